"""What of a library goes into a field pack."""

from app.core.pack import papers
from app.core.pack.manifest import About
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
