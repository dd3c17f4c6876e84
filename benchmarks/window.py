"""The window against an empty one: start, memory, opening, and processor time while it streams.

Every figure is a ratio of two things measured side by side in one run. Run it with
`python -m benchmarks window`; it needs no display and no model.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MESSAGES = 10_000
FEW = 10
WORDS = 20  # a second
EMPTY = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.resize(1366, 768)
window.show()
QTimer.singleShot(0, lambda: (print("ready", flush=True), application.quit()))
application.exec()
"""
# The whole way of `casebook`, and the same two calls after its window is shown.
CASEBOOK = """
from app.cli import main, window
load = window.load
def load_and_watch():
    loaded = load()  # before Qt, as `casebook` does: app.gui says why it matters who is first
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    show = loaded.Application.show
    def show_and_tell(self):
        show(self)
        assert self.frame.isVisible() and self.frame.focusWidget() is not None
        QTimer.singleShot(0, lambda: (print("ready", flush=True), QApplication.quit()))
    loaded.Application.show = show_and_tell
    return loaded
window.load = load_and_watch
main([])
"""


def main(arguments: list[str]) -> None:
    """Measure and print; `--part` is how it calls itself for one measurement."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks window", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seconds", type=int, default=60, help="of streaming")
    parser.add_argument("--part", choices=["open", "stream"], help=argparse.SUPPRESS)
    parser.add_argument("--data", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # An installed program has its bytecode: the first round writes it where none is yet.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if chosen.part:
        _part(chosen.part, chosen.data, chosen.seconds)
        return
    with tempfile.TemporaryDirectory() as folder:
        _start(Path(folder) / "start", chosen.rounds)
        _opening(Path(folder), chosen.rounds)
        _streaming(Path(folder) / "stream", chosen.seconds)


def _start(data: Path, rounds: int) -> None:
    _fill(data, 0)
    os.environ["CASEBOOK_DATA_DIR"] = str(data)
    ours, empty = [], []
    for number in range(rounds + 1):
        pair = (
            _seconds([sys.executable, "-c", EMPTY]),
            _seconds([sys.executable, "-c", CASEBOOK]),
        )
        if number:  # the first round warms the disk cache and writes bytecode
            empty.append(pair[0])
            ours.append(pair[1])
    ratios = [a / b for a, b in zip(ours, empty, strict=True)]
    _print("window ready / empty PySide6 window", ratios, "<= 2.5")


def _opening(folder: Path, rounds: int) -> None:
    for count in (FEW, MESSAGES):
        _fill(folder / str(count), count)
    seconds, memory = [], []
    for _ in range(rounds):
        few, many = (
            json.loads(_output(_command("open", folder / str(count)))) for count in (FEW, MESSAGES)
        )
        seconds.append(many["seconds"] / few["seconds"])
        memory.append(many["rss_bytes"] / few["rss_bytes"])
    _print(f"opening {MESSAGES:,} messages / {FEW} messages", seconds, "<= 10")
    _print(f"window's memory, {MESSAGES:,} messages / {FEW} messages", memory, "<= 1.5")


def _streaming(data: Path, seconds: int) -> None:
    _fill(data, 0)
    share = json.loads(_output([*_command("stream", data), "--seconds", str(seconds)]))["share"]
    if share is None:
        raise SystemExit("the answer never began, or ended before the time was over")
    _print(
        f"processor time of the window in {seconds} s of streaming / one core", [share], "<= 0.1"
    )


def _command(part: str, data: Path) -> list[str]:
    return [sys.executable, "-m", "benchmarks", "window", "--part", part, "--data", str(data)]


def _seconds(command: list[str]) -> float:
    started = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == "ready"
        return time.perf_counter() - started


def _output(command: list[str]) -> str:
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout


def _print(name: str, ratios: list[float], target: str) -> None:
    low, middle, high = min(ratios), statistics.median(ratios), max(ratios)
    print(f"{name:<66} {middle:6.3f}  ({low:.3f} to {high:.3f})  target {target}", flush=True)


def _fill(data: Path, count: int) -> None:
    """Make a data folder whose one conversation has `count` messages."""
    from app.core.chat import State
    from app.core.wording import NOTICE_SHA256, NOTICE_VERSION
    from app.paths import places
    from app.store.database import open_database

    with open_database(places(data)) as store:
        store.consents.give(NOTICE_VERSION, NOTICE_SHA256, "en")
        conversation, tip = None, None
        for number in range(count // 2):
            ids = store.history.begin_turn(conversation, f"Question {number}?", tip, {}, [])
            conversation, tip = ids.conversation_id, ids.assistant_message_id
            text = f"Answer {number}.\n\n- a point\n- **another** point\n\n" + "More words. " * 40
            store.history.finish_turn(tip, text, State.DONE, None)


def _part(part: str, data: Path, seconds: int) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from app import settings
    from app.gui.application import Application
    from app.gui.engine import EngineClient
    from app.gui.widgets import theme
    from app.paths import places
    from app.store.database import open_database

    application = QApplication([])
    where = places(data)
    chosen = settings.Settings(context_tokens=8192)  # room for a minute of words
    theme.apply(application, "light", 100, "auto")
    store = open_database(where)
    built = Application(where, store, chosen, EngineClient("--engine", "echo"))
    built.show()
    run = {"open": _open, "stream": _stream}[part]
    QTimer.singleShot(0, lambda: run(built, store, seconds))
    application.exec()
    built.engine.shut_down()
    store.close()


def _open(built, store, _seconds: int) -> None:
    import psutil
    from PySide6.QtWidgets import QApplication

    conversation = store.history.conversations()[0].conversation_id
    built.frame.grab()
    started = time.perf_counter()
    built.chat.open(conversation)
    built.frame.grab()
    seconds = time.perf_counter() - started
    rss = psutil.Process().memory_info().rss
    print(json.dumps({"seconds": seconds, "rss_bytes": rss}), flush=True)
    QApplication.quit()


def _stream(built, store, seconds: int) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    model = Path(__file__)
    model_id = store.models.add(model, "0" * 64, "echo", {}).model_id
    # The echo engine reads no file: the trial of a model's first use would refuse this one.
    store.models.remember_trial(model_id, {"status": "passed"}, True)
    built.shelf.choose(model_id)
    words = " ".join(["!words=60 !say=\\n\\n"] * (seconds * WORDS // 60 + 2))
    built.chat.ask(f"!wait={1000 // WORDS} {words}")
    began = {}

    def on_extended(_piece) -> None:
        if not began:
            began.update(cpu=time.process_time(), wall=time.perf_counter())
            QTimer.singleShot(seconds * 1000, report)

    def report() -> None:
        cpu = time.process_time() - began["cpu"]
        wall = time.perf_counter() - began["wall"]
        is_running = built.turns.running is not None
        print(json.dumps({"share": cpu / wall if is_running else None}), flush=True)
        QApplication.quit()

    def give_up() -> None:
        if not began:
            print(json.dumps({"share": None}), flush=True)
            QApplication.quit()

    built.turns.extended.connect(on_extended)
    QTimer.singleShot(60_000, give_up)
