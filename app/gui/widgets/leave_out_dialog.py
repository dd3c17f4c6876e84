"""Chooses what the model does not see of a conversation that has grown too long for it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QShowEvent
from PySide6.QtWidgets import QDialogButtonBox, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.core import prompt
from app.core.bidi import isolated
from app.core.chat import Message, Role
from app.core.text import begun, fill
from app.gui.widgets import theme
from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.digits import number
from app.gui.widgets.label import Label

LETTERS = 200  # of a message; more would not fit a line
LINES = 7  # of the list that are in sight at least


@dataclass(frozen=True, slots=True)
class Offer:
    """What would be sent: one count of tokens a message, and the room there is for all of them."""

    messages: Sequence[Message]
    tokens: Sequence[int]
    overhead_tokens: int
    context_tokens: int
    example_count: int = 0

    def without(self, chosen: Collection[int]) -> int:
        """Return the tokens that are left when these messages are not sent."""
        kept = (count for at, count in enumerate(self.tokens) if at not in chosen)
        return sum(kept) + self.overhead_tokens


class LeaveOutDialog(Dialog):
    """Lists the messages with their tokens; what is ticked is left out of this one question.

    A question leaves and comes back together with its answer: a model takes an answer without its
    question for its own beginning. The system text and what is asked now are listed, and always
    sent.

    Signals:
        chosen: places of the messages to leave out, when the person wants to send.
    """

    chosen = Signal(list)

    def __init__(
        self, offer: Offer, suggested: Collection[int], parent: QWidget | None = None
    ) -> None:
        """Tick what is suggested."""
        super().__init__(self.tr("Choose what to leave out"), parent, width=680)
        self._offer = offer
        self._fixed = prompt.fixed(offer.messages, offer.example_count)
        lead = self.tr("Ticked messages are left out of this question. Nothing is deleted.")
        self.body.addWidget(Label(lead, wraps=True))
        self._sum = Label("", is_bold=True, wraps=True)
        self.body.addWidget(self._sum)
        self.list = QTreeWidget(self)
        self.body.addWidget(self.list, 1)
        role = QDialogButtonBox.ButtonRole.AcceptRole
        self._send = self.add_button(self.tr("Send without them"), role, "primary")
        self._send.clicked.connect(self._on_send_clicked)
        self.add_cancel()
        self._items = [self._item(at) for at in range(len(offer.messages))]
        self._set_up_list()
        self._tick(set(suggested) - self._fixed)
        self.list.itemChanged.connect(self._on_item_changed)

    def _item(self, at: int) -> QTreeWidgetItem:
        message = self._offer.messages[at]
        words = isolated(" ".join(begun(message.text, LETTERS).split()))
        item = QTreeWidgetItem([fill(self._who(at), words), number(self._offer.tokens[at])])
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        item.setSizeHint(0, QSize(0, theme.current().row))
        if at in self._fixed:
            item.setText(0, fill(self.tr("Always sent: %1"), item.text(0)))
            item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
        return item

    def _who(self, at: int) -> str:
        role = self._offer.messages[at].role
        if role is Role.SYSTEM:
            return self.tr("System text: %1")
        return self.tr("You: %1") if role is Role.USER else self.tr("Answer: %1")

    def _set_up_list(self) -> None:
        self.list.setAccessibleName(self.tr("Messages to leave out"))
        self.list.setHeaderLabels([self.tr("Message"), self.tr("Tokens")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setTabKeyNavigation(False)
        self.list.addTopLevelItems(self._items)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.setMinimumHeight(theme.current().row * (LINES + 1))
        first = next((at for at in range(len(self._items)) if at not in self._fixed), 0)
        self.list.setCurrentItem(self._items[first])
        self.list.setFocus()

    def left_out(self) -> set[int]:
        """Return the places of the messages that are ticked."""
        ticked = Qt.CheckState.Checked
        return {at for at, item in enumerate(self._items) if item.checkState(0) == ticked}

    def _tick(self, chosen: Collection[int]) -> None:
        for at, item in enumerate(self._items):
            if at not in self._fixed:
                is_out = at in chosen
                item.setCheckState(0, Qt.CheckState.Checked if is_out else Qt.CheckState.Unchecked)
        self._add_up()

    def _add_up(self) -> None:
        """Say what is sent, and allow it only where it fits."""
        needed, context = self._offer.without(self.left_out()), self._offer.context_tokens
        rest = context - needed
        fits = rest >= prompt.LEAST_ANSWER_TOKENS
        text = self.tr("It fits: %1 of %2 tokens, and %3 for the answer.")
        if not fits:
            text = self.tr("It does not fit yet: %1 of %2 tokens. The answer needs at least %3.")
            rest = prompt.LEAST_ANSWER_TOKENS
        self._sum.setText(fill(text, *map(number, (needed, context, rest))))
        self._sum.set_colour("ok" if fits else "warn")
        self._send.setEnabled(fits)
        if self.isVisible():
            said = QAccessibleAnnouncementEvent(self, self._sum.text())
            QAccessible.updateAccessibility(said)

    @Slot(QTreeWidgetItem)
    def _on_item_changed(self, item: QTreeWidgetItem) -> None:
        """Let question and answer go together; only an answer may be left out alone."""
        at = self._items.index(item)
        chosen = self.left_out()
        if at not in chosen:
            is_answer = self._offer.messages[at].role is Role.ASSISTANT
            chosen.discard(at - 1 if is_answer else at + 1)
        self.list.blockSignals(True)
        self._tick(prompt.with_answers(self._offer.messages, chosen, self._offer.example_count))
        self.list.blockSignals(False)
        self.list.viewport().update()

    @Slot()
    def _on_send_clicked(self) -> None:
        left_out = sorted(self.left_out())
        self.accept()
        self.chosen.emit(left_out)

    # Qt's own names

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Start in the list, at the oldest message."""
        super().showEvent(event)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
