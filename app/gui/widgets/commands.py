"""Everything that can be asked for by key or menu, once: name, default key, label, menu."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from app.core.text import QT_TRANSLATE_NOOP


class Command(StrEnum):
    """What a person can ask for; the value is the key in the settings."""

    NEW_CHAT = "new_chat"
    TEMPORARY_CHAT = "temporary_chat"
    KEEP_CHAT = "keep_chat"
    SEARCH = "search"
    SEARCH_PAGE = "search_page"
    RENAME = "rename"
    PIN = "pin"
    MOVE = "move"
    TAGS = "tags"
    NEW_FOLDER = "new_folder"
    DUPLICATE = "duplicate"
    EXPORT = "export"
    PRINT = "print"
    IMPORT = "import"
    DELETE = "delete"
    LOCK = "lock"
    SETTINGS = "settings"
    QUIT = "quit"
    FIND = "find"
    COPY_ANSWER = "copy_answer"
    REGENERATE = "regenerate"
    IDENTIFIERS = "identifiers"
    STOP = "stop"
    TOGGLE_SIDEBAR = "toggle_sidebar"
    TOGGLE_PANEL = "toggle_panel"
    NEXT_REGION = "next_region"
    PREVIOUS_REGION = "previous_region"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"
    ZOOM_RESET = "zoom_reset"
    CHOOSE_MODEL = "choose_model"
    MODELS = "models"
    ADD_MODEL = "add_model"
    CONVERT = "convert"
    WRITE_PACK = "write_pack"
    READ_PACK = "read_pack"
    MODELS_FOLDER = "models_folder"
    RELOAD_MODEL = "reload_model"
    EJECT_MODEL = "eject_model"
    LOAD_OPTIONS = "load_options"
    HARDWARE = "hardware"
    EVALUATE_RUN = "evaluate_run"
    EVALUATE_COMPARE = "evaluate_compare"
    EVALUATE_RESULTS = "evaluate_results"
    EVALUATE_EXAMPLES = "evaluate_examples"
    SHORTCUTS = "shortcuts"
    NOTICES = "notices"
    ABOUT = "about"


# What these do is done in the list of chats, or with what is selected in it.
LIST_COMMANDS = frozenset(
    {
        Command.SEARCH,
        Command.SEARCH_PAGE,
        Command.RENAME,
        Command.PIN,
        Command.MOVE,
        Command.TAGS,
        Command.NEW_FOLDER,
        Command.DUPLICATE,
        Command.EXPORT,
        Command.DELETE,
        Command.TOGGLE_SIDEBAR,
    }
)
# What these do is done in the chats.
CHAT_COMMANDS = LIST_COMMANDS | {
    Command.NEW_CHAT,
    Command.TEMPORARY_CHAT,
    Command.KEEP_CHAT,
    Command.PRINT,
    Command.FIND,
    Command.REGENERATE,
    Command.IDENTIFIERS,
}
# What these show: a tab of the place Evaluate, by its key.
EVALUATE_TABS = {
    Command.EVALUATE_RUN: "run",
    Command.EVALUATE_COMPARE: "compare",
    Command.EVALUATE_RESULTS: "results",
    Command.EVALUATE_EXAMPLES: "examples",
}


class Menu(StrEnum):
    """The menus, in order."""

    CHAT = QT_TRANSLATE_NOOP("menu", "&Chat")
    EDIT = QT_TRANSLATE_NOOP("menu", "&Edit")
    VIEW = QT_TRANSLATE_NOOP("menu", "&View")
    MODEL = QT_TRANSLATE_NOOP("menu", "&Model")
    EVALUATE = QT_TRANSLATE_NOOP("menu", "Ev&aluate")
    HELP = QT_TRANSLATE_NOOP("menu", "&Help")

    @property
    def text(self) -> str:
        """The menu's title, translated, with its mnemonic."""
        return QCoreApplication.translate("menu", self.value)


