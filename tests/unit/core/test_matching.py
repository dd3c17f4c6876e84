"""Where the words of a query stand in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.matching import spans
from app.core.query import parse


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Fever, then fever", "fever", ["Fever", "fever"]),
        (
            "renal  impairment: creatinine",
            '"renal impairment" creat',
            ["renal  impairment", "creat"],
        ),
        ("une fièvre élevée", "fievre elevee", ["fièvre", "élevée"]),
        ("fie\u0300vre", "fievre", ["fie\u0300vre"]),
        ("antimalarial", "malaria", ["malaria"]),
        ("vitamin C ++ daily", "vitamin ++", ["vitamin", "++"]),
        ("Straße İstanbul", "istanbul", ["İstanbul"]),
        ("nothing here", "fever", []),
        ("only a place", "folder:Ward", []),
        ("", "fever", []),
    ],
)
def test_spans_are_the_words_as_they_stand_in_the_text(
    text: str, query: str, found: list[str]
) -> None:
    assert [text[begin:end] for begin, end in spans(text, parse(query))] == found


@given(st.text(max_size=40), st.text(max_size=20))
def test_spans_of_any_text_are_in_order_and_inside(text: str, words: str) -> None:
    query = parse(words)
    places = [place for span in spans(text, query) for place in span]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
