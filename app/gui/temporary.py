"""Chats that never touch the disk: begun, marked, kept if that is wanted, and let go."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.errors import Code, Problem
from app.gui.chat import Chat
from app.gui.library import Library
from app.gui.notices import Notices
from app.gui.turns import Begun, Turns
from app.gui.widgets.main_window import MainWindow
from app.gui.widgets.temporary import LoseDialog, TemporaryBar
from app.gui.widgets.transcript import Transcript
from app.store.history import History

KEEP = "keep_temporary"


class TemporaryChats(QObject):
    """Keeps temporary chats apart, and says of the open one that it is one.

    Signals:
        settled: nothing is left to ask; the window may close.
    """

    settled = Signal()

    def __init__(
        self,
        history: History,
        turns: Turns,
        chat: Chat,
        library: Library,
        frame: MainWindow,
        notices: Notices,
    ) -> None:
        """Begin without any."""
        super().__init__(frame)
        self._history = history
        self._turns = turns
        self._chat = chat
        self._library = library
        self._frame = frame
        self._notices = notices
        self._bar: TemporaryBar | None = None
        self._may_close = False
        self._is_closing = False
        notices.learn(KEEP, self.keep)
        chat.opened.connect(self._on_opened)
        turns.begun.connect(self._on_begun)
        library.discard_asked.connect(self.ask_discard)
        self.settled.connect(frame.close, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Open a chat that is in memory alone, with what a new one begins with."""
        here = self._chat.conversation_id
        if here is not None and self._is_empty(here):
            self._frame.composer.setFocus()
            return
        try:
            aside = self._history.open_aside()
            self._chat.open(None)
            now = self._frame.setup.state
            conversation_id = aside.create(system_text=now.system_text)
            aside.set_setup(conversation_id, now.kept())
        except Problem as problem:
            self._notices.tell_apart(problem)
            return
        self._chat.open(conversation_id)
        self._library.refresh()
        self._frame.composer.setFocus()

    def keep(self) -> None:
        """Put the open temporary chat on disk."""
        here = self._chat.conversation_id
        if here is None or not self._history.is_aside(here):
            what = self.tr("This chat is not temporary.")
            self._notices.say("info", what)
        elif self._keep([here]):
            what = self.tr("This chat is saved now.")
            self._notices.say("ok", what, self.tr("It is a chat like any other."))

    def _keep(self, ids: Sequence[str]) -> bool:
        """Keep them, and show the one that is open under its new messages."""
        self._chat.drafts.save()
        here = self._chat.conversation_id
        if self._is_running_in(ids):
            self._notices.tell_apart(Problem(Code.BUSY))
            return False
        try:
            for one in ids:
                self._history.keep(one)
        except Problem as problem:
            self._notices.tell_apart(problem)
            return False
        finally:
            self._library.refresh()
        if here in ids:
            self._chat.open(here)
        return True

    def _is_running_in(self, ids: Sequence[str]) -> bool:
        running = self._turns.running
        return running is not None and running.conversation_id in ids

    @Slot(list)
    def ask_discard(self, ids: list[str]) -> None:
        """Ask, then let temporary chats go; empty ones go unasked."""
        filled = [one for one in ids if not self._is_empty(one)]
        if filled:
            dialog = self._ask(self.tr("Let go"), filled)
            dialog.accepted.connect(lambda: self._discard(ids))
        else:
            self._discard(ids)

    def _discard(self, ids: Sequence[str]) -> None:
        if self._is_running_in(ids):
            self._turns.stop()
        aside = self._history.open_aside()
        try:
            aside.purge([one for one in ids if self._history.is_aside(one)])
        except Problem as problem:
            self._notices.tell_apart(problem)
        self._library.removed.emit(list(ids))
        self._library.refresh()

    def _ask(self, verb: str, ids: Sequence[str]) -> LoseDialog:
        dialog = LoseDialog(len(ids), verb, self._frame)
        dialog.keep_asked.connect(lambda: self._on_keep_asked(ids))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _on_keep_asked(self, ids: Sequence[str]) -> None:
        if self._keep(ids) and self._is_closing:
            self.settled.emit()

    def may_close(self) -> bool:
        """Return whether nothing temporary would be lost; else ask, and close in the end."""
        self._chat.drafts.save()
        filled = [one for one in self._ids() if not self._is_empty(one)]
        if self._may_close or not filled:
            return True
        if not self._is_closing:
            self._is_closing = True
            dialog = self._ask(self.tr("Close and let go"), filled)
            dialog.accepted.connect(self._on_let_go)
            dialog.finished.connect(self._on_asked)
        return False

    @Slot()
    def _on_let_go(self) -> None:
        self._may_close = True
        self.settled.emit()

    @Slot()
    def _on_asked(self) -> None:
        self._is_closing = False

    def has_some(self) -> bool:
        """Return whether there are words that are in memory alone, and ask to decide first."""
        self._chat.drafts.save()
        filled = [one for one in self._ids() if not self._is_empty(one)]
        if filled:
            what = self.tr("There are temporary chats, which this would end.")
            todo = self.tr("Keep them, or let them go, and then begin again.")
            self._notices.say("warn", what, "", todo)
        return bool(filled)

    def tell_keep_first(self) -> None:
        """Say that this is for saved chats, and offer to save this one."""
        what = self.tr("This chat is temporary.")
        todo = self.tr("Keep it first; then it can be exported, moved, tagged and copied.")
        ways = [(KEEP, self.tr("Keep this chat"))]
        self._notices.say("info", what, "", todo, ways)

    def _ids(self) -> list[str]:
        aside = self._history.aside
        return [one.conversation_id for one in aside.conversations()] if aside else []

    def _is_empty(self, conversation_id: str) -> bool:
        if not self._history.is_aside(conversation_id):
            return False
        chat = self._history.conversation(conversation_id)
        return not chat.message_count and not chat.has_draft

    @Slot(str)
    def _on_opened(self, conversation_id: str) -> None:
        is_temporary = self._history.is_aside(conversation_id)
        if is_temporary and self._bar is None:
            self._bar = TemporaryBar()
            self._bar.keep_asked.connect(self.keep)
            self._frame.page.add_bar(self._bar)
        if self._bar is not None:
            self._bar.setVisible(is_temporary)
        line = self.tr("It is not saved anywhere.") if is_temporary else ""
        transcript = self._frame.page.transcript
        if isinstance(transcript, Transcript):
            transcript.set_empty_line(line)
        if is_temporary:
            self._show_title(conversation_id)
        left = [one for one in self._ids() if one != conversation_id and self._is_empty(one)]
        if left:
            self._history.open_aside().purge(left)
            self._library.refresh()

    def _show_title(self, conversation_id: str) -> None:
        title = self._history.conversation(conversation_id).title
        self._frame.set_title(title or self.tr("Temporary chat"), is_renamable=bool(title))

    @Slot(object)
    def _on_begun(self, begun: Begun) -> None:
        if self._history.is_aside(begun.conversation_id):
            self._show_title(begun.conversation_id)
