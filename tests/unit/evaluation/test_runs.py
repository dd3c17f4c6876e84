"""Run folders: what is committed stays, what is half there goes, what differs is not mixed."""

import json
import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from msgspec import to_builtins
from msgspec.structs import replace

from app.core.chat import Scored
from app.errors import Code, Problem
from app.evaluation import importers, presets
from app.evaluation.checks import KNOWN_PROBES, LETTER_PROBES, WORD_PROBES, check
from app.evaluation.importers import Source
from app.evaluation.order import FILE
from app.evaluation.protocol import Ask, Protocol
from app.evaluation.run import ENGINE, Answer, Plan, Subject
from app.evaluation.summary import summary
from app.evaluation.task import Task, card
from app.store import runs
from tests.unit.evaluation import sets

TRIVIAL = (*LETTER_PROBES, *WORD_PROBES)


@dataclass
class Fake:
    """Scores by the length of what is asked, and knows what is trivial.

    It may drift, be flat, not know the form (be ignorant), or not even the capital of France.
    """

    mass: float = 0.5
    is_flat: bool = False
    is_apart: bool = True
    drift: float = 0.0
    text: str = "ANSWER: A"
    refused: tuple[str, ...] = ()
    is_ignorant: bool = False
    is_lost: bool = False
    asked: list[str] = field(default_factory=list)

    def score(self, ask: Ask) -> Scored:
        self.asked.append(ask.context)
        if any(text in ask.context for text in self.refused):
            raise Problem(Code.SCORING_REFUSED, why="on request")
        count = len(ask.continuations)
        weights = [
            1.0 if self.is_flat else 1.0 + (len(ask.context) + at) % count for at in range(count)
        ]
        known = [one.answer for one in TRIVIAL if one.question in ask.context]
        if known and not self.is_flat:
            weights = [1.0 + (at == known[-1]) for at in range(count)]
            weights = weights[::-1] if self.is_ignorant else weights
        capital = [one.answer for one in KNOWN_PROBES if one.question in ask.context]
        if capital:
            weights = [1.0 + ((at == capital[0]) != self.is_lost) for at in range(count)]
        shift = self.drift * len(self.asked)
        scores = [math.log(self.mass * one / sum(weights)) - shift for one in weights]
        return Scored(
            log_probabilities=tuple(scores),
            token_counts=(1,) * count,
            first_tokens=tuple(range(count)) if self.is_apart else (7,) * count,
            are_greedy=(False,) * count,
            prompt_tokens=self.count(ask),
            evaluated_tokens=self.count(ask),
            begin_tokens=1,
            total_ms=1,
        )

    def generate(self, ask: Ask, protocol: Protocol) -> Answer:
        return Answer(self.text, self.count(ask), protocol.max_tokens)

    def count(self, ask: Ask) -> int:
        return len(ask.context.split())


@pytest.fixture
def task(tmp_path: Path) -> Task:
    return importers.read("medmcqa", Source(sets.medmcqa(tmp_path / "m.json")))


def plan(task: Task, protocol_id: str = presets.DEFAULT, limit: int | None = None) -> Plan:
    chosen = task.items[:limit]
    return Plan(task, presets.preset(protocol_id, task), (), chosen, (limit, 0))


def record(of: Plan, **changes: Any) -> dict[str, Any]:
    engine = dict.fromkeys(ENGINE, "x") | changes
    model = to_builtins(Subject("m", "m.gguf", "m", 1, "llama", "F16", {}, False))
    head = {"format": 1, "notice": "", **of.facts()}
    return {**head, "model": model, "engine": engine, "checks": {}}


def run(folder: Path, of: Plan, stop_after: int = 99, *, resume: bool = False) -> Plan:
    with runs.begun(folder, record(of), is_resuming=resume) as begun:
        for sample in of.samples(len(begun.samples), Fake(), bool):
            begun.append(sample, 1)
            if len(begun.samples) >= stop_after:
                begun.close_session()
                return of
        begun.finish({"n": len(begun.samples)})
    return of


def test_a_resumed_run_is_the_same_file_to_the_byte(tmp_path: Path, task: Task) -> None:
    run(tmp_path / "whole", plan(task))
    run(tmp_path / "cut", plan(task), stop_after=2)
    samples = tmp_path / "cut" / runs.SAMPLES
    samples.write_bytes(samples.read_bytes() + b'{"doc_id": 2, "do')  # the power failed here
    run(tmp_path / "cut", plan(task), resume=True)
    whole = (tmp_path / "whole" / runs.SAMPLES).read_bytes()
    assert samples.read_bytes() == whole
    assert whole.count(b"\n") == 6
    whole_run = runs.read(tmp_path / "cut")
    found, items = whole_run.record, whole_run.samples
    assert found["state"] == runs.COMPLETE
    assert [(one["first_item"], one["next_item"]) for one in found["sessions"]] == [(0, 2), (2, 6)]
    assert len(items) == 6


