"""The way of the Tab and F6 keys through a window: regions in order, and the stops in each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops_in(region: QWidget) -> list[QWidget]:
    """Return the widgets of a region that take the Tab key now, in the order they were made."""
    # Not Qt's own chain: asking a widget for the next one makes that one its child in the eyes of
    # the binding, which then takes it for dead when the first one is deleted.
    window = region.window()
    inside = [region, *region.findChildren(QWidget)]
    return [widget for widget in inside if widget.window() is window and _is_stop(widget)]


def _is_stop(widget: QWidget) -> bool:
    takes_tab = (widget.focusPolicy() & Qt.FocusPolicy.TabFocus) == Qt.FocusPolicy.TabFocus
    has_no_proxy = widget.focusProxy() is None
    return takes_tab and has_no_proxy and widget.isVisible() and widget.isEnabled()


def next_stop(
    regions: Sequence[QWidget], focused: QWidget | None, *, is_forward: bool
) -> QWidget | None:
    """Return where Tab goes from `focused`, round and round; None if nothing takes it."""
    stops = [stop for region in regions for stop in stops_in(region)]
    if not stops:
        return None
    if focused not in stops:
        return stops[0] if is_forward else stops[-1]
    return stops[(stops.index(focused) + (1 if is_forward else -1)) % len(stops)]


def next_region(
    regions: Sequence[QWidget], focused: QWidget | None, *, is_forward: bool
) -> QWidget | None:
    """Return the first stop of the next region that has one; None if no other has."""
    step = 1 if is_forward else -1
    here = 0 if is_forward else len(regions)
    for number, region in enumerate(regions):
        if focused is not None and (region is focused or region.isAncestorOf(focused)):
            here = number
    for distance in range(1, len(regions) + 1):
        stops = stops_in(regions[(here + step * distance) % len(regions)])
        if stops and focused not in stops:
            return stops[0]
    return None
