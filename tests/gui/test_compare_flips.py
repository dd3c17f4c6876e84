"""Answers that differ between several runs are read with the keyboard, pair after pair."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.chat import Scored
from app.evaluation.protocol import Ask
from app.evaluation.shown import letter
from app.gui import compare_words
from tests.desk import Desk
from tests.gui.test_compare_place import opened, written
from tests.unit.evaluation import sets
from tests.unit.evaluation.test_runs import Fake

KINDS = ("F16", "Q8_0", "Q5_K_M", "Q4_K_M")


class Shifted(Fake):
    """Answers otherwise on some items, so that every pair has others that differ."""

    def __init__(self, step: int) -> None:
        super().__init__()
        self.step = step

    def score(self, ask: Ask) -> Scored:
        """Turn the options round on every so many items."""
        found = super().score(ask)
        scores = found.log_probabilities
        if not self.step or len(ask.context) % self.step:
            return found
        return replace(found, log_probabilities=(*scores[1:], scores[0]))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return sets.medqa(tmp_path / "medqa.jsonl", times=4)


def test_every_pair_is_read_item_by_item_with_keys_alone(
    desk: Desk, data: Path, qtbot: QtBot
) -> None:
    home = desk.window._places.data / "runs"
    paths = [
        str(written(home / kind, data, kind, Shifted(step)))
        for step, kind in zip((0, 2, 3, 5), KINDS, strict=True)
    ]
    leads = opened(desk)
    page = leads._page
    leads.compare(paths)
    desk.wait(lambda: leads.weighed is not None)
    found = leads.weighed
    assert found is not None
    assert found.names == KINDS
    assert page.drift.isVisible()
    assert len(page.drift.table.text().splitlines()) == 1 + len(KINDS)
    assert page.pair.isVisible()
    assert page.pair.count() == len(found.pairs) == 6
    lines = data.read_text().splitlines()
    read = 0
    for number, pair in enumerate(found.pairs):
        page.pair.setFocus()
        while page.pair.currentIndex() != number:
            qtbot.keyClick(page.pair, Qt.Key.Key_Down)
        assert page.pair.currentText() == compare_words.pair_name(pair)
        assert page.flip_table.model().rowCount() == len(pair.flips)
        page.flip_table.setFocus()
        for at, flip in enumerate(pair.flips[:3]):
            if at or page.flip_table.row < 0:  # the focus may have read the first one
                qtbot.keyClick(page.flip_table, Qt.Key.Key_Down)
            assert json.loads(lines[flip.doc_id])["question"] in page.reader.text
            marks = {letter(flip.answer): "key"}
            for name, said in ((pair.first, flip.first), (pair.second, flip.second)):
                marks[letter(said)] = name
            for key, name in marks.items():
                line = next(one for one in page.reader.text.splitlines() if one.startswith(key))
                assert name in line.rpartition("←")[2]
            read += 1
    assert read > 6, "there was something to read"
    told = " ".join(compare_words.sentence(note) for note in found.pairs[0].notes)
    assert "adjusted for 6 comparisons" in told
