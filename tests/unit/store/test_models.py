"""The library: states by what is on disk, names, and loads that nobody lived to end."""

import os
from pathlib import Path

import pytest

from app.core import parts
from app.errors import Code, Problem
from app.paths import Places
from app.store.connection import connect
from app.store.database import Store, open_database
from app.store.messages import DEMO_SHA256
from app.store.migrations import migrations
from app.store.models import Model
from app.worker.template import Template

INFO = {
    "architecture": "gemma2",
    "quantization": "Q4_K_M",
    "context_length": 8192,
    "license": "gemma",
    "source": "EPFLiGHT/Meditron3-Gemma2-2B",
    "is_checked_architecture": True,
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "modèle.gguf"
    path.write_bytes(b"GGUF" * 100)
    return path


@pytest.fixture
def model(store: Store, file: Path) -> Model:
    return store.models.add(file, "ab" * 32, "Meditron", INFO, {"revision": "c0ffee"})


def test_an_added_model_says_what_it_is(store: Store, model: Model, file: Path) -> None:
    assert store.models.list() == [model]
    assert (model.name, model.path, model.sha256) == ("Meditron", str(file), "ab" * 32)
    assert (model.size_bytes, model.state, model.info) == (400, "untried", INFO)
    assert (model.architecture, model.quantization) == ("gemma2", "Q4_K_M")
    assert (model.context_length, model.license) == (8192, "gemma")
    assert (model.repository, model.revision) == ("EPFLiGHT/Meditron3-Gemma2-2B", "c0ffee")
    assert model.is_checked_architecture
    assert not model.is_demo


def test_a_template_is_told_by_the_hash_that_answers_have(store: Store, file: Path) -> None:
    text = "{% for message in messages %}[{{ message.content }}]{% endfor %}"
    model = store.models.add(file, "ab" * 32, "Meditron", {**INFO, "chat_template": text})
    assert model.template_sha256 == Template(text).sha256
    assert store.models.add(file, "cd" * 32, "Other", INFO).template_sha256 == ""


def test_a_model_without_facts_has_empty_ones(store: Store, file: Path) -> None:
    model = store.models.add(file, DEMO_SHA256, "demo", {})
    assert (model.architecture, model.quantization, model.license) == ("", "", "")
    assert (model.context_length, model.repository, model.revision) == (0, "", "")
    assert not model.is_checked_architecture
    assert model.is_demo


def test_a_file_that_is_not_there_is_not_added(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        store.models.add(tmp_path / "none.gguf", "", "x", {})
    assert caught.value.code is Code.MODEL_MISSING
    assert store.models.list() == []


@pytest.mark.parametrize("change", ["grown", "touched", "replaced"])
def test_a_file_that_changed_is_seen(store: Store, model: Model, file: Path, change: str) -> None:
    facts = file.stat()
    if change == "grown":
        file.write_bytes(b"GGUF" * 101)
        os.utime(file, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    elif change == "touched":
        os.utime(file, ns=(facts.st_atime_ns, facts.st_mtime_ns + 1_000_000_000))
    else:
        other = file.with_name("other")
        other.write_bytes(b"XXXX" * 100)
        os.utime(other, ns=(facts.st_atime_ns, facts.st_mtime_ns))
        other.replace(file)
    assert store.models.find(model.model_id).state == "changed"


def test_a_file_that_is_gone_is_seen_and_may_come_back(
    store: Store, model: Model, file: Path
) -> None:
    away = file.rename(file.with_name("away"))
    assert store.models.find(model.model_id).state == "missing"
    away.rename(file)
    assert store.models.find("Meditron").state == "untried"


def test_adding_the_same_file_again_changes_nothing(store: Store, model: Model, file: Path) -> None:
    store.models.end_load(model.model_id, is_usable=True)
    again = store.models.add(file, model.sha256, "Another name", INFO)
    assert (again.model_id, again.name, again.state) == (model.model_id, "Meditron", "ready")
    assert len(store.models.list()) == 1


def test_a_file_that_moved_keeps_its_model(store: Store, model: Model, file: Path) -> None:
    moved = file.rename(file.with_name("moved.gguf"))
    again = store.models.add(moved, model.sha256, "x", INFO)
    assert (again.model_id, again.path, again.state) == (model.model_id, str(moved), "untried")


def test_files_with_other_bytes_or_other_places_are_other_models(
    store: Store, model: Model, file: Path
) -> None:
    copy = file.with_name("copy.gguf")
    copy.write_bytes(file.read_bytes())
    names = {
        store.models.add(copy, model.sha256, "Meditron", INFO).name,
        store.models.add(file, "cd" * 32, "Meditron", INFO).name,
        store.models.add(file, "", "Meditron", INFO).name,
    }
    assert names == {"Meditron (2)", "Meditron (3)", "Meditron (4)"}


def test_a_model_is_found_by_id_name_or_the_beginning_of_its_id(store: Store, model: Model) -> None:
    for wanted in (model.model_id, "Meditron", model.model_id[:6], model.model_id[:6].upper()):
        assert store.models.find(wanted) == model


@pytest.mark.parametrize("wanted", ["", "nobody", "\ud800", "%"])
def test_a_model_that_is_not_there_is_unknown(store: Store, model: Model, wanted: str) -> None:
    assert model
    with pytest.raises(Problem) as caught:
        store.models.find(wanted)
    assert caught.value.code is Code.MODEL_UNKNOWN


def test_how_a_load_went_is_kept(store: Store, model: Model) -> None:
    for is_usable, state in (
        (None, "untried"),
        (True, "ready"),
        (None, "ready"),
        (False, "quarantined"),
    ):
        store.models.begin_load(model.model_id)
        store.models.end_load(model.model_id, is_usable)
        assert store.models.find(model.model_id).state == state


def test_a_load_that_nobody_lived_to_end_quarantines(
    store: Store, model: Model, places: Places
) -> None:
    store.models.begin_load(model.model_id)
    assert store.models.find(model.model_id).state == "untried"
    store.close()
    with open_database(places) as again:
        assert again.models.find(model.model_id).state == "quarantined"
        again.models.end_load(model.model_id, is_usable=True)
    with open_database(places) as again:
        assert again.models.find(model.model_id).state == "ready"


def test_models_can_be_renamed_and_removed_and_the_file_stays(
    store: Store, model: Model, file: Path
) -> None:
    other = store.models.add(file, "cd" * 32, "Other", INFO)
    store.models.rename(model.model_id, "Other")
    assert store.models.find(model.model_id).name == "Other (2)"
    store.models.rename(model.model_id, "Other (2)")
    assert store.models.find(model.model_id).name == "Other (2)"
    store.models.remove(other.model_id)
    assert [one.model_id for one in store.models.list()] == [model.model_id]
    assert file.exists()


@pytest.mark.parametrize(
    "change",
    ["rename", "remove", "begin_load", "end_load", "renew", "remember_options", "remember_trial"],
)
def test_changing_a_model_that_is_not_there_is_unknown(store: Store, change: str) -> None:
    extra = {
        "rename": ["x"],
        "end_load": [True],
        "renew": [(1, 1, "1")],
        "remember_options": [{}],
        "remember_trial": [{}, True],
    }.get(change, [])
    with pytest.raises(Problem) as caught:
        getattr(store.models, change)("nobody", *extra)
    assert caught.value.code is Code.MODEL_UNKNOWN


# --- options, trials, marks ----------------------------------------------------------------------


def test_options_are_remembered_until_others_are(store: Store, model: Model) -> None:
    assert model.options == {}
    store.models.remember_options(model.model_id, {"context_tokens": 512, "use_mmap": False})
    assert store.models.find(model.model_id).options == {"context_tokens": 512, "use_mmap": False}
    store.models.remember_options(model.model_id, {"threads": 1})
    assert store.models.find(model.model_id).options == {"threads": 1}


@pytest.mark.parametrize(
    ("is_usable", "state"), [(True, "ready"), (False, "quarantined"), (None, "untried")]
)
def test_a_trial_is_remembered_with_its_time(
    store: Store, model: Model, is_usable: bool | None, state: str
) -> None:
    assert model.trial == {}
    store.models.begin_load(model.model_id)
    store.models.remember_trial(model.model_id, {"status": "x", "load_seconds": 1.5}, is_usable)
    found = store.models.find(model.model_id)
    assert found.state == state
    assert (found.trial["status"], found.trial["load_seconds"]) == ("x", 1.5)
    assert found.trial["at"].startswith("20")
    assert store.models.quarantine_unfinished() == 0


def test_marks_taken_anew_make_a_touched_file_ready_again(
    store: Store, model: Model, file: Path
) -> None:
    store.models.end_load(model.model_id, is_usable=True)
    os.utime(file, ns=(1, 1))
    assert store.models.find(model.model_id).state == "changed"
    store.models.renew(model.model_id, parts.marks(file, 1))
    found = store.models.find(model.model_id)
    assert (found.state, found.marks) == ("ready", parts.written(parts.marks(file, 1)))


def test_a_set_is_missing_without_one_of_its_parts(store: Store, tmp_path: Path) -> None:
    files = [tmp_path / f"m-0000{number}-of-00002.gguf" for number in (1, 2)]
    for one in files:
        one.write_bytes(b"GGUF" * 10)
    model = store.models.add(files[0], "ef" * 32, "Set", {**INFO, "part_count": 2})
    assert (model.files, model.size_bytes, model.state) == (tuple(files), 80, "untried")
    files[1].write_bytes(b"GGUF" * 11)
    assert store.models.find("Set").state == "changed"
    files[1].unlink()
    assert store.models.find("Set").state == "missing"


def test_the_paper_trail_goes_before_the_header(store: Store, file: Path) -> None:
    source = {"repository": "a/b", "revision": "cafe", "license": "mit"}
    model = store.models.add(file, "0a" * 32, "Trail", INFO, source)
    assert (model.repository, model.revision, model.license) == ("a/b", "cafe", "mit")


def test_a_library_of_the_first_version_can_be_looked_at_and_is_brought_up(places: Places) -> None:
    session = connect(places.database)
    migrations().apply(session.database, stop_before="m002")
    session.execute(
        "INSERT INTO models VALUES ('i', 'Old', '/x', '', 1, 1, '1', '{}', '{}', 'ready', 0, 'now')"
    )
    session.close()
    with open_database(places, read_only=True) as store:
        assert (store.models.find("Old").options, store.models.find("Old").trial) == ({}, {})
    with open_database(places) as store:
        store.models.remember_options("i", {"threads": 1})
        assert store.models.find("Old").options == {"threads": 1}
