"""Every format holds everything, imitates nothing, and tells when it was changed."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.transcript.csv_file import COLUMNS, safe
from app.core.transcript.verdict import ALTERED, FOREIGN, INTACT
from app.core.transcript.verification import verify
from app.core.transcript.writing import Format
from app.core.wording import NOTICE
from app.paths import Places
from app.store.database import Store, open_database
from tests import damage, transcripts
from tests.transcripts import ANSWER, ARABIC, FORGED, MODEL_NAME, QUESTION, SYSTEM, exported

# Formats that are text; DOCX and PDF are packages, and have tests of their own.
KINDS = [Format.HTML, Format.MARKDOWN, Format.JSON, Format.JSONL, Format.CSV]
# What product.md lists of the provenance, as this history has it.
RECORD = [
    "ab" * 32,
    MODEL_NAME,
    "0c1e57098",
    "0.3.36",
    "ef" * 32,
    "4711",
    "0.95",
    "4096",
    "CPU",
    "Casebook 0",
]


@pytest.fixture
def store(places: Places) -> Iterator[Store]:
    with open_database(places) as opened:
        yield opened


@pytest.fixture
def written(store: Store, tmp_path: Path, kind: Format) -> Path:
    known = transcripts.fill(store)
    return exported(store, kind, tmp_path / f"out.{kind}", known).path


def words(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_every_format_has_the_notice_the_record_and_the_head_of_the_trail(
    written: Path, store: Store, kind: Format
) -> None:
    text = words(written)
    assert NOTICE.split(" — ")[0] in text
    if kind in {Format.HTML, Format.MARKDOWN}:
        assert text.count(NOTICE.rpartition(". ")[0]) == 2, "at the beginning and at the end"
    for fact in RECORD:
        assert fact in text, fact
    event = store.audit.events(1)[0]
    assert event["action"] == "exported"
    assert event["previous_sha256"] in text, "the head before this export is anchored in it"


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_whole_is_marked(written: Path, kind: Format) -> None:
    text = words(written)
    if kind in {Format.JSON, Format.JSONL}:
        assert '"state": "stopped"' in text
        assert '"reason": "length"' in text
        assert '"left_out": [1, 2]' in text
        return
    for mark in ("stopped", "interrupted", "Cut: it reached", "did not see", "Edited"):
        assert mark in text, mark


@pytest.mark.parametrize("kind", KINDS)
def test_an_export_is_intact_until_any_of_its_bytes_changes(written: Path) -> None:
    whole = written.read_bytes()
    assert verify(written).status == INTACT
    assert verify(written).export_id
    letters = [
        at for at in range(len(whole)) if chr(whole[at]).isascii() and chr(whole[at]).isalnum()
    ]
    for at in letters[:: len(letters) // 150]:
        other = b"z" if whole[at : at + 1] != b"z" else b"y"
        written.write_bytes(whole[:at] + other + whole[at + 1 :])
        assert verify(written).status != INTACT, (at, whole[at - 30 : at + 30])


@pytest.mark.parametrize("kind", KINDS)
def test_an_altered_file_says_where(written: Path, kind: Format) -> None:
    whole = written.read_bytes()
    assert whole.count(b"cut her") == 1
    written.write_bytes(whole.replace(b"cut her", b"cut HER"))
    found = verify(written)
    assert found.status == ALTERED
    assert found.format == kind
    places = {
        Format.JSONL: r"line \d was changed",
        Format.CSV: r"row \d, message 7",
    }
    pattern = places.get(kind, r"^message 7 was changed$")
    assert len(found.details) == 1
    assert re.search(pattern, found.details[0])


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_without_its_last_line_or_with_more_is_altered(written: Path) -> None:
    whole = written.read_bytes()
    lines = whole.splitlines(keepends=True)
    for content in (b"".join(lines[:-1]), whole + whole[-400:]):
        written.write_bytes(content)
        assert verify(written).status == ALTERED
    written.write_bytes(whole)
    assert verify(written).status == INTACT


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_left_of_a_file_is_altered(written: Path, kind: Format) -> None:
    damage.check(written, kind)


@pytest.mark.parametrize("kind", [Format.MARKDOWN, Format.HTML])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_lost_its_comments_is_told_as_ours(written: Path, kind: Format, end: str) -> None:
    """As a program does that makes pages smaller, or an editor that tidies them up."""
    text = re.sub(r"<!--.*?-->\n?", "", words(written))
    if end != "\n":  # and as a word processor lays cells out
        text = re.sub(r"<td[^>]*>(.*?)</td>", r"<td>\n\t<p>\1</p>\n</td>", text)
        text = re.sub(r"(\d) ([0-9a-f]{64})", r"\1\n\t\2", text) if kind is Format.HTML else text
    written.write_bytes(text.replace("\n", end).encode("utf-8"))
    assert (verify(written).status, verify(written).format) == (ALTERED, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_the_end_of_the_last_line_counts(written: Path) -> None:
    whole = written.read_bytes()
    written.write_bytes(whole[:-1])
    assert verify(written).status == ALTERED


@pytest.mark.parametrize(
    "kind", [Format.MARKDOWN, Format.HTML, Format.JSON, Format.JSONL, Format.CSV]
)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_what_an_editor_saved_as_utf_16_is_told_as_ours(
    written: Path, kind: Format, encoding: str
) -> None:
    text = written.read_bytes().decode("utf-8-sig")
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    written.write_bytes((mark + text).encode(encoding))
    assert (verify(written).status, verify(written).format) == (ALTERED, kind)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"version": 1,\n"notice"', '"version": 0,\n"notice"'),
        ('"notice": {', '"notise": {'),
        ('"notice": {', '"notice": null, "x": {'),
        ('"notice": {', '"notice": {"note": "validated since", '),
        ('"notice": {', '"notice": {"text": "twice", '),
    ],
)
def test_what_stands_before_the_conversations_of_json_is_held_to_the_proof(
    store: Store, tmp_path: Path, old: str, new: str
) -> None:
    path = exported(store, Format.JSON, tmp_path / "a.json", transcripts.fill(store)).path
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert (verify(path).status, verify(path).format) == (ALTERED, Format.JSON)


@pytest.mark.parametrize("kind", [Format.JSON, Format.JSONL, Format.CSV])
def test_what_an_editor_saved_with_other_signs_is_judged_all_the_same(
    written: Path, kind: Format
) -> None:
    """A mark of the byte order is put before it, or taken away; cells are parted by semicolons."""
    whole = written.read_bytes()
    mark = b"\xef\xbb\xbf"
    other = whole.removeprefix(mark) if kind is Format.CSV else mark + whole
    assert other != whole
    written.write_bytes(other)
    assert verify(written).status == INTACT
    if kind is Format.CSV:
        text = whole.decode("utf-8-sig")
        rows = csv.reader(io.StringIO(text, newline=""))
        buffer = io.StringIO()
        csv.writer(buffer, delimiter=";").writerows(rows)
        written.write_text(buffer.getvalue(), encoding="utf-8")
        assert (verify(written).status, verify(written).format) == (ALTERED, Format.CSV)


@pytest.mark.parametrize(
    "content",
    [
        b"notice,conversation,text\r\n1,2",
        b'notice,"a\r\n',
        b'{"casebook": {"format": "other"}}',
        b'{"text": "the \\"format\\": \\"casebook-transcript\\" of Casebook"',
        b"# Casebook\n\n<!--casebook-->\n",
        b"%PDF-1.4\n<< /Creator (Casebook) >>",
        b"PK\x03\x04 casebook",
        b"PK\x03\x04" + bytes(60),
    ],
)
def test_a_name_alone_makes_nothing_ours(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert verify(path).status == FOREIGN


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"hello", b"\xff\xfe\x00", b"{" * 5000, b"%PDF-1.4", b"a,b\r\n1,2"],
)
def test_what_casebook_did_not_write_is_not_ours(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert verify(path).status == FOREIGN


def test_a_key_that_stands_twice_is_seen(store: Store, tmp_path: Path) -> None:
    path = exported(store, Format.JSON, tmp_path / "a.json", transcripts.fill(store)).path
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b'"role": "user"', b'"role": "user", "role": "user"', 1))
    assert verify(path).status != INTACT


def test_json_is_lossless_and_readable(store: Store, tmp_path: Path) -> None:
    known = transcripts.fill(store)
    path = exported(store, Format.JSON, tmp_path / "a.json", known).path
    whole = json.loads(words(path))
    (chat,) = whole["conversations"]
    stored = store.history.all_messages(known)
    assert [one["text"] for one in chat["messages"]] == [one.text for one in stored]
    assert [one["parent_id"] for one in chat["messages"]] == [one.parent_id for one in stored]
    assert chat["messages"][1]["made"]["provenance"] == stored[1].turn.provenance
    assert chat["system_text"] == SYSTEM
    assert chat["folder"] == "Ward"
    assert chat["tags"] == ["a", "b"]
    assert ARABIC in words(path), "readable in every script"


def test_only_the_versions_shown_and_no_system_text(store: Store, tmp_path: Path) -> None:
    known = transcripts.fill(store)
    path = exported(
        store,
        Format.JSON,
        tmp_path / "a.json",
        known,
        has_all_versions=False,
        has_system_text=False,
    ).path
    (chat,) = json.loads(words(path))["conversations"]
    assert [one["message_id"] for one in chat["messages"]] == store.history.path(known)
    assert chat["system_text"] is None
    assert SYSTEM.split("\n", maxsplit=1)[0] not in words(path)
    assert verify(path).status == INTACT


def test_json_lines_are_chats_that_a_tool_can_read(store: Store, tmp_path: Path) -> None:
    known = transcripts.fill(store)
    path = exported(store, Format.JSONL, tmp_path / "a.jsonl", known).path
    lines = [json.loads(line) for line in words(path).splitlines()]
    assert len(lines) == 3, "one a branch: the one shown, the first answer, the first question"
    for line in lines:
        roles = [one["role"] for one in line["messages"]]
        assert roles[0] == "system"
        assert roles[1:] == ["user", "assistant"] * (len(roles) // 2)
        assert all(set(one) == {"role", "content"} for one in line["messages"])
    assert lines[0]["casebook"]["is_shown"]
    assert [one["content"] for one in lines[0]["messages"]][-2] == "edited"


def test_csv_has_a_row_a_message_and_no_formula(store: Store, tmp_path: Path) -> None:
    path = exported(store, Format.CSV, tmp_path / "a.csv", transcripts.fill(store)).path
    text = path.read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == 9
    assert rows[0]["text"] == QUESTION
    assert rows[2]["text"] == "'=HYPERLINK(1)"
    assert all(row["notice"] == NOTICE for row in rows)
    assert rows[0]["conversation_title"].startswith("'=")
    for row in rows:
        assert not [cell for cell in row.values() if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]
    assert set(rows[0]) == set(COLUMNS)


@pytest.mark.parametrize(
    "trigger", ["=", "+", "-", "@", "\t", "\r", "\0", *"\uff1d\uff0b\uff0d\uff20"]
)
@pytest.mark.parametrize("before", ["", '"', "'", " ", "\n", '"\n ', "\ufeff", "\u200b\u202e"])
def test_no_cell_begins_as_a_formula(trigger: str, before: str) -> None:
    assert safe(f"{before}{trigger}cmd|' /C calc'!A0") == f"'{before}{trigger}cmd|' /C calc'!A0"


def test_an_innocent_cell_stays_as_it_is() -> None:
    assert [safe(one) for one in ("", "a=b", "5", "é", "x\n=1")] == ["", "a=b", "5", "é", "x\n=1"]


def test_html_loads_nothing_and_runs_nothing(store: Store, tmp_path: Path) -> None:
    path = exported(store, Format.HTML, tmp_path / "a.html", transcripts.fill(store)).path
    text = words(path)
    tags = set(re.findall(r"<([a-z0-9]+)", text))
    assert not tags & {"script", "img", "link", "iframe", "a", "object", "form", "base", "svg"}
    assert "default-src 'none'" in text
    assert not re.search(r"""\s(src|href|on\w+|style|background)=""", text)
    assert "&lt;script&gt;" in text
    assert "<strong>chills</strong>" in text
    assert "l (http://x.y)" in text


def test_html_is_what_a_strict_parser_takes_without_an_error(store: Store, tmp_path: Path) -> None:
    import html5lib

    chat = transcripts.fill(store)
    codes = [*range(32), 127, 128, 159, 0x2028, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF]
    store.history.set_system_text(chat, "]]> <![CDATA[ --> " + "".join(map(chr, codes)))
    path = exported(store, Format.HTML, tmp_path / "a.html", chat).path
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parse(path.read_bytes())
    notices = [one.text for one in tree.iter() if one.attrib.get("role") == "note"]
    assert notices == [NOTICE, NOTICE]
    with pytest.raises(html5lib.html5parser.ParseError):
        parser.parse(path.read_bytes().replace(b"</article>", b"</div>"))


def test_no_text_of_a_chat_becomes_part_of_a_markdown_document(
    store: Store, tmp_path: Path
) -> None:
    from markdown_it import MarkdownIt

    path = exported(store, Format.MARKDOWN, tmp_path / "a.md", transcripts.fill(store)).path
    tokens = MarkdownIt("commonmark").parse(words(path))
    fences = [token.content for token in tokens if token.type == "fence"]
    said = [QUESTION, ANSWER, ARABIC, FORGED]
    assert all(f"{one}\n" in fences for one in said)
    notes = [token for token in tokens if token.type == "blockquote_open"]
    assert len(notes) == 2, "only the two notices"
    heads = [
        tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"
    ]
    assert heads.count("Question") == 4
    comments = [token.content for token in tokens if token.type == "html_block"]
    assert all(one.startswith("<!--casebook ") for one in comments)
    assert SYSTEM.split("\n", maxsplit=1)[0] in words(path)


@pytest.mark.parametrize("kind", [Format.JSONL, Format.CSV])
def test_a_line_that_is_gone_doubled_or_moved_shows(
    store: Store, tmp_path: Path, kind: Format
) -> None:
    known = [transcripts.answered(store, None, f"q{n}", None, f"a{n}")[0] for n in range(4)]
    path = exported(store, kind, tmp_path / f"a.{kind}", *known).path
    whole = path.read_bytes()
    end = b"\r\n" if kind is Format.CSV else b"\n"
    lines = whole.removesuffix(end).split(end)
    one, two, three, *rest = lines[-4:]
    start = lines[:-4]
    for other in (
        [*start, one, three, *rest],
        [*start, one, two, two, three, *rest],
        [*start, two, one, three, *rest],
    ):
        path.write_bytes(end.join([*other, b""]))
        found = verify(path)
        assert found.status == ALTERED
        assert "removed, added or moved" in str(found.details)
    path.write_bytes(whole)
    assert verify(path).status == INTACT


@pytest.mark.parametrize("kind", [Format.HTML, Format.MARKDOWN])
def test_a_message_that_is_gone_or_moved_shows(written: Path, kind: Format) -> None:
    pieces = re.split(rb"(<!--casebook [0-9a-f-]{36} \d+-->\n)", written.read_bytes())
    assert kind
    without = [*pieces[:5], *pieces[7:]]
    written.write_bytes(b"".join(without))
    assert any("is missing" in one for one in verify(written).details)
    moved = [*pieces[:5], *pieces[7:9], *pieces[5:7], *pieces[9:]]
    written.write_bytes(b"".join(moved))
    assert verify(written).details == ("the order of the parts was changed",)
