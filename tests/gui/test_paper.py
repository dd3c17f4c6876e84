"""Pages: the notice on each, no line cut, Arabic shaped, and a proof that names the page."""

import json
import re
import shutil
import subprocess  # noqa: TID251  the programs of the field look at the file
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.core.transcript import pdf_proof
from app.core.transcript.prose import untranslated
from app.core.transcript.verdict import ALTERED, FOREIGN, INTACT
from app.core.transcript.verification import verify
from app.core.transcript.writing import Format
from app.core.wording import NOTICE
from app.gui.paper import PdfFile, _break
from app.paths import Places
from app.store.database import Store, open_database
from app.store.exports import Chosen, Exported, Reader
from tests import damage, transcripts

POPPLER = shutil.which("pdftotext")
needs_poppler = pytest.mark.skipif(POPPLER is None, reason="poppler-utils are not installed")


@pytest.fixture
def store(places: Places, qapp: QApplication) -> Iterator[Store]:  # noqa: ARG001  Qt's fonts
    with open_database(places) as opened:
        yield opened


def written(store: Store, folder: Path, known: str, reader: Reader | None = None) -> Exported:
    chosen = Chosen((known,), Format.PDF, folder / "a.pdf")
    return store.exports.begin(chosen, reader, PdfFile).run()


def pages(path: Path) -> list[str]:
    ran = subprocess.run(
        [str(POPPLER), "-layout", str(path), "-"], check=True, capture_output=True, text=True
    )
    return ran.stdout.split("\f")[:-1]


def words(text: str) -> str:
    return " ".join(text.split())


@needs_poppler
def test_the_notice_is_on_the_first_page_and_at_the_foot_of_every_page(
    store: Store, tmp_path: Path
) -> None:
    known = transcripts.long_chat(store, 40)
    transcripts.answered(store, known, "a long one", None, "word " * 3000)
    path = written(store, tmp_path, known).path
    found = pages(path)
    assert len(found) > 3
    assert words(found[0]).startswith(NOTICE)
    for number, page in enumerate(found, 1):
        assert words(page).endswith(NOTICE), page[-300:]
        assert re.search(rf"\b{number}\n+{re.escape(NOTICE[:40])}", page)


@needs_poppler
def test_no_line_is_lost_or_doubled_between_two_pages(store: Store, tmp_path: Path) -> None:
    lines = [f"line {number} of many" for number in range(400)]
    known, _ = transcripts.answered(store, None, "\n".join(lines), None, "\n\n".join(lines))
    store.history.rename(known, "a title of other words")
    text = "\n".join(pages(written(store, tmp_path, known).path))
    for number in range(400):
        assert len(re.findall(rf"\bline {number} of many", text)) == 2, number


@needs_poppler
def test_what_was_said_and_how_it_was_made_is_on_paper(store: Store, tmp_path: Path) -> None:
    text = words("\n".join(pages(written(store, tmp_path, transcripts.fill(store)).path)))
    for fact in ("ab" * 32, "ef" * 32, "4711", "0c1e57098", "Fever, chills."):
        assert fact in text
    for mark in ("stopped", "interrupted", "Cut: it reached", "did not see", "Edited"):
        assert mark in text


@needs_poppler
def test_the_manifest_is_an_attachment_that_a_reader_can_save(store: Store, tmp_path: Path) -> None:
    path = written(store, tmp_path, transcripts.fill(store)).path
    out = tmp_path / "manifest.json"
    subprocess.run(
        ["pdfdetach", "-save", "1", "-o", str(out), str(path)], check=True, capture_output=True
    )
    manifest = json.loads(out.read_text())
    assert manifest["document"] == "pdf"
    names = [name for page in manifest["pages"] for name in page[3]]
    assert {f"message:{number}" for number in range(1, 10)} <= set(names)


def test_a_changed_page_is_named_with_its_messages(store: Store, tmp_path: Path) -> None:
    path = written(store, tmp_path, transcripts.long_chat(store, 20)).path
    assert verify(path).status == INTACT
    whole = path.read_bytes()
    manifest = json.loads(re.search(rb"stream\n(\{.*\})\nendstream", whole).group(1))
    start, end, _, names = manifest["pages"][1]
    at = (start + end) // 2
    path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    found = verify(path)
    assert found.status == ALTERED
    assert found.details[0].startswith("page 2 was changed: ")
    assert names[0].partition(":")[2] in found.details[0]


def test_any_changed_byte_shows(store: Store, tmp_path: Path) -> None:
    path = written(store, tmp_path, transcripts.fill(store)).path
    whole = path.read_bytes()
    for at in [*range(0, len(whole), len(whole) // 200), *range(len(whole) - 300, len(whole))]:
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert verify(path).status != INTACT, at
    path.write_bytes(whole + b"1 0 obj\n<< >>\nendobj\n")
    assert verify(path).status == ALTERED
    assert verify(path).details == ("something was added after the end",)
    path.write_bytes(whole[:-100])
    assert (verify(path).status, verify(path).details) == (ALTERED, ("its end is missing",))


def test_what_is_left_of_a_file_is_altered(store: Store, tmp_path: Path) -> None:
    damage.check(written(store, tmp_path, transcripts.fill(store)).path, Format.PDF)


def test_a_pdf_of_others_is_not_ours(tmp_path: Path) -> None:
    path = tmp_path / "other.pdf"
    path.write_bytes(b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\n%%EOF\n")
    assert verify(path).status == FOREIGN
    path.write_bytes(b"%PDF-1.4\n(" + pdf_proof.ATTACHMENT + b")\n%%EOF\n")
    assert verify(path).status == ALTERED


def test_a_page_ends_between_two_lines() -> None:
    lines = [(0.0, 10.0), (10.0, 20.0), (12.0, 26.0), (26.0, 40.0)]
    assert _break(lines, 0.0, 40.0) == 40.0
    assert _break(lines, 0.0, 30.0) == 26.0
    assert _break(lines, 0.0, 25.0) == 10.0, "two cells beside each other end together"
    assert _break(lines, 0.0, 5.0) == 0.0


def test_a_page_from_right_to_left_is_laid_out(store: Store, tmp_path: Path) -> None:
    reader = Reader(untranslated, "ar", is_right_to_left=True)
    done = written(store, tmp_path, transcripts.fill(store), reader)
    assert verify(done.path).status == INTACT


def test_a_cancel_in_the_middle_of_a_page_leaves_nothing(store: Store, tmp_path: Path) -> None:
    known = transcripts.long_chat(store, 20)
    steps = store.exports.begin(
        Chosen((known,), Format.PDF, tmp_path / "a.pdf"), make=PdfFile
    ).steps()
    next(steps)
    steps.close()
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_a_page_that_is_given_up_is_let_go(store: Store, tmp_path: Path, qtlog: object) -> None:
    """Qt warns of a device that goes while it is painted on, and a warning fails a test here."""
    known = transcripts.long_chat(store, 5)
    chosen = Chosen((known,), Format.PDF, tmp_path / "a.pdf")
    made: list[PdfFile] = []

    def make(job: object) -> PdfFile:
        made.append(PdfFile(job))  # type: ignore[arg-type]
        return made[0]

    steps = store.exports.begin(chosen, make=make).steps()
    next(steps)
    assert made[0]._paper._painter.isActive()
    steps.close()
    assert not made[0]._paper._painter.isActive()
    assert qtlog
