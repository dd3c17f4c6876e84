"""The list of contents of a field pack is believed only if every rule held."""

import json
from contextlib import suppress
from typing import Any

import pytest
from msgspec.structs import replace

from app.core.chat import Sampling
from app.core.pack import is_foreign, manifest, papers, sets
from app.core.pack.manifest import About, File, Manifest, Part
from app.core.wording import NOTICE
from app.errors import Code, Problem

SHA = "ab" * 32
MODEL = File("model", "m.gguf", 10, SHA, (Part("model/m.gguf", 10, SHA, (SHA,)),))
GOOD = Manifest(
    format=manifest.FORMAT,
    version=1,
    made_by="Casebook 1",
    made_at="2026-05-04T13:14:00+00:00",
    notice=NOTICE,
    block_bytes=64,
    model=About("Tiny", SHA, 10),
    files=(MODEL,),
)


def said(**changes: Any) -> dict[str, Any]:
    return {**json.loads(manifest.written(GOOD)), **changes}


def sealed(document: dict[str, Any]) -> bytes:
    """Give a document the hash that it should have, as a forger would."""
    return json.dumps({**document, "sha256": manifest._fingerprint(document)}).encode()


def with_file(**changes: Any) -> bytes:
    document = said()
    document["files"][0].update(changes)
    return sealed(document)


def with_part(**changes: Any) -> bytes:
    document = said()
    document["files"][0]["parts"][0].update(changes)
    return sealed(document)


def refused(data: bytes) -> Problem:
    with pytest.raises(Problem) as caught:
        manifest.read(data)
    return caught.value


def test_what_is_written_is_read() -> None:
    found = manifest.read(manifest.written(GOOD))
    assert found.files == GOOD.files
    assert found.model == GOOD.model
    assert len(found.sha256) == 64
    assert manifest.read(sealed(said())).files == GOOD.files


def test_a_manifest_that_ends_early_is_refused_at_every_byte() -> None:
    data = manifest.written(GOOD).rstrip()
    for length in range(len(data)):
        problem = refused(data[:length])
        assert problem.code is Code.PACK_INVALID, length


def test_a_manifest_with_any_bit_altered_is_refused() -> None:
    data = bytearray(manifest.written(GOOD))
    whole = manifest.read(bytes(data))
    for at in range(len(data)):
        data[at] ^= 1
        found = None
        with suppress(Problem):
            found = manifest.read(bytes(data))
        assert found in (None, whole), f"byte {at}"  # white space: another way to say the same
        data[at] ^= 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b'"casebook-pack"',
        b"{}",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"format": "casebook-pack", "version": NaN}',
        b'{"format": "casebook-conversion-1", "version": 1}',
        b'{"format": "casebook-pack", "version": 1}',
        b" " * (manifest.MOST_BYTES + 1),
        b'{"format": "casebook-pack", "format": "casebook-pack", "version": 1}',
    ],
)
def test_what_is_no_manifest_is_refused(data: bytes) -> None:
    assert refused(data).code is Code.PACK_INVALID


@pytest.mark.parametrize("version", [0, -1, True, "1", None, 0.5])
def test_an_odd_version_is_refused(version: object) -> None:
    assert refused(sealed(said(version=version))).code is Code.PACK_INVALID


@pytest.mark.parametrize("version", [2, 1000, 2**31, 2**63])
def test_a_newer_format_is_told_as_that(version: int) -> None:
    problem = refused(json.dumps({**said(), "version": version, "made_by": "Casebook 9"}).encode())
    assert problem.code is Code.PACK_TOO_NEW
    assert problem.detail["made_by"] == "Casebook 9"


def test_keys_and_roles_of_later_versions_are_no_reason_to_refuse() -> None:
    document = said(colour="red")
    more = {**document["files"][0], "role": "guidelines", "name": "nstg.pdf"}
    more["parts"] = [{"path": "guidelines/nstg.pdf", "bytes": 10, "sha256": SHA, "blocks": [SHA]}]
    document["files"].append(more)
    assert [one.role for one in manifest.read(sealed(document)).files] == ["model", "guidelines"]


