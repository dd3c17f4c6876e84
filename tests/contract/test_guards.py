"""The guards of tests/conftest.py see what they are for: each is shown a deliberate offence."""

import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

OFFENCES = {
    "a connection": (
        """
        import socket
        def test_it():
            try:
                socket.create_connection(("203.0.113.9", 80), timeout=1)
            except OSError:
                pass
        """,
        "the network was asked for",
    ),
    "a name lookup": (
        """
        import socket
        def test_it():
            try:
                socket.getaddrinfo("example.org", 443)
            except OSError:
                pass
        """,
        "the network was asked for",
    ),
    "a warning": (
        """
        import logging
        def test_it():
            logging.getLogger("app.store").warning("a page is damaged")
        """,
        "unexpected in the log",
    ),
    "an error in the log of a child": (
        """
        import logging
        def test_it():
            line = "2026-01-01 00:00:00,000 ERROR app.worker.main bug"
            logging.getLogger("child").info("%s", line)
        """,
        "unexpected in the log",
    ),
    "a child": (
        """
        import subprocess
        def test_it():
            subprocess.Popen(["sleep", "600"])
        """,
        "left behind",
    ),
    "a thread": (
        """
        import threading
        def test_it():
            threading.Thread(target=threading.Event().wait, daemon=True).start()
        """,
        "left behind",
    ),
    "a timer": (
        """
        from PySide6.QtCore import QTimer
        kept = []
        def test_it(qapp):
            kept.append(QTimer(interval=60_000))
            kept[0].start()
        """,
        "left behind",
    ),
}

LEAVE = "LEAVE_SECONDS = {}  #"  # what stays here stays on purpose

DECENT = """
    import logging, socket, subprocess
    from PySide6.QtCore import QTimer
    def test_it(qapp, expected_warnings, places):
        expected_warnings("page is damaged")
        logging.getLogger("app.store").warning("a page is damaged")
        with socket.socket() as here, socket.create_server(("127.0.0.1", 0)) as server:
            here.connect(server.getsockname())
        subprocess.run(["true"], check=True)
        timer = QTimer(interval=60_000)
        timer.start()
        timer.stop()
        assert list(places.data.iterdir()) == []
"""
LOUD = """
    import logging
    from app import log
    def test_first():
        log.to_stderr(logging.ERROR)
    def test_second(expected_warnings, caplog):
        expected_warnings("page is damaged")
        logging.getLogger("app.store").warning("a page is damaged")
        assert "page is damaged" in caplog.text
"""
PRIVILEGED = """
    import pytest
    @pytest.mark.privileged
    @pytest.mark.skipif({condition}, reason="needs root")
    def test_privileged():
        pass
    def test_other():
        pass
"""


def run(folder: Path, texts: dict[str, str], **environment: str) -> str:
    """Run test files under a copy of the guards; return the outcomes and the exit status."""
    guards = (ROOT / "tests" / "conftest.py").read_text("utf-8")
    assert guards.count(LEAVE.format(30)) == 1
    (folder / "conftest.py").write_text(guards.replace(LEAVE.format(30), LEAVE.format(1)), "utf-8")
    for name, text in texts.items():
        (folder / f"test_{name.replace(' ', '_')}.py").write_text(textwrap.dedent(text))
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml")]
    command += ["--rootdir", str(folder), "-p", "no:cacheprovider", "-qrA", str(folder)]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    kept |= {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "200"}
    ended = subprocess.run(
        command,
        env={**kept, **environment},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return f"{ended.stdout}\nstatus {ended.returncode}"


def test_every_guard_sees_its_offence(tmp_path: Path) -> None:
    told = run(tmp_path, {name: text for name, (text, _) in OFFENCES.items()})
    for name, (_, sentence) in OFFENCES.items():
        line = rf"ERROR test_{name.replace(' ', '_')}\.py::test_it - Failed: {sentence}"
        assert re.search(line, told), f"{name} was not seen\n{told}"
    assert "status 1" in told


def test_a_decent_test_passes_the_guards(tmp_path: Path) -> None:
    assert "status 0" in run(tmp_path, {"decent": DECENT})


def test_a_log_that_one_test_set_is_as_before_for_the_next(tmp_path: Path) -> None:
    assert "status 0" in run(tmp_path, {"loud": LOUD})


@pytest.mark.parametrize(
    ("condition", "ci", "status"), [("True", "true", 1), ("True", "", 0), ("False", "true", 0)]
)
def test_ci_fails_if_every_privileged_test_was_skipped(
    tmp_path: Path, condition: str, ci: str, status: int
) -> None:
    told = run(tmp_path, {"privileged": PRIVILEGED.format(condition=condition)}, CI=ci)
    assert f"status {status}" in told, told
