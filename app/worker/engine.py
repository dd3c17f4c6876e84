"""What a worker can run. Every engine passes the same contract suite."""

from collections.abc import Callable, Iterator
from typing import Protocol, runtime_checkable

from app.core.chat import (
    Counted,
    Ending,
    Loaded,
    LoadOptions,
    Message,
    ModelFile,
    Sampling,
    Scored,
)
from app.protocol import Devices

Stop = Callable[[], bool]
Report = Callable[[int, int], None]
Announce = Callable[[str], None]


class Engine(Protocol):
    """A model in memory, one at a time.

    `should_stop` is asked often, also from inside native code; `report(done, total)` hears how far
    it is: a load, or the prompt tokens read so far.
    """

    def load(
        self,
        model: ModelFile,
        options: LoadOptions,
        should_stop: Stop = bool,
        report: Report = lambda *_: None,
        announce: Announce = lambda _: None,
    ) -> Loaded:
        """Put this model into memory unless it is there already with these options.

        `report(done, total)` hears how far the load is, in steps of the engine's own. `announce`
        hears the key of a graphics processor, or of a backend, before it is used, because it may
        end the process; "" when none is in use.

        Raises:
            Problem: `model_missing`, `model_invalid`, `model_changed`, `template_unsupported`,
                `out_of_memory`, `unsupported_cpu`, `bad_value`; `cancelled` if `should_stop` said
                so, and then no model is loaded.
        """
        ...

    def unload(self) -> None:
        """Give the memory back; the next `load` starts anew."""
        ...

    def count(self, messages: tuple[Message, ...]) -> Counted:
        """Render and tokenise a prompt without evaluating it; `load` came first.

        Raises:
            Problem: `template_unsupported` if the template alters or drops a message.
        """
        ...

    def stream(
        self,
        messages: tuple[Message, ...],
        sampling: Sampling,
        should_stop: Stop,
        report: Report,
    ) -> Iterator[str | Ending]:
        """Yield the text of each token (it may be empty), and last of all exactly one `Ending`.

        If the last message is an open answer, what is yielded goes on where its text ends.

        Raises:
            Problem: `context_full` with `needed_tokens` and `context_tokens`, before anything is
                evaluated, if the prompt leaves no room for one token.
        """
        ...

    def score(
        self,
        messages: tuple[Message, ...],
        continuations: tuple[str, ...],
        should_stop: Stop,
        shared_characters: int = 0,
    ) -> Scored:
        """Say how likely each continuation of a prompt is; `load` came first.

        The same question gives the same numbers, whatever was computed before it.
        `shared_characters` is how much of the first message the next prompts begin with too.

        Raises:
            Problem: `context_full`; `scoring_refused` with `why` if a continuation changes the
                tokens before it, has none, or is the same as another one; `model_invalid` if a
                score is no finite number; `cancelled`.
        """
        ...

    def devices(self, request_id: int, has_graphics: bool = True) -> Devices:
        """Say what this computer can run; without `has_graphics` no driver is started."""
        ...


@runtime_checkable
class Connected(Protocol):
    """An engine that asks a server."""

    def take_key(self, key: str) -> None:
        """Send this key of an account with every question; it is kept in memory only."""
        ...
