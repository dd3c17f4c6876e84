"""A computation that needs no model: who ends at an instruction here cannot answer either.

A library may be chosen for a processor whose system cannot run it: ggml asks the processor alone
(`ggml/src/ggml-cpu/arch/x86/cpu-feats.cpp`, "this does not check for OS support").
"""

import ctypes
import struct

from app.errors import Code, Problem
from app.worker import native

WIDTH, ROWS, COLUMNS = 256, 64, 4  # a block of the widest quantization, some rows, some tokens
ARENA_BYTES = 1 << 20  # of ggml's descriptions; the numbers themselves lie in a buffer of its own
CPU = 0  # ggml-backend.h `ggml_backend_dev_type`
# ggml.h `ggml_type` and the bytes of 256 numbers: F32, F16 and BF16 as ones, the others as zeros.
ONES = ((0, struct.pack("<f", 1.0)), (1, struct.pack("<e", 1.0)), (30, b"\x80\x3f"))
# Q4_0, Q4_1, Q8_0, Q4_K, Q5_K, Q6_K, IQ4_NL
ZEROS = ((2, 144), (3, 160), (8, 272), (12, 144), (13, 176), (14, 210), (20, 144))


class _Parameters(ctypes.Structure):
    """ggml.h `ggml_init_params`."""

    _fields_ = (
        ("size", ctypes.c_size_t),
        ("memory", ctypes.c_void_p),
        ("has_no_data", ctypes.c_bool),
    )


def compute() -> None:
    """Multiply matrices of the usual types with the processor library that is loaded.

    Ends the process if it meets an instruction the processor does not have.

    Raises:
        Problem: `unsupported_cpu` if the result is another than on every other processor.
    """
    get = native.function
    pointer = ctypes.c_void_p
    context = get("ggml_init", pointer, _Parameters)(_Parameters(ARENA_BYTES, None, True))
    new = get("ggml_new_tensor_2d", pointer, pointer, ctypes.c_int, ctypes.c_int64, ctypes.c_int64)
    weights = [(new(context, kind, WIDTH, ROWS), one * WIDTH * ROWS) for kind, one in ONES]
    weights += [(new(context, kind, WIDTH, ROWS), bytes(n * ROWS)) for kind, n in ZEROS]
    tokens = new(context, 0, WIDTH, COLUMNS)
    total = _sum(context, [tensor for tensor, _ in weights], tokens)
    graph = get("ggml_new_graph", pointer, pointer)(context)
    get("ggml_build_forward_expand", None, pointer, pointer)(graph, total)

    backend = get("ggml_backend_init_by_type", pointer, ctypes.c_int, ctypes.c_char_p)(CPU, None)
    get("ggml_backend_alloc_ctx_tensors", pointer, pointer, pointer)(context, backend)
    sizes = (ctypes.c_size_t, ctypes.c_size_t)
    put = get("ggml_backend_tensor_set", None, pointer, ctypes.c_char_p, *sizes)
    for tensor, numbers in [*weights, (tokens, struct.pack("<f", 1.0) * WIDTH * COLUMNS)]:
        put(tensor, numbers, 0, len(numbers))
    get("ggml_backend_graph_compute", ctypes.c_int, pointer, pointer)(backend, graph)
    result = (ctypes.c_float * (ROWS * COLUMNS))()
    take = get("ggml_backend_tensor_get", None, pointer, pointer, *sizes)
    take(total, result, 0, ctypes.sizeof(result))
    # The process ends after this: nothing is given back.
    if set(result) != {float(WIDTH * len(ONES))}:
        raise Problem(Code.UNSUPPORTED_CPU, result="wrong")


def _sum(context: int, weights: list[int], tokens: int) -> int:
    pointer = ctypes.c_void_p
    multiply = native.function("ggml_mul_mat", pointer, pointer, pointer, pointer)
    add = native.function("ggml_add", pointer, pointer, pointer, pointer)
    total: int = multiply(context, weights[0], tokens)
    for tensor in weights[1:]:
        total = add(context, total, multiply(context, tensor, tokens))
    return total
