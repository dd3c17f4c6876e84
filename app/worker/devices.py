"""What this computer can run: processor features, cores, memory, graphics processors."""

import os
import sys
from pathlib import Path

import archspec.cpu
import psutil

from app.errors import Code, Problem
from app.protocol import Devices
from app.worker import gpus, native

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
BEST_FIRST = (
    "AVX512",
    "AVX2",
    "AVX",
    "SSSE3",
    "SSE3",
    "SME",
    "SVE",
    "MATMUL_INT8",
    "DOTPROD",
    "NEON",
)
CONTROL_GROUP = Path("/sys/fs/cgroup")


def devices(request_id: int, has_graphics: bool = True) -> Devices:
    """Return what this build and this computer offer; starts llama.cpp, loads no model."""
    features = native.system_info().get("CPU", ())
    return Devices(
        id=request_id,
        variant=variant(),
        variants=native.variants() or (variant(),),
        features=features,
        build="portable" if native.is_portable() else "native",
        engine=native.VERSION,
        llama_commit=native.commit(),
        gpus=gpus.found() if has_graphics else (),
    )


def variant() -> str:
    """Return the widest instruction set the running build uses, e.g. "AVX2"."""
    features = native.system_info().get("CPU", ())
    return next((name for name in BEST_FIRST if name in features), "CPU")


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


def cores() -> int:
    """Return the physical cores this process may use, at least 1; hyper-threads do not count."""
    physical = psutil.cpu_count(logical=False) or psutil.cpu_count() or 1
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else physical
    return max(1, min(physical, allowed, _quota_cores() or physical))


def _quota_cores() -> int | None:
    """Return the whole cores a control group grants, from `cpu.max` ("QUOTA PERIOD")."""
    quota, _, period = _read("cpu.max").partition(" ")
    if not (quota.isdigit() and period.isdigit()):
        return None
    return -(-int(quota) // max(1, int(period)))


def free_bytes() -> int:
    """Return the memory that can be had without swapping; limits of the process count.

    Those are a control group's, and one on its addresses (`ulimit -v`).
    """
    free = min(psutil.virtual_memory().available, _free_addresses())
    limit, used = _read("memory.max"), _read("memory.current")
    if limit.isdigit() and used.isdigit():
        # Cached files count as used there, and are given up when memory is wanted.
        cached = next(
            (
                int(line.split()[1])
                for line in _read("memory.stat").splitlines()
                if line.startswith("inactive_file ")
            ),
            0,
        )
        free = min(free, max(0, int(limit) - int(used) + cached))
    return free


def _free_addresses() -> int:
    if sys.platform == "win32":
        return sys.maxsize
    import resource

    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    if limit == resource.RLIM_INFINITY:
        return sys.maxsize
    return max(0, limit - psutil.Process().memory_info().vms)


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


def _read(name: str) -> str:
    try:
        return (CONTROL_GROUP / name).read_text("ascii", "replace").strip()
    except OSError:
        return ""
