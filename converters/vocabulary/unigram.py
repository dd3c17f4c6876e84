"""The token list of a SentencePiece model: its pieces, then what other files add or rename.

The rules are those of llama.cpp's converter at 0c1e57098 (`_create_vocab_sentencepiece`, and
`set_vocab` of Phi-3, which differs).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from converters.folder import Folder
from converters.refusal import invalid
from converters.vocabulary import document, sentencepiece
from converters.vocabulary.document import Document
from converters.vocabulary.sentencepiece import Piece
from converters.vocabulary.table import (
    UNDERLINE,
    Table,
    Type,
    highest,
    is_special,
    size_of,
    token_id,
    utf8,
)

ADDED = "added_tokens.json"
CONFIG = "tokenizer_config.json"
SCORE = -1000.0  # of every token that was added


class Added(NamedTuple):
    """A token that a file adds: its id, its text, and whether the file calls it special."""

    token: int
    text: str
    is_special: bool


def table(
    folder: Folder, config: Mapping[str, Any], pieces: list[Piece], added: Sequence[Added] = ()
) -> Table:
    """Return the tokens of these pieces, then `added`, then of the files beside them.

    Ids beyond the vocabulary are ignored.

    Raises:
        Refusal: `checkpoint_invalid`.
    """
    found = Table(size_of(config, max(len(pieces), highest(one.token for one in added))))
    _fill(found, pieces)
    for one in added:
        if one.token < len(found):
            _overlay(found, one, document.FILE)
    _overlay_listed(found, folder)
    for one in decoded(folder):
        if one.token < len(found):
            _overlay(found, one, CONFIG)
    return found


def phi3_table(
    folder: Folder, config: Mapping[str, Any], pieces: list[Piece], whole: Document | None
) -> Table:
    """Return the tokens as the reference does for Phi-3: special is what a file calls special.

    Raises:
        Refusal: `checkpoint_invalid`, also for an id beyond the vocabulary.
    """
    found = Table(size_of(config, len(pieces)))
    if len(pieces) > len(found):
        raise invalid(sentencepiece.FILE, "it holds more pieces than config.json says")
    _fill(found, pieces)
    _overlay_listed(found, folder)
    for where, source in ((CONFIG, decoded(folder)), (document.FILE, tokenizer_added(whole))):
        for one in source:
            if one.token >= len(found):
                raise invalid(where, f"token {one.token} lies beyond the vocabulary")
            kind = Type.CONTROL if one.is_special else Type.USER_DEFINED
            found.set(one.token, utf8(one.text, where), SCORE, kind)
    return found


def listed(folder: Folder) -> Iterator[Added]:
    """Yield the tokens of added_tokens.json, as the file has them.

    Raises:
        Refusal: `checkpoint_invalid`.
    """
    for text, token in (folder.json(ADDED) or {}).items():
        yield Added(token_id(token, ADDED), text, False)


def decoded(folder: Folder) -> Iterator[Added]:
    """Yield the tokens of `added_tokens_decoder` of tokenizer_config.json.

    Raises:
        Refusal: `checkpoint_invalid`.
    """
    tokens = (folder.json(CONFIG) or {}).get("added_tokens_decoder") or {}
    if not isinstance(tokens, dict):
        raise invalid(CONFIG, "added_tokens_decoder is no object")
    for key, entry in tokens.items():
        number = int(key) if key.isascii() and key.isdigit() and len(key) < 10 else key  # noqa: PLR2004
        yield _added(number, entry, CONFIG)


def tokenizer_added(whole: Document | None) -> Iterator[Added]:
    """Yield `added_tokens` of tokenizer.json.

    Raises:
        Refusal: `checkpoint_invalid`.
    """
    entries = whole.value("added_tokens") if whole is not None else None
    if not isinstance(entries or [], list):
        raise invalid(document.FILE, "added_tokens is no array")
    for entry in entries or []:
        number = entry.get("id") if isinstance(entry, dict) else None
        yield _added(number, entry, document.FILE)


def _added(number: Any, entry: Any, where: str) -> Added:
    token = token_id(number, where)
    text = entry.get("content") if isinstance(entry, dict) else None
    if not isinstance(text, str):
        raise invalid(where, f"added token {token} has no text")
    return Added(token, text, bool(entry.get("special")))


def _fill(found: Table, pieces: list[Piece]) -> None:
    for token, piece in enumerate(pieces[: len(found)]):
        found.set(token, piece.text, piece.score, piece.kind)


def _overlay_listed(found: Table, folder: Folder) -> None:
    for one in listed(folder):
        if one.token < len(found):
            found.set(one.token, utf8(one.text, ADDED), SCORE, Type.USER_DEFINED)


def _overlay(found: Table, one: Added, where: str) -> None:
    """Set an added token: one to control by, or one that people type, its spaces spaces."""
    if one.is_special or is_special(one.text):
        found.set(one.token, utf8(one.text, where), SCORE, Type.CONTROL)
    else:
        text = utf8(one.text, where).replace(UNDERLINE.encode(), b" ")
        found.set(one.token, text, SCORE, Type.USER_DEFINED)
