"""What goes into the installed program, by name; and that its version is said in one place."""

import configparser
import ctypes
import hashlib
import importlib.util
import os
import re
import shutil
import struct
import subprocess  # noqa: TID251  Debian's own checkers
import sys
import xml.etree.ElementTree as ET
from importlib.metadata import PathDistribution
from pathlib import Path
from types import ModuleType

import pytest

from app import APPLICATION_ID, __version__
from app.gui.language import use_language

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
LINUX = PACKAGING / "linux"


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"packaging_{name}", PACKAGING / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


names = ("contents", "elf", "icu", "manifest", "start")
contents, elf, icu, manifest, start = map(load, names)


@pytest.fixture
def installer(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(PACKAGING))
    monkeypatch.setitem(sys.modules, "manifest", manifest)
    for name in ("release", "version_resource", "bundle"):
        monkeypatch.setitem(sys.modules, name, load(name))
    return load("installer")


@pytest.fixture
def kit(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setitem(sys.modules, "manifest", manifest)
    return load("field_kit")


def test_what_a_second_database_or_a_second_way_out_would_be_stays_out() -> None:
    for name in ("_sqlite3", "PySide6.QtNetwork", "hf_xet", "PySide6.QtQml"):
        assert name in contents.EXCLUDED
    stubs = {path.stem for path in (PACKAGING / "stubs").glob("*.py")}
    assert stubs == {"diskcache", "sqlite3"}


@pytest.mark.parametrize(
    ("place", "is_in"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6\\plugins\\tls\\qopensslbackend.dll", False),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("resources/i18n/casebook_fr.qm", True),
        ("resources/i18n/casebook_fr.ts", False),
        ("resources/screenshots/main-light.png", False),
        ("resources/fonts/OFL.txt", True),
        ("archspec/json/tests/targets/x", False),
        ("bin/libggml-cpu-sse42.so", True),
        ("bin/libggml-vulkan.so", True),
        ("llama_cpp/lib/libllama.so", True),
        ("llama_cpp/lib/libggml-vulkan.so", False),
        ("libggml-base.so.0", False),
        ("docx/templates/default.docx", True),
        ("numpy/_core/tests/data/x.csv", False),
    ],
)
def test_each_file_goes_in_or_stays_out_by_its_place(place: str, is_in: bool) -> None:
    assert contents.is_wanted(place) is is_in


def test_of_the_engines_names_only_those_that_somebody_opens_go_in() -> None:
    names = [
        *("libllama.so", "libllama.so.0", "libllama.so.0.5.0", "libggml.so", "libggml.so.0"),
        *("libggml-base.so", "libggml-base.so.0", "libggml-base.so.0.25.3", "libggml-vulkan.so"),
    ]
    asked = {name for name in names if contents.is_asked_for(name)}
    assert asked == {"libllama.so", "libggml.so.0", "libggml-base.so", "libggml-base.so.0"}


def test_libraries_that_nothing_is_linked_to_stay_out() -> None:
    links = {
        "/q/libqxcb.so": {"libQt6XcbQpa.so.6", "libc.so.6"},
        "/q/libQt6XcbQpa.so.6": {"libxcb-cursor.so.0", "libX11.so.6"},
    }
    entries = [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/q/libqxcb.so", "BINARY"),
        ("PySide6/Qt/lib/libQt6XcbQpa.so.6", "/q/libQt6XcbQpa.so.6", "BINARY"),
        ("libQt6XcbQpa.so.6", "PySide6/Qt/lib/libQt6XcbQpa.so.6", "SYMLINK"),
        ("libxcb-cursor.so.0", "/q/libxcb-cursor.so.0", "BINARY"),
        ("libX11.so.6", "/q/libX11.so.6", "BINARY"),
        ("libQt6Network.so.6", "/q/libQt6Network.so.6", "BINARY"),
        ("PySide6/Qt/lib/libQt6Network.so.6", "/q/libQt6Network.so.6", "BINARY"),
        ("libpython3.11.so.1.0", "/q/libpython3.11.so.1.0", "BINARY"),
    ]
    kept = contents.linked(entries, lambda path: links.get(str(path), set()))
    assert {name for name, _, _ in kept} == {
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/lib/libQt6XcbQpa.so.6",
        "libxcb-cursor.so.0",
        "libpython3.11.so.1.0",
    }


def package(items: dict[str, bytes]) -> bytes:
    """Common data of ICU, put together by the words of its header file."""
    header = struct.pack(
        "<HBBHHBBBB4s4s4s", 32, 0xDA, 0x27, 20, 0, 0, 0, 2, 0, b"CmnD", b"\1", b"\3"
    )
    header += b"\0" * (32 - len(header))
    at = 4 + 8 * len(items)
    names, table, body = b"", struct.pack("<I", len(items)), b""
    data_at = at + sum(len(name) + 10 for name in items)
    for name, content in items.items():
        table += struct.pack("<II", at + len(names), data_at + len(body))
        names += b"icudt73l/" + name.encode() + b"\0"
        body += content
    return header + table + names + body


def unpacked(data: bytes) -> dict[str, bytes]:
    (count,) = struct.unpack_from("<I", data, 32)
    table = [struct.unpack_from("<II", data, 36 + 8 * n) for n in range(count)]
    ends = [start for _, start in table[1:]] + [len(data) - 32]
    return {
        data[32 + name : data.index(b"\0", 32 + name)].decode(): data[32 + start : 32 + end]
        for (name, start), end in zip(table, ends, strict=True)
    }


def test_what_is_kept_of_icu_is_kept_to_the_byte() -> None:
    items = {"coll/fr.res": b"f" * 32, "coll/zh.res": b"z" * 96, "nfc.nrm": b"n" * 48}
    found = unpacked(icu.cut(package(items)))
    assert {name.split("/", 1)[1]: data.rstrip(b"\0") for name, data in found.items()} == {
        "coll/fr.res": b"f" * 32,
        "nfc.nrm": b"n" * 48,
    }
    with pytest.raises(ValueError, match="no little-endian package"):
        icu.cut(b"\0" * 200)


@pytest.mark.skipif(shutil.which("cc") is None, reason="no C compiler")
def test_a_library_forgets_the_folder_of_the_computer_it_was_built_on(tmp_path: Path) -> None:
    library = tmp_path / "lib.so"
    command = ["cc", "-shared", "-fPIC", "-x", "c", "-", "-o", str(library)]
    built = "-Wl,-rpath,/home/builder/python/lib"
    subprocess.run([*command, built], input="int one(void){return 1;}", text=True, check=True)
    assert b"/home/builder" in library.read_bytes()
    assert elf.forget_builder(library)
    assert b"/home/builder" not in library.read_bytes()
    assert b"$ORIGIN\0" in library.read_bytes()
    assert ctypes.CDLL(str(library)).one() == 1
    assert not elf.forget_builder(library)


@pytest.mark.skipif(shutil.which("cc") is None, reason="no C compiler")
def test_a_library_that_the_linker_would_not_find_is_named(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    base, user = tmp_path / "deep" / "libbase.so", tmp_path / "libuser.so"
    compiler = ["cc", "-shared", "-fPIC", "-Wl,--no-as-needed", "-x", "c", "-", "-o"]
    subprocess.run([*compiler, str(base)], input="int one;", text=True, check=True)
    links = [f"-L{base.parent}", "-lbase"]
    subprocess.run([*compiler, str(user), *links], input="int two;", text=True, check=True)
    known = contents.is_elsewhere
    assert elf.lost([base, user], tmp_path, known) == {"libbase.so of libuser.so"}
    assert elf.lost([base, user], base.parent, known) == set()
    beside = "-Wl,-rpath,$ORIGIN/deep"
    subprocess.run([*compiler, str(user), *links, beside], input="int two;", text=True, check=True)
    assert elf.lost([base, user], tmp_path, known) == set()


def test_the_list_of_files_names_what_is_missing_changed_or_too_much(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("one", "two", "sub/three"):
        (tmp_path / name).write_text(name)
    manifest.write(tmp_path)
    assert manifest.differences(tmp_path) == []
    assert sorted(manifest.names(tmp_path)) == ["one", "sub/three", "two"]
    assert b"\r" not in (tmp_path / manifest.NAME).read_bytes()
    digest = hashlib.sha256(b"one").hexdigest()
    assert f"{digest}  one\n" in (tmp_path / manifest.NAME).read_text("utf-8")
    (tmp_path / "one").write_text("changed")
    (tmp_path / "two").unlink()
    (tmp_path / "sub/four").touch()
    assert manifest.differences(tmp_path) == ["one", "sub/four", "two"]


def test_an_engines_environment_without_what_casebook_needs_is_refused(
    installer: ModuleType,
) -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    assert installer.lacking(project) == []
    more = ('"no-such-package>=1"', "\"no-such-package; python_version < '3'\"", '"click<2"')
    text = f"[project]\ndependencies = [{', '.join(more)}]"
    missing, old = installer.lacking(text)
    assert missing == "no-such-package is missing"
    assert old.startswith("click is ")


def test_a_checkout_that_pip_installed_is_casebook_and_no_part_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = tmp_path / "casebook.egg-info"
    found.mkdir()
    (found / "PKG-INFO").write_text("Metadata-Version: 2.1\nName: casebook\nVersion: 1\n")
    (found / "SOURCES.txt").write_text("app/__init__.py\n")
    own = PathDistribution(found)
    monkeypatch.setattr(own, "locate_file", lambda path: ROOT / path)
    parts = load("parts")
    monkeypatch.setattr(parts.metadata, "distributions", lambda: [own])
    source = ROOT / "app/__init__.py"
    assert source in set(parts._files(own))
    assert {one.name for one in parts.parts([source], "1")} == {"Casebook", "Noto Sans Arabic UI"}


def test_the_record_keeps_findings_and_sizes_only() -> None:
    record = load("record")
    said = """make[1]: Entering directory '/home/me'
ok  the files are those of the manifest
FAILED: files differ
   223.7 MB  installed, within the 230 MB it may take
12 WARNING: Library not found
84 parts, each with its licence in licences/
"""
    kept = ["ok  the files are", "FAILED: files", "   223.7 MB  installed", "84 parts, each"]
    found = record.kept(said)
    assert len(found) == len(kept)
    assert all(line.startswith(start) for line, start in zip(found, kept, strict=True))


def test_the_record_goes_on_after_a_step_that_failed_and_says_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = load("record")
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "make").write_text(
        "#!/bin/sh\necho noise; echo 'ok  '$1 works\n[ $1 != installer-smoke ] || exit 3\n"
        "mkdir -p build/pictures; echo $1 > build/pictures/installed-$1.png\n"
    )
    (tools / "make").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}:{os.environ['PATH']}")
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    (pictures / "installed-of-another-run.png").touch()
    places = {"ROOT": tmp_path, "TARGET": tmp_path / "built.md", "PICTURES": pictures}
    places |= {"SEEN": tmp_path / "build/pictures", "LOGS": tmp_path / "build/record"}
    for name, place in places.items():
        monkeypatch.setattr(record, name, place)
    assert record.main() == 1
    page = (tmp_path / "built.md").read_text("utf-8")
    assert "in one run, of" in page
    assert "ok  installer-smoke works\nFAILED: it ended with 3: noise\n" in page
    assert "ok  installer-debian works" in page
    assert page.count("noise") == 1
    assert "noise" in (tmp_path / "build/record/installer-smoke.log").read_text("utf-8")
    shown = re.findall(r"pictures/installed-(\S+)\.png", page)
    assert sorted(shown) == ["installer", "installer-debian"]
    half = record.page("", {"installer": ["ok  x"]})
    assert half.count("It was not run to its end.") == 2


@pytest.mark.parametrize("before", [None, "", "/theirs"])
def test_other_programs_get_the_linkers_path_as_it_was(
    before: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/program/_internal")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    if before is not None:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    start.give_back()
    assert start.os.environ.get("LD_LIBRARY_PATH") == before
    assert "LD_LIBRARY_PATH_ORIG" not in start.os.environ


def test_the_version_is_written_in_one_place() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)
    files = [
        path
        for path in PACKAGING.rglob("*")
        if path.is_file() and path.suffix not in {".txt", ".pyc", ".png"}
    ]
    holders = [path.name for path in files if f'"{__version__}"' in path.read_text("utf-8")]
    assert holders == []
    assert 'dynamic = ["version"]' in (ROOT / "pyproject.toml").read_text("utf-8")
    assert "@VERSION@" in (LINUX / "casebook.metainfo.xml").read_text("utf-8")


def test_desktop_entry_metainfo_and_file_types_agree() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(LINUX / "casebook.desktop", "utf-8")
    desktop = entry["Desktop Entry"]
    assert desktop["Icon"] == APPLICATION_ID
    assert {"Comment[fr]", "Comment[ar]"} <= set(desktop)
    about = ET.parse(LINUX / "casebook.metainfo.xml").getroot()
    assert about.findtext("id") == APPLICATION_ID
    assert about.findtext("launchable") == f"{APPLICATION_ID}.desktop"
    kinds = {one.get("type") for one in ET.parse(LINUX / "casebook-mime.xml").getroot()}
    assert kinds == {"application/x-gguf", "application/x-casebook-pack+json"}
    assert {one.text for one in about.findall("provides/mediatype")} == kinds
    assert set(desktop["MimeType"].strip(";").split(";")) == kinds
    assert desktop["Exec"] == "casebook --open %f"
    # The name of a program alone: with more, desktops find none by it and hide the entry.
    assert desktop["TryExec"] == desktop["Exec"].split()[0]


@pytest.fixture
def entry(tmp_path: Path) -> Path:
    path = tmp_path / f"{APPLICATION_ID}.desktop"
    shutil.copyfile(LINUX / "casebook.desktop", path)
    return path


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="no desktop-file-utils")
def test_the_desktop_entry_is_valid(entry: Path) -> None:
    ran = subprocess.run(
        ["desktop-file-validate", str(entry)], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout) == (0, "")


