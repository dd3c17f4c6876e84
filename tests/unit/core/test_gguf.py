"""A model file is checked before llama.cpp sees it: 13 aborts, dangerous values, every cut."""

import contextlib
import json
import math
import os
import struct
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core import gguf
from app.core.gguf.model import CHECKED
from app.core.wording import problem
from app.errors import Code, Problem
from tests.gguf_writer import (
    ARRAY,
    F32,
    F64,
    I32,
    STRING,
    U32,
    Description,
    Key,
    Tensor,
    gemma2,
    llama,
    ser,
)
from tests.unit.core.gguf_handcrafted import MAY_LOAD, handcrafted

LLAMA, LLAMA_BOUNDARIES = ser(llama())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "model.gguf"


def refusal(path: Path, model: Description | bytes | None = None) -> Problem:
    if isinstance(model, bytes):
        path.write_bytes(model)
    elif model is not None:
        model.write(path)
    with pytest.raises(Problem) as caught:
        gguf.read(path)
    return caught.value


def invalid(path: Path, model: Description | bytes | None = None) -> dict[str, object]:
    known = refusal(path, model)
    assert known.code is Code.MODEL_INVALID
    assert known.detail["path"] == str(path)
    told = problem(known)
    assert str(known.detail["where"]) in told.why
    assert str(known.detail["why"]) in told.why
    return known.detail


def test_a_model_is_described(file: Path) -> None:
    info = gguf.read(gemma2().write(file))
    assert info.name == "Tiny gemma2"
    assert info.architecture == "gemma2"
    assert info.quantization == "F32"
    assert (info.block_count, info.embedding_length, info.context_length) == (2, 32, 256)
    assert (info.head_count, info.head_count_kv) == (2, 2)
    assert (info.key_length, info.value_length, info.sliding_window) == (16, 16, 32)
    assert info.vocabulary_size == 275
    assert info.size_bytes == file.stat().st_size
    assert info.parameters == sum(math.prod(t.shape) for t in gemma2().tensors)
    assert info.is_checked_architecture
    assert info.chat_template is not None
    assert "start_of_turn" in info.chat_template


def test_what_a_file_says_of_its_origin_is_kept(file: Path) -> None:
    model = llama()
    model.set("general.license", "gemma")
    model.set("general.file_type", 15)
    model.set("general.source.repo_url", "https://huggingface.co/EPFLiGHT/Meditron3-Gemma2-2B")
    model.set("general.base_model.count", 2)
    model.set("general.base_model.0.repo_url", "https://huggingface.co/google/gemma-2-2b-it")
    model.set("general.base_model.1.name", "Another")
    model.set("general.sampling.temp", 0.25)
    model.set("general.sampling.top_k", 12, I32)
    model.set("general.sampling.top_p", 7.5)
    info = gguf.read(model.write(file))
    assert (info.license, info.quantization) == ("gemma", "Q4_K_M")
    assert info.source == "EPFLiGHT/Meditron3-Gemma2-2B"
    assert info.base_models == ("google/gemma-2-2b-it", "Another")
    assert (info.sampling.temperature, info.sampling.top_k) == (0.25, 12)
    assert info.sampling.top_p is None  # 7.5 is no probability


def test_metadata_can_be_shown_and_written_as_json(file: Path) -> None:
    model = llama()
    model.set("a.long", "x" * 10_000)
    model.set("b.bad_utf8", b"\xff\x00\xfe", STRING)
    model.set("c.nan", math.nan)
    model.set("d.few", [1, 2, 3])
    model.extra_keys.append((b"\xff", Key(U32, 1)))
    info = gguf.read(model.write(file))
    assert len(str(info.metadata["a.long"])) == 2001
    assert info.metadata["c.nan"] == "nan"
    assert info.metadata["d.few"] == [1, 2, 3]
    assert info.metadata["tokenizer.ggml.tokens"] == "265 × str"
    json.dumps(info.metadata, allow_nan=False).encode()
    msgspec.json.encode(info)


