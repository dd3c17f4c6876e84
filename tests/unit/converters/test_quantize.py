"""ggml's own functions: an installation without them is not told as a fault of the disk."""

from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from converters import quantize


def test_a_library_that_is_missing_is_an_import_that_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = ModuleSpec("llama_cpp", None, origin=str(tmp_path / "__init__.py"))
    monkeypatch.setattr("importlib.util.find_spec", lambda _: package)
    with pytest.raises(ImportError, match="ggml-base"):
        quantize._library.__wrapped__()
