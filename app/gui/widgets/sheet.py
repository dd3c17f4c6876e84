"""The one style sheet: borders and marks that a palette cannot set; no font, no descendants.

Space at the left and at the right is always the same, because Qt does not mirror it.
"""

import re
from collections.abc import Callable

import resources

_RULES = """
QPushButton, QToolButton { color: @text; background: @raised; border: 1px solid @edge;
  border-radius: ~4; outline: 0; padding: ~pad ~12; }
QPushButton, QLineEdit, QComboBox { min-height: ~inner; }
QToolButton { padding: ~pad ~6; }
QPushButton:hover, QToolButton:hover { background: @sunken; border-color: @hover_edge; }
QPushButton:pressed, QToolButton:pressed { background: @alt; border-color: @accent; }
QPushButton:checked, QToolButton:checked { color: @on_tint; background: @accent_tint;
  border-color: @accent; }
QPushButton[kind="primary"] { color: @on_accent; background: @accent; border-color: @accent; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: @accent_hi;
  border-color: @accent_hi; }
QPushButton[kind="primary"]:disabled { color: @disabled; background: @sunken;
  border-color: @quiet_line; }
QPushButton[kind="danger"] { border-color: @err; }
QPushButton[kind="danger"]:hover { background: @err_tint; border-color: @err; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] { background: transparent;
  border-color: transparent; }
QToolButton[kind="quiet"] { padding: 0; }
QPushButton[kind="quiet"] { color: @link; padding: ~pad ~2; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: @sunken;
  border-color: @hover_quiet; }
QToolButton[kind="quiet"]:checked { background: @accent_tint; border-color: @accent; }
QPushButton:disabled, QToolButton:disabled { color: @disabled; }
QPushButton[kind="seg"], QToolButton[kind="seg"] { background: @base; border-radius: 0;
  padding: ~pad ~10; }
QPushButton[kind="seg"]:hover, QToolButton[kind="seg"]:hover { background: @sunken; }
QPushButton[kind="seg"]:checked, QToolButton[kind="seg"]:checked { color: @on_accent;
  background: @accent; border-color: @accent; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }
QLineEdit { color: @text; background: @base; border: 1px solid @edge; border-radius: ~4;
  padding: ~pad ~8; selection-background-color: @accent;
  selection-color: @on_accent; }
QLineEdit:disabled { color: @disabled; border-color: @quiet_line; }
QTextEdit[kind="field"], QPlainTextEdit[kind="field"] { color: @text; background: @base;
  border: 1px solid @edge; border-radius: ~4; padding: ~4 ~6; }
QComboBox { color: @text; background: @raised; border: 1px solid @edge; border-radius: ~4;
  padding: ~pad ~8; combobox-popup: 0; }
QComboBox:hover { background: @sunken; border-color: @hover_edge; }
QComboBox:disabled { color: @disabled; border-color: @quiet_line; }
QComboBox::drop-down { border: 0; width: ~24; }
QComboBox::down-arrow { image: url("$down"); width: ~16; height: ~16; }
QCheckBox, QRadioButton { spacing: ~8; outline: 0; min-height: ~24; }
QCheckBox::indicator, QRadioButton::indicator,
QAbstractItemView::indicator { width: ~16; height: ~16; }
QCheckBox::indicator:unchecked, QAbstractItemView::indicator:unchecked { image: url("$box"); }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { image: url("$box-on"); }
QCheckBox::indicator:indeterminate,
QAbstractItemView::indicator:indeterminate { image: url("$box-part"); }
QCheckBox::indicator:disabled { image: url("$box-off"); }
QCheckBox::indicator:checked:disabled { image: url("$box-on-off"); }
QRadioButton::indicator:unchecked { image: url("$ring"); }
QRadioButton::indicator:checked { image: url("$ring-on"); }
QRadioButton::indicator:disabled { image: url("$ring-off"); }
QRadioButton::indicator:checked:disabled { image: url("$ring-on-off"); }
QTabWidget::pane { border: 0; border-top: 1px solid @line; }
QTabBar::tab { color: @muted; background: transparent; border: 0;
  border-bottom: ~2 solid transparent; padding: ~6 ~12; min-height: ~20; }
QTabBar::tab:hover { color: @text; background: @sunken; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QHeaderView { background: @base; border: 0; }
QHeaderView::section { color: @muted; background: @base; border: 0;
  border-bottom: 1px solid @edge; padding: ~4 ~8; }
QTableView, QListView, QTreeView, QTabBar { outline: 0; selection-background-color: @accent_tint;
  selection-color: @on_tint; }
QTableView::item:selected, QListView::item:selected, QTreeView::item:selected { color: @on_tint;
  background: @accent_tint; border: @selected; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: ~12; }
QScrollBar:horizontal { height: ~12; }
QScrollBar::handle { background: @edge; border-radius: ~4; margin: ~2; }
QScrollBar::handle:vertical { min-height: ~32; }
QScrollBar::handle:horizontal { min-width: ~32; }
QScrollBar::handle:hover { background: @text; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: @base; border: 1px solid @edge; border-radius: ~4; min-height: ~8;
  max-height: ~8; }
QProgressBar::chunk { background: @accent; border-radius: ~3; }
QToolTip { color: @base; background: @text; border: 1px solid @edge; padding: ~4; }
QMenu { background: @raised; border: 1px solid @edge; padding: ~4 0; }
QMenu::item { padding: ~5 ~28; }
QMenu::item:selected { color: @on_accent; background: @accent; }
QMenu::item:disabled { color: @disabled; background: transparent; }
QMenu::indicator:checked { image: url("$tick"); width: ~16; height: ~16; }
QMenu::separator { background: @line; height: 1px; margin: ~4 0; }
QMenuBar { background: transparent; border: 0; }
QMenuBar::item { background: transparent; border-radius: ~4; padding: ~6 ~12; }
QMenuBar::item:selected { color: @on_tint; background: @accent_tint; border: @selected; }
QSplitter::handle { background: @line; }
"""
_VALUE = re.compile(r"([@~$])([\w-]+)")
MOST_RULES = 70
_BORDER = 1


def sheet(
    name: str, colour: Callable[[str], str], px: Callable[[float], int], is_compact: bool
) -> str:
    """Return the style sheet of a theme.

    Args:
        name: `light`, `dark` or `high_contrast`.
        colour: token → `#rrggbb`.
        px: measure at 100 % → pixels.
        is_compact: controls are 28 high instead of 30, border included.
    """
    is_high = name == "high_contrast"
    pad = px(3 if is_compact else 4)
    own = {
        # Grounds are all black in high contrast: there, states show in the border.
        "@hover_edge": colour("accent" if is_high else "edge"),
        "@hover_quiet": colour("accent") if is_high else "transparent",
        "@quiet_line": colour("disabled" if is_high else "line"),
        "@selected": f"{px(2)}px solid {colour('accent')}" if is_high else "0",
        "~pad": f"{pad}px",
        "~inner": f"{px(28 if is_compact else 30) - 2 * pad - 2 * _BORDER}px",
    }

    def value(found: re.Match[str]) -> str:
        kind, word = found.groups()
        if found.group() in own:
            return own[found.group()]
        if kind == "@":
            return colour(word)
        if kind == "~":
            return f"{px(int(word))}px"
        return resources.path(f"themes/{name}/{word}.svg").as_posix()

    return _VALUE.sub(value, _RULES)
