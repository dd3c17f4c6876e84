"""Models move into another folder, or with their whole data folder, and stay who they are."""

import os
import shutil
from pathlib import Path

import pytest

from app import settings
from app.core import parts, trail
from app.errors import Code, Problem
from app.paths import Places
from app.settings import Settings
from app.store import relocation
from app.store.database import open_database
from tests.gguf_writer import llama, write_split

SHA = "ab" * 32


@pytest.fixture
def model(places: Places) -> Path:
    places.models.mkdir()
    return llama().write(places.models / "tiny.gguf")


def test_a_rename_takes_the_papers_along_and_keeps_the_state(places: Places, model: Path) -> None:
    trail.card_beside(model).write_text("# card")
    target = places.data / "elsewhere"
    target.mkdir()
    with open_database(places) as store:
        added = store.models.add(model, SHA, "Tiny", {})
        store.models.end_load(added.model_id, is_usable=True)
        (waiting,) = relocation.waiting(store.models, places.own_folders(), target)
        assert relocation.renamed(store.models, waiting, target)
        (moved,) = store.models.list()
        assert (moved.model_id, moved.state) == (added.model_id, "ready")
        assert Path(moved.path) == target / "tiny.gguf"
        assert relocation.waiting(store.models, (*places.own_folders(), target), target) == []
    assert sorted(one.name for one in target.iterdir()) == ["tiny.card.md", "tiny.gguf"]
    assert list(places.models.iterdir()) == []


def test_a_split_set_moves_whole_and_a_taken_name_gets_another(places: Places) -> None:
    places.models.mkdir()
    first = write_split(llama(), 3, places.models)
    target = places.data / "elsewhere"
    target.mkdir()
    (target / first.name.upper()).write_bytes(b"another one")
    with open_database(places) as store:
        added = store.models.add(first, SHA, "Set", {"part_count": 3})
        assert relocation.renamed(store.models, added, target)
        moved = store.models.find("Set")
        assert moved.state == "untried"
        assert Path(moved.path).name == f"tiny-{SHA[:8]}-00001-of-00003.gguf"
        assert all(file.is_file() for file in moved.files)


def test_what_is_not_saved_is_back_where_it_was(
    places: Places, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = places.data / "elsewhere"
    target.mkdir()
    with open_database(places) as store:
        added = store.models.add(model, SHA, "Tiny", {})

        def fail(*_: object) -> None:
            raise Problem(Code.DISK_FULL)

        monkeypatch.setattr(store.models, "relocate", fail)
        with pytest.raises(Problem):
            relocation.renamed(store.models, added, target)
        copy = Path(shutil.copy(model, target / "tiny.gguf"))
        with pytest.raises(Problem):
            relocation.settle(store.models, added, copy)
    assert model.is_file()
    assert list(target.iterdir()) == []


def test_a_copy_takes_the_place_of_the_old_file(places: Places, model: Path) -> None:
    target = places.data / "elsewhere"
    target.mkdir()
    with open_database(places) as store:
        added = store.models.add(model, SHA, "Tiny", {})
        copy = Path(shutil.copy(model, target / "tiny.gguf"))
        relocation.settle(store.models, added, copy)
        assert store.models.find("Tiny").state == "untried"
        assert store.models.find("Tiny").path == str(copy)
    assert not model.exists()


def test_linked_missing_and_changed_files_do_not_move(places: Places, tmp_path: Path) -> None:
    places.models.mkdir()
    linked = llama().write(tmp_path / "linked.gguf")
    gone = llama(seed=2).write(places.models / "gone.gguf")
    changed = llama(seed=3).write(places.models / "changed.gguf")
    with open_database(places) as store:
        for number, path in enumerate((linked, gone, changed)):
            store.models.add(path, f"{number}" * 64, path.stem, {})
        gone.unlink()
        os.utime(changed, ns=(1, 1))
        assert relocation.waiting(store.models, places.own_folders(), tmp_path) == []


def test_a_data_folder_that_moves_whole_takes_its_models_along(
    places: Places, model: Path, tmp_path: Path
) -> None:
    linked = llama(seed=2).write(tmp_path / "linked.gguf")
    with open_database(places) as store:
        store.models.add(model, SHA, "Tiny", {})
        store.models.add(linked, "cd" * 32, "Linked", {})
    moved = Places(places.data.rename(tmp_path / "stick"))
    with open_database(moved) as store:
        assert Path(store.models.find("Tiny").path) == tmp_path / "stick" / "models" / "tiny.gguf"
        assert store.models.find("Tiny").state == "untried"
        assert store.models.find("Linked").path == str(linked)
        again = store.models.add(moved.models / "tiny.gguf", SHA, "Tiny", {})
        assert len(store.models.list()) == 2
        assert again.name == "Tiny"


def test_the_folders_of_the_settings_are_where_models_are_kept(places: Places) -> None:
    chosen = Settings(model_folders=("/srv/models", "", "relative"))
    found = settings.placed(places, chosen)
    assert found.models == Path("/srv/models")
    assert found.own_folders() == (
        places.data / "models",
        Path("/srv/models"),
        places.data / "models",
    )
    assert settings.placed(places).models == places.data / "models"


def test_a_file_whose_folder_is_gone_too_says_so(tmp_path: Path) -> None:
    problem = parts.missing(tmp_path / "stick" / "models" / "tiny.gguf")
    assert problem.detail["folder"] == tmp_path / "stick"
    assert "folder" not in parts.missing(tmp_path / "tiny.gguf").detail
