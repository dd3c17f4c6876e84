"""A path that is not said is wrong usage: a script's empty variable must not mean "here"."""

import click
import pytest

from app.cli import commands
from app.paths import Places


@pytest.mark.parametrize(
    "words",
    [
        ("--data-dir", "", "history", "list"),
        ("models", "add", ""),
        ("models", "unpack", ""),
        ("models", "folder", ""),
        ("convert", ""),
        ("convert", ".", "-o", ""),
        ("history", "backup", "-o", ""),
        ("history", "restore-backup", ""),
        ("verify", ""),
    ],
    ids=" ".join,
)
def test_an_empty_path_is_wrong_usage(places: Places, words: tuple[str, ...]) -> None:
    before = sorted(places.data.parent.iterdir())
    with pytest.raises(click.UsageError, match="it is empty"):
        commands.run(["--data-dir", str(places.data), *words])
    assert sorted(places.data.parent.iterdir()) == before
