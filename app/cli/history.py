"""`casebook history`: the same conversations as in the window."""

import click

from app.cli import backups, encryption
from app.cli.common import Common, common_options, model_label, notice, say, table, warn
from app.cli.incoming import import_chats
from app.core.chat import State
from app.errors import Code, Problem
from app.store.database import Store, open_database
from app.store.encryption import erase
from app.store.history import (
    MATCH_END,
    MATCH_START,
    Conversation,
    Purged,
    Sort,
    StoredMessage,
    Turn,
)
from app.store.search import MOST_RANKED

INCOMPLETE = {
    State.STREAMING: "still being written",
    State.STOPPED: "stopped, not complete",
    State.INTERRUPTED: "interrupted, not complete",
    State.FAILED: "failed",
}
LIMIT = click.IntRange(1, 1_000_000)
_WORD = "\0"  # before a word that looks like an option; no argument of a program can hold it


class _Words(click.Command):
    """A command whose words may begin with a minus: `-draft` is what must not be there."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Let options of two minuses and `-h` be options, all else words."""
        options = (one for one in self.params if isinstance(one, click.Option))
        valued = {name for one in options if not one.is_flag for name in one.opts}
        end = args.index("--") if "--" in args else len(args)
        marked = [
            f"{_WORD}{one}" if _is_word(one) and before not in valued else one
            for before, one in zip(["", *args[:end]], args[:end], strict=False)
        ]
        return super().parse_args(ctx, marked + args[end:])


def _is_word(argument: str) -> bool:
    return argument.startswith("-") and not argument.startswith("--") and argument != "-h"


@click.group(no_args_is_help=False, epilog="Example: casebook history list --limit 5")
@common_options
def history() -> None:
    """List, read, search and keep the history."""


@history.command("list", epilog='Example: casebook history list --folder "Ward study" --json')
@click.option("--limit", type=LIMIT, metavar="N", help="At most N, last used first.")
@click.option("--folder", metavar="F", help="Only of this folder.")
@click.option("--tag", metavar="T", help="Only with this tag.")
@click.option("--trash", "is_trash", is_flag=True, help="What is in the trash.")
@common_options
@click.pass_obj
def list_conversations(
    common: Common, limit: int | None, folder: str | None, tag: str | None, is_trash: bool
) -> None:
    """List conversations, last used first."""
    with open_database(common.places, read_only=True) as store:
        found = store.history.conversations(is_trash, folder, tag, limit)
    if common.is_json:
        common.document([shape(one) for one in found])
        return
    if not found:
        common.note("The trash is empty." if is_trash else "No chats yet.")
    table([_row(one) for one in found])


@history.command(epilog="Example: casebook history show 3f2a")
@click.argument("conversation", metavar="ID")
@common_options
@click.pass_obj
def show(common: Common, conversation: str) -> None:
    """Show a conversation. ID may be its beginning, if that is clear.

    For people the branch that is open in the window; with --json every branch.
    """
    notice()
    with open_database(common.places, read_only=True) as store:
        found = store.history.conversation(conversation)
        shown = store.history.path(found.conversation_id)
        if common.is_json:
            messages = store.history.all_messages(found.conversation_id)
            common.document(
                {
                    "conversation_id": found.conversation_id,
                    "title": found.title,
                    "system_text": found.system_text,
                    "messages": [message_shape(one, one.message_id in shown) for one in messages],
                }
            )
            return
        messages = store.history.messages(shown)
    say(found.title)
    if found.system_text:
        say(f"\nSystem text\n{found.system_text}")
    for message in messages:
        say(f"\n{_head(message)}\n{message.text}")


