"""Cuts ICU's data down to what Qt asks of it: 31 MB are every language's names for everything.

Qt brings its own names of languages, days and numbers, and its own rules of line breaking. Of ICU
it uses collation, the shape of letters, and code pages; what stays is that, for our languages.
Source of the format: `UDataInfo` and `UDataOffsetTOC` of ICU's common data, udata.h and ucmndata.h.
"""

import re
import struct
import subprocess
from pathlib import Path

KEPT = re.compile(
    r"(coll/)?(root|res_index|en|fr|ar|es|pt|sw|ucadata)\.(res|icu)|coll/ucadata\.icu|"
    r"(pool|keyTypeData|supplementalData|likelySubtags|icuver|numberingSystems|metadata)\.res|"
    r"(cnvalias|ulayout|uprops|ubidi|ucase|pnames)\.icu|.*\.nrm|"
    r"(ibm-5348_P100-1997|ibm-1252_P100-2000|windows-936-2000|ibm-943_P15A-2003)\.cnv"
)
_MAGIC = b"\xda\x27"
_COMMON = b"CmnD"
_ALIGNED = 16


def cut(data: bytes) -> bytes:
    """Return the same package with the kept items only.

    Raises:
        ValueError: this is no little-endian package of common data.
    """
    header = int.from_bytes(data[:2], "little")
    if data[2:4] != _MAGIC or data[8:9] != b"\0" or data[12:16] != _COMMON:
        raise ValueError("no little-endian package of ICU data")
    (count,) = struct.unpack_from("<I", data, header)
    table = [struct.unpack_from("<II", data, header + 4 + 8 * n) for n in range(count)]
    ends = [start for _, start in table[1:]] + [len(data) - header]
    kept = []
    for (name_at, start), end in zip(table, ends, strict=True):
        name = data[header + name_at : data.index(b"\0", header + name_at)]
        if KEPT.fullmatch(name.split(b"/", 1)[1].decode("ascii")):
            kept.append((name, data[header + start : header + end]))
    return data[:header] + _package(kept)


def _package(items: list[tuple[bytes, bytes]]) -> bytes:
    """Return a table of contents and what it names, each at a round place."""
    names_at = 4 + 8 * len(items)
    names = b"".join(name + b"\0" for name, _ in items)
    at = names_at + len(names)
    table, body, name_at = struct.pack("<I", len(items)), b"", names_at
    for name, content in items:
        body += b"\0" * (-(at + len(body)) % _ALIGNED)
        table += struct.pack("<II", name_at, at + len(body))
        name_at += len(name) + 1
        body += content
    return table + names + body


def shrink(library: Path, work: Path) -> None:
    """Put a library with the same name and symbol, but less data, in the place of this one.

    Raises:
        ValueError: its data are not where they are looked for.
    """
    symbols = subprocess.run(
        ["readelf", "--wide", "--dyn-syms", str(library)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    found = re.search(r": ([0-9a-f]+)\s+\w+\s+\w+\s+GLOBAL\s+\w+\s+\w+ (icudt\d+_dat)", symbols)
    if found is None:
        raise ValueError(f"{library.name} has no data")
    content = library.read_bytes()
    start = content.index(_COMMON, content.index(_MAGIC)) - 12
    data, assembly = work / "icudt.dat", work / "icudt.s"
    data.write_bytes(cut(content[start:]))
    assembly.write_text(
        f".section .rodata\n.global {found[2]}\n.type {found[2]}, @object\n.balign 16\n"
        f'{found[2]}:\n.incbin "{data.name}"\n.size {found[2]}, .-{found[2]}\n'
        '.section .note.GNU-stack,"",@progbits\n'
    )
    made = work / library.name
    link = ["cc", "-shared", "-nostdlib", f"-Wl,-soname,{library.name}", "-Wl,--hash-style=gnu"]
    subprocess.run([*link, "-o", made.name, assembly.name], cwd=work, check=True)
    library.write_bytes(made.read_bytes())
