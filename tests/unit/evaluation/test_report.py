"""The page of a run: nothing of a set or a model is markup, and the notice is first and last."""

from html.parser import HTMLParser
from pathlib import Path

from app.core import pages
from app.core.pages import Page
from app.core.wording import NOTICE
from app.evaluation import importers
from app.evaluation.importers import Source
from app.evaluation.report import page as page_of
from app.evaluation.report import report
from app.evaluation.spoken import Spoken
from app.evaluation.statistics import BOOTSTRAP, RESAMPLES, Bin
from app.evaluation.summary import summary
from app.evaluation.task import card
from tests.unit.evaluation import sets
from tests.unit.evaluation.test_runs import Fake, plan, record, samples_of


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_page_says_what_was_run_and_what_came_of_it(tmp_path: Path) -> None:
    path = sets.medmcqa(tmp_path / "m.json")
    path.write_text(path.read_text().replace("Zoology", "<script>alert(1)</script>"))
    task = importers.read("medmcqa", Source(path))
    of = plan(task)
    model = {"name": "<b>M", "file": "m.gguf", "sha256": "s", "size_bytes": 9, "is_demo": False}
    whole = record(of) | {"notice": NOTICE, "model": model | {"quantization": "Q4_K_M"}}
    found = summary(samples_of(of, Fake()), of.protocol, card(task), {})
    page = report(whole, found, of.protocol, card(task))
    reader = Reader()
    reader.feed(page)
    assert "script" not in reader.tags
    assert "b" not in reader.tags
    assert "<script>alert(1)</script>" in reader.text
    assert reader.text.count(NOTICE) >= 2
    assert reader.text.rstrip().endswith(NOTICE)
    for said in (of.protocol.sha256, task.sha256, "Wilson 95 %", "Q4_K_M", "Always the commonest"):
        assert said in reader.text
    assert "svg" in reader.tags
    assert report(whole, found, of.protocol, card(task)) == page


OTHER = Spoken(
    code="xx",
    is_right_to_left=True,
    translated=lambda _context, text: f"‹{text}›",
    number=lambda value, decimals: f"{value:.{decimals}f}".replace(".", "·"),
    noted=lambda note: f"‹{note.text}›",
)
# Names that are the same in every language, and what a set or a record calls its own things.
KEPT = {"Macro-F1", "Brier", "ECE", "p", "Holm", "SHA-256"}


def unspoken(page: Page, own: set[str]) -> list[str]:
    """Return what of the words of a report is not said in the reader's language."""
    found = []
    for part in page.parts:
        words = [part.text] if part.kind in {"heading", "text"} else []
        if part.kind in {"facts", "list"}:
            words += [row[0] for row in part.rows]
        elif part.kind == "table":
            words += part.rows[0]
        found += [one for one in words if not one.startswith("‹") and one not in KEPT | own]
    return found


def test_every_word_of_a_page_is_said_in_the_readers_language(tmp_path: Path) -> None:
    task = importers.read("medmcqa", Source(sets.medmcqa(tmp_path / "m.json")))
    of = plan(task)
    model = {"name": "M", "file": "m.gguf", "sha256": "s", "size_bytes": 9, "is_demo": True}
    whole = record(of) | {"notice": NOTICE, "model": model | {"quantization": "Q4_K_M"}}
    found = summary(samples_of(of, Fake()), of.protocol, card(task), {})
    bins = (Bin(0.5, 2, 1),)
    own = {name.replace("_", " ") for name in whole["engine"]} | set(found.strata)
    own |= {value for values in found.strata.values() for value in values}
    english = page_of(whole, found, of.protocol, card(task), bins)
    assert unspoken(english, own)  # it would be seen
    page = page_of(whole, found, of.protocol, card(task), bins, OTHER)
    assert unspoken(page, own) == []
    assert page.notice == f"‹{NOTICE}›"
    for part in page.parts:
        assert part.kind != "picture" or "‹" in part.text
    facts = dict(row for part in page.parts if part.kind == "facts" for row in part.rows)
    assert "·" in facts["‹Accuracy›"]
    text = pages.html(page)
    assert text.startswith('<!doctype html>\n<html lang="xx" dir="rtl">')
    assert "<td><bdi>" in text
    assert '<pre dir="auto">' in text
    assert "<bdi>" not in pages.html(english)


def test_the_name_of_the_bootstrap_says_how_often() -> None:
    assert f" {RESAMPLES} " in BOOTSTRAP
