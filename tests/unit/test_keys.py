"""A hub's token in the system's keyring: kept, found, forgotten; and a keyring that is none."""

from typing import Any

import keyring
import keyring.errors
import pytest
from keyring.backend import KeyringBackend

from app import protocol
from app.jobs import keys

TOKEN, HUB, OTHER = "hf_secret", "https://hub.example", "https://other.example"


class _Ring(KeyringBackend):
    """Keeps in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise keyring.errors.PasswordDeleteError("nothing")
        del self.kept[service, username]


class _Forgetful(_Ring):
    """Takes a secret and keeps nothing, as keyring's own null backend does."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Do nothing."""


class _Broken(_Ring):
    """Fails as a bus that is gone does, and names the secret in its error."""

    def get_password(self, service: str, username: str) -> str | None:
        raise OSError(f"no bus for {TOKEN} of {service} {username}")

    set_password = delete_password = get_password  # type: ignore[assignment]


def _use(monkeypatch: pytest.MonkeyPatch, ring: KeyringBackend) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", ring)


def test_a_token_is_kept_for_one_hub_and_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    _use(monkeypatch, _Ring())
    assert keys.token(HUB) == ""
    assert keys.keep(HUB, TOKEN)
    assert keys.token(HUB) == TOKEN
    assert keys.token(OTHER) == "", "it goes to no other hub"
    assert keys.forget(HUB)
    assert keys.token(HUB) == ""
    assert not keys.forget(HUB)


def test_a_keyring_that_takes_and_forgets_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    _use(monkeypatch, _Forgetful())
    assert not keys.keep(HUB, TOKEN)


def test_a_keyring_that_fails_is_none_and_its_words_reach_no_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    _use(monkeypatch, _Broken())
    assert keys.token(HUB) == ""
    assert not keys.keep(HUB, TOKEN)
    assert not keys.forget(HUB)
    assert "OSError" in caplog.text, "the detector sees the log"
    assert TOKEN not in caplog.text


def test_a_job_tells_whether_one_is_kept_and_never_which(monkeypatch: pytest.MonkeyPatch) -> None:
    _use(monkeypatch, _Ring())
    wire: Any = None
    assert keys.keep(HUB, TOKEN)
    found = keys.kept(wire, protocol.Kept(id=1, address=HUB))
    assert found.result == {"is_kept": True, "is_removed": False}
    assert TOKEN not in repr(found)
    other = keys.kept(wire, protocol.Kept(id=1, address=OTHER, is_removing=True))
    assert other.result == {"is_kept": False, "is_removed": False}
    gone = keys.kept(wire, protocol.Kept(id=1, address=HUB, is_removing=True))
    assert gone.result == {"is_kept": False, "is_removed": True}
    assert keys.token(HUB) == ""
