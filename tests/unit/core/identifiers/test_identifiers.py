"""What looks like an identifier is found by its form, and masked the same way each time."""

from itertools import pairwise
from pathlib import Path

import pytest

from app.core.identifiers import numbers
from app.core.identifiers.finding import Kind
from app.core.identifiers.masks import Masks
from app.core.identifiers.search import counts, find
from benchmarks.identifiers import SETS, misjudged, score, sentences, table

README = Path(__file__).resolve().parents[4] / "README.md"

HOSTILE = (
    "a",
    "1",
    "tel 1",
    "Mr ",
    "Mr A. ",
    "+1 ",
    "0 ",
    "a@a.",
    "lat 1.23 ",
    "السيد ",
    "د. ",
    "MRN no no no 12",
    "born on the 1 ",
    "12° 3' ",
    "12/",
    "patient: patient ",
    "Mr John Smith ",
    "(02) 2345-6789 ",
)


def said(text: str) -> list[tuple[str, str]]:
    return [(one.kind, text[one.start : one.end]) for one in find(text)]


def masked(text: str) -> str:
    return Masks().masked(text, find(text))


def test_the_number_of_a_person_is_told_from_that_of_a_trial_or_a_term() -> None:
    for text in ("ID number 29384756", "National ID: 29384756", "his ID card 29384756"):
        assert said(text) == [(Kind.RECORD, "29384756")]
    for text in ("trial ID number NCT01234567", "SNOMED concept ID number 22298006"):
        assert said(text) == []


@pytest.mark.parametrize("name", SETS)
def test_a_set_speaks_every_language_and_has_every_kind_and_sentences_without_any(
    name: str,
) -> None:
    some = sentences(name)
    assert len(some) >= 100
    for language in ("ar", "en", "es", "fr", "pt"):
        here = [one for one in some if one.language == language]
        assert {place.kind for one in here for place in one.wanted} == set(Kind)
        assert sum(not one.wanted for one in here) >= 7


@pytest.mark.parametrize(("name", "floor"), [("tuned", 0.95), ("held_out", 0.9)])
def test_recall_and_precision_do_not_fall(name: str, floor: float) -> None:
    some = sentences(name)
    whole = score(some)["all"]
    assert whole.found / whole.wanted >= floor, list(misjudged(some))
    assert whole.right / whole.said >= floor, list(misjudged(some))


def test_the_documented_numbers_are_those_that_the_command_prints() -> None:
    assert f"\n\n{table()}\n\n" in README.read_text("utf-8")


def test_places_are_those_of_the_text_as_it_was_written() -> None:
    phone = "٠٨١٢\u00a0٣٤٦\u00a0٩٨٦"
    day, dialled = "3\u202fmars\u202f1990", "+254\u2011712\u2011345\u2011678"
    assert said(f"هاتف {phone} · née le {day} · tel\u202f{dialled}") == [
        (Kind.PHONE, phone),
        (Kind.BIRTH_DATE, day),
        (Kind.PHONE, dialled),
    ]


def test_a_name_that_was_announced_once_is_found_where_it_stands_alone() -> None:
    text = "Mrs Awa Diallo came. Diallo's brother, Awa and the white cells. Mr White left; White."
    names = [words for kind, words in said(text) if kind == Kind.NAME]
    assert names == ["Awa Diallo", "Diallo", "Awa", "White"]


def test_a_sign_named_after_a_person_is_none() -> None:
    assert said("Dr Babinski sign, Sister Mary Joseph nodule, Mr Parkinson's disease") == []


def test_a_number_is_a_telephone_only_if_a_word_or_its_country_says_so() -> None:
    assert said("06 12 34 56 78 and 06 12 34 56") == [(Kind.PHONE, "06 12 34 56 78")]
    assert said("+33 6 12 34 56 78 and +33 0 00 00 00 00") == [(Kind.PHONE, "+33 6 12 34 56 78")]
    assert said("612 345 678 doses") == []


def test_no_number_stays_in_memory() -> None:
    assert find("+254 712 345 678")
    assert numbers._is_dialled.cache_info().currsize == 0


def test_a_national_number_is_found_by_its_check_digits() -> None:
    assert said("529.982.247-25") == [(Kind.RECORD, "529.982.247-25")]
    assert said("529.982.247-26") == []
    assert said("12345678Z or 12345678A") == [(Kind.RECORD, "12345678Z")]


def test_the_same_person_has_the_same_mask_and_another_one_another() -> None:
    text = "Mme DIALLO Awa et M. Jean Diallo. Mme Diallo, puis M. Jean, puis Mme Awa Diallo."
    assert masked(text) == (
        "Mme [NAME 1] et M. [NAME 2]. Mme [NAME 1], puis M. [NAME 2], puis Mme [NAME 1]."
    )


def test_the_same_number_has_the_same_mask_however_it_is_written() -> None:
    text = "tel 0712 345 678, tel 0712-345-678, tel ٠٧١٢٣٤٥٦٧٨, tel 0712 345 679"
    assert masked(text) == "tel [PHONE 1], tel [PHONE 1], tel [PHONE 1], tel [PHONE 2]"


def test_masks_that_stand_in_a_text_keep_their_numbers() -> None:
    masks = Masks()
    masks.skip("[NAME 3] phoned [PHONE 1], not [NAME x] nor [name 9]")
    text = "Mr Okello, tel 0712 345 678"
    assert masks.masked(text, find(text)) == "Mr [NAME 4], tel [PHONE 2]"


def test_what_is_masked_holds_nothing_more_to_mask() -> None:
    for name in SETS:
        for one in sentences(name):
            assert find(masked(one.text)) == ()


def test_counts_are_by_kind() -> None:
    text = "Mr Okello, tel 0712 345 678, Mrs Otieno"
    assert counts(find(text)) == {Kind.NAME: 2, Kind.PHONE: 1}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", HOSTILE)
def test_no_text_keeps_it_busy(piece: str) -> None:
    """A search that looks back over all it has seen would not end in time."""
    text = piece * (12_000 // len(piece))
    places = find(text)
    assert all(0 <= one.start < one.end <= len(text) for one in places)
    assert all(one.end <= other.start for one, other in pairwise(places))
    Masks().masked(text, places)
