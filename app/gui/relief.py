"""When memory is short: the numbers, the next smaller ways, and one click that takes one."""

from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Slot

from app.core.chat import LoadOptions
from app.core.text import fill
from app.errors import Code, Problem
from app.gui.models import ModelShelf
from app.gui.notices import TRY_AGAIN, Notices
from app.gui.turns import Ended, Turns
from app.gui.views import number
from app.gui.widgets.digits import size

if TYPE_CHECKING:
    from app.core import advice

MOST = 2  # ways on a notice has room for
SMALLER = "smaller_"


class Relief(QObject):
    """Tells problems of the model in use; one of memory with choices that fit what is free."""

    def __init__(
        self, shelf: ModelShelf, turns: Turns, notices: Notices, parent: QObject | None = None
    ) -> None:
        """Listen to loads and answers."""
        super().__init__(parent)
        self._shelf = shelf
        self._notices = notices
        shelf.troubled.connect(self.tell)
        turns.ended.connect(self._on_ended)

    @Slot(object)
    def tell(self, problem: Problem) -> None:
        """Show a problem; with its numbers and the next smaller ways if memory was short."""
        if problem.code is not Code.OUT_OF_MEMORY or self._shelf.current is None:
            self._notices.tell(problem)
            return
        actions = self._ways(problem) or [(TRY_AGAIN, self.tr("Try again"))]
        self._notices.tell_with(problem, actions)

    def _ways(self, problem: Problem) -> list[tuple[str, str]]:
        """Return the choices as keys and labels; what was not measured yet goes into the problem.

        What the engine measured before it loaded counts; after a kill it is measured now.
        """
        from app.core import advice, fitting, gguf, machine

        model = self._shelf.current
        if model is None:
            return []
        try:
            info = msgspec.convert(model.info, gguf.ModelInfo)
        except msgspec.ValidationError:  # added by another version of Casebook
            return []
        options = self._shelf.options
        here = machine.machine()
        needs = fitting.fitted(info, options, here).memory.total
        problem.detail.setdefault("needs_bytes", needs)
        problem.detail.setdefault("free_bytes", here.free_bytes)
        free_bytes = int(str(problem.detail["free_bytes"]))
        library = self._shelf.all
        found = advice.choices(info, options, here.features, free_bytes, model, library)
        names = {one.model_id: f"{one.name} · {one.quantization}" for one in library}
        labels = []
        for place, choice in enumerate(found[:MOST]):
            key = f"{SMALLER}{place}"
            self._notices.learn(key, partial(self._take, model.model_id, options, choice))
            labels.append((key, self._label(choice, options, names.get(choice.model_id, ""))))
        return labels

    def _label(self, choice: "advice.Choice", options: LoadOptions, name: str) -> str:
        if name:
            return fill(self.tr("Load %1, %2"), name, size(choice.needs_bytes))
        parts = []
        if choice.options.context_tokens != options.context_tokens:
            tokens = number(choice.options.context_tokens or 0)
            parts.append(fill(self.tr("a context of %1 tokens"), tokens))
        if choice.options.cache_type_k != options.cache_type_k:
            parts.append(self.tr("its context kept in 8 bits"))
        if choice.options.use_mmap != options.use_mmap:
            parts.append(self.tr("weights not mapped"))
        return fill(self.tr("Load with %1"), ", ".join(parts))

    def _take(self, model_id: str, options: LoadOptions, choice: "advice.Choice") -> None:
        """Load the smaller way, and remember it for this model."""
        if choice.model_id:
            self._shelf.choose(choice.model_id)
            return
        changed = {
            name: value
            for name in LoadOptions.__struct_fields__
            if (value := getattr(choice.options, name)) != getattr(options, name)
        }
        self._shelf.remember(model_id, LoadOptions(**changed).over(self._shelf.remembered))
        self._shelf.try_again()

    @Slot(object)
    def _on_ended(self, ended: Ended) -> None:
        if ended.problem is not None and ended.problem.code is Code.OUT_OF_MEMORY:
            self.tell(ended.problem)
