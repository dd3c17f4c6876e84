"""Each role loads only what is its own, and each import contract fails when it is broken."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from app import protocol, roles
from app.core.wording import NOTICE_SHA256, NOTICE_VERSION
from app.paths import places
from app.store.database import open_database

ROOT = Path(__file__).resolve().parents[2]
LOADED = """
import json, sys
before = set(sys.modules)
try:
    {}
except SystemExit:
    pass
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""
WINDOW = "import pkgutil, importlib, app.gui as gui" + "".join(
    [
        "\n    for one in pkgutil.walk_packages(gui.__path__, 'app.gui.'):",
        "\n        importlib.import_module(one.name)",
    ]
)
# Each of these costs the start of the window more than it is worth then.
LATER = {
    "app.core.catalogue",
    "app.core.history_wording",
    "app.core.identifiers",
    "app.core.kills",
    "app.core.network_wording",
    "app.core.pack_wording",
    "app.core.problem_wording",
    "app.core.incoming",
    "app.core.markdown",
    "app.core.transcript",
    "app.gui.backups",
    "app.gui.command",
    "app.core.endpoint",
    "app.gui.answering",
    "app.gui.encrypting",
    "app.gui.endpoint",
    "app.gui.endpoint_marks",
    "app.gui.leaving",
    "app.gui.remote",
    "app.gui.errand",
    "app.gui.exchange",
    "app.gui.export_check",
    "app.gui.paper",
    "docx",
    "lxml",
    "PySide6.QtPrintSupport",
    "app.core.templates",
    "app.core.trail",
    "app.core.ways",
    "app.gui.catalogue",
    "app.gui.document",
    "app.gui.downloads",
    "app.gui.first_models",
    "app.gui.graphics",
    "app.gui.identifier_check",
    "app.gui.links",
    "app.gui.locking",
    "app.gui.models_place",
    "app.gui.cabinet",
    "app.gui.organising",
    "app.gui.temporary",
    "app.gui.way_back",
    "app.gui.packs",
    "app.gui.preferences",
    "app.gui.prompts",
    "app.gui.safekeeping",
    "app.gui.start",
    "app.gui.unsaved",
    "app.gui.widgets.chat_menu",
    "app.gui.widgets.dialogs",
    "app.gui.widgets.first_run",
    "app.gui.widgets.notice",
    "app.gui.widgets.organise_dialogs",
    "app.gui.widgets.place_bar",
    "app.gui.widgets.query_bar",
    "app.gui.widgets.query_chips",
    "app.gui.widgets.divided_page",
    "app.gui.widgets.search_page",
    "app.gui.widgets.found_rows",
    "app.gui.found_cards",
    "app.gui.kept_searches",
    "app.gui.searching",
    "app.store.names",
    "app.store.saved_searches",
    "app.gui.widgets.selection_bar",
    "app.gui.widgets.temporary",
    "app.gui.widgets.sampling_fields",
    "app.store.thinning",
    "click",
    "dataclasses",
    "filelock",
    "hashlib",
    "html",
    "jinja2",
    "llama_cpp",
    "logging.handlers",
    "markdown_it",
    "numpy",
    "phonenumbers",
    "psutil",
    "sqlite_utils",
    "subprocess",
}


def loaded_by(statement: str, data: Path) -> set[str]:
    """Return the modules that a fresh Python holds after a statement."""
    ended = subprocess.run(
        [sys.executable, "-P", "-c", LOADED.format(statement)],
        env={**roles.environment(), "CASEBOOK_DATA_DIR": str(data), "QT_QPA_PLATFORM": "offscreen"},
        cwd=roles.folder(),
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(ended.stderr.splitlines()[-1]))


def command_line(*words: str) -> str:
    return f"from app.cli import main; main({list(words)!r})"


