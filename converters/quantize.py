"""ggml's own quantization through ctypes, and the threads that keep all cores at it.

The functions are those of ggml.h in libggml-base of the installed llama-cpp-python. Rows are
independent of each other: any cut into chunks gives the same bytes.
"""

import ctypes
import functools
import importlib.util
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from converters.types import F32, Type

Rows = NDArray[np.float32]  # [rows, columns], row-major
Stored = NDArray[np.uint8]
Work = TypeVar("Work")
Result = TypeVar("Result")


class NotFiniteError(ValueError):
    """A value is NaN or infinite, or became so in the type it was to be stored in."""


def quantized(rows: Rows, kind: Type) -> Stored:
    """Return rows, [rows, columns] float32, as they are stored in this type.

    Raises:
        NotFiniteError: of the source, or of the result where the type cannot hold a value.
    """
    if not np.isfinite(rows).all():
        raise NotFiniteError
    if kind is F32:
        return rows.reshape(-1).view(np.uint8)
    count, columns = rows.shape
    result = np.empty(count * kind.row_bytes(columns), np.uint8)
    library = _library()
    library.ggml_quantize_chunk(
        kind.number, rows.ctypes.data, result.ctypes.data, 0, count, columns, None
    )
    if not library.ggml_validate_row_data(kind.number, result.ctypes.data, result.nbytes):
        raise NotFiniteError
    return result


def widened(content: Stored) -> Rows:
    """Return BF16 values as float32, exactly; one dimension."""
    rows = np.empty(content.nbytes // 2, np.float32)
    _library().ggml_bf16_to_fp32_row(content.ctypes.data, rows.ctypes.data, rows.size)
    return rows


def in_order(
    work: Iterable[Work], do: Callable[[Work], Result], threads: int
) -> Generator[Result, None, None]:
    """Yield the results in the order of the work; a few pieces are under way at any time.

    Close it: what is under way when the caller stops is waited for and dropped then.
    """
    pool = ThreadPoolExecutor(threads, thread_name_prefix="quantize")
    under_way: deque[Future[Result]] = deque()
    try:
        for piece in work:
            under_way.append(pool.submit(do, piece))
            if len(under_way) > threads + 1:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def aside(do: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Do something in a thread of its own; what is yielded waits for it and returns its result."""
    with ThreadPoolExecutor(1, thread_name_prefix="aside") as pool:
        yield pool.submit(do).result


@functools.cache
def _library() -> Any:
    """Return libggml-base, its tables filled.

    WORKAROUND(abetlen/llama-cpp-python#2069, drop when the package exposes ggml-base): it is
    opened by its absolute path, so no other library of that name can take its place.
    """
    found = importlib.util.find_spec("llama_cpp")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("llama_cpp")
    folder = Path(found.origin).parent / "lib"
    names = {"win32": "ggml-base.dll", "darwin": "libggml-base.dylib"}
    path = folder / names.get(sys.platform, "libggml-base.so")
    try:
        library = ctypes.CDLL(str(path))
    except OSError as error:  # of an incomplete installation, not of the disk
        raise ImportError(str(error), path=str(path)) from error
    library.ggml_quantize_chunk.restype = ctypes.c_size_t
    library.ggml_quantize_chunk.argtypes = [
        ctypes.c_int,
        ctypes.c_void_p,
        ctypes.c_void_p,
        ctypes.c_int64,
        ctypes.c_int64,
        ctypes.c_int64,
        ctypes.c_void_p,
    ]
    library.ggml_bf16_to_fp32_row.restype = None
    library.ggml_bf16_to_fp32_row.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int64]
    library.ggml_validate_row_data.restype = ctypes.c_bool
    library.ggml_validate_row_data.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t]
    return library
