"""Who confirmed which text of the research-only notice, and when."""

from app.store.audit import Recorded, now
from app.store.connection import saving


class Consents(Recorded):
    """Acknowledgements; a changed text has none."""

    def is_given(self, text_sha256: str) -> bool:
        """Return whether exactly this text was confirmed in this data folder."""
        return bool(
            self._session.value(
                "SELECT 1 FROM acknowledgements WHERE text_sha256 = ?", (text_sha256,)
            )
        )

    def is_any_given(self) -> bool:
        """Return whether some text was confirmed, this one or an older one."""
        return bool(self._session.value("SELECT 1 FROM acknowledgements LIMIT 1"))

    @saving
    def give(self, text_version: int, text_sha256: str, language: str) -> None:
        """Record that a person confirmed the text, shown in this language ("en", "fr", …).

        Raises:
            Problem: it was not saved; see `Session.save`.
        """
        self._session.execute(
            "INSERT INTO acknowledgements (text_version, text_sha256, language, at)"
            " VALUES (?, ?, ?, ?)",
            (text_version, text_sha256, language, now()),
        )
        self._audit.append("consent", text_sha256, {"version": text_version, "language": language})
