from pathlib import Path

import psutil
import pytest

from app.worker import devices, native


@pytest.fixture
def group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(devices, "CONTROL_GROUP", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("quota", "cores"),
    [("50000 100000", 1), ("100000 100000", 1), ("max 100000", None), ("", None)],
)
def test_threads_are_physical_cores_within_what_is_granted(
    group: Path, monkeypatch: pytest.MonkeyPatch, quota: str, cores: int | None
) -> None:
    monkeypatch.setattr(psutil, "cpu_count", lambda logical=True: 8 if logical else 4)
    monkeypatch.setattr(devices.os, "sched_getaffinity", lambda _: set(range(6)), raising=False)
    (group / "cpu.max").write_text(quota)
    assert devices.cores() == (cores or 4)
    monkeypatch.setattr(devices.os, "sched_getaffinity", lambda _: {1, 3, 5}, raising=False)
    assert devices.cores() == (cores or 3)


def test_free_memory_is_bounded_by_the_control_group(group: Path) -> None:
    everything = devices.free_bytes()
    assert everything > 0
    (group / "memory.max").write_text("1000\n")
    (group / "memory.current").write_text("700\n")
    (group / "memory.stat").write_text("anon 500\ninactive_file 150\n")
    assert devices.free_bytes() == 450
    (group / "memory.max").write_text("max\n")
    assert devices.free_bytes() > 450


def test_a_processor_lacks_what_the_build_wants_and_it_has_not() -> None:
    built_with = ("SSE3", "AVX2", "AVX512", "REPACK", "AVX512_VNNI")
    assert devices.missing_instructions(built_with, frozenset({"sse3", "avx2"})) == ("AVX512",)
    assert devices.missing_instructions(built_with, frozenset()) == ()


def test_this_computer_can_run_this_build() -> None:
    devices.check_processor()
    found = devices.devices(3)
    assert found.id == 3
    assert found.features
    assert found.variant in found.features
    assert found.engine == native.VERSION
    assert found.llama_commit.isalnum()


def test_a_portable_build_is_known_by_its_libraries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(native, "VARIANTS", tmp_path)
    assert not native.is_portable()
    for name in ("haswell", "zen4"):
        (tmp_path / f"libggml-cpu-{name}.so").touch()
    assert native.is_portable()
    assert native.variants() == ("haswell", "zen4")
