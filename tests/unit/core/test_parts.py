"""Names that every file system keeps, marks of a file, and the record of where it came from."""

import json
import os
from pathlib import Path

import pytest

from app.core import names, origin, parts
from app.core.digest import file_sha256, files_sha256

SHA = "ab" * 32


# --- parts ---------------------------------------------------------------------------------------


def test_the_parts_of_a_set_follow_from_the_first_name() -> None:
    first = Path("/m/a b-00001-of-00003.gguf")
    assert [one.name[-19:-5] for one in parts.parts(first, 3)] == [
        "00001-of-00003",
        "00002-of-00003",
        "00003-of-00003",
    ]
    assert parts.parts(first, 1) == (first,)
    assert parts.stem_of(first.name) == ("a b", "-00001-of-00003.gguf")


@pytest.mark.parametrize(
    "name",
    [
        "x.gguf",
        "x-00004-of-00003.gguf",
        "x-00000-of-00003.gguf",
        "x-1-of-3.gguf",
        "-00001-of-00003.gguf",
        "x-00001-of-99999.gguf",
    ],
)
def test_what_is_no_part_is_whole(name: str) -> None:
    assert parts.numbering(Path(name)) == (1, 1)


def test_marks_change_with_size_time_and_inode_of_any_part(tmp_path: Path) -> None:
    files = [tmp_path / f"m-0000{number}-of-00002.gguf" for number in (1, 2)]
    for file in files:
        file.write_bytes(b"GGUF")
    before = parts.marks(files[0], 2)
    assert before[0] == 8
    files[1].write_bytes(b"GGUF!")
    assert parts.marks(files[0], 2)[0] == 9
    files[1].write_bytes(b"GGUF")
    os.utime(files[1], ns=(1, before[1] + 5))
    assert parts.marks(files[0], 2)[1] == before[1] + 5
    files[1].rename(tmp_path / "away")  # its inode stays taken
    (tmp_path / "new").write_bytes(b"GGUF")
    (tmp_path / "new").rename(files[1])
    assert parts.marks(files[0], 2)[2] != before[2]
    files[1].unlink()
    with pytest.raises(FileNotFoundError):
        parts.marks(files[0], 2)


def test_files_are_hashed_as_if_they_were_one(tmp_path: Path) -> None:
    for name, text in (("a", b"one"), ("b", b"two"), ("both", b"onetwo")):
        (tmp_path / name).write_bytes(text)
    seen: list[tuple[int, int]] = []
    found = files_sha256((tmp_path / "a", tmp_path / "b"), lambda *step: seen.append(step))
    assert found == file_sha256(tmp_path / "both")
    assert seen == [(3, 6), (6, 6)]


# --- names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stem", "kept"),
    [
        ("Meditron3-Gemma2-2B.Q4_K_M", "Meditron3-Gemma2-2B.Q4_K_M"),
        ('a<b>c:d"e/f\\g|h?i*j', "a_b_c_d_e_f_g_h_i_j"),
        ("tab\tnul\0bell\x07", "tab_nul_bell_"),
        ("ends with dots...", "ends with dots"),
        ("  spaces  ", "spaces"),
        ("CON", "_CON"),
        ("nul.v2", "_nul.v2"),
        ("com1", "_com1"),
        ("LPT³", "_LPT³"),
        ("con2", "con2"),
        ("e\u0301", "é"),
        ("\u202egnp", "_gnp"),
        ("\ud800x", "_x"),
        ("...", "model"),
        ("", "model"),
        ("نموذج", "نموذج"),
    ],
)
def test_a_name_survives_every_file_system(stem: str, kept: str) -> None:
    assert names.portable(stem) == kept
    assert names.portable(kept) == kept


def test_a_long_name_is_cut_between_characters() -> None:
    for letter in ("x", "é", "模", "🙂"):
        kept = names.portable(letter * 400)
        assert set(kept) == {letter}
        assert names.MOST_BYTES - 4 < len(kept.encode()) <= names.MOST_BYTES


def test_a_name_that_differs_only_in_case_is_taken() -> None:
    assert names.free("Model", ".gguf", ["MODEL.GGUF", "model-2.gguf"]) == "Model-3.gguf"
    assert names.free("Model", ".gguf", ["other.gguf"]) == "Model.gguf"


# --- the record ----------------------------------------------------------------------------------


def record(folder: Path, **said: object) -> Path:
    source = {
        "repository": "EPFLiGHT/Meditron3-Gemma2-2B",
        "revision": "c0ffee",
        "licence": "gemma",
        "base_models": ["google/gemma-2-2b"],
        "files": {"model.safetensors": "cd" * 32, "bad": "no hash"},
    }
    text = {"sha256": SHA, "source": source, "converter": {"version": "1"}, **said}
    (folder / "m.provenance.json").write_text(json.dumps(text))
    return folder / "m.gguf"


def test_a_record_says_where_a_file_came_from(tmp_path: Path) -> None:
    path = record(tmp_path)
    assert origin.read(path, SHA) == {
        "repository": "EPFLiGHT/Meditron3-Gemma2-2B",
        "revision": "c0ffee",
        "license": "gemma",
        "base_models": ["google/gemma-2-2b"],
        "files": {"model.safetensors": "cd" * 32},
        "converter": "1",
    }
    assert origin.promised_sha256(path) == SHA


def test_without_a_record_nothing_is_known(tmp_path: Path) -> None:
    assert origin.read(tmp_path / "m.gguf", SHA) == {}
    assert origin.promised_sha256(tmp_path / "m.gguf") == ""


def test_a_record_of_another_file_is_not_believed(tmp_path: Path) -> None:
    with pytest.raises(origin.NoRecord, match="another file"):
        origin.read(record(tmp_path), "12" * 32)


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 5000, '"x"', "\0"])
def test_a_record_that_is_none_is_told(text: str, tmp_path: Path) -> None:
    (tmp_path / "m.provenance.json").write_text(text)
    with pytest.raises(origin.NoRecord, match="no record"):
        origin.read(tmp_path / "m.gguf", SHA)
    assert origin.promised_sha256(tmp_path / "m.gguf") == ""


@pytest.mark.parametrize(
    "source", [None, [], "x", {"repository": 3, "files": [], "base_models": 1}]
)
def test_a_record_with_odd_values_says_nothing(source: object, tmp_path: Path) -> None:
    assert origin.read(record(tmp_path, source=source, converter=None), SHA) == {}


def test_text_of_a_record_becomes_one_short_line(tmp_path: Path) -> None:
    path = record(tmp_path, source={"repository": "a\u202e\n" + "b" * 999}, converter={})
    assert origin.read(path, SHA) == {"repository": "a " + "b" * 198}


def test_a_record_that_is_a_pipe_or_huge_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "m.provenance.json")
    assert origin.read(tmp_path / "m.gguf", SHA) == {}
    (tmp_path / "m.provenance.json").unlink()
    (tmp_path / "m.provenance.json").write_bytes(b" " * (origin.MAX_BYTES + 1))
    with pytest.raises(origin.NoRecord, match="too large"):
        origin.read(tmp_path / "m.gguf", SHA)
