"""What a model is asked, to the character, and how its answer is read."""

from pathlib import Path

import pytest

from app.errors import Code, Problem
from app.evaluation import importers, presets, shots
from app.evaluation.importers import Source
from app.evaluation.presets import PRESETS, preset
from app.evaluation.protocol import Asker, fill, parsed, stopped
from app.evaluation.subset import subset
from app.evaluation.task import Item, Task
from tests.unit.evaluation import sets


@pytest.fixture
def medmcqa(tmp_path: Path) -> Task:
    return importers.read("medmcqa", Source(sets.medmcqa(tmp_path / "m.json")))


@pytest.fixture
def pubmedqa(tmp_path: Path) -> Task:
    return importers.read("pubmedqa", Source(sets.pubmedqa(tmp_path)))


@pytest.fixture
def mmlu(tmp_path: Path) -> Task:
    source = Source(sets.mmlu(tmp_path / "t.csv"), examples=sets.mmlu(tmp_path / "d.csv", 3))
    return importers.read("mmlu-college_medicine", source)


def text_of(task: Task, protocol_id: str = presets.DEFAULT) -> str:
    return Asker(task, preset(protocol_id, task)).ask(task.items[0]).context


def test_the_prompts_are_the_harness_own(tmp_path: Path, medmcqa: Task, pubmedqa: Task) -> None:
    assert text_of(medmcqa) == (
        "Question: How many legs has a dog?\nChoices:\nA. Two\nB. Four\nC. Six\nD. Eight\nAnswer:"
    )
    medqa = importers.read("medqa", Source(sets.medqa(tmp_path / "q.jsonl")))
    assert text_of(medqa) == (
        "Question: How many legs has a dog?\nA. Two\nB. Four\nC. Six\nD. Eight\nAnswer:"
    )
    assert text_of(pubmedqa) == (
        "Abstract: Thing 0 was tried.\nIt was seen.\nQuestion: Does thing 0 help?\nAnswer:"
    )


def test_mmlu_has_its_description_once_and_a_bare_question(mmlu: Task) -> None:
    assert text_of(mmlu) == (
        "The following are multiple choice questions (with answers) about college medicine.\n\n"
        "How many legs has a dog?\nTwo lines.\nA. Two\nB. Four\nC. Six\nD. Eight\nAnswer:"
    )


def test_options_are_scored_behind_the_delimiter(medmcqa: Task, pubmedqa: Task) -> None:
    asker = Asker(pubmedqa, preset(presets.DEFAULT, pubmedqa))
    assert asker.ask(pubmedqa.items[0]).continuations == (" yes", " no", " maybe")
    chat = Asker(medmcqa, preset("lmeval-ll-chat", medmcqa)).ask(medmcqa.items[0])
    assert chat.continuations == ("A", "B", "C", "D")
    assert not chat.messages[0].is_raw


def test_examples_stand_before_the_item_with_their_answers(mmlu: Task) -> None:
    protocol, few = shots.with_drawn(preset(presets.FEW_SHOT, mmlu), mmlu, 2, 1234)
    assert [one.item_id for one in few] == ["0", "1"]  # MMLU: the first ones
    asker = Asker(mmlu, protocol, few)
    ask = asker.ask(mmlu.items[3])
    assert ask.context.startswith("The following are")
    assert ask.context.count("The following are") == 1
    assert "D. Eight\nAnswer: B\n\nWhat colour is grass?" in ask.context
    shared = ask.context[: ask.shared_characters]
    assert asker.ask(mmlu.items[4]).context.startswith(shared)
    assert shared.endswith("Answer: A\n\n")


def test_examples_are_drawn_by_their_seed_and_belong_to_the_protocol(pubmedqa: Task) -> None:
    plain = preset(presets.FEW_SHOT, pubmedqa)
    drawn = {seed: shots.with_drawn(plain, pubmedqa, 2, seed)[0] for seed in range(8)}
    orders = {one.examples.ids for one in drawn.values() if one.examples}
    assert orders == {("102", "103"), ("103", "102")}
    assert len({one.sha256 for one in drawn.values()}) == 8  # the seed belongs to it
    assert drawn[3] == shots.with_drawn(plain, pubmedqa, 2, 3)[0]
    assert all(one.examples and set(one.examples.ids) == {"102", "103"} for one in drawn.values())
    with pytest.raises(Problem) as caught:
        shots.with_drawn(plain, pubmedqa, 3, 0)
    assert caught.value.code is Code.BAD_VALUE
    with pytest.raises(Problem):
        shots.with_drawn(preset(presets.DEFAULT, pubmedqa), pubmedqa, 3, 0)
    with pytest.raises(Problem):
        Asker(pubmedqa, drawn[0])


