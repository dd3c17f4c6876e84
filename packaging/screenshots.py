"""Makes the README's pictures of this build: the demo model answers in the real window.

`make screenshots`; `python packaging/screenshots.py guide` makes those of the quick guide in the
languages that README does not have. Draws offscreen, so it needs no display; every word on the
pictures comes from the program, the answers from the demo model.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import msgspec
from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication

from app import settings
from app.core import gguf
from app.core.chat import Sampling
from app.core.digest import file_sha256
from app.core.wording import NOTICE_SHA256, NOTICE_VERSION
from app.gui.application import Application
from app.gui.engine import EngineClient
from app.gui.language import use_language
from app.gui.models_place import CONVERT
from app.gui.widgets import theme
from app.gui.widgets.setup_panel import SetupState
from app.paths import Places, places
from app.store.database import Store, open_database
from tests.reference.round_trip import checkpoint

sys.path.insert(0, str(Path(__file__).resolve().parent))
import evaluation_pictures
import search_pictures
import transcript_pictures

MODEL = "SmolLM2-135M-Instruct.Q4_1.gguf"
FOLDER = Path(__file__).resolve().parents[1] / "resources" / "screenshots"
QUESTION = "What are the symptoms of malaria?"
# Of the guide, besides README's own. The demo model knows no other: it is asked the same there.
LANGUAGES = ("fr",)
FOLLOW_UP = "List three of them, one a line."
LONGEST_MS = 600_000
SIZE = QSize(1366, 768)
SOME_WORDS = 20  # characters


def main() -> int:
    """Write every picture."""
    model = places().models / MODEL
    if not model.is_file():
        print(f"{MODEL} is missing; `make run` fetches it", file=sys.stderr)
        return 1
    FOLDER.mkdir(exist_ok=True)
    application = QApplication(sys.argv[:1])
    if sys.argv[1:] != ["guide"]:
        _draw_all(application, model)
    for language in LANGUAGES:
        _draw_guide(application, model, language)
    return 0


def _draw_all(application: QApplication, model: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = places(Path(folder))
        with open_database(data) as store:
            _add(store, model)
            theme.apply(application, "light", 100, "auto")
            built = Application(data, store, settings.Settings(), EngineClient())
            _draw(application, built, store)
            transcript_pictures.draw(built, store, data, _pause)
            search_pictures.draw(built, store, _ask, _save, _pause)
            # Last: it leaves another model behind.
            evaluation_pictures.draw(built, store, _until, _save, _pause)
            built.frame.close()
            _draw_in_arabic(application, data, store)


def _add(store: Store, model: Path) -> None:
    info = json.loads(msgspec.json.encode(gguf.read(model)))
    store.models.add(model, file_sha256(model), "SmolLM2-135M-Instruct", info)


def _draw(application: QApplication, built: Application, store: Store) -> None:
    _draw_first_run(built, store, "")
    _ask(built, QUESTION, Sampling(temperature=0.0, max_tokens=160))
    built.composer.set_text(FOLLOW_UP)
    _pause(1500)
    _save(built, "main-light")
    built.chat.ask(FOLLOW_UP)
    _until(lambda: len(built.turns.text) > SOME_WORDS or built.turns.running is None)
    theme.apply(application, "dark", 100, "auto")
    _pause(300)
    _save(built, "main-dark")
    _until(lambda: built.turns.running is None)
    built.composer.set_text("")
    theme.apply(application, "high_contrast", 125, "auto")
    _pause(500)
    _save(built, "main-high-contrast")
    theme.apply(application, "light", 100, "auto")
    _draw_convert(built, "")


def _draw_guide(application: QApplication, model: Path, language: str) -> None:
    """Draw what the quick guide shows, in a window of its language."""
    use_language(language)
    theme.apply(application, "light", 100, "auto")
    with tempfile.TemporaryDirectory() as folder:
        data = places(Path(folder))
        with open_database(data) as store:
            _add(store, model)
            chosen = settings.Settings(language=language)
            built = Application(data, store, chosen, EngineClient())
            _draw_first_run(built, store, f"-{language}")
            _ask(built, QUESTION, Sampling(temperature=0.0, max_tokens=100))
            _pause(1500)
            _save(built, f"main-light-{language}")
            _draw_convert(built, f"-{language}")
            built.frame.close()


def _draw_first_run(built: Application, store: Store, end: str) -> None:
    """Draw the first page; behind it, have the demo model loaded."""
    built.show()
    built.frame.showNormal()
    built.frame.resize(SIZE)
    _pause(300)
    _save(built, f"first-run{end}")
    store.consents.give(NOTICE_VERSION, NOTICE_SHA256, "en")
    built.frame.uncover()
    built.shelf.choose(store.models.list()[0].model_id)
    _until(lambda: built.shelf.state().kind == "loaded")
    panel = built.frame.setup
    panel.changed.emit(panel.state)


def _draw_convert(built: Application, end: str) -> None:
    """Draw what the converter says of the demo model's own checkpoint."""
    model = places().models / MODEL
    with tempfile.TemporaryDirectory() as folder:
        source = checkpoint(model, Path(folder) / "SmolLM2-135M-Instruct")
        built.place.open(CONVERT)
        conversion = built.place.conversion
        if conversion is None:
            raise SystemExit("the place Models was not built")
        said: list[str] = []
        conversion.said.connect(said.append)
        conversion.survey(str(source))
        _until(lambda: bool(said))
        _pause(300)
        _save(built, f"models-convert{end}")


def _draw_in_arabic(application: QApplication, data: Places, store: Store) -> None:
    """Draw the same chat in a window that was built right to left."""
    use_language("ar")
    theme.apply(application, "light", 110, "auto")
    built = Application(data, store, settings.Settings(language="ar"), EngineClient())
    built.show()
    built.frame.showNormal()
    built.frame.resize(SIZE)
    built.chat.open(store.history.conversations()[0].conversation_id)
    _pause(800)
    _save(built, "main-right-to-left")
    built.frame.close()


def _ask(built: Application, question: str, sampling: Sampling) -> None:
    state = SetupState(built.frame.setup.state.preset_id, built.setup.system_text, sampling)
    built.frame.setup.set_state(state)
    built.chat.ask(question)
    _until(lambda: built.turns.running is None)


def _save(built: Application, name: str) -> None:
    path = FOLDER / f"{name}.png"
    built.frame.grab().save(str(path))
    print(path.relative_to(FOLDER.parents[1]))


def _pause(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _until(is_true: Callable[[], bool]) -> None:
    loop = QEventLoop()
    timer = QTimer(interval=50)
    timer.timeout.connect(lambda: is_true() and loop.quit())
    timer.start()
    QTimer.singleShot(LONGEST_MS, loop.quit)
    loop.exec()
    if not is_true():
        raise SystemExit("the picture did not come to pass")


if __name__ == "__main__":
    sys.exit(main())
