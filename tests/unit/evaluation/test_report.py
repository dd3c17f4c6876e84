"""The page of a run: nothing of a set or a model is markup, and the notice is first and last."""

from html.parser import HTMLParser
from pathlib import Path

from app.core.wording import NOTICE
from app.evaluation import importers
from app.evaluation.importers import Source
from app.evaluation.report import report
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
    found = summary(samples_of(of, Fake()), of.protocol, card(task))
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
