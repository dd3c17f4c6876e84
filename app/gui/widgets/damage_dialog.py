"""A history that cannot be opened: what was found, what can still be read, and the ways on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QPushButton

from app.gui.widgets.button_row import ButtonRow
from app.gui.widgets.buttons import Button
from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.facts import Facts, Section
from app.gui.widgets.notice import Notice
from app.gui.widgets.paragraph import Paragraph
from app.gui.widgets.table import Column, Table
from app.gui.widgets.table_delegate import Cell

WIDTH = 720
REPAIR, RESTORE, RESTORE_FILE, LOOK = "repair", "restore", "restore_file", "look"


class DamageDialog(Dialog):
    """Nothing is done by itself; Enter and Esc leave everything as it is.

    Signals:
        asked: key of a way on.
    """

    asked = Signal(str)

    def __init__(self, told: tuple[str, str, str]) -> None:
        """Say what, why and what to do; nothing is counted yet."""
        super().__init__(self.tr("Mend the history"), width=WIDTH)
        self._ids: tuple[str, ...] = ()
        self._is_busy = False
        self._can_repair = False
        self._ways: dict[str, QPushButton] = {}
        self.body.addWidget(Notice("err", *told))
        self.body.addWidget(Section(self.tr("What can still be read")))
        self._counts = Facts(self)
        self.body.addWidget(self._counts)
        self._means = Paragraph("")
        self.body.addWidget(self._means)
        self._add_way(REPAIR, self.tr("Keep what can be read…"))
        self.body.addWidget(Section(self.tr("Backups")))
        self._table = Table(
            self.tr("Backups"),
            (
                Column(self.tr("Written"), is_wide=True),
                Column(self.tr("Size"), is_number=True),
                Column(self.tr("Kind")),
            ),
            self,
        )
        self._table.row_opened.connect(self._on_row_opened)
        self._table.row_chosen.connect(self._enable)
        self._empty = Paragraph(self.tr("There is no backup in the data folder."))
        self.body.addWidget(self._table)
        self.body.addWidget(self._empty)
        row = ButtonRow()
        for key, text in (
            (RESTORE, self.tr("Restore…")),
            (RESTORE_FILE, self.tr("Restore from a file…")),
        ):
            row.add(self._way(key, text))
        self.body.addWidget(row)
        self.body.addStretch(1)
        role = QDialogButtonBox.ButtonRole.ActionRole
        look = self.add_button(self.tr("Open read-only"), role)
        look.setProperty("key", LOOK)
        look.clicked.connect(self._on_clicked)
        self._ways[LOOK] = look
        self.add_cancel(self.tr("Quit")).setFocus()
        self._enable()

    @property
    def chosen(self) -> str:
        """Id of the chosen backup; "" if there is none."""
        return self._ids[self._table.row] if 0 <= self._table.row < len(self._ids) else ""

    def set_backups(self, rows: Sequence[tuple[str, str, str, str]]) -> None:
        """Show id, date, size and kind of each backup, newest first."""
        self._ids = tuple(row[0] for row in rows)
        self._table.set_rows([(Cell(r[1], is_bold=True), Cell(r[2]), Cell(r[3])) for r in rows])
        self._table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._table.choose(0)
        self._enable()

    def set_counts(self, facts: Sequence[tuple[str, str]], means: str, *, can_repair: bool) -> None:
        """Show what can be read, and say what keeping it means."""
        self._counts.set_facts(facts)
        self._means.setText(means)
        self._can_repair = can_repair
        self._enable()
        self.grow()

    def set_busy(self, what: str) -> None:
        """Say what is at work, and let the ways on wait; "" is nothing."""
        self._is_busy = bool(what)
        self.tell("info" if what else "", what)
        self._enable()

    def _add_way(self, key: str, text: str) -> None:
        row = ButtonRow()
        row.add(self._way(key, text))
        self.body.addWidget(row)

    def _way(self, key: str, text: str) -> Button:
        button = Button(text)
        button.setProperty("key", key)
        button.clicked.connect(self._on_clicked)
        self._ways[key] = button
        return button

    @Slot()
    def _enable(self) -> None:
        is_free = not self._is_busy
        self._ways[REPAIR].setEnabled(is_free and self._can_repair)
        if RESTORE in self._ways:
            self._ways[RESTORE].setEnabled(is_free and bool(self.chosen))
            self._ways[RESTORE_FILE].setEnabled(is_free)
        if LOOK in self._ways:
            self._ways[LOOK].setEnabled(is_free)

    @Slot()
    def _on_clicked(self) -> None:
        self.asked.emit(str(self.sender().property("key")))

    @Slot(int)
    def _on_row_opened(self, _row: int) -> None:
        if self._ways[RESTORE].isEnabled():
            self.asked.emit(RESTORE)
