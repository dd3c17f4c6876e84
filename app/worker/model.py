"""One model in memory: checked, loaded, tried out, read into, stepped, freed."""

import ctypes
import dataclasses
import logging
import math
import re
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from app.core import gguf, parts
from app.core.chat import LoadOptions, ModelFile
from app.core.load_notes import Fact, Note, NoteCode
from app.errors import Code, Problem
from app.worker import buffers, devices, native
from app.worker.engine import Announce, Report, Stop
from app.worker.native import api
from app.worker.plan import Plan, no_memory, plan
from app.worker.template import Template
from app.worker.tokens import Vocabulary

LOAD_STEPS = 1000  # a load is reported in thousandths of the weights' bytes
# What ggml and llama.cpp say when an allocation fails (ggml-backend.cpp, llama-model.cpp, libc).
NO_ROOM = re.compile(r"alloc|out of memory|Resource temporarily unavailable", re.I)
# A step slower than this is watched for cancel from inside; faster ones are not, because asking
# Python at every node of the graph costs some 3 % of a small model's speed.
SLOW_STEP_SECONDS = 0.05
DECODED, NO_SLOT, ABORTED, NO_MEMORY = 0, 1, 2, -2  # llama.h `llama_decode`

_log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True)
class Watch:
    """Who follows a load: `should_stop` is asked often, `report(done, total)` hears how far.

    `announce` hears the key of a graphics processor before it is used, "" when it is not any more.
    """

    should_stop: Stop = bool
    report: Report = lambda *_: None
    announce: Announce = lambda _: None


