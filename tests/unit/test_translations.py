"""Every language that ships: whole, true to its placeholders, and up to date with the code."""

import importlib.util
import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QTranslator

import resources
from app.core.wording import NOTICE
from app.gui.language import LANGUAGES
from app.settings import described

FOLDER = resources.path("i18n")
ROOT = FOLDER.parents[1]
CODES = [code for code in LANGUAGES if code != "en"]
PLACES = re.compile(r"%[1-9]")
UNBREAKABLE = "\u00a0"

Key = tuple[str, str, str]


def sentences(path: Path) -> dict[Key, ET.Element]:
    """Return the translation of every sentence, by context, comment and source."""
    root = ET.parse(path).getroot()
    return {
        (
            context.findtext("name", ""),
            message.findtext("comment", ""),
            message.findtext("source", ""),
        ): translation
        for context in root.iter("context")
        for message in context.iter("message")
        if (translation := message.find("translation")) is not None
    }


def file_of(code: str, ending: str = "ts") -> Path:
    return FOLDER / f"casebook_{code}.{ending}"


@pytest.fixture(scope="module")
def program() -> ModuleType:
    """The program that `make translations` runs."""
    spec = importlib.util.spec_from_file_location(
        "translations", ROOT / "packaging" / "translations.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if not (module._program("lupdate") and module._program("lrelease")):
        pytest.skip("this PySide6 comes without lupdate")
    return module


def test_every_language_offered_ships_and_can_be_set(program: ModuleType) -> None:
    assert sorted(CODES) == sorted(program.LANGUAGES)
    chosen = list(LANGUAGES.items())
    assert chosen == [choice for choice in described()["language"].choices if choice[0]]
    assert {path.name for path in FOLDER.iterdir()} == {
        file_of(code, ending).name for code in CODES for ending in ("ts", "qm")
    }


@pytest.mark.parametrize("code", CODES)
def test_every_translation_is_finished_or_empty(code: str) -> None:
    """An empty one shows English; a half-done one would show."""
    for key, translation in sentences(file_of(code)).items():
        assert not (translation.text or "") or "type" not in translation.attrib, key


@pytest.mark.parametrize("code", CODES)
def test_every_placeholder_survives(code: str) -> None:
    for key, translation in sentences(file_of(code)).items():
        if translation.text:
            assert set(PLACES.findall(translation.text)) == set(PLACES.findall(key[2])), key


@pytest.mark.parametrize("code", CODES)
def test_menus_of_a_language_have_letters_of_their_own(code: str) -> None:
    titles = [
        translation.text or ""
        for (context, _, _), translation in sentences(file_of(code)).items()
        if context == "menu"
    ]
    letters = [title.partition("&")[2][:1].casefold() for title in titles if "&" in title]
    assert len(titles) > 1
    assert len(letters) == len(set(letters))


def test_french_signs_keep_their_unbreakable_space() -> None:
    for key, translation in sentences(file_of("fr")).items():
        text = (translation.text or "").replace(";;", "")  # the file dialog's own sign
        assert not re.search(rf"[^{UNBREAKABLE}][:;?!»](?:\s|$)", text), key
        assert "'" not in text, key


@pytest.mark.parametrize("code", CODES)
def test_the_notice_is_translated_as_one_unit(code: str) -> None:
    translator = QTranslator()
    assert translator.load(file_of(code, "qm").name, str(FOLDER))
    told = translator.translate("notice", NOTICE)
    assert told
    assert told != NOTICE
    bold, _, rest = told.partition(" — ")
    assert bold
    assert rest.count(".") == NOTICE.partition(" — ")[2].count(".")


@pytest.mark.parametrize("code", CODES)
def test_nobody_forgot_to_collect_the_sentences(
    code: str, program: ModuleType, tmp_path: Path
) -> None:
    """`make translations` changes nothing: no sentence is new, none is dead."""
    copy = tmp_path / file_of(code).name
    shutil.copy(file_of(code), copy)
    program.update(copy, code)
    kept, now = sentences(file_of(code)), sentences(copy)
    assert set(now) - set(kept) == set(), "run `make translations`"
    assert set(kept) - set(now) == set(), "run `make translations`"


OTHER_NAMES = re.compile(
    r"^\s*(?!translate = )[\w.]+(?:: [^=\n]+)? = (?:QCoreApplication\.translate|self\.tr)$",
    re.MULTILINE,
)


def test_sentences_are_asked_for_by_names_that_are_collected() -> None:
    """Under any other name `lupdate` does not see them, and they stay English for ever."""
    assert OTHER_NAMES.search("    said = QCoreApplication.translate\n")
    for path in sorted((ROOT / "app").rglob("*.py")):
        assert not OTHER_NAMES.search(path.read_text("utf-8")), path


@pytest.mark.parametrize("code", CODES)
def test_what_ships_is_what_translators_wrote(
    code: str, program: ModuleType, tmp_path: Path
) -> None:
    program.release(file_of(code), tmp_path / "again.qm")
    assert (tmp_path / "again.qm").read_bytes() == file_of(code, "qm").read_bytes()
