"""Text made honest for the eye: hidden and direction-changing characters become visible marks."""

import re
import unicodedata

# The names of the Unicode Standard, chapter 23; any other hidden character shows its number.
_NAMES = {
    0x00AD: "SHY",
    0x034F: "CGJ",
    0x061C: "ALM",
    0x180E: "MVS",
    0x200B: "ZWSP",
    0x200C: "ZWNJ",
    0x200D: "ZWJ",
    0x200E: "LRM",
    0x200F: "RLM",
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2060: "WJ",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
    0xFEFF: "BOM",
}
# Code points that are no characters (Unicode Standard, 23.7): no file of HTML may hold them.
_NONE = "\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF)
)
_TAGS = "\U000e0020-\U000e007e"
_HIDDEN = re.compile(
    f"[{_TAGS}]+"
    "|([\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb"
    f"\U0001d173-\U0001d17a\U000e0000-\U000e0fff{_NONE}])\\1*"
)
JOINERS = "\u200c\u200d"
# Letters and signs that a joiner may shape: Arabic, Indic and the like; pictures in sequences.
_SHAPED = frozenset({"Lo", "Mn", "Mc", "So", "Sk"})
_SURROGATE = re.compile("[\ud800-\udfff]")
FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"
LEFT_TO_RIGHT_ISOLATE = "\u2066"


def visible(text: str) -> str:
    """Return the text with every hidden character as a mark such as `⟦RLO⟧` or `⟦ZWSP×3⟧`.

    Tag characters, which spell words that nobody sees, show those words: `⟦TAG ignore⟧`. Tab and
    line feed stay. A single joiner stays where writing needs it (Arabic and Indic letters, emoji).
    """
    return _HIDDEN.sub(_mark, text)


def isolated(text: str) -> str:
    """Return the text for use inside another line: it cannot change the order of what is around.

    The whole is visible text between U+2068 and U+2069.
    """
    return apart(visible(text))


def apart(shown: str) -> str:
    """Return visible text as `isolated` does, e.g. what was cut: Qt ends a cut word in a joiner."""
    return f"{FIRST_STRONG_ISOLATE}{shown}{POP_ISOLATE}"


def left_to_right(text: str) -> str:
    """Return a path, hash, model name or link for use inside a line of any direction."""
    return f"{LEFT_TO_RIGHT_ISOLATE}{visible(text)}{POP_ISOLATE}"


def cleaned(text: str) -> str:
    """Return the text with each lone surrogate as U+FFFD and without NUL: it can be stored."""
    return _SURROGATE.sub("\ufffd", text).replace("\0", "")


def _mark(found: re.Match[str]) -> str:
    run = found.group()
    if found.group(1) is None:
        return f"⟦TAG {''.join(chr(ord(c) - 0xE0000) for c in run)}⟧"
    if run in set(JOINERS) and is_shaping(found.string, found.start()):
        return run
    name = _NAMES.get(ord(run[0]), f"U+{ord(run[0]):04X}")
    return f"⟦{name}⟧" if len(run) == 1 else f"⟦{name}×{len(run)}⟧"


def is_shaping(text: str, at: int) -> bool:
    """Tell whether a joiner at this place is one that writing needs, between what it shapes."""
    before, after = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    return bool(before and after) and all(
        c == "\ufe0f" or unicodedata.category(c) in _SHAPED for c in (before, after)
    )
