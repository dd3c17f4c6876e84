"""Streams and places that are full, closed, missing or misnamed: told, never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reference.checkpoints import checkpoints

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "import sys; from app.cli import main; sys.exit(main())"
Ended = subprocess.CompletedProcess[str]
Word = str | bytes | Path
FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")


class Program:
    """Runs `casebook` on one data folder; a shell's redirection may change its streams."""

    def __init__(self, data: Path) -> None:
        self.environment = {**os.environ, "CASEBOOK_DATA_DIR": str(data), "PYTHONPATH": str(ROOT)}
        self.environment.pop("PYTHONUNBUFFERED", None)

    def run(self, redirected: str, *words: Word, **environment: str) -> Ended:
        return self._run(redirected, "-P", "-c", PROGRAM, *words, **environment)

    def python(self, redirected: str, code: str) -> Ended:
        return self._run(redirected, "-P", "-c", code)

    def alone(self, redirected: str, *words: Word) -> Ended:
        return self._run(redirected, "-m", "converters", *words)

    def _run(self, redirected: str, *words: Word, **environment: str) -> Ended:
        return subprocess.run(
            [
                "sh",
                "-c",
                f'exec "$@" {redirected}',
                "-",
                sys.executable,
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
    assert program.run("2>/dev/full", "models", "nope").returncode == 2


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


@pytest.mark.skipif(sys.platform != "linux", reason="names of bytes are Linux's")
@pytest.mark.parametrize("words", [["-o", "NAME"], ["-oNAME"], ["--output=NAME"]])
def test_a_file_to_write_gets_its_name_to_the_letter_or_none(
    program: Program, tmp_path: Path, words: list[str]
) -> None:
    name = os.fsdecode(bytes(tmp_path) + b"/copy\xff.sqlite3")
    asked = [os.fsencode(word.replace("NAME", name)) for word in words]
    program.run("", "history", "import", ROOT / "README.md")  # makes the history
    ran = program.run("", "history", "backup", *asked, "--json")
    assert ran.returncode == 1
    assert "not in UTF-8" in json.loads(ran.stdout)["error"]["message"]
    assert not list(tmp_path.glob("copy*"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows removes no folder that is in use")
@pytest.mark.parametrize("words", [["doctor", "--zip", "z.zip"], ["models", "folder", "here"]])
def test_a_current_folder_that_is_gone_is_told(
    program: Program, tmp_path: Path, words: list[str]
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    leaving = "import os, sys; os.chdir(sys.argv[1]); os.rmdir(sys.argv.pop(1)); " + PROGRAM
    ran = program._run("", "-P", "-c", leaving, str(gone), *words, "--json")
    assert ran.returncode == 1
    error = json.loads(ran.stdout)["error"]
    assert error["code"] == "folder_missing"


@pytest.mark.skipif(sys.platform != "linux", reason="names of bytes are Linux's")
def test_so_does_a_report(program: Program, tmp_path: Path) -> None:
    name = bytes(tmp_path) + b"/report\xff.zip"
    ran = program.run("", "doctor", "--zip", name, "--json")
    assert ran.returncode == 1
    assert "not in UTF-8" in json.loads(ran.stdout)["error"]["message"]
    assert not list(tmp_path.glob("report*"))


def test_without_a_model_no_name_is_asked_for(program: Program) -> None:
    ran = program.run("", "ask", "Why?", "--json")
    error = json.loads(ran.stdout)["error"]
    assert (error["code"], error["message"]) == ("model_unknown", "There is no model to work with.")


@pytest.mark.parametrize(
    "words",
    [
        ["models", "info", "LONG"],
        ["ask", "Why?", "--model", "LONG"],
        ["bench", "--model", "LONG"],
        ["history", "restore-backup", "LONG"],
        ["history", "backup", "-o", "LONG"],
        ["examples", "add", "LONG"],
        ["compare", "LONG", "LONG"],
    ],
)
def test_a_name_too_long_is_told(program: Program, tmp_path: Path, words: list[str]) -> None:
    program.run("", "history", "import", ROOT / "README.md")  # makes the history
    name = str(tmp_path / ("n" * 300))
    ran = program.run("", *(name if word == "LONG" else word for word in words), "--json")
    error = json.loads(ran.stdout)["error"]
    assert (ran.returncode, error["code"]) == (1, "name_too_long")
    assert name in error["message"]


def test_a_data_folder_too_deep_for_a_database_is_not_called_missing(tmp_path: Path) -> None:
    short, deep = tmp_path / "short", tmp_path.joinpath(*["d" * 200] * 3)
    deep.mkdir(parents=True)
    file = tmp_path / "list.json"
    file.write_text('[{"role": "user", "content": "Hello"}]')
    taking = ("history", "import", file, "--json")
    ran = [Program(deep).run("", *taking)]  # it is made there
    assert Program(short).run("", *taking).returncode == 0
    (deep / "casebook.sqlite3").write_bytes((short / "casebook.sqlite3").read_bytes())
    ran.append(Program(deep).run("", "history", "list", "--json"))
    for one in ran:
        error = json.loads(one.stdout)["error"]
        assert (one.returncode, error["code"]) == (1, "name_too_long")
        assert str(deep) in error["message"]


@pytest.mark.parametrize(
    "words", [["verify"], ["history", "import"], ["history", "restore-backup"]]
)
def test_a_folder_for_a_file_is_told(program: Program, tmp_path: Path, words: list[str]) -> None:
    ran = program.run("", *words, tmp_path, "--json")
    error = json.loads(ran.stdout)["error"]
    assert (ran.returncode, error["code"]) == (1, "not_found")
    assert error["message"] == f"There is no file at that place. {tmp_path} was looked for."


def test_a_backup_into_no_folder_blames_no_cable(program: Program, tmp_path: Path) -> None:
    program.run("", "history", "import", ROOT / "README.md")
    ran = program.run("", "history", "backup", "-o", tmp_path / "none" / "b.db", "--json")
    assert json.loads(ran.stdout)["error"]["code"] == "folder_missing"


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    return checkpoints()["llama-mha"].write(tmp_path)


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
@pytest.mark.parametrize("is_alone", [True, False])
def test_a_target_too_long_is_told(
    program: Program, checkpoint: Path, more: list[str], is_alone: bool
) -> None:
    words = [checkpoint, "-o", checkpoint.parent / ("n" * 300), *more, "--json"]
    ran = program.alone("", *words) if is_alone else program.run("", "convert", *words)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert json.loads(ran.stdout)["error"]["code"] == "name_too_long"


@needs_full
def test_a_full_stdout_of_the_converter_is_said(program: Program, checkpoint: Path) -> None:
    ran = program.alone(">/dev/full", checkpoint, "--dry-run", "--json")
    assert ran.returncode == 1
    assert ran.stderr.startswith("error: disk_failed: ")
    assert len(ran.stderr.splitlines()) == 1


def test_ctrl_c_while_modules_are_imported_is_an_interruption(program: Program) -> None:
    code = """
import builtins, sys
real = builtins.__import__
def pressed(name, *more):
    if name in ("app", "logging"):
        raise KeyboardInterrupt
    return real(name, *more)
builtins.__import__ = pressed
try:
    from app.cli import main
finally:
    sys.stdout.write("imported")
def once(name, *more):
    builtins.__import__ = real
    return pressed(name, *more)
builtins.__import__ = once
sys.exit(main(["--version"]))
"""
    ran = program.python("", code)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "imported", "Interrupted.\n")
