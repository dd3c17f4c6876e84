"""What every problem tells, by its code: looked up by `core.wording` when there is one to tell."""

from app.core.evaluation_wording import EVALUATION
from app.core.history_wording import HISTORY
from app.core.network_wording import NETWORK
from app.core.pack_wording import PACKS
from app.core.text import QT_TRANSLATE_NOOP
from app.core.trial_wording import TRIALS
from app.errors import Code


def _told(what: str, why: str, hint: str, *keys: str) -> tuple[str, str, str, tuple[str, ...]]:
    return what, why, hint, keys


# By code, and by a fact that only some problems of a code have, which then go first.
# Placeholders %1, %2 … are the named facts of the problem, in the order of the keys.
SENTENCES: dict[Code | tuple[Code, str], tuple[str, str, str, tuple[str, ...]]] = {
    Code.MODEL_MISSING: _told(
        QT_TRANSLATE_NOOP("problem", "The model file is not there."),
        QT_TRANSLATE_NOOP("problem", "Looked for %1."),
        QT_TRANSLATE_NOOP("problem", "Put the file back, or choose another model."),
        "path",
    ),
    Code.MODEL_INVALID: _told(
        QT_TRANSLATE_NOOP("problem", "This file cannot be used as a model."),
        QT_TRANSLATE_NOOP("problem", "%1: %2."),
        QT_TRANSLATE_NOOP("problem", "Copy it again from its source, or choose another file."),
        "where",
        "why",
    ),
    (Code.MODEL_INVALID, "is_removed"): _told(
        QT_TRANSLATE_NOOP("problem", "The converted file cannot be used as a model."),
        QT_TRANSLATE_NOOP("problem", "%1: %2."),
        QT_TRANSLATE_NOOP(
            "problem",
            "It was removed. `casebook convert` with `-o` writes it without a trial and keeps it.",
        ),
        "where",
        "why",
    ),
    Code.MODEL_CHANGED: _told(
        QT_TRANSLATE_NOOP("problem", "The model file is not the one that was added."),
        QT_TRANSLATE_NOOP("problem", "%1 has changed on disk since then."),
        QT_TRANSLATE_NOOP("problem", "Add it again as a new model, or restore the old file."),
        "path",
    ),
    Code.MODEL_UNKNOWN: _told(
        QT_TRANSLATE_NOOP("problem", "There is no model to work with."),
        "",
        QT_TRANSLATE_NOOP(
            "problem", "`casebook models list` shows the models; `casebook models add` adds one."
        ),
    ),
    (Code.MODEL_UNKNOWN, "name"): _told(
        QT_TRANSLATE_NOOP("problem", "There is no model by that name."),
        QT_TRANSLATE_NOOP("problem", "Asked for: %1."),
        QT_TRANSLATE_NOOP(
            "problem", "`casebook models list` shows the models; `casebook models add` adds one."
        ),
        "name",
    ),
    Code.TEMPLATE_UNSUPPORTED: _told(
        QT_TRANSLATE_NOOP("problem", "The chat template of this model cannot be used."),
        QT_TRANSLATE_NOOP("problem", "%1."),
        QT_TRANSLATE_NOOP("problem", "Choose another model, or a newer copy of this one."),
        "why",
    ),
    (Code.OUT_OF_MEMORY, "want"): _told(
        QT_TRANSLATE_NOOP("problem", "The system ended the engine: memory ran out."),
        QT_TRANSLATE_NOOP("problem", "It needs about %1; %2 are free now."),
        QT_TRANSLATE_NOOP(
            "problem", "Close other programs, choose a smaller type, or a smaller context."
        ),
        "needs_bytes",
        "free_bytes",
    ),
    (Code.OUT_OF_MEMORY, "elsewhere"): _told(
        QT_TRANSLATE_NOOP("problem", "The engine was killed while memory ran out."),
        QT_TRANSLATE_NOOP(
            "problem",
            "In that time the system ended a program for want of memory. The engine needs about "
            "%1; %2 are free now.",
        ),
        QT_TRANSLATE_NOOP(
            "problem", "Close other programs, choose a smaller type, or a smaller context."
        ),
        "needs_bytes",
        "free_bytes",
    ),
    Code.OUT_OF_MEMORY: _told(
        QT_TRANSLATE_NOOP("problem", "The model did not load."),
        QT_TRANSLATE_NOOP("problem", "It needs %1 of memory; %2 were free."),
        QT_TRANSLATE_NOOP(
            "problem", "Close other programs, choose a smaller type, or a smaller context."
        ),
        "needs_bytes",
        "free_bytes",
    ),
    Code.CONTEXT_FULL: _told(
        QT_TRANSLATE_NOOP("problem", "The question does not fit the context."),
        QT_TRANSLATE_NOOP("problem", "It needs %1 tokens; the context holds %2."),
        QT_TRANSLATE_NOOP(
            "problem", "Leave older messages out, shorten the question, or use a larger context."
        ),
        "needed_tokens",
        "context_tokens",
    ),
    Code.UNSUPPORTED_CPU: _told(
        QT_TRANSLATE_NOOP("problem", "The engine cannot run on this processor."),
        QT_TRANSLATE_NOOP("problem", "It stopped at an instruction the processor does not have."),
        QT_TRANSLATE_NOOP(
            "problem", "Install the build of Casebook that is made for older processors."
        ),
    ),
    Code.ENGINE_STOPPED: _told(
        QT_TRANSLATE_NOOP("problem", "The engine stopped."),
        QT_TRANSLATE_NOOP("problem", "Its exit status was %1."),
        QT_TRANSLATE_NOOP("problem", "Try again, or load the model on CPU only."),
        "exit_code",
    ),
    (Code.ENGINE_STOPPED, "last_loaded"): _told(
        QT_TRANSLATE_NOOP("problem", "The engine stopped when this model was last loaded."),
        QT_TRANSLATE_NOOP("problem", "So %1 is not loaded again by itself."),
        QT_TRANSLATE_NOOP("problem", "Try again, or load the model on CPU only."),
        "last_loaded",
    ),
    Code.BUSY: _told(
        QT_TRANSLATE_NOOP("problem", "The engine is still at work on another question."),
        "",
        QT_TRANSLATE_NOOP("problem", "Wait for its answer, or stop it."),
    ),
    Code.CANCELLED: _told(
        QT_TRANSLATE_NOOP("problem", "Stopped before it was done."),
        "",
        QT_TRANSLATE_NOOP("problem", "Nothing half-written was left behind."),
    ),
    Code.UNSUPPORTED: _told(
        QT_TRANSLATE_NOOP("problem", "This cannot be done here."),
        QT_TRANSLATE_NOOP("problem", "%1."),
        QT_TRANSLATE_NOOP("problem", "`casebook doctor` says what this computer can do."),
        "why",
    ),
    Code.BAD_VALUE: _told(
        QT_TRANSLATE_NOOP("problem", "A value cannot be used."),
        QT_TRANSLATE_NOOP("problem", "%1: %2."),
        QT_TRANSLATE_NOOP("problem", "Correct it and try again."),
        "name",
        "why",
    ),
    (Code.NOT_FOUND, "file"): _told(
        QT_TRANSLATE_NOOP("problem", "There is no file at that place."),
        QT_TRANSLATE_NOOP("problem", "%1 was looked for."),
        QT_TRANSLATE_NOOP("problem", "Choose another file."),
        "file",
    ),
    Code.NOT_FOUND: _told(
        QT_TRANSLATE_NOOP("problem", "There is nothing by that name or id."),
        QT_TRANSLATE_NOOP("problem", "Asked for: %1."),
        QT_TRANSLATE_NOOP("problem", "List what there is, and copy the id from there."),
        "name",
    ),
    (Code.EXISTS, "may_replace"): _told(
        QT_TRANSLATE_NOOP("problem", "A file of that name is there already."),
        QT_TRANSLATE_NOOP("problem", "%1 was not overwritten."),
        QT_TRANSLATE_NOOP("problem", "Choose another name, or have it replaced (`--overwrite`)."),
        "path",
    ),
    Code.EXISTS: _told(
        QT_TRANSLATE_NOOP("problem", "A file of that name is there already."),
        QT_TRANSLATE_NOOP("problem", "%1 was not overwritten."),
        QT_TRANSLATE_NOOP("problem", "Choose another name."),
        "path",
    ),
    (Code.DISK_FULL, "needed_bytes"): _told(
        QT_TRANSLATE_NOOP("problem", "There is not enough room on the disk."),
        QT_TRANSLATE_NOOP("problem", "The file needs %1; %2 are free at %3. Nothing was written."),
        QT_TRANSLATE_NOOP("problem", "Free some space, or choose another folder."),
        "needed_bytes",
        "free_bytes",
        "path",
    ),
    (Code.DISK_FULL, "output"): _told(
        QT_TRANSLATE_NOOP("problem", "The output of this command is cut short."),
        QT_TRANSLATE_NOOP("problem", "The system says: %1."),
        QT_TRANSLATE_NOOP("problem", "Send it where there is room, and run the command again."),
        "output",
    ),
    Code.DISK_FULL: _told(
        QT_TRANSLATE_NOOP("problem", "The disk is full."),
        QT_TRANSLATE_NOOP("problem", "%1 are free at %2."),
        QT_TRANSLATE_NOOP("problem", "Free some space, then try again. What was saved is intact."),
        "free_bytes",
        "path",
    ),
    (Code.DISK_FAILED, "output"): _told(
        QT_TRANSLATE_NOOP("problem", "The output of this command is cut short."),
        QT_TRANSLATE_NOOP("problem", "The system says: %1."),
        QT_TRANSLATE_NOOP("problem", "Send it where there is room, and run the command again."),
        "output",
    ),
    (Code.DISK_FAILED, "gone"): _told(
        QT_TRANSLATE_NOOP("problem", "The disk with Casebook's data is not there any more."),
        QT_TRANSLATE_NOOP("problem", "%1 cannot be reached."),
        QT_TRANSLATE_NOOP(
            "problem",
            "Plug it in again, then close Casebook and start it again. What was saved is on it; an "
            "open window offers to save the rest elsewhere before it closes.",
        ),
        "gone",
    ),
    Code.DISK_FAILED: _told(
        QT_TRANSLATE_NOOP("problem", "The disk could not be read or written."),
        QT_TRANSLATE_NOOP("problem", "%1: %2."),
        QT_TRANSLATE_NOOP(
            "problem", "Check the disk and its cable, then try again. What was saved is intact."
        ),
        "path",
        "why",
    ),
    (Code.READ_ONLY, "folder"): _told(
        QT_TRANSLATE_NOOP("problem", "That folder can be read but not written."),
        QT_TRANSLATE_NOOP("problem", "Its place is %1."),
        QT_TRANSLATE_NOOP("problem", "Allow writing there, or choose another folder."),
        "folder",
    ),
    Code.READ_ONLY: _told(
        QT_TRANSLATE_NOOP("problem", "The data folder can be read but not written."),
        QT_TRANSLATE_NOOP("problem", "Its place is %1."),
        QT_TRANSLATE_NOOP("problem", "Allow writing there, or choose another data folder."),
        "path",
    ),
    Code.IN_USE: _told(
        QT_TRANSLATE_NOOP("problem", "Casebook is open on this data folder."),
        QT_TRANSLATE_NOOP("problem", "Process %1 writes to it."),
        QT_TRANSLATE_NOOP(
            "problem",
            "Close its window or let its command end first, or choose another data folder.",
        ),
        "pid",
    ),
    Code.NO_DATA_FOLDER: _told(
        QT_TRANSLATE_NOOP("problem", "There is no folder for Casebook's data."),
        QT_TRANSLATE_NOOP("problem", "%1: %2."),
        QT_TRANSLATE_NOOP("problem", "Name one with --data-dir or CASEBOOK_DATA_DIR."),
        "path",
        "reason",
    ),
    Code.NO_DISPLAY: _told(
        QT_TRANSLATE_NOOP("problem", "There is no display for the window."),
        "",
        QT_TRANSLATE_NOOP("problem", '`casebook ask "…"` answers without one.'),
    ),
    Code.NOT_ACKNOWLEDGED: _told(
        QT_TRANSLATE_NOOP("problem", "The research-only notice has not been confirmed."),
        "",
        QT_TRANSLATE_NOOP("problem", "Read and confirm it in the window first."),
    ),
    Code.SOURCE_MISSING: _told(
        QT_TRANSLATE_NOOP("problem", "There is nothing to convert at that place."),
        QT_TRANSLATE_NOOP("problem", "%1 was looked for."),
        QT_TRANSLATE_NOOP(
            "problem",
            "Name the checkpoint's folder, or a GGUF file to quantize.",
        ),
        "path",
    ),
    Code.CHECKPOINT_INVALID: _told(
        QT_TRANSLATE_NOOP("problem", "This checkpoint cannot be converted."),
        QT_TRANSLATE_NOOP("problem", "%1: %2."),
        QT_TRANSLATE_NOOP(
            "problem", "Put that right, or copy all files again from the model's page."
        ),
        "where",
        "why",
    ),
    (Code.CHECKPOINT_INVALID, "is_foreseen"): _told(
        QT_TRANSLATE_NOOP("problem", "The file made from this checkpoint could not be used."),
        QT_TRANSLATE_NOOP("problem", "%1: %2."),
        QT_TRANSLATE_NOOP(
            "problem",
            "Nothing was written. Put that right in the checkpoint; `casebook convert` with `-o` "
            "writes the file as it is.",
        ),
        "where",
        "why",
    ),
    Code.ARCHITECTURE_UNKNOWN: _told(
        QT_TRANSLATE_NOOP("problem", "Casebook does not convert models of this architecture."),
        QT_TRANSLATE_NOOP("problem", "It is %1; known are %2."),
        QT_TRANSLATE_NOOP(
            "problem", "Look for a GGUF file of this model that others made, and add that."
        ),
        "name",
        "known",
    ),
    Code.TOKENIZER_UNSUPPORTED: _told(
        QT_TRANSLATE_NOOP("problem", "No model file can be made from this checkpoint's tokenizer."),
        QT_TRANSLATE_NOOP("problem", "%1: %2."),
        QT_TRANSLATE_NOOP(
            "problem",
            "Copy tokenizer.model or tokenizer.json from the model's page into the folder.",
        ),
        "where",
        "why",
    ),
    Code.TARGET_IN_USE: _told(
        QT_TRANSLATE_NOOP("problem", "Another conversion is writing this file."),
        QT_TRANSLATE_NOOP("problem", "It is %1."),
        QT_TRANSLATE_NOOP("problem", "Wait until it is done, or choose another name."),
        "path",
    ),
    Code.IMPORT_INVALID: _told(
        QT_TRANSLATE_NOOP("problem", "No conversation could be taken from this file."),
        QT_TRANSLATE_NOOP("problem", "%1: %2."),
        QT_TRANSLATE_NOOP("problem", "Export it again from the program that wrote it."),
        "path",
        "why",
    ),
    Code.IDENTIFIERS_FOUND: _told(
        QT_TRANSLATE_NOOP("problem", "Something matches the form of an identifier."),
        QT_TRANSLATE_NOOP("problem", "Found: %1. The check misses things, and may see too much."),
        QT_TRANSLATE_NOOP("problem", "Mask them, take them out, or go on without the check."),
        "kinds",
    ),
    Code.FOLDER_MISSING: _told(
        QT_TRANSLATE_NOOP("problem", "There is no folder to write to."),
        QT_TRANSLATE_NOOP("problem", "%1 was looked for."),
        QT_TRANSLATE_NOOP("problem", "Make it first, or choose another."),
        "path",
    ),
    Code.NAME_TOO_LONG: _told(
        QT_TRANSLATE_NOOP("problem", "A name is too long for this disk."),
        QT_TRANSLATE_NOOP("problem", "It is %1."),
        QT_TRANSLATE_NOOP("problem", "Choose a shorter one."),
        "path",
    ),
    Code.FILE_TOO_LARGE: _told(
        QT_TRANSLATE_NOOP("problem", "This disk cannot hold a file that large."),
        QT_TRANSLATE_NOOP("problem", "The file needs %1; at %2 one file ends at %3."),
        QT_TRANSLATE_NOOP("problem", "Choose a smaller type, or another disk."),
        "needed_bytes",
        "path",
        "most_bytes",
    ),
    Code.MEMORY_SHORT: _told(
        QT_TRANSLATE_NOOP("problem", "There is not enough memory for this conversion."),
        QT_TRANSLATE_NOOP("problem", "It needs %1; %2 are free."),
        QT_TRANSLATE_NOOP("problem", "Close other programs, then try again."),
        "needed_bytes",
        "available_bytes",
    ),
    **NETWORK,
    **EVALUATION,
    **HISTORY,
    **PACKS,
    **TRIALS,
    Code.BUG: _told(
        QT_TRANSLATE_NOOP("problem", "Casebook met an error it does not know."),
        QT_TRANSLATE_NOOP("problem", "%1."),
        QT_TRANSLATE_NOOP("problem", "What was saved is intact. Copy the details into a report."),
        "error",
    ),
}
