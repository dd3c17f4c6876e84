"""`casebook bench`: how fast this computer reads and writes, with the product's own engine."""

import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from app import settings as stored_settings
from app.cli import library
from app.cli.common import Common, common_options, model_label, table
from app.cli.first_prompt import show_first
from app.cli.loading import load_options, settled, wished
from app.core.chat import Ending, Message, Role, Sampling
from app.core.text import size
from app.errors import Code, Problem
from app.store.database import open_database

if TYPE_CHECKING:
    from app.worker.engine import Engine

RUNS = 3
PROMPT_TOKENS = 512
ANSWER_TOKENS = 64
PARAGRAPH = (
    "Run %d. Count slowly from one to one hundred in words, one number after the other, with "
    "commas between them, and do not stop before one hundred. "
)


@dataclass(frozen=True)
class _Speed:
    """One run: tokens a second; `None` if there were too few tokens to measure."""

    prompt: float | None
    answer: float | None


@click.command(epilog="Example: casebook bench --model SmolLM2-135M-Instruct --json")
@click.option("--model", metavar="M", help="Id, name, or the path of a GGUF file.")
@load_options
@common_options
@click.pass_obj
def bench(common: Common, /, model: str | None, **said: object) -> int:
    """Measure how fast a model reads and writes here: the median of three runs."""
    from app.cli.engine import Interrupt, engine, load, rehearse
    from app.worker.devices import peak_resident_bytes

    settings = stored_settings.load(common.places.settings)
    with open_database(common.places, read_only=True) as store:
        chosen = library.choose(store, settings, model, common)
        options = settled(wished(said), chosen.model, settings)
    with Interrupt() as interrupt:
        common.is_stopped = interrupt.is_asked
        common.note(f"Measuring {model_label(chosen.name, chosen.is_demo)}")
        rehearse(common, chosen, options)
        llama = engine()
        loaded = load(llama, common, chosen.file, options)
        show_first(common, chosen, llama, _messages(0, 1), is_kept=True)
        speeds = []
        for run in range(1, RUNS + 1):
            messages = _fitted(
                llama, _messages(run, min(PROMPT_TOKENS, loaded.context_tokens // 2))
            )
            sampling = Sampling(temperature=0.0, seed=0, max_tokens=ANSWER_TOKENS)
            ending = _last(llama.stream(messages, sampling, interrupt.is_asked, lambda *_: None))
            if interrupt.is_asked():
                raise Problem(Code.CANCELLED)
            speeds.append(_speed(ending))
            common.note(f"Run {run} of {RUNS} is done")
        llama.unload()
    found: dict[str, object] = {
        "model": chosen.name,
        "threads": loaded.threads,
        "prompt_tokens_per_second": _median([speed.prompt for speed in speeds]),
        "answer_tokens_per_second": _median([speed.answer for speed in speeds]),
        "load_seconds": round(loaded.seconds, 3),
        "peak_rss_bytes": peak_resident_bytes(),
        "device": loaded.device,
        "cpu_variant": loaded.cpu_variant,
        "context_tokens": loaded.context_tokens,
        "batch_tokens": loaded.batch_tokens,
        "cache_type": f"{loaded.cache_type_k}/{loaded.cache_type_v}",
        "flash_attention": loaded.flash_attention,
        "is_mapped": loaded.is_mapped,
        "buffers": loaded.buffers,
        "is_demo": chosen.is_demo,
    }
    if common.is_json:
        common.document(found)
    else:
        _tell(found)
    return 0


def _messages(run: int, tokens: int) -> tuple[Message, ...]:
    """Return a prompt of about that many tokens; no run shares its beginning with another."""
    paragraph = PARAGRAPH % run
    words_a_token = 0.75
    count = max(1, int(tokens * words_a_token / len(paragraph.split())))
    return (Message(Role.USER, paragraph * count),)


def _fitted(engine: "Engine", messages: tuple[Message, ...]) -> tuple[Message, ...]:
    """Return the prompt, cut until prompt and answer fit: a token may be a single letter."""
    counted = engine.count(messages)
    room = counted.context_tokens - ANSWER_TOKENS
    while counted.prompt_tokens > room and len(messages[0].text) > 1:
        text = messages[0].text
        kept = max(1, min(len(text) // 2, len(text) * room // counted.prompt_tokens))
        messages = (Message(Role.USER, text[:kept]),)
        counted = engine.count(messages)
    return messages


def _last(pieces: Iterator[str | Ending]) -> Ending:
    ending: Ending | None = None
    for piece in pieces:
        ending = piece if isinstance(piece, Ending) else ending
    if ending is None:
        raise Problem(Code.BUG, error="an engine stream without an ending")
    return ending


def _speed(ending: Ending) -> _Speed:
    reading = ending.first_token_ms / 1000
    writing = (ending.total_ms - ending.first_token_ms) / 1000
    return _Speed(
        ending.evaluated_tokens / reading if reading else None,
        (ending.answer_tokens - 1) / writing if writing and ending.answer_tokens > 1 else None,
    )


def _median(values: list[float | None]) -> float | None:
    measured = [value for value in values if value is not None]
    return round(statistics.median(measured), 2) if measured else None


def _tell(found: dict[str, object]) -> None:
    name = model_label(str(found["model"]), bool(found["is_demo"]))
    where = f"{found['device']} {found['cpu_variant']}".strip()
    table(
        [
            ("Model", name),
            ("Runs on", f"{where}, {found['threads']} threads"),
            ("Reads", _rate(found["prompt_tokens_per_second"])),
            ("Writes", _rate(found["answer_tokens_per_second"])),
            ("Loaded in", f"{found['load_seconds']} s"),
            ("Peak memory", size(int(str(found["peak_rss_bytes"])))),
        ]
    )


def _rate(speed: object) -> str:
    return "not measured" if speed is None else f"{speed} tokens/s"
