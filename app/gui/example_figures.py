"""What the open examples cost and give away, told on their cards and beside them."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from app.core.chat import DEFAULT_MAX_TOKENS
from app.core.text import fill
from app.evaluation.shots import turns
from app.evaluation.task import Item
from app.gui import example_words as words
from app.gui import known_sets
from app.gui.engine import EngineClient
from app.gui.example_checks import ExampleChecks
from app.gui.example_costs import Cost, ExampleCosts
from app.gui.models import ModelShelf
from app.gui.notices import Notices
from app.gui.views import number
from app.gui.widgets.examples_details import ExamplesDetails
from app.gui.widgets.examples_page import ExamplesPage
from app.gui.widgets.meter import ContextUse

MOST_SUMMANDS = 6


class ExampleFigures(QObject):
    """Has the engine count and children compare, and shows what they found."""

    def __init__(
        self,
        page: ExamplesPage,
        details: ExamplesDetails,
        shelf: ModelShelf,
        engine: EngineClient,
        notices: Notices,
    ) -> None:
        """Show on this page."""
        super().__init__(page)
        self._page, self._details = page, details
        self._folder: Path | None = None
        self._system: Callable[[], str] = str
        self._counted: tuple[str, ...] = ()
        self._ids: dict[str, str] = {}
        self._checks: dict[str, words.Checked] = {}
        self._costs = ExampleCosts(engine, shelf.asked_with, self)
        self._compare = ExampleChecks(self)
        self._costs.counted.connect(self._on_counted)
        self._compare.found.connect(self._on_found)
        self._compare.failed.connect(notices.tell_apart)
        self._compare.ended.connect(self._show)

    def use(self, folder: Path, system_text: Callable[[], str]) -> None:
        """Set where the known data sets are noted, and what is sent before the examples."""
        self._folder, self._system = folder, system_text

    def shut_down(self) -> None:
        """End what compares."""
        self._compare.shut_down()

    def count(self, base: Mapping[str, Item]) -> None:
        """Say what the examples that are used and whole cost."""
        whole = [card.text for card in self._page.cards if not words.trouble(card.text)]
        used = [text for text in whole if text.is_used]
        self._counted = tuple(text.key for text in used)
        shown = [turns([words.item_of(one, base.get(one.key))]) for one in used]
        self._costs.ask(self._system(), shown)

    @Slot(object)
    def _on_counted(self, cost: Cost) -> None:
        each = dict(zip(self._counted, cost.each, strict=False))
        for card in self._page.cards:
            count = each.get(card.text.key)
            said = "" if count is None else words.tokens(count, is_exact=cost.is_exact)
            card.set_tokens(said)
        total = sum(cost.each)
        summed = number(total)
        if 1 < len(cost.each) <= MOST_SUMMANDS:
            summed = f"{' + '.join(map(number, cost.each))} = {summed}"
        context = cost.context_tokens
        left = max(context - total - cost.system, 0)
        kept = min(DEFAULT_MAX_TOKENS, left)
        facts = [
            (self.tr("System text"), words.tokens(cost.system, is_exact=True)),
            (self.tr("Examples in use"), fill(self.tr("%1 tokens"), summed)),
        ]
        if context:
            of = fill(self.tr("%1 of %2 tokens"), number(left), number(context))
            facts.append((self.tr("Left for chat and answer"), of))
        counted = self.tr("Counted by the loaded model. Never dropped to make room.")
        if not cost.is_exact:
            counted = self.tr("A high estimate: no model has counted them yet.")
        use = ContextUse(system=cost.system + total, kept=kept, total=context)
        self._details.set_cost(use, facts, counted)

    def check(self, items: Sequence[Item]) -> None:
        """Compare with every data set that is known, one after the other."""
        self._checks = {}
        cards = self._page.cards
        self._ids = {card.text.key: item.item_id for card, item in zip(cards, items, strict=True)}
        known = known_sets.read(self._folder) if self._folder else []
        if known and items:
            self._compare.ask(known, items)
        self._show()

    def forget(self) -> None:
        """Forget what was found: the examples are others now."""
        self._compare.shut_down()
        self._checks = {}
        self._show()

    @Slot(object)
    def _on_found(self, found: words.Checked) -> None:
        self._checks[found.path] = found
        self._show()

    @Slot()
    def _show(self) -> None:
        checks = list(self._checks.values())
        said = ""
        if self._compare.is_running:
            said = self.tr("Comparing…")
        elif not checks:
            said = self.tr("Not compared with a data set yet, or changed since.")
        self._details.set_checks(words.rows(checks), said)
        hits = [(hit, one.card.name) for one in checks for hit in one.hits]
        for card in self._page.cards:
            own = self._ids.get(card.text.key, "")
            mine = [(hit, name) for hit, name in hits if hit.example_id == own]
            shown = words.match([hit for hit, _ in mine]) if checks else ("", "neutral", "")
            card.set_match(*shown)
            card.set_note(words.told(mine))
