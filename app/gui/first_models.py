"""The second page of the first run: what this computer has, a download, a pack, the demo model."""

from PySide6.QtCore import QObject, Slot

from app.core import catalogue, machine
from app.core.bidi import isolated
from app.core.disk import disk_of
from app.core.text import fill
from app.core.ways import Way, best, ways
from app.errors import Problem
from app.gui import checkpoints, downloads, offers, problems
from app.gui.models import ModelShelf
from app.gui.models_place import ModelsPlace
from app.gui.views import number
from app.gui.widgets import digits
from app.gui.widgets.first_run import FirstRun
from app.gui.widgets.first_run_offers import ComputerStrip, DownloadOffer
from app.paths import Places

NAME, KIND = "Meditron3-Gemma2-2B", "Q4_K_M"  # the family's smallest, in the type for small memory


class FirstModels(QObject):
    """Fills the page, and does what it asks."""

    def __init__(
        self, page: FirstRun, shelf: ModelShelf, place: ModelsPlace, places: Places
    ) -> None:
        """Add to the page what is measured and read only now."""
        super().__init__(page)
        self._page = page
        self._shelf = shelf
        self._folder = places.models
        self._downloads = place.downloads
        self._strip = ComputerStrip(page)
        self._offer = DownloadOffer(page)
        page.add_offers(self._strip, self._offer)
        self._strip.check_asked.connect(self.measure)
        self._offer.download_asked.connect(self._on_download_asked)
        self._offer.downloads.asked.connect(self._downloads.do)
        page.pack_asked.connect(place.unpack_asked)
        page.demo_asked.connect(self._on_demo_asked)
        self._downloads.changed.connect(self._show_downloads)
        self._downloads.ended.connect(self._show_downloads)
        self._downloads.troubled.connect(self._on_troubled)
        self._downloads.arrived.connect(shelf.choose)
        demo = catalogue.demo()
        if (self._folder / demo.file).is_file():
            text = self.tr("%1, already on this computer")
            page.set_demo(fill(text, digits.size(demo.size_bytes)))
        self.measure()
        self._downloads.scan()

    @property
    def _one(self) -> catalogue.Offer:
        return next(one for one in catalogue.offers() if one.name == NAME)

    @property
    def _way(self) -> Way:
        found = ways(self._one, KIND)
        return found[best(found, KIND)]

    @Slot()
    def measure(self) -> None:
        """Show what this computer has now, and whether the offer fits it."""
        now, disk = machine.machine(), disk_of(self._folder)
        memory = fill(
            self.tr("%1, %2 free"),
            checkpoints.room(now.total_bytes),
            checkpoints.room(now.free_bytes),
        )
        cores = machine.cores()
        text = self.tr("1 core") if cores == 1 else fill(self.tr("%1 cores"), number(cores))
        free = "–" if disk.free_bytes is None else checkpoints.room(disk.free_bytes)
        facts = (
            (self.tr("Processor"), text),
            (self.tr("Memory"), memory),
            (self.tr("Disk"), fill(self.tr("%1 free"), free)),
        )
        self._strip.set_facts(facts)
        way = self._way
        shown = checkpoints.light(way.needs_bytes, now.free_bytes, now.total_bytes)
        words = self.tr(
            "From %1, about %2 billion parameters, %3. Can be paused and resumed; the SHA-256 is "
            "checked. It connects once you have confirmed it."
        )
        billions = number(self._one.parameters / 1e9, 2)
        said = fill(words, downloads.host(), billions, isolated(self._one.terms.name))
        title = fill(self.tr("Download %1, type %2"), NAME, KIND)
        self._offer.set_offer(title, said, shown, offers.verb(way))

    @Slot()
    def _on_download_asked(self) -> None:
        self._downloads.ask(self._one, self._way)

    @Slot()
    def _show_downloads(self) -> None:
        self._offer.downloads.set_downloads(self._downloads.views())
        self._offer.set_running(self._downloads.is_running)

    @Slot(object)
    def _on_troubled(self, problem: Problem) -> None:
        told = problems.told(problem)
        self._page.set_problem(told.what, " ".join((told.why, told.hint)).strip())

    @Slot()
    def _on_demo_asked(self) -> None:
        self._shelf.add(self._folder / catalogue.demo().file)
