"""Plain GGUF files as a source: what is read, and what is refused, where and why."""

import random
import struct
from pathlib import Path

import pytest

from converters import gguf
from converters.conversion import Target, convert
from converters.keys import Keys
from converters.plan import plan
from converters.refusal import Code, Refusal
from converters.types import FILE_TYPES
from converters.writer import Effort

F32, F16, Q8_0 = 0, 1, 8


def container(
    *,
    keys: Keys | None = None,
    tensors: list[tuple[str, tuple[int, ...], int, int]] | None = None,
    data: bytes = bytes(64),
    head: tuple[bytes, int] = (b"GGUF", 3),
) -> bytes:
    """Return a file: tensors are (name, dimensions as written, type, offset)."""
    written = keys or usual()
    entries = tensors if tensors is not None else [("blk.0.attn_q.weight", (4, 2), F32, 0)]
    text = struct.pack("<4sIQQ", *head, len(entries), len(written)) + b"".join(written.as_bytes())
    for name, dimensions, kind, offset in entries:
        encoded = name.encode()
        text += struct.pack("<Q", len(encoded)) + encoded + struct.pack("<I", len(dimensions))
        text += struct.pack(f"<{len(dimensions)}QIQ", *dimensions, kind, offset)
    return text + bytes(-len(text) % 32) + data


def usual() -> Keys:
    keys = Keys()
    keys.text("general.architecture", "llama")
    keys.u32("llama.block_count", 1)
    keys.u32("llama.attention.head_count", 2)
    keys.texts("tokenizer.ggml.tokens", ["a", "b"])
    return keys


def read(path: Path, content: bytes) -> gguf.Model:
    path.write_bytes(content)
    return gguf.read(path)


def refused(path: Path, content: bytes) -> str:
    with pytest.raises(Refusal) as caught:
        read(path, content)
    assert caught.value.code is Code.MODEL_INVALID
    return f"{caught.value.facts['where']}: {caught.value.facts['why']}"


def test_a_plain_file_is_read(tmp_path: Path) -> None:
    model = read(tmp_path / "name-F16.gguf", container())
    assert model.shape.heads == model.shape.heads_kv == 2
    assert [part.shape for part in model.parts] == [(2, 4)]
    assert plan(model, FILE_TYPES["Q8_0"]).file_name == "name-Q8_0.gguf"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "byte 0: the header is cut off"),
        (container(head=(b"GGML", 3)), "byte 0: it is no GGUF file"),
        (container(head=(b"GGUF", 9)), "byte 4: version 9 is not known"),
        (container(tensors=[]), "byte 8: 0 tensors"),
        (container(tensors=[("a", (4, 2), F32, 32)]), "its data is not where it should be"),
        (container(tensors=[("a", (4, 2), F32, 0)], data=b""), "its data is not where"),
        (container(tensors=[("a", (64, 2), Q8_0, 0)]), "it is quantized already"),
        (container(tensors=[("a", (4, 2, 2), F32, 0)]), "it has 3 dimensions"),
        (container(tensors=[("a", (0, 2), F32, 0)]), "its shape is impossible"),
        (container(tensors=[("a", (2**63, 4), F32, 0)]), "its shape is impossible"),
        (container(tensors=[("", (4, 2), F32, 0)]), "its name is empty or too long"),
        (container(tensors=[("x" * 64, (4, 2), F32, 0)]), "its name is empty or too long"),
        (
            container(tensors=[("a", (4, 2), F32, 0), ("a", (4, 2), F32, 32)], data=bytes(64)),
            "it is there twice",
        ),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, content: bytes, why: str) -> None:
    assert why in refused(tmp_path / "m.gguf", content)


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("split.count", 3, "key split.count: the model is split"),
        ("general.alignment", 64, "key general.alignment: only 32"),
    ],
)
def test_files_of_another_layout_are_refused(
    tmp_path: Path, name: str, value: int, why: str
) -> None:
    keys = usual()
    keys.u32(name, value)
    assert why in refused(tmp_path / "m.gguf", container(keys=keys))


def test_a_file_without_an_architecture_is_refused(tmp_path: Path) -> None:
    keys = Keys()
    keys.u32("a", 1)
    assert "general.architecture" in refused(tmp_path / "m.gguf", container(keys=keys))


def test_a_missing_file_is_told_as_missing(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        gguf.read(tmp_path / "none.gguf")
    assert caught.value.code is Code.SOURCE_MISSING


def test_the_keys_of_a_split_model_do_not_go_on(tmp_path: Path) -> None:
    keys = usual()
    keys.u32("split.count", 1)
    model = read(tmp_path / "m.gguf", container(keys=keys))
    assert "split.count" not in model.keys


def test_a_value_that_is_not_finite_is_refused_by_name(tmp_path: Path) -> None:
    model = read(tmp_path / "m.gguf", container(data=struct.pack("<8f", *[float("nan")] * 8)))
    with pytest.raises(Refusal, match=r"blk\.0\.attn_q\.weight"):
        convert(plan(model, FILE_TYPES["F16"]), Target(tmp_path / "o.gguf"), Effort(1))
    assert not list(tmp_path.glob("o.*"))


def test_a_text_where_a_number_belongs_counts_as_not_said(tmp_path: Path) -> None:
    keys = usual()
    keys.text("llama.block_count", "many")
    keys.text("split.count", "2")
    assert read(tmp_path / "m.gguf", container(keys=keys)).shape.layers == 0


def test_every_cut_is_refused(tmp_path: Path) -> None:
    whole = container(data=bytes(32))
    read(tmp_path / "m.gguf", whole)
    for length in range(len(whole) - 1):
        refused(tmp_path / "m.gguf", whole[:length])


def test_no_change_of_bytes_ends_in_anything_but_a_refusal(tmp_path: Path) -> None:
    whole = container()
    chance = random.Random(20261125)
    verdicts = set()
    for _ in range(3000):
        changed = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            changed[chance.randrange(len(changed) - 64)] = chance.randrange(256)
        try:
            read(tmp_path / "m.gguf", bytes(changed))
            verdicts.add("read")
        except Refusal:
            verdicts.add("refused")
    assert verdicts == {"read", "refused"}
