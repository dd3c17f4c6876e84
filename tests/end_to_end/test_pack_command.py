"""`casebook models pack` and `unpack`, as a person or a script calls them."""

import hashlib
import json
import os
import signal
import time
from pathlib import Path

import pytest

from app.core.pack import MANIFEST
from app.evaluation.task import Item
from app.store.database import open_database
from app.store.examples import Listing
from tests.end_to_end.test_command_line import CommandLine
from tests.gguf_writer import llama, write_split


@pytest.fixture
def here(tmp_path: Path) -> CommandLine:
    casebook = CommandLine(tmp_path / "here")
    file = llama().write(tmp_path / "tiny.gguf")
    casebook.run("models", "add", str(file), "--name", "Tiny")
    return casebook


@pytest.fixture
def there(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "there")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path / "stick"


def test_a_model_goes_from_one_library_to_another(
    here: CommandLine, there: CommandLine, stick: Path
) -> None:
    made = here.json("models", "pack", "Tiny", "-o", str(stick), "--json")
    (mine,) = here.json("models", "list")
    assert isinstance(made, dict)
    assert (made["sha256"], made["model_id"]) == (mine["sha256"], mine["model_id"])
    assert (stick / MANIFEST).exists()
    came = there.json("models", "unpack", str(stick))
    assert isinstance(came, dict)
    assert (came["name"], came["sha256"], came["is_new"]) == ("Tiny", mine["sha256"], True)
    assert came["fingerprint"] == made["fingerprint"]
    assert came["state"] == "untried"
    assert Path(came["path"]).parent == there.places.models
    assert hashlib.sha256(Path(came["path"]).read_bytes()).hexdigest() == mine["sha256"]
    again = there.json("models", "unpack", str(stick))
    assert isinstance(again, dict)
    assert (again["model_id"], again["is_new"]) == (came["model_id"], False)
    there.run("models", "verify", "Tiny")
    there.run("models", "remove", "Tiny", "--yes")
    assert [one.name for one in there.places.models.iterdir()] == []


def test_presets_go_with_it_once(here: CommandLine, there: CommandLine, stick: Path) -> None:
    from app.core.chat import Sampling

    with open_database(here.places) as store:
        store.presets.save("Mine", "Answer in French.", Sampling(temperature=0.2))
    here.run("models", "pack", "Tiny", "-o", str(stick))
    came = there.json("models", "add", str(stick))
    assert isinstance(came, dict)
    assert came["presets_added"] == ["Mine"]
    again = there.json("models", "unpack", str(stick))
    assert isinstance(again, dict)
    assert again["presets_added"] == []
    with open_database(there.places) as store:
        assert store.presets.get("Mine").sampling.temperature == 0.2
    here.run("models", "pack", "Tiny", "-o", str(stick / "bare"), "--no-presets", status=0)
    assert not (stick / "bare" / "presets.json").exists()


def test_people_are_told_in_words(here: CommandLine, there: CommandLine, stick: Path) -> None:
    ran = here.run("models", "pack", "Tiny", "-o", str(stick))
    assert str(stick) in ran.out
    assert "fingerprint" in ran.out
    assert "read back" in ran.err
    assert "intact · Tiny" in there.run("models", "unpack", str(stick), "--check").out
    assert there.run("models", "unpack", str(stick), "--quiet").err == ""
    assert "in the library already" in there.run("models", "unpack", str(stick)).err


