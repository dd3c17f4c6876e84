"""The list of everything inside for programs to read: a bill of materials, CycloneDX 1.6 JSON."""

import uuid
from collections.abc import Iterable
from datetime import UTC, datetime

import parts
from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

SPACE = uuid.UUID("f3c3a1b2-6a53-4d0e-9c50-0d1f2a6f6f51")  # of Casebook's serial numbers


def bill(found: Iterable[parts.Part], made: datetime) -> str:
    """Return the bill of these parts, Casebook first, the same for the same parts and time.

    Raises:
        ValueError: it does not fit the schema.
    """
    own, *others = found
    bom = Bom()
    root = _component(own)
    bom.metadata.component = root
    bom.metadata.timestamp = made.astimezone(UTC)
    components = [_component(one) for one in others]
    bom.components.update(components)
    bom.register_dependency(root, components)
    said = "\n".join(f"{one.name} {one.version}" for one in (own, *others))
    bom.serial_number = uuid.uuid5(SPACE, f"{made.isoformat()}\n{said}")
    text: str = JsonV1Dot6(bom).output_as_string(indent=1)
    wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if wrong is not None:
        raise ValueError(f"the bill of materials does not fit its schema: {wrong}")
    return text


def _component(part: parts.Part) -> Component:
    is_own = part.kind == "own"
    component = Component(
        name=part.name,
        version=part.version,
        type=ComponentType.APPLICATION if is_own else ComponentType.LIBRARY,
        bom_ref=f"{part.kind}:{part.name}",
        purl=_address(part),
    )
    if part.licence:
        component.licenses.add(LicenseFactory().make_from_string(part.licence))
    if part.home:
        url = part.home if "://" in part.home else f"https://{part.home}"
        component.external_references.add(
            ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(url))
        )
    return component


def _address(part: parts.Part) -> PackageURL | None:
    if part.kind == "python":
        return PackageURL("pypi", None, parts.key(part.name).replace("_", "-"), part.version)
    if part.kind == "debian":
        return PackageURL("deb", "debian", part.name, part.version)
    return None
