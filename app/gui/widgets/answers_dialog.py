"""Chooses answers of the history, with their questions, as examples."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from app.core.bidi import visible
from app.core.text import begun, fill
from app.gui.widgets import theme
from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.digits import number
from app.gui.widgets.paragraph import Paragraph

_LETTERS = 160
_HEIGHT = 320


class AnswersDialog(Dialog):
    """A list to tick in, found by words.

    Signals:
        chosen: ids of the answers, in the order of the list.
    """

    chosen = Signal(list)

    def __init__(
        self, answers: Sequence[tuple[int, str, str]], parent: QWidget | None = None
    ) -> None:
        """List answers by id, question and text, the newest first."""
        super().__init__(self.tr("Take answers as examples"), parent, width=760)
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(self.tr("Words of the question or the answer"))
        self._search.setAccessibleName(self._search.placeholderText())
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Answers"))
        self.list.setWordWrap(True)
        self.list.setAlternatingRowColors(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._said = Paragraph("", "ui", "muted")
        for answer_id, question, answer in answers:
            item = QListWidgetItem(f"{_short(question)}\n{_short(answer)}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, answer_id)
            item.setData(Qt.ItemDataRole.UserRole + 1, f"{question}\n{answer}".casefold())
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        hint = self.tr(
            "Only complete answers are listed. A model wrote them: read each before it becomes an "
            "example."
        )
        self.body.addWidget(Paragraph(hint, "ui", "muted"))
        self.body.addWidget(self._search)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._said)
        self._take = self.add_button(
            self.tr("Take answers"), QDialogButtonBox.ButtonRole.AcceptRole, "primary"
        )
        self._take.clicked.connect(self._on_taken)
        self.add_cancel()
        self._search.textChanged.connect(self._on_searched)
        self.list.itemChanged.connect(self._count)
        self.list.setFont(theme.current().font())
        self.list.setMinimumHeight(theme.current().px(_HEIGHT))
        self._count()
        self._search.setFocus()

    @property
    def ids(self) -> list[int]:
        """What is ticked."""
        items = [self.list.item(at) for at in range(self.list.count())]
        return [
            int(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        ]

    @Slot(str)
    def _on_searched(self, words: str) -> None:
        wanted = words.casefold()
        for at in range(self.list.count()):
            item = self.list.item(at)
            item.setHidden(wanted not in str(item.data(Qt.ItemDataRole.UserRole + 1)))

    @Slot()
    def _count(self) -> None:
        count = len(self.ids)
        words = fill(self.tr("%1 chosen."), number(count))
        if not self.list.count():
            words = self.tr("There is no complete answer in the history yet.")
        self._said.setText(words)
        self._take.setEnabled(bool(count))

    @Slot()
    def _on_taken(self) -> None:
        self.chosen.emit(self.ids)
        self.accept()


def _short(text: str) -> str:
    line = " ".join(visible(text).split())
    return line if len(line) <= _LETTERS else begun(line, _LETTERS) + "…"
