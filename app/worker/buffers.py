"""llama.cpp's own figures of a load, from what it logs: it has no call that tells them."""

import re
from collections.abc import Iterable

MIB = 1024 * 1024
# `load_tensors:   CPU_Mapped model buffer size =    92.10 MiB`, likewise KV, RS, output, compute.
_LINE = re.compile(
    r"(?P<name>\S+) +(?P<kind>model|KV|RS|output|compute) buffer size = +(?P<mib>[\d.]+)"
)
_KINDS = {"KV": "cache", "RS": "cache", "output": "output", "compute": "compute"}
_REARRANGED = re.compile(r"REPACK|AMX|KLEIDIAI")
NO_FLASH_ATTENTION = "Flash Attention not supported"
NOT_LOCKED = "failed to mlock"


def sizes(lines: Iterable[str]) -> dict[str, int]:
    """Return bytes by what they are for: `weights`, `repacked`, `cache`, `compute`, `output`."""
    found = dict.fromkeys(("weights", "repacked", "cache", "compute", "output"), 0)
    for line in lines:
        if said := _LINE.search(line):
            weights = "repacked" if _REARRANGED.search(said["name"]) else "weights"
            found[_KINDS.get(said["kind"], weights)] += round(float(said["mib"]) * MIB)
    return found
