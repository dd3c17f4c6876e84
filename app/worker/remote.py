"""A model on a server that speaks OpenAI's way; only where a person named the server.

Chat completions answer; completions with `echo` and `logprobs` score, where the server returns the
log-probabilities of the prompt (vLLM does, llama-server does not). What is no such answer is told,
never guessed at.
"""

import random
import time
from collections.abc import Iterator
from typing import Any

from app.core.chat import (
    CASEBOOK_SAMPLING,
    Counted,
    Ending,
    Loaded,
    LoadOptions,
    Message,
    ModelFile,
    Sampling,
    Scored,
)
from app.core.prompt import estimate
from app.errors import Code, Problem
from app.protocol import Devices
from app.worker.engine import Announce, Report, Stop
from app.worker.said import Echo, Stream, milliseconds, no_scores
from app.worker.server import Server, broken, lines

UNKNOWN_CONTEXT = 131_072  # a server that does not say: it refuses by itself what is too long
MOST_CONTEXT = 1 << 31
PROBE = ("1 2 3 4 5 6 7", (" 8", " banana"))


class RemoteEngine:
    """A model of a server; `ModelFile.path` is the server's address, `#` and the model's name."""

    def __init__(self) -> None:
        """Connect to nothing yet."""
        self._key = ""
        self._server: Server | None = None
        self._path = self._model = ""
        self._loaded: Loaded | None = None
        self._was_probed = False

    def take_key(self, key: str) -> None:
        """Send this key with every question; it is kept in memory only."""
        self._key = key

    def load(
        self,
        model: ModelFile,
        options: LoadOptions,
        should_stop: Stop = bool,  # noqa: ARG002
        report: Report = lambda *_: None,  # noqa: ARG002
        announce: Announce = lambda _: None,  # noqa: ARG002
    ) -> Loaded:
        """Ask the server whether it has this model, or which one if none was named.

        Raises:
            Problem: `bad_value`: an address that is not safe; `model_unknown`; what the network
                and the server refuse.
        """
        if self._loaded is not None and model.path == self._path:
            return self._loaded
        base, _, name = model.path.partition("#")
        self.unload()
        started = time.monotonic()
        self._path = model.path
        self._server = Server(base, self._key)
        try:
            listed = self._server.models()
        except BaseException:
            self.unload()
            raise
        self._model = name or next(iter(listed), "")
        if not self._model or (listed and self._model not in listed):
            self.unload()
            raise Problem(Code.MODEL_UNKNOWN, name=name or base)
        said = listed.get(self._model, {}).get("max_model_len")
        tokens = said if isinstance(said, int) and 1 < said < MOST_CONTEXT else UNKNOWN_CONTEXT
        self._loaded = Loaded(
            context_tokens=min(options.context_tokens or tokens, tokens),
            trained_tokens=0,
            seconds=time.monotonic() - started,
            device=self._server.host,
            cpu_variant="",
            gpu_layers=0,
            threads=0,
            memory_bytes=0,
            template_sha256="",
            has_system_role=True,
            sampling=CASEBOOK_SAMPLING,
            engine="endpoint",
            llama_commit="",
            model=self._model,
        )
        return self._loaded

    def unload(self) -> None:
        """Close the connection."""
        if self._server is not None:
            self._server.close()
        self._server = self._loaded = None
        self._was_probed = False

    def count(self, messages: tuple[Message, ...]) -> Counted:
        """Estimate, high: servers count only what they answer."""
        each = tuple(estimate(one.text) for one in messages)
        return Counted(
            prompt_tokens=sum(each),
            message_tokens=each,
            context_tokens=self._loaded.context_tokens if self._loaded else UNKNOWN_CONTEXT,
            text="\n".join(f"{one.role}: {one.text}" for one in messages),
            has_system_role=True,
        )

    def stream(
        self,
        messages: tuple[Message, ...],
        sampling: Sampling,
        should_stop: Stop,
        report: Report,  # noqa: ARG002
    ) -> Iterator[str | Ending]:
        """Yield the pieces that the server sends, and the ending.

        Raises:
            Problem: `unsupported` for an answer to go on with; what network and server refuse;
                `answer_invalid` for a stream that breaks off: what was yielded stays.
        """
        if messages[-1].is_open:
            why = "a model of a server cannot go on with an answer that was cut"
            raise Problem(Code.UNSUPPORTED, why=why)
        used = _used(sampling)
        started = time.monotonic()
        answer = Stream()
        server = self._connected
        with server.asked(*self._question(messages, used)) as response:
            for line in lines(response):
                piece = answer.take(line, server.host)
                if piece:
                    answer.first_ms = answer.first_ms or max(1, milliseconds(started))
                    yield piece
                if answer.is_over or should_stop():
                    break
        is_stopped = should_stop() and not answer.is_over
        if not answer.reason and not is_stopped:
            raise broken(server.host, "the answer broke off before its end")
        yield answer.ending(used, started, is_stopped=is_stopped)

    def _question(
        self, messages: tuple[Message, ...], used: Sampling
    ) -> tuple[str, dict[str, Any]]:
        body: dict[str, Any] = {
            "model": self._model,
            "stream": True,
            "stream_options": {"include_usage": True},
            "temperature": used.temperature,
            "top_p": used.top_p,
            "max_tokens": used.max_tokens,
            "seed": used.seed,
        }
        if messages[0].is_raw:
            return "completions", body | {"prompt": messages[0].text}
        said = [{"role": one.role.value, "content": one.text} for one in messages]
        return "chat/completions", body | {"messages": said}

    def score(
        self,
        messages: tuple[Message, ...],
        continuations: tuple[str, ...],
        should_stop: Stop,
        shared_characters: int = 0,  # noqa: ARG002  a server caches what it likes
    ) -> Scored:
        """Return what the server says of each continuation.

        Raises:
            Problem: `scoring_refused` if it does not return the log-probabilities of a prompt, or
                a continuation does not begin at a token; what network and server refuse.
        """
        if not messages[0].is_raw:
            raise no_scores("a chat template stands around the prompt, which only the server has")
        if not self._was_probed:
            self._probe()
        if should_stop():
            raise Problem(Code.CANCELLED)
        return self._scored(messages[0].text, continuations)

    def _probe(self) -> None:
        """Score what every model knows: equal or upside-down values are no log-probabilities."""
        prompt, continuations = PROBE
        likely, unlikely = self._scored(prompt, continuations).log_probabilities
        if likely <= unlikely:
            raise no_scores("it finds “1 2 3 4 5 6 7 banana” at least as likely as “… 7 8”")
        self._was_probed = True

    def _scored(self, prompt: str, continuations: tuple[str, ...]) -> Scored:
        started = time.monotonic()
        said = self._connected.json(
            "completions",
            {
                "model": self._model,
                "prompt": [prompt + one for one in continuations],
                "max_tokens": 1,
                "temperature": 0,
                "echo": True,
                "logprobs": 1,
            },
        )
        choices = said.get("choices")
        if not isinstance(choices, list) or len(choices) != len(continuations):
            raise no_scores("it did not answer each of several prompts")
        ordered = sorted(choices, key=_index)
        pieces = [Echo(one, prompt, text) for one, text in zip(ordered, continuations, strict=True)]
        first = list(dict.fromkeys(piece.first for piece in pieces))
        return Scored(
            log_probabilities=tuple(piece.total for piece in pieces),
            token_counts=tuple(piece.count for piece in pieces),
            first_tokens=tuple(first.index(piece.first) for piece in pieces),
            are_greedy=tuple(piece.is_greedy for piece in pieces),
            prompt_tokens=pieces[0].prompt_tokens,
            evaluated_tokens=pieces[0].prompt_tokens,
            begin_tokens=0,
            total_ms=milliseconds(started),
        )

    def devices(self, request_id: int, has_graphics: bool = True) -> Devices:  # noqa: ARG002
        """Say that nothing of this computer is used."""
        return Devices(
            id=request_id,
            variant="",
            variants=(),
            features=(),
            build="",
            engine="endpoint",
            llama_commit="",
            gpus=(),
        )

    @property
    def _connected(self) -> Server:
        if self._server is None:
            raise Problem(Code.BUG, error="a question before the connection")
        return self._server


def _index(choice: Any) -> int:
    """Return the place of a choice; of one that says none, the place where it stands is kept."""
    index = choice.get("index") if isinstance(choice, dict) else None
    return index if isinstance(index, int) else 0


def _used(sampling: Sampling) -> Sampling:
    """Return what is asked for: only what every server of this kind knows."""
    whole = sampling.over(CASEBOOK_SAMPLING)
    seed = random.SystemRandom().randrange(2**31) if whole.seed is None else whole.seed
    return Sampling(
        temperature=whole.temperature,
        top_p=whole.top_p,
        seed=seed,
        max_tokens=whole.max_tokens,
    )
