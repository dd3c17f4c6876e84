"""What a server that speaks OpenAI's way says: a stream of an answer, the scores of a prompt."""

import json
import math
import sys
import time
from typing import Any

from app.core.chat import Ending, Reason, Sampling
from app.core.digest import text_sha256
from app.errors import Code, Problem
from app.worker.server import broken

NO_JSON = (ValueError, RecursionError)
NEAR_ZERO = 1e-3  # by which a log-probability computed in half precision may be above 0


class Stream:
    """What a stream has said so far.

    Attributes:
        text: of the answer.
        reason: why it ended, in the server's word; "" while it did not.
        is_over: the server has said that nothing more comes.
        first_ms: from the question to the first piece.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.text = ""
        self.reason = ""
        self.is_over = False
        self.first_ms = 0
        self._pieces = self._prompt = self._answer = 0

    def take(self, line: str, host: str) -> str:
        """Return the text of a line of the stream; "" if it has none.

        Raises:
            Problem: `answer_invalid`.
        """
        kind, _, data = line.partition(":")
        if kind != "data":
            return ""  # a comment, or a field that this stream does not use
        if data.strip() == "[DONE]":
            self.is_over = True
            return ""
        try:
            said = json.loads(data)
            choices = said.get("choices") or [{}]
            delta = choices[0].get("delta") or {}
            text = delta.get("content") or choices[0].get("text") or ""
            self.reason = choices[0].get("finish_reason") or self.reason
            usage = said.get("usage") or {}
            self._prompt = int(usage.get("prompt_tokens") or self._prompt)
            self._answer = int(usage.get("completion_tokens") or self._answer)
        except (ArithmeticError, AttributeError, LookupError, TypeError, *NO_JSON) as error:
            raise broken(host, "a part of the answer is not in the form of a stream") from error
        if not isinstance(text, str):
            raise broken(host, "a part of the answer is no text")
        self._pieces += bool(text)
        self.text += text
        return text

    def ending(self, used: Sampling, started: float, *, is_stopped: bool) -> Ending:
        """Return how it ended; tokens are the server's own count, else the pieces."""
        reason = Reason.LENGTH if self.reason == "length" else Reason.STOP
        return Ending(
            reason=Reason.CANCELLED if is_stopped else reason,
            prompt_tokens=self._prompt,
            evaluated_tokens=self._prompt,
            answer_tokens=self._answer or self._pieces,
            first_token_ms=self.first_ms,
            total_ms=milliseconds(started),
            sampling=used,
            dropped_bytes=0,
            raw_sha256=text_sha256(self.text),
        )


class Echo:
    """What a server says of the tokens of one continuation behind its prompt.

    Attributes:
        total: natural logarithm of its probability.
        count: its tokens.
        first: the first of them, as text.
        prompt_tokens: tokens before it.
        is_greedy: each is the likeliest at its place.
    """

    def __init__(self, choice: Any, prompt: str, continuation: str) -> None:
        """Read one choice of an answer that echoes its prompt.

        Raises:
            Problem: `scoring_refused`.
        """
        try:
            said = choice["logprobs"]
            offsets, values = list(said["text_offset"]), list(said["token_logprobs"])
            tokens, best = list(said["tokens"]), list(said["top_logprobs"])
            end = len(prompt) + len(continuation)
            places = [at for at, where in enumerate(offsets) if len(prompt) <= where < end]
            is_whole = len(offsets) == len(values) == len(tokens) == len(best)
        except (KeyError, TypeError) as error:
            raise no_scores("it returns no log-probabilities of the prompt") from error
        if not is_whole or not places or places[0] == 0:
            raise no_scores("it returns no log-probabilities of the prompt")
        if offsets[places[0]] != len(prompt):
            raise no_scores("an option does not begin at a token of this model")
        scores = [values[at] for at in places]
        if not all(map(_is_number, scores)):
            raise no_scores("a log-probability is no number")
        if any(one > NEAR_ZERO for one in scores):
            raise no_scores("a log-probability is above 0")
        self.total = float(math.fsum(scores))
        self.count = len(places)
        self.first = str(tokens[places[0]])
        self.prompt_tokens = places[0]
        self.is_greedy = all(_is_best(best[at], values[at]) for at in places)


def milliseconds(started: float) -> int:
    """Return the time since a moment of `time.monotonic`."""
    return int((time.monotonic() - started) * 1000)


def no_scores(why: str) -> Problem:
    """Return why a server cannot be used for scores."""
    return Problem(Code.SCORING_REFUSED, why=f"The server cannot be used for scores: {why}")


def _is_best(top: Any, score: float) -> bool:
    if not isinstance(top, dict) or not top or not all(map(_is_number, top.values())):
        return False
    return bool(score >= max(top.values()))


def _is_number(value: Any) -> bool:
    """Tell whether a value is a number that a float can hold; JSON has longer ones."""
    return isinstance(value, int | float) and abs(value) <= sys.float_info.max
