"""What a refusal is in words: what happened, why as far as it was measured, what to do."""

from converters.refusal import Code, Refusal

# By code, and by a fact that only some refusals of a code have: what, why, what to do.
SENTENCES: dict[Code | tuple[Code, str], tuple[str, str, str]] = {
    Code.SOURCE_MISSING: (
        "There is nothing to convert at that place.",
        "{path} was looked for.",
        "Name the checkpoint's folder, or a GGUF file to quantize.",
    ),
    Code.CHECKPOINT_INVALID: (
        "This checkpoint cannot be converted.",
        "{where}: {why}.",
        "Put that right, or copy all files again from the model's page.",
    ),
    Code.MODEL_INVALID: (
        "This file cannot be used as a model.",
        "{where}: {why}.",
        "Copy it again from its source, or choose another file.",
    ),
    Code.ARCHITECTURE_UNKNOWN: (
        "Casebook does not convert models of this architecture.",
        "It is {name}; known are {known}.",
        "Look for a GGUF file of this model that others made, and add that.",
    ),
    Code.TOKENIZER_UNSUPPORTED: (
        "No model file can be made from this checkpoint's tokenizer.",
        "{where}: {why}.",
        "Copy tokenizer.model or tokenizer.json from the model's page into the folder.",
    ),
    (Code.EXISTS, "may_replace"): (
        "A file of that name is there already.",
        "{path} was not overwritten.",
        "Choose another name, or have it replaced (`--overwrite`).",
    ),
    Code.EXISTS: (
        "A file of that name is there already.",
        "{path} was not overwritten.",
        "Choose another name.",
    ),
    Code.TARGET_IN_USE: (
        "Another conversion is writing this file.",
        "It is {path}.",
        "Wait until it is done, or choose another name.",
    ),
    Code.FOLDER_MISSING: (
        "There is no folder to write to.",
        "{path} was looked for.",
        "Make it first, or choose another.",
    ),
    Code.NAME_TOO_LONG: (
        "A name is too long for this disk.",
        "It is {path}.",
        "Choose a shorter one.",
    ),
    Code.FILE_TOO_LARGE: (
        "This disk cannot hold a file that large.",
        "The file needs {needed_bytes}; at {path} one file ends at {most_bytes}.",
        "Choose a smaller type, or another disk.",
    ),
    (Code.DISK_FULL, "needed_bytes"): (
        "There is not enough room on the disk.",
        "The file needs {needed_bytes}; {free_bytes} are free at {path}. Nothing was written.",
        "Free some space, or choose another folder.",
    ),
    Code.DISK_FULL: (
        "The disk is full.",
        "{free_bytes} are free at {path}.",
        "Free some space, then try again. What was saved is intact.",
    ),
    Code.DISK_FAILED: (
        "The disk could not be read or written.",
        "{path}: {why}.",
        "Check the disk and its cable, then try again. What was saved is intact.",
    ),
    Code.READ_ONLY: (
        "That folder can be read but not written.",
        "Its place is {path}.",
        "Allow writing there, or choose another folder.",
    ),
    Code.MEMORY_SHORT: (
        "There is not enough memory for this conversion.",
        "It needs {needed_bytes}; {available_bytes} are free.",
        "Close other programs, then try again.",
    ),
    Code.CANCELLED: (
        "Stopped before it was done.",
        "",
        "Nothing half-written was left behind.",
    ),
}


def told(refusal: Refusal) -> tuple[str, str]:
    """Return what happened and why, and what to do; a *why* whose facts are missing is left out."""
    special = next(
        (key for key in SENTENCES if isinstance(key, tuple) and _holds(refusal, key)), refusal.code
    )
    what, why, hint = SENTENCES[special]
    facts = {key: _fact(key, value) for key, value in refusal.facts.items()}
    try:
        return " ".join(part for part in (what, why.format(**facts)) if part), hint
    except KeyError:
        return what, hint


def _holds(refusal: Refusal, key: tuple[Code, str]) -> bool:
    return refusal.code is key[0] and key[1] in refusal.facts


def _fact(key: str, value: str | int) -> str:
    return size(value) if key.endswith("_bytes") and isinstance(value, int) else str(value)


def size(count: int) -> str:
    """Return a number of bytes for people, decimal: 1 GB = 10⁹ bytes."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= factor:
            return (
                f"{count / factor:.2f} {unit}" if unit == "GB" else f"{count / factor:.0f} {unit}"
            )
    return f"{count} bytes"
