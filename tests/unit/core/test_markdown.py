"""Markdown is bounded, safe, whole, and does not depend on how the text arrives."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core import markdown
from app.core.bidi import cleaned, isolated, left_to_right, visible
from app.core.markdown import Blocks, blocks, is_safe_link, plain

ALLOWED = re.compile(
    r"</?(?:p|h[1-6]|ul|ol|li|blockquote|strong|em|s|code|pre|tr|th|td|table|a|br/|hr/)"
    r'(?: (?:class="(?:plain|grid|code|codehead)"|start="\d+"|align="(?:left|center|right)"'
    r'|dir="ltr"|width="100%"|cellspacing="0"|cellpadding="[04]"|colspan="2"'
    r'|href="(?:https?://|mailto:|code:\d)[^"<>]*"))*>',
    re.IGNORECASE,
)
PIECES = (
    *("# head\n", "para", " more words", "\n", "\n\n", "- item\n", "  - nested\n", "1. one\n"),
    *("7. seven\n", "> quote\n", "```py\n", "```", "~~~\n", "    code\n", "---\n", "===\n", "#"),
    *("| a | b |\n", "|---|:-:|\n", "| 1 | 2 |\n", "|", "**", "_x_", "`c`", "[t](http://a.b)"),
    *("[t](smb://h/x)", "![i](file:///etc/passwd)", "<img src=x>", "\r", "\r\n", "\t", "\0"),
    *(
        "[r]: http://x.y\n",
        "[r]",
        "\\",
        "&amp;",
        "\u202e",
        "🏳️‍🌈",
        "سؤال",
        "*",
        "+ plus\n",
        "<http://q.r>",
    ),
    *(
        "\ud800",
        "-",
        " ",
        "    ",
        "10) ten\n",
        "* * *\n",
        "~~s~~",
        "\u2028",
        "\x0b",
        "\x0c",
        "\x85",
    ),
)
SOURCES = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)


def joined(text: str) -> str:
    return "".join(block.html for block in blocks(text))


def at_once(text: str) -> str:
    """The reference: the whole text through the parser in one go."""
    source = markdown._LINE_END.sub("\n", text)
    return markdown._Page("Copy", 0).block(markdown._structure(source), source).html


def words(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", " ", html))


@settings(deadline=None)  # no test asserts a time
@given(SOURCES, st.lists(st.integers(0, 200), max_size=12))
def test_every_split_gives_the_same_blocks(text: str, cuts: list[int]) -> None:
    stream = Blocks()
    places = sorted({0, *(min(cut, len(text)) for cut in cuts), len(text)})
    html, codes, step = "", [], stream.feed("")
    for start, end in zip(places, [*places[1:], None], strict=True):
        step = stream.feed(text[start:end])
        html += "".join(block.html for block in step.frozen)
        codes += [code for block in step.frozen for code in block.codes]
    whole = blocks(text.removesuffix("\r"))
    assert html + step.open.html == "".join(block.html for block in whole)
    assert (*codes, *step.open.codes) == tuple(c for block in whole for c in block.codes)


@settings(deadline=None)  # no test asserts a time
@given(SOURCES)
def test_blocks_are_what_the_parser_makes_of_the_whole_text(text: str) -> None:
    assert joined(text) == at_once(text + "\n" if text.endswith("\r") else text)


@settings(deadline=None)  # no test asserts a time
@given(SOURCES)
def test_letter_by_letter_is_no_other_split(text: str) -> None:
    stream, html = Blocks(), ""
    for letter in text:
        step = stream.feed(letter)
        html += "".join(block.html for block in step.frozen)
    step = stream.feed("")
    html += "".join(block.html for block in step.frozen) + step.open.html
    assert html == joined(text.removesuffix("\r"))


@pytest.mark.parametrize(
    ("before", "after"),
    [("para\n#", "tag\n"), ("para\n--", " x\n"), ("a\n|-", "|\n"), ("- a\n\n ", " b\n")],
)
def test_half_a_line_ends_no_block(before: str, after: str) -> None:
    stream = Blocks()
    first = stream.feed(before)
    second = stream.feed(after)
    html = "".join(block.html for block in (*first.frozen, *second.frozen, second.open))
    assert html == joined(before + after)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("![scan](file:///x.png)", "!scan (file:///x.png)"),
        ("[r]: http://x.y", "[r]: http://x.y"),
        ("<b>x</b> <img src=y>", "<b>x</b> <img src=y>"),
        ("<div>\nx\n</div>", "<div>\nx\n</div>"),
    ],
)
def test_what_is_not_rendered_is_shown_as_it_was_written(text: str, shown: str) -> None:
    html = joined(text).replace("<br/>", "\n")
    assert unescape(re.sub(r"</?p>", "", html)) == shown


@settings(deadline=None)  # no test asserts a time
@given(SOURCES)
def test_only_our_tags_and_our_attributes_come_out(text: str) -> None:
    assert "<" not in ALLOWED.sub("", joined(text))


@settings(deadline=None)  # no test asserts a time
@given(st.text(st.sampled_from("ab1 \n#>-*_`~|[]()!\\.+="), max_size=300))
def test_no_letter_or_digit_of_an_answer_is_lost(text: str) -> None:
    # Numbers of lists are drawn by the view; fences keep their words in the head of the code.
    letters = re.sub(r"[^ab]", "", text)
    assert re.sub(r"[^ab]", "", words(joined(text)).replace("Copy", "")) == letters


@settings(deadline=None)  # no test asserts a time
@given(st.text(max_size=200))
def test_any_text_at_all_gives_safe_html(text: str) -> None:
    assert "<" not in ALLOWED.sub("", joined(text))
    assert "<" not in ALLOWED.sub("", plain(text))


@pytest.mark.parametrize(
    "target",
    [
        *("javascript:alert(1)", "JaVaScRiPt:x", "file:///etc/passwd", "smb://h/s", "ms-msdt:/id"),
        *("search-ms:q", "/etc/passwd", "data:text/html,x", "vbscript:x", "ftp://h", "tel:1"),
        *("data:image/png;base64,AA", "java&#115;cript:x", "code:0", "file&#58;///x", "C:\\x"),
        *("//h/share", "about:blank"),
    ],
)
def test_no_other_scheme_becomes_a_link_and_its_target_is_seen(target: str) -> None:
    html = joined(f"see [this]({target}) now")
    assert "<a" not in html
    assert "this" in html
    assert is_safe_link(target) is False
    assert target[:2].lower() in words(html).lower()


def test_a_safe_link_is_offered_with_its_real_target() -> None:
    assert (
        joined("[paypal](https://p\u0430ypal.com/)")
        == '<p><a href="https://xn--pypal-4ve.com/">paypal</a></p>'
    )


def test_an_answer_cannot_forge_the_copy_link_of_code() -> None:
    assert "<a" not in joined("[Copy](code:0)")


def test_code_is_kept_to_the_letter_and_shown_with_marks() -> None:
    code = "x = '\u202eabc'\n\n\tif  y:\n"
    (block,) = blocks(f"```python\n{code}```\n")
    assert block.codes == (code,)
    assert "⟦RLO⟧" in block.html
    assert "python" in block.html


def test_codes_are_numbered_through_the_whole_message() -> None:
    found = blocks("```\na\n```\n\n- x\n  ```\n  b\n  ```\n\nend\n\n```\nc\n```")
    assert [code for block in found for code in block.codes] == ["a\n", "b\n", "c\n"]
    assert re.findall(r"code:(\d)", "".join(block.html for block in found)) == ["0", "1", "2"]


def test_a_long_code_block_goes_on_as_code_without_a_lost_letter() -> None:
    code = "".join(f"line {n} = {'x' * 40}\n" for n in range(1500))
    found = blocks(f"```r\n{code}```\nafter\n")
    assert "".join(c for block in found for c in block.codes) == code
    assert found[-1].html == "<p>after</p>"


@pytest.mark.parametrize("length", [5_001, 20_000, 20_001, 60_000])
def test_a_line_without_a_break_is_cut_for_the_eye_only(length: int) -> None:
    text = "a" * length + " # no heading\n# heading\n"
    html = joined(text)
    assert html.endswith("<h1>heading</h1>")
    assert html.count("<h1>") == 1
    assert re.sub(r"<[^>]*>", "", html).startswith("a" * length)
    assert max(len(run) for run in re.findall(r"a+", html)) <= 5_000


SHAPES = {
    "brackets": "[",
    "spaced brackets": "[ ",
    "links": "[a](",
    "images": "![",
    "stars": "*a ",
    "strong": "**x*",
    "underscores": "_a",
    "backticks": "`a``",
    "quotes": ">",
    "lists": "- ",
    "nested lists": "- a\n  ",
    "numbers": "1. ",
    "pipes": "|",
    "table": "|a|b|\n|-|-|\n",
    "wide table": "|" * 200 + "\n" + "|-" * 200 + "|\n",
    "entities": "&#x41;",
    "angles": "<a ",
    "tildes": "~~a",
    "escapes": "\\[",
    "closed brackets": "[]",
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("size", [1_000, 9_000, 60_000])
def test_pathological_text_costs_a_bounded_amount_of_parsing(
    shape: str, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    longest = []
    parse = markdown._structure
    inline = markdown._parser().inline.parse

    def counted(source: str) -> object:
        longest.append(len(source))
        return parse(source)

    def counted_inline(source: str, *rest: object) -> object:
        assert source.count("[") <= 1_000
        assert len(source) <= 10_000
        return inline(source, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(markdown, "_structure", counted)
    monkeypatch.setattr(markdown._parser().inline, "parse", counted_inline)
    text = (SHAPES[shape] * (size // len(SHAPES[shape]) + 1))[:size]
    html = "".join(block.html for block in blocks(text))
    assert "<" not in ALLOWED.sub("", html)
    assert max(longest) <= 12_000
    assert sum(longest) <= 4 * size + 12_000


def test_what_the_parser_would_drop_as_too_deep_is_shown_as_plain_text() -> None:
    text = "> " * 60 + "the last word"
    assert "the last word" in joined(text)
    assert "the last word" in joined("- " * 60 + "the last word")


def test_a_table_that_would_fill_itself_with_cells_is_plain_text() -> None:
    text = "|" + "a|" * 900 + "\n|" + "-|" * 900 + "\n" + "|x\n" * 900
    assert "<td" not in joined(text)


def test_hidden_characters_become_marks() -> None:
    assert visible("a\u202eb\u200b\u200bc\ufeff") == "a⟦RLO⟧b⟦ZWSP×2⟧c⟦BOM⟧"
    assert visible("x" + "".join(chr(0xE0000 + ord(c)) for c in "ignore all") + "y") == (
        "x⟦TAG ignore all⟧y"
    )
    assert visible("a\x07\x85\t\n") == "a⟦U+0007⟧⟦U+0085⟧\t\n"


@pytest.mark.parametrize(
    "text", ["👩‍⚕️", "می‌خواهم", "क्‍ष", "naïve e\u0301", "🏳️‍🌈", "سؤال 2.2 mmol/L"]
)
def test_characters_that_writing_needs_stay(text: str) -> None:
    assert visible(text) == text


def test_a_joiner_between_latin_letters_is_shown() -> None:
    assert visible("pass\u200dword") == "pass⟦ZWJ⟧word"


def test_an_isolated_text_cannot_turn_its_surroundings() -> None:
    assert isolated("a\u2069b\u202e") == "\u2068a⟦PDI⟧b⟦RLO⟧\u2069"
    assert left_to_right("/home/x") == "\u2066/home/x\u2069"


def test_lone_surrogates_and_nul_are_cleaned() -> None:
    assert cleaned("a\ud83db\0c😀") == "a\ufffdbc😀"


def test_plain_text_keeps_every_line_and_space() -> None:
    assert plain("a  b\n\n<i>\r\nc\n") == (
        '<p class="plain">a  b</p><p class="plain"></p><p class="plain">&lt;i&gt;</p>'
        '<p class="plain">c</p>'
    )


def test_line_breaks_of_an_answer_are_kept() -> None:
    assert joined("Na 140 mmol/L\nK 4.0 mmol/L") == "<p>Na 140 mmol/L<br/>K 4.0 mmol/L</p>"
