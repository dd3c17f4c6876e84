from pathlib import Path

import pytest

from app.worker import libraries


def test_only_files_with_exactly_such_a_name_are_libraries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libraries, "FOLDER", tmp_path)
    assert not libraries.is_portable()
    names = ["libggml-cpu-zen4.so", "ggml-cpu-haswell.dll", "libggml-cpu-armv8.2_1.so"]
    others = ["libggml-vulkan.so", "libggml-base.so", "libggml-rpc.so", "libggml-blas.so"]
    strange = ["libggml-cpu-.so", "libggml-cpu-a b.so", "libggml-cpu-x.so.bak", "xlibggml-cpu-x.so"]
    for name in names + others + strange + ["libggml-cpu.so", "libggml-cuda-2.so"]:
        (tmp_path / name).touch()
    assert libraries.is_portable()
    assert set(libraries.variants()) == {"zen4", "haswell", "armv8.2_1"}
    assert libraries.backends() == {"vulkan": tmp_path / "libggml-vulkan.so"}
    assert all(path.is_absolute() for path in libraries.variants().values())
