"""A run: which items, asked how, and how far it is. What it is made of is frozen when it begins."""

import hashlib
import json
import os
import platform
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from typing import Protocol as Shape

from msgspec import Struct, to_builtins

from app import NAME, __version__
from app.core import gguf
from app.core.chat import Loaded, LoadOptions, ModelFile, Scored
from app.core.wording import NOTICE
from app.errors import Code, Problem
from app.evaluation.contamination import NGRAM, THRESHOLD, Hit
from app.evaluation.judging import Judge, Sample
from app.evaluation.protocol import LOG_LIKELIHOOD, Ask, Asker, Protocol
from app.evaluation.task import Item, Task, card

FORMAT = 1
METADATA = (
    "general.name",
    "general.basename",
    "general.license",
    "tokenizer.ggml.model",
    "tokenizer.ggml.pre",
)
# Of the engine: what may change a score in its last bits.
ENGINE = (
    "engine",
    "llama_commit",
    "device",
    "cpu_variant",
    "gpu_layers",
    "threads",
    "context_tokens",
    "batch_tokens",
    "cache_type_k",
    "cache_type_v",
    "flash_attention",
    "template_sha256",
)


class Answer(Struct, frozen=True):
    """A generated answer."""

    text: str
    prompt_tokens: int
    answer_tokens: int


class Answerer(Shape):
    """A model in memory, as a run needs it."""

    def score(self, ask: Ask) -> Scored:
        """Score the options; see `Engine.score` for what it raises."""
        ...

    def generate(self, ask: Ask, protocol: Protocol) -> Answer:
        """Answer greedily; see `Engine.stream` for what it raises."""
        ...

    def count(self, ask: Ask) -> int:
        """Return how many tokens the prompt has."""
        ...


class Plan:
    """What a run asks.

    Attributes:
        task: the set.
        protocol: how it is asked.
        shots: the examples, in order.
        places: of the items that are asked in the set, in order.
        limit: how many were wanted; `None` is all.
        seed: of the draw.
        contamination: examples that are items of the set, or nearly.
        excluded: ids of items that are therefore not asked.
    """

    def __init__(
        self,
        task: Task,
        protocol: Protocol,
        shots: Sequence[Item],
        chosen: Sequence[Item],
        draw: tuple[int | None, int],
        contamination: Sequence[Hit] = (),
    ) -> None:
        """Settle everything; `chosen` are the items that are asked, `draw` limit and seed.

        Items that an example gives away (`contamination`) are not asked, and that is recorded.
        """
        given_away = {task.items[hit.place].item_id for hit in contamination}
        wanted = {id(item) for item in chosen if item.item_id not in given_away}
        self.task = task
        self.protocol = protocol
        self.places = [at for at, item in enumerate(task.items) if id(item) in wanted]
        self.limit, self.seed = draw
        self.contamination = tuple(contamination)
        self.excluded = tuple(item.item_id for item in chosen if item.item_id in given_away)
        self.shots = tuple(shots)
        self._asker = Asker(task, protocol, shots)
        self._judge = Judge(protocol, task.has_word_answers)

    def __len__(self) -> int:
        """Return how many items are asked."""
        return len(self.places)

    def item(self, number: int) -> Item:
        """Return the item that is asked at this place of the run."""
        return self.task.items[self.places[number]]

    def ask(self, number: int) -> Ask:
        """Return what is asked at this place of the run."""
        return self._asker.ask(self.item(number))

    def ask_of(self, item: Item) -> Ask:
        """Return what would be asked of any item."""
        return self._asker.ask(item)

    def names(self, item: Item) -> tuple[str, ...]:
        """Return what an answer names each option by."""
        return self._asker.names(item)

    def judged(self, item: Item, answerer: Answerer) -> Sample:
        """Ask and judge an item that is not in the set, by the scores of its options.

        Raises:
            Problem: as `Engine.score`.
        """
        ask = self._asker.ask(item)
        return self._judge.scored(0, item, ask, answerer.score(ask))

    def sample(self, number: int, answerer: Answerer) -> Sample:
        """Ask and judge one item; one that does not fit or cannot be scored is told as such.

        Raises:
            Problem: the model is broken or the run was stopped.
        """
        at, item, ask = self.places[number], self.item(number), self.ask(number)
        try:
            if self.protocol.method == LOG_LIKELIHOOD:
                return self._judge.scored(at, item, ask, answerer.score(ask))
            said = answerer.generate(ask, self.protocol)
        except Problem as problem:
            if problem.code not in {Code.CONTEXT_FULL, Code.SCORING_REFUSED}:
                raise
            return self._judge.unscored(at, item, ask, str(problem.code), answerer.count(ask))
        answer = (said.text, said.prompt_tokens, said.answer_tokens)
        return self._judge.generated(at, item, ask, self._asker.names(item), answer)

    def samples(
        self, first: int, answerer: Answerer, should_stop: Callable[[], bool]
    ) -> Iterator[Sample]:
        """Yield the samples from a place on, one after the other.

        Raises:
            Problem: as `sample`; `cancelled`.
        """
        for number in range(first, len(self)):
            if should_stop():
                raise Problem(Code.CANCELLED)
            yield self.sample(number, answerer)

    def facts(self) -> dict[str, Any]:
        """Return what is recorded of it."""
        ids = [self.task.items[at].item_id for at in self.places]
        examples = self.protocol.examples
        return {
            "task": to_builtins(card(self.task)),
            "protocol": to_builtins(self.protocol),
            "protocol_sha256": self.protocol.sha256,
            "subset": {
                "limit": self.limit,
                "seed": self.seed,
                "n": len(ids),
                "ids_sha256": hashlib.sha256(json.dumps(ids).encode()).hexdigest(),
            },
            "examples": to_builtins(examples) if examples else None,
            "contamination": {
                "ngram": NGRAM,
                "threshold": THRESHOLD,
                "hits": to_builtins(self.contamination),
            },
            "excluded": list(self.excluded),
        }


