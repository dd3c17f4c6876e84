"""A model file gets into the library whole, checked and once, or not at all."""

import errno
import hashlib
import os
import shutil
from collections import namedtuple
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.cli import library
from app.cli.common import Common
from app.core import catalogue
from app.core.digest import file_sha256
from app.errors import Code, Problem
from app.paths import Places
from app.settings import Settings
from app.store.database import Store, open_database
from tests.gguf_writer import llama

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return llama().write(tmp_path / "tiny.gguf")


@pytest.fixture
def store(places: Places) -> Iterator[Store]:
    with open_database(places) as opened:
        yield opened


class Quiet(Common):
    """The options of a command that shows no bar; each step may fail on request."""

    on_step: Callable[[int], None] = staticmethod(lambda _done: None)

    @contextmanager
    def progress(self, label: str, total: int) -> Iterator[Callable[[int], None]]:
        del label, total
        yield self.on_step


@pytest.fixture
def common(places: Places) -> Quiet:
    return Quiet(data_dir=places.data)


def left(places: Places) -> list[str]:
    return sorted(path.name for path in places.models.iterdir()) if places.models.exists() else []


def refusal(*arguments: object) -> Problem:
    with pytest.raises(Problem) as caught:
        library.add(*arguments)
    return caught.value


def test_a_file_from_outside_is_copied(
    store: Store, common: Quiet, source: Path, places: Places
) -> None:
    model = library.add(store, common, source, None, "")
    assert model.name == "Tiny llama"
    assert Path(model.path) == places.models / "tiny.gguf"
    assert model.sha256 == file_sha256(source) == file_sha256(Path(model.path))
    assert left(places) == ["tiny.gguf"]


def test_a_file_inside_the_data_folder_stays(
    store: Store, common: Quiet, source: Path, places: Places
) -> None:
    places.models.mkdir()
    inside = places.models / "mine.gguf"
    source.rename(inside)
    assert library.add(store, common, inside, None, "Mine").path == str(inside)
    assert left(places) == ["mine.gguf"]


def test_another_file_of_the_same_name_gets_its_own(
    store: Store, common: Quiet, source: Path, places: Places
) -> None:
    first = library.add(store, common, source, None, "")
    llama(seed=2).write(source)
    second = library.add(store, common, source, None, "")
    assert first.sha256 != second.sha256
    assert left(places) == [f"tiny-{second.sha256[:8]}.gguf", "tiny.gguf"]
    assert file_sha256(Path(first.path)) == first.sha256


def test_the_same_bytes_are_one_model(
    store: Store, common: Quiet, source: Path, places: Places
) -> None:
    first = library.add(store, common, source, None, "")
    again = shutil.copy(source, source.with_name("other.gguf"))
    assert library.add(store, common, Path(again), None, "Other").model_id == first.model_id
    assert left(places) == ["tiny.gguf"]


def test_a_known_file_is_not_read_again(store: Store, common: Quiet, source: Path) -> None:
    first = library.add(store, common, source, is_copy=False, name="")

    def fail(_done: int) -> None:
        raise AssertionError("read again")

    common.on_step = fail
    assert library.add(store, common, source, is_copy=None, name="").model_id == first.model_id


@pytest.mark.parametrize("stop", [KeyboardInterrupt, MemoryError])
def test_a_cancelled_copy_leaves_nothing(
    stop: type[BaseException], store: Store, common: Quiet, source: Path, places: Places
) -> None:
    def fail(_done: int) -> None:
        assert left(places) == ["tiny.gguf.part"]
        raise stop

    common.on_step = fail
    with pytest.raises(stop):
        library.add(store, common, source, None, "")
    assert left(places) == []
    assert store.models.list() == []


def test_a_full_disk_is_told_before_anything_is_copied(
    store: Store, common: Quiet, source: Path, places: Places, monkeypatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 0, 10**6))
    problem = refusal(store, common, source, None, "")
    assert problem.code is Code.DISK_FULL
    assert problem.detail["free_bytes"] == 10**6
    assert left(places) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, Code.DISK_FULL),
        (errno.EROFS, Code.READ_ONLY),
        (errno.EIO, Code.DISK_FAILED),
    ],
)
def test_a_disk_that_fails_meanwhile_is_told_and_nothing_is_left(
    number: int, code: Code, store: Store, common: Quiet, source: Path, places: Places
) -> None:
    def fail(_done: int) -> None:
        raise OSError(number, os.strerror(number))

    common.on_step = fail
    assert refusal(store, common, source, None, "").code is code
    assert left(places) == []


def test_a_file_that_cannot_be_kept_in_the_library_is_not_kept_on_disk(
    store: Store, common: Quiet, source: Path, places: Places, monkeypatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise Problem(Code.DISK_FULL)

    monkeypatch.setattr(store.models, "add", fail)
    assert refusal(store, common, source, None, "").code is Code.DISK_FULL
    assert left(places) == []


def test_a_source_that_changes_meanwhile_is_refused(
    store: Store, common: Quiet, source: Path, places: Places, monkeypatch
) -> None:
    real = library._Copy._write

    def cut(self, advance) -> str:
        os.truncate(source, 5000)
        return real(self, advance)

    monkeypatch.setattr(library._Copy, "_write", cut)
    assert refusal(store, common, source, None, "").code is Code.MODEL_INVALID
    assert left(places) == []


def test_the_catalogue_knows_the_demo_model() -> None:
    demo = catalogue.demo()
    assert demo.is_demo
    assert catalogue.entry(demo.sha256) is demo
    assert catalogue.entry("0" * 64) is None
    assert [one for one in catalogue.entries() if one.is_demo] == [demo]


def test_the_catalogue_and_the_store_name_the_same_demo(store: Store, source: Path) -> None:
    demo = catalogue.demo()
    assert store.models.add(source, demo.sha256, demo.name, {}).is_demo
    assert not store.models.add(source, "0" * 64, "Other", {}).is_demo


def test_the_one_model_is_used_and_the_demo_only_alone(
    store: Store, source: Path, common: Quiet
) -> None:
    with pytest.raises(Problem) as caught:
        library.choose(store, Settings(), None, common)
    assert caught.value.code is Code.MODEL_UNKNOWN
    demo = store.models.add(source, catalogue.demo().sha256, "Demo", {})
    assert library.choose(store, Settings(), None, common).is_demo
    medical = store.models.add(source, "1" * 64, "Medical", {})
    assert library.choose(store, Settings(), None, common).name == "Medical"
    assert library.choose(store, Settings(model_id=demo.model_id), None, common).name == "Demo"
    store.models.add(source, "2" * 64, "Another", {})
    with pytest.raises(Problem) as caught:
        library.choose(store, Settings(), None, common)
    assert caught.value.code is Code.BAD_VALUE
    assert library.choose(store, Settings(), medical.model_id[:8], common).name == "Medical"


def test_a_name_that_is_no_path_is_an_unknown_model(
    store: Store, tmp_path: Path, common: Quiet
) -> None:
    with pytest.raises(Problem) as caught:
        library.choose(store, Settings(), "nobody", common)
    assert caught.value.code is Code.MODEL_UNKNOWN
    with pytest.raises(Problem) as caught:
        library.choose(store, Settings(), str(tmp_path / "nothing.gguf"), common)
    assert caught.value.code is Code.MODEL_MISSING


def test_a_file_used_in_place_is_hashed_for_the_record(
    store: Store, source: Path, common: Quiet
) -> None:
    chosen = library.choose(store, Settings(), str(source), common)
    assert chosen.model is None
    assert chosen.file.sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
