"""What is added, how words are cut, and templates.

Expected values: llama.cpp at 0c1e57098 with transformers 4.57.6 and tokenizers 0.22.2.
"""

from pathlib import Path
from typing import Any

import pytest

from converters.refusal import Code, Refusal
from converters.vocabulary import bpe, document, pretokenizer, splits, template, trial
from converters.vocabulary.loaded import Loaded
from converters.vocabulary.pretokenizer import KINDS
from converters.vocabulary.special import Special
from tests.unit.converters.vocabularies import BYTES, decoded, folder, tokenizer

SPLIT = {"type": "Split", "behavior": "Isolated", "invert": False}


def loaded(path: Path, whole: dict[str, Any], **files: Any) -> Loaded:
    named = {f"{name}.json": content for name, content in files.items()}
    found = folder(path, {"tokenizer.json": whole, **named})
    read = document.read(found)
    assert read is not None
    return Loaded(found, read)


def special(path: Path, whole: dict[str, Any] | None, **files: Any) -> dict[str, Any]:
    named = {f"{name}.json": content for name, content in files.items()}
    if whole is not None:
        named["tokenizer.json"] = whole
    found = Special(None)
    where = folder(path, named)
    found.load(where, document.read(where))
    return {name.rpartition(".")[2]: value for name, value in decoded(found.keys()).items()}


@pytest.mark.parametrize("steps", KINDS)
def test_each_way_to_split_covers_the_whole_test_text(steps: tuple[str, ...]) -> None:
    assert sum(KINDS[steps].lengths) == len(splits.TEXT) == 350


def test_the_letters_of_bytes_are_those_of_gpt_2() -> None:
    assert trial.byte_level("a é\n\x00\xad") == "aĠÃ©ĊĀÂŃ"
    assert len(set(trial.LETTER_OF_BYTE)) == 256


def test_merges_happen_by_rank_and_not_from_left_to_right(tmp_path: Path) -> None:
    whole = tokenizer(["he", "th", "the"], ["h e", "t h", "th e"])
    ids = trial.ids(loaded(tmp_path, whole), KINDS[splits.LLAMA3, "bytes"], True)
    assert ids is not None
    assert ids.count(256) == 2  # of “there”, where “th” comes too late, and of “the” in “they”
    assert 257 not in ids


def test_whole_words_come_before_merges_where_it_says_so(tmp_path: Path) -> None:
    lone = tokenizer(["Ġtold", "told"], [], model={"ignore_merges": True})
    kind = KINDS[splits.LLAMA3, "bytes"]
    assert 257 in (trial.ids(loaded(tmp_path, lone), kind, True) or [])
    lone["model"]["ignore_merges"] = False
    assert 257 not in (trial.ids(loaded(tmp_path, lone), kind, True) or [])


def test_a_class_adds_its_own_tokens_and_its_bos(tmp_path: Path) -> None:
    config = {"tokenizer_class": "LlamaTokenizer", "pad_token": "<pad>"}
    found = loaded(tmp_path, tokenizer(), tokenizer_config=config)
    assert [(one.text, one.token) for one in found.added.values()] == [
        ("<s>", 256),
        ("</s>", 257),
        ("<unk>", 258),
        ("<pad>", 259),
    ]
    ids = trial.ids(found, KINDS[splits.LLAMA3, "bytes"], True)
    assert ids is not None
    assert ids[0] == 256


def test_what_pads_a_batch_is_special_where_nothing_else_pads(tmp_path: Path) -> None:
    whole = tokenizer() | {"padding": {"direction": "Left", "pad_token": "a"}}
    assert loaded(tmp_path / "a", whole).added["a"].is_special
    config = {"tokenizer_class": "TokenizersBackend", "pad_token": None}
    assert loaded(tmp_path / "b", whole, tokenizer_config=config).added == {}


def test_a_class_of_no_name_adds_nothing(tmp_path: Path) -> None:
    config = {"tokenizer_class": "TokenizersBackend"}
    assert loaded(tmp_path, tokenizer(), tokenizer_config=config).added == {}


def test_the_model_type_names_the_class_where_nothing_else_does(tmp_path: Path) -> None:
    found = loaded(tmp_path, tokenizer(), config={"model_type": "qwen2"})
    assert list(found.added) == ["<|endoftext|>"]


