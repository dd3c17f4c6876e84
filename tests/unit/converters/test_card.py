"""Names and cards. Expected values come from gguf-py in llama.cpp at commit 0c1e57098."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from converters import card
from converters.card import Names, components, general, size_label, title
from tests.unit.converters.vocabularies import decoded, folder

# Name, parameters: organization, basename, finetune, version, size.
KNOWN: dict[tuple[str, int], tuple[str | None, ...]] = {
    ("Mistral/Mixtral-8x7B-Instruct-v0.1", 0): ("Mistral", "Mixtral", "Instruct", "v0.1", "8x7B"),
    ("Mixtral-8x7B-Instruct-v0.1", 0): (None, "Mixtral", "Instruct", "v0.1", "8x7B"),
    ("Mixtral-8x7B-Instruct", 0): (None, "Mixtral", "Instruct", None, "8x7B"),
    ("Mixtral-8x7B-v0.1", 0): (None, "Mixtral", None, "v0.1", "8x7B"),
    ("Mixtral-8x7B", 0): (None, "Mixtral", None, None, "8x7B"),
    ("Mixtral-v0.1", 0): (None, "Mixtral", None, "v0.1", None),
    ("Mixtral", 0): (None, None, None, None, None),
    ("NousResearch/Meta-Llama-3-8B", 0): ("NousResearch", "Meta-Llama-3", None, None, "8B"),
    ("Qwen1.5-MoE-A2.7B-Chat", 0): (None, "Qwen1.5-MoE", "Chat", None, "A2.7B"),
    ("Qwen2-57B-A14B-Instruct", 0): (None, "Qwen2", "Instruct", None, "57B-A14B"),
    ("microsoft/Phi-3-mini-4k-instruct", 4 * 10**9): (
        *("microsoft", "Phi-3", "4k-instruct", None, "mini"),
    ),
    ("delphi-suite/stories-llama2-50k", 50_000): (
        *("delphi-suite", "stories-llama2", None, None, "50K"),
    ),
    ("DeepSeek-Coder-V2-Lite-Instruct", 0): (
        *(None, "DeepSeek-Coder-V2-Lite", "Instruct", None, None),
    ),
    ("crestf411/daybreak-kunoichi-2dpo-7b", 0): (
        *("crestf411", "daybreak-kunoichi", "2dpo", None, "7B"),
    ),
    ("Qwen2-0.5B-Instruct", 0): (None, "Qwen2", "Instruct", None, "0.5B"),
    ("smallcloudai/Refact-1_6B-fim", 0): ("smallcloudai", "Refact", "fim", None, "1.6B"),
    ("UCLA-AGI/Gemma-2-9B-It-SPPO-Iter3", 0): (*("UCLA-AGI", "Gemma-2", "It-SPPO", "Iter3", "9B"),),
    ("NousResearch/Hermes-2-Theta-Llama-3-8B", 0): (
        *("NousResearch", "Hermes-2-Theta-Llama-3", None, None, "8B"),
    ),
    ("SeaLLMs/SeaLLMs-v3-7B-Chat", 0): ("SeaLLMs", "SeaLLMs-v3", "Chat", None, "7B"),
    ("internlm/internlm2_5-7b-chat-1m", 7 * 10**9): (
        *("internlm", "internlm2_5", "chat-1m", None, "7B"),
    ),
    ("pszemraj/jamba-900M-v0.13-KIx2", 0): ("pszemraj", "jamba", "KIx2", "v0.13", "900M"),
    ("state-spaces/mamba-2.8b-hf", 0): ("state-spaces", "mamba", "hf", None, "2.8B"),
    ("abacaj/llama-161M-100B", 161 * 10**6): ("abacaj", "llama", "100b", None, "161M"),
    ("SparseLLM/relu-100B", 1340 * 10**6): ("SparseLLM", "relu", "100b", None, None),
    ("bigscience/bloom-7b1-petals", 0): ("bigscience", "bloom", "petals", None, "7.1B"),
    ("mistralai/Mistral-Nemo-Instruct-2407", 0): (
        *("mistralai", "Mistral-Nemo", "Instruct", "2407", None),
    ),
    ("deepseek-ai/DeepSeek-V2-Chat-0628", 0): (
        *("deepseek-ai", "DeepSeek-V2", "Chat", "0628", None),
    ),
    ("OpenGVLab/Mini-InternVL-Chat-2B-V1-5", 0): (
        *("OpenGVLab", "Mini-InternVL", "Chat", "V1-5", "2B"),
    ),
    ("jondurbin/bagel-dpo-2.8b-v0.2", 0): ("jondurbin", "bagel-dpo", None, "v0.2", "2.8B"),
    ("mistralai/-Mistral--Nemo-Base-2407-", 0): (
        *("mistralai", "Mistral-Nemo-Base", None, "2407", None),
    ),
    ("a person's own words", 0): (None, None, None, None, None),
    ("./Gemma-2B", 0): (None, "Gemma", None, None, "2B"),
    ("EPFLiGHT/Meditron3-Gemma2-2B", 2_614_341_888): (
        *("EPFLiGHT", "Meditron3-Gemma2", None, None, "2B"),
    ),
}


@pytest.mark.parametrize(("text", "parameters"), KNOWN)
def test_a_name_has_its_parts(text: str, parameters: int) -> None:
    found = components(text, parameters)
    assert found[1:] == KNOWN[text, parameters]
    assert found.full == text.split("/", 1)[-1]


def test_words_of_both_kinds_of_size_leave_the_number() -> None:
    found = components(
        "MaziyarPanahi/GreenNode-mini-7B-multilingual-v1olet-Mistral-7B-Instruct-v0.1"
    )
    assert found.size_label == "7B"
    assert found.finetune == "multilingual-v1olet-Mistral-Instruct"
    assert found.basename == "GreenNode-mini"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mixtral-8x7B-Instruct-v0.1", "Mixtral 8x7B Instruct v0.1"),
        ("Meta-Llama-3-8B", "Meta Llama 3 8B"),
        ("hermes-2-pro-llama-3-8b-DPO", "Hermes 2 Pro Llama 3 8b DPO"),
    ],
)
def test_a_title_has_words(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        (2_614_341_888, "2.6B"),
        (70_553_706_496, "71B"),
        (999_950_000, "1000M"),
        (134_515_008, "135M"),
        (1_000_000, "1000K"),
        (1_000_001, "1.0M"),
        (50_000, "50K"),
        (9_960_000, "10M"),
        (999, "1.0K"),
        (1_050_000_000_000, "1.1T"),
    ],
)
def test_a_count_is_a_label_of_two_digits(parameters: int, expected: str) -> None:
    assert size_label(parameters) == expected


def keys(path: Path, name: str, parameters: int = 0, **files: Any) -> dict[str, Any]:
    named = {{"README": "README.md"}.get(key, f"{key}.json"): text for key, text in files.items()}
    found = general(folder(path / name, named), {}, parameters)
    return {key.removeprefix("general."): value for key, value in decoded(found.keys).items()}


CARD = """---
license: [gemma, mit]
license_name: own terms
language:
- en
- no
tags:
\t- medical
pipeline_tag: text-generation
base_model:
- google/gemma-2-2b-it
- https://huggingface.co/janai-hq/trinity-v1
- https://example.org/model
- {name: Own, doi: "10.1", what: ever}
- 5
datasets: teknium/OpenHermes-2.5
model_creator: Some One
description: For research.
---
# Meditron
"""
GENERATION = """{"top_k": 50, "top_p": 0.5, "temperature": 1, "repetition_penalty": 1.25,
"do_sample": true, "min_p": null, "mirostat": 2, "sequence": "k"}"""


def test_all_keys_are_in_the_order_of_the_reference(tmp_path: Path) -> None:
    found = keys(
        tmp_path, "Meditron3-Gemma2-2B", 2_614_341_888, README=CARD, generation_config=GENERATION
    )
    assert list(found.items()) == [
        ("type", "model"),
        ("sampling.sequence", "k"),
        ("sampling.top_k", 50),
        ("sampling.top_p", 0.5),
        ("sampling.temp", 1.0),
        ("sampling.penalty_repeat", 1.25),
        ("sampling.mirostat", 2),
        ("name", "Meditron3 Gemma2 2B"),
        ("author", "Some One"),
        ("basename", "Meditron3-Gemma2"),
        ("description", "For research."),
        ("size_label", "2B"),
        ("license", "gemma,mit"),
        ("license.name", "own terms"),
        ("base_model.count", 5),
        ("base_model.0.name", "Gemma 2 2b It"),
        ("base_model.0.organization", "Google"),
        ("base_model.0.repo_url", "https://huggingface.co/google/gemma-2-2b-it"),
        ("base_model.1.name", "Trinity v1"),
        ("base_model.1.version", "v1"),
        ("base_model.1.organization", "Janai Hq"),
        ("base_model.1.repo_url", "https://huggingface.co/janai-hq/trinity-v1"),
        ("base_model.2.repo_url", "https://example.org/model"),
        ("base_model.3.name", "Own"),
        ("base_model.3.doi", "10.1"),
        ("dataset.count", 1),
        ("dataset.0.name", "OpenHermes 2.5"),
        ("dataset.0.version", "2.5"),
        ("dataset.0.organization", "Teknium"),
        ("dataset.0.repo_url", "https://huggingface.co/teknium/OpenHermes-2.5"),
        ("tags", ["medical", "text-generation"]),
        ("languages", ["en", "no"]),
    ]


def test_config_names_what_the_card_does_not_and_the_folder_the_rest(tmp_path: Path) -> None:
    config = {"_name_or_path": "NousResearch/hermes-2-pro-llama-3-8b-DPO"}
    assert keys(tmp_path, "x", config=config) == {
        "type": "model",
        "name": "Hermes 2 Pro Llama 3 8b DPO",
        "organization": "NousResearch",
        "finetune": "DPO",
        "basename": "hermes-2-pro-llama-3",
        "size_label": "8B",
    }
    elsewhere = {"_name_or_path": "/home/me/models/hermes"}
    assert keys(tmp_path, "Own-2B-v3", config=elsewhere) == {
        "type": "model",
        "name": "Own 2B v3",
        "version": "v3",
        "basename": "Own",
        "size_label": "2B",
    }


def test_a_size_that_is_not_the_models_is_no_size(tmp_path: Path) -> None:
    found = keys(tmp_path, "Gemma2-2B", 900_000)
    assert (found["finetune"], found["size_label"]) == ("2b", "900K")


def laughs(first: str, each: str, levels: int = 40) -> str:
    """Return a card whose every line is twice the one before: 2^40 values at last."""
    lines = [first.format(), *(each.format(at, at + 1) for at in range(levels))]
    return "\n".join(["---", *lines, "license: mit", "---", ""])


BROKEN = {
    "no head": "# Model\n",
    "a list": "---\n- a\n---\n",
    "an empty head": "---\n---\n",
    "not YAML": "---\na: [\n---\n",
    "a key that is none": "---\n? [a]\n: b\n---\n",
    "a date that is none": "---\na: 2024-99-99\n---\n",
    "a number without end": "---\na: " + "9" * 5000 + "\n---\n",
    "depth": "---\na: " + "[" * 5000 + "\n---\n",
    "code": "---\na: !!python/object/apply:os.system [id]\n---\n",
    "laughs": laughs("a0: &a0 [x]", "a{1}: &a{1} [*a{0}, *a{0}]"),
    "merged laughs": laughs("a0: &a0 {{x: 1}}", "a{1}: &a{1} {{<<: [*a{0}, *a{0}]}}"),
    "a list of itself": "---\nlicense: mit\ntags: &a [x, *a]\n---\n",
    "too long": "---\nlicense: mit\na: " + "x" * 600_000 + "\n---\n",
    "not UTF-8": b"---\nlicense: \xff\n---\n",
    "far too long": b"---\nlicense: mit\n---\n" + b"x" * 2_000_000,
    "half a character": '---\nlicense: "\\ud800"\n---\n',
    "no texts": "---\nlicense: 1\nname: {}\ntags: [1, 2]\nversion: 0.1\nlanguage: no\n---\n",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_card_says_nothing_and_stops_nothing(tmp_path: Path, name: str) -> None:
    plain = keys(tmp_path, "Own-2B")
    assert plain["name"] == "Own 2B"
    assert keys(tmp_path, "Own-2B", README=BROKEN[name]) == plain


def test_references_of_a_card_are_followed(tmp_path: Path) -> None:
    text = """---
