"""A server that was named is asked, marked in every record, and refused where it misbehaves."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import create_autospec

import httpx2
import msgspec
import pytest

from app import protocol
from app.core.chat import LoadOptions, Message, ModelFile, Role, Sampling
from app.errors import Code, Problem
from app.evaluation.order import Order
from app.jobs.evaluate import evaluate
from app.store.database import open_database
from app.wire import Wire
from app.worker.remote import UNKNOWN_CONTEXT, RemoteEngine
from tests.end_to_end.test_command_line import CommandLine
from tests.faults import endpoint as endpoints
from tests.faults.endpoint import GOOD, KEY, Endpoint
from tests.unit.evaluation import sets

QUESTION = (Message(Role.USER, "What is 2 + 2?"),)


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    with endpoints.serving() as one:
        yield one


def engine(endpoint: Endpoint, model: str = GOOD, key: str = "") -> RemoteEngine:
    made = RemoteEngine()
    made.take_key(key)
    made.load(ModelFile(f"{endpoint.address}#{model}"), LoadOptions())
    return made


def answered(made: RemoteEngine) -> list[Any]:
    return list(made.stream(QUESTION, Sampling(seed=1), bool, lambda *_: None))


def refusal(made: RemoteEngine) -> Problem:
    with pytest.raises(Problem) as caught:
        answered(made)
    return caught.value


def test_an_answer_comes_in_pieces_with_the_servers_own_count(endpoint: Endpoint) -> None:
    made = engine(endpoint)
    *pieces, ending = answered(made)
    assert "".join(pieces) == "".join(endpoints.WORDS)
    assert (ending.prompt_tokens, ending.answer_tokens, ending.reason) == (9, 4, "stop")
    (asked,) = endpoint.asked
    assert asked["messages"] == [{"role": "user", "content": "What is 2 + 2?"}]
    assert asked["seed"] == 1
    assert "top_k" not in asked
    made.unload()


@pytest.mark.parametrize(
    ("model", "code"),
    [
        ("truncated", Code.ANSWER_INVALID),
        ("closing", Code.ANSWER_INVALID),
        ("lying", Code.ANSWER_INVALID),
        ("endless", Code.ANSWER_INVALID),
        ("busy", Code.SERVER_BUSY),
        ("broken", Code.SERVER_BUSY),
    ],
)
def test_what_is_no_answer_is_told(endpoint: Endpoint, model: str, code: Code) -> None:
    made = engine(endpoint, model)
    problem = refusal(made)
    assert problem.code is code
    assert "secret" not in str(problem.facts())
    made.unload()


def test_a_server_that_sends_on_to_another_place_is_not_followed(endpoint: Endpoint) -> None:
    made = engine(endpoint, "redirecting")
    problem = refusal(made)
    assert (problem.code, problem.detail["why"]) == (Code.ANSWER_INVALID, "it answered 302")
    made.unload()


def test_a_stop_ends_an_answer_that_still_comes(endpoint: Endpoint) -> None:
    made = engine(endpoint, "waiting")
    said: list[Any] = []
    said.extend(made.stream(QUESTION, Sampling(), lambda: bool(said), lambda *_: None))
    assert said[0] == "The "
    assert said[-1].reason == "cancelled"
    made.unload()


def test_a_key_is_sent_to_its_server_and_reaches_no_log(endpoint: Endpoint) -> None:
    endpoint.wants_key = True
    with pytest.raises(Problem) as caught:
        engine(endpoint)
    assert caught.value.code is Code.GATED
    made = engine(endpoint, GOOD, KEY)
    assert endpoint.keys == [f"Bearer {KEY}"]
    load = protocol.Load(id=1, model=ModelFile("x"), options=LoadOptions(), key=KEY)
    assert KEY not in repr(load)
    made.unload()


@pytest.mark.parametrize(
    "address",
    [
        "ftp://127.0.0.1/v1",
        "http://example.org/v1",
        "http://8.8.8.8/v1",
        "no address",
        "http://u:p@h/v1",
        "http://127.0.0.1:9/v1?key=secret",
        "http://a..b.local/v1",
        f"https://{'a' * 64}.org/v1",
    ],
)
def test_an_address_that_is_not_safe_is_refused(address: str, endpoint: Endpoint) -> None:
    del endpoint  # it only lets this process connect
    with pytest.raises(Problem) as caught:
        RemoteEngine().load(ModelFile(f"{address}#x"), LoadOptions())
    assert caught.value.code is Code.BAD_VALUE


@pytest.mark.parametrize("key", ["schl\u00fcssel", "two\nlines"])
def test_a_key_that_no_header_holds_is_refused_and_not_told(endpoint: Endpoint, key: str) -> None:
    with pytest.raises(Problem) as caught:
        engine(endpoint, GOOD, key)
    assert caught.value.code is Code.BAD_VALUE
    assert "a key has letters" in str(caught.value.detail["why"])
    assert key not in str(caught.value.facts())
    assert not endpoint.keys


def test_a_server_that_speaks_no_tls_is_not_told_as_one_with_a_wrong_certificate(
    endpoint: Endpoint,
) -> None:
    address = endpoint.address.replace("http://", "https://")
    with pytest.raises(Problem) as caught:
        RemoteEngine().load(ModelFile(f"{address}#x"), LoadOptions())
    assert caught.value.code is Code.TLS_FAILED
    assert "does not speak TLS" in str(caught.value.detail["why"])


def test_names_that_are_none_are_left_out_of_a_servers_list(endpoint: Endpoint) -> None:
    endpoint.names = ["", 7, "a\u202eb", "x" * 300, GOOD]
    endpoint.tokens = 10**30
    made = RemoteEngine()
    loaded = made.load(ModelFile(f"{endpoint.address}#"), LoadOptions())
    assert loaded.model == GOOD
    assert loaded.context_tokens == UNKNOWN_CONTEXT
    made.unload()


def test_http_goes_by_no_proxy(endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    made = engine(endpoint)
    assert answered(made)
    made.unload()


def test_a_process_that_may_not_connect_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(Problem) as caught:
        RemoteEngine().load(ModelFile("http://127.0.0.1:9/v1#x"), LoadOptions())
    assert caught.value.code is Code.UNSUPPORTED


def test_nobody_there_and_no_such_model_are_told(endpoint: Endpoint) -> None:
    with pytest.raises(Problem) as caught:
        RemoteEngine().load(ModelFile("http://127.0.0.1:9/v1#x"), LoadOptions())
    assert caught.value.code is Code.NO_NETWORK
    with pytest.raises(Problem) as caught:
        engine(endpoint, "nothing")
    assert caught.value.code is Code.MODEL_UNKNOWN


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (httpx2.ConnectTimeout("x"), "it does not answer there"),
        (httpx2.ReadTimeout("x"), "it said nothing for 120 seconds"),
    ],
)
def test_a_server_that_is_silent_is_told_by_what_was_waited_for(
    endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch, error: httpx2.HTTPError, why: str
) -> None:
    def silent(*_: object, **__: object) -> None:
        raise error

    made = engine(endpoint)
    monkeypatch.setattr(httpx2.Client, "send", silent)
    problem = refusal(made)
    assert (problem.code, problem.detail["why"]) == (Code.NO_NETWORK, why)
    made.unload()


def test_the_scores_are_those_of_the_continuations_tokens(endpoint: Endpoint) -> None:
    made = engine(endpoint)
    prompt = (Message(Role.USER, "One of these:", is_raw=True),)
    scored = made.score(prompt, (" A", " B"), bool)
    assert [round(one, 2) for one in scored.log_probabilities] == [-0.11, -3.91]
    assert scored.token_counts == (1, 1)
    assert scored.are_greedy == (True, False)
    assert scored.first_tokens == (0, 1)
    made.unload()


def test_scores_are_taken_in_their_order_where_a_server_names_no_place(endpoint: Endpoint) -> None:
    made = engine(endpoint, "unordered")
    prompt = (Message(Role.USER, "One of these:", is_raw=True),)
    scored = made.score(prompt, (" A", " B"), bool)
    assert [round(one, 2) for one in scored.log_probabilities] == [-0.11, -3.91]
    assert scored.are_greedy == (False, False)
    made.unload()


@pytest.mark.parametrize(
    "model", ["llama-server", "silent-scores", "flat", "nan", "too-long", "above", "shifted"]
)
def test_a_server_that_cannot_score_is_refused(endpoint: Endpoint, model: str) -> None:
    made = engine(endpoint, model)
    with pytest.raises(Problem) as caught:
        made.score((Message(Role.USER, "One of these:", is_raw=True),), (" A", " B"), bool)
    assert caught.value.code is Code.SCORING_REFUSED
    made.unload()


def test_the_command_asks_a_server_says_so_and_records_it(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    casebook = CommandLine(tmp_path / "data")
    endpoint.wants_key = True
    words = ("ask", "What is 2 + 2?", "--endpoint", endpoint.address, "--endpoint-key-stdin")
    ran = casebook.run(*words, "--json", stdin=f"{KEY}\n".encode())
    done = ran.lines[-1]
    assert (done["model"], done["text"]) == (GOOD, "".join(endpoints.WORDS))
    assert done["endpoint"] == endpoint.address
    assert "leaves this computer" in ran.err
    with open_database(casebook.places, read_only=True) as store:
        (text,) = store.database.execute("SELECT provenance_json FROM turns").fetchone()
    record = json.loads(text)
    assert record["endpoint"] == {"address": endpoint.address, "model": GOOD}
    assert KEY not in text
    assert casebook.run("ask", "x", "--endpoint-key-stdin", status=2).err
    failed = casebook.json(*words[:4], status=1)
    assert isinstance(failed, dict)
    assert failed["error"]["code"] == "gated"


def test_a_run_that_may_ask_no_server_asks_none(endpoint: Endpoint, tmp_path: Path) -> None:
    data, out = sets.medqa(tmp_path / "medqa.jsonl"), tmp_path / "run"
    model = ModelFile(f"{endpoint.address}#{GOOD}")
    order = msgspec.json.encode(Order(str(data), out=str(out), model=model)).decode()
    with pytest.raises(Problem) as caught:
        evaluate(create_autospec(Wire, instance=True), protocol.Evaluate(id=1, order=order))
    assert (caught.value.code, caught.value.detail["is_off"]) == (Code.NO_NETWORK, True)
    assert not endpoint.asked
    assert not out.exists()


def test_a_run_is_scored_by_a_server_or_refused(endpoint: Endpoint, tmp_path: Path) -> None:
    casebook = CommandLine(tmp_path / "data")
    data = str(sets.medqa(tmp_path / "medqa.jsonl"))
    words = ("evaluate", "medqa", "--data", data, "--endpoint", endpoint.address, "--limit", "2")
    out = tmp_path / "run"
    ran = casebook.run(*words, "-o", str(out), "--json")
    assert ran.lines[-1]["n"] == 2
    record = json.loads((out / "run.json").read_text())
    assert record["checks"]["probe_right"] == 3
    assert "trivial questions" not in ran.err
    assert record["endpoint"] == endpoint.address
    assert record["model"]["name"] == GOOD
    other = ("--model", "other", "-o", str(out), "--resume")
    refused = casebook.json(*words, *other, status=1)
    assert isinstance(refused, dict)
    cannot = ("--model", "llama-server", "-o", str(tmp_path / "no"))
    refused = casebook.json(*words, *cannot, status=1)
    assert isinstance(refused, dict)
    assert refused["error"]["code"] == "scoring_refused"
    assert not (tmp_path / "no").exists()