def test_older_files_say_what_is_special(tmp_path: Path) -> None:
    found = loaded(
        tmp_path,
        tokenizer(added=[{"id": 256, "content": "<a>"}]),
        special_tokens_map={"bos_token": {"content": "<a>"}, "additional_special_tokens": ["<b>"]},
        added_tokens={"<b>": 257, "<c>": 258},
    )
    flags = {one.text: (one.token, one.is_special) for one in found.added.values()}
    assert flags == {"<a>": (256, True), "<b>": (257, True), "<c>": (258, False)}


def test_a_token_gets_the_flags_of_the_file_that_is_read_last(tmp_path: Path) -> None:
    decoder = {"256": {"content": "<a>", "special": True, "normalized": False}}
    found = loaded(
        tmp_path,
        tokenizer(added=[{"id": 256, "content": "<a>", "normalized": True}]),
        tokenizer_config={"added_tokens_decoder": decoder},
    )
    assert found.added["<a>"].is_special
    assert not found.added["<a>"].is_normalized


def test_files_that_disagree_about_an_id_are_refused(tmp_path: Path) -> None:
    decoder = {"256": {"content": "<other>"}}
    whole = tokenizer(added=[{"id": 256, "content": "<a>"}])
    with pytest.raises(Refusal) as caught:
        loaded(tmp_path, whole, tokenizer_config={"added_tokens_decoder": decoder})
    assert "<other>" in str(caught.value.facts["why"])


@pytest.mark.parametrize(
    ("text", "is_cleaned", "expected"),
    [
        ("<x>", False, "<x>"),
        ("a b", False, "a b"),
        ("Ġx", False, " x"),
        ("é", False, "\ufffd"),
        ("日", False, "日"),
        ("a .", True, "a."),
        ("a 'm", True, "a'm"),
    ],
)
def test_a_token_that_is_not_normalized_is_written_as_it_decodes(
    tmp_path: Path, text: str, is_cleaned: bool, expected: str
) -> None:
    vocab = {letter: token for token, letter in enumerate("abx")}
    whole = tokenizer(model={"vocab": vocab}, added=[{"id": 3, "content": text}])
    config = {"clean_up_tokenization_spaces": is_cleaned}
    table = bpe.table(loaded(tmp_path, whole, tokenizer_config=config), {})
    assert table.texts[3].decode() == expected


def test_a_token_that_only_a_class_adds_is_left_out_where_it_does_not_fit(tmp_path: Path) -> None:
    config = {"tokenizer_class": "GPT2Tokenizer"}
    found = loaded(tmp_path, tokenizer(), tokenizer_config=config)
    assert len(bpe.table(found, {"vocab_size": 256})) == 256
    assert bpe.table(found, {"vocab_size": 257}).texts[256] == b"<|endoftext|>"


def test_a_way_to_split_that_is_not_known_is_named(tmp_path: Path) -> None:
    whole = tokenizer()
    whole["pre_tokenizer"]["pretokenizers"][0]["pattern"] = {"Regex": "(x+x+)+y"}
    with pytest.raises(Refusal) as caught:
        pretokenizer.find(loaded(tmp_path, whole))
    assert caught.value.code is Code.TOKENIZER_UNSUPPORTED
    assert "(x+x+)+y" in str(caught.value.facts["why"])


@pytest.mark.parametrize(
    ("steps", "is_whole", "name"),
    [
        ([{**SPLIT, "pattern": {"Regex": splits.QWEN2}}, BYTES], False, "qwen2"),
        ([{**SPLIT, "pattern": {"Regex": splits.TEKKEN}}, BYTES], True, "tekken"),
        ([{**SPLIT, "pattern": {"Regex": splits.GPT4O}}, BYTES], False, "gpt-4o"),
        ([{**SPLIT, "pattern": {"Regex": splits.LLAMA3}}, BYTES], True, "llama-bpe"),
        (
            [
                {
                    "type": "Split",
                    "pattern": {"Regex": splits.LLAMA3},
                    "behavior": "Removed",
                    "invert": True,
                },
                BYTES,
            ],
            False,
            "dbrx",
        ),
        (
            [{"type": "Digits", "individual_digits": True}, {**BYTES, "use_regex": True}],
            False,
            "smollm",
        ),
        ([{**BYTES, "use_regex": True}], False, "gpt-2"),
    ],
)
def test_the_structure_names_what_no_hash_does(
    tmp_path: Path, steps: list[Any], is_whole: bool, name: str
) -> None:
    whole = tokenizer(model={"ignore_merges": is_whole})
    whole["pre_tokenizer"] = {"type": "Sequence", "pretokenizers": steps}
    assert pretokenizer.find(loaded(tmp_path, whole)) == (name, False)


