"""A checkpoint: which files it is made of, and the tensors of its language model in order.

Order, filters and names follow `ModelBase.index_tensors` and `TextModel.filter_tensors` of the
pinned llama.cpp (conversion/base.py), `SafetensorsLocal` (gguf-py/gguf/utility.py); which files
may be named at all is stricter (CV-2 of the reliability rules). No code of the folder is run.
"""

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from converters.folder import Folder, shown
from converters.refusal import invalid
from converters.safetensors import MOST_TENSORS, NAME, Tensor, read

CONFIG = "config.json"
INDEX = "model.safetensors.index.json"
SINGLE = "model.safetensors"
SHARD = re.compile(r"model-([0-9]{5})-of-([0-9]{5})\.safetensors")
MOST_FILES = 1000  # the largest known model has 191
MOST_INDEX_MARKS = 10 * MOST_TENSORS
MOST_NAMED = 5  # in a sentence

DTYPES: Mapping[str, str] = {"F32": "f32", "F16": "f16", "BF16": "bf16"}
# Never part of a GGUF file (base.py:1059).
LEFT_OUT = (".attention.masked_bias", ".attention.bias", ".rotary_emb.inv_freq")
# Parts of a model that see or hear, as the reference knows them (base.py:1391).
OTHER_PREFIXES = (
    "mlp",
    "vit.",
    "vpm.",
    "siglip2.",
    "conformer.",
    "merger.",
    "resampler.",
    "sound_encoder.",
    "sound_projection.",
    "speech_embeddings.",
)
OTHER_PARTS = (
    "visual.",
    "vision.",
    "audio.",
    "talker.",
    "vision_",
    "audio_",
    "token2wav.",
    "code2wav.",
    "projector.",
    "pre_mm_projector_norm",
    "image_newline",
    "view_seperator",
    "patch_embed",
    "patch_embedding",
    "patch_merger.",
    "patch_merge_mlp.",
    "model.connector.",
)
LANGUAGE_MODEL = "language_model."
# What a folder holds instead of safetensors files of a model, and what to do about it.
INSTEAD: Sequence[tuple[re.Pattern[str], str]] = (
    (
        re.compile(r"adapter_(model\..*|config\.json)"),
        "it is an adapter (LoRA), not a model: merge it into its base model first "
        "(peft: merge_and_unload, then save_pretrained)",
    ),
    (
        re.compile(r"consolidated.*\.safetensors"),
        "it holds Mistral's own layout (consolidated); use the files called model-….safetensors "
        "of the same repository",
    ),
    (
        re.compile(r".*\.safetensors"),
        "none of its safetensors files is called model.safetensors or "
        "model-00001-of-0000N.safetensors; rename the one that is the model",
    ),
    (
        re.compile(r".*\.gguf"),
        "it holds a GGUF file, which needs no converting: open that file as a model",
    ),
    (
        re.compile(r".*\.(bin|pt|pth|ckpt|pkl|pickle)"),
        "its weights are pickle files, which can run code and are never opened; use a copy in "
        "safetensors (transformers: save_pretrained with safe_serialization=True)",
    ),
    (
        re.compile(r".*\.(h5|msgpack|onnx)"),
        "its weights are TensorFlow's, Flax's or ONNX's; use a copy in safetensors",
    ),
)


