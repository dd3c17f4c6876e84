"""Why a checkpoint is not converted: a code for machines, measured facts for the sentence."""

from enum import StrEnum


class Code(StrEnum):
    """The known reasons; whoever shows one holds its sentence."""

    SOURCE_MISSING = "source_missing"
    CHECKPOINT_INVALID = "checkpoint_invalid"
    MODEL_INVALID = "model_invalid"
    ARCHITECTURE_UNKNOWN = "architecture_unknown"
    TOKENIZER_UNSUPPORTED = "tokenizer_unsupported"
    EXISTS = "exists"
    TARGET_IN_USE = "target_in_use"
    FOLDER_MISSING = "folder_missing"
    NAME_TOO_LONG = "name_too_long"
    FILE_TOO_LARGE = "file_too_large"
    DISK_FULL = "disk_full"
    DISK_FAILED = "disk_failed"
    READ_ONLY = "read_only"
    MEMORY_SHORT = "memory_short"
    CANCELLED = "cancelled"


class Refusal(Exception):
    """A conversion that does not happen, or stopped.

    Attributes:
        code: which of the known reasons.
        facts: short facts for the sentence: `where` and `why`, `path`, `name`, `known`, sizes
            that end in `_bytes`.
    """

    def __init__(self, code: Code, **facts: str | int) -> None:
        """Remember the code and its facts."""
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


def invalid(where: str, why: str) -> Refusal:
    """Return the refusal of a checkpoint: what is wrong with it, and where."""
    return Refusal(Code.CHECKPOINT_INVALID, where=where, why=why)
