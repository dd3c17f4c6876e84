"""What is offered of a run whose model failed on trivial questions."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from app.errors import Problem
from app.evaluation.order import Order
from app.gui.notices import Notices

ANYWAY = "despite_probe"


def tell(
    problem: Problem, order: Order | None, notices: Notices, again: Callable[[Order], object]
) -> None:
    """Say why a run did not begin or ended; `again` asks it despite the probe."""
    if order is None or "probe" not in problem.detail:
        notices.tell_apart(problem)
        return
    key = f"{ANYWAY} {order.out}"  # several refusals may be in sight
    notices.learn(key, lambda: again(replace(order, despite_probe=True)))
    words = QCoreApplication.translate("run", "Score it all the same")
    notices.tell_with(problem, [(key, words)])
