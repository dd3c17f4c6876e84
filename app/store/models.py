"""The library of model files: what was added, whether the file is still that one, how it loads."""

import json
import os
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from app.core import parts
from app.core.bidi import cleaned
from app.errors import Code, Problem
from app.store.audit import Recorded, now
from app.store.connection import saving, unpacked
from app.store.messages import DEMO_SHA256

UNTRIED, READY, QUARANTINED = "untried", "ready", "quarantined"
USABLE = frozenset({UNTRIED, READY, QUARANTINED})  # the file is there, as it was added


class Model(Struct, frozen=True):
    """One model of the library.

    Attributes:
        model_id: a UUID.
        name: unique in the library.
        path: absolute; of a split set its first part.
        sha256: of the file when it was added, hexadecimal; of a split set that of all parts one
            after the other; empty if it was not hashed.
        size_bytes: of the file, or of all parts, when it was added.
        info: what the file's header says, see `core.gguf.ModelInfo`.
        source: where the file came from, e.g. `repository` and `revision`.
        state: `untried`, `ready` (it has answered), `quarantined` (its last load ended the
            engine), `missing` (no file) or `changed` (size, time or inode differ).
        added_at: UTC, ISO 8601.
        marks: size, time and inode when the file was last hashed, as `core.parts.written` does.
        options: how it is loaded, by the names of `LoadOptions`; what is missing is automatic.
        trial: how its last trial went: `at`, `status`, `reason`, speeds; empty before the first.
    """

    model_id: str
    name: str
    path: str
    sha256: str
    size_bytes: int
    info: dict[str, Any]
    source: dict[str, Any]
    state: str
    added_at: str
    marks: str
    options: dict[str, Any]
    trial: dict[str, Any]

    @property
    def architecture(self) -> str:
        """E.g. "gemma2"; empty if the header does not say."""
        return str(self.info.get("architecture") or "")

    @property
    def quantization(self) -> str:
        """E.g. "Q4_K_M"; empty if the header does not say."""
        return str(self.info.get("quantization") or "")

    @property
    def context_length(self) -> int:
        """Tokens the model was trained with; 0 if the header does not say."""
        return int(self.info.get("context_length") or 0)

    @property
    def license(self) -> str:
        """E.g. "apache-2.0"; empty if neither the paper trail nor the header says."""
        return str(self.source.get("license") or self.info.get("license") or "")

    @property
    def repository(self) -> str:
        """Where the weights came from; empty if it is not known."""
        return str(self.source.get("repository") or self.info.get("source") or "")

    @property
    def revision(self) -> str:
        """The commit of the repository; empty if it is not known."""
        return str(self.source.get("revision") or "")

    @property
    def template(self) -> str:
        """The chat template it brings; "" is none."""
        return str(self.info.get("chat_template") or "")

    @property
    def template_sha256(self) -> str:
        """Hash of the chat template it brings, as the record of an answer has it; "" is none."""
        from app.core.digest import text_sha256

        return text_sha256(self.template) if self.template else ""

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file it consists of: one, or the parts of a split set."""
        return parts.parts(Path(self.path), part_count(self.info))

    @property
    def is_demo(self) -> bool:
        """Whether this is the demo model: not medical."""
        return self.sha256 == DEMO_SHA256

    @property
    def is_checked_architecture(self) -> bool:
        """False: the model wears the badge *architecture not checked*."""
        return bool(self.info.get("is_checked_architecture", False))


class Models(Recorded):
    """The library. A file that is used in place stays where it is, also when it is removed."""

    def add(
        self,
        path: Path,
        sha256: str,
        name: str,
        info: Mapping[str, Any],
        source: Mapping[str, Any] | None = None,
    ) -> Model:
        """Put a file into the library and return it as `untried`.

        A file that is there already (same hash and place, or same hash and its old place is
        empty) keeps its id, name and state. A name that is taken gets a number.

        Raises:
            Problem: `model_missing` if there is no such file; or it was not saved.
        """
        place = path.absolute()
        try:
            facts = parts.marks(place, part_count(info))
        except OSError as error:
            raise Problem(Code.MODEL_MISSING, path=place) from error
        model_id = self._session.save(
            lambda: self._add(place, facts, sha256, cleaned(name), (info, source or {}))
        )
        return self.find(model_id)

    @property
    def is_read_only(self) -> bool:
        """Every change is refused."""
        return self._session.read_only

    def list(self) -> list[Model]:
        """Return all models by name; `state` is looked up on disk now."""
        rows = self._session.rows("SELECT * FROM models ORDER BY name COLLATE NOCASE, name")
        return [self._model(row) for row in rows]

    def find(self, wanted: str) -> Model:
        """Return the model with this id or name, else the only one whose id begins with it.

        Raises:
            Problem: `model_unknown` if there is none, or more than one.
        """
        text = cleaned(wanted)
        rows = self._session.rows(
            "SELECT * FROM models WHERE id = ?1 OR name = ?1 ORDER BY id = ?1 DESC", (text,)
        ) or self._session.rows(
            "SELECT * FROM models WHERE substr(id, 1, length(?1)) = lower(?1) LIMIT 2", (text,)
        )
        exact = [row for row in rows if text in {row["id"], row["name"]}]
        if not text or (not exact and len(rows) != 1):
            raise Problem(Code.MODEL_UNKNOWN, name=wanted)
        return self._model((exact or rows)[0])

    @saving
    def rename(self, model_id: str, name: str) -> None:
        """Give it another name; one that is taken gets a number.

        Raises:
            Problem: `model_unknown`; or it was not saved. The same holds for all changes.
        """
        if self._session.value("SELECT name FROM models WHERE id = ?", (model_id,)) != name:
            self._set(model_id, "name", self._free_name(cleaned(name)))

    @saving
    def remove(self, model_id: str) -> None:
        """Take it out of the library; the file stays."""
        if not self._session.execute("DELETE FROM models WHERE id = ?", (model_id,)):
            raise Problem(Code.MODEL_UNKNOWN, name=model_id)
        self._audit.append("model_removed", model_id, {})

    @saving
    def begin_load(self, model_id: str) -> None:
        """Note that it is about to be loaded; if nobody lives to say how it went, it is bad."""
        self._set(model_id, "attempting_load", 1)

    @saving
    def end_load(self, model_id: str, is_usable: bool | None) -> None:
        """Note how the load went: `True` ready, `False` quarantined, `None` says nothing."""
        self._set(model_id, "attempting_load", 0)
        if is_usable is not None:
            state = READY if is_usable else QUARANTINED
            self._set(model_id, "state", state)
            self._audit.append("model_loaded", model_id, {"state": state})

    @saving
    def remember_options(self, model_id: str, options: Mapping[str, Any]) -> None:
        """Keep how it is to be loaded; what is not named becomes automatic again."""
        self._set(model_id, "options_json", json.dumps(dict(options)))
        self._audit.append("model_options_set", model_id, dict(options))

    @saving
    def remember_trial(
        self, model_id: str, trial: Mapping[str, Any], is_usable: bool | None
    ) -> None:
        """Keep how a trial went, and end its load as `end_load` does."""
        self._set(model_id, "trial_json", json.dumps({**trial, "at": now()}))
        self.end_load(model_id, is_usable)

    @saving
    def renew(self, model_id: str, marks: tuple[int, int, str]) -> None:
        """Take size, time and inode anew, as they were before the file was hashed again.

        The hash was still the same, so the entry keeps its state.
        """
        for column, value in zip(("size_bytes", "mtime_ns", "inode"), marks, strict=True):
            self._set(model_id, column, value)

    @saving
    def relocate(self, model_id: str, path: Path) -> None:
        """Note that its file lies elsewhere now, byte for byte; it keeps id, name and state.

        Raises:
            Problem: `model_missing` if it does not; `model_unknown`.
        """
        place = path.absolute()
        try:
            facts = parts.marks(place, len(self.find(model_id).files))
        except OSError as error:
            raise Problem(Code.MODEL_MISSING, path=place) from error
        self._set(model_id, "path", self._kept(place))
        self.renew(model_id, facts)
        self._audit.append("model_moved", model_id, {})

    def quarantine_unfinished(self) -> int:
        """Mark the models whose load nobody lived to end; return how many there were."""
        return self._session.execute(
            "UPDATE models SET state = 'quarantined', attempting_load = 0 WHERE attempting_load = 1"
        )

    def _add(
        self,
        place: Path,
        facts: tuple[int, int, str],
        sha256: str,
        name: str,
        records: tuple[Mapping[str, Any], Mapping[str, Any]],
    ) -> str:
        model_id = self._known_id(place, sha256)
        values = (
            self._kept(place),
            *facts,
            *(json.dumps(dict(one), default=str) for one in records),
        )
        if model_id is None:
            model_id = str(uuid.uuid4())
            self._session.execute(
                "INSERT INTO models (path, size_bytes, mtime_ns, inode, info_json, source_json,"
                " id, name, sha256, state, added_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'untried', ?)",
                (*values, model_id, self._free_name(name), sha256, now()),
            )
        else:
            self._session.execute(
                "UPDATE models SET path = ?, size_bytes = ?, mtime_ns = ?, inode = ?,"
                " info_json = ?, source_json = ? WHERE id = ?",
                (*values, model_id),
            )
        self._audit.append("model_added", model_id, {"sha256": sha256})
        return model_id

    def _known_id(self, place: Path, sha256: str) -> str | None:
        if not sha256:
            return None
        for row in self._session.rows("SELECT id, path FROM models WHERE sha256 = ?", (sha256,)):
            before = self._place(row["path"])
            if before == place or not before.exists():
                return str(row["id"])
        return None

    @property
    def home(self) -> Path | None:
        """The data folder; `None` in memory."""
        return None if self._session.path is None else self._session.path.absolute().parent

    def _kept(self, place: Path) -> str:
        """Return a path as it is kept: below the data folder from there, for that may move whole.

        A portable data folder on a stick has another letter or mount on each computer.
        """
        if self.home is not None and place.is_relative_to(self.home):
            return place.relative_to(self.home).as_posix()
        return os.fspath(place)

    def _place(self, kept: str) -> Path:
        place = Path(kept)
        return place if place.is_absolute() or self.home is None else self.home / place

    def _model(self, row: Mapping[str, Any]) -> Model:
        return _model({**row, "path": os.fspath(self._place(row["path"]))})

    def _free_name(self, name: str) -> str:
        taken = set(self._session.column("SELECT name FROM models"))
        free, number = name, 2
        while free in taken:
            free, number = f"{name} ({number})", number + 1
        return free

    def _set(self, model_id: str, column: str, value: object) -> None:
        sql = f"UPDATE models SET {column} = ? WHERE id = ?"  # noqa: S608  our column names
        if not self._session.execute(sql, (value, model_id)):
            raise Problem(Code.MODEL_UNKNOWN, name=model_id)


def _model(row: Mapping[str, Any]) -> Model:
    return Model(
        model_id=row["id"],
        name=row["name"],
        path=row["path"],
        sha256=row["sha256"],
        size_bytes=row["size_bytes"],
        info=unpacked(row["info_json"]),
        source=unpacked(row["source_json"]),
        state=_state(row),
        added_at=row["added_at"],
        marks=parts.written((row["size_bytes"], row["mtime_ns"], row["inode"])),
        # A database of an older version, opened to look only, has no such columns.
        options=unpacked(row.get("options_json", "{}")),
        trial=unpacked(row.get("trial_json", "{}")),
    )


def part_count(info: Mapping[str, Any]) -> int:
    """Return the number of files a model consists of, by its header's facts; 1 if they say none."""
    return int(info.get("part_count") or 1)


def _state(row: Mapping[str, Any]) -> str:
    try:
        found = parts.marks(Path(row["path"]), part_count(unpacked(row["info_json"])))
    except OSError:
        return "missing"
    is_same = found == (row["size_bytes"], row["mtime_ns"], row["inode"])
    return str(row["state"]) if is_same else "changed"
