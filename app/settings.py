"""Every setting once: key, type, default, range and label; loaded from and saved to JSON."""

import errno
import json
import logging
import os
import shutil
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct, field
from msgspec.structs import fields, replace

from app.core.chat import LoadOptions
from app.core.file_systems import is_gone
from app.core.text import QT_TRANSLATE_NOOP
from app.errors import Code, Problem
from app.paths import Places

ZOOMS = (80, 90, 100, 110, 125, 150, 175, 200)
MAX_FILE_BYTES = 1_000_000
AUTOMATIC_LAYERS = -2  # by name, where another choice is remembered

_log = logging.getLogger(__name__)


class Setting(Struct, frozen=True):
    """What the dialog and the README table say of one setting.

    Attributes:
        page: page of the settings dialog; "" is state that no dialog shows.
        label: its name; source language, marked for translation.
        help: one sentence; source language, marked for translation.
        minimum: smallest number, both ends included.
        maximum: largest number.
        choices: value and label of each choice; empty for a free value.
        is_advanced: shown only while *Advanced* is on.
    """

    page: str = ""
    label: str = ""
    help: str = ""
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[tuple[str | int, str], ...] = ()
    is_advanced: bool = False


def _said(**what: Any) -> Meta:
    return Meta(extra={"setting": Setting(**what)})


