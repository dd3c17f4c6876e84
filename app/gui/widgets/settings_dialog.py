"""Settings as pages, generated from what `app.settings` says of each; changes apply at once."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.core.text import QT_TRANSLATE_NOOP
from app.gui.widgets import theme
from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.label import Label
from app.gui.widgets.number_field import NumberField, NumberKind
from app.gui.widgets.row_paint import RowLook, paint_row
from app.gui.widgets.search_field import SearchField
from app.gui.widgets.shortcuts import ShortcutList
from app.settings import Setting, Settings, described

PAGES = (
    ("general", QT_TRANSLATE_NOOP("settings", "General")),
    ("appearance", QT_TRANSLATE_NOOP("settings", "Appearance")),
    ("hardware", QT_TRANSLATE_NOOP("settings", "Hardware")),
    ("safekeeping", QT_TRANSLATE_NOOP("settings", "Safekeeping")),
    ("endpoint", QT_TRANSLATE_NOOP("settings", "Remote endpoint")),
    ("shortcuts", QT_TRANSLATE_NOOP("settings", "Shortcuts")),
    ("about", QT_TRANSLATE_NOOP("settings", "About")),
)
COLUMN = 168
NARROW = 560
Index = QModelIndex | QPersistentModelIndex
WHOLE = (1 << 31) - 1
Value = str | int | bool


class Changed(Struct, frozen=True):
    """A setting has another value."""

    key: str
    value: object


class About(Struct, frozen=True):
    """What the About page says: name and value of each fact, then paragraphs."""

    facts: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...]


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _tr(text: str) -> str:
    return QCoreApplication.translate("settings", text)


class SettingRow(QWidget):
    """One setting: control, and one sentence below it.

    Signals:
        changed: `Changed`.
    """

    changed = Signal(object)

    def __init__(self, key: str, setting: Setting, value: Value, parent: QWidget) -> None:
        """Make the control that fits the kind of setting."""
        super().__init__(parent)
        self.key = key
        self.setting = setting
        self.words = f"{_tr(setting.label)} {_tr(setting.help)}".casefold()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.control = self._make(_tr(setting.label), value)
        self.control.setAccessibleDescription(_tr(setting.help))
        self._column.addWidget(Label(_tr(setting.help), "caption", "muted", wraps=True))
        self.set_value(value)

    def set_value(self, value: Value) -> None:
        """Show a value; nothing is signalled."""
        control = self.control
        with QSignalBlocker(control):
            if isinstance(control, QCheckBox):
                control.setChecked(bool(value))
            elif isinstance(control, QComboBox):
                control.setCurrentIndex(control.findData(value))
            elif isinstance(control, NumberField):
                control.set_value(int(value))

    def _make(self, label: str, value: Value) -> QWidget:
        if isinstance(value, bool):
            return self._check_box(label)
        if self.setting.choices:
            return self._combo_box(label)
        least = -WHOLE if self.setting.minimum is None else self.setting.minimum
        most = WHOLE if self.setting.maximum is None else self.setting.maximum
        field = NumberField(label, NumberKind(least, most, is_whole=True), self)
        field.changed.connect(self._on_number_changed)
        self._column.addWidget(field)
        return field

    def _check_box(self, label: str) -> QWidget:
        box = QCheckBox(label, self)
        box.toggled.connect(self._on_toggled)
        self._column.addWidget(box)
        return box

    def _combo_box(self, label: str) -> QWidget:
        box = QComboBox(self)
        box.setAccessibleName(label)
        for choice, text in self.setting.choices:
            box.addItem(_tr(text), choice)
        box.activated.connect(self._on_activated)
        head = Label(label, wraps=True)
        head.setBuddy(box)
        row = QHBoxLayout()
        row.addWidget(head, 1)
        row.addWidget(box)
        self._column.addLayout(row)
        return box

    @Slot(bool)
    def _on_toggled(self, is_on: bool) -> None:
        self.changed.emit(Changed(self.key, is_on))

    @Slot()
    def _on_activated(self) -> None:
        if isinstance(self.control, QComboBox):
            self.changed.emit(Changed(self.key, self.control.currentData()))

    @Slot(object)
    def _on_number_changed(self, value: int) -> None:
        self.changed.emit(Changed(self.key, value))


class SettingsDialog(Dialog):
    """Search, a list of pages, and one page; there is nothing to save, every change is told.

    Signals:
        changed: `Changed`; the shortcuts are one setting, `shortcuts`.
        page_shown: key of the page that is shown now.
    """

    changed = Signal(object)
    page_shown = Signal(str)

    def __init__(self, settings: Settings, about: About, parent: QWidget | None = None) -> None:
        """Show the first page."""
        super().__init__(self.tr("Change settings"), parent, width=900)
        self._settings = settings
        self._is_advanced = settings.is_advanced
        self._rows: list[SettingRow] = []
        self._groups: dict[str, QWidget] = {}
        self._panels: dict[str, str] = {}
        self.search = SearchField(self.tr("Search settings"), self)
        self.pages = QListWidget(self)
        self.pages.setAccessibleName(self.tr("Pages"))
        self.pages.setFrameShape(QListWidget.Shape.NoFrame)
        self.pages.setItemDelegate(_PageDelegate(self.pages))
        self.pages.setMouseTracking(True)
        self._nothing = Label(self.tr("No setting contains these words."), wraps=True)
        self._column = QVBoxLayout()
        for key, title in PAGES:
            self._add_page(key, _tr(title), settings, about)
        self._column.addWidget(self._nothing)
        self._column.addStretch(1)
        self._lay_out()
        self.search.asked.connect(self._on_search_asked)
        self.search.left_down.connect(self.pages.setFocus)
        self.pages.currentRowChanged.connect(self._show)
        self.pages.setCurrentRow(0)
        self.add_cancel(self.tr("Close"))
        self.search.setFocus()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.search)
        left.addWidget(self.pages, 1)
        side = QWidget(self)
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        tokens = theme.current()
        side.setFixedWidth(tokens.px(COLUMN))
        self.pages.viewport().setAutoFillBackground(False)
        self.pages.setMinimumHeight(len(PAGES) * tokens.row + tokens.px(8))
        self._row = QHBoxLayout()
        self._row.setSpacing(tokens.px(24))
        self._row.addWidget(side, 0)
        self._row.addLayout(self._column, 1)
        self.body.addLayout(self._row)

    def set_settings(self, settings: Settings) -> None:
        """Show other values, e.g. after Ctrl + changed the zoom."""
        self._settings = settings
        self._is_advanced = settings.is_advanced
        for row in self._rows:
            row.set_value(getattr(settings, row.key))
        self._show()

    def add_panel(self, key: str, panel: QWidget, *, is_last: bool = False) -> None:
        """Put more than settings on a page, above or below them."""
        layout = self._groups[key].layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(-1 if is_last else 1, panel)
            self._panels[key] = panel.accessibleName().casefold()
            above = [] if is_last else [row for row in self._rows if row.setting.page == key]
            stops = [stop for row in above for stop in row.findChildren(QWidget)]
            own = [stop for stop in panel.findChildren(QWidget) if _takes_tab(stop)]
            after = [stop for stop in (*stops, *self.buttons.buttons()) if _takes_tab(stop)]
            # What was made last would be reached last. Not by Qt's own chain: see regions.py.
            for one, following in pairwise((*own[-1:], *after)):
                self.setTabOrder(one, following)

    def row(self, key: str) -> SettingRow:
        """Return the row of a setting."""
        return next(row for row in self._rows if row.key == key)

    def show_page(self, key: str) -> None:
        """Show one page."""
        self.search.clear()
        self.pages.setCurrentRow([page for page, _ in PAGES].index(key))

    def _add_page(self, key: str, title: str, settings: Settings, about: About) -> None:
        self.pages.addItem(title)
        group = QWidget(self)
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(12))
        column.addWidget(Label(title, "heading"))
        for name, setting in described().items():
            if setting.page == key:
                row = SettingRow(name, setting, getattr(settings, name), group)
                row.changed.connect(self._on_row_changed)
                column.addWidget(row)
                self._rows.append(row)
        if key == "shortcuts":
            shortcuts = ShortcutList(settings.shortcuts, group)
            shortcuts.rebound.connect(self._on_rebound)
            column.addWidget(shortcuts)
        if key == "about":
            _add_about(column, about)
        self._groups[key] = group
        self._column.addWidget(group)

    def _is_shown(self, row: SettingRow, words: Sequence[str]) -> bool:
        is_allowed = self._is_advanced or not row.setting.is_advanced
        return is_allowed and all(word in row.words for word in words)

    @Slot()
    def _show(self) -> None:
        words = self.search.text().casefold().split()
        chosen = PAGES[max(self.pages.currentRow(), 0)][0]
        found = {row.key for row in self._rows if self._is_shown(row, words)}
        has_hit = {row.setting.page for row in self._rows if row.key in found}
        has_hit |= {page for page, said in self._panels.items() if all(w in said for w in words)}
        for row in self._rows:
            row.setVisible(row.key in found)
        for key, group in self._groups.items():
            group.setVisible(key in has_hit if words else key == chosen)
        hides = any(
            row.setting.page == chosen and row.setting.is_advanced and row.key not in found
            for row in self._rows
        )
        told = self.tr("No setting contains these words.")
        if not words:
            told = self.tr("Turn on Advanced under General to see more of these settings.")
        self._nothing.setText(told)
        self._nothing.setVisible(not has_hit if words else hides)
        if not words:
            self.page_shown.emit(chosen)

    @Slot()
    def _on_search_asked(self) -> None:
        self._show()

    @Slot(object)
    def _on_row_changed(self, changed: Changed) -> None:
        if changed.key == "is_advanced":
            self._is_advanced = bool(changed.value)
            self._show()
        self.changed.emit(changed)

    @Slot(dict)
    def _on_rebound(self, rebound: dict[str, str]) -> None:
        self.changed.emit(Changed("shortcuts", rebound))

    # Qt's own names

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the page under the list of pages where there is no room beside it."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < theme.current().px(NARROW)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)


class _PageDelegate(QStyledItemDelegate):
    """Paints a page's name as a row of the sidebar."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        painter.save()
        painter.setLayoutDirection(option.direction)
        is_open = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        look = RowLook(str(index.data()), is_open=is_open, is_hovered=is_hovered)
        paint_row(painter, option.rect, look)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        """Return the height of a row."""
        return QSize(0, theme.current().row)


def _add_about(column: QVBoxLayout, about: About) -> None:
    for name, value in about.facts:
        row = QHBoxLayout()
        label = Label(name, colour="muted", wraps=True)
        shown = Label(value, wraps=True)
        shown.set_selectable()
        shown.setAccessibleName(f"{name}: {value}")
        row.addWidget(label, 1)
        row.addWidget(shown, 2)
        column.addLayout(row)
    for paragraph in about.paragraphs:
        column.addWidget(Label(paragraph, wraps=True))
