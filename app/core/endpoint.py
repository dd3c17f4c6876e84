"""A server that a person named: where it is, and which key it wants."""

from msgspec import Struct

from app.core.chat import ModelFile


class Endpoint(Struct, frozen=True):
    """Where a server is, and which key it wants; the key is in memory only."""

    address: str
    key: str = ""

    def __repr__(self) -> str:
        """Name the address only: the key must reach no log."""
        return f"Endpoint({self.address!r})"

    @property
    def host(self) -> str:
        """Its name and port, as they stand in the address; never an account that stands there."""
        return self.address.partition("://")[2].partition("/")[0].rpartition("@")[2]

    def file(self, model: str) -> ModelFile:
        """Return one of its models (the first it has for an empty name) as what is to answer."""
        return ModelFile(f"{self.address}#{model}")
