"""The report of several runs: a chapter for each group, and no table that holds two of them."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from app.core import pages
from app.core.pages import Page, Part
from app.evaluation import comparison_report
from app.evaluation import report as run_report
from app.evaluation import report_words as said
from app.evaluation.assembly import ITEMS, TABLES, WRONG, Group
from app.evaluation.report import LIMITS
from app.evaluation.review import Opened
from app.evaluation.spoken import ENGLISH, Spoken

NOTHING = "–"


def report(
    groups: Sequence[Group],
    contents: Sequence[str],
    letters: Mapping[str, str],
    how: Spoken = ENGLISH,
) -> Page:
    """Return the page; the same runs give the same page.

    Args:
        groups: the runs.
        contents: of `assembly.TABLES`, `ITEMS` and `WRONG`.
        letters: of each group, by its key.
        how: the language.
    """
    parts = tuple(_Groups(groups, contents, letters, how).parts())
    title = page_of(groups[0], how).title
    if len(groups) > 1:
        found = [one.several or one_of(one) for one in groups]
        sets, protocols = (
            ", ".join(dict.fromkeys(names))
            for names in (
                (one.card.name for one in found),
                (one.protocol.protocol_id for one in found),
            )
        )
        title = f"{sets} · {protocols}"
    return Page(title, how.notice, parts, how.code, how.is_right_to_left)


def page_of(group: Group, how: Spoken = ENGLISH) -> Page:
    """Return the page of one group alone."""
    if group.several is not None:
        return comparison_report.report(group.several, how)
    found = one_of(group)
    record = {**found.record, "protocol_sha256": found.listed.protocol_sha256}
    return run_report.page(
        record, found.summary, found.protocol, found.card, bins=found.bins, how=how
    )


def one_of(group: Group) -> Opened:
    """Return the run of a group that has only one."""
    if group.one is None:
        raise ValueError("a group of several runs")
    return group.one


class _Groups:
    """Groups of runs in one language."""

    def __init__(
        self,
        groups: Sequence[Group],
        contents: Sequence[str],
        letters: Mapping[str, str],
        how: Spoken,
    ) -> None:
        self._groups, self._contents, self._letters = groups, contents, letters
        self._how, self._say = how, how.say

    def parts(self) -> Iterator[Part]:
        how, say = self._how, self._say
        chapters = [(one, page_of(one, how)) for one in self._groups]
        if len(chapters) > 1:
            yield pages.text(say(said.SEPARATE))
            yield pages.facts((self._letters[one.key], page.title) for one, page in chapters)
        for one, page in chapters:
            if len(chapters) > 1:
                yield pages.heading(f"{self._letters[one.key]} · {page.title}")
            yield from self._chapter(one, page, is_alone=len(chapters) == 1)
        yield pages.heading(say(said.LIMITS_HEAD))
        yield pages.items(map(say, LIMITS))

    def _chapter(self, group: Group, page: Page, *, is_alone: bool) -> Iterator[Part]:
        parts = list(page.parts)
        if parts[-2:-1] == [pages.heading(self._say(said.LIMITS_HEAD))]:
            parts = parts[:-2]  # they are said once, at the end
        if TABLES not in self._contents:
            parts = list(_in_words(parts))
        parts += [*self._items(group), *self._wrong(group)]
        for part in parts:
            yield replace(part, level=3) if part.kind == "heading" and not is_alone else part

    def _items(self, group: Group) -> Iterator[Part]:
        if ITEMS not in self._contents:
            return
        say, count = self._say, self._how.count
        yield pages.heading(say(said.EACH_ITEM))
        rows = [(say(said.ITEM), say(said.KEY_HEAD), *group.names)]
        rows += [
            (one.item_id, one.key, *(answer or NOTHING for answer in one.answers))
            for one in group.rows
        ]
        yield pages.table(rows)
        if len(group.rows) < group.item_count:
            counts = (count(len(group.rows)), count(group.item_count))
            yield pages.text(say(said.FIRST_ITEMS, *counts))

    def _wrong(self, group: Group) -> Iterator[Part]:
        if WRONG not in self._contents:
            return
        say, count = self._say, self._how.count
        yield pages.heading(say(said.WRONG_HEAD))
        for one in group.wrong:
            values = (one.name, one.item_id, one.key, one.answer or NOTHING)
            yield pages.text(say(said.WRONG_LINE, *values))
            yield pages.verbatim(one.text)
        if len(group.wrong) < group.wrong_count:
            counts = (count(len(group.wrong)), count(group.wrong_count))
            yield pages.text(say(said.FIRST_WRONG, *counts))


def _in_words(parts: Sequence[Part]) -> Iterator[Part]:
    """Return a page without tables and pictures, and without headings of nothing."""
    kept = [one for one in parts if one.kind not in {"table", "picture"}]
    for at, one in enumerate(kept):
        following = kept[at + 1] if at + 1 < len(kept) else None
        is_empty = following is None or (
            following.kind == "heading" and following.level <= one.level
        )
        if one.kind != "heading" or not is_empty:
            yield one
