"""What Windows, macOS and the release are built from: everything that can be seen from here.

No machine of either system is at hand; these hold what they would be told to what is there.
"""

import importlib
import plistlib
import re
import shutil
import struct
import subprocess  # noqa: TID251  checkers of shell scripts and workflows
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from app import APPLICATION_ID, __version__

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
SETUP = (PACKAGING / "windows" / "casebook.iss").read_text("utf-8-sig")
WORKFLOW = ROOT / ".github" / "workflows" / "release.yml"
SCRIPTS = sorted((PACKAGING / "macos").glob("*.sh"))
PNG = b"\x89PNG"


def load(*names: str) -> list[ModuleType]:
    """Import modules of packaging/, which is no package, as its programs do."""
    sys.path.insert(0, str(PACKAGING))
    try:
        return [importlib.import_module(name) for name in names]
    finally:
        sys.path.remove(str(PACKAGING))


bundle, contents, disk_image, icons, release, version_resource, windows_setup = load(
    *("bundle", "contents", "disk_image", "icons", "release", "version_resource", "windows_setup")
)
NOW = release.Release("1.2.3", datetime(2026, 11, 26, 9, 0, tzinfo=UTC), 1)


# --- what each system is told of the program -----------------------------------------------------


class Said:
    """Stands for PyInstaller's classes of a version resource."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, *values: Any, **named: Any) -> tuple[str, Any, Any]:
        return self.name, values, named


def test_windows_is_told_the_one_version() -> None:
    kinds = ("VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "StringStruct")
    kinds += ("VarFileInfo", "VarStruct")
    text = version_resource.text("1.2.3rc1", "Casebook", "Casebook")
    _, _, read = eval(text, {name: Said(name) for name in kinds})
    assert read["ffi"][2]["filevers"] == read["ffi"][2]["prodvers"] == (1, 2, 3, 0)
    strings = dict(one[1] for one in read["kids"][0][1][0][0][1][1])
    assert strings["FileVersion"] == strings["ProductVersion"] == "1.2.3rc1"
    assert strings["OriginalFilename"] == "Casebook.exe"
    assert version_resource.numbers(__version__)
    with pytest.raises(ValueError, match="no version"):
        version_resource.numbers("newest")


@pytest.mark.usefixtures("qapp")
def test_an_ico_holds_every_size_and_qt_reads_it() -> None:
    from PySide6.QtGui import QImage

    held = icons.ico()
    count = struct.unpack_from("<HHH", held)[2]
    assert count == len(icons.ICO_SIZES)
    for number, size in enumerate(icons.ICO_SIZES):
        side, _, _, _, _, bits, length, place = struct.unpack_from(
            "<BBBBHHII", held, 6 + 16 * number
        )
        assert (side or 256, bits) == (size, 32)
        image = held[place : place + length]
        assert len(image) == length
        is_png = size >= icons.LEAST_PNG
        assert image.startswith(PNG if is_png else struct.pack("<Iii", 40, size, 2 * size))
    read = QImage.fromData(held, "ico")  # type: ignore[call-overload]
    assert not read.isNull()
    assert read.pixelColor(read.width() // 2, read.height() // 2).alpha() == 255


@pytest.mark.usefixtures("qapp")
def test_an_icns_holds_a_png_of_the_size_of_each_type() -> None:
    from PySide6.QtGui import QImage

    held = icons.icns()
    assert (held[:4], struct.unpack_from(">I", held, 4)[0]) == (b"icns", len(held))
    place, seen = 8, {}
    while place < len(held):
        kind, length = held[place : place + 4], struct.unpack_from(">I", held, place + 4)[0]
        seen[kind] = QImage.fromData(held[place + 8 : place + length]).width()
        place += length
    assert seen == dict(icons.ICNS_TYPES)


def test_macos_is_told_the_one_version_and_which_files_are_opened() -> None:
    said = plistlib.loads(plistlib.dumps(bundle.info("1.2.3rc1", APPLICATION_ID)))
    assert said["CFBundleIdentifier"] == APPLICATION_ID
    assert said["CFBundleShortVersionString"] == said["CFBundleVersion"] == "1.2.3"
    (opened,) = said["CFBundleDocumentTypes"]
    (kind,) = said["UTImportedTypeDeclarations"]
    assert opened["LSItemContentTypes"] == [kind["UTTypeIdentifier"]]
    assert kind["UTTypeTagSpecification"]["public.filename-extension"] == ["gguf"]


def test_the_hardened_runtime_makes_one_exception() -> None:
    held = plistlib.loads((PACKAGING / "macos" / "Entitlements.plist").read_bytes())
    assert held == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_the_scripts_of_macos_are_shell(script: Path) -> None:
    for command in (["sh", "-n"], [shutil.which("shellcheck") or _beside("shellcheck")]):
        ran = subprocess.run([*command, str(script)], capture_output=True, text=True, check=False)
        assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def _beside(name: str) -> str:
    import sysconfig

    there = [Path(sysconfig.get_path("scripts")) / name]
    there += [Path(one).parents[2] / "bin" / name for one in sys.path if "site-packages" in one]
    there += [Path(one).parents[3] / "bin" / name for one in sys.path if "site-packages" in one]
    return str(next(path for path in there if path.is_file()))


def test_an_app_without_an_identity_is_signed_ad_hoc_from_the_inside_out(tmp_path: Path) -> None:
    """With tools that only note how they were called: no Apple is here."""
    tools, app = tmp_path / "tools", tmp_path / "a place" / "Casebook.app"
    (app / "Contents/MacOS").mkdir(parents=True)
    (app / "Contents/Frameworks").mkdir()
    (app / "Contents/Frameworks/libggml-cpu-apple_m1.so").touch()
    tools.mkdir()
    for name in ("codesign", "xcrun"):
        (tools / name).write_text(
            f'#!/bin/sh\nfor one; do last=$one; done\necho "{name} $1 $2 $3 ${{last##*/}}"\n'
        )
        (tools / name).chmod(0o755)

    def ran(*words: str, **more: str) -> list[str]:
        environment = {"PATH": f"{tools}:/usr/bin:/bin", **more}
        command = ["sh", str(PACKAGING / "macos/sign.sh"), *words]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
        return done.stdout.splitlines()

    said, *calls = ran("app", str(app))
    assert "CASEBOOK_SIGN_IDENTITY is not set" in said
    assert [one.split()[-1] for one in calls] == [
        *("libggml-cpu-apple_m1.so", "casebook-cli", "Casebook.app", "Casebook.app"),
    ]
    assert calls[-1].startswith("codesign --verify --deep --strict")
    assert all(one.startswith("codesign --force --sign -") for one in calls[:-1])
    (said,) = ran("dmg", "Casebook.dmg")
    assert said.endswith("not notarised.")
    known = {"CASEBOOK_SIGN_IDENTITY": "Somebody", "CASEBOOK_NOTARY_PROFILE": "profile"}
    assert all(
        "--options" in one or "--timestamp" in one for one in ran("app", str(app), **known)[:-1]
    )
    assert [one.split()[1] for one in ran("dmg", "Casebook.dmg", **known)] == [
        *("--force", "notarytool", "stapler"),
    ]


def test_an_app_takes_the_licences_along(tmp_path: Path) -> None:
    folder, app = tmp_path / "Casebook", tmp_path / bundle.NAME
    (folder / "licences/Casebook").mkdir(parents=True)
    (folder / "licences/LIST.txt").write_text("all of it")
    (folder / "casebook.cdx.json").write_text("{}")
    (folder / "SHA256SUMS").touch()
    (app / "Contents/Resources").mkdir(parents=True)
    for _ in range(2):
        disk_image.take_along(folder, app)
    inside = app / "Contents/Resources"
    assert sorted(path.name for path in inside.iterdir()) == ["casebook.cdx.json", "licences"]
    assert (inside / "licences/LIST.txt").read_text() == "all of it"


@pytest.mark.parametrize("place", ["licences", "../Resources/licences"])
@pytest.mark.usefixtures("qapp")
def test_about_names_the_licences_wherever_they_lie(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app import roles
    from app.gui.about import about

    folder = tmp_path / "MacOS"
    folder.mkdir()
    monkeypatch.setattr(roles, "folder", lambda: folder)
    assert not any("LIST.txt" in one for one in about().paragraphs)
    listed = (folder / place / "LIST.txt").resolve()
    listed.parent.mkdir(parents=True)
    listed.touch()
    assert any(str(listed) in one for one in about().paragraphs)


def test_the_smoke_test_of_any_system_finds_what_it_borrows() -> None:
    smoke, plain = load("smoke", "smoke_plain")
    text = Path(str(plain.__file__)).read_text("utf-8")
    borrowed = set(re.findall(r"\bsmoke\.(\w+)", text)) - {"py"}
    assert len(borrowed) > 4
    assert [name for name in borrowed if not hasattr(smoke, name)] == []
    assert set(windows_setup.PROGRAMS) == {f"{name}.exe" for name in ("Casebook", "casebook-cli")}


# --- Inno Setup ----------------------------------------------------------------------------------


def section(name: str) -> list[str]:
    text = SETUP.split(f"\n[{name}]\n", 1)[1].split("\n[", 1)[0]
    return [line for line in text.splitlines() if line and line[0] not in ";#"]


def test_the_setup_takes_what_the_build_makes_and_nothing_else() -> None:
    from_build = [
        re.match(r'Source: "\{#Folder\}\\([^"]+)"; DestDir: "([^"]+)"', one)
        for one in section("Files")
    ]
    assert all(from_build)
    taken = {match[1].replace("\\", "/"): match[2] for match in from_build if match}
    frozen = (PACKAGING / "frozen.py").read_text("utf-8")
    made = {f"{name}.exe" for name in ("Casebook", "casebook-cli")} | {
        "SHA256SUMS",
        "casebook.cdx.json",
    }
    assert taken.keys() == made | {"licences/*", "_internal/*"}
    assert all(one in frozen for one in ('BOM = "casebook.cdx.json"', 'FOLDER / "licences"'))
    assert taken["_internal/*"] == r"{app}\_internal"
    assert set(windows_setup.PROGRAMS) <= taken.keys()


def test_the_setup_is_the_same_program_in_every_version() -> None:
    (line,) = [one for one in section("Setup") if one.startswith("AppId=")]
    assert re.fullmatch(r"AppId=\{\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}", line)
    assert re.search(r"\b\d+\.\d+\.\d+\b", re.sub(r"10\.0\.17763|1\.2\.3(\.0)?", "", SETUP)) is None
    assert "{#Version}" in SETUP


def test_the_setup_needs_no_administrator_and_leaves_the_data() -> None:
    setup = dict(one.split("=", 1) for one in section("Setup"))
    assert setup["PrivilegesRequired"] == "lowest"
    assert "dialog" in setup["PrivilegesRequiredOverridesAllowed"]
    assert "HKLM" not in SETUP
    assert "HKCU" not in SETUP
    assert all("{app}\\" in one and "data" not in one for one in section("InstallDelete"))
    assert "[UninstallDelete]" not in SETUP
    assert r"{localappdata}\casebook" in SETUP


def test_the_setup_speaks_every_language_of_the_window() -> None:
    lines = section("CustomMessages")
    said: dict[str, set[str]] = {}
    for line in lines:
        code, name = line.split("=", 1)[0].split(".")
        said.setdefault(code, set()).add(name)
    assert said.keys() == {"en", "fr", "ar"}
    assert said["en"] == said["fr"] == said["ar"]
    asked = set(re.findall(r"\{cm:(\w+)\}", SETUP)) | set(
        re.findall(r"CustomMessage\('(\w+)'\)", SETUP)
    )
    assert asked == said["en"]
    assert "ar.StartNow" in SETUP.split("#ifdef HasArabic")[2].split("#endif")[0]


def test_the_compiler_is_told_every_name_that_the_script_wants(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(windows_setup.SIGN_COMMAND, raising=False)
    told = windows_setup.arguments("ISCC", tmp_path, tmp_path / "i.ico", tmp_path, NOW)
    defined = {one[2:].split("=")[0] for one in told if one.startswith("/D")}
    used = set(re.findall(r"\{#(\w+)\}", SETUP)) - set(re.findall(r"#define (\w+)", SETUP))
    assert used == defined
    assert "/DVersionNumbers=1.2.3.0" in told
    monkeypatch.setenv(windows_setup.SIGN_COMMAND, "sign $f")
    signed = windows_setup.arguments("ISCC", tmp_path, tmp_path / "i.ico", tmp_path, NOW)
    assert set(signed) - set(told) == {"/DSignTool", "/Ssigner=sign $f"}


def test_without_a_command_to_sign_that_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.delenv(windows_setup.SIGN_COMMAND, raising=False)
    assert not windows_setup.sign(tmp_path)
    assert "nothing is signed" in capsys.readouterr().out
    monkeypatch.setenv(windows_setup.SIGN_COMMAND, "touch $f")
    assert windows_setup.sign(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(windows_setup.PROGRAMS)
    tool = windows_setup.signing(r'"C:\Kits 10\signtool.exe" sign $q$f$q', Path("a b.exe"))
    assert tool == [r"C:\Kits 10\signtool.exe", "sign", "a b.exe"]


def test_a_zip_of_the_folder_is_the_same_for_the_same_folder(tmp_path: Path) -> None:
    folder = tmp_path / "Casebook"
    (folder / "_internal").mkdir(parents=True)
    (folder / "_internal/x.dll").write_bytes(b"x")
    first = windows_setup.pack(folder, tmp_path, NOW)
    assert first.name == "Casebook-1.2.3-windows-x86_64.zip"
    before = first.read_bytes()
    (folder / "_internal/x.dll").touch()
    assert windows_setup.pack(folder, tmp_path, NOW).read_bytes() == before


def test_the_runtime_of_visual_c_is_looked_for() -> None:
    assert contents.missing_runtime(["VCRUNTIME140.dll", "vcruntime140_1.dll", "MSVCP140.DLL"]) == [
        "vcomp140.dll"
    ]


@pytest.mark.parametrize(
    ("system", "names"),
    [
        ("linux", ["libggml-cpu-x64.so", "libllama.so.0"]),
        ("win32", ["ggml-cpu-x64.dll"]),
        ("darwin", ["libggml-cpu-x64.so", "libllama.dylib"]),
    ],
)
def test_the_engines_libraries_are_found_on_each_system(
    tmp_path: Path, system: str, names: list[str]
) -> None:
    for name in (
        "libggml-cpu-x64.so",
        "libllama.so.0",
        "ggml-cpu-x64.dll",
        "libllama.dylib",
        "x.txt",
    ):
        (tmp_path / name).touch()
    assert [path.name for path in contents.libraries(tmp_path, system)] == names


# --- the release ---------------------------------------------------------------------------------


def jobs() -> dict[str, Any]:
    held: dict[str, Any] = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]
    return held


def test_the_workflow_is_one() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema"]
    ran = subprocess.run(
        [*command, "vendor.github-workflows", str(WORKFLOW)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_every_action_is_pinned_by_its_commit_and_has_its_tag_beside_it() -> None:
    uses = re.findall(r"uses: (.+)", WORKFLOW.read_text("utf-8"))
    assert len(uses) > 8
    pinned = re.compile(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert [one for one in uses if not pinned.fullmatch(one)] == []


def test_only_the_job_that_publishes_may_write() -> None:
    assert yaml.safe_load(WORKFLOW.read_text("utf-8"))["permissions"] == {}
    rights = {name: job["permissions"] for name, job in jobs().items()}
    assert rights.pop("publish") == {"contents": "write"}
    assert all(one == {"contents": "read"} for one in rights.values())
    for job in jobs().values():
        for step in job["steps"]:
            # What somebody may choose, a tag's name, is no part of a shell's command.
            assert "${{" not in step.get("run", "")


def test_all_three_systems_and_both_processors_are_built_used_and_published() -> None:
    held = jobs()
    assert (
        set(held["publish"]["needs"]) == held.keys() - {"publish"} == {"linux", "windows", "macos"}
    )
    processors = {one["processor"] for one in held["macos"]["strategy"]["matrix"]["include"]}
    assert processors == {"arm64", "x86_64"}
    for name, smoke in (
        ("linux", "installer-smoke"),
        ("windows", "smoke_plain"),
        ("macos", "smoke_plain"),
    ):
        said = [step.get("run", step.get("uses", "")) for step in held[name]["steps"]]
        used = next(place for place, one in enumerate(said) if smoke in one)
        kept = next(place for place, one in enumerate(said) if "upload-artifact" in one)
        assert used < kept
    named = re.findall(r"packaging/[\w.]+", WORKFLOW.read_text("utf-8"))
    assert [one for one in named if not (ROOT / one.rstrip(".")).exists()] == []


def test_a_tag_that_is_not_the_version_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert release.main(f"v{__version__}") == 0
    assert release.main("v99.0.0") == 1
    assert f"tag v{__version__}" in capsys.readouterr().out
