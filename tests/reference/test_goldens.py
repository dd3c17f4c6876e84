"""The converter against the reference: the same file to the last bit, and the same logits.

`make_goldens.py` says how the goldens were made; none of its tools is needed here.
"""

import hashlib
import json
import platform
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import llama_cpp
import numpy as np
import pytest

from converters import gguf, model
from converters.__main__ import main
from converters.conversion import Target, convert
from converters.plan import plan
from converters.types import FILE_TYPES
from converters.writer import Effort
from tests.reference.checkpoints import checkpoints
from tests.reference.compare import first_difference, first_stranger, taken_apart
from tests.reference.forward import TOKENS
from tests.reference.make_goldens import FLOATS, GOLDENS
from tests.reference.quantizer import TYPES, quantize

EXPECTED: dict[str, Any] = json.loads(GOLDENS.read_text())
ALL = checkpoints()
# llama.cpp takes GELU from a table in half precision, which is most of Gemma's distance; for the
# others it is the order of sums in float32. What a transform gets wrong is about 1.
TOLERANCES = {"gemma2": 5e-3, "gemma3": 5e-3}
TOLERANCE = 1e-4
# Quantizing rounds differently where multiply and add are one instruction.
IS_SAME_ARITHMETIC = platform.machine().lower() in {"x86_64", "amd64"}


def made(name: str, kind: str, parent: Path) -> Path:
    """Write a checkpoint below `parent` and convert it."""
    source = parent / "source"
    folder = source / ALL[name].folder
    if not folder.is_dir():
        ALL[name].write(source)
    target = parent / f"{kind}.gguf"
    planned = plan(model.read(folder), FILE_TYPES[kind])
    convert(planned, Target(target), Effort(threads=2))
    assert target.stat().st_size == planned.size_bytes
    return target


def why(name: str, kind: str, file: Path, parent: Path) -> str:
    """Say what differs: a key or tensor of the F32 file, else where llama.cpp chose otherwise."""
    plain = file if kind == "F32" else made(name, "F32", parent)
    stranger = first_stranger(plain, EXPECTED[ALL[name].same_as or name])
    if stranger or kind == "F32":
        return f"F32: {stranger}"
    first = kind if kind in FLOATS else ALL[name].dtype
    live = parent / "live.gguf"
    quantize(file if first == kind else made(name, first, parent), live, kind)
    return f"{kind}: {first_difference(file, live)}"


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize(
    "name", [name for name, one in ALL.items() if one.has_reference or one.same_as]
)
def test_every_architecture_and_type_is_the_reference_to_the_bit(
    name: str, kind: str, tmp_path: Path
) -> None:
    if kind not in FLOATS and not IS_SAME_ARITHMETIC:
        pytest.skip("the goldens of quantized types were made on x86-64")
    golden = EXPECTED[ALL[name].same_as or name]["files"][kind]
    file = made(name, kind, tmp_path)
    content = file.read_bytes()
    if hashlib.sha256(content).hexdigest() != golden["sha256"]:
        pytest.fail(f"{why(name, kind, file, tmp_path)}; {len(content)} of {golden['bytes']} bytes")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("gemma2", "Q4_K_M"),  # ten layers: which ones get more bits
        ("gemma2-288", "IQ4_XS"),  # widths that no K-quant takes
        ("llama31", "IQ4_XS"),  # four heads a key
        ("llama-mha", "Q5_K_M"),
        ("phi3", "Q6_K"),
        ("olmo3", "Q8_0"),  # a width that no quantized type takes
        ("apertus", "Q4_0"),
        ("qwen2", "Q4_K_S"),
    ],
)
def test_this_machines_own_quantizer_writes_the_same_file(
    name: str, kind: str, tmp_path: Path
) -> None:
    first, live = made(name, ALL[name].dtype, tmp_path), tmp_path / "live.gguf"
    quantize(first, live, kind)
    assert first_difference(made(name, kind, tmp_path), live) is None


@pytest.mark.parametrize(("source", "kind"), [("BF16", "Q4_K_M"), ("F32", "BF16"), ("F16", "Q8_0")])
def test_a_plain_gguf_file_is_quantized_like_llama_quantize(
    source: str, kind: str, tmp_path: Path
) -> None:
    first, live, file = made("gemma2", source, tmp_path), tmp_path / "live", tmp_path / "made.gguf"
    quantize(first, live, kind)
    convert(plan(gguf.read(first), FILE_TYPES[kind]), Target(file), Effort(threads=2))
    assert first_difference(file, live) is None


@pytest.fixture
def silence() -> Iterator[None]:
    """Keep llama.cpp from writing to stderr."""
    callback = llama_cpp.llama_log_callback(lambda _level, _text, _data: None)
    llama_cpp.llama_log_set(callback, None)
    yield
    llama_cpp.llama_log_set(llama_cpp.llama_log_callback(), None)


