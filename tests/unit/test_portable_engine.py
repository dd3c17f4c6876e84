"""What `make engine-portable` compiles, and what it says when Vulkan is left out."""

import importlib.util
import shutil
import subprocess  # noqa: TID251  what stands in for pip answers as it does
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def script() -> ModuleType:
    path = ROOT / "packaging" / "portable_engine.py"
    spec = importlib.util.spec_from_file_location("portable_engine", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def headers(tmp_path: Path, script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the include folder of a computer that has all that Vulkan's backend needs."""
    folder = tmp_path / "usr" / "include"
    write(folder, 4, 309)
    (tmp_path / "usr/share/cmake/SPIRV-Headers").mkdir(parents=True)
    (tmp_path / "libvulkan.so").touch()
    monkeypatch.setattr(script, "LIBRARIES", (str(tmp_path / "libvulkan.so"),))
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    return folder


@pytest.fixture
def compiled(script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return cmake's arguments of each compilation; the environment is a folder of the test."""
    asked: list[str] = []

    def run(command: list[str], env: dict[str, str], **_: object) -> object:
        assert "--no-cache-dir" in command
        assert command[-1].startswith("llama_cpp_python==")
        asked.append(env["CMAKE_ARGS"])
        return subprocess.CompletedProcess(command, len(asked) - 1)

    monkeypatch.setattr(script.subprocess, "run", run)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    return asked


def write(folder: Path, minor: int, patch: int) -> None:
    (folder / "vulkan").mkdir(parents=True, exist_ok=True)
    text = f"#define VK_HEADER_VERSION {patch}\n#define VK_HEADER_VERSION_COMPLETE "
    text += f"VK_MAKE_API_VERSION(0, 1, {minor}, VK_HEADER_VERSION)\n"
    (folder / "vulkan" / "vulkan_core.h").write_text(text)


def made(script: ModuleType, monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["portable_engine.py", *words])
    status: int = script.main()
    return status


def test_vulkan_is_part_of_it_where_everything_is_there(
    script: ModuleType, headers: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert made(script, monkeypatch, "--vulkan-headers", str(headers)) == 0
    (arguments,) = compiled
    assert script.PORTABLE in arguments
    assert f"-DGGML_VULKAN=ON -DVulkan_INCLUDE_DIR={headers} " in arguments


def old_headers(folder: Path, _: pytest.MonkeyPatch) -> None:
    write(folder, 3, 239)


def no_headers(folder: Path, _: pytest.MonkeyPatch) -> None:
    shutil.rmtree(folder)


def no_shader_compiler(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)


def no_loader(folder: Path, _: pytest.MonkeyPatch) -> None:
    (folder.parents[1] / "libvulkan.so").unlink()


@pytest.mark.parametrize(
    "case",
    [
        (old_headers, "are of Vulkan 1.3, llama.cpp needs 1.4"),
        (no_headers, "there is no vulkan/vulkan_core.h"),
        (no_shader_compiler, "apt install glslc"),
        (no_loader, "apt install libvulkan-dev"),
    ],
)
def test_what_vulkan_lacks_is_said_and_the_rest_is_built(
    script: ModuleType,
    headers: Path,
    compiled: list[str],
    case: tuple[Callable[[Path, pytest.MonkeyPatch], None], str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    lacking, reason = case
    lacking(headers, monkeypatch)
    assert made(script, monkeypatch, "--vulkan-headers", str(headers)) == 0
    assert compiled == [script.PORTABLE]
    told = capsys.readouterr().out
    assert "Vulkan is left out" in told
    assert reason in told


@pytest.mark.usefixtures("headers")
def test_what_is_compiled_is_not_compiled_again_until_something_changes(
    script: ModuleType, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made(script, monkeypatch, "--vulkan", "off")
    made(script, monkeypatch, "--vulkan", "off")
    assert compiled == [script.PORTABLE]
    (Path(sys.prefix) / "engine").write_text("llama_cpp_python==0.0.1 ")
    assert made(script, monkeypatch, "--vulkan", "off") == 1  # the second compilation fails
    made(script, monkeypatch, "--vulkan", "off")
    assert compiled == [script.PORTABLE] * 3
