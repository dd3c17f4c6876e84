"""How far something long is: what, done of total, a bar, the step, the time so far."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from app.gui.widgets import theme
from app.gui.widgets.first_run_parts import Card
from app.gui.widgets.label import ElidedLabel, Label

_BAR = 10
_THOUSANDTHS = 1000


@dataclass(frozen=True, slots=True)
class ProgressView:
    """What a progress card shows; all of it translated.

    Attributes:
        what: bold, what is being done.
        numbers: done of total and percent; "" if the total is not known.
        part: 0 to 1; `None` if it is not known, then there is no bar.
        step: what is being worked at now.
        time: time so far, and what Cancel leaves.
    """

    what: str
    numbers: str = ""
    part: float | None = None
    step: str = ""
    time: str = ""


class ProgressCard(Card):
    """Two lines of words and a bar between them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__("alt", "line", parent=parent)
        self._what = ElidedLabel()
        self._what.set_bold(True)
        self._numbers = Label()
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, _THOUSANDTHS)
        self._step = ElidedLabel()
        self._step.set_colour("muted")
        self._time = _Aside()
        self._time.set_colour("muted")
        self._lines = [QHBoxLayout(), QHBoxLayout()]
        self._lines[0].addWidget(self._what, 1)
        self._lines[0].addWidget(self._numbers)
        self._lines[1].addWidget(self._step, 1)
        self._lines[1].addWidget(self._time)
        self._words = QVBoxLayout()
        self._words.addLayout(self._lines[0])
        self._words.addWidget(self._bar)
        self._words.addLayout(self._lines[1])
        self.column.addLayout(self._words)
        self.show_progress(None)
        self._fit()
        theme.notifier().changed.connect(self._fit)

    def show_progress(self, view: ProgressView | None) -> None:
        """Show how far it is; `None` hides the card."""
        self.setVisible(view is not None)
        if view is None:
            return
        self._what.set_whole(view.what)
        self._numbers.setText(view.numbers)
        self._bar.setVisible(view.part is not None)
        self._bar.setValue(round((view.part or 0) * _THOUSANDTHS))
        self._bar.setAccessibleName(f"{view.what} {view.numbers}".strip())
        self._step.set_whole(view.step)
        self._time.set_whole(view.time)
        self.setAccessibleName(
            " ".join(part for part in (view.what, view.numbers, view.step, view.time) if part)
        )

    @Slot()
    def _fit(self) -> None:
        now = theme.current()
        self.column.setContentsMargins(now.px(14), now.px(8), now.px(14), now.px(8))
        self._words.setSpacing(now.px(5))
        self._bar.setFixedHeight(now.px(_BAR))
        for line in self._lines:
            line.setSpacing(now.px(12))

    # Qt's own names

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the height of the words, at any width."""
        return QSize(theme.current().px(120), super().minimumSizeHint().height())


class _Aside(ElidedLabel):
    """As wide as its words where there is room, and cut where there is not."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:  # noqa: N802
        width = QFontMetrics(self.font()).horizontalAdvance(self.whole())
        return QSize(width + 2, super().sizeHint().height())

    def set_whole(self, text: str) -> None:
        super().set_whole(text)
        self.updateGeometry()
