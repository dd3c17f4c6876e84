"""An encrypted history in the window: unlocked at the start, locked by key, by idleness, by sleep.

Locking closes the window and the database and ends the engine, whose memory held the text; what
opens again is built anew.
"""

import time
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

from app.core.bidi import isolated, left_to_right
from app.core.text import fill
from app.core.volume import is_encrypted
from app.errors import Problem
from app.gui import problems
from app.gui.turns import Turns
from app.gui.views import number
from app.gui.widgets import theme
from app.gui.widgets.lock_screen import Lists, LockScreen
from app.gui.widgets.main_window import MainWindow
from app.paths import Places
from app.store.keys import Keys, unlock

if TYPE_CHECKING:
    from app.store.database import Store
    from app.store.history import History, StoredMessage

TICK_MS = 1000  # so long at most a window can be seen after the lid was opened
SLEPT_SECONDS = 1
LATE_SECONDS = 60  # where nobody counts sleep: a tick that comes so much too late
_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class Parting:
    """What a person finds on the screen who comes back: taken while the window still stands.

    Attributes:
        reason: why it is locked.
        place: where the window stood, as Qt saves it.
    """

    def __init__(
        self, reason: str, frame: MainWindow, turns: Turns, history: "History", *, draft: bool
    ) -> None:
        """Note what is being written, what else goes on, and whether there is a `draft`."""
        self.reason = reason
        self.place = frame.saveGeometry()
        self._answer = turns.running.answer_id if turns.running else None
        self._work = frame.status.work
        self._has_draft = draft
        self._has_aside = history.aside is not None
        self._has_copied = self._is_to_clear = owns_clipboard()
        self._head, self._kept_answer = "", ""

    def close(self, store: "Store") -> None:
        """Take the rest when all is saved, and forget what was copied; `store` is still open."""
        if self._is_to_clear:  # what another program put there since is not ours to take
            self._is_to_clear = False
            QGuiApplication.clipboard().clear()
        with suppress(Problem):
            seq, sha256 = store.audit.head
            self._head = head(seq, sha256)
            known = [] if self._answer is None else [self._answer]
            for answer in store.history.messages(known):  # none, if it was a temporary chat's
                self._kept_answer = _kept_answer(answer)

    def lists(self, places: Places, *, is_held: bool = False) -> Lists:
        """Return what the screen says; `is_held`: by words that the disk refused."""
        translate = QCoreApplication.translate
        dropped = [
            translate("locking", "the key to the database, and the open database"),
            translate("locking", "the text of every chat in this window"),
            translate("locking", "the engine's process: its memory held the text"),
        ]
        if is_held:
            dropped = dropped[2:]
        if self._has_aside and not is_held:
            dropped.append(translate("locking", "temporary chats, which were in memory alone"))
        if self._has_copied:
            dropped.append(translate("locking", "what Casebook had put on the clipboard"))
        kept = [translate("locking", "every chat, and the backups since it was encrypted")]
        if self._has_draft and not is_held:
            kept.append(translate("locking", "the draft, up to the last key press"))
        if self._kept_answer and not is_held:
            kept.append(self._kept_answer)
        beyond = out_of_reach(places, self._work)
        if is_held:
            text = translate(
                "locking",
                "The disk did not take everything yet. Those words, the open chats and the key "
                "are still in memory; Casebook keeps trying, and locks whole once they are on the "
                "disk. Unlock to save them to a file elsewhere.",
            )
            beyond = f"{text} {beyond}"
        return Lists(dropped, kept, beyond, self._head)


def owns_clipboard() -> bool:
    """Return whether what lies on the clipboard was put there by this program."""
    clipboard = QGuiApplication.clipboard()
    return clipboard.ownsClipboard() and bool(clipboard.text())


def _kept_answer(answer: "StoredMessage") -> str:
    at = datetime.fromisoformat(answer.saved_at or answer.created_at).astimezone()
    text = QCoreApplication.translate(
        "locking", "an answer that was being written, up to %1; it is marked"
    )
    return fill(text, f"{at:%H:%M:%S}")