class Subject(Struct, frozen=True):
    """The model of a run.

    Attributes:
        name: as the library shows it.
        file: name of the file.
        sha256: of the whole file.
        size_bytes: of all parts.
        architecture: by the file.
        quantization: by the file.
        metadata: what the file says of name, tokenizer and template.
        is_demo: whether it is the demo model.
    """

    name: str
    file: str
    sha256: str
    size_bytes: int
    architecture: str
    quantization: str
    metadata: dict[str, str]
    is_demo: bool


def subject(name: str, file: ModelFile, *, is_demo: bool) -> Subject:
    """Return what is recorded of a model of this name.

    Raises:
        Problem: as `gguf.read`.
    """
    path = Path(file.path)
    info = gguf.read(path)
    return Subject(
        name=name,
        file=path.name,
        sha256=file.sha256,
        size_bytes=info.size_bytes,
        architecture=info.architecture,
        quantization=info.quantization,
        metadata={key: str(info.metadata[key]) for key in METADATA if key in info.metadata},
        is_demo=is_demo,
    )


def remote_subject(name: str, address: str) -> Subject:
    """Return what is recorded of a model of a server: nobody has seen its file."""
    return Subject(name, "", "", 0, "", "", {"endpoint": address}, is_demo=False)


def record(
    plan: Plan, subject: Subject, options: LoadOptions, loaded: Loaded, checks: dict[str, Any]
) -> dict[str, Any]:
    """Return what a run is: everything that must be the same when it is resumed."""
    engine = to_builtins(loaded)
    return {
        "format": FORMAT,
        "notice": NOTICE,
        "app": {"name": NAME, "version": __version__},
        **plan.facts(),
        "model": to_builtins(subject),
        "options": to_builtins(options),
        "engine": {name: engine[name] for name in ENGINE},
        "machine": {
            "processor": platform.machine(),
            "system": platform.system(),
            "logical_cores": os.cpu_count() or 0,
        },
        "checks": checks,
    }


def differences(begun: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """Return what of a run is not as it was when it began, by name; empty if all is."""
    before, after = _frozen(begun), _frozen(now)
    return [name for name, value in after.items() if before.get(name) != value]


def _frozen(whole: dict[str, Any]) -> dict[str, Any]:
    """Return what must stay, by the names it is told by."""
    return {
        "task": whole["task"]["sha256"],
        "protocol": whole["protocol_sha256"],
        "limit, seed or items": [whole["subset"], whole["excluded"]],
        "model": whole["model"]["sha256"] or [whole["model"]["name"], whole["model"]["metadata"]],
        **{name: whole["engine"].get(name) for name in ENGINE},
    }
