"""Dialogs that show text exactly as it is: a link's target, the rendered prompt."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QWidget

from app.core.bidi import visible
from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.dialogs import Dialog, research_notice
from app.gui.widgets.digits import number
from app.gui.widgets.label import Label


class PlainText(QPlainTextEdit):
    """Text to read, select and copy; never markup, never changed."""

    def __init__(self, text: str, name: str, parent: QWidget | None = None) -> None:
        """Show the text in letters of one width."""
        super().__init__(parent)
        self.setProperty("kind", "field")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(name)
        self.setPlainText(text)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    @Slot()
    def _dress(self) -> None:
        self.setFont(theme.current().font("mono"))


class LinkDialog(Dialog):
    """Shows where a link leads before anything opens; Enter and Esc cancel.

    Signals:
        open_asked: the target, when the person wants it in the browser.
        copied: the target was put on the clipboard.
    """

    open_asked = Signal(str)
    copied = Signal(str)

    def __init__(self, target: str, parent: QWidget | None = None) -> None:
        """Show the whole target, hidden characters as marks."""
        super().__init__(self.tr("Open link"), parent)
        self._target = target
        self.body.addWidget(
            Label(self.tr("This link leads out of Casebook."), "message", is_bold=True, wraps=True)
        )
        self.body.addWidget(
            Label(
                self.tr("The model wrote it. It may not exist, or not be what it says."),
                wraps=True,
            )
        )
        shown = PlainText(visible(target), self.tr("Target of the link"), self)
        shown.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        shown.setFixedHeight(theme.current().px(76))
        self.body.addWidget(shown)
        self.body.addStretch(1)
        action = QDialogButtonBox.ButtonRole.ActionRole
        copy = self.add_button(self.tr("Copy link"), action)
        copy.clicked.connect(self._on_copy_clicked)
        browser = self.add_button(self.tr("Open in browser"), action)
        browser.clicked.connect(self._on_open_clicked)
        self.add_cancel().setFocus()

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._target)
        self.copied.emit(self._target)
        self.accept()

    @Slot()
    def _on_open_clicked(self) -> None:
        self.open_asked.emit(self._target)
        self.accept()


class PromptDialog(Dialog):
    """Shows the prompt as the model sees it, control tokens in their written form."""

    def __init__(self, text: str, tokens: int, parent: QWidget | None = None) -> None:
        """Show the exact text and its count; hidden characters as marks."""
        super().__init__(self.tr("Show prompt"), parent, width=760)
        self._text = text
        count = fill(self.tr("%1 tokens, exactly as they are sent."), number(tokens))
        self.body.addWidget(Label(count, wraps=True))
        shown = PlainText(visible(text), self.tr("Prompt"), self)
        shown.setMinimumHeight(theme.current().px(320))
        self.body.addWidget(shown, 1)
        action = QDialogButtonBox.ButtonRole.ActionRole
        copy = self.add_button(self.tr("Copy"), action)
        copy.clicked.connect(self._on_copy_clicked)
        self.add_cancel(self.tr("Close"))
        shown.setFocus()

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._text}\n\n{research_notice()}")


class FirstPromptDialog(Dialog):
    """Shows what a model of an unknown template is to read; `accepted` is *Send*.

    It is open while the prompt is written, which may need the model in memory first. Enter and
    Esc go back.
    """

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        """Say why it is shown, and that the prompt comes."""
        super().__init__(self.tr("What the model reads"), parent, width=760)
        self.body.addWidget(Label(what, "message", is_bold=True, wraps=True))
        meaning = self.tr(
            "A template comes with the model's file and decides what stands around your words. "
            "See that they are all there, and nothing else that you do not want. "
            "The prompt is shown once for each template."
        )
        self.body.addWidget(Label(meaning, wraps=True))
        self._count = Label(self.tr("The prompt is being written…"), wraps=True)
        self.body.addWidget(self._count)
        self._shown = PlainText("", self.tr("Prompt"), self)
        self._shown.setMinimumHeight(theme.current().px(260))
        self._shown.setEnabled(False)
        self.body.addWidget(self._shown, 1)
        role = QDialogButtonBox.ButtonRole.AcceptRole
        self._send = self.add_button(self.tr("Send"), role, "primary")
        self._send.setEnabled(False)
        self._send.clicked.connect(self.accept)
        self.add_cancel(self.tr("Go back")).setFocus()

    def set_prompt(self, text: str, tokens: int) -> None:
        """Show the exact text and its count; hidden characters as marks. It may be sent now."""
        self._count.setText(fill(self.tr("%1 tokens, exactly as they are sent."), number(tokens)))
        self._shown.setPlainText(visible(text))
        self._shown.setEnabled(True)
        self._send.setEnabled(True)
        self._shown.setFocus()
