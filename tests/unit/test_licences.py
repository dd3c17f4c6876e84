"""What is compiled into libraries of others is on the list of licences, too."""

import sys
from pathlib import Path

import PySide6.QtCore
import pytest
from lxml import etree

from tests.unit.test_installer import load

parts = load("parts")
QT = Path(PySide6.__file__).parent / "Qt/lib"
LXML = Path(etree.__file__)
# What each says of itself in the file it was compiled into.
INSIDE = [
    (LXML, b"xmlParserInputBufferCreateFilename", "libxml2"),
    (LXML, b"exsltLibxsltVersion", "libxslt"),
    (LXML, b"libiconv_open", "GNU libiconv"),
    (LXML, b"zlibCompileFlags", "zlib"),
    (QT / "libQt6Core.so.6", b"PCRE2_MATCH_INVALID_UTF", "PCRE2"),
    (QT / "libQt6Gui.so.6", b"libpng version", "libpng"),
    (QT / "libQt6Gui.so.6", b"harfbuzz", "HarfBuzz"),
]


@pytest.mark.skipif(sys.platform != "linux", reason="looks into the libraries of Linux")
def test_what_is_compiled_into_others_is_listed_with_its_words() -> None:
    listed = {one.name: one for one in parts.parts([LXML, Path(PySide6.QtCore.__file__)], "1")}
    for file, mark, name in INSIDE:
        if mark in file.read_bytes():
            assert listed[name].texts, name
    assert listed["libxml2"].version == ".".join(map(str, etree.LIBXML_COMPILED_VERSION))
    assert {"MD4C", "double-conversion", "ICU"} <= listed.keys()


def test_every_licence_that_is_named_has_its_words() -> None:
    for _, name, licence, texts, home in parts.WITHIN:
        assert licence, name
        assert home, name
        for text in texts:
            assert parts._text(text).stat().st_size > 300, name
    named = {text for *_, texts, _ in parts.WITHIN for text in texts}
    named |= {text for texts in parts.WORDS.values() for text in texts} | {"Microsoft-runtime"}
    assert {path.stem for path in parts.TEXTS.iterdir()} == named - {"Apache-2.0"}
