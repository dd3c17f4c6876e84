"""A file of transcripts → what could come in: bounded, and no word of it is believed."""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.core.incoming import casebook_file, chatgpt, message_lists, open_webui
from app.core.incoming.arriving import (
    MOST_BYTES,
    MOST_CHATS,
    Arrival,
    Arriving,
    NotReadable,
    Source,
)
from app.core.incoming.tally import Tally
from app.core.transcript.document import FORMAT
from app.core.transcript.verdict import strict
from app.errors import Code, Problem

_ZIP = b"PK\x03\x04"
_MEMBER = "conversations.json"  # of ChatGPT's own export
_Read = Callable[[Any, Tally], Arriving]


def read(path: Path, *, takes_altered: bool = False) -> Arrival:
    """Return what a file holds.

    Args:
        path: a JSON or JSON Lines file, or the zip file that ChatGPT sends.
        takes_altered: a Casebook export whose proof does not fit is taken all the same.

    Raises:
        Problem: `not_found`, `file_too_large`, `disk_failed`; `import_invalid` if nothing in it
            could be understood.
    """
    content = _content(path)
    digest = hashlib.sha256(content).hexdigest()
    try:
        return _arrival(_unzipped(content), digest, takes_altered)
    except (NotReadable, zipfile.BadZipFile) as error:
        raise Problem(Code.IMPORT_INVALID, path=path, why=str(error)) from error
    except RecursionError as error:
        raise Problem(Code.IMPORT_INVALID, path=path, why="it is nested too deep") from error


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise Problem(Code.NOT_FOUND, file=str(path))
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Problem(Code.DISK_FAILED, path=path, why=why) from error
    if len(content) > MOST_BYTES:
        raise Problem(Code.IMPORT_INVALID, path=path, why=_too_large())
    return content


def _too_large() -> str:
    return f"it is larger than {MOST_BYTES // 1_000_000} MB"


def _unzipped(content: bytes) -> bytes:
    """Return the conversations of a zip file; what the file says of its size is not believed."""
    if not content.startswith(_ZIP):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = [name for name in package.namelist() if name.rpartition("/")[2] == _MEMBER]
        if len(names) != 1:
            raise NotReadable(f"the zip file holds no {_MEMBER}")
        try:
            with package.open(names[0]) as file:
                found = file.read(MOST_BYTES + 1)
        except (RuntimeError, EOFError, OSError, zlib.error) as error:
            raise NotReadable("the zip file cannot be unpacked") from error
    if len(found) > MOST_BYTES:
        raise NotReadable(_too_large())
    return found


def _arrival(content: bytes, digest: str, takes_altered: bool) -> Arrival:
    whole = _parsed(content)
    if isinstance(whole, dict) and whole.get("format") == FORMAT:
        return casebook_file.arrival(whole, digest, takes_altered)
    source, items, one = _understood(whole)
    tally = Tally(source, digest)
    places: dict[str, int] = {}
    for number, item in enumerate(items, 1):
        try:
            if isinstance(item, NotReadable):
                raise item
            chat = one(item, tally)
            tally.take(chat)
            if before := places.get(chat.conversation_id):
                tally.refuse(f"conversation {before}", f"conversation {number} has the same id")
            places[chat.conversation_id] = number
        except NotReadable as error:
            tally.refuse(f"conversation {number}", str(error))
        except (KeyError, TypeError, AttributeError, ValueError, RecursionError):
            tally.refuse(f"conversation {number}", "it is not built as such a file is")
    return Arrival(source, digest, _once(tally.chats), tuple(tally.refused), dict(tally.left_out))


def _once(chats: list[Arriving]) -> tuple[Arriving, ...]:
    """Return each conversation once; the last of the same id stands."""
    return tuple({one.conversation_id: one for one in chats}.values())


def _parsed(content: bytes) -> Any:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotReadable("it is no text in UTF-8") from error
    try:
        return strict(text)
    except ValueError as error:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) < 2 or not lines[0].lstrip().startswith(("{", "[")):  # noqa: PLR2004
            raise NotReadable("it is no JSON") from error
    found = [_line(line) for line in lines]
    if isinstance(found[0], NotReadable):
        raise NotReadable("it is neither JSON nor JSON Lines")
    return found


def _line(text: str) -> Any:
    """Return the value of a line, or why there is none: one that was cut takes no other with it."""
    try:
        return strict(text)
    except ValueError:
        return NotReadable("it is no line of JSON")


def _understood(whole: Any) -> tuple[Source, list[Any], _Read]:
    items = _items(whole)
    if len(items) > MOST_CHATS:
        raise NotReadable(f"it has more than {MOST_CHATS:,} conversations")
    for source, module in (
        (Source.CHATGPT, chatgpt),
        (Source.OPEN_WEBUI, open_webui),
        (Source.MESSAGES, message_lists),
    ):
        if any(module.is_one(item) for item in items[:100]):
            return source, items, module.arriving
    raise NotReadable("no conversation was recognised in it")


def _items(whole: Any) -> list[Any]:
    """Return the conversations of a file: a list of them, one alone, or a list of messages."""
    if message_lists.is_message_list(whole):
        return [{"messages": whole}]
    if isinstance(whole, list):
        return [
            {"messages": item} if message_lists.is_message_list(item) else item for item in whole
        ]
    if isinstance(whole, dict):
        for key in ("conversations", "chats", "data"):
            if isinstance(whole.get(key), list):
                return list(whole[key])
        return [whole]
    raise NotReadable("no conversation was recognised in it")
