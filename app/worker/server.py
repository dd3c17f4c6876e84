"""The connection to a server that speaks OpenAI's way: the one module beside the download's.

Nothing is redirected, kept, or sent anywhere else than to the address that a person named.
"""

import contextlib
import ipaddress
import json
import logging
import os
import ssl
from collections.abc import Iterator
from typing import Any

import httpx2

from app import __version__
from app.errors import Code, Problem

CONNECT_SECONDS, SILENT_SECONDS = 10.0, 120.0
MOST_BYTES = 16 * 1024 * 1024  # of one answer that is not streamed, and of one streamed line
NO_TLS = "it does not speak TLS as https needs it"
MOST_NAME = 200  # characters of the name of a model
LOCAL_ENDINGS = (".local", ".lan", ".internal", ".home.arpa")
logging.getLogger("httpx2").setLevel(logging.WARNING)  # it would log every address that is asked
REFUSED, BUSY, TOO_LONG = {401, 403}, {408, 425, 429, 500, 502, 503, 504}, {400, 413, 422}


class Server:
    """One server: what models it has, and what it answers.

    Attributes:
        host: its name and port, as it is told.
    """

    def __init__(self, address: str, key: str) -> None:
        """Take an address such as http://127.0.0.1:8000/v1; nothing connects yet.

        Raises:
            Problem: `unsupported` in a child that may not connect; `bad_value` for an address that
                is none, or not safe, and for a key that no header can hold.
        """
        self._client = _client(address, key)
        self.host = _host(address)

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def models(self) -> dict[str, dict[str, Any]]:
        """Return what it says of each of its models, by name.

        Raises:
            Problem: what network and server refuse; `answer_invalid`.
        """
        said = self.json("models", None).get("data")
        if not isinstance(said, list):
            raise broken(self.host, "its list of models is none")
        return {one["id"]: one for one in said if isinstance(one, dict) and _is_name(one.get("id"))}

    def json(self, path: str, body: dict[str, Any] | None) -> dict[str, Any]:
        """Return the object that it answers with.

        Raises:
            Problem: what network and server refuse; `answer_invalid`.
        """
        with self.asked(path, body) as response:
            taken = bytearray()
            for chunk in response.iter_bytes():
                taken += chunk
                if len(taken) > MOST_BYTES:
                    raise broken(self.host, "its answer is larger than 16 MB")
        try:
            said = json.loads(taken)
        except (ValueError, RecursionError) as error:
            raise broken(self.host, "its answer is no JSON") from error
        if not isinstance(said, dict):
            raise broken(self.host, "its answer is no object")
        return said

    @contextlib.contextmanager
    def asked(self, path: str, body: dict[str, Any] | None) -> Iterator[httpx2.Response]:
        """Ask, and give the answer that is no refusal; what the network does becomes a problem.

        Raises:
            Problem: `no_network`, `tls_failed`, `proxy_failed`, `gated`, `server_busy`,
                `answer_invalid`, also while the answer is read.
        """
        request = self._client.build_request("POST" if body else "GET", path, json=body)
        response: httpx2.Response | None = None
        try:
            response = self._client.send(request, stream=True)
            self._check(response.status_code)
            yield response
        except (httpx2.ReadTimeout, httpx2.WriteTimeout) as error:
            why = f"it said nothing for {SILENT_SECONDS:.0f} seconds"
            raise Problem(Code.NO_NETWORK, host=self.host, why=why, endpoint=True) from error
        except httpx2.RemoteProtocolError as error:
            raise broken(self.host, "the connection closed before the answer's end") from error
        except httpx2.HTTPError as error:
            raise self._unreached(error) from error
        finally:
            if response is not None:
                response.close()

    def _check(self, status: int) -> None:
        if status in REFUSED:
            raise Problem(Code.GATED, name=self.host, status=status, endpoint=True)
        if status in BUSY:
            raise Problem(Code.SERVER_BUSY, host=self.host, status=status, endpoint=True)
        if status in TOO_LONG:
            raise broken(self.host, f"it answered {status}: too long, or not in a form it takes")
        if status != 200:  # noqa: PLR2004  OK
            raise broken(self.host, f"it answered {status}")

    def _unreached(self, error: httpx2.HTTPError) -> Problem:
        cause: BaseException | None = error
        while cause is not None:
            if isinstance(cause, ssl.SSLError):
                is_untrusted = isinstance(cause, ssl.SSLCertVerificationError)
                why = "its certificate cannot be trusted" if is_untrusted else NO_TLS
                return Problem(Code.TLS_FAILED, host=self.host, why=why)
            cause = cause.__cause__ or cause.__context__
        code = Code.PROXY_FAILED if isinstance(error, httpx2.ProxyError) else Code.NO_NETWORK
        why = "it does not answer there" if code is Code.NO_NETWORK else type(error).__name__
        return Problem(code, host=self.host, why=why, endpoint=True)


