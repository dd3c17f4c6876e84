"""The keys of an encrypted history: random ones, wrapped by a passphrase and a recovery code.

Two files of the same content, each written whole: while one is being replaced the other opens.

    {"format": 1, "slots": [{"kind", "kdf", "salt", "nonce", "wrapped"}, …], "nonce", "keys"}

A slot holds the wrapping key, encrypted under what scrypt (RFC 7914) makes of a secret; the
wrapping key encrypts the database's keys, oldest first. Encryption is AES-256-GCM with the slot's
kind, or the field's name, as associated data. Older keys stay, since older backups need them.
"""

import base64
import hashlib
import json
import os
import secrets
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from app.core.shielding import shield
from app.errors import Code, Problem
from app.paths import Places
from app.store.files import problem_of, sync, write_private

FORMAT = 1
KEY_BYTES = 32
LONGEST_SECRET = 1024  # characters
# 64 MB and about a quarter of a second on a laptop of ten years ago.
KDF = {"name": "scrypt", "n": 1 << 16, "r": 8, "p": 1}
_MOST_KDF_BYTES = 1 << 28  # of a file that somebody changed
_LONGEST_FILE = 1 << 20
_OWN_FILES = 2  # of `Places.key_files`
PASSPHRASE, RECOVERY = "passphrase", "recovery"
_CODE_BYTES = 20  # 160 bits, 32 signs
_GROUP = 4


class Keys(Struct, frozen=True):
    """What opens a history: never written, logged or shown.

    Attributes:
        wrapping: encrypts the database's keys.
        database: 32 bytes each, oldest first; the last one is in use.
    """

    wrapping: bytes
    database: tuple[bytes, ...]

    def __post_init__(self) -> None:
        """Keep other programs out of the process that has them (PH-4)."""
        shield()

    def __repr__(self) -> str:
        return "Keys(…)"


def make(places: Places, passphrase: str) -> tuple[Keys, str]:
    """Make keys under a passphrase; return them, and the recovery code, which is kept nowhere.

    Raises:
        Problem: `bad_value` if the passphrase is empty or too long; `disk_full` and the like.
    """
    keys = Keys(secrets.token_bytes(KEY_BYTES), (secrets.token_bytes(KEY_BYTES),))
    code = recovery_code()
    slots = [_slot(PASSPHRASE, passphrase, keys), _slot(RECOVERY, code, keys)]
    _write(places, {"format": FORMAT, "slots": slots} | _sealed(keys))
    return keys, code


def unlock(places: Places, secret: str, file: Path | None = None) -> Keys:
    """Open the keys with the passphrase or the recovery code.

    `file` is the key file of a backup from elsewhere; else it is those of this data folder. The
    ones beside the backups know older secrets and keys: they count where the two are lost.

    Raises:
        Problem: `wrong_passphrase`; `keys_damaged` if no key file can be read.
    """
    paths = places.key_files if file is None else (file,)
    contents = list(_readable(paths[:_OWN_FILES])) or list(_readable(paths[_OWN_FILES:]))
    if not contents:
        raise Problem(Code.KEYS_DAMAGED, path=paths[0])
    tried: list[dict[str, Any]] = []
    found: list[Keys] = []
    for content in contents:
        if content not in tried:
            tried.append(content)
            found.extend(_opened_by(content, secret))
    if not found:
        raise Problem(Code.WRONG_PASSPHRASE)
    together = dict.fromkeys(key for one in reversed(found) for key in one.database)
    return replace(found[0], database=tuple(together))


def change_secret(places: Places, keys: Keys, kind: str, secret: str) -> None:
    """Put another passphrase, or another recovery code, in the place of the old one.

    Raises:
        Problem: `bad_value`, `keys_damaged`, `disk_full` and the like; the old one holds then.
    """
    content = _content(places, keys)
    slots = [slot for slot in content["slots"] if slot["kind"] != kind]
    _write(places, content | {"slots": [*slots, _slot(kind, secret, keys)]})


def add_database_key(places: Places, keys: Keys) -> Keys:
    """Add a fresh key for the database, to be used from now on; return all.

    Raises:
        Problem: as `change_secret`.
    """
    more = replace(keys, database=(*keys.database, secrets.token_bytes(KEY_BYTES)))
    _write(places, _content(places, keys) | _sealed(more))
    return more


@contextmanager
def adopting(places: Places, file: Path) -> Iterator[None]:
    """Take the key file of a backup, while that is put in the place of the history.

    Before it one of the two files is replaced, after it the other: whatever ends Casebook in
    between, the history that is there has its keys.

    Raises:
        Problem: `keys_damaged`, `disk_full` and the like.
    """
    content = next(_readable((file,)), None)
    if content is None:
        raise Problem(Code.KEYS_DAMAGED, path=file)
    first, copy = places.key_files[:_OWN_FILES]
    _write(places, content, (copy,))
    yield
    _write(places, content, (first,))


