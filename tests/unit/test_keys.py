"""A hub's token in the system's keyring: kept, found, forgotten; and a keyring that is none."""

import keyring
import keyring.errors
import pytest
from keyring.backend import KeyringBackend

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
    assert keys.kept(HUB) == ""
    assert keys.keep(HUB, TOKEN)
    assert keys.kept(HUB) == TOKEN
    assert keys.kept(OTHER) == "", "it goes to no other hub"
    assert keys.forget(HUB)
    assert keys.kept(HUB) == ""
    assert not keys.forget(HUB)


def test_a_keyring_that_takes_and_forgets_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    _use(monkeypatch, _Forgetful())
    assert not keys.keep(HUB, TOKEN)


def test_a_keyring_that_fails_is_none_and_its_words_reach_no_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    _use(monkeypatch, _Broken())
    assert keys.kept(HUB) == ""
    assert not keys.keep(HUB, TOKEN)
    assert not keys.forget(HUB)
    assert "OSError" in caplog.text, "the detector sees the log"
    assert TOKEN not in caplog.text