def lines(response: httpx2.Response) -> Iterator[str]:
    """Yield the lines of a stream; one that never ends is refused."""
    rest = ""
    for text in response.iter_text():
        rest += text
        if len(rest) > MOST_BYTES:
            raise broken(response.url.host, "a line of the answer is larger than 16 MB")
        *whole, rest = rest.split("\n")
        yield from (line.rstrip("\r") for line in whole)
    if rest:
        yield rest


def broken(host: str, why: str) -> Problem:
    """Return what an answer is that is none."""
    return Problem(Code.ANSWER_INVALID, name=host, why=why, endpoint=True)


def _client(base: str, key: str) -> httpx2.Client:
    """Return a client of a safe address that follows no redirect.

    Raises:
        Problem: `unsupported` in a child that may not connect; `bad_value`.
    """
    if os.environ.get("HF_HUB_OFFLINE"):
        raise Problem(Code.UNSUPPORTED, why="this process may not connect")
    try:
        url = httpx2.URL(base)
        url.raw_host.decode().encode("idna")  # as the system looks it up
    except (httpx2.InvalidURL, UnicodeError) as error:
        raise Problem(Code.BAD_VALUE, name="--endpoint", why="it is no address") from error
    has_more = url.userinfo or url.query or url.fragment  # a key there would be written down
    if url.scheme not in {"http", "https"} or not url.host or has_more:
        why = "an address such as http://127.0.0.1:8000/v1 is needed, without a name or a key in it"
        raise Problem(Code.BAD_VALUE, name="--endpoint", why=why)
    if url.scheme == "http" and not _is_near(url.host):
        why = "http is taken for this computer and its own network only; use https"
        raise Problem(Code.BAD_VALUE, name="--endpoint", why=why)
    headers = {"User-Agent": f"Casebook/{__version__}"}
    if not (key.isascii() and key.isprintable()):
        why = "a key has letters, digits and signs of ASCII alone; this one was not sent"
        raise Problem(Code.BAD_VALUE, name="--endpoint-key-stdin", why=why)
    if key:
        headers["Authorization"] = f"Bearer {key}"
    timeout = httpx2.Timeout(SILENT_SECONDS, connect=CONNECT_SECONDS)
    return httpx2.Client(
        base_url=base.rstrip("/") + "/",
        headers=headers,
        timeout=timeout,
        follow_redirects=False,
        trust_env=url.scheme == "https",  # http never leaves the own network, by no proxy either
    )


def _is_name(value: object) -> bool:
    """Tell whether a value can be the name of a model, as it is shown and kept."""
    return isinstance(value, str) and 0 < len(value) <= MOST_NAME and value.isprintable()


def _is_near(host: str) -> bool:
    """Tell whether a host is this computer or one of its own network."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "." not in host or host.endswith(LOCAL_ENDINGS)
    return address.is_private or address.is_loopback or address.is_link_local


def _host(address: str) -> str:
    with contextlib.suppress(httpx2.InvalidURL):
        url = httpx2.URL(address)
        return f"{url.host}:{url.port}" if url.port else url.host
    return ""
