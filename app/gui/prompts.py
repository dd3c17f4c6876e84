"""What a model reads, shown: when a person asks for it, and once for a template nobody knows."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from app import protocol
from app.core import templates
from app.core.bidi import left_to_right, visible
from app.core.chat import Counted
from app.core.text import fill
from app.errors import Code, Problem
from app.gui.context import Context
from app.gui.engine import EngineClient, EngineDeath
from app.gui.models import ModelShelf
from app.gui.notices import Notices
from app.gui.turns import Call
from app.gui.widgets.main_window import MainWindow
from app.gui.widgets.text_dialogs import FirstPromptDialog, PromptDialog


class Prompts(QObject):
    """Asks the engine for prompts and shows them.

    Signals:
        seen: SHA-256 of a template nobody knows; a person has seen a prompt of it, and sent that.
    """

    seen = Signal(str)

    def __init__(
        self,
        frame: MainWindow,
        shelf: ModelShelf,
        context: Context,
        engine: EngineClient,
        notices: Notices,
    ) -> None:
        """Show nothing yet."""
        super().__init__(frame)
        self._frame = frame
        self._shelf = shelf
        self._context = context
        self._engine = engine
        self._notices = notices
        self._is_wanted = False
        self._held: tuple[Callable[[], object], str] | None = None
        self._request_id = 0
        self._dialog: FirstPromptDialog | None = None
        context.counted.connect(self._on_draft_counted)
        engine.counted.connect(self._on_counted)
        engine.failed.connect(self._on_failed)
        engine.died.connect(self._on_died)

    def show(self) -> None:
        """Show the prompt of the draft, or say what it needs."""
        self._is_wanted = True
        if not self._context.count_now():
            self._is_wanted = False
            what = self.tr("The prompt is written by the model's own template.")
            todo = self.tr("Load a model and write a question to see it.")
            if self._engine.loaded is not None and not self._engine.is_spare:
                todo = self.tr("The model is at work; ask for it again when it has answered.")
            self._notices.say("info", what, todo=todo)

    @Slot(object)
    def _on_draft_counted(self, counted: Counted) -> None:
        if self._is_wanted:
            self._is_wanted = False
            dialog = PromptDialog(counted.text, counted.prompt_tokens, self._frame)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    # before the first answer of an unknown template

    def may_go(self, call: Call, again: Callable[[], object], seen: Sequence[str]) -> bool:
        """Tell whether a call may go; if not, its prompt is shown, and a person decides.

        Nothing is on disk of it before, and the words stay where they are.

        Args:
            call: what would be asked.
            again: begins it anew once a person has agreed, and takes its words.
            seen: the templates, by their SHA-256, of which a prompt was shown before.
        """
        model = self._shelf.current
        if self._held is not None:
            return False  # its prompt is being shown
        if model is None or model.path != call.model.path:
            return True
        found = templates.standing(model.template, model.repository)
        if not found.is_nobodys or found.sha256 in seen:
            return True
        self._held = again, found.sha256
        name = left_to_right(visible(model.name))
        what = fill(self.tr("Casebook does not know the chat template of %1."), name)
        if found.expected:
            text = self.tr("Its catalogue expects the one of %1.")
            what = f"{what} {fill(text, left_to_right(found.expected))}"
        self._dialog = FirstPromptDialog(what, self._frame)
        self._dialog.accepted.connect(self._on_agreed)
        self._dialog.rejected.connect(self._on_refused)
        self._dialog.finished.connect(self._dialog.deleteLater)
        self._dialog.open()
        self._request_id = self._engine.count(call.model, call.options, call.messages)
        return False

    @Slot(object)
    def _on_counted(self, message: protocol.Measured) -> None:
        if self._dialog is not None and message.id == self._request_id:
            self._request_id = 0
            self._dialog.set_prompt(message.counted.text, message.counted.prompt_tokens)

    @Slot()
    def _on_agreed(self) -> None:
        if self._held is None:
            return
        again, sha256 = self._held
        self._forget()
        self.seen.emit(sha256)
        again()

    @Slot()
    def _on_refused(self) -> None:
        if self._request_id:
            self._engine.cancel(self._request_id)
        self._forget()
        self._frame.composer.setFocus()

    def _forget(self) -> None:
        self._held, self._request_id, self._dialog = None, 0, None

    @Slot(object)
    def _on_failed(self, message: protocol.Failed) -> None:
        if self._request_id and message.id == self._request_id:
            self._give_up(Problem(message.code, **message.detail))

    @Slot(EngineDeath)
    def _on_died(self, death: EngineDeath) -> None:
        if not self._request_id or death.request_id != self._request_id:
            return
        if death.death.is_asked or death.gpu:  # a person ended it; or that is told elsewhere
            self._give_up(Problem(Code.CANCELLED))
        elif death.has_given_up:
            self._give_up(Problem(Code.CANCELLED))
            self._notices.tell_given_up(death.problem())
        else:
            self._give_up(death.problem())

    def _give_up(self, problem: Problem) -> None:
        """Close the dialog, and say why there is no prompt."""
        self._request_id = 0
        if self._dialog is not None:
            self._dialog.reject()
        if problem.code is not Code.CANCELLED:
            self._notices.tell(problem)
