"""`casebook ask`: one question, answered on stdout."""

import math
import sys

import click

from app.cli.common import Common, common_options, notice
from app.cli.endpoint import endpoint_of, endpoint_options
from app.cli.identifiers import identifier_option
from app.cli.loading import load_options, wished
from app.core.bidi import cleaned
from app.core.chat import Sampling
from app.store.database import open_database

MAX_QUESTION_BYTES = 8 * 1024 * 1024
HOTTEST = 5


def _temperature(said: str) -> float:
    try:
        number = float(said)
    except ValueError:
        number = math.nan
    if not 0 <= number <= HOTTEST:
        raise click.BadParameter(f"{said} is not a number from 0 to {HOTTEST}.")
    return number


@click.command(epilog='Example: casebook ask "What are the symptoms of malaria?" --temperature 0')
@click.argument("question")
@click.option("--model", metavar="M", help="Id, name, or the path of a GGUF file.")
@click.option("--preset", metavar="P", help="Id or name of a preset.")
@click.option("--examples", metavar="SET", help="An example set, by name, id or file.")
@click.option("--conversation", metavar="ID", help="Continue this conversation.")
@click.option("--max-tokens", type=click.IntRange(1, 1_000_000), metavar="N")
@click.option("--temperature", type=_temperature, metavar="T", help="0 is greedy and repeatable.")
@click.option("--seed", type=click.IntRange(0, 2**32 - 2), metavar="S")
@load_options
@endpoint_options
@click.option("--drop-oldest", is_flag=True, help="Leave the oldest messages out if need be.")
@click.option(
    "--leave-out",
    type=int,
    multiple=True,
    metavar="ID",
    help="Leave this message of the conversation out, and a question's answers; may be repeated.",
)
@identifier_option
@click.option("--no-save", is_flag=True, help="Keep nothing of it on disk.")
@common_options
@click.pass_obj
def ask(common: Common, /, question: str, **options: object) -> int:
    """Ask a question; the answer streams to stdout. QUESTION "-" reads stdin.

    Question and answer are kept in the history unless --no-save is given. With --json each piece
    is a line {"type": "delta", "text"}; the last line has the type "done".
    """
    if question == "-" and options["endpoint_key_stdin"]:
        raise click.UsageError("Only one of question and key can come from stdin.")
    text = _question(question)
    if options["leave_out"] and options["conversation"] is None:
        raise click.UsageError("--leave-out needs the --conversation that holds the message.")
    notice()
    from app.cli.answer import Answer, Wish
    from app.cli.engine import Interrupt

    wish = Wish(
        question=text,
        model=_text(options["model"]),
        preset=_text(options["preset"]),
        conversation=_text(options["conversation"]),
        examples=_text(options["examples"]),
        sampling=Sampling(
            temperature=_number(options["temperature"]),
            seed=_whole(options["seed"]),
            max_tokens=_whole(options["max_tokens"]),
        ),
        options=wished(options),
        may_drop=bool(options["drop_oldest"]),
        left_out=_ids(options["leave_out"]),
        is_saved=not options["no_save"],
        identifiers=_text(options["identifiers"]),
        endpoint=endpoint_of(options),
    )
    with (
        Interrupt() as interrupt,
        open_database(common.places, read_only=not wish.is_saved) as store,
    ):
        common.is_stopped = interrupt.is_asked
        return Answer(common, store, wish, interrupt).run()


def _question(question: str) -> str:
    if question == "-":
        raw = sys.stdin.buffer.read(MAX_QUESTION_BYTES + 1)
        question = cleaned(raw.decode("utf-8", "replace"))
    if len(question.encode("utf-8", "replace")) > MAX_QUESTION_BYTES:
        raise click.UsageError("The question is longer than 8 MB.")
    if not question.strip():
        raise click.UsageError("The question is empty.")
    return question.strip()


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _number(value: object) -> float | None:
    return value if isinstance(value, float) else None


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _ids(value: object) -> tuple[int, ...]:
    return tuple(one for one in value if isinstance(one, int)) if isinstance(value, tuple) else ()
