"""Layers go where they fit and where it helps, and every decision is one that can be said."""

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from app.core import gguf, hardware, load_notes, offload
from app.core.chat import LoadOptions
from app.core.gpu import Gpu
from app.core.hardware import Use
from app.core.load_notes import Note, NoteCode
from tests.gguf_writer import gemma2

MIB = 1024 * 1024
GB = 10**9
USE = Use(4096, batch_tokens=512)
CARD = Gpu(
    name="Card",
    backend="Vulkan",
    free_bytes=8 * GB,
    total_bytes=8 * GB,
    integrated=False,
    device="Vulkan0",
    driver="radv 1.0",
)
SHARED = structs.replace(CARD, name="Inside", device="Vulkan1", integrated=True)
PROGRAM = structs.replace(CARD, name="llvmpipe", device="Vulkan2", software=True)


@pytest.fixture
def info(tmp_path: Path) -> gguf.ModelInfo:
    """Return a model of Gemma 2's shape with 26 layers of 40 MB and a large tied output."""
    return replace(
        gguf.read(gemma2().write(tmp_path / "m.gguf")),
        block_count=26,
        layer_bytes=(40_000_000,) * 26,
        output_bytes=480_000_000,
        weight_bytes=26 * 40_000_000 + 480_000_000,
        embedding_length=2304,
        feed_forward_length=9216,
        head_count=8,
        cache_heads=26 * 4,
        key_length=256,
        value_length=256,
    )


def codes(found: offload.Offload) -> list[NoteCode]:
    return [note.code for note in found.notes]


def test_the_files_own_layers_are_counted(tmp_path: Path) -> None:
    described = gemma2()
    info = gguf.read(described.write(tmp_path / "m.gguf"))
    sizes = {one.name: len(one.data) for one in described.tensors}
    assert len(info.layer_bytes) == info.block_count == 2
    assert sum(info.layer_bytes) == sum(
        size for name, size in sizes.items() if name.startswith("blk.")
    )
    assert info.output_bytes == sizes["token_embd.weight"] + sizes["output_norm.weight"]


def test_a_share_is_the_last_layers_their_cache_and_one_batch(info: gguf.ModelInfo) -> None:
    one, some, every = (offload.share(info, USE, layers) for layers in (1, 11, 27))
    assert (one.weights, one.cache) == (480_000_000, 0)
    assert some.weights == 480_000_000 + 10 * 40_000_000
    assert every.cache == hardware.cache_bytes(info, 4096)
    assert some.cache == every.cache * 10 // 26
    assert every.compute == hardware.compute_bytes(info, USE)
    assert offload.share(info, USE, 99) == every
    assert offload.share(info, USE, 0).total == 0


def test_what_is_left_stays_in_the_computers_memory(info: gguf.ModelInfo) -> None:
    whole = hardware.estimate(info, USE)
    assert offload.host(info, USE, 0) == whole
    left = offload.host(info, USE, 27)
    assert left.weights == 480_000_000, "rows are looked up in the embedding here"
    assert (left.cache, left.repacked) == (0, 0)
    assert left.total < offload.host(info, USE, 14).total < whole.total


def test_a_card_with_room_takes_everything_and_says_the_numbers(info: gguf.ModelInfo) -> None:
    found = offload.choose(info, USE, LoadOptions(), [CARD])
    assert (found.gpu, found.layers, codes(found)) == (CARD, 27, [NoteCode.GPU_WHOLE])
    said = load_notes.sentence(found.notes[0])
    assert "All 27 layers are on Card" in said
    assert "8.00 GB were free" in said


def test_a_small_card_takes_what_fits_and_keeps_its_margin(info: gguf.ModelInfo) -> None:
    card = structs.replace(CARD, free_bytes=1_600_000_000, total_bytes=2 * GB)
    found = offload.choose(info, USE, LoadOptions(), [card])
    assert codes(found) == [NoteCode.GPU_PART]
    assert 1 < found.layers < 27
    margin = offload.margin_bytes(card)
    assert margin >= 384 * MIB
    assert found.share.total <= card.free_bytes - margin
    more = offload.share(info, USE, found.layers + 1).total
    assert more > card.free_bytes - margin


def test_a_card_without_room_is_told_and_not_used(info: gguf.ModelInfo) -> None:
    card = structs.replace(CARD, free_bytes=500_000_000)
    found = offload.choose(info, USE, LoadOptions(), [card])
    assert (found.gpu, found.layers, codes(found)) == (None, 0, [NoteCode.GPU_NO_ROOM])


def test_of_two_cards_the_one_with_more_room_is_used(info: gguf.ModelInfo) -> None:
    larger = structs.replace(CARD, name="Larger", free_bytes=24 * GB)
    assert offload.choose(info, USE, LoadOptions(), [CARD, larger]).gpu == larger


