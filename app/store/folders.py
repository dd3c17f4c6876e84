"""Folders of the history: a path with `/` between the names, and conversations in it."""

from collections.abc import Iterable

from msgspec import Struct

from app.core.bidi import cleaned
from app.errors import Code, Problem
from app.store.audit import Recorded, now
from app.store.connection import saving

DEEPEST = 8
LONGEST = 120  # characters of one name


class Folder(Struct, frozen=True):
    """One folder.

    Attributes:
        path: its name behind the names of the folders that it is in.
        conversations: in it, without the folders inside; the trash is not counted.
        is_closed: what lies in it is not listed below it.
    """

    path: str
    conversations: int
    is_closed: bool = False

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.rpartition("/")[2]

    @property
    def parent(self) -> str | None:
        """The folder that it is in; `None` is the top."""
        return self.path.rpartition("/")[0] or None


class Folders(Recorded):
    """Makes, moves and removes folders; no conversation is lost with one."""

    def folders(self) -> list[Folder]:
        """Return all folders, each before those inside it, in alphabetical order."""
        rows = self._session.rows(
            "SELECT f.path, f.is_closed, (SELECT count(*) FROM conversations c"
            " WHERE c.trashed_at IS NULL AND c.folder = f.path COLLATE NOCASE) AS conversations"
            " FROM folders f"
        )
        rows.sort(key=lambda row: [part.casefold() for part in row["path"].split("/")])
        return [Folder(row["path"], row["conversations"], bool(row["is_closed"])) for row in rows]

    @saving
    def make_folder(self, path: str) -> str:
        """Make a folder, and those it is in; return its path as it is kept.

        One that is there already is left as it is: large and small letters make no difference.
        A closed folder opens for a new one.

        Raises:
            Problem: `bad_value` if a name is empty or too long, or the folders are too deep; or it
                was not saved, see `Session.save`. The same holds for every change of a folder.
        """
        names = _names(path)
        kept = ""
        for name in names:
            kept = f"{kept}/{name}" if kept else name
            there = self._there(kept)
            if there is None:
                parent = kept.rpartition("/")[0]
                self._session.execute(
                    "INSERT INTO folders (path, created_at) VALUES (?, ?)", (kept, now())
                )
                self._session.execute("UPDATE folders SET is_closed = 0 WHERE path = ?", (parent,))
            else:
                kept = there
        return kept

    @saving
    def close_folder(self, path: str, is_closed: bool = True) -> None:
        """Remember whether what lies in a folder is listed below it.

        Raises:
            Problem: `not_found`.
        """
        self._session.execute(
            "UPDATE folders SET is_closed = ? WHERE path = ?",
            (int(is_closed), self._require_folder(path)),
        )

    @saving
    def set_folder(self, conversation_id: str, folder: str | None) -> None:
        """Put a conversation into a folder, which is made if need be, or out of all of them.

        Raises:
            Problem: `not_found` if there is no such conversation.
        """
        self.set_folders([conversation_id], folder)

    @saving
    def set_folders(self, conversation_ids: Iterable[str], folder: str | None) -> None:
        """Put several conversations into a folder: all or none, see `set_folder`."""
        kept = None if folder is None else self.make_folder(folder)
        for conversation_id in conversation_ids:
            changed = self._session.execute(
                "UPDATE conversations SET folder = ? WHERE id = ?", (kept, conversation_id)
            )
            if not changed:
                raise Problem(Code.NOT_FOUND, name=conversation_id)

    @saving
    def move_folder(self, path: str, target: str) -> str:
        """Give a folder another name or place, with all that is in it; return its new path.

        A folder that is there already takes up what comes.

        Raises:
            Problem: `not_found`; `bad_value` also if it would be inside itself.
        """
        there = self._require_folder(path)
        target = "/".join(_names(target))
        if f"{target}/".casefold().startswith(f"{there}/".casefold()) and (
            len(target) > len(there)
        ):
            raise Problem(Code.BAD_VALUE, name=path, why="a folder cannot be inside itself")
        inside = self._inside(there)
        closed = {one.path for one in self.folders() if one.is_closed}
        depth = max(one.count("/") for one in inside) - there.count("/")
        if target.count("/") + depth >= DEEPEST:
            raise Problem(Code.BAD_VALUE, name=path, why=_too_deep())
        self._session.execute(
            f"DELETE FROM folders WHERE path IN ({', '.join('?' * len(inside))})",  # noqa: S608
            inside,
        )
        kept = self.make_folder(target)
        for old in inside:
            new = self.make_folder(kept + old[len(there) :])
            self._session.execute(
                "UPDATE conversations SET folder = ? WHERE folder = ? COLLATE NOCASE", (new, old)
            )
        for old in closed.intersection(inside):
            self.close_folder(kept + old[len(there) :])
        return kept

    @saving
    def remove_folder(self, path: str) -> None:
        """Remove a folder and those inside; their conversations move to where it was.

        Raises:
            Problem: `not_found`.
        """
        there = self._require_folder(path)
        parent = there.rpartition("/")[0] or None
        for one in self._inside(there):
            self._session.execute("DELETE FROM folders WHERE path = ?", (one,))
            self._session.execute(
                "UPDATE conversations SET folder = ? WHERE folder = ? COLLATE NOCASE",
                (parent, one),
            )

    def _there(self, path: str) -> str | None:
        found = self._session.value("SELECT path FROM folders WHERE path = ?", (path,))
        return None if found is None else str(found)

    def _require_folder(self, path: str) -> str:
        there = self._there("/".join(_names(path)))
        if there is None:
            raise Problem(Code.NOT_FOUND, name=path)
        return there

    def _inside(self, path: str) -> list[str]:
        """Return a folder and all inside it: '0' is the sign after '/'."""
        return [
            str(one)
            for one in self._session.column(
                "SELECT path FROM folders WHERE path = ? OR (path > ? AND path < ?) ORDER BY path",
                (path, f"{path}/", f"{path}0"),
            )
        ]


def _names(path: str) -> list[str]:
    names = [" ".join(name.split()) for name in cleaned(path).split("/")]
    if not all(names):
        raise Problem(Code.BAD_VALUE, name=path, why="a folder needs a name")
    if max(map(len, names)) > LONGEST:
        why = f"a name of a folder has at most {LONGEST} characters"
        raise Problem(Code.BAD_VALUE, name=path, why=why)
    if len(names) > DEEPEST:
        raise Problem(Code.BAD_VALUE, name=path, why=_too_deep())
    return names


def _too_deep() -> str:
    return f"folders lie at most {DEEPEST} deep in each other"