class Settings(Struct, frozen=True):
    """All settings of one data folder."""

    theme: Annotated[
        str,
        _said(
            page="appearance",
            label=QT_TRANSLATE_NOOP("settings", "Theme"),
            help=QT_TRANSLATE_NOOP(
                "settings", "System follows the desktop, also while Casebook runs."
            ),
            choices=(
                ("system", QT_TRANSLATE_NOOP("settings", "System")),
                ("light", QT_TRANSLATE_NOOP("settings", "Light")),
                ("dark", QT_TRANSLATE_NOOP("settings", "Dark")),
                ("high_contrast", QT_TRANSLATE_NOOP("settings", "High contrast")),
            ),
        ),
    ] = "system"
    zoom_percent: Annotated[
        int,
        _said(
            page="appearance",
            label=QT_TRANSLATE_NOOP("settings", "Size of text and controls"),
            help=QT_TRANSLATE_NOOP("settings", "Ctrl + and Ctrl − change it, Ctrl 0 resets it."),
            choices=tuple((zoom, f"{zoom} %") for zoom in ZOOMS),
        ),
    ] = 100
    density: Annotated[
        str,
        _said(
            page="appearance",
            label=QT_TRANSLATE_NOOP("settings", "Density"),
            help=QT_TRANSLATE_NOOP("settings", "Auto is compact in a low window."),
            choices=(
                ("auto", QT_TRANSLATE_NOOP("settings", "Auto")),
                ("comfortable", QT_TRANSLATE_NOOP("settings", "Comfortable")),
                ("compact", QT_TRANSLATE_NOOP("settings", "Compact")),
            ),
        ),
    ] = "auto"
    language: Annotated[
        str,
        _said(
            page="appearance",
            label=QT_TRANSLATE_NOOP("settings", "Language"),
            help=QT_TRANSLATE_NOOP("settings", "Takes effect at the next start."),
            choices=(
                ("", QT_TRANSLATE_NOOP("settings", "System")),
                ("en", "English"),
                ("fr", "Français"),
                ("ar", "العربية"),
            ),
        ),
    ] = ""
    enter_sends: Annotated[
        bool,
        _said(
            page="general",
            label=QT_TRANSLATE_NOOP("settings", "Enter sends the question"),
            help=QT_TRANSLATE_NOOP("settings", "Shift+Enter breaks the line. Off swaps the two."),
        ),
    ] = True
    lock_minutes: Annotated[
        int,
        _said(
            page="safekeeping",
            label=QT_TRANSLATE_NOOP("settings", "Lock after, minutes"),
            help=QT_TRANSLATE_NOOP(
                "settings",
                "Without a key or a click; 0 is never. Only an encrypted history is locked.",
            ),
            minimum=0,
            maximum=240,
        ),
    ] = 10
    trash_days: Annotated[
        int,
        _said(
            page="general",
            label=QT_TRANSLATE_NOOP("settings", "Empty the trash by itself"),
            help=QT_TRANSLATE_NOOP(
                "settings", "At the start, of chats that lay there so long. Backups may hold them."
            ),
            choices=(
                (0, QT_TRANSLATE_NOOP("settings", "Never")),
                (7, QT_TRANSLATE_NOOP("settings", "After 7 days")),
                (30, QT_TRANSLATE_NOOP("settings", "After 30 days")),
                (90, QT_TRANSLATE_NOOP("settings", "After 90 days")),
            ),
        ),
    ] = 0
    loads_at_start: Annotated[
        bool,
        _said(
            page="general",
            label=QT_TRANSLATE_NOOP("settings", "Load the last model at start"),
            help=QT_TRANSLATE_NOOP("settings", "The first answer then comes sooner."),
        ),
    ] = True
    is_advanced: Annotated[
        bool,
        _said(
            page="general",
            label=QT_TRANSLATE_NOOP("settings", "Advanced"),
            help=QT_TRANSLATE_NOOP("settings", "Shows sampling and hardware options."),
        ),
    ] = False
    context_tokens: Annotated[
        int,
        _said(
            page="hardware",
            label=QT_TRANSLATE_NOOP("settings", "Context size, tokens"),
            help=QT_TRANSLATE_NOOP(
                "settings",
                "0 takes the model's own, at most 4,096. A larger one needs more memory.",
            ),
            minimum=0,
            maximum=131_072,
            is_advanced=True,
        ),
    ] = 0
    threads: Annotated[
        int,
        _said(
            page="hardware",
            label=QT_TRANSLATE_NOOP("settings", "Processor threads"),
            help=QT_TRANSLATE_NOOP("settings", "0 takes one for each physical core."),
            minimum=0,
            maximum=256,
            is_advanced=True,
        ),
    ] = 0
    saves_battery: Annotated[
        bool,
        _said(
            page="hardware",
            label=QT_TRANSLATE_NOOP("settings", "On battery, use half of the threads"),
            help=QT_TRANSLATE_NOOP(
                "settings", "The battery lasts longer. A fixed number of threads is always used."
            ),
        ),
    ] = True
    rests_on_battery: Annotated[
        bool,
        _said(
            page="hardware",
            label=QT_TRANSLATE_NOOP("settings", "Pause runs and conversions on a low battery"),
            help=QT_TRANSLATE_NOOP(
                "settings",
                "They go on when mains power is back. Every item is on disk, so a flat battery "
                "costs one. Chats are never paused.",
            ),
        ),
    ] = True
    rest_percent: Annotated[
        int,
        _said(
            page="hardware",
            label=QT_TRANSLATE_NOOP("settings", "A battery is low below this charge, in percent"),
            help=QT_TRANSLATE_NOOP("settings", "What of it is left, as the system says it."),
            minimum=5,
            maximum=95,
        ),
    ] = 30
    gpu_layers: Annotated[
        int,
        _said(
            page="hardware",
            label=QT_TRANSLATE_NOOP("settings", "Layers on the graphics processor"),
            help=QT_TRANSLATE_NOOP(
                "settings", "−2 is automatic, −1 is all, 0 is the processor only."
            ),
            minimum=-2,
            maximum=512,
            is_advanced=True,
        ),
    ] = -2
    gpu: str = ""  # name of the graphics processor to use; "" is automatic
    refused_gpus: list[str] = field(default_factory=list)  # those that failed: `core.gpu.Gpu.key`
    model_id: str = ""
    endpoint: str = ""  # address of the server that answered last; its key is never kept
    endpoint_model: str = ""
    preset_id: str = ""
    # Absolute, "" is the data folder's own; new models go into the first, the others hold some.
    model_folders: tuple[str, ...] = ()
    # SHA-256 of chat templates that nobody knows, and whose first prompt a person has seen.
    seen_templates: list[str] = field(default_factory=list)
    shortcuts: dict[str, str] = field(default_factory=dict)
    panels: dict[str, bool] = field(default_factory=dict)
    window: dict[str, int] = field(default_factory=dict)

    @property
    def rests_below(self) -> int:
        """Charge in percent below which runs and conversions pause on battery; 0 is never."""
        return self.rest_percent if self.rests_on_battery else 0

    def settle(self, own: LoadOptions) -> LoadOptions:
        """Return load options with what is open taken from here; the rest the engine decides."""
        general = LoadOptions(
            context_tokens=self.context_tokens or None,
            threads=self.threads or None,
            gpu_layers=self.gpu_layers,
            gpu=self.gpu or None,
            avoid=tuple(self.refused_gpus) or None,
            saves_battery=self.saves_battery,
        )
        found = own.over(general)
        return replace(found, gpu_layers=None) if found.gpu_layers == AUTOMATIC_LAYERS else found


