"""`casebook models download`: a model of a hub onto this computer, in a child that may connect."""

import os
import sys
import time
from pathlib import Path
from typing import Any

import click
import msgspec

from app import protocol, roles
from app.cli.common import Common, common_options, model_label, say, table
from app.core import catalogue, gguf, unfinished
from app.core.speed import Speed
from app.core.text import size
from app.core.unfinished import Unfinished
from app.errors import Code, Problem
from app.store.database import Store, open_database
from app.store.files import problem_of
from app.store.models import USABLE, Model

Facts = dict[str, Any]
TOKEN_VARIABLE = "HF_TOKEN"  # noqa: S105  the name of a variable
LABELS = {
    "checking": "Checking",
    "bytes": "Downloading",
    "converting": "Converting",
    "arriving": "Downloading and converting",
}
TOLD = ("keyring", "room")  # facts beside the progress
MINUTE = 60


@click.command(
    epilog="Example: casebook models download EPFLiGHT/Meditron3-Gemma2-2B --type Q4_K_M"
)
@click.argument("repository", metavar="[REPO]", default="")
@click.option("--revision", default="", metavar="R", help="Branch, tag or commit.")
@click.option(
    "--type",
    "quantization",
    default="Q4_K_M",
    metavar="T",
    show_default=True,
    help="Which GGUF file; without one the checkpoint is converted to this type.",
)
@click.option("--file", default="", metavar="NAME", help="This GGUF file of the repository.")
@click.option("--name", default="", metavar="N", help="What to call it in the library.")
@click.option("--resume", is_flag=True, help="Go on with the state a download was begun with.")
@click.option("--restart", is_flag=True, help="Give an unfinished download up, start over.")
@click.option(
    "--low-disk",
    "is_low_disk",
    is_flag=True,
    help="Convert a checkpoint file by file, and delete each file once it is converted.",
)
@click.option("--token-stdin", is_flag=True, help="Read a token of your account from stdin.")
@click.option("--keep-token", is_flag=True, help="Put that token into this system's keyring.")
@click.option("--forget-token", is_flag=True, help="Remove the token that is kept, and end.")
@click.option("--token-state", is_flag=True, help="Tell whether one is kept, and end.")
@click.option("--sweep", is_flag=True, help="List unfinished downloads instead.")
@click.option("--yes", is_flag=True, help="With --sweep: remove them.")
@common_options
@click.pass_obj
def download(common: Common, /, repository: str, **options: Any) -> None:
    """Download a model: a GGUF file of REPO (owner/name), or its checkpoint, converted on arrival.

    What was downloaded before an interruption is kept, and the same command goes on behind it. The
    file gets its name when its SHA-256 is right. For a repository with terms, accept them on its
    page, then give a token: --token-stdin, or the variable HF_TOKEN for this command. One that was
    kept in the system's keyring is used by itself, for a repository that asks for one.
    """
    if options.pop("forget_token"):
        _forget(common)
        return
    if options.pop("token_state"):
        _tell_state(common)
        return
    if options.pop("sweep"):
        _sweep(common, repository, bool(options["yes"]))
        return
    if options.pop("yes"):
        raise click.UsageError("--yes belongs to --sweep.")
    if not repository:
        raise click.UsageError("Missing argument 'REPO'.")
    if options["resume"] and options["restart"]:
        raise click.UsageError("--resume and --restart exclude each other.")
    _download(common, repository, options)


def _download(common: Common, repository: str, options: Facts) -> None:
    name = options["name"].strip()
    token = _token(options["token_stdin"])
    if options["keep_token"] and not token:
        raise click.UsageError("--keep-token needs a token: --token-stdin, or HF_TOKEN.")
    with open_database(common.places) as store:  # what cannot be saved is not downloaded
        known = tuple(model.sha256 for model in store.models.list() if model.state in USABLE)
    request = protocol.Download(
        id=1,
        repository=repository.strip(),
        folder=str(common.models()),
        revision=options["revision"].strip(),
        quantization=options["quantization"].strip(),
        file=options["file"],
        known=known,
        token=token,
        keeps_token=options["keep_token"],
        is_resuming=options["resume"],
        is_restarting=options["restart"],
        is_low_disk=options["is_low_disk"],
    )
    _tell_terms(common, request)
    started = time.monotonic()
    try:
        facts = ask(request, Progress(common))
    except KeyboardInterrupt:
        common.note(
            "What was downloaded is kept. The same command goes on; "
            "`casebook models download --sweep` lists what is unfinished."
        )
        raise
    with open_database(common.places) as store:
        model = _add(store, facts, name)
    _tell_done(common, model, facts, time.monotonic() - started)


