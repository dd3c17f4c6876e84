"""Streams that are full, closed or not text: said in a sentence, never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "import sys; from app.cli import main; sys.exit(main())"
FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")


class Program:
    """Runs `casebook` on one data folder; a shell's redirection may change its streams."""

    def __init__(self, data: Path) -> None:
        self.environment = {**os.environ, "CASEBOOK_DATA_DIR": str(data), "PYTHONPATH": str(ROOT)}
        self.environment.pop("PYTHONUNBUFFERED", None)

    def run(
        self, redirected: str, *words: str | bytes, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [
                "sh",
                "-c",
                f'exec "$@" {redirected}',
                "-",
                sys.executable,
                "-P",
                "-c",
                PROGRAM,
                *words,
            ],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            cwd=ROOT,
            env=self.environment | environment,
            timeout=100,
            check=False,
        )


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "data")


@needs_full
@pytest.mark.parametrize("words", [["--help"], ["models", "list", "--json"], ["history", "nope"]])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_stdout_is_said_on_stderr(
    program: Program, words: list[str], unbuffered: str
) -> None:
    ran = program.run(">/dev/full", *words, "--json", PYTHONUNBUFFERED=unbuffered)
    assert ran.returncode == 1
    assert ran.stderr.startswith("error: disk_full: The output of this command is cut short.")
    assert len(ran.stderr.splitlines()) == 1


@needs_full
def test_a_full_stderr_stops_nothing(program: Program) -> None:
    ran = program.run("2>/dev/full", "models", "list", "--json")
    assert (ran.returncode, json.loads(ran.stdout)) == (0, [])


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_stops_nothing(program: Program, closed: str) -> None:
    ran = program.run(closed, "models", "list", "--json")
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_closed_stdin_asks_nothing(program: Program) -> None:
    ran = program.run("<&-", "ask", "-", "--json")
    assert ran.returncode == 2
    assert json.loads(ran.stdout)["error"]["message"] == "The question is empty."


@pytest.mark.skipif(sys.platform != "linux", reason="names of bytes are Linux's")
def test_a_name_that_is_not_text_is_not_called_missing(program: Program, tmp_path: Path) -> None:
    file = os.fsencode(tmp_path) + b"/\xe9t\xe9.gguf"
    Path(os.fsdecode(file)).touch()
    ran = program.run("", "models", "add", file, "--json")
    assert ran.returncode == 1
    assert "not in UTF-8" in json.loads(ran.stdout)["error"]["message"]


def test_without_a_model_no_name_is_asked_for(program: Program) -> None:
    ran = program.run("", "ask", "Why?", "--json")
    error = json.loads(ran.stdout)["error"]
    assert (error["code"], error["message"]) == ("model_unknown", "There is no model to work with.")
