"""Whose a chat template is, and what is said where it is not the expected one (TP-2)."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from app.core import catalogue, gguf, templates
from app.core.digest import text_sha256
from app.core.repository import is_name
from app.core.templates import Standing, Status, sentence, standing
from tests.gguf_writer import GEMMA2_TEMPLATE

OWN, OTHER = "{{ messages }}", "{{ messages }}{{ bos_token }}"
READ, BUILT, FILES = "owner/read", "EPFLiGHT/Meditron3-8B", "QuantFactory/Meditron3-8B-GGUF"


@pytest.fixture
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    own = catalogue.ChatTemplate("Own", text_sha256(OWN), "read", (READ,), (BUILT,))
    other = replace(own, name="Other", sha256=text_sha256(OTHER), repositories=(), not_verified=())
    monkeypatch.setattr(catalogue, "templates", lambda: (own, other))


def test_every_known_template_says_where_it_was_read_and_whose_it_is() -> None:
    known = catalogue.templates()
    assert {one.name for one in known} == {
        "gemma-2-2b-it",
        "Llama-3.1-8B-Instruct",
        "Qwen2.5-7B-Instruct",
        "SmolLM2-135M-Instruct",
    }
    assert len({one.sha256 for one in known}) == len(known)
    offered = {name.casefold() for name in catalogue.repositories()}
    for one in known:
        assert len(bytes.fromhex(one.sha256)) == 32
        assert one.source
        assert all(map(is_name, (*one.repositories, *one.not_verified)))
        assert {name.casefold() for name in one.not_verified} <= offered
        assert catalogue.demo().source not in one.not_verified


def test_the_template_of_gemma_2_is_known_by_its_text() -> None:
    found = standing(GEMMA2_TEMPLATE, "google/gemma-2-2b-it")
    assert (found.status, found.name, found.is_verified) == (Status.KNOWN, "gemma-2-2b-it", True)
    built = standing(GEMMA2_TEMPLATE, "mradermacher/Meditron3-Gemma2-2B-i1-GGUF")
    assert (built.status, built.is_verified) == (Status.KNOWN, False)


@pytest.mark.model
def test_the_demo_model_brings_the_template_that_is_known_for_it(demo_model: Path) -> None:
    text = gguf.read(demo_model).chat_template
    assert text
    found = standing(text, catalogue.demo().source)
    assert (found.status, found.name, found.is_verified) == (
        Status.KNOWN,
        "SmolLM2-135M-Instruct",
        True,
    )


@pytest.mark.usefixtures("_known")
@pytest.mark.parametrize(
    ("text", "repository", "status", "name", "expected"),
    [
        ("", READ, Status.NONE, "", ""),
        (OWN, READ, Status.KNOWN, "Own", "Own"),
        (OWN + " \n", READ, Status.KNOWN, "Own", "Own"),
        (OWN, "OWNER/Read", Status.KNOWN, "Own", "Own"),
        (OWN, "", Status.KNOWN, "Own", ""),
        (OWN, FILES, Status.KNOWN, "Own", "Own"),
        (OTHER, READ, Status.ANOTHER, "Other", "Own"),
        (" " + OWN, READ, Status.ANOTHER, "", "Own"),
        (" " + OWN, BUILT, Status.ANOTHER, "", "Own"),
        (" " + OWN, FILES, Status.ANOTHER, "", "Own"),
        (" " + OWN, "owner/else", Status.UNKNOWN, "", ""),
    ],
)
def test_a_template_is_known_by_its_text_and_expected_by_its_repository(
    text: str, repository: str, status: Status, name: str, expected: str
) -> None:
    found = standing(text, repository)
    assert (found.status, found.name, found.expected) == (status, name, expected)
    assert found.is_nobodys is (bool(text) and not name)
    assert found.is_verified is (repository.casefold() == READ and bool(text))


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Standing(Status.NONE), "none: a plain one stands in"),
        (Standing(Status.UNKNOWN, "ab"), "unknown: not one that the catalogue has"),
        (Standing(Status.KNOWN, "ab", "A", "A"), "known: the one of A"),
        (
            Standing(Status.ANOTHER, "ab", "", "A", is_verified=True),
            "another than expected: not the one of A",
        ),
        (
            Standing(Status.ANOTHER, "ab", "B", "A", is_verified=True),
            "another than expected: the one of B, not of A",
        ),
        (
            Standing(Status.ANOTHER, "ab", "", "A"),
            "another than expected: not the one of A"
            " · expected because this model was built on that one",
        ),
    ],
)
def test_how_a_template_stands_is_said_in_words(found: Standing, said: str) -> None:
    assert sentence(found) == said
    assert templates.sentence(found, lambda text: text.upper(), str.lower).startswith(
        said[:4].upper()
    )
