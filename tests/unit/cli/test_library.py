"""A model file gets into the library whole, checked and once, or not at all."""

import errno
import hashlib
import json
import os
import shutil
from collections import namedtuple
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.cli import library
from app.cli.advice import advise
from app.cli.common import Common
from app.core import advice, catalogue, gguf, hardware, wording
from app.core.chat import LoadOptions
from app.core.digest import file_sha256
from app.core.text import size
from app.errors import Code, Problem
from app.jobs.copy import Copy
from app.paths import Places
from app.settings import Settings
from app.store.database import Store, open_database
from tests.gguf_writer import gemma2, llama, write_split

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
    real = Copy._write

    def cut(self, advance) -> str:
        os.truncate(source, 5000)
        return real(self, advance)

    monkeypatch.setattr(Copy, "_write", cut)
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


def test_a_model_that_was_never_tried_is_told_as_that(
    store: Store, common: Quiet, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = library.add(store, common, source, None, "")
    library.choose(store, Settings(), None, common)
    assert f"`casebook models trial {model.model_id[:8]}`" in capsys.readouterr().err
    store.models.end_load(model.model_id, is_usable=True)
    library.choose(store, Settings(), model.name, common)
    assert capsys.readouterr().err == ""


def test_a_file_used_in_place_is_hashed_for_the_record(
    store: Store, source: Path, common: Quiet
) -> None:
    chosen = library.choose(store, Settings(), str(source), common)
    assert chosen.model is None
    assert chosen.file.sha256 == hashlib.sha256(source.read_bytes()).hexdigest()


# --- names, sets, papers -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("con.gguf", "_con.gguf"),
        ("a:b?.gguf", "a_b_.gguf"),
        ("dots...gguf", "dots.gguf"),
        ("x" * 200 + ".gguf", "x" * 180 + ".gguf"),
        ("whole-00001-of-00003.gguf", "whole-00001-of-00003.gguf"),
        ("blob", "blob.gguf"),
    ],
)
def test_a_copy_gets_a_name_for_every_file_system(
    name: str, kept: str, store: Store, common: Quiet, tmp_path: Path, places: Places
) -> None:
    library.add(store, common, llama().write(tmp_path / name), None, "")
    assert left(places) == [kept]


def test_a_name_that_differs_only_in_case_is_not_the_same_file(
    store: Store, common: Quiet, tmp_path: Path, places: Places
) -> None:
    library.add(store, common, llama().write(tmp_path / "Tiny.gguf"), None, "")
    second = library.add(store, common, llama(seed=2).write(tmp_path / "TINY.gguf"), None, "")
    assert left(places) == [f"TINY-{second.sha256[:8]}.gguf", "Tiny.gguf"]


def test_a_split_set_is_copied_whole(
    store: Store, common: Quiet, tmp_path: Path, places: Places
) -> None:
    first = write_split(llama(), 3, tmp_path)
    model = library.add(store, common, first, None, "")
    assert left(places) == [f"tiny-0000{number}-of-00003.gguf" for number in (1, 2, 3)]
    joined = b"".join(one.read_bytes() for one in sorted(tmp_path.glob("tiny-*")))
    assert model.sha256 == hashlib.sha256(joined).hexdigest()
    assert model.size_bytes == len(joined)
    assert library.choose(store, Settings(), None, common).file.path == str(
        places.models / "tiny-00001-of-00003.gguf"
    )
    assert library.add(store, common, first, None, "").model_id == model.model_id


def test_a_set_whose_name_is_half_taken_gets_its_own(
    store: Store, common: Quiet, tmp_path: Path, places: Places
) -> None:
    first = write_split(llama(), 2, tmp_path)
    places.models.mkdir()
    (places.models / "TINY-00002-of-00002.gguf").write_bytes(b"mine")
    model = library.add(store, common, first, None, "")
    assert Path(model.path).name == f"tiny-{model.sha256[:8]}-00001-of-00002.gguf"
    assert (places.models / "TINY-00002-of-00002.gguf").read_bytes() == b"mine"


def paper(path: Path, sha256: str) -> None:
    source = {"repository": "a/b", "revision": "cafe", "licence": "mit", "files": {}}
    path.with_name(f"{path.stem}.provenance.json").write_text(
        json.dumps({"sha256": sha256, "source": source})
    )


@pytest.mark.parametrize("is_copy", [True, False])
def test_the_paper_trail_is_read_and_goes_with_a_copy(
    is_copy: bool, store: Store, common: Quiet, source: Path, places: Places
) -> None:
    paper(source, file_sha256(source))
    model = library.add(store, common, source, is_copy, "")
    assert (model.repository, model.revision, model.license) == ("a/b", "cafe", "mit")
    assert left(places) == (["tiny.gguf", "tiny.provenance.json"] if is_copy else [])


