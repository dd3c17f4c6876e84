"""Takes chats along: what, in which form, to which file; then how far it is."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QRadioButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.text import QT_TRANSLATE_NOOP, fill
from app.core.transcript.writing import Format
from app.gui.widgets import theme
from app.gui.widgets.buttons import Button, PrimaryButton, QuietButton
from app.gui.widgets.check_box import CheckBox
from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.label import Label
from app.gui.widgets.notice import Notice
from app.gui.widgets.progress_card import ProgressCard, ProgressView

WIDTH = 780
LEAST_WIDE = 740  # of the screen, for two columns
FORMATS = (
    (Format.PDF, "PDF", QT_TRANSLATE_NOOP("ExportDialog", "print; notice on every page")),
    (Format.DOCX, "DOCX", QT_TRANSLATE_NOOP("ExportDialog", "editing in a word processor")),
    (Format.HTML, "HTML", QT_TRANSLATE_NOOP("ExportDialog", "any browser, one file")),
    (Format.MARKDOWN, "Markdown", QT_TRANSLATE_NOOP("ExportDialog", "notes and version control")),
    (
        Format.JSON,
        "JSON",
        QT_TRANSLATE_NOOP("ExportDialog", "lossless; can be verified, imported"),
    ),
    (Format.JSONL, "JSONL", QT_TRANSLATE_NOOP("ExportDialog", "one line per branch, for scripts")),
    (Format.CSV, "CSV", QT_TRANSLATE_NOOP("ExportDialog", "one row per message, for spreadsheets")),
)


class Scope(Struct, frozen=True):
    """One answer to *What to export*.

    Attributes:
        key: told with the wish.
        label: translated; names of folders are isolated already.
        count: how much that is, in words.
    """

    key: str
    label: str
    count: str


class ExportWish(Struct, frozen=True):
    """What a person wants to have."""

    scope: str
    kind: Format
    path: str
    is_only_shown: bool
    has_system_text: bool
    is_masked: bool = False


class ExportDialog(Dialog):
    """The form, and while it is written the same place says how far it is.

    Signals:
        changed: another scope or format: a name is wanted, see `set_path`.
        choose_asked: choose the file by the desktop's own dialog.
        export_asked: `ExportWish`.
        copy_asked: `ExportWish`; to the clipboard.
        cancel_asked: stop writing.
        mask_toggled: identifiers are to be masked, or not.
    """

    changed = Signal()
    choose_asked = Signal()
    export_asked = Signal(ExportWish)
    copy_asked = Signal(ExportWish)
    cancel_asked = Signal()
    mask_toggled = Signal()

    def __init__(
        self, scopes: Sequence[Scope], chosen: str, kind: Format, parent: QWidget | None = None
    ) -> None:
        """Offer these scopes; `chosen` is the key of the first."""
        super().__init__(self.tr("Export transcript"), parent, width=WIDTH)
        self._is_running = False
        self._suggested = ""
        self._told: Notice | None = None
        self._form = QWidget(self)
        self._scopes = QButtonGroup(self)
        self._path = QLineEdit(self)
        self.list = QTreeWidget(self)
        self._shown = CheckBox(self.tr("Only the versions shown now"))
        self._system = CheckBox(self.tr("System text"))
        self._masks = CheckBox(self.tr("Mask what looks like an identifier"))
        self._masks.toggled.connect(self.mask_toggled)
        self._identifiers: Notice | None = None
        self._contents = Label("", colour="muted", wraps=True)
        self._record = CheckBox(self.tr("Provenance of every answer (always)"))
        self._card = ProgressCard(self)
        self._lay_out(scopes, chosen)
        self._set_up_list(kind)
        self._add_buttons()
        radios = self._scopes.buttons()
        stops = [*radios, self._shown, self._system, self._masks, self.list, self._path]
        for stop, following in pairwise([*stops, self._choose]):
            self.setTabOrder(stop, following)
        self._on_kind_changed()

    # what is shown

    def _lay_out(self, scopes: Sequence[Scope], chosen: str) -> None:
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(theme.current().px(12))
        # Beside each other where both can be read, else beneath each other.
        is_wide = self.screen().availableSize().width() >= theme.current().px(LEAST_WIDE)
        columns = QHBoxLayout() if is_wide else QVBoxLayout()
        columns.setSpacing(theme.current().px(24))
        columns.addLayout(self._choices(scopes, chosen), 1)
        columns.addLayout(self._formats(), 1)
        form.addLayout(columns)
        form.addLayout(self._file_row())
        plain = self.tr("Exports are plain text, open to anyone with the file.")
        self._plain = Notice("warn", plain)
        form.addWidget(self._plain)
        self._below = form
        carries = self.tr(
            "Every export carries the notice above, the model's SHA-256, its template hash, "
            "the sampling, the seed and the times."
        )
        form.addWidget(Label(carries, colour="muted", wraps=True))
        self.body.addWidget(self._card)
        self.body.addWidget(self._form)
        self.body.addStretch(1)

    def _choices(self, scopes: Sequence[Scope], chosen: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.current().px(6))
        column.addWidget(Label(self.tr("What to export"), is_bold=True))
        for scope in scopes:
            radio = QRadioButton(scope.label, self)
            radio.setProperty("key", scope.key)
            radio.setChecked(scope.key == chosen)
            radio.setAccessibleName(f"{scope.label}, {scope.count}")
            self._scopes.addButton(radio)
            row = QHBoxLayout()
            row.addWidget(radio)
            row.addStretch(1)
            row.addWidget(Label(scope.count, colour="muted"))
            column.addLayout(row)
        column.addSpacing(theme.current().px(8))
        column.addWidget(Label(self.tr("What goes into it"), is_bold=True))
        self._system.setChecked(True)
        self._record.setChecked(True)
        self._record.setEnabled(False)
        for box in (self._shown, self._system, self._masks, self._record):
            column.addWidget(box)
        column.addWidget(self._contents)
        column.addStretch(1)
        self._scopes.buttonClicked.connect(self._on_scope_clicked)
        return column

    def _formats(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.current().px(6))
        column.addWidget(Label(self.tr("Format"), is_bold=True))
        column.addWidget(self.list, 1)
        return column

    def _file_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(10))
        label = Label(self.tr("Save as"), is_bold=True)
        label.setBuddy(self._path)
        self._path.setProperty("kind", "field")
        self._path.setAccessibleName(self.tr("Save as"))
        self._path.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._path.textChanged.connect(self._on_path_changed)
        self._choose = Button(self.tr("Choose…"), parent=self)
        self._choose.clicked.connect(self.choose_asked)
        row.addWidget(label)
        row.addWidget(self._path, 1)
        row.addWidget(self._choose)
        return row

    def _set_up_list(self, kind: Format) -> None:
        now = theme.current()
        self.list.setAccessibleName(self.tr("Format"))
        self.list.setHeaderLabels([self.tr("Format"), self.tr("For")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAlternatingRowColors(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setTabKeyNavigation(False)
        for one, name, what in FORMATS:
            use = QCoreApplication.translate("ExportDialog", what)
            item = QTreeWidgetItem([name, use])
            item.setData(0, Qt.ItemDataRole.UserRole, one.value)
            item.setFont(0, now.font("ui", bold=True))
            item.setSizeHint(0, QSize(0, now.row - now.px(3)))
            self.list.addTopLevelItem(item)
            if one is kind:
                self.list.setCurrentItem(item)
        header = self.list.header()
        header.setSectionsMovable(False)
        # Qt measures the plain font, and would cut the bold one.
        bold = QFontMetrics(now.font("ui", bold=True))
        widest = max(bold.horizontalAdvance(name) for _, name, _ in FORMATS)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(0, widest + now.px(24))
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        rows = len(FORMATS) * (now.row - now.px(3)) + now.row
        self.list.setMinimumHeight(rows + now.px(6))
        self.list.currentItemChanged.connect(self._on_kind_changed)

    def _add_buttons(self) -> None:
        action = QDialogButtonBox.ButtonRole.ResetRole
        self._copy = QuietButton(self.tr("Copy to clipboard"), "copy", self)
        self._copy.clicked.connect(self._on_copy_clicked)
        self.buttons.addButton(self._copy, action)
        self._cancel = self.add_cancel()
        self._cancel.setDefault(False)
        self._start = PrimaryButton("", "export", self)
        self._start.clicked.connect(self._on_start_clicked)
        self.buttons.addButton(self._start, QDialogButtonBox.ButtonRole.AcceptRole)
        self._start.setDefault(True)

    # what is chosen

    @property
    def kind(self) -> Format:
        """The format that is chosen."""
        item = self.list.currentItem()
        return Format(item.data(0, Qt.ItemDataRole.UserRole)) if item else Format.JSON

    @property
    def scope(self) -> str:
        """The key of the scope that is chosen."""
        button = self._scopes.checkedButton()
        return str(button.property("key")) if button else ""

    @property
    def wish(self) -> ExportWish:
        """All of it."""
        return ExportWish(
            scope=self.scope,
            kind=self.kind,
            path=self._path.text().strip(),
            is_only_shown=self._shown.isChecked(),
            has_system_text=self._system.isChecked(),
            is_masked=self._masks.isChecked(),
        )

    @property
    def has_own_path(self) -> bool:
        """A person wrote the name: a suggestion must not replace it."""
        return bool(self._path.text().strip()) and self._path.text() != self._suggested

    def show_inside(self, text: str) -> None:
        """Say what is in the chosen scope: answers, models, what is not complete."""
        self._contents.setText(text)
        self._contents.setVisible(bool(text))

    def set_path(self, path: str, *, is_suggested: bool = True) -> None:
        """Show the file to write."""
        if is_suggested:
            self._suggested = path
        self._path.setText(path)
        self._path.setCursorPosition(len(path))

    def tell_identifiers(
        self, kind: str, what: str, why: str = "", todo: str = "", details: str = ""
    ) -> None:
        """Say what looks like an identifier above the warning; "" says nothing."""
        if self._identifiers is not None:
            self._identifiers.hide()
            self._identifiers.deleteLater()
            self._identifiers = None
        if what:
            self._identifiers = Notice(kind, what, why, todo)
            self._identifiers.set_details(details)
            self._below.insertWidget(self._below.indexOf(self._plain), self._identifiers)

    # how far it is

    def tell(self, kind: str, what: str, why: str = "", todo: str = "") -> None:
        """Say what came of it above the form, instead of what was said before."""
        if self._told is not None:
            self._told.hide()
            self._told.deleteLater()
        self._told = Notice(kind, what, why, todo)
        self.body.insertWidget(0, self._told)

    def set_running(self, view: ProgressView | None) -> None:
        """Show how far it is, with Cancel where Export was; `None` shows the form again."""
        self._is_running = view is not None
        self._form.setVisible(view is None)
        self._copy.setEnabled(view is None)
        self._cancel.setVisible(view is None)
        self._card.show_progress(view)
        self._dress_start()

    def _dress_start(self) -> None:
        name = next(name for one, name, _ in FORMATS if one is self.kind)
        text = self.tr("Cancel") if self._is_running else fill(self.tr("Export %1"), name)
        self._start.setText(text)
        self._start.set_icon("" if self._is_running else "export")
        self._start.setEnabled(self._is_running or bool(self._path.text().strip()))

    @Slot()
    def _on_kind_changed(self) -> None:
        self._dress_start()
        self.changed.emit()

    @Slot(QAbstractButton)
    def _on_scope_clicked(self, _button: QAbstractButton) -> None:
        self.changed.emit()

    @Slot()
    def _on_path_changed(self) -> None:
        self._dress_start()

    @Slot()
    def _on_copy_clicked(self) -> None:
        self.copy_asked.emit(self.wish)

    @Slot()
    def _on_start_clicked(self) -> None:
        if self._is_running:
            self.cancel_asked.emit()
        else:
            self.export_asked.emit(self.wish)

    # Qt's own names

    def reject(self) -> None:
        """Esc and Cancel stop the writing first; then they close."""
        if self._is_running:
            self.cancel_asked.emit()
        else:
            super().reject()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Start at the first question."""
        super().showEvent(event)
        button = self._scopes.checkedButton()
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
