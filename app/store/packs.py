"""What of a library goes into a field pack."""

import msgspec

from app.core.pack import papers, sets
from app.core.pack.manifest import About
from app.errors import Code, Problem
from app.evaluation.task import Item
from app.store.examples import Examples, ExampleSet, Listing
from app.store.models import Model
from app.store.presets import Presets


def about(model: Model) -> About:
    """Return what a pack says of a model."""
    return About(
        model.name,
        model.sha256,
        model.size_bytes,
        model.architecture,
        model.quantization,
        model.context_length,
        model.license,
        model.is_demo,
        source=papers.kept_source(model.source, model.repository),
    )


def own(presets: Presets) -> tuple[papers.Preset, ...]:
    """Return the presets that a person made; Casebook's own is on the other computer already."""
    return tuple(
        papers.Preset(one.name, one.system_text, one.sampling)
        for one in presets.list()
        if not one.is_builtin
    )


def bring(presets: Presets, text: str) -> list[str]:
    """Keep the presets of a pack, as they lie in it; return the names of those that are new.

    Raises:
        Problem: `pack_invalid`; or they were not saved.
    """
    found = papers.presets(text) if text else ()
    kept = (presets.bring(one.name, one.system_text, one.sampling) for one in found)
    return [one.name for one in kept if one is not None]


def packed(found: list[ExampleSet]) -> tuple[sets.PackedSet, ...]:
    """Return example sets as they travel: the newest version of each."""
    return tuple(
        sets.PackedSet(
            one.name,
            one.origin,
            tuple(msgspec.to_builtins(item) for item in one.listed),
            one.listing.unused,
            one.listing.seed,
        )
        for one in found
    )


def bring_sets(examples: Examples, text: str) -> list[str]:
    """Keep the example sets of a pack; return the names of those that are new.

    One of the same content is there already; a name that is taken gets a number.

    Raises:
        Problem: `pack_invalid`; or they were not saved.
    """
    return [name for one in (sets.read(text) if text else ()) if (name := _bring(examples, one))]


def _bring(examples: Examples, one: sets.PackedSet) -> str:
    try:
        items = msgspec.convert(one.items, tuple[Item, ...])
    except msgspec.ValidationError as error:
        where = "the example sets"
        raise Problem(Code.PACK_INVALID, where=where, why="they hold no examples") from error
    here, listing = examples.list(), Listing(one.unused, one.seed)
    if any((each.listed, each.listing) == (items, listing) for each in here):
        return ""
    taken = {each.name for each in here}
    free, number = one.name, 2
    while free in taken:
        free, number = f"{one.name} ({number})", number + 1
    try:
        return examples.save(free, items, one.origin, listing=listing).name
    except Problem as problem:
        if problem.code is not Code.BAD_VALUE:
            raise
        why = str(problem.detail["why"])
        raise Problem(Code.PACK_INVALID, where="the example sets", why=why) from problem