@pytest.mark.usefixtures("qapp")
def test_a_kit_holds_the_installers_both_guides_and_the_sum_of_each(
    kit: ModuleType, tmp_path: Path
) -> None:
    dist, out = tmp_path / "dist", tmp_path / "stick"
    dist.mkdir()
    written = [
        *("Casebook-9-linux-x86_64.run", "Casebook-9-linux-x86_64.tar.xz"),
        *("Casebook-9-macos-arm64.dmg", "Casebook-9-windows-x86_64-setup.exe"),
        *("Casebook-9-windows-x86_64.zip", "casebook-9-linux-x86_64.cdx.json"),
        "casebook_9_amd64.deb",
    ]
    for name in written:
        (dist / name).write_bytes(name.encode())
    with pytest.raises(kit.FailedError, match="make installer"):
        kit.write(dist, out, None)
    (dist / manifest.NAME).write_text(manifest.lines(dist), "utf-8")
    try:
        kit.write(dist, out, None)
    finally:
        use_language("en")
    assert manifest.differences(out) == []
    assert sorted(path.name for path in (out / "install").iterdir()) == written
    assert sorted(path.name for path in out.iterdir()) == [
        *("SHA256SUMS", "guide-en.pdf", "guide-fr.pdf", "install"),
    ]
    assert all((out / f"guide-{code}.pdf").read_bytes()[:5] == b"%PDF-" for code in ("en", "fr"))
    with pytest.raises(kit.FailedError, match="not empty"):
        kit.write(dist, out, None)
    (dist / "casebook_9_amd64.deb").write_bytes(b"another")
    with pytest.raises(kit.FailedError, match="not those of its"):
        kit.write(dist, tmp_path / "other", None)


