"""Split sets: several files that llama-gguf-split made of one model → one container.

llama.cpp takes the first part and finds the others by their names; so does this.
"""

from dataclasses import replace
from pathlib import Path

from app.core import parts
from app.core.gguf.container import Container, Flaw, Tensor, parse
from app.core.gguf.model import Keys

FIRST = 1


def parse_all(path: Path) -> tuple[Container, int]:
    """Return the container of a file, or of a split set by its first part, and how many parts.

    The container of a set has the first part's keys and the tensors of all.

    Raises:
        Flaw: a part is missing, of another set, or wrong; or this is not the first part.
        OSError: the file is not there or cannot be read.
    """
    first = parse(path)
    count = Keys(first).integer("split.count", 0, parts.MOST_PARTS) or 0
    if count <= 1:
        return first, 1
    number = (Keys(first).integer("split.no", 0, count - 1) or 0) + 1
    _check_names(path, number, count)
    files = parts.parts(path, count)
    found = [first, *(_part(one, at, count) for at, one in enumerate(files[1:], 2))]
    for one, where in zip(found, files, strict=True):
        try:
            one.check_size()
        except Flaw as flaw:
            raise Flaw(f"{where.name}, {flaw.where}", flaw.why) from None
    return _joined(found), count


def _check_names(path: Path, number: int, count: int) -> None:
    if number != FIRST:
        first = parts.named(path.name, FIRST)
        hint = f"choose {first}" if first != path.name else "choose the first one"
        raise Flaw(
            "key split.no", f"this is part {number} of a model split into {count} files; {hint}"
        )
    if parts.numbering(path) != (FIRST, count):
        raise Flaw(
            "key split.count",
            f"this is part 1 of a model split into {count} files, which must be named "
            f"NAME-00001-of-{count:05d}.gguf and so on",
        )


def _part(path: Path, number: int, count: int) -> Container:
    where = f"part {number} of {count}"
    try:
        part = parse(path)
    except FileNotFoundError:
        raise Flaw(where, f"{path.name} is missing") from None
    except Flaw as flaw:
        raise Flaw(f"{path.name}, {flaw.where}", flaw.why) from None
    said = [Keys(part).integer(key, 0, parts.MOST_PARTS) for key in ("split.no", "split.count")]
    if said != [number - 1, count]:
        raise Flaw(where, f"{path.name} belongs to another model, or has another number")
    return part


def _joined(found: list[Container]) -> Container:
    tensors: dict[str, Tensor] = {}
    for part in found:
        for tensor in part.tensors:
            if tensor.name in tensors:
                raise Flaw(f"tensor {tensor.name}", "it is in two parts")
            tensors[tensor.name] = tensor
    promised = Keys(found[0]).integer("split.tensors.count", 0, 2**31 - 1)
    if promised not in {None, len(tensors)}:
        raise Flaw(
            "key split.tensors.count", f"{promised:,} are promised, {len(tensors):,} are there"
        )
    size_bytes = sum(part.size_bytes for part in found)
    data_offset = sum(part.data_offset for part in found)
    return replace(
        found[0],
        size_bytes=size_bytes,
        tensors=tuple(tensors.values()),
        data_offset=data_offset,
        used_bytes=size_bytes - data_offset,
        padded_bytes=size_bytes - data_offset,
    )
