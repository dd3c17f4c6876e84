"""A graphics processor that is lost: said once, remembered, and the processor answers."""

from typing import Any

import pytest

from app import settings as stored
from app.paths import Places
from app.store.database import Store
from app.worker.echo import GPU
from tests.desk import Desk, small_model, with_model

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def opened(open_desk: Any, places: Places, name: str, **settings: object) -> Desk:
    chosen = with_model(places, path=small_model(places.models, name))
    desk: Desk = open_desk(settings={"model_id": chosen.model_id, **settings})
    return desk


def failed_notices(desk: Desk) -> list[str]:
    return [one for one in desk.notices() if GPU.name in one]


def test_a_lost_one_is_told_once_and_the_question_is_answered_without_it(
    open_desk: Any, places: Places
) -> None:
    desk = opened(open_desk, places, "echo !gpu x.gguf")
    desk.wait_loaded()
    assert desk.shelf.state().what == f"Echo · {GPU.name}"
    desk.send("!lost !say=survived")
    desk.wait(lambda: desk.messages() and desk.messages()[-1].text == "survived")
    desk.wait(lambda: desk.turns.running is None)
    answer = desk.messages()[-1]
    assert answer.turn is not None
    assert answer.turn.provenance["engine"]["device"] == "CPU"
    assert answer.turn.provenance["options"]["avoid"] == [GPU.key]
    assert answer.versions == 2, "the answer that failed is kept"
    assert len(failed_notices(desk)) == 1
    assert "not used any more" in failed_notices(desk)[0]
    assert stored.load(places.settings).refused_gpus == [GPU.key]
    assert desk.shelf.ensure().state == "ready", "the model is not to blame"


def test_what_was_written_before_is_kept_and_not_asked_again(
    open_desk: Any, places: Places
) -> None:
    desk = opened(open_desk, places, "echo !gpu x.gguf")
    desk.wait_loaded()
    desk.send("!wait=60 !words=3 !lost")
    desk.wait(lambda: failed_notices(desk))
    desk.wait_loaded()
    answer = desk.messages()[-1]
    assert (answer.text.split(), answer.state) == (["word1", "word2", "word3"], "interrupted")
    assert answer.versions == 1
    assert desk.shelf.state().what == "Echo · CPU echo"


def test_one_that_is_lost_while_loading_is_left_out_of_the_next_load(
    open_desk: Any, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends: list[bool | None] = []

    def listen(store: Store) -> None:
        end_load = store.models.end_load

        def noted(model_id: str, *, is_usable: bool | None) -> None:
            ends.append(is_usable)
            end_load(model_id, is_usable=is_usable)

        monkeypatch.setattr(store.models, "end_load", noted)

    chosen = with_model(places, path=small_model(places.models, "echo !gpu !lost x.gguf"))
    desk = open_desk(settings={"model_id": chosen.model_id}, prepare=listen)
    desk.wait_loaded()
    assert ends == [None, True], "the model is never put down as one that ends the engine"
    assert desk.shelf.state().what == "Echo · CPU echo"
    assert len(failed_notices(desk)) == len(desk.notices()) == 1
    assert desk.shelf.ensure().state == "ready"


def test_the_next_start_remembers_and_a_person_may_try_again(
    open_desk: Any, places: Places
) -> None:
    desk = opened(open_desk, places, "echo !gpu x.gguf", refused_gpus=[GPU.key])
    desk.wait_loaded()
    assert desk.shelf.state().what == "Echo · CPU echo"
    assert desk.notices() == []
    desk.window.graphics.try_again()
    desk.wait(lambda: desk.shelf.state().what == f"Echo · {GPU.name}")
    assert stored.load(places.settings).refused_gpus == []


def test_another_version_of_the_driver_is_tried(open_desk: Any, places: Places) -> None:
    older = GPU.key.replace(GPU.driver, "0")
    desk = opened(open_desk, places, "echo !gpu x.gguf", refused_gpus=[older])
    desk.wait_loaded()
    assert desk.shelf.state().what == f"Echo · {GPU.name}"


@pytest.mark.parametrize("signal", ["kill", "term"])
def test_what_the_system_ends_is_not_the_drivers_fault(
    open_desk: Any, places: Places, signal: str
) -> None:
    desk = opened(open_desk, places, "echo !gpu x.gguf")
    desk.wait_loaded()
    desk.ask(f"!die={signal}")
    assert failed_notices(desk) == []
    assert stored.load(places.settings).refused_gpus == []


def test_a_crash_without_one_in_use_blames_none(open_desk: Any, places: Places) -> None:
    desk = opened(open_desk, places, "echo !gpu x.gguf", gpu_layers=0)
    desk.wait_loaded()
    desk.ask("!die=abrt")
    assert failed_notices(desk) == []
    assert stored.load(places.settings).refused_gpus == []
