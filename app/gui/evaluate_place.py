"""The place *Evaluate*: its page, and the runs that it leads."""

from PySide6.QtCore import QCoreApplication

from app.gui.engine import EngineClient
from app.gui.evaluating import Evaluating
from app.gui.models import ModelShelf
from app.gui.notices import Notices
from app.gui.widgets.main_window import MainWindow
from app.gui.widgets.place_page import PlacePage, Tab
from app.gui.widgets.run_details import RunDetails
from app.gui.widgets.run_page import RunPage
from app.paths import Places

RUN = "run"


def build(
    frame: MainWindow, shelf: ModelShelf, engine: EngineClient, notices: Notices, places: Places
) -> tuple[PlacePage, Evaluating]:
    """Return the page of the place and who leads its runs."""
    page = PlacePage(QCoreApplication.translate("evaluate", "Evaluate"))
    run, beside = RunPage(), RunDetails()
    page.add_tab(Tab(RUN, run, beside), QCoreApplication.translate("evaluate", "MCQ run"))
    leads = Evaluating(run, beside, shelf, engine, notices, places.data / "runs")
    leads.worked.connect(frame.status.set_work)
    leads.said.connect(frame.announce)
    return page, leads
