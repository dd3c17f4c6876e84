"""A model folder: regular files of its own, whole, unchanged and of bounded size."""

import os
import socket
from pathlib import Path

import pytest

from converters import folder as module
from converters.folder import CHANGED, HARD_LINK, LINK, MOST_SHOWN, Folder, is_plain, shown
from converters.refusal import Code, Refusal

IS_POSIX = os.name == "posix"
posix = pytest.mark.skipif(not IS_POSIX, reason="Windows has none of these")


def refused(folder: Folder, name: str) -> Refusal:
    with pytest.raises(Refusal) as caught:
        folder.open(name)
    return caught.value


def test_what_is_no_folder_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for name in ("file", "none"):
        with pytest.raises(Refusal) as caught:
            Folder(tmp_path / name)
        assert caught.value.code is Code.SOURCE_MISSING
        assert caught.value.facts == {"path": str(tmp_path / name)}


def test_a_folder_reached_by_a_link_is_the_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a").write_bytes(b"x")
    (tmp_path / "link").symlink_to("real")
    folder = Folder(tmp_path / "link")
    assert folder.name == "link", "it names the model, as in the reference"
    assert folder.names() == ["a"]
    assert folder.content("a") == b"x"


PLAIN = ["config.json", "model-00001-of-00002.safetensors", ".hidden", "…", "a b", "context"]
NOT_PLAIN = ["", ".", "..", "../x", "/etc/passwd", "a/../../b", "a/b", "C:\\x", "D:x", "\\\\h\\s"]
NOT_PLAIN += ["CON", "con.json", "NUL", "aux.safetensors", "Com1", "lpt9.txt", "x:ads", "x.", "x "]
NOT_PLAIN += ["a\0b", "a\nb", "a*", "a?", "a" * 256]


@pytest.mark.parametrize("name", PLAIN)
def test_plain_names_are_those_of_every_system(name: str) -> None:
    assert is_plain(name)


@pytest.mark.parametrize("name", NOT_PLAIN, ids=ascii)
def test_no_other_name_leads_anywhere(tmp_path: Path, name: str) -> None:
    assert not is_plain(name)
    folder = Folder(tmp_path)
    assert not folder.has(name)
    assert folder.content(name) is None
    assert refused(folder, name).facts["why"] == "it is no name of a file in this folder"


def test_a_file_outside_would_be_seen_without_the_guard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "outside").write_bytes(b"secret")
    (tmp_path / "inside").mkdir()
    folder = Folder(tmp_path / "inside")
    assert folder.content("../outside") is None
    monkeypatch.setattr(module, "is_plain", lambda _: True)
    assert folder.content("../outside") == b"secret"


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    assert refused(Folder(tmp_path), "a").facts == {"where": "a", "why": "it is missing"}
    assert Folder(tmp_path).content("a") is None
    assert Folder(tmp_path).text("a") is None
    assert Folder(tmp_path).json("a") is None


def test_a_link_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"x")
    (tmp_path / "inside").symlink_to("b")
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "loop").symlink_to("loop")
    for name in ("inside", "dangling", "loop"):
        assert refused(Folder(tmp_path), name).facts == {"where": name, "why": LINK}
    assert "cp -rL" in LINK


@posix
def test_a_link_that_appears_after_the_look_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b").write_bytes(b"x")
    (tmp_path / "link").symlink_to("b")
    look = Path.lstat
    monkeypatch.setattr(Path, "lstat", lambda path: look(path.with_name("b")))
    assert refused(Folder(tmp_path), "link").facts["why"] == LINK


def test_a_hard_link_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    os.link(tmp_path / "a", tmp_path / "b")
    assert refused(Folder(tmp_path), "a").facts == {"where": "a", "why": HARD_LINK}
    assert "copy" in HARD_LINK
    (tmp_path / "b").unlink()
    assert Folder(tmp_path).content("a") == b"x"


@posix
def test_a_pipe_a_socket_a_device_and_a_folder_are_not_even_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket")
    names = ["pipe", "folder", "socket"]
    opened: list[object] = []
    really = os.open

    def watched(path: Path, flags: int) -> int:
        opened.append(path)
        return really(path, flags)

    (tmp_path / "file").touch()
    monkeypatch.setattr(os, "open", watched)
    for name in names:
        assert refused(Folder(tmp_path), name).facts["why"] == "it is no regular file"
    assert refused(Folder(Path("/dev")), "zero").facts["why"] == "it is no regular file"
    assert opened == []
    Folder(tmp_path).open("file").close()
    assert opened == [tmp_path / "file"]


@posix
def test_a_pipe_that_appears_after_the_look_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").touch()
    look = Path.lstat
    monkeypatch.setattr(Path, "lstat", lambda path: look(path.with_name("file")))
    assert refused(Folder(tmp_path), "pipe").facts["why"] == "it is no regular file"


