"""Settings › Safekeeping: the backups there are, and whether the history is encrypted."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.widgets import theme
from app.gui.widgets.button_row import ButtonRow
from app.gui.widgets.buttons import Button
from app.gui.widgets.facts import Section
from app.gui.widgets.first_run_parts import Card
from app.gui.widgets.notice import Notice
from app.gui.widgets.paragraph import Paragraph
from app.gui.widgets.progress_card import ProgressCard, ProgressView
from app.gui.widgets.table import Column, Table
from app.gui.widgets.table_delegate import Cell


class BackupRow(Struct, frozen=True):
    """One backup; all of it translated.

    Attributes:
        id: its path.
        when: date and time.
        note: where it lies if it is no usual one; else "".
        size: of the file.
        lock: encrypted or plain.
        state: what is known of it.
        icon: of the state: `ok`, `error`, or "".
    """

    id: str
    when: str
    note: str
    size: str
    lock: str
    state: str
    icon: str


class SafekeepingView(Struct, frozen=True):
    """What the page shows.

    Attributes:
        rows: newest first.
        is_encrypted: of the history in use.
        plain: how many backups can be read without a passphrase.
        is_read_only: nothing can be changed.
        folder: where backups are kept.
    """

    rows: tuple[BackupRow, ...]
    is_encrypted: bool
    plain: int
    is_read_only: bool
    folder: str


class SafekeepingPage(QWidget):
    """Two cards: backups, encryption.

    Signals:
        asked: key of the button: `back_up` `back_up_to` `check` `restore` `restore_file` `cancel`
            `encrypt` `decrypt` `passphrase` `code` `erase`.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._ids: tuple[str, ...] = ()
        self._notice: Notice | None = None
        self._buttons: dict[str, Button] = {}
        words = (self.tr("Backups"), self.tr("Encryption"))
        self.setAccessibleName(" ".join((*words, self.tr("Passphrase"), self.tr("Restore"))))
        self._empty = Paragraph(
            self.tr("No backup yet. One is written every hour while the window is open.")
        )
        self._table = Table(
            self.tr("Backups"),
            (
                Column(self.tr("Written"), is_wide=True),
                Column(self.tr("Size"), is_number=True),
                Column(self.tr("Kind")),
                Column(self.tr("Checked")),
            ),
            self,
        )
        self._table.row_chosen.connect(self._enable)
        self._table.row_opened.connect(self._on_row_opened)
        self._folder = Paragraph("", "caption", "muted")
        self.progress = ProgressCard(self)
        self._cancel = self._button("cancel", self.tr("Cancel"))
        self._cancel.hide()
        self._state = Paragraph("", is_bold=True)
        self._means = Paragraph("")
        self._plain = Paragraph("", "ui", "warn")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._backups_card())
        self._column.addWidget(self._encryption_card())
        self._column.setSpacing(theme.current().px(12))

    @property
    def chosen(self) -> str:
        """Path of the current row; "" if there is none."""
        return self._ids[self._table.row] if 0 <= self._table.row < len(self._ids) else ""

    def choose(self, path: str) -> None:
        """Make a backup the current row."""
        if path in self._ids:
            self._table.choose(self._ids.index(path))

    def set_view(self, view: SafekeepingView) -> None:
        """Show what there is; the current row stays."""
        before = self.chosen
        self._view = view
        self._ids = tuple(row.id for row in view.rows)
        self._table.set_rows([_cells(row) for row in view.rows])
        self._table.setVisible(bool(view.rows))
        self._empty.setVisible(not view.rows)
        self._table.choose(self._ids.index(before) if before in self._ids else 0)
        self._folder.setText(view.folder)
        self._state.setText(
            self.tr("The history is encrypted.")
            if view.is_encrypted
            else self.tr("The history is not encrypted.")
        )
        self._means.setText(self._meaning(view.is_encrypted))
        self._enable()

    def set_plain(self, text: str) -> None:
        """Say which backups can still be read by anyone; "" if none can."""
        self._plain.setText(text)
        self._plain.setVisible(bool(text))

    def set_running(self, view: ProgressView | None) -> None:
        """Show that something is at work; the buttons wait for it."""
        self.progress.show_progress(view)
        self._cancel.setVisible(view is not None)
        self._enable()

    def tell(self, kind: str, what: str, why: str = "", todo: str = "") -> None:
        """Say how it went, above the cards."""
        self.untell()
        self._notice = Notice(kind, what, why, todo)
        self._notice.set_closable()
        self._notice.closed.connect(self.untell)
        self._column.insertWidget(0, self._notice)

    @Slot()
    def untell(self) -> None:
        """Take the last word away."""
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None

    def _backups_card(self) -> Card:
        card = Card("base", "line", parent=self)
        card.column.addWidget(Section(self.tr("Backups")))
        for part in (self._empty, self._table):
            card.column.addWidget(part)
        card.column.addWidget(
            self._row(
                ("restore", self.tr("Restore…")),
                ("check", self.tr("Check now")),
                ("restore_file", self.tr("Restore from a file…")),
            )
        )
        card.column.addWidget(self.progress)
        card.column.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignLeading)
        card.column.addWidget(
            self._row(
                ("back_up", self.tr("Back up now")),
                ("back_up_to", self.tr("Back up to a place…")),
            )
        )
        card.column.addWidget(self._folder)
        return card

    def _encryption_card(self) -> Card:
        card = Card("base", "line", parent=self)
        card.column.addWidget(Section(self.tr("Encryption")))
        for part in (self._state, self._means, self._plain):
            card.column.addWidget(part)
        self._ways = self._row(
            ("encrypt", self.tr("Encrypt the history…")),
            ("passphrase", self.tr("Change the passphrase…")),
            ("code", self.tr("Make another recovery code…")),
            ("erase", self.tr("Erase plain backups…")),
            ("decrypt", self.tr("Remove the encryption…")),
        )
        card.column.addWidget(self._ways)
        return card

    def _row(self, *buttons: tuple[str, str]) -> ButtonRow:
        row = ButtonRow()
        for key, text in buttons:
            row.add(self._button(key, text))
        return row

    def _button(self, key: str, text: str) -> Button:
        button = Button(text, "", self)
        button.setProperty("key", key)
        button.clicked.connect(self._on_clicked)
        self._buttons[key] = button
        return button

    def _meaning(self, is_encrypted: bool) -> str:
        if is_encrypted:
            return self.tr(
                "Chats, drafts and the backups since then open with the passphrase or the recovery "
                "code only. Exports, models and settings are not encrypted."
            )
        return self.tr(
            "Whoever has this computer or a backup can read every chat. A passphrase protects "
            "them; who loses it and the recovery code loses the history."
        )

    @Slot()
    def _enable(self) -> None:
        view = getattr(self, "_view", None)
        if view is None:
            return
        is_free = self.progress.isHidden()
        may_write = is_free and not view.is_read_only
        lock = view.is_encrypted
        keys = ["passphrase", "code", "erase", "decrypt"] if lock else ["encrypt"]
        if not view.plain and lock:
            keys.remove("erase")
        self._ways.show_only([self._buttons[key] for key in keys])
        for key in ("back_up", "restore_file", *keys):
            self._buttons[key].setEnabled(may_write)
        self._buttons["back_up_to"].setEnabled(is_free)
        self._buttons["restore"].setEnabled(may_write and bool(self.chosen))
        self._buttons["check"].setEnabled(is_free and bool(self.chosen))

    @Slot()
    def _on_clicked(self) -> None:
        self.asked.emit(str(self.sender().property("key")))

    @Slot(int)
    def _on_row_opened(self, _row: int) -> None:
        if self._buttons["restore"].isEnabled():
            self.asked.emit("restore")


def _cells(row: BackupRow) -> Sequence[Cell]:
    token = {"ok": "ok", "error": "err"}.get(row.icon, "")
    return (
        Cell(row.when, row.note, is_bold=True),
        Cell(row.size),
        Cell(row.lock),
        Cell(row.state, icon=row.icon, token=token),
    )
