"""An open store, with a ballast that costs nothing."""

from collections.abc import Iterator

import pytest

from app.paths import Places
from app.store import database
from app.store.database import Store, open_database


@pytest.fixture
def store(places: Places, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setattr(database, "BALLAST_BYTES", 4096)
    with open_database(places) as opened:
        yield opened
