"""Downloads a model, and asks a hub for facts: the one module that may connect (D35).

huggingface-hub says what a repository holds; the bytes are asked for here, by range, because that
library can not resume after a kill and takes any bytes of the right size.
"""

import ipaddress
import os
import re
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn
from urllib.parse import quote, urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx2
import huggingface_hub
import msgspec
from huggingface_hub import constants
from huggingface_hub.errors import HfHubHTTPError, HFValidationError

from app import __version__, protocol, roles
from app.core import repository as repositories
from app.core.repository import Facts, RemoteFile, Repository
from app.errors import Code, Problem
from app.jobs import arrival, keys
from app.jobs.delivery import Result
from app.jobs.report import Report
from app.jobs.transfer import Answer, BrokenError, Patience, refused
from app.wire import Wire

TIMEOUT_SECONDS = 30.0
MOST_REDIRECTS = 5
# Beyond SSL_CERT_FILE, which Python itself honours: what other programs of a network's use.
CERTIFICATES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
TOKEN = re.compile(r"[!-~]{0,4000}")
ODD: dict[type[httpx2.HTTPError], str] = {
    httpx2.TooManyRedirects: "it leads on and on to other addresses",
    httpx2.DecodingError: "it is packed in an unknown way",
    httpx2.UnsupportedProtocol: "it leads on to an address of an unknown kind",
}


def download(wire: Wire, request: protocol.Download) -> protocol.Finished:
    """Bring a model into a folder; a cancel leaves what the next start goes on with.

    `Progress` comes with the units "bytes" (of all files), "checking" (what is there already is
    read again) and "converting"; with low disk also "room" (bytes on the disk at most, and those
    it would be without) and "arriving" (bytes that came, and those that were written). `Finished`
    has `path`, `sha256`, `size_bytes`, `repository`, `revision` (the commit), `file`, `license`,
    `is_converted`, and `info` as `Inspect` has it; `path` and `info` are empty if the file is one
    of those `known`, named by its `sha256`.

    Raises:
        Problem: see `arrival.bring` and `Hub`.
    """
    report = Report(wire, request.id)
    try:
        result = _download(request, report, request.token)
    except Problem as problem:
        token = "" if request.token else keys.token(roles.hub())
        if problem.code is not Code.GATED or not token:
            raise
        result = _download(request, report, token)
    return protocol.Finished(id=request.id, result=result)


def _download(request: protocol.Download, report: Report, token: str) -> Result:
    def keep() -> None:
        report.tell("keyring", "kept" if keys.keep(roles.hub(), token) else "none")

    keeps = request.keeps_token and bool(request.token)
    with Hub(token, report.wait, keep if keeps else None) as hub:
        return arrival.bring(hub, request, report)


def refresh(wire: Wire, request: protocol.Refresh) -> protocol.Finished:
    """Ask for the facts of each repository; one that is refused does not keep the others.

    Raises:
        Problem: the hub cannot be reached at all; `cancelled`.
    """
    report = Report(wire, request.id)
    found: dict[str, str | int | float | bool | None] = {}
    with Hub("", report.wait) as hub:
        for number, name in enumerate(request.repositories):
            report.progress(number, len(request.repositories), "repositories")
            try:
                said = repositories.facts(hub.repository(name, ""))
            except Problem as problem:
                if problem.code not in {Code.GATED, Code.REPOSITORY_UNKNOWN, Code.ANSWER_INVALID}:
                    raise
                said = Facts(name, error=problem.code)
            found[name] = msgspec.json.encode(said).decode()
    return protocol.Finished(id=request.id, result=found)


