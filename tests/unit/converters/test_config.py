"""config.json as the reference sees it.

The expected values are those of `AutoConfig.from_pretrained(...).to_dict()` of transformers 4.57.6
and `TextModel.__init__` of llama.cpp 0c1e57098, run on these very files; so were some 26,000
variants of the tiny checkpoints' configs with a field missing, null or absurd.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from converters import config
from converters.folder import Folder
from converters.refusal import Code, Refusal
from tests.reference import configs

SMALL = {
    "hidden_size": 256,
    "intermediate_size": 512,
    "num_hidden_layers": 2,
    "num_attention_heads": 8,
}
FACTORS = {"long_factor": [1.0] * 16, "short_factor": [1.0] * 16}
LLAMA3 = {key: value for key, value in configs.LLAMA3_ROPE.items() if key != "rope_type"}


def bare(kind: str, name: str, **fields: Any) -> dict[str, Any]:
    """Return a config with nothing but sizes."""
    return {"architectures": [name], "model_type": kind, **SMALL, **fields}


def seen(tmp_path: Path, fields: object) -> dict[str, Any]:
    """Write config.json and return what the converter reads in it."""
    (tmp_path / "config.json").write_text(json.dumps(fields))
    return config.read(Folder(tmp_path))


@pytest.mark.parametrize(
    ("fields", "expected", "rope"),
    [
        pytest.param(
            bare("gemma2", "Gemma2ForCausalLM"),
            {
                "vocab_size": 256000,
                "head_dim": 256,
                "num_key_value_heads": 4,
                "max_position_embeddings": 8192,
                "rms_norm_eps": 1e-6,
                "sliding_window": 4096,
                "attn_logit_softcapping": 50.0,
                "final_logit_softcapping": 30.0,
            },
            {"rope_theta": 10000.0},
            id="gemma2",
        ),
        pytest.param(
            bare("llama", "LlamaForCausalLM"),
            {
                "vocab_size": 32000,
                "head_dim": 32,
                "num_key_value_heads": 8,
                "max_position_embeddings": 2048,
                "rms_norm_eps": 1e-6,
            },
            {"rope_theta": 10000.0},
            id="llama: head length and shared heads are filled in",
        ),
        pytest.param(
            bare("mistral", "MistralForCausalLM"),
            {
                "vocab_size": 32000,
                "head_dim": None,
                "num_key_value_heads": 8,
                "max_position_embeddings": 131072,
            },
            {"rope_theta": 10000.0},
            id="mistral: the head length is not filled in",
        ),
        pytest.param(
            bare("qwen2", "Qwen2ForCausalLM", num_key_value_heads=None),
            {"vocab_size": 151936, "num_key_value_heads": 8, "max_position_embeddings": 32768},
            {"rope_theta": 10000.0},
            id="qwen2",
        ),
        pytest.param(
            bare("phi3", "Phi3ForCausalLM"),
            {
                "vocab_size": 32064,
                "num_key_value_heads": 8,
                "max_position_embeddings": 4096,
                "rms_norm_eps": 1e-5,
                "sliding_window": None,
            },
            {
                "rope_theta": 10000.0,
                "original_max_position_embeddings": 4096,
                "partial_rotary_factor": 1.0,
            },
            id="phi3: its rotary numbers are mirrored",
        ),
        pytest.param(
            bare("gemma3_text", "Gemma3ForCausalLM"),
            {
                "vocab_size": 262208,
                "head_dim": 256,
                "num_key_value_heads": 4,
                "max_position_embeddings": 131072,
                "rms_norm_eps": 1e-6,
                "sliding_window": 4096,
            },
            {"rope_theta": 1000000.0, "sliding_attention": {"rope_theta": 10000.0}},
            id="gemma3: two rotary bases",
        ),
        pytest.param(
            bare("apertus", "ApertusForCausalLM"),
            {"vocab_size": 131072, "num_key_value_heads": 8, "max_position_embeddings": 65536},
            {"rope_theta": 12000000.0, "rope_type": "llama3", **LLAMA3},
            id="apertus: Llama 3's scaling where nothing is said",
        ),
        pytest.param(
            bare("apertus", "ApertusForCausalLM", rope_scaling=None),
            {"rms_norm_eps": 1e-5},
            {"rope_theta": 12000000.0},
            id="apertus: no scaling where null is said",
        ),
        pytest.param(
            bare("olmo2", "Olmo2ForCausalLM"),
            {"vocab_size": 50304, "num_key_value_heads": 8, "rms_norm_eps": 1e-5},
            {"rope_theta": 10000.0},
            id="olmo2",
        ),
        pytest.param(
            bare("olmo3", "Olmo3ForCausalLM", num_hidden_layers=5),
            {
                "sliding_window": 4096,
                "layer_types": [
                    *["sliding_attention"] * 3,
                    "full_attention",
                    "sliding_attention",
                ],
            },
            {"rope_theta": 10000.0},
            id="olmo3: every fourth layer sees all",
        ),
    ],
)
def test_defaults_are_those_of_transformers(
    tmp_path: Path, fields: dict[str, Any], expected: dict[str, Any], rope: dict[str, Any]
) -> None:
    found = seen(tmp_path, fields)
    assert {name: found.get(name) for name in expected} == expected
    assert found["rope_parameters"] == rope


def test_a_class_without_head_length_gets_none(tmp_path: Path) -> None:
    for kind, name in (("qwen2", "Qwen2ForCausalLM"), ("olmo2", "Olmo2ForCausalLM")):
        fields = bare(kind, name, num_key_value_heads=8)
        assert "head_dim" not in seen(tmp_path, fields)
        assert seen(tmp_path, {**fields, "head_dim": 64})["head_dim"] == 64


def test_null_is_not_filled_in_where_the_class_keeps_it(tmp_path: Path) -> None:
    fields = bare("llama", "LlamaForCausalLM", max_position_embeddings=None, rms_norm_eps=None)
    found = seen(tmp_path, fields)
    assert found["max_position_embeddings"] is None
    assert found["rms_norm_eps"] is None


@pytest.mark.parametrize(
    ("fields", "rope"),
    [
        pytest.param(
            bare("llama", "LlamaForCausalLM", rope_scaling={"type": "linear", "factor": 2.0}),
            {"type": "linear", "rope_type": "linear", "factor": 2.0, "rope_theta": 10000.0},
            id="the type's old name",
        ),
        pytest.param(
            bare("olmo2", "Olmo2ForCausalLM", rope_scaling={"type": "linear", "factor": 2.0}),
            {"type": "linear", "rope_type": "linear", "factor": 2.0, "rope_theta": 10000.0},
            id="the type's old name, in OLMo",
        ),
        pytest.param(
            bare(
                "llama",
                "LlamaForCausalLM",
                rope_parameters={"rope_type": "llama3", **LLAMA3, "rope_theta": 500000.0},
            ),
            {"rope_type": "llama3", **LLAMA3, "rope_theta": 500000.0},
            id="as transformers 5 writes it",
        ),
        pytest.param(
            bare(
                "llama",
                "LlamaForCausalLM",
                rope_parameters=None,
                rope_scaling={"rope_type": "linear", "factor": 2.0},
            ),
            {"rope_theta": 10000.0},
            id="null of transformers 5 goes before a scaling of 4",
        ),
        pytest.param(
            bare(
                "gemma3_text",
                "Gemma3ForCausalLM",
                rope_parameters={
                    "full_attention": {"rope_theta": 1e6, "rope_type": "linear", "factor": 8.0},
                    "sliding_attention": {"rope_theta": 1e4, "rope_type": "default"},
                },
            ),
            {
                "full_attention": {"rope_theta": 1e6, "rope_type": "linear", "factor": 8.0},
                "sliding_attention": {"rope_theta": 1e4, "rope_type": "default"},
            },
            id="nested, as transformers 5 writes it",
        ),
        pytest.param(
            bare("phi3", "Phi3ForCausalLM", rope_scaling={"type": "su", **FACTORS}),
            {
                **FACTORS,
                "type": "longrope",
                "rope_type": "longrope",
                "rope_theta": 10000.0,
                "original_max_position_embeddings": 4096,
                "partial_rotary_factor": 1.0,
            },
            id="Phi-3's old names for its scaling",
        ),
        pytest.param(
            bare(
                "phi3",
                "Phi3ForCausalLM",
                original_max_position_embeddings=2048,
                rope_scaling={"type": "longrope", "rope_type": "longrope", **FACTORS},
                rope_theta=20000.0,
            ),
            {
                **FACTORS,
                "type": "longrope",
                "rope_type": "longrope",
                "rope_theta": 20000.0,
                "original_max_position_embeddings": 2048,
            },
            id="four fields are one too many for Phi-3's class: the file as it is",
        ),
    ],
)
def test_rotary_parameters_take_one_form(
    tmp_path: Path, fields: dict[str, Any], rope: dict[str, Any]
) -> None:
    assert seen(tmp_path, fields)["rope_parameters"] == rope


@pytest.mark.parametrize(
    "change",
    [
        {"model_type": "brand_new"},
        {"model_type": None},
        {"rope_scaling": {"rope_type": "linear"}},
        {"rope_scaling": {"factor": 2.0}},
        {"rope_scaling": {}},
        {"rope_scaling": {"rope_type": "llama3", **LLAMA3, "low_freq_factor": None}},
        {"torch_dtype": "no such type"},
        {"quantization_config": None},
    ],
)
def test_what_transformers_refuses_is_taken_as_it_is(
    tmp_path: Path, change: dict[str, Any]
) -> None:
    found = seen(tmp_path, {**bare("llama", "LlamaForCausalLM"), **change})
    assert "head_dim" not in found
    assert "num_key_value_heads" not in found


def test_a_nested_text_model_is_merged_over_the_outer_fields(tmp_path: Path) -> None:
    found = seen(
        tmp_path,
        {
            "architectures": ["Gemma3ForConditionalGeneration"],
            "max_position_embeddings": 77,
            "mm_tokens_per_image": 256,
            "model_type": "gemma3",
            "text_config": {**SMALL, "sliding_window": 1024, "architectures": None},
            "vision_config": {"hidden_size": 9},
        },
    )
    assert found["architectures"] == ["Gemma3ForConditionalGeneration"]
    assert found["mm_tokens_per_image"] == 256
    assert found["max_position_embeddings"] == 131072  # the text class's default goes before
    assert (found["hidden_size"], found["sliding_window"]) == (256, 1024)
    assert found["rope_parameters"]["sliding_attention"] == {"rope_theta": 10000.0}


def test_the_inner_class_goes_before_the_outer(tmp_path: Path) -> None:
    inner = {**SMALL, "architectures": ["Gemma3ForCausalLM"]}
    outer = {"architectures": ["Gemma3ForConditionalGeneration"], "model_type": "gemma3"}
    assert seen(tmp_path, {**outer, "text_config": inner})["architectures"] == ["Gemma3ForCausalLM"]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"architectures": None}, "architectures"),
        ({"architectures": []}, "architectures"),
        ({"architectures": "LlamaForCausalLM"}, "architectures"),
        ({"architectures": [1]}, "architectures"),
        ({"num_hidden_layers": None}, "num_hidden_layers"),
        ({"num_hidden_layers": 10**9}, "num_hidden_layers"),
        ({"num_hidden_layers": True}, "num_hidden_layers"),
        ({"hidden_size": -256}, "hidden_size"),
        ({"hidden_size": 256.0}, "hidden_size"),
        ({"hidden_size": 10**400}, "hidden_size"),
        ({"intermediate_size": "512"}, "intermediate_size"),
        ({"num_attention_heads": 0}, "num_attention_heads"),
        ({"num_key_value_heads": 3}, "num_key_value_heads"),
        ({"head_dim": []}, "head_dim"),
        ({"vocab_size": 2**40}, "vocab_size"),
        ({"max_position_embeddings": 2**31}, "max_position_embeddings"),
        ({"rms_norm_eps": float("nan")}, "rms_norm_eps"),
        ({"rms_norm_eps": "1e-5"}, "rms_norm_eps"),
        ({"rope_theta": float("inf")}, "rope_parameters, rope_theta"),
        ({"rope_theta": 10**400}, "rope_parameters, rope_theta"),
        ({"rope_theta": -1}, "rope_parameters, rope_theta"),
        ({"rope_scaling": "linear"}, "rope_parameters"),
        ({"rope_parameters": [1]}, "rope_parameters"),
        ({"rope_parameters": {"rope_type": 5}}, "rope_parameters, rope_type"),
        ({"rope_parameters": {"rope_type": "linear", "factor": 0}}, "rope_parameters, factor"),
        (
            {"rope_parameters": {"full_attention": {"rope_theta": "x"}}},
            "rope_parameters, full_attention, rope_theta",
        ),
        ({"rope_parameters": {"full_attention": 5}}, "rope_parameters, full_attention"),
        ({"text_config": "nothing"}, "text_config"),
        ({"layer_types": {}, "model_type": "olmo3", "head_dim": -1}, "head_dim"),
        ({"model_type": ["llama"], "hidden_size": {}}, "hidden_size"),
    ],
)
def test_absurd_fields_are_refused_by_name(
    tmp_path: Path, change: dict[str, Any], where: str
) -> None:
    with pytest.raises(Refusal) as refused:
        seen(tmp_path, {**bare("llama", "LlamaForCausalLM"), **change})
    assert refused.value.code is Code.CHECKPOINT_INVALID
    assert refused.value.facts["where"] == f"config.json, {where}"
    assert len(str(refused.value.facts["why"])) < 200


def test_a_folder_without_config_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        config.read(Folder(tmp_path))
    assert refused.value.facts == {"where": "config.json", "why": "it is missing"}
