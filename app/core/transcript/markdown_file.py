"""Markdown: what was said stands in fences, so that none of it can be taken for the document."""

import re

from app.core.transcript.document import Chat, Entry, Head
from app.core.transcript.marked import Marked
from app.core.transcript.prose import Section
from app.core.transcript.signs import BEGUN
from app.core.transcript.writing import Format, Job, Plain

_TICKS = re.compile(r"`+")
# What could begin something inside a line; no line of ours begins with text of a chat.
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")


class MarkdownFile(Plain):
    """Writes sections as Markdown (CommonMark)."""

    def __init__(self, job: Job) -> None:
        """Write by this job."""
        self._prose = job.prose
        self._file = Marked(job.write, job.prose.head, Format.MARKDOWN)

    def front(self, head: Head) -> None:  # noqa: ARG002  the prose has it
        """Begin with the notice."""
        section = self._prose.front()
        self._file.part(section.name, f"{self._notice()}\n\n{BEGUN}\n{_written(section)}")

    def chat(self, chat: Chat) -> None:
        """Begin a conversation."""
        section = self._prose.chat(chat)
        self._file.part(section.name, f"---\n\n{_written(section)}")

    def entry(self, entry: Entry) -> None:
        """Write a message."""
        section = self._prose.entry(entry)
        self._file.part(section.name, _written(section))

    def end(self) -> None:
        """End with the notice once more: this format has no pages."""
        self._file.part("foot", f"---\n\n{self._notice()}\n\n")
        self._file.end()

    def _notice(self) -> str:
        return f"> **{escaped(self._prose.notice)}**"


def escaped(text: str) -> str:
    """Return one line of text that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def fenced(text: str) -> str:
    """Return text in a fence that it cannot end."""
    longest = max(map(len, _TICKS.findall(text)), default=0)
    fence = "`" * max(longest + 1, 3)
    return f"{fence}text\n{text}\n{fence}"


def _written(section: Section) -> str:
    pieces = [f"{'#' * section.level} {escaped(section.heading)}"]
    if section.facts:
        pieces.append(escaped(" · ".join(section.facts)))
    pieces += [f"**{escaped(mark)}**" for mark in section.marks]
    if section.text:
        pieces.append(fenced(section.text))
    if section.rows:
        pieces.append("\n".join(_row(name, value) for name, value in section.rows))
    return "\n\n".join(pieces) + "\n\n"


def _row(name: str, value: str) -> str:
    if "\n" not in value:
        return f"- {escaped(name)}: {_code(value)}"
    inside = fenced(value).replace("\n", "\n  ")
    return f"- {escaped(name)}:\n\n  {inside}\n"


def _code(value: str) -> str:
    longest = max(map(len, _TICKS.findall(value)), default=0)
    fence = "`" * (longest + 1)
    space = " " if value.startswith("`") or value.endswith("`") else ""
    return f"{fence}{space}{value}{space}{fence}"
