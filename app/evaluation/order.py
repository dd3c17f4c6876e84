"""A run as the window orders it from a child, and what the child tells of it."""

from msgspec import Struct

from app.core.chat import LoadOptions, ModelFile
from app.evaluation.contamination import Hit
from app.evaluation.importers.own import Mapping
from app.evaluation.review import Line
from app.evaluation.shots import Few
from app.evaluation.task import Card, Item

# In the folder of a run until that is complete, so that it can be taken up again. It names places
# on this computer; the folder of a whole run, which is handed on, does not.
FILE = "order.json"


class Order(Struct, frozen=True):
    """Which set, how it is asked, whom, how much of it, and where it is written.

    Attributes:
        path: file of the set.
        kind: name of a known set; "" finds out, "own" is one's own.
        protocol_id: one of `presets.PRESETS`; "" is the default, with examples another one.
        few: the examples before each item; `None` is none.
        limit: items to ask; `None` is all.
        seed: draws them.
        out: folder of the run; "" only tells what the set is.
        is_resuming: go on with what is there.
        model: whom to ask; `None` only tells what the set is.
        name: of the model, as the library shows it.
        is_demo: it is the demo model.
        options: how it is loaded.
        despite_probe: score it although it fails on trivial questions; a person says so.
        language: of the page that is written of the run; see `core.translations.CODES`.
        mapping: which fields of the file are what; only shows what comes of that.
    """

    path: str
    kind: str = ""
    protocol_id: str = ""
    few: Few | None = None
    limit: int | None = None
    seed: int = 0
    out: str = ""
    is_resuming: bool = False
    model: ModelFile | None = None
    name: str = ""
    is_demo: bool = False
    options: LoadOptions = LoadOptions()
    despite_probe: bool = False
    language: str = "en"
    mapping: Mapping | None = None


class Told(Struct, frozen=True):
    """A set, and what of it a model would be asked first.

    Attributes:
        kind: the name of the known set it was read as; "own" is none.
        card: of the whole set.
        prompt: text of item one, without what a chat template adds.
        continuations: what is scored after it; empty for a generated answer.
        is_chat: a chat template is put around it.
        protocol_sha256: hash of the protocol.
        few: the examples, in their order.
        hits: examples that are items of the set, or nearly.
        excluded: how many items are not asked for that.
    """

    kind: str
    card: Card
    prompt: str
    continuations: tuple[str, ...]
    is_chat: bool
    protocol_sha256: str
    few: tuple[Item, ...] = ()
    hits: tuple[Hit, ...] = ()
    excluded: int = 0


class Tally(Struct, frozen=True):
    """What the items so far came to; the interval is Wilson's.

    Attributes:
        majority: the commonest key of the set, and its share.
        mass: median of what the options held of the probability; `None` for generated answers.
        last: the newest items, the newest first; `offset` is the item's number in the run.
    """

    n: int
    correct: int
    low: float
    high: float
    unscored: int = 0
    majority: str = ""
    majority_share: float = 0.0
    mass: float | None = None
    last: tuple[Line, ...] = ()
