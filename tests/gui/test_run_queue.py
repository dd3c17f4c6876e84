"""The queue of runs, beyond the end of the window that it was ordered in."""

from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.core.chat import Message, Role, Sampling
from app.core.endpoint import Endpoint
from app.evaluation.order import Order
from app.gui import run_room
from app.gui.run_queue import RunQueue
from app.store import run_orders
from app.store.run_orders import Queued
from tests.desk import Desk
from tests.gui.conftest import OpenDesk
from tests.gui.test_evaluate_place import questions


def queue_of(desk: Desk) -> RunQueue:
    return desk.window.place.open_evaluation()._queue


def ordered(desk: Desk, tmp_path: Path, count: int) -> RunQueue:
    leads = desk.window.place.open_evaluation()
    leads.look_at(str(questions(tmp_path / "mine.jsonl")))
    desk.wait(lambda: leads._look is None)
    for _ in range(count):
        leads.add()
    return leads._queue


def test_a_queue_waits_for_the_next_start_in_its_order(open_desk: OpenDesk, tmp_path: Path) -> None:
    first = open_desk()
    queue = ordered(first, tmp_path, 3)
    queue._shown.table.choose(0)
    queue._shown._down.click()
    wanted = list(queue.waiting)
    first.close()
    second = open_desk()
    second.click("Show the queue", second.notice("3 runs that were ordered"))
    leads = second.window.place.open_evaluation()
    assert leads._queue.waiting == wanted
    assert not leads.is_running
    assert leads._page.queue.table.text().count("Waiting") == 3
    assert leads._page._start.text() == "Start queue (3)"
    leads._page.queue.table.choose(0)
    leads._page.queue._remove.click()
    assert leads._queue.waiting == wanted[1:]
    second.close()
    third = open_desk()
    assert queue_of(third).waiting == wanted[1:]


def point(queue: RunQueue, row: int) -> QPoint:
    table = queue._shown.table
    return table.visualRect(table.model().index(row, 0)).center()


def test_what_waits_is_dragged_among_what_waits_and_stays_there(
    open_desk: OpenDesk, tmp_path: Path
) -> None:
    first = open_desk()
    queue = ordered(first, tmp_path, 4)
    said: list[str] = []
    queue.said.connect(said.append)
    queue.take()
    one, two, three = queue.waiting
    under = queue._shown.table.viewport()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(under, left, pos=point(queue, 3))
    drag(under, point(queue, 2))
    assert queue.waiting == [one, three, two]
    drag(under, QPoint(4, -40))  # above what runs: nothing that waits goes there
    assert queue.waiting == [three, one, two]
    QTest.mouseRelease(under, left, pos=QPoint(4, -40))
    drag(under, point(queue, 3))  # the button is up
    assert queue.waiting == [three, one, two]
    assert queue._shown.table.row == 1
    assert said[-1] == f"mine · {three.name} is number 1 of 3 that wait now."
    QTest.mousePress(under, left, pos=point(queue, 0))  # what runs
    drag(under, point(queue, 3))
    QTest.mouseRelease(under, left, pos=point(queue, 3))
    assert queue.waiting == [three, one, two]
    first.close()
    assert queue_of(open_desk()).waiting[1:] == [three, one, two]


def drag(under: QWidget, to: QPoint) -> None:
    """Move the pointer with the button of the last press, as the system says it."""
    pressed = QApplication.mouseButtons()
    where, kind = QPointF(to), QEvent.Type.MouseMove
    none, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    moved = QMouseEvent(kind, where, QPointF(under.mapToGlobal(to)), none, pressed, keys)
    QApplication.sendEvent(under, moved)


def test_an_empty_queue_leaves_nothing_behind(open_desk: OpenDesk, tmp_path: Path) -> None:
    first = open_desk()
    queue = ordered(first, tmp_path, 2)
    kept = queue._folder / run_orders.FILE
    assert kept.exists()
    first.click("Clear the queue", queue._shown)
    assert not queue.waiting
    assert not kept.exists()
    first.click("Undo")
    assert len(queue.waiting) == 2
    assert kept.exists()
    queue._on_cleared()
    first.close()
    second = open_desk()
    assert second.notices() == []


