"""B2, B3, B5: folders that lie, lead elsewhere or bring code, and headers made to fill memory."""

import json
import os
import shutil
import stat
import struct
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from converters.checkpoint import INDEX, Checkpoint, parts
from converters.folder import HARD_LINK, LINK, Folder, parse
from converters.refusal import Code, Refusal
from converters.safetensors import MOST_TENSORS, Source, read
from tests.unit.converters.test_safetensors import encoded, packed, reason

ROOT = Path(__file__).parents[2]
SINGLE = "model.safetensors"
ONE, TWO = "model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"
CONTENT = packed({"a": ("F32", [1], b"1234")}, {"format": "pt"})
posix = pytest.mark.skipif(os.name != "posix", reason="Windows has none of these")


def refusal(path: Path) -> Refusal:
    with pytest.raises(Refusal) as caught:
        Checkpoint(Folder(path))
    return caught.value


def indexed(path: Path, text: str) -> Path:
    """Return a folder of this index and two sound files."""
    path.mkdir(exist_ok=True)
    (path / INDEX).write_text(text, encoding="utf-8")
    for name in (ONE, TWO):
        (path / name).write_bytes(CONTENT)
    return path


def run(code: str, *arguments: str, before: tuple[str, ...] = ()) -> str:
    """Return what a new Python says."""
    done = subprocess.run(
        [*before, sys.executable, "-c", code, *arguments],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        timeout=100,
    )
    return done.stdout


# --- B2: an index ---------------------------------------------------------------------------------

