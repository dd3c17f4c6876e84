"""The look is set once for the whole program, follows the desktop, and reaches every widget."""

import pkgutil
import re
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QFontDatabase, QFontMetrics, QGuiApplication, QIcon, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget

import resources
from app.gui import widgets
from app.gui.widgets import icons, sheet, theme
from app.gui.widgets.buttons import Button, IconButton, PrimaryButton
from app.gui.widgets.tokens import THEMES

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

GUI = Path(__file__).resolve().parents[2] / "app" / "gui"


@pytest.fixture(autouse=True)
def own_look(qapp):
    theme.apply(qapp, "light", 100, "comfortable")
    yield
    theme.fit_density(0)
    theme.apply(qapp, "light", 100, "comfortable")
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def desktop(monkeypatch):
    """A desktop that says what the test wants."""
    wish = {"theme": "light"}
    monkeypatch.setattr(theme.DesktopHints, "theme", lambda _self: wish["theme"])
    return wish


def test_the_palette_holds_the_tokens(qapp):
    for name in THEMES:
        theme.apply(qapp, name, 100, "auto")
        now, palette = theme.current(), qapp.palette()
        assert palette.color(QPalette.ColorRole.Window) == now.color("window")
        assert palette.color(QPalette.ColorRole.Accent) == now.color("accent")
        assert palette.color(QPalette.ColorRole.ToolTipBase) == now.color("text")
        disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        assert disabled == now.color("disabled")


def test_zoom_multiplies_fonts_and_measures(qapp):
    before = theme.current()
    theme.apply(qapp, "light", 200, "auto")
    now = theme.current()
    for size in ("caption", "ui", "message", "title", "heading", "mono"):
        assert now.font(size).pointSizeF() == pytest.approx(2 * before.font(size).pointSizeF())
    assert now.px(12) == 2 * before.px(12)
    assert now.zoom == pytest.approx(2 * before.zoom)
    assert qapp.font().pointSizeF() == pytest.approx(now.font().pointSizeF())


def test_sizes_and_weights_are_those_of_the_guide():
    now = theme.current()
    sizes = {"caption": 9, "ui": 10, "message": 11, "title": 12, "heading": 15, "mono": 9.5}
    for size, points in sizes.items():
        assert now.font(size).pointSizeF() == pytest.approx(points * now.points)
        assert now.font(size).bold() is (size in {"title", "heading"})
    assert now.font("ui", bold=True).bold()


def test_a_line_stays_visible_at_the_smallest_zoom(qapp):
    theme.apply(qapp, "light", 80, "auto")
    assert theme.current().px(0.4) == 1
    assert theme.current().px(0) == 0


def test_a_larger_system_font_makes_everything_larger(qapp, monkeypatch):
    before = theme.current()
    large = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    large.setPointSizeF(15)
    monkeypatch.setattr(theme.QFontDatabase, "systemFont", lambda _which: large)
    theme.apply(qapp, "light", 100, "compact")
    now = theme.current()
    assert now.font().pointSizeF() == pytest.approx(15, abs=0.1)
    assert now.px(20) > before.px(20)


def test_who_paints_is_told_once_for_each_change(qapp):
    heard = []
    notifier = theme.notifier()

    def hear():
        heard.append(theme.current().name)

    notifier.changed.connect(hear)
    theme.apply(qapp, "dark", 100, "comfortable")
    theme.apply(qapp, "dark", 100, "comfortable")
    notifier.changed.disconnect(hear)
    assert heard == ["dark"]


def test_system_follows_the_desktop_while_casebook_runs(qapp, desktop):
    theme.apply(qapp, "system", 100, "auto")
    assert theme.current().name == "light"
    desktop["theme"] = "dark"
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.current().name == "dark"
    desktop["theme"] = "high_contrast"
    hints = QGuiApplication.styleHints()
    hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert theme.current().name == "high_contrast"


def test_a_chosen_theme_does_not_follow_the_desktop(qapp, desktop):
    theme.apply(qapp, "light", 100, "auto")
    desktop["theme"] = "dark"
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.current().name == "light"


def test_automatic_density_is_compact_in_a_low_window_only(qapp):
    theme.apply(qapp, "light", 100, "auto")
    zoom = theme.current().zoom
    theme.fit_density(round(700 * zoom))
    assert not theme.current().is_compact
    theme.fit_density(round(600 * zoom))
    assert theme.current().is_compact
    assert theme.current().row == theme.current().px(26)
    assert theme.current().font().pointSizeF() == pytest.approx(10 * theme.current().points)
    theme.apply(qapp, "light", 100, "comfortable")
    assert not theme.current().is_compact


