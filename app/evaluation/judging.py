"""What became of one item: prediction, right or wrong, margin, mass; as a line of a record."""

import json
import math
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from app.core.chat import Scored
from app.core.digest import text_sha256
from app.evaluation.protocol import LOG_LIKELIHOOD, Ask, Protocol, parsed, stopped
from app.evaluation.task import MOST_OPTIONS, Item

SCORED, UNSCORED, UNPARSED = "scored", "unscored", "unparsed"
_NEAR = 1e-2  # scores of half precision, as they come back of a bundle, sum up only so well


class Sample(Struct, frozen=True):
    """One line of `samples.jsonl`: lm-evaluation-harness's fields, then Casebook's own.

    Attributes:
        doc_id: place of the item in the set.
        doc: the record as it stands in the file.
        target: the key as lm-evaluation-harness writes it: index as text, or the option's words.
        arguments: prompt and continuation, or prompt and generation settings.
        resps: what the model gave: log-probability and whether it is the greedy choice, as text.
        filtered_resps: the same without the outer list; of a generated answer, what was read.
        filter: always "none".
        metrics: which of the fields are metrics.
        doc_hash: SHA-256 of the record, as lm-evaluation-harness makes it.
        prompt_hash: SHA-256 of the prompt's text.
        target_hash: SHA-256 of `target`.
        acc: 1.0 if the prediction is the key.
        item_id: as the set names it.
        answer: index of the key.
        key: the key as answers are reported: its letter, or the option's words.
        option_count: how many options the item has.
        prediction: index of the option; `None` if no answer could be read.
        log_probabilities: natural, one an option; empty for a generated answer.
        margin: difference between the best two of them.
        option_mass: what all options have together of the whole vocabulary's probability.
        prompt_tokens: of the whole prompt.
        answer_tokens: of a generated answer.
        status: scored, unscored or unparsed.
        why: a code, if it was not scored.
        strata: what the item belongs to.
        text: the generated answer.
    """

    doc_id: int
    doc: dict[str, Any]
    target: str
    arguments: dict[str, dict[str, Any]]
    resps: list[list[Any]]
    filtered_resps: list[Any]
    filter: str
    metrics: list[str]
    doc_hash: str
    prompt_hash: str
    target_hash: str
    acc: float
    item_id: str
    answer: int
    key: str
    option_count: int
    prediction: int | None
    log_probabilities: list[float]
    margin: float | None
    option_mass: float | None
    prompt_tokens: int
    answer_tokens: int
    status: str
    why: str
    strata: dict[str, str]
    text: str

    @property
    def is_correct(self) -> bool:
        """Whether the prediction is the key."""
        return self.prediction == self.answer

    def is_sound(self, protocol: Protocol) -> bool:
        """Tell whether its numbers can be counted, and follow from each other as `Judge` has it."""
        places = range(min(self.option_count, MOST_OPTIONS))
        is_judged = (
            self.answer in places
            and self.prediction in (*places, None)
            and self.acc == self.is_correct
            and self.status in {SCORED, UNSCORED, UNPARSED}
            and (self.prediction is None) == (self.status != SCORED)
        )
        if not is_judged or protocol.method != LOG_LIKELIHOOD or self.status == UNSCORED:
            return is_judged
        return self._has_sound_scores()

    def _has_sound_scores(self) -> bool:
        scores = self.log_probabilities
        if len(scores) != self.option_count or not all(map(math.isfinite, scores)):
            return False
        if self.prediction is None or scores[self.prediction] != max(scores):
            return False
        best, second, *_ = sorted(scores, reverse=True)
        made = (best - second, math.fsum(map(math.exp, scores)))
        pairs = zip((self.margin, self.option_mass), made, strict=True)
        return max(made[1], best) <= 1 + _NEAR and all(
            one is not None and math.isclose(one, other, rel_tol=_NEAR, abs_tol=_NEAR)
            for one, other in pairs
        )

    @property
    def is_as_hashed(self) -> bool:
        """Whether record, prompt and target are those that its hashes name."""
        first = next(iter(self.arguments.values()), {})
        return (
            self.doc_hash == _doc_hash(self.doc)
            and self.prompt_hash == text_sha256(str(first.get("arg_0", "")))
            and self.target_hash == text_sha256(self.target)
        )


