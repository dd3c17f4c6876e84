"""The trial of a processor library computes as an answer would: also where weights lie anew.

AMX tiles end a process on some virtual machines whose processor names them (seen on one with a
Xeon of that kind): only weights in the library's own arrangement meet those instructions.
"""

import json
import subprocess
import sys
from typing import Any

import pytest

from app import roles
from app.worker import rehearsal

LOOK = """
import json
from app.worker import libraries, native, processor, rehearsal
native.load(processor.variant() if libraries.is_portable() else libraries.NATIVE)
put, multiplied = rehearsal._multiply, []
def multiply(backend, kind, tokens):
    name = kind and rehearsal._get("ggml_backend_buft_name", rehearsal.ctypes.c_char_p,
        rehearsal.ctypes.c_void_p)(kind).decode()
    taken = [number for number, _ in rehearsal.ONES + rehearsal.ZEROS
        if kind and rehearsal._takes(backend, kind, number, tokens)]
    multiplied.append([name, tokens, taken])
    put(backend, kind, tokens)
rehearsal._multiply = multiply
rehearsal.compute()
print(json.dumps(multiplied))
"""


@pytest.mark.skipif(sys.platform == "darwin", reason="its build has another library")
def test_weights_are_multiplied_in_every_arrangement_of_the_library() -> None:
    ran = subprocess.run(
        [sys.executable, "-P", "-c", LOOK],
        env=roles.environment(),
        cwd=roles.folder(),
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    multiplied: list[list[Any]] = json.loads(ran.stdout.splitlines()[-1])
    assert [one[:2] for one in multiplied][:2] == [[None, 1], [None, 32]]
    kinds = {one[0] for one in multiplied} - {None}
    assert "CPU_REPACK" in kinds
    assert len(multiplied) == len(rehearsal.TOKENS) * (len(kinds) + 1)
    if _has_avx2():
        assert [one[2] for one in multiplied if one[0] == "CPU_REPACK"] == [[2, 12, 20]] * 2


def _has_avx2() -> bool:
    from app.core import machine

    return "avx2" in machine.features()