@pytest.mark.parametrize("name", ["subset", "excluded", "protocol_sha256", "model", "engine"])
@pytest.mark.parametrize("value", [None, 5, {}])
def test_a_record_that_lacks_something_is_told_and_not_gone_on_with(
    tmp_path: Path, task: Task, name: str, value: object
) -> None:
    run(tmp_path / "run", plan(task), stop_after=2)
    path = tmp_path / "run" / runs.RECORD
    whole = json.loads(path.read_text())
    del whole[name]
    if value is not None:
        whole[name] = value
    path.write_text(json.dumps(whole))
    with pytest.raises(Problem) as caught:
        run(tmp_path / "run", plan(task), resume=True)
    is_empty = (name, value) == ("engine", {})
    assert caught.value.code is (Code.RUN_DIFFERS if is_empty else Code.RUN_INVALID)


@pytest.mark.parametrize(
    "change",
    [
        {"log_probabilities": []},
        {"log_probabilities": [math.nan] * 4},
        {"log_probabilities": [-math.inf] * 4},
        {"prediction": 99},
        {"prediction": -1},
        {"answer": 4},
        {"option_count": 0},
    ],
)
def test_an_item_whose_numbers_do_not_go_together_is_told(
    tmp_path: Path, task: Task, change: dict[str, object]
) -> None:
    run(tmp_path / "run", plan(task))
    path = tmp_path / "run" / runs.SAMPLES
    rows = [json.loads(line) | change for line in path.read_text().splitlines()]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    with pytest.raises(Problem) as caught:
        runs.read(tmp_path / "run")
    assert caught.value.code is Code.RUN_INVALID


def test_what_was_ordered_stays_only_until_the_run_is_complete(tmp_path: Path, task: Task) -> None:
    of = plan(task)
    with runs.begun(tmp_path / "run", record(of), is_resuming=False) as begun:
        begun.keep_order(b'{"path": "/home/a.name/set.jsonl"}')
        begun.append(of.sample(0, Fake()), 1)
        begun.close_session()
    assert (tmp_path / "run" / FILE).is_file()
    run(tmp_path / "run", of, resume=True)
    left = {path.name: path.read_bytes() for path in (tmp_path / "run").iterdir()}
    assert runs.SAMPLES in left
    assert not [name for name, data in left.items() if b"a.name" in data]


def test_a_folder_of_somebody_else_is_not_resumed_into(tmp_path: Path, task: Task) -> None:
    theirs = tmp_path / "theirs" / runs.SAMPLES
    theirs.parent.mkdir()
    theirs.write_text("work of another program\n")
    with pytest.raises(Problem) as caught:
        run(theirs.parent, plan(task), resume=True)
    assert caught.value.code is Code.EXISTS
    assert theirs.read_text() == "work of another program\n"


def test_a_run_that_was_killed_before_its_record_is_gone_on_with(
    tmp_path: Path, task: Task
) -> None:
    (tmp_path / "run").mkdir()
    for name in (runs.LOCK, runs.SAMPLES, f"{runs.RECORD}.part"):
        (tmp_path / "run" / name).write_bytes(b"")
    run(tmp_path / "run", plan(task), resume=True)
    assert len(runs.read(tmp_path / "run").samples) == 6


def test_every_item_has_the_fields_of_the_harness(tmp_path: Path, task: Task) -> None:
    run(tmp_path / "run", plan(task))
    lines = (tmp_path / "run" / runs.SAMPLES).read_text().splitlines()
    first = json.loads(lines[0])
    fields = (
        "doc_id doc target arguments resps filtered_resps filter metrics doc_hash prompt_hash "
        "target_hash acc"
    )
    for name in fields.split(" "):
        assert name in first
    assert first["doc"] == task.items[0].doc
    assert first["arguments"]["gen_args_1"] == {
        "arg_0": plan(task).ask(0).context,
        "arg_1": " B",
    }
    assert first["target"] == "1"
    assert first["option_mass"] == pytest.approx(0.5)
    assert [json.loads(line)["doc_id"] for line in lines] == list(range(6))