def remove(places: Places) -> None:
    """Remove the two key files; those beside the backups stay, since those are encrypted."""
    for path in places.key_files[:_OWN_FILES]:
        path.unlink(missing_ok=True)
    sync(places.data)


def recovery_code() -> str:
    """Return a random code to print: groups of four letters and digits, 160 bits."""
    code = base64.b32encode(secrets.token_bytes(_CODE_BYTES)).decode()
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


# --- slots ---------------------------------------------------------------------------------------


def _opened_by(content: dict[str, Any], secret: str) -> list[Keys]:
    """Return the keys of a file if one of its slots is opened by the secret; else nothing."""
    for slot in content["slots"]:
        with suppress(ValueError):
            return [_opened(content, slot, secret)]
    return []


def _slot(kind: str, secret: str, keys: Keys) -> dict[str, Any]:
    if not secret or len(secret) > LONGEST_SECRET:
        why = f"a passphrase has 1 to {LONGEST_SECRET:,} characters"
        raise Problem(Code.BAD_VALUE, name=kind, why=why)
    salt, nonce = os.urandom(16), os.urandom(12)
    under = _derived(_plain(kind, secret), salt, KDF)
    wrapped = _cipher(under).encrypt(nonce, keys.wrapping, kind.encode())
    named = {"salt": salt, "nonce": nonce, "wrapped": wrapped}
    return {"kind": kind, "kdf": KDF} | {name: _text(value) for name, value in named.items()}


def _opened(content: dict[str, Any], slot: dict[str, Any], secret: str) -> Keys:
    """Return the keys of a file by one of its slots.

    Raises:
        ValueError: the secret is another one, or the slot was changed.
    """
    from cryptography.exceptions import InvalidTag

    kind = str(slot["kind"])
    try:
        under = _derived(
            _plain(kind, secret[: LONGEST_SECRET + 1]), _bytes(slot["salt"]), slot["kdf"]
        )
        wrapping = _cipher(under).decrypt(
            _bytes(slot["nonce"]), _bytes(slot["wrapped"]), kind.encode()
        )
        sealed = _cipher(wrapping).decrypt(
            _bytes(content["nonce"]), _bytes(content["keys"]), b"keys"
        )
    except (InvalidTag, KeyError, TypeError) as error:
        raise ValueError("not opened") from error
    return Keys(wrapping, tuple(bytes.fromhex(key) for key in json.loads(sealed)))


def _plain(kind: str, secret: str) -> bytes:
    """Return a secret's bytes: keyboards differ in how they put accents together (NFKC)."""
    if kind == RECOVERY:
        secret = "".join(sign for sign in secret.upper() if sign.isalnum())
    return unicodedata.normalize("NFKC", secret).encode("utf-8", "surrogatepass")


def _derived(secret: bytes, salt: bytes, kdf: dict[str, Any]) -> bytes:
    n, r, p = int(kdf["n"]), int(kdf["r"]), int(kdf["p"])
    if kdf["name"] != KDF["name"] or 128 * n * r * p > _MOST_KDF_BYTES:
        raise ValueError("an unknown way to derive a key")
    return hashlib.scrypt(
        secret, salt=salt, n=n, r=r, p=p, dklen=KEY_BYTES, maxmem=2 * _MOST_KDF_BYTES
    )


def _sealed(keys: Keys) -> dict[str, str]:
    nonce = os.urandom(12)
    listed = json.dumps([key.hex() for key in keys.database]).encode()
    return {
        "nonce": _text(nonce),
        "keys": _text(_cipher(keys.wrapping).encrypt(nonce, listed, b"keys")),
    }


def _cipher(key: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # an encrypted history alone

    return AESGCM(key)


# --- files ---------------------------------------------------------------------------------------


def _readable(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Return what the readable ones of these key files hold."""
    for path in paths:
        with suppress(OSError, ValueError, KeyError, TypeError):
            if path.stat().st_size > _LONGEST_FILE:
                continue
            content = json.loads(path.read_bytes())
            if content["format"] == FORMAT and content["slots"] and content["keys"]:
                yield content


def _content(places: Places, keys: Keys) -> dict[str, Any]:
    """Return the content that these keys belong to.

    Raises:
        Problem: `keys_damaged`.
    """
    for content in _readable(places.key_files):
        with suppress(Exception):
            _cipher(keys.wrapping).decrypt(
                _bytes(content["nonce"]), _bytes(content["keys"]), b"keys"
            )
            return content
    raise Problem(Code.KEYS_DAMAGED, path=places.keys)


def _write(places: Places, content: dict[str, Any], paths: tuple[Path, ...] = ()) -> None:
    """Replace one file after the other, each on the disk before the next is touched."""
    data = json.dumps(content, indent=1).encode()
    try:
        for path in paths or places.key_files[:_OWN_FILES]:
            write_private(path, data)
    except OSError as error:
        raise problem_of(error, places.data) from error


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _bytes(value: object) -> bytes:
    return base64.b64decode(str(value), validate=True)
