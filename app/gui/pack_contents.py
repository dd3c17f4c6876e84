"""What goes into a field pack of a model, line by line, before a byte of it is written."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from app.core import trail
from app.core.bidi import visible
from app.core.disk import part_bytes
from app.core.pack import manifest, papers, sets
from app.core.text import fill
from app.gui.views import number
from app.store import packs
from app.store.models import Model


class Content(Struct, frozen=True):
    """One line: what it is, translated, its size, and the names of the files that it is of."""

    words: str
    size_bytes: int
    names: tuple[str, ...]


def cut(model: Model, place: Path | None) -> list[tuple[str, int]]:
    """Return name and size of each part of a model on the disk of a place."""
    most = (part_bytes(place) if place else None) or manifest.LARGEST
    found = []
    for file in model.files:
        try:
            size = file.stat().st_size
        except OSError:
            size = model.size_bytes
        named = manifest.part_names(file.name, size, most)
        found += [(name, length) for name, _, length in named]
    return found


def contents(
    model: Model,
    place: Path | None,
    presets: Sequence[papers.Preset],
    examples: Sequence[sets.PackedSet] = (),
) -> list[Content]:
    """Return the lines in the order in which they are written; the manifest is not among them."""
    return [*_parts(cut(model, place)), *_papers(model, presets, examples)]


def _parts(parts: Sequence[tuple[str, int]]) -> Iterator[Content]:
    text = QCoreApplication.translate("pack", "Part %2 of %3: %1")
    for at, (name, size) in enumerate(parts, 1):
        words = fill(text, name, number(at), number(len(parts)))
        yield Content(words if len(parts) > 1 else name, size, (name,))


def _papers(
    model: Model, presets: Sequence[papers.Preset], examples: Sequence[sets.PackedSet]
) -> Iterator[Content]:
    about, place = packs.about(model), papers.PLACES
    record = trail.beside(Path(model.path))
    if record.is_file():
        words = QCoreApplication.translate("pack", "Paper trail of the conversion")
        yield Content(words, record.stat().st_size, (place[manifest.RECORD],))
    text = QCoreApplication.translate("pack", "Model card and licence (%1)")
    licence = visible(about.license) or QCoreApplication.translate("pack", "unknown")
    size = len(papers.card(about).encode()) + len(papers.licence(about).encode())
    yield Content(fill(text, licence), size, (place[manifest.CARD], place[manifest.LICENCE]))
    if presets:
        text = QCoreApplication.translate("pack", "%1 presets")
        if len(presets) == 1:
            text = QCoreApplication.translate("pack", "1 preset")
        size = len(papers.presets_text(presets))
        yield Content(fill(text, number(len(presets))), size, (place[manifest.PRESETS],))
    if examples:
        text = QCoreApplication.translate("pack", "%1 example sets")
        if len(examples) == 1:
            text = QCoreApplication.translate("pack", "1 example set")
        size = len(sets.text(examples))
        yield Content(fill(text, number(len(examples))), size, (place[manifest.EXAMPLES],))
    words = QCoreApplication.translate("pack", "Start note, 3 languages, with the notice")
    yield Content(words, len(papers.note(about).encode()), (place[manifest.NOTE],))