class Checkpoint:
    """The language model of a folder, checked; nothing of its weights is read yet.

    Attributes:
        folder: where it lies.
        files: names of the files, in their order.
        tensors: what is converted, as the reference orders it: by file, then by name in the file.
            Each has the name it goes by from here on, without `language_model.`.
        dtype: `bf16`, `f16` or `f32`: the 16-bit type of the first tensor of two dimensions or
            more that has one, as the reference guesses; `f32` if there is none. Single tensors
            may be of another type.
        parameters: numbers in all tensors together.
    """

    def __init__(self, folder: Folder, without: Collection[str] = ()) -> None:
        """Check index, files and headers.

        Args:
            folder: the model's folder.
            without: names, as the files say them, that this architecture leaves out.

        Raises:
            Refusal: `checkpoint_invalid`: what is wrong, and where; `disk_failed`.
        """
        _check_unquantized(folder.json(CONFIG) or {})
        self.folder = folder
        named = _index(folder)
        self.files = _files(folder, named)
        found = self._read()
        _check_once(found)
        if named is not None:
            _check_named(named, found)
        kept = _kept(found, without)
        self.dtype = _dtype(kept)
        self.tensors = [tensor for tensor in kept if not tensor.name.endswith(LEFT_OUT)]
        for tensor in self.tensors:
            _check_convertible(tensor)
        self.parameters = sum(math.prod(tensor.shape) for tensor in self.tensors)

    def _read(self) -> list[Tensor]:
        tensors: list[Tensor] = []
        for name in self.files:
            tensors += read(self.folder, name)
            if len(tensors) > MOST_TENSORS:
                raise invalid(shown(self.folder.name), f"it has more than {MOST_TENSORS:,} tensors")
        return tensors


def parts(folder: Folder) -> list[str]:
    """Return the names of the files that make up the model, in the reference's order.

    With an index, those that it names; without, all that are called as model files are. No name
    is looked for on the disk before all of them were checked.

    Raises:
        Refusal: `checkpoint_invalid`: what is missing, ambiguous or not allowed, and what to do.
    """
    return _files(folder, _index(folder))


def _index(folder: Folder) -> dict[str, str] | None:
    content = folder.json(INDEX, MOST_INDEX_MARKS)
    if content is None:
        return None
    named = content.get("weight_map")
    if not isinstance(named, dict) or not named:
        raise invalid(INDEX, "it has no weight_map, which says where each tensor is")
    if len(named) > MOST_TENSORS:
        raise invalid(INDEX, f"it lists more than {MOST_TENSORS:,} tensors")
    for tensor, file in named.items():
        if not NAME.fullmatch(tensor):
            why = "this name is not made of 1 to 200 letters, digits, “.”, “_”, “-”"
            raise invalid(f"{INDEX}: {shown(tensor)}", why)
        if not isinstance(file, str) or not _is_part(file):
            what = f"“{shown(file)}” is no name" if isinstance(file, str) else "it has no name"
            why = f"{what} of a model's file (model-00001-of-00002.safetensors)"
            raise invalid(f"{INDEX}: {shown(tensor)}", why)
    return named


def _files(folder: Folder, named: Mapping[str, str] | None) -> list[str]:
    present = folder.names()
    if named is None:
        files = [name for name in present if name.startswith("model") and _is_safetensors(name)]
        if not files:
            raise invalid(shown(folder.name), _instead(present))
        _check_set(files)
    else:
        files = sorted(set(named.values()))
        _check_present(files, [name for name in present if _is_part(name)])
    if len(files) > MOST_FILES:
        raise invalid(shown(folder.name), f"it has more than {MOST_FILES:,} model files")
    return files


def _is_part(name: str) -> bool:
    return name == SINGLE or bool(SHARD.fullmatch(name))


def _is_safetensors(name: str) -> bool:
    return name.endswith(".safetensors")


def _instead(present: Iterable[str]) -> str:
    names = list(present)
    for pattern, why in INSTEAD:
        if any(pattern.fullmatch(name) for name in names):
            return why
    return "there is no model.safetensors in it; choose the folder that holds config.json"


def _check_set(files: Sequence[str]) -> None:
    """Check files that no index names: one model.safetensors, or all of one numbered set."""
    for name in files:
        if not _is_part(name):
            why = "its name is not that of a model's file; if it does not belong to the model, move"
            raise invalid(shown(name), f"{why} it elsewhere")
    if files == [SINGLE]:
        return
    totals = {int(match[2]) if (match := SHARD.fullmatch(name)) else 0 for name in files}
    total = max(totals)
    # No more of a set than there are files, and one: its name may claim 99,999.
    numbers = range(1, min(total, len(files) + 1) + 1)
    expected = [f"model-{number:05}-of-{total:05}.safetensors" for number in numbers]
    if len(totals) > 1 or (len(files) >= total and files != expected):
        why = "it is not clear which of these belong together; move the others elsewhere"
        raise invalid(_list(files), why)
    for name in expected:
        if name not in files:
            raise invalid(name, "it is missing")


