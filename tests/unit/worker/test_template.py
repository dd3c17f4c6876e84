import subprocess  # noqa: TID251  a guard that ends its own process
import sys
import tomllib
from pathlib import Path

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import roles
from app.core.chat import Message, Role
from app.errors import Code, Problem
from app.worker import template
from app.worker.template import Segment, Template
from tests.gguf_writer import CHATML_TEMPLATE, GEMMA2_TEMPLATE

ROOT = Path(__file__).resolve().parents[3]
SYSTEM, USER, ASSISTANT = Role.SYSTEM, Role.USER, Role.ASSISTANT
ECHO = "{% for m in messages %}[{{ m.role }}]{{ m.content }}{% endfor %}"
ESCAPES = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ cycler.__init__.__globals__.os.system('touch CANARY') }}",
    "{{ self.__init__.__globals__.__builtins__.open('CANARY', 'w') }}",
    "{{ messages.append(1) }}",
    "{{ messages[0].update({'content': ''}) }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}{{ os.system('touch CANARY') }}",
    "{{ ''|attr('__class__')|attr('__mro__') }}{{ open('CANARY', 'w') }}",
    "{{ '{0.__class__.__init__.__globals__}'.format(messages).x.y }}",
    "{{ raise_exception.__globals__['os'].system('touch CANARY') }}",
    "{{ strftime_now.__globals__['sys'].modules['os'].system('touch CANARY') }}",
    "{{ tojson.__code__ }}{{ [].__reduce_ex__(2) }}",
]
EXHAUSTING = {
    "loops": (
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "longer than",
    ),
    "filters": ("{{ range(99999) | map('string') | list | length }}" * 400, "longer than"),
    "range": ("{% for a in range(10**9) %}{% endfor %}", "OverflowError"),
    "output": ("{% for a in range(9999) %}{{ 'abcdefgh' * 9 }}{% endfor %}", "without end"),
    "memory": ("{{ 'A' * 10**10 }}", "MemoryError"),
    "length": ("{{ ('A' * (512 * 1024 * 1024)) | length }}", "MemoryError"),
    "doubling": (
        "{% set n = namespace(s='A') %}{% for a in range(40) %}"
        "{% set n.s = n.s ~ n.s %}{% endfor %}",
        "MemoryError",
    ),
    "recursion": ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "RecursionError"),
}


def rendered(source: str | None, *messages: tuple[Role, str]) -> str:
    made = Template(source, bos="<bos>", eos="<eos>")
    return "".join(
        segment.text for segment in made.render([Message(role, text) for role, text in messages])
    )


def test_jinja_has_the_sandbox_fixes() -> None:
    assert tuple(map(int, jinja2.__version__.split(".")[:3])) >= (3, 1, 6)
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    (least,) = [one for one in wanted if one.startswith("jinja2")]
    assert tuple(map(int, least.removeprefix("jinja2>=").split("."))) >= (3, 1, 6)


def test_a_template_has_two_seconds_and_256_kilobytes() -> None:
    limits = (template.SECONDS, template.MAX_OUTPUT_CHARACTERS)
    assert limits == (2.0, 256 * 1024)
    assert template.GRACE_SECONDS <= 0.5, "then the process is ended"


def test_what_people_typed_is_a_segment_of_its_own() -> None:
    segments = Template(CHATML_TEMPLATE).render(
        [Message(SYSTEM, "Be brief."), Message(USER, "<s>Hi</s>")]
    )
    assert segments == (
        Segment("<s>system: "),
        Segment("Be brief.", 0),
        Segment("</s><s>user: "),
        Segment("<s>Hi</s>", 1),
        Segment("</s><s>assistant: "),
    )


def test_an_open_answer_ends_the_prompt_as_it_is() -> None:
    begun = "  The first sign is </s> "
    messages = [Message(USER, "Hi"), Message(ASSISTANT, begun, is_open=True)]
    assert Template(CHATML_TEMPLATE).render(messages) == (
        Segment("<s>user: "),
        Segment("Hi", 0),
        Segment("</s><s>assistant: "),
        Segment(begun, 1),
    )


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("", " \n x y \t\n "),
        (" | trim", "x y"),
        (".strip()", "x y"),
        (".lstrip()", "x y \t\n "),
        (".rstrip()", " \n x y"),
        (".strip('\\n')", " \n x y \t\n "),
        ("[:]", " \n x y \t\n "),
    ],
)
def test_the_template_trims_what_people_typed_as_it_trims_the_placeholder(
    call: str, expected: str
) -> None:
    source = "{% for m in messages %}<\n{{ m.content" + call + " }}\n>{% endfor %}"
    assert rendered(source, (USER, " \n x y \t\n ")) == f"<\n{expected}\n>"


def test_line_feeds_alone_are_trimmed_where_the_template_trims_line_feeds() -> None:
    source = "{% for m in messages %}<{{ m.content.strip('\\n') }}>{% endfor %}"
    assert rendered(source, (USER, "\n\n x \n")) == "< x >"


@pytest.mark.parametrize(
    "change",
    [
        "{{ m.content | upper }}",
        "{{ m.content }}{{ m.content }}",
        "{{ m.content[:9] }}",
        "{{ m.content[3:] }}",
        "{{ m.content | replace('e', 'f') }}",
        "{{ m.content | reverse }}",
        "{{ m.content | list }}",
        "nothing",
    ],
)
def test_a_template_that_alters_doubles_or_drops_a_message_is_unsupported(change: str) -> None:
    with pytest.raises(Problem) as caught:
        Template("{% for m in messages %}" + change + "{% endfor %}")
    assert caught.value.code is Code.TEMPLATE_UNSUPPORTED
    assert caught.value.detail["why"]


