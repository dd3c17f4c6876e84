"""Encryption: what an encrypted history costs beside a plain one, in the same run.

    python -m benchmarks encryption [--rounds N] [--messages M]

Two histories of the same content, one of them encrypted. Each round saves the same questions and
answers in both, one transaction each as a chat does, then asks the thirty searches of
`python -m benchmarks search` of both; sides take turns. Ratios: encrypted ÷ plain (1 is free).
Other programs that compute or write at the same time make them meaningless.
"""

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from app.core.chat import State
from app.paths import Places
from app.store.database import Store, open_database
from app.store.encryption import encrypt
from benchmarks.search import QUERIES, fill, spelled_query

MESSAGES = 10_000
TURNS = 50  # a round
ANSWER = "Fever, chills, sweats and headache come in paroxysms. " * 20


def main(arguments: list[str]) -> None:
    """Print both ratios."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks encryption", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--messages", type=int, default=MESSAGES)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stores = {}
        for side in ("plain", "encrypted"):
            fill(folder / side, chosen.messages).close()
            places = Places(folder / side)
            keys = encrypt(places, "a phrase")[0] if side == "encrypted" else None
            stores[side] = open_database(places, keys=keys)
        with stores["plain"], stores["encrypted"]:
            _measure(stores, chosen.rounds, chosen.messages)


def _measure(stores: dict[str, Store], rounds: int, messages: int) -> None:
    ratios: dict[str, list[float]] = {"insert": [], "search": []}
    for number in range(rounds + 1):
        sides = list(stores.items())[:: 1 if number % 2 else -1]
        inserts = {side: _insert(store) for side, store in sides}
        searches = {side: _search(store) for side, store in sides}
        if number:  # the first round brings the files into memory
            ratios["insert"].append(inserts["encrypted"] / inserts["plain"])
            ratios["search"].append(searches["encrypted"] / searches["plain"])
    print(f"{messages:,} messages, {rounds} rounds, sides in turn; encrypted ÷ plain")
    for name, found in ratios.items():
        middle = statistics.median(found)
        print(f"{name}: {middle:.2f} ({min(found):.2f} to {max(found):.2f})")


def _insert(store: Store) -> float:
    begin = time.perf_counter()
    chat = None
    for number in range(TURNS):
        ids = store.history.begin_turn(chat, f"Question {number}", None, {}, [])
        chat = ids.conversation_id
        store.history.finish_turn(ids.assistant_message_id, ANSWER, State.DONE, None)
    return time.perf_counter() - begin


def _search(store: Store) -> float:
    begin = time.perf_counter()
    for query in QUERIES:
        store.history.search(spelled_query(query))
    return time.perf_counter() - begin
