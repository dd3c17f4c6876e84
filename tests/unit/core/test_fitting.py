"""The light and the sum: the same for the window, the command line and a catalogue."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.core import fitting, gguf, hardware
from app.core.chat import LoadOptions
from app.core.hardware import Verdict
from app.core.machine import Machine
from tests.gguf_writer import gemma2

AVX2 = frozenset({"avx2"})


@pytest.fixture
def info(tmp_path: Path) -> gguf.ModelInfo:
    return replace(gguf.read(gemma2().write(tmp_path / "m.gguf")), context_length=8192)


def test_a_model_fits_as_it_would_be_loaded(info: gguf.ModelInfo) -> None:
    roomy = fitting.fitted(info, LoadOptions(), Machine(10**12, 10**12, AVX2))
    assert roomy.fit.verdict is Verdict.FITS
    assert roomy.use.is_mapped
    assert roomy.memory == hardware.estimate(info, roomy.use)
    tight = fitting.fitted(info, LoadOptions(), Machine(10**12, 1, AVX2))
    assert tight.fit.verdict is Verdict.TIGHT
    assert not tight.use.is_mapped
    assert tight.notes() == [
        "Read into memory, not mapped: mapped, it would need 66 MB; 0 kB are free."
    ]
    assert roomy.notes() == []
    forced = fitting.fitted(info, LoadOptions(use_mmap=True), Machine(10**12, 1, AVX2))
    assert forced.use.is_mapped


def test_options_change_the_sum_and_the_sentence(info: gguf.ModelInfo) -> None:
    machine = Machine(10**12, 10**12)
    small = fitting.fitted(info, LoadOptions(context_tokens=512), machine)
    large = fitting.fitted(info, LoadOptions(), machine, translate=str.upper)
    assert small.memory.cache < large.memory.cache
    assert large.fit.sentence.startswith("NEEDS ")


def test_a_model_of_which_only_the_shape_is_known_has_a_light(info: gguf.ModelInfo) -> None:
    assert fitting.fit(info, Machine(10**12, 10**12)).verdict is Verdict.FITS
    assert fitting.fit(info, Machine(10, 10)).verdict is Verdict.TOO_LARGE
