"""The language of reports and pictures: what was said, else the window's, else English.

The window's is in the settings of the same data folder. What a program reads, and what the
terminal says, stays English.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from app import settings
from app.cli.common import Common
from app.core.translations import CODES
from app.evaluation.language import spoken_in
from app.evaluation.spoken import Spoken

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def language_option(command: Decorated) -> Decorated:
    """Let a person say which language a report or a picture is in."""
    words = "Of report and picture. Default: the window's, if its settings name one; else English."
    option: Decorated = click.option("--language", type=click.Choice(CODES), help=words)(command)
    return option


def spoken(common: Common, said: object) -> Spoken:
    """Return how a report is written, and a picture.

    Raises:
        Problem: `no_data_folder`.
    """
    return spoken_in(str(said or settings.load(common.places.settings).language or "en"))
