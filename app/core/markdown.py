"""Text of a model → HTML that holds nothing but text: about twenty tags, every attribute ours.

No images, no HTML, no link that opens anything but http, https or mailto. Work is bounded: a
block that is too long, too deep or too dense for Markdown is shown as plain text, never cut.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from app.core.bidi import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

CODE_SCHEME = "code:"
LINK_SCHEMES = ("http://", "https://", "mailto:")

_LONGEST_BLOCK = 12_000  # characters parsed at once; a table of that size takes 0.1 s
_LONGEST_TEXT = 10_000  # of one paragraph or cell; the parser's cost grows with the square
_LONGEST_RUN = 5_000  # characters without a break; the layout's cost grows with the square
_MOST_BRACKETS = 1_000  # a paragraph of 50,000 "[" takes the parser seconds
_MOST_TOKENS = 3_000  # of one block; a table has three a cell
_DEEPEST = 20  # the parser drops what is nested deeper
_UNBROKEN = re.compile(rf"\S{{{_LONGEST_RUN + 1}}}")
_LINE = re.compile(r"[^\n]*\n")
_LINE_END = re.compile(r"\r\n?")
_ALIGNMENTS = ("left", "center", "right")
_TAGS = {
    "paragraph_open": "<p>",
    "paragraph_close": "</p>",
    "blockquote_open": "<blockquote>",
    "blockquote_close": "</blockquote>",
    "bullet_list_open": "<ul>",
    "bullet_list_close": "</ul>",
    "ordered_list_close": "</ol>",
    "list_item_open": "<li>",
    "list_item_close": "</li>",
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "s_open": "<s>",
    "s_close": "</s>",
    "hr": "<hr/>",
    "softbreak": "<br/>",
    "hardbreak": "<br/>",
    "table_open": '<table class="grid" cellspacing="0" cellpadding="4">',
    "table_close": "</table>",
    "tr_open": "<tr>",
    "tr_close": "</tr>",
    "th_close": "</th>",
    "td_close": "</td>",
}


class Block(Struct, frozen=True):
    """One piece of a message from margin to margin.

    Attributes:
        html: of this piece alone; links are http, https, mailto, or `code:n`, which asks to copy
            the n-th code of the whole message.
        codes: the exact text of each code block in it, hidden characters included.
    """

    html: str
    codes: tuple[str, ...] = ()


class Step(Struct, frozen=True):
    """What a piece of text changed.

    Attributes:
        frozen: blocks that ended; they come after all earlier ones and never change again.
        open: what follows them so far, rendered anew with each step.
    """

    frozen: tuple[Block, ...]
    open: Block


class _Top(Struct, frozen=True):
    """A block at the margin: its first line and its tokens."""

    line: int
    tokens: list[Token]


class Blocks(Struct):
    """Markdown that arrives in pieces; the result is the same however the text was cut.

    Attributes:
        copy_label: the word of the link that copies a code block, in the reader's language.
    """

    copy_label: str = "Copy"
    _rest: str = ""
    _held: str = ""
    _fence: str = ""
    _is_mid_line: bool = False
    _code_count: int = 0

    def feed(self, piece: str) -> Step:
        """Take the next text and return what ended and what is open."""
        text = self._held + piece
        self._held = "\r" if text.endswith("\r") else ""
        self._rest += _LINE_END.sub("\n", text.removesuffix(self._held))
        frozen: list[Block] = []
        while ended := self._freeze():
            frozen += ended
        return Step(tuple(frozen), self._open())

    def _open(self) -> Block:
        if self._is_mid_line or not self._rest:
            return Block(plain(self._rest) if self._rest else "")
        source = self._fence + self._rest
        return self._page().block(_structure(source), source)

    def _freeze(self) -> list[Block]:
        """Cut the ended blocks off the rest, as many as one look finds.

        A block has ended when another one begins on a whole line; only then can no later text
        change it (a heading's underline, a table's second line, a longer list).
        """
        if self._is_mid_line:
            return self._freeze_line()
        is_long = len(self._rest) > _LONGEST_BLOCK
        window = self._rest[:_LONGEST_BLOCK]
        whole = window[: window.rfind("\n") + 1]
        lines = _LINE.findall(self._fence + whole) if whole else []
        *ended, last = _tops(_structure("".join(lines))) or [_Top(0, [])]
        if ended:
            places = [top.line for top in ended[1:]] + [last.line]
            return self._cut_ended(ended, lines, places)
        return [self._cut_short(whole or window)] if is_long else []

    def _cut_ended(self, ended: list[_Top], lines: list[str], ends: list[int]) -> list[Block]:
        page, start, found = self._page(), 0, []
        for top, end in zip(ended, ends, strict=True):
            found.append(page.block(top.tokens, "".join(lines[start:end])))
            start = end
        self._drop(sum(map(len, lines[:start])) - len(self._fence), found)
        return found

    def _cut_short(self, window: str) -> Block:
        """Cut a block that is too long; a code block goes on as code in the next one."""
        source = self._fence + window
        tokens = _structure(source)
        block = self._page().block(tokens, source)
        self._drop(len(window), [block])
        is_code = bool(tokens) and tokens[0].type == "fence"
        self._fence = f"{tokens[0].markup}{tokens[0].info}\n" if is_code else ""
        self._is_mid_line = not is_code and not window.endswith("\n")
        return block

    def _freeze_line(self) -> list[Block]:
        """Cut the rest of an overlong line off: it is no start of a line and so never Markdown."""
        end = self._rest.find("\n", 0, _LONGEST_BLOCK) + 1
        if not end and len(self._rest) <= _LONGEST_BLOCK:
            return []
        block = Block(plain(self._rest[: end or _LONGEST_BLOCK]))
        self._drop(end or _LONGEST_BLOCK, [block])
        self._is_mid_line = not end
        return [block]

    def _drop(self, length: int, shown: list[Block]) -> None:
        self._rest = self._rest[length:]
        self._fence = ""
        self._code_count += sum(len(block.codes) for block in shown)

    def _page(self) -> _Page:
        return _Page(self.copy_label, self._code_count)


def blocks(text: str, copy_label: str = "Copy") -> tuple[Block, ...]:
    """Return a whole text as blocks; joined, they are what `Blocks` gives piece by piece."""
    step = Blocks(copy_label).feed(text + "\n" if text.endswith("\r") else text)
    return (*step.frozen, step.open) if step.open.html else step.frozen


def plain(text: str) -> str:
    """Return text as HTML exactly as it was written: a paragraph a line, nothing interpreted."""
    lines = _LINE_END.sub("\n", text).removesuffix("\n").split("\n")
    return "".join(f'<p class="plain">{_words(part)}</p>' for line in lines for part in _cut(line))


def is_safe_link(target: str) -> bool:
    """Return whether a link may be offered at all: http, https or mailto, spelled out."""
    return target.lower().startswith(LINK_SCHEMES)


class _Page(Struct):
    """Turns tokens into HTML and collects the code on the way."""

    copy_label: str
    first_code: int
    codes: list[str] = msgspec.field(default_factory=list)
    targets: list[str] = msgspec.field(default_factory=list)

    def block(self, tokens: list[Token], source: str) -> Block:
        if _is_too_much(tokens):
            return Block(plain(source))
        known = len(self.codes)
        html = "".join(self.html(token) for token in tokens)
        return Block(html, tuple(self.codes[known:]))

    def html(self, token: Token) -> str:
        if token.hidden:
            return ""
        if token.type in _TAGS:
            return _TAGS[token.type]
        draw = _DRAWN.get(token.type)
        return draw(self, token) if draw else ""

    def inline(self, token: Token) -> str:
        children: list[Token] = []
        _parser().inline.parse(token.content, _parser(), {}, children)
        return "".join(self.html(child) for child in children)

    def heading(self, token: Token) -> str:
        return f"<{'/' if token.nesting < 0 else ''}{token.tag}>"

    def ordered(self, token: Token) -> str:
        start = token.attrGet("start")
        return "<ol>" if start is None else f'<ol start="{int(start)}">'

    def cell(self, token: Token) -> str:
        align = str(token.attrGet("style") or "").removeprefix("text-align:")
        return f'<{token.tag} align="{align}">' if align in _ALIGNMENTS else f"<{token.tag}>"

    def code(self, token: Token) -> str:
        number = self.first_code + len(self.codes)
        self.codes.append(token.content)
        lines = token.content.removesuffix("\n").split("\n")
        shown = "\n".join(_words(part) for line in lines for part in _cut(line))
        return (
            '<table class="code" width="100%" cellspacing="0" cellpadding="0">'
            f'<tr><td class="codehead">{_words(token.info.strip())}</td>'
            f'<td class="codehead" align="right">'
            f'<a href="{CODE_SCHEME}{number}">{escape(self.copy_label)}</a></td></tr>'
            f'<tr><td colspan="2"><pre dir="ltr">{shown}</pre></td></tr></table>'
        )

    def link_open(self, token: Token) -> str:
        target = str(token.attrGet("href") or "")
        self.targets.append(target)
        return f'<a href="{escape(target)}">' if is_safe_link(target) else ""

    def link_close(self, _token: Token) -> str:
        target = self.targets.pop()
        return "</a>" if is_safe_link(target) else f" ({_words(target)})"


def _text(_page: _Page, token: Token) -> str:
    return _words(token.content)


def _code_inline(_page: _Page, token: Token) -> str:
    return f"<code>{_words(token.content)}</code>"


_DRAWN: dict[str, Callable[[_Page, Token], str]] = {
    "inline": _Page.inline,
    "text": _text,
    "text_special": _text,
    "code_inline": _code_inline,
    "heading_open": _Page.heading,
    "heading_close": _Page.heading,
    "ordered_list_open": _Page.ordered,
    "th_open": _Page.cell,
    "td_open": _Page.cell,
    "fence": _Page.code,
    "code_block": _Page.code,
    "link_open": _Page.link_open,
    "link_close": _Page.link_close,
}


def _words(text: str) -> str:
    return escape(visible(text))


def _cut(line: str) -> list[str]:
    """Return a line in parts that can be laid out; nothing is added or lost."""
    return [line[i : i + _LONGEST_RUN] for i in range(0, len(line), _LONGEST_RUN)] or [""]


def _structure(source: str) -> list[Token]:
    """Return the blocks of a source; the text in them is not parsed yet."""
    tokens: list[Token] = []
    _parser().block.parse(source, _parser(), {}, tokens)
    return tokens


def _tops(tokens: list[Token]) -> list[_Top]:
    found: list[_Top] = []
    for token in tokens:
        if token.level == 0 and token.nesting >= 0 and token.map:
            found.append(_Top(token.map[0], []))
        found[-1].tokens.append(token)
    return found


def _is_too_much(tokens: list[Token]) -> bool:
    return len(tokens) > _MOST_TOKENS or any(
        token.level >= _DEEPEST - 2 or (token.type == "inline" and _is_dense(token.content))
        for token in tokens
    )


def _is_dense(text: str) -> bool:
    return (
        len(text) > _LONGEST_TEXT
        or text.count("[") > _MOST_BRACKETS
        or (len(text) > _LONGEST_RUN and _UNBROKEN.search(text) is not None)
    )


def _any_link(_target: str) -> bool:
    """Let the parser pass every target: the page decides, and shows those it does not offer."""
    return True


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # a new chat needs none of it yet

    # References would let a later block change an earlier one.
    parser = MarkdownIt("js-default", {"html": False, "linkify": False, "maxNesting": _DEEPEST})
    parser.disable(["image", "html_block", "html_inline", "reference", "linkify"])
    parser.validateLink = _any_link  # type: ignore[assignment, method-assign]
    return parser
