"""Evaluate › Examples: opens sets, keeps every word of a change, and saves versions."""

import uuid
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.core.text import fill
from app.errors import Problem
from app.evaluation.task import Item, content_sha256
from app.gui import example_words as words
from app.gui import known_sets
from app.gui.engine import EngineClient
from app.gui.example_figures import ExampleFigures
from app.gui.example_sources import ExampleSources
from app.gui.example_use import ExampleUse
from app.gui.models import ModelShelf
from app.gui.notices import Notices
from app.gui.run_shelf import RunShelf
from app.gui.views import number
from app.gui.widgets.examples_details import ExamplesDetails
from app.gui.widgets.examples_page import ExamplesPage
from app.gui.widgets.notice import Notice
from app.gui.widgets.set_list import SetRow
from app.store.examples import Examples, ExampleSet, Listing

KEEP_MS = 500


class ExampleSets(QObject):
    """Connects the page with the store, the engine and the children that compare.

    Signals:
        saved: another version, another set, or one less.
        said: words for a screen reader.
    """

    saved = Signal()
    said = Signal(str)

    def __init__(
        self,
        page: ExamplesPage,
        details: ExamplesDetails,
        store: Examples,
        shelf: ModelShelf,
        engine: EngineClient,
        notices: Notices,
    ) -> None:
        """Open the first set, or a new one."""
        super().__init__(page)
        self._page, self._details, self._store, self._notices = page, details, store, notices
        self._folder: Path | None = None
        self._use = ExampleUse(store, tuple)
        self._id = ""
        self._open: ExampleSet | None = None
        self._is_changed = False
        self._origin = ""
        self._base: dict[str, Item] = {}
        self._figures = ExampleFigures(page, details, shelf, engine, notices)
        self._sources = ExampleSources(page, store, notices, self)
        self._quiet = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._quiet.timeout.connect(self._on_quiet)
        self._connect()

    def _connect(self) -> None:
        page, details = self._page, self._details
        page.set_asked.connect(self.open)
        page.version_asked.connect(self._on_version_asked)
        page.new_asked.connect(self.begin)
        page.save_asked.connect(self.save)
        page.discard_asked.connect(self.discard)
        page.export_asked.connect(self._on_export_asked)
        page.remove_asked.connect(self._on_remove_asked)
        page.source_asked.connect(self._sources.ask)
        page.changed.connect(self._on_changed)
        details.order_changed.connect(self._on_changed)
        details.check_asked.connect(self.check)
        details.compare_asked.connect(self._sources.choose_target)
        self._sources.taken.connect(self.take)
        self._sources.target_chosen.connect(self._on_target_chosen)

    def use(self, folder: Path, system_text: Callable[[], str], runs: RunShelf) -> None:
        """Set where known data sets are noted, what is sent before examples, and the runs."""
        self._folder, self._use = folder, ExampleUse(self._store, lambda: runs.rows)
        runs.changed.connect(self._on_use_changed)
        self._figures.use(folder, system_text)
        self._sources.use(folder)

    # which set

    def refresh(self) -> None:
        """List the sets, and open one if none is."""
        self._use.forget()
        sets, drafts = self._store.list(), self._store.drafts()
        if not self._id:
            first = next(iter([*drafts, *sets]), None)
            if first is None:
                self.begin()
            else:
                self.open(first.set_id)
            return
        self._list(sets, drafts)
        self._show_state()
        self._figures.count(self._base)

    def _list(self, sets: Sequence[ExampleSet], drafts: Sequence[ExampleSet]) -> None:
        changed = {one.set_id for one in drafts}
        known = {one.set_id for one in sets}
        shown = words.set_rows(sets, changed, self.tr("%1 · v%2"), self.tr("%1 · v%2, changed"))
        new = self.tr("%1, not saved")
        shown += [
            SetRow(one.set_id, fill(new, name), name, is_changed=True)
            for one in drafts
            if one.set_id not in known
            for name in (one.name or self.tr("Unnamed set"),)
        ]
        if self._id not in {row.key for row in shown}:
            shown.insert(0, SetRow(self._id, self.tr("New set"), self.tr("New set")))
        self._page.set_sets(shown, self._id)
        earlier, rows = self.tr("Version %1, %2"), []
        for one in self._store.versions(self._id)[1:]:
            title = fill(earlier, one.version, words.day(one.created_at))
            count = number(len(one.items))
            rows.append(SetRow(str(one.version), f"{title}: {count}", title, count))
        self._page.set_versions(rows)

    @Slot()
    def begin(self) -> None:
        """Open a new, empty set."""
        self.save_now()
        self._id, self._open, self._origin = str(uuid.uuid4()), None, ""
        self._show((), "", Listing())
        self._is_changed = False
        self.refresh()

    @Slot(str)
    def open(self, set_id: str) -> None:
        """Open a set as it was left: its draft if there is one, else its newest version."""
        if set_id == self._id:
            return
        self.save_now()
        versions = self._store.versions(set_id)
        draft = next((one for one in self._store.drafts() if one.set_id == set_id), None)
        shown = draft or next(iter(versions), None)
        if shown is None:
            return
        self._id, self._open = set_id, next(iter(versions), None)
        self._show_set(shown)
        self._is_changed = draft is not None
        self.refresh()
        self.check()

    @Slot(str)
    def _on_version_asked(self, version: str) -> None:
        """Show an earlier version as a change of the set, which can be saved or discarded."""
        found, draft = self._store.version(self._id, int(version)), self._draft()
        self._show_set(found)
        told = fill(self.tr("This is version %1. Saving makes it the newest one."), found.version)
        self._tell(told, draft)
        self._on_changed()

    def _show_set(self, one: ExampleSet) -> None:
        self._origin = one.origin
        self._show(one.listed, one.name, one.listing)

    def _show(self, items: Sequence[Item], name: str, listing: Listing) -> None:
        self._base = {item.item_id: item for item in items}
        self._page.set_strip(None)
        self._page.name.setText(name)
        self._page.name.setCursorPosition(0)  # its beginning is seen where it is too long
        self._details.set_order(listing.seed)
        self._details.set_filled(True)
        self._page.set_cards(
            [words.card_of(item, is_used=at not in listing.unused) for at, item in enumerate(items)]
        )
        self._figures.forget()

    # what is written

    @property
    def items(self) -> tuple[Item, ...]:
        """The examples as they are written, all of them, in the order they stand in."""
        made = []
        for card in self._page.cards:
            text = card.text
            if text.key not in self._base:
                taken = {one.item_id for one in self._base.values()}
                self._base[text.key] = Item(words.free("own", taken), "", ("",), 0, {})
            made.append(words.item_of(text, self._base[text.key]))
        return tuple(made)

    @property
    def listing(self) -> Listing:
        """Which are not used, and who draws the order."""
        cards = self._page.cards
        unused = tuple(at for at, card in enumerate(cards) if not card.text.is_used)
        return Listing(unused, self._details.seed)

    @Slot()
    def _on_changed(self) -> None:
        self._is_changed = True
        self._show_state()
        self._figures.forget()
        self._quiet.start()

    @Slot()
    def _on_quiet(self) -> None:
        self.save_now()
        self._list(self._store.list(), self._store.drafts())
        self._figures.count(self._base)

    @Slot()
    def save_now(self) -> None:
        """Keep what was changed as a draft: no word is lost, and it is no version yet."""
        if not self._quiet.isActive() and not self._is_changed:
            return
        self._quiet.stop()
        if not self._is_changed or not (self._page.cards or self._page.name.text().strip()):
            return
        name = self._page.name.text().strip()
        try:
            self._store.keep_draft(self._id, name, self.items, self._origin, self.listing)
        except Problem as problem:
            self._notices.tell(problem)

    @Slot()
    def save(self) -> None:
        """Keep it as the next version, if every example is whole."""
        self._quiet.stop()
        if not self._are_whole():
            return
        name = self._page.name.text().strip()
        if not name:
            self._page.set_strip(Notice("err", self.tr("Write a name for the set.")))
            self._page.name.setFocus()
            return
        own = (self._origin or self.tr("by hand"), self._id if self._open else None)
        try:
            kept = self._store.save(name, self.items, *own, self.listing)
            self._store.drop_draft(self._id)
        except Problem as problem:
            self._notices.tell(problem)
            return
        self._id, self._open, self._is_changed = kept.set_id, kept, False
        self._page.set_strip(None)
        self.refresh()
        self.said.emit(fill(self.tr("Saved as version %1."), kept.version))
        self.saved.emit()
        self.check()

    def _are_whole(self) -> bool:
        first = None
        for card in self._page.cards:
            wrong = words.trouble(card.text)
            card.set_note(wrong)
            first = first or (card if wrong else None)
        if first is not None:
            first.setFocus()
            self.said.emit(words.trouble(first.text))
        return first is None

    @Slot()
    def discard(self) -> None:
        """Go back to the newest version."""
        draft = self._draft()
        try:
            self._store.drop_draft(self._id)
        except Problem as problem:
            self._notices.tell(problem)
            return
        self._is_changed = False
        if self._open is None:
            self._id = ""
        else:
            self._show_set(self._open)
        self.refresh()
        self._tell(self.tr("The changes were discarded."), draft)

    def _draft(self) -> ExampleSet | None:
        """Return what is written of the open set and no version yet."""
        self.save_now()
        return next((one for one in self._store.drafts() if one.set_id == self._id), None)

    def _tell(self, told: str, draft: ExampleSet | None) -> None:
        """Say what happened, with a way back to what was written before."""
        actions = [("undo", self.tr("Undo"))] if draft else []
        notice = Notice("info", told, actions=actions)
        if draft is not None:
            notice.action_asked.connect(partial(self._bring_back, draft))
        self._page.set_strip(notice)

    def _bring_back(self, draft: ExampleSet, _key: str = "") -> None:
        if draft.set_id != self._id:
            self.save_now()
        self._quiet.stop()
        try:
            kept = (draft.set_id, draft.name, draft.listed, draft.origin, draft.listing)
            self._store.keep_draft(*kept)
        except Problem as problem:
            self._notices.tell(problem)
            return
        self._id, self._is_changed = "", False
        self.open(draft.set_id)

    @Slot(object)
    def take(self, taken: tuple[tuple[Item, ...], str]) -> None:
        """Put examples from elsewhere behind the others."""
        items, origin = taken
        own: list[Item] = []
        taken_ids = {*self._base, *(one.item_id for one in self._base.values())}
        for item in items:
            own.append(replace(item, item_id=words.free(item.item_id, taken_ids)))
            taken_ids.add(own[-1].item_id)
        self._base |= {one.item_id: one for one in own}
        self._origin = self._origin or origin
        self._page.extend([words.card_of(one, is_used=True) for one in own])
        self._page.set_strip(Notice("ok", words.taken(len(items), origin)))

    @Slot()
    def _on_export_asked(self) -> None:
        if self._are_whole():
            self._sources.export(self._page.name.text().strip(), self.listing.sent(self.items))

    @Slot()
    def _on_remove_asked(self) -> None:
        removed = self._open
        if removed is None:
            return
        self.save_now()
        used_by = self._use.told(removed.set_id)
        try:
            self._store.remove(removed.set_id)
        except Problem as problem:
            self._notices.tell(problem)
            return
        self._id, self._is_changed = "", False
        self.refresh()
        told = fill(self.tr("The set “%1” was removed."), removed.name)
        kept = self.tr("It is used by %1: they keep the version they used.")
        why = fill(kept, used_by) if used_by else self.tr("No chat and no known run uses it.")
        notice = Notice("info", told, why, "", [("undo", self.tr("Undo"))])
        notice.action_asked.connect(partial(self._put_back, removed.set_id))
        self._page.set_strip(notice)
        self.saved.emit()

    def _put_back(self, set_id: str, _key: str) -> None:
        try:
            self._store.restore(set_id)
        except Problem as problem:
            self._notices.tell(problem)
            return
        self.open(set_id)
        self.saved.emit()

    # what is told

    @Slot()
    def _on_use_changed(self) -> None:
        self._use.forget()
        self._show_state()

    def _show_state(self) -> None:
        version = self._open.version if self._open else 0
        said = fill(self.tr("version %1"), version) if version else self.tr("not saved")
        if version and self._is_changed:
            said = fill(self.tr("version %1, changed"), version)
        save = fill(self.tr("Save as version %1"), version + 1)
        is_kept = self._open is not None
        self._page.set_state(said, save, is_changed=self._is_changed, is_kept=is_kept)
        sent = self.listing.sent(self.items)
        self._details.set_facts(
            [
                ("SHA-256", content_sha256(sent) if sent else ""),
                (self.tr("Origin"), self._origin),
                (self.tr("Used by"), self._use.told(self._id) or self.tr("nothing yet")),
            ]
        )

    @Slot()
    def check(self) -> None:
        """Compare with every data set that is known, one after the other."""
        self._figures.check(self.items)

    @Slot(str)
    def _on_target_chosen(self, path: str) -> None:
        if self._folder:
            known_sets.note(self._folder, path)
        self.check()

    def shut_down(self) -> None:
        """Keep what is written, and end what compares."""
        self.save_now()
        self._figures.shut_down()
        self._sources.shut_down()
