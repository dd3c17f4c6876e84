"""The bench of the runs with faults: a library that is compiled once, and a template a test."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store import database, keys
from tests.faults.store.bench import Bench
from tests.faults.store.workload import WEAK

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("iofault") / "iofault.so"
    command = ["gcc", "-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", str(path)]
    subprocess.run([*command, str(HERE / "iofault.c"), "-ldl"], check=True)
    return path


@pytest.fixture
def bench(
    tmp_path: Path,
    library: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Iterator[Bench]:
    monkeypatch.setattr(database, "BALLAST_BYTES", 4096)
    monkeypatch.setattr(keys, "KDF", WEAK)
    one = Bench(tmp_path, library, is_encrypted=getattr(request, "param", False))
    yield one
    one.close()
