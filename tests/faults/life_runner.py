"""A day in a window with the echo engine, word by word, in a process of its own.

Arguments: data folder, folder for exports, the word that must not leak, backwards. It says on
stdout how far it is and waits for a line before it goes on: `lived` (asked, drafted, exported,
looked at a file, backed up), `locked`; then it asks a long question and says `saved` until it is
killed.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QTimer

from app.core.chat import Sampling
from app.core.transcript.writing import Format
from app.evaluation.task import Item
from app.gui import locking, program
from app.gui.intake import Intake
from app.gui.paper import PdfFile
from app.gui.turns import Ended
from app.gui.widgets.commands import Command
from app.paths import Places, places
from app.store.exports import Chosen
from app.store.keys import Keys, unlock
from app.store.saved_searches import SavedSearch

DATA, ELSEWHERE = Path(sys.argv[1]), Path(sys.argv[2])
WORD = sys.argv[3][::-1]  # backwards, or it would itself be on a command line
PASSPHRASE = "a phrase"
_locked: list[str] = []


def say(word: str) -> None:
    """Write one line now."""
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


def wait() -> None:
    """Wait until whoever looks has looked."""
    sys.stdin.readline()


def ask_keys(where: Places, reason: str) -> Keys | None:
    """Stand for the person at the passphrase."""
    if reason:
        _locked.append(reason)
        say("locked")
        wait()
    return unlock(where, PASSPHRASE)


class Living(program.Application):
    """Does by itself what a person does, one thing after the other."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.turns._checkpoint.setInterval(50)
        self.turns.ended.connect(self._on_ended)
        self.turns.saved.connect(lambda: say("saved") if _locked else None)
        self.shelf.loaded.connect(self._on_loaded)

    def _on_loaded(self, _loaded: object) -> None:
        if self.turns.running is None and not self.chat.conversation_id:
            long = "!words=100000 " if _locked else ""
            QTimer.singleShot(0, self, lambda: self.composer.submitted.emit(f"{long}Is it {WORD}?"))

    def _on_ended(self, _ended: Ended) -> None:
        if not _locked:
            QTimer.singleShot(0, self, self._live)

    def _live(self) -> None:
        known = self.chat.conversation_id
        assert known is not None
        self._store.history.rename(known, f"{WORD} title")
        self._store.history.set_tags(known, [WORD])
        self._store.history.make_folder(f"{WORD}/inside")
        self._store.history.close_folder(WORD)
        self._store.history.saved_searches.save(SavedSearch(WORD, f"tag:{WORD}"))
        self.frame.command_asked.emit(Command.SEARCH_PAGE)
        self.window.organiser.searching.page.head.rewrite(WORD)
        self._store.history.set_system_text(known, f"You know {WORD}.")
        self.composer.set_text(f"And then {WORD}")
        self.chat.drafts.save()
        preset = self._store.presets.save(WORD, f"Say {WORD}.", Sampling())
        self._store.presets.save(WORD, f"Say {WORD} twice.", Sampling(), preset.preset_id)
        item = Item("1", f"Is it {WORD}?", ("yes", WORD), 0, {"of": WORD})
        self._store.examples.save(WORD, (item,), WORD)
        for kind in Format:
            target = ELSEWHERE / f"out.{kind}"
            make = PdfFile if kind is Format.PDF else None
            self._store.exports.begin(Chosen((known,), kind, target), make=make).run()
        self.window.do(Command.TEMPORARY_CHAT)
        self.composer.set_text(f"Never written down: {WORD}")
        self.chat.drafts.save()
        arriving = ELSEWHERE / "in.json"
        arriving.write_text(json.dumps([{"role": "user", "content": f"Was it {WORD}?"}]))
        self._intake = Intake(self._store, self.frame)
        self._intake.open()
        self._intake.look(str(arriving))
        self._on_hour()
        self._when(self._is_done, self._lived)

    def _is_done(self) -> bool:
        backups = self._backups
        return backups is not None and not backups.is_running and not self._intake.is_running

    def _lived(self) -> None:
        say("lived")
        wait()
        if self._locking is None:
            self.frame.close()
        else:
            self._on_lock_asked()

    def _when(self, is_so: Callable[[], bool], then: Callable[[], None]) -> None:
        if is_so():
            then()
        else:
            QTimer.singleShot(50, self, lambda: self._when(is_so, then))


program.Application = Living  # type: ignore[misc]
locking.ask_keys = ask_keys
sys.exit(program.run(replace(places(DATA)), "--engine", "echo"))
