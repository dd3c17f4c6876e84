"""The first page a person sees: what Casebook is and is not, the notice to confirm, a model."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app.core.text import fill
from app.core.wording import NOTICE_VERSION
from app.gui.widgets import theme
from app.gui.widgets.body import Line
from app.gui.widgets.buttons import PushButton
from app.gui.widgets.dialogs import research_notice
from app.gui.widgets.first_run_parts import IsAndIsNot, NoticeCard, OfferCard, StepList
from app.gui.widgets.label import Label
from app.gui.widgets.pinned import Pinned, scrolled

LANGUAGE_NAMES = "Language · Langue · Idioma · اللغة · Lugha"
NARROW = 820
NARROWEST = 600


class Language(Struct, frozen=True):
    """One language of the window: its code ("" follows the system) and its own name."""

    code: str
    name: str


class Acknowledged(Struct, frozen=True):
    """A person confirmed the notice: which text, and in which language it was read."""

    version: int
    text: str
    language: str


class FirstRun(QWidget):
    """Fills the window until the notice is confirmed; then offers to add a model.

    Signals:
        acknowledged: `Acknowledged`; record it now.
        language_chosen: code; build the page again in that language.
        file_asked: choose a model file.
        pack_asked: choose a field pack.
        demo_asked: use the demo model.
        finished: go on to the chats.
        quit_asked: leave without confirming.
    """

    acknowledged = Signal(object)
    language_chosen = Signal(str)
    file_asked = Signal()
    pack_asked = Signal()
    demo_asked = Signal()
    finished = Signal()
    quit_asked = Signal()

    def __init__(
        self,
        languages: Sequence[Language],
        language: str,
        demo: str = "",
        *,
        has_changed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show the first step.

        Args:
            languages: to choose from.
            language: code of the one in use.
            demo: size and place of the demo model in words; "" if it is not on this computer.
            has_changed: an older text was confirmed: ask for this part alone.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._has_changed = has_changed
        self._is_confirmed = False
        self.language = QComboBox(self)
        self.language.setAccessibleName(LANGUAGE_NAMES)
        for one in languages:
            self.language.addItem(one.name, one.code)
        self.language.setCurrentIndex(max(self.language.findData(language), 0))
        self.box = QCheckBox(self.tr("I have read this notice. I use Casebook for research only."))
        self.next = PushButton(self.tr("Continue"), self)
        self.next.setProperty("kind", "primary")
        self.back = PushButton(self.tr("Quit"), self)
        self.skip = PushButton(self.tr("Go on without a model"), self)
        self.skip.setProperty("kind", "quiet")
        self._count = Label("", "caption", "muted")
        self._names = Label(LANGUAGE_NAMES, "caption", "muted")
        names = [self.tr("What it is and is not"), self.tr("Add a model")]
        self._steps = StepList([] if has_changed else names, self)
        self._pages = QStackedLayout()
        self._recorded = Label(self._record(), "caption", "muted", wraps=True)
        card = NoticeCard(research_notice(), self.box, self._recorded.text(), self)
        self._pages.addWidget(Pinned(self._first_page(), card, self._recorded, self))
        self.offers = OfferCard(demo, self)
        self._pages.addWidget(scrolled(self._second_page(), self))
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.language)
        self._show_step(0)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def _first_page(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        title = self.tr("What Casebook is, and what it is not")
        if self._has_changed:
            title = self.tr("The notice has changed.")
        head = QHBoxLayout()
        head.addWidget(Label(title, "heading", wraps=True), 1)
        head.addWidget(self._names)
        head.addWidget(self.language)
        column.addLayout(head)
        if not self._has_changed:
            lead = self.tr(
                "Casebook runs a language model on this computer so that research teams can "
                "study how it answers."
            )
            column.addWidget(Label(lead, "message", wraps=True))
            column.addWidget(IsAndIsNot(page))
        column.addWidget(self._recorded)
        column.addStretch(1)
        return page

    def _record(self) -> str:
        return fill(
            self.tr(
                "Recorded on this computer: this text (version %1, %2), your confirmation and "
                "the time. If the text changes, you are asked again."
            ),
            NOTICE_VERSION,
            self.language.currentText(),
        )

    def _second_page(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.addWidget(Label(self.tr("Add a model"), "heading", wraps=True))
        lead = self.tr(
            "Casebook comes without a medical model. Choose where to get one; you can add more "
            "later under Models."
        )
        column.addWidget(Label(lead, "message", wraps=True))
        self._above = QVBoxLayout()
        column.addLayout(self._above)
        column.addWidget(self.offers)
        column.addStretch(1)
        return page

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.skip)
        foot.addWidget(self._count)
        foot.addWidget(self.next)
        self._foot = foot
        page = QVBoxLayout()
        page.setSpacing(0)
        page.addLayout(self._pages, 1)
        page.addWidget(Line(self, is_upright=False))
        page.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._steps)
        row.addLayout(page, 1)
        self._order((), ())

    def _connect(self) -> None:
        self.box.toggled.connect(self._on_box_toggled)
        self.next.clicked.connect(self._on_next_clicked)
        self.back.clicked.connect(self._on_back_clicked)
        self.skip.clicked.connect(self.finished)
        self.language.activated.connect(self._on_language_activated)
        self.offers.file_asked.connect(self.file_asked)
        self.offers.pack_asked.connect(self.pack_asked)
        self.offers.demo_asked.connect(self.demo_asked)

    def add_offers(self, above: QWidget, between: QWidget) -> None:
        """Show what is measured above the ways to get a model, and one more way among them."""
        self._above.addWidget(above)
        self.offers.between.addWidget(between)
        self._order(above.findChildren(QPushButton), between.findChildren(QPushButton))

    def _order(self, above: Sequence[QWidget], between: Sequence[QWidget]) -> None:
        """Let Tab go down the page, whatever came later."""
        offers = (*above, self.offers.first, self.offers.pack, *between, self.offers.demo)
        stops = (self.language, self.box, *offers, self.next, self.skip, self.back)
        for stop, following in pairwise(stops):
            self.setTabOrder(stop, following)

    def set_demo(self, text: str) -> None:
        """Offer the demo model, and say where it is."""
        self.offers.set_demo(text)

    def set_working(self, text: str) -> None:
        """Say what is being done with a chosen file; "" means nothing is."""
        self.offers.set_working(text)

    def set_problem(self, what: str, why: str) -> None:
        """Say why a model was not added, and what to do."""
        self.offers.set_problem(what, why)

    def set_added(self, name: str) -> None:
        """Say which model was added; Continue goes on to the chats."""
        self.offers.set_added(name)
        self.skip.hide()
        self.next.setEnabled(True)
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_step(self, step: int) -> None:
        is_first = step == 0
        self._pages.setCurrentIndex(step)
        self._steps.set_step(step)
        self.back.setText(self.tr("Quit") if is_first else self.tr("Back"))
        self.skip.setVisible(not is_first and not self.offers.is_added)
        self.next.setEnabled(self.box.isChecked() if is_first else self.offers.is_added)
        self._count.setVisible(not self._has_changed)
        self._count.setText(fill(self.tr("Step %1 of %2"), step + 1, 2))
        offered = self.next if self.offers.is_added else self.offers.first
        first = self.language if is_first else offered
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(bool)
    def _on_box_toggled(self, is_on: bool) -> None:
        self.next.setEnabled(is_on)

    @Slot()
    def _on_next_clicked(self) -> None:
        if self._pages.currentIndex() == 1:
            self.finished.emit()
            return
        if not self._is_confirmed:
            self._is_confirmed = True
            self.box.setEnabled(False)
            self.acknowledged.emit(
                Acknowledged(NOTICE_VERSION, research_notice(), self.language.currentData())
            )
        if self._has_changed:
            self.finished.emit()
        else:
            self._show_step(1)

    @Slot()
    def _on_back_clicked(self) -> None:
        if self._pages.currentIndex() == 1:
            self._show_step(0)
        else:
            self.quit_asked.emit()

    @Slot()
    def _on_language_activated(self) -> None:
        self.language_chosen.emit(self.language.currentData())

    @Slot()
    def _dress(self) -> None:
        tokens = theme.current()
        self._foot.setContentsMargins(tokens.px(40), tokens.px(10), tokens.px(40), tokens.px(10))
        self._foot.setSpacing(tokens.px(12))
        self.next.setMinimumWidth(tokens.px(120))
        self.next.setFont(tokens.font("ui", bold=True))
        self.box.setFont(tokens.font("ui", bold=True))
        self._fold()

    def _fold(self) -> None:
        """Hide the steps, and what only decorates, where the page needs the room."""
        tokens = theme.current()
        is_roomy = self.width() >= tokens.px(NARROW)
        self._names.setVisible(self.width() >= tokens.px(NARROWEST))
        self._steps.setVisible(is_roomy and not self._has_changed)

    # Qt's own names

    def resizeEvent(self, event: object) -> None:  # noqa: N802
        """Keep or hide the list of steps."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fold()
