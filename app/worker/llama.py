"""LlamaEngine: answers with llama.cpp, through its own low-level calls."""

import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from app.core import offload
from app.core.chat import (
    CASEBOOK_SAMPLING,
    Counted,
    Ending,
    Loaded,
    LoadOptions,
    Message,
    ModelFile,
    Reason,
    Sampling,
    Scored,
)
from app.errors import Code, Problem
from app.protocol import Devices
from app.worker import devices, native
from app.worker.engine import Announce, Report, Stop
from app.worker.model import Model, Watch
from app.worker.native import api
from app.worker.sampler import sampler, settled
from app.worker.template import Segment
from app.worker.threads import Threads
from app.worker.tokens import Decoder

# Characters a token: what is longer than so many times the context fits in no vocabulary known.
# It is not tokenised, for some vocabularies take minutes for a megabyte of it, deaf to any stop.
MOST_CHARACTERS, USUAL_CHARACTERS = 64, 4


@dataclass(frozen=True)
class _Prompt:
    """A rendered and tokenised prompt; `estimated_tokens` are of texts far too long to fit."""

    tokens: list[int]
    message_tokens: tuple[int, ...]
    text: str
    estimated_tokens: int


class LlamaEngine:
    """A GGUF model in llama.cpp; see `Engine` for what every method promises.

    What of a prompt was computed for the last answer is not computed again (longest common
    prefix). A new `load` with the same file and options keeps the model; of the file only its marks
    are then looked at.
    """

    def __init__(self, checks_weights: bool = False, threads: Threads | None = None) -> None:
        """Start without a model.

        `checks_weights` looks at every weight of what is loaded; `threads` knows another computer.
        """
        self._checks_weights = checks_weights
        self._threads = threads or Threads()
        self._model: Model | None = None
        self._key: tuple[ModelFile, LoadOptions] | None = None
        self.loaded: Loaded | None = None

    def load(
        self,
        model: ModelFile,
        options: LoadOptions,
        should_stop: Stop = bool,
        report: Report = lambda *_: None,
        announce: Announce = lambda _: None,
    ) -> Loaded:
        """Load, unless this model is in memory with these options; threads are set anew."""
        key = (model, replace(options, threads=None, saves_battery=None))
        if self.loaded is not None and self._key == key:
            if self._model is None or not self._model.is_changed():
                return self._with_threads(options)
            self.unload()
            raise Problem(Code.MODEL_CHANGED, path=model.path)
        self.unload()
        started = time.monotonic()
        self._model = Model(
            model, options, Watch(should_stop, report, announce), self._checks_weights
        )
        self._key = key
        self.loaded = self._facts(self._model, time.monotonic() - started)
        return self._with_threads(options)

    def _with_threads(self, options: LoadOptions) -> Loaded:
        """Let as many threads compute as are right now: that needs no new load."""
        model, loaded = self._model, self.loaded
        if model is None or loaded is None:
            raise Problem(Code.BUG, error="no model is loaded")
        threads, notes = self._threads.settle(options)
        model.set_threads(threads)
        self.loaded = replace(loaded, threads=threads, notes=(*model.plan.notes, *notes))
        return self.loaded

    def unload(self) -> None:
        """Free the model and its context."""
        if self._model is not None:
            self._model.close()
        self._model = self._key = self.loaded = None

    def count(self, messages: tuple[Message, ...]) -> Counted:
        """Render and tokenise."""
        model = self._need()
        prompt = self._prompt(model, messages)
        return Counted(
            prompt_tokens=len(prompt.tokens) + prompt.estimated_tokens,
            message_tokens=prompt.message_tokens,
            context_tokens=model.context_tokens,
            text=prompt.text,
            has_system_role=model.template.has_system_role,
        )

    def stream(
        self,
        messages: tuple[Message, ...],
        sampling: Sampling,
        should_stop: Stop,
        report: Report,
    ) -> Iterator[str | Ending]:
        """Read the prompt, then choose and compute one token after the other."""
        started = time.monotonic()
        model = self._need()
        rendered = self._prompt(model, messages)
        prompt, needed = rendered.tokens, len(rendered.tokens) + rendered.estimated_tokens + 1
        if needed > model.context_tokens:
            raise Problem(
                Code.CONTEXT_FULL, needed_tokens=needed, context_tokens=model.context_tokens
            )
        chosen = settled(sampling, self._defaults(model))
        answer = _Answer(model, prompt, chosen, started)
        answer.is_begun = messages[-1].is_open
        yield from answer.run(should_stop, report)

    def score(
        self,
        messages: tuple[Message, ...],
        continuations: tuple[str, ...],
        should_stop: Stop,
        shared_characters: int = 0,
    ) -> Scored:
        """Read the prompt once and look its continuations up in the last row of scores."""
        from app.worker.scores import Scores

        return Scores(self._need(), should_stop).of(messages, continuations, shared_characters)

    def has_finite_output(self) -> bool:
        """Tell whether the scores that the last token was chosen from are numbers that differ."""
        return self._need().has_finite_output()

    def check_output(self) -> None:
        """Check that the last token of an answer came from finite numbers.

        Raises:
            Problem: `model_invalid`.
        """
        self._need().check_output()

    def devices(self, request_id: int, has_graphics: bool = True) -> Devices:
        """Ask llama.cpp and the system."""
        return devices.devices(request_id, has_graphics)

    def _need(self) -> Model:
        if self._model is None:
            raise Problem(Code.BUG, error="no model is loaded")
        return self._model

    def _prompt(self, model: Model, messages: tuple[Message, ...]) -> _Prompt:
        segments = model.template.render(messages)
        text = "".join(segment.text for segment in segments)
        most = MOST_CHARACTERS * model.context_tokens
        estimated = {
            one.message: len(one.text) // USUAL_CHARACTERS
            for one in segments
            if one.message is not None and len(one.text) > most
        }
        counted = [
            Segment("", one.message) if one.message in estimated else one for one in segments
        ]
        tokens, counts = model.vocabulary.prompt(counted)
        counts |= estimated
        return _Prompt(
            tokens=tokens,
            message_tokens=tuple(counts[index] for index in range(len(messages))),
            text=model.vocabulary.begins_with_bos(text),
            estimated_tokens=sum(estimated.values()),
        )

    def _defaults(self, model: Model) -> Sampling:
        return replace(model.info.sampling.over(CASEBOOK_SAMPLING), seed=None)

    def _facts(self, model: Model, seconds: float) -> Loaded:
        gpu = model.plan.offload.gpu
        return Loaded(
            context_tokens=model.context_tokens,
            trained_tokens=model.info.context_length,
            seconds=seconds,
            device=gpu.name if gpu else "CPU",
            cpu_variant=devices.variant(),
            gpu_layers=model.offloaded,
            threads=model.plan.threads,
            memory_bytes=devices.resident_bytes(),
            template_sha256=model.template.sha256,
            has_system_role=model.template.has_system_role,
            sampling=self._defaults(model),
            engine=native.VERSION,
            llama_commit=native.commit(),
            batch_tokens=model.plan.batch_tokens,
            cache_type_k=model.plan.use.cache_type_k,
            cache_type_v=model.plan.use.cache_type_v,
            flash_attention=model.has_flash_attention,
            is_mapped=model.plan.use.is_mapped,
            is_locked=model.is_locked,
            buffers=model.buffers,
            notes=model.plan.notes,
            backend=gpu.backend if gpu else "",
            driver=gpu.driver if gpu else "",
            all_layers=offload.layers_of(model.info),
        )


