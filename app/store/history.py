"""The history: conversations, their messages and turns, and search, behind one name."""

from app.store.conversations import Conversation, Purged
from app.store.folders import Folder, Folders
from app.store.messages import Messages, StoredMessage, Turn
from app.store.search import MATCH_END, MATCH_START, Found, Hit, Search
from app.store.tags import Tags
from app.store.turns import TurnIds, Turns

__all__ = [
    "MATCH_END",
    "MATCH_START",
    "Conversation",
    "Folder",
    "Found",
    "History",
    "Hit",
    "Purged",
    "StoredMessage",
    "Turn",
    "TurnIds",
]


class History(Turns, Messages, Folders, Tags, Search):
    """What was asked and answered. Every change is on disk when its method returns."""