@history.command(
    cls=_Words, epilog="Example: casebook history search artesunate '\"severe malaria\"' -draft"
)
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=LIMIT, default=50, show_default=True, metavar="N")
@click.option("--trash", "with_trash", is_flag=True, help="Search the trash too.")
@click.option(
    "--sort",
    type=click.Choice([one.value for one in Sort]),
    default=Sort.NEWEST.value,
    show_default=True,
)
@common_options
@click.pass_obj
def search(common: Common, words: tuple[str, ...], limit: int, with_trash: bool, sort: str) -> None:
    """Search inside all messages, newest first.

    "exact words", -without, folder:F, tag:T, title:T, from:you or from:model, model:M,
    after:2026-04-01, before:2026-05, has:interrupted, in:trash.
    """
    notice()
    with open_database(common.places, read_only=True) as store:
        query = " ".join(word.removeprefix(_WORD) for word in words)
        found = store.history.search(query, limit, with_trash, Sort(sort))
    if found.hits and sort == Sort.BEST and not found.is_ranked:
        warn(
            "For the best match a word is needed, and at most "
            f"{MOST_RANKED:,} messages that have it: the newest come first."
        )
    if not found.is_whole:
        warn(
            "The search took too long and was ended: there may be more. More words make it quicker."
        )
    if common.is_json:
        common.document(
            [
                {
                    "conversation_id": hit.conversation_id,
                    "message_id": hit.message_id,
                    "title": hit.title,
                    "snippet": hit.snippet.replace(MATCH_START, "").replace(MATCH_END, ""),
                    "created_at": hit.created_at,
                }
                for hit in found.hits
            ]
        )
        return
    if not found.hits and found.is_whole:
        trash = "" if with_trash else " The trash is left out; --trash searches it too."
        common.note(f"No message contains these words.{trash}")
    for hit in found.hits:
        snippet = hit.snippet.replace(MATCH_START, "»").replace(MATCH_END, "«")
        say(f"{hit.conversation_id[:8]}  {_day(hit.created_at)}  {hit.title}")
        say(f"    {' '.join(snippet.split())}")


@history.command(epilog='Example: casebook history rename 3f2a "Malaria, first questions"')
@click.argument("conversation", metavar="ID")
@click.argument("title")
@common_options
@click.pass_obj
def rename(common: Common, conversation: str, title: str) -> None:
    """Give a conversation another title."""
    if not title.strip():
        raise click.UsageError("The title is empty.")
    with open_database(common.places) as store:
        conversation_id = store.history.conversation(conversation).conversation_id
        store.history.rename(conversation_id, " ".join(title.split()))
        _tell(common, store, conversation_id, "Renamed")


@history.command(epilog="Example: casebook history delete 3f2a")
@click.argument("conversation", metavar="ID")
@common_options
@click.pass_obj
def delete(common: Common, conversation: str) -> None:
    """Move a conversation to the trash. It can be restored until it is purged."""
    with open_database(common.places) as store:
        conversation_id = store.history.conversation(conversation).conversation_id
        store.history.trash(conversation_id)
        _tell(common, store, conversation_id, "Moved to the trash")


@history.command(epilog="Example: casebook history restore 3f2a")
@click.argument("conversation", metavar="ID")
@common_options
@click.pass_obj
def restore(common: Common, conversation: str) -> None:
    """Take a conversation out of the trash."""
    with open_database(common.places) as store:
        conversation_id = store.history.conversation(conversation).conversation_id
        store.history.restore(conversation_id)
        _tell(common, store, conversation_id, "Restored")


@history.command(epilog="Example: casebook history purge --trash")
@click.argument("conversation", metavar="ID", required=False)
@click.option("--trash", "is_trash", is_flag=True, help="Everything in the trash.")
@click.option(
    "--erase-backups",
    "has_backups_too",
    is_flag=True,
    help="Overwrite and remove every backup that may still hold it, with all else in them.",
)
@common_options
@click.pass_obj
def purge(common: Common, conversation: str | None, is_trash: bool, has_backups_too: bool) -> None:
    """Delete a conversation, or the whole trash, for good. Backups are named, not deleted."""
    if is_trash == (conversation is not None):
        raise click.UsageError("Name one ID, or --trash.")
    with open_database(common.places) as store:
        if conversation is None:
            purged = store.history.purge_trash()
        else:
            found = store.history.conversation(conversation)
            purged = store.history.purge([found.conversation_id])
        if has_backups_too and purged.backups:
            store.history.note_erased(purged.backups)
            erase(list(purged.backups))
    _tell_purged(common, purged, are_erased=has_backups_too)


