"""`casebook history encrypt` and what belongs to it: passphrase, recovery code, keys."""

import sys
from pathlib import Path

import click

from app.cli.common import Common, common_options, from_file, say, warn
from app.errors import Code, Problem
from app.paths import Places
from app.store import encryption, keys
from app.store.encrypted import asked, is_encrypted
from app.store.keys import Keys
from app.store.lock import Lock
from converters.place import Place

LOST = "Whoever loses both the passphrase and the recovery code loses this history for good."
_NEW = click.option(
    "--new-passphrase-file",
    "new",
    type=Place(dir_okay=False),
    metavar="FILE",
    help="Its first line is the new passphrase; else the terminal asks twice.",
)
_ERASES = click.option(
    "--erase-plain-backups", "erases", is_flag=True, help="Overwrite and remove them."
)


@click.command(epilog="Example: casebook history encrypt")
@_NEW
@_ERASES
@common_options
@click.pass_obj
def encrypt(common: Common, new: Path | None, erases: bool) -> None:
    """Encrypt the history under a passphrase, and show the recovery code once."""
    warn(LOST)
    places = common.places
    _, code = encryption.encrypt(places, _new_passphrase(common, new))
    plain = encryption.plain_backups(places)
    if erases:
        encryption.erase(plain)
        plain = []
    if common.is_json:
        common.document({"recovery_code": code, "plain_backups": [str(path) for path in plain]})
        return
    _tell_code(code)
    if plain:
        warn("These backups are still plain. `rekey --erase-plain-backups` removes them:")
    for path in plain:
        warn(f"  {path}")


@click.command(epilog="Example: casebook history decrypt")
@common_options
@click.pass_obj
def decrypt(common: Common) -> None:
    """Write the history as a plain file again."""
    places = common.places
    encryption.decrypt(places, _keys(places))
    _done(common, "The history is plain again. Its encrypted backups keep their keys beside them.")


@click.command(epilog="Example: casebook history rekey --erase-plain-backups")
@_ERASES
@common_options
@click.pass_obj
def rekey(common: Common, erases: bool) -> None:
    """Encrypt the history under a fresh key; passphrase and recovery code stay."""
    places = common.places
    encryption.rekey(places, _keys(places))
    if erases:
        encryption.erase(encryption.plain_backups(places))
    _done(common, "The history has a fresh key.")


@click.command(epilog="Example: casebook history passphrase")
@_NEW
@common_options
@click.pass_obj
def passphrase(common: Common, new: Path | None) -> None:
    """Change the passphrase. The old one still opens what was backed up before."""
    places = common.places
    _change(places, _keys(places), keys.PASSPHRASE, _new_passphrase(common, new))
    _done(common, "The passphrase is changed.")


@click.command("recovery-code", epilog="Example: casebook history recovery-code")
@common_options
@click.pass_obj
def recovery_code(common: Common) -> None:
    """Make another recovery code and show it once. The old one still opens older backups."""
    places = common.places
    code = keys.recovery_code()
    _change(places, _keys(places), keys.RECOVERY, code)
    if common.is_json:
        common.document({"recovery_code": code})
    else:
        _tell_code(code)


COMMANDS = (encrypt, decrypt, rekey, passphrase, recovery_code)


def _keys(places: Places) -> Keys:
    if not is_encrypted(places):
        advice = "`casebook history encrypt` encrypts it."
        raise Problem(Code.BAD_VALUE, name="history", why="it is not encrypted", advice=advice)
    return asked(places)


def _change(places: Places, opened: Keys, kind: str, secret: str) -> None:
    lock = Lock(places)
    lock.acquire()
    try:
        keys.change_secret(places, opened, kind, secret)
    finally:
        lock.release()


def _new_passphrase(common: Common, file: Path | None) -> str:
    if file is not None:
        return from_file(file)
    if common.has_secrets:
        return common.secret()
    if not sys.stdin.isatty():
        raise click.UsageError("There is no terminal to ask for a new passphrase.")
    return str(click.prompt("New passphrase", hide_input=True, confirmation_prompt=True, err=True))


def _tell_code(code: str) -> None:
    say(code)
    warn("This is the recovery code. It is kept nowhere: print it, and keep it elsewhere.")


def _done(common: Common, text: str) -> None:
    if common.is_json:
        common.document({})
    else:
        common.note(text)
