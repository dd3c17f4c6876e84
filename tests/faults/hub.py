"""A hub on loopback that misbehaves on request (X5); its log is what the assertions look at."""

import hashlib
import json
import re
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

COMMIT = "a" * 40
OTHER_COMMIT = "b" * 40
CHUNK_BYTES = 500_000
PAUSE_SECONDS = 0.03
HELD_BYTES = 50_000  # at one byte a pause: longer than any test


@dataclass
class Seen:
    """One request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    promised: int = 0  # bytes of the body that answered it

    @property
    def start(self) -> int | None:
        """First byte of the range that was asked for; `None` without one."""
        found = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("range", ""))
        return int(found[1]) if found else None

    @property
    def end(self) -> int | None:
        """First byte behind the range; `None` if it goes on to the end of the file."""
        last = self.headers.get("range", "").rpartition("-")[2]
        return int(last) + 1 if last else None


@dataclass
class Fault:
    """How the next answer to a GET of a file is wrong; what is `None` is right.

    Attributes:
        cut: so many bytes of the body are sent, then the connection ends.
        body: what becomes of the body.
        is_range_ignored: 200 with everything, whatever was asked for.
    """

    status: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    cut: int | None = None
    body: Callable[[bytes], bytes] | None = None
    is_range_ignored: bool = False


class FakeHub:
    """Repositories in memory; `faults` are used up one a request for a file.

    Attributes:
        held: a file with this in its path does not come to its end until it is "" again, however
            long the other side takes: its last bytes come one by one. Ranges with an end do.
    """

    def __init__(self) -> None:
        self.repositories: dict[str, dict[str, bytes]] = {}
        self.commits: dict[str, str] = {}
        self.cards: dict[str, dict[str, object]] = {}
        self.gated: dict[str, object] = {}
        self.log: list[Seen] = []
        self.faults: list[Fault] = []
        self.info_faults: list[Fault] = []
        self.held = ""
        self.has_hashes = True
        self.token = ""
        self.redirect = ""  # files are said to lie there
        self.etag = ""
        self.wrong_hashes: dict[str, str] = {}
        self.names: dict[str, str] = {}  # old name → new one
        self.endpoint = ""

    def add(self, name: str, files: dict[str, bytes], commit: str = COMMIT) -> None:
        self.repositories[name] = files
        self.commits[name] = commit

    def of(self, path: str) -> list[Seen]:
        return [seen for seen in self.log if path in seen.path]

    @property
    def gets(self) -> list[Seen]:
        return [seen for seen in self.log if seen.method == "GET" and "/resolve/" in seen.path]

    def info(self, name: str) -> dict[str, object]:
        siblings = []
        for file, content in self.repositories[name].items():
            one: dict[str, object] = {"rfilename": file}
            if self.has_hashes:
                one["size"] = len(content)
                one["blobId"] = git_sha1(content)
                if file.endswith((".gguf", ".safetensors")):
                    sha256 = self.wrong_hashes.get(file) or hashlib.sha256(content).hexdigest()
                    one["lfs"] = {"size": len(content), "sha256": sha256, "pointerSize": 130}
                    one["blobId"] = git_sha1(b"the pointer to " + sha256.encode())
            siblings.append(one)
        return {
            "id": name,
            "sha": self.commits[name],
            "gated": self.gated.get(name, False),
            "cardData": self.cards.get(name, {"license": "gemma"}),
            "siblings": siblings,
            "tags": [],
            "downloads": 1,
        }


def git_sha1(content: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()


class Handler(BaseHTTPRequestHandler):
    """Answers as the hub does: metadata as JSON, files with ranges."""

    protocol_version = "HTTP/1.1"
    timeout = 60
    hub: FakeHub

    def do_GET(self) -> None:
        self._answer(has_body=True)

    def do_HEAD(self) -> None:
        self._answer(has_body=False)

    def log_message(self, *_: object) -> None:
        pass

    def _answer(self, has_body: bool) -> None:
        hub = self.hub
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.seen = Seen(self.command, self.path, headers)
        hub.log.append(self.seen)
        path = unquote(urlsplit(self.path).path)
        if path.startswith("/api/models/"):
            self._info(path.removeprefix("/api/models/"))
        elif found := re.fullmatch(r"/([^/]+/[^/]+)/resolve/([^/]+)/(.+)", path):
            self._file(found[1], found[2], found[3], has_body)
        else:
            self._say(404, {}, b"")

    def _info(self, rest: str) -> None:
        hub = self.hub
        name, _, revision = rest.partition("/revision/")
        if hub.info_faults:
            fault = hub.info_faults.pop(0)
            self._say(fault.status or 200, fault.headers, (fault.body or bytes)(b""))
        elif name in hub.names:
            self._say(307, {"Location": f"/api/models/{hub.names[name]}"}, b"")
        elif self._is_closed(name):
            self._say(401, {"X-Error-Code": "GatedRepo"}, b"{}")
        elif name not in hub.repositories:
            self._say(404, {"X-Error-Code": "RepoNotFound"}, b"{}")
        elif revision not in {"", "main", hub.commits[name]}:
            self._say(404, {"X-Error-Code": "RevisionNotFound"}, b"{}")
        else:
            body = json.dumps(hub.info(name)).encode()
            self._say(200, {"Content-Type": "application/json"}, body)

    def _is_closed(self, name: str) -> bool:
        asked = self.headers.get("Authorization", "")
        return (
            bool(self.hub.token)
            and bool(self.hub.gated.get(name))
            and (asked != f"Bearer {self.hub.token}")
        )

    def _file(self, name: str, commit: str, file: str, has_body: bool) -> None:
        hub = self.hub
        fault = hub.faults.pop(0) if hub.faults and has_body else Fault()
        content = hub.repositories.get(name, {}).get(file)
        if content is None or commit != hub.commits[name]:
            self._say(404, {"X-Error-Code": "EntryNotFound"}, b"")
            return
        if hub.redirect:
            self._say(302, {"Location": f"{hub.redirect}{self.path}"}, b"")
            return
        sha256 = hashlib.sha256(content).hexdigest()
        etag = hub.etag or f'"{sha256}"'
        headers = {
            "ETag": etag,
            "X-Linked-Etag": f'"{sha256}"',
            "X-Linked-Size": str(len(content)),
            "X-Repo-Commit": commit,
            "Accept-Ranges": "bytes",
        }
        seen, status, body = self.seen, 200, content
        is_same = seen.headers.get("if-range", etag) == etag
        if seen.start is not None and not fault.is_range_ignored and is_same:
            if seen.start >= len(content):
                self._say(416, {"Content-Range": f"bytes */{len(content)}"}, b"")
                return
            total = len(content)
            end = min(seen.end or total, total)
            status, body, last = 206, content[seen.start : end], end - 1
            headers["Content-Range"] = f"bytes {seen.start}-{last}/{total}"
        status = fault.status or status
        if fault.body is not None:
            body = fault.body(body)
        headers |= fault.headers
        self._say(status, headers, body if has_body else b"", fault, len(body))

    def _say(
        self,
        status: int,
        headers: dict[str, str],
        body: bytes,
        fault: Fault | None = None,
        length: int | None = None,
    ) -> None:
        fault = fault or Fault()
        self.send_response(status)
        headers = {"Content-Length": str(len(body) if length is None else length), **headers}
        for name, value in headers.items():
            if name not in fault.without:
                self.send_header(name, value)
        if "Content-Length" in fault.without:
            self.close_connection = True
            self.send_header("Connection", "close")
        self.end_headers()
        sending = body if fault.cut is None else body[: fault.cut]
        self.seen.promised = len(sending)
        try:
            for piece in self._pieces(sending):
                self.wfile.write(piece)
                self.wfile.flush()
        except OSError:  # the other side was killed
            self.close_connection = True
        if fault.cut is not None:
            self.close_connection = True

    def _pieces(self, body: bytes) -> Iterator[bytes]:
        start, last = 0, len(body) - HELD_BYTES
        while start < len(body):
            end = start + CHUNK_BYTES
            is_held = bool(self.hub.held) and self.hub.held in self.path and self.seen.end is None
            if is_held:
                end = start + 1 if start >= last else min(end, last)
            yield body[start:end]
            start = end
            if is_held:
                time.sleep(PAUSE_SECONDS)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_: object) -> None:
        """A client that was killed, or refused a certificate, is no error here."""


@contextmanager
def serving(certificate: Path | None = None) -> Iterator[FakeHub]:
    """Serve a fake hub on a free port of loopback; with a certificate over TLS."""
    hub = FakeHub()
    server = _Server(("127.0.0.1", 0), type("Bound", (Handler,), {"hub": hub}))
    scheme = "http"
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
        scheme = "https"
    hub.endpoint = f"{scheme}://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
