"""What this computer is and what of it may be used: processor, cores, memory; measured now."""

import os
import platform
import sys
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

import archspec.cpu
import psutil
from msgspec import Struct

from app.core import groups

CPU_INFO = Path("/proc/cpuinfo")
UNLIMITED = 1 << 62  # version 1 of control groups writes a limit it has not as a huge number

# ggml's names of instruction sets, first those of x86, then those of ARM.
WIDEST_FIRST = (
    *("AVX512", "AVX2", "AVX", "SSSE3", "SSE3"),
    *("SME", "SVE", "MATMUL_INT8", "DOTPROD", "NEON"),
)


class Machine(Struct, frozen=True):
    """The numbers that decide whether a model fits.

    Attributes:
        total_bytes: the computer's memory.
        free_bytes: what can be had of it now without swapping.
        features: instruction sets of the processor, by archspec's names.
    """

    total_bytes: int
    free_bytes: int
    features: frozenset[str] = frozenset()


def machine(given_back_bytes: int = 0) -> Machine:
    """Measure; `given_back_bytes` is what will be free as well, e.g. a model that is unloaded."""
    total = psutil.virtual_memory().total
    free = min(total, free_bytes() + given_back_bytes)
    return Machine(total, free, features())


def features() -> frozenset[str]:
    """Return the instruction sets of the processor, by archspec's names."""
    return frozenset(archspec.cpu.host().features)


def widest(built_with: Collection[str]) -> str:
    """Return the widest of the instruction sets an engine uses, e.g. "AVX2"; "CPU" if none is."""
    return next((one for one in WIDEST_FIRST if one in built_with), "CPU")


def name() -> str:
    """Return the processor's name as the system tells it, else its generation."""
    with suppress(OSError):
        for line in CPU_INFO.read_text("utf-8", "replace").splitlines():
            key, _, value = line.partition(":")
            if key.strip() == "model name" and value.strip():
                return value.strip()
    return platform.processor() or str(archspec.cpu.host().name)


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

    Those are control groups' of either version, and one on its addresses (`ulimit -v`).
    """
    free = min(psutil.virtual_memory().available, _free_addresses())
    for group in groups.groups():
        limit = _number(group, "memory.max", "memory.limit_in_bytes")
        used = _number(group, "memory.current", "memory.usage_in_bytes")
        if limit is not None and used is not None and limit < UNLIMITED:
            # Cached files count as used there, and are given up when memory is wanted.
            free = min(free, max(0, limit - used + _cached_bytes(group)))
    return free


def _cached_bytes(group: Path) -> int:
    with suppress(OSError, ValueError):
        for line in (group / "memory.stat").read_text("ascii", "replace").splitlines():
            key, _, value = line.partition(" ")
            if key == "inactive_file":
                return int(value)
    return 0


def _number(group: Path, *names: str) -> int | None:
    for one in names:
        with suppress(OSError, ValueError):
            return int((group / one).read_text("ascii", "replace").strip())
    return None


def _free_addresses() -> int:
    if sys.platform == "win32":
        return sys.maxsize
    import resource

    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    if limit == resource.RLIM_INFINITY:
        return sys.maxsize
    return max(0, limit - psutil.Process().memory_info().vms)


def _read(name: str) -> str:
    try:
        return (groups.ROOT / name).read_text("ascii", "replace").strip()
    except OSError:
        return ""
