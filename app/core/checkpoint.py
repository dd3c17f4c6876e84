"""What a survey of a checkpoint finds, and what its conversions would be: values for the wire."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """How many tensors of one type a file has, and how many bytes they take."""

    type: str
    tensors: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One type that a checkpoint can be written as.

    Attributes:
        name: e.g. "Q4_K_M".
        file_name: what the file is called if nobody names it.
        size_bytes: exact length of the file.
        needs_bytes: memory to run it, with the context it is loaded with.
        works_with_bytes: memory the conversion itself takes at most.
        shares: by tensor type, the largest first.
    """

    name: str
    file_name: str
    size_bytes: int
    needs_bytes: int
    works_with_bytes: int
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A checkpoint whose every header was checked.

    Attributes:
        source: the folder.
        kind: the class it was made for, e.g. "Gemma2ForCausalLM".
        architecture: its name in a model file, e.g. "gemma2".
        dtype: of most values: "bf16", "f16" or "f32".
        licence: "" if it does not say.
        base_models: what it was made from, as its card says.
        context_tokens: what `needs_bytes` counts with.
        context_length: tokens it was made for; 0 if it does not say.
        choices: the types, the largest first; the one of its own precision among them.
    """

    source: str
    kind: str
    architecture: str
    parameters: int
    layers: int
    dtype: str
    files: int
    tensors: int
    licence: str
    base_models: tuple[str, ...]
    has_template: bool
    context_tokens: int
    context_length: int
    choices: tuple[Choice, ...]

    @property
    def own(self) -> Choice | None:
        """The type of its own precision."""
        return next((one for one in self.choices if one.name == self.dtype.upper()), None)

    def choice(self, name: str) -> Choice | None:
        """Return the choice of this name; `None` if there is none."""
        return next((one for one in self.choices if one.name == name), None)
