"""What the installed program is made of, and under which licence each part of it is.

A file belongs to the Python distribution whose list of files names it, to Python itself, to the
package of the system it was taken from, or to Casebook. What distributions bring of others' work
is told by hand in `WITHIN`.
"""

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
TEXTS = HERE / "licences"
_IS_TEXT = re.compile(r"(licen[cs]e|copying|notice|authors|copyright)", re.IGNORECASE)
_OF_MICROSOFT = re.compile(
    r"(vcruntime|msvcp|vcomp|concrt|vccorlib)140\w*\.dll|ucrtbase\.dll|api-ms-win-.*\.dll",
    re.IGNORECASE,
)
# Of the Python distributions that say their licence in classifiers only.
_CLASSIFIER = re.compile(r"License :: (?:OSI Approved :: )?(.+)")


@dataclass(frozen=True)
class Part:
    """One piece of software inside.

    Attributes:
        name, version: as its makers say them.
        licence: an SPDX expression where they use one, else their words.
        texts: files with the licence's words.
        kind: "python" or "debian" (a package of that name there), "system", "within" (part of
            another one's files) or "own".
        home: where it comes from; empty if kind and name say it.
    """

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...] = field(default=(), hash=False)
    kind: str = "python"
    home: str = ""


# (distribution that brings it, name, SPDX expression, texts, home)
WITHIN = (
    ("pyside6_essentials", "Qt", "LGPL-3.0-only", ("LGPL-3.0-only", "GPL-3.0-only"), "qt.io"),
    ("pyside6_essentials", "ICU", "Unicode-DFS-2016", ("ICU",), "icu.unicode.org"),
    ("pyside6_essentials", "HarfBuzz", "MIT-Modern-Variant", ("HarfBuzz",), "harfbuzz.github.io"),
    ("pyside6_essentials", "libpng", "libpng-2.0", ("libpng",), "libpng.org"),
    ("pyside6_essentials", "PCRE2", "BSD-3-Clause", ("PCRE2",), "pcre.org"),
    ("pyside6_essentials", "MD4C", "MIT", ("md4c",), "github.com/mity/md4c"),
    (
        *("pyside6_essentials", "double-conversion", "BSD-3-Clause"),
        *(("double-conversion",), "github.com/google/double-conversion"),
    ),
    ("lxml", "libxml2", "MIT", ("libxml2",), "gitlab.gnome.org/GNOME/libxml2"),
    ("lxml", "libxslt", "MIT", ("libxslt",), "gitlab.gnome.org/GNOME/libxslt"),
    ("lxml", "zlib", "Zlib", ("zlib",), "zlib.net"),
    ("lxml", "GNU libiconv", "LGPL-2.1-or-later", ("LGPL-2.1",), "gnu.org/software/libiconv"),
    ("python", "Expat", "MIT", ("Expat",), "libexpat.github.io"),
    ("python", "libmpdec", "BSD-2-Clause", ("libmpdec",), "bytereef.org/mpdecimal"),
    ("llama_cpp_python", "llama.cpp and ggml", "MIT", ("llama.cpp",), "github.com/ggml-org"),
    ("llama_cpp_python", "JSON for Modern C++", "MIT", ("nlohmann-json",), "json.nlohmann.me"),
    ("sqlcipher3", "SQLite", "blessing", ("SQLite",), "sqlite.org"),
    ("sqlcipher3", "SQLCipher", "BSD-3-Clause", ("SQLCipher",), "zetetic.net/sqlcipher"),
    ("sqlcipher3", "OpenSSL (in SQLCipher)", "Apache-2.0", ("Apache-2.0",), "openssl.org"),
    ("cryptography", "OpenSSL (in cryptography)", "Apache-2.0", ("Apache-2.0",), "openssl.org"),
    ("backports.zstd", "Zstandard", "BSD-3-Clause", ("Zstandard",), "github.com/facebook/zstd"),
    ("pyyaml", "LibYAML", "MIT", ("libyaml",), "pyyaml.org/wiki/LibYAML"),
)
# Distributions that come with a licence's words without naming it, and the other way round.
NAMED = {"sqlcipher3": "Zlib"}
WORDS = {
    "pyside6_essentials": ("LGPL-3.0-only", "GPL-3.0-only"),
    "shiboken6": ("LGPL-3.0-only", "GPL-3.0-only"),
}


