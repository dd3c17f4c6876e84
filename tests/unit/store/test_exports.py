"""A file is whole or not there, is nobody else's, and the audit trail knows of it."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.digest import file_sha256
from app.core.transcript.writing import Format
from app.errors import Code, Problem
from app.paths import Places
from app.store import exports
from app.store.database import Store, open_database
from app.store.exports import Chosen
from tests import transcripts
from tests.transcripts import exported


@pytest.fixture
def store(places: Places) -> Iterator[Store]:
    with open_database(places) as opened:
        yield opened


@pytest.fixture
def known(store: Store) -> str:
    return transcripts.fill(store)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_file_is_the_owners_alone_and_its_hash_is_told(
    store: Store, known: str, tmp_path: Path
) -> None:
    done = exported(store, Format.JSON, tmp_path / "a.json", known)
    assert done.sha256 == file_sha256(done.path)
    assert done.size_bytes == done.path.stat().st_size
    assert done.messages == 9
    assert stat.S_IMODE(done.path.stat().st_mode) == 0o600
    assert store.check().audit == "ok"


def test_nothing_is_overwritten_unless_that_was_said(
    store: Store, known: str, tmp_path: Path
) -> None:
    target = tmp_path / "a.md"
    target.write_text("mine")
    with pytest.raises(Problem) as told:
        exported(store, Format.MARKDOWN, target, known)
    assert told.value.code is Code.EXISTS
    assert target.read_text() == "mine"
    exported(store, Format.MARKDOWN, target, known, is_replacing=True)
    assert target.read_text() != "mine"
    assert names(tmp_path) == ["a.md", "data"]


def test_a_file_that_appears_meanwhile_is_kept(store: Store, known: str, tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    steps = store.exports.begin(Chosen((known,), Format.MARKDOWN, target)).steps()
    next(steps)
    target.write_text("mine")
    with pytest.raises(Problem) as told:
        list(steps)
    assert told.value.code is Code.EXISTS
    assert target.read_text() == "mine"
    assert names(tmp_path) == ["a.md", "data"]
    assert store.audit.events(1)[0]["action"] == "export_failed"


def test_where_no_second_name_can_be_given_nothing_is_overwritten_either(
    store: Store, known: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    done = exported(store, Format.MARKDOWN, tmp_path / "a.md", known)
    assert done.path.exists()
    job = store.exports.begin(Chosen((known,), Format.MARKDOWN, tmp_path / "b.md"))
    steps = job.steps()
    next(steps)
    (tmp_path / "b.md").write_text("mine")
    with pytest.raises(Problem):
        list(steps)
    assert (tmp_path / "b.md").read_text() == "mine"


def test_a_cancel_leaves_nothing(store: Store, known: str, tmp_path: Path) -> None:
    head = store.audit.head
    steps = store.exports.begin(Chosen((known,), Format.HTML, tmp_path / "a.html")).steps()
    next(steps)
    assert [one for one in names(tmp_path) if one.endswith(".part")], "it had begun"
    steps.close()
    assert names(tmp_path) == ["data"]
    assert store.audit.head == head


def test_the_trail_names_an_export_and_holds_no_word_of_it(
    store: Store, known: str, tmp_path: Path
) -> None:
    exported(store, Format.CSV, tmp_path / "a.csv", known)
    event = store.audit.events(1)[0]
    assert event["action"] == "exported"
    assert "Malaria" not in str(event)
    assert len(event["object"]) == 36


@pytest.mark.parametrize(
    ("prepare", "code"),
    [
        (lambda folder: folder / "no" / "a.md", Code.FOLDER_MISSING),
        (lambda folder: folder / ("n" * 250 + ".md"), Code.NAME_TOO_LONG),
    ],
)
def test_a_place_that_cannot_be_written_is_told(
    store: Store, known: str, tmp_path: Path, prepare: object, code: Code
) -> None:
    with pytest.raises(Problem) as told:
        exported(store, Format.MARKDOWN, prepare(tmp_path), known)  # type: ignore[operator]
    assert told.value.code is code


def test_a_missing_part_of_the_program_is_not_told_as_a_missing_folder(
    store: Store, known: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: object) -> bytes:
        return (tmp_path / "default-footer.xml").read_bytes()

    monkeypatch.setattr("docx.parts.hdrftr.FooterPart._default_footer_xml", classmethod(gone))
    with pytest.raises(Problem) as told:
        exported(store, Format.DOCX, tmp_path / "a.docx", known)
    assert told.value.code is Code.BUG
    assert told.value.detail == {"error": "FileNotFoundError default-footer.xml"}
    assert names(tmp_path) == ["data"]


def test_a_disk_that_fills_up_leaves_nothing(
    store: Store, known: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exports.os, "fsync", full)
    with pytest.raises(Problem) as told:
        exported(store, Format.MARKDOWN, tmp_path / "a.md", known)
    assert told.value.code is Code.DISK_FULL
    assert told.value.detail["free_bytes"]
    assert names(tmp_path) == ["data"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_device_is_no_file_to_write_to(store: Store, known: str) -> None:
    with pytest.raises(Problem) as told:
        exported(store, Format.MARKDOWN, Path("/dev/full"), known)
    assert told.value.code is Code.EXISTS


def test_a_folder_that_is_only_read_can_be_taken_along(places: Places, tmp_path: Path) -> None:
    with open_database(places) as store:
        known = transcripts.fill(store)
    with open_database(places, read_only=True) as store:
        done = exported(store, Format.JSON, tmp_path / "a.json", known)
    assert not done.is_recorded
    assert done.path.exists()


def test_what_has_no_message_is_no_export(store: Store, tmp_path: Path) -> None:
    empty = store.history.create()
    with pytest.raises(Problem) as told:
        exported(store, Format.JSON, tmp_path / "a.json", empty)
    assert told.value.code is Code.BAD_VALUE


def test_a_conversation_purged_meanwhile_ends_the_export(store: Store, tmp_path: Path) -> None:
    known = transcripts.long_chat(store, 30)
    steps = store.exports.begin(Chosen((known,), Format.JSON, tmp_path / "a.json")).steps()
    next(steps)
    store.history.purge([known])
    with pytest.raises(Problem) as told:
        list(steps)
    assert told.value.code is Code.NOT_FOUND
    assert names(tmp_path) == ["data"]


def test_what_a_kill_left_of_the_same_name_is_swept_and_nothing_else(
    store: Store, known: str, tmp_path: Path
) -> None:
    left = tmp_path / "a.md.0123abcd.part"
    kept = ["a.md.part", "a.md.0123abc.part", "b.md.0123abcd.part", "a.md.0123ABCD.part"]
    for name in [left.name, *kept]:
        (tmp_path / name).write_text("half")
    exported(store, Format.MARKDOWN, tmp_path / "a.md", known)
    assert names(tmp_path) == sorted(["a.md", "data", *kept])
