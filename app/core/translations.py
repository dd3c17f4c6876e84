"""What the window's translators wrote, for reports that the command line makes: without Qt.

Source of the format: `qtranslator.cpp` of Qt 6 and `qm.cpp` of its linguist: sixteen bytes, then
blocks of a mark, a length and their content. One of them holds the messages, each of them fields
of a mark, a length and a text, and a mark at its end.
"""

import functools
import struct
from collections.abc import Iterator

import resources

CODES = ("en", "fr", "ar")
RIGHT_TO_LEFT = frozenset({"ar"})

_HEAD_BYTES = 16
_FIELD = struct.Struct(">BI")
_MESSAGES = 0x69
_END, _TRANSLATION, _SOURCE, _CONTEXT, _COMMENT = 1, 3, 6, 7, 8
_NOTHING = 0xFFFFFFFF  # the length of a text that is not there


@functools.cache
def translations(code: str) -> dict[tuple[str, str], str]:
    """Return the sentences of a language by context and English sentence; English has none.

    Sentences that are only told apart by a comment for translators are left out.
    """
    if code == "en":
        return {}
    data = resources.path(f"i18n/casebook_{code}.qm").read_bytes()
    found: dict[tuple[str, str], str] = {}
    at = _HEAD_BYTES
    while at < len(data):
        mark, length = _FIELD.unpack_from(data, at)
        at += _FIELD.size
        if mark == _MESSAGES:
            found.update(_messages(data[at : at + length]))
        at += length
    return found


def _messages(data: bytes) -> Iterator[tuple[tuple[str, str], str]]:
    fields: dict[int, bytes] = {}
    at = 0
    while at < len(data):
        if data[at] == _END:
            said = fields.get(_TRANSLATION, b"").decode("utf-16-be")
            context, source = (fields.get(mark, b"").decode() for mark in (_CONTEXT, _SOURCE))
            if said and not fields.get(_COMMENT):
                yield (context, source), said
            fields, at = {}, at + 1
            continue
        mark, length = _FIELD.unpack_from(data, at)
        at += _FIELD.size
        if length != _NOTHING:
            fields.setdefault(mark, data[at : at + length])
            at += length
