"""What of the main window is open at which size: pure rules, no widget."""

from enum import StrEnum

from msgspec import Struct

WIDE = 1240
MEDIUM = 1000
NARROW = 820
LOW = 400


class Breadth(StrEnum):
    """Classes of effective width (width ÷ zoom); panels remember a choice for each."""

    WIDE = "wide"
    MEDIUM = "medium"
    NARROW = "narrow"
    SLIM = "slim"


class Shape(Struct, frozen=True):
    """How the window's parts stand at one size.

    Attributes:
        breadth: class of the effective width.
        is_sidebar_docked: beside the page; else it opens over the page.
        is_panel_docked: the same for the right panel.
        has_rail_names: names under the rail's icons.
        has_menu_bar: all menus; else one button *Menu*.
        is_folded: header tools and composer options are in one `more` menu.
    """

    breadth: Breadth
    is_sidebar_docked: bool
    is_panel_docked: bool
    has_rail_names: bool
    has_menu_bar: bool
    is_folded: bool


def shape_of(width: float, height: float) -> Shape:
    """Return the shape for an effective width and height (pixels ÷ zoom), visual guide part 5."""
    breadth = _breadth_of(width)
    is_roomy = breadth in {Breadth.WIDE, Breadth.MEDIUM}
    return Shape(
        breadth=breadth,
        is_sidebar_docked=is_roomy,
        is_panel_docked=breadth is Breadth.WIDE,
        has_rail_names=is_roomy,
        has_menu_bar=breadth is not Breadth.SLIM,
        is_folded=height < LOW,
    )


def _breadth_of(width: float) -> Breadth:
    if width >= WIDE:
        return Breadth.WIDE
    if width >= MEDIUM:
        return Breadth.MEDIUM
    return Breadth.NARROW if width >= NARROW else Breadth.SLIM
