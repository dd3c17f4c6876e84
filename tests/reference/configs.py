"""The configs of the tiny checkpoints, as transformers 4 or 5 writes them."""

from typing import Any

Config = dict[str, Any]

LLAMA3_ROPE = {
    "factor": 8.0,
    "high_freq_factor": 4.0,
    "low_freq_factor": 1.0,
    "original_max_position_embeddings": 8192,
    "rope_type": "llama3",
}
# Each is what one rule of the types turns on: 256 columns are a K-quant's block, i // 8 and the
# thirds between need nine layers and more, four heads a key make IQ4_XS choose otherwise.
SMALL = {"hidden_size": 256, "intermediate_size": 256, "num_hidden_layers": 2}


def gemma2(**fields: Any) -> Config:
    """Gemma 2."""
    return {
        "architectures": ["Gemma2ForCausalLM"],
        "attention_bias": False,
        "attention_dropout": 0.0,
        "attn_logit_softcapping": 50.0,
        "bos_token_id": 2,
        "cache_implementation": "hybrid",
        "eos_token_id": 1,
        "final_logit_softcapping": 30.0,
        "head_dim": 32,
        "hidden_act": "gelu_pytorch_tanh",
        "hidden_activation": "gelu_pytorch_tanh",
        "initializer_range": 0.02,
        "max_position_embeddings": 8192,
        "model_type": "gemma2",
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "pad_token_id": 0,
        "query_pre_attn_scalar": 32,
        "rms_norm_eps": 1e-06,
        "rope_theta": 10000.0,
        "sliding_window": 8,
        "torch_dtype": "bfloat16",
        "transformers_version": "4.42.4",
        "use_cache": True,
        "vocab_size": 440,
        **SMALL,
        **fields,
    }


def llama(**fields: Any) -> Config:
    """Llama."""
    return {
        "architectures": ["LlamaForCausalLM"],
        "attention_bias": False,
        "bos_token_id": 376,
        "eos_token_id": [377, 378],
        "hidden_act": "silu",
        "initializer_range": 0.02,
        "max_position_embeddings": 131072,
        "mlp_bias": False,
        "model_type": "llama",
        "num_attention_heads": 8,
        "num_key_value_heads": 2,
        "pretraining_tp": 1,
        "rms_norm_eps": 1e-05,
        "rope_scaling": LLAMA3_ROPE,
        "rope_theta": 500000.0,
        "tie_word_embeddings": False,
        "torch_dtype": "bfloat16",
        "transformers_version": "4.43.0.dev0",
        "use_cache": True,
        "vocab_size": 384,
        **SMALL,
        **fields,
    }


def mistral(**fields: Any) -> Config:
    """Mistral."""
    return {
        "architectures": ["MistralForCausalLM"],
        "attention_dropout": 0.0,
        "bos_token_id": 1,
        "eos_token_id": 2,
        "hidden_act": "silu",
        "initializer_range": 0.02,
        "max_position_embeddings": 32768,
        "model_type": "mistral",
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "rms_norm_eps": 1e-05,
        "rope_theta": 1000000.0,
        "sliding_window": None,
        "tie_word_embeddings": False,
        "torch_dtype": "bfloat16",
        "transformers_version": "4.42.0.dev0",
        "use_cache": True,
        "vocab_size": 424,
        **SMALL,
        **fields,
    }


def qwen2(**fields: Any) -> Config:
    """Qwen 2 and 2.5."""
    return {
        "architectures": ["Qwen2ForCausalLM"],
        "attention_dropout": 0.0,
        "bos_token_id": 376,
        "eos_token_id": 378,
        "hidden_act": "silu",
        "initializer_range": 0.02,
        "max_position_embeddings": 32768,
        "max_window_layers": 2,
        "model_type": "qwen2",
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "rms_norm_eps": 1e-06,
        "rope_theta": 1000000.0,
        "sliding_window": 131072,
        "tie_word_embeddings": False,
        "torch_dtype": "bfloat16",
        "transformers_version": "4.43.1",
        "use_cache": True,
        "use_sliding_window": False,
        "vocab_size": 400,
        **SMALL,
        **fields,
    }


