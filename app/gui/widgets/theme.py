"""How the window looks now: colours by use, measures by zoom, fonts; set once for the program."""

from functools import cache

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

import resources
from app.gui.widgets import sheet
from app.gui.widgets.tokens import TOKENS

ZOOMS = (80, 90, 100, 110, 125, 150, 175, 200)
LOW = 640  # effective height under which the automatic density is compact
_POINTS = {"caption": 9.0, "ui": 10.0, "message": 11.0, "title": 12.0, "heading": 15.0, "mono": 9.5}
_BOLD = frozenset({"title", "heading"})
_PIXELS = 10 * 96 / 72  # height of the UI font that every measure was drawn for
_STYLE = "Fusion"
_HAS_STYLE = "has_style"
_FALLBACKS = ("Noto Sans", "Noto Sans Arabic UI")
_SHIPPED = ("fonts/NotoSansArabicUI-Regular.ttf", "fonts/NotoSansArabicUI-Bold.ttf")


class Theme(Struct, frozen=True):
    """One look: a set of colours at one zoom and density.

    Attributes:
        name: `light`, `dark` or `high_contrast`.
        zoom: factor of every measure; 1 is 100 % with a system font of normal size.
        is_compact: rows and controls are lower; text size stays.
        points: factor of every font size.
        families: of the UI font, the system's first.
        mono_families: of the font with letters of one width.
    """

    name: str
    zoom: float
    is_compact: bool
    points: float
    families: tuple[str, ...]
    mono_families: tuple[str, ...]

    def hex(self, token: str) -> str:
        """Return a colour as `#rrggbb`; an unknown token is a KeyError."""
        return TOKENS[self.name][token]

    def color(self, token: str) -> QColor:
        """Return a colour; an unknown token is a KeyError."""
        return QColor(self.hex(token))

    def px(self, n: float) -> int:
        """Return a measure of the visual guide in pixels at this zoom; never 0 for a line."""
        return max(round(n * self.zoom), 1) if n > 0 else round(n * self.zoom)

    def font(self, size: str = "ui", bold: bool = False) -> QFont:
        """Return the font of one use: caption ui message title heading mono.

        Titles and headings are bold in any case.
        """
        font = QFont()
        font.setFamilies(list(self.mono_families if size == "mono" else self.families))
        font.setPointSizeF(_POINTS[size] * self.points)
        font.setBold(bold or size in _BOLD)
        return font

    @property
    def row(self) -> int:
        """Height of a one-line row of a list, in pixels."""
        return self.px(26 if self.is_compact else 30)

    @property
    def control(self) -> int:
        """Height of a button or a field, in pixels."""
        return self.px(28 if self.is_compact else 30)


class Notifier(QObject):
    """Keeps the look of the program, and follows the desktop where it was asked to.

    Signals:
        changed: colours, zoom or density are new; whoever paints or sets fonts does it again.
    """

    changed = Signal()

    def __init__(self) -> None:
        """Start light, at 100 %; nothing is set anywhere until `set_up`."""
        super().__init__()
        self.look: Theme | None = None
        self._asked = "system"
        self._zoom_percent = 100
        self._density = "auto"
        self._height = 0
        self._desktop: DesktopHints | None = None
        self._has_sheet = False

    def set_up(self, name: str, zoom_percent: int, density: str) -> None:
        """Take what was asked for and apply it to the program."""
        self._asked, self._zoom_percent, self._density = name, zoom_percent, density
        if self._desktop is None:
            self._desktop = DesktopHints(self)
        self._desktop.follow(name)
        self.refresh()

    def fit(self, height: int) -> None:
        """Take the main window's height; it counts for the automatic density."""
        self._height = height
        if self.look is None:
            return
        if _is_compact(self._density, height, self.look.zoom) != self.look.is_compact:
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Set palette, font and style sheet if the look is new, and tell everybody."""
        look = self._make()
        if look == self.look:
            return
        self.look = look
        _dress(look)
        if self._has_sheet:
            _put_sheet(look)
        self.changed.emit()

    def put_sheet(self) -> None:
        """Set the style sheet, now and with every new look."""
        if not self._has_sheet and self.look is not None:
            self._has_sheet = True
            _put_sheet(self.look)

    def _make(self) -> Theme:
        name = self._asked
        if name == "system":
            name = self._desktop.theme() if self._desktop else "light"
        return _theme(name, self._zoom_percent, self._density, self._height)


class DesktopHints(QObject):
    """What the desktop wants: light or dark, more contrast or not."""

    def __init__(self, notifier: Notifier) -> None:
        """Listen to the desktop for the rest of the program's life."""
        super().__init__(notifier)
        # Both are kept: PySide6 6.12 lets a hints object die with the last name for its parent.
        self._style = QGuiApplication.styleHints()
        self._access = self._style.accessibility()
        self._style.colorSchemeChanged.connect(notifier.refresh)
        self._access.contrastPreferenceChanged.connect(notifier.refresh)

    def follow(self, name: str) -> None:
        """Ask the desktop for title bars and menus of this theme."""
        if name == "system":
            self._style.unsetColorScheme()
        else:
            is_light = name == "light"
            self._style.setColorScheme(Qt.ColorScheme.Light if is_light else Qt.ColorScheme.Dark)

    def theme(self) -> str:
        """Return the theme that the desktop asks for; `light` if it does not say."""
        if self._access.contrastPreference() == Qt.ContrastPreference.HighContrast:
            return "high_contrast"
        is_dark = self._style.colorScheme() == Qt.ColorScheme.Dark
        return "dark" if is_dark else "light"


