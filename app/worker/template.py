"""The model's own chat template, rendered in a sandbox around placeholders.

A template is a program somebody else wrote: it sees placeholders instead of what people typed,
has a time, a memory and an output limit, and whatever it does to a placeholder other than
trimming it makes it unsupported.
"""

import faulthandler
import hashlib
import itertools
import json
import os
import re
import secrets
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import jinja2
import psutil
from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

from app.core.chat import Message, Role
from app.errors import Code, Problem

SECONDS = 2.0
GRACE_SECONDS = 0.5
MAX_MEMORY_BYTES = 256 * 1024 * 1024
MAX_OUTPUT_CHARACTERS = 256 * 1024
JOINT = "\n\n"

# For models that bring no template (base models): nothing but names and text.
FALLBACK = (
    "{{ bos_token }}{% for message in messages %}"
    "{% if message['role'] != 'system' %}{{ message['role'] | capitalize }}: {% endif %}"
    "{{ message['content'] | trim }}\n\n{% endfor %}"
    "{% if add_generation_prompt %}Assistant:{% endif %}"
)

# White space around every placeholder: what is left of it tells how the template trims.
BEFORE, AFTER = "\n \t", "\t \n"
# What is left of a pad → the argument of `strip` for the text itself.
_STRIPPED = {BEFORE: "", AFTER: "", BEFORE.strip("\n"): "\n", AFTER.strip("\n"): "\n", "": None}

