"""A server that a person named: its options, the engine that asks it, and what is said of it."""

import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from app.cli.apart import EngineApart
from app.cli.common import warn
from app.cli.library import Chosen
from app.core.endpoint import Endpoint

Command = TypeVar("Command", bound=Callable[..., Any])
MOST_KEY = 4000


def endpoint_options(command: Command) -> Command:
    """Add the options of a server."""
    for option in (
        click.option(
            "--endpoint-key-stdin", is_flag=True, help="Read the key of that server from stdin."
        ),
        click.option(
            "--endpoint",
            metavar="URL",
            help="Ask a server that speaks OpenAI's way, such as http://127.0.0.1:8000/v1.",
        ),
    ):
        command = option(command)
    return command


def endpoint_of(said: dict[str, Any]) -> Endpoint | None:
    """Return the server that was named; `None` if none was.

    Raises:
        click.UsageError: a key without a server.
    """
    address = said["endpoint"]
    if address is None:
        if said["endpoint_key_stdin"]:
            raise click.UsageError("A key needs the server it is for: --endpoint URL.")
        return None
    key = sys.stdin.readline(MOST_KEY).strip() if said["endpoint_key_stdin"] else ""
    return Endpoint(str(address).strip(), key)


def chosen(endpoint: Endpoint, wanted: str | None) -> Chosen:
    """Return the server's model of this name, or the first it has, as what is to answer."""
    name = wanted or ""
    return Chosen(endpoint.file(name), name or endpoint.address, "", False, None)


def engine(endpoint: Endpoint) -> EngineApart:
    """Return the engine that asks the server, in a child of its own, and say that it does."""
    warn(f"Remote endpoint {endpoint.address}: what is asked leaves this computer.")
    return EngineApart(lambda _key: None, "--engine", "remote", is_connected=True, key=endpoint.key)
