"""The dialogs that ask where chats go, and which tags they bear."""

from collections.abc import Collection, Sequence

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from app.core.bidi import isolated, visible
from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.buttons import Button
from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.icons import icon
from app.gui.widgets.label import Label

_ROWS = 9  # of a list that are seen at once
_PATH = Qt.ItemDataRole.UserRole
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
LONGEST_PATH = 400
LONGEST_TAG = 60


class MoveDialog(Dialog):
    """Finds a folder, or takes the name of a new one.

    Signals:
        chosen: path of the folder; "" is none.
    """

    chosen = Signal(str)

    def __init__(
        self, paths: Sequence[str], here: str | None, count: int, parent: QWidget | None = None
    ) -> None:
        """List these folders, the present one marked; `count` chats move, 0 is a folder.

        `here` is "" for the top, and `None` if what moves lies in several places.
        """
        super().__init__(self.tr("Move to folder"), parent)
        self._paths = list(paths)
        self._top = self.tr("No folder") if count else self.tr("Top of all folders")
        if count > 1:
            what = fill(self.tr("Move %1 chats to"), count)
        else:
            what = self.tr("Move this chat to") if count else self.tr("Move this folder to")
        head = Label(what, is_bold=True)
        self._field = QLineEdit(self)
        self._field.setMaxLength(LONGEST_PATH)
        self._field.setAccessibleName(self.tr("Find a folder, or write a new one"))
        self._field.setPlaceholderText(self.tr("Find a folder, or write a new one: Ward/Charts"))
        self._field.installEventFilter(self)
        head.setBuddy(self._field)
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Folders"))
        self.body.addWidget(head)
        self.body.addWidget(self._field)
        self.body.addWidget(self._list, 1)
        role = QDialogButtonBox.ButtonRole.AcceptRole
        self._verb = self.add_button(self.tr("Move"), role, "primary")
        self.add_cancel().setDefault(False)
        self._verb.setDefault(True)
        self._verb.clicked.connect(self._on_chosen)
        self._list.itemDoubleClicked.connect(self._on_chosen)
        self._list.currentItemChanged.connect(self._on_current_changed)
        self._field.textChanged.connect(self._on_text_changed)
        self._here = here
        self._on_text_changed()
        _size(self._list)
        self._field.setFocus()

    @Slot()
    def _on_text_changed(self) -> None:
        wanted = "/".join(" ".join(part.split()) for part in self._field.text().split("/"))
        wanted = wanted.strip("/ ")
        folded = wanted.casefold()
        self._list.clear()
        if not wanted:
            self._add(self._top, "", 0, "folder")
        for path in self._paths:
            if folded in path.casefold():
                depth = 0 if wanted else path.count("/")
                shown = path if wanted else path.rpartition("/")[2]
                self._add(visible(shown.replace("/", " › ")), path, depth, "folder")
        if wanted and folded not in {path.casefold() for path in self._paths}:
            name = visible(wanted.replace("/", " › "))
            text = fill(self.tr("New folder “%1”"), isolated(name))
            self._add(text, wanted, 0, "plus")
        rows = range(self._list.count())
        same = [n for n in rows if self._list.item(n).data(_PATH).casefold() == folded]
        now = [n for n in rows if self._list.item(n).data(_PATH) == self._here]
        self._list.setCurrentRow(same[0] if wanted else now[0] if now else 0)

    def _add(self, text: str, path: str, depth: int, icon_name: str) -> None:
        item = QListWidgetItem(f"{'    ' * depth}{text}", self._list)
        item.setIcon(icon(icon_name, "muted"))
        item.setSizeHint(_row())
        item.setData(_PATH, path)
        if path == self._here and icon_name == "folder":
            item.setText(fill(self.tr("%1 (it is here)"), item.text()))

    @Slot()
    def _on_current_changed(self) -> None:
        self._verb.setEnabled(self._chosen() not in {None, self._here})

    def _chosen(self) -> str | None:
        """Return the path that is marked; `None` if nothing is."""
        is_marked = self._list.currentRow() >= 0
        return str(self._list.currentItem().data(_PATH)) if is_marked else None

    @Slot()
    def _on_chosen(self) -> None:
        path = self._chosen()
        if path is not None and path != self._here:
            self.chosen.emit(path)
            self.accept()

    # Qt's own names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let Up and Down in the field choose from the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if step:
                row = self._list.currentRow() + step
                self._list.setCurrentRow(min(max(row, 0), self._list.count() - 1))
                return True
        return bool(super().eventFilter(watched, event))


