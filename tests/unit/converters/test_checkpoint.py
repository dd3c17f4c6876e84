"""A checkpoint: which files make it up, which tensors are converted, and in what order."""

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from converters.checkpoint import INDEX, MOST_FILES, Checkpoint, parts
from converters.folder import Folder
from converters.refusal import Code, Refusal
from converters.safetensors import MOST_TENSORS, Source
from tests.unit.converters.test_safetensors import Entry, packed, reason

SIZES = {"F64": 8, "F32": 4, "BF16": 2, "F16": 2, "U8": 1, "I8": 1, "F8_E4M3": 1, "I32": 4}


def tensor(dtype: str = "BF16", *shape: int) -> Entry:
    count = 1
    for number in shape:
        count *= number
    return dtype, list(shape), bytes(count * SIZES[dtype])


def shard(number: int, total: int) -> str:
    return f"model-{number:05}-of-{total:05}.safetensors"


def make(folder: Path, files: Mapping[str, Mapping[str, Entry]], index: Any = None) -> Folder:
    """Write files of tensors; an index of them all if it is `True`, or what it says."""
    for name, tensors in files.items():
        (folder / name).write_bytes(packed(tensors))
    if index is True:
        index = {name: file for file, tensors in files.items() for name in tensors}
    if index is not None:
        (folder / INDEX).write_text(json.dumps({"metadata": {}, "weight_map": index}))
    return Folder(folder)


def empty(folder: Path, names: Sequence[str]) -> Folder:
    for name in names:
        (folder / name).touch()
    return Folder(folder)


def refusal(folder: Folder, **arguments: Any) -> str:
    with pytest.raises(Refusal) as caught:
        Checkpoint(folder, **arguments)
    assert caught.value.code is Code.CHECKPOINT_INVALID
    assert reason(caught.value).isprintable()
    assert len(reason(caught.value)) < 600
    return reason(caught.value)


def parts_refusal(folder: Folder) -> str:
    with pytest.raises(Refusal) as caught:
        parts(folder)
    return reason(caught.value)


ONE, TWO, THREE = (shard(number, 3) for number in (1, 2, 3))


# --- which files ---------------------------------------------------------------------------------


def test_one_file_is_a_model(tmp_path: Path) -> None:
    assert parts(empty(tmp_path, ["model.safetensors"])) == ["model.safetensors"]


def test_a_whole_set_is_a_model_in_its_order(tmp_path: Path) -> None:
    assert parts(empty(tmp_path, [THREE, ONE, TWO])) == [ONE, TWO, THREE]


def test_with_an_index_the_parts_are_those_it_names(tmp_path: Path) -> None:
    folder = make(tmp_path, {TWO: {"a": tensor()}, ONE: {"b": tensor()}}, index=True)
    assert parts(folder) == [ONE, TWO]


def test_files_beside_the_model_s_are_left_alone(tmp_path: Path) -> None:
    beside = ["consolidated.safetensors", "pytorch_model.bin", "adapter_model.safetensors"]
    beside += ["model.gguf", "README.md", "modeling_x.py", "tokenizer.json", "mlx.safetensors"]
    assert parts(empty(tmp_path, ["model.safetensors", *beside])) == ["model.safetensors"]


@pytest.mark.parametrize(
    ("names", "missing"),
    [
        ([ONE, TWO], THREE),
        ([TWO, THREE], ONE),
        ([ONE, THREE], TWO),
        ([shard(1, 99999)], shard(2, 99999)),
        ([shard(0, 3), ONE], TWO),
    ],
)
def test_a_set_with_a_hole_names_the_file_that_is_missing(
    tmp_path: Path, names: list[str], missing: str
) -> None:
    assert parts_refusal(empty(tmp_path, names)) == f"{missing}: it is missing"


@pytest.mark.parametrize(
    "names",
    [
        ["model.safetensors", ONE, TWO, THREE],
        [shard(1, 2), shard(2, 2), shard(1, 1)],
        ["model.safetensors", shard(1, 1)],
        ["model.safetensors", ONE],
        [shard(0, 2), shard(1, 2), shard(2, 2)],
        [shard(0, 1)],
        [shard(1, 0)],
        [shard(1, 1), shard(2, 1)],
    ],
)
def test_files_that_are_no_one_set_are_not_mixed(tmp_path: Path, names: list[str]) -> None:
    assert "it is not clear which of these belong together" in parts_refusal(empty(tmp_path, names))


