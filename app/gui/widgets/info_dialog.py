"""How an answer was made: its whole record as a table that can be read, selected and copied."""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct
from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QWidget

from app.core import load_notes
from app.core.bidi import visible
from app.core.load_notes import Note
from app.core.text import QT_TRANSLATE_NOOP
from app.gui.widgets import theme
from app.gui.widgets.dialogs import Dialog, research_notice
from app.gui.widgets.digits import number, numbers, size
from app.gui.widgets.label import Label

NAME_COLUMN = 120
# Breaks long hashes and paths where a line ends; taken out again when the text is copied.
_BREAK = "\u200b"
_BREAK_EVERY = 8


class Group(Struct, frozen=True):
    """Facts of one kind: a title, and name and value of each."""

    title: str
    rows: tuple[tuple[str, str], ...]


# Groups of the record in order; for each value its place in the record and its name.
_PARTS = (
    (
        QT_TRANSLATE_NOOP("info", "Model"),
        (
            ("model.name", QT_TRANSLATE_NOOP("info", "Name")),
            ("model.path", QT_TRANSLATE_NOOP("info", "File")),
            ("model.sha256", QT_TRANSLATE_NOOP("info", "SHA-256 of the file")),
            ("endpoint.address", QT_TRANSLATE_NOOP("info", "Asked at the server")),
            ("examples.name", QT_TRANSLATE_NOOP("info", "Example set")),
            ("examples.version", QT_TRANSLATE_NOOP("info", "Version of the example set")),
            ("examples_sha256", QT_TRANSLATE_NOOP("info", "SHA-256 of the examples")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("info", "Imported"),
        (
            ("imported.from", QT_TRANSLATE_NOOP("info", "From")),
            ("imported.model", QT_TRANSLATE_NOOP("info", "Model, as the file says")),
            ("imported.file_sha256", QT_TRANSLATE_NOOP("info", "SHA-256 of the imported file")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("info", "Engine"),
        (
            ("engine.engine", QT_TRANSLATE_NOOP("info", "llama-cpp-python")),
            ("engine.llama_commit", QT_TRANSLATE_NOOP("info", "llama.cpp commit")),
            ("engine.device", QT_TRANSLATE_NOOP("info", "Device")),
            ("engine.backend", QT_TRANSLATE_NOOP("info", "Computed by")),
            ("engine.driver", QT_TRANSLATE_NOOP("info", "Driver")),
            ("engine.cpu_variant", QT_TRANSLATE_NOOP("info", "Instruction sets")),
            ("engine.gpu_layers", QT_TRANSLATE_NOOP("info", "Layers on a graphics processor")),
            ("engine.all_layers", QT_TRANSLATE_NOOP("info", "Layers that could be there")),
            ("engine.backend", QT_TRANSLATE_NOOP("info", "Graphics backend")),
            ("engine.driver", QT_TRANSLATE_NOOP("info", "Graphics driver")),
            ("engine.flash_attention", QT_TRANSLATE_NOOP("info", "Flash attention")),
            ("engine.cache_type_k", QT_TRANSLATE_NOOP("info", "Keys are kept as")),
            ("engine.cache_type_v", QT_TRANSLATE_NOOP("info", "Values are kept as")),
            ("engine.threads", QT_TRANSLATE_NOOP("info", "Threads")),
            ("engine.context_tokens", QT_TRANSLATE_NOOP("info", "Context, tokens")),
            ("engine.trained_tokens", QT_TRANSLATE_NOOP("info", "Trained context, tokens")),
            ("engine.batch_tokens", QT_TRANSLATE_NOOP("info", "Computed together, tokens")),
            ("engine.cache_type_k", QT_TRANSLATE_NOOP("info", "Keys of the context kept as")),
            ("engine.cache_type_v", QT_TRANSLATE_NOOP("info", "Values of the context kept as")),
            ("engine.flash_attention", QT_TRANSLATE_NOOP("info", "Flash attention")),
            ("engine.is_mapped", QT_TRANSLATE_NOOP("info", "Weights mapped (mmap)")),
            ("engine.is_locked", QT_TRANSLATE_NOOP("info", "Weights locked (mlock)")),
            ("engine.memory_bytes", QT_TRANSLATE_NOOP("info", "Memory after loading")),
            ("engine.notes", QT_TRANSLATE_NOOP("info", "What was decided")),
            ("app.version", QT_TRANSLATE_NOOP("info", "Casebook")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("info", "Sampling"),
        (
            ("sampling.temperature", QT_TRANSLATE_NOOP("info", "Temperature")),
            ("sampling.top_k", QT_TRANSLATE_NOOP("info", "Top-k")),
            ("sampling.top_p", QT_TRANSLATE_NOOP("info", "Top-p")),
            ("sampling.min_p", QT_TRANSLATE_NOOP("info", "Min-p")),
            ("sampling.repeat_penalty", QT_TRANSLATE_NOOP("info", "Repeat penalty")),
            ("sampling.seed", QT_TRANSLATE_NOOP("info", "Seed")),
            ("sampling.max_tokens", QT_TRANSLATE_NOOP("info", "Longest answer, tokens")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("info", "Prompt"),
        (
            ("system_text_sha256", QT_TRANSLATE_NOOP("info", "SHA-256 of the system text")),
            ("continues.version", QT_TRANSLATE_NOOP("info", "Goes on from version")),
            ("continues.models", QT_TRANSLATE_NOOP("info", "Begun by")),
            ("continues.characters", QT_TRANSLATE_NOOP("info", "Characters taken over")),
            ("continues.text_sha256", QT_TRANSLATE_NOOP("info", "SHA-256 of what was taken over")),
            ("left_out", QT_TRANSLATE_NOOP("info", "Messages left out, ids")),
            ("engine.template_sha256", QT_TRANSLATE_NOOP("info", "SHA-256 of the chat template")),
            ("engine.has_system_role", QT_TRANSLATE_NOOP("info", "System role in the template")),
            ("result.prompt_tokens", QT_TRANSLATE_NOOP("info", "Prompt, tokens")),
            ("result.evaluated_tokens", QT_TRANSLATE_NOOP("info", "Computed anew, tokens")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("info", "Result"),
        (
            ("result.reason", QT_TRANSLATE_NOOP("info", "Ended because")),
            ("result.answer_tokens", QT_TRANSLATE_NOOP("info", "Answer, tokens")),
            ("result.first_token_ms", QT_TRANSLATE_NOOP("info", "First word after, ms")),
            ("result.total_ms", QT_TRANSLATE_NOOP("info", "Whole time, ms")),
            ("result.dropped_bytes", QT_TRANSLATE_NOOP("info", "Bytes that were no text")),
            ("result.raw_sha256", QT_TRANSLATE_NOOP("info", "SHA-256 of what was written")),
        ),
    ),
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("info", text)


def groups_of(record: dict[str, Any]) -> tuple[Group, ...]:
    """Return a provenance record (`app.core.provenance`) in words; what it lacks is left out."""
    groups = []
    for title, parts in _PARTS:
        rows = tuple(
            (_tr(name), _written(path, value))
            for path, name in parts
            if (value := _at(record, path)) is not None and value not in ("", [])
        )
        if rows:
            groups.append(Group(_tr(title), rows))
    return tuple(groups)


def _at(record: dict[str, Any], path: str) -> object:
    value: object = record
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _written(path: str, value: object) -> str:
    if path == "engine.notes" and isinstance(value, list):
        return " ".join(_note(one) for one in value)
    if isinstance(value, list):
        return ", ".join(str(one["name"]) if isinstance(one, dict) else str(one) for one in value)
    if isinstance(value, bool):
        yes, no = QT_TRANSLATE_NOOP("info", "yes"), QT_TRANSLATE_NOOP("info", "no")
        return _tr(yes if value else no)
    if path.endswith("_bytes") and isinstance(value, int) and path != "result.dropped_bytes":
        return size(value)
    if isinstance(value, int) and not path.endswith(".seed"):
        return number(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _note(said: object) -> str:
    """Return what was decided at a load in words; what another version wrote as its code."""
    try:
        note = msgspec.convert(said, Note)
    except msgspec.ValidationError:
        return str(said.get("code", "")) if isinstance(said, dict) else ""
    return load_notes.sentence(
        note, lambda text: QCoreApplication.translate("load", text), numbers()
    )


class InfoDialog(Dialog):
    """The record of one answer in two columns; every value can be selected."""

    def __init__(self, groups: Sequence[Group], parent: QWidget | None = None) -> None:
        """Show the groups in order."""
        super().__init__(self.tr("Show how this answer was made"), parent, width=680)
        self._groups = tuple(groups)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnMinimumWidth(0, theme.current().px(NAME_COLUMN))
        self._grid.setHorizontalSpacing(theme.current().px(16))
        for group in self._groups:
            self._add(group)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)
        action = QDialogButtonBox.ButtonRole.ActionRole
        copy = self.add_button(self.tr("Copy as text"), action)
        copy.clicked.connect(self._on_copy_clicked)
        self.add_cancel(self.tr("Close")).setFocus()

    def text(self) -> str:
        """Return everything as lines `name: value`, the research-only notice last."""
        lines = []
        for group in self._groups:
            lines += [group.title, *(f"  {name}: {value}" for name, value in group.rows), ""]
        return "\n".join([*lines, research_notice()])

    def _add(self, group: Group) -> None:
        top = self._grid.rowCount()
        head = Label(group.title, is_bold=True)
        self._grid.addWidget(head, top, 0, 1, 2)
        for row, (name, value) in enumerate(group.rows, top + 1):
            label = Label(name, colour="muted", wraps=True)
            shown = Label(_breakable(visible(value)), wraps=True)
            shown.set_selectable()
            shown.setAccessibleName(f"{name}: {value}")
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(shown, row, 1, Qt.AlignmentFlag.AlignTop)

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.text())


def _breakable(value: str) -> str:
    if " " in value or len(value) <= 4 * _BREAK_EVERY:
        return value
    pieces = [value[at : at + _BREAK_EVERY] for at in range(0, len(value), _BREAK_EVERY)]
    return _BREAK.join(pieces)
