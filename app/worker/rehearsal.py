"""A computation that needs no model: who ends at an instruction here cannot answer either.

A library may be chosen for a processor whose system cannot run it: ggml asks the processor alone
(`ggml/src/ggml-cpu/arch/x86/cpu-feats.cpp`, "this does not check for OS support").
"""

import ctypes
import struct
from typing import Any

from app.errors import Code, Problem
from app.worker import native

WIDTH, ROWS = 256, 64  # a block of the widest quantization, and some rows
TOKENS = (1, 32)  # an answer's next token, and a prompt: they take different ways
ARENA_BYTES = 1 << 20  # of ggml's descriptions; the numbers themselves lie in a buffer of its own
BUFFER_AT = 8  # ggml.h `ggml_tensor.buffer`, behind `type`
CPU = 0  # ggml-backend.h `ggml_backend_dev_type`
# ggml.h `ggml_type` and the bytes of 256 numbers: F32, F16 and BF16 as ones, the others as zeros.
ONES = ((0, struct.pack("<f", 1.0)), (1, struct.pack("<e", 1.0)), (30, b"\x80\x3f"))
# Q4_0, Q4_1, Q8_0, Q4_K, Q5_K, Q6_K, IQ4_NL
ZEROS = ((2, 144), (3, 160), (8, 272), (12, 144), (13, 176), (14, 210), (20, 144))


_POINTER = ctypes.c_void_p


class _Parameters(ctypes.Structure):
    """ggml.h `ggml_init_params`."""

    _fields_ = (
        ("size", ctypes.c_size_t),
        ("memory", ctypes.c_void_p),
        ("has_no_data", ctypes.c_bool),
    )


def compute() -> None:
    """Multiply matrices of the usual types with the processor library that is loaded.

    Weights lie where llama.cpp would put them: as they are, then in each way of the library to
    arrange them anew, which has instructions of its own (AMX, for one).

    Ends the process if it meets an instruction the processor does not have.

    Raises:
        Problem: `unsupported_cpu` if the result is another than on every other processor.
    """
    backend = _get("ggml_backend_init_by_type", _POINTER, ctypes.c_int, ctypes.c_char_p)(CPU, None)
    for kind in (None, *arrangements(backend)):
        for tokens in TOKENS:
            _multiply(backend, kind, tokens)


def arrangements(backend: int) -> list[int]:
    """Return the buffer types in which the library keeps weights anew, as llama.cpp asks for them.

    Source: `make_cpu_buft_list` of llama.cpp, `src/llama-model.cpp`.
    """
    device = _device(backend)
    registered = _get("ggml_backend_dev_backend_reg", _POINTER, _POINTER)(device)
    find = _get("ggml_backend_reg_get_proc_address", _POINTER, _POINTER, ctypes.c_char_p)
    found = find(registered, b"ggml_backend_dev_get_extra_bufts")
    if not found:
        return []
    listed = ctypes.CFUNCTYPE(ctypes.POINTER(_POINTER), _POINTER)(found)(device)
    kinds: list[int] = []
    while listed and listed[len(kinds)]:
        kinds.append(listed[len(kinds)])
    return kinds


def _multiply(backend: int, kind: int | None, columns: int) -> None:
    """Multiply weights in this kind of buffer (`None`: as they are) with some tokens of ones."""
    held, computed = _context(), _context()
    tokens = _new(computed, 0, columns)
    wanted = [(number, one * WIDTH * ROWS, True) for number, one in ONES]
    wanted += [(number, bytes(size * ROWS), False) for number, size in ZEROS]
    if kind is not None:
        wanted = [one for one in wanted if _takes(backend, kind, one[0], columns)]
    if not wanted:
        return
    weights = [_new(held, number, ROWS) for number, _, _ in wanted]
    if kind is None:
        _get("ggml_backend_alloc_ctx_tensors", _POINTER, _POINTER, _POINTER)(held, backend)
    else:
        place = _get("ggml_backend_alloc_ctx_tensors_from_buft", _POINTER, _POINTER, _POINTER)
        place(held, kind)
    total = _sum(computed, weights, tokens)
    graph = _get("ggml_new_graph", _POINTER, _POINTER)(computed)
    _get("ggml_build_forward_expand", None, _POINTER, _POINTER)(graph, total)
    _get("ggml_backend_alloc_ctx_tensors", _POINTER, _POINTER, _POINTER)(computed, backend)

    sizes = (ctypes.c_size_t, ctypes.c_size_t)
    put = _get("ggml_backend_tensor_set", None, _POINTER, ctypes.c_char_p, *sizes)
    for tensor, (_, numbers, _) in zip(weights, wanted, strict=True):
        put(tensor, numbers, 0, len(numbers))
    ones = struct.pack("<f", 1.0) * WIDTH * columns
    put(tokens, ones, 0, len(ones))
    _get("ggml_backend_graph_compute", ctypes.c_int, _POINTER, _POINTER)(backend, graph)
    result = (ctypes.c_float * (ROWS * columns))()
    take = _get("ggml_backend_tensor_get", None, _POINTER, _POINTER, *sizes)
    take(total, result, 0, ctypes.sizeof(result))
    # The process ends soon after this: nothing is given back.
    if set(result) != {float(WIDTH * sum(is_one for _, _, is_one in wanted))}:
        raise Problem(Code.UNSUPPORTED_CPU, result="wrong")


def _takes(backend: int, kind: int, number: int, columns: int) -> bool:
    """Tell whether the library would keep weights of this type there.

    Source: `weight_buft_supported` of llama.cpp, `src/llama-model-loader.cpp`: an empty buffer of
    that kind stands in for the real one while it is asked.
    """
    context = _context()
    weight = _new(context, number, ROWS)
    product = _product(context, weight, _new(context, 0, columns))
    allocate = _get("ggml_backend_buft_alloc_buffer", _POINTER, _POINTER, ctypes.c_size_t)
    _POINTER.from_address(weight + BUFFER_AT).value = allocate(kind, 0)
    asked = _get("ggml_backend_dev_supports_op", ctypes.c_bool, _POINTER, _POINTER)
    return bool(asked(_device(backend), product))


def _sum(context: int, weights: list[int], tokens: int) -> int:
    add = _get("ggml_add", _POINTER, _POINTER, _POINTER, _POINTER)
    total = _product(context, weights[0], tokens)
    for weight in weights[1:]:
        total = add(context, total, _product(context, weight, tokens))
    return total


def _product(context: int, weight: int, tokens: int) -> int:
    multiply = _get("ggml_mul_mat", _POINTER, _POINTER, _POINTER, _POINTER)
    product: int = multiply(context, weight, tokens)
    return product


def _new(context: int, number: int, rows: int) -> int:
    new = _get(
        "ggml_new_tensor_2d", _POINTER, _POINTER, ctypes.c_int, ctypes.c_int64, ctypes.c_int64
    )
    tensor: int = new(context, number, WIDTH, rows)
    return tensor


def _context() -> int:
    made: int = _get("ggml_init", _POINTER, _Parameters)(_Parameters(ARENA_BYTES, None, True))
    return made


def _device(backend: int) -> int:
    device: int = _get("ggml_backend_get_device", _POINTER, _POINTER)(backend)
    return device


def _get(name: str, result: Any, *arguments: Any) -> Any:
    return native.function(name, result, *arguments)
