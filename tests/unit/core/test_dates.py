"""The parts of the sidebar by date."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.dates import Section, Span, section_of

EAT = timezone(timedelta(hours=3))
NOW = datetime(2026, 5, 4, 0, 30, tzinfo=EAT)


@pytest.mark.parametrize(
    ("when", "section"),
    [
        (datetime(2026, 5, 4, 0, 0, tzinfo=EAT), Section(Span.TODAY)),
        (datetime(2026, 5, 3, 23, 59, tzinfo=EAT), Section(Span.YESTERDAY)),
        (datetime(2026, 5, 2, 23, 59, tzinfo=EAT), Section(Span.WEEK)),
        (datetime(2026, 4, 27, 0, 0, tzinfo=EAT), Section(Span.WEEK)),
        (datetime(2026, 4, 26, 23, 59, tzinfo=EAT), Section(Span.MONTH, 2026, 4)),
        (datetime(2025, 5, 4, 12, 0, tzinfo=EAT), Section(Span.MONTH, 2025, 5)),
    ],
)
def test_each_day_falls_into_its_section(when: datetime, section: Section) -> None:
    assert section_of(when, NOW) == section


def test_days_begin_at_midnight_of_the_readers_zone() -> None:
    late_in_utc = datetime(2026, 5, 3, 21, 15, tzinfo=UTC)
    assert section_of(late_in_utc, NOW) == Section(Span.TODAY)
    assert section_of(late_in_utc, NOW.astimezone(UTC)) == Section(Span.TODAY)
    assert section_of(late_in_utc, datetime(2026, 5, 4, 1, tzinfo=UTC)) == Section(Span.YESTERDAY)


def test_a_time_in_the_future_counts_as_today() -> None:
    assert section_of(NOW + timedelta(days=40), NOW) == Section(Span.TODAY)


@given(st.integers(0, 4000), st.integers(0, 4000))
def test_newer_chats_never_stand_in_an_older_section(first: int, second: int) -> None:
    order = list(Span)
    newer, older = sorted([first, second])
    spans = [section_of(NOW - timedelta(days=days), NOW).span for days in (newer, older)]
    assert order.index(spans[0]) <= order.index(spans[1])
