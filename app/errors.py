"""The two kinds of error: a `Problem` is known and a person can act; anything else is a bug."""

from enum import StrEnum


class Code(StrEnum):
    """Why something did not happen. Codes travel; `core.wording` holds their sentences."""

    MODEL_MISSING = "model_missing"
    MODEL_INVALID = "model_invalid"
    MODEL_CHANGED = "model_changed"
    MODEL_UNKNOWN = "model_unknown"
    TEMPLATE_UNSUPPORTED = "template_unsupported"
    OUT_OF_MEMORY = "out_of_memory"
    CONTEXT_FULL = "context_full"
    UNSUPPORTED_CPU = "unsupported_cpu"
    NOT_TRIED = "not_tried"
    TRIAL_FAILED = "trial_failed"
    ENGINE_STOPPED = "engine_stopped"
    BUSY = "busy"
    CANCELLED = "cancelled"
    UNSUPPORTED = "unsupported"
    BAD_VALUE = "bad_value"
    NOT_FOUND = "not_found"
    EXISTS = "exists"
    DISK_FULL = "disk_full"
    DISK_FAILED = "disk_failed"
    READ_ONLY = "read_only"
    IN_USE = "in_use"
    DATABASE_TOO_NEW = "database_too_new"
    DATABASE_DAMAGED = "database_damaged"
    DATABASE_LOCKED = "database_locked"
    HISTORY_ENCRYPTED = "history_encrypted"
    WRONG_PASSPHRASE = "wrong_passphrase"  # noqa: S105  a code
    KEYS_DAMAGED = "keys_damaged"
    NO_DATA_FOLDER = "no_data_folder"
    NO_DISPLAY = "no_display"
    NOT_ACKNOWLEDGED = "not_acknowledged"
    SOURCE_MISSING = "source_missing"
    CHECKPOINT_INVALID = "checkpoint_invalid"
    ARCHITECTURE_UNKNOWN = "architecture_unknown"
    TOKENIZER_UNSUPPORTED = "tokenizer_unsupported"
    TARGET_IN_USE = "target_in_use"
    FOLDER_MISSING = "folder_missing"
    NAME_TOO_LONG = "name_too_long"
    FILE_TOO_LARGE = "file_too_large"
    MEMORY_SHORT = "memory_short"
    NO_NETWORK = "no_network"
    TLS_FAILED = "tls_failed"
    PROXY_FAILED = "proxy_failed"
    GATED = "gated"
    REPOSITORY_UNKNOWN = "repository_unknown"
    NOT_OFFERED = "not_offered"
    SERVER_BUSY = "server_busy"
    ANSWER_INVALID = "answer_invalid"
    DOWNLOAD_CHANGED = "download_changed"
    TASK_INVALID = "task_invalid"
    SCORING_REFUSED = "scoring_refused"
    RUN_DIFFERS = "run_differs"
    RUN_INVALID = "run_invalid"
    RUN_IN_USE = "run_in_use"
    NOT_COMPARABLE = "not_comparable"
    CHECKSUM = "checksum"
    IMPORT_INVALID = "import_invalid"
    IDENTIFIERS_FOUND = "identifiers_found"
    PACK_MISSING = "pack_missing"
    PACK_INVALID = "pack_invalid"
    PACK_ALTERED = "pack_altered"
    PACK_TOO_NEW = "pack_too_new"
    STICK_FAILED = "stick_failed"
    BUG = "bug"


class Problem(Exception):
    """Something a person can act on: a code for machines, measured details for the sentence.

    Attributes:
        code: which of the known problems.
        detail: short facts for the sentence's placeholders (paths, numbers, names); never the
            text of a message, because details reach logs.
    """

    def __init__(self, code: Code, **detail: object) -> None:
        """Remember the code and its facts."""
        super().__init__(code, detail)
        self.code = code
        self.detail: dict[str, object] = detail

    def __str__(self) -> str:
        """Code and facts, for logs."""
        facts = " ".join(f"{key}={value}" for key, value in self.detail.items())
        return f"{self.code}: {facts}" if facts else str(self.code)

    def facts(self) -> dict[str, str | int | float | bool | None]:
        """Return the details as the wire carries them."""
        return {
            key: value if isinstance(value, str | int | float | bool | None) else str(value)
            for key, value in self.detail.items()
        }
