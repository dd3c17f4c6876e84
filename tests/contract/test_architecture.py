"""ARCHITECTURE.md and the tree agree, both ways; and rules that hold for every file."""

import ast
import re
import typing
from pathlib import Path

import click
import pytest

from app import protocol
from app.cli.commands import casebook

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
QUOTED = re.findall(r"`([^`\n]+)`", PAGE)
LONGEST_PAGE = 200
LONGEST_FILE = 400
PYTHON = sorted(
    path for room in ("app", "resources", "converters") for path in (ROOT / room).rglob("*.py")
)
MADE = {".git", ".venv", ".run", "build", "dist", "__pycache__"}
# Put together here, so that this file does not hold what it looks for.
FOREIGN = [
    "/".join(parts)
    for parts in (
        ("", "root", ""),
        ("", "work", ""),
        ("", "opt", "pypi"),
        ("..", "shared"),
        ("", "tmp", "scratch"),
    )
] + [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("files", "pythonhosted"),
        ("test", "pypi"),
        ("deb", "debian"),
        ("packages", "debian"),
        ("snapshot", "debian"),
    )
]


def section(title: str) -> str:
    return PAGE.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def is_there(name: str) -> bool:
    """Tell whether a file or folder of that name is in the tree, from its root or in a room."""
    return any((ROOT / base / name).exists() for base in ("", "app", "app/gui", "tests"))


def test_every_path_that_the_page_names_exists() -> None:
    named = [one for one in QUOTED if re.fullmatch(r"[\w./]+(/|\.py|\.toml)", one)]
    assert len(named) > 30
    inside = {
        file
        for line in section("Rooms").splitlines()
        if (room := re.match(r"\| `((?:app/)?\w+/)`", line))
        for file in re.findall(r"`(\w+\.py)`", line)
        if (ROOT / room[1] / file).exists()
    }
    missing = [one for one in named if not is_there(one) and one not in inside]
    assert missing == []


def test_every_room_is_named() -> None:
    rooms = section("Rooms")
    tops = [path for path in (ROOT / "app").iterdir() if path.name not in {"__init__.py"} | MADE]
    named = [f"`app/{path.name}{'/' if path.is_dir() else ''}`" for path in tops]
    named += [
        f"`{path.name}/`"
        for path in ROOT.iterdir()
        if path.is_dir() and not path.name.startswith(".") and path.name not in {"app"} | MADE
        if any(path.iterdir()) and not path.name.endswith(".egg-info")
    ]
    assert [name for name in named if name not in rooms] == []


def test_the_import_picture_is_the_contract() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    layers = re.findall(r'^  "([^"]+)",$', text.split('containers = ["app"]', 1)[1], re.MULTILINE)
    rooms = layers[: layers.index("errors") + 1]
    picture = section("Who may import whom").split("```", 2)[1].strip()
    assert picture == " → ".join(rooms)


def test_every_message_is_in_the_table_and_the_table_holds_no_other() -> None:
    table = [line for line in section("Messages").splitlines() if line.startswith("|")]
    named = set(re.findall(r"`(\w+)`", " ".join(line.split("|")[2] for line in table)))
    assert named == {protocol._tag(kind.__name__) for kind in typing.get_args(protocol.Wire)}


def test_every_command_is_named_and_no_other() -> None:
    line = next(line for line in section("Rooms").splitlines() if "`app/cli/`" in line)
    commands = set(re.findall(r"`(\w+)`", line))
    assert commands == set(casebook.list_commands(click.Context(casebook)))


def test_every_table_of_the_database_is_named() -> None:
    text = (ROOT / "app" / "store" / "migrations.py").read_text(encoding="utf-8")
    made = set(re.findall(r"CREATE (?:VIRTUAL )?TABLE (\w+)", text)) - {"casebook_versions"}
    tables = section("Data").split("Tables:", 1)[1].split("\n\n", 1)[0]
    assert set(re.findall(r"`([a-z_]+)`", tables)) == made


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(one) for one in re.findall(r"^- \*\*D(\d+) ", section("Decisions"), re.M)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_page_is_short() -> None:
    assert len(PAGE.splitlines()) <= LONGEST_PAGE


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_longer_than_can_be_read_at_once(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def test_packaging_is_no_package() -> None:
    """A package of that name would be found before the library `packaging`."""
    assert not (ROOT / "packaging" / "__init__.py").exists()
    import packaging.version

    assert ROOT not in Path(packaging.version.__file__).parents or ".venv" in (
        packaging.version.__file__
    )


def written() -> list[Path]:
    """Return what people wrote here: no environment, no cache, no picture."""
    found = []
    for top in ROOT.iterdir():
        is_ours = top.name in {".ci", ".github", ".gitignore"} or not top.name.startswith(".")
        if not is_ours or top.name in MADE or top.name.endswith((".egg-info", ".gguf")):
            continue
        found += [top] if top.is_file() else [path for path in top.rglob("*") if path.is_file()]
    return [path for path in found if not MADE & set(path.parts)]


def test_no_file_names_a_machine_or_a_host_of_packages() -> None:
    told = []
    for path in written():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        told += [f"{path.relative_to(ROOT)}: {one}" for one in FOREIGN if one in text]
    assert told == []
    assert any(path.name == "test_architecture.py" for path in written())


def test_no_module_but_gui_names_a_translation_with_an_f_string() -> None:
    """`tr` and `QT_TRANSLATE_NOOP` take literals, or the sentence is never collected."""
    wrong = []
    for path in PYTHON:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            first = {"tr": node.args[:1], "QT_TRANSLATE_NOOP": node.args[:2]}.get(name, [])
            if any(not isinstance(one, ast.Constant) for one in first):
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    wrong = [one for one in wrong if not one.startswith("app/core/text.py")]
    assert wrong == []
