"""The name under which llama.cpp knows how a tokenizer cuts text into words.

The reference tells it by a hash of the ids of a test text, which a tokenizer trained anew does
not have; where the hash is unknown the structure tells: the expression that splits, and whether
whole words are looked up before any merge.
"""

import hashlib
from collections.abc import Mapping
from typing import Any, NamedTuple

from converters.refusal import Code, Refusal
from converters.vocabulary import hashes, splits, trial
from converters.vocabulary.document import FILE
from converters.vocabulary.loaded import Loaded
from converters.vocabulary.trial import Kind

MOST_SHOWN = 160


def _kind(lengths: str, **names: str) -> Kind:
    by_flag = {
        flag: names[key] for key, flag in (("whole", True), ("merged", False)) if key in names
    }
    return Kind(tuple(map(int, lengths.split())), by_flag)


# Expressions of one split, before bytes; then what else there is, by the steps it consists of.
WORDS = _kind(splits.WORDS, whole="llama-bpe", merged="dbrx")
KINDS: Mapping[tuple[str, ...], Kind] = {
    (splits.LLAMA3, "bytes"): WORDS,
    (splits.CL100K, "bytes"): WORDS,
    (splits.QWEN2, "bytes"): _kind(splits.DIGITS_ALONE, merged="qwen2"),
    (splits.QWEN35, "bytes"): _kind(splits.MARKS, merged="qwen35"),
    (splits.TEKKEN, "bytes"): _kind(splits.CASES, whole="tekken"),
    (splits.GPT4O, "bytes"): _kind(splits.CASES_AND_THREES, merged="gpt-4o"),
    (splits.SEED, "bytes"): _kind(splits.DIGITS_ALONE, merged="seed-coder"),
    (splits.BAILING, "bytes"): _kind(splits.DIGITS_ALONE, merged="bailingmoe"),
    (splits.MINICPM[0], splits.MINICPM[1], "bytes"): _kind(splits.WORDS, whole="minicpm5"),
    (*splits.DEEPSEEK, "bytes"): _kind(splits.SCRIPTS, merged="deepseek-v3"),
    ("classic bytes",): _kind(splits.CLASSIC, merged="gpt-2"),
    ("digits", "classic bytes"): _kind(splits.CLASSIC_DIGITS, merged="smollm"),
}


class Found(NamedTuple):
    """A name, and whether the reference knows it by the hash too."""

    name: str
    is_by_hash: bool


def find(loaded: Loaded) -> Found:
    """Return the name of a byte-level tokenizer's way to cut.

    Raises:
        Refusal: `tokenizer_unsupported` with what was found.
    """
    pre = loaded.whole.value("pre_tokenizer")
    steps = _steps(pre)
    if len(steps) == 1 and _is_prefixed(loaded, pre):
        steps = (*steps, "a space before the text")
    kind = KINDS.get(steps)
    if kind is None:
        raise _unsupported(f"its way to split is not known: {' / '.join(steps)}")
    name = _by_hash(trial.ids(loaded, kind, True))
    if name is not None:
        return Found(name, True)
    is_whole = loaded.model.value("ignore_merges") is True
    if kind.names is None or is_whole not in kind.names:
        raise _unsupported(f"its ignore_merges does not fit its way to split: {is_whole}")
    return Found(kind.names[is_whole], False)


def find_unsplit(loaded: Loaded) -> str | None:
    """Return the name of a SentencePiece vocabulary written as merges; `None` if unknown."""
    return _by_hash(trial.ids(loaded, Kind(), False))


def _by_hash(ids: list[int] | None) -> str | None:
    return None if ids is None else hashes.NAMES.get(hashlib.sha256(str(ids).encode()).hexdigest())


def _steps(pre: Any) -> tuple[str, ...]:
    """Return the steps of a pre-tokenizer: expressions, and words for those without one."""
    if not isinstance(pre, dict):
        return ("nothing",)
    if pre.get("type") != "Sequence":
        return (_step(pre, True),)
    inner = pre.get("pretokenizers")
    if not isinstance(inner, list):
        return ("nothing",)
    return tuple(_step(one, False) for one in inner)


def _is_prefixed(loaded: Loaded, pre: Any) -> bool:
    """Tell whether a space is put before each text: a class decides it, if it does not keep it."""
    if not isinstance(pre, dict) or not pre.get("add_prefix_space"):
        return False
    return loaded.is_prefix_kept or bool(loaded.config.get("add_prefix_space"))


def _step(step: Any, is_alone: bool) -> str:
    kind = step.get("type") if isinstance(step, dict) else None
    if kind == "Split":
        pattern = step.get("pattern")
        text = pattern.get("Regex") if isinstance(pattern, dict) else None
        # What an expression finds apart, or all but what it finds gone: every one of ours
        # finds everything, so that both are the same.
        how = (step.get("behavior"), bool(step.get("invert")))
        if isinstance(text, str) and how in (("Isolated", False), ("Removed", True)):
            return text
        return f"Split {str(pattern)[:MOST_SHOWN]} {how[0]}"
    if kind == "Digits" and step.get("individual_digits") is True:
        return "digits"
    if kind == "ByteLevel" and (is_alone or not step.get("add_prefix_space")):
        return "classic bytes" if step.get("use_regex", True) else "bytes"
    return str(kind)


def _unsupported(why: str) -> Refusal:
    return Refusal(Code.TOKENIZER_UNSUPPORTED, where=FILE, why=why[: 2 * MOST_SHOWN])
