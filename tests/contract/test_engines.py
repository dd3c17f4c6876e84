"""One suite that every engine passes: the echo, and llama.cpp with the demo model."""

import hashlib
import math
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from msgspec.structs import replace

from app.core.chat import (
    CASEBOOK_SAMPLING,
    Ending,
    LoadOptions,
    Message,
    ModelFile,
    Reason,
    Role,
    Sampling,
)
from app.errors import Code, Problem
from app.worker.echo import EchoEngine
from app.worker.engine import Engine, Stop

GREEDY = Sampling(temperature=0.0, max_tokens=12)
QUESTION = (
    Message(Role.SYSTEM, "Answer in full sentences."),
    Message(Role.USER, "What are the symptoms of malaria? Name as many of them as you can."),
)


@dataclass
class Heard:
    """What came out of one stream."""

    pieces: list[str]
    ending: Ending
    reports: list[tuple[int, int]]

    @property
    def text(self) -> str:
        return "".join(self.pieces)


@dataclass
class Subject:
    """An engine with a file it can load."""

    engine: Engine
    file: ModelFile

    def load(self, context_tokens: int | None = None) -> None:
        self.engine.load(self.file, LoadOptions(context_tokens=context_tokens, threads=1))

    def ask(
        self,
        messages: tuple[Message, ...] = QUESTION,
        sampling: Sampling = GREEDY,
        should_stop: Stop = bool,
    ) -> Heard:
        reports: list[tuple[int, int]] = []
        *pieces, ending = self.engine.stream(
            messages, sampling, should_stop, lambda done, total: reports.append((done, total))
        )
        assert isinstance(ending, Ending)
        assert all(isinstance(piece, str) for piece in pieces)
        return Heard([str(piece) for piece in pieces], ending, reports)


@pytest.fixture(
    params=["echo", pytest.param("llama", marks=pytest.mark.model)],
)
def subject(request: pytest.FixtureRequest) -> Iterator[Subject]:
    if request.param == "echo":
        made = Subject(EchoEngine(), ModelFile("echo.gguf"))
    else:
        from app.worker.llama import LlamaEngine

        made = Subject(LlamaEngine(), ModelFile(str(request.getfixturevalue("demo_model"))))
    made.load()
    yield made
    made.engine.unload()


class Later:
    """Says stop from the n-th time it is asked."""

    def __init__(self, times: int) -> None:
        self._left = times

    def __call__(self) -> bool:
        self._left -= 1
        return self._left < 0


def test_the_pieces_joined_are_the_answer(subject: Subject) -> None:
    heard = subject.ask()
    assert heard.text
    assert heard.ending.raw_sha256 == hashlib.sha256(heard.text.encode()).hexdigest()
    assert heard.ending.answer_tokens == len(heard.pieces)
    assert heard.ending.dropped_bytes == 0


def test_the_numbers_of_an_ending_agree(subject: Subject) -> None:
    ending = subject.ask().ending
    assert ending.prompt_tokens == subject.engine.count(QUESTION).prompt_tokens
    assert 0 < ending.evaluated_tokens <= ending.prompt_tokens
    assert 0 < ending.first_token_ms <= max(1, ending.total_ms)


def test_every_sampling_field_that_was_used_is_told(subject: Subject) -> None:
    used = subject.ask(sampling=Sampling(max_tokens=3)).ending.sampling
    assert used.seed is not None
    for name in ("temperature", "top_k", "top_p", "min_p", "repeat_penalty"):
        assert getattr(used, name) == getattr(CASEBOOK_SAMPLING, name)
    assert used.max_tokens == 3


def test_an_answer_of_so_many_tokens_ends_with_length(subject: Subject) -> None:
    heard = subject.ask(sampling=Sampling(temperature=0.0, max_tokens=2))
    assert heard.ending.reason is Reason.LENGTH
    assert heard.ending.answer_tokens == 2


def test_a_stop_before_anything_gives_no_word_and_one_ending(subject: Subject) -> None:
    heard = subject.ask(should_stop=lambda: True)
    assert heard.pieces == []
    assert heard.ending.reason is Reason.CANCELLED
    assert heard.ending.answer_tokens == 0


