"""The sweep of unfinished downloads takes its own files and no other (C3)."""

import os
from pathlib import Path

import pytest

from app.core import unfinished
from app.core.unfinished import FORMAT, Note

ALIKE = b'{"format": "%s", "repository": "a/b", "revision": "c", "file": "d", "offset": %d}'
FOREIGN = {
    "other.part": b"a browser's",
    "other.part.json": b'{"format": "another program"}',
    "alike.gguf.part": b"a program of like mind's",
    "alike.gguf.part.json": ALIKE % (b"download-2", 7),
    "wrong.gguf.part": b"x",
    "wrong.gguf.part.json": ALIKE % (b"casebook-download-1", -7),
    "broken.gguf.part": b"x",
    "broken.gguf.part.json": b"{",
    "empty.gguf.part.json": b"",
    "list.gguf.part.json": b"[]",
    "converted.gguf.part": b"GGUF",
    "converted.gguf.part.json": b'{"of": "123", "sums": [1]}',
    "lonely.part": b"",
    "model.gguf": b"GGUF",
    "model.provenance.json": b"{}",
    "notes.json": b"{}",
    "huge.gguf.part.json": b" " * 70_000,
}


def note(repository: str = "owner/name", **fields: object) -> Note:
    return Note(format=FORMAT, repository=repository, revision="a" * 40, file="m.gguf", **fields)  # type: ignore[arg-type]


def left_part(folder: Path, name: str, size: int = 100) -> None:
    unfinished.write(folder / f"{name}.part.json", note(size_bytes=1000, offset=size))
    (folder / f"{name}.part").write_bytes(bytes(size))


def left_folder(folder: Path, repository: str) -> Path:
    place = unfinished.folder_of(folder, repository)
    inside = unfinished.content(place, repository)
    inside.mkdir(parents=True)
    unfinished.converted(place).mkdir()
    files = ("config.json", "model.safetensors")
    unfinished.write(place / unfinished.FOLDER_NOTE, note(repository, files=files))
    (inside / "config.json").write_bytes(b"{}")
    left_part(inside, "model.safetensors")
    unfinished.hub_note(inside).parent.mkdir(parents=True)
    unfinished.hub_note(inside).write_text("a" * 40)
    (unfinished.converted(place) / "m-Q4_K_M.gguf.part").write_bytes(b"GGUF")
    return place


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in FOREIGN.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "folder.part").mkdir()
    (tmp_path / "folder.part" / "theirs").write_bytes(b"theirs")
    (tmp_path / "noted.part").mkdir()
    (tmp_path / "noted.part" / "download.json").write_bytes(b"{}")
    return tmp_path


def test_fifty_partials_are_found_and_only_they_are_removed(folder: Path) -> None:
    before = tree(folder)
    for number in range(50):
        left_part(folder, f"model-{number:02}.gguf", number)
    found = unfinished.find(folder)
    assert len(found) == 50
    assert all(one.bytes >= one.note.offset for one in found)
    assert set(tree(folder)) > set(before), "finding removes nothing"
    removed = [unfinished.remove(one) for one in found]
    assert removed == [True] * 50
    assert tree(folder) == before
    assert unfinished.find(folder) == []


def test_a_note_without_a_part_and_a_note_half_written_go_too(folder: Path) -> None:
    before = tree(folder)
    left_part(folder, "m.gguf")
    (folder / "m.gguf.part").unlink()
    (folder / "m.gguf.part.json.new").write_bytes(b"{")
    (one,) = unfinished.find(folder)
    assert unfinished.remove(one)
    assert tree(folder) == before


def test_a_checkpoint_goes_with_its_folders(folder: Path) -> None:
    before = tree(folder)
    place = left_folder(folder, "owner/name")
    (one,) = unfinished.find(folder)
    assert len(one.files) == 6
    assert unfinished.remove(one)
    assert not place.exists()
    assert tree(folder) == before


def test_what_somebody_put_into_a_checkpoint_stays(folder: Path) -> None:
    place = left_folder(folder, "owner/name")
    theirs = [
        unfinished.content(place, "owner/name") / "mine.txt",
        unfinished.converted(place) / "notes.txt",
        place / "other.json",
    ]
    for path in theirs:
        path.write_bytes(b"mine")
    (one,) = unfinished.find(folder)
    assert unfinished.remove(one)
    assert all(path.read_bytes() == b"mine" for path in theirs)
    assert sorted(path for path in place.rglob("*") if path.is_file()) == sorted(theirs)


def test_what_is_being_written_is_kept(folder: Path) -> None:
    left_part(folder, "m.gguf")
    (one,) = unfinished.find(folder)
    with unfinished.reserved(one.path) as is_free:
        assert is_free
        assert not unfinished.remove(one)
    assert (folder / "m.gguf.part").exists()
    assert unfinished.remove(one)
    assert not (folder / "m.gguf.part").exists()


def test_links_are_not_followed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    left_part(elsewhere, "m.gguf")
    left_folder(elsewhere, "owner/name")
    before = tree(elsewhere)
    (folder / "m.gguf.part.json").symlink_to(elsewhere / "m.gguf.part.json")
    (folder / "owner--name.part").symlink_to(elsewhere / "owner--name.part")
    assert unfinished.find(folder) == []
    (folder / "m.gguf.part.json").unlink()
    unfinished.write(folder / "m.gguf.part.json", note())
    (folder / "m.gguf.part").symlink_to(elsewhere / "m.gguf.part")
    (one,) = unfinished.find(folder)
    assert unfinished.remove(one)
    assert tree(elsewhere) == before


def test_a_hostile_note_names_no_file_outside(folder: Path) -> None:
    victim = folder / "victim.txt"
    victim.write_bytes(b"precious")
    place = folder / "evil.part"
    place.mkdir()
    names = ("../../../victim.txt", str(victim), "..", "victim.txt")
    for repository in ("../..", "owner/name"):
        unfinished.write(place / unfinished.FOLDER_NOTE, note(repository, files=names))
        for one in unfinished.find(folder):
            unfinished.remove(one)
    assert victim.read_bytes() == b"precious"


def test_a_folder_that_is_a_link_inside_a_checkpoint_is_not_entered(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "config.json").write_bytes(b"precious")
    place = left_folder(folder, "owner/name")
    inside = unfinished.content(place, "owner/name")
    inside.rename(folder / "aside")
    inside.symlink_to(elsewhere)
    (one,) = unfinished.find(folder)
    assert unfinished.remove(one)
    assert (elsewhere / "config.json").read_bytes() == b"precious"


def test_no_folder_is_nothing_unfinished(tmp_path: Path) -> None:
    assert unfinished.find(tmp_path / "none") == []


def test_a_note_is_on_the_disk_before_it_takes_the_place_of_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    sync, replace = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda number: (told.append("sync"), sync(number)))
    monkeypatch.setattr(
        Path, "replace", lambda one, other: (told.append("replace"), replace(one, other))
    )
    unfinished.write(tmp_path / "m.gguf.part.json", note())
    assert told == ["sync", "replace"]
