"""Everything a hub, a network and a disk can do to a download (tables C1 and C2).

The promises: what was fetched is fetched again only behind the last synced byte; the file is there
under its name with the right SHA-256, or not at all; and a person is told why.
"""

import errno
import hashlib
import json
import shutil
import socket
import ssl
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx2
import pytest

from app import roles
from app.core import unfinished
from app.core.wording import problem as told
from app.errors import Code, Problem
from app.jobs import part, transfer
from converters import disk
from tests.faults.arrivals import FILE, REPO, Desk, Hub, Told, model
from tests.faults.hub import COMMIT, OTHER_COMMIT, FakeHub, Fault, serving

CONTENT = model()
SIZE = len(CONTENT)
SHA256 = hashlib.sha256(CONTENT).hexdigest()
INFO = f"/api/models/{REPO}?blobs=true"
URL = f"/{REPO}/resolve/{COMMIT}/{FILE}"
PEM = Path(__file__).with_name("loopback.pem")


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    for name in roles.CONNECTED:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    with serving() as fake:
        fake.add(REPO, {FILE: CONTENT, "README.md": b"# Tiny\n"})
        monkeypatch.setenv("HF_ENDPOINT", fake.endpoint)
        yield fake


@pytest.fixture
def desk(hub: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(part, "SYNC_BYTES", 64 * 1024)
    return Desk(hub, tmp_path / "models")


def half_done(desk: Desk, at: int = SIZE // 2) -> int:
    """Begin the download, pause it there; return how much is on the disk."""
    assert desk.refusal(told=Told(cancel_at=at)).code is Code.CANCELLED
    desk.hub.log.clear()
    return note(desk).offset


def note(desk: Desk) -> unfinished.Note:
    found = unfinished.read(desk.folder / f"{FILE}.part.json")
    assert found is not None
    return found


# --- the way it should go ------------------------------------------------------------------------


def test_a_file_arrives_whole_with_two_requests_and_no_other(desk: Desk) -> None:
    result = desk.ask()
    desk.assert_right(CONTENT)
    assert json.loads(result.pop("info"))["architecture"] == "llama"
    assert result == {
        "path": str(desk.folder / FILE),
        "sha256": SHA256,
        "size_bytes": SIZE,
        "repository": REPO,
        "revision": COMMIT,
        "file": FILE,
        "license": "gemma",
        "is_converted": False,
    }
    assert [(seen.method, seen.path) for seen in desk.hub.log] == [("GET", INFO), ("GET", URL)]
    assert desk.told.steps[-1] == (SIZE, SIZE, "bytes")


def test_the_log_of_requests_shows_no_token_no_account_and_no_packing(desk: Desk) -> None:
    desk.ask()
    for seen in desk.hub.log:
        assert "authorization" not in seen.headers
        assert "cookie" not in seen.headers
    assert desk.hub.gets[0].headers["accept-encoding"] == "identity"
    assert "range" not in desk.hub.gets[0].headers


def test_a_pause_keeps_what_came_and_the_next_start_asks_for_the_rest_only(desk: Desk) -> None:
    offset = half_done(desk)
    assert SIZE // 2 <= offset < SIZE
    assert (desk.folder / f"{FILE}.part").stat().st_size == offset
    assert desk.names() == {f"{FILE}.part", f"{FILE}.part.json"}
    desk.ask()
    desk.assert_right(CONTENT)
    assert desk.hub.gets[0].headers["range"] == f"bytes={offset}-"
    assert desk.hub.gets[0].headers["if-range"] == f'"{SHA256}"'
    assert desk.hub.gets[0].promised == SIZE - offset
    assert ("checking" in {unit for _, _, unit in desk.told.steps}) is True


@pytest.mark.parametrize("percent", [0, 1, 25, 50, 75, 99])
def test_it_goes_on_from_anywhere(desk: Desk, percent: int) -> None:
    offset = half_done(desk, SIZE * percent // 100)
    desk.ask()
    desk.assert_right(CONTENT)
    assert [seen.promised for seen in desk.hub.gets] == [SIZE - offset] * (offset < SIZE)


@pytest.mark.parametrize("behind", [100_000, SIZE])
def test_what_lies_behind_the_note_is_not_believed(desk: Desk, behind: int) -> None:
    """A power cut may leave a length and not the bytes."""
    offset = half_done(desk)
    with (desk.folder / f"{FILE}.part").open("ab") as file:
        file.write(bytes(behind))
    desk.ask()
    desk.assert_right(CONTENT)
    assert desk.hub.gets[0].start == offset


def test_a_damaged_beginning_is_found_before_the_rest_is_fetched(desk: Desk) -> None:
    half_done(desk)
    with (desk.folder / f"{FILE}.part").open("r+b") as file:
        file.seek(1000)
        file.write(b"damaged")
    desk.ask()
    desk.assert_right(CONTENT)
    assert desk.hub.gets[0].start is None, "from the start"


@pytest.mark.parametrize("damage", [b"", b"{", b'{"format": "other"}', b"\xff" * 9])
def test_a_part_without_a_note_of_ours_is_left_alone(desk: Desk, damage: bytes) -> None:
    half_done(desk)
    (desk.folder / f"{FILE}.part.json").write_bytes(damage)
    before = (desk.folder / f"{FILE}.part").read_bytes()
    result = desk.ask()
    assert result["path"] == str(desk.folder / f"Tiny-Q4_K_M-{SHA256[:8]}.gguf")
    assert Path(result["path"]).read_bytes() == CONTENT
    assert (desk.folder / f"{FILE}.part").read_bytes() == before


@pytest.mark.parametrize("name", [f"{FILE}.part", f"{FILE}.part.json.new", FILE])
def test_a_link_in_the_place_of_a_file_leads_no_byte_elsewhere(
    desk: Desk, tmp_path: Path, name: str
) -> None:
    half_done(desk)
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    (desk.folder / name).unlink(missing_ok=True)
    (desk.folder / name).symlink_to(victim)
    path = Path(desk.ask()["path"])
    assert victim.read_bytes() == b"precious"
    assert path.read_bytes() == CONTENT
    assert not path.is_symlink()


def test_a_file_that_is_there_is_hashed_not_fetched(desk: Desk) -> None:
    desk.ask()
    desk.hub.log.clear()
    assert desk.ask()["path"] == str(desk.folder / FILE)
    assert [seen.path for seen in desk.hub.log] == [INFO]


def test_a_file_of_the_library_is_named_not_fetched(desk: Desk) -> None:
    assert desk.ask(known=(SHA256,))["path"] == ""
    assert [seen.path for seen in desk.hub.log] == [INFO]


@pytest.mark.parametrize("taken", [FILE, FILE.upper(), FILE.lower()])
def test_a_name_that_is_anothers_in_any_case_is_not_overwritten(desk: Desk, taken: str) -> None:
    desk.folder.mkdir()
    (desk.folder / taken).write_bytes(b"another model")
    assert desk.ask()["path"] == str(desk.folder / f"Tiny-Q4_K_M-{SHA256[:8]}.gguf")
    assert (desk.folder / taken).read_bytes() == b"another model"


def test_two_downloads_of_one_file_do_not_meet(desk: Desk) -> None:
    desk.folder.mkdir()
    with unfinished.reserved(desk.folder / f"{FILE}.part") as is_free:
        assert is_free
        problem = desk.refusal()
        assert problem.code is Code.TARGET_IN_USE
        assert "downloaded already" in str(told(problem))
    desk.ask()
    desk.assert_right(CONTENT)


def test_an_older_name_of_a_repository_leads_to_the_new_one(desk: Desk) -> None:
    desk.hub.names["OpenMeditron/Tiny-GGUF"] = REPO
    assert desk.ask("OpenMeditron/Tiny-GGUF")["repository"] == REPO
    desk.assert_right(CONTENT)


def test_a_list_without_sizes_and_hashes_is_completed_by_one_question(desk: Desk) -> None:
    desk.hub.has_hashes = False
    desk.ask()
    desk.assert_right(CONTENT)
    assert [seen.method for seen in desk.hub.log] == ["GET", "HEAD", "GET"]


# --- what a server does --------------------------------------------------------------------------

# Faults after which the same start goes on, and the file is right in the end.
HEALED: dict[str, tuple[list[Fault], int]] = {
    "the connection ends": ([Fault(cut=200_000)], 2),
    "it ends again and again": ([Fault(cut=100_000)] * 4, 5),
    "it ends at once": ([Fault(cut=0)], 2),
    "a short body without a length": (
        [Fault(body=lambda body: body[:300_000], without=("Content-Length",))],
        2,
    ),
    "429 with Retry-After": ([Fault(429, {"Retry-After": "7"})], 2),
    "429 without": ([Fault(429)], 2),
    "429 with a date": ([Fault(429, {"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"})], 2),
    "500, then 503, then 502": ([Fault(500), Fault(503), Fault(502)], 4),
    "504 and an end": ([Fault(504), Fault(cut=1000)], 3),
    "it ends, then ignores the range": ([Fault(cut=200_000), Fault(is_range_ignored=True)], 2),
    "no ETag": ([Fault(cut=200_000, without=("ETag",))], 2),
    "a weak ETag": (
        [Fault(cut=200_000, headers={"ETag": 'W/"x"'}), Fault(headers={"ETag": 'W/"x"'})],
        2,
    ),
}


@pytest.mark.parametrize("name", HEALED)
def test_a_fault_that_passes_costs_only_the_lost_bytes(desk: Desk, name: str) -> None:
    faults, requests = HEALED[name]
    desk.hub.faults = list(faults)
    desk.ask()
    desk.assert_right(CONTENT)
    assert len(desk.hub.gets) == requests


def test_retry_after_is_what_is_waited(desk: Desk) -> None:
    desk.hub.faults = [Fault(429, {"Retry-After": "7"}), Fault(503)]
    desk.ask()
    assert desk.told.waits == [7.0, 2.0]


def test_a_server_that_asks_for_an_hour_is_told_not_waited_for(desk: Desk) -> None:
    desk.hub.faults = [Fault(429, {"Retry-After": "3600"})]
    assert desk.refusal().code is Code.SERVER_BUSY
    assert desk.told.waits == []


def test_retries_are_bounded(desk: Desk) -> None:
    desk.hub.faults = [Fault(503)] * 50
    problem = desk.refusal()
    assert (problem.code, problem.detail["status"]) == (Code.SERVER_BUSY, 503)
    assert len(desk.hub.gets) == transfer.MOST_TRIES
    assert desk.told.waits == [1.0, 2.0, 4.0, 8.0, 16.0]


def test_a_server_that_sends_nothing_for_ever_is_given_up(desk: Desk) -> None:
    desk.hub.faults = [Fault(body=lambda _: b"", without=("Content-Length",)) for _ in range(50)]
    assert desk.refusal().code is Code.ANSWER_INVALID
    assert len(desk.hub.gets) == transfer.MOST_TRIES


def test_a_weak_etag_is_no_condition(desk: Desk) -> None:
    """RFC 9110, 13.1.5: it never matches, so the whole file would come again."""
    desk.hub.etag = 'W/"x"'
    half_done(desk)
    desk.ask()
    desk.assert_right(CONTENT)
    assert "range" in desk.hub.gets[0].headers
    assert "if-range" not in desk.hub.gets[0].headers


def test_bytes_that_came_are_not_asked_for_again_within_one_start(desk: Desk) -> None:
    desk.hub.faults = [Fault(cut=100_000), Fault(cut=100_000)]
    desk.ask()
    assert [seen.start for seen in desk.hub.gets] == [None, 100_000, 200_000]


def shorter(body: bytes) -> bytes:
    return body[:-1000]


# fault of an answer: the problem, and whether what was there before it is kept
REFUSED: dict[str, tuple[Fault, Code]] = {
    "206 from another byte": (
        Fault(headers={"Content-Range": f"bytes 0-{SIZE - 1}/{SIZE}"}),
        Code.ANSWER_INVALID,
    ),
    "206 of another length": (
        Fault(headers={"Content-Range": "bytes {offset}-9/9999"}),
        Code.DOWNLOAD_CHANGED,
    ),
    "206 without a range": (Fault(without=("Content-Range",)), Code.ANSWER_INVALID),
    "206 with nonsense": (Fault(headers={"Content-Range": "bytes a-b/c"}), Code.ANSWER_INVALID),
    "416": (Fault(416), Code.DOWNLOAD_CHANGED),
    "gzip": (Fault(headers={"Content-Encoding": "gzip"}), Code.ANSWER_INVALID),
    "a length too short": (Fault(body=shorter), Code.ANSWER_INVALID),
    "a length too long": (Fault(body=lambda body: body + b"more"), Code.ANSWER_INVALID),
    "longer without a length": (
        Fault(body=lambda body: body + b"more", without=("Content-Length",)),
        Code.ANSWER_INVALID,
    ),
    "another ETag in the range": (Fault(headers={"ETag": '"other"'}), Code.DOWNLOAD_CHANGED),
    "another ETag with everything": (
        Fault(headers={"ETag": '"other"'}, is_range_ignored=True),
        Code.DOWNLOAD_CHANGED,
    ),
    "401": (Fault(401), Code.GATED),
    "403": (Fault(403), Code.GATED),
    "404": (Fault(404), Code.REPOSITORY_UNKNOWN),
    "410": (Fault(410), Code.REPOSITORY_UNKNOWN),
    "418": (Fault(418), Code.SERVER_BUSY),
    "304": (Fault(304, without=("Content-Length",), cut=0), Code.SERVER_BUSY),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_wrong_answer_writes_nothing_and_takes_nothing_away(desk: Desk, name: str) -> None:
    offset = half_done(desk)
    before = (desk.folder / f"{FILE}.part").read_bytes()
    fault, code = REFUSED[name]
    fault.headers = {
        one: text.replace("{offset}", str(offset)) for one, text in fault.headers.items()
    }
    desk.hub.faults = [fault]
    problem = desk.refusal()
    assert problem.code is code
    assert not (desk.folder / FILE).exists()
    after = (desk.folder / f"{FILE}.part").read_bytes()
    assert after.startswith(before)
    assert CONTENT.startswith(after)
    desk.ask()
    desk.assert_right(CONTENT)


@pytest.mark.parametrize("name", [one for one in REFUSED if not one.startswith("206")])
def test_a_wrong_first_answer_leaves_no_file(desk: Desk, name: str) -> None:
    fault, code = REFUSED[name]
    if code is Code.DOWNLOAD_CHANGED and "ETag" in name:
        return  # there was no other before
    desk.hub.faults = [fault]
    assert desk.refusal().code is code
    assert not (desk.folder / FILE).exists()


def test_a_range_that_is_ignored_starts_over_and_mixes_nothing(desk: Desk) -> None:
    half_done(desk)
    desk.hub.faults = [Fault(is_range_ignored=True)]
    desk.ask()
    desk.assert_right(CONTENT)
    assert len(desk.hub.gets) == 1


# --- another file ---------------------------------------------------------------------------------


def changed(desk: Desk) -> bytes:
    other = model(seed=2)
    desk.hub.add(REPO, {FILE: other}, OTHER_COMMIT)
    return other


def test_a_changed_file_is_refused_and_said(desk: Desk) -> None:
    half_done(desk)
    before = (desk.folder / f"{FILE}.part").read_bytes()
    changed(desk)
    problem = desk.refusal()
    assert problem.code is Code.DOWNLOAD_CHANGED
    assert COMMIT[:12] in str(problem.detail["why"])
    assert OTHER_COMMIT[:12] in str(problem.detail["why"])
    assert (desk.folder / f"{FILE}.part").read_bytes() == before
    assert desk.hub.gets == []


def test_a_changed_file_is_begun_anew_when_asked(desk: Desk) -> None:
    half_done(desk)
    other = changed(desk)
    desk.ask(is_restarting=True)
    desk.assert_right(other)
    assert desk.hub.gets[0].start is None


def test_resume_goes_on_with_the_commit_that_was_begun(desk: Desk) -> None:
    offset = half_done(desk)
    desk.ask(is_resuming=True)
    desk.assert_right(CONTENT)
    assert desk.hub.log[0].path.startswith(f"/api/models/{REPO}/revision/{COMMIT}")
    assert desk.hub.gets[0].start == offset


def test_resume_without_anything_begun_just_begins(desk: Desk) -> None:
    desk.ask(is_resuming=True)
    desk.assert_right(CONTENT)


def test_a_new_commit_with_the_same_file_goes_on(desk: Desk) -> None:
    offset = half_done(desk)
    desk.hub.add(REPO, {FILE: CONTENT, "README.md": b"# Better\n"}, OTHER_COMMIT)
    desk.ask()
    desk.assert_right(CONTENT)
    assert desk.hub.gets[0].start == offset


# --- the right size, the wrong bytes (C2) -------------------------------------------------------


def flipped(at: int) -> Callable[[bytes], bytes]:
    def flip(body: bytes) -> bytes:
        changed = bytearray(body)
        changed[at] ^= 1 << (at % 8)
        return bytes(changed)

    return flip


@pytest.mark.parametrize(
    "at", [0, 1, 7, 31, 4096, 64 * 1024, SIZE // 3, SIZE // 2, SIZE - 2, SIZE - 1]
)
def test_one_wrong_bit_is_found_and_nothing_is_kept(desk: Desk, at: int) -> None:
    desk.hub.faults = [Fault(body=flipped(at))]
    problem = desk.refusal()
    assert problem.code is Code.CHECKSUM
    assert desk.names() == set()
    desk.ask()
    desk.assert_right(CONTENT)


@pytest.mark.parametrize("at", [0, 1000, -1])
def test_one_wrong_bit_behind_a_pause_is_found(desk: Desk, at: int) -> None:
    half_done(desk)
    desk.hub.faults = [Fault(body=flipped(at))]
    assert desk.refusal().code is Code.CHECKSUM
    assert desk.names() == set()


def test_a_published_hash_that_is_wrong_is_never_believed_away(desk: Desk) -> None:
    desk.hub.wrong_hashes[FILE] = "0" * 64
    assert desk.refusal().code is Code.CHECKSUM
    assert desk.names() == set()


@pytest.mark.parametrize("said", ["", "sha256:", "no hash"])
def test_a_hash_that_is_none_is_asked_for_once_more(desk: Desk, said: str) -> None:
    """What git has of such a file is its pointer: its hash says nothing of the content."""
    desk.hub.wrong_hashes[FILE] = said + "x"
    desk.ask()
    desk.assert_right(CONTENT)
    assert [seen.method for seen in desk.hub.log] == ["GET", "HEAD", "GET"]


def test_a_hash_in_large_letters_is_the_same(desk: Desk) -> None:
    desk.hub.wrong_hashes[FILE] = hashlib.sha256(CONTENT).hexdigest().upper()
    desk.ask()
    desk.assert_right(CONTENT)
    assert [seen.method for seen in desk.hub.log] == ["GET", "GET"]


def test_a_right_sum_is_not_enough_the_file_must_be_a_model(desk: Desk) -> None:
    desk.hub.add(REPO, {FILE: CONTENT[:100] + bytes(len(CONTENT) - 100)})
    assert desk.refusal().code is Code.MODEL_INVALID
    assert desk.names() == set()


def test_without_a_published_hash_nothing_is_downloaded(desk: Desk, monkeypatch) -> None:
    info = desk.hub.info(REPO)
    info["siblings"] = [{"rfilename": FILE, "size": SIZE, "blobId": "c" * 40}]
    monkeypatch.setattr(desk.hub, "info", lambda _name: info)
    problem = desk.refusal()
    assert problem.code is Code.ANSWER_INVALID
    assert "SHA-256" in str(problem.detail["why"])
    assert desk.hub.gets == []


# --- who may be spoken to ------------------------------------------------------------------------


def test_a_token_goes_to_the_hub_and_not_where_it_leads(desk: Desk) -> None:
    with serving() as elsewhere:
        elsewhere.add(REPO, {FILE: CONTENT})
        desk.hub.redirect = elsewhere.endpoint
        desk.ask(token="hf_secret")
        desk.assert_right(CONTENT)
        assert {seen.headers["authorization"] for seen in desk.hub.log} == {"Bearer hf_secret"}
        assert elsewhere.gets
        assert "hf_secret" not in str(elsewhere.log)


@pytest.mark.parametrize(
    ("address", "is_told"),
    [
        ("{endpoint}/a/b", True),
        ("https://{host}/a/b", False),
        ("https://elsewhere.example/a/b", False),
        ("http://127.0.0.1:9/a/b", False),
    ],
)
def test_every_request_is_looked_at_before_it_goes(desk: Desk, address: str, is_told: bool) -> None:
    """The library strips the header too, but not where http leads to https."""
    host = desk.hub.endpoint.partition("//")[2]
    url = address.format(endpoint=desk.hub.endpoint, host=host)
    request = httpx2.Request("GET", url, headers={"Authorization": "Bearer hf_secret"})
    with Hub("hf_secret", desk.told.wait) as hub:
        hub._guard(request)
    assert ("Authorization" in request.headers) is is_told


def test_a_range_is_asked_for_behind_a_redirect_too(desk: Desk) -> None:
    with serving() as elsewhere:
        elsewhere.add(REPO, {FILE: CONTENT})
        desk.hub.redirect = elsewhere.endpoint
        offset = half_done(desk)
        desk.ask()
        desk.assert_right(CONTENT)
        assert elsewhere.gets[-1].start == offset


@pytest.mark.parametrize(
    "address", ["http://203.0.113.9", "ftp://203.0.113.9", "file:///etc", "http://example.org"]
)
def test_a_redirect_that_is_not_safe_is_not_followed(desk: Desk, address: str) -> None:
    desk.hub.redirect = address
    assert desk.refusal(token="hf_secret").code is Code.ANSWER_INVALID
    assert not (desk.folder / FILE).exists()


def test_redirects_without_end_end(desk: Desk) -> None:
    desk.hub.redirect = desk.hub.endpoint
    assert desk.refusal().code is Code.ANSWER_INVALID


@pytest.mark.parametrize("address", ["http://203.0.113.9", "ftp://127.0.0.1", "huggingface.co"])
def test_a_hub_without_https_is_refused_unless_it_is_this_computer(
    desk: Desk, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", address)
    assert desk.refusal().code is Code.BAD_VALUE
    assert desk.hub.log == []


@pytest.mark.parametrize("token", ["hf_ä", "hf a", "hf\r\nHost: x", "x" * 5000])
def test_a_token_that_is_none_is_not_sent(desk: Desk, token: str) -> None:
    problem = desk.refusal(token=token)
    assert problem.code is Code.BAD_VALUE
    assert token not in str(problem)
    assert desk.hub.log == []


def test_a_gated_repository_is_told_and_opens_with_a_token(desk: Desk) -> None:
    desk.hub.gated[REPO] = "manual"
    desk.hub.token = "hf_right"
    problem = desk.refusal()
    assert (problem.code, problem.detail["status"]) == (Code.GATED, 401)
    assert desk.refusal(token="hf_wrong").code is Code.GATED
    desk.ask(token="hf_right")
    desk.assert_right(CONTENT)


def test_no_token_reaches_a_file_of_the_download(desk: Desk) -> None:
    assert desk.refusal(token="hf_secret", told=Told(cancel_at=1)).code is Code.CANCELLED
    desk.ask(token="hf_secret")
    for path in desk.folder.rglob("*"):
        assert b"hf_secret" not in path.read_bytes()


# --- metadata ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("repository", "fields", "code"),
    [
        ("EPFLiGHT/None", {}, Code.REPOSITORY_UNKNOWN),
        (REPO, {"revision": "v9"}, Code.REPOSITORY_UNKNOWN),
        (REPO, {"quantization": "Q8_0"}, Code.NOT_OFFERED),
        (REPO, {"file": "other.gguf"}, Code.NOT_OFFERED),
        ("nonsense", {}, Code.BAD_VALUE),
        ("../../etc", {}, Code.BAD_VALUE),
        ("a/b/c", {}, Code.BAD_VALUE),
        ("https://example.org/a", {}, Code.BAD_VALUE),
    ],
)
def test_what_is_not_there_is_told(desk: Desk, repository: str, fields: dict, code: Code) -> None:
    assert desk.refusal(repository, **fields).code is code
    assert desk.hub.gets == []


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[]", b"{}", b'{"id": 1, "sha": 2}', b'{"id": "a/b", "sha": "main"}']
)
def test_metadata_that_make_no_sense_are_refused(desk: Desk, body: bytes) -> None:
    desk.hub.info_faults = [Fault(body=lambda _: body)]
    assert desk.refusal().code is Code.ANSWER_INVALID
    assert desk.hub.gets == []


def test_busy_metadata_are_asked_for_again_bounded(desk: Desk) -> None:
    desk.hub.info_faults = [Fault(503), Fault(429, {"Retry-After": "3"})]
    desk.ask()
    assert desk.told.waits == [1.0, 3.0]
    desk.hub.info_faults = [Fault(503)] * 50
    assert desk.refusal().code is Code.SERVER_BUSY


# --- network -------------------------------------------------------------------------------------


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def test_nobody_there(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{free_port()}")
    problem = desk.refusal()
    assert problem.code is Code.NO_NETWORK
    assert problem.detail["why"] == "Connection refused"


def test_no_name_service(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    monkeypatch.setenv("HF_ENDPOINT", "https://hub.invalid")
    problem = desk.refusal()
    assert problem.code is Code.NO_NETWORK
    assert problem.detail["host"] == "hub.invalid"
    assert "name" in str(problem.detail["why"])


def test_a_silent_server_ends_by_the_clock(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.jobs import download

    monkeypatch.setattr(download, "TIMEOUT_SECONDS", 0.2)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{silent.getsockname()[1]}")
        problem = desk.refusal()
    assert problem.detail["why"] == "it did not answer in time"


@pytest.fixture
def safe(monkeypatch: pytest.MonkeyPatch, hub: FakeHub) -> Iterator[FakeHub]:  # noqa: ARG001
    with serving(PEM) as fake:
        fake.add(REPO, {FILE: CONTENT})
        monkeypatch.setenv("HF_ENDPOINT", fake.endpoint)
        yield fake


def test_a_certificate_that_nobody_vouches_for_is_refused(desk: Desk, safe: FakeHub) -> None:
    problem = desk.refusal(token="hf_secret")
    assert problem.code is Code.TLS_FAILED
    assert safe.log == [], "nothing was said to it"


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"])
def test_a_certificate_of_ones_own_is_honoured(
    desk: Desk, safe: FakeHub, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, str(PEM))
    desk.ask()
    desk.assert_right(CONTENT)
    assert len(safe.log) == 2


def test_https_leads_on_to_no_http(
    desk: Desk, safe: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(PEM))
    safe.redirect = desk.hub.endpoint
    assert desk.refusal().code is Code.ANSWER_INVALID
    assert desk.hub.log == []


@pytest.mark.parametrize("content", [None, b"no certificate"])
def test_a_file_of_certificates_that_is_none_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "ca.pem"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(path))
    assert desk.refusal().code is Code.TLS_FAILED


def test_no_tls_where_tls_is_expected(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", desk.hub.endpoint.replace("http:", "https:"))
    assert desk.refusal().code is Code.TLS_FAILED


def test_a_proxy_is_used_and_no_proxy_goes_past_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving() as proxy:
        proxy.add(REPO, {FILE: CONTENT})
        monkeypatch.setenv("HTTP_PROXY", proxy.endpoint)
        desk.ask()
        desk.assert_right(CONTENT)
        assert desk.hub.log == []
        assert all(seen.path.startswith(desk.hub.endpoint) for seen in proxy.log)
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        proxy.log.clear()
        desk.ask()
        assert proxy.log == []
        assert desk.hub.log


def test_a_proxy_that_is_not_there_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    port = free_port()
    monkeypatch.setenv("HTTP_PROXY", f"http://someone:secret@127.0.0.1:{port}")
    problem = desk.refusal()
    assert problem.code is Code.PROXY_FAILED
    assert problem.detail["host"] == f"127.0.0.1:{port}"


def test_a_proxy_that_refuses_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as proxy:  # knows no CONNECT
        monkeypatch.setenv("HTTPS_PROXY", proxy.endpoint)
        monkeypatch.setenv("HF_ENDPOINT", "https://hub.invalid")
        assert desk.refusal().code is Code.PROXY_FAILED


def test_the_detector_sees_a_certificate() -> None:
    context = ssl.create_default_context(cafile=str(PEM))
    assert len(context.get_ca_certs()) == 1


# --- disk ----------------------------------------------------------------------------------------


def test_the_disk_is_checked_before_the_first_byte(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "free_bytes", lambda _path: int(SIZE * 1.04))
    problem = desk.refusal()
    assert problem.code is Code.DISK_FULL
    assert problem.detail["needed_bytes"] == int(SIZE * 1.05)
    assert desk.hub.gets == []
    monkeypatch.setattr(disk, "free_bytes", lambda _path: int(SIZE * 1.06))
    desk.ask()
    desk.assert_right(CONTENT)


def test_what_is_there_needs_no_room_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    offset = half_done(desk)
    monkeypatch.setattr(disk, "free_bytes", lambda _path: int(SIZE * 1.05) - offset)
    desk.ask()
    desk.assert_right(CONTENT)


def test_a_disk_that_others_fill_is_seen_while_writing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = iter([SIZE * 2, SIZE * 2, SIZE * 2, 1000])
    monkeypatch.setattr(disk, "free_bytes", lambda _path: next(left, 1000))
    problem = desk.refusal()
    assert problem.code is Code.DISK_FULL
    offset = note(desk).offset
    assert offset > 0
    monkeypatch.setattr(disk, "free_bytes", lambda _path: SIZE * 2)
    desk.ask()
    desk.assert_right(CONTENT)
    assert desk.hub.gets[-1].start == offset


def test_a_folder_that_cannot_be_is_told(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    desk.folder = tmp_path / "file" / "models"
    assert desk.refusal().code is Code.FOLDER_MISSING
    assert desk.hub.log == []


def test_a_folder_that_may_not_be_written_is_told_as_that(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.open

    def denied(self: Path, mode: str = "r", *args: object, **more: object) -> object:
        if self.suffix == ".lock":
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(self, mode, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "open", denied)
    assert desk.refusal().code is Code.READ_ONLY


def test_a_file_of_4_gib_is_refused_on_fat32(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "_file_system", lambda _path: "vfat")
    monkeypatch.setattr(disk, "FAT32_MOST_BYTES", SIZE - 1)
    assert desk.refusal().code is Code.FILE_TOO_LARGE
    assert desk.hub.gets == []


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, Code.DISK_FULL), (errno.EIO, Code.DISK_FAILED), (errno.EROFS, Code.READ_ONLY)],
)
@pytest.mark.parametrize("call", [0, 1, 3, 5])
def test_a_disk_that_fails_at_a_sync_is_told_and_nothing_wrong_is_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, number: int, code: Code, call: int
) -> None:
    real, calls = part.os.fsync, iter(range(1000))

    def fsync(descriptor: int) -> None:
        if next(calls) >= call:
            raise OSError(number, "failed")
        real(descriptor)

    monkeypatch.setattr(part.os, "fsync", fsync)
    assert desk.refusal().code is code
    monkeypatch.setattr(part.os, "fsync", real)
    assert not (desk.folder / FILE).exists()
    desk.ask()
    desk.assert_right(CONTENT)


def test_a_disk_that_is_full_at_the_last_name_loses_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if self.suffix == ".part":
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    assert desk.refusal().code is Code.DISK_FULL
    monkeypatch.setattr(Path, "replace", real)
    desk.ask()
    desk.assert_right(CONTENT)
    assert len(desk.hub.gets) == 1, "every byte was there"


def test_a_folder_moved_while_paused_goes_on_in_the_new_place(desk: Desk, tmp_path: Path) -> None:
    offset = half_done(desk)
    shutil.move(desk.folder, tmp_path / "moved")
    desk.folder = tmp_path / "moved"
    desk.ask()
    desk.assert_right(CONTENT)
    assert desk.hub.gets[0].start == offset


def test_problems_carry_facts_for_the_wire(desk: Desk) -> None:
    desk.hub.faults = [Fault(503)] * 50
    problem = desk.refusal()
    assert isinstance(problem, Problem)
    assert problem.facts() == {"host": "127.0.0.1", "status": 503}
