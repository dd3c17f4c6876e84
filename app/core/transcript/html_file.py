"""HTML: one file that loads nothing, whatever it is opened with, and prints with the notice."""

import base64
import hashlib
import re
from html import escape

from app.core.markdown import blocks, plain
from app.core.transcript.document import Chat, Entry, Head
from app.core.transcript.marked import Marked
from app.core.transcript.prose import Row, Section
from app.core.transcript.signs import BEGUN
from app.core.transcript.writing import Format, Job, Plain

# Black on white with borders in grey, so that paper and every screen show the same. In print the
# foot is drawn on every page.
_STYLE = """
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 48rem; padding: 1rem 1rem 6rem; font: 1rem/1.5 sans-serif;
  color: #1a1f26; background: #fff; overflow-wrap: anywhere; }
.notice { border: 2px solid #1a1f26; padding: .5rem .75rem; font-weight: bold; }
.foot { position: fixed; bottom: 0; left: 0; right: 0; background: #fff;
  border-top: 1px solid #1a1f26; padding: .25rem 1rem; font-size: .75rem; text-align: center; }
article { border-inline-start: 4px solid #7b8692; padding-inline-start: .75rem; margin: 1.5rem 0; }
article.answer { border-color: #5a3a96; }
h3 { font-size: 1rem; margin: 0; }
.facts, table.record { color: #4f5a66; font-size: .8rem; }
.mark { border: 1px solid #7a4700; padding: .1rem .5rem; font-weight: bold; }
pre, code { font-family: monospace; white-space: pre-wrap; }
pre { background: #f7f8fa; padding: .5rem; }
table { border-collapse: collapse; } td, th { padding: .1rem .5rem; text-align: start;
  vertical-align: top; } .text td, .text th { border: 1px solid #d3d8de; }
td.center, th.center { text-align: center; } td.right, th.right { text-align: right; }
td.value { white-space: pre-wrap; }
@media print { body { max-width: none; } article { break-inside: auto; } }
@page { margin: 15mm 15mm 25mm; }
"""
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode("ascii")
_POLICY = (
    f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'"
)
_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_CODE = re.compile(
    r'<table class="code".*?<td class="codehead">(.*?)</td>.*?'
    r'<tr><td colspan="2"><pre dir="ltr">(.*?)</pre></td></tr></table>',
    re.DOTALL,
)
_ALIGN = re.compile(r' align="(center|right|left)"')


class HtmlFile(Plain):
    """Writes sections as HTML; an answer's Markdown is shown as in the window."""

    def __init__(self, job: Job) -> None:
        """Write by this job."""
        self._job = job
        self._prose = job.prose
        self._file = Marked(job.write, job.prose.head, Format.HTML)

    def front(self, head: Head) -> None:  # noqa: ARG002  the prose has it
        """Begin with the notice."""
        section, job = self._prose.front(), self._job
        direction = "rtl" if job.is_right_to_left else "ltr"
        notice = escape(self._prose.notice)
        self._file.part(
            section.name,
            f"<!DOCTYPE html>\n{BEGUN}"
            f'<html lang="{escape(job.language)}" dir="{direction}">\n<head>\n'
            '<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
            '<meta name="referrer" content="no-referrer">\n'
            '<meta name="viewport" content="width=device-width">\n'
            f"<title>{escape(section.heading)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
            f'<p class="notice" role="note">{notice}</p>\n<main>\n<header>\n'
            f"{_written(section)}</header>\n",
        )

    def chat(self, chat: Chat) -> None:
        """Begin a conversation."""
        section = self._prose.chat(chat)
        self._file.part(section.name, f"<hr>\n{_written(section)}")

    def entry(self, entry: Entry) -> None:
        """Write a message."""
        section = self._prose.entry(entry)
        kind = "answer" if section.is_answer else "question"
        self._file.part(section.name, f'<article class="{kind}">\n{_written(section)}</article>\n')

    def end(self) -> None:
        """End with the notice, which print repeats at the foot of every page."""
        notice = escape(self._prose.notice)
        self._file.part(
            "foot",
            f'</main>\n<footer class="foot" role="note">{notice}</footer>\n</body>\n</html>\n',
        )
        self._file.end()


def _written(section: Section) -> str:
    level = section.level
    pieces = [f'<h{level} dir="auto">{escape(section.heading)}</h{level}>']
    if section.facts:
        pieces.append(f'<p class="facts">{escape(" · ".join(section.facts))}</p>')
    pieces += [f'<p class="mark">{escape(mark)}</p>' for mark in section.marks]
    if section.text:
        pieces.append(f'<div class="text" dir="auto">{body(section)}</div>')
    if section.rows:
        rows = "\n".join(_row(row) for row in section.rows)
        pieces.append(f'<table class="record">\n{rows}\n</table>')
    return "\n".join(pieces) + "\n"


def body(section: Section) -> str:
    """Return what was said as HTML without links, pictures or outdated attributes."""
    if not section.is_answer:
        return plain(section.text)
    return "".join(modern(block.html) for block in blocks(section.text, ""))


def modern(html: str) -> str:
    """Return the window's HTML as a browser should have it: every attribute in it is ours."""
    html = _CODE.sub(r"<pre>\2</pre>", html)
    html = _LINK.sub(r"\2 (\1)", html)
    html = html.replace('<table class="grid" cellspacing="0" cellpadding="4">', "<table>")
    return _ALIGN.sub(r' class="\1"', html).replace("<br/>", "<br>").replace("<hr/>", "<hr>")


def _row(row: Row) -> str:
    name, value = row
    return (
        f'<tr><th scope="row">{escape(name)}</th>'
        f'<td class="value" dir="auto">{escape(value)}</td></tr>'
    )
