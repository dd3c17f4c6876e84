"""Tokenizer files of a folder: the tokenizer itself and tokenizer_config.json."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from tests.reference import tokenizers
from tests.reference.tokenizers import USER_DEFINED, added

Files = Mapping[str, bytes]


def sentencepiece(
    style: str, extra: Sequence[str] = (), prefix: bool = False, **more: Any
) -> Files:
    """Return the tokenizer files of Gemma, or of Llama 2, Mistral and Phi 3."""
    pieces = tokenizers.pieces(style)
    bos, eos = ("<bos>", "<eos>") if style == "gemma" else ("<s>", "</s>")
    late = [added(len(pieces) + place, text) for place, text in enumerate(extra)]
    named = [
        added(number, text, special=kind != USER_DEFINED)
        for number, (text, _, kind) in enumerate(pieces)
        if kind in (tokenizers.CONTROL, tokenizers.UNKNOWN, USER_DEFINED)
    ]
    decoder = {str(entry["id"]): _without_id(entry) for entry in [*named, *late]}
    config = {
        "add_bos_token": True,
        "add_eos_token": False,
        "added_tokens_decoder": decoder,
        "bos_token": bos,
        "clean_up_tokenization_spaces": False,
        "eos_token": eos,
        "model_max_length": 1000000000000000019884624838656,
        "pad_token": "<pad>" if style == "gemma" else None,
        "tokenizer_class": "GemmaTokenizer" if style == "gemma" else "LlamaTokenizer",
        "unk_token": "<unk>",
        **more,
    }
    return {
        "tokenizer.model": tokenizers.model(pieces),
        "tokenizer.json": tokenizers.fast(pieces, bos, late, prefix),
        "tokenizer_config.json": json.dumps(config, indent=2).encode(),
    }


def byte_level(regex: str, names: Sequence[str], bos: bool, **fields: Any) -> Files:
    """Return the tokenizer files of Llama 3, Qwen 2, Phi 4, Apertus and OLMo 2.

    `names`: the added tokens; one that begins with a plus is not special, a hole is None.
    """
    entries = [
        added(0, name.removeprefix("+"), special=not name.startswith("+"), normalized=False)
        for name in names
    ]
    more = fields.pop("tokenizer", {})
    first = names[0] if bos else None
    model = {"ignore_merges": True} if fields.pop("ignores_merges", False) else {}
    text = tokenizers.byte_level(regex, entries, first, **model)
    numbered = json.loads(text)["added_tokens"]
    config = {
        "added_tokens_decoder": {str(entry["id"]): _without_id(entry) for entry in numbered},
        "bos_token": first,
        "clean_up_tokenization_spaces": True,
        "eos_token": names[1],
        "model_max_length": 131072,
        "tokenizer_class": "PreTrainedTokenizerFast",
        **more,
    }
    return {
        "tokenizer.json": text,
        "tokenizer_config.json": json.dumps(config, indent=2).encode(),
    }


def _without_id(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key != "id"}


def without(files: Files, *names: str) -> Files:
    return {name: content for name, content in files.items() if name not in names}
