"""Says which field of a file is the question, the options, the key, and shows what comes of it."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from app.core.bidi import isolated, visible
from app.gui.widgets import theme
from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.label import Label
from app.gui.widgets.paragraph import Paragraph
from app.gui.widgets.table import Column, Table
from app.gui.widgets.table_delegate import Cell

_OPTIONS_HEIGHT, _ITEM_HEIGHT = 110, 150
SINGLE = ("question", "answer", "context", "item_id", "strata")
WORDS = ("name", "origin", "licence")


class MappingDialog(Dialog):
    """Boxes for the fields, words about the set, the first item, and what is wrong by record.

    Attributes:
        words: fields for name, origin and licence, by name.

    Signals:
        changed: a field was chosen, or the way keys are written.
        save_asked: keep it as a task file.
    """

    changed = Signal()
    save_asked = Signal()

    def __init__(
        self, file: str, kinds: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        """Begin without fields; `kinds` are ways of writing keys, words and value."""
        super().__init__(self.tr("Name the fields of your questions"), parent, width=860)
        self._boxes = {name: self._box(name) for name in SINGLE}
        self._key = QComboBox(self)
        for words, kind in kinds:
            self._key.addItem(words, kind)
        self._key.setAccessibleName(self.tr("Keys are written as"))
        self._options = QListWidget(self)
        self._options.setAccessibleName(self.tr("Options"))
        self.words = {name: QLineEdit(self) for name in WORDS}
        self._said = Paragraph("", is_bold=True)
        self._item = QPlainTextEdit(self)
        self._item.setReadOnly(True)
        self._item.setTabChangesFocus(True)
        self._item.setProperty("kind", "field")
        self._item.setAccessibleName(self.tr("First items, as they are read"))
        columns = (Column(self.tr("Record")), Column(self.tr("What is wrong"), is_wide=True))
        self._wrong = Table(self.tr("Records that are no items"), columns, self)
        self._wrong.set_choosable(False)
        self._lay_out(file)
        self._save = self.add_button(
            self.tr("Save task file…"), QDialogButtonBox.ButtonRole.AcceptRole, "primary"
        )
        self._save.clicked.connect(self.save_asked)
        self.add_cancel()
        self._key.activated.connect(self.changed)
        self._options.itemChanged.connect(self.changed)
        for box in self._boxes.values():
            box.activated.connect(self.changed)
        self.set_items("", "", (), is_whole=False)

    def _box(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(self._names()[name])
        return box

    def _names(self) -> dict[str, str]:
        return {
            "question": self.tr("Question"),
            "answer": self.tr("Key"),
            "context": self.tr("To be read before it"),
            "item_id": self.tr("Id"),
            "strata": self.tr("Results broken down by"),
            "name": self.tr("Name of the set"),
            "origin": self.tr("Where it comes from"),
            "licence": self.tr("Licence"),
        }

    def _lay_out(self, file: str) -> None:
        names = self._names()
        hint = self.tr("Tick the fields that hold one option each, or the one that holds a list.")
        form = QFormLayout()
        form.addRow(Label(self.tr("File")), Paragraph(isolated(file)))
        form.addRow(Label(names["question"]), self._boxes["question"])
        form.addRow(Label(self.tr("Options")), self._options)
        form.addRow(Label(""), Paragraph(hint, "caption", "muted"))
        form.addRow(Label(names["answer"]), self._boxes["answer"])
        form.addRow(Label(self._key.accessibleName()), self._key)
        for name in ("context", "item_id", "strata"):
            form.addRow(Label(names[name]), self._boxes[name])
        for name, field in self.words.items():
            field.setAccessibleName(names[name])
            form.addRow(Label(names[name]), field)
        self.body.addLayout(form)
        self.body.addWidget(self._said)
        self.body.addWidget(self._item)
        self.body.addWidget(self._wrong)
        now = theme.current()
        self._options.setFont(now.font())
        self._options.setFixedHeight(now.px(_OPTIONS_HEIGHT))
        self._item.setFont(now.font("mono"))
        self._item.setFixedHeight(now.px(_ITEM_HEIGHT))

    # what is chosen

    @property
    def key(self) -> str:
        """How keys are written; "" finds out."""
        return str(self._key.currentData() or "")

    @property
    def options(self) -> tuple[str, ...]:
        """The fields that are ticked."""
        rows = [self._options.item(at) for at in range(self._options.count())]
        return tuple(
            str(row.data(Qt.ItemDataRole.UserRole))
            for row in rows
            if row.checkState() == Qt.CheckState.Checked
        )

    def field(self, name: str) -> str:
        """Return the field that is chosen for one of `SINGLE`; "" is none."""
        return str(self._boxes[name].currentData() or "")

    def set_fields(
        self,
        fields: Sequence[tuple[str, str]],
        chosen: dict[str, str],
        options: Sequence[str],
        key: str,
    ) -> None:
        """List the fields with a value each, and show what is chosen; nothing is signalled."""
        for name, box in self._boxes.items():
            with QSignalBlocker(box):
                box.clear()
                box.addItem(self.tr("(none)"), "")
                for field, value in fields:
                    box.addItem(f"{isolated(field)}: {isolated(value[:60])}", field)
                box.setCurrentIndex(max(box.findData(chosen.get(name, "")), 0))
        with QSignalBlocker(self._options):
            self._options.clear()
            for field, value in fields:
                row = QListWidgetItem(f"{isolated(field)}: {isolated(value)}", self._options)
                row.setData(Qt.ItemDataRole.UserRole, field)
                is_one = field in options
                row.setCheckState(Qt.CheckState.Checked if is_one else Qt.CheckState.Unchecked)
        with QSignalBlocker(self._key):
            self._key.setCurrentIndex(max(self._key.findData(key), 0))

    def set_items(
        self, said: str, text: str, wrong: Sequence[tuple[str, str]], *, is_whole: bool
    ) -> None:
        """Show how many items there are, the first of them, and the records that are none."""
        self._said.setText(said)
        self._item.setPlainText(text)
        self._item.setVisible(bool(text))
        self._wrong.set_rows([[Cell(visible(where)), Cell(visible(why))] for where, why in wrong])
        self._wrong.setVisible(bool(wrong))
        self._save.setEnabled(is_whole)

    @Slot()
    def saved(self) -> None:
        """Close: it is kept."""
        self.accept()
