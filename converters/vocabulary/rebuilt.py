"""SentencePiece pieces, rebuilt from a tokenizer.json that was made from them.

Gemma's tokenizer.json is its SentencePiece model written as merges: each piece that was merged
appears in the order of its score. So the order of the merges gives scores that cut a text in the
same way; on Gemma's own vocabulary they are its very scores.
"""

from collections.abc import Iterator
from typing import Any

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
UNUSED = "[PAD%d]"


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
    texts = vocabulary(model)
    unknown = model.value("unk_token")
    added = {one.token for one in tokenizer_added(whole)}
    found = [Piece((UNUSED % token).encode(), -10000.0, Type.UNUSED) for token in range(len(texts))]
    scores = _scores(model, texts, added)
    for token, text in enumerate(texts):
        if text is None:
            continue
        kind_of = _type(text, text == unknown, token in added)
        found[token] = Piece(utf8(text, FILE), scores.get(token, 0.0), kind_of)
    _restore_tab(found, texts)
    return found


def vocabulary(model: Document) -> list[str | None]:
    """Return the texts of `vocab`, by id; `None` where an id has no text.

    Raises:
        Refusal: `checkpoint_invalid`: no object, no ids, an id twice or far too high.
    """
    found = model.value("vocab")
    if not isinstance(found, dict) or not found:
        raise invalid(FILE, "it holds no vocabulary")
    if len(found) > MOST_TOKENS:
        raise invalid(FILE, f"it holds more than {MOST_TOKENS:,} tokens")
    texts: list[str | None] = [None] * highest(token_id(token, FILE) for token in found.values())
    for text, token in found.items():
        if texts[token] is not None:
            raise invalid(FILE, f"two tokens have the id {token}")
        texts[token] = text
    return texts


def merges(model: Document) -> Iterator[tuple[str, str]]:
    """Yield the merges, in order; they may be “a b” or ["a", "b"].

    Raises:
        Refusal: `checkpoint_invalid`: too many, or one that is no pair of texts.
    """
    for index, merge in enumerate(model.items("merges")):
        if index == MOST_MERGES:
            raise invalid(FILE, f"it holds more than {MOST_MERGES:,} merges")
        pair = merge.split(" ") if isinstance(merge, str) else merge
        if not _is_pair(pair):
            raise invalid(FILE, f"merge {index} is no pair of texts")
        yield pair[0], pair[1]


def _is_pair(pair: Any) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and all(isinstance(one, str) for one in pair)  # noqa: PLR2004


def _scores(model: Document, texts: list[str | None], added: set[int]) -> dict[int, float]:
    """Return scores that fall with each merged token, then with each that is no merge."""
    ids = {text: token for token, text in enumerate(texts) if text is not None}
    scores: dict[int, float] = {}
    for left, right in merges(model):
        token = ids.get(left + right)
        if token is not None and token not in added and token not in scores:
            scores[token] = -float(len(scores))
    for text, token in ids.items():
        if token not in added and token not in scores and not BYTE.fullmatch(text):
            scores[token] = -float(len(scores))
    return scores


def _type(text: str, is_unknown: bool, is_added: bool) -> Type:
    if is_unknown:
        return Type.UNKNOWN
    if BYTE.fullmatch(text) and not is_added:
        return Type.BYTE
    return Type.NORMAL


def _restore_tab(found: list[Piece], texts: list[str | None]) -> None:
    """Undo what transformers' export does: it names the byte 9 as the tab that it is."""
    if TAB_BYTE in texts:
        return
    token = texts.index("<0x08>") + 1 if "<0x08>" in texts else len(texts)
    if token < len(texts) and texts[token] == "\t":
        found[token] = Piece(TAB_BYTE.encode(), 0.0, Type.BYTE)
