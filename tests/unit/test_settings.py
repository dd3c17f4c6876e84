"""Settings: what is saved comes back; what cannot be used is told and replaced by the default."""

import json
import os
import typing
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import settings
from app.errors import Code, Problem
from app.settings import Settings

DESCRIBED = settings.described()
HINTS = typing.get_type_hints(Settings)


def _value_of(key: str) -> st.SearchStrategy[Any]:
    setting = DESCRIBED[key]
    if setting.choices:
        return st.sampled_from([choice for choice, _ in setting.choices])
    if setting.minimum is not None and setting.maximum is not None:
        return st.integers(int(setting.minimum), int(setting.maximum))
    return st.from_type(HINTS[key])


@given(values=st.fixed_dictionaries({key: _value_of(key) for key in DESCRIBED}))
def test_what_is_saved_comes_back(
    values: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "round-trip.json"
    made = Settings(**values)
    settings.save(path, made)
    assert settings.load(path) == made


def test_a_missing_file_means_the_defaults(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "settings.json") == Settings()


def test_keys_of_a_later_version_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"later": {"a": [1]}, "theme": "dark"}')
    settings.save(path, msgspec.structs.replace(settings.load(path), zoom_percent=150))
    kept = json.loads(path.read_text())
    assert kept["later"] == {"a": [1]}
    assert kept["theme"] == "dark"
    assert kept["zoom_percent"] == 150


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme", "plaid"),
        ("theme", 1),
        ("theme", None),
        ("zoom_percent", 101),
        ("zoom_percent", "100"),
        ("zoom_percent", True),
        ("enter_sends", 1),
        ("enter_sends", "yes"),
        ("context_tokens", -1),
        ("context_tokens", 131_073),
        ("context_tokens", 1.5),
        ("context_tokens", 10**30),
        ("threads", float("nan")),
        ("threads", float("inf")),
        ("gpu_layers", -3),
        ("shortcuts", []),
        ("shortcuts", {"a": 1}),
        ("panels", {"a": "yes"}),
        ("window", {"width": None}),
        ("model_id", {}),
    ],
)
def test_a_bad_value_is_told_and_the_others_are_kept(
    tmp_path: Path, key: str, value: object, expected_warnings: Callable[..., None], caplog: Any
) -> None:
    expected_warnings(f"settings: {key} ")
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"language": "ar", key: value}))
    assert settings.load(path) == Settings(language="ar")
    assert f"settings: {key} " in caplog.text


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"theme": "dark"' + b" " * settings.MAX_FILE_BYTES + b"}",
    ],
    ids=lambda content: repr(content[:12]),
)
def test_a_file_that_holds_no_settings_is_told_and_means_the_defaults(
    tmp_path: Path, content: bytes, expected_warnings: Callable[..., None], caplog: Any
) -> None:
    expected_warnings("settings: the file")
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert settings.load(path) == Settings()
    assert "settings: the file" in caplog.text
    settings.save(path, Settings(theme="dark"))
    assert settings.load(path) == Settings(theme="dark")


def test_a_save_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.json"
    settings.save(path, Settings(theme="dark"))

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Problem) as told:
        settings.save(path, Settings(theme="light"))
    assert told.value.code is Code.DISK_FULL
    assert told.value.detail["path"] == tmp_path
    assert settings.load(path).theme == "dark"


def test_whoever_reads_during_a_save_sees_one_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings.save(path, Settings(theme="dark"))
    with path.open() as reader:
        settings.save(path, Settings(theme="light"))
        assert json.load(reader)["theme"] == "dark", "the old file was replaced, not rewritten"
    assert settings.load(path).theme == "light"


def test_a_folder_that_cannot_be_written_or_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem) as told:
        settings.save(tmp_path / "missing" / "settings.json", Settings())
    assert told.value.code is Code.DISK_FAILED
    assert told.value.detail["gone"] == tmp_path / "missing"
    (tmp_path / "settings.json.part").mkdir()
    with pytest.raises(Problem) as told:
        settings.save(tmp_path / "settings.json", Settings())
    assert told.value.code is Code.READ_ONLY


def test_every_setting_of_the_dialog_has_a_name_a_sentence_and_a_good_default() -> None:
    for item in msgspec.structs.fields(Settings):
        setting = DESCRIBED[item.name]
        if setting.page:
            assert setting.label
            assert setting.help.endswith(".")
            default = getattr(Settings(), item.name)
            assert settings._in_range(default, setting)


def test_the_readme_lists_every_setting_with_its_default() -> None:
    text = (Path(settings.__file__).parents[1] / "README.md").read_text("utf-8")
    defaults = Settings()
    for key, setting in DESCRIBED.items():
        if setting.page:
            default = json.dumps(getattr(defaults, key))
            row = f"| `{key}` | `{default}` | {setting.label}. {setting.help} |"
            assert row in text, row
