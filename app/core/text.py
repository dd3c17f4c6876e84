"""Marks for translation outside Qt, and how a translated sentence takes its values."""

import re
import unicodedata

from msgspec import Struct

from app.core.bidi import JOINERS, is_shaping

_MARKS = {"Mn", "Me", "Mc"}
_VIRAMA = 9  # combining class of the sign that binds two letters of an Indic script
# Skin tones, tags, and the later parts of a Korean syllable.
_JOINING = re.compile("[\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\u1160-\u11ff]")
_FLAG_LETTERS = re.compile("[\U0001f1e6-\U0001f1ff]+$")


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802, ARG001  Qt's own name
    """Return the text unchanged; `pyside6-lupdate` collects it under `context` by this name."""
    return text


def fill(sentence: str, *values: object) -> str:
    """Return the sentence with `%1`, `%2` … replaced, in one pass, so values stay as they are."""
    parts = sentence.split("%")
    filled = [parts[0]]
    for part in parts[1:]:
        number = part[:1]
        is_place = number in set("123456789") and int(number) <= len(values)
        filled.append(f"{values[int(number) - 1]}{part[1:]}" if is_place else f"%{part}")
    return "".join(filled)


class Numbers(Struct, frozen=True):
    """How a language writes numbers, and names in its sentences; the default is for exports.

    Digits are Western in every language.

    Attributes:
        thousands: the sign between groups of three digits.
        point: the sign before decimals.
        giga, mega, kilo: a size, `%1` is its number.
        name: a path, a name or a reason inside a sentence, `%1` is its text.
    """

    thousands: str = ","
    point: str = "."
    giga: str = "%1 GB"
    mega: str = "%1 MB"
    kilo: str = "%1 kB"
    name: str = "%1"

    def decimal(self, value: float, places: int = 0) -> str:
        """Return a number with so many decimals, e.g. `1,846`, `5.9`."""
        whole, _, fraction = f"{value:,.{places}f}".partition(".")
        return whole.replace(",", self.thousands) + (self.point + fraction if fraction else "")

    def size(self, size_bytes: float) -> str:
        """Return a size in decimal units, e.g. `1.70 GB`, `214 kB`, `98 MB`."""
        for unit, factor, places in ((self.giga, 10**9, 2), (self.mega, 10**6, 0)):
            if size_bytes >= factor:
                return fill(unit, self.decimal(size_bytes / factor, places))
        return fill(self.kilo, self.decimal(size_bytes / 1000))

    def gigabytes(self, value: float, places: int = 1) -> str:
        """Return so many gigabytes, e.g. `3.6 GB`."""
        return fill(self.giga, self.decimal(value, places))


PLAIN = Numbers()


def size(size_bytes: float) -> str:
    """Return a size as files and the command line write it, e.g. `1.70 GB`."""
    return PLAIN.size(size_bytes)


def title_of(question: str, longest: int = 60) -> str:
    """Return a one-line title from the first words of a question; never empty."""
    kept = [
        c if c.isprintable() or (c in JOINERS and is_shaping(question, at)) else " "
        for at, c in enumerate(question[:2000])
    ]
    words = " ".join("".join(kept).split())
    if len(words) <= longest:
        return words or "…"
    cut = words[: longest + 1].rpartition(" ")[0]
    return (cut if len(cut) >= longest // 2 else begun(words, longest)).rstrip(" ,.;:") + "…"


def begun(text: str, longest: int) -> str:
    """Return the beginning of a text in at most so many characters, its last letter whole.

    A letter with its accents, a flag or a family is one sign of several characters, see Unicode
    Standard Annex #29; the rules for what needs more than one character's look are left out. One
    that is longer than all of the room is cut.
    """
    end = longest
    while 0 < end < len(text) and _goes_on(text, end):
        end -= 1
    return text[: end or longest]


def _goes_on(text: str, at: int) -> bool:
    """Tell whether the character there belongs to the sign before it."""
    before, here = text[at - 1], text[at]
    if unicodedata.category(here) in _MARKS or here in JOINERS or _JOINING.match(here):
        return True
    if before == "\u200d" or unicodedata.combining(before) == _VIRAMA:
        return True
    flag = _FLAG_LETTERS.search(text[:at]) if _FLAG_LETTERS.match(here) else None
    return flag is not None and len(flag.group()) % 2 == 1  # two of them are one flag
