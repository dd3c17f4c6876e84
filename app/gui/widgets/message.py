"""One message of a conversation: what a question and an answer share."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget

from app.core.bidi import visible
from app.gui.document import View
from app.gui.widgets.buttons import IconButton
from app.gui.widgets.label import Label
from app.gui.widgets.message_parts import DashedLine, Versions
from app.gui.widgets.message_view import MessageView, Strip, VersionStep

_LEAVING = (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_READ_ALOUD = 300  # characters of a message in its accessible description


class Message(QWidget):
    """What a question and an answer share: text, versions, actions, keys.

    Signals:
        moved: Up or Down was pressed: -1 or 1.
        focused: it, or something in it, has the keyboard now.
        copy_asked: the whole message.
        branch_asked: a chat of its own that goes on from here.
        version_asked: `VersionStep`.
        link_asked: target of a link.
        code_copied: exact text of one code block.
    """

    moved = Signal(int)
    focused = Signal(int)
    copy_asked = Signal(int)
    branch_asked = Signal(int)
    version_asked = Signal(object)
    link_asked = Signal(str)
    code_copied = Signal(str)

    def __init__(self, shown: MessageView, parent: QWidget | None = None) -> None:
        """Build the parts; the child class places them."""
        super().__init__(parent)
        self.shown = shown
        self.is_last = False
        self._codes: list[str] = []
        self._is_hovered = False
        self.view = View(self)
        self.view.setAccessibleName(self.tr("Text of the message"))
        self.versions = Versions(self)
        self.time = Label(shown.time, "ui", "muted")
        self.left_out = DashedLine(self)
        self.tools = QWidget(self)
        keep = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        keep.setRetainSizeWhenHidden(True)
        self.tools.setSizePolicy(keep)
        self._action_row = QHBoxLayout(self.tools)
        self._action_row.setContentsMargins(0, 0, 0, 0)
        self._buttons: list[IconButton] = []
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.view.link_asked.connect(self.link_asked)
        self.view.code_asked.connect(self._on_code_asked)
        self.versions.asked.connect(self._on_version_asked)
        for button in self.versions.buttons:
            self._take_keys_of(button)

    def show_message(self, shown: MessageView) -> None:
        """Show another state of the same message."""
        self.shown = shown
        self.time.setText(shown.time)
        self.versions.show_version(shown.version, shown.versions)
        self.left_out.show_text(shown.left_out_note)
        self.view.copy_notice = shown.copy_notice
        self.setAccessibleDescription(visible(shown.text[:_READ_ALOUD]))
        self.rule_focus()

    @property
    def is_editing(self) -> bool:
        """Whether the text is a field now; it must not be taken out of sight then."""
        return False

    def edit(self, text: str | None = None) -> None:
        """Turn the text, or this one, into a field, if it is a question."""

    def save_edit(self) -> None:
        """Do what *Save and ask* does, if it is a field."""

    def take_edit(self) -> str:
        """Close the field that it may be, and return its text; "" if nothing was changed."""
        return ""

    def extend(self, _text: str) -> None:
        """Add words, if it is an answer."""

    def show_strip(self, _strip: Strip | None) -> None:
        """Say another state below the text, if it is an answer."""

    def set_last(self, is_last: bool) -> None:
        """Keep the actions in sight on the last answer."""
        self.is_last = is_last
        self.show_actions()

    def set_current(self, is_current: bool) -> None:
        """Make this the transcript's one stop of Tab, and its links the next ones."""
        policy = Qt.FocusPolicy.StrongFocus if is_current else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)
        self.rule_focus()

    def rule_focus(self) -> None:
        """Let Tab reach the links of the current message only."""
        is_stop = self.focusPolicy() == Qt.FocusPolicy.StrongFocus and self.view.has_links
        self.view.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
        )

    def mark(self, words: Sequence[str]) -> int:
        """Tint the places of these words; return how many there are."""
        return self.view.mark(words)

    def add_action(self, name: str, label: str, shortcut: str = "") -> IconButton:
        """Add one button to the row of actions."""
        button = IconButton(name, label, self.tools, shortcut=shortcut)
        self._take_keys_of(button)
        self._action_row.addWidget(button)
        self._buttons.append(button)
        return button

    def show_actions(self) -> None:
        """Show the actions while the pointer or the keyboard is here; always on the last answer."""
        self.tools.setVisible(self.is_last or self._is_hovered or self.has_focus_within())

    def has_focus_within(self) -> bool:
        """Return whether the keyboard is in this message."""
        focused = QApplication.focusWidget()
        return focused is self or (focused is not None and self.isAncestorOf(focused))

    @Slot(int)
    def _on_code_asked(self, number: int) -> None:
        if number < len(self._codes):
            self.code_copied.emit(self._codes[number])

    @Slot(int)
    def _on_version_asked(self, step: int) -> None:
        self.version_asked.emit(VersionStep(self.shown.id, step))

    @Slot()
    def _on_copy(self) -> None:
        self.copy_asked.emit(self.shown.id)

    @Slot()
    def _on_branch(self) -> None:
        self.branch_asked.emit(self.shown.id)

    def _take_keys_of(self, button: IconButton) -> None:
        """Make a button reachable from the message, not by Tab: the transcript is one stop."""
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        button.installEventFilter(self)

    def _stops(self) -> list[IconButton]:
        buttons = [*self.versions.buttons, *self._buttons]
        return [b for b in buttons if b.isVisibleTo(self) and b.isEnabled()]

    def _move_in_actions(self, button: QObject, step: int) -> None:
        stops = self._stops()
        if button in stops:
            stops[(stops.index(button) + step) % len(stops)].setFocus()

    def _tab_on(self, event: QKeyEvent) -> bool:
        return bool(self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab))

    def _enter_actions(self) -> None:
        self.tools.show()
        if stops := self._stops():
            stops[0].setFocus(Qt.FocusReason.TabFocusReason)

    # Qt's own

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Walk the row of actions with the arrow keys; Esc goes back to the message."""
        if event.type() == QEvent.Type.FocusIn:
            self.focused.emit(self.shown.id)
        elif event.type() == QEvent.Type.FocusOut:
            self.show_actions()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _arrow(event, self.layoutDirection())
            if step and event.modifiers() == Qt.KeyboardModifier.NoModifier:
                self._move_in_actions(watched, step)
                return True
            if event.key() in _LEAVING:
                self.setFocus(Qt.FocusReason.TabFocusReason)
                # Tab goes on from the message, as if the actions had not been entered.
                return event.key() == Qt.Key.Key_Escape or self._tab_on(event)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Up and Down walk the messages, Enter goes to the actions, Alt+arrows to versions."""
        key, modifiers = event.key(), event.modifiers()
        is_bare = modifiers in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        if is_bare and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif is_bare and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter_actions()
        elif modifiers & Qt.KeyboardModifier.AltModifier and _arrow(event, self.layoutDirection()):
            self.versions.step(_arrow(event, self.layoutDirection()))
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._on_copy()
        elif key == Qt.Key.Key_Escape and not self.hasFocus():
            self.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Become the current message."""
        self.show_actions()
        self.focused.emit(self.shown.id)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Hide the actions unless they were entered."""
        self.show_actions()
        super().focusOutEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Show the actions."""
        self._is_hovered = True
        self.show_actions()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Hide the actions."""
        self._is_hovered = False
        self.show_actions()
        super().leaveEvent(event)


def _arrow(event: QKeyEvent, direction: Qt.LayoutDirection) -> int:
    """Return -1 for the arrow towards the start of a line, 1 towards its end, else 0."""
    step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
    return -step if direction == Qt.LayoutDirection.RightToLeft else step
