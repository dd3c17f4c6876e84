#!/bin/sh
# Signs Casebook.app from the inside out, and has Apple look at the disk image.
#
#   sign.sh app  Casebook.app      every library, both programs, then the bundle, under the hardened
#                                  runtime; without CASEBOOK_SIGN_IDENTITY ad hoc, and says so
#   sign.sh dmg  Casebook….dmg     the image; with CASEBOOK_NOTARY_PROFILE (a profile that
#                                  `xcrun notarytool store-credentials` keeps in the keychain) it is
#                                  notarised and the ticket is stapled to it; else it says so
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
what=${1:?app or dmg}
target=${2:?the bundle or the image}
identity=${CASEBOOK_SIGN_IDENTITY:-}

sign() {
  if [ -n "$identity" ]; then
    codesign --force --timestamp --options runtime --sign "$identity" "$@"
  else
    codesign --force --sign - "$@"
  fi
}

case $what in
app)
  [ -n "$identity" ] || echo 'CASEBOOK_SIGN_IDENTITY is not set: signed ad hoc; macOS will warn of it.'
  # What is inside first: a signature covers what it contains as it is then.
  find "$target/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print |
    while IFS= read -r library; do sign "$library"; done
  find "$target/Contents" -type d -name '*.framework' -prune -print |
    while IFS= read -r framework; do sign "$framework"; done
  sign --entitlements "$here/Entitlements.plist" "$target/Contents/MacOS/casebook-cli"
  sign --entitlements "$here/Entitlements.plist" "$target"
  codesign --verify --deep --strict "$target"
  ;;
dmg)
  if [ -z "$identity" ] || [ -z "${CASEBOOK_NOTARY_PROFILE:-}" ]; then
    echo 'CASEBOOK_SIGN_IDENTITY or CASEBOOK_NOTARY_PROFILE is not set: not notarised.'
    exit 0
  fi
  codesign --force --timestamp --sign "$identity" "$target"
  xcrun notarytool submit "$target" --keychain-profile "$CASEBOOK_NOTARY_PROFILE" --wait
  xcrun stapler staple "$target"
  ;;
*)
  echo "sign.sh: app or dmg, not $what" >&2
  exit 2
  ;;
esac
