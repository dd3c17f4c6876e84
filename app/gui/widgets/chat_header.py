"""The line above the transcript: the chat's title, renamed in place, and its tools."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QStackedLayout, QWidget

from app.core.bidi import apart, visible
from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.buttons import Button, IconButton
from app.gui.widgets.chat_delegate import TITLE_LETTERS
from app.gui.widgets.commands import Command
from app.gui.widgets.label import ElidedLabel, plain_tip

HEIGHT = 42
CHIP = 200  # pixels of the folder's name at most
ROOM_FOR_CHIP = 560  # pixels of the header below which there is none
_ICONS = {
    Command.TOGGLE_SIDEBAR: "sidebar",
    Command.FIND: "find",
    Command.EXPORT: "export",
    Command.TOGGLE_PANEL: "panel",
}


class _Title(ElidedLabel):
    """Signals: double_clicked."""

    double_clicked = Signal()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        """Ask to rename."""
        self.double_clicked.emit()


class ChatHeader(QWidget):
    """Title and tools of the open chat.

    Signals:
        renamed: another title, never empty; the old one shows until `set_title`.
        command_asked: a tool was pressed.
    """

    renamed = Signal(str)
    command_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show a new chat without a title."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Chat header"))
        self._title = _Title("title", self)
        self._title.double_clicked.connect(self.edit_title)
        self._editor = QLineEdit(self)
        self._editor.setProperty("kind", "field")
        self._editor.setMaxLength(TITLE_LETTERS)
        self._editor.setAccessibleName(self.tr("Title of the chat"))
        self._editor.installEventFilter(self)
        self._names = {
            Command.TOGGLE_SIDEBAR: self.tr("Show sidebar"),
            Command.FIND: self.tr("Find in chat"),
            Command.EXPORT: self.tr("Export chat"),
            Command.TOGGLE_PANEL: self.tr("Setup panel"),
        }
        self._tools = {
            command: IconButton(_ICONS[command], name, parent=self)
            for command, name in self._names.items()
        }
        self._tools[Command.TOGGLE_PANEL].setCheckable(True)
        self._more = IconButton("more", self.tr("More"), parent=self)
        self._menu = QMenu(self)
        self._more.clicked.connect(self._on_more_clicked)
        self._folder = ""
        self._chip: Button | None = None
        self._is_renamable = False
        self._is_folded = False
        self._is_editing = False
        self._is_sidebar_open = False
        self._lay_out()
        self.set_title("", is_renamable=False)
        self.set_folded(is_folded=False)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def _lay_out(self) -> None:
        titles = QWidget(self)
        self._titles = QStackedLayout(titles)
        self._titles.addWidget(self._title)
        self._titles.addWidget(self._editor)
        self._row = QHBoxLayout(self)
        self._row.addWidget(titles, 1)
        for command, tool in self._tools.items():
            tool.setProperty("command", command.value)
            tool.clicked.connect(self._on_tool_clicked)
            self._row.addWidget(tool)
            action = self._menu.addAction(self._names[command])
            action.setData(command.value)
            action.triggered.connect(self._on_action_triggered)
        self._row.addWidget(self._more)

    @property
    def title(self) -> str:
        """The title as it is shown."""
        return self._title.whole()

    def set_title(self, title: str, *, is_renamable: bool) -> None:
        """Show the title of a chat; a new chat has none that could be changed."""
        self._is_renamable = is_renamable
        self._title.set_whole(title or self.tr("New chat"))
        self._is_editing = False
        self._titles.setCurrentWidget(self._title)

    def set_folder(self, path: str) -> None:
        """Show which folder the chat is in, "" is none; its mark moves the chat elsewhere."""
        self._folder = path
        if path and self._chip is None:
            self._chip = Button("", "folder", self)
            self._chip.clicked.connect(self._on_chip_clicked)
            self._row.insertWidget(1, self._chip)
            self._chip.stackUnder(next(iter(self._tools.values())))  # also for the Tab key
        self._show_chip()

    def _show_chip(self) -> None:
        if self._chip is None:
            return
        tokens = theme.current()
        name = visible(self._folder.rpartition("/")[2])
        metrics = QFontMetrics(tokens.font("ui"))
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, tokens.px(CHIP))
        self._chip.setText(apart(shown).replace("&", "&&"))
        told = fill(self.tr("Folder %1: move to another folder"), visible(self._folder))
        self._chip.setAccessibleName(told)
        self._chip.setToolTip(plain_tip(told))
        self._chip.setVisible(bool(self._folder) and self.width() >= tokens.px(ROOM_FOR_CHIP))

    @Slot()
    def _on_chip_clicked(self) -> None:
        self.command_asked.emit(Command.MOVE)

    def set_keys(self, keys: Mapping[Command, str]) -> None:
        """Tell the shortcuts (portable text) with the names of the tools."""
        for command, tool in self._tools.items():
            tool.set_name(self._names[command], keys[command])

    def set_sidebar_open(self, is_open: bool) -> None:
        """Hide the sidebar's button while the sidebar stands beside the page."""
        self._is_sidebar_open = is_open
        self._show_tools()

    def set_panel_open(self, is_open: bool) -> None:
        """Show the panel's button as pressed or not."""
        self._tools[Command.TOGGLE_PANEL].setChecked(is_open)

    def set_folded(self, *, is_folded: bool) -> None:
        """Put the tools into one menu, for windows of little height."""
        self._is_folded = is_folded
        self._show_tools()

    @Slot()
    def edit_title(self) -> None:
        """Open the title for editing; Enter keeps the change, Esc does not."""
        if self._is_renamable:
            self._is_editing = True
            self._editor.setText(self._title.whole())
            self._titles.setCurrentWidget(self._editor)
            self._editor.selectAll()
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_tools(self) -> None:
        for command, tool in self._tools.items():
            is_needed = command is not Command.TOGGLE_SIDEBAR or not self._is_sidebar_open
            tool.setVisible(is_needed and not self._is_folded)
        self._more.setVisible(self._is_folded)

    def _close_editor(self, *, is_kept: bool) -> None:
        if not self._is_editing:
            return
        self._is_editing = False  # first: the editor loses the focus when it is hidden
        self._titles.setCurrentWidget(self._title)
        title = " ".join(self._editor.text().split())
        if is_kept and title and title != self._title.whole():
            self.renamed.emit(title)

    @Slot()
    def _on_tool_clicked(self) -> None:
        self.command_asked.emit(Command(self.sender().property("command")))

    @Slot()
    def _on_action_triggered(self) -> None:
        action = self.sender()
        if action is not None:
            self.command_asked.emit(Command(action.data()))  # type: ignore[attr-defined]

    @Slot()
    def _on_more_clicked(self) -> None:
        self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    @Slot()
    def _dress(self) -> None:
        tokens = theme.current()
        self.setFixedHeight(tokens.px(HEIGHT))
        self._row.setContentsMargins(tokens.px(20), 0, tokens.px(12), 0)
        if self.isRightToLeft():
            self._row.setContentsMargins(tokens.px(12), 0, tokens.px(20), 0)
        self._row.setSpacing(tokens.px(8))
        self._editor.setFont(tokens.font("title"))
        self._show_chip()

    # Qt's own names

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show the folder where there is room."""
        super().resizeEvent(event)
        self._show_chip()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Mirror the margins, which Qt does not."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._dress()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Close the editor on Enter, Esc, or when the focus goes elsewhere."""
        if event.type() == QEvent.Type.FocusOut:
            self._close_editor(is_kept=True)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._close_editor(is_kept=True)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._close_editor(is_kept=False)
                return True
        return bool(super().eventFilter(watched, event))
