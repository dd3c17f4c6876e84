"""An engine, as a run needs it."""

from collections.abc import Callable

from app.core.chat import Ending, Sampling, Scored
from app.errors import Code, Problem
from app.evaluation.protocol import Ask, Protocol
from app.evaluation.run import Answer
from app.worker.engine import Engine
from app.worker.llama import LlamaEngine


class EngineAnswerer:
    """Scores and answers; see `evaluation.run.Answerer`."""

    def __init__(self, llama: Engine, is_stopped: Callable[[], bool]) -> None:
        """Take an engine that has loaded a model, and what tells that it is to stop."""
        self._llama = llama
        self._is_stopped = is_stopped

    def score(self, ask: Ask) -> Scored:
        """Score the options of an item."""
        return self._llama.score(
            ask.messages, ask.continuations, self._is_stopped, ask.shared_characters
        )

    def generate(self, ask: Ask, protocol: Protocol) -> Answer:
        """Answer greedily, up to the first text that ends an answer.

        Raises:
            Problem: `model_invalid` if the last scores are no numbers; `cancelled`.
        """
        text = ""

        def should_stop() -> bool:
            is_ended = any(stop in text for stop in protocol.stops)
            return is_ended or self._is_stopped()

        # Every field is said: a file's own defaults must not change a protocol.
        sampling = Sampling(
            temperature=protocol.temperature,
            top_k=0,
            top_p=1.0,
            min_p=0.0,
            repeat_penalty=1.0,
            seed=0,
            max_tokens=protocol.max_tokens,
        )
        for piece in self._llama.stream(ask.messages, sampling, should_stop, lambda *_: None):
            if isinstance(piece, Ending):
                if self._is_stopped():
                    raise Problem(Code.CANCELLED)
                if isinstance(self._llama, LlamaEngine):
                    self._llama.check_output()
                return Answer(text, piece.prompt_tokens, piece.answer_tokens)
            text += piece
        raise Problem(Code.BUG, error="an engine stream without an ending")

    def count(self, ask: Ask) -> int:
        """Return how many tokens a prompt has."""
        return self._llama.count(ask.messages).prompt_tokens

    def shown(self, ask: Ask) -> str:
        """Return the prompt as the model sees it, control tokens in their written form."""
        return self._llama.count(ask.messages).text
