"""How fast a device reads weights: what an answer waits for, whatever computes it.

Each token of an answer reads every weight once. A matrix is multiplied with one vector, as then,
and larger than any cache; the best of some tries counts, because other programs only slow it down.
"""

import ctypes
import functools
import time
from typing import Any

from app.core import machine
from app.worker import native

TYPE, WIDTH, ROWS = 2, 4096, 32768  # ggml.h GGML_TYPE_Q4_0: blocks of 32 numbers in 18 bytes
MATRIX_BYTES = WIDTH * ROWS // 32 * 18
ARENA_BYTES = 1 << 20  # of ggml's descriptions; the numbers lie in buffers of their own
TRIES, SECONDS = 3, 0.2
POINTER = ctypes.c_void_p


class _Parameters(ctypes.Structure):
    """ggml.h `ggml_init_params`."""

    _fields_ = (("size", ctypes.c_size_t), ("memory", POINTER), ("has_no_data", ctypes.c_bool))


@functools.cache
def ratio(device: str) -> float:
    """Return how fast a device reads weights ÷ how fast the processor does; 0 if it cannot tell."""
    processor = rate("CPU")
    return rate(device) / processor if processor else 0.0


def rate(device: str) -> float:
    """Return the bytes of weights a device, by ggml's name, multiplies in a second; 0 if none."""
    get = native.function
    native.start()
    backend = get("ggml_backend_init_by_name", POINTER, ctypes.c_char_p, ctypes.c_char_p)(
        device.encode(), None
    )
    if not backend:
        return 0.0
    _use_all_cores(backend)
    context = get("ggml_init", POINTER, _Parameters)(_Parameters(ARENA_BYTES, None, True))
    graph = _graph(context)
    buffer = get("ggml_backend_alloc_ctx_tensors", POINTER, POINTER, POINTER)(context, backend)
    try:
        if not buffer:
            return 0.0
        # Pages nobody wrote to are one page of zeros, which would be read from a cache.
        get("ggml_backend_buffer_clear", None, POINTER, ctypes.c_uint8)(buffer, 0)
        return MATRIX_BYTES / _seconds(backend, graph)
    finally:
        if buffer:
            get("ggml_backend_buffer_free", None, POINTER)(buffer)
        get("ggml_free", None, POINTER)(context)
        get("ggml_backend_free", None, POINTER)(backend)


def _graph(context: int) -> Any:
    get = native.function
    new = get("ggml_new_tensor_2d", POINTER, POINTER, ctypes.c_int, ctypes.c_int64, ctypes.c_int64)
    multiply = get("ggml_mul_mat", POINTER, POINTER, POINTER, POINTER)
    product = multiply(context, new(context, TYPE, WIDTH, ROWS), new(context, 0, WIDTH, 1))
    graph = get("ggml_new_graph", POINTER, POINTER)(context)
    get("ggml_build_forward_expand", None, POINTER, POINTER)(graph, product)
    return graph


def _seconds(backend: int, graph: Any) -> float:
    """Return the shortest time of one product; the first one compiles, and does not count."""
    compute = native.function("ggml_backend_graph_compute", ctypes.c_int, POINTER, POINTER)
    compute(backend, graph)
    best, begun, tries = float("inf"), time.monotonic(), 0
    while tries < TRIES or time.monotonic() - begun < SECONDS:
        started = time.perf_counter()
        if compute(backend, graph):
            return float("inf")
        best, tries = min(best, time.perf_counter() - started), tries + 1
    return best


def _use_all_cores(backend: int) -> None:
    get = native.function
    device = get("ggml_backend_get_device", POINTER, POINTER)(backend)
    registry = get("ggml_backend_dev_backend_reg", POINTER, POINTER)(device)
    found = get("ggml_backend_reg_get_proc_address", POINTER, POINTER, ctypes.c_char_p)(
        registry, b"ggml_backend_set_n_threads"
    )
    if found:
        ctypes.CFUNCTYPE(None, POINTER, ctypes.c_int)(found)(backend, machine.cores())
