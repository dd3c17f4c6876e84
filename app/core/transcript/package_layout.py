"""Whether a zip package has nothing but its members: no byte before, between, or behind them.

The hashes of a manifest cover what the members hold. What a zip file says of them twice (APPNOTE
4.3: before each member, and in the list at the end) is compared here, and that they lie next to
each other, so that no words hide in a gap and a changed byte shows wherever it is.
"""

import io
import struct
import zipfile
from typing import NamedTuple

_BEFORE = struct.Struct("<4s5H3L2H")  # 4.3.7, before each member
_LISTED = struct.Struct("<4s4B4H3L5H2L")  # 4.3.12, in the list at the end
_END = struct.Struct("<4s4H2LH")  # 4.3.16
_EXTRA = struct.Struct("<HH")
_IS_DESCRIBED_BEHIND = 0x08
_PLAIN_FLAGS = {0, _IS_DESCRIBED_BEHIND}
_SYSTEMS = {0, 3}  # MS-DOS and Windows, Unix: the two that Python writes, with rights for the owner
_OWNERS = 0o600 << 16
_ZIP64 = 1  # 4.5.3
_ZIP64_LENGTH = 16
_MOST_32 = 0xFFFFFFFF


class _Header(NamedTuple):
    sign: bytes
    version: int
    flags: int
    method: int
    time: int
    date: int
    crc: int
    packed: int
    size: int
    name_length: int
    extra_length: int


def is_tidy(content: bytes, package: zipfile.ZipFile) -> bool:
    """Return whether each byte of a package is accounted for by what its list of members says."""
    infos = package.infolist()
    at = 0
    try:
        for info in infos:
            at = _behind(content, at, info)
        return at == package.start_dir and _is_list(content, at, infos)
    except (struct.error, ValueError):
        return False


def _behind(content: bytes, at: int, info: zipfile.ZipInfo) -> int:
    """Return where a member ends that begins at `at`.

    Raises:
        ValueError: it begins elsewhere, or what stands before or behind it is not what is listed.
    """
    header = _Header(*_BEFORE.unpack_from(content, at))
    name = content[at + _BEFORE.size :][: header.name_length]
    start = at + _BEFORE.size + header.name_length
    extra = content[start : start + header.extra_length]
    sizes = (info.CRC, info.compress_size, info.file_size)
    is_behind = bool(info.flag_bits & _IS_DESCRIBED_BEHIND)
    zip64 = _of_zip64(extra.removeprefix(info.extra))
    told = (header.crc, header.packed, header.size)
    expected = (0, _MOST_32, _MOST_32) if is_behind and zip64 is not None else (0, 0, 0)
    is_same = (
        info.header_offset == at
        and (header.version, header.flags) == (info.extract_version, info.flag_bits)
        and (header.method, (header.date, header.time)) == (info.compress_type, _dos(info))
        and name == info.orig_filename.encode("utf-8")
        and extra.startswith(info.extra)
        and told == (expected if is_behind else sizes)
        and zip64 in {None, (0, 0)}
    )
    if not is_same:
        raise ValueError(name)
    end = start + header.extra_length + info.compress_size
    if is_behind:
        form = struct.Struct("<4sLQQ" if zip64 is not None else "<4sLLL")
        if form.unpack_from(content, end) != (b"PK\x07\x08", *sizes):
            raise ValueError(name)
        end += form.size
    return end


def _of_zip64(extra: bytes) -> tuple[int, int] | None:
    """Return the sizes of an extra field for large members; `None` if there is no field at all."""
    if not extra:
        return None
    kind, length = _EXTRA.unpack_from(extra)
    if (kind, length) != (_ZIP64, _ZIP64_LENGTH) or len(extra) != _EXTRA.size + length:
        raise ValueError(kind)
    first, second = struct.unpack_from("<QQ", extra, _EXTRA.size)
    return first, second


def _dos(info: zipfile.ZipInfo) -> tuple[int, int]:
    """Return date and time as a zip file holds them, APPNOTE 4.4.6."""
    year, month, day, hour, minute, second = info.date_time
    return (year - 1980) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2


def _is_list(content: bytes, at: int, infos: list[zipfile.ZipInfo]) -> bool:
    """Return whether the list of members begins at `at`, and nothing comes behind it."""
    out = io.BytesIO()
    for info in infos:
        date, time = _dos(info)
        name = info.orig_filename.encode("utf-8")
        out.write(
            _LISTED.pack(
                b"PK\x01\x02",
                info.extract_version,
                info.create_system if info.create_system in _SYSTEMS else ~0 & 0xFF,
                info.extract_version,
                0,
                info.flag_bits if info.flag_bits in _PLAIN_FLAGS else ~0 & 0xFFFF,
                info.compress_type,
                time,
                date,
                info.CRC,
                info.compress_size,
                info.file_size,
                len(name),
                len(info.extra),
                0,
                0,
                0,
                _OWNERS,
                info.header_offset,
            )
        )
        out.write(name + info.extra)
    listed = out.getvalue()
    count = len(infos)
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(listed), at, 0)
    return content[at:] == listed + end
