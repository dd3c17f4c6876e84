"""Before the first answer of a model whose chat template nobody knows: the prompt, once (TP-3)."""

from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from app import settings
from app.cli.common import Common, warn
from app.cli.library import Chosen
from app.core import gguf, templates
from app.core.chat import Counted
from app.errors import Problem


def show_first(common: Common, chosen: Chosen, counted: Counted, *, is_kept: bool) -> None:
    """Show the rendered prompt on stderr, unless its template is known or was shown before.

    It is no progress, so `--quiet` does not silence it.

    Args:
        common: of the command.
        chosen: the model that answers.
        counted: its prompt.
        is_kept: remember on disk that it was shown.
    """
    template, repository = _template(chosen)
    found = templates.standing(template, repository)
    saved = settings.load(common.places.settings)
    if not found.is_nobodys or found.sha256 in saved.seen_templates:
        return
    warn(
        f"The chat template of {chosen.name} is {templates.sentence(found)}. It decides what "
        "stands around your words. This is what the model reads now; it is shown this once."
    )
    for line in counted.text.split("\n"):
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
