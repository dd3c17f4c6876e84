"""Our container check and llama.cpp's own parser say the same of llama.cpp's 34 kinds of file."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app import roles
from tests.unit.core.gguf_handcrafted import MAY_LOAD, handcrafted

# Run in a child: a parser that aborts ends the child, and the test says so. `gguf_init_params` is
# a bool and a pointer; with the pointer the data are read too, as upstream does for that group.
PARSER = """
import ctypes, json, sys
from pathlib import Path
import llama_cpp
base = next((Path(llama_cpp.__file__).parent / "lib").glob("libggml-base.*"))
library = ctypes.CDLL(str(base))
class Parameters(ctypes.Structure):
    _fields_ = [("no_alloc", ctypes.c_bool), ("context", ctypes.POINTER(ctypes.c_void_p))]
library.gguf_init_from_file.restype = ctypes.c_void_p
library.gguf_init_from_file.argtypes = [ctypes.c_char_p, Parameters]
said = {}
for path in sorted(Path(sys.argv[1]).iterdir()):
    context = ctypes.c_void_p()
    data = ctypes.pointer(context) if path.name.startswith("DATA") else None
    said[path.name] = bool(library.gguf_init_from_file(bytes(path), Parameters(False, data)))
print(json.dumps(said))
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bool]:
    folder = tmp_path_factory.mktemp("handcrafted")
    for name, raw in handcrafted().items():
        (folder / name).write_bytes(raw)
    done = subprocess.run(
        [sys.executable, "-c", PARSER, str(folder)],
        capture_output=True,
        text=True,
        env=roles.environment(),
        cwd=Path(folder),
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize("name", handcrafted())
def test_llama_cpp_says_the_same(name: str, said: dict[str, bool]) -> None:
    assert said[name] is (name in MAY_LOAD)
