"""One question on its way: counted, on disk, answered, and always ended."""

import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import asdict

from app import settings as stored_settings
from app.cli import endpoint, library
from app.cli.advice import advise
from app.cli.common import Common, model_label, warn
from app.cli.engine import Interrupt, engine_for, load
from app.cli.first_prompt import show_first
from app.cli.history import trashed
from app.cli.identifiers import IGNORE, MASK, judged
from app.cli.loading import settled
from app.core import prompt, provenance
from app.core.bidi import visible
from app.core.chat import Ending, LoadOptions, Message, Reason, Role, Sampling, State
from app.core.endpoint import Endpoint
from app.core.identifiers.masks import Masks
from app.core.identifiers.search import counts, find
from app.errors import Code, Problem
from app.settings import Settings
from app.store.database import Store
from app.store.history import Conversation, TurnIds
from app.store.presets import BUILTIN_ID, Preset
from app.store.screening import is_checked

if TYPE_CHECKING:
    from app.core.identifiers.finding import Kind
    from app.worker.engine import Engine

CHECKPOINT_SECONDS = 2.0
INTERRUPTED = 130


@dataclass(frozen=True)
class Wish:
    """What was asked for on the command line; `None` is not said."""

    question: str
    model: str | None
    preset: str | None
    conversation: str | None
    examples: str | None
    sampling: Sampling
    options: LoadOptions
    may_drop: bool
    left_out: tuple[int, ...]
    is_saved: bool
    identifiers: str | None = None
    endpoint: Endpoint | None = None


