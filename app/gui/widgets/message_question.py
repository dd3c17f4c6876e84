"""A question: what a person asked, as a card that can be written anew in place."""

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.buttons import PushButton
from app.gui.widgets.composer_editor import Editor, FieldFrame
from app.gui.widgets.label import Label
from app.gui.widgets.message import Message
from app.gui.widgets.message_view import Edited, MessageView


class Question(Message):
    """A question: a card with a rule on its leading side; it can be written anew in place.

    Signals:
        edited: `Edited`.
        edit_left: its field was closed, and nothing is to be asked.
    """

    edited = Signal(object)
    edit_left = Signal()

    def __init__(self, shown: MessageView, parent: QWidget | None = None) -> None:
        """Show a question."""
        super().__init__(shown, parent)
        self._editor: _EditBox | None = None
        self._who = Label(self.tr("You"), is_bold=True)
        self.add_action("edit", self.tr("Edit")).clicked.connect(self._on_edit)
        self.add_action("copy", self.tr("Copy"), "Ctrl+C").clicked.connect(self._on_copy)
        self.add_action("branch", self.tr("Branch from here")).clicked.connect(self._on_branch)
        self._head = QHBoxLayout()
        for part in (self._who, self.time):
            self._head.addWidget(part)
        self._head.addStretch(1)
        self._head.addWidget(self.versions)
        self._head.addWidget(self.tools)
        self._card = _Card(self)
        self._inside = QVBoxLayout(self._card)
        self._inside.addLayout(self._head)
        self._inside.addWidget(self.view)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        outside.addWidget(self.left_out)
        outside.addWidget(self._card)
        self._dress()
        theme.notifier().changed.connect(self._dress)
        self.show_message(shown)
        self.show_actions()

    def show_message(self, shown: MessageView) -> None:
        """Show a question exactly as it was written."""
        super().show_message(shown)
        self.setAccessibleName(fill(self.tr("You, %1"), shown.time))
        self.view.show_plain(shown.text)

    def edit(self, text: str | None = None) -> None:
        """Turn the text, or this one, into a field: Save branches, Cancel or Esc leaves it."""
        if self._editor is not None:
            self._editor.editor.setFocus()
            if text is not None:
                self._editor.editor.replace_all(text)
            return
        self._editor = _EditBox(text or self.shown.text, self._card)
        self._editor.saved.connect(self._on_saved)
        self._editor.cancelled.connect(self._on_cancelled)
        self.view.hide()
        self._inside.addWidget(self._editor)
        self._editor.show()  # a layout would do so later, and nothing hidden takes the focus
        self._editor.editor.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def is_editing(self) -> bool:
        """Whether the text is a field now; it must not be taken out of sight then."""
        return self._editor is not None

    def save_edit(self) -> None:
        """Do what *Save and ask* does, if it is a field."""
        if self._editor is not None:
            self._on_saved(self._editor.editor.text())

    def take_edit(self) -> str:
        """Close the field that it may be, and return its text; "" if nothing was changed."""
        if self._editor is None:
            return ""
        text = self._editor.editor.text()
        self._close_editor()
        return text if text.strip() and text != self.shown.text else ""

    def _close_editor(self) -> None:
        if self._editor is not None:
            self._inside.removeWidget(self._editor)
            self._editor.hide()
            self._editor.deleteLater()
            self._editor = None
        self.view.show()
        self.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _on_edit(self) -> None:
        self.edit()

    @Slot(str)
    def _on_saved(self, text: str) -> None:
        self._close_editor()
        if text.strip() and text != self.shown.text:
            self.edited.emit(Edited(self.shown.id, text))
        else:
            self.edit_left.emit()

    @Slot()
    def _on_cancelled(self) -> None:
        self._close_editor()
        self.edit_left.emit()

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self._inside.setContentsMargins(now.px(16), now.px(6), now.px(12), now.px(12))
        self._inside.setSpacing(now.px(4))
        self._head.setSpacing(now.px(8))
        self._action_row.setSpacing(now.px(4))


class _EditBox(QWidget):
    """A field with Save and Cancel.

    Signals:
        saved: the new text.
        cancelled: nothing is to change.
    """

    saved = Signal(str)
    cancelled = Signal()

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        frame = FieldFrame(self)
        self.editor = Editor(frame)
        self.editor.setAccessibleName(self.tr("Edit the question"))
        self.editor.set_text(text)
        self.editor.set_enter_sends(False)
        self.editor.submitted.connect(self._on_save)
        self.editor.cancelled.connect(self.cancelled)
        save = PushButton(self.tr("Save and ask"), self)
        save.setProperty("kind", "primary")
        save.setToolTip(self.tr("Ctrl+Enter. The earlier version is kept."))
        save.clicked.connect(self._on_save)
        cancel = PushButton(self.tr("Cancel"), self)
        cancel.setToolTip(self.tr("Esc"))
        cancel.clicked.connect(self.cancelled)
        inside = QVBoxLayout(frame)
        inside.addWidget(self.editor)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        column.addLayout(row)

    @Slot()
    def _on_save(self) -> None:
        self.saved.emit(self.editor.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc on a button cancels too."""
        if event.key() == Qt.Key.Key_Escape:
            if not self.editor.hasFocus():
                self.cancelled.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


class _Card(QWidget):
    """The ground of a question: second ground, thin border, a rule on the leading side."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw ground, border and rule."""
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, radius = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), now.px(6)
        shape = QPainterPath()
        shape.addRoundedRect(area, radius, radius)
        painter.setPen(QPen(now.color("line"), 1))
        painter.fillPath(shape, now.color("alt"))
        painter.drawPath(shape)
        rule = QRectF(self.rect())
        rule.setWidth(now.px(4))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            rule.moveRight(self.rect().width())
        painter.setClipRect(rule)
        painter.fillPath(shape, now.color("edge"))