def parts(sources: Iterable[Path], version: str) -> list[Part]:
    """Return what these files come from, by name; Casebook itself first.

    Raises:
        ValueError: a file belongs to nobody, or a part has no licence.
    """
    owners = {
        path: one
        for one in metadata.distributions()
        if key(one.metadata["Name"] or "") != "casebook"  # in a checkout it is one by itself
        for path in _files(one)
    }
    found: dict[str, Part] = {}
    for source in sources:
        one = owners.get(source.absolute())
        part = _distribution(one) if one is not None else _other(source.absolute())
        if part is not None:
            found[part.name] = part
    for brings, name, licence, texts, home in WITHIN:
        bringer = next((one for one in found.values() if key(one.name) == key(brings)), None)
        if bringer is not None:
            files = tuple(_text(text) for text in texts)
            of = f"of {bringer.name} {bringer.version}"
            found[name] = Part(name, _versions().get(name, of), licence, files, "within", home)
    lacking = [one.name for one in found.values() if not one.licence or not one.texts]
    if lacking:
        raise ValueError(f"without a licence: {', '.join(sorted(lacking))}")
    own = Part("Casebook", version, "Apache-2.0", (ROOT / "LICENSE",), "own")
    noto = Part(
        "Noto Sans Arabic UI", "2.0", "OFL-1.1", (ROOT / "resources/fonts/OFL.txt",), "within"
    )
    return [own, *sorted([*found.values(), noto], key=lambda one: one.name.lower())]


def key(name: str) -> str:
    """Return a distribution's name as all its spellings have it."""
    return re.sub(r"[-_.]+", "_", name).lower()


def _text(name: str) -> Path:
    return ROOT / "LICENSE" if name == "Apache-2.0" else TEXTS / f"{name}.txt"


def _files(one: metadata.Distribution) -> Iterator[Path]:
    for file in one.files or ():
        yield Path(str(one.locate_file(file))).absolute()


def _distribution(one: metadata.Distribution) -> Part:
    about = one.metadata
    name = about["Name"]
    texts = tuple(
        path
        for path in sorted(_files(one))
        if _IS_TEXT.search(path.name) and "dist-info" in str(path)
    )
    words = tuple(_text(text) for text in WORDS.get(key(name), ()))
    home = about.get("Home-page") or next(
        (url.split(",", 1)[1].strip() for url in about.get_all("Project-URL") or ()), ""
    )
    return Part(name, one.version, _licence(about), texts or words, home=home)


def _licence(about: metadata.PackageMetadata) -> str:
    said = about.get("License-Expression") or ""
    words = (about.get("License") or "").strip()
    if not said and "\n" not in words:
        said = words
    if not said:
        named = [_CLASSIFIER.fullmatch(one) for one in about.get_all("Classifier") or ()]
        said = " OR ".join(one[1] for one in named if one)
    return said or NAMED.get(key(about["Name"]), "")


def _other(source: Path) -> Part | None:
    """Return what a file belongs to that no distribution names."""
    if ROOT in source.parents and ".venv" not in source.parts:
        return None  # Casebook's own, or made by the build
    standard = Path(sysconfig.get_paths()["stdlib"]).resolve()
    base = Path(sys.base_prefix).resolve()
    if base in source.resolve().parents:
        python = ".".join(str(number) for number in sys.version_info[:3])
        text = next(
            one / "LICENSE.txt" for one in (standard, base) if (one / "LICENSE.txt").is_file()
        )
        return Part("Python", python, "PSF-2.0", (text,), "system", "python.org")
    if sys.platform == "win32":
        return _of_windows(source)
    return _of_system(source)