def test_the_file_name_stands_in_for_a_missing_name(file: Path) -> None:
    assert gguf.read(llama().drop("general.name").write(file)).name == "model"


def test_a_name_is_shown_as_one_line(file: Path) -> None:
    info = gguf.read(llama().set("general.name", "a\nb\x1b[31m\u202ec" + "d" * 999).write(file))
    assert info.name.startswith("a b [31m c")
    assert len(info.name) <= 200


# What llama.cpp aborts on (reliability 4.1): one lie each in an otherwise good file.
def with_alignment(alignment: int) -> Description:
    model = llama().set("general.alignment", alignment)
    model.alignment = alignment
    return model


def without_byte_tokens() -> Description:
    model = llama()
    tokens = [
        f"word{at}" if text.startswith("<0x") else text
        for at, text in enumerate(model.keys["tokenizer.ggml.tokens"].value)
    ]
    return model.set("tokenizer.ggml.tokens", tokens)


def with_token(at: int, text: str | bytes) -> Description:
    model = llama()
    tokens = list(model.keys["tokenizer.ggml.tokens"].value)
    tokens[at] = text
    return model.set("tokenizer.ggml.tokens", tokens)


ABORTS = {
    "alignment 1": lambda: with_alignment(1),
    "block_count 0": lambda: llama().set("llama.block_count", 0),
    "block_count 513": lambda: llama().set("llama.block_count", 513),
    "block_count 2^31": lambda: llama().set("llama.block_count", 2**31),
    "block_count 2^32-1": lambda: llama().set("llama.block_count", 2**32 - 1),
    "rms_eps -1": lambda: llama().set("llama.attention.layer_norm_rms_epsilon", -1.0),
    "rms_eps NaN": lambda: llama().set("llama.attention.layer_norm_rms_epsilon", math.nan),
    "2000 experts": lambda: llama().set("llama.expert_count", 2000),
    "4 experts, none used": lambda: (
        llama().set("llama.expert_count", 4).set("llama.expert_used_count", 0)
    ),
    "unknown rope scaling": lambda: llama().set("llama.rope.scaling.type", "spiral"),
    "duplicate token": lambda: with_token(262, "a"),
    "no byte tokens": without_byte_tokens,
    "bert tokenizer": lambda: llama().set("tokenizer.ggml.model", "bert"),
}


def test_thirteen_aborts_are_known() -> None:
    assert len(ABORTS) == 13


@pytest.mark.parametrize("name", ABORTS)
def test_what_llama_cpp_aborts_on_is_refused(name: str, file: Path) -> None:
    assert invalid(file, ABORTS[name]())["where"].startswith("key ")


def empty_tensor() -> Description:
    model = llama()
    tensor = model.tensors[-1]
    tensor.shape, tensor.data = (32, 0), b""
    return model


def with_experts() -> Description:
    return llama().set("llama.expert_count", 4).set("llama.expert_used_count", 2)


def trailing() -> Description:
    model = llama()
    model.trailing = b"\0"
    return model


