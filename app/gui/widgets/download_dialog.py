"""Asks before anything connects: what comes, how large, under which terms; and asks for a token."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QWidget

from app.core.bidi import left_to_right
from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.buttons import QuietButton
from app.gui.widgets.check_box import CheckBox
from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.facts import Facts
from app.gui.widgets.label import Label
from app.gui.widgets.notice import Strip
from app.gui.widgets.paragraph import Paragraph


@dataclass(frozen=True, slots=True)
class DownloadPlan:
    """What a download means; all of it translated but the addresses.

    Attributes:
        name: of the model.
        facts: from where, how much, to where.
        terms: the sentence of the licence's terms.
        terms_url: where they can be read.
        warning: what speaks against it, e.g. too little room; "" is nothing.
        can_start: it is not pointless.
        low_disk: what the way that needs less room needs; "" is none.
        can_start_low: that way is not pointless.
    """

    name: str
    facts: tuple[tuple[str, str], ...]
    terms: str = ""
    terms_url: str = ""
    warning: str = ""
    can_start: bool = True
    low_disk: str = ""
    can_start_low: bool = False


class DownloadDialog(Dialog):
    """`accepted` starts the download; it can be once the terms are accepted.

    Signals:
        page_asked: address to show in the browser.
    """

    page_asked = Signal(str)

    def __init__(self, plan: DownloadPlan, parent: QWidget | None = None) -> None:
        """Show everything that can be known before the first byte."""
        super().__init__(fill(self.tr("Download %1"), plan.name), parent, width=600)
        self._plan = plan
        what = fill(self.tr("Download %1?"), left_to_right(plan.name))
        self.body.addWidget(Label(what, "message", is_bold=True, wraps=True))
        facts = Facts(self)
        facts.set_facts(plan.facts)
        self.body.addWidget(facts)
        self._warning = Strip("err", plan.warning) if plan.warning else None
        if self._warning is not None:
            self.body.addWidget(self._warning)
        self.low_disk = CheckBox(self.tr("Low disk: delete each file once converted"), self)
        self.low_disk.setAccessibleDescription(plan.low_disk)
        self.low_disk.setVisible(bool(plan.low_disk))
        self.low_disk.setChecked(plan.can_start_low and not plan.can_start)
        self.low_disk.toggled.connect(self._show_ready)
        self.body.addWidget(self.low_disk)
        if plan.low_disk:
            self.body.addWidget(Label(plan.low_disk, "caption", "muted", wraps=True))
        words = self.tr("I have read the terms and accept them.")
        if plan.terms:
            self.body.addWidget(Label(self.tr("Terms"), is_bold=True))
            self.body.addWidget(Label(plan.terms, wraps=True))
            _add_page(self, plan.terms_url).clicked.connect(self._on_page_clicked)
        self._accepts = CheckBox(words, self)  # behind what it speaks of for the Tab key, too
        self.body.addWidget(self._accepts)
        self._accepts.setVisible(bool(plan.terms))
        self.body.addStretch(1)
        role = QDialogButtonBox.ButtonRole.AcceptRole
        self.start = self.add_button(self.tr("Connect and download"), role, "primary")
        self.start.clicked.connect(self.accept)
        self.add_cancel()
        self._accepts.toggled.connect(self._show_ready)
        self._show_ready()
        first = self._accepts if plan.terms else self.start
        first.setFocus()

    @Slot()
    def _show_ready(self) -> None:
        has_agreed = not self._plan.terms or self._accepts.isChecked()
        plan, is_low = self._plan, self.low_disk.isChecked()
        can_start = plan.can_start_low if is_low else plan.can_start
        if self._warning is not None:
            self._warning.setVisible(not can_start)
        self.start.setEnabled(can_start and has_agreed)

    @Slot()
    def _on_page_clicked(self) -> None:
        self.page_asked.emit(self._plan.terms_url)


class TokenDialog(Dialog):
    """Asks for the token of an account; it is shown to nobody.

    Signals:
        page_asked: address to show in the browser.
    """

    page_asked = Signal(str)

    def __init__(
        self, name: str, page: str, sentences: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """Ask for a repository's token.

        Args:
            name: of the repository.
            page: where its terms are accepted.
            sentences: why, translated.
            parent: Qt's owner.
        """
        super().__init__(self.tr("Give a token"), parent, width=600)
        self._page = page
        what = fill(self.tr("%1 is not open to everyone."), left_to_right(name))
        self.body.addWidget(Label(what, "message", is_bold=True, wraps=True))
        for sentence in sentences:
            self.body.addWidget(Label(sentence, wraps=True))
        _add_page(self, page).clicked.connect(self._on_page_clicked)
        label = Label(self.tr("Token of your account"), is_bold=True)
        self.field = QLineEdit(self)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setMaxLength(4000)
        self.field.setAccessibleName(self.tr("Token of your account"))
        self.field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        label.setBuddy(self.field)
        self.body.addWidget(label)
        self.body.addWidget(self.field)
        self.keeps = CheckBox(self.tr("Keep it in this system's keyring"), self)
        note = self.tr(
            "Otherwise it stays in memory until Casebook is closed. It goes to the hub's own "
            "address and to no other, and is written to no log."
        )
        self.body.addWidget(self.keeps)
        self.body.addWidget(Label(note, "caption", "muted", wraps=True))
        self.body.addStretch(1)
        role = QDialogButtonBox.ButtonRole.AcceptRole
        self.go = self.add_button(self.tr("Connect with this token"), role, "primary")
        self.go.clicked.connect(self.accept)
        self.add_cancel().setDefault(False)
        self.go.setDefault(True)
        self.field.textChanged.connect(self._on_text_changed)
        self._on_text_changed()
        self._dress_keeps()
        theme.notifier().changed.connect(self._dress_keeps)
        self.field.setFocus()

    @property
    def token(self) -> str:
        """What was written."""
        return self.field.text().strip()

    @Slot()
    def _on_text_changed(self) -> None:
        self.go.setEnabled(bool(self.token))

    @Slot()
    def _on_page_clicked(self) -> None:
        self.page_asked.emit(self._page)

    @Slot()
    def _dress_keeps(self) -> None:
        self.keeps.setFont(theme.current().font())


def _add_page(dialog: Dialog, address: str) -> QuietButton:
    """Show a whole address, however long, and the button that opens it."""
    dialog.body.addWidget(Paragraph(left_to_right(address), "ui", "muted"))
    button = QuietButton(QCoreApplication.translate("LinkDialog", "Open in browser"), "", dialog)
    button.setAccessibleName(f"{button.text()}: {address}")
    dialog.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
    return button
