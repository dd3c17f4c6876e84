"""The speed of a transfer is measured, or not told."""

from app.core.speed import Speed


def test_nothing_is_told_before_a_second() -> None:
    speed = Speed()
    assert speed.bytes_per_second is None
    assert speed.seconds_left(10) is None
    speed.step(0, 100.0)
    speed.step(5_000_000, 100.5)
    assert speed.bytes_per_second is None


def test_the_last_ten_seconds_count() -> None:
    speed = Speed()
    for second in range(30):
        speed.step(second * 1000, float(second))
    assert speed.bytes_per_second == 1000
    assert speed.seconds_left(39_000) == 10
    for second in range(30, 60):
        speed.step(29_000, float(second))
    assert speed.bytes_per_second == 0
    assert speed.seconds_left(39_000) is None, "it stands still"


def test_what_was_there_before_is_no_speed() -> None:
    speed = Speed()
    speed.step(1_000_000, 0.0)
    speed.step(1_002_000, 2.0)
    assert speed.bytes_per_second == 1000