def test_both_guides_say_the_same_things_and_the_notice() -> None:
    english, french = (
        (PACKAGING / "guide" / f"guide.{code}.html").read_text("utf-8") for code in ("en", "fr")
    )
    catalogue = (ROOT / "resources/i18n/casebook_fr.ts").read_text("utf-8")
    for mark in ("<h2", "<img", "<li>", "@NOTICE@", "@VERSION@"):
        assert english.count(mark) == french.count(mark) > 0
    named = [re.findall("<i>(.+?)</i>", text) for text in (english, french)]
    for said, wanted in zip(*named, strict=True):  # the window's own words, as it has them
        for word, there in zip(said.split(" › "), wanted.split(" › "), strict=True):
            source = f"<source>(?:&amp;)?{re.escape(word)}</source>"
            known = re.findall(rf"{source}\n\s*<translation>(.+?)</", catalogue)
            assert not known or there in {one.replace("&amp;", "") for one in known}, word
    pictures = re.findall(r'src="([^"]+)"', english)
    theirs = re.findall(r'src="([^"]+)"', french)  # of a window in French
    assert theirs == [name.replace(".png", "-fr.png") for name in pictures]
    shown = [ROOT / "resources" / "screenshots" / name for name in pictures + theirs]
    assert len({path.read_bytes() for path in shown}) == len(shown)
    assert not re.search(" [:;?!»]", french)  # French has an unbreakable space there
