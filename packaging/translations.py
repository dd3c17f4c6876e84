"""Collects every sentence of the window for its translators, and compiles what they wrote.

`make translations`, after a sentence was added or changed. `resources/i18n/casebook_*.ts` is what
translators edit; the `.qm` beside each is what Casebook reads. An empty translation shows English.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "i18n"
LANGUAGES = ("ar", "fr")


def main() -> int:
    """Update and compile every language."""
    if not (_program("lupdate") and _program("lrelease")):
        print("pyside6-lupdate is missing; `make test` installs it", file=sys.stderr)
        return 1
    for language in LANGUAGES:
        sentences = FOLDER / f"casebook_{language}.ts"
        update(sentences, language)
        release(sentences, sentences.with_suffix(".qm"))
        print(sentences.relative_to(ROOT))
    return 0


def update(sentences: Path, language: str) -> None:
    """Bring a .ts file to the sentences in `app/`; translations stay, dead sentences go.

    Line numbers are left out, so a change of code alone changes no translation file.
    """
    options = ("-silent", "-no-obsolete", "-locations", "none")
    languages = ("-source-language", "en", "-target-language", language)
    sources = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "app").rglob("*.py"))
    _run("lupdate", *options, *languages, *sources, "-ts", str(sentences))


def release(sentences: Path, compiled: Path) -> None:
    """Compile a .ts file into a .qm file."""
    _run("lrelease", "-silent", str(sentences), "-qm", str(compiled))


def _program(name: str) -> str | None:
    return shutil.which(f"pyside6-{name}", path=str(Path(sys.executable).parent))


def _run(name: str, *arguments: str) -> None:
    program = _program(name)
    if program is None:
        raise FileNotFoundError(name)
    subprocess.run([program, *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main())
