"""Makes what people install on Windows: Inno Setup's program, and the folder as a .zip.

Signing is a command of whoever releases, in the environment variable `CASEBOOK_SIGN_COMMAND`, with
`$f` where the file's name belongs, for example `signtool sign /fd sha256 /tr URL /td sha256 $f`.
It signs both programs, the setup and its uninstaller. Without it nothing is signed, and that is
said.
"""

import os
import shlex
import shutil
import subprocess
import zipfile
from pathlib import Path

import icons
from release import Release
from version_resource import numbers

SCRIPT = Path(__file__).resolve().parent / "windows" / "casebook.iss"
SIGN_COMMAND = "CASEBOOK_SIGN_COMMAND"
PROGRAMS = ("Casebook.exe", "casebook-cli.exe")
# Where Inno Setup puts itself; a name on the PATH goes first.
COMPILERS = (
    r"C:\Program Files (x86)\Inno Setup 6\ISCC.exe",
    r"C:\Program Files\Inno Setup 6\ISCC.exe",
)


def build(folder: Path, work: Path, target: Path, release: Release) -> list[Path]:
    """Write the setup and the .zip into the folder `target` and return their paths.

    Raises:
        FileNotFoundError: Inno Setup is not installed.
        subprocess.CalledProcessError: it, or the signing, failed; what they said is above.
    """
    icon = work / "casebook.ico"
    icon.write_bytes(icons.ico())
    subprocess.run(arguments(compiler(), folder, icon, target, release), check=True)
    return [target / f"{stem(release)}-setup.exe", pack(folder, target, release)]


def stem(release: Release) -> str:
    """Return how the names of both files begin."""
    return f"Casebook-{release.version}-windows-x86_64"


def compiler() -> str:
    """Return Inno Setup's compiler.

    Raises:
        FileNotFoundError: it is not installed.
    """
    there = shutil.which("ISCC") or next((one for one in COMPILERS if Path(one).is_file()), None)
    if there is None:
        raise FileNotFoundError("Inno Setup 6 is not installed (ISCC.exe)")
    return there


def arguments(command: str, folder: Path, icon: Path, target: Path, release: Release) -> list[str]:
    """Return the compiler's command line."""
    four = ".".join(str(number) for number in numbers(release.version))
    said = {
        "Version": release.version,
        "VersionNumbers": four,
        "Folder": folder,
        "Output": target,
        "Icon": icon,
    }
    words = [command, "/Qp", *(f"/D{name}={value}" for name, value in said.items())]
    if signer := os.environ.get(SIGN_COMMAND, ""):
        words += ["/DSignTool", f"/Ssigner={signer}"]
    return [*words, str(SCRIPT)]


def sign(folder: Path) -> bool:
    """Sign both programs before anything is listed or packed; without a command say so.

    Raises:
        subprocess.CalledProcessError: the command failed.
    """
    command = os.environ.get(SIGN_COMMAND, "")
    if not command:
        print(f"{SIGN_COMMAND} is not set: nothing is signed, and Windows will warn of it.")
        return False
    for name in PROGRAMS:
        subprocess.run(signing(command, folder / name), check=True)
    return True


def signing(command: str, path: Path) -> list[str]:
    """Return the words of a command that signs a file, quoted as Inno Setup has it (`$q`, `$f`)."""
    words = shlex.split(command.replace("$q", '"'), posix=False)  # backslashes stay
    plain = [word[1:-1] if word[:1] == word[-1:] == '"' else word for word in words]
    return [word.replace("$f", str(path)) for word in plain]


def pack(folder: Path, target: Path, release: Release) -> Path:
    """Write the folder as one .zip, to be unpacked anywhere without an administrator."""
    path = target / f"{stem(release)}.zip"
    moment = release.made.timetuple()[:6]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=release.level) as archive:
        for one in sorted(folder.rglob("*")):
            if one.is_file():
                place = f"Casebook-{release.version}/{one.relative_to(folder).as_posix()}"
                entry = zipfile.ZipInfo(place, moment)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, one.read_bytes())
    return path
