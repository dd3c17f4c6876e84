"""What a message shows and what it tells, as values: known before any message is."""

from msgspec import Struct

from app.core.chat import Role, State


class Strip(Struct, frozen=True):
    """What is said under an answer about its state.

    Attributes:
        kind: `neutral` `warn` `err` `info`, `loading` or `reading` (with a bar and Stop), or
            `writing`.
        what: the state in words, bold.
        why: facts; for `loading` and `reading` the time so far, for `writing` tokens and speed.
        actions: key and label of each way on, in order.
        done: of `reading`: prompt tokens read; of `loading` in steps of the engine's own.
        total: of either: all of them; 0 if unknown, then there is no bar.
    """

    kind: str
    what: str
    why: str = ""
    actions: tuple[tuple[str, str], ...] = ()
    done: int = 0
    total: int = 0


class MessageView(Struct, frozen=True):
    """One message as it is shown; every sentence in it is translated already.

    Attributes:
        id: of the row; unique in the conversation.
        role: who speaks.
        text: as it was written.
        state: how complete it is.
        time: hours and minutes.
        model_name: of an answer.
        is_demo: the model is the demo model, which is told beside its name.
        version: which of its versions this is, from 1.
        versions: how many there are.
        numbers: tokens, speed and first word of an answer; empty if not measured.
        strip: what is said about its state; `None` if it is whole.
        left_out_note: the line above it that says what it did not see; empty if nothing.
        copy_notice: the line under everything that is copied out of it.
    """

    id: int
    role: Role
    text: str
    state: State
    time: str
    model_name: str = ""
    is_demo: bool = False
    version: int = 1
    versions: int = 1
    numbers: str = ""
    strip: Strip | None = None
    left_out_note: str = ""
    copy_notice: str = ""


class Edited(Struct, frozen=True):
    """A question that a person wrote anew; it becomes a branch."""

    message_id: int
    text: str


class VersionStep(Struct, frozen=True):
    """A wish to see another version: `step` is -1 or 1."""

    message_id: int
    step: int


class StripAction(Struct, frozen=True):
    """A way on that was chosen in the strip under an answer."""

    message_id: int
    key: str