def test_nothing_moves_by_itself(qapp):
    moving = (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo)
    for effect in (Qt.UIEffect.UI_General, *moving):
        qapp.setEffectEnabled(effect, True)
    assert all(QApplication.isEffectEnabled(effect) for effect in moving)
    theme.apply(qapp, "light", 100, "auto")
    assert not any(QApplication.isEffectEnabled(effect) for effect in moving)
    assert qapp.cursorFlashTime() == 0


def test_a_button_that_moves_to_another_parent_keeps_its_font(qapp, qtbot):
    first, second = QWidget(), QWidget()
    qtbot.addWidget(first)
    qtbot.addWidget(second)
    button = PrimaryButton("Send")
    QVBoxLayout(first).addWidget(button)
    QVBoxLayout(second)
    first.show()
    theme.apply(qapp, "light", 150, "comfortable")
    second.layout().addWidget(button)
    second.show()
    assert button.font().bold()
    assert button.font().pointSizeF() == pytest.approx(15 * theme.current().points / 1.5)


def test_a_button_that_becomes_another_kind_looks_like_it(qtbot):
    button = Button("Try again")
    qtbot.addWidget(button)
    button.show()
    button.set_kind("primary")
    assert button.font().bold()
    middle = button.grab().toImage().pixelColor(4, button.height() // 2)
    assert middle == theme.current().color("accent")


# --- the style sheet


@pytest.mark.parametrize("name", THEMES)
def test_the_style_sheet_is_small_and_sets_no_font(qapp, name):
    theme.apply(qapp, name, 100, "auto")
    text = qapp.styleSheet()
    rules = re.findall(r"([^{}]+)\{([^}]*)\}", text)
    assert 0 < len(rules) <= sheet.MOST_RULES
    assert "font" not in text
    assert not re.search(r"[@~$]", text)
    for selectors, _ in rules:
        for selector in selectors.split(","):
            assert not re.search(r"\s|>", selector.strip()), selector


@pytest.mark.parametrize("name", THEMES)
def test_every_picture_of_the_style_sheet_is_shipped(qapp, name):
    theme.apply(qapp, name, 100, "auto")
    files = re.findall(r'url\("([^"]+)"\)', qapp.styleSheet())
    assert len(files) == 11
    for file in files:
        assert QSvgRenderer(QByteArray(Path(file).read_bytes())).isValid()


def test_space_at_both_sides_is_the_same_because_qt_does_not_mirror_it():
    assert not re.search(r"(padding|margin|border)-(left|right)", sheet._RULES)


@pytest.mark.parametrize("name", THEMES)
def test_the_border_of_a_field_can_be_seen(qapp, qtbot, name):
    theme.apply(qapp, name, 100, "auto")
    field = QLineEdit()
    qtbot.addWidget(field)
    field.resize(120, 30)
    field.show()
    colour = field.grab().toImage().pixelColor(0, field.height() // 2)
    assert colour == theme.current().color("edge")


@pytest.mark.parametrize("name", THEMES)
def test_the_chosen_entry_of_a_menu_can_be_read(qapp, qtbot, name):
    theme.apply(qapp, name, 100, "auto")
    menu = QMenu()
    qtbot.addWidget(menu)
    chosen = menu.addAction("MMMMMM")
    menu.addAction("x")
    menu.ensurePolished()
    menu.adjustSize()
    menu.setActiveAction(chosen)
    picture = menu.grab().toImage()
    place = menu.actionGeometry(chosen)
    seen = {
        picture.pixelColor(x, y).name()
        for x in range(place.left(), place.right())
        for y in range(place.top(), place.bottom())
    }
    now = theme.current()
    assert now.color("accent").name() in seen
    assert now.color("on_accent").name() in seen


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("density", ["comfortable", "compact"])
def test_controls_have_their_height_and_no_target_is_under_24_px(qapp, qtbot, zoom, density):
    theme.apply(qapp, "light", zoom, density)
    made = [Button("Stop", "stop-fill"), PrimaryButton("Send"), IconButton("copy", "Copy")]
    field = QLineEdit()
    for widget in (*made, field):
        qtbot.addWidget(widget)
        widget.adjustSize()
        widget.show()
        assert widget.height() == theme.current().control
        assert min(widget.width(), widget.height()) >= 24
    for button in made[:2]:
        assert button.height() >= QFontMetrics(button.font()).height()


# --- fonts


def test_the_arabic_font_is_shipped_with_its_licence_and_loaded():
    assert "Noto Sans Arabic UI" in QFontDatabase.families()
    assert theme.current().families[-1] == "Noto Sans Arabic UI"
    assert "SIL OPEN FONT LICENSE" in resources.path("fonts/OFL.txt").read_text(encoding="utf-8")
    metrics = QFontMetrics(theme.current().font())
    assert all(metrics.inFont(letter) for letter in "ABCabc019")
    shown = QLabel("للاستخدام البحثي فقط")
    shown.setFont(theme.current().font())
    assert shown.sizeHint().width() > 40


# --- icons


def test_every_icon_named_in_the_code_exists():
    shipped = {path.stem for path in resources.path("icons").glob("*.svg")}
    calls = re.compile(
        r"\b(?:icon|pixmap|beside_text|IconButton|EmptyState|set_icon)\(\s*\"([^\"]*)\""
    )
    named = {
        (path.name, name)
        for path in GUI.rglob("*.py")
        for name in calls.findall(path.read_text(encoding="utf-8"))
        if name
    }
    assert len(named) > 10
    assert {(file, name) for file, name in named if name not in shipped} == set()


def test_every_icon_of_the_guide_exists():
    guide = """chats library model evaluate settings folder tag trash pin document
    chat-new chat-temp send stop edit copy regenerate branch rate info more search find
    import export download usb eject convert verify restore cpu
    flask fit-ok fit-tight fit-no fit-unknown ok warn error clock lock net-off blind diamond
    panel sidebar chev-left chev-right chev-up chev-down close check plus minus keyboard"""
    shipped = {path.stem for path in resources.path("icons").glob("*.svg")}
    assert set(guide.split()) <= shipped


def test_an_unknown_icon_is_an_error_at_once():
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


def test_every_icon_shows_something_in_its_colour_alone():
    colour = theme.current().color("err")
    for path in resources.path("icons").glob("*.svg"):
        picture = icons.pixmap(path.stem, 20, "err", 2.0).toImage()
        assert picture.width() == 40
        pixels = [picture.pixelColor(x, y) for x in range(40) for y in range(40)]
        opaque = [pixel for pixel in pixels if pixel.alpha() == 255]
        assert len(opaque) > 12, path.stem
        assert all(pixel == colour for pixel in opaque), path.stem


def test_icons_that_point_are_mirrored_and_the_others_are_not(qapp):
    def both(name):
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        straight = icons.pixmap(name, 20, "text", 1.0).toImage()
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        return straight, icons.pixmap(name, 20, "text", 1.0).toImage()

    for name in ("send", "chev-left", "panel", "sidebar", "branch", "library", "convert"):
        straight, turned = both(name)
        assert straight != turned, name
        assert straight.flipped(Qt.Orientation.Horizontal) == turned, name
    for name in ("flask", "search", "check", "clock", "restore", "regenerate"):
        straight, turned = both(name)
        assert straight == turned, name


def test_an_icon_is_sharp_at_every_zoom_and_grey_while_disabled(qapp):
    theme.apply(qapp, "light", 200, "auto")
    made = icons.icon("copy")
    assert {size.width() for size in made.availableSizes()} == {36}
    grey = made.pixmap(36, QIcon.Mode.Disabled).toImage()
    colours = {
        grey.pixelColor(x, y).name()
        for x in range(36)
        for y in range(36)
        if grey.pixelColor(x, y).alpha() == 255
    }
    assert colours == {theme.current().color("disabled").name()}


def test_icons_are_drawn_once():
    assert icons.icon("copy") is icons.icon("copy")
    assert icons.pixmap("copy", 20, "text") is icons.pixmap("copy", 20, "text")


def test_no_slot_is_overridden_that_a_base_connects() -> None:
    """PySide then calls it for a widget that is gone, whose layout is deleted."""
    modules = [
        import_module(f"{widgets.__name__}.{one.name}")
        for one in pkgutil.iter_modules(widgets.__path__)
    ]
    classes = {one for module in modules for one in vars(module).values() if isinstance(one, type)}
    ours = {one for one in classes if issubclass(one, QWidget) and one.__module__.startswith("app")}
    overridden = [
        f"{one.__name__}.{name}"
        for one in ours
        for base in one.__mro__[1:]
        for name, method in vars(base).items()
        if hasattr(method, "_slots") and name in vars(one)
    ]
    assert ours
    assert overridden == []