class Hub:
    """One hub: what it says of a repository, and the bytes of its files.

    Only https is spoken, or http to this very computer; a token goes to the hub's own address and
    to no other, wherever a redirect leads.
    """

    def __init__(
        self,
        token: str,
        wait: Callable[[float], None],
        on_accepted: Callable[[], None] | None = None,
    ) -> None:
        """Choose the hub that HF_ENDPOINT names, else the public one; nothing connects yet.

        `on_accepted` is called once, when the hub has answered to the token.

        Raises:
            Problem: `unsupported` in a child that may not connect; `bad_value` if the token is
                none, or HF_ENDPOINT no address that is safe; `tls_failed` if certificates cannot
                be read.
        """
        # Only `roles` lets a child connect, and keeps the library from asking for more.
        if constants.HF_HUB_OFFLINE or not constants.HF_HUB_DISABLE_TELEMETRY:
            raise Problem(Code.UNSUPPORTED, why="this process may not connect")
        if not TOKEN.fullmatch(token):
            raise Problem(Code.BAD_VALUE, name="token", why="it holds other signs than tokens do")
        self.endpoint = roles.hub()
        self._token = token
        self._on_accepted = on_accepted
        self._wait = wait
        self._is_local = _is_local_http(self.endpoint)
        if urlsplit(self.endpoint).scheme != "https" and not self._is_local:
            raise Problem(Code.BAD_VALUE, name="HF_ENDPOINT", why="it does not begin with https")
        try:
            self._origin = _origin(httpx2.URL(self.endpoint))
            self._client = httpx2.Client(
                verify=_certificates(),
                timeout=TIMEOUT_SECONDS,
                follow_redirects=True,
                max_redirects=MOST_REDIRECTS,
                event_hooks={"request": [self._guard]},
            )
        except (OSError, ssl.SSLError) as error:
            why = f"the file of certificates cannot be used ({type(error).__name__})"
            raise Problem(Code.TLS_FAILED, host=self._host, why=why) from error
        except (httpx2.InvalidURL, ValueError) as error:  # a proxy or endpoint that is no address
            raise Problem(Code.PROXY_FAILED, host=self._host, why="no address") from error
        huggingface_hub.set_client_factory(lambda: self._client)
        self._api = huggingface_hub.HfApi(
            endpoint=self.endpoint,
            token=token or False,
            library_name="casebook",
            library_version=__version__,
        )

    def __enter__(self) -> "Hub":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection; nothing is asked any more."""
        self._client.close()

    @property
    def _host(self) -> str:
        return urlsplit(self.endpoint).netloc.rpartition("@")[2]

    def url(self, source: Repository, name: str) -> str:
        """Return where a file lies at the commit."""
        return f"{self.endpoint}/{source.name}/resolve/{source.commit}/{quote(name)}"

    def repository(self, name: str, revision: str) -> Repository:
        """Return what a repository holds, at one commit.

        Raises:
            Problem: `no_network`, `tls_failed`, `proxy_failed`; `gated`, `repository_unknown`,
                `server_busy`, `answer_invalid`.
        """
        asked = f"{name}@{revision}" if revision else name
        patience = Patience(self._wait)
        while True:
            try:
                found = self._repository(name, revision)
            except HfHubHTTPError as error:
                answer = _answer(error.response, iter(()))
                failure = refused(answer, asked)
                if not isinstance(failure, BrokenError):
                    raise failure from error
                patience.pause(failure)
            except httpx2.HTTPError as error:
                raise _problem(error, self._host) from error
            else:
                self._tell_accepted()
                return found

    def _tell_accepted(self) -> None:
        if self._on_accepted is not None:
            self._on_accepted()
            self._on_accepted = None

    def _repository(self, name: str, revision: str) -> Repository:
        try:
            info = self._api.model_info(
                name, revision=revision or None, files_metadata=True, timeout=TIMEOUT_SECONDS
            )
            files = tuple(_file(one) for one in info.siblings or ())
        except HFValidationError as error:
            raise Problem(Code.BAD_VALUE, name=name, why="owner/name is expected") from error
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            self._refuse(name, "what it says of the repository cannot be read", error)
        if not isinstance(info.sha, str) or not repositories.COMMIT.fullmatch(info.sha):
            self._refuse(name, "it names no commit")
        if not repositories.is_name(info.id):
            self._refuse(name, "it names no repository")
        gated = "no" if info.gated is False else info.gated or ""
        return Repository(info.id, info.sha, _license(info), gated, files)

    def _refuse(self, name: str, why: str, error: Exception | None = None) -> NoReturn:
        raise Problem(Code.ANSWER_INVALID, name=name, why=why) from error

    def described(self, source: Repository, file: RemoteFile) -> RemoteFile:
        """Return a file with size and hash; asks for them if the list did not say.

        Raises:
            Problem: as `repository`; `answer_invalid` if the hub does not say them at all.
        """
        if file.size_bytes >= 0 and (file.sha256 or file.blob_id):
            return file
        try:
            said = huggingface_hub.get_hf_file_metadata(
                self.url(source, file.name),
                token=self._token or False,
                timeout=TIMEOUT_SECONDS,
                endpoint=self.endpoint,
            )
        except HfHubHTTPError as error:
            failure = refused(_answer(error.response, iter(())), file.name)
            raise getattr(failure, "problem", failure) from error
        except httpx2.HTTPError as error:
            raise _problem(error, self._host) from error
        size_bytes = said.size if said.size is not None else file.size_bytes
        etag = (said.etag or "").lower()
        sha256 = etag if repositories.SHA256.fullmatch(etag) else file.sha256
        blob_id = etag if repositories.COMMIT.fullmatch(etag) else file.blob_id
        if size_bytes < 0 or not (sha256 or blob_id):
            self._refuse(file.name, "neither its size nor its SHA-256 is published")
        return RemoteFile(file.name, size_bytes, sha256, blob_id)

    @contextmanager
    def open(self, url: str, start: int, etag: str, end: int | None = None) -> Iterator[Answer]:
        """Ask for a file from byte `start` on, see `transfer.Source`."""
        headers = {"Accept-Encoding": "identity", "User-Agent": f"casebook/{__version__}"}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        if start or end is not None:
            headers["Range"] = f"bytes={start}-{'' if end is None else end - 1}"
            if etag and not etag.startswith("W/"):  # a weak one would be refused
                headers["If-Range"] = etag
        try:
            with self._client.stream("GET", url, headers=headers) as response:
                yield _answer(response, response.iter_raw())
        except httpx2.HTTPError as error:
            problem = _problem(error, self._host)
            if problem.code in {Code.NO_NETWORK, Code.PROXY_FAILED}:
                raise BrokenError(problem) from error
            raise problem from error

    def _guard(self, request: httpx2.Request) -> None:
        """Look at each request before it goes, redirected ones too.

        Raises:
            Problem: `answer_invalid` if it would go out unprotected.
        """
        url = request.url
        is_allowed = url.scheme == "https" or (self._is_local and _is_local_http(str(url)))
        if not is_allowed:
            why = f"it leads on to {url.scheme}://{url.host}, which is not safe"
            self._refuse(self._host, why)
        if _origin(url) != self._origin:
            request.headers.pop("Authorization", None)


def _certificates() -> ssl.SSLContext:
    """Return whom to trust: this computer's or SSL_CERT_FILE's, and what else is named."""
    context = httpx2.create_ssl_context()
    for name in CERTIFICATES:
        if path := os.environ.get(name):
            context.load_verify_locations(cafile=path)
    return context


def _is_local_http(address: str) -> bool:
    parts = urlsplit(address)
    if parts.scheme != "http":
        return False
    try:
        return ipaddress.ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return parts.hostname == "localhost"


def _origin(url: httpx2.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def _answer(response: httpx2.Response, chunks: Iterator[bytes]) -> Answer:
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Answer(response.url.host, response.status_code, headers, chunks)


def _file(said: object) -> RemoteFile:
    """Return a file of the list; what is no size or hash counts as not said."""
    name, size_bytes = getattr(said, "rfilename", ""), getattr(said, "size", None)
    lfs = getattr(said, "lfs", None)
    sha256 = _matched(repositories.SHA256, getattr(lfs, "sha256", None))
    # What git has of a file in LFS is its pointer, and so is the hash of that.
    blob_id = _matched(repositories.COMMIT, getattr(said, "blob_id", None)) if lfs is None else ""
    return RemoteFile(
        name=name if isinstance(name, str) else "",
        size_bytes=size_bytes if isinstance(size_bytes, int) else -1,
        sha256=sha256,
        blob_id=blob_id,
    )


def _matched(pattern: re.Pattern[str], value: object) -> str:
    text = value.lower() if isinstance(value, str) else ""
    return text if pattern.fullmatch(text) else ""


def _license(info: huggingface_hub.ModelInfo) -> str:
    card = info.card_data
    said = card.get("license_name") or card.get("license") if card else None
    return said if isinstance(said, str) else ""


def _problem(error: httpx2.HTTPError, host: str) -> Problem:
    """Return what a failure of the network is, by what lies under it; its text is not quoted."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLError):
            words = getattr(cause, "verify_message", "") or cause.reason or "no TLS was spoken"
            return Problem(Code.TLS_FAILED, host=host, why=words)
    if isinstance(error, httpx2.ProxyError):
        return Problem(Code.PROXY_FAILED, host=host, why=str(error)[:100] or "it refused")
    for kind, why in ODD.items():
        if isinstance(error, kind):
            return Problem(Code.ANSWER_INVALID, name=host, why=why)
    return _unreached(error, host)


def _unreached(error: httpx2.HTTPError, host: str) -> Problem:
    """Return why there was no connection, or none any more."""
    why = "the connection broke"
    for cause in _causes(error):
        if isinstance(cause, OSError) and cause.strerror:
            why = cause.strerror
        if isinstance(cause, socket.gaierror):
            why = "no computer of that name is known here"
    if isinstance(error, httpx2.TimeoutException):
        why = "it did not answer in time"
    is_connecting = isinstance(error, httpx2.ConnectError | httpx2.ConnectTimeout)
    if is_connecting and (proxy := _proxy_of(str(error.request.url))):
        return Problem(Code.PROXY_FAILED, host=proxy, why=why)
    return Problem(Code.NO_NETWORK, host=host, why=why)


def _proxy_of(address: str) -> str:
    """Return the host of the proxy that an address goes through; empty if there is none."""
    parts, proxies = urlsplit(address), getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if not proxy or proxy_bypass(parts.hostname or ""):
        return ""
    return urlsplit(proxy if "://" in proxy else f"http://{proxy}").netloc.rpartition("@")[2]


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