@pytest.mark.parametrize(
    ("statement", "own", "foreign"),
    [
        (command_line("--help"), "click", {"PySide6", "llama_cpp"}),
        (command_line("history", "list"), "sqlcipher3", {"PySide6", "llama_cpp"}),
        (command_line("models", "list"), "sqlcipher3", {"PySide6", "llama_cpp"}),
        (command_line("ask", "--help"), "click", {"PySide6", "llama_cpp"}),
        (
            "from converters.__main__ import main; main(['--help'])",
            "click",
            {"PySide6", "llama_cpp", "app", "torch", "transformers"},
        ),
        ("import converters", "converters", {"numpy", "click"}),
        (WINDOW, "PySide6", {"llama_cpp", "app.worker", "app.jobs", "app.cli"}),
        ("from app.cli.window import load; load()", "app.gui.window", LATER),
        ("import app.worker.main, app.worker.llama", "llama_cpp", {"PySide6", "sqlcipher3"}),
        ("import app.worker.main, app.worker.echo", "app.wire", {"PySide6", "llama_cpp"}),
        (
            "import app.jobs.main, app.jobs.inspect",
            "app.wire",
            {"PySide6", "sqlcipher3", "llama_cpp", "httpx2"},
        ),
        (command_line("models", "catalogue"), "psutil", {"PySide6", "llama_cpp", "httpx2"}),
        (command_line("models", "download", "--sweep"), "click", {"llama_cpp", "httpx2", "ssl"}),
    ],
    ids=[
        "help",
        "history",
        "models",
        "ask help",
        "converters",
        "converters, empty",
        "window",
        "start",
        "worker",
        "echo",
        "job",
        "catalogue",
        "sweep",
    ],
)
def test_a_role_imports_only_its_own(
    tmp_path: Path, statement: str, own: str, foreign: set[str]
) -> None:
    loaded = loaded_by(statement, tmp_path)
    assert own in loaded, "the detector sees what is loaded"
    assert not foreign & loaded
    assert "huggingface_hub" not in loaded


# Opens the window as `casebook` does, and says what there is when its first picture is shown.
FIRST_PICTURE = """
import builtins, json, linecache, sys
from app.cli import main, window
plain = builtins.__import__
loaded = window.load()
assert builtins.__import__ is plain
from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QTimer
show = loaded.Application.show
def show_and_end(self):
    show(self)
    assert self.frame.isVisible() and self.frame.focusWidget() is self.composer.editor
    made = {type(one).__name__ for one in QtWidgets.QApplication.allWidgets()}
    shown = [*sys.modules, *vars(QtCore), *vars(QtWidgets), *linecache.cache, *made]
    QTimer.singleShot(0, lambda: (print(json.dumps(shown)), QtWidgets.QApplication.quit()))
loaded.Application.show = show_and_end
main([])
"""


