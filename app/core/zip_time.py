"""A time as a zip file can hold it: 1980 to 2107 (APPNOTE 4.4.6)."""

from datetime import UTC, datetime

_FIRST, _LAST = 1980, 2107


def zip_time(when: datetime) -> tuple[int, int, int, int, int, int]:
    """Return year to second for `zipfile.ZipInfo`, in UTC.

    A computer whose clock lost its battery begins at 1970, which zipfile refuses: such a time is
    told as the nearest that there is.
    """
    when = when.astimezone(UTC)
    if when.year < _FIRST:
        return (_FIRST, 1, 1, 0, 0, 0)
    if when.year > _LAST:
        return (_LAST, 12, 31, 23, 59, 58)
    return (when.year, when.month, when.day, when.hour, when.minute, when.second)
