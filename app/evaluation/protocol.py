"""A protocol: how an item becomes a prompt and an answer a prediction. It is data, hashed."""

import hashlib
import json
import re
from collections.abc import Sequence

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from app.core.chat import Message, Role
from app.errors import Code, Problem
from app.evaluation.task import Item, Task

LOG_LIKELIHOOD, GENERATION = "log_likelihood", "generation"


class Form(Struct, frozen=True):
    """What one kind of task is asked like. Places in `{}` that are none of ours stay as they are.

    Attributes:
        prompt: with {question} {options} {context} {letters} {letters_or} {letters_quoted}.
        description: stands once before examples and item; with {subject}.
        option: of one option, with {letter} {text}.
        between: stands between two options.
        strips_question: whether white space around the question goes.
        prompt_with_context: instead of `prompt` where there is something to read first.
        parsers: regular expressions in the order they are tried; `<last>` is the last letter. The
            first group that matched is the answer.
        takes_last_match: of several matches, the last one counts.
        answers: "letters" or "words": what an answer names an option by.
    """

    prompt: str
    description: str = ""
    option: str = "{letter}. {text}"
    between: str = "\n"
    strips_question: bool = False
    prompt_with_context: str = ""
    parsers: tuple[str, ...] = ()
    takes_last_match: bool = False
    answers: str = "letters"


class Examples(Struct, frozen=True):
    """Which items stand before the one that is asked.

    Attributes:
        name: of the set they come from.
        sha256: hash of their content, hexadecimal.
        ids: in the order in which they stand.
        seed: the order was drawn with; `None` is the set's own order.
    """

    name: str
    sha256: str
    ids: tuple[str, ...]
    seed: int | None = None


class Protocol(Struct, frozen=True):
    """How a task is run.

    Attributes:
        protocol_id: e.g. "lmeval-ll-0shot".
        version: raised when anything in it changes.
        method: `LOG_LIKELIHOOD` scores options, `GENERATION` reads an answer.
        form: for this kind of task.
        delimiter: stands between prompt and option, and in examples.
        is_chat: the prompt is one user turn through the model's own chat template.
        bos: "model": one token that begins a text if the model's file says so, never two.
        examples: `None` without any.
        between_examples: stands between examples, and before the item.
        max_tokens: longest generated answer.
        stops: texts that end a generated answer.
        temperature: of a generated answer; 0 is greedy.
        metrics: what is reported.
    """

    protocol_id: str
    version: int
    method: str
    form: Form
    delimiter: str = " "
    is_chat: bool = False
    bos: str = "model"
    examples: Examples | None = None
    between_examples: str = "\n\n"
    max_tokens: int = 0
    stops: tuple[str, ...] = ()
    temperature: float = 0.0
    metrics: tuple[str, ...] = ("acc",)

    @property
    def sha256(self) -> str:
        """Hash of its canonical JSON (sorted keys, no spaces), hexadecimal."""
        text = json.dumps(to_builtins(self), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


class Ask(Struct, frozen=True):
    """What the model is asked of one item.

    Attributes:
        messages: the prompt.
        continuations: what is scored, in the order of the options; empty for a generated answer.
        shared_characters: how much of the prompt the next items begin with too.
    """

    messages: tuple[Message, ...]
    continuations: tuple[str, ...]
    shared_characters: int

    @property
    def context(self) -> str:
        """The prompt's text, without what a chat template adds."""
        return self.messages[0].text


class Asker:
    """Turns items of one task into what the model is asked."""

    def __init__(self, task: Task, protocol: Protocol, shots: Sequence[Item] = ()) -> None:
        """Prepare; `shots` are the examples, in order.

        Raises:
            Problem: `bad_value` if they are not those that the protocol names.
        """
        named = protocol.examples.ids if protocol.examples else ()
        if tuple(one.item_id for one in shots) != named:
            raise Problem(Code.BAD_VALUE, name="examples", why="they are not the protocol's own")
        self._task = task
        self._protocol = protocol
        description = fill(protocol.form.description, {"subject": task.subject})
        blocks = self.examples(shots) + (protocol.between_examples if shots else "")
        self._before = description + blocks

    def ask(self, item: Item) -> Ask:
        """Return the prompt of an item and what is scored behind it."""
        text = self._before + self._prompt(item)
        kept = text.rstrip()
        moved = text[len(kept) :] if self._protocol.method == LOG_LIKELIHOOD else ""
        text = kept if moved else text
        continuations: tuple[str, ...] = ()
        if self._protocol.method == LOG_LIKELIHOOD:
            continuations = tuple(
                moved + self._protocol.delimiter + name for name in self.names(item)
            )
        message = Message(Role.USER, text, is_raw=not self._protocol.is_chat)
        return Ask((message,), continuations, 0 if self._protocol.is_chat else len(self._before))

    def names(self, item: Item) -> tuple[str, ...]:
        """Return what an answer names each option by."""
        return item.options if self._protocol.form.answers == "words" else tuple(item.letters)

    def examples(self, items: Sequence[Item]) -> str:
        """Return examples as they stand before an item."""
        return self._protocol.between_examples.join(map(self._example, items))

    def _example(self, item: Item) -> str:
        gold = item.options[0] if item.is_open else self.names(item)[item.answer]
        return self._prompt(item) + self._protocol.delimiter + gold

    def _prompt(self, item: Item) -> str:
        form = self._protocol.form
        question = item.question.strip() if form.strips_question else item.question
        options = form.between.join(
            fill(form.option, {"letter": letter, "text": text})
            for letter, text in zip(item.letters, item.options, strict=True)
        )
        letters = item.letters
        values = {
            "question": question,
            "options": options,
            "context": item.context,
            "subject": self._task.subject,
            "letters": ",".join(letters),
            "letters_or": _listed(letters),
            "letters_quoted": _listed([f"'{one}'" for one in letters]),
        }
        has_context = bool(item.context and form.prompt_with_context)
        template = form.prompt_with_context if has_context else form.prompt
        return fill(_OPTIONS.sub("", template) if item.is_open else template, values)


def fill(template: str, values: dict[str, str]) -> str:
    """Return a template with its places filled in one pass; unknown places stay as they are."""
    return re.sub(
        r"\{(\w+)\}", lambda place: values.get(place[1], place[0]), template, flags=re.ASCII
    )


def parsed(protocol: Protocol, item: Item, names: Sequence[str], text: str) -> int | None:
    """Return which option a generated answer names; `None` if it names none.

    Case makes no difference between what was written and an option's name.
    """
    form = protocol.form
    for pattern in form.parsers:
        found = re.finditer(pattern.replace("<last>", item.letters[-1]), text)
        matches = [next((one for one in match.groups() if one), "") for match in found]
        if matches:
            said = matches[-1 if form.takes_last_match else 0]
            said = re.sub(r"[^\w\s]", "", said).strip().casefold()
            known = [name.casefold() for name in names]
            return known.index(said) if said in known else None
    return None


def stopped(protocol: Protocol, text: str) -> str:
    """Return a generated answer up to the first text that ends it."""
    places = [at for stop in protocol.stops if (at := text.find(stop)) >= 0]
    return text[: min(places)] if places else text


def with_examples(protocol: Protocol, examples: Examples | None) -> Protocol:
    """Return the protocol with these examples."""
    return replace(protocol, examples=examples)


# The lines of a form that hold the options: an open example has none.
_OPTIONS = re.compile(r"(\nChoices:)?\n?\{options\}")


def _listed(words: Sequence[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}"
