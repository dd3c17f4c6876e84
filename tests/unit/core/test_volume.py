"""Whether a disk is encrypted as a whole: told by what Linux shows of its devices."""

import sys
from pathlib import Path

import pytest

from app.core.volume import is_encrypted

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux shows it")


@pytest.fixture
def computer(tmp_path: Path) -> tuple[Path, Path]:
    """A root on LVM on LUKS, a plain disk, one that lies on both kinds, and memory."""
    blocks = tmp_path / "block"
    for number, uuid, below in (
        ("253:1", "LVM-abc", ["253:0"]),
        ("253:0", "CRYPT-LUKS2-abc", ["8:3"]),
        ("8:3", "", []),
        ("8:17", "", []),
        ("253:2", "LVM-def", ["253:0", "8:17"]),
    ):
        device = blocks / number
        (device / "slaves").mkdir(parents=True)
        if uuid:
            (device / "dm").mkdir()
            (device / "dm" / "uuid").write_text(uuid)
        for one in below:
            (device / "slaves" / one).symlink_to(blocks / one)
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "22 1 253:1 / / rw shared:1 - ext4 /dev/mapper/vg-root rw\n"
        "23 22 0:21 / /run rw - tmpfs tmpfs rw\n"
        "24 22 8:17 / /media/a\\040stick rw - vfat /dev/sdb1 rw\n"
        "25 22 253:2 / /srv rw - ext4 /dev/mapper/vg-srv rw\n"
        "a line of another kind\n"
    )
    return mounts, blocks


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/home/amina", True),
        ("/media/a stick/data", False),
        ("/run/casebook", None),
        ("/srv/casebook", False),
    ],
)
def test_what_lies_below_a_path(
    computer: tuple[Path, Path], path: str, expected: bool | None
) -> None:
    assert is_encrypted(Path(path), *computer) is expected


def test_what_cannot_be_read_is_not_told(tmp_path: Path) -> None:
    assert is_encrypted(Path("/home"), tmp_path / "none", tmp_path) is None
    assert is_encrypted(tmp_path) in {True, False, None}  # this computer's own answer
