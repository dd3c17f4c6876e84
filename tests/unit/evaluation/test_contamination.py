"""Examples that give away what is asked are found, and what only looks alike is not."""

from pathlib import Path

import pytest

from app.evaluation import importers, presets, shots
from app.evaluation.contamination import EXACT, NEAR, hits
from app.evaluation.importers import Source
from app.evaluation.run import Plan
from app.evaluation.task import Item, Task
from tests.unit.evaluation import sets
from tests.unit.evaluation.test_importers import real

LONG = "A man of forty comes with fever and a stiff neck after three days of headache and cough"


def item(item_id: str, question: str, *options: str) -> Item:
    return Item(item_id, question, options or ("yes", "no"), 0, {})


@pytest.mark.parametrize(
    ("example", "kind"),
    [
        (item("e", LONG, "Flu", "Meningitis"), EXACT),
        (item("e", LONG.upper() + "?!", "flu.", "(Meningitis)"), EXACT),
        (item("e", LONG.replace("fever", "ﬁfty fever"), "Flu", "Meningitis"), NEAR),
        (item("e", LONG, "Sepsis", "Malaria"), NEAR),
    ],
)
def test_the_same_item_is_found_however_it_is_written(example: Item, kind: str) -> None:
    (hit,) = hits([example], [item("x", "Other?"), item("i", LONG, "Flu", "Meningitis")])
    assert (hit.example_id, hit.item_id, hit.place, hit.kind) == ("e", "i", 1, kind)
    assert hit.overlap >= 0.5


def test_a_stem_that_everybody_asks_is_no_hit() -> None:
    stem = "Which of the following is true?"
    examples = [item("e", stem, "The heart has four chambers", "Bones are soft")]
    assert (
        hits(examples, [item("i", stem, "Water is wet at room temperature", "Iron floats")]) == []
    )


def test_half_of_the_words_is_the_line() -> None:
    words = [f"w{number}" for number in range(32)]
    asked = item("i", " ".join(words))  # and yes, no: 34 words
    assert hits([item("e", " ".join(words[:17]), "a", "b")], [asked])
    assert not hits([item("e", " ".join(words[:16]), "a", "b")], [asked])
    scattered = " ".join(word for at, word in enumerate(words) if at % 8)  # never eight in a row
    assert not hits([item("e", scattered, "a", "b")], [asked])


def test_what_is_given_away_is_not_asked_and_recorded(tmp_path: Path) -> None:
    task = importers.read("medmcqa", Source(sets.medmcqa(tmp_path / "m.json")))
    few = task.items[1:3]
    protocol, drawn = shots.with_set(
        presets.preset(presets.FEW_SHOT, task), "mine", few, None, None
    )
    found = Plan(task, protocol, drawn, task.items, (None, 0), hits(drawn, task.items))
    assert found.places == [0, 3, 4, 5]
    assert found.excluded == ("id-1", "id-2")
    facts = found.facts()
    assert facts["excluded"] == ["id-1", "id-2"]
    assert [hit["kind"] for hit in facts["contamination"]["hits"]] == [EXACT, EXACT]
    assert facts["examples"]["name"] == "mine"
    assert facts["subset"]["n"] == 4


def test_the_shared_items_of_two_mmlu_subjects_are_found() -> None:
    one = importers.read("mmlu-x", Source(real("mmlu_med/clinical_knowledge_test.csv")))
    two = importers.read("mmlu-y", Source(real("mmlu_med/college_medicine_test.csv")))
    found = [hit for hit in hits(two.items, one.items) if hit.kind == EXACT]
    assert len({hit.item_id for hit in found}) == 78


def test_the_same_options_in_another_order_are_nearly_the_same_item() -> None:
    asked = item("1", "Who has fever?", "Flu", "Cold")
    (hit,) = hits((item("e", "WHO has  fever", "cold.", "flu"),), (asked,))
    assert (hit.kind, hit.overlap) == (NEAR, 1.0)
    assert hits((item("e", "Who has fever?", "Cold", "Gout"),), (asked,)) == []


def test_an_open_example_with_the_options_in_its_question_is_found() -> None:
    asked = item("1", LONG, "Flu", "Meningitis")
    for written in (f"{LONG} (A) Flu (B) Meningitis", f"{LONG}\nA. Flu\nB. Meningitis"):
        (hit,) = hits((Item("e", written, ("B",), 0, {}),), (asked,))
        assert hit.kind == EXACT
    assert (
        hits((Item("e", "What does a chart of a patient hold?", (LONG,), 0, {}),), (asked,)) == []
    )


@pytest.mark.parametrize("kind", ["medmcqa", "medqa", "own"])
def test_an_open_example_stands_before_an_item_without_options(kind: str) -> None:
    asked = item("1", "What?", "Flu", "Cold")
    task = Task(kind, kind, (asked,), "", "", ())
    few = shots.Few("mine", (Item("e", "Why?", ("Because.",), 0, {}),))
    protocol, shown, _ = shots.asked_as(task, None, few)
    text = Plan(task, protocol, shown, task.items, (None, 0)).ask(0).context
    assert text.startswith("Question: Why?\nAnswer: Because.\n\nQuestion: What?\n")
