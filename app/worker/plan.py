"""How a model is going to be loaded: options, this computer and the model's shape in one."""

from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from app.core import gguf, hardware, loading, machine
from app.core.chat import LoadOptions
from app.core.hardware import Use
from app.core.text import size
from app.errors import Code, Problem
from app.worker import native
from app.worker.native import api

# On a processor 64 are as fast as 512 (measured), and a small
# batch reports often and needs a small compute buffer; a graphics processor wants more.
BATCH_TOKENS, GPU_BATCH_TOKENS = hardware.DEFAULT_BATCH_TOKENS, 512
TYPES = {"f32": 0, "f16": 1, "q4_0": 2, "q8_0": 8}  # ggml.h `ggml_type`
# llama.h `llama_load_mode` by whether weights are mapped and locked, `llama_flash_attn_type`.
LOAD_MODES = {(False, False): 0, (True, False): 1, (False, True): 2, (True, True): 3}
FLASH_ATTENTION = {None: -1, False: 0, True: 1}


@dataclass(frozen=True)
class Plan:
    """How a model is loaded; `use` is what counts for memory, `note` says what was decided."""

    use: Use
    threads: int
    gpu_layers: int
    device: str
    flash_attention: bool | None
    is_locked: bool
    note: str

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
        parameters.n_gpu_layers = self.gpu_layers
        parameters.load_mode = LOAD_MODES[self.use.is_mapped, self.is_locked]
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


def plan(info: gguf.ModelInfo, options: LoadOptions) -> Plan:
    """Return how this model is loaded here; what is open is decided by what the computer has.

    Raises:
        Problem: `bad_value`; `out_of_memory` with what it needs and what is free.
    """
    loading.check_for(options, info)
    gpus = native.gpus() if api.llama_supports_gpu_offload() else ()
    layers = 0
    if gpus and options.gpu_layers != 0:
        every = info.block_count + 1
        is_every = options.gpu_layers is None or options.gpu_layers < 0
        layers = every if is_every else min(every, options.gpu_layers or 0)
    batch_tokens = GPU_BATCH_TOKENS if layers else BATCH_TOKENS
    features = machine.features()
    chosen, note = loading.use(info, options, batch_tokens, features), ""
    free_bytes = machine.free_bytes()
    # Layers on a graphics processor need its memory instead; its driver says if it is short.
    if not layers and options.use_mmap is None:
        use, chosen = chosen, hardware.mapped(info, chosen, free_bytes)
        if not chosen.is_mapped:
            note = _why_not_mapped(info, use, free_bytes)
    found = Plan(
        use=chosen,
        threads=options.threads or machine.cores(),
        gpu_layers=layers,
        device=gpus[0].name if layers else "CPU",
        flash_attention=options.flash_attention,
        is_locked=bool(options.use_mlock),
        note=note,
    )
    if not layers and hardware.estimate(info, chosen).total > free_bytes:
        raise no_memory(info, found)
    return found


def _why_not_mapped(info: gguf.ModelInfo, use: Use, free_bytes: int) -> str:
    needed = hardware.estimate(info, replace(use, is_mapped=True)).total
    return (
        f"Read into memory, not mapped: mapped, it would need {size(needed)}; "
        f"{size(free_bytes)} are free."
    )


def no_memory(info: gguf.ModelInfo, found: Plan) -> Problem:
    """Return the problem of a model that is too large, with the numbers."""
    return Problem(
        Code.OUT_OF_MEMORY,
        needs_bytes=hardware.estimate(info, found.use).total,
        free_bytes=machine.free_bytes(),
        context_tokens=found.context_tokens,
        is_mapped=found.use.is_mapped,
    )
