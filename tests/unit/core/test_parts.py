"""Names that every file system keeps, and the marks of a file."""

import os
from pathlib import Path

import pytest

from app.core import names, parts
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