def ask(request: protocol.Request, progress: "Progress") -> Facts:
    """Have a request done by the one child that may connect; return what it found.

    Raises:
        Problem: what the child says.
        KeyboardInterrupt: Ctrl+C.
    """
    with progress:
        ending = roles.converse(request, progress.on_progress)
    if isinstance(ending, protocol.Failed):
        raise Problem(ending.code, **ending.detail)
    if not isinstance(ending, protocol.Finished):
        raise Problem(Code.BUG, error=type(ending).__name__)
    return dict(ending.result)


def _token(is_on_stdin: bool) -> str:
    if is_on_stdin:
        return sys.stdin.readline().strip()
    return os.environ.get(TOKEN_VARIABLE, "").strip()


def _forget(common: Common) -> None:
    from app.jobs import keys

    is_gone = keys.forget(roles.hub())
    common.note("The kept token was removed." if is_gone else "No token is kept.")
    if common.is_json:
        common.document({"is_removed": is_gone})


def _tell_state(common: Common) -> None:
    from app.jobs import keys

    is_kept = bool(keys.token(roles.hub()))
    if common.is_json:
        common.document({"is_kept": is_kept})
    else:
        say(f"{'A' if is_kept else 'No'} token is kept in this system's keyring.")


def _tell_terms(common: Common, request: protocol.Download) -> None:
    offer = catalogue.offer(request.repository)
    if offer is None:
        return
    common.note(f"Licence {offer.license}: {offer.terms.sentence} {offer.terms.url}")
    own = offer.repository.casefold() == request.repository.casefold()
    if own and offer.published and not request.file:
        names = ", ".join(one.repository for one in offer.published)
        common.note(f"Others publish GGUF files of it, ready to use: {names}")


def _add(store: Store, facts: Facts, name: str) -> Model:
    if not facts["path"]:
        return next(one for one in store.models.list() if one.sha256 == facts["sha256"])
    path = Path(facts["path"])
    info = gguf.read(path)
    entry = catalogue.entry(facts["sha256"])
    kept = ("repository", "revision", "file", "license")
    return store.models.add(
        path,
        facts["sha256"],
        name or (entry.name if entry else info.name),
        msgspec.to_builtins(info),
        {key: facts[key] for key in kept if facts[key]},
    )


def _tell_done(common: Common, model: Model, facts: Facts, seconds: float) -> None:
    if common.is_json:
        common.line(
            {
                "type": "done",
                "model_id": model.model_id,
                "name": model.name,
                "path": model.path,
                "bytes": model.size_bytes,
                "sha256": model.sha256,
                "quantization": model.quantization,
                "repository": facts["repository"],
                "revision": facts["revision"],
                "file": facts["file"],
                "license": facts["license"],
                "is_converted": facts["is_converted"],
                "is_new": bool(facts["path"]),
                "seconds": round(seconds, 3),
            }
        )
        return
    if not facts["path"]:
        common.note("It is in the library already; nothing was downloaded.")
    published = "each of the parts as published" if len(model.files) > 1 else "as published"
    common.note(f"SHA-256 {model.sha256}, {published}" if facts["file"] else "Converted.")
    say(f"{model_label(model.name, model.is_demo)} · {model.quantization} · {model.model_id}")


