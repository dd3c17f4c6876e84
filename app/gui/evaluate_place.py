"""The place *Evaluate*: its page, and who leads its tabs."""

from PySide6.QtCore import QCoreApplication, QObject, Slot

from app.evaluation.order import Order
from app.gui.comparing import Comparing
from app.gui.endpoint import RemoteEndpoint
from app.gui.engine import EngineClient
from app.gui.evaluating import Evaluating
from app.gui.example_sets import ExampleSets
from app.gui.field_naming import FieldNaming
from app.gui.models import ModelShelf
from app.gui.notices import Notices
from app.gui.reviewing import Reviewing
from app.gui.run_shelf import RunShelf
from app.gui.setup import Setup
from app.gui.widgets.compare_details import CompareDetails
from app.gui.widgets.compare_page import ComparePage
from app.gui.widgets.examples_details import ExamplesDetails
from app.gui.widgets.examples_page import ExamplesPage
from app.gui.widgets.facts import Details
from app.gui.widgets.main_window import MainWindow
from app.gui.widgets.place_page import PlacePage, Tab
from app.gui.widgets.result_details import ResultDetails
from app.gui.widgets.results_page import ResultsPage
from app.gui.widgets.run_page import RunPage
from app.paths import Places
from app.store.examples import Examples

RUN, COMPARE, RESULTS, EXAMPLES = "run", "compare", "results", "examples"


class Evaluation(QObject):
    """The tabs of the place, each with who leads it.

    Attributes:
        page: of the place.
        runs: leads *MCQ run*.
        naming: names the fields of one's own questions.
        comparing: leads *Compare*.
        reviewing: leads *Results*.
        examples: leads *Examples*.
    """

    def __init__(
        self,
        frame: MainWindow,
        shelf: ModelShelf,
        engine: EngineClient,
        notices: Notices,
        places: Places,
    ) -> None:
        """Build the page."""
        translate = QCoreApplication.translate
        self.page = PlacePage(translate("evaluate", "Evaluate"))
        super().__init__(self.page)
        self._parts = (frame, shelf, engine, notices, places)
        folder = places.data / "runs"
        run = RunPage()
        compare, about = ComparePage(), CompareDetails()
        self.page.add_tab(Tab(RUN, run, Details()), translate("evaluate", "MCQ run"))
        self.page.add_tab(Tab(COMPARE, compare, about), translate("evaluate", "Compare"))
        results, facts = ResultsPage(), ResultDetails()
        self.page.add_tab(Tab(RESULTS, results, facts), translate("evaluate", "Results"))
        self.runs = Evaluating(run, shelf, engine, notices, folder)
        self.shelf = RunShelf(folder, notices, self)
        self.comparing = Comparing(compare, about, self.shelf, notices)
        self.reviewing = Reviewing(results, facts, self.shelf, notices)
        self.reviewing.compare_asked.connect(self._on_compare_asked)
        self.reviewing.resume_asked.connect(self._on_resume_asked)
        self.naming = FieldNaming(run, notices)
        run.fields_asked.connect(self.naming.open)
        self.naming.saved.connect(self.runs.look_at)
        self.runs.worked.connect(frame.status.set_work)
        self.runs.ended.connect(self._on_run_ended)
        for part in (self.runs, self.comparing, self.reviewing):
            part.said.connect(frame.announce)
        self.page.tab_shown.connect(self._on_tab_shown)

    def add_endpoint(self, endpoint: RemoteEndpoint) -> None:
        """Let runs ask a server that is on."""
        self.runs.who.use(endpoint)

    def add_examples(self, store: Examples, setup: Setup) -> None:
        """Build the tab *Examples*, whose sets `setup` offers to chats."""
        frame, shelf, engine, notices, places = self._parts
        page, beside = ExamplesPage(), ExamplesDetails()
        title = QCoreApplication.translate("evaluate", "Examples")
        self.page.add_tab(Tab(EXAMPLES, page, beside), title)
        self.examples = ExampleSets(page, beside, store, shelf, engine, notices)
        self.examples.use(places.data, lambda: setup.system_text, self.shelf)
        self.examples.said.connect(frame.announce)
        self.examples.saved.connect(setup.refresh)
        self.runs.use_examples(store, places.data)
        self.examples.saved.connect(self.runs.list_examples)

    @Slot()
    def refresh(self) -> None:
        """Read anew what may have changed since the place was left."""
        self.runs.refresh()
        self._on_tab_shown(self.page.tab)

    def shut_down(self) -> None:
        """End what runs, for the window's own end."""
        parts = (self.runs, self.naming, self.shelf, self.comparing, self.reviewing, self.examples)
        for part in parts:
            part.shut_down()

    @Slot(str)
    def _on_tab_shown(self, key: str) -> None:
        if key == EXAMPLES:
            self.examples.refresh()
        if key != RUN:
            self.shelf.refresh()

    @Slot(str)
    def _on_compare_asked(self, path: str) -> None:
        self.page.show_tab(COMPARE)
        self.comparing.compare([path])

    @Slot(object)
    def _on_resume_asked(self, order: Order) -> None:
        self.page.show_tab(RUN)
        if not self.runs.is_running:
            self.runs.take_up(order)

    @Slot()
    def _on_run_ended(self) -> None:
        self._on_tab_shown(self.page.tab)
