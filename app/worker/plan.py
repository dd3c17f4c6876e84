"""How a model is going to be loaded: options, this computer and the model's shape in one."""

import ctypes
from dataclasses import dataclass
from typing import Any

from app.core import fitting, gguf, loading, machine, offload
from app.core.chat import LoadOptions
from app.core.hardware import Use
from app.core.load_notes import Note
from app.core.offload import Offload
from app.errors import Code, Problem
from app.worker import gpus
from app.worker.engine import Announce
from app.worker.native import api

TYPES = {"f32": 0, "f16": 1, "q4_0": 2, "q8_0": 8}  # ggml.h `ggml_type`
# llama.h `llama_load_mode` by whether weights are mapped and locked, `llama_flash_attn_type`.
LOAD_MODES = {(False, False): 0, (True, False): 1, (False, True): 2, (True, True): 3}
FLASH_ATTENTION = {None: -1, False: 0, True: 1}


@dataclass(frozen=True)
class Plan:
    """How a model is loaded; `use` is what counts for memory, `notes` say what was decided."""

    use: Use
    threads: int
    offload: Offload
    flash_attention: bool | None
    is_locked: bool
    notes: tuple[Note, ...]

    @property
    def context_tokens(self) -> int:
        """Size of the context."""
        return self.use.context_tokens

    @property
    def batch_tokens(self) -> int:
        """Prompt tokens computed together."""
        return self.use.batch_tokens

    def model_parameters(self) -> Any:
        """Return `llama_model_params`."""
        parameters = api.llama_model_default_params()
        parameters.n_gpu_layers = self.offload.layers
        parameters.load_mode = LOAD_MODES[self.use.is_mapped, self.is_locked]
        # Named always, also as none: by itself llama.cpp spreads a model over all it finds, and
        # has a graphics processor read long prompts even with no layer on it.
        gpu = self.offload.gpu
        named = (ctypes.c_void_p * 2)(gpus.handle(gpu.device) if gpu else None, None)
        parameters.devices = ctypes.cast(named, ctypes.c_void_p)
        parameters.kept = named  # it must live as long as what points to it
        return parameters

    def context_parameters(self) -> Any:
        """Return `llama_context_params`."""
        parameters = api.llama_context_default_params()
        parameters.n_ctx = self.context_tokens
        parameters.n_batch = parameters.n_ubatch = self.batch_tokens
        # One row of logits: for a vocabulary of 256,000, a row a token would be half a gigabyte.
        parameters.n_outputs_max = 1
        parameters.n_threads = parameters.n_threads_batch = self.threads
        parameters.type_k = TYPES[self.use.cache_type_k]
        parameters.type_v = TYPES[self.use.cache_type_v]
        parameters.flash_attn_type = FLASH_ATTENTION[self.flash_attention]
        # Windowed layers keep everything too, or no earlier prompt could be gone back to.
        parameters.swa_full = True
        return parameters


def plan(info: gguf.ModelInfo, options: LoadOptions, announce: Announce = lambda _: None) -> Plan:
    """Return how this model is loaded here; what is open is decided by what the computer has.

    With layers on a graphics processor or to be decided, drivers are started; `announce` hears of
    each before.

    Raises:
        Problem: `bad_value`; `out_of_memory` with what it needs and what is free.
    """
    loading.check_for(options, info)
    found = gpus.found(options.avoid or (), announce) if options.gpu_layers != 0 else ()
    now = machine.machine()
    fitted = fitting.fitted(info, options, now, found)
    planned = Plan(
        use=fitted.use,
        threads=options.threads or machine.cores(),
        offload=fitted.offload,
        flash_attention=options.flash_attention,
        is_locked=bool(options.use_mlock),
        notes=(*fitted.offload.notes, *fitted.remarks),
    )
    if fitted.memory.total > now.free_bytes:
        raise no_memory(info, planned)
    return planned


def no_memory(info: gguf.ModelInfo, found: Plan) -> Problem:
    """Return the problem of a model that is too large, with the numbers."""
    return Problem(
        Code.OUT_OF_MEMORY,
        needs_bytes=offload.host(info, found.use, found.offload.layers).total,
        free_bytes=machine.free_bytes(),
        context_tokens=found.context_tokens,
        is_mapped=found.use.is_mapped,
    )