def phi3(**fields: Any) -> Config:
    """Phi 3 and 4."""
    return {
        "architectures": ["Phi3ForCausalLM"],
        "attention_bias": False,
        "attention_dropout": 0.0,
        "bos_token_id": 1,
        "embd_pdrop": 0.0,
        "eos_token_id": 2,
        "hidden_act": "silu",
        "initializer_range": 0.02,
        "max_position_embeddings": 131072,
        "model_type": "phi3",
        "num_attention_heads": 4,
        "num_key_value_heads": 4,
        "original_max_position_embeddings": 4096,
        "pad_token_id": 0,
        "resid_pdrop": 0.0,
        "rms_norm_eps": 1e-05,
        "rope_theta": 10000.0,
        "sliding_window": 262144,
        "tie_word_embeddings": False,
        "torch_dtype": "bfloat16",
        "transformers_version": "4.40.2",
        "use_cache": True,
        "vocab_size": 424,
        **SMALL,
        **fields,
    }


def gemma3_text(**fields: Any) -> Config:
    """Gemma 3's text model."""
    return {
        "architectures": ["Gemma3ForCausalLM"],
        "attention_bias": False,
        "attention_dropout": 0.0,
        "attn_logit_softcapping": None,
        "bos_token_id": 2,
        "cache_implementation": "hybrid",
        "eos_token_id": [1, 9],
        "final_logit_softcapping": None,
        "head_dim": 64,
        "hidden_activation": "gelu_pytorch_tanh",
        "initializer_range": 0.02,
        "max_position_embeddings": 32768,
        "model_type": "gemma3_text",
        "num_attention_heads": 4,
        "num_key_value_heads": 1,
        "pad_token_id": 0,
        "query_pre_attn_scalar": 64,
        "rms_norm_eps": 1e-06,
        "rope_local_base_freq": 10000,
        "rope_scaling": None,
        "rope_theta": 1000000,
        "sliding_window": 8,
        "sliding_window_pattern": 6,
        "torch_dtype": "bfloat16",
        "transformers_version": "4.50.0.dev0",
        "use_cache": True,
        "vocab_size": 430,
        **SMALL,
        **fields,
    }


def apertus(**fields: Any) -> Config:
    """Apertus."""
    return {
        "architectures": ["ApertusForCausalLM"],
        "attention_bias": False,
        "attention_dropout": 0.0,
        "bos_token_id": 377,
        "eos_token_id": 378,
        "hidden_act": "xielu",
        "initializer_range": 0.02,
        "max_position_embeddings": 65536,
        "mlp_bias": False,
        "model_type": "apertus",
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "pad_token_id": 3,
        "post_norm": False,
        "qk_norm": True,
        "rms_norm_eps": 1e-05,
        "rope_scaling": {**LLAMA3_ROPE, "type": "llama3"},
        "rope_theta": 12000000,
        "tie_word_embeddings": False,
        "torch_dtype": "bfloat16",
        "transformers_version": "4.56.0.dev0",
        "use_cache": True,
        "vocab_size": 384,
        **SMALL,
        **fields,
    }


def olmo2(**fields: Any) -> Config:
    """OLMo 2."""
    return {
        "architectures": ["Olmo2ForCausalLM"],
        "attention_bias": False,
        "attention_dropout": 0.0,
        "eos_token_id": 376,
        "hidden_act": "silu",
        "initializer_range": 0.02,
        "max_position_embeddings": 4096,
        "model_type": "olmo2",
        "num_attention_heads": 4,
        "num_key_value_heads": 4,
        "pad_token_id": 377,
        "rms_norm_eps": 1e-06,
        "rope_scaling": None,
        "rope_theta": 500000,
        "tie_word_embeddings": False,
        "torch_dtype": "float32",
        "transformers_version": "4.47.0",
        "use_cache": True,
        "vocab_size": 384,
        **SMALL,
        **fields,
    }


def as_written_by_5(config: Config, rope: Config) -> Config:
    """Return a config as transformers 5 writes it: `dtype`, `rope_parameters`."""
    gone = ("torch_dtype", "rope_theta", "rope_scaling", "rope_local_base_freq")
    kept = {key: value for key, value in config.items() if key not in gone}
    kept |= {
        "dtype": config["torch_dtype"],
        "rope_parameters": rope,
        "transformers_version": "5.0.0",
    }
    return dict(sorted(kept.items()))
