"""The protocols that come with Casebook, each as its authors run it."""

from msgspec.structs import replace

from app.errors import Code, Problem
from app.evaluation.protocol import GENERATION, LOG_LIKELIHOOD, Form, Protocol
from app.evaluation.task import Task

DEFAULT = "lmeval-ll-0shot"
FEW_SHOT = "lmeval-ll-kshot"

# lm-evaluation-harness 0.4.x (EleutherAI): tasks/medmcqa, medqa, pubmedqa and mmlu.
_LM_EVAL = {
    "medmcqa": Form(prompt="Question: {question}\nChoices:\n{options}\nAnswer:"),
    "medqa": Form(prompt="Question: {question}\n{options}\nAnswer:"),
    "pubmedqa": Form(
        prompt="Abstract: {context}\nQuestion: {question}\nAnswer:",
        option="",
        between="",
        answers="words",
    ),
    "mmlu": Form(
        prompt="{question}\n{options}\nAnswer:",
        description=(
            "The following are multiple choice questions (with answers) about {subject}.\n\n"
        ),
        strips_question=True,
    ),
    # A set of one's own is asked as MedQA is; what is to be read first stands before it.
    "own": Form(
        prompt="Question: {question}\n{options}\nAnswer:",
        prompt_with_context="{context}\nQuestion: {question}\n{options}\nAnswer:",
    ),
}

# EPFLiGHT's fork of the harness, 2025-09: the answer in a box, PubMedQA without its abstract.
_BOXED = Form(
    prompt=(
        "Q: {question}\n {options}\nA: Provide the final answer enclosed in boxed{the_answer}."
    ),
    option="({letter}) {text}",
    between=" ",
    parsers=(r"(?i)answer\W(?:is)*\W*([A-<last>])(?:\W|$)|(?:answer|boxed)?{\W*([A-<last>])\W+",),
)
_BOXED_WORDS = Form(
    prompt=(
        "Q: {question} (Yes) (No) (Maybe)\n"
        "A: Provide the final answer enclosed in boxed{the_answer}."
    ),
    strips_question=True,
    parsers=(
        r"(?i)(?:answer|conclusion)\W(?:is)*\W*(yes|no|maybe)(?:\W|$)"
        r"|(?:answer|boxed)?{\W*(yes|no|maybe)\W+",
    ),
    answers="words",
)

# Meditron (Chen et al. 2023, Apache-2.0): instructions of epfLLM/meditron. "A to E" is theirs.
_MEDQA_2023 = (
    "You are a medical doctor taking the US Medical Licensing Examination. You need to demonstrate "
    "your understanding of basic and clinical science, medical knowledge, and mechanisms "
    "underlying health, disease, patient care, and modes of therapy. Show your ability to apply "
    "the knowledge essential for medical practice. For the following multiple-choice question, "
    "select one correct answer from A to E. Base your answer on the current and standard practices "
    "referenced in medical guidelines."
)
_MEDMCQA_2023 = (
    "You are a medical doctor answering realworld medical entrance exam questions. Based on your "
    "understanding of basic and clinical science, medical knowledge, and mechanisms underlying "
    "health, disease, patient care, and modes of therapy, answer the following multiple-choice "
    "question. Select one correct answer from A to D. Base your answer on the current and standard "
    "practices referenced in medical guidelines."
)
_PUBMEDQA_2023 = (
    "As an expert doctor in clinical science and medical knowledge, can you tell me if the "
    "following statement is correct? Answer yes, no, or maybe."
)
_FIRST_LETTER = r"^[\W_]*([A-<last>])"
_FIRST_WORD = r"(?i)^[\W_]*(yes|no|maybe)"

# Inspect (UKGovernmentBEIS/inspect_ai, MIT): the template of its `multiple_choice` solver.
_INSPECT = Form(
    prompt=(
        "Answer the following multiple choice question. The entire content of your response "
        "should be of the following format: 'ANSWER: $LETTER' (without quotes) where LETTER is "
        "one of {letters}.\n\n{question}\n\n{options}"
    ),
    prompt_with_context=(
        "Answer the following multiple choice question. The entire content of your response "
        "should be of the following format: 'ANSWER: $LETTER' (without quotes) where LETTER is "
        "one of {letters}.\n\n{context}\n\n{question}\n\n{options}"
    ),
    option="{letter}) {text}",
    parsers=(
        r"(?im)^ANSWER\s*:\s*([A-Za-z\d ,]+)\s*(?:$|\n|\.)",
        r"(?i)ANSWER\s*:\s*([A-Za-z\d ,]+)(?:[^\w]|\n|$|\.)",
    ),
    takes_last_match=True,
)