class _Answer:
    """One answer on its way: counts, clock and decoder.

    Attributes:
        is_begun: it goes on with text, so that its first space belongs to it.
    """

    is_begun = False

    def __init__(self, model: Model, prompt: list[int], sampling: Sampling, started: float) -> None:
        self._model = model
        self._prompt = prompt
        self._sampling = sampling
        self._started = started
        self._decoder = Decoder()
        self._written = self._first_ms = 0
        room = model.context_tokens - len(prompt)
        self._most = min(room, sampling.max_tokens or room)

    def run(self, should_stop: Stop, report: Report) -> Iterator[str | Ending]:
        """Yield text, and at last the ending."""
        reason = Reason.CANCELLED
        if self._model.read(self._prompt, should_stop, report):
            with sampler(self._sampling, self._model.vocabulary.size, self._prompt) as chain:
                reason = yield from self._write(chain, should_stop)
        self._decoder.end()
        yield self._ending(reason)

    def _write(self, chain: Any, should_stop: Stop) -> Generator[str, None, Reason]:
        """Yield the text of each token, maybe none yet, and return why the answer ended."""
        vocabulary = self._model.vocabulary
        while not should_stop():
            token: int = api.llama_sampler_sample(chain, self._model.pointer, -1)
            if vocabulary.is_end(token):
                return Reason.STOP
            piece = vocabulary.piece(token, is_first=not self._written and not self.is_begun)
            self._written += 1
            self._first_ms = self._first_ms or max(1, self._elapsed_ms())
            yield self._decoder.feed(piece)
            if self._written >= self._most:
                return Reason.LENGTH
            if not self._model.step(token, should_stop):
                break
        return Reason.CANCELLED

    def _ending(self, reason: Reason) -> Ending:
        return Ending(
            reason=reason,
            prompt_tokens=len(self._prompt),
            evaluated_tokens=self._model.evaluated_tokens,
            answer_tokens=self._written,
            first_token_ms=self._first_ms,
            total_ms=self._elapsed_ms(),
            sampling=self._sampling,
            dropped_bytes=self._decoder.dropped_bytes,
            raw_sha256=self._decoder.sha256,
        )

    def _elapsed_ms(self) -> int:
        return round((time.monotonic() - self._started) * 1000)
