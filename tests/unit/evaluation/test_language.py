"""Reports without Qt speak as the window does: the same sentences, numbers, and direction."""

import struct

import pytest
from PySide6.QtCore import QLocale, Qt

from app.core.translations import CODES, RIGHT_TO_LEFT, _messages, translations
from app.evaluation.comparison import compare
from app.evaluation.language import spoken_in
from app.gui.language import LANGUAGES
from app.gui.views import number
from app.settings import described
from tests.unit.evaluation.test_comparison import side
from tests.unit.test_translations import file_of, sentences

VALUES = [(0, 0), (0.5, 1), (-3.25, 2), (999, 0), (1273, 0), (1234567.891, 3), (1e-9, 4)]


def test_the_languages_are_those_of_the_window() -> None:
    assert list(CODES) == list(LANGUAGES)
    offered = {code for code, _ in described()["language"].choices}
    assert set(CODES) == offered - {""}
    directions = {code: QLocale(code).textDirection() for code in CODES}
    right = {code for code, one in directions.items() if one is Qt.LayoutDirection.RightToLeft}
    assert right == RIGHT_TO_LEFT


@pytest.mark.parametrize("code", [one for one in CODES if one != "en"])
def test_every_sentence_is_what_its_translator_wrote(code: str) -> None:
    written = {
        (context, source): translation.text
        for (context, comment, source), translation in sentences(file_of(code)).items()
        if not comment and translation.text and not list(translation)
    }
    found = translations(code)
    assert len(written) > 1000
    assert {key: found.get(key) for key in written} == written


def test_a_sentence_that_only_a_comment_tells_apart_is_none_of_a_report() -> None:
    def field(mark: int, text: bytes) -> bytes:
        return struct.pack(">BI", mark, len(text)) + text

    plain, other = "Rien".encode("utf-16-be"), "Aucune".encode("utf-16-be")
    names = field(6, b"None") + field(7, b"report") + b"\1"
    whole = field(3, plain) + field(8, b"") + names + field(3, other) + field(8, b"a word") + names
    unset = struct.pack(">BI", 3, 0xFFFFFFFF) + field(6, b"x") + field(7, b"report") + b"\1"
    assert dict(_messages(whole + unset)) == {("report", "None"): "Rien"}


@pytest.mark.parametrize("code", CODES)
def test_numbers_are_written_as_in_the_window(code: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(code))  # not that of the country this computer stands in
    try:
        for value, decimals in VALUES:
            assert spoken_in(code).number(value, decimals) == number(value, decimals)
    finally:
        QLocale.setDefault(before)


def test_a_sentence_about_a_result_has_its_numbers_as_the_language_writes_them() -> None:
    [found] = compare([side("x", "A" * 1500 + "B" * 500), side("y", "A" * 1400 + "B" * 600)])
    how = spoken_in("fr")
    said = " ".join(how.noted(note) for note in found.notes)
    assert "2\u202f000" in said
    assert "5,0 points" in said
    assert "x" in said
    assert "better" not in said
    assert how.say("Paired differences") != "Paired differences"
    assert how.say("no such sentence %1", 7) == "no such sentence 7"
    assert spoken_in("en").say("Paired differences") == "Paired differences"
