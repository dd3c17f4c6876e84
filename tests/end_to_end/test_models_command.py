"""`casebook models verify|remove|trial|options` as people script them."""

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app import settings
from app.core.digest import file_sha256, text_sha256
from app.store.database import open_database
from app.store.lock import Lock
from tests.end_to_end.test_command_line import CommandLine
from tests.gguf_writer import CHATML_TEMPLATE, STRING, U32, Key, llama, scripted, write_split

ROOT = Path(__file__).resolve().parents[2]
QUESTION = "What is said here?"


@pytest.fixture
def casebook(tmp_path: Path) -> CommandLine:
    made = CommandLine(tmp_path / "data")
    made.places.data.mkdir()
    settings.save(made.places.settings, settings.Settings(threads=1))
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return scripted(b"The quick", context=2048).write(tmp_path / "scripted.gguf")


@pytest.fixture
def linked(casebook: CommandLine, file: Path) -> str:
    return str(casebook.json("models", "add", str(file), "--link", "--name", "M")["model_id"])


@pytest.fixture
def copied(casebook: CommandLine, file: Path) -> Path:
    return Path(str(casebook.json("models", "add", str(file), "--name", "M")["path"]))


def state(casebook: CommandLine) -> str:
    (one,) = casebook.json("models", "list")
    return str(one["state"])


# --- add -----------------------------------------------------------------------------------------

