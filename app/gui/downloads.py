"""Downloads of the window: one runs, others wait unfinished; each is asked for by a person."""

from contextlib import suppress
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app import protocol, roles
from app.core import parts, unfinished
from app.core import repository as repositories
from app.core.bidi import left_to_right
from app.core.catalogue import Offer
from app.core.disk import disk_of
from app.core.text import fill
from app.core.unfinished import Unfinished
from app.core.ways import Way
from app.errors import Code, Problem
from app.gui import begun, offers
from app.gui.arrivals import Arrival
from app.gui.begun import Wish
from app.gui.download_pace import CONVERTING, DownloadPace
from app.gui.job import Job, Result, Step
from app.gui.models import ModelShelf
from app.gui.notices import Notices
from app.gui.proof import Connection
from app.gui.widgets.dialogs import ConfirmDialog
from app.gui.widgets.download_dialog import DownloadDialog, TokenDialog
from app.gui.widgets.download_list import CANCEL, DISCARD, PAUSE, RESUME, DownloadView
from app.store.files import problem_of
from app.store.models import USABLE

RUNNING = "running"  # id of the card of the download that runs
GO_ON, START_OVER, AGAIN = "go_on", "start_over", "download_again"


def host() -> str:
    """Return the host of the hub, for people: no scheme, no name and password of a person."""
    return roles.hub().rpartition("://")[2].partition("/")[0].rpartition("@")[2]


