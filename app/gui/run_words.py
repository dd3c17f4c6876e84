"""Runs in words: choices, the card of a set, how far a run is, what it came to."""

import json
from collections.abc import Callable, Collection
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication

from app.core.text import fill
from app.evaluation import presets
from app.evaluation.order import FILE, Order, Told
from app.evaluation.summary import Summary
from app.evaluation.task import Card
from app.gui.checkpoints import duration
from app.gui.compare_words import percent, sentence
from app.gui.views import number
from app.gui.widgets.notice import Notice

SUBSETS = (100, 200, 500)
KINDS = (("MedMCQA", "medmcqa"), ("MedQA", "medqa"), ("PubMedQA", "pubmedqa"))
MOST_OFFERS = 3
MMLU = ("anatomy", "clinical_knowledge", "college_medicine", "medical_genetics")


def kinds() -> list[tuple[str, str]]:
    """Return what a file may be read as, with the value for an `Order`."""
    mmlu = [(f"MMLU {name.replace('_', ' ')}", f"mmlu-{name}") for name in MMLU]
    recognised = QCoreApplication.translate("run", "Recognise from the file")
    own = QCoreApplication.translate("run", "Questions of your own")
    return [(recognised, ""), *KINDS, *mmlu, (own, "own")]


def protocols() -> list[tuple[str, str]]:
    """Return the protocols that need no examples."""
    return [(name, name) for name in presets.PRESETS if name != presets.FEW_SHOT]


def limits() -> list[tuple[str, int]]:
    """Return how many items may be asked; 0 is all."""
    drawn = QCoreApplication.translate("run", "%1, drawn by strata")
    every = QCoreApplication.translate("run", "All items")
    return [*((fill(drawn, count), count) for count in SUBSETS), (every, 0)]


def model(name: str) -> str:
    """Say who is asked."""
    if not name:
        return QCoreApplication.translate("run", "No model is chosen.")
    return fill(QCoreApplication.translate("run", "Model: %1"), name)


def why_slow() -> str:
    """Say what a run does to the computer."""
    return QCoreApplication.translate(
        "run", "One item at a time is put on the disk; a power cut costs one item."
    )


def scored(told: Told) -> str:
    """Say what is scored after the prompt, spaces drawn, and by which protocol."""
    hashed = fill(QCoreApplication.translate("run", "Protocol SHA-256 %1"), told.protocol_sha256)
    lines = [hashed]
    if told.continuations:
        shown = " ".join(f"“{one.replace(' ', '␣')}”" for one in told.continuations)
        lines.insert(0, fill(QCoreApplication.translate("run", "Scored after it: %1"), shown))
    if told.is_chat:
        around = QCoreApplication.translate(
            "run", "The model's own chat template stands around it; a run that begins shows it."
        )
        lines.insert(0, around)
    return "\n".join(lines)


def scored_in(order: Order | None, asked: Order, told: Told | None) -> str:
    """Say what is scored in a run, if what was told is of it: runs of a queue are asked as others.

    `asked` is what was told of, without model and folder.
    """
    if order is None or told is None:
        return ""
    is_of_it = (asked.path, told.kind, asked.protocol_id, asked.few) == (
        order.path,
        order.kind,
        order.protocol_id,
        order.few,
    )
    return scored(told) if is_of_it else ""


def card(one: Card) -> list[tuple[str, str]]:
    """Return the facts of a set."""
    translate = QCoreApplication.translate
    counts = ", ".join(f"{number(n)} × {count}" for count, n in one.option_counts.items())
    facts = [
        (translate("run", "Set"), one.name),
        (translate("run", "Origin"), one.origin),
        (translate("run", "Licence"), one.licence),
        (translate("run", "Items"), number(one.n)),
        (translate("run", "Options"), counts),
        (translate("run", "Majority"), f"{one.majority}, {percent(one.majority_share)}"),
        (translate("run", "Repeated"), number(one.duplicate_count)),
        ("SHA-256", one.sha256),
    ]
    for name, values in one.strata.items():
        most = ", ".join(f"{value} {number(n)}" for value, n in list(values.items())[:6])
        facts.append((name.capitalize(), most + (", …" if len(values) > 6 else "")))  # noqa: PLR2004
    return facts