DANGEROUS = {
    "alignment 2": lambda: with_alignment(2),
    "alignment 8": lambda: with_alignment(8),
    "alignment 16": lambda: with_alignment(16),
    "rms_eps inf": lambda: llama().set("llama.attention.layer_norm_rms_epsilon", math.inf),
    "rms_eps 0": lambda: llama().set("llama.attention.layer_norm_rms_epsilon", 0.0),
    "rms_eps missing": lambda: llama().drop("llama.attention.layer_norm_rms_epsilon"),
    "rms_eps f64": lambda: llama().set("llama.attention.layer_norm_rms_epsilon", 1e-5, F64),
    "rope base 0": lambda: llama().set("llama.rope.freq_base", 0.0),
    "rope base NaN": lambda: llama().set("llama.rope.freq_base", math.nan),
    "rope base negative": lambda: llama().set("llama.rope.freq_base", -1.0),
    "rope scale negative": lambda: llama().set("llama.rope.scaling.factor", -2.0),
    "rope scale inf": lambda: llama().set("llama.rope.scaling.factor", math.inf),
    "rope scaling of another type": lambda: llama().set("llama.rope.scaling.type", 7),
    "rope dimensions odd": lambda: llama().set("llama.rope.dimension_count", 15),
    "rope dimensions too many": lambda: llama().set("llama.rope.dimension_count", 64),
    "no heads": lambda: llama().set("llama.attention.head_count", 0),
    "heads missing": lambda: llama().drop("llama.attention.head_count"),
    "a million heads": lambda: llama().set("llama.attention.head_count", 1_000_000),
    "3 heads of 32": lambda: llama().set("llama.attention.head_count", 3),
    "heads not shared evenly": lambda: llama().set("llama.attention.head_count_kv", 4),
    "no shared heads": lambda: llama().set("llama.attention.head_count_kv", 0),
    "heads for other layers": lambda: llama().set("llama.attention.head_count", [2, 2], ARRAY),
    "width 0": lambda: llama().set("llama.embedding_length", 0),
    "width 2^31": lambda: llama().set("llama.embedding_length", 2**31),
    "context 0": lambda: llama().set("llama.context_length", 0),
    "context a word": lambda: llama().set("llama.context_length", "long", STRING),
    "feed forward missing": lambda: llama().drop("llama.feed_forward_length"),
    "key length 0": lambda: llama().set("llama.attention.key_length", 0),
    "softcap 0": lambda: gemma2().set("gemma2.attn_logit_softcapping", 0.0),
    "more experts used than there are": lambda: (
        llama().set("llama.expert_count", 2).set("llama.expert_used_count", 3)
    ),
    "experts used without experts": lambda: llama().set("llama.expert_used_count", 2),
    "2 experts of 4 in 4 groups": lambda: with_experts().set("llama.expert_group_count", 4),
    "2 experts of 4 in 3 groups": lambda: with_experts().set("llama.expert_group_count", 3),
    "no group used": lambda: with_experts().set("llama.expert_group_count", 2),
    "all groups used": lambda: (
        with_experts().set("llama.expert_group_count", 2).set("llama.expert_group_used_count", 2)
    ),
    "groups of no experts": lambda: llama().set("llama.expert_group_count", 1),
    "more experts used in one layer": lambda: (
        llama().set("llama.expert_count", 4).set("llama.expert_used_count", [2, 5], ARRAY)
    ),
    "values longer than keys": lambda: llama().set("llama.attention.value_length", 32),
    "values shorter than keys": lambda: gemma2().set("gemma2.attention.value_length", 8),
    "keys longer than values by default": lambda: llama().set("llama.attention.key_length", 32),
    "windowed keys of another length": lambda: gemma2().set("gemma2.attention.key_length_swa", 32),
    "nothing of windowed heads rotated": lambda: gemma2().set("gemma2.rope.dimension_count_swa", 0),
    "more of windowed heads rotated": lambda: gemma2().set("gemma2.rope.dimension_count_swa", 32),
    "half a head rotated": lambda: llama().set("llama.rope.dimension_count", 8),
    "heads of another number in layer 1": lambda: (
        gemma2()
        .set("gemma2.attention.head_count", [2, 4], ARRAY)
        .set("gemma2.attention.head_count_kv", [2, 2], ARRAY)
    ),
    "shared heads of another number in layer 1": lambda: gemma2().set(
        "gemma2.attention.head_count_kv", [2, 1], ARRAY
    ),
    "more layers predict than there are": lambda: llama().set("llama.nextn_predict_layers", 2),
    "all layers predict": lambda: gemma2().set("gemma2.nextn_predict_layers", 2),
    "no layer windowed": lambda: gemma2().set("gemma2.attention.sliding_window_pattern", 1),
    "no layer windowed by a list": lambda: (
        gemma2()
        .drop("gemma2.attention.sliding_window")
        .set("gemma2.attention.sliding_window_pattern", [False, False], ARRAY)
    ),
    "tokens missing": lambda: llama().drop("tokenizer.ggml.tokens"),
    "tokens numbers": lambda: llama().set("tokenizer.ggml.tokens", Lie.numbers, ARRAY),
    "no tokens": lambda: llama().set("tokenizer.ggml.tokens", [], ARRAY),
    "tokens equal up to a NUL": lambda: with_token(262, b"a\0b"),
    "one byte token missing": lambda: with_token(3 + 0x41, "other"),
    "scores too few": lambda: llama().set("tokenizer.ggml.scores", [0.0], ARRAY),
    "scores strings": lambda: llama().set("tokenizer.ggml.scores", Lie.strings, ARRAY),
    "types too few": lambda: llama().set("tokenizer.ggml.token_type", [1], ARRAY),
    "types floats": lambda: llama().set("tokenizer.ggml.token_type", Lie.floats, ARRAY),
    "bpe without merges": lambda: llama().set("tokenizer.ggml.model", "gpt2"),
    "merges numbers": lambda: llama().set("tokenizer.ggml.merges", [1, 2], ARRAY),
    "eos beyond the vocabulary": lambda: llama().set("tokenizer.ggml.eos_token_id", 265),
    "eot beyond the vocabulary": lambda: llama().set("tokenizer.ggml.eot_token_id", 2**32 - 1),
    "bos a word": lambda: llama().set("tokenizer.ggml.bos_token_id", "<s>", STRING),
    "tokenizer model missing": lambda: llama().drop("tokenizer.ggml.model"),
    "a template of 66 kB": lambda: llama(template="x" * (64 * 1024 + 1)),
    "a named template of 66 kB": lambda: llama().set(
        "tokenizer.chat_template.tool_use", "x" * (64 * 1024 + 1)
    ),
    "an empty tensor": empty_tensor,
    "no tensors": lambda: Description(llama().keys, []),
    "trailing bytes": trailing,
}


