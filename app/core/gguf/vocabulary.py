"""The vocabulary rules: what llama.cpp's tokenizer takes for granted, checked beforehand.

Sources: `src/llama-vocab.cpp` of 0c1e57098: array types and lengths (2466-2505), one token for
each string (2544), byte tokens of SentencePiece (`byte_to_token`).
"""

from app.core.gguf.container import Array, Container, Flaw

KINDS = ("llama", "gpt2")  # SentencePiece and byte-pair: what the checked architectures use
ELEMENTS = {"scores": ("f32",), "token_type": ("i32", "u32"), "merges": ("str",)}
NUMBER_OF_BYTES = 256


def check(container: Container, *, is_known: bool) -> int:
    """Return the number of tokens of this file; 0 if it has none.

    With `is_known` false only the rules that hold for every architecture are applied.

    Raises:
        Flaw: the engine would abort, or could not tokenise, with this vocabulary.
    """
    tokens = _array(container, "tokens", ("str",))
    if tokens is None:
        if is_known:
            raise Flaw("key tokenizer.ggml.tokens", "it is missing")
        return 0
    known = _unique(tokens)
    if is_known:
        _check_kind(container, known)
        _check_special(container, len(tokens))
    for name, allowed in ELEMENTS.items():
        items = _array(container, name, allowed)
        if items is not None and name != "merges" and len(items) != len(tokens):
            raise Flaw(
                f"key tokenizer.ggml.{name}",
                f"it has {len(items):,} entries for {len(tokens):,} tokens",
            )
    return len(tokens)


def _array(
    container: Container, name: str, allowed: tuple[str, ...]
) -> tuple[bytes, ...] | tuple[int, ...] | tuple[float, ...] | None:
    key = f"tokenizer.ggml.{name}"
    value = container.keys.get(key)
    if value is None:
        return None
    if not isinstance(value.content, Array) or value.content.type not in allowed:
        kind = value.content.type if isinstance(value.content, Array) else value.type
        raise Flaw(f"key {key}", f"it must be an array of {allowed[0]}, and is {kind}")
    return value.content.items


def _unique(tokens: tuple[bytes, ...] | tuple[int, ...] | tuple[float, ...]) -> set[bytes]:
    # The engine reads each token up to its first NUL and names empty ones by their number.
    if not tokens:
        raise Flaw("key tokenizer.ggml.tokens", "it is empty")
    read = [
        bytes(token).split(b"\0", 1)[0] or b"[EMPTY_%d]" % number
        for number, token in enumerate(tokens)
        if isinstance(token, bytes)
    ]
    known = set(read)
    if len(known) == len(read):
        return known
    first: dict[bytes, int] = {}
    for number, token in enumerate(read):
        if first.setdefault(token, number) != number:
            raise Flaw(
                "key tokenizer.ggml.tokens", f"tokens {first[token]:,} and {number:,} are equal"
            )
    return known


def _check_kind(container: Container, tokens: set[bytes]) -> None:
    value = container.keys.get("tokenizer.ggml.model")
    kind = value.content if value else b""
    name = kind.decode("utf-8", "replace") if isinstance(kind, bytes) else ""
    if name not in KINDS:
        raise Flaw(
            "key tokenizer.ggml.model", f"it must be “llama” or “gpt2”, and is “{name[:64]}”"
        )
    if name == "gpt2":
        if "tokenizer.ggml.merges" not in container.keys:
            raise Flaw("key tokenizer.ggml.merges", "it is missing")
        return
    for byte in range(NUMBER_OF_BYTES):
        if b"<0x%02X>" % byte not in tokens and bytes([byte]) not in tokens:
            raise Flaw(
                "key tokenizer.ggml.tokens", f"the token for the byte 0x{byte:02X} is missing"
            )


def _check_special(container: Container, count: int) -> None:
    for name, value in container.keys.items():
        if not (name.startswith("tokenizer.ggml.") and name.endswith("_token_id")):
            continue
        if not isinstance(value.content, int) or not 0 <= value.content < count:
            raise Flaw(f"key {name}", f"{_short(value.content)} is no token; there are {count:,}")


def _short(content: object) -> str:
    return f"{content:,}" if isinstance(content, int) else "this"