def shape(one: Conversation) -> dict[str, object]:
    """Return a conversation as `--json` shows it."""
    return {
        "conversation_id": one.conversation_id,
        "title": one.title,
        "folder": one.folder,
        "tags": list(one.tags),
        "created_at": one.created_at,
        "updated_at": one.updated_at,
        "message_count": one.message_count,
        "is_pinned": one.is_pinned,
        "is_trashed": one.is_trashed,
    }


def message_shape(message: StoredMessage, is_shown: bool) -> dict[str, object]:
    """Return a message as `--json` shows it; `is_shown`: on the branch that is open."""
    return {
        "message_id": message.message_id,
        "parent_id": message.parent_id,
        "role": message.role,
        "text": message.text,
        "state": message.state,
        "created_at": message.created_at,
        "turn": _turn(message.turn) if message.turn else None,
        "is_shown": is_shown,
    }


def trashed(one: Conversation) -> Problem:
    """Return the problem that a conversation cannot be continued in the trash."""
    why = f"it is in the trash; `casebook history restore {one.conversation_id[:8]}` brings it back"
    return Problem(Code.BAD_VALUE, name="--conversation", why=why)


def _turn(turn: Turn) -> dict[str, object]:
    return {
        "model_name": turn.model_name,
        "model_sha256": turn.model_sha256,
        "prompt_tokens": turn.prompt_tokens,
        "evaluated_tokens": turn.evaluated_tokens,
        "answer_tokens": turn.answer_tokens,
        "first_token_ms": turn.first_token_ms,
        "total_ms": turn.total_ms,
        "reason": turn.reason,
        "sampling": turn.sampling,
        "seed": turn.seed,
        "left_out": list(turn.left_out),
        "continues": turn.provenance.get("continues"),
        "is_demo": turn.is_demo,
    }


def _row(one: Conversation) -> tuple[str, ...]:
    marks = " (pinned)" if one.is_pinned else ""
    folder = f" [{one.folder}]" if one.folder else ""
    return (
        one.conversation_id[:8],
        _day(one.updated_at),
        str(one.message_count),
        f"{one.title}{marks}{folder}",
    )


def _day(moment: str) -> str:
    return moment[:16].replace("T", " ")


def _head(message: StoredMessage) -> str:
    who = "Question"
    if message.turn is not None:
        label = model_label(message.turn.model_name, message.turn.is_demo)
        who = f"Answer · {label} · AI-generated, unverified"
    parts = [who, f"message {message.message_id}", _day(message.created_at)]
    if message.versions > 1:
        parts.append(f"version {message.version} of {message.versions}")
    if message.turn is not None and (begun := message.turn.provenance.get("continues")):
        parts.append(f"goes on from version {begun['version']}")
    if message.turn is not None and (source := message.turn.provenance.get("imported")):
        parts.append(f"imported from {source['from']}, not made here")
    if message.turn is not None and message.turn.left_out:
        parts.append(f"{len(message.turn.left_out)} older messages were left out")
    if why := INCOMPLETE.get(State(message.state)):
        parts.append(why)
    return " · ".join(parts)


def _tell(common: Common, store: Store, conversation_id: str, what: str) -> None:
    found = store.history.conversation(conversation_id)
    if common.is_json:
        common.document(shape(found))
    else:
        say(f"{what}: {found.title}")


def _tell_purged(common: Common, purged: Purged, *, are_erased: bool) -> None:
    if common.is_json:
        common.document(
            {
                "conversations": purged.conversations,
                "backups": [str(path) for path in purged.backups],
                "is_complete": purged.is_complete,
                "are_backups_erased": are_erased,
            }
        )
        return
    say(f"Purged for good: {purged.conversations}.")
    if purged.backups and are_erased:
        warn("These backups are overwritten and removed; a disk may keep parts of what was there:")
    elif purged.backups:
        warn("These backups may still hold the text; purge --trash --erase-backups removes them:")
    for path in purged.backups:
        warn(f"  {path}")
    if not purged.is_complete:
        warn("Another program was reading. The last traces go when it and Casebook have closed.")


for _command in (*backups.COMMANDS, *encryption.COMMANDS, import_chats):
    history.add_command(_command)
