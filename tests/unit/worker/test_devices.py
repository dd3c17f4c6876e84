from pathlib import Path

import pytest

from app.worker import devices, native


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
