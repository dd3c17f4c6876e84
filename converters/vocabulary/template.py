"""Chat templates: how a conversation becomes one text.

tokenizer_config.json comes first, then chat_template.jinja, then chat_template.json.
"""

import string
from collections.abc import Mapping
from typing import Any

from converters.folder import Folder
from converters.keys import Keys
from converters.refusal import invalid

KEY = "tokenizer.chat_template"
MORE = "additional_chat_templates"
MOST_TEMPLATES = 64
LETTERS = frozenset(string.ascii_letters + string.digits)


def keys(folder: Folder, config: Mapping[str, Any]) -> Keys:
    """Return the keys of the chat templates: named ones, their names, then the default.

    Named ones are written in the order of their files; the reference writes the list of names
    in no order.

    Raises:
        Refusal: `checkpoint_invalid`.
    """
    found = config["chat_template"] if "chat_template" in config else _beside(folder)
    result = Keys()
    if isinstance(found, str):
        result.text(KEY, _checked(found))
    elif isinstance(found, list):
        _add_named(result, found)
    return result


def _beside(folder: Folder) -> Any:
    default = folder.text("chat_template.jinja")
    if default is not None:
        more = _more(folder)
        return [{"name": "default", "template": default}, *more] if more else default
    return (folder.json("chat_template.json") or {}).get("chat_template")


def _more(folder: Folder) -> list[dict[str, str]]:
    path = folder.path / MORE
    if path.is_symlink() or not path.is_dir():
        return []
    inner = Folder(path)
    names = [name for name in inner.names() if name.endswith(".jinja")]
    if len(names) > MOST_TEMPLATES:
        raise invalid(MORE, f"it holds more than {MOST_TEMPLATES} templates")
    return [
        {"name": name.removesuffix(".jinja"), "template": inner.text(name) or ""} for name in names
    ]


def _add_named(result: Keys, choices: list[Any]) -> None:
    if len(choices) > MOST_TEMPLATES:
        raise invalid(KEY, f"there are more than {MOST_TEMPLATES} templates")
    default: str | None = None
    names: dict[str, None] = {}
    for choice in choices:
        name, text = _choice(choice)
        if not name or text is None:
            continue
        if name == "default":
            default = text
        else:
            names[name] = None
            result.text(f"{KEY}.{name}", _checked(text))
    result.texts(f"{KEY}s", list(names))
    if default is not None:
        result.text(KEY, _checked(default))


def _choice(choice: Any) -> tuple[str, str | None]:
    if not isinstance(choice, dict):
        raise invalid(KEY, "a template has no name")
    name, text = choice.get("name", ""), choice.get("template")
    if not isinstance(name, str) or not isinstance(text, str | None):
        raise invalid(KEY, "a template is no text")
    return "".join(letter if letter in LETTERS else "_" for letter in name), text


def _checked(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise invalid(KEY, "it holds half a character") from error
    return text