def test_the_first_picture_brings_nothing_that_can_wait(tmp_path: Path) -> None:
    with open_database(places(tmp_path)) as store:
        store.consents.give(NOTICE_VERSION, NOTICE_SHA256, "en")
    environment = {"CASEBOOK_DATA_DIR": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        [sys.executable, "-P", "-c", FIRST_PICTURE],
        env={**roles.environment(), **environment},
        cwd=roles.folder(),
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(json.loads(ended.stdout))
    seen = {"app.gui.widgets.composer", "QPlainTextEdit", "TrashRow"}
    assert seen <= loaded, "the detector sees what is"
    # `QStyle` stands for its enumerations, which PySide6 makes when it is first named.
    early = loaded & (LATER | {"QStyle", "app.gui.conversion", "QProcess", "TrashBar", "_Upright"})
    assert not early
    assert not [one for one in loaded if one.startswith(str(ROOT / "app"))], "sources are not read"


def test_a_real_worker_maps_no_library_of_window_or_store() -> None:
    child = subprocess.Popen(
        roles.command("worker"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=roles.environment(),
        cwd=roles.folder(),
    )
    assert child.stdin is not None
    assert child.stdout is not None
    with child.stdin, child.stdout:
        child.stdin.write(protocol.encode(protocol.Probe(id=1)))
        child.stdin.flush()
        while not isinstance(protocol.decode(child.stdout.readline()), protocol.ENDINGS):
            pass
        mapped = Path(f"/proc/{child.pid}/maps").read_text()
    child.wait()
    assert "libllama" in mapped, "the detector sees what is mapped"
    assert "Qt6" not in mapped
    assert "sqlcipher" not in mapped


# contract (its first word): (file, offence, what the broken chain must name)
OFFENCES = {
    "rooms": ("app/core/text.py", "import app.store.lock", "app.core.text -> app.store.lock"),
    "window": ("app/gui/child.py", "import app.gui.models", "app.gui.child -> app.gui.models"),
    "widgets": (
        "app/gui/widgets/label.py",
        "import app.store.turns",
        "app.gui.widgets.label -> app.store.turns",
    ),
    "children: the window": (
        "app/gui/chat.py",
        "import app.worker.engine",
        "app.gui.chat -> app.worker.engine",
    ),
    "loop": (
        "app/jobs/inspect.py",
        "import app.worker.main",
        "app.jobs.inspect -> app.worker.main",
    ),
    "qt": ("app/core/dates.py", "import PySide6.QtCore", "app.core.dates -> PySide6"),
    "native": ("app/gui/setup.py", "import llama_cpp", "app.gui.setup -> llama_cpp"),
    "binding": ("app/worker/main.py", "import llama_cpp", "app.worker.main -> llama_cpp"),
    "offline": ("app/core/prompt.py", "import socket", "app.core.prompt -> socket"),
    "sql": ("app/gui/views.py", "import sqlcipher3", "app.gui.views -> sqlcipher3"),
    "connect": ("app/store/turns.py", "import sqlcipher3", "app.store.turns -> sqlcipher3"),
    "children: they": (
        "app/jobs/main.py",
        "import app.store.models",
        "app.jobs.main -> app.store.models",
    ),
    "converters": (
        "converters/keys.py",
        "import app.core.text",
        "converters.keys -> app.core.text",
    ),
    "cycles": ("app/core/bidi.py", "import app.core.markdown", "No cycles are allowed in app.core"),
}


def copied(folder: Path) -> Path:
    """Copy the code and its contracts."""
    for name in ("app", "converters", "resources"):
        ignored = shutil.ignore_patterns("__pycache__", "*.ttf", "*.svg")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def linted(folder: Path) -> str:
    """Run the contracts there; return what is said, in one line."""
    ended = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=folder,
        env={**roles.environment(), "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    return re.sub(r"\s+", " ", ended.stdout)


def test_every_contract_fails_when_it_is_broken(tmp_path: Path) -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    names = [contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]]
    assert len(names) == len(OFFENCES), "each contract has an offence here"
    folder = copied(tmp_path)
    for file, offence, _ in OFFENCES.values():
        path = folder / file
        path.write_text(f"{path.read_text()}\n\n{offence}\n")
    said = linted(folder)
    for start, (_, _, chain) in OFFENCES.items():
        name = next(one for one in names if one.startswith(start))
        assert re.search(rf"{re.escape(name)}( \(\d+ ignored imports?\))? BROKEN", said)
        assert chain in said


def test_no_other_job_may_connect_and_the_download_itself_may(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    assert "0 broken" in linted(folder)
    for number, library in enumerate(("httpx2", "huggingface_hub", "socket", "urllib.request")):
        path = folder / "app" / "jobs" / f"other_{number}.py"
        path.write_text(f'"""Connects."""\n\nimport {library}\n')
    said = linted(folder)
    for number in range(4):
        assert f"app.jobs.other_{number} ->" in said


def test_a_room_without_a_line_breaks_one_contract(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "app" / "attic.py").write_text('"""A room nobody named."""\n')
    said = linted(folder)
    assert "every room has a line BROKEN" in said
    assert f"{len(OFFENCES) - 1} kept, 1 broken" in said, "nothing else is broken"
