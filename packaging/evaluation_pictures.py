"""The pictures of the place Evaluate, and the sample report: real runs of the demo model.

The questions are sums and products that are made here: what the demo model scores on them says
nothing but that the numbers on the pictures were computed and not invented.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec

from app.core import gguf, pages
from app.core.digest import file_sha256
from app.evaluation import comparison_report
from app.evaluation.task import Item
from app.gui.application import Application
from app.gui.evaluate_place import COMPARE, EXAMPLES, RESULTS
from app.gui.widgets.run_page import RunPage
from app.paths import places
from app.store.database import Store
from tests.reference.round_trip import checkpoint

DEMO = "SmolLM2-135M-Instruct.Q4_1.gguf"
OTHER = "Q8_0"
PROTOCOL = "lmeval-ll-chat"
LAID_OUT_MS = 800
SHOWN = 5  # items that a run lists while it goes on
NAME = "SmolLM2-135M-Instruct"
REPORT = Path(__file__).resolve().parents[1] / "resources" / "screenshots" / "sample-report.html"
EXAMPLE_ITEMS = (
    Item("sum", "How much is 2 + 2?", ("3", "4", "5"), 1, {}),
    Item("open", "How much is 3 + 4? Show the way.", ("3 + 4 = 7",), 0, {}),
)
Until = Callable[[Callable[[], bool]], None]
Save = Callable[[Application, str], None]


def questions(folder: Path) -> Path:
    """Write a task of sums, differences and products; return the task file."""
    lines = []
    for number in range(24):
        one, other = 3 + number, 2 + number % 5
        kind, sign, answer = (
            ("sum", "+", one + other),
            ("difference", "−", one - other),
            ("product", "×", one * other),
        )[number % 3]
        options = [str(answer + step) for step in (-2, -1, 1)]
        options.insert(number * 7 % 4, str(answer))
        question = f"How much is {one} {sign} {other}?"
        row = {"id": f"{kind}-{number}", "question": question, "options": options}
        lines.append(json.dumps(row | {"answer": "ABCD"[number * 7 % 4], "kind": kind}))
    (folder / "arithmetic.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    task = {"data": "arithmetic.jsonl", "name": "arithmetic", "item_id": "id", "strata": ["kind"]}
    task |= {"origin": "made by packaging/evaluation_pictures.py", "licence": "Apache-2.0"}
    (folder / "arithmetic.json").write_text(json.dumps(task), encoding="utf-8")
    return folder / "arithmetic.json"


def draw(
    built: Application, store: Store, until: Until, save: Save, pause: Callable[[int], None]
) -> None:
    """Run the demo model in two types, and draw what came of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        task = questions(folder)
        store.examples.save("Two sums", EXAMPLE_ITEMS, "made for the picture")

        def half_way() -> None:
            pause(LAID_OUT_MS)
            save(built, "evaluate-run")

        paths = [_run(built, task, until, half_way)]
        built.shelf.choose(_other(store, folder))
        until(lambda: built.shelf.state().kind == "loaded")
        paths.append(_run(built, task, until))
        evaluation = built.place.evaluation
        if evaluation is None:
            raise SystemExit("the place Evaluate was not built")
        evaluation.page.show_tab(COMPARE)
        evaluation.comparing.compare([paths[1], paths[0]])
        until(lambda: evaluation.comparing.weighed is not None)
        weighed = evaluation.comparing.weighed
        if weighed is not None:
            page = pages.html(comparison_report.report(weighed))
            REPORT.write_text(page, encoding="utf-8")
        pause(LAID_OUT_MS)
        save(built, "evaluate-compare")
        evaluation.page.show_tab(RESULTS)
        until(lambda: evaluation.reviewing.opened is not None)
        pause(LAID_OUT_MS)
        save(built, "evaluate-results")
        evaluation.page.show_tab(EXAMPLES)
        pause(LAID_OUT_MS)
        save(built, "evaluate-examples")


def _run(
    built: Application, task: Path, until: Until, half_way: Callable[[], None] = lambda: None
) -> str:
    """Ask the model that is chosen all of a task; return the folder of the run."""
    leads = built.place.open_evaluation()
    page = built.frame.findChild(RunPage)
    if page is None:
        raise SystemExit("the tab MCQ run was not built")
    page.protocol.setCurrentIndex(page.protocol.findData(PROTOCOL))
    leads.look_at(str(task))
    until(lambda: (leads.start(), leads.is_running)[1])
    until(lambda: page.live.table.model().rowCount() == SHOWN or not leads.is_running)
    half_way()
    until(lambda: not leads.is_running)
    # The page names the next run already.
    runs = [one for one in Path(page.folder).parent.iterdir() if one.is_dir()]
    return str(max(runs, key=lambda one: one.stat().st_mtime_ns))


def _other(store: Store, folder: Path) -> str:
    """Convert the demo model's own checkpoint to another type; return its id in the library."""
    source = checkpoint(places().models / DEMO, folder / NAME)
    target = folder / f"{NAME}.{OTHER}.gguf"
    words = [str(source), "-o", str(target), "--type", OTHER, "--json"]
    subprocess.run([sys.executable, "-m", "converters", *words], check=True, capture_output=True)
    info = json.loads(msgspec.json.encode(gguf.read(target)))
    return store.models.add(target, file_sha256(target), NAME, info).model_id