def test_what_may_not_be_read_is_told_with_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").touch()

    def deny(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", deny)
    error = refused(Folder(tmp_path), "a")
    assert error.code is Code.DISK_FAILED
    assert error.facts == {"path": str(tmp_path / "a"), "why": "Permission denied"}


def test_a_disk_that_fails_while_reading_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"x")

    class Failing:
        def __enter__(self) -> "Failing":
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def read(self, _: int) -> bytes:
            raise OSError(5, "Input/output error")

    folder = Folder(tmp_path)
    monkeypatch.setattr(folder, "open", lambda _: Failing())
    with pytest.raises(Refusal) as caught:
        folder.content("a")
    assert caught.value.code is Code.DISK_FAILED


def test_a_file_that_changed_since_it_was_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "config.json"
    path.write_text("{}")
    folder = Folder(tmp_path)
    assert folder.json("config.json") == {}
    assert folder.json("config.json") == {}
    path.write_text('{"a": 1}')
    with pytest.raises(Refusal) as caught:
        folder.json("config.json")
    assert caught.value.facts == {"where": "config.json", "why": CHANGED}
    assert Folder(tmp_path).json("config.json") == {"a": 1}


@pytest.mark.parametrize(
    ("name", "most"),
    [("config.json", 1_000_000), ("model.safetensors.index.json", 32_000_000)],
)
def test_a_file_of_the_largest_size_is_read_and_one_byte_more_refused(
    tmp_path: Path, name: str, most: int
) -> None:
    path = tmp_path / name
    path.write_bytes(b"{}")
    os.truncate(path, most)
    assert len(Folder(tmp_path).content(name) or b"") == most
    os.truncate(path, most + 1)
    with pytest.raises(Refusal) as caught:
        Folder(tmp_path).content(name)
    assert caught.value.facts["why"] == f"it is larger than {most:,} bytes"


def test_a_file_of_any_size_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "tokenizer.json"
    path.touch()
    os.truncate(path, 40_000_000_000)  # takes no room on the disk
    with pytest.raises(Refusal) as caught:
        Folder(tmp_path).content("tokenizer.json")
    assert caught.value.facts["why"] == "it is larger than 64,000,000 bytes"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it is no valid JSON"),
        (b"{", "it is no valid JSON"),
        (b"{} {}", "it is no valid JSON"),
        (b"[]", "it holds no JSON object"),
        (b'{"a": ' + b"9" * 5000 + b"}", "it is no valid JSON"),
        (b'{"a": 1, "a": 1}', "it says “a” twice"),
        (b'{"x": [{"a": 1, "\\u0061": 1}]}', "it says “a” twice"),
        (b'{"\\u202e": 1, "\\u202e": 1}', "it says “\ufffd” twice"),
        (b'{"a": ' * 100_000, "it nests too deep"),
        (b"[" * 900_000, "it nests too deep"),
        (b'{"a": "\xff"}', "it is not UTF-8 text (byte 7)"),
        ('{"a": 1}'.encode("utf-16"), "it is not UTF-8 text (byte 0)"),
        ('{"a": 1}'.encode("utf-16-le"), "it is no valid JSON"),
        (b"\xef\xbb\xbf{}", "it is no valid JSON"),
    ],
    ids=range(14),
)
def test_what_is_no_plain_object_is_refused(tmp_path: Path, content: bytes, why: str) -> None:
    (tmp_path / "config.json").write_bytes(content)
    with pytest.raises(Refusal) as caught:
        Folder(tmp_path).json("config.json")
    assert caught.value.facts == {"where": "config.json", "why": why}


def test_values_are_counted_before_any_is_made(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b'{"a": [1, 2, 3]}')
    folder = Folder(tmp_path)
    assert folder.json("a.json", most_marks=5) == {"a": [1, 2, 3]}
    with pytest.raises(Refusal) as caught:
        folder.json("a.json", most_marks=4)
    assert caught.value.facts["why"] == "it holds more values than any model's"


def test_text_has_one_kind_of_line_end(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_bytes("é\r\nb\rc\n".encode())
    assert Folder(tmp_path).text("README.md") == "é\nb\nc\n"
    (tmp_path / "bad").write_bytes(b"\xff")
    with pytest.raises(Refusal):
        Folder(tmp_path).text("bad")


def test_a_shown_name_is_short_and_hides_nothing() -> None:
    assert shown("model.norm.weight") == "model.norm.weight"
    assert shown("a\u202eb\0\n\ud800") == "a\ufffdb\ufffd\ufffd\ufffd"
    assert shown("x" * 100) == "x" * MOST_SHOWN + "…"


def test_a_tokenizer_configuration_may_list_thousands_of_tokens(tmp_path: Path) -> None:
    (tmp_path / "tokenizer_config.json").write_bytes(b"{" + b" " * 2_000_000 + b"}")
    (tmp_path / "config.json").write_bytes(b"{" + b" " * 2_000_000 + b"}")
    folder = Folder(tmp_path)
    assert folder.json("tokenizer_config.json") == {}
    with pytest.raises(Refusal, match="larger than 1,000,000 bytes"):
        folder.json("config.json")
