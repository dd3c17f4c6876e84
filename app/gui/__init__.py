"""The window: the only room that draws, and the only one that imports PySide6.

PySide6 puts a hook of its own in the place of `__import__`, for modules that ask for other names
of Qt's methods (`from __feature__ import snake_case`), and so reads the source of every module
that is imported after it. No module here asks for that: Python's own is put back.
"""

import builtins

_import = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401  what brings the hook

builtins.__import__ = _import
