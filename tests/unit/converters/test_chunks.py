"""How a tensor is cut: everything once, whole heads, no more values than allowed."""

from hypothesis import given
from hypothesis import strategies as st

from converters.architectures.architecture import Transform
from converters.chunks import chunks
from converters.model import Part
from converters.plan import Planned
from converters.safetensors import Tensor
from converters.types import Q4_0


@given(
    heads=st.integers(1, 40),
    head_rows=st.sampled_from([0, 2, 64]),
    columns=st.sampled_from([1, 32, 576]),
    most=st.integers(1, 100_000),
)
def test_chunks_are_whole_heads_in_order(
    heads: int, head_rows: int, columns: int, most: int
) -> None:
    rows = heads * (head_rows or 1)
    source = Tensor("q", "F32", (rows, columns), "model.safetensors", 0, 4 * rows * columns)
    part = Part("q", (rows, columns), source, Transform(head_rows=head_rows), None)
    cut = list(chunks(Planned(part, Q4_0), most))
    assert [chunk.first for chunk in cut] == [
        sum(chunk.count for chunk in cut[:number]) for number in range(len(cut))
    ]
    assert sum(chunk.count for chunk in cut) == rows
    unit = head_rows or 1
    for chunk in cut:
        assert chunk.first % unit == chunk.count % unit == 0
        assert chunk.count * columns <= most or chunk.count == unit
