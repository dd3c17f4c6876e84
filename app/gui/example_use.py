"""Who uses an example set: chats that are asked with it, and runs that were."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from app.core.text import fill
from app.evaluation.protocol import Examples as Asked
from app.evaluation.review import Listed
from app.gui.views import number
from app.store.examples import Examples, ExampleSet

translate = QCoreApplication.translate


class ExampleUse:
    """What is known of the use of sets, since it was last asked to forget."""

    def __init__(self, store: Examples, listed: Callable[[], Iterable[Listed]]) -> None:
        """Ask the store for chats, and `listed` for the runs that are known."""
        self._store, self._listed = store, listed
        self._told: dict[str, str] = {}

    def forget(self) -> None:
        """Look again the next time: chats or runs may be others."""
        self._told.clear()

    def told(self, set_id: str) -> str:
        """Say in a line which chats and runs use a set; "" if none does."""
        if set_id not in self._told:
            self._told[set_id] = self._said(set_id)
        return self._told[set_id]

    def _said(self, set_id: str) -> str:
        versions, listed = self._store.versions(set_id), self._listed()
        found = (_version(versions, one.examples) for one in listed if one.examples is not None)
        used = Counter(one for one in found if one)
        chat, chats = translate("examples", "1 chat"), translate("examples", "%1 chats")
        run, runs = translate("examples", "1 run"), translate("examples", "%1 runs")
        parts = [_part(self._store.chats(set_id), chat, chats), _part(used, run, runs)]
        return translate("examples", ", ").join(filter(None, parts))


def _part(counts: Mapping[int, int], single: str, several: str) -> str:
    total = sum(counts.values())
    if not total:
        return ""
    words = single if total == 1 else fill(several, number(total))
    versions = ", ".join(f"v{version}" for version in sorted(counts))
    return f"{words} ({versions})"


def _version(versions: Sequence[ExampleSet], used: Asked) -> int:
    """Return which version a run was asked with, the newest that may be it; 0 is none of them.

    A run with fewer examples than the set has another hash: it is known by name and ids.
    """
    for one in versions:
        if one.sha256 == used.sha256:
            return one.version
    for one in versions:
        ids = {item.item_id for item in one.listed}
        if one.name == used.name and used.ids and ids.issuperset(used.ids):
            return one.version
    return 0
