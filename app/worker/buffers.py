"""llama.cpp's own figures of a load, from what it logs: it has no call that tells them."""

import re
from collections.abc import Iterable

MIB = 1024 * 1024
# `load_tensors:   CPU_Mapped model buffer size =    92.10 MiB`, likewise KV, RS, output, compute.
_LINE = re.compile(
    r"(?P<name>\S+) +(?P<kind>model|KV|RS|output|compute) buffer size = +(?P<mib>[\d.]+)"
)
_KINDS = {"KV": "cache", "RS": "cache", "output": "output", "compute": "compute"}
_ON_HOST = re.compile(r"^CPU|_Host$|^BLAS|^AMX|REPACK|KLEIDIAI")
_OFFLOADED = re.compile(r"offloaded (\d+)/\d+ layers to GPU")
_REARRANGED = re.compile(r"REPACK|AMX|KLEIDIAI")
NO_FLASH_ATTENTION = "Flash Attention not supported"
NOT_LOCKED = "failed to mlock"


def sizes(lines: Iterable[str]) -> dict[str, int]:
    """Return bytes by what they are for: `weights`, `repacked`, `cache`, `compute`, `output`.

    Those of a graphics processor are `gpu_weights`, `gpu_cache`, `gpu_compute`, if there is one.
    """
    found = dict.fromkeys(("weights", "repacked", "cache", "compute", "output"), 0)
    for line in lines:
        if said := _LINE.search(line):
            weights = "repacked" if _REARRANGED.search(said["name"]) else "weights"
            kind = _KINDS.get(said["kind"], weights)
            if not _ON_HOST.search(said["name"]):
                kind = f"gpu_{kind}"
            found[kind] = found.get(kind, 0) + round(float(said["mib"]) * MIB)
    return found


def offloaded(lines: Iterable[str]) -> int:
    """Return how many layers went to a graphics processor."""
    return sum(int(said[1]) for line in lines if (said := _OFFLOADED.search(line)))
