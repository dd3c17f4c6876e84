"""The architectures Casebook converts, one small file each: names, shapes, transforms, keys."""

from collections.abc import Mapping
from typing import Any

from converters.architectures.apertus import Apertus
from converters.architectures.architecture import Architecture
from converters.architectures.gemma2 import Gemma2
from converters.architectures.gemma3 import Gemma3
from converters.architectures.llama import Llama
from converters.architectures.olmo2 import Olmo2
from converters.architectures.phi3 import Phi3
from converters.architectures.qwen2 import Qwen2
from converters.refusal import Code, Refusal, invalid

# By the name of the class in config.json.
KNOWN: Mapping[str, type[Architecture]] = {
    "ApertusForCausalLM": Apertus,
    "Gemma2ForCausalLM": Gemma2,
    "Gemma3ForCausalLM": Gemma3,
    "Gemma3ForConditionalGeneration": Gemma3,
    "LlamaForCausalLM": Llama,
    "MistralForCausalLM": Llama,
    "Olmo2ForCausalLM": Olmo2,
    "Olmo3ForCausalLM": Olmo2,
    "Phi3ForCausalLM": Phi3,
    "Qwen2ForCausalLM": Qwen2,
}


def name_of(config: Mapping[str, Any]) -> str:
    """Return the class that config.json names.

    Raises:
        Refusal: `checkpoint_invalid` if it names none; `architecture_unknown`, with the known.
    """
    names = config.get("architectures")
    if not isinstance(names, list) or not names or not isinstance(names[0], str):
        raise invalid("config.json", "it names no architecture")
    if names[0] not in KNOWN:
        raise Refusal(
            Code.ARCHITECTURE_UNKNOWN, name=names[0][:100], known=", ".join(sorted(KNOWN))
        )
    return names[0]


def find(config: Mapping[str, Any]) -> Architecture:
    """Return the architecture of a configuration.

    Raises:
        Refusal: as `name_of`; `checkpoint_invalid` if a number is missing or impossible.
    """
    return KNOWN[name_of(config)](config)
