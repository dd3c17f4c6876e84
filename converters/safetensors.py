"""Safetensors files: the header is checked whole, then bytes are read by their place.

Format: u64 length, little endian; that many bytes of JSON, padded with spaces; the data. Checked
as the format's own library does (`safetensors/src/tensor.rs`), and stricter where a lie could
hide: names, unknown fields, the same name twice, counts (CV-1 of the reliability rules).
"""

import math
import os
import re
import threading  # noqa: TID251  only its lock, where the system cannot read at a place
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from converters.folder import CHANGED, MB, Folder, parse, shown, unreadable
from converters.refusal import Refusal, invalid

if TYPE_CHECKING:
    from types import TracebackType

    from _typeshed import WriteableBuffer

LENGTH_BYTES = 8
MOST_HEADER_BYTES = 100_000_000  # the format's own limit
MOST_TENSORS = 10_000
# 10,000 tensors with names of 200 letters take under 4 MB. What follows may be padding only, so
# that memory is bounded by what a header says and not by how long it claims to be.
MOST_TEXT_BYTES = 8 * MB
MOST_MARKS = 100 * MOST_TENSORS
MOST_NUMBER = 2**63 - 1  # places in files are signed
MOST_DIGITS = len(str(MOST_NUMBER))
MOST_DIMENSIONS = 8
# The rule's 63 letters are GGUF's limit. Names here are longer in real folders, in the parts that
# are then left out: model.vision_tower.vision_model.encoder.layers.26.self_attn.out_proj.weight.
NAME = re.compile(r"[A-Za-z0-9._-]{1,200}")
METADATA = "__metadata__"
FIELDS = {"dtype", "shape", "data_offsets"}
BITS = {
    **dict.fromkeys(("F64", "I64", "U64", "C64"), 64),
    **dict.fromkeys(("F32", "I32", "U32"), 32),
    **dict.fromkeys(("F16", "BF16", "I16", "U16"), 16),
    **dict.fromkeys(("BOOL", "U8", "I8", "F8_E4M3", "F8_E5M2", "F8_E8M0"), 8),
    **dict.fromkeys(("F8_E4M3FNUZ", "F8_E5M2FNUZ"), 8),
    **dict.fromkeys(("F6_E2M3", "F6_E3M2"), 6),
    "F4": 4,
}
POINTER = b"version "  # how the stand-in of Git's large files begins


@dataclass(frozen=True, slots=True)
class Tensor:
    """Where one tensor lies.

    Attributes:
        name: its name in the file.
        dtype: type of its numbers as the file says: `F32`, `F16`, `BF16` or another of `BITS`.
        shape: its dimensions, slowest first; empty for a single number.
        file: name of the file.
        offset: first byte, counted from the start of the file.
        size_bytes: length; always that of `shape` numbers of `dtype`.
    """

    name: str
    dtype: str
    shape: tuple[int, ...]
    file: str
    offset: int
    size_bytes: int


