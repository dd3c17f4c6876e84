"""llama.cpp's lines about memory, as it logs them with and without a graphics processor."""

from app.worker import buffers

MIB = 1024 * 1024
# Lines of the pinned llama.cpp, of the demo model on Mesa's software device.
LINES = (
    "load_tensors: offloaded 31/31 layers to GPU",
    "load_tensors:   CPU_Mapped model buffer size =    28.69 MiB",
    "load_tensors:      Vulkan0 model buffer size =    92.10 MiB",
    "llama_context: Vulkan_Host  output buffer size =     0.19 MiB",
    "llama_kv_cache:    Vulkan0 KV buffer size =    22.50 MiB",
    "sched_reserve:    Vulkan0 compute buffer size =    12.26 MiB",
    "sched_reserve: Vulkan_Host compute buffer size =     3.26 MiB",
)


def test_a_graphics_processors_memory_is_told_apart() -> None:
    found = buffers.sizes(LINES)
    assert found["weights"] == round(28.69 * MIB)
    assert found["cache"] == 0
    assert found["gpu_weights"] == round(92.10 * MIB)
    assert found["gpu_cache"] == round(22.5 * MIB)
    assert found["gpu_compute"] == round(12.26 * MIB)
    assert found["compute"] == round(3.26 * MIB)
    assert found["output"] == round(0.19 * MIB)
    assert buffers.offloaded(LINES) == 31


def test_without_one_nothing_is_said_of_it() -> None:
    found = buffers.sizes(LINES[1:2])
    assert set(found) == {"weights", "repacked", "cache", "compute", "output"}
    assert buffers.offloaded(LINES[1:2]) == 0
