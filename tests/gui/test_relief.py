"""Short memory ends in a sentence with numbers, and one click takes what fits."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.core import gguf, hardware, loading, machine
from app.core.chat import LoadOptions
from app.errors import Code, Problem
from app.gui.child import Death
from app.gui.engine import EngineDeath, EngineState
from app.gui.widgets.buttons import Button
from app.gui.widgets.notice import Notice
from app.paths import Places
from app.store.database import Store, open_database
from tests.desk import Desk, confirm_notice
from tests.gguf_writer import gemma2

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def shelve(store: Store, path: Path, name: str, **changes: object) -> str:
    facts = {**msgspec.to_builtins(gguf.read(path)), **changes}
    return tried(store, store.models.add(path, name * 8, name, facts).model_id)


def tried(store: Store, model_id: str) -> str:
    store.models.end_load(model_id, is_usable=True)
    return model_id


@pytest.fixture
def short(open_desk: Any, places: Places, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A window whose model needs a little more than is free."""
    places.models.mkdir(parents=True, exist_ok=True)
    path = gemma2(context=8192).write(places.models / "echo !raise=out_of_memory")
    facts = {"key_length": 64, "value_length": 64, "weight_bytes": 50_000_000}
    info = replace(gguf.read(path), **facts)
    needed = hardware.estimate(info, hardware.Use(4096)).total
    monkeypatch.setattr(machine, "free_bytes", lambda: needed - 1)
    with open_database(places) as store:
        confirm_notice(store)
        model_id = shelve(store, path, "Large", **facts)
    desk: Desk = open_desk(settings={"model_id": model_id})
    desk.wait(desk.notices)
    return desk


def buttons(notice: Notice) -> list[Button]:
    return [one for one in notice.findChildren(Button) if one.property("key")]


def labels(notice: Notice) -> list[str]:
    return [one.text() for one in buttons(notice)]


def test_the_numbers_and_the_next_smaller_choices_are_told(short: Desk) -> None:
    notice = short.notice("The model did not load. It needs 119 MB of memory; 119 MB were free.")
    assert labels(notice)[:2] == [
        "Load with a context of 2,048 tokens",
        "Load with its context kept in 8 bits",
    ]


def test_one_click_loads_the_smaller_way_and_remembers_it(short: Desk) -> None:
    assert short.shelf.current is not None
    (first, *_) = buttons(short.notice("did not load"))
    first.click()
    model = short.store.models.find(short.shelf.current.model_id)
    assert loading.remembered(model.options) == LoadOptions(context_tokens=2048)
    assert short.shelf.options.context_tokens == 2048
    short.wait(short.notices)  # this engine refuses that too
    assert labels(short.notice("did not load"))[0] == "Load with a context of 1,024 tokens"


def test_a_smaller_type_of_the_library_is_offered_where_nothing_else_fits(
    short: Desk, places: Places
) -> None:
    assert short.shelf.current is not None
    place = places.models / "small.gguf"
    place.write_bytes(b"GGUF")
    facts = {**short.shelf.current.info, "weight_bytes": 1, "quantization": "Q4_0"}
    model_id = tried(short.store, short.store.models.add(place, "1" * 64, "Small", facts).model_id)
    free = hardware.needs_bytes(msgspec.convert(facts, gguf.ModelInfo))
    short.window.window._relief.tell(
        Problem(Code.OUT_OF_MEMORY, needs_bytes=free * 2, free_bytes=free)
    )
    told = short.frame.page.notices.shown()[-1]
    (button,) = [one for one in buttons(told) if one.text().startswith("Load Small")]
    assert button.text() == "Load Small · Q4_0, 69 MB"
    button.click()
    assert short.shelf.current.model_id == model_id
    short.wait_loaded()


def test_a_kill_that_the_kernel_counted_is_told_as_that(short: Desk) -> None:
    death = Death(9, is_crash=True, is_asked=False, has_started=True)
    for want, words in (("group", "The system ended the engine"), ("system", "was killed while")):
        problem = EngineDeath(death, EngineState.LOADING, 1, False, False, want).problem()
        short.window.window._relief.tell(problem)
        assert "needs about 119 MB; 119 MB are free now" in short.notice(words).accessibleName()
    unknown = EngineDeath(death, EngineState.LOADING, 1, False, False).problem()
    assert unknown.code is Code.ENGINE_STOPPED


def test_a_problem_of_another_kind_is_told_as_before(short: Desk) -> None:
    short.window.window._relief.tell(Problem(Code.MODEL_MISSING, path="/m"))
    assert labels(short.notice("The model file is not there"))[0] == "Add a model…"