def test_a_folder_that_holds_something_is_not_written_to(tmp_path: Path, task: Task) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "mine.txt").write_text("x")
    with pytest.raises(Problem) as caught:
        run(tmp_path / "run", plan(task))
    assert caught.value.code is Code.EXISTS
    assert sorted(one.name for one in (tmp_path / "run").iterdir()) == ["mine.txt"]


def test_what_is_not_the_same_is_named_and_not_mixed(tmp_path: Path, task: Task) -> None:
    run(tmp_path / "run", plan(task), stop_after=2)
    before = (tmp_path / "run" / runs.SAMPLES).read_bytes()
    others = [
        (record(plan(task, limit=3)), "limit, seed or items"),
        (record(plan(task, "lmeval-ll-chat")), "protocol"),
        (record(plan(task)) | {"model": {"sha256": "other"}}, "model"),
        (record(plan(task), threads="y", batch_tokens="z"), "threads, batch_tokens"),
    ]
    for other, names in others:
        with (
            pytest.raises(Problem) as caught,
            runs.begun(tmp_path / "run", other, is_resuming=True),
        ):
            pass
        assert caught.value.code is Code.RUN_DIFFERS
        assert caught.value.detail["names"] == names
    assert (tmp_path / "run" / runs.SAMPLES).read_bytes() == before


def test_a_damaged_line_in_the_middle_is_told_by_its_number(tmp_path: Path, task: Task) -> None:
    run(tmp_path / "run", plan(task))
    samples = tmp_path / "run" / runs.SAMPLES
    lines = samples.read_bytes().splitlines(keepends=True)
    samples.write_bytes(b"".join([lines[0], b"\x00\x00\n", *lines[2:]]))
    with pytest.raises(Problem) as caught:
        runs.read(tmp_path / "run")
    assert caught.value.code is Code.RUN_INVALID
    assert "line 2" in str(caught.value.detail["where"])


ALTERED: list[tuple[str, Any]] = [
    ("acc", 1.0),
    ("prediction", 0),
    ("log_probabilities", [-0.1, -9.0, -9.0, -9.0]),
    ("log_probabilities", [9.0, 9.0, 9.0, 9.0]),
    ("margin", 9.0),
    ("option_mass", 0.9),
    ("status", "unscored"),
    ("status", "nonsense"),
    ("doc", {"question": "another"}),
    ("target", "3"),
    ("prompt_hash", "0" * 64),
    ("strata", {"subject": "another"}),
    ("item_id", "another"),
]


@pytest.mark.parametrize("is_sealed", [True, False])
@pytest.mark.parametrize(("name", "value"), ALTERED)
def test_items_that_were_altered_are_not_read(
    tmp_path: Path, task: Task, name: str, value: Any, is_sealed: bool
) -> None:
    run(tmp_path / "run", plan(task))
    record_of, samples = tmp_path / "run" / runs.RECORD, tmp_path / "run" / runs.SAMPLES
    runs.read(tmp_path / "run")
    lines = samples.read_text().splitlines(keepends=True)
    first = json.loads(lines[1])
    assert first[name] != value
    lines[1] = json.dumps(first | {name: value}) + "\n"
    samples.write_text("".join(lines))
    if not is_sealed:  # as earlier versions wrote it
        whole = json.loads(record_of.read_text())
        del whole[runs.SEAL]
        record_of.write_text(json.dumps(whole))
    if not is_sealed and name in {"strata", "item_id"}:
        assert runs.read(tmp_path / "run").record  # nothing else there says what they were
        return
    with pytest.raises(Problem) as caught:
        runs.read(tmp_path / "run")
    assert caught.value.code is Code.RUN_INVALID
    assert str(samples) in str(caught.value.detail["where"])


def test_lines_that_changed_places_or_came_twice_are_not_read(tmp_path: Path, task: Task) -> None:
    run(tmp_path / "run", plan(task))
    samples = tmp_path / "run" / runs.SAMPLES
    lines = samples.read_bytes().splitlines(keepends=True)
    for other in ([lines[1], lines[0], *lines[2:]], [*lines, lines[-1]], lines[:-1]):
        samples.write_bytes(b"".join(other))
        with pytest.raises(Problem) as caught:
            runs.read(tmp_path / "run")
        assert "when it was completed" in str(caught.value.detail["why"])
        with pytest.raises(Problem):
            run(tmp_path / "run", plan(task), resume=True)
        assert samples.read_bytes() == b"".join(other), "and nothing is written to it"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 99, "task": {"sha256": "x"}}', "\0"])
