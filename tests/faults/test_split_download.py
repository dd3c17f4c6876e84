"""A model in several files: all of it arrives or none of it is a model; half of it goes on."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core import gguf, unfinished
from app.errors import Code
from tests.faults.arrivals import REPO, Desk, Told
from tests.faults.hub import Fault, serving
from tests.gguf_writer import scripted, write_split

STEM = "Tiny-Q4_K_M"
NAMES = tuple(f"{STEM}-0000{number}-of-00003.gguf" for number in (1, 2, 3))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    source = tmp_path / "source"
    source.mkdir()
    write_split(scripted(b"The quick", context=512), 3, source, STEM)
    with serving() as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
        hub.add(REPO, {f"Q4/{name}": (source / name).read_bytes() for name in NAMES})
        yield Desk(hub, tmp_path / "models")


def contents(desk: Desk) -> list[bytes]:
    return list(desk.hub.repositories[REPO].values())


def test_all_parts_arrive_and_are_one_model(desk: Desk) -> None:
    result = desk.ask()
    assert desk.names() == set(NAMES)
    assert result["path"] == str(desk.folder / NAMES[0])
    assert gguf.read(Path(result["path"])).part_count == 3
    assert result["sha256"] == hashlib.sha256(b"".join(contents(desk))).hexdigest()
    assert result["size_bytes"] == sum(map(len, contents(desk)))
    assert [seen.path.rpartition("/")[2] for seen in desk.hub.gets] == list(NAMES)
    done = [done for done, _, unit in desk.told.steps if unit == "bytes"]
    assert done == sorted(done), "the progress is of all parts"
    assert done[-1] == result["size_bytes"]


def test_nothing_has_a_name_before_all_of_it_is_right(desk: Desk) -> None:
    first = len(contents(desk)[0])
    assert desk.refusal(told=Told(cancel_at=first + 1)).code is Code.CANCELLED
    assert not [name for name in desk.names() if name.endswith(".gguf")]
    assert {one.note.file for one in unfinished.find(desk.folder)} >= {f"Q4/{NAMES[0]}"}
    desk.hub.log.clear()
    desk.ask()
    assert desk.names() == set(NAMES)
    asked = [seen.path.rpartition("/")[2] for seen in desk.hub.gets]
    assert NAMES[0] not in asked, "what was whole did not come again"


def test_resuming_by_the_name_of_one_part_brings_all(desk: Desk) -> None:
    first = len(contents(desk)[0])
    assert desk.refusal(told=Told(cancel_at=first + 1)).code is Code.CANCELLED
    desk.ask(file=f"Q4/{NAMES[0]}", quantization="", is_resuming=True)
    assert desk.names() == set(NAMES)


def test_a_part_that_is_wrong_leaves_no_model(desk: Desk) -> None:
    desk.hub.faults = [Fault(), Fault(body=lambda body: body[:-1] + b"!")]
    assert desk.refusal().code is Code.CHECKSUM
    assert not [name for name in desk.names() if name.endswith(".gguf")]
    desk.ask()
    assert desk.names() == set(NAMES)


def test_parts_that_belong_to_no_one_set_are_refused_and_removed(desk: Desk) -> None:
    files = desk.hub.repositories[REPO]
    files[f"Q4/{NAMES[2]}"] = files[f"Q4/{NAMES[1]}"]
    assert desk.refusal().code is Code.MODEL_INVALID
    assert not desk.names()


def test_a_name_that_is_anothers_is_not_written_over(desk: Desk) -> None:
    desk.folder.mkdir()
    (desk.folder / NAMES[1]).write_bytes(b"somebody else's")
    result = desk.ask()
    assert (desk.folder / NAMES[1]).read_bytes() == b"somebody else's"
    assert Path(result["path"]).name.startswith(f"{STEM}-")
    assert gguf.read(Path(result["path"])).part_count == 3


def test_what_is_there_already_is_not_downloaded(desk: Desk) -> None:
    desk.ask()
    desk.hub.log.clear()
    result = desk.ask()
    assert not desk.hub.gets
    assert result["path"] == str(desk.folder / NAMES[0])
