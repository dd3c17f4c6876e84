"""Which items are asked when not all are: a seeded draw that keeps the shares of the strata."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence

from app.evaluation.task import Item


def subset(items: Sequence[Item], limit: int | None, seed: int) -> tuple[Item, ...]:
    """Return at most `limit` items in the order of the file; the same seed draws the same ones.

    Each value of the items' first stratum gets its share, by largest remainders. Within one the
    draw goes by SHA-256 of seed and id, so it is the same on every computer and version.
    """
    if limit is None or limit >= len(items):
        return tuple(items)
    groups: dict[str, list[int]] = defaultdict(list)
    for at, item in enumerate(items):
        groups[next(iter(item.strata.values()), "")].append(at)
    shares = _shares({name: len(group) for name, group in groups.items()}, limit)
    chosen: set[int] = set()
    for name, group in groups.items():
        drawn = sorted(group, key=lambda at: _draw(seed, at, items[at]))
        chosen.update(drawn[: shares[name]])
    return tuple(items[at] for at in sorted(chosen))


def _draw(seed: int, at: int, item: Item) -> str:
    return hashlib.sha256(f"{seed}:{item.item_id}:{at}".encode("utf-8", "replace")).hexdigest()


def _shares(counts: dict[str, int], limit: int) -> dict[str, int]:
    total = sum(counts.values())
    exact = {name: limit * count / total for name, count in counts.items()}
    shares = {name: int(share) for name, share in exact.items()}
    rest = sorted(exact, key=lambda name: (shares[name] - exact[name], name))
    for name in rest[: limit - sum(shares.values())]:
        shares[name] += 1
    return shares