class Source:
    """One file, opened once; several threads may read from it at the same time.

    Attributes:
        name: name of the file.
        size_bytes: its length.
    """

    def __init__(self, folder: Folder, name: str) -> None:
        """Open a file of the folder.

        Raises:
            Refusal: `checkpoint_invalid`: no regular file, or changed since the folder opened it
                first; `disk_failed`.
        """
        self.name = name
        self._folder = folder
        self._file = folder.open(name)
        self._lock = threading.Lock()
        self.size_bytes = os.fstat(self._file.fileno()).st_size

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: "TracebackType | None",
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def read_into(self, buffer: "WriteableBuffer", offset: int, length: int) -> None:
        """Fill the first `length` bytes of a buffer with those from `offset` of the file on.

        Raises:
            Refusal: `checkpoint_invalid` if the file is shorter by now; `disk_failed`.
            ValueError: the buffer is shorter than `length`.
        """
        view = memoryview(buffer).cast("B")
        if not 0 <= length <= len(view):
            raise ValueError(f"no room for {length} bytes")
        done = 0
        while done < length:
            try:
                count = self._read(view[done:length], offset + done)
            except OSError as error:
                raise unreadable(self._folder.path / self.name, error) from error
            if count == 0:
                raise invalid(self.name, f"it ends at byte {offset + done:,}: {CHANGED}")
            done += count

    def read(self, offset: int, length: int) -> bytearray:
        """Return `length` bytes from `offset` of the file on.

        Raises:
            Refusal: as `read_into`.
        """
        content = bytearray(length)
        self.read_into(content, offset, length)
        return content

    def check(self) -> None:
        """Check that all that was read is of one state of the file; call it after the last read.

        Raises:
            Refusal: `checkpoint_invalid`: it grew, shrank, was written to or replaced.
        """
        # What has the name now is compared: it is the open file, or the open file was replaced.
        try:
            self._folder.open(self.name).close()
        except Refusal as error:  # also where it is gone, or is a link by now
            raise invalid(self.name, CHANGED) from error

    def tensors(self) -> list[Tensor]:
        """Return what the header lists, sorted by name, after all of it was checked.

        Raises:
            Refusal: as `read`.
        """
        name, size_bytes = self.name, self.size_bytes
        if size_bytes < LENGTH_BYTES:
            raise invalid(name, f"it is cut off: {size_bytes} bytes are no safetensors file")
        head = self.read(0, LENGTH_BYTES)
        if head == POINTER:
            raise invalid(name, "it only points to the file; fetch that with “git lfs pull”")
        length = int.from_bytes(head, "little")
        if length > MOST_HEADER_BYTES:
            most = f"{MOST_HEADER_BYTES:,}"
            raise invalid(name, f"its header says it is {length:,} bytes long; {most} is the most")
        start = LENGTH_BYTES + length
        if start > size_bytes:
            short = f"it is cut off inside its header: byte {size_bytes:,} of {start:,}"
            raise invalid(name, f"{short}; fetch it again")
        header = _parsed(name, self._text(length))
        return _tensors(name, header, start, size_bytes)

    def _read(self, view: memoryview, offset: int) -> int:
        if hasattr(os, "preadv"):
            return os.preadv(self._file.fileno(), [view], offset)
        with self._lock:  # Windows: the place in the file belongs to all threads
            self._file.seek(offset)
            return self._file.readinto(view) or 0  # type: ignore[attr-defined]

    def _text(self, length: int) -> bytearray:
        text = self.read(LENGTH_BYTES, min(length, MOST_TEXT_BYTES))
        if not text.startswith(b"{"):
            raise invalid(self.name, f"its header does not begin with “{{” (byte {LENGTH_BYTES})")
        for offset in range(len(text), length, MB):
            if self.read(LENGTH_BYTES + offset, min(MB, length - offset)).strip(b" "):
                why = f"its header holds more text than {MOST_TENSORS:,} tensors need"
                raise invalid(self.name, why)
        return text


class Ahead(Source):
    """Stands for a file that is still to come; what is read of it is asked for."""

    def __init__(self, folder: Folder, name: str, size_bytes: int) -> None:
        """Open nothing."""
        self.name = name
        self.size_bytes = size_bytes
        self._folder = folder

    def close(self) -> None:
        """Close nothing."""

    def read_into(self, buffer: "WriteableBuffer", offset: int, length: int) -> None:
        """Fill the buffer as `Source.read_into` does.

        Raises:
            Refusal: as `Folder.ahead`.
        """
        memoryview(buffer).cast("B")[:length] = self._folder.ahead(self.name, offset, length)

    def check(self) -> None:
        """Check nothing: what was read ahead is compared when the file is there."""


def opened(folder: Folder, name: str) -> Source:
    """Open a file of the folder, or what stands for it while it is not there.

    Raises:
        Refusal: as `Source`.
    """
    size_bytes = folder.announced_bytes(name)
    return Source(folder, name) if size_bytes is None else Ahead(folder, name, size_bytes)


def read(folder: Folder, name: str) -> list[Tensor]:
    """Return the tensors of a file, sorted by name, after all of its header was checked.

    Accepted is only what the format's own library accepts, and of that: names of up to 200
    letters, digits and `._-`, each once; no field but the format's three; at most 10,000 tensors
    of at most 8 dimensions. Empty tensors (a dimension of 0) are part of the format; whoever
    needs their numbers has to refuse them. The memory it takes does not grow with the file.

    Raises:
        Refusal: `checkpoint_invalid` with file, tensor and byte; `disk_failed`.
    """
    with opened(folder, name) as source:
        return source.tensors()


