"""Real question sets, asked of small models: each accuracy with its Wilson interval.

`python -m benchmarks sets --data FOLDER [--limit N] [--seed S] [--out FOLDER]` runs
`casebook evaluate` with the default protocol for every set and model, then prints a table in
Markdown. Each run is a folder below --out; what is complete is not run again, what was
interrupted goes on, so that the same command repeats the table or finishes it.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec

from app import roles
from app.core import catalogue
from app.evaluation.reported import ALL_THREE, reported
from app.evaluation.summary import percent
from app.evaluation.task import Card
from app.paths import places

SETS = {
    "medqa": "medqa/phrases_no_exclude_test.jsonl",
    "medmcqa": "medmcqa/dev.json",
    "pubmedqa": "pubmedqa/ori_pqal.json",
    "mmlu-anatomy": "mmlu_med/anatomy_test.csv",
    "mmlu-clinical_knowledge": "mmlu_med/clinical_knowledge_test.csv",
    "mmlu-college_medicine": "mmlu_med/college_medicine_test.csv",
    "mmlu-medical_genetics": "mmlu_med/medical_genetics_test.csv",
}
GEMMA = "gemma-3-270m-Q4_K_M.gguf"
Record = dict[str, Any]


def record(chosen: argparse.Namespace, name: str, model: Path) -> Record:
    """Run one set with one model, or what is left of it; return the record of the whole run."""
    out = chosen.out / name / model.stem
    known = read(out)
    draw = (chosen.limit, chosen.seed)
    if known.get("state") == "complete" and draw == (
        known["subset"]["limit"],
        known["subset"]["seed"],
    ):
        return known
    folder = roles.folder()
    command = [*(sys.executable, "-m", "app", "evaluate", name), "--quiet"]
    command += ["--data", str((chosen.data / SETS[name]).absolute()), "--model", str(model)]
    command += ["--limit", str(chosen.limit), "--seed", str(chosen.seed), "-o", str(out.absolute())]
    command += ["--threads", str(chosen.threads)] if chosen.threads else []
    command += ["--despite-probe"] if chosen.despite_probe else []
    command += ["--resume"] if known else []
    ran = subprocess.run(command, cwd=folder, check=False, stdout=subprocess.PIPE)
    if ran.returncode:
        raise SystemExit(ran.returncode)
    return read(out)


def read(folder: Path) -> Record:
    """Return the record of a run; nothing if it was not begun."""
    path = folder / "run.json"
    found: Record = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return found


def cell(result: Record) -> str:
    """Return an accuracy with its interval, and what the interval says of chance."""
    low, high = result["interval"]["low"], result["interval"]["high"]
    words = f"{percent(result['accuracy'])} ({percent(low)} to {percent(high)})"
    return words if low <= result["chance"] <= high else f"{words} *"


def claims(records: list[Record]) -> str:
    """Return what others report of a set."""
    card = msgspec.convert(records[0]["task"], Card)
    rows = [one for one in reported(card, records) if one.benchmark != ALL_THREE]
    return "; ".join(f"{one.name} {one.percent:g}" for one in rows) or "–"


def table(found: dict[str, list[Record]]) -> list[str]:
    """Return the table, a line each, and what it does not say by itself."""
    names = [f"{one['model']['name']} {one['model']['quantization']}" for one in found["medqa"]]
    head = ["set", "items", "chance, %", "commonest key, %", *names, "reported of others, %"]
    lines = [" | ".join(head), " | ".join("---" for _ in head)]
    for name, records in found.items():
        result, subset = records[0]["result"], records[0]["subset"]
        lines.append(
            " | ".join(
                (
                    name,
                    f"{subset['n']:,} of {records[0]['task']['n']:,}",
                    percent(result["chance"]),
                    f"{result['majority']} {percent(result['majority_share'])}",
                    *(cell(one["result"]) for one in records),
                    claims(records),
                )
            )
        )
    whole = [f"| {line} |" for line in lines]
    protocol = {one["protocol"]["protocol_id"] for records in found.values() for one in records}
    whole.append(f"\nAccuracy in %, Wilson 95 % interval; {', '.join(protocol)}.")
    whole.append("* the interval does not include chance; without it nothing was shown.")
    runs = [one["result"] for records in found.values() for one in records]
    above = sum(one["interval"]["low"] > one["majority_share"] for one in runs)
    words = f"{above} of {len(runs)} intervals lie above always answering the commonest key."
    whole.append(words)
    return whole


def main(arguments: list[str]) -> None:
    """Read the command line, run, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks sets", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="medqa/, medmcqa/ … are in it")
    parser.add_argument("--out", type=Path, default=Path("build/sets"))
    parser.add_argument("--limit", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int)
    parser.add_argument("--model", type=Path, action="append", help="instead of the two small ones")
    parser.add_argument("--despite-probe", action="store_true")
    chosen = parser.parse_args(arguments)
    kept = places().models
    models = chosen.model or [kept / catalogue.demo().file, kept / GEMMA]
    found: dict[str, list[Record]] = {}
    for name in SETS:
        found[name] = [record(chosen, name, model.absolute()) for model in models]
        result = ", ".join(cell(one["result"]) for one in found[name])
        print(f"{name}: {result}", file=sys.stderr, flush=True)
    print("\n".join(table(found)))
