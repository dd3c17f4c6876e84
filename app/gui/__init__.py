"""The window: the only room that draws, and the only one that imports PySide6."""