class Entry(Struct, frozen=True):
    """One command as menus and the shortcuts list show it.

    Attributes:
        command: which one.
        keys: default shortcut in Qt's portable text; "" is none.
        menu: where it stands.
        label: source text.
    """

    command: Command
    keys: str
    menu: Menu
    label: str

    @property
    def text(self) -> str:
        """The label, translated."""
        return QCoreApplication.translate("command", self.label)


ENTRIES = (
    Entry(Command.NEW_CHAT, "Ctrl+N", Menu.CHAT, QT_TRANSLATE_NOOP("command", "New chat")),
    Entry(
        Command.TEMPORARY_CHAT,
        "Ctrl+Shift+T",
        Menu.CHAT,
        QT_TRANSLATE_NOOP("command", "New temporary chat"),
    ),
    Entry(Command.KEEP_CHAT, "", Menu.CHAT, QT_TRANSLATE_NOOP("command", "Keep this chat")),
    Entry(Command.SEARCH, "Ctrl+K", Menu.CHAT, QT_TRANSLATE_NOOP("command", "Search all chats")),
    Entry(
        Command.SEARCH_PAGE,
        "Ctrl+Shift+F",
        Menu.CHAT,
        QT_TRANSLATE_NOOP("command", "Search on a page"),
    ),
    Entry(Command.RENAME, "F2", Menu.CHAT, QT_TRANSLATE_NOOP("command", "Rename")),
    Entry(Command.PIN, "", Menu.CHAT, QT_TRANSLATE_NOOP("command", "Pin or unpin")),
    Entry(
        Command.MOVE,
        "Ctrl+Shift+M",
        Menu.CHAT,
        QT_TRANSLATE_NOOP("command", "Move to folder…"),
    ),
    Entry(Command.TAGS, "Ctrl+T", Menu.CHAT, QT_TRANSLATE_NOOP("command", "Tags…")),
    Entry(
        Command.NEW_FOLDER,
        "Ctrl+Shift+N",
        Menu.CHAT,
        QT_TRANSLATE_NOOP("command", "New folder…"),
    ),
    Entry(Command.DUPLICATE, "", Menu.CHAT, QT_TRANSLATE_NOOP("command", "Duplicate")),
    Entry(Command.EXPORT, "Ctrl+E", Menu.CHAT, QT_TRANSLATE_NOOP("command", "Export…")),
    Entry(Command.PRINT, "Ctrl+P", Menu.CHAT, QT_TRANSLATE_NOOP("command", "Print…")),
    Entry(Command.IMPORT, "", Menu.CHAT, QT_TRANSLATE_NOOP("command", "Import…")),
    Entry(
        Command.DELETE,
        "Ctrl+Shift+Backspace",
        Menu.CHAT,
        QT_TRANSLATE_NOOP("command", "Move to trash…"),
    ),
    Entry(Command.LOCK, "Ctrl+Shift+L", Menu.CHAT, QT_TRANSLATE_NOOP("command", "Lock now")),
    Entry(Command.SETTINGS, "Ctrl+,", Menu.CHAT, QT_TRANSLATE_NOOP("command", "Settings…")),
    Entry(Command.QUIT, "Ctrl+Q", Menu.CHAT, QT_TRANSLATE_NOOP("command", "Quit")),
    Entry(Command.FIND, "Ctrl+F", Menu.EDIT, QT_TRANSLATE_NOOP("command", "Find in chat")),
    Entry(
        Command.COPY_ANSWER,
        "Ctrl+Shift+C",
        Menu.EDIT,
        QT_TRANSLATE_NOOP("command", "Copy last answer"),
    ),
    Entry(
        Command.REGENERATE,
        "Ctrl+R",
        Menu.EDIT,
        QT_TRANSLATE_NOOP("command", "Regenerate last answer"),
    ),
    Entry(
        Command.IDENTIFIERS,
        "Ctrl+Shift+I",
        Menu.EDIT,
        QT_TRANSLATE_NOOP("command", "Check for identifiers, on or off"),
    ),
    Entry(Command.STOP, "Esc", Menu.EDIT, QT_TRANSLATE_NOOP("command", "Stop")),
    Entry(
        Command.TOGGLE_SIDEBAR,
        "Ctrl+B",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("command", "Show or hide sidebar"),
    ),
    Entry(
        Command.TOGGLE_PANEL,
        "Ctrl+Shift+B",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("command", "Show or hide setup panel"),
    ),
    Entry(Command.NEXT_REGION, "F6", Menu.VIEW, QT_TRANSLATE_NOOP("command", "Next region")),
    Entry(
        Command.PREVIOUS_REGION,
        "Shift+F6",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("command", "Previous region"),
    ),
    Entry(Command.ZOOM_IN, "Ctrl++", Menu.VIEW, QT_TRANSLATE_NOOP("command", "Larger")),
    Entry(Command.ZOOM_OUT, "Ctrl+-", Menu.VIEW, QT_TRANSLATE_NOOP("command", "Smaller")),
    Entry(Command.ZOOM_RESET, "Ctrl+0", Menu.VIEW, QT_TRANSLATE_NOOP("command", "Normal size")),
    Entry(
        Command.CHOOSE_MODEL,
        "Ctrl+L",
        Menu.MODEL,
        QT_TRANSLATE_NOOP("command", "Choose or load model"),
    ),
    Entry(Command.MODELS, "Ctrl+M", Menu.MODEL, QT_TRANSLATE_NOOP("command", "Models")),
    Entry(Command.ADD_MODEL, "", Menu.MODEL, QT_TRANSLATE_NOOP("command", "Add a model file…")),
    Entry(Command.CONVERT, "", Menu.MODEL, QT_TRANSLATE_NOOP("command", "Convert a checkpoint…")),
    Entry(Command.READ_PACK, "", Menu.MODEL, QT_TRANSLATE_NOOP("command", "Read a field pack…")),
    Entry(Command.WRITE_PACK, "", Menu.MODEL, QT_TRANSLATE_NOOP("command", "Write a field pack…")),
    Entry(Command.MODELS_FOLDER, "", Menu.MODEL, QT_TRANSLATE_NOOP("command", "Models folder…")),
    Entry(Command.RELOAD_MODEL, "", Menu.MODEL, QT_TRANSLATE_NOOP("command", "Reload")),
    Entry(Command.EJECT_MODEL, "", Menu.MODEL, QT_TRANSLATE_NOOP("command", "Eject")),
    Entry(
        Command.LOAD_OPTIONS,
        "",
        Menu.MODEL,
        QT_TRANSLATE_NOOP("command", "Load options…"),
    ),
    Entry(Command.HARDWARE, "", Menu.MODEL, QT_TRANSLATE_NOOP("command", "Hardware…")),
    Entry(Command.EVALUATE_RUN, "", Menu.EVALUATE, QT_TRANSLATE_NOOP("command", "MCQ run")),
    Entry(Command.EVALUATE_COMPARE, "", Menu.EVALUATE, QT_TRANSLATE_NOOP("command", "Compare")),
    Entry(Command.EVALUATE_RESULTS, "", Menu.EVALUATE, QT_TRANSLATE_NOOP("command", "Results")),
    Entry(Command.EVALUATE_EXAMPLES, "", Menu.EVALUATE, QT_TRANSLATE_NOOP("command", "Examples")),
    Entry(
        Command.SHORTCUTS,
        "Ctrl+/",
        Menu.HELP,
        QT_TRANSLATE_NOOP("command", "Keyboard shortcuts"),
    ),
    Entry(Command.NOTICES, "", Menu.HELP, QT_TRANSLATE_NOOP("command", "Notices")),
    Entry(Command.ABOUT, "", Menu.HELP, QT_TRANSLATE_NOOP("command", "About Casebook")),
)


def bindings(rebound: Mapping[str, str]) -> dict[Command, QKeySequence]:
    """Return the keys of every command: the default, or what a person chose instead.

    Args:
        rebound: portable key text by command value, as in the settings; "" takes the key away.
    """
    return {
        entry.command: QKeySequence(
            rebound.get(entry.command, entry.keys), QKeySequence.SequenceFormat.PortableText
        )
        for entry in ENTRIES
    }
