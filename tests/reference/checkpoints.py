"""Tiny checkpoints of every architecture, for the reference tools and for the converter alike.

Each lies in a folder of a fixed name, since the name and README go into the file.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from tests.reference import configs, layouts, papers, tokenizers
from tests.reference.tokenizer_files import Files, byte_level, sentencepiece, without
from tests.reference.weights import Dtype, Weight, sharded


@dataclass(frozen=True)
class Checkpoint:
    """A folder, and what the reference needs to know or cannot do.

    Attributes:
        folder: its name.
        config: config.json.
        tensors: in the order of the file.
        dtype: of every tensor, but those of `norms`.
        files: tokenizer, papers.
        shards: how many safetensors files.
        norms: type of the tensors with one dimension, if it is another.
        pre: name of the pre-tokenizer, of byte-level BPE. The reference tells it by a hash of
            real vocabularies; these tiny ones have the structure that the name stands for.
        same_as: the checkpoint whose golden file this one must become, if the reference refuses.
        has_reference: whether the reference converts it.
        has_logits: whether transformers 4 computes it as it is.
    """

    folder: str
    config: Mapping[str, Any]
    tensors: Sequence[Weight]
    dtype: Dtype
    files: Files = field(default_factory=dict)
    shards: int = 1
    norms: Dtype | None = None
    pre: str | None = None
    same_as: str | None = None
    has_reference: bool = True
    has_logits: bool = False

    def write(self, parent: Path) -> Path:
        """Write the folder below `parent`; return it."""
        folder = parent / self.folder
        folder.mkdir(parents=True)
        contents = {
            "config.json": json.dumps(self.config, indent=2).encode() + b"\n",
            **sharded([(weight, self._dtype(weight)) for weight in self.tensors], self.shards),
            **self.files,
        }
        for name, content in contents.items():
            (folder / name).write_bytes(content)
        return folder

    def _dtype(self, weight: Weight) -> Dtype:
        return self.norms or self.dtype if len(weight.shape) == 1 else self.dtype


LLAMA3_NAMES = ("<|begin_of_text|>", "<|end_of_text|>", "<|eot_id|>", "+<tool>")
QWEN_NAMES = ("<|endoftext|>", "<|im_start|>", "<|im_end|>", "+<tool_call>", "+</tool_call>")
PHI4_NAMES = ("<|endoftext|>", "<|im_end|>", "<|im_start|>", "<|im_sep|>", "+<|fim_prefix|>")
APERTUS_NAMES = ("<s>", "</s>", "<pad>", "<|assistant_start|>", "<|assistant_end|>")
OLMO_NAMES = ("<|endoftext|>", "<|endoftext|>", "<|pad|>", "+|||PHONE_NUMBER|||")


def _gemmas() -> dict[str, Checkpoint]:
    deep = configs.gemma2(num_hidden_layers=11, _name_or_path="google/gemma-2-2b-it")
    spm = sentencepiece("gemma", ["<|end_of_text|>"], chat_template=papers.GEMMA_TEMPLATE)
    gemma2 = Checkpoint(
        "Meditron3-Gemma2-2B",
        deep,
        layouts.tensors(deep),
        "BF16",
        {**spm, "README.md": papers.MEDITRON, "generation_config.json": papers.SAMPLING},
        has_logits=True,
    )
    wide = configs.as_written_by_5(
        configs.gemma2(hidden_size=288, intermediate_size=352, torch_dtype="float16"),
        {"rope_theta": 10000.0, "rope_type": "default"},
    )
    headed = configs.gemma2(torch_dtype="float32", num_hidden_layers=3)
    sighted = configs.as_written_by_5(
        configs.gemma3_text(hidden_size=384, num_hidden_layers=7),
        {
            "full_attention": {"factor": 8.0, "rope_theta": 1000000.0, "rope_type": "linear"},
            "sliding_attention": {"rope_theta": 10000.0, "rope_type": "default"},
        },
    )
    gemma3 = configs.gemma3_text(num_hidden_layers=7, eos_token_id=1)
    older = configs.gemma3_text(torch_dtype="float16", sliding_window_pattern=1)
    seen = Weight("vision_tower.vision_model.embeddings.patch_embedding.weight", (8, 3, 4, 4))
    looked = Weight("multi_modal_projector.mm_input_projection_weight", (8, 384))
    jinja = {"chat_template.jinja": papers.GEMMA_TEMPLATE.replace("\n", "\r\n").encode()}
    return {
        "gemma2": gemma2,
        # The reference refuses these folders; the file must tokenize like the one above.
        "gemma2-json": Checkpoint(
            "Meditron3-Gemma2-2B",
            deep,
            gemma2.tensors,
            "BF16",
            without(gemma2.files, "tokenizer.model"),
            has_reference=False,
        ),
        "gemma2-288": Checkpoint(
            "gemma_288-v2.1", wide, layouts.tensors(wide), "F16", {**spm, **jinja}, shards=2
        ),
        "gemma2-head": Checkpoint(
            "tiny-gemma-instruct",
            headed,
            layouts.tensors(headed, has_head=True),
            "F32",
            {**sentencepiece("gemma"), **jinja, "README.md": papers.ODD},
        ),
        "gemma3": Checkpoint(
            "gemma-3-4M-it",
            gemma3,
            layouts.tensors(gemma3, rows=448),
            "F32",
            {**spm, "generation_config.json": papers.GREEDY},
            has_logits=True,
        ),
        "gemma3-vision": Checkpoint(
            "Sighted 3",
            {
                "architectures": ["Gemma3ForConditionalGeneration"],
                "boi_token_index": 255999,
                "dtype": "bfloat16",
                "image_token_index": 262144,
                "mm_tokens_per_image": 256,
                "model_type": "gemma3",
                "text_config": {
                    key: value for key, value in sighted.items() if key != "architectures"
                },
                "transformers_version": "5.0.0",
                "vision_config": {"hidden_size": 8, "model_type": "siglip_vision_model"},
            },
            [*layouts.inside(layouts.tensors(sighted)), looked, seen],
            "BF16",
            sentencepiece("gemma"),
            shards=2,
        ),
        "gemma3-older": Checkpoint(
            "gemma-3",
            {
                "architectures": ["Gemma3ForConditionalGeneration"],
                "model_type": "gemma3",
                "text_config": {**older, "architectures": ["Gemma3ForCausalLM"]},
                "torch_dtype": "float16",
                "vision_config": None,
            },
            layouts.tensors(older, "language_model."),
            "F16",
            spm,
        ),
    }


def _llamas() -> dict[str, Checkpoint]:
    llama = configs.llama(num_hidden_layers=9)
    bpe = byte_level(
        tokenizers.GPT4,
        LLAMA3_NAMES,
        bos=True,
        ignores_merges=True,
        tokenizer={"chat_template": papers.LLAMA3_TEMPLATE, "eos_token": "<|eot_id|>"},
    )
    plain = configs.llama(
        num_hidden_layers=9,
        bos_token_id=1,
        eos_token_id=2,
        rope_scaling=None,
        torch_dtype="float16",
        vocab_size=424,
        hidden_size=256,
    )
    del plain["num_key_value_heads"]
    new = configs.as_written_by_5(
        configs.llama(head_dim=64, tie_word_embeddings=True, torch_dtype="float32"),
        {**configs.LLAMA3_ROPE, "rope_theta": 500000.0, "factor": 32.0},
    )
    frequencies = Weight("model.layers.0.self_attn.rotary_emb.inv_freq", (16,))  # is left out
    # Rotary factors of Llama 3.1's and Apertus's own head length: single precision shows there.
    long_heads = {"num_attention_heads": 2, "num_key_value_heads": 1}
    biased = configs.llama(attention_bias=True, **long_heads)
    mistral = configs.mistral(num_hidden_layers=3)
    newer = configs.as_written_by_5(
        configs.mistral(head_dim=32, num_attention_heads=4, num_key_value_heads=1),
        {"factor": 4.0, "rope_theta": 10000.0, "rope_type": "linear"},
    )
    spm = sentencepiece("llama", ["[INST]", "[/INST]"], prefix=True)
    return {
        "llama31": Checkpoint(
            "Llama-3.1-8B-Instruct-Tiny",
            llama,
            layouts.tensors(llama),
            "BF16",
            {**bpe, "generation_config.json": papers.SAMPLING, "README.md": papers.LLAMA},
            shards=3,
            pre="llama-bpe",
            has_logits=True,
        ),
        "llama-mha": Checkpoint(
            "plain_llama",
            plain,
            [*layouts.tensors(plain), frequencies],
            "F16",
            sentencepiece("llama", add_prefix_space=True, legacy=False),
        ),
        "llama-5": Checkpoint(
            "llama-1M-chat-v0.3", new, layouts.tensors(new), "F32", bpe, pre="llama-bpe"
        ),
        "llama-bias": Checkpoint(
            "biased-llama-2x7B", biased, layouts.tensors(biased), "BF16", bpe, pre="llama-bpe"
        ),
        "mistral": Checkpoint(
            "Mistral-Tiny-v0.3",
            mistral,
            layouts.tensors(mistral),
            "BF16",
            norms="F32",
            files={
                **sentencepiece("llama", ["[INST]", "[/INST]"], chat_template=papers.NAMED),
                "added_tokens.json": b'{"[SPARE]": 421, "[FAR]": 4000}',
            },
            has_logits=True,
        ),
        # No tokenizer.model: the reference reads tokenizer.json, and every score is -1000.
        "mistral-json": Checkpoint(
            "mistral-json",
            newer | {"vocab_size": 421},
            layouts.tensors(newer | {"vocab_size": 421}),
            "F32",
            without(spm, "tokenizer.model"),
        ),
    }


def _others() -> dict[str, Checkpoint]:
    qwen = configs.qwen2(num_hidden_layers=3)
    yarn = configs.as_written_by_5(
        configs.qwen2(num_attention_heads=8, torch_dtype="float16", tie_word_embeddings=True),
        {
            "factor": 4.0,
            "original_max_position_embeddings": 32768,
            "rope_theta": 1000000.0,
            "rope_type": "yarn",
            "beta_fast": 16.0,
        },
    )
    im = {"chat_template": papers.CHATML, "eos_token": "<|im_end|>", "add_bos_token": False}
    qwen_files = byte_level(
        tokenizers.QWEN2,
        QWEN_NAMES,
        bos=False,
        tokenizer={**im, "tokenizer_class": "Qwen2Tokenizer"},
    )
    factors = {
        "long_factor": [1.0 + place / 8 for place in range(32)],
        "short_factor": [1.0 + place / 64 for place in range(32)],
        "type": "longrope",
    }
    phi3 = configs.phi3(rope_scaling=factors, torch_dtype="float32")
    phi4 = configs.phi3(
        bos_token_id=376,
        eos_token_id=377,
        max_position_embeddings=16384,
        num_hidden_layers=3,
        num_key_value_heads=2,
        original_max_position_embeddings=16384,
        pad_token_id=376,
        rope_scaling=None,
        rope_theta=250000,
        sliding_window=None,
        vocab_size=384,
    )
    gpt2 = {"tokenizer_class": "GPT2Tokenizer", "chat_template": papers.PHI4}
    phi4_files = byte_level(tokenizers.GPT4, PHI4_NAMES, bos=False, tokenizer=gpt2)
    resaved = json.loads(phi4_files["tokenizer_config.json"]) | {
        "tokenizer_class": "PreTrainedTokenizerFast"
    }
    phi4_papers = {"README.md": papers.PHI, "generation_config.json": papers.GREEDY}
    phi4_made = Checkpoint(
        "phi-4",
        phi4,
        layouts.tensors(phi4),
        "BF16",
        {**phi4_files, **phi4_papers},
        shards=2,
        pre="dbrx",
        has_logits=True,
    )
    apertus = configs.apertus(num_hidden_layers=3, num_attention_heads=2, num_key_value_heads=1)
    olmo2 = configs.olmo2(num_hidden_layers=3)
    olmo3 = configs.olmo2(
        architectures=["Olmo3ForCausalLM"],
        intermediate_size=272,  # no type of blocks fits 272 columns
        model_type="olmo3",
        num_hidden_layers=4,
        sliding_window=8,
        torch_dtype="bfloat16",
    )
    olmo_files = byte_level(
        tokenizers.GPT4, OLMO_NAMES[1:], bos=False, tokenizer={"eos_token": "<|endoftext|>"}
    )
    return {
        "qwen2": Checkpoint(
            "Qwen2.5-7B-Instruct",
            qwen,
            layouts.tensors(qwen),
            "BF16",
            {**qwen_files, "generation_config.json": papers.SAMPLING},
            shards=2,
            pre="qwen2",
            has_logits=True,
        ),
        "qwen2-5": Checkpoint(
            "qwen-tied",
            yarn,
            layouts.tensors(yarn, has_head=True),  # though it says that it is tied
            "F16",
            qwen_files,
            pre="qwen2",
        ),
        "phi3": Checkpoint(
            "Phi-3-mini-128k-instruct",
            phi3,
            layouts.tensors(phi3),
            "F32",
            sentencepiece("llama", ["<|endoftext|>", "<|assistant|>"], chat_template=papers.PHI3),
            has_logits=True,
        ),
        "phi4": phi4_made,
        # Fine-tunes are saved under this class, which the reference refuses; nothing else differs.
        "phi4-saved-again": Checkpoint(
            "phi-4",
            phi4,
            phi4_made.tensors,
            "BF16",
            {
                **phi4_made.files,
                "tokenizer_config.json": json.dumps(resaved, indent=2).encode(),
            },
            pre="dbrx",
            same_as="phi4",
            has_reference=False,
        ),
        "apertus": Checkpoint(
            "Apertus-8B-Instruct-2509",
            apertus,
            layouts.tensors(apertus),
            "BF16",
            byte_level(tokenizers.TEKKEN, APERTUS_NAMES, bos=True, ignores_merges=True),
            pre="tekken",
            has_logits=True,
        ),
        "olmo2": Checkpoint(
            "OLMo-2-1124-7B",
            olmo2,
            layouts.tensors(olmo2),
            "F32",
            olmo_files,
            shards=2,
            pre="dbrx",
            has_logits=True,
        ),
        "olmo3": Checkpoint(
            "Olmo-3-tiny", olmo3, layouts.tensors(olmo3), "BF16", olmo_files, pre="dbrx"
        ),
    }


@cache
def checkpoints() -> Mapping[str, Checkpoint]:
    """Return all checkpoints by a short name."""
    return {**_gemmas(), **_llamas(), **_others()}