def traps(one: Card) -> list[str]:
    """Return what about a set can mislead."""
    translate = QCoreApplication.translate
    return [fill(translate("evaluation", trap.text), number(trap.count)) for trap in one.traps]


def done_of(done: int, total: int) -> str:
    """Say how many items are done."""
    words = QCoreApplication.translate("run", "%1 of %2 items")
    return fill(words, number(done), number(total))


def kept(done: int) -> str:
    """Say what is on the disk."""
    return fill(QCoreApplication.translate("run", "On disk up to item %1"), number(done))


def left(seconds: float) -> str:
    """Say how long it will take, at this speed: to the minute, it is a guess."""
    translate, minutes = QCoreApplication.translate, round(seconds / 60)
    if minutes < 1:
        return translate("run", "less than 1 min left")
    return fill(translate("run", "about %1 left"), duration(60 * minutes))


def result(one: Summary, out: str) -> list[tuple[str, str]]:
    """Return what a run came to, each number with its interval."""
    translate = QCoreApplication.translate
    span = translate("run", "%1 % (%2 to %3, 95 %, Wilson)")
    shares = (one.accuracy, one.interval.low, one.interval.high)
    facts = [
        (translate("run", "Accuracy"), fill(span, *(number(100 * share, 1) for share in shares))),
        (translate("run", "Right"), done_of(one.correct, one.n)),
        (translate("run", "Majority"), f"{one.majority}, {percent(one.majority_share)}"),
        (translate("run", "Chance"), percent(one.chance)),
    ]
    if one.macro_f1 is not None and one.macro_f1_interval is not None:
        f1 = one.macro_f1_interval
        value, low, high = (number(share, 3) for share in (one.macro_f1, f1.low, f1.high))
        shown = fill(translate("run", "%1 (bootstrap %2 to %3)"), value, low, high)
        facts.append(("Macro-F1", shown))
    if one.option_mass is not None:
        facts.append((translate("run", "Option mass"), percent(one.option_mass)))
    if one.calibration_error is not None and one.brier is not None:
        shown = f"ECE {number(one.calibration_error, 3)}, Brier {number(one.brier, 3)}"
        facts.append((translate("run", "Calibration"), shown))
    if one.unparsed:
        facts.append((translate("run", "Unreadable"), number(one.unparsed)))
    if one.unscored:
        facts.append((translate("run", "Not asked"), number(one.unscored)))
    facts += [(translate("run", "Note"), sentence(note)) for note in one.notes]
    return [*facts, (translate("run", "Written"), out)]


def short(one: Summary) -> str:
    """Say what a run came to in a few words."""
    words = QCoreApplication.translate("run", "%1 % right (Wilson %2 to %3)")
    shares = (one.accuracy, one.interval.low, one.interval.high)
    return fill(words, *(number(100 * share, 1) for share in shares))


def offers(
    folder: Path, take: Callable[[Order], None], queued: Collection[str] = ()
) -> list[Notice]:
    """Return an offer for each of the newest runs that are not complete and not queued."""
    made = []
    found = [one for one in unfinished(folder, FILE) if one[0].out not in queued]
    for order, done, total in found[:MOST_OFFERS]:
        words = QCoreApplication.translate("run", "A run was not finished: %1")
        resume = QCoreApplication.translate("run", "Resume")
        what = fill(words, Path(order.out).name)
        notice = Notice("info", what, done_of(done, total), "", [("resume", resume)])
        notice.action_asked.connect(partial(_take, take, order))
        made.append(notice)
    return made


def _take(take: Callable[[Order], None], order: Order, _key: str) -> None:
    take(order)


def unfinished(folder: Path, name: str) -> list[tuple[Order, int, int]]:
    """Return the runs below a folder that can be gone on with, newest first, and how far each is.

    What cannot be read is no run that can be gone on with.
    """
    found = []
    with suppress(OSError):
        for place in folder.iterdir():
            with suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
                record = json.loads((place / "run.json").read_bytes())
                if record["state"] == "complete":
                    continue
                order = msgspec.json.decode((place / name).read_bytes(), type=Order)
                done = (place / "samples.jsonl").read_bytes().count(b"\n")
                order = msgspec.structs.replace(order, out=str(place))
                found.append((record["started_at"], order, done, int(record["subset"]["n"])))
    found.sort(key=lambda one: str(one[0]), reverse=True)
    return [(order, done, total) for _, order, done, total in found]