def _check_present(files: Sequence[str], present: Sequence[str]) -> None:
    missing = sorted(set(files) - set(present))
    if missing:
        raise invalid(_list(missing), f"it is missing, and {INDEX} names it")
    extra = sorted(set(present) - set(files))
    if extra:
        why = f"{INDEX} does not name it; move it elsewhere if it does not belong to the model"
        raise invalid(_list(extra), why)


def _check_once(tensors: Iterable[Tensor]) -> None:
    first: dict[str, str] = {}
    for tensor in tensors:
        other = first.setdefault(tensor.name, tensor.file)
        if other is not tensor.file:
            raise invalid(f"{tensor.file}: {tensor.name}", f"it is in {other} too")


def _check_named(named: Mapping[str, str], found: Sequence[Tensor]) -> None:
    """Check that index and files name the same tensors, each in the same file."""
    actual = {tensor.name: tensor.file for tensor in found}
    missing = sorted(named.keys() - actual.keys())
    if missing:
        files = _list(sorted({named[name] for name in missing}))
        why = f"it is incomplete; {INDEX} says it holds {_list(missing)}"
        raise invalid(files, why)
    extra = sorted(actual.keys() - named.keys())
    if extra:
        raise invalid(f"{actual[extra[0]]}: {_list(extra)}", f"{INDEX} does not name it")
    for name, file in named.items():
        if actual[name] != file:
            raise invalid(f"{INDEX}: {name}", f"it says {file}, but it is in {actual[name]}")


def _kept(found: Iterable[Tensor], without: Collection[str]) -> list[Tensor]:
    kept: dict[str, Tensor] = {}
    for tensor in found:
        if tensor.name in without or _is_other(tensor.name):
            continue
        name = tensor.name.replace(LANGUAGE_MODEL, "")
        if name in kept:
            why = f"it is in it twice, with and without “{LANGUAGE_MODEL}”"
            raise invalid(f"{tensor.file}: {tensor.name}", why)
        kept[name] = replace(tensor, name=name)
    return list(kept.values())


def _is_other(name: str) -> bool:
    return name.startswith(OTHER_PREFIXES) or any(part in name for part in OTHER_PARTS)


def _dtype(tensors: Iterable[Tensor]) -> str:
    for tensor in tensors:
        if len(tensor.shape) > 1 and tensor.dtype in {"BF16", "F16"}:
            return DTYPES[tensor.dtype]
    return "f32"


def _check_convertible(tensor: Tensor) -> None:
    where = f"{tensor.file}: {tensor.name}"
    if tensor.dtype not in DTYPES:
        why = f"its numbers are of type {tensor.dtype}; only F32, F16 and BF16 are converted"
        raise invalid(where, why)
    if not tensor.size_bytes:
        why = "it is empty, as where training on several computers was saved in parts only"
        raise invalid(where, why)


def _check_unquantized(config: Mapping[str, Any]) -> None:
    nested = config.get("text_config")
    for part in (config, nested if isinstance(nested, dict) else {}):
        found = part.get("quantization_config") or part.get("compression_config")
        if not found:
            continue
        method = found.get("quant_method") if isinstance(found, dict) else None
        name = f" ({shown(method)})" if isinstance(method, str) else ""
        why = f"it says that the weights are quantized already{name}; use the original model"
        raise invalid(f"{CONFIG}: quantization_config", why)


def _list(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    text = ", ".join(names[:MOST_NAMED])
    return f"{text} and {more:,} more" if more > 0 else text
