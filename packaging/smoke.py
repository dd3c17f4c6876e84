"""Uses the built program where it is hardest.

An empty environment, a folder with letters of other languages that it cannot write to, no network
interfaces, no home, a processor of 2008. `make installer-smoke` runs it; it needs root, for the
other account and for the namespace without a network. Each check says one line; one that fails
ends its part of the checks with what was seen, and all of them with status 1.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import manifest
import processes
from screen import (
    DISPLAY,
    LONGEST_SECONDS,
    Screen,
    display,
    each,
    expect,
    keys,
    picture,
    say,
    tool,
    until,
)

NOBODY = 65534
MANY_LANGUAGES = "Café ملف 日本 &'$(x)"
QUESTION = "What are the symptoms of malaria?"
EMULATED_SECONDS = 900
TRIES = 3
FORMATS = ("md", "html", "pdf", "docx", "json", "jsonl", "csv")
# What commands may say besides the notice; all else is a failure.
LISTED = re.compile(r"The answer was cut after \d+ tokens; it is not complete\.")
# What Qt says in an environment without a language. All else the window says is a failure.
LISTED_OF_QT = (
    'Detected locale "C" with character encoding "ANSI_X3.4-1968", which is not UTF-8.',
    'Qt depends on a UTF-8 locale, and has switched to "C.UTF-8" instead.',
    "If this causes problems, reconfigure your locale. See the locale(1) manual",
    "for more information.",
)
NOTICE = "RESEARCH USE ONLY"


@dataclass(frozen=True)
class Place:
    """Where the program was put for this check.

    Attributes:
        program: its folder, not to be written.
        data: a data folder.
        scratch: what TMPDIR names; empty again when the program has ended.
        elsewhere: the folder commands are started in; nothing appears there.
    """

    program: Path
    data: Path
    scratch: Path
    elsewhere: Path

    @property
    def installed(self) -> Path:
        """Return where the program and its list of files lie."""
        return self.program

    @property
    def root(self) -> Path:
        """Return the root folder that the program sees."""
        return Path("/")

    def command(self, *words: str, program: str = "casebook-cli") -> list[str]:
        """Return a command line without a network, as another account, with no environment."""
        return [
            *("unshare", "--net", "setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}"),
            *("--clear-groups", "env", "-i", f"TMPDIR={self.scratch}"),
            *(f"DISPLAY={DISPLAY}",),
            str(self.program / program),
            *words,
        ]

    def run(self, *words: str, seconds: int = LONGEST_SECONDS) -> subprocess.CompletedProcess[str]:
        """Run one command with the data folder."""
        return subprocess.run(
            self.command(f"--data-dir={self.data}", *words),
            capture_output=True,
            text=True,
            check=False,
            cwd=self.elsewhere,
            timeout=seconds,
        )

    def asked(self, *words: str, seconds: int = LONGEST_SECONDS) -> object:
        """Run one command with `--json` and return its last line or its document.

        Raises:
            FailedError: it did not end well, or said something that is not listed.
        """
        ran = self.run(*words, "--json", "--quiet", seconds=seconds)
        expect(ran.returncode == 0, f"{words[0]} ended with {ran.returncode}", ran)
        lines = ran.stderr.splitlines()
        left = [line for line in lines if NOTICE not in line and not LISTED.fullmatch(line)]
        expect(not left, f"{words[0]} said what is not listed", ran)
        text = ran.stdout.strip()
        expect(bool(text), f"{words[0]} said nothing", ran)
        try:
            return json.loads(text)
        except ValueError:
            return json.loads(text.splitlines()[-1])


Kind = TypeVar("Kind", bound=Place)


def parser(about: str | None, built: str) -> argparse.ArgumentParser:
    """Return what such checks are told: what was built, a model, and where pictures go."""
    made = argparse.ArgumentParser(description=about)
    made.add_argument("built", type=Path, help=built)
    made.add_argument("--model", type=Path, required=True, help="the demo model's file")
    made.add_argument("--pictures", type=Path, help="where to put pictures of the window")
    return made


def main() -> int:
    """Run the checks; see the module."""
    chosen = parser(__doc__, "the program's folder").parse_args()
    if os.geteuid() != 0:
        print("This needs root: it becomes another account, in a network without interfaces.")
        return 1
    before = processes.owned(NOBODY)
    with placed(chosen.built, chosen.model) as (place, model):
        return each(
            lambda: check_files(place.program),
            lambda: check_command_line(place, model),
            lambda: check_window(place, chosen.pictures),
            lambda: _check_homeless(place),
            lambda: _check_old_processor(place, model),
            lambda: _check_traces(place, before),
        )


@contextmanager
def copied(
    kind: type[Kind], built: Path, model: Path, inside: str = ""
) -> Iterator[tuple[Kind, Path]]:
    """Put a copy of all that was built and of the model where the checks want it, for a while.

    Args:
        kind: how commands are run there.
        built: a folder.
        model: a file.
        inside: where in the folder the programs lie.
    """
    # Windows keeps the files of a program that was ended for a moment longer.
    with tempfile.TemporaryDirectory(prefix="casebook-smoke-", ignore_cleanup_errors=True) as root:
        top = Path(root).resolve() / MANY_LANGUAGES
        copy = top / built.name
        # What Inno Setup puts beside it removes it, and is on no list.
        shutil.copytree(built, copy, symlinks=True, ignore=shutil.ignore_patterns("unins000.*"))
        place = kind(copy / inside, top / "data", top / "scratch", top / "elsewhere")
        for own in (place.data, place.scratch, place.elsewhere):
            own.mkdir()
        file = top / model.name
        shutil.copyfile(model, file)
        yield place, file


@contextmanager
def placed(folder: Path, model: Path) -> Iterator[tuple[Place, Path]]:
    """Put a copy there that another account may run and not change."""
    with copied(Place, folder, model) as (place, file):
        for own in (place.data, place.scratch, place.elsewhere):
            os.chown(own, NOBODY, NOBODY)
        file.parents[1].chmod(0o755)
        subprocess.run(["chmod", "-R", "a-w,a+rX", str(place.program)], check=True)
        yield place, file


def expect_empty(*folders: Path) -> None:
    """See that nothing was left in folders."""
    left = [path.name for folder in folders for path in folder.iterdir()]
    expect(not left, f"left behind: {left}")


def check_files(program: Path) -> None:
    """See that the files are those of the manifest, and no other."""
    wrong = manifest.differences(program)
    expect(not wrong, f"files differ from the manifest: {', '.join(wrong[:5])}")
    say("the files are those of the manifest")


def check_command_line(place: Place, model: Path) -> None:
    """Look at the engine, add a model, ask a question, export and verify the answer."""
    found = place.asked("doctor")
    expect(isinstance(found, dict) and found["engine"]["works"], f"the engine: {found}")
    expect(found["engine"]["build"] == "portable", "the engine is not the portable one")
    expect(found["network"]["sockets_open"] == 0, "a socket is open")
    say(f"doctor: {found['cpu']['variant']} of {len(found['cpu']['variants_available'])}")
    added = place.asked("models", "add", str(model), "--link")
    say(f"a model was added: {field(added, 'name')}")
    answer = place.asked("ask", QUESTION, "--max-tokens", "8", "--temperature", "0")
    expect(bool(str(field(answer, "text")).strip()), "the answer is empty")
    one = str(field(answer, "conversation_id"))
    for kind in FORMATS:
        target = place.scratch / f"out.{kind}"
        place.asked("export", one, "-f", kind, "-o", str(target))
        verified = place.run("verify", str(target))
        is_intact = verified.returncode == 0 and not verified.stderr
        expect(is_intact, f"{kind}: the export is not intact", verified)
        target.unlink()
    say(f"an answer, exported and verified as {', '.join(FORMATS)}")


def check_window(place: Place, pictures: Path | None, program: str = "Casebook") -> None:
    """Answer the notice and ask a question, with the keyboard alone; see the answer in the history.

    Raises:
        FailedError: it is not there, or the window did not end well, or said anything.
    """
    before = len(answers(place))
    with display() as screen:
        window = subprocess.Popen(
            place.command(f"--data-dir={place.data}", program=program),
            cwd=place.elsewhere,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            _drive(place, screen, window, before, pictures)
            said, _ = window.communicate(timeout=LONGEST_SECONDS)
        finally:
            processes.end(window)
    expect(window.returncode == 0, f"the window ended with {window.returncode}: {said}")
    left = [line for line in said.splitlines() if line and line not in LISTED_OF_QT]
    expect(not left, f"the window said what is not listed: {left}")
    expect(len(answers(place)) > before, "what was asked is not in the history")
    say("the window was closed, status 0, and said nothing; the answer is in the history")


def _drive(
    place: Place,
    screen: Screen,
    window: "subprocess.Popen[str]",
    before: int,
    pictures: Path | None,
) -> None:
    name = found(window)
    until("the notice is drawn", screen.has_settled, window)
    picture(pictures, "installed-first-run")
    keys("Tab", "space", "Tab", "space")  # the box, then Continue
    until("the notice is confirmed", screen.has_settled, window)
    keys("space")  # the model is there already: Continue
    until("the chat is drawn", screen.has_settled, window)
    tool("type", "--delay", "20", QUESTION)
    keys("Return")
    until("an answer is being written", lambda: len(answers(place)) > before, window)
    picture(pictures, "installed-answer")
    wrong = processes.strange(window, place.installed, place.root)
    expect(not wrong, f"code that is on no list: {wrong[:5]}")
    say("the code in memory is that of the manifest, or the system's")
    keys("Escape")  # a loaded machine would take long for all of it
    until("it is in the history", lambda: set(answers(place)) <= {"done", "stopped"}, window)
    if pictures is not None:
        keys("alt+h", "Up", "Return")  # the last of Help's menu: About
        until("About is drawn", screen.has_settled, window)
        picture(pictures, "installed-about")
        keys("Escape")
        tool("windowfocus", "--sync", name)  # no desktop is here that would give it back
    keys("ctrl+q")


def found(window: "subprocess.Popen[str]") -> str:
    """Wait for the window, give it the keyboard, and return its number."""

    def there() -> str:
        return tool("search", "--onlyvisible", "--name", "Casebook")

    until("the window came", lambda: bool(there()), window)
    name = there().split()[0]
    tool("windowfocus", "--sync", name)
    return name


def answers(place: Place) -> list[str]:
    """Return the states of the answers in the history that have text."""
    states = []
    for one in place.asked("history", "list"):  # type: ignore[attr-defined]
        shown = place.asked("history", "show", one["conversation_id"])
        states += [
            message["state"]
            for message in field(shown, "messages")  # type: ignore[attr-defined]
            if message["role"] == "assistant" and message["text"]
        ]
    return states


def _check_homeless(place: Place) -> None:
    ran = subprocess.run(
        place.command("history", "list"), capture_output=True, text=True, check=False, cwd="/"
    )
    is_told = ran.returncode == 1 and ran.stderr.startswith("error: no_data_folder:")
    expect(is_told, "without a home it does not say so", ran)
    say("without a home: told, with what to do")


def _check_old_processor(place: Place, model: Path) -> None:
    """Ask once more, with every process under an emulated processor without AVX."""
    qemu = shutil.which("qemu-x86_64")
    expect(qemu is not None, "qemu-x86_64 is missing (Debian, Ubuntu: apt install qemu-user)")
    old = place.program.with_name("Old")
    shutil.copytree(place.program, old, copy_function=_link)
    subprocess.run(["chmod", "u+w", str(old)], check=True)
    real = old / "casebook-real"
    (old / "casebook-cli").rename(real)
    # The first stage sets where the linker looks and starts the program once more, which under
    # qemu would be on this processor again. What it sets is set here, so that it has no need to.
    (old / "casebook-cli").write_text(
        f"""#!/bin/sh
