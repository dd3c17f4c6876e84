"""Environments to break: a copy of the portable engine, an emulated processor, planted libraries.

Where there is no portable engine (`make engine-portable`), no `qemu-x86_64` or no C compiler, what
asks for it is skipped, and counted as such.
"""

import json
import os
import shutil
import subprocess  # noqa: TID251  it runs environments other than this one
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from app import roles

ROOT = Path(__file__).resolve().parents[1]
NAMED = os.environ.get("CASEBOOK_PORTABLE_ENGINE", "")
PORTABLE = Path(NAMED or ROOT / ".venv-portable")
QEMU = shutil.which("qemu-x86_64")
COMPILER = shutil.which("cc")

# A library that says it was opened, wins every comparison, and dies where it is to begin.
SOURCE = r"""
#include <stdio.h>
__attribute__((constructor)) static void opened(void) { fclose(fopen(CANARY, "w")); }
int ggml_backend_score(void) { return 1 << 30; }
void *ggml_backend_init(void) { __builtin_trap(); }
"""
PLANTED = (
    *("libggml-cpu-zz9.so", "libggml-cpu.so", "libggml-vulkan.so", "libggml-cuda.so"),
    *("libggml.so.0", "libggml-base.so.0", "libllama.so"),
)


class Environment:
    """A Python environment of its own: what is done to it is done to nobody else."""

    def __init__(self, folder: Path, like: Path, cpu: str = "") -> None:
        """Make one whose packages are those of the interpreter `like`; `cpu` is qemu's name."""
        self.folder = folder
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        self.packages = folder / "lib" / version / "site-packages"
        self.packages.mkdir(parents=True)
        (folder / "bin").mkdir()
        base = Path(sys.base_prefix) / "bin" / version
        (folder / "pyvenv.cfg").write_text(f"home = {base.parent}\n")
        others = _packages(like)
        (self.packages / "others.pth").write_text("\n".join(others))
        self.python = folder / "bin" / "python3"
        if cpu:
            call = f'exec {QEMU} -cpu {cpu} -0 "$0" {base} "$@"'
            self.python.write_text(f"#!/bin/sh\nulimit -c 0\n{call}\n")  # qemu dumps by itself
            self.python.chmod(0o755)
        else:
            self.python.symlink_to(base)

    @property
    def libraries(self) -> Path:
        """Where a portable build keeps its processor libraries."""
        return self.packages / "bin"

    def take_engine(self, like: Path) -> None:
        """Have a copy of the engine, by hard links where that can be."""
        for name in ("llama_cpp", "bin"):
            for source in [Path(one) / name for one in _packages(like)]:
                if source.is_dir():
                    shutil.copytree(source, self.packages / name, copy_function=_link)
                    break

    def start(self, *arguments: str, **environment: str) -> "subprocess.Popen[str]":
        """Start Python with these arguments; whoever asked ends it."""
        return subprocess.Popen(
            [str(self.python), "-P", *arguments],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(roles.folder()), **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def run(
        self, *arguments: str, folder: Path | None = None, **environment: str
    ) -> "subprocess.CompletedProcess[str]":
        """Run Python with these arguments, as a person would in `folder`."""
        return subprocess.run(
            [str(self.python), "-P", *arguments],
            cwd=folder or ROOT,
            env={**os.environ, "PYTHONPATH": str(roles.folder()), **environment},
            capture_output=True,
            text=True,
            check=False,
        )


def _packages(python: Path) -> list[str]:
    script = "import json, sys; print(json.dumps([p for p in sys.path if 'site-packages' in p]))"
    ran = subprocess.run([str(python), "-c", script], capture_output=True, text=True, check=True)
    found: list[str] = json.loads(ran.stdout)
    return found


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _lack(reason: str) -> NoReturn:
    """Skip the test; fail it if a portable engine was named, because then it is to be tried."""
    (pytest.fail if NAMED else pytest.skip)(reason)


def engine() -> Path:
    """Return the interpreter of the portable engine's environment, or skip the test."""
    python = PORTABLE / "bin" / "python3"
    if not python.exists():
        _lack("there is no portable engine; `make engine-portable` builds it")
    return python


def needs_qemu() -> None:
    """Skip the test where no older processor can be had."""
    if QEMU is None:
        _lack("qemu-x86_64 is missing (Debian, Ubuntu: apt install qemu-user)")


def plant(folder: Path, canary: Path, *names: str) -> None:
    """Put libraries into a folder that write the file `canary` when they are opened."""
    if COMPILER is None:
        _lack("a C compiler is missing")
    folder.mkdir(exist_ok=True)
    first = folder / names[0]
    command = [COMPILER, "-shared", "-fPIC", f'-DCANARY="{canary}"', "-x", "c", "-", "-o", first]
    subprocess.run(command, input=SOURCE, text=True, check=True)
    for name in names[1:]:
        shutil.copy(first, folder / name)
