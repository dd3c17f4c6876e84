"""Run the reference converter as its command line does; for `make_goldens`.

Runs in an environment with torch, transformers and sentencepiece:

    python -m tests.reference.first_step TREE FOLDER OUT TYPE [PRE]

TREE is vendor/llama.cpp of an llama-cpp-python source tree. PRE names the pre-tokenizer that the
reference would know by the hash of a real vocabulary; nothing else of it is changed.
"""

import runpy
import sys
from pathlib import Path


def main(tree: str, folder: str, out: str, kind: str, pre: str | None = None) -> None:
    """Convert one folder into a GGUF file of one type."""
    sys.path.insert(0, tree)
    if pre:
        from conversion.base import TextModel  # type: ignore[import-not-found]

        TextModel.get_vocab_base_pre = lambda _self, _tokenizer: pre
    script = str(Path(tree) / "convert_hf_to_gguf.py")
    sys.argv = [script, folder, "--outfile", out, "--outtype", kind]
    runpy.run_path(script, run_name="__main__")


if __name__ == "__main__":
    main(*sys.argv[1:])
