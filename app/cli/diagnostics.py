"""A report for whoever helps: logs, versions, hardware, settings and counts, as one zip file.

Without `--with-chats` no text of a chat, no title and no file name of one is in it. Paths of the
home and the data folder and access tokens are cut out of everything.
"""

import json
import platform
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from app import __version__, log
from app.cli.version import installed
from app.core.digest import file_sha256
from app.core.transcript.writing import Format
from app.core.zip_time import zip_time
from app.errors import Code, Problem
from app.paths import Places
from app.settings import Settings
from app.store.connection import versions
from app.store.copies import listed
from app.store.database import Store, open_database
from app.store.exports import Chosen
from app.store.files import place, sync, target_problem
from app.store.keys import Keys

CHATS = "chats.json"
# Name in the zip and what it holds; the window shows the same before it writes.
CONTENTS = {
    "doctor.json": "processor, memory, graphics, disk, models and what fits, the engine",
    "versions.json": "Casebook, Python, Qt, SQLite, llama.cpp, the operating system",
    "settings.json": "what was set, without folders",
    "counts.json": "how many chats, messages, models and backups, and their sizes",
    "logs/": "what Casebook wrote down of its own work",
}
NOT_IN_IT = (
    "Not in it: chats, titles, drafts, prompts, presets' texts, attachments, file names of "
    "transcripts, passphrases, keys, tokens, your home folder's name."
)
_TOKEN = re.compile(r"\b(?:hf|sk|ghp)_[A-Za-z0-9]{8,}")
_LOGS = "*.log*"
_CRASH = "crash.txt"


class Report(Struct, frozen=True):
    """A report that was written.

    Attributes:
        path: of the file.
        size_bytes: of the file.
        sha256: of the file.
        files: names of what is in it.
    """

    path: Path
    size_bytes: int
    sha256: str
    files: tuple[str, ...]


def save(
    target: Path,
    places: Places,
    parts: Mapping[str, object],
    keys: Keys | None = None,
    *,
    has_chats: bool = False,
) -> Report:
    """Write the report; it is there whole or not at all, and replaces nothing.

    `parts` are JSON documents by their name in the zip; counts and logs are added here.

    Raises:
        Problem: `exists`; `folder_missing`, `disk_full` and the like; with chats those of opening
            the history.
    """
    part = target.with_name(target.name + ".part")
    if target.exists():
        raise Problem(Code.EXISTS, path=target)
    try:
        part.touch(0o600)  # it may hold chats
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in _texts(places, parts, keys):
                info = zipfile.ZipInfo(name, zip_time(datetime.now(UTC)))
                archive.writestr(info, scrubbed(text, places), zipfile.ZIP_DEFLATED)
            if has_chats:
                _add_chats(archive, places, keys)
            names = tuple(archive.namelist())
        sync(part)
        place(part, target)
    except FileExistsError as error:
        raise Problem(Code.EXISTS, path=target) from error
    except OSError as error:
        raise target_problem(error, target.parent) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return Report(target, target.stat().st_size, file_sha256(target), names)


def scrubbed(text: str, places: Places) -> str:
    """Return a text without tokens and without the places of home and data folder."""
    for folder in (places.data, places.data.resolve()):
        for spelled in (str(folder), json.dumps(str(folder))[1:-1]):
            text = text.replace(spelled, "DATA")
    return _TOKEN.sub("TOKEN", log.without_home(text))


def settings_document(chosen: Settings) -> dict[str, object]:
    """Return what was set; of folders only how many there are."""
    said: dict[str, object] = msgspec.to_builtins(chosen)
    said["model_folders"] = len(chosen.model_folders)
    return said


def versions_document(llama_commit: str) -> dict[str, str]:
    """Return what decides how an answer is made, and on what it ran."""
    sqlite, sqlcipher = versions()
    return {
        "casebook": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "llama_cpp_python": installed("llama-cpp-python"),
        "llama_cpp_commit": llama_commit,
        "qt": installed("pyside6-essentials"),
        "sqlite": sqlite,
        "sqlcipher": sqlcipher,
    }


def _texts(
    places: Places, parts: Mapping[str, object], keys: Keys | None
) -> Iterator[tuple[str, str]]:
    lines = [f"{name}  {what}" for name, what in CONTENTS.items()]
    yield "README.txt", "\n".join([*lines, "", NOT_IN_IT, ""])
    for name, document in parts.items():
        yield name, json.dumps(document, indent=1, default=str)
    yield "counts.json", json.dumps(_counts(places, keys), indent=1)
    for path in sorted((*places.logs.glob(_LOGS), places.logs / _CRASH)):
        with suppress(OSError):
            yield f"logs/{path.name}", path.read_text("utf-8", "replace")


def _counts(places: Places, keys: Keys | None) -> dict[str, object]:
    found = listed(places)
    said: dict[str, object] = {
        "backups": len(found),
        "backups_bytes": sum(one.size_bytes for one in found),
        "database_bytes": places.database.stat().st_size if places.database.exists() else 0,
    }
    try:
        with open_database(places, read_only=True, keys=keys) as store:
            said |= _history(store)
    except Problem as problem:
        said["history"] = problem.code
    return said


def _history(store: Store) -> dict[str, object]:
    return {
        "history": "open",
        "chats": store.history.count(),
        "messages": store.history.message_count(),
        "models": len(store.models.list()),
        "events": store.audit.head[0],
    }


def _add_chats(archive: zipfile.ZipFile, places: Places, keys: Keys | None) -> None:
    """Put every chat in, as the lossless export: a person asked for it."""
    with (
        open_database(places, read_only=True, keys=keys) as store,
        archive.open(CHATS, "w") as file,
    ):
        ids = tuple(one.conversation_id for one in store.history.conversations())
        export = store.exports.begin(Chosen(ids, Format.JSON, Path(CHATS)))
        for _ in export.play(file.write, "diagnostics"):
            pass
