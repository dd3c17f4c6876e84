"""How far a job is that runs in this process: a bar a step on stderr, and Ctrl+C as its cancel."""

import sys
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

import click

from app.cli.common import Common
from app.errors import Code, Problem


class Bars:
    """The ear of a job, see `jobs.report.Ear`; `labels` names its units."""

    def __init__(self, common: Common, labels: Mapping[str, str]) -> None:
        """Nothing is shown before the first step."""
        self._common = common
        self._labels = labels
        self._is_hidden = common.is_quiet or common.is_json or not sys.stderr.isatty()
        self._unit = ""
        self._bar: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def progress(self, done: int, total: int | None, unit: str, text: str = "") -> None:
        """Show how far it is.

        Raises:
            Problem: `cancelled`, once a stop was asked for.
        """
        if self._common.is_stopped():
            raise Problem(Code.CANCELLED)
        if unit != self._unit:
            self._begin(unit, total)
        if self._bar is not None:
            self._bar.update(done - self._bar.pos, text)

    def _begin(self, unit: str, total: int | None) -> None:
        self._end()
        self._unit = unit
        if self._is_hidden or not total:
            return
        self._bar = click.progressbar(
            length=total,
            label=self._labels.get(unit, unit),
            file=sys.stderr,
            item_show_func=lambda text: text,
        )
        self._bar.__enter__()

    def _end(self) -> None:
        if self._bar is not None:
            self._bar.render_finish()
            self._bar = None
