"""Which file of a repository is meant by a type."""

import pytest

from app.core import repository as repositories
from app.core.repository import RemoteFile, Repository, carries, choose, is_name, is_safe
from app.errors import Code, Problem


def of(*names: str) -> Repository:
    files = tuple(RemoteFile(name, 10, "0" * 64) for name in names)
    return Repository("owner/name", "a" * 40, "gemma", "no", files)


def chosen(quantization: str, *names: str, file: str = "") -> list[str]:
    return [one.name for one in choose(of(*names), quantization, file)]


@pytest.mark.parametrize(
    ("name", "kind", "is_carried"),
    [
        ("Meditron3-Gemma2-2B.Q4_K_M.gguf", "Q4_K_M", True),
        ("meditron3-gemma2-2b-q4_k_m.gguf", "Q4_K_M", True),
        ("Meditron3-Gemma2-2B.i1-Q4_K_M.gguf", "q4_k_m", True),
        ("Q4_K_M.gguf", "Q4_K_M", True),
        ("Q4_K_M/model.gguf", "Q4_K_M", False),
        ("model_Q4_K_M_imat.gguf", "Q4_K_M", True),
        ("model-Q4_K_S.gguf", "Q4_K_M", False),
        ("model-IQ4_K_M.gguf", "Q4_K_M", False),
        ("model-Q4_0_4_4.gguf", "Q4_0", False),
        ("model-Q4_0.gguf", "Q4_0", True),
        ("model-bf16.gguf", "F16", False),
        ("model.f16.gguf", "F16", True),
        ("modelQ4_K_M.gguf", "Q4_K_M", False),
    ],
)
def test_a_name_carries_a_type_as_a_word_of_its_own(name: str, kind: str, is_carried: bool) -> None:
    assert carries(name, kind) is is_carried


def test_the_one_file_of_the_type_is_chosen() -> None:
    names = ("README.md", "m.Q4_K_M.gguf", "m.Q8_0.gguf", "mmproj-Q4_K_M.gguf", "imatrix.gguf")
    assert chosen("Q4_K_M", *names) == ["m.Q4_K_M.gguf"]
    assert chosen("q8_0", *names) == ["m.Q8_0.gguf"]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("a-Q4_K_M.gguf", "b-Q4_K_M.gguf"), "a-Q4_K_M.gguf, b-Q4_K_M.gguf"),
        (("a-Q8_0.gguf", "a-Q2_K.gguf"), "a-Q8_0.gguf, a-Q2_K.gguf"),
        (("a-Q4_K_M-00001-of-00002.gguf",), "one of 2 parts, and 1 are there"),
        (("a-Q4_K_M-00001-of-00002.gguf", "b-Q4_K_M-00002-of-00002.gguf"), "parts"),
        (("a-Q4_K_M-00001-of-00001.gguf", "b-Q4_K_M.gguf"), "several"),
        (("pytorch_model.bin", "config.json"), "neither"),
        (("consolidated.safetensors", "config.json"), "neither"),
        (("model.safetensors",), "neither"),
        ((), "neither"),
    ],
)
def test_what_cannot_be_chosen_is_told_with_what_there_is(
    names: tuple[str, ...], said: str
) -> None:
    with pytest.raises(Problem) as caught:
        chosen("Q4_K_M", *names)
    assert caught.value.code is Code.NOT_OFFERED
    assert said in str(caught.value.detail["why"])


def test_a_file_can_be_named() -> None:
    names = ("a-Q4_K_M.gguf", "b-Q4_K_M.gguf")
    assert chosen("Q4_K_M", *names, file="b-Q4_K_M.gguf") == ["b-Q4_K_M.gguf"]
    with pytest.raises(Problem, match="c\\.gguf"):
        chosen("Q4_K_M", *names, file="c.gguf")
    with pytest.raises(Problem, match="one of 2 parts"):
        chosen("", "a-00001-of-00002.gguf", file="a-00001-of-00002.gguf")


def test_all_parts_of_a_split_model_are_one_in_their_order() -> None:
    names = tuple(f"Q4/a-Q4_K_M-0000{n}-of-00003.gguf" for n in (3, 1, 2))
    others = ("a-Q8_0.gguf", "README.md")
    assert chosen("Q4_K_M", *names, *others) == sorted(names)
    assert chosen("", *names, *others, file=names[0]) == sorted(names), "one names all of them"


def test_a_checkpoint_is_what_the_converter_reads_config_first() -> None:
    names = (
        ".gitattributes",
        "README.md",
        "config.json",
        "model-00002-of-00002.safetensors",
        "model-00001-of-00002.safetensors",
        "model.safetensors.index.json",
        "modeling_custom.py",
        "original/model.safetensors",
        "pytorch_model.bin",
        "tokenizer.json",
    )
    assert chosen("Q4_K_M", *names) == [
        "config.json",
        "model.safetensors.index.json",
        "tokenizer.json",
        "README.md",
        "model-00001-of-00002.safetensors",
        "model-00002-of-00002.safetensors",
    ]


def test_a_gguf_file_of_the_type_goes_before_a_checkpoint() -> None:
    names = ("config.json", "model.safetensors", "m-Q8_0.gguf")
    assert chosen("Q8_0", *names) == ["m-Q8_0.gguf"]
    assert chosen("Q4_K_M", *names)[0] == "config.json"


# The vectors of huggingface-hub's tests/test_local_folder.py (CVE-2026-15717), and more.
HOSTILE = [
    "../m-Q4_K_M.gguf",
    "a/../../m-Q4_K_M.gguf",
    "/etc/m-Q4_K_M.gguf",
    "C:\\Windows\\m-Q4_K_M.gguf",
    "D:m-Q4_K_M.gguf",
    "\\\\203.0.113.9\\share\\m-Q4_K_M.gguf",
    "//203.0.113.9/share/m-Q4_K_M.gguf",
    "a\\..\\m-Q4_K_M.gguf",
    "a/./m-Q4_K_M.gguf",
    "a/ /m-Q4_K_M.gguf",
    "m\x00-Q4_K_M.gguf",
    "m\n-Q4_K_M.gguf",
    "m\u202e-Q4_K_M.gguf",
    'm"-Q4_K_M.gguf',
    "m?-Q4_K_M.gguf",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_that_leads_elsewhere_is_never_chosen(name: str) -> None:
    assert not is_safe(name)
    with pytest.raises(Problem):
        chosen("Q4_K_M", name)


def test_a_plain_name_is_safe() -> None:
    assert is_safe("quantized/m-Q4_K_M.gguf")


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("EPFLiGHT/Meditron3-Gemma2-2B", True),
        ("a/b", True),
        ("gpt2", False),
        ("a/b/c", False),
        ("a/..", False),
        ("a/b..c", False),
        ("a/b--c", False),
        ("../b", False),
        ("a/b?x=1", False),
        ("a/b\n", False),
        ("ä/b", False),
        ("", False),
    ],
)
def test_a_name_of_a_repository(name: str, is_one: bool) -> None:
    assert is_name(name) is is_one


def test_facts_keep_what_weighs() -> None:
    found = repositories.facts(of("README.md", "m.gguf", "model.safetensors"))
    assert found.sizes == {"m.gguf": 10, "model.safetensors": 10}
    assert (found.commit, found.license, found.gated) == ("a" * 40, "gemma", "no")
