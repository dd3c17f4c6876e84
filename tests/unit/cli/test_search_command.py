"""`casebook history search`: what is a word and what an option, and what it says of its end."""

import contextlib
import json

import click
import pytest

from app.cli import commands
from app.paths import Places
from app.store import search
from app.store.database import open_database


@pytest.fixture
def kept(places: Places, monkeypatch: pytest.MonkeyPatch) -> Places:
    """A history of two chats."""
    monkeypatch.setenv("CASEBOOK_DATA_DIR", str(places.data))
    with open_database(places) as store:
        for text in ("fever and chills", "fever, a draft"):
            store.history.begin_turn(None, text, None, {}, [])
    return places


def run(*words: str) -> int:
    try:
        return commands.run(["history", "search", *words])
    except click.UsageError as error:
        return commands.ended_by(error, "--json" in words)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["fever"], 2),
        (["fever", "-draft"], 1),
        (["-headache", "fever", "--limit", "1"], 1),  # `-h` is an option, `-headache` is none
        (["--", "fever", "-draft"], 1),
        (["fever -draft"], 1),
        (['"', "NEAR("], 0),
    ],
)
def test_a_minus_before_a_word_is_no_option(
    kept: Places, capsys: pytest.CaptureFixture[str], words: list[str], found: int
) -> None:
    assert kept.database.exists()
    assert run("--json", *words) == 0
    assert len(json.loads(capsys.readouterr().out)) == found


@pytest.mark.parametrize(
    "words", [["fever", "--limt", "1"], ["fever", "--limit", "-5"], ["--limit", "1"]]
)
def test_wrong_options_are_still_wrong(
    kept: Places, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert kept.database.exists()
    assert run("--json", *words) == 2
    told = json.loads(capsys.readouterr().out)["error"]
    assert told["code"] == "usage"
    assert "x00" not in told["message"]  # the value of an option is no word


def test_the_order_can_be_chosen_and_what_cannot_be_ranked_says_so(
    kept: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kept.database.exists()
    orders = {}
    for sort in ("newest", "oldest", "best"):
        assert run("--json", "fever", "--sort", sort) == 0
        orders[sort] = [one["message_id"] for one in json.loads(capsys.readouterr().out)]
    assert orders["newest"] == orders["oldest"][::-1]
    assert sorted(orders["best"]) == sorted(orders["newest"])
    assert run("from:you", "--sort", "best") == 0
    assert "the newest come first" in capsys.readouterr().err


def test_a_cry_for_help_is_heard(kept: Places, capsys: pytest.CaptureFixture[str]) -> None:
    assert kept.database.exists()
    with contextlib.suppress(click.exceptions.Exit):
        run("fever", "-h")
    assert "Usage: casebook history search" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["fever"], ["fever", "--json"]])
def test_a_search_that_was_ended_says_so_whatever_it_writes(
    kept: Places,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
) -> None:
    assert kept.database.exists()
    monkeypatch.setattr(search, "SECONDS", -1.0)
    assert run(*words) == 0
    assert "The search took too long and was ended" in capsys.readouterr().err
