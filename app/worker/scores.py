"""How likely continuations of a prompt are: one prefill, and the last row of scores.

A row for each token of the prompt would be gigabytes for a large vocabulary, and three more
prefills for four options would give the same numbers.
"""

import time
from collections.abc import Sequence
from typing import Any

import numpy as np
from msgspec.structs import replace

from app.core.chat import Message, Role, Scored
from app.errors import Code, Problem
from app.worker.engine import Stop
from app.worker.model import Model
from app.worker.native import api


class Scores:
    """Scores continuations with one model in memory."""

    def __init__(self, model: Model, should_stop: Stop) -> None:
        """Prepare; `should_stop` is asked often."""
        self._model = model
        self._should_stop = should_stop

    def of(
        self, messages: tuple[Message, ...], continuations: Sequence[str], shared_characters: int
    ) -> Scored:
        """Return how likely each continuation is; see `Engine.score`."""
        started = time.monotonic()
        prompt = self._tokens(messages)
        tails = [self._tail(prompt, messages, one) for one in continuations]
        self._check(prompt, tails)
        shared = self._shared(prompt, messages, shared_characters)
        self._read(prompt, shared)
        evaluated = self._model.evaluated_tokens
        row = self._row()
        found = []
        for tail in tails:
            found.append(self._score(row, tail))
            if len(tail) > 1 and not self._model.forget(len(prompt)):
                self._read(prompt, shared)
        return Scored(
            log_probabilities=tuple(score for score, _ in found),
            token_counts=tuple(map(len, tails)),
            first_tokens=tuple(tail[0] for tail in tails),
            are_greedy=tuple(is_greedy for _, is_greedy in found),
            prompt_tokens=len(prompt),
            evaluated_tokens=evaluated,
            begin_tokens=self._model.vocabulary.begins(prompt),
            total_ms=round((time.monotonic() - started) * 1000),
        )

    def _tokens(self, messages: tuple[Message, ...]) -> list[int]:
        segments = self._model.template.render(messages)
        return self._model.vocabulary.prompt(segments)[0]

    def _tail(
        self, prompt: list[int], messages: tuple[Message, ...], continuation: str
    ) -> list[int]:
        """Return the tokens a continuation adds behind those of the prompt.

        Raises:
            Problem: `scoring_refused` if it changes them, so that nothing said of it would be
                said of this prompt.
        """
        if messages[0].is_raw:
            *before, last = messages
            whole = self._tokens((*before, replace(last, text=last.text + continuation)))
        else:
            answer = Message(Role.ASSISTANT, continuation, is_open=True)
            whole = self._tokens((*messages, answer))
        if whole[: len(prompt)] != prompt:
            raise _refused("An option changes the tokens of the prompt before it")
        return whole[len(prompt) :]

    def _check(self, prompt: list[int], tails: Sequence[list[int]]) -> None:
        if not all(tails):
            raise _refused("An option has no token of its own")
        if len(set(map(tuple, tails))) < len(tails):
            raise _refused("Two options are the same tokens")
        needed = len(prompt) + max(map(len, tails)) - 1
        if needed > self._model.context_tokens:
            raise Problem(
                Code.CONTEXT_FULL, needed_tokens=needed, context_tokens=self._model.context_tokens
            )

    def _shared(self, prompt: list[int], messages: tuple[Message, ...], characters: int) -> int:
        """Return how many tokens of the prompt lie in its first characters, whatever follows."""
        if not characters or not messages[0].is_raw:
            return 0
        alone = self._tokens((replace(messages[0], text=messages[0].text[:characters]),))
        pairs = zip(alone, prompt, strict=False)
        return next((at for at, (one, other) in enumerate(pairs) if one != other), len(alone))

    def _read(self, prompt: list[int], shared: int) -> None:
        if not self._model.read_evenly(prompt, shared, self._should_stop):
            raise Problem(Code.CANCELLED)

    def _score(self, row: Any, tail: Sequence[int]) -> tuple[float, bool]:
        """Return the sum of a continuation's log-probabilities, and whether it is the likeliest."""
        total, is_greedy = 0.0, True
        for at, token in enumerate(tail):
            if at:
                if not self._model.step(tail[at - 1], self._should_stop):
                    raise Problem(Code.CANCELLED)
                row = self._row()
            total += float(row[token])
            is_greedy = is_greedy and int(row.argmax()) == token
        return total, is_greedy

    def _row(self) -> Any:
        """Return the natural log-probability of every token: [vocabulary] float64.

        Raises:
            Problem: `model_invalid` if a score is no finite number.
        """
        pointer = api.llama_get_logits_ith(self._model.pointer, -1)
        size = self._model.vocabulary.size
        logits = np.ctypeslib.as_array(pointer, (size,)).astype(np.float64)
        if not np.isfinite(logits).all():
            raise self._model.invalid("the scores", "they are no finite numbers")
        logits -= logits.max()
        return logits - np.log(np.exp(logits).sum())


def _refused(why: str) -> Problem:
    return Problem(Code.SCORING_REFUSED, why=why)
