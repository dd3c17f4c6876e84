#!/bin/sh
# Casebook @VERSION@ for Linux in one file, for a stick and for accounts that may not install.
#
#   sh FILE                    opens the window; its data lie in casebook-data beside this file
#   sh FILE COMMAND ...        the command line, with the same data
#   sh FILE --unpack FOLDER    puts the program there, and no more
#   sh FILE --remove           takes what was unpacked, of every version, off this computer; the
#                              data stay
#
# Started the first time, it unpacks the program into the account's cache, where a stick may be
# pulled from under it. CASEBOOK_PROGRAM names another folder for that.
set -eu
umask 077
file=$0
here=$(CDPATH='' cd -- "$(dirname -- "$file")" && pwd -P)
file=$here/$(basename -- "$file")

fail() {
  echo "$*" >&2
  exit 1
}

payload() {
  tail -n +@LINE@ -- "$file"
}

# Puts the program into the folder $1, which appears whole or not at all.
unpack() {
  for tool in xz tar sha256sum; do
    command -v "$tool" >/dev/null || fail "$tool is missing, and unpacks Casebook. Install it."
  done
  part=$1.part.$$
  mkdir -p -- "$part" || fail "$1 cannot be made. CASEBOOK_PROGRAM=FOLDER names another place."
  trap 'rm -rf -- "$part"' EXIT
  trap 'exit 130' INT TERM HUP
  free=$(df -Pk -- "$part" | awk 'NR == 2 { print $4 }')
  [ "$free" -ge @KILOBYTES@ ] || fail "Casebook takes @MEGABYTES@ MB, and less is free at $1." \
    "CASEBOOK_PROGRAM=FOLDER names another place."
  echo "Casebook @VERSION@ is unpacked, once on this computer: $1" >&2
  [ "$(payload | sha256sum)" = "@DIGEST@  -" ] ||
    fail "$file is damaged. Copy it again and compare it with SHA256SUMS."
  payload | xz -dc | tar -x -f - -C "$part" --strip-components=1
  (cd -- "$part" && sha256sum --quiet -c SHA256SUMS) >&2 ||
    fail "What was unpacked is not what it should be: the disk at $1 may be failing."
  mv -T -- "$part" "$1" 2>/dev/null || is_whole "$1" || fail "$1 is in use."
  trap - EXIT INT TERM HUP
  rm -rf -- "$part"
}

# Tells whether every file is there: caches are tidied by others.
is_whole() {
  [ -f "$1/SHA256SUMS" ] &&
    [ "$(find "$1" -type f | wc -l)" -gt "$(wc -l <"$1/SHA256SUMS")" ]
}

if [ "${1-}" = --unpack ]; then
  [ $# -eq 2 ] || fail "usage: sh $(basename -- "$file") --unpack FOLDER"
  [ ! -e "$2" ] || fail "$2 is there already. Name a folder that is not."
  case $2 in /*) unpack "$2" ;; *) unpack "$PWD/$2" ;; esac
  exit 0
fi

cache=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
top=${CASEBOOK_PROGRAM:-${cache:+$cache/casebook-program}}
[ -n "$top" ] || fail "This account has no home to unpack Casebook in." \
  "CASEBOOK_PROGRAM=FOLDER names a place for it."
if [ "${1-}" = --remove ]; then
  for one in "$top"/*-????????????; do
    [ ! -f "$one/casebook-cli" ] || rm -rf -- "$one"
  done
  rm -rf -- "$top"/*-????????????.part.*
  rmdir -- "$top" 2>/dev/null || true
  exit 0
fi
program=$top/@VERSION@-@SHORT@
if ! is_whole "$program"; then
  for old in "$program".part.*; do # of a start that was killed; one that still unpacks is left
    [ ! -e "$old" ] || kill -0 "${old##*.}" 2>/dev/null || rm -rf -- "$old"
  done
  rm -rf -- "$program"
  unpack "$program"
fi
name=Casebook
[ $# -eq 0 ] || name=casebook-cli
if [ ! -x "$program/$name" ]; then # as on a disk that is mounted with noexec
  rm -rf -- "$program"
  fail "No program may run from $top. CASEBOOK_PROGRAM=FOLDER names another place."
fi
exec "$program/$name" --data-dir "$here/casebook-data" "$@"