class TagChange(Struct, frozen=True):
    """Tags that come, and tags that go; all others stay as they are."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class TagsDialog(Dialog):
    """Ticks tags; of several chats a tag that only some bear is half ticked, and stays so.

    Signals:
        chosen: `TagChange`.
    """

    chosen = Signal(object)

    def __init__(
        self,
        known: Sequence[str],
        everywhere: Collection[str],
        somewhere: Collection[str],
        count: int,
        parent: QWidget | None = None,
    ) -> None:
        """List the known tags: those that all of the chats bear, and those that some do."""
        super().__init__(self.tr("Tags"), parent)
        what = fill(self.tr("Tags of %1 chats"), count)
        head = Label(self.tr("Tags of this chat") if count == 1 else what, is_bold=True)
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Tags: Space ticks one"))
        self._field = QLineEdit(self)
        self._field.setMaxLength(LONGEST_TAG)
        self._field.setPlaceholderText(self.tr("New tag"))
        self._field.setAccessibleName(self.tr("New tag"))
        add = Button(self.tr("Add"), "plus", self)
        row = QHBoxLayout()
        row.addWidget(self._field, 1)
        row.addWidget(add)
        self.body.addWidget(head)
        self.body.addLayout(row)
        self.body.addWidget(self._list, 1)
        role = QDialogButtonBox.ButtonRole.AcceptRole
        self._verb = self.add_button(self.tr("Save tags"), role, "primary")
        self.add_cancel().setDefault(False)
        self._verb.setDefault(True)
        self.setTabOrder(self._field, add)
        self.setTabOrder(add, self._list)
        self._verb.clicked.connect(self._on_saved)
        add.clicked.connect(self._on_added)
        self._field.returnPressed.connect(self._on_added)
        self._states: dict[str, Qt.CheckState] = {}
        for tag in known:
            state = Qt.CheckState.Unchecked
            if tag in somewhere:
                state = Qt.CheckState.PartiallyChecked
            if tag in everywhere:
                state = Qt.CheckState.Checked
            self._add(tag, state)
        _size(self._list)
        self._field.setFocus()

    def _add(self, tag: str, state: Qt.CheckState) -> QListWidgetItem:
        item = QListWidgetItem(visible(tag), self._list)
        item.setData(_PATH, tag)
        item.setSizeHint(_row())
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(state)
        self._states[tag] = state
        return item

    @Slot()
    def _on_added(self) -> None:
        """Tick what was written; a tag that is there is ticked, not doubled."""
        tag = " ".join(self._field.text().split())
        if not tag:
            self._verb.setFocus()
            return
        there = [item for item in self._items() if item.data(_PATH) == tag]
        item = there[0] if there else self._add(tag, Qt.CheckState.Unchecked)
        item.setCheckState(Qt.CheckState.Checked)
        self._list.setCurrentItem(item)
        self._field.clear()

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    @Slot()
    def _on_saved(self) -> None:
        self._on_added() if self._field.text().strip() else None
        changed = [
            item for item in self._items() if item.checkState() != self._states[item.data(_PATH)]
        ]
        checked = Qt.CheckState.Checked
        self.chosen.emit(
            TagChange(
                added=tuple(one.data(_PATH) for one in changed if one.checkState() == checked),
                removed=tuple(one.data(_PATH) for one in changed if one.checkState() != checked),
            )
        )
        self.accept()

    # Qt's own names

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave Enter to the field while it has the keyboard: it adds, and does not save."""
        if event.key() not in _ENTER or self.focusWidget() is not self._field:
            super().keyPressEvent(event)


def _size(rows: QListWidget) -> None:
    rows.setMinimumHeight(_ROWS * _row().height())


def _row() -> QSize:
    return QSize(0, theme.current().row)