def test_a_stop_while_writing_keeps_the_words_so_far(subject: Subject) -> None:
    whole = subject.ask()
    stops = [False]
    pieces: list[str] = []
    for piece in subject.engine.stream(QUESTION, GREEDY, lambda: stops[0], lambda *_: None):
        if isinstance(piece, Ending):
            assert piece.reason is Reason.CANCELLED
            assert piece.answer_tokens == len(pieces) == 3
            break
        pieces.append(piece)
        stops[0] = len(pieces) == 3
    assert pieces == whole.pieces[:3]


def test_after_a_stop_the_next_answer_is_whole(subject: Subject) -> None:
    whole = subject.ask()
    for times in (0, 1, 2, 5):
        subject.ask(should_stop=Later(times))
        assert subject.ask().text == whole.text


def test_a_prompt_that_leaves_no_room_is_refused_with_numbers_before_it_is_read(
    subject: Subject,
) -> None:
    needed = subject.engine.count(QUESTION).prompt_tokens
    reports: list[tuple[int, int]] = []
    for context in (needed, needed - 1, needed - 10):
        subject.load(context)
        with pytest.raises(Problem) as caught:
            list(subject.engine.stream(QUESTION, GREEDY, bool, lambda *r: reports.append(r)))
        assert caught.value.code is Code.CONTEXT_FULL
        assert caught.value.detail == {"needed_tokens": needed + 1, "context_tokens": context}
    assert not reports


@pytest.mark.parametrize("room", [1, 2, 3])
def test_an_answer_that_reaches_the_end_of_the_context_ends_with_length(
    subject: Subject, room: int
) -> None:
    subject.load(subject.engine.count(QUESTION).prompt_tokens + room)
    heard = subject.ask()
    assert heard.ending.reason is Reason.LENGTH
    assert heard.ending.answer_tokens == room


def test_a_count_says_what_is_sent_and_evaluates_nothing(subject: Subject) -> None:
    counted = subject.engine.count(QUESTION)
    assert len(counted.message_tokens) == len(QUESTION)
    assert 0 < sum(counted.message_tokens) <= counted.prompt_tokens
    assert all(message.text in counted.text for message in QUESTION)
    assert counted.context_tokens > counted.prompt_tokens


def test_the_same_model_with_the_same_options_is_not_loaded_again(subject: Subject) -> None:
    options = LoadOptions(threads=1)
    first = subject.engine.load(subject.file, options)
    assert subject.engine.load(subject.file, options) == first
    assert (
        subject.engine.load(subject.file, LoadOptions(context_tokens=256, threads=1)).context_tokens
        == 256
    )


def test_temperature_zero_answers_the_same_again(subject: Subject) -> None:
    first = subject.ask()
    assert subject.ask().text == first.text
    subject.ask((Message(Role.USER, "Something else."),))
    assert subject.ask().text == first.text
    subject.engine.unload()
    subject.load()
    assert subject.ask().text == first.text


def test_a_seed_answers_the_same_again(subject: Subject) -> None:
    wild = Sampling(temperature=1.5, seed=7, top_k=0, top_p=1.0, min_p=0.0, max_tokens=16)
    first = subject.ask(sampling=wild)
    assert first.ending.sampling.seed == 7
    assert subject.ask(sampling=wild).text == first.text


def test_an_open_answer_is_gone_on_with_and_not_begun_again(subject: Subject) -> None:
    whole = subject.ask()
    begun = "".join(whole.pieces[:5])
    messages = (*QUESTION, Message(Role.ASSISTANT, begun, is_open=True))
    rest = subject.ask(messages, Sampling(temperature=0.0, max_tokens=7))
    assert begun + rest.text == whole.text
    assert rest.ending.answer_tokens == len(rest.pieces) == 7
    assert rest.ending.prompt_tokens == whole.ending.prompt_tokens + 5
    assert rest.ending.raw_sha256 == hashlib.sha256(rest.text.encode()).hexdigest()


def test_devices_names_what_runs(subject: Subject) -> None:
    devices = subject.engine.devices(5)
    assert devices.id == 5
    assert devices.variant in devices.variants
    assert devices.build in {"native", "portable"}


# --- loading -------------------------------------------------------------------------------------


def test_a_load_is_told_and_ends(subject: Subject) -> None:
    subject.engine.unload()
    told: list[tuple[int, int]] = []
    subject.engine.load(
        busy(subject), LoadOptions(threads=1), bool, lambda *step: told.append(step)
    )
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] > 1
    told.clear()
    subject.engine.load(
        busy(subject), LoadOptions(threads=1), bool, lambda *step: told.append(step)
    )
    assert told == []  # it is in memory already


