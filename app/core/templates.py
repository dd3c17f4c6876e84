"""Whose chat template a model brings: a known one, another than it should, or nobody's (TP-2).

A template decides what stands around what people type. Which are known is in the catalogue.
"""

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct

from app.core import catalogue
from app.core.catalogue import ChatTemplate
from app.core.digest import text_sha256
from app.core.text import QT_TRANSLATE_NOOP, fill


class Status(StrEnum):
    """How a template stands to those that are known."""

    NONE = "none"
    KNOWN = "known"
    ANOTHER = "another"
    UNKNOWN = "unknown"


class Standing(Struct, frozen=True):
    """What is known of a model's template.

    Attributes:
        status: `ANOTHER` is not one of those that the catalogue has for the model.
        sha256: of the text without the white space at its end; "" is no template.
        name: whose it is; "" if that is not known.
        expected: the name of the one that the catalogue has for the model; "" if it has none.
        is_verified: the expected one was read from the model's own repository; else its
            makers built on a model that brings it.
    """

    status: Status
    sha256: str = ""
    name: str = ""
    expected: str = ""
    is_verified: bool = False

    @property
    def is_nobodys(self) -> bool:
        """The file brings a template, and nobody knows whose it is."""
        return bool(self.sha256) and not self.name


_SENTENCES = {
    Status.NONE: QT_TRANSLATE_NOOP("template", "none: a plain one stands in"),
    Status.UNKNOWN: QT_TRANSLATE_NOOP("template", "unknown: not one that the catalogue has"),
}
_KNOWN = QT_TRANSLATE_NOOP("template", "known: the one of %1")
_ANOTHER = QT_TRANSLATE_NOOP("template", "another than expected: not the one of %1")
_OTHERS = QT_TRANSLATE_NOOP("template", "another than expected: the one of %1, not of %2")
_BUILT_ON = QT_TRANSLATE_NOOP("template", "expected because this model was built on that one")


def standing(template: str, repository: str) -> Standing:
    """Return what is known of a template that came with a model of this repository.

    Args:
        template: its text; "" is none.
        repository: `owner/name` of the weights, or of files made of them; "" is not known.
    """
    if not template:
        return Standing(Status.NONE)
    sha256 = text_sha256(template.rstrip())
    found = next((one for one in catalogue.templates() if one.sha256 == sha256), None)
    name = found.name if found else ""
    wanted = _names(repository)
    expected = [one for one in catalogue.templates() if wanted & _all(one)]
    if not expected:
        return Standing(Status.KNOWN if found else Status.UNKNOWN, sha256, name)
    right = found if found in expected else expected[0]
    return Standing(
        Status.KNOWN if found is right else Status.ANOTHER,
        sha256,
        name,
        right.name,
        is_verified=bool(wanted & _folded(right.repositories)),
    )


def sentence(
    found: Standing,
    translate: Callable[[str], str] = str,
    shown: Callable[[str], str] = str,
) -> str:
    """Return how a template stands, without a full stop.

    Args:
        found: what is known of it.
        translate: the window's, of the context `template`.
        shown: how a name stands in a line of any direction.
    """
    if found.status is Status.KNOWN:
        return fill(translate(_KNOWN), shown(found.name))
    if found.status is not Status.ANOTHER:
        return translate(_SENTENCES[found.status])
    said = fill(translate(_ANOTHER), shown(found.expected))
    if found.name:
        said = fill(translate(_OTHERS), shown(found.name), shown(found.expected))
    return said if found.is_verified else f"{said} · {translate(_BUILT_ON)}"


def _names(repository: str) -> frozenset[str]:
    """Return the repository, and the one whose weights it has files of."""
    offer = catalogue.offer(repository)
    return _folded((repository, offer.repository) if offer else (repository,))


def _all(one: ChatTemplate) -> frozenset[str]:
    return _folded((*one.repositories, *one.not_verified))


def _folded(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name.casefold() for name in names)
