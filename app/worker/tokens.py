"""Text and tokens: what people typed never becomes a control token, and no byte is lost unseen."""

import codecs
import ctypes
import functools
import hashlib
import re
from collections.abc import Sequence
from typing import Any

from app.worker.native import api
from app.worker.template import Segment

# Begins a text whose tokens must not depend on where it stands; see `Vocabulary._inside`.
SENTINEL = "\n"
_SURROGATES = re.compile("[\ud800-\udfff]")


class Vocabulary:
    """The tokens of a model in memory.

    Attributes:
        size: number of tokens.
        bos: text of the token that begins a prompt; empty if there is none.
        eos: text of the token that ends an answer; empty if there is none.
    """

    def __init__(self, model: Any) -> None:
        """Read from a `llama_model` pointer, which must outlive this object."""
        self._vocabulary = api.llama_model_get_vocab(model)
        self.size: int = api.llama_vocab_n_tokens(self._vocabulary)
        self._bos: int = api.llama_vocab_bos(self._vocabulary)
        self._adds_bos: bool = api.llama_vocab_get_add_bos(self._vocabulary)
        self.bos = self._written(self._bos)
        self.eos = self._written(api.llama_vocab_eos(self._vocabulary))
        self._is_control = api.llama_vocab_is_control
        self._piece_buffer = ctypes.create_string_buffer(256)
        self._adds_space = self.piece(self._raw("a", is_special=False)[0]).startswith(b" ")

    def prompt(self, segments: Sequence[Segment]) -> tuple[list[int], dict[int, int]]:
        """Return the tokens of a prompt, and how many each message's text makes.

        The template's own words may become control tokens, typed text never does. A token that
        begins the prompt is added if the vocabulary wants one and the template wrote none.
        """
        tokens: list[int] = []
        counts: dict[int, int] = {}
        for segment in segments:
            is_typed = segment.message is not None
            found = self._segment(segment.text, is_typed=is_typed, before=tokens[-1:])
            tokens += found
            if segment.message is not None:
                counts[segment.message] = len(found)
        if self._adds_bos and self._bos >= 0 and tokens[:1] != [self._bos]:
            tokens.insert(0, self._bos)
        return tokens, counts

    def begins(self, tokens: Sequence[int]) -> int:
        """Return how many tokens that begin a text stand at the beginning."""
        others = (at for at, token in enumerate(tokens) if token != self._bos)
        return next(others, len(tokens))

    def begins_with_bos(self, text: str) -> str:
        """Return a written prompt with the beginning token that `prompt` adds, if it adds one."""
        adds = self._adds_bos and self._bos >= 0 and not text.startswith(self.bos)
        return self.bos + text if adds else text

    def is_control(self, token: int) -> bool:
        """Tell whether this token steers the model instead of standing for text."""
        return bool(self._is_control(self._vocabulary, token))

    def is_end(self, token: int) -> bool:
        """Tell whether an answer ends with this token."""
        return bool(api.llama_vocab_is_eog(self._vocabulary, token))

    def piece(self, token: int, *, is_first: bool = False) -> bytes:
        """Return the bytes a token stands for; none for a control token.

        `is_first` leaves out the space that some vocabularies put before a text.
        """
        strips = int(is_first and self._adds_space)
        call = functools.partial(api.llama_token_to_piece, self._vocabulary, token)
        length = call(self._piece_buffer, len(self._piece_buffer), strips, False)
        if length < 0:
            self._piece_buffer = ctypes.create_string_buffer(-length)
            length = call(self._piece_buffer, len(self._piece_buffer), strips, False)
        return self._piece_buffer.raw[: max(0, length)]

    def _segment(self, text: str, *, is_typed: bool, before: list[int]) -> list[int]:
        stands_inside = self._adds_space and bool(before) and not self.is_control(before[0])
        if not is_typed:
            return (
                self._inside(text, is_special=True)
                if stands_inside
                else self._raw(text, is_special=True)
            )
        tokens = self._inside(text) if stands_inside else self._raw(text, is_special=False)
        return self._without_control(text, tokens)

    def _inside(self, text: str, *, is_special: bool = False) -> list[int]:
        """Tokenise text that follows other text, without the space a beginning would get.

        llama.cpp puts that space before every text it is handed. The sentinel takes it: it is cut
        off with its tokens, if they come out the same with and without the text behind them.
        """
        sentinel = self._raw(SENTINEL, is_special=False)
        tokens = self._raw(SENTINEL + text, is_special=is_special)
        if tokens[: len(sentinel)] == sentinel:
            return tokens[len(sentinel) :]
        return self._raw(text.removeprefix(" "), is_special=is_special)

    def _without_control(self, text: str, tokens: list[int]) -> list[int]:
        """Return tokens none of which steers; the text is cut where its parts would make one.

        llama.cpp skips control tokens when it looks for special ones, but merges of ordinary
        pieces may still arrive at one. Cut in the middle, the parts cannot.
        """
        if not any(map(self.is_control, tokens)):
            return tokens
        middle = len(text) // 2
        if not middle:
            return [token for token in tokens if not self.is_control(token)]
        halves = (text[:middle], text[middle:])
        return [
            token
            for half in halves
            for token in self._without_control(half, self._inside_or_raw(half))
        ]

    def _inside_or_raw(self, text: str) -> list[int]:
        return self._inside(text) if self._adds_space else self._raw(text, is_special=False)

    def _raw(self, text: str, *, is_special: bool) -> list[int]:
        """Return llama.cpp's tokens for a text; surrogates that stand alone become U+FFFD."""
        data = _SURROGATES.sub("\ufffd", text).encode()
        room = len(data) + 16
        while True:
            tokens = (ctypes.c_int32 * room)()
            count = api.llama_tokenize(
                self._vocabulary,
                data,
                len(data),
                tokens,
                room,
                False,
                is_special,
            )
            if count >= 0:
                return tokens[:count]
            room = -count

    def _written(self, token: int) -> str:
        if token < 0:
            return ""
        return str(
            (api.llama_vocab_get_text(self._vocabulary, token) or b"").decode("utf-8", "replace")
        )


class Decoder:
    """Pieces of bytes → text: a character is held until it is whole, an impossible byte is counted.

    Attributes:
        dropped_bytes: bytes that were no valid UTF-8 and are in no text.
    """

    def __init__(self) -> None:
        """Start at the beginning of an answer."""
        self.dropped_bytes = 0
        self._held = b""
        self._hash = hashlib.sha256()

    @property
    def sha256(self) -> str:
        """SHA-256 of every byte that was fed, valid or not, hexadecimal."""
        return self._hash.hexdigest()

    def feed(self, data: bytes) -> str:
        """Return the text that is certain by now."""
        self._hash.update(data)
        return self._decode(self._held + data)

    def end(self) -> None:
        """Count what is held: a character that never became whole."""
        self.dropped_bytes += len(self._held)
        self._held = b""

    def _decode(self, data: bytes) -> str:
        text = ""
        while True:
            try:
                more, used = codecs.utf_8_decode(data, "strict", False)
            except UnicodeDecodeError as error:
                text += data[: error.start].decode()
                self.dropped_bytes += error.end - error.start
                data = data[error.end :]
            else:
                self._held = data[used:]
                return text + more