@pytest.mark.parametrize(
    "name",
    [
        "model_old.safetensors",
        "model.fp16.safetensors",
        "model-00001-of-00003 (1).safetensors",
        "model-1-of-3.safetensors",
        "model-00001-of-0000٣.safetensors",
    ],
)
def test_a_file_that_looks_like_a_part_is_not_taken_or_left_in_silence(
    tmp_path: Path, name: str
) -> None:
    told = parts_refusal(empty(tmp_path, ["model.safetensors", name]))
    assert told.startswith(name)
    assert "its name is not that of a model's file" in told


INSTEAD = [
    (["adapter_model.safetensors", "adapter_config.json"], "it is an adapter (LoRA), not a model"),
    (["adapter_model.bin"], "it is an adapter (LoRA), not a model"),
    (["consolidated.safetensors", "params.json"], "it holds Mistral's own layout"),
    (["consolidated.00.pth"], "its weights are pickle files"),
    (["pytorch_model.bin"], "its weights are pickle files, which can run code and are never"),
    (
        ["pytorch_model-00001-of-00002.bin", "pytorch_model.bin.index.json"],
        "its weights are pickle",
    ),
    (["weights.safetensors"], "none of its safetensors files is called model.safetensors"),
    (["Meditron.Q4_K_M.gguf"], "it holds a GGUF file, which needs no converting"),
    (["tf_model.h5"], "its weights are TensorFlow's"),
    (["README.md"], "there is no model.safetensors in it"),
    ([], "there is no model.safetensors in it"),
]


@pytest.mark.parametrize(("names", "why"), INSTEAD, ids=[why for _, why in INSTEAD])
def test_what_is_there_instead_of_a_model_is_told(
    tmp_path: Path, names: list[str], why: str
) -> None:
    assert parts_refusal(empty(tmp_path, names)).startswith(f"{tmp_path.name}: {why}")


def test_more_files_than_any_model_has_are_refused(tmp_path: Path) -> None:
    count = MOST_FILES + 1
    folder = empty(tmp_path, [shard(number, count) for number in range(1, count + 1)])
    assert parts_refusal(folder).endswith("it has more than 1,000 model files")


# --- index and files -----------------------------------------------------------------------------


def test_a_missing_file_of_the_index_is_named(tmp_path: Path) -> None:
    folder = make(tmp_path, {ONE: {"a": tensor()}}, index={"a": ONE, "b": TWO})
    assert refusal(folder) == f"{TWO}: it is missing, and {INDEX} names it"


def test_a_file_that_the_index_does_not_name_is_refused(tmp_path: Path) -> None:
    files = {ONE: {"a": tensor()}, "model.safetensors": {"a": tensor()}}
    told = refusal(make(tmp_path, files, index={"a": ONE}))
    assert told.startswith(f"model.safetensors: {INDEX} does not name it")


def test_missing_tensors_are_named_with_their_files(tmp_path: Path) -> None:
    names = {f"t{number}": ONE for number in range(8)}
    folder = make(tmp_path, {ONE: {"t0": tensor()}}, index=names)
    what = "it is incomplete"
    assert refusal(folder) == f"{ONE}: {what}; {INDEX} says it holds t1, t2, t3, t4, t5 and 2 more"


def test_extra_tensors_are_named(tmp_path: Path) -> None:
    folder = make(tmp_path, {ONE: {"a": tensor(), "b": tensor()}}, index={"a": ONE})
    assert refusal(folder) == f"{ONE}: b: {INDEX} does not name it"


def test_a_tensor_in_another_file_than_the_index_says_is_refused(tmp_path: Path) -> None:
    files = {ONE: {"a": tensor()}, TWO: {"b": tensor()}}
    folder = make(tmp_path, files, index={"a": TWO, "b": ONE})
    assert refusal(folder) == f"{INDEX}: a: it says {TWO}, but it is in {ONE}"


@pytest.mark.parametrize("index", [None, {"a": shard(1, 2), "b": shard(2, 2)}])
def test_a_tensor_in_two_files_is_refused(tmp_path: Path, index: Any) -> None:
    first, second = shard(1, 2), shard(2, 2)
    files = {first: {"a": tensor()}, second: {"a": tensor(), "b": tensor()}}
    assert refusal(make(tmp_path, files, index)) == f"{second}: a: it is in {first} too"


