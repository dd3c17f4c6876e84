"""Settings › Remote endpoint: which server answers instead of this computer, and since when."""

from msgspec import Struct
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.gui.widgets import theme
from app.gui.widgets.button_row import ButtonRow
from app.gui.widgets.buttons import Button, PrimaryButton
from app.gui.widgets.focus import keeps_focus
from app.gui.widgets.label import Label
from app.gui.widgets.notice import Notice
from app.gui.widgets.paragraph import Paragraph
from app.gui.widgets.secret_dialogs import SecretField


class Asked(Struct, frozen=True):
    """A server as a person wrote it; the key is in memory only."""

    address: str
    model: str
    key: str

    def __repr__(self) -> str:
        """Name the address only: the key must reach no log."""
        return f"Asked({self.address!r})"


class EndpointPage(QWidget):
    """Address, model and key of a server, and one button: on, cancel, or off.

    Signals:
        on_asked: `Asked`: turn it on.
        off_asked: turn it off, or stop trying.
    """

    on_asked = Signal(Asked)
    off_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty and off."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Remote endpoint, server, network, API key, vLLM"))
        self._notice: Notice | None = None
        self._is_off = self._is_allowed = True
        lead = Paragraph(
            self.tr(
                "A server that speaks OpenAI's way, such as vLLM or llama-server, can answer "
                "instead of this computer. It is off unless you turn it on here, and off again "
                "when Casebook is closed or locked."
            ),
            parent=self,
        )
        self.address = QLineEdit(self)
        self.address.setPlaceholderText("https://host/v1")
        self.model = QLineEdit(self)
        self.model.setPlaceholderText(self.tr("the first one that the server has"))
        self.key = SecretField(self.tr("Key, if the server asks for one"), self)
        self._kept = Label(
            self.tr("The key stays in memory until the endpoint is off. It is never written."),
            "caption",
            "muted",
            wraps=True,
        )
        self._on = PrimaryButton(self.tr("Turn on…"), "net", self)
        self._on.clicked.connect(self._on_clicked)
        self._off = Button(self.tr("Turn off"), "net-off", self)
        self._off.clicked.connect(self.off_asked)
        self._ways = ButtonRow(self)
        for button in (self._on, self._off):
            self._ways.add(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().px(8))
        self._column.addWidget(lead)
        for name, field in ((self.tr("Address"), self.address), (self.tr("Model"), self.model)):
            self._add(name, field)
        for part in (self.key, self._kept, self._ways):
            self._column.addWidget(part)
        self.address.textChanged.connect(self._enable)
        self.address.returnPressed.connect(self._on_clicked)
        self.model.returnPressed.connect(self._on_clicked)
        self.show_state("off")

    def _add(self, name: str, field: QLineEdit) -> None:
        field.setProperty("kind", "field")
        field.setAccessibleName(name)
        head = Label(name, is_bold=True, wraps=True)
        head.setBuddy(field)
        self._column.addWidget(head)
        self._column.addWidget(field)

    def show_state(self, state: str) -> None:
        """Show the fields and the button of a state: `off`, `trying` or `on`."""
        had_focus = any(keeps_focus(one) for one in (self._on, self._off))
        self._is_off = state == "off"
        self._off.setText(self.tr("Cancel") if state == "trying" else self.tr("Turn off"))
        self._ways.show_only([self._on if self._is_off else self._off])
        for field in (self.address, self.model):
            field.setReadOnly(not self._is_off)
        self.key.setEnabled(self._is_off)
        self._enable()
        if had_focus:
            (self._on if self._is_off else self._off).setFocus()

    def forbid(self) -> None:
        """Allow nothing to be turned on."""
        self._is_allowed = False
        self._enable()

    def tell(self, kind: str, what: str, why: str = "", todo: str = "") -> None:
        """Say how it stands, above the fields; no words say nothing."""
        if self._notice is not None:
            self._column.removeWidget(self._notice)
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
        if what:
            self._notice = Notice(kind, what, why, todo)
            self._column.insertWidget(1, self._notice)

    @property
    def told(self) -> str:
        """What is said now."""
        return self._notice.accessibleName() if self._notice is not None else ""

    @Slot()
    def _enable(self) -> None:
        has_address = bool(self.address.text().strip())
        self._on.setEnabled(self._is_off and self._is_allowed and has_address)

    @Slot()
    def _on_clicked(self) -> None:
        if self._on.isEnabled():
            model = self.model.text().strip()
            self.on_asked.emit(Asked(self.address.text().strip(), model, self.key.text().strip()))
