"""A graphics processor as the engine names it."""

from msgspec import Struct

SEPARATOR = " · "  # in a key; a backend's name has none


class Gpu(Struct, frozen=True, kw_only=True):
    """One graphics processor; sizes in bytes.

    Attributes:
        name: as its driver names it, e.g. "NVIDIA H100 80GB HBM3".
        backend: what of ggml computes on it, e.g. "Vulkan".
        free_bytes: memory that nobody has taken; an integrated one shares the computer's.
        total_bytes: all of its memory.
        integrated: it is part of the processor.
        device: ggml's name, e.g. "Vulkan0": the next start may count otherwise.
        driver: name and version; empty where it does not say.
        software: it is a program that computes on the processor.
        pace: how fast it reads weights ÷ the processor, measured; 0 is not measured.
    """

    name: str
    backend: str
    free_bytes: int
    total_bytes: int
    integrated: bool
    device: str = ""
    driver: str = ""
    software: bool = False
    pace: float = 0.0

    @property
    def key(self) -> str:
        """What a failure is remembered by: another driver version may be tried again."""
        return SEPARATOR.join(part for part in (self.name, self.backend, self.driver) if part)
