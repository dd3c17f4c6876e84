"""A server that speaks OpenAI's way, on loopback; it misbehaves by the name of the model asked.

Its "model" knows letters: a text that goes on with what stands first in the alphabet, or with the
next number, is likely.
"""

import json
import math
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "sk-secret-of-the-test"
GOOD = "good"
WORDS = ("The ", "answer ", "is ", "four.")


class Endpoint:
    """A running server; `asked` holds what came, `keys` the headers with a key."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self.address = f"http://127.0.0.1:{server.server_address[1]}/v1"
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.released = threading.Event()
        self.wants_key = False
        self.names: list[Any] = []  # of its models, instead of all of these
        self.tokens = 4096
        self.misdeed = ""  # of a model that was good so far
        self.slow_after = 0  # questions; from then on each waits until it is released


@contextmanager
def serving() -> Iterator[Endpoint]:
    """Run one, and end it with every answer that still waits."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    endpoint = Endpoint(server)
    server.endpoint = endpoint  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), name="endpoint")
    thread.start()
    try:
        yield endpoint
    finally:
        endpoint.released.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @property
    def endpoint(self) -> Endpoint:
        return self.server.endpoint  # type: ignore[attr-defined,no-any-return]

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """List the models."""
        if self._is_known():
            models = self.endpoint.names or [GOOD, "other", *MISDEEDS]
            tokens = self.endpoint.tokens
            self._say({"data": [{"id": name, "max_model_len": tokens} for name in models]})

    def do_POST(self) -> None:
        """Answer or score, or misbehave."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.endpoint.asked.append(body)
        if not self._is_known():
            return
        if 0 < self.endpoint.slow_after < len(self.endpoint.asked):
            self.endpoint.released.wait(60)
        misdeed = MISDEEDS.get(self.endpoint.misdeed or body["model"])
        if misdeed is not None:
            misdeed(self, body)
        elif body.get("echo"):
            self._say({"choices": [_echo(at, text) for at, text in enumerate(body["prompt"])]})
        else:
            self._stream([_piece(word) for word in WORDS], "stop")

    def _is_known(self) -> bool:
        if key := self.headers.get("Authorization"):
            self.endpoint.keys.append(key)
        if self.endpoint.wants_key and key != f"Bearer {KEY}":
            self._refuse(401)
            return False
        return True

    def _refuse(self, status: int) -> None:
        self._send(status, json.dumps({"error": "the prompt was: secret"}).encode())

    def _say(self, value: object) -> None:
        self._send(200, json.dumps(value).encode())

    def _send(self, status: int, data: bytes, claimed: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(data) if claimed is None else claimed))
        self.end_headers()
        self.wfile.write(data)

    def _begin(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True

    def _event(self, value: object) -> None:
        self.wfile.write(f"data: {json.dumps(value)}\n\n".encode())
        self.wfile.flush()

    def _stream(self, events: list[object], reason: str) -> None:
        self._begin()
        for event in events:
            self._event(event)
        self._event({"choices": [{"delta": {}, "finish_reason": reason}]})
        self._event({"choices": [], "usage": {"prompt_tokens": 9, "completion_tokens": 4}})
        self.wfile.write(b"data: [DONE]\n\n")

    def _truncate(self, _body: Any) -> None:
        self._begin()
        for word in WORDS[:2]:
            self._event(_piece(word))

    def _close(self, _body: Any) -> None:
        self._send(200, b'{"choices": [', claimed=500)
        self.close_connection = True

    def _redirect(self, _body: Any) -> None:
        self.send_response(302)
        self.send_header("Location", f"{self.endpoint.address}/models")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _lie(self, _body: Any) -> None:
        self._send(200, b"data: {not json\n\n")

    def _wait(self, _body: Any) -> None:
        self._begin()
        self._event(_piece(WORDS[0]))
        deadline = time.monotonic() + 60
        with suppress(OSError):  # whoever asked has gone
            while not self.endpoint.released.wait(0.05) and time.monotonic() < deadline:
                self.wfile.write(b": still here\n")
                self.wfile.flush()

    def _chat_only(self, body: Any) -> None:
        if body.get("echo"):
            self._answer(_only_generated, body)
        else:
            self._stream([_piece(word) for word in WORDS], "stop")

    def _answer(self, change: Any, body: Any) -> None:
        choices = [_echo(at, text) for at, text in enumerate(body["prompt"])]
        for choice in choices:
            change(choice)
        self._say({"choices": choices})


def _piece(text: str) -> object:
    return {"choices": [{"delta": {"content": text}, "finish_reason": None}]}


CHANCES = (0.9, 0.02)  # of what it holds for likely, and of all else
# What it knows; else it always says A.
TRIVIAL = {
    "What is 2 + 2?": "B",
    "Which of these is a colour?": "C",
    "Which animal barks?": "A",
    "What is the capital of France?": "Paris",
    "What is the opposite of hot?": "cold",
    "What is the opposite of up?": "down",
}


def _echo(at: int, text: str) -> dict[str, Any]:
    """Return one choice with the scores of its tokens, which are words with the space before."""
    tokens, offsets = [], []
    for word in text.replace(" ", "\0 ").split("\0"):
        offsets.append(sum(map(len, tokens)))
        tokens.append(word)
    known = [key for words, key in TRIVIAL.items() if words in text]
    likely = text.rsplit(" ", 1)[-1] in ({*known} or {"8", "A", "yes"})
    last = math.log(CHANCES[not likely])
    scores: list[float | None] = [None, *[-1.0] * (len(tokens) - 2), last]
    tops = [None, *[{"x": -0.5}] * (len(tokens) - 2), {tokens[-1]: last} if likely else {"x": -0.1}]
    said = {
        "tokens": [*tokens, " and"],
        "text_offset": [*offsets, len(text)],
        "token_logprobs": [*scores, -1.0],
        "top_logprobs": [*tops, {" and": -1.0}],
    }
    return {"index": at, "text": text + " and", "logprobs": said, "finish_reason": "length"}


def _unordered(choice: dict[str, Any]) -> None:
    """Say no place of the choices, and no numbers of other tokens."""
    choice["index"] = None if choice["index"] else 0
    choice["logprobs"]["top_logprobs"] = [{"x": None} for _ in choice["logprobs"]["tokens"]]


def _only_generated(choice: dict[str, Any]) -> None:
    """Say the scores of the generated token alone, as llama-server does."""
    said = choice["logprobs"]
    for name in said:
        said[name] = said[name][-1:]
    said["text_offset"] = [0]


def _nothing(choice: dict[str, Any]) -> None:
    choice["logprobs"] = None


def _flat(choice: dict[str, Any]) -> None:
    said = choice["logprobs"]
    said["token_logprobs"] = [None, *[-1.0] * (len(said["tokens"]) - 1)]


def _no_number(choice: dict[str, Any]) -> None:
    choice["logprobs"]["token_logprobs"][-2] = math.nan


def _too_long(choice: dict[str, Any]) -> None:
    choice["logprobs"]["token_logprobs"][-2] = -(10**400)


def _above_zero(choice: dict[str, Any]) -> None:
    choice["logprobs"]["token_logprobs"][-2] += 5


def _shifted(choice: dict[str, Any]) -> None:
    said = choice["logprobs"]
    said["text_offset"] = [one + (at > 0) for at, one in enumerate(said["text_offset"])]


MISDEEDS: dict[str, Any] = {
    "truncated": _Handler._truncate,
    "closing": _Handler._close,
    "lying": _Handler._lie,
    "waiting": _Handler._wait,
    "redirecting": _Handler._redirect,
    "busy": lambda self, _body: self._refuse(429),
    "broken": lambda self, _body: self._refuse(500),
    "llama-server": _Handler._chat_only,
    "silent-scores": lambda self, body: self._answer(_nothing, body),
    "flat": lambda self, body: self._answer(_flat, body),
    "nan": lambda self, body: self._answer(_no_number, body),
    "too-long": lambda self, body: self._answer(_too_long, body),
    "unordered": lambda self, body: self._answer(_unordered, body),
    "endless": lambda self, _body: self._stream([{"usage": {"prompt_tokens": math.inf}}], "stop"),
    "above": lambda self, body: self._answer(_above_zero, body),
    "shifted": lambda self, body: self._answer(_shifted, body),
}