def slept_seconds() -> float:
    """Return how long this computer slept since it was started; always 0 where none counts that.

    clock_gettime(2): of two clocks of Linux one stands still meanwhile, and nobody sets either.
    """
    if not hasattr(time, "CLOCK_BOOTTIME"):
        return 0.0
    return time.clock_gettime(time.CLOCK_BOOTTIME) - time.clock_gettime(time.CLOCK_MONOTONIC)


def head(seq: int, sha256: str) -> str:
    """Return the last record of the audit trail as one line; "" if there is none."""
    text = QCoreApplication.translate("locking", "Record %1 · chain head %2")
    short = left_to_right(f"{sha256[:4]} {sha256[4:8]}")
    return fill(text, number(seq), short) if sha256 else ""


def out_of_reach(places: Places, work: str = "") -> str:
    """Say what no lock reaches, and whether the disk is encrypted, if that can be told."""
    translate = QCoreApplication.translate
    parts = [
        translate(
            "locking", "Locking does not reach exports, print jobs or the system's swap file."
        ),
        {
            None: translate("locking", "Full-disk encryption would cover them."),
            True: translate("locking", "The disk of the data folder is encrypted as a whole."),
            False: translate(
                "locking",
                "Full-disk encryption would cover them on this computer; none was found.",
            ),
        }[is_encrypted(places.data)],
    ]
    if work:
        text = translate("locking", "Interrupted: %1. What of it is on the disk is not encrypted.")
        parts.append(fill(text, isolated(work)))
    return " ".join(parts)


def ask_keys(places: Places, parting: Parting | None = None) -> Keys | None:
    """Ask for passphrase or recovery code until one fits; `None` if the person quits."""
    theme.put_sheet()
    if parting is None:
        kept = [
            QCoreApplication.translate(
                "locking", "every chat, the drafts, and the backups since it was encrypted"
            )
        ]
        reason = QCoreApplication.translate("locking", "Its history is encrypted.")
        dialog = LockScreen(reason, Lists((), kept, out_of_reach(places)))
    else:
        dialog = LockScreen(parting.reason, parting.lists(places), parting.place)
    found: list[Keys] = []

    def on_tried(secret: str) -> None:
        try:
            found.append(unlock(places, secret))
        except Problem as problem:
            told = problems.told(problem)
            dialog.refuse(" ".join(part for part in (told.what, told.why, told.hint) if part))
        else:
            dialog.accept()

    dialog.tried.connect(on_tried)
    dialog.exec()
    dialog.deleteLater()
    return found[0] if found else None


class Locking(QObject):
    """Watches for the moment to lock.

    Signals:
        due: lock now; the reason, for the person who comes back.
    """

    due = Signal(str)

    def __init__(self, minutes: int, parent: QObject) -> None:
        """Lock after so many minutes without a key or a click (0: never), and after sleep."""
        super().__init__(parent)
        self._minutes = minutes
        self._idle = QTimer(self, singleShot=True, interval=minutes * 60_000)
        self._idle.timeout.connect(self._on_idle)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self.begin()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):  # not the application: it hears everything
            application.focusWindowChanged.connect(self._watch)
            self._watch(application.focusWindow())

    def begin(self) -> None:
        """Wait, from now on; also again, where words that the disk refused kept it open."""
        self._clock, self._slept = time.time(), slept_seconds()
        self._tick.start()
        if self._minutes:
            self._idle.start()

    def lock_now(self) -> None:
        """Lock because the person wants it."""
        self._say(self.tr("Locked at %1."))

    @Slot(QWindow)
    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    @Slot()
    def _on_idle(self) -> None:
        self._say(self.tr("Locked at %1, after %2 minutes without a key or a click."))

    @Slot()
    def _on_tick(self) -> None:
        late, slept = time.time() - self._clock, slept_seconds() - self._slept
        self._clock, self._slept = self._clock + late, self._slept + slept
        if slept > SLEPT_SECONDS or late > LATE_SECONDS:
            self._say(self.tr("Locked at %1, after the computer slept."))

    def _say(self, text: str) -> None:
        self._tick.stop()
        self._idle.stop()
        self.due.emit(fill(text, datetime.now().astimezone().strftime("%H:%M"), self._minutes))

    # Qt's own names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Begin the wait anew at every key and click; nothing is taken away."""
        if self._minutes and event.type() in _SIGNS_OF_LIFE:
            self._idle.start()
        return super().eventFilter(watched, event)
