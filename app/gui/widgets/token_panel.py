"""Settings › General: whether a token of the model hub is kept, and the way to be rid of it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.gui.widgets import theme
from app.gui.widgets.button_row import ButtonRow
from app.gui.widgets.focus import keeps_focus
from app.gui.widgets.label import Label


class TokenPanel(QWidget):
    """Says what is known, which is nothing before somebody asks: a keyring may want its passphrase.

    Signals:
        look_asked: is one kept?
        forget_asked: it is to be removed.
    """

    look_asked = Signal()
    forget_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Say nothing of the keyring yet."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Token of the model hub, keyring"))
        self._said = Label("", wraps=True)
        self._look = QPushButton(self.tr("Look in the keyring"), self)
        self._look.clicked.connect(self.look_asked)
        self._forget = QPushButton(self.tr("Forget the token"), self)
        self._forget.clicked.connect(self._on_forget_clicked)
        ways = ButtonRow(self)
        ways.add(self._look)
        ways.add(self._forget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(6))
        column.addWidget(Label(self.tr("Token of the model hub"), is_bold=True))
        column.addWidget(self._said)
        column.addWidget(ways)
        self.set_state(
            self.tr("A token is kept only if you wanted that, in this system's keyring.")
        )

    def set_state(self, words: str, *, is_busy: bool = False, can_forget: bool = True) -> None:
        """Say what is known, and which way is open."""
        had_focus = keeps_focus(self._forget)
        self._said.setText(words)
        self._look.setEnabled(not is_busy)
        self._forget.setEnabled(not is_busy and can_forget)
        if had_focus and not self._forget.isEnabled():
            self._look.setFocus()

    @property
    def words(self) -> str:
        """What it says."""
        return self._said.text()

    @Slot()
    def _on_forget_clicked(self) -> None:
        self.forget_asked.emit()
