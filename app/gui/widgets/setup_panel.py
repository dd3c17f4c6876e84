"""The Setup tab of the right panel: preset, system text, sampling, and where they differ."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import asdict, replace
from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.bidi import visible
from app.core.chat import Sampling
from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.button_row import ButtonRow
from app.gui.widgets.buttons import PushButton
from app.gui.widgets.digits import number
from app.gui.widgets.examples_choice import ExamplesChoice
from app.gui.widgets.headed import Headed
from app.gui.widgets.label import Label
from app.gui.widgets.mark import Mark
from app.gui.widgets.name_box import NameBox

if TYPE_CHECKING:
    from app.gui.widgets.sampling_fields import SamplingFields

TEXT_HEIGHT = 94


class PresetRow(Struct, frozen=True):
    """One preset as the panel lists it.

    Attributes:
        id: of the preset, whatever its version.
        name: any text.
        version: of the content shown here, from 1.
        system_text: what it says to the model.
        sampling: how it chooses; None leaves it to the model.
        is_builtin: it cannot be deleted.
    """

    id: str
    name: str
    version: int
    system_text: str
    sampling: Sampling
    is_builtin: bool = False


class SetupState(Struct, frozen=True):
    """What the next question is asked with; `examples` is the key of a row, or ""."""

    preset_id: str = ""
    system_text: str = ""
    sampling: Sampling = Sampling()
    examples: str = ""

    def kept(self) -> dict[str, object]:
        """Return what is kept with a conversation beside its system text: JSON values."""
        return {
            "preset_id": self.preset_id,
            "sampling": asdict(self.sampling),
            "examples": self.examples,
        }


class NewPreset(Struct, frozen=True):
    """A name for what is set now."""

    name: str
    state: SetupState


class SetupPanel(QWidget):
    """Shows and changes the setup of the open chat; sampling is hidden until *Advanced* is on.

    Attributes:
        examples: chooses the example set.

    Signals:
        changed: `SetupState`, at every change by the person.
        save_asked: `SetupState` to keep as the next version of its preset.
        new_preset_asked: `NewPreset`.
        delete_asked: id of a preset, after the person confirmed.
        prompt_asked: show the rendered prompt.
    """

    changed = Signal(object)
    save_asked = Signal(object)
    new_preset_asked = Signal(object)
    delete_asked = Signal(str)
    prompt_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without presets."""
        super().__init__(parent)
        self._presets: dict[str, PresetRow] = {}
        self._state = SetupState()
        self._tokens: int | None = None
        self._note = ""
        self._presets_box = NameBox(self)
        self._presets_box.setAccessibleName(self.tr("Preset"))
        self._presets_box.setPlaceholderText(self.tr("No preset"))
        self._text = QPlainTextEdit(self)
        self._text.setProperty("kind", "field")
        self._text.setAccessibleName(self.tr("System text"))
        self._text.setTabChangesFocus(True)
        self._text_mark = Mark(self.tr("differs from preset"), "info", "diamond")
        self._sampling_mark = Mark(self.tr("differs from preset"), "info", "diamond")
        self._count = Label("", "caption", "muted", wraps=True)
        self._prompt = self._link(self.tr("Show prompt…"))
        self.examples = ExamplesChoice(self)
        self._sampling_head = Label(self.tr("Sampling"), is_bold=True)
        self._sampling: SamplingFields | None = None
        self._sampling_row = QVBoxLayout()
        self._defaults = Sampling()
        self._reset = self._link(self.tr("Reset to preset"))
        self._save = self._link("")
        self._new = self._link(self.tr("New preset…"))
        self._delete = self._link(self.tr("Delete preset…"))
        self._lay_out()
        self._connect()
        self.set_advanced(False)
        self._show_differences()
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def _link(self, text: str) -> QPushButton:
        button = PushButton(text, self)
        button.setProperty("kind", "quiet")
        return button

    def _row(self, *buttons: QPushButton) -> ButtonRow:
        row = ButtonRow(self)  # in this window from the start: Tab keeps its order
        for button in buttons:
            row.add(button)
        return row

    def _lay_out(self) -> None:
        preset_label = Label(self.tr("Preset"), is_bold=True)
        preset_label.setBuddy(self._presets_box)
        text_label = Label(self.tr("System text"), is_bold=True)
        text_label.setBuddy(self._text)
        self._column = QVBoxLayout(self)
        self._column.addWidget(preset_label)
        self._column.addWidget(self._presets_box)
        self._column.addWidget(Headed(text_label, self._text_mark))
        self._column.addWidget(self._text)
        self._column.addWidget(self._count)
        self._column.addWidget(self._row(self._prompt))
        self.examples.raise_()  # behind that row for the Tab key, too
        self._column.addWidget(self.examples)
        self._column.addWidget(Headed(self._sampling_head, self._sampling_mark))
        self._column.addLayout(self._sampling_row)
        self._resets = self._row(self._reset, self._save)
        self._column.addWidget(self._resets)
        self._column.addWidget(self._row(self._new, self._delete))
        self._column.addStretch(1)

    def _connect(self) -> None:
        self._presets_box.activated.connect(self._on_preset_chosen)
        self._text.textChanged.connect(self._on_text_changed)
        self.examples.chosen.connect(self.take_examples)
        self._prompt.clicked.connect(self.prompt_asked)
        self._reset.clicked.connect(self._on_reset_clicked)
        self._save.clicked.connect(self._on_save_clicked)
        self._new.clicked.connect(self._on_new_clicked)
        self._delete.clicked.connect(self._on_delete_clicked)

    @property
    def state(self) -> SetupState:
        """What is set now."""
        return self._state

    def set_presets(self, presets: Sequence[PresetRow]) -> None:
        """List these presets; the state stays as it is."""
        self._presets = {preset.id: preset for preset in presets}
        with QSignalBlocker(self._presets_box):
            self._presets_box.clear()
            for preset in presets:
                name = fill(self.tr("%1 · v%2"), visible(preset.name), preset.version)
                self._presets_box.addItem(name, preset.id)
        self._show_preset()
        self._show_differences()

    def set_state(self, state: SetupState) -> None:
        """Show the setup of another chat; nothing is signalled."""
        self._state = state
        self._show_preset()
        self.examples.set_key(state.examples)
        if self._sampling is not None:
            self._sampling.set_sampling(state.sampling)
        if self._text.toPlainText() != state.system_text:
            with QSignalBlocker(self._text):
                self._text.setPlainText(state.system_text)
        self._show_differences()

    def set_defaults(self, defaults: Sampling) -> None:
        """Show in empty fields what the loaded model then uses."""
        self._defaults = defaults
        if self._sampling is not None:
            self._sampling.set_defaults(defaults)

    def set_tokens(self, tokens: int | None) -> None:
        """Show what the system text costs; None while it is not counted."""
        self._tokens = tokens
        self._show_count()

    def set_model_note(self, note: str) -> None:
        """Say how the model treats the system text, e.g. that it has no system role; "" is none."""
        self._note = note
        self._show_count()

    def set_advanced(self, is_advanced: bool) -> None:
        """Show the sampling or hide it; hidden values still count."""
        if is_advanced and self._sampling is None:
            self._sampling = self._made_sampling()
        self._sampling_head.setVisible(is_advanced)
        if self._sampling is not None:
            self._sampling.setVisible(is_advanced)
        self._show_differences()

    def _made_sampling(self) -> "SamplingFields":
        """Make the seven fields when they are first shown: most people never do."""
        from app.gui.widgets.sampling_fields import SamplingFields

        made = SamplingFields(self)
        made.set_defaults(self._defaults)
        made.set_sampling(self._state.sampling)
        made.changed.connect(self._on_sampling_changed)
        self._sampling_row.addWidget(made)
        made.stackUnder(self._resets)  # its place for the Tab key, too
        return made

    @property
    def _preset(self) -> PresetRow | None:
        return self._presets.get(self._state.preset_id)

    def _show_preset(self) -> None:
        with QSignalBlocker(self._presets_box):
            self._presets_box.setCurrentIndex(self._presets_box.findData(self._state.preset_id))

    def _show_count(self) -> None:
        parts = [self._note]
        if self._tokens is not None:
            count = fill(self.tr("%1 tokens."), number(self._tokens))
            parts.insert(0, self.tr("1 token.") if self._tokens == 1 else count)
        self._count.setText(" ".join(part for part in parts if part))
        self._count.setVisible(bool(self._count.text()))

    def _show_differences(self) -> None:
        preset = self._preset
        text_differs = preset is not None and preset.system_text != self._state.system_text
        sampling = preset.sampling if preset is not None else self._state.sampling
        sampling_differs = sampling != self._state.sampling
        if self._sampling is not None:
            self._sampling.mark_differences(sampling)
        differs = text_differs or sampling_differs
        self._text_mark.setVisible(text_differs)
        self._sampling_mark.setVisible(sampling_differs)
        self._reset.setEnabled(differs)
        self._save.setEnabled(differs and preset is not None and not preset.is_builtin)
        version = preset.version + 1 if preset else 1
        self._save.setText(fill(self.tr("Save as v%1"), version))
        self._delete.setEnabled(preset is not None and not preset.is_builtin)

    def _take(self, state: SetupState) -> None:
        self._state = state
        self._show_differences()
        self.changed.emit(state)

    def _take_preset(self, preset: PresetRow) -> None:
        self._state = replace(
            self._state,
            preset_id=preset.id,
            system_text=preset.system_text,
            sampling=preset.sampling,
        )
        with QSignalBlocker(self._text):
            # Through a cursor, so that Ctrl+Z brings back what was written.
            cursor = QTextCursor(self._text.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(preset.system_text)
        if self._sampling is not None:
            self._sampling.set_sampling(preset.sampling)
        self._take(self._state)

    @Slot(int)
    def _on_preset_chosen(self, number: int) -> None:
        preset = self._presets.get(self._presets_box.itemData(number))
        if preset is not None:
            self._take_preset(preset)

    @Slot(str)
    def take_examples(self, key: str) -> None:
        """Take another example set, as a person chose it here or elsewhere."""
        self.examples.set_key(key)
        self._take(replace(self._state, examples=key))

    @Slot()
    def _on_text_changed(self) -> None:
        self._take(replace(self._state, system_text=self._text.toPlainText()))

    @Slot(object)
    def _on_sampling_changed(self, sampling: Sampling) -> None:
        self._take(replace(self._state, sampling=sampling))

    @Slot()
    def _on_reset_clicked(self) -> None:
        if self._preset is not None:
            self._take_preset(self._preset)

    @Slot()
    def _on_save_clicked(self) -> None:
        self.save_asked.emit(self._state)

    @Slot()
    def _on_new_clicked(self) -> None:
        from app.gui.widgets.dialogs import NameDialog

        dialog = NameDialog(
            self.tr("Save preset"), self.tr("Name"), self.tr("Save preset"), parent=self
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._on_new_named)
        dialog.open()

    @Slot()
    def _on_new_named(self) -> None:
        name = self.sender().name  # type: ignore[attr-defined]
        self.new_preset_asked.emit(NewPreset(name, self._state))

    @Slot()
    def _on_delete_clicked(self) -> None:
        preset = self._preset
        if preset is None:
            return
        from app.gui.widgets.dialogs import ConfirmDialog

        dialog = ConfirmDialog(
            fill(self.tr("Delete the preset “%1”?"), visible(preset.name)),
            self.tr("Chats keep the text and the sampling they were asked with."),
            self.tr("Delete preset"),
            title=self.tr("Delete preset"),
            parent=self,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._on_delete_confirmed)
        dialog.open()

    @Slot()
    def _on_delete_confirmed(self) -> None:
        self.delete_asked.emit(self._state.preset_id)

    @Slot()
    def _dress(self) -> None:
        tokens = theme.current()
        self._column.setContentsMargins(*[tokens.px(14)] * 4)
        self._column.setSpacing(tokens.px(8))
        self._text.setFont(tokens.font("ui"))
        self._text.setFixedHeight(tokens.px(TEXT_HEIGHT))