def test_what_ran_when_the_light_went_out_comes_first_and_goes_on(
    open_desk: OpenDesk, tmp_path: Path
) -> None:
    first = open_desk()
    queue = ordered(first, tmp_path, 2)
    running = queue.take()
    assert running is not None
    Path(running.out).mkdir(parents=True)
    first.close()  # its child is gone with it; nothing was said of the end of the run
    second = open_desk()
    again = queue_of(second)
    assert again.waiting[0] == replace(running, is_resuming=True)
    assert len(again.waiting) == 2
    (Path(running.out) / "run.json").write_text('{"state": "complete"}')
    second.close()
    third = open_desk()
    assert [one.out for one in queue_of(third).waiting] == [again.waiting[1].out]


def test_a_set_or_a_model_that_is_gone_is_said_before_the_start(
    open_desk: OpenDesk, tmp_path: Path
) -> None:
    first = open_desk()
    queue = ordered(first, tmp_path, 1)
    order = queue.waiting[0]
    assert order.model is not None
    lost = replace(order, model=replace(order.model, path=str(tmp_path / "gone.gguf")))
    queue.add([lost, replace(order, path=str(tmp_path / "gone.jsonl"))])
    first.close()
    second = open_desk()
    leads = second.window.place.open_evaluation()
    rows = leads._page.queue.table.text().splitlines()[1:]
    assert "gone" not in rows[0]
    assert "its model is gone" in rows[1]
    assert "its data set is gone" in rows[2]
    leads._queue.take()
    leads._queue.end(None, "", "")
    leads.start()
    second.wait(lambda: not leads._queue.waiting and not leads.is_running)
    assert leads._page.queue.table.text().count("Not run") == 2


def test_a_model_of_a_server_is_no_file_that_could_be_gone(
    open_desk: OpenDesk, tmp_path: Path
) -> None:
    queue = ordered(open_desk(), tmp_path, 1)
    order = queue.waiting[0]
    there = Endpoint("https://server.example/v1").file("medical")
    queue.add([replace(order, model=there)])
    assert queue._shown.table.text().count("Waiting") == 2
    assert "gone" not in queue._shown.table.text()


def test_a_queue_that_cannot_be_read_is_told_and_kept_aside(open_desk: OpenDesk) -> None:
    first = open_desk()
    folder = queue_of(first)._folder
    first.close()
    folder.mkdir(parents=True, exist_ok=True)
    for text in (b"{", b'{"waiting": [{"path": 3}]}', b"[" * 100_000):
        (folder / run_orders.FILE).write_bytes(text)
        desk = open_desk()
        assert queue_of(desk).waiting == []
        offers = desk.window.place.open_evaluation()._page._offers
        told = offers.itemAt(0).widget().accessibleName()
        assert told.startswith("The queue of runs cannot be read")
        assert (folder / run_orders.UNREADABLE).read_bytes() == text
        assert not (folder / run_orders.FILE).exists()
        desk.close()


def test_a_folder_that_cannot_be_written_is_told_and_the_queue_goes_on(
    desk: Desk, tmp_path: Path
) -> None:
    queue = ordered(desk, tmp_path, 1)
    (queue._folder / f"{run_orders.FILE}.part").mkdir()
    queue.add([Order(path=str(tmp_path / "other.jsonl"), out=str(tmp_path / "out"))])
    assert len(queue.waiting) == 2
    assert desk.frame.shown_notices()
    kept = msgspec.json.decode((queue._folder / run_orders.FILE).read_bytes(), type=Queued)
    assert len(kept.waiting) == 1


def test_a_run_that_asks_a_server_takes_no_model_out_of_memory(
    open_desk: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk()
    queue = ordered(desk, tmp_path, 1)
    desk.wait_loaded()
    order = queue.waiting[0]
    model = desk.engine._loaded_as
    assert order.model is not None
    assert model is not None
    monkeypatch.setattr(run_room, "ROOM_BYTES", 1 << 60)  # memory is short
    there = Endpoint("https://server.example/v1").file("medical")
    parts = (desk.window.shelf, desk.engine, desk.window.window.notices)
    run_room.make_room(replace(order, model=there), *parts)
    assert desk.engine.loaded is not None
    assert desk.notices() == []
    desk.wait_idle()
    question = desk.engine.generate(*model, (Message(Role.USER, "!words=2"),), Sampling())
    run_room.make_room(order, *parts)
    assert desk.engine.loaded is not None  # it answers
    desk.engine.cancel(question)
    desk.engine.count(*model, (Message(Role.USER, "two words"),))
    run_room.make_room(order, *parts)
    desk.wait(lambda: desk.engine.loaded is None)  # a count holds no memory back
    assert desk.engine.is_free
    assert "make room for the run" in desk.notices()[-1]
