"""Tags of the history: words that conversations bear, as many as a person likes."""

from collections.abc import Iterable

from app.core.bidi import cleaned
from app.errors import Code, Problem
from app.store.audit import Recorded
from app.store.connection import saving

LONGEST_TAG = 60  # characters


class Tags(Recorded):
    """Puts tags on conversations and takes them off; a tag is there while one bears it."""

    def tags(self) -> dict[str, int]:
        """Return all tags in use, in alphabetical order, and how many conversations have each."""
        rows = self._session.rows(
            "SELECT tag, count(*) AS number FROM tags JOIN conversations c ON c.id ="
            " tags.conversation_id WHERE c.trashed_at IS NULL GROUP BY tag ORDER BY tag"
        )
        return {row["tag"]: row["number"] for row in rows}

    @saving
    def set_tags(self, conversation_id: str, tags: Iterable[str]) -> None:
        """Replace its tags; empty ones and doubles are left out.

        Raises:
            Problem: `not_found`; or it was not saved, see `Session.save`.
        """
        if not self._session.column("SELECT 1 FROM conversations WHERE id = ?", (conversation_id,)):
            raise Problem(Code.NOT_FOUND, name=conversation_id)
        self._session.execute("DELETE FROM tags WHERE conversation_id = ?", (conversation_id,))
        for tag in sorted({cleaned(tag).strip() for tag in tags} - {""}):
            self._session.execute("INSERT INTO tags VALUES (?, ?)", (conversation_id, tag))

    @saving
    def rename_tag(self, tag: str, name: str) -> None:
        """Give a tag another name wherever it is; one of that name takes up what comes.

        Raises:
            Problem: `bad_value` if the name is empty or too long; or it was not saved.
        """
        name = " ".join(cleaned(name).split())
        if not name or len(name) > LONGEST_TAG:
            why = f"a tag has a name of at most {LONGEST_TAG} characters"
            raise Problem(Code.BAD_VALUE, name=name, why=why)
        self._session.execute("UPDATE OR REPLACE tags SET tag = ? WHERE tag = ?", (name, tag))

    @saving
    def remove_tag(self, tag: str) -> None:
        """Take a tag off every conversation; the conversations stay."""
        self._session.execute("DELETE FROM tags WHERE tag = ?", (tag,))
