"""What this is made of."""

from importlib import metadata

from app import NAME, __version__, protocol, roles
from app.cli.common import Common, say
from app.errors import Problem
from app.store.connection import versions


def show(common: Common) -> None:
    """Write the versions of Casebook and of the parts that decide what an answer is."""
    sqlite, sqlcipher = versions()
    parts = {
        "casebook": __version__,
        "llama_cpp_python": installed("llama-cpp-python"),
        "llama_cpp_commit": llama_commit(),
        "qt": installed("pyside6-essentials"),
        "sqlite": sqlite,
        "sqlcipher": sqlcipher,
    }
    if common.is_json:
        common.document(parts)
        return
    said = {name: version or "unknown" for name, version in parts.items()}
    say(f"{NAME} {said['casebook']}")
    say(f"llama-cpp-python {said['llama_cpp_python']}")
    say(f"llama.cpp {said['llama_cpp_commit']}")
    say(f"Qt {said['qt']}")
    say(f"SQLite {said['sqlite']}, SQLCipher {said['sqlcipher']}")


def installed(package: str) -> str:
    """Return the version of an installed package; empty if it is not installed."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def llama_commit() -> str:
    """Return the llama.cpp commit, asked in a child: a library that ends it harms nobody."""
    try:
        reply = roles.call("worker", protocol.Probe(id=1))
    except Problem:
        return ""
    return reply.llama_commit if isinstance(reply, protocol.Devices) else ""