def _of_windows(source: Path) -> Part:
    """Return Microsoft's runtime, which is all that may come from the system there.

    Raises:
        ValueError: it is another file.
    """
    if not _OF_MICROSOFT.fullmatch(source.name):
        raise ValueError(f"{source} belongs to no package")
    name, licence = "Microsoft Visual C++ runtime", "LicenseRef-Microsoft-redistributable"
    return Part(name, "14", licence, (_text("Microsoft-runtime"),), "system", "microsoft.com")


def _of_system(source: Path) -> Part:
    """Return the Debian package of a file.

    Raises:
        ValueError: there is none.
    """
    name = ""
    for path in (source, source.resolve(), Path(str(source).removeprefix("/usr"))):
        owner = _ran("dpkg", "-S", str(path))
        if owner:
            name = owner.split(": ")[0].split(",")[0]
            break
    if not name:
        raise ValueError(f"{source} belongs to no package")
    version = _ran("dpkg-query", "-W", "-f=${Version}", name)
    plain = name.split(":")[0]
    text = Path("/usr/share/doc") / plain / "copyright"
    named = sorted(set(re.findall(r"^License: *(\S.*)$", text.read_text("utf-8"), re.MULTILINE)))
    licence = "; ".join(named) or "as its text says"
    return Part(plain, version, licence, (text,), "debian", "")


def _versions() -> dict[str, str]:
    """Return the versions of what is compiled into others, as they say them themselves."""
    import pyexpat

    import PySide6.QtCore
    import sqlcipher3
    from cryptography.hazmat.backends.openssl import backend
    from lxml import etree

    session = sqlcipher3.connect(":memory:")
    session.execute("PRAGMA key = 'none'")  # without one the library of ciphers says nothing
    said = {
        name: session.execute(question).fetchone()[0]
        for name, question in (
            ("SQLite", "SELECT sqlite_version()"),
            ("SQLCipher", "PRAGMA cipher_version"),
            ("OpenSSL (in SQLCipher)", "PRAGMA cipher_provider_version"),
        )
    }
    return said | {
        "Qt": PySide6.QtCore.qVersion(),
        "OpenSSL (in cryptography)": backend.openssl_version_text(),
        "libxml2": ".".join(map(str, etree.LIBXML_COMPILED_VERSION)),
        "libxslt": ".".join(map(str, etree.LIBXSLT_COMPILED_VERSION)),
        "Expat": pyexpat.EXPAT_VERSION.removeprefix("expat_"),
    }


def write_texts(found: Iterable[Part], folder: Path) -> None:
    """Write a list of everything inside, and the words of each licence beside it."""
    folder.mkdir(parents=True)
    lines = [
        "What Casebook is made of. The licence of each part lies in the folder of its name.",
        "",
    ]
    for part in found:
        own = folder / re.sub(r"[^\w.+-]+", "-", part.name)
        own.mkdir()
        for number, text in enumerate(part.texts):
            name = text.name if text.suffix else f"{text.name}.txt"
            target = own / (f"{number}-{name}" if (own / name).exists() else name)
            shutil.copyfile(text, target)
        where = f" · {part.home}" if part.home else ""
        lines.append(f"{part.name} {part.version}\n    {part.licence}{where}")
    lines += ["", SOURCES]
    (folder / "LIST.txt").write_text("\n".join(lines) + "\n", "utf-8")


SOURCES = """\
Qt and PySide6 are used under the LGPL, version 3, as libraries of their own: you may put others of
the same version in their place. Their sources are at download.qt.io; those of the packages of the
system are Debian's source packages, kept for each of the versions above. GNU libiconv is part of
lxml, whose sources, with how they are built anew, are at lxml.de. The data of ICU were cut
down to the languages of Casebook; nothing else of these parts was changed."""


def _ran(*command: str) -> str:
    try:
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return ran.stdout.strip().split("\n")[0] if ran.returncode == 0 else ""
