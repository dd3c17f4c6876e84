"""A trial load: whatever a model does, it does to a process of its own, and the reason is told."""

import math
import os
import signal
import subprocess
import sys
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest

from app import protocol, roles
from app.core import parts
from app.core.chat import LoadOptions
from app.errors import Code, Problem
from tests.gguf_writer import F32, U32, Description, Key, gemma2, llama, scripted, write_split

SECONDS = 100  # only ends what hangs
MIB = 1024 * 1024
ONE_THREAD = LoadOptions(threads=1)


def tried(path: Path, **said: object) -> dict[str, object]:
    request = protocol.Trial(id=1, path=str(path), **{"options": ONE_THREAD, **said})
    reply = roles.call("job", request, seconds=SECONDS)
    assert isinstance(reply, protocol.Finished), reply
    return dict(reply.result)


def test_a_good_model_is_usable_with_its_numbers(tmp_path: Path) -> None:
    found = tried(scripted(b"The quick", context=512).write(tmp_path / "m.gguf"))
    assert (found["status"], found["reason"], found["code"]) == ("usable", "", "")
    assert found["load_seconds"] > 0
    # A model this small may take less than the clock's millisecond.
    assert found["tokens_per_second"] is None or found["tokens_per_second"] > 0
    assert found["peak_rss_bytes"] > 10 * MIB


def test_a_split_set_is_tried_whole(tmp_path: Path) -> None:
    first = write_split(scripted(b"The quick", context=512), 3, tmp_path)
    assert tried(first)["status"] == "usable"


def test_a_short_answer_is_one_and_has_no_speed(tmp_path: Path) -> None:
    found = tried(scripted(b"ok", context=512).write(tmp_path / "m.gguf"))
    assert (found["status"], found["tokens_per_second"]) == ("usable", None)


def one_nan(described: Description) -> None:
    tensor = described.tensor("blk.0.ffn_up.weight")
    numbers = array("f", tensor.data)
    numbers[7] = math.nan
    tensor.data = numbers.tobytes()


