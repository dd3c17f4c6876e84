"""SentencePiece pieces, rebuilt from a tokenizer.json that was made from them.

Gemma's tokenizer.json is its SentencePiece model written as merges: each piece that was merged
appears in the order of its score. So the order of the merges gives scores that cut a text in the
same way; on Gemma's own vocabulary they are its very scores.
"""

from array import array
from collections.abc import Iterator

from converters.refusal import Code, Refusal, invalid
from converters.vocabulary.document import FILE, Document
from converters.vocabulary.sentencepiece import Piece
from converters.vocabulary.table import (
    BYTE,
    MOST_TOKENS,
    Type,
    highest,
    token_id,
    utf8,
)
from converters.vocabulary.unigram import tokenizer_added

MOST_MERGES = 4 * MOST_TOKENS  # Gemma has 580,604 for 262,144 tokens
TAB_BYTE = "<0x09>"


def pieces(whole: Document) -> list[Piece]:
    """Return the pieces of a tokenizer.json: scores by the order of the merges.

    Raises:
        Refusal: `checkpoint_invalid`; `tokenizer_unsupported` if it holds no SentencePiece model.
    """
    model = whole.inside("model")
    kind = model.value("type", "BPE")
    if kind != "BPE" or model.value("byte_fallback") is not True:
        why = f"a {str(kind)[:32]} tokenizer without byte fallback and without tokenizer.model"
        raise Refusal(Code.TOKENIZER_UNSUPPORTED, where=FILE, why=why)
    ids = vocabulary(model)
    found = [Piece(b"", -10000.0, Type.UNUSED)] * highest(ids.values())
    added = {one.token for one in tokenizer_added(whole)}
    scores = _scores(model, ids, added)
    unknown = model.value("unk_token")
    for text, token in ids.items():
        kind_of = _type(text, text == unknown, token in added)
        found[token] = Piece(utf8(text, FILE), scores[token], kind_of)
    _restore_tab(found, ids)
    return found


def vocabulary(model: Document) -> dict[str, int]:
    """Return the ids of `vocab`, by text.

    Raises:
        Refusal: `checkpoint_invalid`: no object, no ids, an id twice or far too high.
    """
    ids = model.numbers("vocab")
    if not 0 < len(ids) <= MOST_TOKENS:
        raise invalid(FILE, f"it holds no vocabulary of at most {MOST_TOKENS:,} tokens")
    is_named = bytearray(highest(token_id(token, FILE) for token in ids.values()))
    for token in ids.values():
        if is_named[token]:
            raise invalid(FILE, f"two tokens have the id {token}")
        is_named[token] = True
    return ids


def merges(model: Document) -> Iterator[tuple[str, str]]:
    """Yield the merges, in order; they may be “a b” or ["a", "b"].

    Raises:
        Refusal: `checkpoint_invalid`: too many, or one that is no pair of texts.
    """
    for index, merge in enumerate(model.items("merges")):
        if index == MOST_MERGES:
            raise invalid(FILE, f"it holds more than {MOST_MERGES:,} merges")
        pair = merge.split(" ") if isinstance(merge, str) else merge
        if len(pair) != 2:  # noqa: PLR2004
            raise invalid(FILE, f"merge {index} is no pair of texts")
        yield pair[0], pair[1]


def _scores(model: Document, ids: dict[str, int], added: set[int]) -> "array[float]":
    """Return scores that fall with each merged token, then with each that is no merge."""
    scores = array("f", [1.0]) * highest(ids.values())  # 1: none yet, all others are below
    count = 0
    for left, right in merges(model):
        token = ids.get(left + right)
        if token is not None and token not in added and scores[token] > 0:
            scores[token] = -float(count)
            count += 1
    for text, token in sorted(ids.items(), key=lambda item: item[1]):
        if token in added or BYTE.fullmatch(text):
            scores[token] = 0.0
        elif scores[token] > 0:
            scores[token] = -float(count)
            count += 1
    return scores


def _type(text: str, is_unknown: bool, is_added: bool) -> Type:
    if is_unknown:
        return Type.UNKNOWN
    if BYTE.fullmatch(text) and not is_added:
        return Type.BYTE
    return Type.NORMAL


def _restore_tab(found: list[Piece], ids: dict[str, int]) -> None:
    """Undo what transformers' export does: it names the byte 9 as the tab that it is."""
    before = ids.get("<0x08>")
    if TAB_BYTE not in ids and before is not None and ids.get("\t") == before + 1:
        found[before + 1] = Piece(TAB_BYTE.encode(), 0.0, Type.BYTE)