# MedHELM (stanford-crfm/helm, Apache-2.0); white space at the seams is not verified.
_HELM = Form(
    prompt=(
        "Give a letter answer among {letters_or}. Do not include any explanation or additional "
        "text.\n\nQuestion: {question}\n{options}\nRespond only with {letters_quoted}. Do not add "
        "any other text, punctuation, or symbols.:"
    ),
    prompt_with_context=(
        "Give a letter answer among {letters_or}. Do not include any explanation or additional "
        "text.\n\n{context}\nQuestion: {question}\n{options}\nRespond only with {letters_quoted}. "
        "Do not add any other text, punctuation, or symbols.:"
    ),
    parsers=(r"^\s*([A-Za-z])\s*$",),
)


def _meditron(kind: str) -> Form:
    if kind == "pubmedqa":
        prompt = _PUBMEDQA_2023 + "\n\n{context}\n{question}\n\nThe answer is:"
        return Form(prompt=prompt, parsers=(_FIRST_WORD,), answers="words")
    instruction = _MEDMCQA_2023 if kind == "medmcqa" else _MEDQA_2023
    prompt = instruction + "\n\n{question}\n{options}\n\nThe answer is:"
    return Form(prompt=prompt, parsers=(_FIRST_LETTER,))


def _log_likelihood(kind: str, protocol_id: str) -> Protocol:
    is_chat = protocol_id == "lmeval-ll-chat"
    return Protocol(
        protocol_id=protocol_id,
        version=1,
        method=LOG_LIKELIHOOD,
        form=_LM_EVAL[kind],
        delimiter="" if is_chat else " ",
        is_chat=is_chat,
    )


def _boxed(kind: str, protocol_id: str) -> Protocol:
    return Protocol(
        protocol_id=protocol_id,
        version=1,
        method=GENERATION,
        form=_BOXED_WORDS if kind == "pubmedqa" else _BOXED,
        is_chat=True,
        max_tokens=1024,
        stops=("</s>", "Q:", "<|im_end|>", "<|end_of_text|>"),
    )


def _instructed(kind: str, protocol_id: str) -> Protocol:
    return Protocol(
        protocol_id=protocol_id,
        version=1,
        method=GENERATION,
        form=_meditron(kind),
        max_tokens=8,
    )


def _inspect(_kind: str, protocol_id: str) -> Protocol:
    return Protocol(
        protocol_id=protocol_id,
        version=1,
        method=GENERATION,
        form=_INSPECT,
        is_chat=True,
        max_tokens=64,
    )


def _helm(_kind: str, protocol_id: str) -> Protocol:
    return Protocol(
        protocol_id=protocol_id,
        version=1,
        method=GENERATION,
        form=_HELM,
        is_chat=True,
        max_tokens=1,
        stops=("\n",),
    )


PRESETS = {
    DEFAULT: _log_likelihood,
    FEW_SHOT: _log_likelihood,
    "lmeval-ll-chat": _log_likelihood,
    "epfl-boxed-gen": _boxed,
    "meditron2023-instr": _instructed,
    "inspect-letter": _inspect,
    "helm-letter": _helm,
}


def preset(protocol_id: str, task: Task) -> Protocol:
    """Return a protocol for a task; a set scored by words reports macro-F1 as well.

    Raises:
        Problem: `bad_value` if there is none of that name.
    """
    if protocol_id not in PRESETS:
        known = ", ".join(PRESETS)
        raise Problem(Code.BAD_VALUE, name="--protocol", why=f"{protocol_id} is none of {known}")
    protocol = PRESETS[protocol_id](task.kind, protocol_id)
    if task.kind == "pubmedqa":
        return replace(protocol, metrics=("acc", "macro_f1"))
    return protocol
