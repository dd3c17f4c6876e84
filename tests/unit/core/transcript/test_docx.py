"""A DOCX opens in a word processor, carries the notice on every page, and proves itself."""

import shutil
import subprocess  # noqa: TID251  the field's own program looks at the file
import zipfile
from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from app.core.transcript.docx_proof import DOCUMENT
from app.core.transcript.signs import PROOF
from app.core.transcript.verdict import ALTERED, FOREIGN, INTACT
from app.core.transcript.verification import verify
from app.core.transcript.writing import Format
from app.core.wording import NOTICE
from app.paths import Places
from app.store.database import open_database
from tests import damage, transcripts
from tests.transcripts import ARABIC, FORGED, QUESTION, exported

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.fixture
def written(places: Places, tmp_path: Path) -> Path:
    with open_database(places) as store:
        return exported(store, Format.DOCX, tmp_path / "a.docx", transcripts.fill(store)).path


def changed(path: Path, edit: Callable[[str, bytes], bytes | None]) -> Path:
    """Write the package anew with other members; `None` leaves one out."""
    other = path.with_name("b.docx")
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(other, "w") as out:
        for name in package.namelist():
            content = edit(name, package.read(name))
            if content is not None:
                out.writestr(name, content)
    return other


def test_python_docx_reads_what_was_said(written: Path) -> None:
    document = docx.Document(str(written))
    lines = [one.text for one in document.paragraphs]
    assert NOTICE in lines
    for text in (QUESTION, FORGED):
        assert all(line in lines for line in text.split("\n"))
    assert "Fever, chills." in lines
    assert [one.style.name for one in document.paragraphs].count("Heading 3") == 9
    for section in document.sections:
        assert NOTICE in "".join(one.text for one in section.footer.paragraphs)
        assert not section.different_first_page_header_footer
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert {"ab" * 32, "ef" * 32, "4711", "0c1e57098"} <= cells
    assert document.core_properties.title == "Casebook transcript"


def test_arabic_reads_from_the_right(written: Path) -> None:
    document = docx.Document(str(written))
    (line,) = [one for one in document.paragraphs if one.text == ARABIC]
    assert line._p.pPr.find(qn("w:bidi")) is not None
    assert line.runs[0]._r.rPr.find(qn("w:rtl")) is not None
    (line,) = [one for one in document.paragraphs if one.text == "Fever, chills."]
    assert line._p.pPr.find(qn("w:bidi")) is None


@pytest.mark.parametrize("year", [1970, 2150])
def test_a_clock_that_lost_its_battery_keeps_no_file_from_being_written(
    places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, year: int
) -> None:
    class Wrong(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Wrong":
            return cls(year, 1, 1, 12, tzinfo=tz)

    monkeypatch.setattr("app.store.exports.datetime", Wrong)
    monkeypatch.setattr("time.localtime", lambda *_: Wrong.now().timetuple())
    with open_database(places) as store:
        path = exported(store, Format.DOCX, tmp_path / "a.docx", transcripts.fill(store)).path
    monkeypatch.undo()
    assert verify(path).status == INTACT
    assert docx.Document(str(path)).paragraphs


def test_nothing_outside_is_referred_to(written: Path) -> None:
    with zipfile.ZipFile(written) as package:
        names = package.namelist()
        assert len(names) == len(set(names))
        for name in names:
            assert b'TargetMode="External"' not in package.read(name)


def test_it_is_intact_and_another_name_is_no_change(written: Path) -> None:
    found = verify(written)
    assert found.status == INTACT
    assert found.format == Format.DOCX
    assert found.export_id


def test_a_changed_word_names_its_message(written: Path) -> None:
    def edit(name: str, content: bytes) -> bytes:
        return content.replace(b"cut her", b"cut HER") if name == DOCUMENT else content

    found = verify(changed(written, edit))
    assert found.status == ALTERED
    assert found.details == ("message 7 was changed",)


def test_a_changed_foot_is_named(written: Path) -> None:
    def edit(name: str, content: bytes) -> bytes:
        return content.replace(b"not validated", b"validated") if "footer" in name else content

    found = verify(changed(written, edit))
    assert found.status == ALTERED
    assert any("footer" in detail for detail in found.details)


def test_what_a_word_processor_saves_anew_is_told_as_that(written: Path) -> None:
    document = docx.Document(str(written))
    other = written.with_name("b.docx")
    document.save(str(other))
    found = verify(other)
    assert found.status == ALTERED
    assert found.details[0].startswith("the words of every message are the same")
    document.paragraphs[-1].insert_paragraph_before("one more line")
    document.save(str(other))
    assert verify(other).details == ("message 7 was changed",)


def test_hidden_text_is_a_change(written: Path) -> None:
    def edit(name: str, content: bytes) -> bytes:
        return content.replace(b"<w:b/>", b"<w:vanish/>", 1) if name == DOCUMENT else content

    assert verify(changed(written, edit)).status == ALTERED


def test_without_its_proof_it_is_altered_while_its_list_of_contents_names_that(
    written: Path,
) -> None:
    other = changed(written, lambda name, content: None if name == PROOF else content)
    assert verify(other).status == ALTERED
    lists = {PROOF, "[Content_Types].xml", "word/_rels/document.xml.rels"}
    other = changed(written, lambda name, content: None if name in lists else content)
    assert verify(other).status == FOREIGN


def test_what_is_left_of_a_package_is_altered(written: Path) -> None:
    damage.check(written, Format.DOCX)


def test_nothing_hides_beside_the_parts_of_the_package(written: Path) -> None:
    whole = written.read_bytes()
    with zipfile.ZipFile(written) as package:
        listed = package.start_dir
        infos = package.infolist()
    others = [whole + b"\n", whole + b"A note.", b"\n" + whole, whole + whole, whole[:-1]]
    # What is said of the last member before and behind it, of the first one, and of all together.
    last = infos[-1].header_offset
    described = [*range(last, last + 49), *range(listed - 16, listed + 46)]
    others += [
        whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        for at in [*described, *range(len(whole) - 22, len(whole))]
    ]
    gap = infos[2].header_offset
    others.append(whole[:gap] + b"A note." + whole[gap:])
    for other in others:
        written.write_bytes(other)
        assert verify(written).status == ALTERED


def test_its_first_hundred_bytes_tell_whose_it_is(written: Path) -> None:
    written.write_bytes(written.read_bytes()[:100])
    assert (verify(written).status, verify(written).format) == (ALTERED, Format.DOCX)


def test_a_package_that_holds_the_same_packed_otherwise_is_told(written: Path) -> None:
    other = changed(written, lambda _, content: content)
    assert verify(other).details == ("something stands in the package beside its parts",)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for number in range(1001):
            package.writestr(f"customXml/item{number}.xml", b"<x/>")
    assert verify(path).status == FOREIGN


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    path = tmp_path / "entities.docx"
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("customXml/item1.xml", bomb)
    assert verify(path).status == FOREIGN


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(written: Path, tmp_path: Path) -> None:
    subprocess.run(
        [
            str(OFFICE),
            "--headless",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            str(tmp_path),
            str(written),
        ],
        check=True,
        capture_output=True,
        timeout=100,
    )
    text = (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert NOTICE in text
    assert ARABIC in text
    assert "Fever, chills." in text