@pytest.mark.parametrize(
    "name",
    [
        "..",
        ".",
        "",
        "/etc/passwd",
        "../x",
        "a/../../b",
        "a/./b",
        "a//b",
        "a/",
        "/",
        "\\\\h\\s",
        "C:\\x",
        "D:x",
        "x:ads",
        "a\\b",
        "CON",
        "con.gguf",
        "a/NUL",
        "com1.txt",
        "COM¹",
        "lpt9",
        "x.",
        "x ",
        "a./b",
        "a\0b",
        "a\nb",
        "a\u202eb",
        "a\ud800",
        "what?",
        "a*",
        "a|b",
        'a"b',
        "a<b",
        "x" * 231,
        "é" * 116,
        "a/b/c/d",
        "casebook-pack.json",
        "CASEBOOK-PACK.JSON",
    ],
)
def test_a_path_that_leads_elsewhere_or_is_no_name_somewhere_is_refused(name: str) -> None:
    assert refused(with_part(path=name)).code is Code.PACK_INVALID


@pytest.mark.parametrize(
    "name", ["../m.gguf", "a/m.gguf", "NUL.gguf", "m.gguf ", ".gguf\0", "m.bin"]
)
def test_a_name_for_this_computer_follows_the_same_rules(name: str) -> None:
    assert refused(with_file(name=name)).code is Code.PACK_INVALID


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.txt", "a.txt"),
        ("a.txt", "A.TXT"),
        ("straße", "STRASSE"),
        ("caf\u00e9", "cafe\u0301"),
        ("dir/A", "DIR/a"),
    ],
)
def test_two_names_that_are_one_on_a_stick_are_refused(one: str, other: str) -> None:
    document = said()
    for number, path in enumerate((one, other)):
        part = {"path": path, "bytes": 10, "sha256": SHA, "blocks": [SHA]}
        more = {"role": "later", "name": f"{number}", "bytes": 10, "sha256": SHA, "parts": [part]}
        document["files"].append(more)
    assert "the same file" in str(refused(sealed(document)).detail["why"])


@pytest.mark.parametrize(
    "changes",
    [
        {"bytes": -1},
        {"bytes": 2**60},
        {"bytes": True},
        {"bytes": 1.5},
        {"bytes": 11},
        {"sha256": "AB" * 32},
        {"sha256": "ab"},
        {"blocks": []},
        {"blocks": [SHA, SHA]},
        {"blocks": ["x" * 64]},
        {"blocks": None},
        {"path": 3},
    ],
)
def test_a_part_that_cannot_be_is_refused(changes: dict[str, Any]) -> None:
    assert refused(with_part(**changes)).code is Code.PACK_INVALID


@pytest.mark.parametrize(
    "changes", [{"bytes": 9}, {"parts": []}, {"sha256": ""}, {"role": "card"}, {"role": 1}]
)
def test_a_file_that_cannot_be_is_refused(changes: dict[str, Any]) -> None:
    assert refused(with_file(**changes)).code is Code.PACK_INVALID


@pytest.mark.parametrize(
    "changes",
    [
        {"files": []},
        {"block_bytes": 0},
        {"block_bytes": -64},
        {"model": {"name": "x", "sha256": "", "size_bytes": 10}},
        {"model": {"name": "x", "sha256": SHA, "size_bytes": 11}},
        {"model": None},
        {"files": [json.loads(manifest.written(GOOD))["files"][0]] * 2},
    ],
)
def test_a_pack_that_cannot_be_is_refused(changes: dict[str, Any]) -> None:
    assert refused(sealed(said(**changes))).code is Code.PACK_INVALID


