"""Queries: what a line in the search field is taken to mean; no text is an error."""

from datetime import UTC, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.query import MOST_PARTS, Kind, moment, parse


def meant(words: str) -> list[tuple[str, str]]:
    return [(part.kind.value, part.value) for part in parse(words).parts]


def test_every_operator_is_understood() -> None:
    assert meant(
        'creatinine "renal impairment" -draft folder:"Chart review" tag:wording title:plan'
        ' from:You model:Gemma after:2026-04-01 before:2026-5 has:interrupted in:TRASH -"on hold"'
    ) == [
        ("word", "creatinine"),
        ("phrase", "renal impairment"),
        ("without", "draft"),
        ("folder", "Chart review"),
        ("tag", "wording"),
        ("title", "plan"),
        ("from", "you"),
        ("model", "Gemma"),
        ("after", "2026-04-01"),
        ("before", "2026-05-01"),
        ("has", "interrupted"),
        ("in", "trash"),
        ("without", "on hold"),
    ]


@pytest.mark.parametrize(
    "words",
    ["10:30", "after:lunch", "after:2026-13", "after:1969", "from:me", "has:ideas", "ratio:2",
     "folder:", "http://x", "a-b", "word:x", "-", "--", "-%", "Folder:x", "-folder:%"],
)  # fmt: skip
def test_what_is_no_operator_is_a_word(words: str) -> None:
    assert {part.kind for part in parse(words).parts} <= {Kind.WORD, Kind.PHRASE, Kind.WITHOUT}
    if words != "-folder:%":
        assert "".join(part.value for part in parse(words).parts) == words


def test_a_part_can_be_taken_out_of_the_query() -> None:
    words = 'fever folder:"Chart review" -draft'
    (_, folder, _) = parse(words).parts
    assert words[: folder.start] + words[folder.end :] == "fever  -draft"


def test_a_day_begins_where_this_computer_is() -> None:
    east = timezone(timedelta(hours=3))
    assert moment("2026-04-01", east) == "2026-03-31T21:00:00.000+00:00"
    assert moment("2026-04-01", UTC) == "2026-04-01T00:00:00.000+00:00"


@given(st.text(max_size=60))
def test_no_text_is_an_error(words: str) -> None:
    for part in parse(words).parts:
        assert part.value
        if part.kind in {Kind.AFTER, Kind.BEFORE}:
            assert moment(part.value)


@pytest.mark.parametrize("day", ["1970", "2999-12-31"])
def test_the_first_and_the_last_day_are_moments(day: str) -> None:
    (part,) = parse(f"after:{day}").parts
    assert moment(part.value)


def test_a_huge_query_is_cut() -> None:
    assert len(parse("x " * 100_000).parts) == MOST_PARTS