here=$(dirname "$0")
export _PYI_ARCHIVE_FILE="$here/casebook-real" _PYI_PARENT_PROCESS_LEVEL=-1
export _PYI_LINUX_PROCESS_NAME=casebook-cli LD_LIBRARY_PATH="$here/_internal"
exec {qemu} -cpu Nehalem -0 "$here/casebook-real" "$here/casebook-real" "$@"
"""
    )
    (old / "casebook-cli").chmod(0o755)
    there = Place(old, place.data.with_name("old data"), place.scratch, place.elsewhere)
    there.data.mkdir()
    os.chown(there.data, NOBODY, NOBODY)
    variant = ""
    for _ in range(TRIES):  # emulated on a loaded machine, a look may take longer than it is given
        found = there.asked("doctor", seconds=EMULATED_SECONDS)
        variant = str(field(field(found, "cpu"), "variant"))
        if variant:
            break
    expect(variant == "sse42", f"under Nehalem the library is {variant}")
    asked = ("ask", "Hello", "--model", str(model), "--max-tokens", "3", "--context", "256")
    answer = there.asked(*asked, seconds=EMULATED_SECONDS)
    expect(bool(field(answer, "answer_tokens")), "no token under Nehalem")
    shutil.rmtree(old)
    say(f"under an emulated Nehalem: {variant}, and it answers")


def _check_traces(place: Place, before: set[str]) -> None:
    """See that nothing is left: in temp, where it was started, in its own folder, running."""
    expect_empty(place.scratch, place.elsewhere)
    more = processes.owned(NOBODY) - before
    expect(not more, f"left behind: {sorted(more)}")
    wrong = manifest.differences(place.program)
    expect(not wrong, f"changed while it ran: {', '.join(wrong[:5])}")
    running = processes.running(place.program.parent)
    expect(not running, f"still running: {running}")
    say("nothing is left in temp, nothing changed, nothing runs")


def _link(source: str, target: str) -> None:
    os.link(source, target)


def field(document: object, name: str) -> object:
    """Return a field of a JSON document."""
    expect(isinstance(document, dict) and name in document, f"{name} is not in {document}")
    return document[name]  # type: ignore[index]


if __name__ == "__main__":
    sys.exit(main())
