"""A CSV opened by LibreOffice holds text and numbers, and no formula."""

import shutil
import subprocess  # noqa: TID251  the field's own program looks at the file
import zipfile
from pathlib import Path

import pytest

from app.core.transcript.writing import Format
from app.paths import Places
from app.store.database import open_database
from tests import transcripts
from tests.transcripts import exported

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
TRIGGERS = [*"=+-@\t", *"\uff1d\uff0b\uff0d\uff20"]
# Commas between cells, double quotes around text, UTF-8, from the first line on.
FILTER = "CSV:44,34,76,1,,0,false,true,false,false,false,-1"

pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def opened(path: Path, folder: Path) -> str:
    """Return the sheet that LibreOffice makes of a CSV, as XML."""
    command = [str(OFFICE), "--headless", f"-env:UserInstallation={(folder / 'p').as_uri()}"]
    command += [f"--infilter={FILTER}", "--convert-to", "ods", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    with zipfile.ZipFile(folder / f"{path.stem}.ods") as package:
        return package.read("content.xml").decode()


def test_no_cell_becomes_a_formula(places: Places, tmp_path: Path) -> None:
    with open_database(places) as store:
        known = transcripts.fill(store)
        for trigger in TRIGGERS:
            for before in ("", '"', "x\n"):
                transcripts.answered(store, known, f"{before}{trigger}1+2", None, f"{trigger}A1")
        path = exported(store, Format.CSV, tmp_path / "a.csv", known).path
    sheet = opened(path, tmp_path)
    assert "table:formula" not in sheet
    assert "HYPERLINK(1)" in sheet
    control = tmp_path / "control.csv"
    control.write_text("a,b\n1,=1+2\n")
    assert "table:formula" in opened(control, tmp_path), "the detector sees a formula"