def all_infinite(described: Description) -> None:
    for tensor in described.tensors:
        tensor.data = array("f", [math.inf] * (len(tensor.data) // 4)).tobytes()


def all_nan(described: Description) -> None:
    for tensor in described.tensors:
        tensor.data = array("f", [math.nan] * (len(tensor.data) // 4)).tobytes()


def wrong_vocabulary(described: Description) -> None:
    """Fewer tokens than rows of the embedding."""
    for name in ("tokens", "scores", "token_type"):
        key = described.keys[f"tokenizer.ggml.{name}"]
        key.value = key.value[:-3]  # type: ignore[index]


def other_family(described: Description) -> None:
    """A vocabulary of byte-level merges that has none."""
    described.set("tokenizer.ggml.model", "gpt2")


def overflowing(described: Description) -> None:
    """Weights that are numbers, all of them, and scores that are none."""
    tensor = described.tensor("output.weight")
    tensor.data = array("f", [3e38] * (len(tensor.data) // 4)).tobytes()


def all_zero(described: Description) -> None:
    for tensor in described.tensors:
        tensor.data = bytes(len(tensor.data))


def endless(described: Description) -> None:
    loops = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    described.set("tokenizer.chat_template", loops)


def droppy(described: Description) -> None:
    described.set("tokenizer.chat_template", "{{ messages | length }}")


def no_tensor(described: Description) -> None:
    described.tensors = [one for one in described.tensors if one.name != "blk.0.ffn_up.weight"]


def infinite_norm(described: Description) -> None:
    """A dangerous pass of the loader; the validator refuses it, the verdict is the same."""
    described.keys["llama.attention.layer_norm_rms_epsilon"] = Key(F32, math.inf)


@pytest.mark.parametrize(
    ("harm", "code", "told"),
    [
        (one_nan, Code.MODEL_INVALID, "blk.0.ffn_up.weight"),
        (all_infinite, Code.MODEL_INVALID, "invalid data"),
        (all_nan, Code.MODEL_INVALID, "invalid data"),
        (wrong_vocabulary, Code.MODEL_INVALID, "token_embd.weight"),
        (other_family, Code.MODEL_INVALID, "merges"),
        (overflowing, Code.MODEL_INVALID, "no usable output"),
        (all_zero, Code.MODEL_INVALID, "no usable output"),
        (endless, Code.TEMPLATE_UNSUPPORTED, "2 seconds"),
        (droppy, Code.TEMPLATE_UNSUPPORTED, ""),
        (no_tensor, Code.MODEL_INVALID, "blk.0.ffn_up.weight"),
        (infinite_norm, Code.MODEL_INVALID, "layer_norm_rms_epsilon"),
    ],
    ids=lambda one: getattr(one, "__name__", None),
)
def test_a_model_that_cannot_be_used_is_unusable_with_the_reason(
    harm: Callable[[Description], None], code: Code, told: str, tmp_path: Path
) -> None:
    described = llama(context=512)
    harm(described)
    found = tried(described.write(tmp_path / "m.gguf"))
    assert (found["status"], found["code"]) == ("unusable", code)
    assert told in str(found["reason"])


def test_the_weights_are_looked_at_where_a_plain_load_does_not(tmp_path: Path) -> None:
    """The guard removed: the same file passes a load, since its token 0 never meets the NaN."""
    from app.core.chat import ModelFile
    from app.worker.llama import LlamaEngine

    described = llama(context=512)
    tensor = described.tensor("token_embd.weight")
    numbers = array("f", tensor.data)
    numbers[32 * 200] = math.nan  # a token that nobody said yet
    tensor.data = numbers.tobytes()
    path = described.write(tmp_path / "m.gguf")
    engine = LlamaEngine()
    engine.load(ModelFile(str(path)), ONE_THREAD)
    engine.unload()
    assert "token_embd.weight" in str(tried(path)["reason"])


def test_an_empty_answer_is_none(tmp_path: Path) -> None:
    found = tried(scripted(b"", context=512).write(tmp_path / "m.gguf"))
    assert (found["status"], found["reason"]) == ("unusable", "the answer: it is empty.")


def test_a_model_that_aborts_the_engine_ends_its_own_process(tmp_path: Path) -> None:
    """An architecture whose rules are not known passes the header, and llama.cpp aborts on it."""
    described = llama()
    described.keys = {
        name.replace("llama.", "gemma."): value for name, value in described.keys.items()
    }
    described.set("general.architecture", "gemma")
    described.keys["gemma.block_count"] = Key(U32, 0)
    path = described.write(tmp_path / "m.gguf")
    with pytest.raises(Problem) as caught:
        tried(path)
    assert caught.value.code is Code.ENGINE_STOPPED
    assert caught.value.detail["exit_code"] == -signal.SIGABRT


def test_a_trial_that_never_ends_is_ended(tmp_path: Path) -> None:
    path = scripted(b"The quick", context=512).write(tmp_path / "m.gguf")
    with pytest.raises(Problem) as caught:
        roles.call("job", protocol.Trial(id=1, path=str(path)), seconds=0.001)
    assert caught.value.detail["waited_seconds"] == 0.001
    assert caught.value.detail["exit_code"] == -signal.SIGKILL


def test_a_file_that_changed_is_no_verdict(tmp_path: Path) -> None:
    path = llama().write(tmp_path / "m.gguf")
    marks = parts.written(parts.marks(path, 1))
    os.utime(path, ns=(1, 1))
    request = protocol.Trial(id=1, path=str(path), marks=marks)
    reply = roles.call("job", request, seconds=SECONDS)
    assert isinstance(reply, protocol.Failed)
    assert reply.code is Code.MODEL_CHANGED
    path.unlink()
    reply = roles.call("job", protocol.Trial(id=1, path=str(path)), seconds=SECONDS)
    assert isinstance(reply, protocol.Failed)
    assert reply.code is Code.MODEL_MISSING


def test_progress_is_told_and_what_a_listener_raises_ends_the_child(tmp_path: Path) -> None:
    path = scripted(b"The quick", context=512).write(tmp_path / "m.gguf")
    told: list[protocol.Progress] = []
    request = protocol.Trial(id=1, path=str(path), options=ONE_THREAD)
    roles.call("job", request, seconds=SECONDS, on_progress=told.append)
    assert {one.unit for one in told} == {"loading"}
    assert told[-1].done == told[-1].total

    def fail(_: protocol.Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        roles.call("job", request, seconds=SECONDS, on_progress=fail)


# --- memory (X8, G3) -----------------------------------------------------------------------------

LIMITED = """
import sys
from app.jobs import trial
trial.limit({bytes}, 8)
kept = bytearray({wanted})
print("had")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on addresses there")
@pytest.mark.parametrize(("wanted", "is_had"), [(50 * MIB, True), (500 * MIB, False)])
def test_the_process_has_no_more_memory_than_it_was_given(wanted: int, is_had: bool) -> None:
    code = LIMITED.format(bytes=200 * MIB, wanted=wanted)
    ran = subprocess.run(
        [sys.executable, "-P", "-c", code],
        env=roles.environment(),
        cwd=roles.folder(),
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )
    assert (ran.stdout == "had\n") is is_had
    assert ("MemoryError" in ran.stderr) is not is_had


@pytest.mark.model
@pytest.mark.skipif(sys.platform == "win32", reason="no limit on addresses there")
@pytest.mark.parametrize("use_mmap", [True, False])
@pytest.mark.parametrize("mebibytes", [1, 8, 32])
def test_too_little_memory_is_told_in_numbers(
    mebibytes: int, use_mmap: bool, demo_model: Path
) -> None:
    options = LoadOptions(threads=1, context_tokens=8192, use_mmap=use_mmap)
    found = tried(demo_model, options=options, memory_bytes=mebibytes * MIB)
    assert (found["status"], found["code"]) == ("unusable", Code.OUT_OF_MEMORY)
    assert "MB of memory" in str(found["reason"])


UNCHECKED = """
import sys
from app.core import hardware
hardware.estimate = lambda *_: type("M", (), {"total": 0})
from app.jobs.main import main
sys.exit(main())
"""


@pytest.mark.model
@pytest.mark.skipif(sys.platform == "win32", reason="no limit on addresses there")
def test_without_the_arithmetic_the_limit_still_holds(
    demo_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The guard removed: llama.cpp itself meets the limit, says so, and nothing dies."""
    monkeypatch.setattr(roles, "command", lambda *_: [sys.executable, "-P", "-c", UNCHECKED])
    options = LoadOptions(threads=1, context_tokens=8192)
    found = tried(demo_model, options=options, memory_bytes=1)
    assert (found["status"], found["code"]) == ("unusable", Code.OUT_OF_MEMORY)


def test_a_gemma_is_tried_with_its_window(tmp_path: Path) -> None:
    assert tried(gemma2(context=1024).write(tmp_path / "m.gguf"))["status"] == "usable"
