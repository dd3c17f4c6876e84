"""Small texts: placeholders, sizes, titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.text import QT_TRANSLATE_NOOP, begun, fill, size, title_of

ANY = st.text(st.characters(codec=None, exclude_categories=()))


def test_a_mark_for_translation_changes_nothing() -> None:
    assert QT_TRANSLATE_NOOP("context", "text") == "text"


@pytest.mark.parametrize(
    ("sentence", "values", "filled"),
    [
        ("%1 of %2", (3, 4), "3 of 4"),
        ("%2 of %1", (3, 4), "4 of 3"),
        ("%1%1", ("a",), "aa"),
        ("100 %", ("a",), "100 %"),
        ("%3 and %", ("a",), "%3 and %"),
        ("%0 %² %\u0661", ("a",), "%0 %² %\u0661"),
        ("%1 is %2", ("%2", "x"), "%2 is x"),
        ("%10", ("a",), "a0"),
        ("", (), ""),
    ],
)
def test_places_are_filled_in_one_pass(
    sentence: str, values: tuple[object, ...], filled: str
) -> None:
    assert fill(sentence, *values) == filled


@given(ANY, st.lists(ANY, max_size=3))
def test_any_text_can_be_a_value_or_a_sentence(sentence: str, values: list[str]) -> None:
    assert fill("%1", sentence) == sentence
    fill(sentence, *values)


@pytest.mark.parametrize(
    ("size_bytes", "told"),
    [
        (0, "0 kB"),
        (999, "1 kB"),
        (214_000, "214 kB"),
        (98_000_000, "98 MB"),
        (1_700_000_000, "1.70 GB"),
    ],
)
def test_sizes_are_decimal(size_bytes: int, told: str) -> None:
    assert size(size_bytes) == told


@given(ANY)
def test_a_title_is_one_short_printable_line(question: str) -> None:
    title = title_of(question)
    assert 0 < len(title) <= 61
    assert title.replace("\u200d", "").replace("\u200c", "").isprintable()
    assert title == " ".join(title.split())


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("What are the symptoms of malaria?", "What are the symptoms of malaria?"),
        ("  two\n lines ", "two lines"),
        ("", "…"),
        ("\0\u202e", "…"),
        ("word " * 20, "word word word word word word word word word word word word…"),
        ("x" * 80, "x" * 60 + "…"),
    ],
)
def test_a_title_is_made_of_the_first_words(question: str, title: str) -> None:
    assert title_of(question) == title


FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"  # woman, woman, girl: one sign


@pytest.mark.parametrize(
    "sign",
    [
        FAMILY,
        "\U0001f44d\U0001f3fd",  # a thumb and its skin
        "\U0001f1eb\U0001f1f7",  # a flag, of two letters
        "e\u0301\u0302",  # a letter and its accents
        "\u0915\u094d\u0937",  # ksha, of Devanagari
        "\u1112\u1161\u11ab",  # han, of Korean
        "\u2764\ufe0f\u200d\U0001f525",  # a heart on fire
    ],
)
def test_a_title_is_cut_between_signs(sign: str) -> None:
    for at in range(61 - len(sign), 61):
        title = title_of("x" * at + sign * 9)
        rest = title.removesuffix("…").removeprefix("x" * at)
        assert rest == sign * (len(rest) // len(sign)), at
        assert len(title) > 60 - len(sign)


def test_a_family_stays_together_in_a_title() -> None:
    assert title_of(f"Of {FAMILY} and \u200dmore") == f"Of {FAMILY} and more", "that one hid"


def test_what_is_longer_than_all_of_the_room_is_cut() -> None:
    assert begun("e" + "\u0301" * 80, 10) == "e" + "\u0301" * 9
