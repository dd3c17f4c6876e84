"""Values that no model may have, and values that every type must take (table B8)."""

import struct
from pathlib import Path

import llama_cpp
import pytest

from converters import model
from converters.conversion import Target, convert
from converters.plan import plan
from converters.refusal import Code, Refusal
from converters.safetensors import Tensor
from converters.types import FILE_TYPES
from converters.writer import Effort
from tests.reference.checkpoints import checkpoints

# bf16, f16 and f32 checkpoints; the place of a value in the middle of a matrix.
FOLDERS = {"F32": "gemma2-head", "F16": "gemma2-288", "BF16": "gemma2"}
BITS = {
    "F32": {
        "nan": 0x7FC00000,
        "inf": 0x7F800000,
        "-inf": 0xFF800000,
        "tiny": 1,
        "most": 0x7F7FFFFF,
    },
    "F16": {"nan": 0x7E00, "inf": 0x7C00, "-inf": 0xFC00, "tiny": 1, "most": 0x7BFF},
    "BF16": {"nan": 0x7FC0, "inf": 0x7F80, "-inf": 0xFF80, "tiny": 1, "most": 0x7F7F},
}
FORMS = {"F32": "<I", "F16": "<H", "BF16": "<H"}


def spoiled(parent: Path, dtype: str, kind: str, stem: str) -> tuple[Path, str]:
    """Return a checkpoint with one such value in a tensor, and the tensor's name."""
    folder = checkpoints()[FOLDERS[dtype]].write(parent)
    source = next(
        part.source
        for part in model.read(folder).parts
        if stem in part.name and isinstance(part.source, Tensor) and part.source.dtype == dtype
    )
    assert isinstance(source, Tensor)
    value = struct.pack(FORMS[dtype], BITS[dtype][kind])
    with (folder / source.file).open("r+b") as file:
        file.seek(source.offset + source.size_bytes // 2 // len(value) * len(value))
        file.write(value)
    return folder, source.name


def converted(folder: Path, kind: str) -> Path:
    target = folder.parent / f"{kind}.gguf"
    convert(plan(model.read(folder), FILE_TYPES[kind]), Target(target), Effort(2))
    return target


@pytest.mark.parametrize("stem", ["blk.1.ffn_down", "blk.0.attn_norm", "token_embd"])
@pytest.mark.parametrize("value", ["nan", "inf", "-inf"])
@pytest.mark.parametrize("dtype", list(BITS))
def test_a_value_that_is_not_finite_is_refused_by_tensor(
    tmp_path: Path, dtype: str, value: str, stem: str
) -> None:
    folder, name = spoiled(tmp_path, dtype, value, stem)
    for kind in ("F32", dtype, "Q8_0", "Q4_K_M"):
        with pytest.raises(Refusal) as caught:
            converted(folder, kind)
        assert caught.value.code is Code.CHECKPOINT_INVALID
        assert caught.value.facts["where"] == f"tensor {name}"
        assert caught.value.facts["why"] == "it holds NaN or infinite values"
    assert not list(tmp_path.glob("*.gguf*"))


@pytest.mark.parametrize(("dtype", "kind"), [("F32", "F16"), ("BF16", "F16"), ("F32", "Q4_K_M")])
def test_a_value_that_does_not_fit_the_type_is_told_as_that(
    tmp_path: Path, dtype: str, kind: str
) -> None:
    folder, name = spoiled(tmp_path, dtype, "most", "blk.1.ffn_down")
    with pytest.raises(Refusal) as caught:
        converted(folder, kind)
    assert caught.value.facts["where"] == f"tensor {name}"
    assert "too large for" in str(caught.value.facts["why"])


@pytest.mark.parametrize("dtype", list(BITS))
def test_tiny_values_pass_and_the_result_passes_llama_cpp_s_own_check(
    tmp_path: Path, dtype: str
) -> None:
    folder, _ = spoiled(tmp_path, dtype, "tiny", "blk.1.ffn_down")
    llama_cpp.llama_backend_init()
    parameters = llama_cpp.llama_model_default_params()
    parameters.check_tensors = True
    for kind in ("F32", "Q4_K_M"):
        path = str(converted(folder, kind)).encode()
        loaded = llama_cpp.llama_model_load_from_file(path, parameters)
        assert loaded
        llama_cpp.llama_model_free(loaded)