def test_a_space_before_each_text_cannot_be_written(tmp_path: Path) -> None:
    whole = tokenizer(pre_tokenizer={**BYTES, "use_regex": True, "add_prefix_space": True})
    assert pretokenizer.find(loaded(tmp_path, whole)).name == "gpt-2"  # transformers drops it
    config = {"add_prefix_space": True}
    with pytest.raises(Refusal):
        pretokenizer.find(loaded(tmp_path, whole, tokenizer_config=config))


def test_what_ends_a_text_moves_what_ended_it_before_to_the_turn(tmp_path: Path) -> None:
    end = {"SpecialToken": {"id": "<eot>", "type_id": 0}}
    whole = tokenizer(
        added=[{"id": 256, "content": "</s>"}, {"id": 257, "content": "<eot>"}],
        post_processor={
            "type": "TemplateProcessing",
            "single": [{"Sequence": {"id": "A"}}, end],
            "pair": [],
        },
    )
    found = special(tmp_path, whole, tokenizer_config={"eos_token": "</s>"})
    assert found == {"eos_token_id": 257, "eot_token_id": 256, "add_eos_token": True}


def test_roberta_adds_all_three(tmp_path: Path) -> None:
    whole = tokenizer(
        added=[{"id": 256, "content": "[SEP]"}],
        post_processor={"type": "RobertaProcessing", "sep": ["[SEP]", 256], "cls": ["[C]", 1]},
    )
    found = special(tmp_path, whole, tokenizer_config={"x": 1})
    assert found == {
        "seperator_token_id": 256,
        "add_bos_token": True,
        "add_eos_token": True,
        "add_sep_token": True,
    }


def test_a_list_of_ids_is_no_id_and_the_inner_config_counts_last(tmp_path: Path) -> None:
    config = {"eos_token_id": [1, 2], "text_config": {"eos_token_id": 3, "pad_token_id": 4}}
    assert special(tmp_path, None, config=config) == {"padding_token_id": 4}


def test_flags_of_normalizers_are_written(tmp_path: Path) -> None:
    inner = {"type": "BertNormalizer", "lowercase": False, "strip_accents": None}
    normalizer = {"type": "Sequence", "normalizers": [{"type": "StripAccents"}, inner]}
    found = special(tmp_path, tokenizer(normalizer=normalizer))
    assert found == {"lowercase": False, "strip_accents": True}


def test_named_templates_come_before_their_names_and_the_default(tmp_path: Path) -> None:
    named = [("default", "d"), ("tool use", "t"), ("rag", "r")]
    config = {"chat_template": [{"name": name, "template": text} for name, text in named]}
    found = decoded(template.keys(folder(tmp_path, {}), config))
    assert list(found.items()) == [
        ("tokenizer.chat_template.tool_use", "t"),
        ("tokenizer.chat_template.rag", "r"),
        ("tokenizer.chat_templates", ["tool_use", "rag"]),
        ("tokenizer.chat_template", "d"),
    ]


def test_a_template_in_the_config_comes_before_files(tmp_path: Path) -> None:
    files = {"chat_template.jinja": "jinja", "chat_template.json": {"chat_template": "json"}}
    where = folder(tmp_path, files)
    (tmp_path / template.MORE).mkdir()
    (tmp_path / template.MORE / "tool.jinja").write_text("more")
    key = "tokenizer.chat_template"
    assert decoded(template.keys(where, {"chat_template": "config"}))[key] == "config"
    assert decoded(template.keys(where, {"chat_template": None})) == {}
    assert decoded(template.keys(where, {})) == {
        f"{key}.tool": "more",
        f"{key}s": ["tool"],
        key: "jinja",
    }
    (tmp_path / "chat_template.jinja").unlink()
    assert decoded(template.keys(where, {})) == {key: "json"}
