"""A processor of 2008, emulated: SSE4.2 and no AVX.

`qemu-x86_64 -cpu Nehalem` runs Python and all native code; children go through it too, because the
environment's own interpreter is the emulated one. Of the window only its start is seen: its engine
is a `QProcess`, and qemu-user does not know the system call that starts one (`clone` with
`CLONE_VFORK` and a descriptor of the process).
"""

import sys
from pathlib import Path

import pytest

from app import settings
from app.paths import Places
from app.worker import native
from tests import portable
from tests.desk import with_model
from tests.portable import Environment

# Emulated, everything takes some twenty times as long.
pytestmark = pytest.mark.timeout(900)
CPU = "Nehalem"
TOKENS = 3
RUNNER = Path(__file__).with_name("window_runner.py")


@pytest.fixture
def old(tmp_path: Path) -> Environment:
    """Return the portable engine on the old processor."""
    portable.needs_qemu()
    made = Environment(tmp_path / "old", portable.engine(), CPU)
    made.take_engine(portable.engine())
    return made


@pytest.mark.model
def test_the_portable_engine_answers_on_an_old_processor(
    old: Environment, demo_model: Path
) -> None:
    words = ("-m", "app", "ask", "--model", str(demo_model), "--max-tokens", str(TOKENS))
    ran = old.run(*words, "--temperature", "0", "What is malaria?")
    assert ran.returncode == 0, ran.stderr
    assert "alaria" in ran.stdout


def test_doctor_says_which_library_an_old_processor_runs(old: Environment) -> None:
    said = old.run("-m", "app", "doctor").stdout
    assert "compiled for many processors" in said
    assert "sse42 (SSSE3), one of" in said


@pytest.mark.model
def test_a_native_engine_says_that_it_cannot_run_there(tmp_path: Path, demo_model: Path) -> None:
    portable.needs_qemu()
    if "AVX" not in native.system_info()["CPU"]:
        pytest.skip("the engine here was itself compiled for such a processor")
    old = Environment(tmp_path / "old", Path(sys.executable), CPU)
    sentence = "The engine cannot run on this processor."
    ran = old.run("-m", "app", "bench", "--model", str(demo_model))
    assert sentence in old.run("-m", "app", "doctor").stdout
    assert ran.returncode == 1
    assert sentence in ran.stderr


def test_the_window_opens_on_an_old_processor(tmp_path: Path, places: Places) -> None:
    portable.needs_qemu()
    old = Environment(tmp_path / "old", Path(sys.executable), CPU)
    settings.save(places.settings, with_model(places))
    with old.start(str(RUNNER), str(places.data), "", QT_QPA_PLATFORM="offscreen") as window:
        assert window.stdout
        said = window.stdout.readline()
        window.kill()
    assert said == "shown\n"