def test_a_record_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "run.json").write_text(text)
    with pytest.raises(Problem) as caught:
        runs.read(tmp_path)
    assert caught.value.code is Code.RUN_INVALID


def test_two_programs_do_not_write_one_run(tmp_path: Path, task: Task) -> None:
    with runs.begun(tmp_path / "run", record(plan(task)), is_resuming=False):
        with pytest.raises(Problem) as caught:
            run(tmp_path / "run", plan(task), resume=True)
        assert caught.value.code is Code.RUN_IN_USE
    run(tmp_path / "run", plan(task), resume=True)
    left = sorted(one.name for one in (tmp_path / "run").iterdir())
    assert left == ["items.csv", "run.json", "samples.jsonl", "times.jsonl"]


def test_an_item_that_is_not_written_whole_is_not_there(
    tmp_path: Path, task: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = plan(task)
    with runs.begun(tmp_path / "run", record(asked), is_resuming=False) as begun:
        begun.append(asked.sample(0, Fake()), 1)
        before = (tmp_path / "run" / runs.SAMPLES).read_bytes()

        def full(_number: int) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patched:
            patched.setattr(runs.os, "fsync", full)
            with pytest.raises(Problem) as caught:
                begun.append(asked.sample(1, Fake()), 1)
        assert caught.value.code is Code.DISK_FULL
        assert (tmp_path / "run" / runs.SAMPLES).read_bytes() == before
        assert len(begun.samples) == 1


def test_the_table_runs_nothing_in_a_spreadsheet(tmp_path: Path) -> None:
    path = sets.medmcqa(tmp_path / "m.json")
    text = path.read_text().replace('"id-0"', '"=cmd"').replace('"id-1"', '"\uff1dcmd"')
    path.write_text(text)
    changed = importers.read("medmcqa", Source(path))
    run(tmp_path / "run", plan(changed))
    text = (tmp_path / "run" / runs.TABLE).read_text()
    assert "'=cmd" in text
    assert "'\uff1dcmd" in text  # some programs take the wide one for the same
    assert "log_probability_3" in text.splitlines()[0]
    assert len(text.splitlines()) == 7


# --- what is checked before anything is scored ---------------------------------------------------


def test_a_sound_model_is_described(task: Task) -> None:
    found = check(plan(task), Fake(), 1000)
    assert found["is_single_token"]
    assert found["is_deterministic"]
    assert found["probe_mass"] == pytest.approx(0.5)
    assert 0 < found["longest_tokens"] < 1000


@pytest.mark.parametrize(
    ("fake", "why"),
    [
        (Fake(mass=0.001), "trivial"),
        (Fake(is_flat=True), "same score"),
        (Fake(drift=0.1), "twice"),
        (Fake(is_apart=False), "same token"),
    ],
)
def test_a_broken_model_is_refused_with_the_reason(task: Task, fake: Fake, why: str) -> None:
    with pytest.raises(Problem) as caught:
        check(plan(task), fake, 1000)
    assert caught.value.code is Code.SCORING_REFUSED
    assert why in str(caught.value.detail["why"])


@pytest.mark.parametrize("fake", [Fake(mass=0.001), Fake(is_flat=True), Fake(is_lost=True)])
@pytest.mark.parametrize("name", [presets.DEFAULT, "lmeval-ll-chat"])
def test_who_fails_on_what_is_trivial_is_not_scored_unless_a_person_says_so(
    task: Task, fake: Fake, name: str
) -> None:
    with pytest.raises(Problem) as caught:
        check(plan(task, name), fake, 1000)
    assert caught.value.detail["probe"] is True
    assert check(plan(task, name), fake, 1000, despite_probe=True)["despite_probe"]


def test_a_sound_model_may_know_the_answer_and_not_its_letter(task: Task) -> None:
    found = check(plan(task), Fake(is_ignorant=True), 1000)
    assert (found["probe_right"], found["probe_count"]) == (3, 3)
    assert (found["form_right"], found["form_count"]) == (0, 3)
    assert not found["despite_probe"]


@pytest.mark.parametrize(
    ("fake", "words", "right"),
    [(Fake(is_lost=True), "broken file", "0"), (Fake(is_ignorant=True), "asked form", "0")],
)
def test_a_run_that_failed_on_what_is_trivial_says_so_in_its_result(
    task: Task, fake: Fake, words: str, right: str
) -> None:
    of = plan(task)
    found = check(of, fake, 1000, despite_probe=True)
    samples = samples_of(of, Fake())
    marked = summary(samples, of.protocol, card(task), {"checks": found}).notes
    assert words in marked[0].text
    assert marked[0].values == ("3", right)
    held = check(of, Fake(), 1000)
    assert summary(samples, of.protocol, card(task), {"checks": held}).notes == marked[1:]


def test_a_probe_that_fails_can_be_overruled_and_is_recorded(task: Task) -> None:
    found = check(plan(task), Fake(mass=0.001), 1000, despite_probe=True)
    assert found["despite_probe"]
    assert found["probe_mass"] == pytest.approx(0.001)


def test_an_item_that_does_not_fit_refuses_the_whole_run(task: Task) -> None:
    longest = check(plan(task), Fake(), 1000)["longest_tokens"]
    check(plan(task), Fake(), longest)
    with pytest.raises(Problem) as caught:
        check(plan(task), Fake(), longest - 1)
    assert caught.value.code is Code.CONTEXT_FULL
    assert caught.value.detail["needed_tokens"] == longest
    with pytest.raises(Problem):  # a generated answer needs its room too
        check(plan(task, "inspect-letter"), Fake(), longest + 30)


# --- what a run comes to -------------------------------------------------------------------------


def samples_of(of: Plan, fake: Fake) -> list[Any]:
    return list(of.samples(0, fake, bool))


def test_an_item_that_cannot_be_scored_is_told_and_not_counted(task: Task) -> None:
    of = plan(task)
    samples = samples_of(of, Fake(refused=("fruit",)))
    assert [one.status for one in samples].count("unscored") == 1
    found = summary(samples, of.protocol, card(task), {})
    assert (found.n, found.unscored) == (5, 1)


def test_an_answer_that_cannot_be_read_is_wrong_and_told(task: Task) -> None:
    of = plan(task, "inspect-letter")
    found = summary(samples_of(of, Fake(text="no idea")), of.protocol, card(task), {})
    assert (found.n, found.correct, found.unparsed) == (6, 0, 6)
    assert any("read" in note.text for note in found.notes)
    some = summary(samples_of(of, Fake(text="ANSWER: B")), of.protocol, card(task), {})
    assert (some.correct, some.unparsed, some.answered_only) == (2, 0, None)
    assert some.brier is None


def test_a_mass_near_zero_is_told_beside_the_accuracy(task: Task) -> None:
    of = plan(task)
    poor = summary(samples_of(of, Fake(mass=0.0001)), of.protocol, card(task), {})
    assert any("does not answer in this form" in note.text for note in poor.notes)
    rich = summary(samples_of(of, Fake()), of.protocol, card(task), {})
    assert not any("does not answer in this form" in note.text for note in rich.notes)


def test_strata_majority_and_chance_are_always_there(task: Task) -> None:
    of = plan(task)
    found = summary(samples_of(of, Fake()), of.protocol, card(task), {})
    assert set(found.strata) == {"subject", "choice_type"}
    assert found.strata["subject"]["Botany"].n == 3
    assert (found.majority, round(found.majority_share, 3)) == ("B", 0.333)
    assert found.chance == 0.25
    assert found.macro_f1 is None


def test_an_accuracy_whose_interval_holds_the_majority_is_not_told_as_better(task: Task) -> None:
    of = plan(task)
    right = [replace(each, prediction=each.answer) for each in samples_of(of, Fake())]
    one, other = (replace(right[0], key=key) for key in "AB")
    few = [one, one, other, replace(other, prediction=None)]
    told = [note.text for note in summary(few, of.protocol, card(task), {}).notes]
    assert any("not shown to do better" in text for text in told)
    assert not any("not above" in text for text in told)
    all_right = summary(right * 20, of.protocol, card(task), {}).notes
    assert not any("always answering" in note.text for note in all_right)


def test_a_stop_between_two_items_keeps_those_before(task: Task) -> None:
    of = plan(task)
    fake = Fake()
    stopped = of.samples(0, fake, lambda: len(fake.asked) >= 2)
    assert [next(stopped).doc_id, next(stopped).doc_id] == [0, 1]
    with pytest.raises(Problem) as caught:
        next(stopped)
    assert caught.value.code is Code.CANCELLED


def test_a_place_that_may_not_be_written_is_not_told_as_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(Problem) as told, runs.begun(tmp_path / "run", {}, is_resuming=False):
        pass
    assert told.value.code is Code.READ_ONLY
    assert told.value.detail == {"folder": tmp_path / "run"}
