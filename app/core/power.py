"""Battery and heat: what the system says of them, and what that means for the threads."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import Struct

SYSTEM = Path("/sys")
THROTTLES = "devices/system/cpu/cpu*/thermal_throttle/{}_throttle_count"  # x86 kernels
COOLING = "class/thermal/cooling_device*"
ZONES = "class/thermal/thermal_zone*"
PROCESSOR = "processor"  # a cooling device that slows the processor begins with this
Battery = Callable[[], Any]


class Power(Struct, frozen=True):
    """What is known now; `None` is what the system does not say.

    Attributes:
        on_battery: mains power is not there.
        percent: charge of the battery.
        is_slowed: the processor runs slower for heat: the kernel counted that since the last
            look, or a cooling device of the processor is at work.
        celsius: of the warmest zone.
    """

    on_battery: bool | None = None
    percent: int | None = None
    is_slowed: bool | None = None
    celsius: int | None = None


class PowerWatch:
    """Looks at battery and heat whenever it is asked; remembers only the count of the last look."""

    def __init__(self, battery: Battery | None = None, system: Path = SYSTEM) -> None:
        """Take other sources than this computer's: as `psutil.sensors_battery`, as `/sys`."""
        self._battery = battery or _battery
        self._system = system
        self._throttles = self._count()

    def look(self) -> Power:
        """Return what is so now."""
        charge = self._battery()
        plugged = getattr(charge, "power_plugged", None)
        percent = getattr(charge, "percent", None)
        return Power(
            on_battery=None if plugged is None else not plugged,
            percent=None if percent is None else round(percent),
            is_slowed=self._is_slowed(),
            celsius=max(self._zones(), default=None),
        )

    def _is_slowed(self) -> bool | None:
        before, self._throttles = self._throttles, self._count()
        states = list(self._cooling())
        if self._throttles is None and not states:
            return None
        has_risen = None not in {before, self._throttles} and self._throttles != before
        return has_risen or any(states)

    def _count(self) -> int | None:
        """Return how often cores and packages were slowed since the computer started."""
        counts = [
            number
            for kind in ("core", "package")
            for path in self._system.glob(THROTTLES.format(kind))
            if (number := _number(path)) is not None
        ]
        return sum(counts) if counts else None

    def _cooling(self) -> Iterator[int]:
        for device in self._system.glob(COOLING):
            kind, state = _text(device / "type"), _number(device / "cur_state")
            if kind.lower().startswith(PROCESSOR) and state is not None:
                yield state

    def _zones(self) -> Iterator[int]:
        for zone in self._system.glob(ZONES):
            if (milli := _number(zone / "temp")) is not None and milli > 0:
                yield round(milli / 1000)


def is_resting(now: Power, below_percent: int) -> bool:
    """Tell whether runs and conversions pause: on battery, with less charge than this is left."""
    return bool(now.on_battery) and now.percent is not None and now.percent < below_percent


def saved_threads(cores: int) -> int:
    """Return the threads used on battery: half of the cores, at least one."""
    return max(1, -(-cores // 2))


def _battery() -> Any:
    import psutil

    # Not every system has it (psutil), and a driver may answer with nonsense.
    with suppress(AttributeError, OSError, ValueError):
        return psutil.sensors_battery()
    return None


def _text(path: Path) -> str:
    with suppress(OSError):
        return path.read_text("ascii", "replace").strip()
    return ""


def _number(path: Path) -> int | None:
    with suppress(ValueError):
        return int(_text(path))
    return None
