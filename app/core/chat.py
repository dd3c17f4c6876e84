"""The words of a conversation as values: who said what, and how an answer was asked for."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct, ValidationError, convert

from app.core.load_notes import Note

DEFAULT_TEMPERATURE = 0.7
DEFAULT_MAX_TOKENS = 2048


class Role(StrEnum):
    """Who speaks."""

    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


class State(StrEnum):
    """How complete a message is. Only `DONE` is whole."""

    DONE = "done"
    STREAMING = "streaming"
    STOPPED = "stopped"
    INTERRUPTED = "interrupted"
    FAILED = "failed"


class Reason(StrEnum):
    """Why an answer ended."""

    STOP = "stop"
    LENGTH = "length"
    CANCELLED = "cancelled"


class Message(Struct, frozen=True):
    """One turn of speech as the model is to see it.

    Attributes:
        role: who speaks.
        text: what was said.
        is_open: an answer that is not at its end; as the last message, the model goes on with it.
        is_raw: as the first message: the prompt is the text as it is, without the chat template.
    """

    role: Role
    text: str
    is_open: bool = False
    is_raw: bool = False


class Sampling(Struct, frozen=True):
    """How the next token is chosen; `None` means the model's own default, else Casebook's.

    Attributes:
        temperature: 0 is greedy and repeatable.
        top_k: candidates kept; 0 keeps all.
        top_p: probability mass kept, 0..1; 1 keeps all.
        min_p: smallest probability kept, relative to the best one; 0 keeps all.
        repeat_penalty: 1 is off; looks back 64 tokens.
        seed: of the random draw; `None` draws a new one for each answer.
        max_tokens: longest answer in tokens.
    """

    temperature: float | None = None
    top_k: int | None = None
    top_p: float | None = None
    min_p: float | None = None
    repeat_penalty: float | None = None
    seed: int | None = None
    max_tokens: int | None = None

    @classmethod
    def kept(cls, setup: Mapping[str, Any]) -> "Sampling":
        """Return what a conversation was last asked with; of a setup that holds none, all open."""
        try:
            return convert(setup.get("sampling") or {}, type=cls)
        except ValidationError:
            return cls()

    def over(self, defaults: "Sampling") -> "Sampling":
        """Return this choice with every open field taken from `defaults`."""
        return Sampling(
            **{
                name: own if (own := getattr(self, name)) is not None else getattr(defaults, name)
                for name in self.__struct_fields__
            }
        )


CASEBOOK_SAMPLING = Sampling(
    temperature=DEFAULT_TEMPERATURE,
    top_k=40,
    top_p=0.95,
    min_p=0.05,
    repeat_penalty=1.0,
    seed=None,
    max_tokens=DEFAULT_MAX_TOKENS,
)


class ModelFile(Struct, frozen=True):
    """A GGUF file as the engine is asked to use it, or a model of a server.

    Attributes:
        path: absolute path; of a server its address, `#` and the model's name.
        sha256: of the whole file, hexadecimal; empty if it was not hashed (a file used in place).
        marks: size, time and inode when it was hashed, see `core.parts.written`; the engine
            refuses a file that differs. Empty is not checked.
    """

    path: str
    sha256: str = ""
    marks: str = ""

    @property
    def endpoint(self) -> str:
        """Address of the server it is on; "" is a file of this computer."""
        address = self.path.partition("#")[0]
        return address if "://" in address else ""


class LoadOptions(Struct, frozen=True):
    """How a model is put into memory; another value means loading again. `None` is automatic.

    Attributes:
        context_tokens: size of the context; `None` takes the model's own, at most 4,096.
        threads: processor threads; `None` takes the physical cores, on battery half of them.
        saves_battery: fewer threads on battery; `None` is yes.
        gpu_layers: layers offloaded; `None` is automatic, 0 is CPU only, -1 is all.
        batch_tokens: prompt tokens computed together; `None` is 128, on a graphics processor 512.
        cache_type_k: how the keys of the context are kept: f16, q8_0, q4_0 or f32; `None` is f16.
        cache_type_v: the same of the values; quantized ones need flash attention.
        flash_attention: `None` uses it where the device has it.
        use_mmap: read weights from the file's own pages; `None` decides by what is free.
        use_mlock: keep the weights from being swapped out.
        gpu: name of the graphics processor to use; `None` is automatic.
        avoid: graphics processors that failed, by `core.gpu.Gpu.key` or by their backend.
    """

    context_tokens: int | None = None
    threads: int | None = None
    gpu_layers: int | None = None
    batch_tokens: int | None = None
    cache_type_k: str | None = None
    cache_type_v: str | None = None
    flash_attention: bool | None = None
    use_mmap: bool | None = None
    use_mlock: bool | None = None
    gpu: str | None = None
    avoid: tuple[str, ...] | None = None
    saves_battery: bool | None = None

    def over(self, defaults: "LoadOptions") -> "LoadOptions":
        """Return this choice with every open field taken from `defaults`."""
        return LoadOptions(
            **{
                name: own if (own := getattr(self, name)) is not None else getattr(defaults, name)
                for name in self.__struct_fields__
            }
        )


SAFE_MODE = LoadOptions(context_tokens=2048, gpu_layers=0)


class Loaded(Struct, frozen=True):
    """What the engine says of the model in memory.

    Attributes:
        context_tokens: size of the context in use.
        trained_tokens: the context length the model was trained with; 0 if the file has none.
        seconds: time the load took.
        device: "CPU", or the graphics processor's name.
        cpu_variant: instruction sets of the running engine build, e.g. "AVX2".
        gpu_layers: layers that are on a graphics processor.
        threads: processor threads in use.
        memory_bytes: resident memory of the engine after the load.
        template_sha256: of the chat template text, hexadecimal.
        has_system_role: False if the system text is folded into the first user turn.
        sampling: defaults of this model, every field but the seed set.
        engine: llama-cpp-python version.
        llama_commit: llama.cpp commit the engine was built from; empty if it is not known.
        batch_tokens: prompt tokens computed together.
        cache_type_k: how the keys are kept.
        cache_type_v: how the values are kept.
        flash_attention: whether the device computes it.
        is_mapped: whether the weights are the file's own pages.
        is_locked: whether the weights were asked to be kept from being swapped out.
        buffers: llama.cpp's own figures in bytes by what they are for: `weights`, `repacked`,
            `cache`, `compute`, `output`; those of a graphics processor as `gpu_weights`,
            `gpu_cache`, `gpu_compute`.
        notes: what was decided, and why something is not as it was asked for.
        backend: what computes on the graphics processor, e.g. "Vulkan"; empty without one.
        driver: of the graphics processor, name and version where it says.
        all_layers: how many layers could be offloaded, the output counted as one.
        model: of a server, what it calls its model; empty for a model of this computer.
    """

    context_tokens: int
    trained_tokens: int
    seconds: float
    device: str
    cpu_variant: str
    gpu_layers: int
    threads: int
    memory_bytes: int
    template_sha256: str
    has_system_role: bool
    sampling: Sampling
    engine: str
    llama_commit: str
    batch_tokens: int = 0
    cache_type_k: str = ""
    cache_type_v: str = ""
    flash_attention: bool = False
    is_mapped: bool = False
    is_locked: bool = False
    buffers: dict[str, int] = {}
    notes: tuple[Note, ...] = ()
    backend: str = ""
    driver: str = ""
    all_layers: int = 0
    model: str = ""


class Counted(Struct, frozen=True):
    """The exact size of a prompt.

    Attributes:
        prompt_tokens: all of it, template included.
        message_tokens: one number a message, in order; the template's own tokens are the rest.
        context_tokens: size of the context it must fit.
        text: the prompt as the model sees it, control tokens in their written form.
        has_system_role: False if the system text was folded into the first user turn.
    """

    prompt_tokens: int
    message_tokens: tuple[int, ...]
    context_tokens: int
    text: str
    has_system_role: bool


class Ending(Struct, frozen=True):
    """How one answer ended, in numbers.

    Attributes:
        reason: stop, length (of the answer or of the context) or cancelled.
        prompt_tokens: tokens of the whole prompt.
        evaluated_tokens: prompt tokens that were computed now; the rest came from the KV cache.
        answer_tokens: tokens generated.
        first_token_ms: from the request to the first token; 0 if there was none.
        total_ms: from the request to the end.
        sampling: what was used, every field set, the seed included.
        dropped_bytes: bytes that were no valid UTF-8 and are not in the text.
        raw_sha256: of the answer's raw bytes, hexadecimal.
    """

    reason: Reason
    prompt_tokens: int
    evaluated_tokens: int
    answer_tokens: int
    first_token_ms: int
    total_ms: int
    sampling: Sampling
    dropped_bytes: int
    raw_sha256: str


class Scored(Struct, frozen=True):
    """How likely each of several continuations of one prompt is; one entry a continuation.

    Attributes:
        log_probabilities: natural logarithms, over the whole vocabulary, summed over its tokens.
        token_counts: tokens it consists of.
        first_tokens: id of its first token; where two are the same, no single row tells them apart.
        are_greedy: whether each of its tokens is the likeliest one at its place.
        prompt_tokens: tokens of the prompt.
        evaluated_tokens: prompt tokens that were computed now; the rest came from the KV cache.
        begin_tokens: how many tokens that begin a text stand at the prompt's beginning.
        total_ms: from the request to the end.
    """

    log_probabilities: tuple[float, ...]
    token_counts: tuple[int, ...]
    first_tokens: tuple[int, ...]
    are_greedy: tuple[bool, ...]
    prompt_tokens: int
    evaluated_tokens: int
    begin_tokens: int
    total_ms: int
