"""What else lies in a field pack: card, licence, presets and the note for whoever finds the stick.

All of it is text that a person can read without Casebook.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

import resources
from app.core import catalogue
from app.core.chat import Sampling
from app.core.pack import manifest, sets
from app.core.pack.manifest import About
from app.core.text import fill, size
from app.core.wording import DEMO, NOTICE
from app.errors import Code, Problem

# By role, where each lies in a pack.
PLACES = {
    manifest.RECORD: "provenance.json",
    manifest.CARD: "card.md",
    manifest.LICENCE: "licence.txt",
    manifest.PRESETS: "presets.json",
    manifest.EXAMPLES: sets.PLACE,
    manifest.NOTE: "start-here.txt",
}
PRESETS_FORMAT = "casebook-presets-1"
MOST_PRESETS = 200
MOST_NAME = 200
MOST_TEXT = 100_000
MOST_BASES = 16


class Preset(Struct, frozen=True):
    """A preset on its way to another computer: without id and version, which are of one library."""

    name: str
    system_text: str
    sampling: Sampling


class _Presets(Struct, frozen=True):
    format: str
    presets: tuple[Preset, ...]


def presets_text(presets: Sequence[Preset]) -> bytes:
    """Return presets as they lie in a pack."""
    said = msgspec.to_builtins(_Presets(PRESETS_FORMAT, tuple(presets)))
    return json.dumps(said, indent=1).encode("ascii") + b"\n"


def presets(text: str) -> tuple[Preset, ...]:
    """Return the presets of a pack.

    Raises:
        Problem: `pack_invalid`.
    """
    try:
        found = msgspec.convert(json.loads(text), type=_Presets)
    except (ValueError, RecursionError, msgspec.ValidationError) as error:
        raise _invalid("they are no presets") from error
    if found.format != PRESETS_FORMAT:
        raise _invalid("they are of another format")
    is_small = len(found.presets) <= MOST_PRESETS and all(
        len(one.name) <= MOST_NAME and len(one.system_text) <= MOST_TEXT for one in found.presets
    )
    if not is_small:
        raise _invalid("they are too many or too long")
    return tuple(one for one in found.presets if one.name.strip())


def card(about: About, facts: Sequence[tuple[str, str]] = ()) -> str:
    """Return a card: the facts of this very file, and what is reported of the model it is of."""
    name = f"{about.name} ({DEMO})" if about.is_demo else about.name
    offer = catalogue.offer(str(about.source.get("repository") or ""))
    lines = [
        f"# {name}",
        "",
        f"> **{NOTICE}**",
        "",
        "## This file",
        "",
        *_rows(
            ("Architecture", about.architecture),
            ("Type", about.quantization),
            ("Context", f"{about.context_length:,} tokens" if about.context_length else ""),
            ("Size", f"{about.size_bytes:,} bytes"),
            ("SHA-256", about.sha256),
            ("Licence", about.license),
            ("Source", str(about.source.get("repository") or "")),
            ("Revision", str(about.source.get("revision") or "")),
            ("Made from", ", ".join(map(str, about.source.get("base_models") or ()))),
            ("Converter", str(about.source.get("converter") or "")),
            *facts,
        ),
    ]
    if offer is not None:
        lines += ["", "## The model", "", *_offered(offer)]
    return "\n".join([*lines, "", f"*{NOTICE}*", ""])


def licence(about: About) -> str:
    """Return what is known of the terms that come with a model."""
    offer = catalogue.offer(str(about.source.get("repository") or ""))
    lines = [
        about.name,
        "",
        f"Licence, as the model's makers name it: {about.license or 'unknown'}",
    ]
    if offer is not None:
        lines += [offer.terms.name, offer.terms.url, "", offer.terms.sentence]
    elif not about.license:
        lines += ["Neither the file nor its record names one. Ask where the model came from."]
    return "\n".join([*lines, "", NOTICE, ""])


def note(about: About) -> str:
    """Return what a person reads first who finds the stick."""
    name = f"{about.name} ({DEMO})" if about.is_demo else about.name
    text = resources.path("start-here.txt").read_text("utf-8")
    return fill(text, name, about.quantization or about.architecture, size(about.size_bytes))


def kept_source(source: Mapping[str, Any], repository: str) -> dict[str, Any]:
    """Return what of a model's origin goes into a pack; its record holds all of it."""
    wanted = ("revision", "license", "base_models", "converter")
    found = {key: source[key] for key in wanted if source.get(key)}
    return {"repository": repository, **found} if repository else found


def source(about: About) -> dict[str, Any]:
    """Return where a model came from as a pack says, as far as these are short lines of text."""
    said = about.source
    found: dict[str, Any] = {
        key: line
        for key in ("repository", "revision", "license", "converter")
        if isinstance(value := said.get(key), str) and (line := _line(value[:MOST_NAME]))
    }
    bases = said.get("base_models")
    if isinstance(bases, list):
        found["base_models"] = [
            _line(one[:MOST_NAME]) for one in bases[:MOST_BASES] if isinstance(one, str)
        ]
    if about.license and "license" not in found:
        found["license"] = _line(about.license[:MOST_NAME])
    return found


def named(about: About) -> str:
    """Return the name of a pack's model as one short line."""
    return _line(about.name[:MOST_NAME])


def _offered(offer: catalogue.Offer) -> list[str]:
    lines = _rows(
        ("Repository", offer.repository),
        ("Base", offer.base),
        ("Parameters", f"{offer.parameters:,}"),
        ("Terms", f"{offer.terms.name}, {offer.terms.url}"),
    )
    if offer.figures is not None:
        about = {True: "about ", False: ""}
        lines += _rows(
            *(
                (f"Reported {row.benchmark}", f"{about[row.is_about]}{row.percent} %")
                for row in offer.figures.rows
            ),
            ("Reported by", offer.figures.source),
            ("Left out", offer.figures.not_stated),
        )
    return lines


def _rows(*facts: tuple[str, str]) -> list[str]:
    return [f"- {name}: {_line(value)}" for name, value in facts if value]


def _line(value: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in value).split())


def _invalid(why: str) -> Problem:
    return Problem(Code.PACK_INVALID, where="the presets", why=why)
