"""The tab *Catalogue*: what there is, what fits, and what a person wants of it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from app import protocol
from app.core import catalogue, hardware, machine
from app.core import ways as core_ways
from app.core.catalogue import Entry, Offer, Refreshed
from app.core.disk import disk_of
from app.core.repository import Facts
from app.core.text import fill
from app.errors import Problem
from app.gui import checkpoints, downloads, offers
from app.gui.downloads import Downloads
from app.gui.job import Job, Result, Step
from app.gui.models import ModelShelf
from app.gui.notices import Notices
from app.gui.proof import Connection
from app.gui.views import number
from app.gui.widgets.catalogue_details import CatalogueDetails, OfferView
from app.gui.widgets.catalogue_page import CataloguePage, CatalogueRow
from app.gui.widgets.dialogs import ConfirmDialog
from app.paths import Places
from app.store.files import problem_of

if TYPE_CHECKING:
    from app.core.ways import Way

FIRST = "Q4_K_M"


class Catalogue(QObject):
    """Keeps the page true, and does what it asks.

    Signals:
        connected: `Connection`, while the hub is asked.
    """

    connected = Signal(object)

    def __init__(
        self,
        page: CataloguePage,
        details: CatalogueDetails,
        shelf: ModelShelf,
        runs: Downloads,
        notices: Notices,
        places: Places,
    ) -> None:
        """Listen to page and downloads."""
        super().__init__(page)
        self._page = page
        self._details = details
        self._shelf = shelf
        self._downloads = runs
        self._notices = notices
        self._folder = places.models
        self._refreshed = places.refreshed
        self._job: Job | None = None
        self._asked = ""
        self._ways: tuple[Way, ...] = ()
        self._way = -1
        self._found = Refreshed()
        page.set_type(FIRST)
        page.chosen.connect(self._on_chosen)
        page.opened.connect(details.focus_button)
        page.narrowed.connect(self.refresh)
        page.refresh_asked.connect(self._on_refresh_asked)
        page.downloads.asked.connect(runs.do)
        details.way_chosen.connect(self._on_way_chosen)
        details.get_asked.connect(self._on_get_asked)
        runs.changed.connect(self._show_downloads)
        runs.ended.connect(self.refresh)
        shelf.listed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show what there is and what fits now: memory, disk and library change."""
        self._found = catalogue.refreshed(self._refreshed)
        memory = machine.machine()
        rows = [
            row
            for row in self._rows(memory.free_bytes, memory.total_bytes)
            if offers.matches(row, self._page.words)
            and not (self._page.fits_only and offers.is_too_large(row.light))
        ]
        self._page.set_rows(rows, self._page.current)
        self._page.set_source(offers.source(self._found))
        self._page.set_formula(
            offers.formula(self._page.type, memory.free_bytes, memory.total_bytes)
        )
        self._show_downloads()
        self._show(self._page.current)

    def _rows(self, free: int, total: int) -> list[CatalogueRow]:
        kind = self._page.type
        rows = []
        for one in catalogue.offers():
            found = core_ways.ways(one, kind)
            way = found[max(core_ways.best(found, kind), 0)]
            shown = checkpoints.light(way.needs_bytes, free, total)
            rows.append(offers.row(one, way, shown, self._state(one)))
        demo = catalogue.demo()
        if self._demo_file() is not None or self._is_here(demo):
            needs = demo.size_bytes + hardware.WORKING_BYTES
            shown = checkpoints.light(needs, free, total)
            state = self._installed() if self._is_here(demo) else ("", "")
            rows.append(offers.demo_row(demo, needs, shown, state))
        return rows

    def _demo_file(self) -> Path | None:
        path = self._folder / catalogue.demo().file
        return path if path.is_file() else None

    def _is_here(self, demo: Entry) -> bool:
        return any(model.sha256 == demo.sha256 for model in self._shelf.all)

    def _installed(self) -> tuple[str, str]:
        return self.tr("Installed"), "verify"

    def _state(self, one: Offer) -> tuple[str, str]:
        names = one.repositories
        wish = self._downloads.wish
        if wish is not None and wish.repository in names:
            return self.tr("On its way"), "download"
        if any(begun.note.repository in names for begun in self._downloads.unfinished):
            return self.tr("Paused"), "clock"
        pairs = {(model.repository, model.quantization) for model in self._shelf.all}
        return self._installed() if offers.installed(one, pairs) else ("", "")

    # one model

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        self._way = -1
        self._show(key)

    def _show(self, key: str) -> None:
        memory = machine.machine()
        demo = catalogue.demo()
        if key == demo.sha256:
            self._ways, self._way = (), -1
            self._details.set_offer(self._demo_view(demo))
            self._details.set_ways((), -1)
            return
        one = next((one for one in catalogue.offers() if one.repository == key), None)
        if one is None:
            self._details.set_offer(OfferView())
            return
        is_other = key != self._asked
        self._asked = key
        self._ways = core_ways.ways(one, self._page.type)
        if is_other or not 0 <= self._way < len(self._ways):
            self._way = max(core_ways.best(self._ways, self._page.type), 0)
        self._details.set_offer(self._view(one, memory.free_bytes, memory.total_bytes))
        rows = offers.way_rows(self._ways, memory.free_bytes, memory.total_bytes)
        self._details.set_ways(rows, self._way)

    def _view(self, one: Offer, free: int, total: int) -> OfferView:
        way = self._ways[self._way]
        shown = checkpoints.light(way.needs_bytes, free, total)
        kinds = {"fit-ok": "ok", "fit-tight": "warn", "fit-no": "err", "fit-unknown": "neutral"}
        marks = [(f"{shown.word}: {way.kind}", kinds[shown.icon], shown.icon)]
        state, icon = self._state(one)
        if state:
            marks.append((state, "neutral", icon))
        connects = self.tr("Downloading connects to %1, once you have confirmed it.")
        return OfferView(
            title=one.name,
            marks=tuple(marks),
            facts=(*offers.facts(one), (self.tr("Here"), shown.sentence)),
            more=offers.more(one, self._found),
            says=offers.says(one),
            figures=offers.figures(one),
            figures_source=offers.figures_source(one),
            notes=one.notes,
            room=offers.room_note(disk_of(self._folder).free_bytes),
            connects=fill(connects, downloads.host()),
            verb=offers.verb(way),
        )

    def _demo_view(self, demo: Entry) -> OfferView:
        is_here = self._is_here(demo)
        return OfferView(
            title=demo.name,
            marks=((self.tr("Demo, not medical"), "warn", "warn"),),
            facts=offers.demo_facts(demo),
            notes=(self.tr("Shows how Casebook works. Its answers are of no use for research."),),
            verb="" if is_here else self.tr("Use the demo model"),
        )

    @Slot(int)
    def _on_way_chosen(self, number_of: int) -> None:
        self._way = number_of
        self._show(self._asked)

    @Slot()
    def _on_get_asked(self) -> None:
        demo = self._demo_file()
        if self._page.current == catalogue.demo().sha256:
            if demo is not None:
                self._shelf.add(demo)
            return
        one = next(one for one in catalogue.offers() if one.repository == self._asked)
        self._downloads.ask(one, self._ways[self._way])

    @Slot()
    def _show_downloads(self) -> None:
        self._page.downloads.set_downloads(self._downloads.views())

    # the hub's facts of today

    @Slot()
    def _on_refresh_asked(self) -> None:
        count = number(len(catalogue.repositories()))
        text = self.tr(
            "It asks for the facts of %1 repositories, once, and downloads no model. What it says "
            "is shown beside the facts that came with Casebook."
        )
        dialog = ConfirmDialog(
            fill(self.tr("Connect to %1 and ask?"), downloads.host()),
            fill(text, count),
            self.tr("Connect and ask"),
            title=self.tr("Refresh the catalogue"),
            parent=self._page.window(),
        )
        dialog.accepted.connect(self._on_refresh_confirmed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_refresh_confirmed(self) -> None:
        if self._job is not None:
            return
        self._page.set_refreshing(True)
        self._job = Job(protocol.Refresh(id=1, repositories=catalogue.repositories()), self)
        self._job.progressed.connect(self._on_refreshing)
        self._job.ended.connect(self._on_refreshed)
        self._page.set_source(self.tr("Asking the hub…"))
        self.connected.emit(Connection(downloads.host(), "", self._job.pid))

    @Slot(Step)
    def _on_refreshing(self, step: Step) -> None:
        text = self.tr("Asking the hub: %1 of %2 repositories")
        self._page.set_source(fill(text, number(step.done), number(step.total or 0)))
        if self._job is not None:
            self.connected.emit(Connection(downloads.host(), "", self._job.pid))

    @Slot(Result)
    def _on_refreshed(self, result: Result) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        self._page.set_refreshing(False)
        self.connected.emit(Connection())
        if result.code is not None:
            self._notices.tell_apart(Problem(result.code, **result.facts))
        else:
            self._keep(result)
        self.refresh()

    def _keep(self, result: Result) -> None:
        found = Refreshed(
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            repositories={
                name: msgspec.json.decode(str(text), type=Facts)
                for name, text in result.facts.items()
            },
        )
        try:
            catalogue.keep(self._refreshed, found)
        except OSError as error:
            self._notices.tell_apart(problem_of(error, self._folder.parent))
            return
        what = self.tr("The hub's facts of today stand beside those of the catalogue.")
        self._notices.say("ok", what)

    def shut_down(self) -> None:
        """End what asks the hub."""
        if self._job is not None:
            self._job.shut_down()
