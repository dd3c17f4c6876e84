"""One model in memory: checked, loaded, tried out, read into, stepped, freed."""

import ctypes
import logging
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.core import gguf
from app.core.chat import LoadOptions, ModelFile
from app.errors import Code, Problem
from app.worker import devices, native
from app.worker.engine import Report, Stop
from app.worker.native import api
from app.worker.template import Template
from app.worker.tokens import Vocabulary

MOST_CONTEXT_TOKENS = 4096  # unless a person asks for more
PADDING_TOKENS = 256  # llama-context.cpp pads the context to this
# Prompt tokens computed together. On a processor 64 are as fast as 512 (measured), and a small
# batch reports often and needs a small compute buffer; a graphics processor wants more.
BATCH_TOKENS, GPU_BATCH_TOKENS = 128, 512
MARGIN_BYTES = 256 * 1024 * 1024  # compute buffers and the interpreter
KV_ELEMENT_BYTES = 2  # F16
# A step slower than this is watched for cancel from inside; faster ones are not, because asking
# Python at every node of the graph costs some 3 % of a small model's speed.
SLOW_STEP_SECONDS = 0.05
DECODED, NO_SLOT, ABORTED, NO_MEMORY = 0, 1, 2, -2  # llama.h `llama_decode`

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Plan:
    """How a model is loaded."""

    context_tokens: int
    threads: int
    gpu_layers: int
    device: str


class Model:
    """A loaded model with its context; `close` frees the memory.

    Attributes:
        info: what the file says.
        vocabulary: its tokens.
        template: its chat template.
        context_tokens: size of the context.
        threads: processor threads in use.
        gpu_layers: layers on a graphics processor.
        device: "CPU", or the graphics processor's name.
        evaluated_tokens: of the last prompt, those that were computed and not reused.
    """

    def __init__(self, file: ModelFile, options: LoadOptions) -> None:
        """Check the file, load it, and compute one token to see that it works.

        Raises:
            Problem: `model_missing`, `model_invalid`, `template_unsupported`, `out_of_memory`,
                `unsupported_cpu`.
        """
        self._path = file.path
        self.info = gguf.read(Path(file.path))
        native.start()
        devices.check_processor()
        plan = _plan(self.info, options)
        _check_memory(self.info, plan)
        self._model: Any = None
        self._context: Any = None
        self._is_slow = self._is_watched = False
        self._tokens: list[int] = []
        self._starts: list[int] = []
        self.evaluated_tokens = 0
        self._stop: Stop = bool
        self._abort = api.ggml_abort_callback(lambda _data: self._stop())
        try:
            self._open(file.path, plan)
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
        pointer = api.llama_get_logits_ith(self._context, -1)
        logits = pointer[: self.vocabulary.size]
        if not all(map(math.isfinite, logits)) or max(logits) == min(logits):
            raise self._invalid("the weights", "they give no usable output")

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
            raise _no_memory(self.info, self._plan)
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

    # --- loading ---------------------------------------------------------------------------------

    def _open(self, path: str, plan: _Plan) -> None:
        native.forget_error()
        try:
            self._load(path, plan)
        except Problem as problem:
            if not plan.gpu_layers or problem.code is Code.OUT_OF_MEMORY:
                raise
            _log.warning("%s failed, continuing on the processor", plan.device)
            self.close()
            plan = replace(plan, gpu_layers=0, device=f"CPU ({plan.device} failed)")
            self._load(path, plan)
        self.context_tokens = plan.context_tokens
        self.threads = plan.threads
        self.gpu_layers = min(plan.gpu_layers, self.info.block_count + 1)
        self.device = plan.device

    def _load(self, path: str, plan: _Plan) -> None:
        self._plan = plan
        self._is_slow = self._is_watched = False
        self._batch_tokens = GPU_BATCH_TOKENS if plan.gpu_layers else BATCH_TOKENS
        parameters = api.llama_model_default_params()
        parameters.n_gpu_layers = plan.gpu_layers
        self._model = api.llama_model_load_from_file(
            path.encode("utf-8", "surrogateescape"), parameters
        )
        if self._model is None:
            raise self._invalid("the engine", native.error() or "it refused the file")
        self._context = api.llama_init_from_model(self._model, self._context_parameters(plan))
        if self._context is None:
            raise _no_memory(self.info, plan)
        self.vocabulary = Vocabulary(self._model)
        self.template = Template(
            self.info.chat_template, bos=self.vocabulary.bos, eos=self.vocabulary.eos
        )
        self._try_out()

    def _context_parameters(self, plan: _Plan) -> Any:
        parameters = api.llama_context_default_params()
        parameters.n_ctx = plan.context_tokens
        parameters.n_batch = parameters.n_ubatch = self._batch_tokens
        # One row of logits: for a vocabulary of 256,000, a row a token would be half a gigabyte.
        parameters.n_outputs_max = 1
        parameters.n_threads = parameters.n_threads_batch = plan.threads
        # Windowed layers keep everything too, or no earlier prompt could be gone back to.
        parameters.swa_full = True
        return parameters

    def _try_out(self) -> None:
        """Compute one token: damaged weights load without an error and then say nothing."""
        self._decode((0,), None)
        self.check_output()
        self._keep(0)

    def _invalid(self, where: str, why: str) -> Problem:
        return Problem(Code.MODEL_INVALID, path=self._path, where=where, why=why)


def _plan(info: gguf.ModelInfo, options: LoadOptions) -> _Plan:
    most = info.context_length or MOST_CONTEXT_TOKENS
    asked = options.context_tokens or MOST_CONTEXT_TOKENS
    gpus = native.gpus() if api.llama_supports_gpu_offload() else ()
    layers = 0
    if gpus and options.gpu_layers != 0:
        every = info.block_count + 1
        is_every = options.gpu_layers is None or options.gpu_layers < 0
        layers = every if is_every else min(every, options.gpu_layers or 0)
    return _Plan(
        context_tokens=min(asked, most),
        threads=options.threads or devices.cores(),
        gpu_layers=layers,
        device=gpus[0].name if layers else "CPU",
    )


def needed_bytes(info: gguf.ModelInfo, context_tokens: int) -> int:
    """Return the memory a model needs: its file, keys and values of a full context, and a margin.

    Keys and values: 2 bytes × layers × tokens × key-value heads × (key + value length).
    """
    tokens = -(-context_tokens // PADDING_TOKENS) * PADDING_TOKENS
    heads = info.head_count_kv * (info.key_length + info.value_length)
    return info.size_bytes + KV_ELEMENT_BYTES * info.block_count * tokens * heads + MARGIN_BYTES


def _check_memory(info: gguf.ModelInfo, plan: _Plan) -> None:
    # Layers on a graphics processor need its memory instead; its driver says if it is too little.
    if not plan.gpu_layers and needed_bytes(info, plan.context_tokens) > devices.free_bytes():
        raise _no_memory(info, plan)


def _no_memory(info: gguf.ModelInfo, plan: _Plan) -> Problem:
    return Problem(
        Code.OUT_OF_MEMORY,
        needs_bytes=needed_bytes(info, plan.context_tokens),
        free_bytes=devices.free_bytes(),
    )
