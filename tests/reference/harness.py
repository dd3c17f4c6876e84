"""Score small sets with lm-evaluation-harness itself; for `make_harness`.

Runs in an environment with lm-eval 0.4.13, torch 2.13 and transformers 4.57.6, without a network:

    python -m tests.reference.harness FOLDER SCRATCH

FOLDER holds a checkpoint. Prints, by task, one entry an item: the hash of the prompt, each
option's log-probability, and which one is the prediction. The tasks are the harness's own, their
data alone are ours: the questions of `tests.unit.evaluation.sets` in the fields of the hub.
"""

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from tests.unit.evaluation import sets

os.environ |= {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}
DIGITS = 6
# Name here: folder and file of the harness's task, examples, chat template?
TASKS = {
    "medmcqa": ("medmcqa/medmcqa.yaml", 0, False),
    "medqa": ("medqa/medqa.yaml", 0, False),
    "pubmedqa": ("pubmedqa/pubmedqa.yaml", 0, False),
    "mmlu-anatomy": ("mmlu/default/mmlu_anatomy.yaml", 0, False),
    "mmlu-anatomy, 2 shots": ("mmlu/default/mmlu_anatomy.yaml", 2, False),
    "medmcqa, chat": ("medmcqa/medmcqa.yaml", 0, True),
}


def main(checkpoint: Path, scratch: Path) -> None:
    """Run every task and print what it gave."""
    import lm_eval
    from lm_eval.models.huggingface import HFLM
    from lm_eval.tasks import TaskManager

    # Gemma 2 caps its attention; only this way of computing it in transformers does.
    model = HFLM(
        pretrained=str(checkpoint),
        dtype="float32",
        device="cpu",
        batch_size=1,
        attn_implementation="eager",
    )
    found = {}
    for name, (file, shots, is_chat) in TASKS.items():
        task = _task(Path(lm_eval.__file__).parent / "tasks" / file, scratch, name.split(",")[0])
        if is_chat and model.tokenizer.chat_template is None:
            continue
        ended = lm_eval.simple_evaluate(
            model,
            tasks=[task],
            num_fewshot=shots,
            apply_chat_template=is_chat,
            task_manager=TaskManager(include_path=str(scratch), include_defaults=False),
            log_samples=True,
            bootstrap_iters=0,
        )
        (samples,) = ended["samples"].values()
        found[name] = [_kept(one) for one in sorted(samples, key=lambda one: one["doc_id"])]
    sys.stdout.write(json.dumps(found))


def _kept(sample: dict[str, Any]) -> dict[str, Any]:
    scores = [response[0] for response in sample["filtered_resps"]]
    return {
        "prompt_sha256": sample["prompt_hash"],
        "continuations": [arguments[1] for arguments in sample["arguments"]],
        "log_probabilities": [round(float(score), DIGITS) for score in scores],
        "prediction": scores.index(max(scores)),
        "acc": sample["acc"],
    }


def _task(source: Path, scratch: Path, name: str) -> str:
    """Write the harness's task with data of ours; return its name."""
    import yaml

    folder = scratch / name
    if not folder.exists():
        shutil.copytree(source.parent, folder, ignore=shutil.ignore_patterns("mmlu_*", "_mmlu*"))
        shutil.copy(source, folder)
    path = folder / source.name
    lines = path.read_text().splitlines()
    dropped = ("dataset_", '"dataset_', "training_split", "validation_split")
    own = [line for line in lines if not line.startswith(dropped)]
    files = _data(folder, name)
    own += ["dataset_path: json", f"dataset_kwargs: {json.dumps({'data_files': files})}"]
    path.write_text("\n".join(own) + "\n")
    loaded = yaml.safe_load(path.read_text().replace("!function", ""))
    return str(loaded["task"])


def _data(folder: Path, name: str) -> dict[str, str]:
    files = {}
    for split, rows in _rows(name).items():
        files[split] = str(folder / f"{split}.jsonl")
        Path(files[split]).write_text("".join(json.dumps(row) + "\n" for row in rows))
    return files


def _rows(name: str) -> dict[str, list[dict[str, Any]]]:
    """Return the sets in the fields of the hub's copies, which the harness reads."""
    if name == "medmcqa":
        rows = [
            {"question": question, "cop": answer}
            | {f"op{letter}": text for letter, text in zip("abcd", options, strict=True)}
            for question, options, answer in sets.QUESTIONS
        ]
        return {"validation": rows}
    if name == "medqa":
        rows = [
            {"sent1": question, "label": answer}
            | {f"ending{number}": text for number, text in enumerate(options)}
            for question, options, answer in sets.QUESTIONS
        ]
        return {"test": rows}
    if name == "pubmedqa":
        return {"test": sets.pubmedqa_rows()}
    rows = [
        {"question": f" {question}\nTwo lines. ", "choices": list(options), "answer": answer}
        for question, options, answer in sets.QUESTIONS
    ]
    return {"test": rows, "dev": rows[:2]}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
