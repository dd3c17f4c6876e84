"""Weights that are the same bytes on every machine, and safetensors files that hold them.

Every number comes from a hash of its place (the finalizer of MurmurHash3, 32 bits), so no
generator of any library version has a say in it. Integer sums times powers of two are exact in
float32; rounding to 16 bits is IEEE's, to even.
"""

import json
import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Dtype = Literal["BF16", "F16", "F32"]
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Weight:
    """What one tensor holds: noise of about 150 steps width around a centre.

    `exponent` is that of a step: 2 ** -11 gives a width of 0.07.
    """

    name: str
    shape: tuple[int, ...]
    exponent: int = -11
    centre: float = 0.0
    has_extremes: bool = False

    def values(self) -> Floats:
        """Return the numbers, in float32."""
        count = int(np.prod(self.shape))
        place = np.arange(count, dtype=np.uint32) + np.uint32(zlib.crc32(self.name.encode()))
        coarse = _mixed(place)
        # Four bytes summed are nearly normal; 14 bits of a second hash go below the step, so that
        # float32 sources are not exact in 16 bits.
        total = sum((coarse >> np.uint32(shift)) & np.uint32(255) for shift in (0, 8, 16, 24))
        steps = np.asarray(total, dtype=np.int64) - 510
        fine = (_mixed(coarse + np.uint32(0x9E3779B9)) >> np.uint32(18)).astype(np.int64)
        exact = steps * 2**14 + fine  # 24 bits with its sign: a float32 holds it
        values = exact.astype(np.float32) * np.float32(2.0 ** (self.exponent - 14))
        values += np.float32(self.centre)
        if self.has_extremes:
            _put_extremes(values)
        return values.reshape(self.shape)


def _mixed(number: NDArray[np.uint32]) -> NDArray[np.uint32]:
    number = number ^ (number >> np.uint32(16))
    number = number * np.uint32(0x85EBCA6B)
    number = number ^ (number >> np.uint32(13))
    number = number * np.uint32(0xC2B2AE35)
    return number ^ (number >> np.uint32(16))


def _put_extremes(values: Floats) -> None:
    """Put in what quantizers treat apart: zero blocks, one-sided blocks, outliers, tiny values."""
    values[256:512] = 0.0
    values[512:544] = np.abs(values[512:544])
    values[544:576] = -np.abs(values[544:576])
    values[576:608] = 0.03125
    values[640:672] *= np.float32(2.0**-20)
    values[672:704] *= np.float32(2.0**-118)  # some are subnormal
    values[704:736:7] *= np.float32(64.0)
    values[736] = -0.0


def encoded(values: Floats, dtype: Dtype) -> bytes:
    """Return the little-endian bytes of numbers in a type, rounded to even."""
    if dtype == "F32":
        return values.astype("<f4").tobytes()
    if dtype == "F16":
        return values.astype("<f2").tobytes()
    bits = values.astype("<f4").view("<u4")
    rounded = (bits + np.uint32(0x7FFF) + ((bits >> np.uint32(16)) & np.uint32(1))) >> np.uint32(16)
    return rounded.astype("<u2").tobytes()


def safetensors(tensors: Sequence[tuple[Weight, Dtype]], metadata: bool = True) -> bytes:
    """Return a safetensors file: data in the order of the tensors, header padded to 8 bytes."""
    header: dict[str, Any] = {"__metadata__": {"format": "pt"}} if metadata else {}
    pieces: list[bytes] = []
    end = 0
    for weight, dtype in tensors:
        piece = encoded(weight.values(), dtype)
        start, end = end, end + len(piece)
        header[weight.name] = {
            "dtype": dtype,
            "shape": list(weight.shape),
            "data_offsets": [start, end],
        }
        pieces.append(piece)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + b"".join(pieces)


def sharded(tensors: Sequence[tuple[Weight, Dtype]], count: int) -> Mapping[str, bytes]:
    """Return the files of a checkpoint: one, or `count` shards and their index."""
    if count == 1:
        return {"model.safetensors": safetensors(tensors)}
    files: dict[str, bytes] = {}
    places: dict[str, str] = {}
    each = -(-len(tensors) // count)
    for number in range(count):
        name = f"model-{number + 1:05}-of-{count:05}.safetensors"
        part = tensors[number * each : (number + 1) * each]
        files[name] = safetensors(part)
        places |= {weight.name: name for weight, _ in part}
    sizes = {"BF16": 2, "F16": 2, "F32": 4}
    total = sum(int(np.prod(weight.shape)) * sizes[dtype] for weight, dtype in tensors)
    index = {"metadata": {"total_size": total}, "weight_map": places}
    files["model.safetensors.index.json"] = json.dumps(index, indent=2).encode()
    return files