def test_a_small_file_that_is_large_is_refused_before_it_is_read() -> None:
    document = said()
    size = manifest.SMALL["card"] + 1
    part = {"path": "card.md", "bytes": size, "sha256": SHA, "blocks": [SHA] * -(-size // 64)}
    document["files"].append(
        {"role": "card", "name": "card.md", "bytes": size, "sha256": SHA, "parts": [part]}
    )
    assert "larger" in str(refused(sealed(document)).detail["why"])


def test_parts_cover_a_file_without_a_gap() -> None:
    assert manifest.part_names("m.gguf", 10, 10) == [("m.gguf", 0, 10)]
    assert manifest.part_names("m.gguf", 0, 10) == [("m.gguf", 0, 0)]
    assert manifest.part_names("m.gguf", 25, 10) == [
        ("m.gguf.001", 0, 10),
        ("m.gguf.002", 10, 10),
        ("m.gguf.003", 20, 5),
    ]
    assert len(manifest.part_names("m.gguf", 999, 1)) == 999
    with pytest.raises(Problem) as caught:
        manifest.part_names("m.gguf", 1000, 1)
    assert caught.value.code is Code.BAD_VALUE


@pytest.mark.parametrize(
    "name",
    [
        "System Volume Information",
        "$RECYCLE.BIN",
        ".Trashes",
        "._card.md",
        ".Trash-1000",
        "Thumbs.db",
    ],
)
def test_what_systems_leave_on_a_stick_is_known(name: str) -> None:
    assert is_foreign(name)
    assert not is_foreign("thesis.docx")


# --- papers --------------------------------------------------------------------------------------


def test_card_licence_and_note_bear_the_notice_and_the_facts() -> None:
    source = {"repository": "EPFLiGHT/Meditron3-Gemma2-2B", "revision": "c0ffee"}
    about = About("Meditron3", SHA, 1_700_000_000, "gemma2", "Q4_K_M", 8192, "gemma", source=source)
    card, licence, note = papers.card(about), papers.licence(about), papers.note(about)
    assert all(NOTICE in text for text in (card, licence, note))
    assert SHA in card
    assert "Reported MedMCQA: 46.57 %" in card
    assert "Gemma Terms of Use" in licence
    assert "Meditron3 · Q4_K_M · 1.70 GB" in note
    assert "%1" not in note
    assert "demo, not medical" in papers.card(About("S", SHA, 1, is_demo=True))
    assert "Neither the file nor its record names one" in papers.licence(About("S", SHA, 1))


def test_presets_travel_and_nonsense_does_not() -> None:
    mine = papers.Preset("Mine", "Answer in French.", Sampling(temperature=0.2))
    assert papers.presets(papers.presets_text([mine]).decode()) == (mine,)
    many = papers.presets_text([mine] * (papers.MOST_PRESETS + 1)).decode()
    for text in ("", "[]", "{}", "[" * 100_000, '{"format": "x", "presets": []}', many):
        with pytest.raises(Problem) as caught:
            papers.presets(text)
        assert caught.value.code is Code.PACK_INVALID


def test_what_a_pack_says_of_its_source_is_short_text_or_nothing() -> None:
    odd = {"repository": 3, "revision": "a\u202eb" + "c" * 999, "base_models": [1, "x"], "z": "y"}
    found = papers.source(About("S", SHA, 1, license="mit", source=odd))
    assert found["base_models"] == ["x"]
    assert found["license"] == "mit"
    assert set(found) == {"revision", "base_models", "license"}
    assert "\u202e" not in found["revision"]
    assert len(found["revision"]) <= 200


def test_example_sets_travel_and_nonsense_does_not() -> None:
    mine = sets.PackedSet("Mine", "by hand", ({"item_id": "1"},), (), 3)
    assert sets.read(sets.text([mine]).decode()) == (mine,)
    many = sets.text([mine] * (sets.MOST_SETS + 1)).decode()
    long = sets.text([replace(mine, name="x" * (sets.MOST_NAME + 1))]).decode()
    for text in ("", "[]", "{}", "[" * 100_000, '{"format": "x", "sets": []}', many, long):
        with pytest.raises(Problem) as caught:
            sets.read(text)
        assert caught.value.code is Code.PACK_INVALID
    with pytest.raises(Problem) as caught:
        sets.text([replace(mine, origin="x" * 4_100_000)])
    assert caught.value.code is Code.BAD_VALUE