class Model:
    """A loaded model with its context; `close` frees the memory.

    Attributes:
        info: what the file says.
        vocabulary: its tokens.
        template: its chat template.
        plan: how it was loaded.
        buffers: llama.cpp's own figures in bytes, see `worker.buffers`.
        has_flash_attention: whether the device computes it.
        is_locked: whether the weights are kept from being swapped out.
        offloaded: layers on a graphics processor, as llama.cpp counted them.
        evaluated_tokens: of the last prompt, those that were computed and not reused.
    """

    def __init__(
        self,
        file: ModelFile,
        options: LoadOptions,
        watch: Watch = Watch(),
        checks_weights: bool = False,
    ) -> None:
        """Check the file, load it, and compute one token to see that it works.

        `checks_weights` looks at every weight for what is no number; that reads the whole file.

        Raises:
            Problem: `model_missing`, `model_invalid`, `model_changed`, `template_unsupported`,
                `out_of_memory`, `unsupported_cpu`, `bad_value`; `cancelled`.
        """
        self._file = file
        self._check_marks()
        self.info = gguf.read(Path(file.path))
        native.start()
        devices.check_processor()
        self._watcher = watch
        self._checks_weights = checks_weights
        self._broken: BaseException | None = None
        self._model: Any = None
        self._context: Any = None
        self._is_slow = self._is_watched = False
        self._tokens: list[int] = []
        self._starts: list[int] = []
        self.evaluated_tokens = 0
        self._stop: Stop = bool
        self._abort = api.ggml_abort_callback(lambda _data: self._stop())
        self._loading = api.llama_progress_callback(self._on_progress)
        try:
            self._open(options)
            self._check_marks()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Give the memory back."""
        if self._context is not None:
            api.llama_free(self._context)
        if self._model is not None:
            api.llama_model_free(self._model)
        self._context = self._model = None

    @property
    def context_tokens(self) -> int:
        """Size of the context."""
        return self.plan.context_tokens

    @property
    def pointer(self) -> Any:
        """The `llama_context`, for samplers; valid until `close`."""
        return self._context

    def read(self, prompt: Sequence[int], should_stop: Stop, report: Report) -> bool:
        """Compute a prompt, after what of it is in memory already; then `step` may follow.

        Returns:
            False if it was told to stop; `evaluated_tokens` says how far it came.

        Raises:
            Problem: `out_of_memory`; `bug` if llama.cpp refuses.
        """
        done = first = self._keep(self._reusable(prompt))
        self.evaluated_tokens = 0
        report(done, len(prompt))
        while done < len(prompt):
            batch = prompt[done : done + self._batch_tokens]
            if should_stop() or not self._decode(batch, should_stop):
                return False
            done += len(batch)
            self.evaluated_tokens = done - first
            report(done, len(prompt))
        return True

    def read_evenly(self, prompt: Sequence[int], shared: int, should_stop: Stop) -> bool:
        """Compute a prompt in batches whose places depend on nothing but the prompt.

        A batch never crosses the end of the first `shared` tokens. What is in memory already, in
        the same batches, is not computed again: the numbers are those of a fresh start, to the
        bit.

        Returns:
            False if it was told to stop.

        Raises:
            Problem: as `read`.
        """
        ends = _ends(len(prompt), shared, self._batch_tokens)
        done = first = self._keep(self._kept_evenly(prompt, ends))
        self.evaluated_tokens = 0
        for end in (one for one in ends if one > first):
            if should_stop() or not self._decode(prompt[done:end], should_stop):
                return False
            done = end
            self.evaluated_tokens = done - first
        return True

    def forget(self, count: int) -> bool:
        """Forget all but the first `count` tokens; False if the model cannot, and forgot all."""
        return self._keep(count) == count

    def step(self, token: int, should_stop: Stop) -> bool:
        """Compute one token of the answer; False if it was told to stop.

        Raises:
            Problem: as `read`.
        """
        started = time.monotonic()
        is_done = self._decode((token,), should_stop if self._is_slow else None)
        self._is_slow = time.monotonic() - started > SLOW_STEP_SECONDS
        return is_done

    def check_output(self) -> None:
        """Check what the last token gave: finite numbers that differ.

        Raises:
            Problem: `model_invalid`.
        """
        if not self.has_finite_output():
            raise self.invalid("the weights", "they give no usable output")

    def set_threads(self, threads: int) -> None:
        """Let so many threads compute from now on."""
        api.llama_set_n_threads(self._context, threads, threads)

    def _reusable(self, prompt: Sequence[int]) -> int:
        """Return how many tokens of a prompt need not be computed again; never all of them.

        The result of a token depends, in its last bits, on the batch it was computed in. So a
        batch is used whole or computed again whole: asking the same thing twice computes the
        same numbers, and temperature 0 gives the same answer.
        """
        common = 0
        for mine, theirs in zip(self._tokens, prompt[:-1], strict=False):
            if mine != theirs:
                break
            common += 1
        return self._starts[common] if common < len(self._tokens) else common

    def _kept_evenly(self, prompt: Sequence[int], ends: Sequence[int]) -> int:
        """Return how many tokens are in memory as these batches would compute them."""
        start = 0
        for end in ends[:-1]:
            is_same = self._tokens[start:end] == list(prompt[start:end])
            if not is_same or self._starts[start:end] != [start] * (end - start):
                break
            start = end
        return start

    def _keep(self, count: int) -> int:
        """Forget all but the first `count` tokens; return how many could be kept."""
        memory = api.llama_get_memory(self._context)
        if count < 1 or not api.llama_memory_seq_rm(memory, 0, count, -1):
            # A recurrent model, or a window that has moved on, cannot forget its last tokens.
            api.llama_memory_clear(memory, True)
            count = 0
        del self._tokens[count:], self._starts[count:]
        return count

    def _decode(self, batch: Sequence[int], should_stop: Stop | None) -> bool:
        tokens = (ctypes.c_int32 * len(batch))(*batch)
        native.forget_error()
        self._watch(should_stop)
        result = api.llama_decode(self._context, api.llama_batch_get_one(tokens, len(batch)))
        if result == DECODED:
            self._starts += [len(self._tokens)] * len(batch)
            self._tokens += batch
            return True
        # Nothing of a batch that failed counts; the next `read` clears what it left behind.
        if result == ABORTED:
            return False
        if result == NO_MEMORY:
            raise no_memory(self.info, self.plan)
        if result == NO_SLOT:
            raise Problem(
                Code.CONTEXT_FULL,
                needed_tokens=len(self._tokens) + len(batch),
                context_tokens=self.context_tokens,
            )
        raise Problem(Code.BUG, error=f"decode {result}: {native.error()}")

    def _watch(self, should_stop: Stop | None) -> None:
        """Let native code ask `should_stop` at every node of the graph, or not at all."""
        self._stop = should_stop or bool
        if self._is_watched != (should_stop is not None):
            self._is_watched = should_stop is not None
            callback = self._abort if self._is_watched else api.ggml_abort_callback()
            api.llama_set_abort_callback(self._context, callback, None)

    def has_finite_output(self) -> bool:
        """Tell whether the scores of the last token are numbers that differ."""
        pointer = api.llama_get_logits_ith(self._context, -1)
        logits = pointer[: self.vocabulary.size]
        return all(map(math.isfinite, logits)) and max(logits) != min(logits)

    def is_changed(self) -> bool:
        """Tell whether another file lies there now; a file that is gone is still in memory."""
        return parts.is_changed(Path(self._file.path), self._file.marks)

    # --- loading ---------------------------------------------------------------------------------

    def _check_marks(self) -> None:
        if self.is_changed():
            raise Problem(Code.MODEL_CHANGED, path=self._file.path)

    def _open(self, options: LoadOptions) -> None:
        """Load; what fails on a graphics processor is loaded on the processor, and that is said."""
        native.forget_error()
        wanted = plan(self.info, options, self._watcher.announce)
        gpu = wanted.offload.gpu
        self._watcher.announce(gpu.key if gpu else "")
        if gpu is None:
            self._load(wanted)
            return
        try:
            self._load(wanted)
        except Problem as problem:
            if problem.code is Code.CANCELLED:
                raise
            _log.warning("%s failed, continuing on the processor: %s", gpu.key, native.error())
            self.close()
            self._watcher.announce("")
            instead = plan(self.info, replace(options, gpu_layers=0))
            note = _why_not(wanted, is_full=problem.code is Code.OUT_OF_MEMORY)
            self._load(dataclasses.replace(instead, notes=(note, *instead.notes)))

    def _load(self, plan: Plan) -> None:
        self.plan = plan
        self._is_slow = self._is_watched = False
        self._batch_tokens = plan.batch_tokens
        with native.listening() as lines:
            self._load_weights(plan)
            self._context = api.llama_init_from_model(self._model, plan.context_parameters())
        if self._context is None:
            raise no_memory(self.info, plan)
        self.buffers = buffers.sizes(lines)
        said = "\n".join(lines)
        self.has_flash_attention = (
            plan.flash_attention is not False and buffers.NO_FLASH_ATTENTION not in said
        )
        self.offloaded = buffers.offloaded(lines)
        self.is_locked = plan.is_locked and buffers.NOT_LOCKED not in said
        self.vocabulary = Vocabulary(self._model)
        self.template = Template(
            self.info.chat_template, bos=self.vocabulary.bos, eos=self.vocabulary.eos
        )
        self._try_out()

    def _load_weights(self, plan: Plan) -> None:
        parameters = plan.model_parameters()
        parameters.check_tensors = self._checks_weights
        parameters.progress_callback = self._loading
        self._model = api.llama_model_load_from_file(
            self._file.path.encode("utf-8", "surrogateescape"), parameters
        )
        if self._broken is not None:
            raise self._broken
        self._end_if_asked()
        if self._model is None:
            raise self._not_loaded(native.error() or "it refused the file", plan)

    def _on_progress(self, fraction: float, _data: object) -> bool:
        """Hear from llama.cpp how far it is; False ends the load. Nothing may be raised there."""
        try:
            self._watcher.report(round(fraction * LOAD_STEPS), LOAD_STEPS)
        except BaseException as error:  # noqa: BLE001  raised again outside of native code
            self._broken = error
            return False
        return not self._watcher.should_stop()

    def _end_if_asked(self) -> None:
        if self._watcher.should_stop():
            raise Problem(Code.CANCELLED)

    def _not_loaded(self, why: str, plan: Plan) -> Problem:
        if NO_ROOM.search(why):
            return no_memory(self.info, plan)
        return self.invalid("the engine", why)

    def _try_out(self) -> None:
        """Compute one token: damaged weights load without an error and then say nothing."""
        is_done = self._decode((0,), self._watcher.should_stop)
        self._watch(None)
        if not is_done:
            raise Problem(Code.CANCELLED)
        self.check_output()
        self._keep(0)

    def invalid(self, where: str, why: str) -> Problem:
        """Return the problem of a model whose numbers are of no use."""
        return Problem(Code.MODEL_INVALID, path=self._file.path, where=where, why=why)


def _why_not(wanted: Plan, *, is_full: bool) -> Note:
    """Return why the processor is used instead of the graphics processor that was chosen."""
    chosen = wanted.offload
    facts: dict[str, Fact] = {"gpu": chosen.gpu.name if chosen.gpu else ""}
    if not is_full:
        facts["key"] = chosen.gpu.key if chosen.gpu else ""
        return Note(NoteCode.GPU_FAILED, facts)
    facts |= {"layers": chosen.layers, "needs_bytes": chosen.share.total}
    facts |= {"free_bytes": chosen.gpu.free_bytes if chosen.gpu else 0}
    return Note(NoteCode.GPU_OUT_OF_MEMORY, facts)


def _ends(count: int, shared: int, batch_tokens: int) -> list[int]:
    """Return where the batches of a prompt end: whole ones, cut once more behind `shared`."""
    head = range(batch_tokens, shared, batch_tokens)
    tail = range(shared + batch_tokens, count, batch_tokens)
    return [one for one in (*head, shared, *tail) if 0 < one < count] + [count]
