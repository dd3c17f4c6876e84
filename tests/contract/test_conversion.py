"""Survey and Convert on the wire: one ending each, cancel, codes, no half-written name (P8)."""

import json
from pathlib import Path

import msgspec
import pytest

from app import protocol, roles
from app.core.checkpoint import Surveyed
from app.core.wording import problem
from app.errors import Code, Problem
from tests.contract.test_wire import started
from tests.reference.checkpoints import checkpoints

JOB = roles.command("job")


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    return checkpoints()["llama31"].write(tmp_path)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out" / "m.gguf"


def asked(*requests: protocol.Request | protocol.Cancel) -> list[protocol.Wire]:
    """Return everything that a job says to a request, its exit included."""
    with started(JOB) as child:
        child.send(*requests)
        said = child.until_ending_of(1)
        assert child.line() == b""
        assert child.ended()[0] == 0
    return said


def convert(checkpoint: Path, target: Path, **more: object) -> protocol.Convert:
    return protocol.Convert(
        id=1,
        source=str(checkpoint),
        target=str(target),
        **{"type_name": "Q8_0", **more},  # type: ignore[arg-type]
    )


def failure(said: list[protocol.Wire]) -> protocol.Failed:
    ending = said[-1]
    assert isinstance(ending, protocol.Failed)
    return ending


def test_a_survey_ends_in_facts(checkpoint: Path) -> None:
    (ending,) = asked(protocol.Survey(id=1, source=str(checkpoint)))
    assert isinstance(ending, protocol.Finished)
    found = msgspec.json.decode(str(ending.result["facts"]), type=Surveyed)
    assert found.kind == "LlamaForCausalLM"
    assert found.architecture == "llama"
    assert found.own is not None
    assert found.own.name == found.dtype.upper()
    for choice in found.choices:
        assert sum(share.tensors for share in choice.shares) == found.tensors
        assert sum(share.size_bytes for share in choice.shares) < choice.size_bytes
        assert choice.needs_bytes > choice.size_bytes
        assert choice.file_name.endswith(f"-{choice.name}.gguf")
    sizes = [choice.size_bytes for choice in found.choices]
    assert sizes == sorted(sizes, reverse=True)


def test_a_conversion_ends_in_the_file_that_was_promised(checkpoint: Path, target: Path) -> None:
    (surveyed,) = asked(protocol.Survey(id=1, source=str(checkpoint)))
    assert isinstance(surveyed, protocol.Finished)
    found = msgspec.json.decode(str(surveyed.result["facts"]), type=Surveyed)
    *steps, ending = asked(convert(checkpoint, target))
    assert isinstance(ending, protocol.Finished)
    choice = found.choice("Q8_0")
    assert choice is not None
    assert ending.result["size_bytes"] == target.stat().st_size == choice.size_bytes
    assert json.loads(str(ending.result["info"]))["quantization"] == "Q8_0"
    assert ending.result["resumed"] == 0
    assert all(isinstance(step, protocol.Progress) for step in steps)
    units = [step.unit for step in steps if isinstance(step, protocol.Progress)]
    assert units[-2:] == ["checking", "trial"]
    assert set(units[:-2]) == {"bytes"}
    last = steps[-3]
    assert isinstance(last, protocol.Progress)
    assert (last.done, last.number) == (last.total, last.count)
    assert "→" in last.text
    assert {path.name for path in target.parent.iterdir()} == {"m.gguf", "m.provenance.json"}


def test_a_cancel_ends_it_and_leaves_nothing(checkpoint: Path, target: Path) -> None:
    said = asked(convert(checkpoint, target), protocol.Cancel(id=1))
    assert failure(said).code is Code.CANCELLED
    assert list(target.parent.iterdir()) == []


def test_a_file_that_is_there_is_refused_by_its_code(checkpoint: Path, target: Path) -> None:
    target.write_bytes(b"an older model")
    failed = failure(asked(convert(checkpoint, target)))
    assert failed.code is Code.EXISTS
    assert failed.detail["path"] == str(target)
    asked(convert(checkpoint, target, is_replacing=True))
    assert target.read_bytes()[:4] == b"GGUF"


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (protocol.Survey(id=1, source="/no/such/folder"), Code.SOURCE_MISSING),
        (
            protocol.Convert(id=1, source="/no/such", type_name="Q8_0", target="/tmp/m.gguf"),
            Code.SOURCE_MISSING,
        ),
        (
            protocol.Convert(id=1, source="/no/such", type_name="Q3_X", target="/tmp/m.gguf"),
            Code.BAD_VALUE,
        ),
    ],
    ids=["survey", "convert", "type"],
)
def test_what_cannot_be_done_is_a_known_code(request_: protocol.Request, code: Code) -> None:
    assert failure(asked(request_)).code is code


def test_a_folder_that_is_not_there_is_named(checkpoint: Path, target: Path) -> None:
    missing = target.parent / "no"
    failed = failure(asked(convert(checkpoint, missing / "m.gguf")))
    assert failed.code is Code.FOLDER_MISSING
    assert failed.detail["path"] == str(missing)
    assert not missing.exists()


def test_a_trial_that_fails_leaves_no_file(checkpoint: Path, target: Path) -> None:
    """A model whose weights are all zero loads and says nothing usable."""
    weights = checkpoint / "model.safetensors"
    shards = [weights] if weights.exists() else sorted(checkpoint.glob("*.safetensors"))
    for shard in shards:
        content = bytearray(shard.read_bytes())
        start = 8 + int.from_bytes(content[:8], "little")
        content[start:] = bytes(len(content) - start)
        shard.write_bytes(content)
    failed = failure(asked(convert(checkpoint, target)))
    assert failed.code is Code.MODEL_INVALID
    told = problem(Problem(failed.code, **failed.detail))
    assert told.hint.startswith("It was removed.")
    assert list(target.parent.iterdir()) == []


BROKEN = ("{{ messages", "{% for m in messages %}{{ m.nothing.at_all }}{% endfor %}", "always this")


@pytest.mark.parametrize("template", BROKEN, ids=["syntax", "attribute", "silent"])
def test_a_template_that_cannot_be_used_is_told_before_a_byte_is_written(
    checkpoint: Path, target: Path, template: str
) -> None:
    path = checkpoint / "tokenizer_config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"chat_template": template}))
    said = asked(convert(checkpoint, target))
    assert [type(one).__name__ for one in said] == ["Failed"], "no step, so no byte"
    failed = failure(said)
    assert failed.code is Code.CHECKPOINT_INVALID
    assert failed.detail["where"] == "tokenizer.chat_template"
    assert failed.detail["why"]
    assert "Nothing was written." in problem(Problem(failed.code, **failed.detail)).hint
    assert list(target.parent.iterdir()) == []
