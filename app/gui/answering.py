"""Who answers the next question: a model of this computer, or one of a server; and the call."""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from app.core.chat import LoadOptions, Message, ModelFile
from app.errors import Code, Problem
from app.gui.setup import Setup
from app.gui.turns import Call, Wish


class Named(Protocol):
    """What has a name."""

    @property
    def name(self) -> str:
        """As it is shown."""


class Answerer(Protocol):
    """What the open chat asks; `gui.models.ModelShelf` is one, `Remote` the other."""

    @property
    def file(self) -> ModelFile | None:
        """What the engine is asked for; `None` if nothing is chosen."""

    @property
    def options(self) -> LoadOptions:
        """How it is loaded."""

    @property
    def context_tokens(self) -> int:
        """Size of the context."""

    def ensure_tried(self) -> Named:
        """Return what will answer; a `Problem` says why it cannot."""

    def expect_load(self) -> None:
        """Note that an answer is about to load it."""


class Remote(Struct, frozen=True):
    """A model of a server, as an `Answerer`."""

    name: str
    file: ModelFile
    context_tokens: int
    options: LoadOptions = LoadOptions()

    def ensure_tried(self) -> "Remote":
        """Return itself: it was asked for a word when it was turned on."""
        return self

    def expect_load(self) -> None:
        """Note nothing: nothing of this computer is loaded."""


def call(
    wish: Wish,
    conversation_id: str | None,
    answerer: tuple[ModelFile | None, str, LoadOptions],
    setup: Setup,
    sent: tuple[tuple[Message, ...], Sequence[int]],
) -> Call:
    """Return what an answer is asked with.

    Args:
        wish: what a person wants.
        conversation_id: `None` begins a new one.
        answerer: file, name and load options of what answers.
        setup: of the open chat.
        sent: the messages, and the ids of those that are left out.

    Raises:
        Problem: `model_unknown`; `unsupported`: a server cannot go on with an answer that was cut.
    """
    model, name, options = answerer
    if model is None:
        raise Problem(Code.MODEL_UNKNOWN)
    if wish.goes_on and model.endpoint:
        why = "a model of a server cannot go on with an answer that was cut"
        raise Problem(Code.UNSUPPORTED, why=why)
    messages, left_out = sent
    return Call(
        conversation_id=conversation_id,
        question=wish.question,
        parent_id=wish.parent_id,
        messages=messages,
        left_out=left_out,
        model=model,
        model_name=name,
        options=options,
        sampling=setup.sampling,
        system_text=setup.system_text,
        continued=wish.before[-1] if wish.goes_on else None,
        examples=setup.used,
    )
