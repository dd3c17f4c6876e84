"""Under which terms a model may be used, as far as its file, its hash or its family says."""

from typing import Any

from app.core import catalogue

GEMMA, GEMMA_TERMS = "gemma", "Gemma Terms of Use"


def terms_of(model: dict[str, Any]) -> str:
    """Return the licence of a record's model; "" if nothing here says it.

    What the file itself says comes first, then what is known of its hash, then of the models of
    the catalogue by name, then that Google publishes every Gemma under one licence.
    """
    said = str(model.get("metadata", {}).get("general.license", ""))
    if said and said != GEMMA:
        return said
    known = catalogue.entry(str(model["sha256"]))
    if known is not None:
        return known.license
    name = str(model["name"]).casefold()
    for one in catalogue.offers():
        if any(own.casefold() in name for own in (one.name, *one.repositories)):
            return one.terms.name
    is_gemma = said == GEMMA or str(model.get("architecture", "")).startswith(GEMMA)
    return GEMMA_TERMS if is_gemma else ""
