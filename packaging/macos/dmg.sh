#!/bin/sh
# Writes a disk image: Casebook.app beside a link to the folder of programs, to be dragged there.
#
#   dmg.sh Casebook.app Casebook-VERSION-macos-PROCESSOR.dmg
set -eu

app=${1:?the bundle}
image=${2:?the image to write}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

ditto "$app" "$work/Casebook.app" # keeps signatures and links, as cp may not
ln -s /Applications "$work/Applications"
rm -f "$image"
hdiutil create -volname Casebook -srcfolder "$work" -fs HFS+ -format ULFO -ov "$image"
hdiutil verify "$image"