def test_a_split_set_and_a_file_in_place_can_be_packed(
    there: CommandLine, stick: Path, tmp_path: Path
) -> None:
    (tmp_path / "set").mkdir()
    first = write_split(llama(), 2, tmp_path / "set")
    made = there.json("models", "pack", str(first), "-o", str(stick))
    assert isinstance(made, dict)
    assert (made["model_id"], made["parts"]) == (None, 2)
    came = there.json("models", "unpack", str(stick))
    assert isinstance(came, dict)
    assert came["sha256"] == made["sha256"]


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (("models", "pack", "Tiny"), 2, "usage"),
        (("models", "pack", "Tiny", "-o", "x", "--split-mb", "0"), 2, "usage"),
        (("models", "pack", "Tiny", "-o", "x", "--split-mb", "4295"), 2, "usage"),
        (("models", "pack", "Nobody", "-o", "x"), 1, "model_unknown"),
        (("models", "unpack", "nowhere"), 1, "pack_missing"),
        (("models", "unpack", "."), 1, "pack_missing"),
    ],
)
def test_wrong_words_are_told(
    words: tuple[str, ...], status: int, code: str, here: CommandLine, tmp_path: Path, monkeypatch
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    ran = here.run(*words, status=status)
    assert ran.err.startswith(f"error: {code}: ")
    assert list((tmp_path / "empty").iterdir()) == []
    said = json.loads(here.run(*words, "--json", status=status).out)
    assert said["error"]["code"] == code


def test_an_altered_pack_adds_nothing(here: CommandLine, there: CommandLine, stick: Path) -> None:
    here.run("models", "pack", "Tiny", "-o", str(stick))
    (file,) = (stick / "model").iterdir()
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(data)
    for words in (("unpack", str(stick)), ("unpack", str(stick), "--check"), ("add", str(stick))):
        ran = there.run("models", *words, status=1)
        assert ran.err.startswith("error: pack_altered: ")
        assert "model/tiny.gguf: its SHA-256 differs" in ran.err
    assert there.json("models", "list") == []
    assert list(there.places.models.iterdir()) == []


def test_verify_tells_of_a_pack_as_of_an_export(here: CommandLine, stick: Path) -> None:
    here.run("models", "pack", "Tiny", "-o", str(stick))
    found = here.json("verify", str(stick))
    assert isinstance(found, dict)
    assert (found["status"], found["format"]) == ("intact", "casebook-pack")
    (stick / "card.md").write_text("another card")
    found = here.json("verify", str(stick), status=1)
    assert isinstance(found, dict)
    assert found["status"] == "altered"
    assert found["details"][0].startswith("card.md: ")
    (stick / MANIFEST).rename(stick / f"{MANIFEST}.part")
    found = here.json("verify", str(stick), status=1)
    assert isinstance(found, dict)
    assert (found["status"], found["details"]) == (
        "altered",
        ["the list of contents, which comes last, is not there"],
    )


def test_a_pack_is_never_linked(here: CommandLine, there: CommandLine, stick: Path) -> None:
    here.run("models", "pack", "Tiny", "-o", str(stick))
    assert "is copied" in there.run("models", "add", str(stick), "--link", status=2).err


def test_a_model_whose_file_changed_is_not_packed(here: CommandLine, stick: Path) -> None:
    (mine,) = here.json("models", "list")
    with Path(mine["path"]).open("r+b") as file:
        file.seek(-1, os.SEEK_END)
        file.write(b"\x7f")
    assert "model_changed" in here.run("models", "pack", "Tiny", "-o", str(stick), status=1).err
    assert not stick.exists()


@pytest.mark.parametrize("way", ["pack", "unpack"])
def test_ctrl_c_leaves_nothing(way: str, tmp_path: Path, stick: Path) -> None:
    casebook = CommandLine(tmp_path / "here")
    big = tmp_path / "big.gguf"
    described = llama()
    described.tensor("token_embd.weight")
    described.write(big)
    casebook.run("models", "add", str(big), "--name", "Big")
    if way == "unpack":
        casebook.run("models", "pack", "Big", "-o", str(stick))
        other = CommandLine(tmp_path / "there")
        watched, words = other.places.models, ("models", "unpack", str(stick))
        other.places.models.mkdir(parents=True)
    else:
        other, watched, words = casebook, stick, ("models", "pack", "Big", "-o", str(stick))
    process = other.start(*words)
    while process.poll() is None and not (watched.exists() and list(watched.iterdir())):
        time.sleep(0)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    # A small model may be through before the signal comes; then it is whole.
    assert process.returncode in {0, 130}
    left = list(watched.iterdir()) if watched.exists() else []
    assert not [one for one in left if one.name.endswith((".part", ".lock", ".new"))]
    if process.returncode == 130:
        assert left == []


def test_example_sets_go_with_it_if_they_are_chosen(
    here: CommandLine, there: CommandLine, stick: Path
) -> None:
    items = (Item("1", "Is it so?", ("yes", "no"), 0, {}), Item("2", "And this?", ("no",), 0, {}))
    with open_database(here.places) as store:
        store.examples.save("Mine", items, "by hand", listing=Listing((1,), 7))
        store.examples.save("Other", items[:1], "by hand")
    here.run("models", "pack", "Tiny", "-o", str(stick / "bare"))
    assert not (stick / "bare" / "examples.json").exists()
    here.run("models", "pack", "Tiny", "-o", str(stick / "full"), "--examples", "Mine")
    here.run("models", "pack", "Tiny", "-o", str(stick / "no"), "--examples", "None", status=1)
    assert not (stick / "no").exists()
    there.places.data.mkdir()
    with open_database(there.places) as store:
        store.examples.save("Mine", items[:1], "of there")
    came = there.json("models", "unpack", str(stick / "full"))
    assert isinstance(came, dict)
    assert came["examples_added"] == ["Mine (2)"]
    again = there.json("models", "unpack", str(stick / "full"))
    assert isinstance(again, dict)
    assert again["examples_added"] == []
    with open_database(there.places) as store, open_database(here.places) as first:
        found, sent = store.examples.get("Mine (2)"), first.examples.get("Mine")
        assert (found.listed, found.listing, found.sha256) == (items, Listing((1,), 7), sent.sha256)