@pytest.mark.parametrize(
    ("gpu", "passed_over", "used"),
    [
        (SHARED, NoteCode.GPU_SHARED, NoteCode.GPU_SHARED_USED),
        (PROGRAM, NoteCode.GPU_SOFTWARE, NoteCode.GPU_SOFTWARE_USED),
    ],
)
def test_a_slow_one_is_used_by_choice_only_and_never_silently(
    info: gguf.ModelInfo, gpu: Gpu, passed_over: NoteCode, used: NoteCode
) -> None:
    found = offload.choose(info, USE, LoadOptions(), [gpu])
    assert (found.gpu, codes(found)) == (None, [passed_over])
    assert gpu.name in load_notes.sentence(found.notes[0])
    for name in (gpu.name, gpu.device):
        found = offload.choose(info, USE, LoadOptions(gpu=name), [CARD, gpu])
        assert found.gpu == gpu
        assert used in codes(found)


def test_one_that_shares_memory_is_used_by_itself_if_it_was_measured_to_be_faster(
    info: gguf.ModelInfo,
) -> None:
    slow = structs.replace(SHARED, pace=1.1)
    found = offload.choose(info, USE, LoadOptions(), [slow])
    assert (found.gpu, codes(found)) == (None, [NoteCode.GPU_SHARED_SLOW])
    assert "1.1 times as fast" in load_notes.sentence(found.notes[0])
    fast = structs.replace(SHARED, pace=2.04)
    found = offload.choose(info, USE, LoadOptions(), [fast])
    assert (found.gpu, codes(found)) == (fast, [NoteCode.GPU_WHOLE, NoteCode.GPU_SHARED_FAST])
    assert "2.0 times as fast" in load_notes.sentence(found.notes[1])
    assert offload.choose(info, USE, LoadOptions(), [fast, CARD]).gpu == CARD


def test_a_program_is_not_even_used_for_layers_that_were_asked_for(info: gguf.ModelInfo) -> None:
    found = offload.choose(info, USE, LoadOptions(gpu_layers=-1), [PROGRAM])
    assert (found.gpu, codes(found)) == (None, [NoteCode.GPU_SOFTWARE])
    found = offload.choose(info, USE, LoadOptions(gpu_layers=-1), [SHARED, PROGRAM])
    assert found.gpu == SHARED


def test_layers_by_hand_are_taken_at_their_word(info: gguf.ModelInfo) -> None:
    found = offload.choose(info, USE, LoadOptions(gpu_layers=5), [CARD])
    assert (found.layers, codes(found)) == (5, [NoteCode.GPU_BY_HAND])
    assert offload.choose(info, USE, LoadOptions(gpu_layers=512), [CARD]).layers == 27
    assert offload.choose(info, USE, LoadOptions(gpu_layers=-1), [CARD]).layers == 27
    assert offload.choose(info, USE, LoadOptions(gpu_layers=0), [CARD]) == offload.Offload()


def test_more_than_fits_is_tried_when_asked_for_and_warned_of(info: gguf.ModelInfo) -> None:
    card = structs.replace(CARD, free_bytes=1_600_000_000)
    found = offload.choose(info, USE, LoadOptions(gpu_layers=-1), [card])
    assert (found.layers, codes(found)) == (27, [NoteCode.GPU_BY_HAND_TIGHT])


def test_what_failed_with_this_driver_is_not_used_again(info: gguf.ModelInfo) -> None:
    for options in (LoadOptions(), LoadOptions(gpu_layers=-1), LoadOptions(gpu="Card")):
        avoiding = structs.replace(options, avoid=(CARD.key,))
        found = offload.choose(info, USE, avoiding, [CARD])
        assert (found.gpu, codes(found)) == (None, [NoteCode.GPU_FAILED_BEFORE])
        newer = structs.replace(CARD, driver="radv 1.1")
        assert offload.choose(info, USE, avoiding, [newer]).gpu == newer
    other = structs.replace(CARD, name="Other")
    found = offload.choose(info, USE, LoadOptions(avoid=(CARD.key,)), [CARD, other])
    assert found.gpu == other


def test_a_backend_that_ended_the_engine_is_named(info: gguf.ModelInfo) -> None:
    found = offload.choose(info, USE, LoadOptions(avoid=("Vulkan",)), [])
    assert found.notes == (Note(NoteCode.GPU_FAILED_BEFORE, {"gpu": "Vulkan"}),)


def test_what_is_not_there_is_said(info: gguf.ModelInfo) -> None:
    assert codes(offload.choose(info, USE, LoadOptions(), [])) == []
    asked = offload.choose(info, USE, LoadOptions(gpu_layers=9), [])
    assert codes(asked) == [NoteCode.GPU_MISSING]
    assert codes(offload.choose(info, USE, LoadOptions(gpu="Gone"), [CARD])) == [
        NoteCode.GPU_UNKNOWN
    ]


def test_facts_of_an_older_version_are_enough(info: gguf.ModelInfo) -> None:
    old = replace(info, layer_bytes=(), output_bytes=0, cache_heads=0)
    assert offload.choose(old, USE, LoadOptions(), [CARD]).layers == 27


@pytest.mark.parametrize("code", NoteCode)
def test_every_decision_has_a_sentence(code: NoteCode) -> None:
    said = load_notes.sentence(Note(code, {"gpu": "Card", "needs_bytes": GB, "layers": 3}))
    assert said.endswith(".")
    assert "%" not in said
    assert load_notes.sentence(Note(code), lambda text: f"<{text}>").startswith("<")