class Answer:
    """Answers one wish with the engine of this process."""

    def __init__(self, common: Common, store: Store, wish: Wish, interrupt: Interrupt) -> None:
        """Find model, preset and conversation.

        Raises:
            Problem: one of them, or a message to leave out, is not there; see `library.choose`.
        """
        settings = stored_settings.load(common.places.settings)
        self._common, self._store = common, store
        self._wish, self._interrupt = wish, interrupt
        self._conversation = self._find_conversation()
        self._identifiers: dict[Kind, int] = {}
        self._question = self._checked()
        self._chosen = (
            endpoint.chosen(wish.endpoint, wish.model)
            if wish.endpoint
            else library.choose(store, settings, wish.model, common)
        )
        self._preset = self._find_preset(settings)
        self._left_out = self._find_left_out()
        self._used, self._examples = self._find_examples()
        self._options = settled(wish.options, self._chosen.model, settings)
        self._sampling = wish.sampling.over(self._kept_sampling())
        self._engine: Engine = (
            endpoint.engine(wish.endpoint)
            if wish.endpoint
            else engine_for(common, self._options, self._chosen.is_proven)
        )
        self._ids: TurnIds | None = None
        self._record: dict[str, Any] = {}
        self._pieces: list[str] = []
        self._is_closed = False

    def run(self) -> int:
        """Answer, and return the exit status.

        Raises:
            Problem: nothing was answered, or not all of it could be saved; what was written is
                on disk and marked.
            BrokenPipeError: the reader has gone; the answer was stopped and kept.
        """
        try:
            self._load()
            spoken = self._spoken()
            fit = self._fit(spoken)
            self._begin(spoken, fit)
            ending = self._stream(fit.messages)
        except Problem as problem:
            advise(problem, self._chosen, self._options, self._store)
            raise
        finally:
            self._engine.unload()
        return self._end(ending)

    # --- what is asked ---------------------------------------------------------------------------

    def _find_conversation(self) -> Conversation | None:
        if self._wish.conversation is None:
            return None
        found = self._store.history.conversation(self._wish.conversation)
        if found.is_trashed:
            raise trashed(found)
        return found

    def _checked(self) -> str:
        """Return the question, masked if that was asked for, and say what looks like a person's.

        Raises:
            Problem: `identifiers_found`, if it is to be refused then.
        """
        text, way = self._wish.question, self._wish.identifiers
        is_off = self._conversation is not None and not is_checked(self._conversation)
        if way == IGNORE or (way is None and is_off):
            return text
        places = find(text)
        self._identifiers = counts(places)
        judged(self._identifiers, way, done="It is sent as it is.")
        if way != MASK:
            return text
        masks = Masks()
        for message in self._store.history.messages(self._path()):
            masks.skip(message.text)
        return masks.masked(text, places)

    def _find_preset(self, settings: Settings) -> Preset | None:
        if self._wish.preset is not None:
            return self._store.presets.get(self._wish.preset)
        if self._conversation is not None:
            return None
        try:
            return self._store.presets.get(settings.preset_id or BUILTIN_ID)
        except Problem:
            return self._store.presets.get(BUILTIN_ID)

    def _find_examples(self) -> tuple[provenance.ExamplesUsed | None, tuple[Message, ...]]:
        """Return the examples that were named, else those that the conversation goes on with."""
        kept = self._conversation.setup.get("examples") if self._conversation else None
        if self._wish.examples is None and not kept:
            return None, ()
        from app.cli.sets import examples_used

        return examples_used(self._store, self._wish.examples or str(kept))

    def _kept_sampling(self) -> Sampling:
        if self._preset is not None:
            return self._preset.sampling
        return Sampling.kept(self._conversation.setup if self._conversation else {})

    @property
    def _system_text(self) -> str:
        if self._preset is not None:
            return self._preset.system_text
        return self._conversation.system_text if self._conversation else ""

    def _path(self) -> list[int]:
        if self._conversation is None:
            return []
        return self._store.history.path(self._conversation.conversation_id)

    def _spoken(self) -> list[prompt.Spoken]:
        """Return what the model sees: system text, examples, the open branch, the question."""
        spoken = []
        if self._system_text.strip():
            spoken.append(prompt.Spoken(Message(Role.SYSTEM, self._system_text), ()))
        spoken += [prompt.Spoken(one, ()) for one in self._examples]
        spoken += [
            prompt.Spoken(Message(Role(one.role), one.text), (one.message_id,))
            for one in self._store.history.messages(self._path())
            if one.message_id not in self._left_out
        ]
        spoken.append(prompt.Spoken(Message(Role.USER, self._question), ()))
        return prompt.alternating(spoken)

    def _find_left_out(self) -> set[int]:
        """Return the messages that were named to be left out, and the answers that go with them."""
        path = self._path()
        unknown = [one for one in self._wish.left_out if one not in path]
        if unknown:
            raise Problem(Code.NOT_FOUND, name=unknown[0])
        messages = [Message(Role(one.role), "") for one in self._store.history.messages(path)]
        places = {path.index(one) for one in self._wish.left_out}
        question = Message(Role.USER, "")
        return {path[at] for at in prompt.with_answers([*messages, question], places)}

    # --- before anything is sent -----------------------------------------------------------------

    def _load(self) -> None:
        model = self._chosen.model if self._wish.is_saved else None
        self._common.note(f"Loading {model_label(self._chosen.name, self._chosen.is_demo)}")
        if model:
            self._store.models.begin_load(model.model_id)
        try:
            self._loaded = load(self._engine, self._common, self._chosen.file, self._options)
        except BaseException:
            if model:
                self._store.models.end_load(model.model_id, is_usable=None)
            raise
        if model:
            self._store.models.end_load(model.model_id, is_usable=True)
        self._name = self._loaded.model or self._chosen.name
        self._stop_if_asked()

    def _stop_if_asked(self) -> None:
        if self._interrupt.is_asked():
            raise Problem(Code.CANCELLED)

    def _fit(self, spoken: list[prompt.Spoken]) -> prompt.Fit:
        """Count exactly, and leave messages out only if that was allowed."""
        messages = tuple(one.message for one in spoken)
        counted = self._engine.count(messages)
        overhead = counted.prompt_tokens - sum(counted.message_tokens)
        room = (counted.context_tokens, overhead, len(self._examples))
        fit = prompt.fit(messages, counted.message_tokens, *room)
        self._stop_if_asked()
        if not fit.is_possible or (fit.left_out and not self._wish.may_drop):
            raise Problem(
                Code.CONTEXT_FULL,
                needed_tokens=fit.needed_tokens + prompt.LEAST_ANSWER_TOKENS,
                context_tokens=fit.context_tokens,
            )
        if self._left_out:
            warn(f"Left out as asked: {len(self._left_out)} messages, answers included.")
        if fit.left_out:
            warn(
                f"Left out: the {len(fit.left_out)} oldest messages. Everything needs "
                f"{fit.needed_tokens:,} tokens; the context holds {fit.context_tokens:,}."
            )
        is_kept = self._wish.is_saved
        show_first(self._common, self._chosen, self._engine, fit.messages, is_kept=is_kept)
        return fit

    def _begin(self, spoken: list[prompt.Spoken], fit: prompt.Fit) -> None:
        """Put the question on disk; only then the engine computes."""
        left_out = sorted(self._left_out | {one for at in fit.left_out for one in spoken[at].ids})
        asked = provenance.asked(
            self._chosen.file,
            self._name,
            self._options,
            self._sampling,
            self._system_text,
            left_out,
        )
        asked = provenance.with_examples(asked, self._used)
        if self._wish.endpoint is not None:
            asked = provenance.with_endpoint(asked, self._wish.endpoint.address, self._name)
        self._record = provenance.answered(asked, self._loaded, None)
        if not self._wish.is_saved:
            return
        history = self._store.history
        before = self._path()
        conversation_id = self._conversation.conversation_id if self._conversation else None
        self._ids = history.begin_turn(
            conversation_id,
            self._question,
            before[-1] if before else None,
            self._record,
            left_out,
        )
        if self._preset is not None:
            setup = {"preset_id": self._preset.preset_id, "sampling": asdict(self._preset.sampling)}
            history.set_system_text(self._ids.conversation_id, self._preset.system_text)
            history.set_setup(self._ids.conversation_id, setup)

    # --- the answer ------------------------------------------------------------------------------

    def _stream(self, messages: tuple[Message, ...]) -> Ending:
        saved_at = -CHECKPOINT_SECONDS  # the first words at once
        try:
            for piece in self._engine.stream(
                messages, self._sampling, self._interrupt.is_asked, self._report
            ):
                if isinstance(piece, Ending):
                    self._save(piece)
                    return piece
                self._pieces.append(piece)
                if time.monotonic() - saved_at >= CHECKPOINT_SECONDS:
                    saved_at = time.monotonic()
                    self._checkpoint()
                self._emit(piece)
        except BaseException as error:
            self._save_broken(error)
            raise
        raise Problem(Code.BUG, error="an engine stream without an ending")

    def _emit(self, text: str) -> None:
        """Write a piece; when the reader has gone, stop the answer and keep what there is."""
        if self._is_closed:
            return
        try:
            if self._common.is_json:
                self._common.line({"type": "delta", "text": text})
            else:
                # A file gets the model's own characters; a terminal must not obey them.
                click.echo(visible(text) if sys.stdout.isatty() else text, nl=False)
        except BrokenPipeError:
            self._is_closed = True
            self._interrupt.ask()

    def _report(self, done: int, total: int) -> None:
        if sys.stderr.isatty() and not self._common.is_quiet:
            end = "\r\033[K" if done == total else ""
            click.echo(f"\rReading {done:,} of {total:,} tokens{end}", nl=False, err=True)

    def _checkpoint(self) -> None:
        if self._ids is not None:
            self._store.history.checkpoint(self._ids.assistant_message_id, "".join(self._pieces))

    def _save(self, ending: Ending) -> None:
        state = State.STOPPED if ending.reason is Reason.CANCELLED else State.DONE
        self._loaded = getattr(self._engine, "loaded", None) or self._loaded
        self._record = provenance.answered(self._record, self._loaded, ending)
        if self._ids is not None:
            self._store.history.finish_turn(
                self._ids.assistant_message_id, "".join(self._pieces), state, ending, self._record
            )

    def _save_broken(self, error: BaseException) -> None:
        if self._ids is None:
            return
        if isinstance(error, Problem):
            self._record["problem"] = {"code": error.code, **error.facts()}
        state = State.INTERRUPTED if self._pieces else State.FAILED
        self._store.history.finish_turn(
            self._ids.assistant_message_id, "".join(self._pieces), state, None, self._record
        )

    def _end(self, ending: Ending) -> int:
        text = "".join(self._pieces)
        if self._is_closed:
            raise BrokenPipeError
        if self._common.is_json:
            self._common.line(self._done(ending, text))
        elif not text.endswith("\n"):
            click.echo()
        self._tell(ending)
        return INTERRUPTED if ending.reason is Reason.CANCELLED else 0

    def _done(self, ending: Ending, text: str) -> dict[str, object]:
        return {
            "type": "done",
            "conversation_id": self._ids.conversation_id if self._ids else None,
            "message_id": self._ids.assistant_message_id if self._ids else None,
            "model": self._name,
            "endpoint": self._wish.endpoint.address if self._wish.endpoint else None,
            "model_sha256": self._chosen.file.sha256,
            "is_demo": self._chosen.is_demo,
            "prompt_tokens": ending.prompt_tokens,
            "evaluated_tokens": ending.evaluated_tokens,
            "answer_tokens": ending.answer_tokens,
            "first_token_ms": ending.first_token_ms,
            "total_ms": ending.total_ms,
            "reason": ending.reason,
            "seed": ending.sampling.seed,
            "identifiers": self._identifiers,
            "is_masked": self._wish.identifiers == MASK,
            "text": text,
        }

    def _tell(self, ending: Ending) -> None:
        """Tell what is not whole always, and the numbers unless `--quiet`."""
        if ending.reason is Reason.CANCELLED:
            warn("Interrupted. What was written is kept." if self._ids else "Interrupted.")
        if ending.reason is Reason.LENGTH:
            warn(f"The answer was cut after {ending.answer_tokens:,} tokens; it is not complete.")
        if ending.dropped_bytes:
            warn(f"{ending.dropped_bytes:,} bytes of the answer were no valid text.")
        self._common.note(
            f"{model_label(self._name, self._chosen.is_demo)} · AI-generated, unverified · "
            + written(ending)
        )


def written(ending: Ending) -> str:
    """Return `214 tokens · 5.9 tokens/s`; one token, or none, has no speed."""
    said = f"{ending.answer_tokens:,} tokens"
    seconds = (ending.total_ms - ending.first_token_ms) / 1000
    if ending.answer_tokens > 1 and seconds > 0:
        said += f" · {(ending.answer_tokens - 1) / seconds:.1f} tokens/s"
    return said
