"""The arithmetic of memory against llama.cpp's own figures, by what each is for. No times."""

from dataclasses import dataclass
from pathlib import Path

import archspec.cpu
import pytest

from app.core import gguf, hardware, loading
from app.core.chat import Loaded, LoadOptions, ModelFile
from app.worker.llama import LlamaEngine
from tests.gguf_writer import U32, Description, Key, gemma2, llama

FEATURES = frozenset(archspec.cpu.host().features)
TENTH = 0.1
# llama.cpp logs its figures with two decimals of a mebibyte.
ROUNDED = 0.01 * 1024 * 1024
# Of no weight in any decision, and more than all ggml's own bookkeeping of a tiny model.
QUARTER = 256 * 1024
OPTIONS = [
    LoadOptions(),
    LoadOptions(use_mmap=False),
    LoadOptions(context_tokens=512, batch_tokens=512),
    LoadOptions(context_tokens=2048, flash_attention=False),
    LoadOptions(context_tokens=1000, batch_tokens=64),
]


@dataclass
class Subject:
    """A model and its header."""

    path: Path
    info: gguf.ModelInfo

    def load(self, options: LoadOptions) -> Loaded:
        engine = LlamaEngine()
        try:
            return engine.load(ModelFile(str(self.path)), options)
        finally:
            engine.unload()

    def estimate(self, options: LoadOptions) -> hardware.Memory:
        return hardware.estimate(self.info, loading.use(self.info, options, 128, FEATURES))


def wide(described: Description, name: str) -> Description:
    """Return the model with a context long enough for its cache to be seen in the figures."""
    described.keys[f"{name}.context_length"] = Key(U32, 4096)
    return described


@pytest.fixture(params=["llama", "gemma2", pytest.param("demo", marks=pytest.mark.model)])
def subject(request: pytest.FixtureRequest, tmp_path: Path) -> Subject:
    if request.param == "demo":
        path = request.getfixturevalue("demo_model")
    else:
        make = {"llama": llama, "gemma2": gemma2}[request.param]
        path = wide(make(), request.param).write(tmp_path / "m.gguf")
    return Subject(path, gguf.read(path))


def is_near(estimated: int, measured: int, least: float = ROUNDED) -> bool:
    return abs(estimated - measured) <= max(TENTH * measured, least)


@pytest.mark.parametrize("options", OPTIONS, ids=lambda one: str(loading.kept(one)))
def test_each_part_of_the_estimate_is_llama_cpps_own_figure(
    subject: Subject, options: LoadOptions
) -> None:
    measured = subject.load(options).buffers
    found = subject.estimate(options)
    told = {name: (getattr(found, name), size) for name, size in measured.items()}
    # The second copy is a buffer of its own in both cases; without mmap it is the only one.
    if options.use_mmap is False:
        told["weights"] = (found.weights, measured["weights"] + measured["repacked"])
        told.pop("repacked")
    compute = told.pop("compute")
    assert {name: pair for name, pair in told.items() if not is_near(*pair)} == {}
    assert is_near(*compute, QUARTER)
    sums = [sum(column) for column in zip(compute, *told.values(), strict=True)]
    assert is_near(*sums, QUARTER)
    assert min(sums) > QUARTER


@pytest.mark.model
@pytest.mark.parametrize("kind", ["q8_0", "q4_0"])
def test_a_quantized_cache_is_as_large_as_it_is_told(demo_model: Path, kind: str) -> None:
    subject = Subject(demo_model, gguf.read(demo_model))
    options = LoadOptions(context_tokens=2048, cache_type_k=kind, cache_type_v=kind)
    loaded = subject.load(options)
    assert (loaded.cache_type_k, loaded.cache_type_v, loaded.flash_attention) == (kind, kind, True)
    assert is_near(subject.estimate(options).cache, loaded.buffers["cache"])
    plain = subject.load(LoadOptions(context_tokens=2048)).buffers["cache"]
    assert loaded.buffers["cache"] < 0.6 * plain


@pytest.mark.model
def test_mapped_weights_are_the_files_own_pages(demo_model: Path) -> None:
    subject = Subject(demo_model, gguf.read(demo_model))
    assert subject.load(LoadOptions()).is_mapped
    assert not subject.load(LoadOptions(use_mmap=False)).is_mapped


def test_rearranged_weights_are_told_apart(tmp_path: Path) -> None:
    """A Q4_0 matrix of rows in groups of eight is what ggml rearranges on this processor."""
    described = llama()
    for tensor in described.tensors:
        if tensor.name.startswith("blk") and len(tensor.shape) == 2:
            rows, width = tensor.shape[1], tensor.shape[0]
            tensor.type, tensor.data = 2, (b"\x00\x2c" + bytes(range(16))) * (rows * width // 32)
    path = described.write(tmp_path / "m.gguf")
    info = gguf.read(path)
    assert info.packable_bytes["Q4_0"] == sum(
        len(one.data) for one in described.tensors if one.type == 2
    )
    subject = Subject(path, info)
    loaded = subject.load(LoadOptions(use_mmap=True))
    # 20 kB: what is logged is rounded to some ten kilobytes.
    assert bool(loaded.buffers["repacked"]) == bool(subject.estimate(LoadOptions()).repacked)
