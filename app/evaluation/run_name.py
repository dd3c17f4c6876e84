"""Short names of runs that stand side by side."""

import re
from collections.abc import Sequence
from typing import Any


def short_names(
    records: Sequence[dict[str, Any]], paths: Sequence[str], *, is_brief: bool = False
) -> list[str]:
    """Return short names that differ: the model's, else with its type, else the folder's.

    `is_brief`: of one model the type alone is enough.
    """
    bases = {base_name(one["model"]["name"]) for one in records}
    types = [str(one["model"]["quantization"]) for one in records]
    for kind in (
        types if is_brief and len(bases) == 1 else [],
        [str(one["model"]["name"]) for one in records],
        [f"{one['model']['name']} {one['model']['quantization']}" for one in records],
        [path.replace("\\", "/").rstrip("/").rpartition("/")[2] for path in paths],
    ):
        if kind and len(set(kind)) == len(kind):
            return kind
    return list(paths)


def base_name(name: str) -> str:
    """Return the name that files of one model share: a library numbers those that came later."""
    return re.sub(r" \(\d+\)$", "", name)
