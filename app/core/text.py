"""Marks for translation outside Qt, and how a translated sentence takes its values."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802, ARG001  Qt's own name
    """Return the text unchanged; `pyside6-lupdate` collects it under `context` by this name."""
    return text


def fill(sentence: str, *values: object) -> str:
    """Return the sentence with `%1`, `%2` … replaced, in one pass, so values stay as they are."""
    parts = sentence.split("%")
    filled = [parts[0]]
    for part in parts[1:]:
        number = part[:1]
        is_place = number in set("123456789") and int(number) <= len(values)
        filled.append(f"{values[int(number) - 1]}{part[1:]}" if is_place else f"%{part}")
    return "".join(filled)


def size(size_bytes: float) -> str:
    """Return a size in decimal units, e.g. `1.70 GB`, `214 kB`, `98 MB`."""
    for unit, factor, places in (("GB", 10**9, 2), ("MB", 10**6, 0)):
        if size_bytes >= factor:
            return f"{size_bytes / factor:.{places}f} {unit}"
    return f"{size_bytes / 1000:.0f} kB"


def title_of(question: str, longest: int = 60) -> str:
    """Return a one-line title from the first words of a question; never empty."""
    words = " ".join("".join(c if c.isprintable() else " " for c in question[:2000]).split())
    if len(words) <= longest:
        return words or "…"
    cut = words[: longest + 1].rpartition(" ")[0]
    return (cut if len(cut) >= longest // 2 else words[:longest]).rstrip(" ,.;:") + "…"
