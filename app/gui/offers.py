"""The catalogue as what the page shows: pure mapping, every sentence translated here."""

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication

from app.core import catalogue
from app.core.bidi import isolated, left_to_right, visible
from app.core.catalogue import Entry, Offer, Refreshed
from app.core.disk import Disk
from app.core.hardware import Verdict
from app.core.text import QT_TRANSLATE_NOOP, fill
from app.core.ways import Way
from app.core.wording import DEMO
from app.gui.checkpoints import LIGHTS, light, need, room
from app.gui.views import number
from app.gui.widgets import digits
from app.gui.widgets.catalogue_details import WayRow
from app.gui.widgets.catalogue_page import CatalogueRow
from app.gui.widgets.convert_table import Light
from app.gui.widgets.download_dialog import DownloadPlan

SPARE = 1.05  # of what is written: a file system needs room of its own
LARGEST_FILE_BYTES = 5_000_000_000  # of a checkpoint: huggingface-hub's MAX_SHARD_SIZE
# By what a hub says of the gate, see `core.catalogue.Offer`.
GATES = {
    "no": QT_TRANSLATE_NOOP("offer", "open"),
    "auto": QT_TRANSLATE_NOOP("offer", "terms to accept on its page"),
    "manual": QT_TRANSLATE_NOOP("offer", "asks for a contact form on its page"),
    "": QT_TRANSLATE_NOOP("offer", "not known whether it has terms to accept"),
}
LICENCES = {"gemma": "Gemma", "llama3.1": "Llama 3.1", "apache-2.0": "Apache-2.0", "mit": "MIT"}
# The family's card, as far as it was read (not verified against the page of today).
_MAKERS = QT_TRANSLATE_NOOP(
    "offer",
    "A research-only model, not validated for medical use. Mainly English. Static: it learns "
    "nothing new. As it is, without warranty.",
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("offer", text)


def licence(one: Offer) -> str:
    """Return the licence in a word."""
    return LICENCES.get(one.license, one.license)


def row(one: Offer, way: Way, shown: Light, state: tuple[str, str]) -> CatalogueRow:
    """Return an offer as a row; `way` is the smallest of the chosen type."""
    origin = QCoreApplication.translate("offer", "%1 · adapted from %2")
    if one.is_for_comparison:
        origin = QCoreApplication.translate("offer", "%1 · for comparison, not a medical model")
    base = left_to_right(one.base.rpartition("/")[2])
    return CatalogueRow(
        id=one.repository,
        name=one.name,
        origin=fill(origin, left_to_right(one.repository.partition("/")[0]), base),
        licence=licence(one),
        parameters=_billions(one.parameters),
        file=digits.size(way.size_bytes),
        memory=need(way.needs_bytes),
        light=shown,
        state=state[0],
        state_icon=state[1],
    )


def _billions(parameters: int) -> str:
    text = QCoreApplication.translate("offer", "%1 B", "billions of parameters")
    return fill(text, number(parameters / 1e9, 2))


def demo_row(entry: Entry, needs: int, shown: Light, state: tuple[str, str]) -> CatalogueRow:
    """Return the demo model as a row."""
    return CatalogueRow(
        id=entry.sha256,
        name=entry.name,
        origin=QCoreApplication.translate("notice", DEMO),
        licence=LICENCES.get(entry.license, entry.license),
        parameters="",
        file=digits.size(entry.size_bytes),
        memory=need(needs),
        light=shown,
        state=state[0],
        state_icon=state[1],
    )


def demo_facts(entry: Entry) -> tuple[tuple[str, str], ...]:
    """Return what is known of the demo model."""
    tokens = QCoreApplication.translate("offer", "%1 tokens")
    return (
        (QCoreApplication.translate("offer", "Source"), left_to_right(entry.source)),
        (QCoreApplication.translate("offer", "Licence"), entry.license),
        (
            QCoreApplication.translate("offer", "Context"),
            fill(tokens, number(entry.context_length)),
        ),
        (QCoreApplication.translate("offer", "SHA-256"), left_to_right(entry.sha256)),
    )


def facts(one: Offer) -> tuple[tuple[str, str], ...]:
    """Return what is known of an offer, in short."""

    def checked(name: str, text: str) -> str:
        mark = QCoreApplication.translate("offer", "%1 (not verified)")
        return fill(mark, text) if name in one.not_verified else text

    tokens = QCoreApplication.translate("offer", "%1 tokens")
    context = fill(tokens, number(one.context_length))
    gate = _tr(GATES[one.gated])
    return (
        (QCoreApplication.translate("offer", "Source"), left_to_right(one.repository)),
        (
            QCoreApplication.translate("offer", "Licence"),
            checked("license", isolated(one.terms.name)),
        ),
        (
            QCoreApplication.translate("offer", "Access"),
            checked("gated", gate) if one.gated else gate,
        ),
        (QCoreApplication.translate("offer", "Context"), checked("context_length", context)),
    )


def more(one: Offer, found: Refreshed) -> tuple[tuple[str, str], ...]:
    """Return what else is known of an offer, and beside it what a refresh brought."""
    others = "\n".join(left_to_right(each.repository) for each in one.published)
    return (
        (QCoreApplication.translate("offer", "Made from"), left_to_right(one.base)),
        (QCoreApplication.translate("offer", "Parameters"), _billions(one.parameters)),
        (QCoreApplication.translate("offer", "Terms"), one.terms.sentence),
        (QCoreApplication.translate("offer", "GGUF by others"), others),
        (QCoreApplication.translate("offer", "On the hub"), _refreshed(one, found)),
    )


def _refreshed(one: Offer, found: Refreshed) -> str:
    """Return what the hub said of these repositories, each on its line."""
    lines = []
    for name in one.repositories:
        said = found.repositories.get(name)
        if said is None:
            continue
        if said.error:
            text = QCoreApplication.translate("offer", "%1: no answer (%2)")
            lines.append(fill(text, left_to_right(name), said.error))
            continue
        text = QCoreApplication.translate("offer", "%1: %2, %3, commit %4, %5 files with weights")
        gate = _tr(GATES.get(said.gated, "")) if said.gated in GATES else visible(said.gated)
        words = visible(said.license) or QCoreApplication.translate("offer", "no licence named")
        count = number(len(said.sizes or {}))
        lines.append(fill(text, left_to_right(said.name), words, gate, said.commit[:12], count))
    if lines:
        lines.insert(0, fill(QCoreApplication.translate("offer", "asked %1"), found.at[:10]))
    return "\n".join(lines)


def says(one: Offer) -> str:
    """Return what the makers say of the use of their model; "" if nothing is known."""
    return "" if one.is_for_comparison else _tr(_MAKERS)


def figures(one: Offer) -> tuple[tuple[str, str], ...]:
    """Return the accuracies that are reported of an offer."""
    if one.figures is None:
        return (
            (
                QCoreApplication.translate("offer", "Reported"),
                QCoreApplication.translate("offer", "no figures known"),
            ),
        )
    percent = QCoreApplication.translate("offer", "%1 %")
    about = QCoreApplication.translate("offer", "about %1 %")
    return tuple(
        (each.benchmark, fill(about if each.is_about else percent, number(each.percent, 2)))
        for each in one.figures.rows
    )


def figures_source(one: Offer) -> str:
    """Return where the accuracies are from, and what that leaves out."""
    if one.figures is None:
        return ""
    text = QCoreApplication.translate("offer", "Source: %1; %2.")
    return fill(text, one.figures.source, one.figures.not_stated)


def way_rows(ways: tuple[Way, ...], free: int | None, total: int | None) -> list[WayRow]:
    """Return one row for each file there is or can be made."""
    about = QCoreApplication.translate("offer", "about %1")
    rows = []
    for way in ways:
        size = digits.size(way.download_bytes)
        origin = left_to_right(way.repository.partition("/")[0])
        if way.is_converted:
            origin = QCoreApplication.translate("offer", "made here")
        rows.append(
            WayRow(
                name=way.kind,
                origin=origin,
                download=size if way.is_stated else fill(about, size),
                light=light(way.needs_bytes, free, total),
            )
        )
    return rows


def formula(kind: str, free: int, total: int) -> str:
    """Return how the memory was added up, and what this computer has."""
    text = QCoreApplication.translate(
        "offer",
        "File and memory are for %1. Memory needed = file + context of 4,096 tokens + 1 GB. This "
        "computer: %2, of which %3 are free now. Fits: within what is free now. Tight: more than "
        "is free now, less than there is. Too large: more than this computer has.",
    )
    return fill(text, kind, room(total), room(free))


def source(found: Refreshed) -> str:
    """Return of when the catalogue is, and when the hub was asked."""
    text = QCoreApplication.translate("offer", "Catalogue of %1, came with Casebook")
    said = fill(text, catalogue.as_of())
    if found.at:
        asked = QCoreApplication.translate("offer", "the hub was asked on %1")
        said = f"{said} · {fill(asked, found.at[:10])}"
    return said


def room_note(free: int | None) -> str:
    """Return what the disk has, and what is done with what arrives."""
    text = QCoreApplication.translate(
        "offer",
        "%1 free on the disk. After the download the SHA-256 is checked; a file that differs is "
        "not kept.",
    )
    unknown = QCoreApplication.translate("offer", "an unknown amount")
    return fill(text, unknown if free is None else room(free))


def verb(way: Way) -> str:
    """Return the label of the button."""
    text = QCoreApplication.translate("offer", "Download %1…")
    return fill(text, digits.size(way.download_bytes))


def needed_bytes(way: Way) -> int:
    """Return about what the disk must have free."""
    whole = way.download_bytes
    if way.is_converted:
        whole += way.size_bytes
    return int(whole * SPARE)


def low_disk_bytes(way: Way) -> int:
    """Return about what the disk must have free if each file goes once it is converted."""
    return int((way.size_bytes + min(way.download_bytes, LARGEST_FILE_BYTES)) * SPARE)


def plan(one: Offer, way: Way, folder: str, disk: Disk, host: str) -> DownloadPlan:
    """Return what a download means, before anything connects."""
    comes = QCoreApplication.translate("offer", "about %1, one GGUF file, ready to use")
    if way.is_converted:
        comes = QCoreApplication.translate(
            "offer", "about %1 of safetensors, converted here to a file of about %2"
        )
    needs = needed_bytes(way)
    fits_disk = disk.free_bytes is None or needs <= disk.free_bytes
    free = "" if disk.free_bytes is None else room(disk.free_bytes)
    low = low_disk_bytes(way)
    fits_low = way.is_converted and (disk.free_bytes is None or low <= disk.free_bytes)
    warning = low_disk = ""
    if not fits_disk:
        text = QCoreApplication.translate(
            "offer", "Not enough room: about %1 are needed, %2 are free."
        )
        warning = fill(text, need(needs), free)
    if way.is_converted:
        text = QCoreApplication.translate(
            "offer", "About %1 of the disk are needed then, not %2; the same file comes out."
        )
        low_disk = fill(text, need(low), need(needs))
    text = QCoreApplication.translate("offer", "%1; about %2 are needed, %3 are free")
    return DownloadPlan(
        name=f"{one.name} · {way.kind}",
        facts=(
            (
                QCoreApplication.translate("offer", "From"),
                left_to_right(f"{host}/{way.repository}"),
            ),
            (
                QCoreApplication.translate("offer", "Comes"),
                fill(comes, digits.size(way.download_bytes), digits.size(way.size_bytes)),
            ),
            (
                QCoreApplication.translate("offer", "Goes to"),
                fill(text, left_to_right(folder), need(needs), free),
            ),
            (QCoreApplication.translate("offer", "Licence"), isolated(one.terms.name)),
            (QCoreApplication.translate("offer", "Access"), _tr(GATES[one.gated])),
            (
                QCoreApplication.translate("offer", "Then"),
                QCoreApplication.translate("offer", "checked, hashed, and tried once"),
            ),
        ),
        terms=one.terms.sentence,
        terms_url=one.terms.url,
        warning=warning,
        can_start=fits_disk,
        low_disk=low_disk,
        can_start_low=fits_low,
    )


def matches(one: CatalogueRow, words: str) -> bool:
    """Tell whether a row has every one of these words: in name, origin, licence or size."""
    text = " ".join((one.name, one.origin, one.licence, one.file, one.parameters)).casefold()
    return all(word in text for word in words.casefold().split())


def is_too_large(shown: Light) -> bool:
    """Tell whether a light says that a model does not fit this computer at all."""
    return shown.icon == LIGHTS[Verdict.TOO_LARGE][0]


def installed(one: Offer, pairs: Collection[tuple[str, str]], kind: str = "") -> bool:
    """Tell whether a model of this offer is here; `pairs` are repository and type of each."""
    return any(name in one.repositories and (not kind or kind == has) for name, has in pairs)
