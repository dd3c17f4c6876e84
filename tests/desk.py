"""A whole window on a data folder, and the hands and eyes of the person in front of it."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import shiboken6
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.core.wording import NOTICE_SHA256, NOTICE_VERSION
from app.gui.application import Application
from app.gui.engine import EngineClient
from app.gui.widgets.answer import Answer
from app.gui.widgets.chat_rows import ChatRow, HitRow
from app.gui.widgets.message import Message
from app.gui.widgets.notice import Notice
from app.paths import Places
from app.settings import Settings
from app.store.database import Store, open_database
from app.store.history import StoredMessage

HANG_MS = 100_000
ECHO = ("--engine", "echo")

Kind = TypeVar("Kind", bound=QWidget)


class Desk:
    """One open window; `close` closes it as a person does."""

    def __init__(
        self,
        qtbot: QtBot,
        places: Places,
        settings: Settings,
        *,
        engine: tuple[str, ...] = ECHO,
        read_only: bool = False,
        prepare: Callable[[Store], None] = lambda _store: None,
    ) -> None:
        self._qtbot = qtbot
        self.store = open_database(places, read_only=read_only)
        prepare(self.store)
        self.history = self.store.history
        self.engine = EngineClient(*engine)
        self.window = Application(places, self.store, settings, self.engine)
        self.frame = self.window.frame
        self.composer = self.window.composer
        self.turns = self.window.turns
        self.chat = self.window.chat
        self.shelf = self.window.shelf
        self.transcript = self.window.transcript
        self.sidebar = self.frame.sidebar
        self.is_open = True
        self.frame.resize(1366, 768)
        self.window.show()

    def close(self) -> None:
        """Close the window and the data folder, and delete every object of it."""
        if not self.is_open:
            return
        self.is_open = False
        self.frame.close()
        self.engine.shut_down()
        self.store.close()
        built = self.window
        for part in (built.window.notices, built.window, built.chat, built.library, built.setup):
            shiboken6.delete(part)
        shiboken6.delete(self.frame)
        shiboken6.delete(self.engine)
        for part in built._built("start", "graphics"):
            shiboken6.delete(part)
        shiboken6.delete(built)

    # waiting

    def wait(self, condition: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=HANG_MS)

    def wait_loaded(self) -> None:
        self.wait(lambda: self.shelf.state().kind == "loaded")

    def wait_idle(self) -> None:
        """Wait until nothing is asked of the engine, and nothing will be by itself."""
        quiet, shelf = self.window.context._quiet, self.shelf
        self.wait(
            lambda: (
                not (shelf._adding.is_running or shelf.trials.model_id or quiet.isActive())
                and self.engine.is_free
            )
        )

    # hands

    def write(self, text: str) -> None:
        self.composer.set_text(text)

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        self._qtbot.keyClick(self.composer.editor, key, held)

    def send(self, text: str) -> None:
        """Type a question and press Enter; do not wait."""
        self.write(text)
        self.press(Qt.Key.Key_Return)

    def ask(self, text: str) -> StoredMessage:
        """Type a question, press Enter, and wait for the end of the answer."""
        before = len(self.messages())
        self.send(text)
        assert len(self.messages()) > before, self.notices()
        return self.end()

    def end(self) -> StoredMessage:
        """Wait until the running answer has ended; return the last message of the branch."""
        self.wait(lambda: self.turns.running is None)
        return self.messages()[-1]

    def wait_words(self, count: int) -> None:
        """Wait until the running answer has so many words."""
        self.wait(lambda: len(self.turns.text.split()) >= count)

    def click(self, label: str, inside: QWidget | None = None) -> None:
        """Click the one visible button with this label."""
        QApplication.processEvents()
        found = [
            button
            for button in (inside or self.frame).findChildren(QAbstractButton)
            if button.isVisible()
            and label in {button.text(), button.accessibleName().partition(" (")[0]}
        ]
        assert len(found) == 1, (label, [button.text() for button in found])
        assert found[0].isEnabled(), label
        found[0].click()

    def dialog(self, kind: type[Kind]) -> Kind:
        """Return the open dialog of this kind."""
        found = [one for one in self.frame.findChildren(kind) if one.isVisible()]
        assert len(found) == 1
        return found[0]

    def confirm(self, kind: type[QDialog], label: str) -> None:
        """Choose a button of a dialog, and let the dialog go."""
        self.click(label, self.dialog(kind))
        QApplication.sendPostedEvents()

    # eyes

    def messages(self) -> list[StoredMessage]:
        """Return what is on disk of the branch that is shown."""
        return self.all_of(self.chat.conversation_id)

    def all_of(self, conversation_id: str | None) -> list[StoredMessage]:
        if conversation_id is None:
            return []
        return self.history.messages(self.history.path(conversation_id))

    def shown(self, message_id: int) -> Message:
        """Return the widget of a message."""
        message = self.transcript._message(message_id)
        assert message is not None
        return message

    def shown_text(self, message_id: int) -> str:
        """Return the words that can be read in an answer, without the spaces between them."""
        answer = self.shown(message_id)
        assert isinstance(answer, Answer)
        parts = [view for view in (answer.view, answer._open_view) if not view.isHidden()]
        return " ".join(" ".join(view.toPlainText() for view in parts).split())

    def strip(self, message_id: int) -> str:
        """Return what is said under an answer; "" if nothing is."""
        answer = self.shown(message_id)
        assert isinstance(answer, Answer)
        strip = answer._strip._strip
        return "" if strip is None else f"{strip.what} {strip.why}".strip()

    def notices(self) -> list[str]:
        """Return the notices that can be seen, oldest first."""
        return [one.accessibleName() for one in self.frame.shown_notices()]

    def notice(self, words: str) -> Notice:
        """Return the one notice that contains these words."""
        shown = self.frame.shown_notices()
        (found,) = [one for one in shown if words in one.accessibleName()]
        return found

    def composer_notice(self, place: str = "room") -> Notice | None:
        """Return the notice above the composer, if there is one, by what it is about."""
        notice = self.composer._notices.get(place)
        assert notice is None or isinstance(notice, Notice)
        return notice

    def rows(self) -> list[Any]:
        """Return the rows of the sidebar without its headings."""
        return [row for row in self.sidebar._list._rows._rows if isinstance(row, ChatRow | HitRow)]

    def clipboard(self) -> str:
        return QApplication.clipboard().text()


def small_model(folder: Path, name: str = "echo.gguf") -> Path:
    """Write a file that stands for a model; the echo engine does not read it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(b"GGUF, for the echo engine")
    return path


def register(store: Store, path: Path, name: str = "Echo") -> str:
    """Put a model file in the library without a job, as one that was tried; return its id."""
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    model = store.models.add(path, sha256, name, {"name": name})
    store.models.end_load(model.model_id, is_usable=True)  # as its trial would
    return model.model_id


def confirm_notice(store: Store) -> None:
    """Confirm the research-only notice, unless that was done."""
    if not store.read_only and not store.consents.is_given(NOTICE_SHA256):
        store.consents.give(NOTICE_VERSION, NOTICE_SHA256, "en")


def with_model(
    places: Places, settings: Settings | None = None, path: Path | None = None
) -> Settings:
    """Confirm the notice and register a model in a data folder; return settings that choose it."""
    with open_database(places) as store:
        confirm_notice(store)
        model_id = register(store, path or small_model(places.models))
    return replace(settings or Settings(), model_id=model_id)
