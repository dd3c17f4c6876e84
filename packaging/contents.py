"""What goes into the installed program and what stays out, told by name; see `casebook.spec`."""

import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

# (destination below the program's folder, source, PyInstaller's type of entry)
Entry = tuple[str, str, str]

# Modules that no role of Casebook imports. Qt's network would be a second way out of the computer
# (NW-1), the standard library's SQLite a second library for one file (DEC-6; stubs/ has its name).
EXCLUDED = (
    *("_sqlite3", "pysqlite3", "hf_xet", "pygments"),
    *("PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL"),
    *("PySide6.QtDBus", "PySide6.QtTest", "PySide6.QtSql", "PySide6.QtXml"),
    *("tkinter", "turtle", "idlelib", "lib2to3", "ensurepip", "venv", "unittest", "doctest", "pdb"),
    *("pydoc", "curses", "readline", "xmlrpc", "test"),
    *("pip", "setuptools", "pkg_resources", "wheel", "_distutils_hack"),
    *("pytest", "_pytest", "hypothesis", "coverage", "mypy", "ruff", "grimp", "importlinter"),
    *("pandas", "scipy", "sklearn", "statsmodels", "narwhals", "joblib", "patsy", "krippendorff"),
    *("torch", "safetensors", "html5lib", "rich", "IPython", "matplotlib", "PIL", "trio"),
    *("numpy.f2py", "numpy.testing", "numpy.distutils", "numpy._pyinstaller", "numpy.tests"),
    *("llama_cpp.server", "lxml.html", "lxml.isoschematron", "lxml.objectify"),
)

# Qt's plugins that the window uses: a display, keyboards that compose, SVG, printing.
PLUGINS = frozenset(
    {
        *("platforms/qxcb", "platforms/qwayland", "platforms/qoffscreen"),
        *("platforms/qwindows", "platforms/qcocoa", "styles/qmodernwindowsstyle"),
        "platforminputcontexts/composeplatforminputcontextplugin",
        "platforminputcontexts/ibusplatforminputcontextplugin",
        *("platformthemes/qxdgdesktopportal", "iconengines/qsvgicon", "imageformats/qsvg"),
        *("printsupport/cupsprintersupport", "printsupport/windowsprintersupport"),
        *("xcbglintegrations/qxcb-egl-integration", "xcbglintegrations/qxcb-glx-integration"),
        *("wayland-shell-integration/xdg-shell", "wayland-decoration-client/bradient"),
    }
)

# Part of every Linux desktop, and closer to its drivers, fonts and certificates than any copy.
SYSTEM = re.compile(
    r"lib(c|m|dl|rt|pthread|resolv|util|gcc_s|stdc\+\+|z|ssl|crypto|GL|EGL|vulkan|X11|X11-xcb|xcb"
    r"|Xau|Xdmcp|Xext|Xrender|fontconfig|freetype|dbus-1|cups|glib-2\.0|gthread-2\.0|gobject-2\.0"
    r"|gio-2\.0|wayland-client|wayland-cursor|wayland-egl|nvidia.*)\.so(\..*)?|ld-linux.*"
)

# Files that only developers read, and copies that PyInstaller makes of the engine's libraries.
LEFT_OUT = re.compile(
    r"resources/screenshots/.*|resources/i18n/.*\.ts|"
    r".*/(tests?|testing|examples)/.*|.*\.(pyi|h|hpp|c|cpp|pyx|pxd|lib|a|md|rst|typed)|"
    r"lxml/(includes|isoschematron)/.*|PySide6/Qt/translations/.*|numpy/(_core|random)/lib/.*|"
    r"llama_cpp/lib/libggml-vulkan.*|(lib)?(ggml|llama)[^/]*"
)
# Of the names under which each of the engine's libraries lies there, those that are asked for: the
# binding's and the converter's, and those that the linker looks for.
_ASKED = re.compile(
    r"libllama\.so|libggml-base\.so|libggml(-base)?\.so\.\d+|lib(llama|ggml(-base|-cpu)?)\.dylib|"
    r"libggml[\w-]*\.\d+\.dylib|(lib)?(llama|ggml[\w-]*)\.dll"
)
# How the engine's libraries end on each system; on macOS ggml calls what it loads by itself .so.
_SUFFIXES = {"win32": ("*.dll",), "darwin": ("*.dylib", "*.so")}
# Visual C++'s runtime, for a computer that has none: PyInstaller takes it along because Python, Qt
# and the engine are linked to it. vcomp140 is the engine's.
WINDOWS_RUNTIME = ("vcruntime140.dll", "vcruntime140_1.dll", "msvcp140.dll", "vcomp140.dll")
# Of PyInstaller's types; the links that it makes as a second way to a library no stick would keep.
_COMPILED = frozenset({"BINARY", "EXTENSION"})
_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/([\w-]+)/(?:lib)?(\w[\w-]*?)(?:\.so|\.dylib|\.dll)")


def is_wanted(destination: str) -> bool:
    """Tell whether a file goes in, by its place alone."""
    place = PurePosixPath(destination.replace("\\", "/")).as_posix()
    plugin = _PLUGIN.fullmatch(place)
    if plugin is not None:
        return f"{plugin[1]}/{plugin[2]}" in PLUGINS
    return LEFT_OUT.fullmatch(place) is None


def is_asked_for(name: str) -> bool:
    """Tell whether a library of the engine is opened under this name."""
    return _ASKED.fullmatch(name) is not None


def libraries(folder: Path, system: str = sys.platform) -> list[Path]:
    """Return the files that are the engine's libraries on a system, by name."""
    patterns = _SUFFIXES.get(system, ("*.so*",))
    return sorted({path for pattern in patterns for path in folder.glob(pattern)})


def missing_runtime(names: Iterable[str]) -> list[str]:
    """Return what of Visual C++'s runtime is not among the files of a folder for Windows."""
    there = {name.lower() for name in names}
    return [name for name in WINDOWS_RUNTIME if name not in there]


def is_elsewhere(name: str) -> bool:
    """Tell whether a library is the system's, or in memory before what is linked to it is opened.

    The processor's libraries are opened by app.worker, behind llama.cpp and the engine's base.
    """
    return SYSTEM.fullmatch(name) is not None or name.startswith("libggml-base.")


def is_loose(destination: str) -> bool:
    """Tell whether a library is there only because others are linked to it."""
    name = PurePosixPath(destination.replace("\\", "/"))
    is_among = str(name.parent) in {".", "PySide6/Qt/lib"}
    return is_among and ".so" in name.name and "python" not in name.name


def linked(entries: Iterable[Entry], needed: Callable[[Path], set[str]]) -> list[Entry]:
    """Return the wanted entries, without libraries that none of them is linked to.

    Libraries of `SYSTEM` stay out. `needed` names what one file is linked to.
    """
    wanted = [one for one in entries if is_wanted(one[0])]
    loose = {
        PurePosixPath(one[0]).name: one
        for one in wanted
        if is_loose(one[0]) and not SYSTEM.fullmatch(one[0]) and one[2] in _COMPILED
    }
    kept = [one for one in wanted if not is_loose(one[0])]
    todo = [Path(one[1]) for one in kept if one[2] in _COMPILED]
    while todo:
        for name in needed(todo.pop()):
            if name in loose:
                kept.append(loose.pop(name))
                todo.append(Path(kept[-1][1]))
    return kept
