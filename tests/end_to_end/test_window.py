"""The real demo model answers in the real window; everything that made the answer is on disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.chat import State
from app.core.digest import file_sha256
from app.gui.widgets import theme
from app.paths import Places
from app.settings import Settings
from app.store.database import open_database
from app.store.messages import DEMO_SHA256
from tests.desk import Desk, confirm_notice

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.model,
    pytest.mark.timeout(300),
]


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, places: Places, demo_model: Path) -> Iterator[Desk]:
    """A window with the demo model in memory."""
    theme.apply(qapp, "light", 100, "auto")
    with open_database(places) as store:
        confirm_notice(store)
        model_id = store.models.add(demo_model, file_sha256(demo_model), "SmolLM2", {}).model_id
    one = Desk(qtbot, places, replace(Settings(), model_id=model_id), engine=())
    one.wait_loaded()
    yield one
    one.close()


def test_a_real_answer_is_shown_and_on_disk_with_what_made_it(desk: Desk) -> None:
    panel = desk.frame.setup
    panel._on_sampling_changed(structs.replace(panel.state.sampling, max_tokens=24))
    answer = desk.ask("What are the symptoms of malaria?")
    assert answer.state == State.DONE
    assert answer.text.strip()
    assert desk.shown_text(answer.message_id)
    turn = answer.turn
    assert turn is not None
    assert turn.model_sha256 == DEMO_SHA256
    assert turn.is_demo
    assert turn.provenance["model"]["sha256"] == DEMO_SHA256
    assert len(turn.provenance["engine"]["template_sha256"]) == 64
    assert turn.seed is not None
    assert turn.sampling["max_tokens"] == 24
    assert turn.sampling["temperature"] is not None
    assert turn.answer_tokens is not None
    assert 0 < turn.answer_tokens <= 24
    assert turn.prompt_tokens == turn.evaluated_tokens
    name = desk.shown(answer.message_id).accessibleName()
    assert "demo, not medical" in name
    assert "demo, not medical" in desk.frame.selector.state.what

    second = desk.ask("And of measles?")
    assert second.turn is not None
    assert second.turn.prompt_tokens is not None
    assert second.turn.evaluated_tokens is not None
    assert second.turn.prompt_tokens > turn.prompt_tokens
    # A sampled answer may split into other tokens when it is read again as text, so only what lay
    # before it is certain to be reused; contract/test_llama.py counts to the token, greedily.
    assert second.turn.evaluated_tokens <= second.turn.prompt_tokens - turn.prompt_tokens + 1