def test_all_files_together_have_a_limit_too(tmp_path: Path) -> None:
    half = MOST_TENSORS // 2 + 1
    files = {
        shard(part, 2): {f"{part}.{number}": tensor("U8") for number in range(half)}
        for part in (1, 2)
    }
    assert refusal(make(tmp_path, files)).endswith("it has more than 10,000 tensors")


# --- which tensors -------------------------------------------------------------------------------


def test_tensors_come_by_file_and_then_by_name(tmp_path: Path) -> None:
    layers = [f"model.layers.{number}.x" for number in (11, 2, 10, 1)]
    files = {
        shard(1, 2): {name: tensor("BF16", 2, 3) for name in ["z", *layers, "Z"]},
        shard(2, 2): {"a": tensor("F32", 5)},
    }
    checkpoint = Checkpoint(make(tmp_path, files, index=True))
    assert [one.name for one in checkpoint.tensors] == [
        "Z",
        *(f"model.layers.{number}.x" for number in (1, 10, 11, 2)),
        "z",
        "a",
    ]
    assert checkpoint.files == [shard(1, 2), shard(2, 2)]
    assert checkpoint.parameters == 6 * 6 + 5
    assert checkpoint.dtype == "bf16"
    assert checkpoint.folder.path == tmp_path


def test_the_order_is_that_of_the_names_in_the_file(tmp_path: Path) -> None:
    names = ["language_model.model.b", "language_model.lm_head", "a", "m"]
    folder = make(tmp_path, {"model.safetensors": {name: tensor() for name in names}})
    assert [one.name for one in Checkpoint(folder).tensors] == ["a", "lm_head", "model.b", "m"]


KEPT = {
    "model.layers.0.mlp.up_proj.weight": "model.layers.0.mlp.up_proj.weight",
    "language_model.model.norm.weight": "model.norm.weight",
    "model.language_model.norm.weight": "model.norm.weight",
    "language_model.lm_head.weight": "lm_head.weight",
    "lm_head.weight": "lm_head.weight",
    "model.layers.0.attention.bias.weight": "model.layers.0.attention.bias.weight",
}
DROPPED = [
    "mlp1.0.weight",
    "vit.x",
    "vpm.x",
    "siglip2.x",
    "conformer.x",
    "merger.x",
    "resampler.x",
    "sound_encoder.x",
    "sound_projection.x",
    "speech_embeddings.x",
    "model.visual.blocks.0.weight",
    "x.vision.y",
    "x.audio.y",
    "x.talker.y",
    "vision_tower.vision_model.encoder.layers.0.self_attn.out_proj.weight",
    "model.audio_tower.x",
    "x.token2wav.y",
    "x.code2wav.y",
    "multi_modal_projector.mm_input_projection_weight",
    "pre_mm_projector_norm.x",
    "mm_projector.0.weight",
    "model.image_newline",
    "model.view_seperator",
    "x.patch_embed.y",
    "x.patch_embedding.y",
    "x.patch_merger.y",
    "x.patch_merge_mlp.y",
    "model.connector.y",
    "model.layers.0.attention.masked_bias",
    "model.layers.0.attention.bias",
    "model.layers.0.self_attn.rotary_emb.inv_freq",
]


@pytest.mark.parametrize(("name", "after"), KEPT.items())
def test_a_tensor_of_the_language_model_is_kept(tmp_path: Path, name: str, after: str) -> None:
    folder = make(tmp_path, {"model.safetensors": {name: tensor(), "z": tensor()}})
    assert [one.name for one in Checkpoint(folder).tensors] == [after, "z"]


@pytest.mark.parametrize("name", DROPPED)
def test_a_tensor_of_another_part_is_dropped_whatever_its_type(tmp_path: Path, name: str) -> None:
    folder = make(tmp_path, {"model.safetensors": {name: tensor("F64", 0), "z": tensor()}})
    assert [one.name for one in Checkpoint(folder).tensors] == ["z"]


def test_what_the_architecture_leaves_out_is_not_looked_at(tmp_path: Path) -> None:
    files = {
        "model.safetensors": {"lm_head.weight": tensor("F16", 2, 2), "z": tensor("BF16", 1, 1)}
    }
    assert Checkpoint(make(tmp_path, files)).dtype == "f16"
    checkpoint = Checkpoint(Folder(tmp_path), without={"lm_head.weight"})
    assert checkpoint.dtype == "bf16"
    assert [one.name for one in checkpoint.tensors] == ["z"]


