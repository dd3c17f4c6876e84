"""Beside a result: its report, its numbers, set, protocol and model, and what to bear in mind."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.widgets import theme
from app.gui.widgets.facts import Details, Facts, Section
from app.gui.widgets.notice import Notice
from app.gui.widgets.report_preview import ReportPreview


class ResultDetails(Details):
    """A preview of the report, then facts in groups, then warnings."""

    PANE = 480

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Result"))
        self._groups = QVBoxLayout()
        self.preview = ReportPreview(self)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.preview)
        self._column.addLayout(self._groups)
        self._column.addStretch(1)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def show_groups(
        self,
        groups: Sequence[tuple[str, Sequence[tuple[str, str]]]],
        warnings: Sequence[str] = (),
    ) -> None:
        """Show groups of facts, title and rows each, and warnings; no group is empty."""
        while item := self._groups.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, (title, facts) in enumerate(groups):
            self._groups.addWidget(Section(title))
            shown = Facts(self)
            shown.set_facts(facts)
            self._groups.addWidget(shown)
            if number == 0:
                for text in warnings:
                    self._groups.addWidget(Notice("warn", text))
        self.set_filled(bool(groups))

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        side = now.px(14)
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(now.px(16))
        self._groups.setSpacing(now.px(10))