ASKED_TO_END = """
import os, signal, sys
from app.cli import main
from app.jobs import copy
written = copy.Copy._write
def asked(self, advance):
    os.kill(os.getpid(), signal.Signals[sys.argv[1]])  # its folder `.part` is there
    return written(self, advance)
copy.Copy._write = asked
sys.exit(main(["models", "add", sys.argv[2]]))
"""


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_copy_that_is_asked_to_end_leaves_nothing(
    casebook: CommandLine, file: Path, name: str
) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", ASKED_TO_END, name, str(file)],
        env={**casebook.environment(), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=100,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (130, b"Interrupted.\n")
    assert list((casebook.places.data / "models").iterdir()) == []
    assert casebook.json("models", "list") == []


# --- verify --------------------------------------------------------------------------------------


def test_an_intact_model_is_told_so(casebook: CommandLine, linked: str, file: Path) -> None:
    sha256 = file_sha256(file)
    for wanted in (linked, linked[:6], "M", str(file)):
        found = casebook.json("models", "verify", wanted)
        assert found == {
            "status": "intact",
            "expected_sha256": sha256,
            "actual_sha256": sha256,
            "model_id": linked,
            "path": str(file),
        }
    assert "intact" in casebook.run("models", "verify", "M").out


@pytest.mark.usefixtures("linked")
def test_an_altered_model_is_told_on_both_streams_and_not_loaded_unasked(
    casebook: CommandLine, file: Path
) -> None:
    casebook.run("models", "trial", "M")
    before, facts = file_sha256(file), file.stat()
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(bytes(data))
    os.utime(file, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert state(casebook) == "ready"  # nothing but the hash can tell
    ran = casebook.run("models", "verify", "M", "--json", status=1)
    found = json.loads(ran.out)
    assert (found["status"], found["expected_sha256"]) == ("altered", before)
    assert found["actual_sha256"] == file_sha256(file)
    assert ran.err.startswith("error: model_changed: ")
    assert state(casebook) == "quarantined"
    assert "engine_stopped" in casebook.run("ask", QUESTION, status=1).err


def test_a_touched_model_is_ready_again_once_it_was_verified(
    casebook: CommandLine, linked: str, file: Path
) -> None:
    casebook.run("models", "trial", "M")
    os.utime(file, ns=(1, 1))
    assert state(casebook) == "changed"
    casebook.run("models", "verify", linked)
    assert state(casebook) == "ready"


def test_a_window_does_not_keep_a_model_from_being_verified(
    casebook: CommandLine, linked: str, file: Path
) -> None:
    os.utime(file, ns=(1, 1))
    lock = Lock(casebook.places)
    lock.acquire()
    try:
        ran = casebook.run("models", "verify", linked, "--json")
    finally:
        lock.release()
    assert json.loads(ran.out)["status"] == "intact"
    assert "not remembered" in ran.err
    assert state(casebook) == "changed"


def test_a_file_of_no_library_is_compared_with_its_record(
    casebook: CommandLine, file: Path
) -> None:
    ran = casebook.run("models", "verify", str(file), "--json", status=1)
    assert json.loads(ran.out) == {
        "status": "unknown",
        "expected_sha256": None,
        "actual_sha256": file_sha256(file),
        "model_id": None,
        "path": str(file),
    }
    assert "error: unknown: " in ran.err
    record = file.with_name("scripted.provenance.json")
    record.write_text(json.dumps({"sha256": file_sha256(file)}))
    assert casebook.json("models", "verify", str(file))["status"] == "intact"
    record.write_text(json.dumps({"sha256": "0" * 64}))
    assert casebook.json("models", "verify", str(file), status=1)["status"] == "altered"


def test_a_model_whose_file_is_gone_cannot_be_verified(
    casebook: CommandLine, linked: str, file: Path
) -> None:
    file.unlink()
    found = casebook.json("models", "verify", linked, status=1)
    assert found["error"]["code"] == "model_missing"
    assert casebook.json("models", "verify", "nobody", status=1)["error"]["code"] == "model_unknown"


# --- remove --------------------------------------------------------------------------------------


def test_a_copied_file_goes_with_its_entry(casebook: CommandLine, copied: Path) -> None:
    size_bytes = copied.stat().st_size
    found = casebook.json("models", "remove", "M")
    assert found["removed_files"] == [str(copied)]
    assert (found["name"], found["freed_bytes"]) == ("M", size_bytes)
    assert not copied.exists()
    assert casebook.json("models", "list") == []


def test_the_file_is_kept_if_that_is_wished(casebook: CommandLine, copied: Path) -> None:
    ran = casebook.run("models", "remove", "M", "--keep-file")
    assert f"The file stays: {copied}" in ran.out
    assert copied.exists()


def test_a_linked_file_is_never_touched(casebook: CommandLine, linked: str, file: Path) -> None:
    assert casebook.json("models", "remove", linked[:8])["removed_files"] == []
    assert file.exists()


def test_of_a_link_in_the_models_folder_only_the_link_goes(
    casebook: CommandLine, file: Path
) -> None:
    casebook.places.models.mkdir()
    link = casebook.places.models / "link.gguf"
    link.symlink_to(file)
    casebook.run("models", "add", str(link), "--link", "--name", "M")
    casebook.run("models", "remove", "M")
    assert not link.is_symlink()
    assert file.exists()


def test_a_split_set_and_its_record_go_whole(casebook: CommandLine, tmp_path: Path) -> None:
    first = write_split(scripted(b"The quick", context=512), 3, tmp_path)
    model = casebook.json("models", "add", str(first), "--name", "M")
    (casebook.places.models / "tiny-00001-of-00003.provenance.json").write_text("{}")
    casebook.run("ask", QUESTION)
    assert len(casebook.json("models", "remove", str(model["path"]))["removed_files"]) == 4
    assert list(casebook.places.models.iterdir()) == []


def test_a_file_that_another_entry_uses_stays(casebook: CommandLine, copied: Path) -> None:
    with open_database(casebook.places) as store:
        store.models.add(copied, "1" * 64, "Twin", {})
    assert casebook.json("models", "remove", "Twin")["removed_files"] == []
    assert copied.exists()


def test_an_entry_without_its_file_can_be_removed(casebook: CommandLine, copied: Path) -> None:
    copied.unlink()
    assert casebook.json("models", "remove", "M")["freed_bytes"] == 0
    assert casebook.json("models", "remove", "M", status=1)["error"]["code"] == "model_unknown"


@pytest.mark.parametrize(("answer", "is_there"), [(b"y\n", False), (b"n\n", True)])
def test_in_a_terminal_it_asks_first(
    casebook: CommandLine, copied: Path, answer: bytes, is_there: bool
) -> None:
    ours, theirs = pty.openpty()
    child = casebook.start("models", "remove", "M", stdin=theirs)
    os.write(ours, answer)
    out, err = child.communicate(timeout=100)
    os.close(theirs)
    os.close(ours)
    assert b"delete its file" in err
    assert out.startswith(b"Removed M") is not is_there
    assert copied.exists() is is_there
    assert child.returncode == (130 if is_there else 0)


def test_yes_is_not_asked_in_a_terminal(casebook: CommandLine, copied: Path) -> None:
    ours, theirs = pty.openpty()
    child = casebook.start("models", "remove", "M", "--yes", stdin=theirs)
    child.communicate(timeout=100)
    os.close(theirs)
    os.close(ours)
    assert (child.returncode, copied.exists()) == (0, False)


# --- trial ---------------------------------------------------------------------------------------


def test_a_trial_is_told_and_remembered(casebook: CommandLine, linked: str) -> None:
    assert casebook.json("models", "info", linked)["last_trial"] is None
    found = casebook.json("models", "trial", "M")
    assert found["status"] == "usable"
    assert found.keys() >= {"reason", "load_seconds", "tokens_per_second", "peak_rss_bytes"}
    kept = casebook.json("models", "info", linked)["last_trial"]
    assert {key: kept[key] for key in found} == found
    assert kept["at"]
    assert state(casebook) == "ready"
    assert casebook.run("models", "trial", "M").out.startswith("Usable · loaded in ")


def aborting(path: Path) -> Path:
    """Write a model of an unchecked architecture, on which llama.cpp aborts."""
    described = llama()
    described.keys = {
        name.replace("llama.", "gemma."): value for name, value in described.keys.items()
    }
    described.set("general.architecture", "gemma")
    described.keys["gemma.block_count"] = Key(U32, 0)
    return described.write(path)


def test_a_model_that_ends_its_process_is_unusable_and_not_loaded_again(
    casebook: CommandLine, tmp_path: Path
) -> None:
    casebook.run("models", "add", str(aborting(tmp_path / "bad.gguf")), "--name", "Bad")
    ran = casebook.run("models", "trial", "Bad", "--json", status=1)
    found = json.loads(ran.out)
    assert (found["status"], found["code"]) == ("unusable", "engine_stopped")
    assert found["reason"] == f"Its process was ended by {signal.Signals.SIGABRT.name}."
    assert "error: engine_stopped: Its process was ended" in ran.err
    assert state(casebook) == "quarantined"
    assert "engine_stopped" in casebook.run("ask", QUESTION, status=1).err
    assert casebook.json("models", "info", "Bad")["last_trial"]["status"] == "unusable"


@pytest.mark.parametrize("words", [["bench"], ["ask", QUESTION]])
def test_a_file_that_ends_what_loads_it_ends_in_a_sentence(
    casebook: CommandLine, tmp_path: Path, words: list[str]
) -> None:
    path = aborting(tmp_path / "bad.gguf")
    refused = casebook.json(*words, "--model", str(path), status=1)["error"]
    assert refused["code"] == "engine_stopped"
    if words == ["ask", QUESTION]:
        assert f"casebook models trial {path}" in refused["hint"]
        casebook.run("models", "add", str(path), "--name", "Bad")
        casebook.run(*words, "--model", "Bad", status=1)
        assert state(casebook) == "quarantined"


def test_a_trial_that_takes_too_long_is_ended(casebook: CommandLine, file: Path) -> None:
    found = casebook.json("models", "trial", str(file), "--timeout", "0.1", status=1)
    assert found["reason"] == "It gave no answer within 0.1 seconds."


def test_a_trial_that_takes_too_long_says_nothing_of_the_model(
    casebook: CommandLine, linked: str
) -> None:
    ran = casebook.run("models", "trial", linked, "--timeout", "0.1", status=1)
    assert ran.out == "Not known: It gave no answer within 0.1 seconds.\n"
    assert "error: trial_failed: " in ran.err
    assert "This says nothing of the file." in ran.err
    assert state(casebook) == "untried"


def test_too_little_memory_is_no_verdict_on_a_model() -> None:
    from app.cli import trial

    assert trial._verdict({"status": "unusable", "code": "out_of_memory"}) is None
    assert trial._verdict({"status": "unusable", "code": "model_invalid"}) is False
    assert trial._verdict({"status": "usable", "code": ""}) is True


def test_a_file_in_place_is_tried_and_nothing_is_remembered(
    casebook: CommandLine, file: Path
) -> None:
    assert casebook.json("models", "trial", str(file))["status"] == "usable"
    assert casebook.json("models", "list") == []
    gone = casebook.json("models", "trial", str(file) + "x.gguf", status=1)
    assert gone["error"]["code"] == "model_missing"


@pytest.mark.usefixtures("linked")
def test_ctrl_c_ends_a_trial_and_says_nothing_of_the_model(casebook: CommandLine) -> None:
    child = casebook.start("models", "trial", "M", preexec_fn=_hear_interrupts)
    for _ in range(1000):  # until the load was noted: then the child is being started
        with open_database(casebook.places, read_only=True) as store:
            if store._session.value("SELECT attempting_load FROM models"):
                break
    child.send_signal(signal.SIGINT)
    child.communicate(timeout=100)
    if child.returncode == 0:  # it was done already
        return
    assert child.returncode == 130
    assert state(casebook) == "untried"


def _hear_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)


# --- options -------------------------------------------------------------------------------------


def options_of(casebook: CommandLine) -> dict[str, object]:
    (one,) = casebook.json("history", "list")
    shown = casebook.json("history", "show", one["conversation_id"])
    with open_database(casebook.places, read_only=True) as store:
        record = store._session.value("SELECT provenance_json FROM turns ORDER BY message_id DESC")
    assert shown["messages"][-1]["text"] == "The quick"
    return dict(json.loads(record))


@pytest.mark.usefixtures("linked")
def test_options_are_used_and_in_the_record_of_the_answer(casebook: CommandLine) -> None:
    words = ["--context", "512", "--batch", "32", "--no-flash-attention", "--no-mmap", "--mlock"]
    casebook.run("ask", QUESTION, *words)
    record = options_of(casebook)
    assert record["options"] == {
        "context_tokens": 512,
        "threads": 1,
        "gpu_layers": None,
        "batch_tokens": 32,
        "cache_type_k": None,
        "cache_type_v": None,
        "flash_attention": False,
        "use_mmap": False,
        "use_mlock": True,
        "gpu": None,
        "avoid": None,
        "saves_battery": True,
    }
    engine = record["engine"]
    where = ("device", "backend", "driver", "gpu_layers", "all_layers")
    assert [engine[name] for name in where] == ["CPU", "", "", 0, engine["all_layers"]]
    assert (engine["cache_type_k"], engine["cache_type_v"]) == ("f16", "f16")
    assert engine["all_layers"] > 1
    assert (engine["context_tokens"], engine["batch_tokens"]) == (512, 32)
    assert (engine["flash_attention"], engine["is_mapped"]) == (False, False)
    assert engine["buffers"]["cache"] > 0


def test_remembered_options_count_unless_something_else_is_said(
    casebook: CommandLine, linked: str
) -> None:
    found = casebook.json("models", "options", "M", "--context", "512", "--batch", "16")
    assert found == {
        "model_id": linked,
        "options": {"context_tokens": 512, "batch_tokens": 16},
    }
    casebook.json("models", "options", "M", "--no-mmap")
    kept = {"context_tokens": 512, "batch_tokens": 16, "use_mmap": False}
    assert casebook.json("models", "options", "M")["options"] == kept
    assert casebook.json("models", "info", "M")["options"] == kept
    casebook.run("ask", QUESTION, "--batch", "64")
    options = options_of(casebook)["options"]
    assert (options["context_tokens"], options["batch_tokens"], options["threads"]) == (512, 64, 1)
    assert casebook.json("models", "options", "M", "--reset")["options"] == {}
    assert "automatic" in casebook.run("models", "options", "M").out


@pytest.mark.usefixtures("linked")
def test_options_that_do_not_go_together_are_refused(casebook: CommandLine) -> None:
    words = ["--cache-type", "f16/q8_0", "--no-flash-attention"]
    for command in (["ask", QUESTION], ["models", "options", "M"], ["bench"]):
        found = casebook.run(*command, *words, "--json", status=1).lines[-1]
        assert found["error"]["code"] == "bad_value"
    found = casebook.run("ask", QUESTION, "--cache-type", "q8_0", "--json", status=1).lines[-1]
    assert "heads of a multiple of 32" in found["error"]["message"]
    casebook.run("ask", QUESTION, "--cache-type", "q9", status=2)


TIGHT = """
import sys
sys.modules['PySide6'] = None
from app.core import machine
machine.free_bytes = lambda: {free}
from app.cli import main
sys.exit(main())
"""


def test_too_little_memory_ends_in_numbers_and_the_next_smaller_choice(
    casebook: CommandLine, tmp_path: Path
) -> None:
    from app.core import gguf, hardware

    path = scripted(b"The quick", context=4096).write(tmp_path / "m.gguf")
    casebook.run("models", "add", str(path), "--link", "--name", "M")
    with open_database(casebook.places) as store:  # it has answered: it is loaded in this process
        store.models.end_load(store.models.find("M").model_id, is_usable=True)
    info = gguf.read(path)
    free = hardware.estimate(info, hardware.Use(2048, is_mapped=True)).total
    ran = subprocess.run(
        [sys.executable, "-P", "-c", TIGHT.format(free=free), "ask", QUESTION],
        env={**casebook.environment(), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert ran.returncode == 1
    error = ran.stderr.splitlines()[-1]
    assert error.startswith("error: out_of_memory: The model did not load. It needs ")
    assert "MB were free" in error
    assert "--context 2048 needs" in error
    assert state(casebook) == "ready"


# --- info ----------------------------------------------------------------------------------------


def test_a_file_of_no_library_says_what_it_is(casebook: CommandLine, file: Path) -> None:
    found = casebook.json("models", "info", str(file))
    assert (found["model_id"], found["sha256"], found["path"]) == ("", "", str(file))
    assert (found["architecture"], found["state"], found["last_trial"]) == (
        "llama",
        "untried",
        None,
    )
    assert found["metadata"]["general.name"] == "Tiny llama"


def test_whose_chat_template_a_model_brings_is_said(casebook: CommandLine, tmp_path: Path) -> None:
    text = scripted(b"The quick")
    text.keys["general.source.url"] = Key(STRING, "https://huggingface.co/google/gemma-2-2b-it")
    wrong = text.write(tmp_path / "wrong.gguf")
    template = casebook.json("models", "info", str(wrong))["chat_template"]
    assert template == {
        "status": "another",
        "sha256": text_sha256(CHATML_TEMPLATE),
        "name": "",
        "expected": "gemma-2-2b-it",
        "is_verified": True,
    }
    said = casebook.run("models", "info", str(wrong)).out
    assert "another than expected: not the one of gemma-2-2b-it" in said
    plain = llama(template=None).write(tmp_path / "plain.gguf")
    assert casebook.json("models", "info", str(plain))["chat_template"]["status"] == "none"


def test_the_paper_trail_shows_in_the_list(casebook: CommandLine, file: Path) -> None:
    source = {"repository": "a/b", "revision": "cafe", "licence": "mit", "files": {"x": "ab" * 32}}
    file.with_name("scripted.provenance.json").write_text(
        json.dumps({"sha256": file_sha256(file), "source": source})
    )
    casebook.run("models", "add", str(file), "--name", "M")
    (found,) = casebook.json("models", "list")
    assert (found["source"], found["revision"], found["license"]) == ("a/b", "cafe", "mit")
    assert casebook.json("models", "info", "M")["provenance"]["files"] == {"x": "ab" * 32}


# --- where models are kept -----------------------------------------------------------------------


def test_models_move_to_another_folder_and_back(
    casebook: CommandLine, file: Path, tmp_path: Path
) -> None:
    casebook.run("models", "add", str(file), "--name", "Copied")
    target = tmp_path / "models elsewhere"
    moved = casebook.json("models", "folder", str(target), "--move")
    assert isinstance(moved, dict)
    assert (moved["path"], len(moved["moved"])) == (str(target), 1)
    (model,) = casebook.json("models", "list")
    assert Path(model["path"]) == target / file.name
    assert model["state"] == "untried"
    casebook.run("models", "verify", "Copied")
    back = casebook.json("models", "folder", "--default", "--move")
    assert isinstance(back, dict)
    assert back["path"] == str(casebook.places.data / "models")
    assert list(target.iterdir()) == []
    assert casebook.run("models", "folder").out.splitlines()[0] == back["path"]


def test_new_models_go_into_the_folder_that_was_named_and_leave_it(
    casebook: CommandLine, file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "elsewhere"
    casebook.run("models", "folder", str(target))
    casebook.run("models", "add", str(file), "--name", "Copied")
    assert [one.name for one in target.iterdir()] == [file.name]
    casebook.run("models", "remove", "Copied", "--yes")
    assert list(target.iterdir()) == []


def test_a_folder_that_is_away_is_told_and_not_made_anew(
    casebook: CommandLine, file: Path, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    casebook.run("models", "folder", str(disk / "models"))
    casebook.run("models", "add", str(file), "--name", "Copied")
    disk.rename(tmp_path / "unplugged")
    ran = casebook.run("models", "add", str(file), "--name", "More", status=1)
    assert ran.err.startswith("error: folder_missing: ")
    ran = casebook.run("ask", QUESTION, "--model", "Copied", status=1)
    assert f"{disk} is not there" in ran.err
    assert state(casebook) == "missing"
    assert not disk.exists()
    (tmp_path / "unplugged").rename(disk)
    assert state(casebook) in {"untried", "ready"}


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (("/nowhere/at/all",), 1, "folder_missing"),
        (("/x", "--default"), 2, "usage"),
        ((__file__,), 2, "usage"),
    ],
)
def test_a_folder_that_cannot_be_is_told(
    words: tuple[str, ...], status: int, code: str, casebook: CommandLine
) -> None:
    ran = casebook.run("models", "folder", *words, status=status)
    assert ran.err.startswith(f"error: {code}: ")
    assert casebook.json("models", "folder")["folders"][0]["path"].endswith("models")


RING = """
from pathlib import Path
from keyring.backend import KeyringBackend

class Ring(KeyringBackend):
    priority = 1
    place = Path({place!r})

    def get_password(self, service, username):
        return self.place.read_text() if self.place.exists() else None

    def set_password(self, service, username, password):
        self.place.write_text(password)

    def delete_password(self, service, username):
        self.place.unlink()
"""


def test_a_kept_token_is_told_and_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    folder, place = tmp_path / "python_keyring", tmp_path / "ring"
    folder.mkdir()
    (folder / "ring_of_test.py").write_text(RING.format(place=str(place)))
    (folder / "keyringrc.cfg").write_text(
        f"[backend]\ndefault-keyring=ring_of_test.Ring\nkeyring-path={folder}\n"
    )
    place.write_text("hf_secret")
    casebook = CommandLine(tmp_path / "data")
    said = casebook.run("models", "download", "--token-state")
    assert said.out == "A token is kept in this system's keyring.\n"
    assert casebook.json("models", "download", "--forget-token") == {"is_removed": True}
    assert not place.exists()
    assert casebook.json("models", "download", "--token-state") == {"is_kept": False}