def test_a_load_that_is_stopped_leaves_no_model(subject: Subject) -> None:
    subject.engine.unload()
    told: list[int] = []
    with pytest.raises(Problem) as caught:
        subject.engine.load(
            busy(subject),
            LoadOptions(threads=1),
            lambda: bool(told),
            lambda done, _: told.append(done),
        )
    assert caught.value.code is Code.CANCELLED
    assert len(told) < 20  # of 272 tensors of the one engine, 200 steps of the other
    subject.engine.load(busy(subject), LoadOptions(threads=1))
    assert subject.ask().text


def busy(subject: Subject) -> ModelFile:
    """Return a file whose load takes more than one step."""
    if isinstance(subject.engine, EchoEngine):
        return ModelFile(f"!read=200 {subject.file.path}")
    return subject.file


# --- scoring -------------------------------------------------------------------------------------

ITEM = (Message(Role.USER, "Question: Which is hot?\nA. Ice\nB. Fire\nAnswer:", is_raw=True),)
LETTERS = (" A", " B")


def test_scores_are_log_probabilities_of_each_continuation(subject: Subject) -> None:
    scored = subject.engine.score(ITEM, LETTERS, bool)
    assert len(scored.log_probabilities) == len(scored.token_counts) == len(scored.are_greedy) == 2
    assert all(score < 0 for score in scored.log_probabilities)
    assert sum(map(math.exp, scored.log_probabilities)) <= 1 + 1e-9
    assert scored.token_counts == (1, 1)
    assert 0 < scored.evaluated_tokens <= scored.prompt_tokens


def test_the_same_question_scores_the_same_whatever_came_before(subject: Subject) -> None:
    first = subject.engine.score(ITEM, LETTERS, bool)
    assert subject.engine.score(ITEM, LETTERS, bool).log_probabilities == first.log_probabilities
    subject.ask()
    assert subject.engine.score(ITEM, LETTERS, bool).log_probabilities == first.log_probabilities
    subject.engine.unload()
    subject.load()
    assert subject.engine.score(ITEM, LETTERS, bool).log_probabilities == first.log_probabilities


def test_another_order_of_continuations_is_another_order_of_scores(subject: Subject) -> None:
    there = subject.engine.score(ITEM, LETTERS, bool).log_probabilities
    back = subject.engine.score(ITEM, LETTERS[::-1], bool).log_probabilities
    assert there == back[::-1]


def test_a_chat_prompt_is_scored_behind_its_template(subject: Subject) -> None:
    question = (Message(Role.USER, ITEM[0].text),)
    scored = subject.engine.score(question, ("A", "B"), bool)
    assert scored.prompt_tokens == subject.engine.count(question).prompt_tokens
    assert scored.token_counts == (1, 1)


@pytest.mark.parametrize("continuations", [(" A", ""), (" A", " A")])
def test_continuations_that_cannot_be_told_apart_are_refused(
    subject: Subject, continuations: tuple[str, ...]
) -> None:
    with pytest.raises(Problem) as caught:
        subject.engine.score(ITEM, continuations, bool)
    assert caught.value.code is Code.SCORING_REFUSED
    assert caught.value.detail["why"]


def test_a_question_that_does_not_fit_is_not_cut(subject: Subject) -> None:
    needed = subject.engine.score(ITEM, LETTERS, bool).prompt_tokens
    subject.load(needed - 1)
    with pytest.raises(Problem) as caught:
        subject.engine.score(ITEM, LETTERS, bool)
    assert caught.value.code is Code.CONTEXT_FULL
    assert caught.value.detail == {"needed_tokens": needed, "context_tokens": needed - 1}
    subject.load(needed)
    assert subject.engine.score(ITEM, LETTERS, bool).prompt_tokens == needed


def test_a_stop_ends_scoring_and_the_next_question_is_whole(subject: Subject) -> None:
    first = subject.engine.score(ITEM, LETTERS, bool)
    with pytest.raises(Problem) as caught:
        subject.engine.score((replace(ITEM[0], text="x " * 40),), LETTERS, lambda: True)
    assert caught.value.code is Code.CANCELLED
    assert subject.engine.score(ITEM, LETTERS, bool).log_probabilities == first.log_probabilities
