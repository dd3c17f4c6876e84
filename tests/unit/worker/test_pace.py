"""How fast the processor reads weights can be measured, and what is not there reads nothing."""

from app.worker import pace


def test_the_processor_reads_and_nothing_else_is_invented() -> None:
    assert pace.rate("CPU") > 0
    assert pace.rate("Vulkan7") == 0
    assert pace.ratio("Vulkan7") == 0
    assert pace.ratio("CPU") > 0
