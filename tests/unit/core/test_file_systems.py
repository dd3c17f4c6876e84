"""Which disks SQLite's write-ahead log is used on."""

from pathlib import Path

import pytest

from app.core import file_systems

LINES = """\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
40 22 8:17 / /media/p\\040q rw shared:3 master:2 - {kind} /dev/sdb1 rw
"""


@pytest.mark.parametrize(
    ("kind", "is_suited"),
    [
        *((kind, True) for kind in ("ext4", "btrfs", "xfs", "apfs", "zfs", "tmpfs")),
        *((kind, False) for kind in ("vfat", "exfat", "fuseblk", "ntfs3", "fuse.sshfs")),
        *((kind, False) for kind in ("nfs4", "cifs", "9p")),
    ],
)
def test_a_log_is_kept_on_disks_and_not_on_sticks_or_networks(
    kind: str, is_suited: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_systems, "name_of", lambda _folder: kind)
    assert file_systems.suits_a_log(Path()) is is_suited


@pytest.mark.parametrize(
    ("kind", "is_suited"), [("NTFS", True), ("exFAT", False), ("FAT32", False)]
)
def test_windows_own_disk_is_no_stick(
    kind: str, is_suited: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr(file_systems, "name_of", lambda _folder: kind)
    assert file_systems.suits_a_log(Path()) is is_suited


def test_the_system_is_asked_by_the_number_of_the_device(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    mounts = tmp_path / "mountinfo"
    mounts.write_text(LINES.format(kind="exfat"))
    monkeypatch.setattr(file_systems, "_MOUNTS", mounts)
    for device, name in (((8, 17), "exfat"), ((254, 0), "ext4"), ((8, 1), "")):
        monkeypatch.setattr("os.major", lambda _number, device=device: device[0])
        monkeypatch.setattr("os.minor", lambda _number, device=device: device[1])
        assert file_systems.name_of(tmp_path) == name
    mounts.unlink()
    assert file_systems.name_of(tmp_path) == ""
