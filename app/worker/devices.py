"""What this computer can run: processor features, cores, memory, graphics processors."""

import sys

import archspec.cpu
import psutil

from app.core import machine
from app.errors import Code, Problem
from app.protocol import Devices
from app.worker import gpus, libraries, native, processor

# ggml's name of a feature → the instruction set's name in archspec, as far as archspec asks the
# processor for it (0.2.5 does not ask for VBMI, VNNI, BF16 and AMX).
INSTRUCTIONS = {
    "SSE3": "sse3",
    "SSSE3": "ssse3",
    "AVX": "avx",
    "AVX2": "avx2",
    "F16C": "f16c",
    "FMA": "fma",
    "BMI2": "bmi2",
    "AVX512": "avx512f",
}


def devices(request_id: int, has_graphics: bool = True) -> Devices:
    """Return what this build and this computer offer; starts llama.cpp, loads no model."""
    features = native.system_info().get("CPU", ())
    return Devices(
        id=request_id,
        variant=variant(),
        variants=tuple(libraries.variants()) or (simd(),),
        features=features,
        build="portable" if libraries.is_portable() else libraries.NATIVE,
        engine=native.VERSION,
        llama_commit=native.commit(),
        gpus=gpus.found() if has_graphics else (),
    )


def variant() -> str:
    """Return the processor library in use, e.g. "haswell"; of a native build what it uses."""
    return processor.variant() if libraries.is_portable() else simd()


def simd() -> str:
    """Return the widest instruction set the running build uses, e.g. "AVX2"."""
    return machine.widest(native.system_info().get("CPU", ()))


def check_processor() -> None:
    """Refuse a build that would end at an instruction this processor does not have.

    Raises:
        Problem: `unsupported_cpu` with `missing`, the instruction sets by ggml's names.
    """
    missing = missing_instructions(
        native.system_info().get("CPU", ()), frozenset(archspec.cpu.host().features)
    )
    if missing:
        raise Problem(Code.UNSUPPORTED_CPU, missing=", ".join(missing))


def missing_instructions(built_with: tuple[str, ...], has: frozenset[str]) -> tuple[str, ...]:
    """Return the features of a build that a processor lacks; one that tells nothing lacks none."""
    if not has:
        return ()
    return tuple(name for name in built_with if INSTRUCTIONS.get(name, "") not in {"", *has})


def resident_bytes() -> int:
    """Return the memory this process occupies."""
    return psutil.Process().memory_info().rss


def peak_resident_bytes() -> int:
    """Return the most memory this process has occupied so far."""
    if sys.platform == "win32":
        return int(psutil.Process().memory_info().peak_wset)
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
