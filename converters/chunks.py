"""A tensor's values on their way: a few rows at a time, read, transformed, stored."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from converters.model import as_floats
from converters.plan import Planned
from converters.quantize import NotFiniteError, Rows, Stored, quantized
from converters.refusal import invalid
from converters.safetensors import Source, Tensor

ELEMENT_BYTES = {"F32": 4, "F16": 2, "BF16": 2}
# What one value takes while its chunk is under way: as it is read, as float32, as float32 once
# more where it is transformed, and as it is stored.
BYTES_ON_THE_WAY = 4 + 4 + 4 + 4


@dataclass(frozen=True, slots=True)
class Chunk:
    """Rows `first` to `first + count` of a tensor."""

    tensor: Planned
    first: int
    count: int


def chunks(tensor: Planned, most_values: int) -> Iterator[Chunk]:
    """Cut a tensor into chunks of at most so many values, but whole rows and whole heads."""
    unit = max(1, tensor.part.transform.head_rows)
    step = max(1, most_values // (tensor.columns * unit)) * unit
    for first in range(0, tensor.rows, step):
        yield Chunk(tensor, first, min(step, tensor.rows - first))


def stored(chunk: Chunk, sources: dict[str, Source]) -> Stored:
    """Return a chunk's bytes as they are written; `sources` are the open files by name.

    Raises:
        Refusal: `checkpoint_invalid`: a value is NaN or infinite, or too large for the type; the
            file changed while it was read. `disk_failed`.
    """
    tensor, part = chunk.tensor, chunk.tensor.part
    if isinstance(part.source, Tensor):
        rows = _transformed(chunk, _read(chunk, part.source, sources[part.source.file]))
    else:
        rows = part.source[chunk.first : chunk.first + chunk.count]
    try:
        return quantized(rows, tensor.kind)
    except NotFiniteError:
        name = part.source.name if isinstance(part.source, Tensor) else part.name
        is_finite = bool(np.isfinite(rows).all())
        why = f"a value is too large for {tensor.kind.name}" if is_finite else "it is not finite"
        where = f"tensor {name}"
        raise invalid(where, why if is_finite else "it holds NaN or infinite values") from None


def _read(chunk: Chunk, source: Tensor, file: Source) -> Rows:
    columns = chunk.tensor.columns
    row_bytes = columns * ELEMENT_BYTES[source.dtype]
    content = np.empty(chunk.count * row_bytes, np.uint8)
    file.read_into(content.data, source.offset + chunk.first * row_bytes, content.nbytes)
    if chunk.tensor.part.transform.is_shifted and source.dtype == "F16":
        # The reference adds in the precision of the file, and only then widens.
        half = content.view("<f2") + np.float16(1)
        return half.astype(np.float32).reshape(chunk.count, columns)
    rows = as_floats(content, source.dtype).reshape(chunk.count, columns)
    return rows + np.float32(1) if chunk.tensor.part.transform.is_shifted else rows


def _transformed(chunk: Chunk, rows: Rows) -> Rows:
    length = chunk.tensor.part.transform.head_rows
    if not length:
        return rows
    halves = rows.reshape(-1, 2, length // 2, chunk.tensor.columns)
    return np.ascontiguousarray(halves.swapaxes(1, 2)).reshape(rows.shape)
