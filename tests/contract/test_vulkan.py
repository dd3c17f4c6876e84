"""The whole path to a graphics processor, on Mesa's software device: no graphics processor needed.

Needs the portable engine (`make engine-portable`), a Vulkan driver (Debian, Ubuntu: apt install
mesa-vulkan-drivers) and the demo model; skipped, and counted as such, where one is missing.
`make engine-vulkan-test` runs it.
"""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from app.core import gguf, offload
from app.core.hardware import Use
from tests import portable

pytestmark = pytest.mark.model
RUN = portable.ROOT / "tests" / "vulkan_run.py"
DEVICE = "Vulkan0"
PROBE = "from app.worker import vulkan; print(len(vulkan.devices()))"
TENTH = 0.1


def run(data: Path, *arguments: str) -> str:
    """Run the portable engine's Python; ggml shows it the first device, whatever its kind."""
    ended = subprocess.run(
        [str(portable.engine()), "-P", *arguments],
        cwd=portable.ROOT,
        env={
            **os.environ,
            "PYTHONPATH": str(portable.ROOT),
            "CASEBOOK_DATA_DIR": str(data),
            "GGML_VK_VISIBLE_DEVICES": "0",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory, demo_model: Path) -> dict[str, Any]:
    """Return what happened, from the list of devices to the loss of one."""
    data = tmp_path_factory.mktemp("data")
    if run(data, "-c", PROBE).split() == ["0"]:
        pytest.skip("there is no Vulkan driver (Debian, Ubuntu: apt install mesa-vulkan-drivers)")
    found: dict[str, Any] = json.loads(run(data, str(RUN), str(demo_model), DEVICE))
    return found


def gpu(recorded: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = recorded["gpus"][0]
    return found


def test_the_device_is_listed_with_its_driver(recorded: dict[str, Any]) -> None:
    found = gpu(recorded)
    assert (found["device"], found["backend"]) == (DEVICE, "Vulkan")
    assert found["driver"]
    assert 0 < found["free_bytes"] <= found["total_bytes"]


def test_a_program_that_imitates_one_is_told_and_not_used_unasked(recorded: dict[str, Any]) -> None:
    if not gpu(recorded)["software"]:
        pytest.skip("this computer's first Vulkan device is a real one")
    automatic = recorded["automatic"]
    assert (automatic["loaded"]["device"], automatic["loaded"]["gpu_layers"]) == ("CPU", 0)
    assert [note["code"] for note in automatic["loaded"]["notes"]] == ["gpu_software"]
    codes = [note["code"] for note in recorded["by_name"]["loaded"]["notes"]]
    assert codes == ["gpu_whole", "gpu_software_used"]


def test_how_fast_it_reads_weights_is_measured_as_the_processors(recorded: dict[str, Any]) -> None:
    processor, device, nothing = recorded["rates"]
    assert processor > 0
    assert device > 0
    assert nothing == 0


def test_all_layers_go_there_by_llama_cpps_own_count(recorded: dict[str, Any]) -> None:
    loaded = recorded["by_name"]["loaded"]
    assert loaded["device"] == gpu(recorded)["name"]
    assert loaded["gpu_layers"] == loaded["all_layers"] == 31
    assert (loaded["backend"], loaded["driver"]) == ("Vulkan", gpu(recorded)["driver"])
    assert loaded["cache_type_k"] == loaded["cache_type_v"] == "f16"
    assert loaded["buffers"]["gpu_weights"] > loaded["buffers"]["weights"]
    assert loaded["buffers"]["cache"] == 0


def test_the_estimate_is_within_a_tenth_of_llama_cpps_figures(
    recorded: dict[str, Any], demo_model: Path
) -> None:
    loaded = recorded["by_name"]["loaded"]
    use = Use(loaded["context_tokens"], batch_tokens=loaded["batch_tokens"])
    estimated = offload.share(gguf.read(demo_model), use, loaded["gpu_layers"])
    measured = loaded["buffers"]
    assert abs(estimated.weights - measured["gpu_weights"]) < TENTH * measured["gpu_weights"]
    assert abs(estimated.cache - measured["gpu_cache"]) < TENTH * measured["gpu_cache"]
    whole = sum(size for name, size in measured.items() if name.startswith("gpu_"))
    assert abs(estimated.total - whole) < TENTH * whole


def test_tokens_come(recorded: dict[str, Any]) -> None:
    answer = recorded["answer"]
    assert answer["loaded"]["gpu_layers"] == 31
    assert answer["tokens"] == 6
    assert "alaria" in answer["text"]


def test_its_loss_while_answering_ends_no_answer(recorded: dict[str, Any]) -> None:
    lost = recorded["lost"]
    key = " · ".join(gpu(recorded)[name] for name in ("name", "backend", "driver"))
    assert lost["refused"] == [key]
    assert (lost["loaded"]["device"], lost["loaded"]["gpu_layers"]) == ("CPU", 0)
    assert [note["code"] for note in lost["loaded"]["notes"]] == ["gpu_failed_before"]
    assert lost["tokens"] == 6
    assert "alaria" in lost["text"]


def test_no_room_on_it_ends_no_load(recorded: dict[str, Any]) -> None:
    """The driver may crash or say so; either way it is told, and the processor loads."""
    full = recorded["full"]
    assert gpu(recorded)["name"] in "".join(full["announced"]), "it was tried"
    assert (full["loaded"]["device"], full["loaded"]["gpu_layers"]) == ("CPU", 0)
    codes = {note["code"] for note in full["loaded"]["notes"]}
    assert codes & {"gpu_failed_before", "gpu_out_of_memory"}
    assert bool(full["refused"]) == ("gpu_failed_before" in codes)
    assert "alaria" in full["answer"]["text"]