class Lie:
    """Arrays whose elements are of another type than they should be."""

    numbers = struct.pack("<IQ", U32, 265) + bytes(4 * 265)
    floats = struct.pack("<IQ", F32, 265) + bytes(4 * 265)
    strings = struct.pack("<IQ", STRING, 265) + bytes(8 * 265)


@pytest.mark.parametrize("name", DANGEROUS)
def test_what_would_mislead_the_engine_is_refused(name: str, file: Path) -> None:
    assert invalid(file, DANGEROUS[name]())["where"]


# Number of the type, elements and bytes a block: as ggml.h has them.
HALF, BRAIN, EIGHT, COLUMNS = (1, 1, 2), (30, 1, 2), (8, 32, 34), (2, 32, 18)
RESULT, BYTES, WORDS, LONGS, DOUBLES = (9, 32, 36), (24, 1, 1), (26, 1, 4), (27, 1, 8), (28, 1, 8)


def retyped(name: str, kind: tuple[int, int, int]) -> Description:
    model = llama()
    model.tensors.append(Tensor("rope_freqs.weight", (8,), bytes(32)))
    model.tensors.append(Tensor("blk.0.attn_q.bias", (32,), bytes(128)))
    tensor = model.tensor(name)
    number, block, size = kind
    tensor.type, tensor.data = number, bytes(math.prod(tensor.shape) // block * size)
    return model


@pytest.mark.parametrize("kind", [RESULT, BYTES, WORDS, LONGS, DOUBLES])
@pytest.mark.parametrize("name", ["token_embd.weight", "blk.0.ffn_down.weight", "output.weight"])
def test_a_matrix_of_a_type_without_a_product_is_refused(
    name: str, kind: tuple[int, int, int], file: Path
) -> None:
    model = retyped(name, kind)
    assert invalid(file, model)["where"] == f"tensor {name}"
    gguf.read(model.set("general.architecture", "brandnew").write(file))


@pytest.mark.parametrize("kind", [HALF, BRAIN, WORDS])
@pytest.mark.parametrize(
    "name",
    ["output_norm.weight", "blk.0.attn_norm.weight", "rope_freqs.weight", "blk.0.attn_q.bias"],
)
def test_a_vector_of_another_type_than_f32_is_refused(
    name: str, kind: tuple[int, int, int], file: Path
) -> None:
    assert invalid(file, retyped(name, kind))["where"] == f"tensor {name}"


@pytest.mark.parametrize("kind", [HALF, BRAIN, EIGHT, COLUMNS])
@pytest.mark.parametrize("name", ["token_embd.weight", "blk.0.ffn_down.weight", "output.weight"])
def test_a_matrix_that_can_be_computed_is_accepted(
    name: str, kind: tuple[int, int, int], file: Path
) -> None:
    gguf.read(retyped(name, kind).write(file))


def test_every_good_value_is_accepted(file: Path) -> None:
    model = llama()
    model.set("llama.attention.head_count", [2], ARRAY)
    model.set("llama.rope.freq_base", 500_000.0)
    model.set("llama.rope.scaling.type", "linear")
    model.set("llama.rope.scaling.factor", 0.0)
    model.set("llama.expert_count", 0)
    model.set("llama.expert_used_count", [0], ARRAY)
    model.set("llama.nextn_predict_layers", 0)
    model.set("tokenizer.ggml.padding_token_id", 264)
    model.set("tokenizer.chat_template", "x" * 64 * 1024)
    assert gguf.read(model.write(file)).head_count == 2
    for alignment in (32, 64, 4096):
        gguf.read(with_alignment(alignment).write(file))


def test_every_good_shape_of_experts_and_windows_is_accepted(file: Path) -> None:
    experts = with_experts().set("llama.expert_group_count", 2)
    gguf.read(experts.set("llama.expert_group_used_count", 1).write(file))
    gguf.read(with_experts().set("llama.expert_used_count", [2], ARRAY).write(file))
    windowed = "gemma2.attention.sliding_window_pattern"
    for pattern in (0, 2, 3):
        gguf.read(gemma2().set(windowed, pattern).write(file))
    for layers in ([True, False], [False, True], [1, 0]):
        gguf.read(gemma2().set(windowed, layers, ARRAY).write(file))
    unread = llama().set("llama.attention.key_length_swa", 7)  # no layer of it is windowed
    gguf.read(unread.set("llama.rope.dimension_count_swa", 3).write(file))
    part = gemma2().set("gemma2.rope.dimension_count", 8)
    gguf.read(part.set("gemma2.attention.key_length_swa", 16).write(file))


def test_empty_tokens_are_not_equal(file: Path) -> None:
    model = with_token(262, "")
    tokens = list(model.keys["tokenizer.ggml.tokens"].value)
    tokens[263] = ""
    gguf.read(model.set("tokenizer.ggml.tokens", tokens).write(file))


@pytest.mark.parametrize("name", sorted(MAY_LOAD))
def test_a_good_container_that_is_no_model_is_refused(name: str, file: Path) -> None:
    assert invalid(file, handcrafted()[name])


def test_another_architecture_passes_with_its_badge(file: Path) -> None:
    model = llama().set("general.architecture", "brandnew")
    info = gguf.read(model.write(file))
    assert not info.is_checked_architecture
    assert info.block_count == 0
    assert "brandnew" not in CHECKED


def test_equal_tokens_are_refused_for_every_architecture(file: Path) -> None:
    model = with_token(262, "a").set("general.architecture", "brandnew")
    assert invalid(file, model)["where"] == "key tokenizer.ggml.tokens"


@pytest.mark.parametrize(
    ("key", "content", "word"),
    [
        ("general.type", "mmproj", "image projector"),
        ("general.type", "adapter", "adapter"),
        ("general.architecture", "clip", "image projector"),
        ("general.architecture", "", "missing"),
    ],
)
def test_a_file_that_is_no_language_model_is_explained(
    key: str, content: str, word: str, file: Path
) -> None:
    assert word in invalid(file, llama().set(key, content))["why"]


def test_a_part_of_a_split_model_is_explained(file: Path) -> None:
    model = llama().set("split.count", 3).set("split.no", 1)
    assert "part 2 of a model split into 3 files" in invalid(file, model)["why"]
    assert "must be named" in invalid(file, model.set("split.no", 0))["why"]
    gguf.read(llama().set("split.count", 1).set("split.no", 0).write(file))


def cuts() -> list[int]:
    around = {at + step for at in LLAMA_BOUNDARIES for step in (-1, 0, 1)}
    return sorted(at for at in around if 0 <= at < len(LLAMA))


@pytest.mark.parametrize("at", cuts())
def test_a_file_cut_anywhere_is_refused_with_the_place(at: int, file: Path) -> None:
    assert invalid(file, LLAMA[:at])["where"].startswith(("byte ", "key ", "tensor "))


def test_the_whole_file_is_accepted(file: Path) -> None:
    file.write_bytes(LLAMA)
    assert gguf.read(file).name == "Tiny llama"


def test_a_missing_file_is_missing(file: Path) -> None:
    assert refusal(file).code is Code.MODEL_MISSING
    assert refusal(file / "below").code is Code.MODEL_MISSING


@pytest.mark.parametrize("name", ["a\0b", "a\ud800b"])
def test_a_path_that_cannot_be_is_a_missing_file(name: str, tmp_path: Path) -> None:
    assert refusal(tmp_path / name).code is Code.MODEL_MISSING


def test_a_loop_of_links_is_refused(file: Path) -> None:
    other = file.with_name("other")
    file.symlink_to(other)
    other.symlink_to(file)
    assert invalid(file)["where"] == "the file"


def test_a_link_to_a_model_is_followed(file: Path) -> None:
    llama().write(file)
    link = file.with_name("link.gguf")
    link.symlink_to(file)
    assert gguf.read(link).name == "Tiny llama"


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_what_is_no_file_is_refused(make, file: Path) -> None:
    make(file)
    assert invalid(file)["where"] == "the path"


def test_an_unreadable_file_says_why(file: Path, monkeypatch) -> None:
    llama().write(file)

    def denied(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", denied)
    assert invalid(file)["why"] == "Permission denied"


HEADER_BYTES = LLAMA_BOUNDARIES[LLAMA_BOUNDARIES.index(len(LLAMA)) - len(llama().tensors)]
lies = st.tuples(
    st.integers(0, HEADER_BYTES - 1),
    st.sampled_from([b"\0", b"\1", b"\xff", b"\x7f", b"\0" * 8, b"\xff" * 8, b"\xff" * 4, b"\x80"]),
)


@settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(lies, min_size=1, max_size=4), st.integers(0, 64))
def test_a_changed_header_is_accepted_or_refused_and_nothing_else(
    file: Path, changes: list[tuple[int, bytes]], cut: int
) -> None:
    raw = bytearray(LLAMA)
    for at, lie in changes:
        raw[at : at + len(lie)] = lie
    file.write_bytes(bytes(raw[: len(raw) - cut]) if cut > 60 else bytes(raw))
    with contextlib.suppress(Problem):
        gguf.read(file)


@settings(
    max_examples=200,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.binary(max_size=200))
def test_any_bytes_are_refused_and_nothing_else(file: Path, raw: bytes) -> None:
    for head in (b"", b"GGUF\3\0\0\0", b"GGUF\3\0\0\0\1\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0"):
        invalid(file, head + raw)


@pytest.mark.model
def test_the_demo_model_is_read(demo_model: Path) -> None:
    info = gguf.read(demo_model)
    assert (info.architecture, info.quantization) == ("llama", "Q4_1")
    assert info.license == "apache-2.0"
    assert (info.parameters, info.context_length) == (134_515_008, 8192)
    assert info.is_checked_architecture