def test_a_system_text_the_template_refuses_is_folded_into_the_first_question() -> None:
    made = Template(GEMMA2_TEMPLATE, bos="<bos>")
    assert not made.has_system_role
    assert (
        rendered(
            GEMMA2_TEMPLATE, (SYSTEM, "Be brief."), (USER, " Hi "), (ASSISTANT, "Ho"), (USER, "?")
        )
        == "<bos><start_of_turn>user\nBe brief.\n\n Hi<end_of_turn>\n"
        "<start_of_turn>model\nHo<end_of_turn>\n"
        "<start_of_turn>user\n?<end_of_turn>\n<start_of_turn>model\n"
    )


def test_a_system_text_the_template_ignores_is_folded_too() -> None:
    source = "{% for m in messages if m.role != 'system' %}<{{ m.content }}>{% endfor %}"
    assert rendered(source, (SYSTEM, "A"), (USER, "B")) == "<A\n\nB>"


def test_a_system_text_without_a_question_becomes_a_question() -> None:
    assert "user\nA<end_of_turn>" in rendered(GEMMA2_TEMPLATE, (SYSTEM, "A"))


def test_two_questions_in_a_row_are_joined_where_turns_must_alternate() -> None:
    text = rendered(GEMMA2_TEMPLATE, (USER, "A"), (USER, "B"))
    assert "<start_of_turn>user\nA\n\nB<end_of_turn>" in text
    assert rendered(ECHO, (USER, "A"), (USER, "B")) == "[user]A[user]B"


def test_a_model_without_a_template_gets_a_plain_one() -> None:
    text = rendered(None, (SYSTEM, "Be brief."), (USER, "Hi"), (ASSISTANT, "Ho"), (USER, "?"))
    assert text == "<bos>Be brief.\n\nUser: Hi\n\nAssistant: Ho\n\nUser: ?\n\nAssistant:"


def test_what_hugging_face_gives_a_template_is_there() -> None:
    source = (
        "{{ bos_token }}{% if tools is none and not custom_tools is defined %}"
        "{{ strftime_now('%Y') | length }}{{ {'é': [1]} | tojson }}{% endif %}\n"
        "   {% for m in messages %}\n"
        "{% generation %}{{ m.content }}{% endgeneration %}"
        "{% if loop.first %}{% break %}{% endif %}"
        "{% endfor %}{{ eos_token }}"
    )
    assert rendered(source, (USER, "x")) == '<bos>4{"é": [1]}x<eos>'


@given(st.lists(st.text(max_size=40), min_size=1, max_size=4))
def test_any_text_comes_through_unchanged_where_nothing_is_trimmed(texts: list[str]) -> None:
    segments = Template(ECHO).render([Message(USER, text) for text in texts])
    assert [s.text for s in segments if s.message is not None] == texts
    assert "".join(s.text for s in segments if s.message is None) == "[user]" * len(texts)


@pytest.mark.parametrize("attack", ESCAPES)
def test_an_escape_from_the_sandbox_has_no_effect(
    attack: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Problem) as caught:
        Template(ECHO + attack)
    assert caught.value.code is Code.TEMPLATE_UNSUPPORTED
    assert not list(tmp_path.iterdir())


# Hypothesis counts collections in a callback; the limit may strike in there, and again behind it.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(("attack", "why"), EXHAUSTING.values(), ids=EXHAUSTING.keys())
def test_a_template_that_would_not_end_is_stopped(
    attack: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Each guard is alone here, so that a slow machine does not let the wrong one speak.
    monkeypatch.setattr(template, "SECONDS", 1.0 if why == "longer than" else 60.0)
    monkeypatch.setattr(template, "GRACE_SECONDS", 60.0)
    before = sys.gettrace()
    with pytest.raises(Problem) as caught:
        Template(ECHO + attack)
    assert caught.value.code is Code.TEMPLATE_UNSUPPORTED
    assert why in str(caught.value.detail["why"])
    assert sys.gettrace() is before


def in_a_process(grace_seconds: float, source: str) -> subprocess.CompletedProcess[bytes]:
    """Compile a template in a process that the last guard may end."""
    program = (
        "from app.errors import Problem\n"
        "from app.worker import template\n"
        f"template.SECONDS, template.GRACE_SECONDS = 0.2, {grace_seconds}\n"
        "try:\n"
        f"    template.Template({source!r})\n"
        "except Problem as problem:\n"
        "    print(problem.code, end='')\n"
        "else:\n"
        "    print('survived', end='')"
    )
    return subprocess.run(
        [sys.executable, "-P", "-c", program],
        capture_output=True,
        timeout=60,
        env=roles.environment(),
        cwd=roles.folder(),
        check=False,
    )


def test_a_loop_is_ended_before_the_process_would_be() -> None:
    ended = in_a_process(30, ECHO + EXHAUSTING["loops"][0])
    assert (ended.returncode, ended.stdout) == (0, b"template_unsupported")


def test_a_template_whose_native_code_never_comes_back_ends_the_process() -> None:
    ended = in_a_process(0.5, "{{ 7 ** 100000000 }}")
    assert (ended.returncode, ended.stdout) == (1, b"")


@pytest.mark.parametrize(
    "source", ["{% for %}", "{{ x.y.z }}", "{{ raise_exception('no') }}", "{{"]
)
def test_a_template_with_an_error_is_unsupported_and_says_why(source: str) -> None:
    with pytest.raises(Problem) as caught:
        Template(source)
    assert caught.value.code is Code.TEMPLATE_UNSUPPORTED
    assert ": " in str(caught.value.detail["why"])
