"""A copy is never held back; what looks like an identifier in it is told, and can be masked."""

from app.gui.widgets.commands import Command
from app.store.screening import SWITCH
from tests import transcripts
from tests.desk import Desk

ANSWER = "Mrs Grace Okello, tel 0712 345 678, may have it."


def copied(desk: Desk, answer: str = ANSWER, *, is_checked: bool = True) -> None:
    known, _ = transcripts.answered(desk.store, None, "Is it malaria?", None, answer)
    desk.history.set_setup(known, {SWITCH: is_checked})
    desk.chat.open(known)
    desk.window.window.do(Command.COPY_ANSWER)


def test_a_copy_tells_what_is_in_it_and_can_be_masked(desk: Desk) -> None:
    copied(desk)
    assert desk.clipboard().startswith(ANSWER)
    (told,) = desk.notices()
    assert "2 places match the form of an identifier." in told
    assert "Grace Okello" in told
    assert "misses things" in told
    desk.click("Copy it masked")
    assert desk.clipboard().startswith("Mrs [NAME 1], tel [PHONE 1], may have it.")
    assert "research only" in desk.clipboard()
    assert "Copied with masks." in desk.notices()[0]


def test_a_name_that_the_question_announced_is_known_in_the_answer(desk: Desk) -> None:
    question = "Mrs Grace Okello has a fever."
    known, _ = transcripts.answered(desk.store, None, question, None, "Okello may have malaria.")
    desk.chat.open(known)
    desk.window.window.do(Command.COPY_ANSWER)
    desk.click("Copy it masked")
    assert desk.clipboard().startswith("[NAME 1] may have malaria.")


def test_the_next_copy_takes_the_notice_of_the_last_one_away(desk: Desk) -> None:
    copied(desk)
    assert len(desk.notices()) == 1
    copied(desk, "Fever and chills.")
    assert desk.notices() == []
    copied(desk)
    copied(desk, is_checked=False)
    assert desk.notices() == []
    assert desk.clipboard().startswith(ANSWER)


def test_words_of_a_chat_are_not_kept_in_the_list_of_notices(desk: Desk) -> None:
    copied(desk)
    assert all("Okello" not in one.what + one.why for one in desk.window.window.notices._kept)


def test_code_that_is_copied_is_looked_at_too(desk: Desk) -> None:
    copied(desk, "Here:\n\n```\nName: Mrs Grace Okello\n```\n")
    desk.transcript.code_copied.emit("Name: Mrs Grace Okello")
    assert desk.clipboard().startswith("Name: Mrs Grace Okello\n")
    assert len(desk.notices()) == 1
    assert "1 place matches" in desk.notices()[0]
