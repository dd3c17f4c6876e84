"""Leads Settings › Remote endpoint: asks once, turns it on and off, and says how it went."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from app.core.bidi import left_to_right
from app.core.endpoint import Endpoint
from app.core.text import fill
from app.errors import Code, Problem
from app.gui.endpoint import EndpointState, RemoteEndpoint
from app.gui.problems import told
from app.gui.widgets.endpoint_page import Asked, EndpointPage
from app.gui.widgets.settings_dialog import Changed
from app.settings import Settings


class EndpointSettings(QObject):
    """One page over one server.

    Signals:
        changed: `Changed`: the address that answered, for the next time.
    """

    changed = Signal(object)

    def __init__(
        self,
        page: EndpointPage,
        endpoint: RemoteEndpoint,
        settings: Settings,
        *,
        is_read_only: bool,
    ) -> None:
        """Show the server that is on, else the one that was last."""
        super().__init__(page)
        self._page = page
        self._endpoint = endpoint
        self._was = endpoint.state
        now = endpoint.endpoint
        page.address.setText(settings.endpoint if now is None else now.address)
        page.model.setText(settings.endpoint_model if now is None else endpoint.name)
        page.on_asked.connect(self._on_asked)
        page.off_asked.connect(endpoint.turn_off)
        endpoint.changed.connect(self._on_changed)
        endpoint.refused.connect(self._on_refused)
        self._show()
        if is_read_only:
            page.forbid()
            page.tell("info", self.tr("The data folder is open read-only: nothing can be asked."))

    @Slot(Asked)
    def _on_asked(self, asked: Asked) -> None:
        """Say what leaves this computer and where it goes, and ask."""
        from app.gui.widgets.dialogs import ConfirmDialog

        endpoint = Endpoint(asked.address, asked.key)
        host = left_to_right(endpoint.host or asked.address)
        what = self.tr(
            "Each question then goes to %1 with all the model is to see: the system text, the "
            "examples and the earlier messages of its chat. Whoever runs that server can read and "
            "keep them. What looks like an identifier of a person is shown before it is sent. "
            "The window and the record of each answer say that the server answered."
        )
        dialog = ConfirmDialog(
            fill(self.tr("Send questions to %1?"), host),
            fill(what, host),
            self.tr("Turn on"),
            title=self.tr("Turn on the remote endpoint"),
            parent=self._page.window(),
        )
        dialog.accepted.connect(partial(self._endpoint.turn_on, endpoint, asked.model))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_changed(self) -> None:
        state = self._endpoint.state
        if state is EndpointState.ON and self._was is not state:
            self._page.key.clear()
            self._page.model.setText(self._endpoint.name)
            if self._endpoint.endpoint is not None:
                self.changed.emit(Changed("endpoint", self._endpoint.endpoint.address))
            self.changed.emit(Changed("endpoint_model", self._endpoint.name))
        self._was = state
        self._show()

    def _show(self) -> None:
        state, host = self._endpoint.state, left_to_right(self._endpoint.host)
        self._page.show_state(state.value)
        if state is EndpointState.OFF:
            self._page.tell("info", "")
        elif state is EndpointState.TRYING:
            self._page.tell("info", fill(self.tr("Asking %1 for its model and a word…"), host))
        else:
            what = fill(self.tr("On: %1 at %2 answers."), self._endpoint.name, host)
            self._page.tell("warn", what, self._scoring())

    def _scoring(self) -> str:
        """Return whether the server can be used for runs, as far as it is known."""
        found = self._endpoint.scoring
        if found.is_possible:
            return self.tr("It returns the probabilities of a prompt, so it can be used for runs.")
        if found.problem is not None:
            words = self.tr("It cannot be used for runs that score options: %1")
            return fill(words, told(found.problem).why)
        return self.tr("Whether it can be used for runs is being tried.")

    @Slot(object)
    def _on_refused(self, problem: Problem) -> None:
        if problem.code is Code.BAD_VALUE:  # the command line's name for it is not this page's
            why = problem.detail.get("why", "")
            problem = Problem(Code.BAD_VALUE, name=self.tr("Address"), why=why)
        said = told(problem)
        self._page.tell("err", said.what, said.why, said.hint)
        self._page.address.setFocus()
