"""Where a file or folder is, as a command line says it."""

from pathlib import Path
from typing import Any

import click


class Place(click.Path):
    """A path that is not empty: "" is what a script's unset variable gives, and is not "here"."""

    def __init__(self, **wanted: Any) -> None:
        """Take what `click.Path` takes; the value is a `pathlib.Path`."""
        super().__init__(path_type=Path, **wanted)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path; an empty one is wrong usage."""
        if value == "":
            self.fail("it is empty.", param, ctx)
        return super().convert(value, param, ctx)
