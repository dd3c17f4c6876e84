"""What a server that is on changes in the window: who answers, and the marks that say so."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from app.core.bidi import left_to_right
from app.core.text import fill
from app.errors import Problem
from app.gui.chat import Chat
from app.gui.endpoint import EndpointState, RemoteEndpoint
from app.gui.endpoint_trail import EndpointTrail
from app.gui.leaving import Leaving
from app.gui.turns import Turns
from app.gui.widgets.transcript import Transcript
from app.gui.window import Window
from app.store.database import Store

PAGE = "endpoint"  # of the settings


def led(
    window: Window,
    chat: Chat,
    turns: Turns,
    store: Store,
    open_settings: Callable[[str], object],
) -> RemoteEndpoint:
    """Return an endpoint that is off, and that the window and the audit trail follow."""
    leaving = Leaving(store.history, turns, chat, window.frame.composer)
    for transcript in window.frame.findChildren(Transcript):
        transcript.edit_left.connect(leaving.clear)
    endpoint = RemoteEndpoint(window.frame)
    turns.use_remote(endpoint.client)
    EndpointTrail(endpoint, store.note).troubled.connect(window.notices.tell)
    EndpointMarks(window, chat, leaving, endpoint).settings_asked.connect(open_settings)
    return endpoint


class EndpointMarks(QObject):
    """Directs the chat to the server while it is on, and marks the window.

    Signals:
        settings_asked: key of the page to show.
    """

    settings_asked = Signal(str)

    def __init__(
        self, window: Window, chat: Chat, leaving: Leaving, endpoint: RemoteEndpoint
    ) -> None:
        """Listen to the server and to the models, as long as the frame lives."""
        super().__init__(window.frame)
        self._window = window
        self._chat = chat
        self._leaving = leaving
        self._endpoint = endpoint
        self._shown = EndpointState.OFF
        window.shelf.chosen.connect(self._on_model_chosen)
        endpoint.changed.connect(self._on_changed)
        endpoint.refused.connect(self._on_refused)

    @Slot()
    def _on_changed(self) -> None:
        state = self._endpoint.state
        if state is self._shown:
            return
        was_on, self._shown = self._shown is EndpointState.ON, state
        frame, host = self._window.frame, self._endpoint.host
        self._window.proof.set_server(host, self._endpoint.client)
        self._leaving.clear()
        self._chat.answer_with(self._endpoint.answerer)
        self._chat.gate = self._leaving.may_go if self._endpoint.answerer else self._window.may_go
        if state is EndpointState.ON:
            self._show_band(host)
            frame.selector.set_remote(left_to_right(f"{self._endpoint.name} · {host}"))
        elif was_on:
            frame.set_band(None)
            frame.selector.set_remote("")
            frame.announce(self.tr("Remote endpoint off: this computer answers."))

    def _show_band(self, host: str) -> None:
        from app.gui.widgets.endpoint_band import EndpointBand

        band = EndpointBand(host, self._endpoint.name)
        band.off_asked.connect(self._endpoint.turn_off)
        band.settings_asked.connect(partial(self.settings_asked.emit, PAGE))
        self._window.frame.set_band(band)
        self._window.frame.announce(band.words, is_urgent=True)

    @Slot(object)
    def _on_refused(self, problem: Problem) -> None:
        """Say it where it is seen if the page of the settings was closed meanwhile."""
        from app.gui.widgets.endpoint_page import EndpointPage

        if not any(one.isVisible() for one in self._window.frame.findChildren(EndpointPage)):
            self._window.notices.tell_apart(problem)

    @Slot(str)
    def _on_model_chosen(self, model_id: str) -> None:
        """Let the model answer that was just chosen."""
        if model_id and self._endpoint.state is not EndpointState.OFF:
            host = self._endpoint.host
            self._endpoint.turn_off()
            what = self.tr("The remote endpoint is off: a model of this computer was chosen.")
            why = fill(self.tr("Nothing is sent to %1 any more."), left_to_right(host))
            self._window.notices.say("info", what, why)