class Judge:
    """Makes samples of one run."""

    def __init__(self, protocol: Protocol, has_word_answers: bool) -> None:
        """Remember how answers are read and keys are written."""
        self._protocol = protocol
        self._has_word_answers = has_word_answers

    def scored(self, at: int, item: Item, ask: Ask, scored: Scored) -> Sample:
        """Return the sample of an item whose options were scored; the first of equals wins."""
        scores = list(scored.log_probabilities)
        best = max(range(len(scores)), key=scores.__getitem__)
        ranked = sorted(scores, reverse=True)
        pairs = [
            [str(score), str(is_greedy)]
            for score, is_greedy in zip(scores, scored.are_greedy, strict=True)
        ]
        return self._sample(
            at,
            item,
            ask,
            resps=[[pair] for pair in pairs],
            filtered_resps=pairs,
            prediction=best,
            log_probabilities=scores,
            margin=ranked[0] - ranked[1],
            option_mass=math.fsum(map(math.exp, scores)),
            prompt_tokens=scored.prompt_tokens,
        )

    def generated(
        self, at: int, item: Item, ask: Ask, names: Sequence[str], answer: tuple[str, int, int]
    ) -> Sample:
        """Return the sample of a generated answer: its text, prompt tokens and answer tokens."""
        text, prompt_tokens, answer_tokens = answer
        kept = stopped(self._protocol, text)
        prediction = parsed(self._protocol, item, names, kept)
        read = "[invalid]" if prediction is None else names[prediction]
        return self._sample(
            at,
            item,
            ask,
            resps=[[kept]],
            filtered_resps=[read],
            prediction=prediction,
            prompt_tokens=prompt_tokens,
            answer_tokens=answer_tokens,
            status=UNPARSED if prediction is None else SCORED,
            text=text,
        )

    def unscored(self, at: int, item: Item, ask: Ask, why: str, prompt_tokens: int) -> Sample:
        """Return the sample of an item that could not be asked, such as one that is too long."""
        return self._sample(
            at,
            item,
            ask,
            resps=[],
            filtered_resps=[],
            prediction=None,
            prompt_tokens=prompt_tokens,
            status=UNSCORED,
            why=why,
        )

    def _sample(self, at: int, item: Item, ask: Ask, **found: Any) -> Sample:
        target = item.options[item.answer] if self._has_word_answers else str(item.answer)
        values: dict[str, Any] = {
            "log_probabilities": [],
            "margin": None,
            "option_mass": None,
            "answer_tokens": 0,
            "status": SCORED,
            "why": "",
            "text": "",
            **found,
        }
        return Sample(
            doc_id=at,
            doc=item.doc,
            target=target,
            arguments=self._arguments(ask),
            filter="none",
            metrics=["acc"],
            doc_hash=_doc_hash(item.doc),
            prompt_hash=text_sha256(ask.context),
            target_hash=text_sha256(target),
            acc=float(values["prediction"] == item.answer),
            item_id=item.item_id,
            answer=item.answer,
            key=item.options[item.answer] if self._has_word_answers else item.letters[item.answer],
            option_count=len(item.options),
            strata=item.strata,
            **values,
        )

    def _arguments(self, ask: Ask) -> dict[str, dict[str, Any]]:
        if self._protocol.method == LOG_LIKELIHOOD:
            return {
                f"gen_args_{number}": {"arg_0": ask.context, "arg_1": continuation}
                for number, continuation in enumerate(ask.continuations)
            }
        settings = {
            "until": list(self._protocol.stops),
            "max_gen_toks": self._protocol.max_tokens,
            "temperature": self._protocol.temperature,
            "do_sample": False,
        }
        return {"gen_args_0": {"arg_0": ask.context, "arg_1": settings}}


def _doc_hash(doc: dict[str, Any]) -> str:
    return text_sha256(json.dumps(doc, indent=2, ensure_ascii=False))