def test_a_paper_of_another_file_is_told_and_left_behind(
    store: Store, common: Quiet, source: Path, places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    paper(source, "12" * 32)
    model = library.add(store, common, source, None, "")
    assert (model.repository, model.license) == ("", "")
    assert "tiny.provenance.json is ignored: it is of another file" in capsys.readouterr().err
    assert left(places) == ["tiny.gguf"]


# --- a file that looks changed -------------------------------------------------------------------


def test_a_file_that_only_looks_changed_is_hashed_and_stays_ready(
    store: Store, common: Quiet, source: Path
) -> None:
    model = library.add(store, common, source, is_copy=False, name="")
    store.models.end_load(model.model_id, is_usable=True)
    os.utime(source, ns=(1, 1))
    assert store.models.find(model.model_id).state == "changed"
    chosen = library.choose(store, Settings(), None, common)
    assert (chosen.model.state, store.models.find(model.model_id).state) == ("ready", "ready")
    assert chosen.file.marks == store.models.find(model.model_id).marks
    chosen = library.choose(store, Settings(), None, QuietAndBusy(data_dir=common.data_dir))
    assert chosen.file.sha256 == model.sha256  # not hashed again


class QuietAndBusy(Quiet):
    """A command that may hash nothing."""

    @contextmanager
    def progress(self, label: str, total: int) -> Iterator[Callable[[int], None]]:
        raise AssertionError(label, total)
        yield


@pytest.mark.parametrize("is_longer", [True, False])
def test_a_file_with_other_bytes_stays_changed(
    is_longer: bool, store: Store, common: Quiet, source: Path
) -> None:
    model = library.add(store, common, source, is_copy=False, name="")
    data = bytearray(source.read_bytes())
    data[-1] ^= 1
    source.write_bytes(bytes(data) + b"x" * is_longer)
    os.utime(source, ns=(1, 1))
    with pytest.raises(Problem) as caught:
        library.choose(store, Settings(), None, common)
    assert caught.value.code is Code.MODEL_CHANGED
    assert store.models.find(model.model_id).state == "changed"


def test_who_may_only_look_uses_the_file_and_changes_nothing(
    store: Store, common: Quiet, source: Path, places: Places
) -> None:
    library.add(store, common, source, is_copy=False, name="")
    os.utime(source, ns=(1, 1))
    store.close()
    with open_database(places, read_only=True) as look:
        assert library.choose(look, Settings(), None, common).model is not None
        assert look.models.list()[0].state == "changed"


def test_a_quarantined_model_is_not_chosen_by_itself_even_if_it_was_touched(
    store: Store, common: Quiet, source: Path
) -> None:
    model = library.add(store, common, source, is_copy=False, name="")
    store.models.end_load(model.model_id, is_usable=False)
    os.utime(source, ns=(1, 1))
    with pytest.raises(Problem) as caught:
        library.choose(store, Settings(), None, common)
    assert caught.value.code is Code.ENGINE_STOPPED
    told = wording.problem(caught.value)
    assert told.what == "The engine stopped when this model was last loaded."
    assert model.name in told.why  # it did not stop now: nothing was started
    assert f"--model {model.model_id[:8]}" in str(caught.value.detail["advice"])
    assert library.choose(store, Settings(), model.name, common).model is not None


# --- advice --------------------------------------------------------------------------------------


def out_of_memory(free_bytes: int) -> Problem:
    return Problem(Code.OUT_OF_MEMORY, needs_bytes=1, free_bytes=free_bytes)


def test_a_smaller_context_is_advised_with_its_number(
    store: Store, common: Quiet, tmp_path: Path
) -> None:
    path = gemma2(context=4096).write(tmp_path / "m.gguf")
    library.add(store, common, path, is_copy=False, name="")
    chosen = library.choose(store, Settings(), None, common)
    info = gguf.read(path)
    needed = hardware.estimate(info, hardware.Use(1024, is_mapped=True)).total
    problem = out_of_memory(needed)
    advise(problem, chosen, LoadOptions(), store)
    assert problem.detail["advice"] == f"--context 1024 needs {size(needed)}, which is free."


def test_a_smaller_type_of_the_same_model_is_advised_if_nothing_else_helps(
    store: Store, common: Quiet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(store, common, llama().write(tmp_path / "m.gguf"), is_copy=False, name="Large")
    large = store.models.find("Large")
    facts = {**large.info, "quantization": "Q4_K_M", "weight_bytes": 1}
    place = tmp_path / "small.gguf"
    place.write_bytes(b"GGUF")
    small = store.models.add(place, "1" * 64, "Small", facts)
    store.models.add(place, "2" * 64, "Stranger", {**facts, "name": "Another"})
    store.models.add(place, "3" * 64, "Shape", {**facts, "block_count": 2})
    monkeypatch.setattr(advice, "_ways", lambda *_: ())
    problem = out_of_memory(10**9)
    advise(problem, library.choose(store, Settings(), "Large", common), LoadOptions(), store)
    assert str(problem.detail["advice"]).startswith(
        f"--model {small.model_id[:8]} (Small, Q4_K_M) needs "
    )
    problem = out_of_memory(1)
    advise(problem, library.choose(store, Settings(), "Large", common), LoadOptions(), store)
    assert "advice" not in problem.detail


def test_other_problems_get_no_advice(store: Store, common: Quiet, source: Path) -> None:
    chosen = library.choose(store, Settings(), str(source), common)
    problem = Problem(Code.MODEL_INVALID)
    advise(problem, chosen, LoadOptions(), store)
    assert problem.detail == {}