_ERRORS = (  # everything a template can raise; anything else is a bug of ours
    jinja2.TemplateError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    NameError,
    RuntimeError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the prompt.

    Attributes:
        text: as the model is to see it.
        message: index of the message it was typed in; `None` for the template's own words,
            the only ones that may become control tokens.
    """

    text: str
    message: int | None = None


@dataclass(frozen=True, slots=True)
class _Turn:
    role: Role
    messages: tuple[int, ...]


class Template:
    """A chat template, compiled and tried out.

    Attributes:
        sha256: of the template's text, hexadecimal.
        has_system_role: False if system text is folded into the first user turn.
    """

    def __init__(self, source: str | None, *, bos: str = "", eos: str = "") -> None:
        """Compile; without a source, Casebook's own plain one is used.

        Raises:
            Problem: `template_unsupported` with `why` if it does not render one question.
        """
        text = FALLBACK if source is None else source
        self.sha256 = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
        self._tokens = {"bos_token": bos, "eos_token": eos}
        with _limits():
            self._template = _environment().from_string(text)
        question = Message(Role.USER, "?")
        self.has_system_role = True
        try:
            self.render((Message(Role.SYSTEM, "?"), question))
        except Problem:
            self.has_system_role = False
            self.render((question,))

    def render(self, messages: Sequence[Message]) -> tuple[Segment, ...]:
        """Return the prompt that asks for the next answer, in order and without a gap.

        If the last message is an open answer, the prompt ends with its text as it is: nothing
        closes it, nothing is trimmed.

        Raises:
            Problem: `template_unsupported` with `why`.
        """
        if messages and messages[0].is_raw:
            return tuple(Segment(one.text, number) for number, one in enumerate(messages))
        if messages and messages[-1].is_open:
            begun = len(messages) - 1
            return (*self.render(messages[:begun]), Segment(messages[begun].text, begun))
        turns = _turns(messages, folds=not self.has_system_role)
        joined = _joined(turns)
        try:
            return self._segments(turns, messages)
        except Problem:
            # Many templates insist that people and models take turns; a question that was
            # never answered is then joined with the next one.
            if joined == turns:
                raise
            return self._segments(joined, messages)

    def _segments(self, turns: Sequence[_Turn], messages: Sequence[Message]) -> tuple[Segment, ...]:
        """Render twice: bare placeholders give the literals, padded ones show the trimming."""
        mark = f"Casebook{secrets.token_hex(8)}n"
        with _limits():
            bare = self._output(turns, lambda number: f"{mark}{number}e")
            padded = self._output(turns, lambda number: f"{BEFORE}{mark}{number}e{AFTER}")
        order, literals = _cut(bare, mark, len(messages))
        padded_order, gaps = _cut(padded, mark, len(messages))
        if order != padded_order:
            raise _altered()
        return _woven(order, literals, gaps, [message.text for message in messages])

    def _output(self, turns: Sequence[_Turn], placeholder: Callable[[int], str]) -> str:
        pieces = self._template.generate(
            messages=[
                {"role": str(turn.role), "content": JOINT.join(map(placeholder, turn.messages))}
                for turn in turns
            ],
            add_generation_prompt=True,
            tools=None,
            documents=None,
            **self._tokens,
        )
        return _capped(pieces)


def _turns(messages: Sequence[Message], *, folds: bool) -> tuple[_Turn, ...]:
    if not folds:
        return tuple(_Turn(message.role, (i,)) for i, message in enumerate(messages))
    system = tuple(i for i, message in enumerate(messages) if message.role is Role.SYSTEM)
    turns = [
        _Turn(message.role, (i,))
        for i, message in enumerate(messages)
        if message.role is not Role.SYSTEM
    ]
    at = next((n for n, turn in enumerate(turns) if turn.role is Role.USER), None)
    if system and at is None:
        turns.insert(0, _Turn(Role.USER, system))
    elif system and at is not None:
        turns[at] = _Turn(Role.USER, system + turns[at].messages)
    return tuple(turns)


def _joined(turns: Sequence[_Turn]) -> tuple[_Turn, ...]:
    return tuple(
        _Turn(role, tuple(i for turn in group for i in turn.messages))
        for role, group in itertools.groupby(turns, key=lambda turn: turn.role)
    )


def _cut(output: str, mark: str, count: int) -> tuple[list[int], list[str]]:
    """Return which messages stand in an output, in order, and the text around them."""
    parts = re.split(mark + r"(\d+)e", output)
    order, literals = [int(number) for number in parts[1::2]], parts[::2]
    if sorted(order) != list(range(count)) or any(mark in literal for literal in literals):
        raise _altered()
    return order, literals


def _woven(
    order: Sequence[int], literals: Sequence[str], gaps: Sequence[str], texts: Sequence[str]
) -> tuple[Segment, ...]:
    """Return literals and texts in turn, each text trimmed as its placeholder was."""
    trimmed = list(texts)
    for place, (literal, gap) in enumerate(zip(literals, gaps, strict=True)):
        after, before = _rests(literal, gap, is_first=place == 0, is_last=place == len(order))
        if place > 0:
            number = order[place - 1]
            trimmed[number] = trimmed[number].rstrip(_STRIPPED[after])
        if place < len(order):
            trimmed[order[place]] = trimmed[order[place]].lstrip(_STRIPPED[before])
    segments = [Segment(literals[0])]
    for number, literal in zip(order, literals[1:], strict=True):
        segments += [Segment(trimmed[number], number), Segment(literal)]
    return tuple(segment for segment in segments if segment.text or segment.message is not None)


def _rests(literal: str, gap: str, *, is_first: bool, is_last: bool) -> tuple[str, str]:
    """Return what the template left of the pads after and before a literal."""
    afters = ("",) if is_first else (AFTER, AFTER.strip("\n"), "")
    befores = ("",) if is_last else (BEFORE, BEFORE.strip("\n"), "")
    for after, before in itertools.product(afters, befores):
        if after + literal + before == gap:
            return after, before
    raise _altered()


def _altered() -> Problem:
    return _unsupported("it leaves a message out, writes one twice, or alters one")


def _unsupported(why: str) -> Problem:
    return Problem(Code.TEMPLATE_UNSUPPORTED, why=why)


# --- the sandbox ---------------------------------------------------------------------------------


class _Generation(Extension):
    """`{% generation %}` … `{% endgeneration %}`: marks answers for training, prints its body."""

    tags = {"generation"}  # noqa: RUF012  Jinja's own class attribute

    def parse(self, parser: Parser) -> list[nodes.Node]:
        """Return the body."""
        next(parser.stream)
        return parser.parse_statements(("name:endgeneration",), drop_needle=True)


def _environment() -> ImmutableSandboxedEnvironment:
    """Return the environment chat templates are written for.

    Source: Hugging Face transformers 4.4x, `utils/chat_template_utils.py`.
    """
    environment = ImmutableSandboxedEnvironment(
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.loopcontrols", _Generation],
    )
    environment.filters["tojson"] = _as_json
    environment.globals["raise_exception"] = _raise
    environment.globals["strftime_now"] = _now
    return environment


def _as_json(value: object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


def _raise(message: object) -> NoReturn:
    raise jinja2.TemplateError(str(message))


def _now(layout: str) -> str:
    return datetime.now().astimezone().strftime(layout)


def _capped(pieces: Iterable[str]) -> str:
    kept: list[str] = []
    length = 0
    for piece in pieces:
        kept.append(piece)
        length += len(piece)
        if length > MAX_OUTPUT_CHARACTERS:
            raise _unsupported("it writes without end")
    return "".join(kept)


class _TooSlow(BaseException):
    """The template took longer than it may."""


@contextmanager
def _limits() -> Iterator[None]:
    """Turn what a template does wrong into a `Problem`, within its time and memory.

    Three guards, from mild to hard. A trace function looks at the clock at every line of Python,
    and so ends every loop, in any thread and on any system; a template cannot catch what it
    raises. A memory limit (Linux) ends text that doubles itself. If one native call never comes
    back (a huge power), no Python code runs any more: then a thread of the C library ends the
    process, which the window reports as a stopped engine.
    """
    deadline = time.monotonic() + SECONDS
    with Path(os.devnull).open("w") as nowhere, _memory_limit(), _trace(deadline):
        faulthandler.dump_traceback_later(SECONDS + GRACE_SECONDS, exit=True, file=nowhere)
        try:
            yield
        except _TooSlow as error:
            raise _unsupported(f"it ran longer than {SECONDS:g} seconds") from error
        except _ERRORS as error:
            raise _unsupported(f"{type(error).__name__}: {str(error)[:200]}") from error
        finally:
            faulthandler.cancel_dump_traceback_later()


@contextmanager
def _trace(deadline: float) -> Iterator[None]:
    def watch(_frame: FrameType, _event: str, _argument: object) -> Any:
        if time.monotonic() > deadline:
            raise _TooSlow
        return watch

    before = sys.gettrace()
    sys.settrace(watch)
    try:
        yield
    finally:
        sys.settrace(before)


@contextmanager
def _memory_limit() -> Iterator[None]:
    if sys.platform != "linux":  # macOS and Windows know no limit of this kind
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = psutil.Process().memory_info().vms + MAX_MEMORY_BYTES
    known = [limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min([wanted, *known]), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
