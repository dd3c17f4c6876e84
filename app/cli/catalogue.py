"""`casebook models catalogue`: the models there are to choose from, and which of them fit here."""

from datetime import UTC, datetime

import click
import msgspec

from app import protocol
from app.cli.common import Common, common_options, say, table
from app.cli.download import Progress, ask
from app.core import catalogue, fitting, hardware, machine
from app.core.catalogue import Offer, Refreshed
from app.core.hardware import WORDS
from app.core.machine import Machine
from app.core.repository import Facts
from app.core.text import size
from app.store.files import problem_of

SHOWN = "Q4_K_M"  # the type a list tells of
NOT_VERIFIED = " (not verified)"
GATES = {
    "no": "open",
    "auto": "terms to accept on its page",
    "manual": "asks for a contact form on its page",
    "": "not known whether it has terms to accept",
}


@click.command("catalogue", epilog="Example: casebook models catalogue --json")
@click.option("--refresh", is_flag=True, help="Ask the hub for today's facts; this connects.")
@common_options
@click.pass_obj
def show_catalogue(common: Common, refresh: bool) -> None:
    """Show the Meditron3 family: licence, sizes, reported figures, and what fits this computer.

    Without --refresh nothing connects. What a refresh brings is shown beside what shipped.
    """
    if refresh:
        _refresh(common)
    found = catalogue.refreshed(common.places.refreshed)
    now = machine.machine()
    if common.is_json:
        common.document([_shape(one, found, now) for one in catalogue.offers()])
        return
    for one in catalogue.offers():
        _tell(one, found, now)


def _refresh(common: Common) -> None:
    request = protocol.Refresh(id=1, repositories=catalogue.repositories())
    result = ask(request, Progress(common, is_silent=True))
    found = Refreshed(
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        repositories={
            name: msgspec.json.decode(str(text), type=Facts) for name, text in result.items()
        },
    )
    try:
        catalogue.keep(common.places.refreshed, found)
    except OSError as error:
        raise problem_of(error, common.places.data) from error


def _shape(one: Offer, found: Refreshed, now: Machine) -> dict[str, object]:
    sizes = []
    for kind, size_bytes in one.sizes.items():
        model = catalogue.weighed(one, kind)
        fit = fitting.fit(model, now)
        sizes.append(
            {
                "type": kind,
                "about_bytes": size_bytes,
                "needs_bytes": hardware.about_bytes(model),
                "fits": fit.verdict,
                "sentence": fit.sentence,
            }
        )
    said: dict[str, object] = msgspec.to_builtins(one)
    said["sizes"] = sizes
    said["refreshed_at"] = found.at or None
    said["refreshed"] = [
        msgspec.to_builtins(found.repositories[name])
        for name in one.repositories
        if name in found.repositories
    ]
    return said


def _tell(one: Offer, found: Refreshed, now: Machine) -> None:
    def checked(name: str, text: str) -> str:
        return text + NOT_VERIFIED if name in one.not_verified else text

    fit = fitting.fit(catalogue.weighed(one, SHOWN), now)
    sizes = ", ".join(f"{kind} about {size(count)}" for kind, count in one.sizes.items())
    context = checked("context_length", f"{one.context_length:,} tokens")
    rows = [
        ("", "Made from", one.base),
        ("", "Licence", f"{checked('license', one.license)} · {one.terms.name}: {one.terms.url}"),
        ("", "", one.terms.sentence),
        ("", "Access", checked("gated", GATES[one.gated]) if one.gated else GATES[""]),
        ("", "Model", f"{one.architecture} · {one.parameters / 1e9:.2f} B · context {context}"),
        ("", "Sizes", sizes),
        ("", f"{SHOWN} here", f"{WORDS[fit.verdict]}: {fit.sentence}"),
        *_figures(one),
        *(("", "GGUF by others", published.repository) for published in one.published),
        *(("", "Note", note) for note in one.notes),
        *_refreshed(one, found),
    ]
    say(one.repository)
    table(rows)


def _figures(one: Offer) -> list[tuple[str, ...]]:
    if one.figures is None:
        return [("", "Reported", "no figures known")]
    figures = ", ".join(
        f"{row.benchmark} {'about ' if row.is_about else ''}{row.percent:.2f} %"
        for row in one.figures.rows
    )
    source = f"Source: {one.figures.source}; {one.figures.not_stated}."
    return [("", "Reported", figures), ("", "", source)]


def _refreshed(one: Offer, found: Refreshed) -> list[tuple[str, ...]]:
    """Say what the hub said, beside what shipped and not in its place."""
    rows: list[tuple[str, ...]] = []
    for name in one.repositories:
        facts = found.repositories.get(name)
        if facts is None:
            continue
        if facts.error:
            rows.append(("", f"Hub, {found.at[:10]}", f"{name}: {facts.error}"))
            continue
        gate = GATES.get(facts.gated, facts.gated)
        license_ = facts.license or "no licence named"
        files = len(facts.sizes or {})
        text = f"{facts.name}: {license_} · {gate} · commit {facts.commit[:12]} · {files} files"
        rows.append(("", f"Hub, {found.at[:10]}", text))
    return rows