NAMES = [
    "../canary.safetensors",
    "../../canary",
    "/etc/canary",
    "/canary/model.safetensors",
    "a/../../canary",
    "./model.safetensors",
    "canary/model-00001-of-00002.safetensors",
    "C:\\canary",
    "D:canary",
    "\\\\host\\canary",
    "//host/canary",
    "..\\canary",
    "file:///canary",
    "~/canary",
    "canary",
    "CON",
    "con.safetensors",
    "NUL",
    "COM1.safetensors",
    "canary:ads",
    "model.safetensors:canary",
    "model.safetensors::$DATA",
    "model.safetensors\0canary",
    "\0",
    "",
    ".",
    "..",
    "model.safetensors.",
    "model.safetensors ",
    " model.safetensors",
    "model.safetensors\n",
    "Model.safetensors",
    "model.safetensors/",
    "model-1-of-2.safetensors",
    "model-00001-of-00002.safetensors\n",
    "model-00001-of-00002.safetensors/../../canary",
    "model-00001-of-00002.safetensors.canary",
    "model-00001-of-00002.bin",
    "model-000001-of-00002.safetensors",
    "model-00001-of-0000٢.safetensors",
    "model\u202e-00001-of-00002.safetensors",
    "consolidated.safetensors",
    "pytorch_model.bin",
    "m" * 5000,
]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_name_in_the_index_that_is_no_part_s_is_refused(tmp_path: Path, name: str) -> None:
    folder = indexed(tmp_path, json.dumps({"weight_map": {"a": ONE, "canary": name}}))
    refused = refusal(folder)
    assert refused.code is Code.CHECKPOINT_INVALID
    assert reason(refused).startswith(f"{INDEX}: canary: “")
    assert reason(refused).isprintable()
    assert len(reason(refused)) < 250


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f'{{"weight_map": {{"a": "{ONE}", "a": "{TWO}"}}}}', f"{INDEX}: it says “a” twice"),
        (f'{{"weight_map": {{}}, "weight_map": {{"a": "{ONE}"}}}}', "it says “weight_map” twice"),
        (f'{{"weight_map": {{"../a": "{ONE}"}}}}', f"{INDEX}: ../a: this name is not made of"),
        ('{"weight_map": {"a": 1}}', f"{INDEX}: a: it has no name of a model's file"),
        ('{"weight_map": {"a": ["x"]}}', f"{INDEX}: a: it has no name of a model's file"),
        ('{"weight_map": []}', f"{INDEX}: it has no weight_map"),
        ('{"weight_map": {}}', f"{INDEX}: it has no weight_map"),
        ("{}", f"{INDEX}: it has no weight_map"),
        ("[]", f"{INDEX}: it holds no JSON object"),
        ("", f"{INDEX}: it is no valid JSON"),
        ('{"weight_map":' * 9_000, f"{INDEX}: it nests too deep"),
        (f'{{"weight_map": {{"b": "{ONE}"}}}}', f"{TWO}: {INDEX} does not name it"),
        (
            '{"weight_map": {"a": "model-00003-of-00003.safetensors"}}',
            f"model-00003-of-00003.safetensors: it is missing, and {INDEX} names it",
        ),
        (
            json.dumps({"weight_map": {f"t{number}": ONE for number in range(MOST_TENSORS + 1)}}),
            f"{INDEX}: it lists more than 10,000 tensors",
        ),
        (
            json.dumps({"weight_map": {f"{number}": "" for number in range(1_000_000)}}),
            f"{INDEX}: it holds more values than any model's",
        ),
        ('{"weight_map": {' + " " * 32_000_000, f"{INDEX}: it is larger than 32,000,000 bytes"),
    ],
    ids=range(16),
)
def test_an_index_that_lies_is_refused(tmp_path: Path, text: str, why: str) -> None:
    assert why in reason(refusal(indexed(tmp_path, text)))


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_no_file_but_the_index_is_opened_before_names_are_checked(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Folder(indexed(tmp_path, json.dumps({"weight_map": {"a": ONE, "canary": name}})))
    opened: list[str] = []
    really = folder.open

    def watched(name: str) -> Any:
        opened.append(name)
        return really(name)

    monkeypatch.setattr(folder, "open", watched)
    with pytest.raises(Refusal):
        parts(folder)
    assert opened == [INDEX]


# Reads each folder that is named; unguarded, as one that believes the index.
READ = """
import sys
from pathlib import Path
from converters import checkpoint, folder
from converters.refusal import Refusal
if sys.argv[1] == "unguarded":
    folder.is_plain = checkpoint._is_part = lambda name: True
    checkpoint._check_present = lambda files, present: None
print("canary-begins", flush=True)
for path in sys.argv[2:]:
    try:
        checkpoint.Checkpoint(folder.Folder(Path(path)))
    except (Refusal, ValueError):
        print("refused")
"""


def looked_for(tmp_path: Path, way: str) -> list[str]:
    """Return the system calls with which a reader of all hostile indexes met a name of theirs."""
    folders = [
        str(indexed(tmp_path / str(number), json.dumps({"weight_map": {"a": name}})))
        for number, name in enumerate(NAMES)
    ]
    log = tmp_path / "trace"
    trace = ("strace", "-f", "-qq", "-s", "300", "-e", "trace=file,read,write", "-o", str(log))
    said = run(READ, way, *folders, before=trace)
    assert said.count("refused") == len(NAMES)
    lines = log.read_text(errors="replace").splitlines()
    begin = next(number for number, line in enumerate(lines) if "canary-begins" in line)
    calls = [line.split(maxsplit=1)[1] for line in lines[begin + 1 :]]
    calls = [call for call in calls if not call.startswith(("read(", "write("))]
    # That the index itself was opened shows that opening is seen.
    opened = [call for call in calls if call.startswith("open") and f'/{INDEX}"' in call]
    assert len(opened) == len(NAMES)
    marks = ("canary", "/CON", "/con.", "/NUL", "/COM1", "Model.safe", "/model", "consolidated")
    others = [call for call in calls if INDEX not in call]
    return [call for call in others if any(mark in call for mark in marks)]


@pytest.mark.privileged
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_no_name_of_a_hostile_index_reaches_the_system(tmp_path: Path) -> None:
    assert looked_for(tmp_path, "guarded") == []


@pytest.mark.privileged
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_without_its_guards_the_trace_shows_the_names(tmp_path: Path) -> None:
    seen = looked_for(tmp_path, "unguarded")
    assert [line for line in seen if "/etc/canary" in line]
    assert [line for line in seen if "../canary.safetensors" in line]


# --- B3: files that are none ---------------------------------------------------------------------


def link_inside(path: Path) -> None:
    path.with_name("other").write_bytes(CONTENT)
    path.symlink_to("other")


def link_outside(path: Path) -> None:
    outside = path.parent.with_name("outside")
    outside.write_bytes(CONTENT)
    path.symlink_to(outside)


def link_as_in_the_cache(path: Path) -> None:
    blobs = path.parent / "blobs"
    blobs.mkdir()
    (blobs / "0123abcd").write_bytes(CONTENT)
    path.symlink_to(Path("blobs", "0123abcd"))


def link_to_nothing(path: Path) -> None:
    path.symlink_to("nothing")


def link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def link_to_a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def hard_link(path: Path) -> None:
    outside = path.parent.with_name("outside")
    outside.write_bytes(CONTENT)
    os.link(outside, path)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def folder_instead(path: Path) -> None:
    path.mkdir()


IRREGULAR = [
    (link_inside, LINK),
    (link_outside, LINK),
    (link_as_in_the_cache, LINK),
    (link_to_nothing, LINK),
    (link_to_itself, LINK),
    (link_to_a_device, LINK),
    (hard_link, HARD_LINK),
    (pipe, "it is no regular file"),
    (folder_instead, "it is no regular file"),
]


@posix
@pytest.mark.parametrize("is_indexed", [False, True])
@pytest.mark.parametrize(
    ("put", "why"), IRREGULAR, ids=lambda value: getattr(value, "__name__", "")
)
def test_what_is_no_file_of_its_own_is_refused(
    tmp_path: Path, put: Callable[[Path], None], why: str, is_indexed: bool
) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    put(folder / SINGLE)
    if is_indexed:
        (folder / INDEX).write_text(json.dumps({"weight_map": {"a": SINGLE}}))
    assert reason(refusal(folder)) == f"{SINGLE}: {why}"


@posix
@pytest.mark.parametrize("name", [INDEX, "config.json"])
def test_that_holds_for_what_is_said_about_the_files_too(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / SINGLE).write_bytes(CONTENT)
    (tmp_path / "outside").write_text(json.dumps({"weight_map": {"a": SINGLE}}))
    (folder / name).symlink_to(tmp_path / "outside")
    assert reason(refusal(folder)) == f"{name}: {LINK}"


@pytest.mark.privileged
@posix
def test_a_device_is_refused_unopened(tmp_path: Path) -> None:
    try:
        os.mknod(tmp_path / SINGLE, stat.S_IFCHR | 0o600, os.makedev(1, 5))  # /dev/zero
    except PermissionError:
        pytest.skip("devices cannot be made here")
    assert reason(refusal(tmp_path)) == f"{SINGLE}: it is no regular file"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Return a folder that every user may look into, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        path.chmod(0o755)
        yield path


AS_NOBODY = """
import os, sys
from pathlib import Path
from converters import checkpoint, folder
from converters.refusal import Refusal
if os.getuid() == 0:
    os.setuid(65534)
try:
    checkpoint.Checkpoint(folder.Folder(Path(sys.argv[1])))
except Refusal as refused:
    print(refused.code, refused.facts["path"], refused.facts["why"])
else:
    print("taken")
"""


@posix
def test_what_may_not_be_read_is_told_with_its_path(open_folder: Path) -> None:
    path = open_folder / SINGLE
    path.write_bytes(CONTENT)
    path.chmod(0o644)
    assert run(AS_NOBODY, str(open_folder)) == "taken\n"
    path.chmod(0)
    told = run(AS_NOBODY, str(open_folder))
    assert told == f"disk_failed {path.resolve()} Permission denied\n"
    open_folder.chmod(0o711)
    path.chmod(0o644)
    told = run(AS_NOBODY, str(open_folder))
    assert told == f"disk_failed {open_folder.resolve()} Permission denied\n"
    open_folder.chmod(0o755)


def test_a_file_that_is_still_being_fetched_is_refused_at_every_length(tmp_path: Path) -> None:
    path = tmp_path / SINGLE
    path.touch()
    for byte in CONTENT[:-1]:
        with path.open("ab") as file:
            file.write(bytes([byte]))
        assert "it is cut off" in reason(refusal(tmp_path))
    with path.open("ab") as file:
        file.write(CONTENT[-1:])
    assert Checkpoint(Folder(tmp_path)).parameters == 1


def test_a_file_that_grows_after_its_check_is_refused(tmp_path: Path) -> None:
    (tmp_path / SINGLE).write_bytes(CONTENT)
    checkpoint = Checkpoint(Folder(tmp_path))
    with Source(checkpoint.folder, SINGLE) as source:
        (tmp_path / SINGLE).write_bytes(CONTENT + b"more")
        with pytest.raises(Refusal, match="changed"):
            source.check()
    with pytest.raises(Refusal, match="changed"):
        Source(checkpoint.folder, SINGLE)


# --- B5: code ------------------------------------------------------------------------------------

CANARY = """
import pathlib
pathlib.Path(__file__).with_name("canary").touch()
"""
AUTO_MAP = {
    "architectures": ["CanaryForCausalLM"],
    "model_type": "canary",
    "trust_remote_code": True,
    "auto_map": {
        "AutoConfig": "configuration_canary.CanaryConfig",
        "AutoModelForCausalLM": "modeling_canary.CanaryForCausalLM",
        "AutoTokenizer": ["tokenization_canary.CanaryTokenizer", None],
    },
}
# After its own imports, tells every file it opens and all code it meets.
WATCHED = """
import sys
from pathlib import Path
from converters import checkpoint, folder
seen = []
def watch(event, arguments):
    if event == "open" or event in {"import", "exec", "compile", "marshal.loads", "os.system"}:
        if not isinstance(arguments[0], int):  # a file that is open already
            seen.append(f"{event} {arguments[0]}")
    if event.startswith(("subprocess.", "ctypes.", "socket.", "os.exec", "os.posix_spawn")):
        seen.append(event)
path = Path(sys.argv[1])
sys.addaudithook(watch)
if sys.argv[2] == "read":
    checkpoint.Checkpoint(folder.Folder(path))
else:
    sys.path.insert(0, str(path))
    import modeling_canary
foreign = {"torch", "transformers", "safetensors", "pickle"} & set(sys.modules)
print("\\n".join([*seen, *(f"module {name}" for name in foreign)]))
"""


def with_code(folder: Path) -> Path:
    (folder / SINGLE).write_bytes(CONTENT)
    (folder / "config.json").write_text(json.dumps(AUTO_MAP))
    codes = ["configuration_canary", "modeling_canary", "tokenization_canary", "__init__", "setup"]
    codes += ["conftest", "sitecustomize", "usercustomize", "json", "numpy", "safetensors", "torch"]
    for name in codes:
        (folder / f"{name}.py").write_text(CANARY)
    (folder / "evil.pth").write_text("import modeling_canary\n")
    (folder / "pytorch_model.bin").write_bytes(b"cos\nsystem\n(S'touch canary'\ntR.")
    return folder


def test_no_code_of_a_folder_is_run_or_even_opened(tmp_path: Path) -> None:
    said = run(WATCHED, str(with_code(tmp_path)), "read").splitlines()
    assert [line for line in said if "exec" in line or "import" in line or "module" in line] == []
    opened = {line.removeprefix("open ") for line in said if line.startswith("open ")}
    assert opened == {str(tmp_path / name) for name in ("config.json", SINGLE)}
    assert not (tmp_path / "canary").exists()


def test_the_canary_would_have_been_seen(tmp_path: Path) -> None:
    said = run(WATCHED, str(with_code(tmp_path)), "import").splitlines()
    assert "import modeling_canary" in said
    assert any(line.startswith("exec ") for line in said)
    assert f"open {tmp_path / 'modeling_canary.py'}" in said
    assert (tmp_path / "canary").exists()


# --- memory --------------------------------------------------------------------------------------

MB = 1_000_000
MOST_PEAK_BYTES = 100 * MB
EMPTY = '{"dtype":"U8","shape":[0],"data_offsets":[0,0]}'


def peak_bytes(work: Callable[[], object]) -> int:
    """Return the most memory that Python held at once for some work."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def many_tensors(path: Path) -> None:
    entries = ",".join(f'"{number:06}":{EMPTY}' for number in range(200_000))
    path.write_bytes(encoded("{" + entries + "}"))


def padding(path: Path) -> None:
    text = f'{{"a":{EMPTY}}}'
    path.write_bytes(encoded(text, padding=100 * MB - len(text)))


def lists(path: Path) -> None:
    path.write_bytes(encoded('{"a":[' + "[]," * (20 * MB // 3) + "[]]}"))


def one_long_text(path: Path) -> None:
    path.write_bytes(struct.pack("<Q", 100 * MB) + '{"__metadata__":{"😀":"'.encode())
    os.truncate(path, 8 + 100 * MB)


def wide_text_up_to_the_limit(path: Path) -> None:
    # One letter that takes four bytes in memory makes all others take four.
    text = f'{{"__metadata__":{{"a":"\\n😀{"x" * (8 * MB - 1000)}"}},"b":{EMPTY}}}'
    path.write_bytes(encoded(text))


def values_up_to_the_limit(path: Path) -> None:
    path.write_bytes(encoded('{"a":[' + "[]," * 490_000 + "[]]}", padding=10 * MB))


def names_up_to_the_limit(path: Path) -> None:
    entries = ",".join(f'"{number:0200}":{EMPTY}' for number in range(MOST_TENSORS))
    path.write_bytes(encoded("{" + entries + "}"))


@pytest.mark.parametrize(
    "write",
    [
        many_tensors,
        padding,
        lists,
        one_long_text,
        wide_text_up_to_the_limit,
        values_up_to_the_limit,
        names_up_to_the_limit,
    ],
)
def test_no_header_fills_memory(tmp_path: Path, write: Callable[[Path], None]) -> None:
    write(tmp_path / SINGLE)
    folder = Folder(tmp_path)

    def work() -> None:
        try:
            assert len(read(folder, SINGLE)) in {1, MOST_TENSORS}
        except Refusal as refused:
            assert refused.code is Code.CHECKPOINT_INVALID  # noqa: PT017  both ways are right

    assert peak_bytes(work) < MOST_PEAK_BYTES
    (tmp_path / SINGLE).unlink()


def test_no_index_fills_memory(tmp_path: Path) -> None:
    text = '{"weight_map":{' + ",".join(f'"{number}":[]' for number in range(2_000_000)) + "}}"
    (tmp_path / INDEX).write_text(text)
    assert len(text) < 32 * MB
    assert peak_bytes(lambda: refusal(tmp_path)) < MOST_PEAK_BYTES


def test_without_a_count_a_header_would_fill_memory() -> None:
    text = b'{"a":[' + b"[]," * 2_000_000 + b"[]]}"
    assert len(text) < 8 * MB
    assert peak_bytes(lambda: parse("x", text, 10 * len(text))) > MOST_PEAK_BYTES


def test_a_length_that_lies_takes_no_memory(tmp_path: Path) -> None:
    path = tmp_path / SINGLE
    path.write_bytes(struct.pack("<Q", 100 * MB))
    os.truncate(path, 40_000_000_000)  # takes no room on the disk
    assert peak_bytes(lambda: refusal(tmp_path)) < MOST_PEAK_BYTES
    assert "does not begin with" in reason(refusal(tmp_path))
