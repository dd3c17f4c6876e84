"""The graphics processors ggml finds, and what is known of each."""

import ctypes
import functools
import os
import re
from collections.abc import Collection, Iterator
from typing import Any

from msgspec.structs import replace

from app.core.gpu import Gpu
from app.worker import libraries, native, pace, vulkan
from app.worker.engine import Announce

GPU, INTEGRATED_GPU = 1, 2  # ggml-backend.h `ggml_backend_dev_type`
# Where Vulkan's loader says nothing: programs that stand for a device, by what they call themselves
# (Mesa, Google, Microsoft).
SOFTWARE = re.compile(r"llvmpipe|lavapipe|softpipe|swiftshader|basic render", re.IGNORECASE)


def found(avoid: Collection[str] = (), announce: Announce = lambda _: None) -> tuple[Gpu, ...]:
    """Return the graphics processors, discrete ones first; starts the drivers of all of them.

    Args:
        avoid: backends that are not even started, because one of them ended the engine.
        announce: hears the name of a backend before it is started, "" when all are.
    """
    native.start()
    for name, path in _backends():
        if name.casefold() not in {one.casefold() for one in avoid}:
            announce(name)
            _start(path)
    seen = [gpu for gpu in map(_gpu, _handles()) if gpu.backend not in avoid]
    seen = [_paced(gpu, avoid, announce) for gpu in seen]
    announce("")
    return tuple(sorted(seen, key=lambda gpu: (gpu.software, gpu.integrated)))


def _paced(gpu: Gpu, avoid: Collection[str], announce: Announce) -> Gpu:
    """Measure one that shares the computer's memory: only so can be told whether it helps."""
    if not gpu.integrated or gpu.software or gpu.key in avoid:
        return gpu
    announce(gpu.key)
    return replace(gpu, pace=pace.ratio(gpu.device))


def is_possible() -> bool:
    """Tell whether this build can use a graphics processor at all; starts no driver."""
    return any(_backends()) or bool(native.api.llama_supports_gpu_offload())


def _backends() -> Iterator[tuple[str, str]]:
    """Yield name and file of each library of a portable build that knows other devices."""
    for name, path in libraries.backends().items():
        yield name.capitalize(), str(path)


@functools.cache
def _start(path: str) -> None:
    native.function("ggml_backend_load", ctypes.c_void_p, ctypes.c_char_p)(os.fsencode(path))


def handle(device: str) -> Any:
    """Return ggml's pointer of a device by its name, e.g. "Vulkan0"; it lives as long as ggml."""
    return native.function("ggml_backend_dev_by_name", ctypes.c_void_p, ctypes.c_char_p)(
        device.encode()
    )


def _handles() -> Iterator[ctypes.c_void_p]:
    get = native.function("ggml_backend_dev_get", ctypes.c_void_p, ctypes.c_size_t)
    kind = native.function("ggml_backend_dev_type", ctypes.c_int, ctypes.c_void_p)
    for index in range(native.function("ggml_backend_dev_count", ctypes.c_size_t)()):
        pointer = ctypes.c_void_p(get(index))
        if kind(pointer) in {GPU, INTEGRATED_GPU}:
            yield pointer


def _gpu(pointer: ctypes.c_void_p) -> Gpu:
    free, total = ctypes.c_size_t(), ctypes.c_size_t()
    sizes = ctypes.POINTER(ctypes.c_size_t)
    native.function("ggml_backend_dev_memory", None, ctypes.c_void_p, sizes, sizes)(
        pointer, ctypes.byref(free), ctypes.byref(total)
    )
    kind = native.function("ggml_backend_dev_type", ctypes.c_int, ctypes.c_void_p)(pointer)
    registry = native.function("ggml_backend_dev_backend_reg", ctypes.c_void_p, ctypes.c_void_p)
    name = _text("ggml_backend_dev_description", pointer) or "GPU"
    known = {device.name: device for device in _drivers()}.get(name)
    return Gpu(
        name=name,
        backend=_text("ggml_backend_reg_name", ctypes.c_void_p(registry(pointer))),
        free_bytes=free.value,
        total_bytes=total.value,
        integrated=kind == INTEGRATED_GPU,
        device=_text("ggml_backend_dev_name", pointer),
        driver=known.driver if known else "",
        software=known.is_software if known else bool(SOFTWARE.search(name)),
    )


@functools.cache
def _drivers() -> tuple[vulkan.Device, ...]:
    return vulkan.devices()


def _text(name: str, pointer: ctypes.c_void_p) -> str:
    said: bytes | None = native.function(name, ctypes.c_char_p, ctypes.c_void_p)(pointer)
    return " ".join((said or b"").decode("utf-8", "replace").split())
