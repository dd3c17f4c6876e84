"""Tensor types, file types, and which tensor gets which type.

Sources: ggml.h `ggml_type`, llama.h `llama_ftype`, and the choice of `llama_model_quantize` without
an importance matrix (src/llama-quant.cpp), all of llama.cpp 0c1e57098.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Type:
    """A tensor type: `block` values of a row are stored in `block_bytes`."""

    name: str
    number: int
    block: int
    block_bytes: int

    def row_bytes(self, columns: int) -> int:
        """Return the length of a row; `columns` is a multiple of `block`."""
        return columns // self.block * self.block_bytes


F32 = Type("F32", 0, 1, 4)
F16 = Type("F16", 1, 1, 2)
BF16 = Type("BF16", 30, 1, 2)
Q4_0 = Type("Q4_0", 2, 32, 18)
Q5_0 = Type("Q5_0", 6, 32, 22)
Q5_1 = Type("Q5_1", 7, 32, 24)
Q8_0 = Type("Q8_0", 8, 32, 34)
Q4_K = Type("Q4_K", 12, 256, 144)
Q5_K = Type("Q5_K", 13, 256, 176)
Q6_K = Type("Q6_K", 14, 256, 210)
IQ4_NL = Type("IQ4_NL", 20, 32, 18)
IQ4_XS = Type("IQ4_XS", 23, 256, 136)

PLAIN = {kind.name: kind for kind in (F32, F16, BF16)}
# For a row that is no multiple of a block: the type to fall back to.
_NARROWER = {IQ4_XS: IQ4_NL, Q4_K: Q5_0, Q5_K: Q5_1, Q6_K: Q8_0}


@dataclass(frozen=True, slots=True)
class FileType:
    """What a person chooses: a mixture of tensor types, by the name llama.cpp gives it."""

    name: str
    number: int
    default: Type

    @property
    def is_plain(self) -> bool:
        """Tell whether all matrices have one type without blocks: nothing is quantized."""
        return self.default.block == 1


FILE_TYPES = {
    kind.name: kind
    for kind in (
        FileType("F32", 0, F32),
        FileType("F16", 1, F16),
        FileType("BF16", 32, BF16),
        FileType("Q8_0", 7, Q8_0),
        FileType("Q6_K", 18, Q6_K),
        FileType("Q5_K_M", 17, Q5_K),
        FileType("Q4_K_M", 15, Q4_K),
        FileType("Q4_K_S", 14, Q4_K),
        FileType("Q4_0", 2, Q4_0),
        FileType("IQ4_XS", 30, IQ4_XS),
    )
}


@dataclass(frozen=True, slots=True)
class Shape:
    """What of a model the choice of types looks at."""

    architecture: str
    layers: int
    heads: int
    heads_kv: int

    @property
    def sharing(self) -> int:
        """Return how many query heads share a key-value head."""
        return self.heads // self.heads_kv if self.heads_kv else 0

    @property
    def is_70b(self) -> bool:
        """Tell whether llama.cpp takes it for a 70B model, whose small attn_v gets more bits."""
        if self.layers != 80:  # noqa: PLR2004  src/models/llama.cpp, qwen2.cpp: the 70B's layers
            return False
        is_llama = self.architecture == "llama" and self.heads != self.heads_kv
        return is_llama or self.architecture == "qwen2"


def can_quantize(name: str, shape: Sequence[int]) -> bool:
    """Tell whether a tensor takes the file's type; `shape` is rows, then columns."""
    is_matrix = len(shape) > 1 and shape[0] > 1
    return is_matrix and name.endswith("weight") and "_norm.weight" not in name


def as_ordered(names: Sequence[str]) -> list[str]:
    """Return the names in the order llama-quantize writes them: by layer, then by bytes."""
    return sorted(names, key=lambda name: (_layer(name), name.encode()))


def _layer(name: str) -> int:
    first, _, rest = name.partition(".")
    number = rest.partition(".")[0]
    return int(number) if first == "blk" and number.isdecimal() else -1


class Chooser:
    """Chooses the types of one file's tensors; they must be asked for in the order written."""

    def __init__(self, file_type: FileType, shape: Shape, names: Sequence[str]) -> None:
        """Start with all names of the file; those without `output.weight` tie it to the input."""
        self._file_type = file_type
        self._shape = shape
        self._is_tied = "output.weight" not in names
        self._values = sum(_is_value(name) for name in names)
        self._value = self._down = 0

    def choose(self, name: str, columns: int) -> Type:
        """Return the type of a tensor for which `can_quantize` holds."""
        if self._file_type.is_plain:
            return self._file_type.default
        return _fitting(self._mixed(name, columns), columns)

    def _mixed(self, name: str, columns: int) -> Type:
        default = self._file_type.default
        if name == "output.weight" or (self._is_tied and name == "token_embd.weight"):
            if columns % default.block:
                return Q8_0
            return default if default is Q8_0 else Q6_K
        if _is_value(name):
            chosen = self._value_type()
            self._value += 1
            return Q5_K if self._shape.is_70b and chosen is Q4_K else chosen
        if "ffn_down" in name:
            chosen = self._down_type()
            self._down += 1
            return chosen
        return default

    def _value_type(self) -> Type:
        name, default = self._file_type.name, self._file_type.default
        if name == "IQ4_XS":
            return Q5_K if self._shape.sharing >= 4 else default  # noqa: PLR2004
        if name in {"Q4_K_M", "Q5_K_M"}:
            return Q6_K if _is_favoured(self._value, self._values) else default
        if name == "Q4_K_S":
            return Q5_K if self._value < 4 else default  # noqa: PLR2004
        return default

    def _down_type(self) -> Type:
        name, default = self._file_type.name, self._file_type.default
        layers = self._shape.layers
        if name in {"Q4_K_M", "Q5_K_M"}:
            return Q6_K if _is_favoured(self._down, layers) else default
        if name in {"Q4_K_S", "IQ4_XS"}:
            return Q5_K if self._down < layers // 8 else default
        return default


def _is_value(name: str) -> bool:
    return "attn_v.weight" in name or "attn_qkv.weight" in name


def _is_favoured(index: int, count: int) -> bool:
    """Tell whether a layer gets more bits: the first and last eighth, and every third between."""
    first = count // 8
    return index < first or index >= 7 * count // 8 or (index - first) % 3 == 2  # noqa: PLR2004


def _fitting(chosen: Type, columns: int) -> Type:
    """Return a type whose block divides the row: the chosen, a narrower one, at last F16."""
    if columns % chosen.block == 0:
        return chosen
    narrower = _NARROWER.get(chosen, chosen)
    return narrower if columns % narrower.block == 0 else F16