# Those that may change an answer; what a model or a chat has of its own is kept with it.
ANSWERING = ("context_tokens", "threads", "saves_battery", "gpu_layers", "gpu", "endpoint")


def changed_answers(before: Settings, now: Settings) -> dict[str, object]:
    """Return those of the settings that may change an answer and were changed, by key."""
    return {
        key: getattr(now, key) for key in ANSWERING if getattr(now, key) != getattr(before, key)
    }


def described() -> dict[str, Setting]:
    """Return what is said of every setting, by key."""
    return {item.name: _setting(item.type) for item in fields(Settings)}


def _setting(type_: Any) -> Setting:
    """Return what an annotation says; state that no dialog shows has none."""
    for note in getattr(type_, "__metadata__", ()):
        if isinstance(note, Meta) and note.extra is not None:
            said: Setting = note.extra["setting"]
            return said
    return Setting()


def load(path: Path) -> Settings:
    """Return the settings of this file; a missing file, a bad value: the default and a warning."""
    return _valid(_read(path))


def placed(places: Places, chosen: Settings | None = None) -> Places:
    """Return the places with the folders of models that the settings name, by default the saved."""
    known = chosen or load(places.settings)
    folders = (Path(one) if one else places.data / "models" for one in known.model_folders)
    return replace(places, model_folders=tuple(one for one in folders if one.is_absolute()))


def save(path: Path, settings: Settings) -> None:
    """Write the settings aside, sync, then rename; keys this version does not know are kept.

    Raises:
        Problem: `disk_full`, `disk_failed` if the folder cannot be reached any more, or `read_only`
            for any other reason; the old file stays as it was.
    """
    known = {item.name: getattr(settings, item.name) for item in fields(Settings)}
    text = json.dumps({**_read(path), **known}, indent=1, sort_keys=True)
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise _not_saved(error, path) from error


def _not_saved(error: OSError, path: Path) -> Problem:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        free_bytes = shutil.disk_usage(path.parent).free
        return Problem(Code.DISK_FULL, free_bytes=free_bytes, path=path.parent)
    if is_gone(path):
        why = error.strerror or type(error).__name__
        return Problem(Code.DISK_FAILED, path=path, why=why, gone=path.parent)
    return Problem(Code.READ_ONLY, path=path.parent)


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            _log.warning("settings: the file is too large and was not read")
            return {}
        values = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        _log.warning("settings: the file cannot be read (%s)", type(error).__name__)
        return {}
    if isinstance(values, dict):
        return values
    _log.warning("settings: the file holds no settings")
    return {}


def _valid(values: dict[str, Any]) -> Settings:
    settings = Settings()
    for item in fields(Settings):
        if item.name not in values:
            continue
        try:
            value = msgspec.convert(values[item.name], type=item.type)
        except msgspec.ValidationError:
            _log.warning("settings: %s has a bad value, the default is used", item.name)
            continue
        if _in_range(value, _setting(item.type)):
            settings = replace(settings, **{item.name: value})
        else:
            _log.warning("settings: %s is out of range, the default is used", item.name)
    return settings


def _in_range(value: Any, setting: Setting) -> bool:
    if setting.choices:
        return value in [choice for choice, _ in setting.choices]
    if setting.minimum is not None and value < setting.minimum:
        return False
    return setting.maximum is None or value <= setting.maximum
