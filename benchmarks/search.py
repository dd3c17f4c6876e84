"""Search in a long history against search in a short one: the same thirty queries in both.

`python -m benchmarks search` fills two histories with made-up words, as unequally common as those
of a language (Zipf's law), and asks each query in turn of both. The figure is the ratio of the
95th percentiles: how much slower nearly every search is when there is a hundred times as much.
"""

import argparse
import itertools
import random
import re
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.paths import Places
from app.store.database import Store, open_database

LONG = 1_000_000
SHORT = 10_000
VOCABULARY = 50_000
WORDS = 24  # a message
CHAT = 40  # messages
FOLDERS = 25
TAGS = 40
MODELS = 4
BEGIN = datetime(2024, 1, 1, tzinfo=UTC)
MINUTES = 1
# Words by rank: w1 is in most messages, w40000 in few; `_spelled` makes words of them that do not
# begin alike. Dates are those of the long history.
QUERIES = (
    "w1", "w3", "w40", "w400", "w4000", "w40000", "w1 w2", "w1 w4000", "w2 w3 w5 w7",
    '"w1 w2"', '"w3 w40"', "w4", "w40 w400", "w12 -w1", "w300 -w2 -w3",
    "folder:F7 w1", "folder:F7 w400", "tag:t3 w2", "tag:t3", "folder:F7 tag:t3 w1",
    "title:w40 w1", "from:you w1", "from:model w400", "model:m2 w3",
    "after:2025-06 w1", "after:2025-06 w4000", "before:2024-03 w2", "before:2024-03 w4000",
    "has:interrupted w1", "b0",
)  # fmt: skip


def main(arguments: list[str]) -> None:
    """Fill both histories, measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks search", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--messages", type=int, default=LONG, help="of the long history")
    parser.add_argument("--each", action="store_true", help="also each query's medians")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        few = fill(Path(folder) / "short", SHORT)
        many = fill(Path(folder) / "long", chosen.messages)
        with few, many:
            _measure(few, many, chosen.messages, chosen.rounds, chosen.each)


def _measure(few: Store, many: Store, messages: int, rounds: int, is_each: bool) -> None:
    times: dict[tuple[str, str], list[float]] = {}
    for number, query in itertools.product(range(rounds + 1), QUERIES):
        for name, store in (("short", few), ("long", many)):
            begin = time.perf_counter()
            store.history.search(spelled_query(query))
            if number:  # the first round brings the files into memory
                times.setdefault((name, query), []).append(time.perf_counter() - begin)
    if is_each:
        for query in QUERIES:
            one, other = (statistics.median(times[name, query]) for name in ("short", "long"))
            print(f"{query:24} {one * 1000:8.1f} ms {other * 1000:8.1f} ms")
    short, long = (_p95(times, name) for name in ("short", "long"))
    print(f"{len(QUERIES)} queries, {rounds} rounds, newest first")
    print(f"p95 at {SHORT:,} messages: {short * 1000:.1f} ms")
    print(f"p95 at {messages:,} messages: {long * 1000:.1f} ms")
    print(f"ratio: {long / short:.1f}")


def _p95(times: dict[tuple[str, str], list[float]], name: str) -> float:
    every = [second for (where, _), some in times.items() if where == name for second in some]
    return statistics.quantiles(every, n=20)[-1]


def fill(folder: Path, messages: int) -> Store:
    """Return a history of so many messages of made-up words, open."""
    folder.mkdir()
    store = open_database(Places(folder))
    connection = store.database.conn
    connection.execute("BEGIN")
    chance = random.Random(3)
    # Word of rank r with a weight of 1/r.
    weights = list(itertools.accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))
    names = [_spelled(rank) for rank in range(1, VOCABULARY + 1)]
    chats = messages // CHAT
    connection.executemany(
        "INSERT INTO conversations (id, title, folder, activity, created_at, updated_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            (
                f"{chat:08d}",
                " ".join(chance.choices(names, cum_weights=weights, k=4)),
                f"F{chat % FOLDERS}" if chat % 2 else None,
                chat,
                _moment(chat * CHAT, messages),
                _moment(chat * CHAT, messages),
            )
            for chat in range(chats)
        ),
    )
    connection.executemany(
        "INSERT INTO tags VALUES (?, ?)",
        ((f"{chat:08d}", f"t{chat % TAGS}") for chat in range(chats)),
    )
    connection.executemany(
        "INSERT INTO messages (id, conversation_id, parent_id, role, text, state, created_at,"
        " saved_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        _messages(messages, chance, names, weights),
    )
    connection.executemany(
        "INSERT INTO turns (message_id, model_name, model_sha256, provenance_json, left_out_json)"
        " VALUES (?, ?, '', '{}', '[]')",
        ((number, f"m{number // 2 % MODELS}") for number in range(2, messages + 1, 2)),
    )
    connection.execute("COMMIT")
    return store


def _messages(
    messages: int, chance: random.Random, names: list[str], weights: list[float]
) -> Iterator[tuple[object, ...]]:
    for number in range(1, messages + 1):
        moment = _moment(number, messages)
        place = (number - 1) % CHAT
        yield (
            number,
            f"{(number - 1) // CHAT:08d}",
            number - 1 if place else None,
            "assistant" if number % 2 == 0 else "user",
            " ".join(chance.choices(names, cum_weights=weights, k=WORDS)),
            "interrupted" if number % 100 == 0 else "done",
            moment,
            moment,
        )


def _spelled(rank: int) -> str:
    """Return a word of its own for each rank: consonant, vowel, and so on, longest last."""
    word, rest = "", rank
    while rest:
        rest, sign = divmod(rest, 100)
        word += "bcdfghjklmnpqrstvwxz"[sign // 5] + "aeiou"[sign % 5]
    return f"{word}{len(word)}"


def spelled_query(shape: str) -> str:
    """Return a query with words for its ranks."""
    return re.sub(r"\bw(\d+)", lambda match: _spelled(int(match[1])), shape)


def _moment(number: int, messages: int) -> str:
    """Return the time of a message: both histories reach over the same two years."""
    when = BEGIN + timedelta(minutes=MINUTES * number * (LONG / messages))
    return when.isoformat(timespec="milliseconds")
