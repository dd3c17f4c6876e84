"""The libraries of the installed engine, by their absolute paths; none is opened here.

WORKAROUND(abetlen/llama-cpp-python#2069, drop when the package loads its CPU variants itself): a
portable build puts them in `bin/` beside the package, where nothing looks for them. They are found
there and nowhere else; ggml itself would search the folder a person happens to be in (NP-1).
"""

import importlib.util
import re
from pathlib import Path

NATIVE = "native"  # the one processor library of a build that was compiled for this computer
_VARIANT = re.compile(r"(?:lib)?ggml-cpu-(\w[\w.]*)\.(?:so|dll|dylib)")
_BACKEND = re.compile(r"(?:lib)?ggml-([a-z]+)\.(?:so|dll|dylib)")
# Parts of ggml itself, arithmetic without a device of its own, and one that opens a port.
NO_DEVICE = frozenset({"base", "blas", "cpu", "rpc"})


def _folder() -> Path:
    found = importlib.util.find_spec("llama_cpp")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("llama_cpp")
    return Path(found.origin).absolute().parents[1] / "bin"


FOLDER = _folder()


def variants() -> dict[str, Path]:
    """Return the file of each CPU library by name, e.g. "haswell"; empty for a native build."""
    return _found(_VARIANT)


def is_portable() -> bool:
    """Tell whether this build brings a library for each generation of processors."""
    return bool(variants())


def backends() -> dict[str, Path]:
    """Return the libraries for devices other than the processor, e.g. "vulkan"."""
    return {name: path for name, path in _found(_BACKEND).items() if name not in NO_DEVICE}


def _found(pattern: re.Pattern[str]) -> dict[str, Path]:
    """Return what has exactly such a name: whatever is opened may run code at once."""
    matches = ((pattern.fullmatch(path.name), path) for path in sorted(FOLDER.glob("*ggml-*")))
    return {match[1]: path for match, path in matches if match}