defaults: &who {name: Ward 2B, license: mit}
<<: *who
base_model: &base owner/Base-2B
tags: &tags [medical, *base]
datasets: *tags
---
"""
    found = keys(tmp_path, "Own-2B", README=text)
    assert (found["name"], found["license"]) == ("Ward 2B", "mit")
    assert found["base_model.0.organization"] == "Owner"
    assert found["tags"] == ["medical", "owner/Base-2B"]
    assert found["dataset.count"] == 2


def test_a_truth_among_the_sampling_is_a_number(tmp_path: Path) -> None:
    """gguf-py packs it as one: `struct.pack("<i", True)`."""
    text = '{"top_k": true, "mirostat": false, "top_p": true, "min_p": false}'
    found = keys(tmp_path, "Own-2B", generation_config=text)
    said = {key: value for key, value in found.items() if key.startswith("sampling")}
    assert said == {
        "sampling.top_k": 1,
        "sampling.top_p": 1.0,
        "sampling.min_p": 0.0,
        "sampling.mirostat": 0,
    }


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"top_k": "x", "top_p": [1], "temperature": 1e300}', '{"top_k": 1e999}']
)
def test_broken_sampling_is_left_out(tmp_path: Path, text: str) -> None:
    found = keys(tmp_path, "Own-2B", generation_config=text)
    assert not [key for key in found if key.startswith("sampling")]


def test_a_person_is_told_licence_and_base_models(tmp_path: Path) -> None:
    text = "---\nlicense: other\nlicense_name: Health AI\nbase_model: a/b\n---\n"
    said = general(folder(tmp_path, {"README.md": text}), {}, 0).said
    assert (said.licence, said.base_models) == ("Health AI", ("a/b",))
    nothing = general(folder(tmp_path, {"README.md": ""}), {}, 0).said
    assert (nothing.licence, nothing.base_models) == ("", ())


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            Names("Meditron3 Gemma2 2B", None, "Meditron3-Gemma2", None, None, "2B"),
            "Meditron3-Gemma2-2B-Q4_K_M.gguf",
        ),
        (Names("a b", None, None, "it x", "v1", "2B"), "a-b-2B-it-x-v1-Q4_K_M.gguf"),
        (Names("x", None, "a/b:c?*", None, None, None), "a-b-c---Q4_K_M.gguf"),
        (Names(None), "model-Q4_K_M.gguf"),
        (Names(" . "), "model-Q4_K_M.gguf"),
        (Names("nul"), "_nul-Q4_K_M.gguf"),
        (Names("a\x00\nb"), "a--b-Q4_K_M.gguf"),
        (Names("é" * 500), "é" * 100 + "-Q4_K_M.gguf"),
    ],
)
def test_a_file_has_a_name_that_any_disk_takes(names: Names, expected: str) -> None:
    assert names.file_name("q4_k_m") == expected


@pytest.mark.parametrize("name", ["m.gguf", "m-BF16.gguf", "m.f16.GGUF", "m-f32.gguf"])
def test_a_plain_file_is_named_after_its_new_type(name: str) -> None:
    assert Names.of_file(name).file_name("Q8_0") == "m-Q8_0.gguf"


@given(text=st.text(max_size=40), parameters=st.integers(0, 10**13))
def test_any_name_has_parts_and_a_file(text: str, parameters: int) -> None:
    name = components(text, parameters).file_name("Q4_0") if text else ""
    assert not card.FORBIDDEN.search(name)
    assert len(name.encode("utf-8", "replace")) < 255


VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.dates()
FIELDS = st.sampled_from(
    [name for names in card.SAID.values() for name in names]
    + ["base_model", "datasets", "tags", "language", "pipeline_tag", "base_models"]
)
HEADS = st.dictionaries(FIELDS, VALUES | st.lists(VALUES, max_size=3), max_size=8)


@given(head=HEADS)
def test_any_card_can_be_written(tmp_path_factory: pytest.TempPathFactory, head: Any) -> None:
    text = f"---\n{yaml.safe_dump(head, allow_unicode=False)}---\n"
    found = general(folder(tmp_path_factory.mktemp("card"), {"README.md": text}), {}, 10**9)
    assert decoded(found.keys)["general.type"] == "model"
