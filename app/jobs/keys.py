"""The token of an account at a hub, in this system's keyring, if it has one.

Only the child that may connect asks for it, and only once a hub has said that it wants one.
"""

import logging

SERVICE = "Casebook, token of a model hub"

_log = logging.getLogger(__name__)


def kept(address: str) -> str:
    """Return the token that is kept for a hub's address; "" if there is none, or no keyring."""
    try:
        import keyring

        return keyring.get_password(SERVICE, address) or ""
    except Exception as error:  # noqa: BLE001  every backend fails in its own way
        _tell(error)
        return ""


def keep(address: str, token: str) -> bool:
    """Keep a token for a hub's address; False if this system has no keyring to keep it in."""
    try:
        import keyring

        keyring.set_password(SERVICE, address, token)
        return keyring.get_password(SERVICE, address) == token  # one backend takes and forgets
    except Exception as error:  # noqa: BLE001
        _tell(error)
        return False


def forget(address: str) -> bool:
    """Remove what is kept for a hub's address; False if nothing was."""
    try:
        import keyring

        keyring.delete_password(SERVICE, address)
    except Exception as error:  # noqa: BLE001
        _tell(error)
        return False
    return True


def _tell(error: Exception) -> None:
    """Log the kind only: what a backend says may hold the secret."""
    _log.info("the keyring was of no use: %s", type(error).__name__)
