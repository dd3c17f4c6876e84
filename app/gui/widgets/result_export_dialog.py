"""Takes results along: which files, to which folder; then how far it is."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.gui.widgets import theme
from app.gui.widgets.buttons import Button, PrimaryButton
from app.gui.widgets.check_box import CheckBox
from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.label import Label
from app.gui.widgets.notice import Notice
from app.gui.widgets.progress_card import ProgressCard, ProgressView

HTML, PDF, CSV, PICTURES, RAW = "html", "pdf", "csv", "pictures", "raw"
WIDTH = 620


class ResultExportDialog(Dialog):
    """The form, and while it is written the same place says how far it is.

    Signals:
        choose_asked: choose the folder by the desktop's own dialog.
        export_asked: write what is ticked.
        cancel_asked: stop writing.
    """

    choose_asked = Signal()
    export_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, path: str, parent: QWidget | None = None) -> None:
        """Offer every kind of file, and this folder."""
        super().__init__(self.tr("Export results"), parent, width=WIDTH)
        self._is_running = False
        self._told: Notice | None = None
        self._form = QWidget(self)
        self._path = QLineEdit(path, self)
        self._boxes = {
            HTML: CheckBox(self.tr("Report as HTML, one file that loads nothing")),
            PDF: CheckBox(self.tr("Report as PDF, A4")),
            PICTURES: CheckBox(self.tr("Pictures as SVG and PNG")),
            CSV: CheckBox(self.tr("Items as CSV, one line each")),
            RAW: CheckBox(self.tr("run.json and samples.jsonl, as lm-evaluation-harness names")),
        }
        self._card = ProgressCard(self)
        self._lay_out()
        self._cancel = self.add_cancel()
        self._cancel.setDefault(False)
        self._start = PrimaryButton(self.tr("Export results"), "export", self)
        self._start.clicked.connect(self._on_start_clicked)
        self.buttons.addButton(self._start, QDialogButtonBox.ButtonRole.AcceptRole)
        self._start.setDefault(True)
        self._judge()

    def _lay_out(self) -> None:
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(theme.current().px(8))
        for box in self._boxes.values():
            box.setChecked(True)
            box.toggled.connect(self._judge)
            form.addWidget(box)
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(10))
        label = Label(self.tr("New folder"), is_bold=True)
        label.setBuddy(self._path)
        self._path.setAccessibleName(label.text())
        self._path.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._path.textChanged.connect(self._judge)
        choose = Button(self.tr("Choose…"), parent=self)
        choose.clicked.connect(self.choose_asked)
        row.addWidget(label)
        row.addWidget(self._path, 1)
        row.addWidget(choose)
        form.addLayout(row)
        carries = self.tr(
            "The report carries the notice above, the data set card, the protocol and its hash, "
            "the model's SHA-256, every number with its interval, and the limits."
        )
        form.addWidget(Label(carries, colour="muted", wraps=True))
        open_to_all = self.tr("The files hold the questions of the set, open to anyone with them.")
        form.addWidget(Notice("warn", open_to_all))
        self.body.addWidget(self._card)
        self.body.addWidget(self._form)
        self.body.addStretch(1)

    @property
    def path(self) -> str:
        """The folder to write."""
        return self._path.text().strip()

    def set_path(self, path: str) -> None:
        """Show another folder."""
        self._path.setText(path)

    @property
    def kinds(self) -> frozenset[str]:
        """What is ticked."""
        return frozenset(kind for kind, box in self._boxes.items() if box.isChecked())

    def offer(self, kind: str, *, is_there: bool) -> None:
        """Offer a kind of file, or not."""
        self._boxes[kind].setVisible(is_there)
        self._boxes[kind].setChecked(is_there)

    def tell(self, kind: str, what: str, why: str = "") -> None:
        """Say something above the form, instead of what was said before."""
        if self._told is not None:
            self._told.hide()
            self._told.deleteLater()
        self._told = Notice(kind, what, why)
        self.body.insertWidget(0, self._told)

    def set_running(self, view: ProgressView | None) -> None:
        """Show how far it is, with Cancel where Export was; `None` shows the form again."""
        self._is_running = view is not None
        self._form.setVisible(view is None)
        self._cancel.setVisible(view is None)
        self._card.show_progress(view)
        self._start.setText(self.tr("Cancel") if self._is_running else self.tr("Export results"))
        self._judge()

    @Slot()
    def _judge(self) -> None:
        self._start.setEnabled(self._is_running or bool(self.path and self.kinds))

    @Slot()
    def _on_start_clicked(self) -> None:
        if self._is_running:
            self.cancel_asked.emit()
        else:
            self.export_asked.emit()

    # Qt's own names

    def reject(self) -> None:
        """Esc and Cancel stop the writing first; then they close."""
        if self._is_running:
            self.cancel_asked.emit()
        else:
            super().reject()
