"""What Windows shows of the program under *Properties › Details*, from the one version.

The text is the form that PyInstaller's `EXE(version=FILE)` reads.
"""

import re

COMPANY = "The Casebook authors"
COPYRIGHT = "Apache-2.0"
# United States English, in Unicode: what Windows falls back to in every language.
LANGUAGE, CODES = 0x0409, 1200


def numbers(version: str) -> tuple[int, int, int, int]:
    """Return the four numbers of a version; what stands behind three numbers counts as none.

    Raises:
        ValueError: it does not begin with a number.
    """
    found = re.match(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?", version)
    if found is None:
        raise ValueError(f"{version} is no version")
    return (int(found[1]), int(found[2] or 0), int(found[3] or 0), 0)


def text(version: str, program: str, description: str) -> str:
    """Return the resource of one program, e.g. "Casebook"."""
    strings = {
        "CompanyName": COMPANY,
        "FileDescription": description,
        "FileVersion": version,
        "InternalName": program,
        "LegalCopyright": COPYRIGHT,
        "OriginalFilename": f"{program}.exe",
        "ProductName": "Casebook",
        "ProductVersion": version,
    }
    said = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in strings.items())
    four = numbers(version)
    return f"""VSVersionInfo(
  ffi=FixedFileInfo(filevers={four}, prodvers={four}, mask=0x3F, flags=0x0, OS=0x40004,
                    fileType=0x1, subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable('{LANGUAGE:04X}{CODES:04X}', [{said}])]),
    VarFileInfo([VarStruct('Translation', [{LANGUAGE}, {CODES}])]),
  ])
"""