@pytest.mark.usefixtures("silence")
@pytest.mark.parametrize("name", [name for name, one in ALL.items() if one.has_logits])
def test_the_file_computes_what_transformers_computes(name: str, tmp_path: Path) -> None:
    expected = np.array(EXPECTED[name]["logits"])
    found = logits(made(name, "F32", tmp_path))
    assert expected.std() > 0.5  # else nothing would be shown
    assert np.abs(found - expected).max() < TOLERANCES.get(name, TOLERANCE)
    assert found.argmax() == expected.argmax()


def logits(file: Path) -> np.ndarray[Any, np.dtype[np.float32]]:
    """Return the logits after the last of `TOKENS`, computed in single precision throughout."""
    language = llama_cpp.Llama(
        str(file),
        n_ctx=64,
        n_gpu_layers=0,
        n_threads=2,
        type_k=llama_cpp.GGML_TYPE_F32,
        type_v=llama_cpp.GGML_TYPE_F32,
        verbose=False,
    )
    try:
        language.eval(list(TOKENS))
        row = llama_cpp.llama_get_logits_ith(language.ctx, -1)
        return np.ctypeslib.as_array(row, (language.n_vocab(),)).copy()
    finally:
        language.close()


def tokens_of(file: Path, texts: list[str]) -> list[list[int]]:
    """Return the ids llama.cpp gives each text."""
    language = llama_cpp.Llama(str(file), vocab_only=True, verbose=False)
    try:
        return [language.tokenize(text.encode(), special=True) for text in texts]
    finally:
        language.close()


@pytest.mark.usefixtures("silence")
def test_without_tokenizer_model_the_same_text_gives_the_same_tokens(tmp_path: Path) -> None:
    texts = [
        "Malaria is a disease caused by a parasite.",
        "  The fever returns\n\n every  48 hours; fièvre depuis trois jours — 2.4 mg/kg\t!",
        "<start_of_turn>user\nseizures or acidosis<end_of_turn>\n<|end_of_text|>",
        "日本語 🙂 \u2581▁ <0x41> <unused1> xyz",
        "",
        *("artesunate"[:length] for length in range(1, 11)),
    ]
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    one = made("gemma2", "Q8_0", tmp_path / "one")
    other = made("gemma2-json", "Q8_0", tmp_path / "other")
    assert tokens_of(other, texts) == tokens_of(one, texts)
    keys, expected = taken_apart(other).keys, taken_apart(one).keys
    different = {key for key in expected if keys.get(key) != expected[key]}
    assert different <= {"tokenizer.ggml.scores"}
    assert list(keys) == list(expected)


@pytest.mark.parametrize(("name", "kind"), [("gemma2", "Q4_K_M"), ("olmo3", "F16")])
def test_a_dry_run_says_the_exact_size_and_writes_nothing(
    name: str, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = ALL[name].write(tmp_path / "source")
    target = tmp_path / "made.gguf"
    words = [str(folder), "-o", str(target), "--type", kind, "--json"]
    assert main([*words, "--dry-run"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert list(tmp_path.iterdir()) == [tmp_path / "source"]
    assert main(words) == 0
    assert target.stat().st_size == said["output_bytes"]
    assert sum(tensor["bytes"] for tensor in said["tensors"]) < said["output_bytes"]


def test_a_difference_is_named(tmp_path: Path) -> None:
    """The detector of the tests above: what it says of files that differ in one place."""
    one = made("olmo3", "F32", tmp_path)
    content, other = one.read_bytes(), tmp_path / "other.gguf"
    golden = {part: EXPECTED["olmo3"][part] for part in ("keys", "tensors")}

    def said(changed: bytes) -> tuple[str | None, str | None]:
        other.write_bytes(changed)
        return first_difference(other, one), first_stranger(other, golden)

    assert said(content) == (None, None)
    last = list(taken_apart(one).tensors)[-1]
    ends_otherwise = content[:-1] + bytes([content[-1] ^ 1])
    live, stored = said(ends_otherwise)
    assert live is not None
    assert live.startswith(f"tensor {last}: byte ")
    assert stored == f"tensors: {last} differs None"
    live, stored = said(content.replace(b"Olmo 3", b"Olmo 4", 1))
    assert live is not None
    assert live.startswith("key general.name: ")
    assert stored is not None
    assert stored.startswith("keys: general.name differs")
    live, _ = said(content.replace(b"blk.3.ffn_up.weight", b"blk.3.ffn_upp.weigh", 1))
    assert live == "tensor blk.3.ffn_up.weight is missing"
