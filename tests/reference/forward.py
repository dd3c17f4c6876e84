"""Compute logits with transformers in float32; for `make_goldens`.

Runs in an environment with torch and transformers 4.57.6:

    python -m tests.reference.forward FOLDER

Prints a JSON list: the logits of the last of `TOKENS`.
"""

import json
import sys
from pathlib import Path

TOKENS = (2, 300, 17, 351, 120, 299, 64, 275, 333, 90, 310, 281, 45, 302, 340, 288)
DIGITS = 5


def main(folder: Path) -> None:
    """Print the last row of logits of a checkpoint."""
    import torch
    from safetensors.torch import load_file
    from transformers import AutoConfig, AutoModelForCausalLM

    config = AutoConfig.from_pretrained(folder)
    model = AutoModelForCausalLM.from_config(config, attn_implementation="eager").float().eval()
    weights = {}
    for part in sorted(folder.glob("model*.safetensors")):
        weights |= load_file(part)
    rows = config.vocab_size
    for name in ("model.embed_tokens.weight", "lm_head.weight"):
        if name in weights:
            weights[name] = weights[name][:rows]  # Gemma 3 may carry more than it has tokens
    weights = {name: weight.float() for name, weight in weights.items()}
    missing, unexpected = model.load_state_dict(weights, strict=False)
    assert not unexpected, unexpected
    assert set(missing) <= {"lm_head.weight"}, missing
    model.tie_weights()
    with torch.no_grad():
        logits = model(input_ids=torch.tensor([TOKENS])).logits[0, -1]
    sys.stdout.write(json.dumps([round(value, DIGITS) for value in logits.tolist()]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
