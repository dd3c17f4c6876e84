"""Presets: a system text and sampling under one name, every version kept."""

import json
import uuid
from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from app.core.bidi import cleaned
from app.core.chat import Sampling
from app.core.digest import text_sha256
from app.errors import Code, Problem
from app.store.audit import Recorded, now
from app.store.connection import saving, unpacked

BUILTIN_ID = "research-assistant"
_BUILTIN_NAME = "Research assistant"
_BUILTIN_TEXT = (
    "You are an assistant for clinical research. Answer briefly and precisely. Say plainly when "
    "you do not know or when the evidence is weak. Do not invent references."
)
# Of its body, written out because a start of the window hashes nothing.
_BUILTIN_SHA256 = "96351bc29889e7fdeb878169c6df268a672d2d609f1cd347f43e69ce4b349fba"


class Preset(Struct, frozen=True):
    """One version of a preset.

    Attributes:
        preset_id: the same for all versions.
        name: what it is called.
        version: from 1.
        system_text: what every prompt begins with.
        sampling: open fields are the model's own.
        sha256: of the body's canonical JSON, hexadecimal.
    """

    preset_id: str
    name: str
    version: int
    system_text: str
    sampling: Sampling
    sha256: str

    @property
    def is_builtin(self) -> bool:
        """Whether Casebook brings it; it cannot be changed or removed."""
        return self.preset_id == BUILTIN_ID


class Presets(Recorded):
    """The presets of this data folder, and the one that Casebook brings."""

    @staticmethod
    def builtin() -> Preset:
        """Return the preset that Casebook brings: a neutral text, the model's own sampling."""
        return Preset(BUILTIN_ID, _BUILTIN_NAME, 1, _BUILTIN_TEXT, Sampling(), _BUILTIN_SHA256)

    def list(self) -> list[Preset]:
        """Return the newest version of each preset, the built-in first, the others by name."""
        rows = self._session.rows(
            "SELECT * FROM presets p WHERE is_removed = 0 AND version ="
            " (SELECT max(version) FROM presets WHERE id = p.id) ORDER BY name COLLATE NOCASE, id"
        )
        return [self.builtin(), *(_preset(row) for row in rows)]

    def get(self, preset: str, version: int | None = None) -> Preset:
        """Return a preset by id or name; without a version the newest.

        A version that is named is found also when the preset was removed.

        Raises:
            Problem: `not_found`.
        """
        for one in self.list():
            if preset in {one.preset_id, one.name} and version in {None, one.version}:
                return one
        row = self._session.row(
            "SELECT * FROM presets WHERE id = ? AND version = ?", (cleaned(preset), version)
        )
        if row is None:
            raise Problem(Code.NOT_FOUND, name=preset)
        return _preset(row)

    @saving
    def save(
        self, name: str, system_text: str, sampling: Sampling, preset_id: str | None = None
    ) -> Preset:
        """Keep a new version of a preset, or with no id a new preset; older versions stay.

        Raises:
            Problem: `unsupported` for the built-in one; `not_found`; or it was not saved.
        """
        self._refuse_builtin(preset_id)
        chosen = preset_id or str(uuid.uuid4())
        last = self._session.value("SELECT max(version) FROM presets WHERE id = ?", (chosen,))
        if preset_id is not None and last is None:
            raise Problem(Code.NOT_FOUND, name=preset_id)
        body = _body(cleaned(system_text), sampling)
        version = int(last or 0) + 1
        self._session.execute(
            "INSERT INTO presets (id, version, name, body_json, sha256, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (chosen, version, cleaned(name), body, text_sha256(body), now()),
        )
        self._audit.append("preset_saved", chosen, {"version": version, "body": body})
        return self.get(chosen)

    def bring(self, name: str, system_text: str, sampling: Sampling) -> Preset | None:
        """Keep a preset of another computer as a new one; a name that is taken gets a number.

        `None` if a preset of the same content is there already.

        Raises:
            Problem: it was not saved.
        """
        here = self.list()
        sha256 = text_sha256(_body(cleaned(system_text), sampling))
        if any(one.sha256 == sha256 for one in here):
            return None
        taken = {one.name for one in here}
        free, number = cleaned(name), 2
        while free in taken:
            free, number = f"{cleaned(name)} ({number})", number + 1
        return self.save(free, system_text, sampling)

    @saving
    def remove(self, preset_id: str) -> None:
        """Take a preset out of the list; answers that name a version of it still find that one.

        Raises:
            Problem: `unsupported` for the built-in one; `not_found`; or it was not saved.
        """
        self._refuse_builtin(preset_id)
        if not self._session.execute(
            "UPDATE presets SET is_removed = 1 WHERE id = ?", (preset_id,)
        ):
            raise Problem(Code.NOT_FOUND, name=preset_id)
        self._audit.append("preset_removed", preset_id, {})

    def _refuse_builtin(self, preset_id: str | None) -> None:
        if preset_id == BUILTIN_ID:
            raise Problem(Code.UNSUPPORTED, why="the built-in preset cannot be changed")


def _body(system_text: str, sampling: Sampling) -> str:
    body = {"system_text": system_text, "sampling": asdict(sampling)}
    return json.dumps(body, sort_keys=True, separators=(",", ":"))


def _preset(row: Mapping[str, Any]) -> Preset:
    body = unpacked(row["body_json"])
    known = Sampling.__struct_fields__
    sampling = Sampling(**{key: one for key, one in body["sampling"].items() if key in known})
    return Preset(
        row["id"], row["name"], row["version"], body["system_text"], sampling, row["sha256"]
    )