def _parsed(file: str, text: bytearray) -> dict[str, Any]:
    def number(digits: str) -> int:
        # Also “-0”, which is 0 to Python and no place to the format's library.
        if not digits.isdecimal() or len(digits) > MOST_DIGITS or int(digits) > MOST_NUMBER:
            raise invalid(file, f"its header says “{shown(digits)}” where a whole number belongs")
        return int(digits)

    return parse(file, text, MOST_MARKS, number)


def _tensors(file: str, header: dict[str, Any], start: int, end: int) -> list[Tensor]:
    _check_metadata(file, header.pop(METADATA, {}))
    if not header:
        raise invalid(file, "it holds no tensors")
    if len(header) > MOST_TENSORS:
        raise invalid(file, f"its header lists more than {MOST_TENSORS:,} tensors")
    tensors = [_tensor(file, name, entry, start) for name, entry in header.items()]
    _check_places(tensors, start, end)
    return sorted(tensors, key=lambda tensor: tensor.name)


def _check_metadata(file: str, metadata: object) -> None:
    if not isinstance(metadata, dict):
        raise invalid(file, f"{METADATA} in its header is no object")
    for text in (*metadata, *metadata.values()):
        if not isinstance(text, str) or _has_surrogates(text):
            raise invalid(file, f"{METADATA} in its header holds something else than text")


def _has_surrogates(text: str) -> bool:
    return not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text)


def _tensor(file: str, name: str, entry: object, start: int) -> Tensor:
    where = f"{file}: {shown(name)}"
    if not NAME.fullmatch(name):
        raise invalid(where, "this name is not made of 1 to 200 letters, digits, “.”, “_”, “-”")
    if not isinstance(entry, dict) or entry.keys() != FIELDS:
        raise invalid(where, "its entry has other fields than dtype, shape and data_offsets")
    dtype, shape = entry["dtype"], _numbers(where, "shape", entry["shape"])
    if not isinstance(dtype, str) or dtype not in BITS:
        what = f"“{shown(dtype)}” is unknown" if isinstance(dtype, str) else "is no text"
        raise invalid(where, f"its dtype {what}")
    if len(shape) > MOST_DIMENSIONS:
        raise invalid(where, f"it has more than {MOST_DIMENSIONS} dimensions")
    offsets = _numbers(where, "data_offsets", entry["data_offsets"])
    if len(offsets) != 2 or offsets[0] > offsets[1]:  # noqa: PLR2004  begin and end
        raise invalid(where, "its data_offsets are no begin and end")
    size_bytes = offsets[1] - offsets[0]
    _check_size(where, dtype, shape, size_bytes)
    return Tensor(name, dtype, shape, file, start + offsets[0], size_bytes)


def _numbers(where: str, field: str, found: object) -> tuple[int, ...]:
    # A truth value is a number to Python and none to JSON.
    if not isinstance(found, list) or any(type(number) is not int for number in found):
        raise invalid(where, f"its {field} is no list of whole numbers")
    return tuple(found)


def _check_size(where: str, dtype: str, shape: tuple[int, ...], size_bytes: int) -> None:
    # Counted without the zeros too: a product that the format's library cannot hold is refused.
    if math.prod(max(number, 1) for number in shape) * BITS[dtype] > MOST_NUMBER:
        raise invalid(where, "its shape is larger than any file")
    bits = math.prod(shape) * BITS[dtype]
    if bits != size_bytes * 8:
        shape_text = "×".join(map(str, shape)) or "1"
        why = f"{shape_text} numbers of {dtype} are not {size_bytes:,} bytes, as it says"
        raise invalid(where, why)


def _check_places(tensors: list[Tensor], start: int, end: int) -> None:
    place = start
    for tensor in sorted(tensors, key=lambda tensor: (tensor.offset, tensor.size_bytes)):
        where = f"{tensor.file}: {tensor.name}"
        after = tensor.offset + tensor.size_bytes
        if after > end:
            missing = f"the file ends at byte {end:,}, before byte {after:,}"
            raise invalid(where, f"it is cut off: {missing}; fetch it again")
        if tensor.offset != place:
            wrong = "overlaps another" if tensor.offset < place else "leaves a hole before it"
            raise invalid(where, f"it {wrong} (byte {tensor.offset:,}, not {place:,})")
        place = after
    if place != end:
        file = tensors[0].file
        raise invalid(file, f"{end - place:,} bytes at its end (byte {place:,}) are no tensor's")
