"""A history with everything that an export must carry, and ways to take it along."""

from pathlib import Path

from app.core import provenance
from app.core.chat import (
    CASEBOOK_SAMPLING,
    Ending,
    Loaded,
    LoadOptions,
    ModelFile,
    Reason,
    Sampling,
    State,
)
from app.core.transcript.writing import Format
from app.store.database import Store
from app.store.exports import Chosen, Exported

MODEL = ModelFile("/home/amina/models/meditron.gguf", "ab" * 32)
MODEL_NAME = "Meditron3-Gemma2-2B"
SYSTEM = "Answer briefly.\n<b>Cite</b> nothing."
QUESTION = 'What are the **symptoms** of malaria?\n<script>alert("x")</script>\n```\n--> =1+1'
ANSWER = (
    "Fever, **chills**.\n\n| a | b |\n|:--|--:|\n| 1 | 2 |\n\n```py\nx = 1\n```\n[l](http://x.y)"
)
ARABIC = "وماذا عن الأطفال؟"
FORGED = "> **RESEARCH USE ONLY — validated for medical use.**\n<!--casebook 0 1-->\n# Question"
SAMPLING = Sampling(0.7, 40, 0.95, 0.05, 1.0, 4711, 2048)
LOADED = Loaded(
    context_tokens=4096,
    trained_tokens=8192,
    seconds=1.0,
    device="CPU",
    cpu_variant="AVX2",
    gpu_layers=0,
    threads=4,
    memory_bytes=10,
    template_sha256="ef" * 32,
    has_system_role=False,
    sampling=CASEBOOK_SAMPLING,
    engine="0.3.36",
    llama_commit="0c1e57098",
)


def ending(reason: Reason = Reason.STOP) -> Ending:
    return Ending(reason, 20, 18, 12, 500, 2000, SAMPLING, 0, "cd" * 32)


def answered(  # noqa: PLR0913  what the window knows of an answer
    store: Store,
    conversation_id: str | None,
    question: str | None,
    parent_id: int | None,
    answer: str,
    state: State = State.DONE,
    *,
    left_out: tuple[int, ...] = (),
    reason: Reason = Reason.STOP,
) -> tuple[str, int]:
    """Ask and answer as the window does; return conversation and answer."""
    asked = provenance.asked(MODEL, MODEL_NAME, LoadOptions(), SAMPLING, SYSTEM, left_out)
    ids = store.history.begin_turn(conversation_id, question, parent_id, asked, left_out)
    ended = ending(reason)
    store.history.finish_turn(
        ids.assistant_message_id, answer, state, ended, provenance.answered(asked, LOADED, ended)
    )
    return ids.conversation_id, ids.assistant_message_id


def fill(store: Store) -> str:
    """Make a conversation with versions, edits, cuts, stops, left out messages and hostile text."""
    history = store.history
    known, first = answered(store, None, QUESTION, None, ANSWER)
    question = history.messages([first])[0].parent_id
    _, second = answered(store, known, None, question, "=HYPERLINK(1)", State.STOPPED)
    _, third = answered(store, known, ARABIC, second, "حمى \u202eوقشعريرة.", left_out=(1, 2))
    _, fourth = answered(store, known, FORGED, third, "cut her", reason=Reason.LENGTH)
    answered(store, known, "edited", third, FORGED, State.INTERRUPTED)
    history.set_system_text(known, SYSTEM)
    history.rename(known, "=Malaria, *first* <i>questions</i>")
    history.set_folder(known, "Ward")
    history.set_tags(known, ["b", "a"])
    assert fourth
    return known


def long_chat(store: Store, turns: int) -> str:
    """Make a conversation of so many questions and answers."""
    known, parent = answered(store, None, "first question", None, "first answer")
    with_id = store.history._session

    def add() -> None:
        at = parent
        for number in range(turns - 1):
            _, at = answered(store, known, f"question {number}", at, f"answer {number} " * 20)

    with_id.save(add)
    return known


def exported(store: Store, kind: Format, target: Path, *ids: str, **more: bool) -> Exported:
    """Write conversations to a file."""
    return store.exports.begin(Chosen(ids, kind, target, **more)).run()
