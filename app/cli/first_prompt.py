"""Before the first answer of a model whose chat template nobody knows: its prompt, once (TP-3).

What a person typed never goes to stderr: for each message only its length stands there.
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from app import settings
from app.cli.common import Common, warn
from app.cli.library import Chosen
from app.core import gguf, templates
from app.core.chat import Message
from app.errors import Problem

if TYPE_CHECKING:
    from app.worker.engine import Engine


def show_first(
    common: Common, chosen: Chosen, engine: "Engine", messages: Sequence[Message], *, is_kept: bool
) -> None:
    """Show a prompt on stderr, unless its template is known or was shown before.

    `--quiet` puts it off: it is shown by the next answer without that.

    Args:
        common: of the command.
        chosen: the model that answers, loaded.
        engine: writes the prompt.
        messages: what is sent.
        is_kept: remember on disk that it was shown.
    """
    if common.is_quiet:
        return
    template, repository = _template(chosen)
    found = templates.standing(template, repository)
    saved = settings.load(common.places.settings)
    if not found.is_nobodys or found.sha256 in saved.seen_templates:
        return
    warn(
        f"The chat template of {chosen.name} is {templates.sentence(found)}. It decides what "
        "stands around your words. This is the prompt, without them; it is shown this once."
    )
    blank = tuple(
        replace(one, text=f"[{one.role}: {len(one.text):,} characters]") for one in messages
    )
    for line in engine.count(blank).text.split("\n"):
        warn(f"  | {line}")
    if is_kept:
        seen = [*saved.seen_templates, found.sha256]
        with suppress(Problem):  # then it is shown again
            settings.save(common.places.settings, replace(saved, seen_templates=seen))


def _template(chosen: Chosen) -> tuple[str, str]:
    """Return the template, and the repository it came from."""
    if chosen.model is not None:
        return chosen.model.template, chosen.model.repository
    if chosen.file.endpoint:
        return "", ""
    info = gguf.read(Path(chosen.file.path))
    return info.chat_template or "", info.source
