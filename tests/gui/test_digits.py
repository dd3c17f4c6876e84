"""Numbers and sizes in the languages of the window: Western digits, the language's own signs."""

from collections.abc import Iterator

import pytest

from app.core.load_notes import Note, NoteCode, sentence
from app.errors import Code, Problem
from app.gui import checkpoints, problems, views
from app.gui.language import use_language
from app.gui.widgets.digits import decimal, number, numbers, size
from app.gui.widgets.number_field import NumberKind, read_number, write_number

LOW = Problem(Code.OUT_OF_MEMORY, needs_bytes=7_040_000_000, free_bytes=3_000_000_000)
RATE = NumberKind(0, 2)
WHOLE = NumberKind(0, 131_072, is_whole=True)

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(params=["en", "fr", "ar"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    use_language(request.param)
    yield request.param
    use_language("en")


SIZES = {"en": "1.70 GB", "fr": "1,70\u00a0Go", "ar": "\u20661.70 GB\u2069"}
SMALL = {"en": "214 kB", "fr": "214\u00a0ko", "ar": "\u2066214 kB\u2069"}
NEEDS = {"en": "7.04 GB", "fr": "7,04\u00a0Go", "ar": "\u20667.04 GB\u2069"}


def test_a_size_has_the_signs_and_the_unit_of_the_language(language: str) -> None:
    assert size(1_700_000_000) == SIZES[language]
    assert size(214_000) == SMALL[language]
    assert checkpoints.need(6_990_000_000) == numbers().gigabytes(7.0)


def test_so_have_those_inside_a_sentence(language: str) -> None:
    assert NEEDS[language] in problems.told(LOW).why
    facts = {"needs_bytes": 7_040_000_000, "free_bytes": 1}
    assert NEEDS[language] in sentence(Note(NoteCode.NOT_MAPPED, facts), None, numbers())


def test_a_path_keeps_its_order_in_a_line_from_right_to_left(language: str) -> None:
    why = problems.told(Problem(Code.MODEL_MISSING, path="/ward/model.gguf")).why
    assert ("\u2068/ward/model.gguf\u2069" in why) is (language == "ar")
    assert "/ward/model.gguf" in why


@pytest.mark.usefixtures("language")
def test_every_number_of_a_language_looks_alike() -> None:
    assert number(8192) == views.number(8192) == numbers().decimal(8192)
    assert decimal(5.93, 1) == views.number(5.93, 1)


@pytest.mark.usefixtures("language")
def test_a_field_reads_what_it_writes() -> None:
    assert read_number(write_number(4096, WHOLE), WHOLE) == 4096
    assert write_number(4096, WHOLE) == number(4096)
    assert read_number(write_number(0.25, RATE), RATE) == 0.25
    assert write_number(0.25, RATE) == decimal(0.25, 2)