def test_the_hash_of_a_protocol_changes_with_anything_in_it(medmcqa: Task, mmlu: Task) -> None:
    hashes = {preset(one, task).sha256 for one in PRESETS for task in (medmcqa, mmlu)}
    assert len(hashes) == 2 * len(PRESETS) - 3  # three preset forms are the same for both
    with pytest.raises(Problem):
        preset("no such", medmcqa)


def test_a_conclusion_never_reaches_a_prompt(pubmedqa: Task) -> None:
    for protocol_id in PRESETS:
        assert "CONCLUSION" not in text_of(pubmedqa, protocol_id)


def test_a_place_that_is_not_known_and_text_with_braces_stay_as_they_are() -> None:
    assert fill("{a} {b} {a}", {"a": "{b}"}) == "{b} {b} {b}"
    assert fill("boxed{the_answer}", {"a": "x"}) == "boxed{the_answer}"


@pytest.mark.parametrize(
    ("protocol_id", "text", "answer"),
    [
        ("epfl-boxed-gen", "So the answer is: B.", 1),
        ("epfl-boxed-gen", r"Thus \boxed{C}", 2),
        ("epfl-boxed-gen", "answer: A, or boxed{D}", 0),
        ("epfl-boxed-gen", "I do not know", None),
        ("epfl-boxed-gen", "the answer is E", None),
        ("meditron2023-instr", " (D) because", 3),
        ("meditron2023-instr", "cannot say", None),
        ("inspect-letter", "ANSWER: A\nno\nANSWER: C", 2),
        ("inspect-letter", "My ANSWER: b; surely", 1),
        ("inspect-letter", "B", None),
        ("helm-letter", " B", 1),
        ("helm-letter", "Both", None),
    ],
)
def test_answers_are_read_as_their_authors_read_them(
    medmcqa: Task, protocol_id: str, text: str, answer: int | None
) -> None:
    protocol, item = preset(protocol_id, medmcqa), medmcqa.items[0]
    names = Asker(medmcqa, protocol).names(item)
    assert parsed(protocol, item, names, text) == answer


@pytest.mark.parametrize(
    ("protocol_id", "text", "answer"),
    [
        ("epfl-boxed-gen", "The conclusion is maybe.", 2),
        ("epfl-boxed-gen", "boxed{No}", 1),
        ("meditron2023-instr", "\n Yes, it does", 0),
    ],
)
def test_words_are_read_where_words_are_asked_for(
    pubmedqa: Task, protocol_id: str, text: str, answer: int
) -> None:
    protocol, item = preset(protocol_id, pubmedqa), pubmedqa.items[0]
    assert parsed(protocol, item, item.options, text) == answer


def test_an_answer_ends_before_the_first_of_its_stops(medmcqa: Task) -> None:
    protocol = preset("epfl-boxed-gen", medmcqa)
    assert stopped(protocol, "one<|im_end|> Q: two") == "one"
    assert stopped(protocol, "one") == "one"


def items(counts: dict[str, int]) -> tuple[Item, ...]:
    return tuple(
        Item(f"{name}{number}", "?", ("a", "b"), 0, {}, strata={"subject": name})
        for name, count in counts.items()
        for number in range(count)
    )


def test_a_subset_keeps_the_shares_and_the_order_and_goes_by_its_seed() -> None:
    whole = items({"x": 60, "y": 30, "z": 10})
    drawn = subset(whole, 20, 7)
    assert [sum(one.strata["subject"] == name for one in drawn) for name in "xyz"] == [12, 6, 2]
    assert [whole.index(one) for one in drawn] == sorted(whole.index(one) for one in drawn)
    assert subset(whole, 20, 7) == drawn
    assert subset(whole, 20, 8) != drawn
    assert subset(whole, None, 7) == subset(whole, 100, 7) == whole
    assert len(subset(whole, 33, 1)) == 33
    assert subset(whole, 1, 0)[0].item_id  # whatever the shares, as many as were asked for
