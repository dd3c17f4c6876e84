"""Where things lie: one data folder, chosen once a process."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import platformdirs
from msgspec import Struct

from app import NAME
from app.errors import Code, Problem

ENVIRONMENT_VARIABLE = "CASEBOOK_DATA_DIR"


class Places(Struct, frozen=True):
    """The files and folders of one data folder.

    Attributes:
        data: the folder.
        model_folders: where models lie; the first is where new ones go.
        ask_secret: asks a person for the passphrase of an encrypted history; only the command
            line has one, the window asks before it opens anything.
    """

    data: Path
    model_folders: tuple[Path, ...] = ()
    ask_secret: Callable[[], str] | None = None

    @property
    def database(self) -> Path:
        """Conversations, models, presets, audit."""
        return self.data / "casebook.sqlite3"

    @property
    def keys(self) -> Path:
        """The wrapped keys of an encrypted history."""
        return self.data / "casebook.keys.json"

    @property
    def key_files(self) -> tuple[Path, ...]:
        """Where those keys lie: twice here, and beside every backup, newest first."""
        copies = sorted(self.backups.glob("*.keys.json"), reverse=True)
        return self.keys, self.data / "casebook.keys-copy.json", *copies

    @property
    def has_keys(self) -> bool:
        """Whether there is one of these files."""
        return any(path.exists() for path in self.key_files)

    @property
    def settings(self) -> Path:
        """Settings as JSON."""
        return self.data / "settings.json"

    @property
    def processor(self) -> Path:
        """Which library of the engine this computer's processor runs."""
        return self.data / "processor.json"

    @property
    def lock(self) -> Path:
        """Held by the one writer."""
        return self.data / "lock"

    @property
    def raise_request(self) -> Path:
        """Touched by a second window, watched by the first."""
        return self.data / "raise"

    @property
    def open_request(self) -> Path:
        """Names a file that a person wants opened; the window takes it."""
        return self.data / "open"

    @property
    def ballast(self) -> Path:
        """Given up to finish a save on a full disk."""
        return self.data / "ballast"

    @property
    def models(self) -> Path:
        """Where new model files go."""
        return self.model_folders[0] if self.model_folders else self.data / "models"

    def own_folders(self) -> tuple[Path, ...]:
        """Every folder in which Casebook keeps model files: what it put there, it may remove."""
        return (self.data / "models", *self.model_folders)

    @property
    def refreshed(self) -> Path:
        """What a refresh of the catalogue brought."""
        return self.data / "catalogue.json"

    @property
    def backups(self) -> Path:
        """Dated copies of the database."""
        return self.data / "backups"

    @property
    def logs(self) -> Path:
        """Log files; they hold no message text."""
        return self.data / "logs"


def typed(path: str) -> Path:
    """Return a path as a person typed it: `~` is the home folder, `~name` of nobody stays."""
    return Path(os.path.expanduser(path))  # noqa: PTH111  Path's own fails where nobody has the name


def beside_program() -> Path:
    """Return the data folder of portable mode, beside the program."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent / "casebook-data"
    return Path(__file__).resolve().parents[1] / "casebook-data"


def places(data_dir: Path | None = None) -> Places:
    """Return the places of `data_dir`, else of the environment, else of this person's account.

    An installed program beside which the folder of portable mode lies uses that instead of the
    account.

    The folder is made if it is missing.

    Raises:
        Problem: `no_data_folder` if there is no home folder or the folder cannot be made; choose
            one with `--data-dir`.
    """
    chosen = Path(data_dir or os.environ.get(ENVIRONMENT_VARIABLE) or _default())
    try:
        folder = chosen.expanduser().absolute()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Problem(Code.NO_DATA_FOLDER, path=chosen, reason=error.strerror) from error
    except (RuntimeError, ValueError) as error:  # no such account after `~`; NUL in the name
        raise Problem(Code.NO_DATA_FOLDER, path=chosen, reason="no such place") from error
    return Places(folder)


def _default() -> Path:
    if getattr(sys, "frozen", False) and beside_program().is_dir():
        return beside_program()  # on a stick: it was started once with --portable
    folder = Path(platformdirs.user_data_dir(NAME.lower(), appauthor=False))
    if not folder.is_absolute() or str(folder).startswith("~"):
        raise Problem(Code.NO_DATA_FOLDER, path="~", reason="this account has no home folder")
    return folder
