"""Which tensor gets which type: facts of llama.cpp 0c1e57098, src/llama-quant.cpp."""

import pytest

from converters import types
from converters.types import FILE_TYPES, Chooser, Shape, as_ordered, can_quantize

STEMS = ("attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down")


def chosen(
    file_type: str, shape: Shape, *, is_tied: bool = True, columns: int = 256
) -> dict[str, str]:
    """Return the type of each matrix of a model, asked in the order it is written."""
    names = [f"blk.{layer}.{stem}.weight" for layer in range(shape.layers) for stem in STEMS]
    names += ["token_embd.weight"] if is_tied else ["token_embd.weight", "output.weight"]
    ordered = as_ordered(names)
    chooser = Chooser(FILE_TYPES[file_type], shape, ordered)
    return {name: chooser.choose(name, columns).name for name in ordered}


def layers_of(found: dict[str, str], stem: str, kind: str) -> list[int]:
    return [
        int(name.split(".")[1])
        for name, one in found.items()
        if f".{stem}." in name and one == kind
    ]


def test_tensors_are_written_by_layer_and_then_by_name() -> None:
    names = ["blk.10.a.weight", "blk.2.b.weight", "output_norm.weight", "blk.2.a.weight", "blk.x"]
    assert as_ordered(names) == [
        "blk.x",
        "output_norm.weight",
        "blk.2.a.weight",
        "blk.2.b.weight",
        "blk.10.a.weight",
    ]


def test_gemma_2b_at_q4_k_m_has_27_tensors_of_q6_k() -> None:
    found = chosen("Q4_K_M", Shape("gemma2", 26, 8, 4))
    favoured = [0, 1, 2, 5, 8, 11, 14, 17, 20, 22, 23, 24, 25]
    assert layers_of(found, "attn_v", "Q6_K") == favoured
    assert layers_of(found, "ffn_down", "Q6_K") == favoured
    assert found["token_embd.weight"] == "Q6_K"
    assert sum(kind == "Q6_K" for kind in found.values()) == 27
    assert sum(kind == "Q4_K" for kind in found.values()) == 156


def test_only_a_tied_embedding_takes_the_output_s_type() -> None:
    tied = chosen("Q4_0", Shape("llama", 2, 8, 8))
    apart = chosen("Q4_0", Shape("llama", 2, 8, 8), is_tied=False)
    assert tied["token_embd.weight"] == "Q6_K"
    assert apart["token_embd.weight"] == "Q4_0"
    assert apart["output.weight"] == "Q6_K"


@pytest.mark.parametrize(("heads_kv", "kind"), [(8, "IQ4_XS"), (4, "IQ4_XS"), (2, "Q5_K")])
def test_iq4_xs_gives_shared_values_more_bits(heads_kv: int, kind: str) -> None:
    found = chosen("IQ4_XS", Shape("llama", 16, 8, heads_kv))
    assert {found[f"blk.{layer}.attn_v.weight"] for layer in range(16)} == {kind}
    assert layers_of(found, "ffn_down", "Q5_K") == [0, 1]


def test_q4_k_s_gives_the_first_layers_more_bits() -> None:
    found = chosen("Q4_K_S", Shape("llama", 24, 8, 8))
    assert layers_of(found, "attn_v", "Q5_K") == [0, 1, 2, 3]
    assert layers_of(found, "ffn_down", "Q5_K") == [0, 1, 2]


@pytest.mark.parametrize(
    ("architecture", "layers", "heads_kv", "kind"),
    [
        ("llama", 80, 8, "Q5_K"),
        ("llama", 80, 64, "Q4_K"),
        ("llama", 79, 8, "Q4_K"),
        ("qwen2", 80, 64, "Q5_K"),
        ("gemma2", 80, 8, "Q4_K"),
    ],
)
def test_values_of_a_70b_get_more_bits(
    architecture: str, layers: int, heads_kv: int, kind: str
) -> None:
    found = chosen("Q4_K_M", Shape(architecture, layers, 64, heads_kv))
    assert found["blk.10.attn_v.weight"] == kind  # no favoured layer


@pytest.mark.parametrize(
    ("file_type", "columns", "kind"),
    [
        ("Q4_K_M", 288, "Q5_0"),
        ("Q5_K_M", 288, "Q5_1"),
        ("Q6_K", 288, "Q8_0"),
        ("IQ4_XS", 288, "IQ4_NL"),
        ("Q4_0", 288, "Q4_0"),
        ("Q4_K_M", 100, "F16"),
        ("Q8_0", 100, "F16"),
    ],
)
def test_a_row_that_is_no_multiple_of_a_block_falls_back(
    file_type: str, columns: int, kind: str
) -> None:
    found = chosen(file_type, Shape("llama", 8, 8, 8), columns=columns)
    assert found["blk.4.ffn_gate.weight"] == kind
    assert found["token_embd.weight"] == ("F16" if columns == 100 else "Q8_0")


@pytest.mark.parametrize("name", ["F32", "F16", "BF16"])
def test_plain_types_hold_for_all_matrices(name: str) -> None:
    found = chosen(name, Shape("llama", 2, 8, 8), columns=100)
    assert set(found.values()) == {name}


@pytest.mark.parametrize(
    ("name", "shape", "is_quantized"),
    [
        ("blk.0.attn_q.weight", (8, 256), True),
        ("blk.0.attn_q.bias", (8,), False),
        ("blk.0.attn_norm.weight", (256,), False),
        ("blk.0.attn_norm.weight", (2, 256), False),
        ("blk.0.attn_k.weight", (1, 256), False),
        ("rope_freqs.weight", (32,), False),
    ],
)
def test_only_matrices_are_quantized(name: str, shape: tuple[int, ...], is_quantized: bool) -> None:
    assert can_quantize(name, shape) is is_quantized


def test_sizes_of_blocks_are_ggml_s() -> None:
    import numpy as np

    from converters.quantize import quantized

    kinds = [one for one in vars(types).values() if isinstance(one, types.Type)]
    assert len(kinds) == 12
    rows = np.linspace(-1, 1, 512, dtype=np.float32).reshape(2, 256)
    for kind in kinds:
        assert quantized(rows, kind).nbytes == 2 * kind.row_bytes(256)