class Downloads(QObject):
    """Runs one download at a time, keeps the others, and puts what arrives into the library.

    Signals:
        changed: `views` says something else now.
        connected: `Connection`.
        said: words for a screen reader.
        arrived: id of the model that is in the library now.
        troubled: `Problem` that ended a download; it was told.
        ended: nothing runs any more.
    """

    changed = Signal()
    connected = Signal(object)
    said = Signal(str)
    arrived = Signal(str)
    troubled = Signal(object)
    ended = Signal()

    def __init__(self, shelf: ModelShelf, notices: Notices, folder: Path, frame: QWidget) -> None:
        """Start nothing; `folder` is where models are kept."""
        super().__init__(frame)
        self._models = shelf.library
        self._shelf = shelf
        self._notices = notices
        self._folder = folder
        self._frame = frame
        self._job: Job | None = None
        self._wish = Wish("", "", "")
        self._token = ""
        self._keeps_token = self._is_stopping = self._is_dropping = False
        self._tokens: dict[str, str] = {}
        self._found: list[Unfinished] = []
        self._arrival = Arrival(shelf, notices, self)
        self._arrival.arrived.connect(self.arrived)
        self._pace = DownloadPace(self)
        self._pace.changed.connect(self._on_pace_changed)
        self._pace.quarter_done.connect(self.said)

    @property
    def is_running(self) -> bool:
        """A child that may connect is at work."""
        return self._job is not None

    @property
    def wish(self) -> Wish | None:
        """What is being downloaded."""
        return self._wish if self.is_running else None

    def scan(self) -> None:
        """Look for downloads that did not end."""
        self._found = unfinished.find(self._folder)
        self.changed.emit()

    @property
    def unfinished(self) -> list[Unfinished]:
        """What was begun and is not being downloaded now."""
        idle = [one for one in self._found if not (self.is_running and self._is_mine(one))]
        return begun.united(idle)

    def views(self) -> list[DownloadView]:
        """Return what the page shows."""
        shown = []
        if self.is_running:
            ways: tuple[str, ...] = () if self._is_stopping else (PAUSE, CANCEL)
            shown.append(DownloadView(RUNNING, self._pace.view(), ways))
        for one in self.unfinished:
            ways = (DISCARD,) if self.is_running else (RESUME, DISCARD)
            shown.append(DownloadView(str(one.path), begun.view(one), ways))
        return shown

    # starting

    def ask(self, one: Offer, way: Way) -> None:
        """Ask a person to confirm a download, with everything it means; then start it."""
        where = str(self._folder)
        dialog = DownloadDialog(
            offers.plan(one, way, where, disk_of(self._folder), host()), self._frame
        )
        wish = Wish(repository=way.repository, kind=way.kind, name=f"{one.name} · {way.kind}")
        dialog.page_asked.connect(self.show_page)
        dialog.accepted.connect(partial(self._on_confirmed, dialog, wish))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_confirmed(self, dialog: DownloadDialog, wish: Wish) -> None:
        self.start(replace(wish, is_low_disk=dialog.low_disk.isChecked()))

    def start(self, wish: Wish) -> None:
        """Connect and download; another one that runs is told instead."""
        if self.is_running:
            self._notices.say(
                "info",
                self.tr("One download runs already."),
                todo=self.tr("Pause it, or wait until it has ended."),
            )
            return
        if self._models.is_read_only:  # what cannot be saved is not downloaded
            self._notices.tell_apart(Problem(Code.READ_ONLY, path=str(self._folder)))
            return
        self._wish = wish
        self._token = self._tokens.get(roles.hub(), "")
        self._is_stopping = self._is_dropping = False
        with suppress(OSError):  # the child says why
            self._folder.mkdir(exist_ok=True)
        known = tuple(model.sha256 for model in self._models.list() if model.state in USABLE)
        request = protocol.Download(
            id=1,
            repository=wish.repository,
            folder=str(self._folder),
            quantization=wish.kind,
            file=wish.file,
            known=known,
            token=self._token,
            keeps_token=self._keeps_token,
            is_resuming=wish.is_resuming,
            is_restarting=wish.is_restarting,
            is_low_disk=wish.is_low_disk,
        )
        self._keeps_token = False
        self._job = Job(request, self)
        self._job.progressed.connect(self._on_progressed)
        self._job.ended.connect(self._on_ended)
        self._pace.begin(wish.name)

    @Slot(tuple)
    def do(self, asked: tuple[str, str]) -> None:
        """Do what a card asks for."""
        key, way = asked
        one = next((one for one in self.unfinished if str(one.path) == key), None)
        if way == PAUSE:
            self.pause()
        elif way == CANCEL:
            self._ask_cancel()
        elif one is not None and way == RESUME:
            self.start(begun.wish(one))
        elif one is not None and way == DISCARD:
            self._ask_discard(one)

    # ending

    @Slot()
    def pause(self) -> None:
        """Stop; what arrived stays, and goes on when a person wants it."""
        if self._job is not None and not self._is_stopping:
            self._is_stopping = True
            self._pace.stop_asked(self.tr("Pausing %1"))
            self._job.cancel()

    def _ask_cancel(self) -> None:
        dialog = ConfirmDialog(
            fill(self.tr("Cancel the download of “%1”?"), left_to_right(self._wish.name)),
            self.tr("What arrived so far is removed. Pausing keeps it."),
            self.tr("Cancel the download"),
            title=self.tr("Cancel the download"),
            parent=self._frame,
        )
        dialog.accepted.connect(self._on_cancel_confirmed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_cancel_confirmed(self) -> None:
        if self._job is not None:
            self._is_dropping = True
            self._is_stopping = False
            self.pause()
            self._pace.stop_asked(self.tr("Cancelling %1"))

    def _ask_discard(self, one: Unfinished) -> None:
        dialog = ConfirmDialog(
            fill(self.tr("Remove what arrived of “%1”?"), left_to_right(begun.name(one))),
            fill(self.tr("%1 are given back. It cannot be resumed then."), begun.size(one)),
            self.tr("Remove what arrived"),
            title=self.tr("Remove what arrived"),
            parent=self._frame,
        )
        dialog.accepted.connect(partial(self._discard, one))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _discard(self, one: Unfinished) -> None:
        for each in [each for each in self._found if begun.group(each) == begun.group(one)]:
            try:
                is_gone = unfinished.remove(each)
            except OSError as error:
                self._notices.tell_apart(problem_of(error, self._folder))
                break
            if not is_gone:
                facts = {"path": str(each.path), "repository": each.note.repository}
                self._notices.tell_apart(Problem(Code.TARGET_IN_USE, **facts))
        self.scan()

    def forget_token(self) -> None:
        """Forget the tokens that were given since the start."""
        self._tokens.clear()
        self._token = ""

    def shut_down(self) -> None:
        """End what runs at once; what arrived waits for the next start."""
        if self._job is not None:
            self._job.shut_down()

    def _is_mine(self, one: Unfinished) -> bool:
        """Tell whether an unfinished download is the one that runs, or ran just now."""
        if one.note.repository != self._wish.repository:
            return False
        name = one.note.file
        if self._wish.file:
            return parts.stem_of(name)[0] == parts.stem_of(self._wish.file)[0]
        return name == self._wish.kind.upper() or repositories.carries(name, self._wish.kind)

    @Slot(Step)
    def _on_progressed(self, step: Step) -> None:
        if step.unit != "keyring":
            self._pace.step(step)
        elif step.text != "kept":
            self._notices.say(
                "info",
                self.tr("This system has no keyring that can be used."),
                todo=self.tr("The token stays in memory until Casebook is closed."),
            )

    @Slot()
    def _on_pace_changed(self) -> None:
        if self._job is None:
            return
        is_over = self._pace.unit == CONVERTING
        done = self._pace.arrived()
        self.connected.emit(Connection("" if is_over else host(), done, self._job.pid))
        self.changed.emit()

    @Slot(Result)
    def _on_ended(self, result: Result) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        self._pace.end()
        self.connected.emit(Connection())
        self._found = unfinished.find(self._folder)
        if result.code is None:
            self._arrival.take_in(result.facts)
        elif result.code is Code.CANCELLED:
            self._tell_stopped()
        else:
            self._fail(Problem(result.code, **result.facts))
        self.changed.emit()
        self.ended.emit()

    def _tell_stopped(self) -> None:
        if not self._is_dropping:
            self.said.emit(self.tr("The download is paused. What arrived is kept."))
            return
        for one in [one for one in self._found if self._is_mine(one)]:
            self._discard(one)
        self.said.emit(self.tr("The download was cancelled. Nothing of it is left."))

    # what stood in the way

    def _fail(self, problem: Problem) -> None:
        wish = self._wish
        if problem.code is Code.GATED:
            self._ask_token(had_token=bool(self._token))
        elif problem.code is Code.DOWNLOAD_CHANGED:
            self._notices.learn(START_OVER, partial(self.start, replace(wish, is_restarting=True)))
            self._notices.learn(GO_ON, partial(self.start, replace(wish, is_resuming=True)))
            ways = [
                (START_OVER, self.tr("Start over")),
                (GO_ON, self.tr("Go on with the old state")),
            ]
            self._notices.tell_with(problem, ways)
        else:
            self._notices.learn(AGAIN, partial(self.start, replace(wish, is_restarting=False)))
            self._notices.tell_with(problem, [(AGAIN, self.tr("Try again"))])
        self.troubled.emit(problem)

    def _ask_token(self, *, had_token: bool) -> None:
        sentences = [self.tr("Accept its terms on its page, with an account of the hub.")]
        if had_token:
            sentences.insert(0, self.tr("The hub did not take this token."))
        page = f"{roles.hub()}/{self._wish.repository}"
        dialog = TokenDialog(self._wish.repository, page, sentences, self._frame)
        dialog.page_asked.connect(self.show_page)
        dialog.accepted.connect(partial(self._on_token_given, dialog, self._wish))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_token_given(self, dialog: TokenDialog, wish: Wish) -> None:
        self._tokens[roles.hub()] = dialog.token
        self._keeps_token = dialog.keeps.isChecked()
        self.start(wish)

    @Slot(str)
    def show_page(self, page: str) -> None:
        """Show a page in the browser, because a person asked for it."""
        QDesktopServices.openUrl(QUrl(page, QUrl.ParsingMode.StrictMode))
