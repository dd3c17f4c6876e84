"""What the next question is asked with: preset, system text, sampling, kept with the chat."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.core.chat import CASEBOOK_SAMPLING, Loaded, Message, Role, Sampling
from app.core.prompt import Spoken
from app.core.provenance import ExamplesUsed
from app.errors import Problem
from app.gui.widgets.examples_choice import ExamplesRow
from app.gui.widgets.examples_option import ExamplesOption
from app.gui.widgets.setup_panel import NewPreset, PresetRow, SetupPanel, SetupState
from app.store.database import Store
from app.store.presets import Preset

if TYPE_CHECKING:
    from app.store.examples import ExampleSet

KEEP_MS = 500


class Setup(QObject):
    """Connects the right panel with presets and with the open conversation.

    Attributes:
        option: says below the question which examples are sent.

    Signals:
        changed: the next question is asked differently now.
        preset_chosen: id of the preset that new chats begin with.
        troubled: `Problem` that a person must read.
    """

    changed = Signal()
    preset_chosen = Signal(str)
    troubled = Signal(object)

    def __init__(self, store: Store, panel: SetupPanel, preset_id: str) -> None:
        """Begin with the preset of the settings, or the built-in one."""
        super().__init__()
        self._store = store  # its example sets are imported when they are wanted
        self._history = store.history
        self._presets = store.presets
        self._read: tuple[str, ExampleSet | None] = ("", None)
        self._panel = panel
        self.option = ExamplesOption()
        self._preset_id = preset_id
        self._conversation_id: str | None = None
        self._quiet = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._quiet.timeout.connect(self.save_now)
        panel.set_defaults(CASEBOOK_SAMPLING)
        panel.changed.connect(self._on_changed)
        panel.save_asked.connect(self._on_save_asked)
        panel.new_preset_asked.connect(self._on_new_preset_asked)
        panel.delete_asked.connect(self._on_delete_asked)
        panel.examples.wanted.connect(self._list_examples)
        self.option.wanted.connect(self._list_examples)
        self.option.chosen.connect(panel.take_examples)
        self._list()

    @property
    def system_text(self) -> str:
        """What the conversation begins with."""
        return self._panel.state.system_text

    @property
    def sampling(self) -> Sampling:
        """How the next answer is chosen; open fields are the model's."""
        return self._panel.state.sampling

    @property
    def examples(self) -> "ExampleSet | None":
        """The examples that stand before every question; `None` is none."""
        key = self._panel.state.examples
        if key != self._read[0]:
            self._read = (key, self._found(key))
        return self._read[1]

    @property
    def used(self) -> ExamplesUsed | None:
        """How the examples are recorded with an answer."""
        shown = self.examples
        if shown is None:
            return None
        from app.store.examples import used

        return used(shown)

    @property
    def example_count(self) -> int:
        """How many messages the examples are."""
        return 2 * len(self.examples.items) if self.examples is not None else 0

    def spoken(self) -> list[Spoken]:
        """Return what stands before every conversation: system text and examples."""
        system = self.system_text.strip()
        spoken = [Spoken(Message(Role.SYSTEM, system), ())] if system else []
        if self.examples is not None:
            from app.evaluation.shots import turns

            spoken += [Spoken(one, ()) for one in turns(self.examples.items)]
        return spoken

    def _found(self, key: str) -> "ExampleSet | None":
        set_id, _, version = key.rpartition("@")
        if not set_id:
            return None
        try:
            return self._store.examples.version(set_id, int(version))
        except (Problem, ValueError):  # e.g. of an imported chat: the set is not here
            return None

    def show(self, conversation_id: str, system_text: str, setup: Mapping[str, Any]) -> None:
        """Show the setup of a conversation."""
        self.save_now()
        self._conversation_id = conversation_id
        self._panel.set_state(
            SetupState(
                preset_id=str(setup.get("preset_id", "")),
                system_text=system_text,
                sampling=Sampling.kept(setup),
                examples=str(setup.get("examples", "")),
            )
        )
        if self._panel.state.examples:
            self._list_examples()
        self.option.set_count(self.example_count // 2)

    def show_new(self) -> None:
        """Show the setup that a new conversation begins with."""
        self.save_now()
        self._conversation_id = None
        preset = self._preset()
        self._panel.set_state(SetupState(preset.preset_id, preset.system_text, preset.sampling))
        self.option.set_count(0)

    def keep(self, conversation_id: str) -> None:
        """Keep what is set with a conversation that has just begun."""
        self._conversation_id = conversation_id
        self._save(self._panel.state)

    @Slot()
    def save_now(self) -> None:
        """Put the last change on disk."""
        if self._quiet.isActive():
            self._quiet.stop()
            self._save(self._panel.state)

    def show_loaded(self, loaded: Loaded) -> None:
        """Show the defaults of the model in memory, and how it takes a system text."""
        self._panel.set_defaults(loaded.sampling)
        note = self.tr(
            "This model has no system role: the text is sent at the start of your first question."
        )
        self._panel.set_model_note("" if loaded.has_system_role else note)

    @Slot()
    def refresh(self) -> None:
        """List presets and example sets anew: others came."""
        self._list()
        self._list_examples()

    @Slot()
    def _list_examples(self) -> None:
        key = self._panel.state.examples
        shown = [_row(one) for one in self._store.examples.list()]
        older = self._found(key)
        if older is not None and key not in {row.key for row in shown}:
            shown.insert(0, _row(older))  # a chat keeps the version it was asked with
        self._panel.examples.set_sets(shown)
        self.option.set_sets(shown)

    def _preset(self) -> Preset:
        try:
            return self._presets.get(self._preset_id)
        except Problem:
            return self._presets.list()[0]

    def _list(self) -> None:
        self._panel.set_presets(
            [
                PresetRow(
                    id=preset.preset_id,
                    name=preset.name,
                    version=preset.version,
                    system_text=preset.system_text,
                    sampling=preset.sampling,
                    is_builtin=preset.is_builtin,
                )
                for preset in self._presets.list()
            ]
        )

    def _save(self, state: SetupState) -> None:
        if self._conversation_id is None:
            return
        try:
            self._history.set_setup(self._conversation_id, state.kept())
            self._history.set_system_text(self._conversation_id, state.system_text)
        except Problem as problem:
            self.troubled.emit(problem)

    @Slot(object)
    def _on_changed(self, state: SetupState) -> None:
        if self._conversation_id is None and state.preset_id != self._preset_id:
            self._preset_id = state.preset_id
            self.preset_chosen.emit(state.preset_id)
        self._quiet.start()
        self.option.set_count(self.example_count // 2)
        self.changed.emit()

    @Slot(object)
    def _on_save_asked(self, state: SetupState) -> None:
        name = self._presets.get(state.preset_id).name
        self._keep_preset(name, state, state.preset_id)

    @Slot(object)
    def _on_new_preset_asked(self, wish: NewPreset) -> None:
        self._keep_preset(wish.name, wish.state, None)

    def _keep_preset(self, name: str, state: SetupState, preset_id: str | None) -> None:
        try:
            preset = self._presets.save(name, state.system_text, state.sampling, preset_id)
        except Problem as problem:
            self.troubled.emit(problem)
            return
        self._list()
        chosen = replace(state, preset_id=preset.preset_id)
        self._panel.set_state(chosen)
        self._on_changed(chosen)

    @Slot(str)
    def _on_delete_asked(self, preset_id: str) -> None:
        try:
            self._presets.remove(preset_id)
        except Problem as problem:
            self.troubled.emit(problem)
            return
        self._list()
        self.show_new() if self._conversation_id is None else self._list()


def _row(one: "ExampleSet") -> ExamplesRow:
    return ExamplesRow(f"{one.set_id}@{one.version}", one.name, one.version, len(one.items))
