"""Which part of the sidebar a date belongs to."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

WEEK_DAYS = 7


class Span(StrEnum):
    """How far back a part of the list reaches."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    MONTH = "month"


class Section(Struct, frozen=True):
    """One part of a list sorted by date.

    Attributes:
        span: today, yesterday, the seven days up to yesterday, or one month.
        year: of a month, else 0.
        month: 1..12 of a month, else 0.
    """

    span: Span
    year: int = 0
    month: int = 0


def section_of(when: datetime, now: datetime) -> Section:
    """Return the part of the list for `when`, in days of the time zone of `now`.

    What lies in the future (a clock that was set back) counts as today.

    Args:
        when: an aware time.
        now: an aware time; its zone decides where a day begins.
    """
    day = when.astimezone(now.tzinfo).date()
    age_days = (now.date() - day).days
    if age_days <= 0:
        return Section(Span.TODAY)
    if age_days == 1:
        return Section(Span.YESTERDAY)
    if age_days <= WEEK_DAYS:
        return Section(Span.WEEK)
    return Section(Span.MONTH, day.year, day.month)