def test_a_name_that_is_there_twice_after_renaming_is_refused(tmp_path: Path) -> None:
    files = {"model.safetensors": {"language_model.a": tensor(), "a": tensor()}}
    assert "it is in it twice" in refusal(make(tmp_path, files))


@pytest.mark.parametrize(
    ("tensors", "label"),
    [
        ({"a": tensor("BF16", 1, 1)}, "bf16"),
        ({"a": tensor("F16", 1, 1)}, "f16"),
        ({"a": tensor("F32", 1, 1)}, "f32"),
        ({"a": tensor("F16", 9), "b": tensor("BF16", 1, 1)}, "bf16"),
        ({"a": tensor("F32", 1, 1), "b": tensor("BF16", 1, 1)}, "bf16"),
        ({"a": tensor("F16", 1, 1), "b": tensor("BF16", 1, 1)}, "f16"),
        ({"a": tensor("BF16", 9)}, "f32"),
    ],
)
def test_the_type_is_guessed_as_the_reference_does(
    tmp_path: Path, tensors: dict[str, Entry], label: str
) -> None:
    checkpoint = Checkpoint(make(tmp_path, {"model.safetensors": tensors}))
    assert checkpoint.dtype == label
    assert [one.dtype for one in checkpoint.tensors] == [dtype for dtype, _, _ in tensors.values()]


@pytest.mark.parametrize("dtype", ["F64", "I8", "U8", "F8_E4M3", "I32"])
def test_a_type_that_is_not_converted_is_refused_by_tensor(tmp_path: Path, dtype: str) -> None:
    folder = make(tmp_path, {"model.safetensors": {"a.weight": tensor(dtype, 2)}})
    told = refusal(folder)
    assert told.startswith(f"model.safetensors: a.weight: its numbers are of type {dtype}; only")


def test_an_empty_tensor_is_refused_by_name(tmp_path: Path) -> None:
    folder = make(tmp_path, {"model.safetensors": {"a.weight": tensor("BF16", 0)}})
    assert refusal(folder).startswith("model.safetensors: a.weight: it is empty")


# --- config --------------------------------------------------------------------------------------


def configured(folder: Path, config: object) -> Folder:
    (folder / "config.json").write_text(json.dumps(config))
    return make(folder, {"model.safetensors": {"a": tensor()}})


@pytest.mark.parametrize(
    ("config", "method"),
    [
        ({"quantization_config": {"quant_method": "fp8"}}, " (fp8)"),
        ({"quantization_config": {"quant_method": "gptq", "bits": 4}}, " (gptq)"),
        ({"quantization_config": {"quant_method": "awq"}}, " (awq)"),
        ({"quantization_config": {"quant_method": "bitnet"}}, " (bitnet)"),
        ({"text_config": {"quantization_config": {"quant_method": "mxfp4"}}}, " (mxfp4)"),
        ({"compression_config": {"format": "pack-quantized"}}, ""),
        ({"quantization_config": {"quant_method": "a\u202eb"}}, " (a\ufffdb)"),
        ({"quantization_config": "4 bit"}, ""),
    ],
)
def test_weights_that_are_quantized_already_are_refused(
    tmp_path: Path, config: object, method: str
) -> None:
    told = refusal(configured(tmp_path, config))
    assert f"it says that the weights are quantized already{method}; use" in told


@pytest.mark.parametrize(
    "config", [{}, {"quantization_config": None}, {"text_config": None}, {"text_config": {}}]
)
def test_weights_that_are_not_quantized_are_taken(tmp_path: Path, config: object) -> None:
    assert Checkpoint(configured(tmp_path, config)).parameters == 1


def test_a_file_that_changes_after_the_check_cannot_be_opened(tmp_path: Path) -> None:
    folder = make(tmp_path, {"model.safetensors": {"a": tensor()}})
    checkpoint = Checkpoint(folder)
    Source(checkpoint.folder, "model.safetensors").close()
    shutil.copy(tmp_path / "model.safetensors", tmp_path / "other")
    (tmp_path / "other").replace(tmp_path / "model.safetensors")
    with pytest.raises(Refusal) as caught:
        Source(checkpoint.folder, "model.safetensors")
    assert "changed" in reason(caught.value)
