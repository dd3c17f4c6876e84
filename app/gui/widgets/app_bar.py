"""The bar under the banner: menus at its leading side, the model at its trailing one."""

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QMenuBar, QWidget

from app.gui.widgets import theme
from app.gui.widgets.body import Line
from app.gui.widgets.buttons import PushButton
from app.gui.widgets.commands import ENTRIES, Command, Menu, bindings

HEIGHT = 38
SEPARATED = {
    Command.RENAME,
    Command.EXPORT,
    Command.DELETE,
    Command.SETTINGS,
    Command.QUIT,
    Command.COPY_ANSWER,
    Command.NEXT_REGION,
    Command.ZOOM_IN,
    Command.ADD_MODEL,
    Command.NOTICES,
}
_OPENS_MENU = {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
_ROLES = {
    Command.QUIT: QAction.MenuRole.QuitRole,
    Command.SETTINGS: QAction.MenuRole.PreferencesRole,
    Command.ABOUT: QAction.MenuRole.AboutRole,
}


class MenuBar(QMenuBar):
    """A menu bar that Tab and F6 reach; arrow down opens it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Take the focus by Tab."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Menu bar"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for all menus; Qt's own hint is one menu wide from right to left."""
        if self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            return super().sizeHint()
        from PySide6.QtWidgets import QStyle  # see `mirror`

        whole = QRect()
        for action in self.actions():
            whole = whole.united(self.actionGeometry(action))
        style = self.style()
        edges = (
            QStyle.PixelMetric.PM_MenuBarHMargin,
            QStyle.PixelMetric.PM_MenuBarPanelWidth,
            QStyle.PixelMetric.PM_MenuBarItemSpacing,
        )
        edge = sum(style.pixelMetric(one, None, self) for one in edges)
        return super().sizeHint().expandedTo(QSize(whole.width() + 2 * edge, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open the first menu where Qt would wait for Alt."""
        if event.key() in _OPENS_MENU and self.activeAction() is None and self.actions():
            self.setActiveAction(self.actions()[0])
        else:
            super().keyPressEvent(event)


class Actions(QObject):
    """One action for each command, with its keys.

    Signals:
        asked: the `Command` of a menu item or key.
        rebound: keys have changed.
    """

    asked = Signal(object)
    rebound = Signal()

    def __init__(self, owner: QWidget) -> None:
        """Make the actions; their keys work while `owner` can be seen in the active window."""
        super().__init__(owner)
        self._actions: dict[Command, QAction] = {}
        self._rebound: dict[str, str] | None = None
        for entry in ENTRIES:
            action = QAction(entry.text, owner)
            action.setData(entry.command.value)
            action.setMenuRole(_ROLES.get(entry.command, QAction.MenuRole.NoRole))
            action.triggered.connect(self._on_triggered)
            if entry.command is Command.STOP:
                # Esc belongs to the editor, list or search field with the focus first; the window
                # sees it in keyPressEvent when nobody else wants it.
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            else:
                owner.addAction(action)
            self._actions[entry.command] = action
        self.bind({})

    def bind(self, rebound: dict[str, str]) -> None:
        """Take other keys, as in the settings; what is not named keeps its default."""
        if rebound == self._rebound:
            return
        self._rebound = dict(rebound)
        for command, keys in bindings(rebound).items():
            shortcuts = [keys] if not keys.isEmpty() else []
            if command is Command.ZOOM_IN and command not in rebound:
                shortcuts.append(QKeySequence("Ctrl+="))  # the same key without Shift
            self._actions[command].setShortcuts(shortcuts)
        self.rebound.emit()

    def __getitem__(self, command: Command) -> QAction:
        """Return the action of a command."""
        return self._actions[command]

    def keys(self, command: Command) -> QKeySequence:
        """Return the keys of a command."""
        return self._actions[command].shortcut()

    def menus(self, parent: QWidget) -> list[QMenu]:
        """Return the menus, in order; actions are shared with every other set of menus."""
        made = []
        for kind in Menu:
            menu = QMenu(kind.text, parent)
            for entry in ENTRIES:
                if entry.menu is kind:
                    if entry.command in SEPARATED and not menu.isEmpty():
                        menu.addSeparator()
                    menu.addAction(self._actions[entry.command])
            made.append(menu)
        return made

    @Slot()
    def _on_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.asked.emit(Command(action.data()))


class AppBar(QWidget):
    """Menus and the model selector."""

    def __init__(
        self, actions: Actions, trailing: list[QWidget], parent: QWidget | None = None
    ) -> None:
        """Show the menus of the actions, and the widgets at the trailing side."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Application bar"))
        self.menu_bar = MenuBar(self)
        self.menu_button = PushButton(self.tr("Menu"), self)
        self.menu_button.setProperty("kind", "quiet")
        whole_menu = QMenu(self.menu_button)
        self._menus = actions.menus(self)
        for menu in self._menus:
            self.menu_bar.addMenu(menu)
            whole_menu.addMenu(menu)
        self.menu_button.setMenu(whole_menu)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.menu_bar, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.menu_button)
        self._row.addStretch(1)
        for widget in trailing:
            self._row.addWidget(widget)
        self._line = Line(self, is_upright=False)
        self.set_menu_bar_shown(is_shown=True)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def set_menu_bar_shown(self, *, is_shown: bool) -> None:
        """Show all menus, or one button with all of them."""
        self.menu_bar.setVisible(is_shown or self.menu_bar.isNativeMenuBar())
        self.menu_button.setVisible(not is_shown and not self.menu_bar.isNativeMenuBar())

    @Slot()
    def _dress(self) -> None:
        tokens = theme.current()
        self.setFixedHeight(tokens.px(HEIGHT))
        self._row.setContentsMargins(tokens.px(12), 0, tokens.px(12), 1)
        self._row.setSpacing(tokens.px(8))
        self.menu_bar.setFont(tokens.font("ui"))

    # Qt's own names

    def resizeEvent(self, event: object) -> None:  # noqa: N802
        """Keep the line at the bottom."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._line.setGeometry(0, self.height() - 1, self.width(), 1)
