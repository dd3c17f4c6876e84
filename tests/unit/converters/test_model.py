"""A checkpoint must be whole: nothing missing, nothing foreign, every shape as config.json says."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from converters import model
from converters.keys import Keys
from converters.refusal import Code, Refusal
from tests.reference.checkpoints import checkpoints
from tests.reference.weights import Weight

Change = Callable[[Sequence[Weight]], Sequence[Weight]]
DOWN = "model.layers.1.mlp.down_proj.weight"


def refusal(parent: Path, change: Change, name: str = "gemma2-head", **config: object) -> Refusal:
    """Return why a checkpoint is refused after its tensors or its configuration changed."""
    whole = checkpoints()[name]
    changed = replace(
        whole, tensors=change(whole.tensors), config={**whole.config, **config}, shards=1
    )
    with pytest.raises(Refusal) as caught:
        model.read(changed.write(parent))
    return caught.value


def same(tensors: Sequence[Weight]) -> Sequence[Weight]:
    return tensors


def without(name: str) -> Change:
    return lambda tensors: [weight for weight in tensors if weight.name != name]


def also(name: str, shape: tuple[int, ...]) -> Change:
    return lambda tensors: [*tensors, Weight(name, shape)]


def reshaped(name: str, shape: tuple[int, ...]) -> Change:
    return lambda tensors: [*without(name)(tensors), Weight(name, shape)]


def test_the_whole_checkpoint_is_read(tmp_path: Path) -> None:
    found = model.read(checkpoints()["gemma2-head"].write(tmp_path))
    assert found.facts.kind == "Gemma2ForCausalLM"
    assert found.facts.dtype == "f32"
    assert "output.weight" not in {part.name for part in found.parts}


def test_added_tokens_beyond_the_embedding_are_left_out(tmp_path: Path) -> None:
    """A fine-tune that added a token and no row for it: the model cannot know the token."""
    whole = checkpoints()["llama31"]
    rows = whole.config["vocab_size"] - 5
    names = {"model.embed_tokens.weight", "lm_head.weight"}
    cut = [
        replace(weight, shape=(rows, weight.shape[1])) if weight.name in names else weight
        for weight in whole.tensors
    ]
    changed = replace(whole, tensors=cut, config={**whole.config, "vocab_size": rows})
    keys = Keys()
    keys.add(model.read(changed.write(tmp_path)).keys)
    written = b"".join(keys.as_bytes())
    assert b"<|eot_id|>" in written, "the one before is there"
    assert written.count(b"<tool>") == 0


@pytest.mark.parametrize("name", [DOWN, "model.norm.weight", "model.embed_tokens.weight"])
def test_a_missing_tensor_is_named(tmp_path: Path, name: str) -> None:
    facts = refusal(tmp_path, without(name)).facts
    assert facts["why"] == "it is missing; 1 are in all"
    stems = {DOWN: "blk.1.ffn_down", "model.norm.weight": "output_norm"}
    assert facts["where"] == f"tensor {stems.get(name, 'token_embd')}.weight"


def test_a_layer_fewer_than_configured_is_missing(tmp_path: Path) -> None:
    facts = refusal(tmp_path, same, num_hidden_layers=4).facts
    assert "it is missing" in str(facts["why"])
    assert str(facts["where"]).startswith("tensor blk.3.")


def test_a_layer_more_than_configured_has_no_place(tmp_path: Path) -> None:
    facts = refusal(tmp_path, same, num_hidden_layers=2).facts
    assert facts["why"] == "it has no place in a gemma2 model"


@pytest.mark.parametrize(
    "name", ["model.layers.0.strange.weight", "model.layers.x.mlp.down_proj.weight", "other"]
)
def test_a_foreign_tensor_is_refused_by_name(tmp_path: Path, name: str) -> None:
    facts = refusal(tmp_path, also(name, (4, 4))).facts
    assert facts["where"] == f"tensor {name}"
    assert facts["why"] == "a gemma2 model has none such"


def test_two_tensors_cannot_take_one_name(tmp_path: Path) -> None:
    twin = DOWN.replace("layers.1.", "layers.01.")
    facts = refusal(tmp_path, also(twin, (256, 512))).facts
    assert "another one becomes blk.1.ffn_down.weight too" in str(facts["why"])


def test_another_shape_than_configured_is_told_with_both(tmp_path: Path) -> None:
    facts = refusal(tmp_path, reshaped(DOWN, (256, 96))).facts
    assert facts["where"] == "tensor blk.1.ffn_down.weight"
    assert str(facts["why"]).startswith("it is 256 × 96, and 256 × ")


def test_an_embedding_of_another_length_than_the_vocabulary_is_refused(tmp_path: Path) -> None:
    facts = refusal(tmp_path, reshaped("model.embed_tokens.weight", (7, 256))).facts
    assert facts["where"] == "tensor token_embd.weight"


def test_a_matrix_with_three_dimensions_is_refused(tmp_path: Path) -> None:
    facts = refusal(tmp_path, reshaped(DOWN, (4, 4, 4))).facts
    assert facts == {"where": f"tensor {DOWN}", "why": "it has 3 dimensions"}


def test_an_unknown_architecture_is_named_with_the_known_ones(tmp_path: Path) -> None:
    found = refusal(tmp_path, same, architectures=["FalconForCausalLM"], model_type="falcon")
    assert found.code is Code.ARCHITECTURE_UNKNOWN
    assert found.facts["name"] == "FalconForCausalLM"
    assert "Gemma2ForCausalLM" in str(found.facts["known"])


def test_an_architecture_with_other_names_for_its_sizes_is_unknown_not_damaged(
    tmp_path: Path,
) -> None:
    folder = checkpoints()["gemma2"].write(tmp_path)
    said = {"architectures": ["GPT2LMHeadModel"], "model_type": "gpt2", "n_layer": 12}
    (folder / "config.json").write_text(json.dumps(said))
    with pytest.raises(Refusal) as caught:
        model.read(folder)
    assert caught.value.code is Code.ARCHITECTURE_UNKNOWN


@pytest.mark.parametrize("head_dim", [63, 48])
def test_heads_that_cannot_be_halved_or_do_not_divide_are_refused(
    tmp_path: Path, head_dim: int
) -> None:
    found = refusal(tmp_path, same, "llama31", head_dim=head_dim)
    assert found.code is Code.CHECKPOINT_INVALID


def test_a_number_that_is_no_size_is_refused(tmp_path: Path) -> None:
    for value in (0, -1, 2**40, "many", 1.5, True, None):
        folder = tmp_path / str(value)
        folder.mkdir()
        found = refusal(folder, same, num_attention_heads=value)
        assert "num_attention_heads" in str(found.facts["where"])