def _theme(name: str, zoom_percent: int, density: str, height: int) -> Theme:
    system = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    mono = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    zoom = zoom_percent / 100
    measure = zoom * max(1.0, system.pixelSize() / _PIXELS)
    return Theme(
        name=name,
        zoom=measure,
        is_compact=_is_compact(density, height, measure),
        points=zoom * max(1.0, system.pointSizeF() / 10),
        families=tuple(dict.fromkeys((system.family(), *_FALLBACKS))),
        mono_families=tuple(dict.fromkeys((mono.family(), "Noto Sans Mono", *_FALLBACKS))),
    )


def _is_compact(density: str, height: int, measure: float) -> bool:
    is_low = 0 < height / measure < LOW
    return density == "compact" or (density == "auto" and is_low)


def _dress(look: Theme) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setPalette(palette(look))
        app.setFont(look.font())
        QToolTip.setFont(look.font())


def _put_sheet(look: Theme) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setStyleSheet(sheet.sheet(look.name, look.hex, look.px, look.is_compact))


def program(name: str) -> QApplication:
    """Make the one QApplication, in its style at once: `mirror` says what `setStyle` costs."""
    app = QApplication([name, "-style", _STYLE])
    app.setProperty(_HAS_STYLE, True)
    return app


def _prepare(app: QApplication) -> None:
    """Set what no look changes: style, shipped fonts, no motion."""
    _load_fonts()
    # Else a widget that gets another parent falls back to the first font it was ever given.
    app.setAttribute(Qt.ApplicationAttribute.AA_UseStyleSheetPropagationInWidgetStyles)
    if not app.property(_HAS_STYLE):
        app.setStyle(_STYLE)
        app.setProperty(_HAS_STYLE, True)
    QApplication.setEffectEnabled(Qt.UIEffect.UI_General, False)
    app.setCursorFlashTime(0)


@cache
def _load_fonts() -> None:
    for name in _SHIPPED:
        QFontDatabase.addApplicationFont(str(resources.path(name)))


_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.Base: "base",
    QPalette.ColorRole.AlternateBase: "alt",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.PlaceholderText: "placeholder",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "base",
    QPalette.ColorRole.BrightText: "err",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "alt",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Shadow: "line",
    QPalette.ColorRole.Dark: "edge",
}
_TEXT_ROLES = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


def palette(look: Theme) -> QPalette:
    """Return the palette of a look; disabled text differs, everything else does not."""
    colours = QPalette()
    for role, token in _ROLES.items():
        colours.setColor(role, look.color(token))
    for role in _TEXT_ROLES:
        colours.setColor(QPalette.ColorGroup.Disabled, role, look.color("disabled"))
    return colours


@cache
def _unset() -> Theme:
    return _theme("light", 100, "auto", 0)


_notifier = Notifier()


def notifier() -> Notifier:
    """Return the one object that tells when the look changes."""
    return _notifier


def current() -> Theme:
    """Return the look of now; light at 100 % before `apply` was called."""
    return _notifier.look or _unset()


def apply(app: QApplication, name: str, zoom_percent: int, density: str) -> None:
    """Give the whole program a look; it is set once, and repainted once.

    Args:
        app: the program.
        name: `light`, `dark`, `high_contrast`, or `system`, which follows the desktop live.
        zoom_percent: one of `ZOOMS`.
        density: `auto`, `comfortable` or `compact`.
    """
    prepare(app, name, zoom_percent, density)
    put_sheet()


def prepare(app: QApplication, name: str, zoom_percent: int, density: str) -> None:
    """Give the program all of a look but its sheet, to build a window with; then `put_sheet`.

    Under a sheet Qt styles every part again whenever one of its parents gets another parent.
    """
    _prepare(app)
    _notifier.set_up(name, zoom_percent, density)


def put_sheet() -> None:
    """Put on the sheet, before anything is shown."""
    _notifier.put_sheet()


def set_kind(widget: QWidget, kind: str) -> None:
    """Give a control the look that the sheet has for a kind; it reads the property only once."""
    if widget.property("kind") == kind:
        return
    widget.setProperty("kind", kind)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)


def fit_density(height: int) -> None:
    """Take the main window's height in pixels: a low window is compact if density is `auto`."""
    _notifier.fit(height)
