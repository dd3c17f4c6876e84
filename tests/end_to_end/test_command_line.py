"""The command line as people script it: shapes, exit statuses, streams, and what is on disk."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from app import settings
from app.cli import commands
from app.core import provenance
from app.core.chat import State
from app.core.wording import NOTICE
from app.core.wording import problem as told
from app.errors import Code, Problem
from app.paths import Places
from app.store.database import open_database
from app.store.lock import Lock
from tests.gguf_writer import scripted

ROOT = Path(__file__).resolve().parents[2]
# Qt is not there: only the window may need it.
PROGRAM = "import sys; sys.modules['PySide6'] = None; from app.cli import main; sys.exit(main())"
ANSWER = "The quick"
QUESTION = "What is said here?"


class CommandLine:
    """Runs `casebook` on one data folder, without Qt and without a display."""

    def __init__(self, data: Path) -> None:
        self.places = Places(data)

    def environment(self) -> dict[str, str]:
        kept = {key: one for key, one in os.environ.items() if "DISPLAY" not in key}
        kept.pop("QT_QPA_PLATFORM", None)
        return {**kept, "CASEBOOK_DATA_DIR": str(self.places.data), "PYTHONUTF8": "1"}

    def start(self, *words: str, **options: object) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-P", "-c", PROGRAM, *words],
            stdin=options.pop("stdin", subprocess.DEVNULL),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,  # what is read here must not be missing in `communicate`
            cwd=options.pop("cwd", ROOT),
            env={**self.environment(), "PYTHONPATH": str(ROOT)},
            **options,
        )

    def run(self, *words: str, status: int = 0, stdin: bytes | None = None) -> "Ran":
        pipe = subprocess.PIPE if stdin is not None else subprocess.DEVNULL
        child = self.start(*words, stdin=pipe)
        out, err = child.communicate(stdin, timeout=100)
        ran = Ran(out.decode(), err.decode())
        assert child.returncode == status, ran.err
        assert "Traceback" not in ran.err
        return ran

    def json(self, *words: str, status: int = 0) -> object:
        return json.loads(self.run(*words, "--json", status=status).out)


class Ran:
    """What a command wrote."""

    def __init__(self, out: str, err: str) -> None:
        self.out, self.err = out, err

    @property
    def lines(self) -> list[dict]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def empty(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "data")


@pytest.fixture
def calm(empty: CommandLine) -> CommandLine:
    """Return a command line whose engine takes one thread: tests run beside each other."""
    empty.places.data.mkdir()
    settings.save(empty.places.settings, settings.Settings(threads=1))
    return empty


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return scripted(ANSWER.encode(), context=2048).write(tmp_path / "scripted.gguf")


@pytest.fixture
def casebook(calm: CommandLine, model: Path) -> CommandLine:
    calm.run("models", "add", str(model), "--name", "Scripted")
    return calm


@pytest.fixture
def asked(casebook: CommandLine) -> CommandLine:
    casebook.run("ask", QUESTION, "--temperature", "0")
    return casebook


def only_conversation(casebook: CommandLine) -> str:
    (one,) = casebook.json("history", "list")
    return one["conversation_id"]


def shown(casebook: CommandLine) -> list[dict]:
    return casebook.json("history", "show", only_conversation(casebook))["messages"]


def test_a_masked_question_is_masked_everywhere(casebook: CommandLine) -> None:
    question = "Mrs Grace Okello has a fever."
    ran = casebook.run("ask", question, "--identifiers", "mask", "--json")
    assert "Masked: 1 name." in ran.err
    assert (ran.lines[-1]["identifiers"], ran.lines[-1]["is_masked"]) == ({"name": 1}, True)
    assert shown(casebook)[0]["text"] == "Mrs [NAME 1] has a fever."
    ran = casebook.run(
        "ask",
        "Mr Otieno too?",
        "--conversation",
        only_conversation(casebook),
        "--identifiers",
        "mask",
    )
    assert shown(casebook)[2]["text"] == "Mr [NAME 2] too?"


def test_a_question_is_sent_as_it_is_with_a_word_on_stderr(casebook: CommandLine) -> None:
    ran = casebook.run("ask", "Mrs Grace Okello has a fever.", "--no-save")
    assert "looks like an identifier: 1 name. It is sent as it is." in ran.err
    assert "Okello" not in ran.err


# --- every command -------------------------------------------------------------------------------


def every_command(command: click.Command, *words: str) -> Iterator[tuple[str, click.Command]]:
    yield " ".join(words), command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            one = command.get_command(context, name)
            assert one is not None
            yield from every_command(one, *words, name)


def test_the_help_of_every_command_has_an_example_of_it() -> None:
    found = dict(every_command(commands.casebook, "casebook"))
    assert len(found) > 40
    for words, command in found.items():
        assert (command.epilog or "").startswith(f"Example: {words}"), words


def test_help_is_shown_for_a_program_a_group_and_a_command(empty: CommandLine) -> None:
    for words in ([], ["history"], ["models", "add"]):
        ran = empty.run(*words, "--help")
        assert f"Example: casebook {' '.join(words)}".strip() in ran.out


def test_the_versions_are_told(empty: CommandLine) -> None:
    ran = empty.run("--version")
    for part in ("Casebook 0.", "llama-cpp-python 0.", "llama.cpp ", "Qt 6.", "SQLCipher 4."):
        assert part in ran.out
    assert set(json.loads(empty.run("--version", "--json").out)) >= {"casebook", "qt", "sqlite"}


@pytest.mark.parametrize(
    "words",
    [
        ["--json", "models", "list"],
        ["models", "--json", "list"],
        ["models", "list", "--json"],
        ["examples", "--json", "list"],
    ],
)
def test_global_options_stand_anywhere(words: list[str], empty: CommandLine) -> None:
    assert json.loads(empty.run(*words).out) == []


def test_the_data_folder_can_be_named_before_and_after(empty: CommandLine, tmp_path: Path) -> None:
    for name, words in (
        ("a", lambda folder: ["--data-dir", folder, "history", "list"]),
        ("b", lambda folder: ["history", "list", "--data-dir", folder]),
    ):
        folder = tmp_path / name
        empty.run(*words(str(folder)))
        assert folder.is_dir()
        assert not empty.places.data.exists()


def test_two_data_folders_at_once_are_wrong_usage(empty: CommandLine, tmp_path: Path) -> None:
    ran = empty.run("--portable", "--data-dir", str(tmp_path), "models", "list", status=2)
    assert "--portable" in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["ask"],
        ["ask", " "],
        ["ask", "-"],
        ["ask", "q", "--temperature", "nan"],
        ["ask", "q", "--temperature", "-1"],
        ["ask", "q", "--gpu-layers", "many"],
        ["ask", "q", "--seed", "x"],
        ["models", "add"],
        ["history", "purge"],
        ["history", "purge", "3f", "--trash"],
        ["history", "rename", "3f", " "],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(words: list[str], empty: CommandLine) -> None:
    ran = empty.run(*words, status=2)
    assert ran.err.strip().splitlines()[-1].startswith("error: usage: ")
    assert ran.out == ""
    error = json.loads(empty.run(*words, "--json", status=2).out)["error"]
    assert error.keys() == {"code", "message", "hint"}
    assert error["code"] == "usage"


def test_a_problem_is_told_with_what_to_do(empty: CommandLine) -> None:
    ran = empty.run("models", "info", "nobody", status=1)
    sentences = told(Problem(Code.MODEL_UNKNOWN, name="nobody"))
    assert ran.err == f"error: model_unknown: {sentences}\n"
    error = empty.json("models", "info", "nobody", status=1)
    assert error == {
        "error": {
            "code": "model_unknown",
            "message": f"{sentences.what} {sentences.why}",
            "hint": sentences.hint,
        }
    }


def test_without_a_display_the_window_says_so(empty: CommandLine) -> None:
    assert "error: no_display: " in empty.run(status=1).err
    assert json.loads(empty.run("--json", status=1).out)["error"]["code"] == "no_display"


def test_without_qt_the_window_says_so(empty: CommandLine, monkeypatch) -> None:
    monkeypatch.setattr(
        CommandLine,
        "environment",
        lambda self: {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "CASEBOOK_DATA_DIR": str(self.places.data),
        },
    )
    assert "error: unsupported: " in empty.run(status=1).err


def test_a_display_that_is_not_there_is_no_display(empty: CommandLine, monkeypatch) -> None:
    monkeypatch.setattr(
        CommandLine,
        "environment",
        lambda self: {
            "PATH": os.environ["PATH"],
            "HOME": os.environ.get("HOME", "/"),
            "DISPLAY": ":64001",
            "CASEBOOK_DATA_DIR": str(self.places.data),
        },
    )
    assert "error: no_display: " in empty.run(status=1).err


def test_commands_that_write_are_refused_while_the_window_is_open(asked: CommandLine) -> None:
    lock = Lock(asked.places)
    lock.acquire()
    try:
        for words in (["ask", "q"], ["history", "backup"], ["models", "add", "/nowhere"]):
            assert asked.json(*words, status=1)["error"]["code"] == "in_use"
        assert len(asked.json("history", "list")) == 1
        asked.run("ask", "q", "--no-save", "--temperature", "0")
    finally:
        lock.release()


# --- ask -----------------------------------------------------------------------------------------


def test_the_answer_streams_and_is_kept(casebook: CommandLine) -> None:
    ran = casebook.run("ask", QUESTION, "--temperature", "0")
    assert ran.out == f"{ANSWER}\n"
    assert ran.err.startswith(NOTICE)
    question, answer = shown(casebook)
    assert (question["role"], question["text"], question["turn"]) == ("user", QUESTION, None)
    assert (answer["role"], answer["text"], answer["state"]) == ("assistant", ANSWER, "done")
    turn = answer["turn"]
    assert turn["model_name"] == "Scripted"
    assert re.fullmatch("[0-9a-f]{64}", turn["model_sha256"])
    assert turn["reason"] == "stop"
    assert turn["sampling"]["temperature"] == 0
    assert turn["left_out"] == []
    assert turn["answer_tokens"] == len(ANSWER)
    assert {"seed", "prompt_tokens", "first_token_ms", "total_ms"} <= turn.keys()


def test_json_is_lines_that_end_with_done(casebook: CommandLine) -> None:
    ran = casebook.run("ask", QUESTION, "--temperature", "0", "--json")
    *deltas, done = ran.lines
    assert {line["type"] for line in deltas} == {"delta"}
    assert "".join(line["text"] for line in deltas) == ANSWER == done["text"]
    assert done["type"] == "done"
    assert done["conversation_id"] == only_conversation(casebook)
    assert done["message_id"] == shown(casebook)[-1]["message_id"]
    assert done["model"] == "Scripted"
    assert done["reason"] == "stop"
    assert done.keys() >= {"model_sha256", "prompt_tokens", "answer_tokens"}
    assert done.keys() >= {"first_token_ms", "total_ms"}


def test_a_question_comes_from_stdin(casebook: CommandLine) -> None:
    casebook.run("ask", "-", "--temperature", "0", stdin=b"first\nsecond \xff\0\n")
    assert shown(casebook)[0]["text"] == "first\nsecond \ufffd"


def test_quiet_silences_all_but_the_notice(casebook: CommandLine) -> None:
    ran = casebook.run("ask", QUESTION, "--temperature", "0", "--quiet")
    assert ran.err == f"{NOTICE}\n"


def test_a_conversation_goes_on(asked: CommandLine) -> None:
    conversation_id = only_conversation(asked)
    asked.run("ask", "And then?", "--conversation", conversation_id[:6], "--temperature", "0")
    messages = shown(asked)
    assert [one["text"] for one in messages] == [QUESTION, ANSWER, "And then?", ANSWER]
    assert [one["parent_id"] for one in messages[1:]] == [
        one["message_id"] for one in messages[:-1]
    ]


def test_a_trashed_conversation_does_not_go_on(asked: CommandLine) -> None:
    conversation_id = only_conversation(asked)
    asked.run("history", "delete", conversation_id)
    error = asked.json("ask", "q", "--conversation", conversation_id, status=1)["error"]
    assert "restore" in error["message"]


def test_the_first_prompt_of_an_unknown_template_is_shown_once(casebook: CommandLine) -> None:
    end = f"</s><s>user: [user: {len(QUESTION)} characters]</s><s>assistant: "
    assert casebook.run("ask", QUESTION, "--quiet").err == f"{NOTICE}\n"
    aside = casebook.run("ask", QUESTION, "--no-save", "--json")
    (line,) = [one for one in aside.err.splitlines() if one.startswith("  | ")]
    assert line.startswith("  | <s>system: [system: ")
    assert QUESTION not in aside.err, "what a person types does not go to stderr"
    assert line.endswith(end)
    assert "unknown: not one that the catalogue has" in aside.err
    assert aside.lines[-1]["text"] == ANSWER
    assert line in casebook.run("ask", QUESTION).err.splitlines(), "it was only put off"
    again = casebook.run("ask", QUESTION)
    assert "template" not in again.err
    assert again.out == f"{ANSWER}\n"


def test_without_saving_nothing_of_it_is_on_disk(asked: CommandLine) -> None:
    before = asked.places.database.read_bytes()
    ran = asked.run("ask", "A secret Zxqv question", "--no-save", "--temperature", "0", "--json")
    assert ran.lines[-1]["conversation_id"] is None
    assert ran.lines[-1]["text"] == ANSWER
    assert asked.places.database.read_bytes() == before
    for path in asked.places.data.rglob("*"):
        if path.is_file():
            assert b"Zxqv" not in path.read_bytes(), path


def test_the_preset_is_used_and_kept_with_the_conversation(casebook: CommandLine) -> None:
    with open_database(casebook.places) as store:
        from app.core.chat import Sampling

        store.presets.save("Short", "Be short.", Sampling(temperature=0.0, max_tokens=3))
    ran = casebook.run("ask", QUESTION, "--preset", "Short")
    assert ran.out == f"{ANSWER[:3]}\n"
    assert "not complete" in ran.err
    found = casebook.json("history", "show", only_conversation(casebook))
    assert found["system_text"] == "Be short."
    assert found["messages"][-1]["turn"]["sampling"]["max_tokens"] == 3
    casebook.run("ask", "More", "--conversation", found["conversation_id"])
    assert shown(casebook)[-1]["text"] == ANSWER[:3]


def test_no_model_is_told(empty: CommandLine) -> None:
    error = empty.json("ask", QUESTION, status=1)["error"]
    assert error["code"] == "model_unknown"
    assert "models add" in error["hint"]


def test_a_model_without_a_name_is_no_other_model(casebook: CommandLine) -> None:
    for words in (("ask", QUESTION), ("bench",)):
        error = casebook.json(*words, "--model", "", status=1)["error"]
        assert error["code"] == "model_unknown"


def test_a_file_is_used_in_place(calm: CommandLine, model: Path) -> None:
    empty = calm
    ran = empty.run("ask", QUESTION, "--model", str(model), "--temperature", "0", "--json")
    assert ran.lines[-1]["text"] == ANSWER
    assert empty.json("models", "list") == []
    assert shown(empty)[-1]["turn"]["model_name"] == "Tiny llama"


def test_among_several_models_one_must_be_named(casebook: CommandLine, tmp_path: Path) -> None:
    other = scripted(b"other", context=2048).write(tmp_path / "other.gguf")
    casebook.run("models", "add", str(other), "--name", "Other")
    error = casebook.json("ask", QUESTION, status=1)["error"]
    assert error["code"] == "bad_value"
    assert "Other, Scripted" in error["message"]
    ran = casebook.run("ask", QUESTION, "--model", "Other", "--temperature", "0")
    assert ran.out == "other\n"


def test_a_changed_model_file_is_not_used(casebook: CommandLine) -> None:
    (entry,) = casebook.json("models", "list")
    file = Path(entry["path"])
    file.touch()
    assert casebook.json("models", "list")[0]["state"] == "changed"
    casebook.run("ask", QUESTION)  # hashed again, and still that one
    assert casebook.json("models", "list")[0]["state"] == "ready"
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    assert casebook.json("ask", QUESTION, status=1)["error"]["code"] == "model_changed"
    Path(entry["path"]).unlink()
    assert casebook.json("ask", QUESTION, status=1)["error"]["code"] == "model_missing"


def test_a_model_whose_last_load_ended_the_engine_must_be_named(casebook: CommandLine) -> None:
    (entry,) = casebook.json("models", "list")
    with open_database(casebook.places) as store:
        store.models.begin_load(entry["model_id"])
    with open_database(casebook.places):
        pass  # heals: nobody lived to say how that load went
    assert casebook.json("models", "list")[0]["state"] == "quarantined"
    assert casebook.json("ask", QUESTION, status=1)["error"]["code"] == "engine_stopped"
    casebook.run("ask", QUESTION, "--model", "Scripted", "--temperature", "0")
    assert casebook.json("models", "list")[0]["state"] == "ready"


def test_nothing_is_dropped_silently(asked: CommandLine) -> None:
    conversation_id = only_conversation(asked)
    long = "x" * 1761
    words = ["ask", long, "--conversation", conversation_id, "--temperature", "0"]
    error = asked.json(*words, status=1)["error"]
    assert error["code"] == "context_full"
    assert "2,048" in error["message"]
    assert "--drop-oldest" in error["hint"]
    assert len(shown(asked)) == 2
    ran = asked.run(*words, "--drop-oldest")
    assert ran.out == f"{ANSWER}\n"
    assert "Left out: the 2 oldest messages." in ran.err
    messages = shown(asked)
    assert messages[-1]["turn"]["left_out"] == [one["message_id"] for one in messages[:2]]


def test_named_messages_are_left_out_with_their_answers_and_marked(asked: CommandLine) -> None:
    question, answer = (one["message_id"] for one in shown(asked))
    ask = ["ask", "Again?", "--temperature", "0", "--conversation", only_conversation(asked)]
    whole = asked.run(*ask, "--json").lines[-1]
    ran = asked.run(*ask, "--leave-out", str(question))
    assert "Left out as asked: 2 messages" in ran.err
    turn = shown(asked)[-1]["turn"]
    assert turn["left_out"] == [question, answer]
    assert turn["prompt_tokens"] < whole["prompt_tokens"] + whole["answer_tokens"]
    one = asked.run(*ask, "--leave-out", str(answer), "--json").lines[-1]
    assert shown(asked)[-1]["turn"]["left_out"] == [answer]
    assert one["reason"] == "stop"


def test_a_message_to_leave_out_must_be_in_the_conversation(asked: CommandLine) -> None:
    before = shown(asked)
    ask = ["ask", "Again?", "--leave-out", "4711"]
    asked.run(*ask, status=2)
    named = asked.json(*ask, "--conversation", only_conversation(asked), status=1)
    assert named["error"]["code"] == "not_found"
    assert "4711" in named["error"]["message"]
    assert shown(asked) == before


def test_a_question_that_never_fits_is_refused(casebook: CommandLine) -> None:
    words = ["ask", "x" * 5000, "--drop-oldest"]
    assert casebook.json(*words, status=1)["error"]["code"] == "context_full"
    assert casebook.json("history", "list") == []


@pytest.fixture
def endless(calm: CommandLine, tmp_path: Path) -> CommandLine:
    """Return a command line whose model repeats one letter until it is stopped."""
    path = scripted(b"go", context=300_000, ends=False).write(tmp_path / "endless.gguf")
    calm.run("models", "add", str(path), "--name", "Endless")
    return calm


ENDLESS = ["ask", QUESTION, "--temperature", "0", "--context", "300000", "--max-tokens", "299000"]


def begun(child: subprocess.Popen[bytes], count: int = 20) -> bytes:
    """Return the first bytes of the answer, once they are there."""
    assert child.stdout is not None
    found = b""
    while len(found) < count and (more := child.stdout.read(count - len(found))):
        found += more
    return found


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_keeps_what_was_written(endless: CommandLine, number: int) -> None:
    child = endless.start(*ENDLESS)
    start = begun(child)
    child.send_signal(number)
    out, err = child.communicate(timeout=60)
    assert child.returncode == 130
    assert b"Interrupted. What was written is kept." in err
    answer = shown(endless)[-1]
    assert answer["state"] == "stopped"
    assert answer["turn"]["reason"] == "cancelled"
    assert f"{answer['text']}\n" == (start + out).decode()


def test_an_interrupted_json_stream_ends_with_done(endless: CommandLine) -> None:
    child = endless.start(*ENDLESS, "--json")
    begun(child)
    child.send_signal(signal.SIGINT)
    out, _ = child.communicate(timeout=60)
    assert child.returncode == 130
    assert json.loads(out.splitlines()[-1])["reason"] == "cancelled"


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_reader_that_leaves_ends_it_quietly(endless: CommandLine, options: list[str]) -> None:
    child = endless.start(*ENDLESS, "--quiet", *options)
    begun(child)
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.close()
    err = child.stderr.read()
    child.stderr.close()
    assert child.wait(60) == 0
    assert err.decode() == f"{NOTICE}\n"
    answer = shown(endless)[-1]
    assert answer["state"] == "stopped"
    assert answer["text"].startswith("go")


def test_a_list_into_a_closed_pipe_is_quiet(asked: CommandLine) -> None:
    child = asked.start("history", "show", only_conversation(asked))
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.close()
    err = child.stderr.read().decode()
    child.stderr.close()
    assert child.wait(60) == 0
    assert err in {"", f"{NOTICE}\n"}


def test_after_a_kill_the_question_is_there_and_the_answer_marked(endless: CommandLine) -> None:
    child = endless.start(*ENDLESS)
    begun(child)
    child.kill()
    child.communicate(timeout=60)
    question, answer = shown(endless)
    assert question["text"] == QUESTION
    assert answer["state"] == "streaming"
    assert answer["text"], "its first piece is on disk before it is written out"
    endless.run("history", "rename", only_conversation(endless), "Killed")  # a writer heals
    assert shown(endless)[-1]["state"] == "interrupted"
    assert endless.json("models", "list")[0]["state"] == "ready"


def test_an_answer_is_on_disk_while_it_grows(endless: CommandLine) -> None:
    child = endless.start(*ENDLESS)
    begun(child)
    conversation_id = only_conversation(endless)
    for _ in range(100):
        answer = endless.json("history", "show", conversation_id)["messages"][-1]
        if answer["text"]:
            break
        begun(child)
    child.kill()
    child.communicate(timeout=60)
    assert answer["state"] == "streaming"
    assert shown(endless)[-1]["text"].startswith(answer["text"][:5])
    assert answer["text"]


# --- models --------------------------------------------------------------------------------------

MODEL_KEYS = {
    "model_id",
    "name",
    "path",
    "sha256",
    "architecture",
    "quantization",
    "size_bytes",
    "context_length",
    "license",
    "source",
    "revision",
    "is_demo",
    "state",
}


def test_an_added_file_is_copied_and_listed(casebook: CommandLine, model: Path) -> None:
    (entry,) = casebook.json("models", "list")
    assert entry.keys() >= MODEL_KEYS
    assert entry["path"] == str(casebook.places.models / "scripted.gguf")
    assert Path(entry["path"]).read_bytes() == model.read_bytes()
    assert (entry["name"], entry["state"], entry["is_demo"]) == ("Scripted", "untried", False)
    assert sorted(path.name for path in casebook.places.models.iterdir()) == ["scripted.gguf"]
    info = casebook.json("models", "info", "Scripted")
    assert info.keys() >= MODEL_KEYS | {"metadata"}
    assert info["metadata"]["general.architecture"] == "llama"
    assert "general.architecture" in casebook.run("models", "info", "Scripted").out


def test_a_link_stays_where_it_is(empty: CommandLine, model: Path) -> None:
    added = empty.json("models", "add", str(model), "--link")
    assert added["path"] == str(model)
    assert not empty.places.models.exists()


def test_the_same_file_twice_is_one_model(casebook: CommandLine, model: Path) -> None:
    (first,) = casebook.json("models", "list")
    for words in ([str(model)], [str(model), "--link"], [first["path"]]):
        assert casebook.json("models", "add", *words)["model_id"] == first["model_id"]
    assert len(casebook.json("models", "list")) == 1
    assert [path.name for path in casebook.places.models.iterdir()] == ["scripted.gguf"]


def test_a_bad_file_is_refused_before_anything_is_copied(
    empty: CommandLine, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.gguf"
    bad.write_bytes(b"GGUF\4\0\0\0" + bytes(100))
    error = empty.json("models", "add", str(bad), status=1)["error"]
    assert error["code"] == "model_invalid"
    assert "written in GGUF version 4, this Casebook reads 2 and 3" in error["message"]
    assert not empty.places.models.exists()
    assert empty.json("models", "add", str(tmp_path / "no"), status=1)["error"]["code"] == (
        "model_missing"
    )


@pytest.mark.model
def test_the_demo_model_is_named_as_what_it_is(calm: CommandLine, demo_model: Path) -> None:
    empty = calm
    added = empty.json("models", "add", str(demo_model), "--link")
    assert (added["name"], added["is_demo"]) == ("SmolLM2-135M-Instruct", True)
    assert added["source"] == "HuggingFaceTB/SmolLM2-135M-Instruct"
    ran = empty.run("ask", "What are the symptoms of malaria?", "--max-tokens", "8")
    assert len(ran.out) > 1
    for text in (
        ran.err,
        empty.run("models", "list").out,
        empty.run("models", "info", "SmolLM2-135M-Instruct").out,
        empty.run("doctor").out,
        empty.run("history", "show", only_conversation(empty)).out,
        empty.run("bench", "--threads", "1").out,
    ):
        assert "demo, not medical" in text


# --- history -------------------------------------------------------------------------------------


def test_the_list_has_its_shape(asked: CommandLine) -> None:
    (one,) = asked.json("history", "list")
    assert one.keys() >= {"folder", "tags", "created_at", "updated_at"}
    assert one["title"] == QUESTION
    assert one["message_count"] == 2
    assert not one["is_pinned"]
    assert not one["is_trashed"]
    assert QUESTION in asked.run("history", "list").out
    assert asked.json("history", "list", "--folder", "none") == []


@pytest.mark.parametrize("words", [["show", "ID"], ["search", "quick"]])
def test_model_output_comes_with_the_notice(asked: CommandLine, words: list[str]) -> None:
    named = [only_conversation(asked) if word == "ID" else word for word in words]
    ran = asked.run("history", *named, "--quiet")
    assert ran.err == f"{NOTICE}\n"
    assert "quick" in ran.out


def test_search_finds_words_newest_first(asked: CommandLine) -> None:
    (hit,) = asked.json("history", "search", "the", "quick")
    assert hit.keys() == {"conversation_id", "message_id", "title", "snippet", "created_at"}
    assert hit["snippet"] == ANSWER
    assert asked.json("history", "search", '"', "'", "NEAR(") == []


def test_a_chat_goes_to_the_trash_and_back_and_away(asked: CommandLine) -> None:
    conversation_id = only_conversation(asked)
    assert asked.json("history", "rename", conversation_id, "New\ntitle")["title"] == "New title"
    assert asked.json("history", "delete", conversation_id[:8])["is_trashed"]
    assert asked.json("history", "list") == []
    assert len(asked.json("history", "list", "--trash")) == 1
    assert not asked.json("history", "restore", conversation_id)["is_trashed"]
    asked.run("history", "delete", conversation_id)
    backup = asked.json("history", "backup")["path"]
    purged = asked.json("history", "purge", "--trash")
    assert purged == {
        "conversations": 1,
        "backups": [backup],
        "is_complete": True,
        "are_backups_erased": False,
    }
    assert asked.json("history", "show", conversation_id, status=1)["error"]["code"] == "not_found"
    for path in (asked.places.database, Path(f"{asked.places.database}-wal")):
        assert not path.exists() or QUESTION.encode() not in path.read_bytes()


def test_a_purge_names_the_backups_that_hold_the_text(asked: CommandLine) -> None:
    asked.run("history", "backup")
    ran = asked.run("history", "purge", only_conversation(asked))
    assert "backups may still hold" in ran.err
    assert str(asked.places.backups) in ran.err


def test_a_purge_erases_the_backups_too_if_that_is_said(asked: CommandLine) -> None:
    backup = Path(asked.json("history", "backup")["path"])
    known = only_conversation(asked)
    purged = asked.json("history", "purge", known, "--erase-backups")
    assert (purged["backups"], purged["are_backups_erased"]) == ([str(backup)], True)
    assert not backup.exists()
    with open_database(asked.places) as store:
        assert store.audit.events(1)[0]["action"] == "backups_erased"


def test_an_answer_that_goes_on_is_shown_with_what_it_took_over(asked: CommandLine) -> None:
    question, answer = shown(asked)
    with open_database(asked.places) as store:
        record = provenance.continuing({}, answer["message_id"], 1, ANSWER, {})
        more = store.history.continue_turn(answer["message_id"], ANSWER, record, [])
        store.history.finish_turn(more.assistant_message_id, ANSWER, State.DONE, None)
    new = shown(asked)[-1]
    assert new["turn"]["continues"]["message_id"] == answer["message_id"]
    assert answer["turn"]["continues"] is None
    text = asked.run("history", "show", only_conversation(asked)).out
    assert f"Question · message {question['message_id']} · " in text
    assert "version 2 of 2 · goes on from version 1" in text


def test_a_backup_goes_where_it_is_told_and_overwrites_nothing(
    asked: CommandLine, tmp_path: Path
) -> None:
    target = tmp_path / "copy.sqlite3"
    written = asked.json("history", "backup", "-o", str(target))
    assert written == {"path": str(target), "size_bytes": target.stat().st_size}
    error = asked.json("history", "backup", "-o", str(target), status=1)["error"]
    assert error["code"] == "exists"


def test_a_check_tells_whole_from_damaged(asked: CommandLine) -> None:
    assert asked.json("history", "check") == {
        "integrity": "ok",
        "audit": "ok",
        "first_bad_seq": None,
        "details": [],
    }
    raw = bytearray(asked.places.database.read_bytes())
    raw[5000:9000] = bytes(4000)
    asked.places.database.write_bytes(bytes(raw))
    found = asked.json("history", "check", status=1)
    assert found["integrity"] == "damaged"
    assert found["details"]


def test_hidden_characters_are_shown_as_marks(asked: CommandLine) -> None:
    conversation_id = only_conversation(asked)
    asked.run("history", "rename", conversation_id, "a\u202eb\x1b[31mc")
    for words in (["list"], ["show", conversation_id]):
        out = asked.run("history", *words).out
        assert "⟦RLO⟧" in out
        assert "\x1b" not in out
    assert asked.json("history", "list")[0]["title"] == "a\u202eb\x1b[31mc"


# --- this computer -------------------------------------------------------------------------------


def test_the_doctor_has_its_shape(casebook: CommandLine) -> None:
    found = casebook.json("doctor")
    assert found["cpu"].keys() >= {"name", "physical_cores", "logical_cores", "features"}
    assert found["cpu"].keys() >= {"variant", "variants_available"}
    assert found["memory"].keys() == {"total_bytes", "available_bytes"}
    assert isinstance(found["gpus"], list)
    assert found["disk"]["free_bytes"] > 0
    assert found["engine"]["works"] is True
    assert found["engine"].keys() >= {"llama_cpp_python", "llama_cpp_commit", "build"}
    (fit,) = found["models"]
    assert fit.keys() >= {"model_id", "fits", "needs_bytes", "sentence"}
    assert found["network"]["sockets_open"] == 0
    assert found["power"].keys() == {"on_battery", "percent", "is_slowed", "celsius"}
    parts = fit["arithmetic"]
    whole = sum(value for name, value in parts.items() if name.endswith("_bytes"))
    assert whole == fit["needs_bytes"]
    told = casebook.run("doctor").out
    for words in ("Processor ", "Processor library ", "Power ", "Heat ", " heads × (", "sockets"):
        assert words in told


def test_the_doctor_goes_on_when_the_history_is_damaged(casebook: CommandLine) -> None:
    casebook.places.database.write_bytes(b"no database at all, and long enough to be looked at")
    found = casebook.json("doctor")
    assert "damaged" in found["history"]
    assert found["models"] == []


def test_the_bench_measures_the_products_own_engine(casebook: CommandLine) -> None:
    found = casebook.json("bench", "--model", "Scripted", "--threads", "1")
    assert found["model"] == "Scripted"
    assert found["threads"] == 1
    assert found["prompt_tokens_per_second"] > 0
    assert found.keys() >= {"answer_tokens_per_second", "load_seconds", "peak_rss_bytes"}
    assert "Reads" in casebook.run("bench").out


def test_the_bench_fits_a_small_context(calm: CommandLine, tmp_path: Path) -> None:
    """Each letter is a token there: a prompt by words was twice the context."""
    small = scripted(ANSWER.encode(), context=256).write(tmp_path / "small.gguf")
    found = calm.json("bench", "--model", str(small))
    assert found["context_tokens"] == 256
    assert found["prompt_tokens_per_second"] > 0


# --- sentences -----------------------------------------------------------------------------------


@pytest.mark.parametrize("code", Code)
def test_every_code_has_sentences(code: Code) -> None:
    sentences = told(Problem(code))
    assert sentences.what
    assert sentences.hint
    assert "%" not in str(sentences)
