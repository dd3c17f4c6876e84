"""Small sets in the shapes of the known ones, written for the tests."""

import csv
import json
from pathlib import Path
from typing import Any

QUESTIONS = (
    ("How many legs has a dog?", ("Two", "Four", "Six", "Eight"), 1),
    ("What colour is grass?", ("Green", "Red", "Blue", "Black"), 0),
    ("Which is a fruit?", ("Stone", "Chair", "Apple", "Rope"), 2),
    ("What do cows give?", ("Ink", "Oil", "Sand", "Milk"), 3),
    ("Where do fish live?", ("In air", "In water", "In fire", "In stone"), 1),
    ("Which is hot?", ("Ice", "Snow", "Fire", "Frost"), 2),
)


def medmcqa(path: Path, first: int = 1, count: int = 6) -> Path:
    lines = []
    for number, (question, options, answer) in enumerate(QUESTIONS[:count]):
        row: dict[str, Any] = {"question": question, "exp": None, "cop": answer + first}
        row |= {f"op{letter}": text for letter, text in zip("abcd", options, strict=True)}
        row |= {"subject_name": "Zoology" if number % 2 else "Botany", "id": f"id-{number}"}
        row["choice_type"] = "multi" if number == 3 else "single"
        lines.append(json.dumps(row))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def medqa(path: Path, times: int = 1) -> Path:
    rows = [
        {
            "question": question if not turn else f"Once more, {turn}: {question}",
            "answer": options[answer],
            "options": dict(zip("ABCD", options, strict=True)),
            "meta_info": "step1" if number % 3 else "step2&3",
            "answer_idx": "ABCD"[answer],
        }
        for turn in range(times)
        for number, (question, options, answer) in enumerate(QUESTIONS)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def pubmedqa_rows() -> list[dict[str, Any]]:
    return [
        {
            "QUESTION": f"Does thing {number} help?",
            "CONTEXTS": [f"Thing {number} was tried.", "It was seen."],
            "LONG_ANSWER": f"CONCLUSION-{number}",
            "final_decision": decision,
        }
        for number, decision in enumerate(("yes", "no", "maybe", "yes"))
    ]


def pubmedqa(folder: Path, test: int = 2) -> Path:
    rows = {str(100 + number): row for number, row in enumerate(pubmedqa_rows())}
    path = folder / "ori_pqal.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    ids = {key: row["final_decision"] for key, row in list(rows.items())[:test]}
    (folder / "test_ground_truth.json").write_text(json.dumps(ids), encoding="utf-8")
    return path


def mmlu(path: Path, count: int = 6) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        for question, options, answer in QUESTIONS[:count]:
            writer.writerow([f" {question}\nTwo lines. ", *options, "ABCD"[answer]])
    return path
