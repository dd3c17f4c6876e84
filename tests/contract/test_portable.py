"""The engine's libraries come from its own folder by absolute path, and the best that runs."""

import sys
from pathlib import Path

import pytest

from app import protocol, roles
from app.core.chat import LoadOptions, ModelFile
from app.errors import Code, Problem
from app.worker import libraries
from tests import portable
from tests.portable import PLANTED, Environment, plant

START = "from app.worker import native; native.system_info(); "
# What the command line does before it answers in its own process.
COMMAND_LINE = "from app.cli.engine import engine; engine(); " + START
LOAD_ALL = "import llama_cpp; llama_cpp.llama_cpp._lib.ggml_backend_load_all()"
CHOICE = """
from app.worker import native, processor
print(native.ranked()[0], processor.variant())
"""


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    made = Environment(tmp_path / "environment", portable.engine())
    made.take_engine(portable.engine())
    return made


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    return tmp_path / "opened"


def test_a_portable_build_answers_with_a_library_that_was_tried(environment: Environment) -> None:
    ran = environment.run("-c", CHOICE)
    best, chosen = ran.stdout.split()
    assert best == chosen
    assert (environment.libraries / f"libggml-cpu-{chosen}.so").exists()


def test_a_library_that_meets_a_missing_instruction_is_stepped_over(
    environment: Environment, canary: Path
) -> None:
    without = environment.run("-c", CHOICE).stdout.split()
    plant(environment.libraries, canary, "libggml-cpu-zz9.so")
    ran = environment.run("-c", CHOICE)
    assert ran.stdout.split() == ["zz9", without[1]], ran.stderr
    assert canary.exists()


def test_where_every_library_dies_a_person_is_told(environment: Environment, canary: Path) -> None:
    for file in environment.libraries.iterdir():
        file.unlink()
    plant(environment.libraries, canary, "libggml-cpu-zz9.so", "libggml-cpu-zz8.so")
    ran = environment.run("-m", "app", "doctor")
    assert "does not work · The engine cannot run on this processor" in ran.stdout
    assert "Traceback" not in ran.stdout + ran.stderr


@pytest.mark.parametrize("script", [START, COMMAND_LINE], ids=["a child", "the command line"])
@pytest.mark.parametrize("build", ["portable", "portable without its libraries", "native"])
def test_a_library_in_the_current_folder_is_never_opened(
    tmp_path: Path, canary: Path, build: str, script: str, request: pytest.FixtureRequest
) -> None:
    here = tmp_path / "here"
    plant(here, canary, *PLANTED)
    python = Environment(tmp_path / "own", Path(sys.executable))
    if build != "native":
        python = request.getfixturevalue("environment")
    if build == "portable without its libraries":
        for file in python.libraries.iterdir():
            file.unlink()
    hostile = {"GGML_BACKEND_PATH": str(here / PLANTED[0])} if script == COMMAND_LINE else {}
    ran = python.run("-c", script, folder=here, **hostile)
    assert not canary.exists()
    problem = "unsupported: why=the engine has no processor library"
    assert (problem in ran.stderr) == (build == "portable without its libraries"), ran.stderr
    # The detector sees an offence: what ggml does by itself opens them.
    python.run("-c", LOAD_ALL, folder=here)
    assert canary.exists()


def test_the_log_of_a_child_names_no_home_folder(environment: Environment) -> None:
    ran = environment.run("-c", START, HOME=str(environment.folder))
    assert ran.returncode == 0
    assert str(environment.folder) not in ran.stderr
    loud = "import ctypes, llama_cpp; llama_cpp.llama_cpp._lib.ggml_backend_load"
    file = next(environment.libraries.glob("libggml-cpu-*"))
    told = environment.run("-c", f"{loud}({str(file)!r}.encode())").stderr
    assert str(environment.folder) in told


def test_the_installed_build_passes_its_rehearsal() -> None:
    request = protocol.Rehearse(id=4, variant=next(iter(libraries.variants()), libraries.NATIVE))
    assert roles.call("job", request) == protocol.Finished(id=4)


def test_a_library_that_is_none_is_refused(environment: Environment) -> None:
    (environment.libraries / "libggml-cpu-half.so").write_bytes(b"\x7fELF")
    script = "from app.worker import native; print(native.ranked()); native.load('half')"
    ran = environment.run("-c", script)
    assert "half" not in ran.stdout
    assert "why=the engine's library half cannot be opened" in ran.stderr


@pytest.mark.parametrize("signal", ["ill", "abrt"])
def test_an_illegal_instruction_has_its_own_sentence(signal: str) -> None:
    model = ModelFile(f"!die={signal}")
    load = protocol.Load(id=1, model=model, options=LoadOptions())
    with pytest.raises(Problem) as caught:
        roles.call("worker", load, "--engine", "echo")
    is_instruction = caught.value.code is Code.UNSUPPORTED_CPU
    assert is_instruction == (signal == "ill")