class Progress:
    """Shows how far it is: a bar for people, lines for programs."""

    def __init__(self, common: Common, is_silent: bool = False) -> None:
        """Nothing is shown before the first bytes; `is_silent`: nor after."""
        self._common = common
        self._is_silent = is_silent
        self._is_hidden = common.is_quiet or common.is_json or not sys.stderr.isatty()
        self._unit = ""
        self._speed = Speed()
        self._bar: Any = None

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def on_progress(self, step: protocol.Progress) -> None:
        """Show a step."""
        if step.unit in TOLD:
            (self._tell_kept if step.unit == "keyring" else self._tell_room)(step)
            return
        if self._is_silent:
            return
        if step.unit != self._unit:
            self._begin(step)
        self._speed.step(step.done, time.monotonic())
        if self._bar is not None:
            self._bar.update(step.done - self._bar.pos, self._words(step))
        if self._common.is_json:
            speed = self._speed.bytes_per_second
            left = self._speed.seconds_left(step.total) if step.total is not None else None
            self._common.line(
                {
                    "type": "progress",
                    "phase": LABELS.get(step.unit, step.unit).lower(),
                    "done_bytes": step.done,
                    "total_bytes": step.total,
                    "bytes_per_second": None if speed is None else round(speed),
                    "seconds_left": None if left is None else round(left),
                }
            )

    def _tell_kept(self, step: protocol.Progress) -> None:
        words = "The token is kept in this system's keyring; --forget-token removes it."
        if step.text != "kept":
            words = "This system has no keyring that can be used: the token is kept nowhere."
        self._common.note(words)

    def _tell_room(self, step: protocol.Progress) -> None:
        """Tell how much of the disk low disk takes, before the weights come."""
        if self._common.is_json:
            facts = {"peak_bytes": step.done, "usual_peak_bytes": step.total}
            self._common.line({"type": "room", **facts})
        most, usual = size(step.done), size(step.total or step.done)
        self._common.note(f"Low disk: at most {most} of the disk at once, instead of {usual}.")

    def _begin(self, step: protocol.Progress) -> None:
        self._end()
        self._unit, self._speed = step.unit, Speed()
        if self._is_hidden or not step.total:
            return
        self._bar = click.progressbar(
            length=step.total,
            label=LABELS.get(step.unit, step.unit),
            file=sys.stderr,
            show_eta=False,
            item_show_func=lambda words: words,
        )
        self._bar.__enter__()

    def _end(self) -> None:
        if self._bar is not None:
            self._bar.render_finish()
            self._bar = None

    def _words(self, step: protocol.Progress) -> str:
        words = [f"{size(step.done)} of {size(step.total or 0)}"]
        if speed := self._speed.bytes_per_second:
            words.append(f"{size(speed)}/s")
        if step.total and (left := self._speed.seconds_left(step.total)) is not None:
            words.append(f"{round(left / MINUTE)} min left" if left > MINUTE else "< 1 min left")
        return " · ".join(words)


def _sweep(common: Common, repository: str, is_removing: bool) -> None:
    """List what lies unfinished; remove it only if that was asked for (DL-2)."""
    folder = common.places.models
    wanted = repository.strip().casefold()
    found = [
        one
        for one in unfinished.find(folder)
        if not wanted or one.note.repository.casefold() == wanted
    ]
    try:
        removed = [is_removing and unfinished.remove(one) for one in found]
    except OSError as error:
        raise problem_of(error, folder) from error
    if common.is_json:
        common.document([_shape(one, gone) for one, gone in zip(found, removed, strict=True)])
        return
    rows = [
        (one.note.repository, one.note.file, size(one.bytes), str(one.path), _word(gone))
        for one, gone in zip(found, removed, strict=True)
    ]
    table([row if is_removing else row[:-1] for row in rows])
    if not found:
        common.note("Nothing is unfinished.")
    elif not is_removing:
        common.note("Nothing was removed; --yes removes them.")


def _word(is_gone: bool) -> str:
    return "removed" if is_gone else "kept: it is being downloaded now"


def _shape(one: Unfinished, is_gone: bool) -> Facts:
    return {
        "path": str(one.path),
        "repository": one.note.repository,
        "revision": one.note.revision,
        "file": one.note.file,
        "bytes": one.bytes,
        "total_bytes": one.note.size_bytes,
        "is_removed": is_gone,
    }
