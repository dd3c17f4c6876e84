"""The page of the examples at every size: what does not fit is reached by scrolling, never cut."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.gui.language import use_language
from app.gui.widgets import theme
from app.gui.widgets.example_card import CardText
from app.gui.widgets.examples_page import ExamplesPage
from app.gui.widgets.set_list import SetRow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
LONG = "Quels champs de la définition de cas peut-on remplir avec cette ligne ? " * 3


@pytest.fixture(autouse=True)
def _plain(qapp: QApplication) -> Iterator[None]:
    yield
    use_language("en")
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    theme.apply(qapp, "light", 100, "auto")


def made(qtbot: QtBot, width: int, height: int) -> ExamplesPage:
    page = ExamplesPage()
    qtbot.addWidget(page)
    page.set_sets(
        [SetRow(str(one), f"Jeu {one} · v2", f"Jeu {one}", "v2") for one in range(9)], "0"
    )
    page.set_versions([SetRow(str(one), f"Version {one}", f"Version {one}") for one in range(4)])
    page.set_cards([CardText(str(one), LONG, "A\nB", "A") for one in range(3)])
    page.set_state(page.tr("version %1, changed"), page.tr("Save"), is_changed=True, is_kept=True)
    page.resize(width, height)
    page.show()
    qtbot.waitExposed(page)
    QApplication.processEvents()
    return page


def parts(page: ExamplesPage) -> list[QWidget]:
    kinds = (QAbstractButton, QLabel, QLineEdit)
    found = [one for kind in kinds for one in page._inside.findChildren(kind)]
    return [one for one in found if one.isVisibleTo(page._inside)]


# What the tab has of 1366 x 768 and 1024 x 768, at 200 % with the icons of the rail alone.
@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize(
    ("width", "height", "zoom"),
    [(1270, 430, 200), (928, 430, 200), (1254, 610, 100), (912, 610, 100), (1254, 540, 150)],
)
def test_nothing_is_cut_at_any_size_and_all_of_it_is_reached(
    qtbot: QtBot, qapp: QApplication, language: str, width: int, height: int, zoom: int
) -> None:
    use_language(language)
    theme.apply(qapp, "light", zoom, "auto")
    page = made(qtbot, width, height)
    inside = page._inside
    assert inside.width() <= page.width(), "it never scrolls sideways"
    shown = parts(page)
    assert len(shown) > 20
    for one in shown:
        within = page._area.widget() if page._area.isAncestorOf(one) else inside
        place = QRect(one.mapTo(within, QPoint()), one.size())
        told = f"{type(one).__name__} {one.accessibleName()!r} {place} of {within.rect()}"
        assert within.rect().contains(place), told
        if isinstance(one, QAbstractButton):
            assert one.width() >= one.sizeHint().width(), told
        assert one.height() >= min(one.minimumSizeHint().height(), one.sizeHint().height()), told
    last = page.cards[-1]
    for area in (page._area, page._outer):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    viewport = page._outer.viewport()
    foot = last.mapTo(viewport, QPoint(0, last.height() - 1)).y()
    assert foot < viewport.height(), "the last example can be seen to its end"


def test_lists_and_examples_scroll_by_themselves_where_there_is_room(qtbot: QtBot) -> None:
    page = made(qtbot, 1254, 610)
    assert page._outer.verticalScrollBar().maximum() == 0
    assert page._area.verticalScrollBar().maximum() > 0
    page.resize(600, 610)
    QApplication.processEvents()
    assert page._area.verticalScrollBar().maximum() == 0
    assert page._outer.verticalScrollBar().maximum() > 0


def test_a_set_is_a_row_of_its_name_with_its_version_at_the_end(
    qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, "light", 100, "comfortable")
    page = made(qtbot, 1254, 610)
    item = page._sets.item(0)
    assert item.text() == "Jeu 0 · v2", "a screen reader hears all of it"
    place = page._sets.visualItemRect(item)
    assert place.height() == theme.current().row
    picture = page._sets.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    rule, ground = (
        picture.pixelColor(round((place.left() + x) * ratio), round(place.center().y() * ratio))
        for x in (8, 13)
    )
    assert rule.name() == theme.current().color("accent").name(), "it is the one that is open"
    assert ground.name() == theme.current().color("accent_tint").name()
