"""The token of an account at a hub, in this system's keyring, if it has one.

Only children ask for it: the one that may connect, once a hub has said that it wants one, and one
that a person starts to see or remove what is kept.
"""

import logging

from app import protocol
from app.wire import Wire

SERVICE = "Casebook, token of a model hub"

_log = logging.getLogger(__name__)


def token(address: str) -> str:
    """Return the token that is kept for a hub's address; "" if there is none, or no keyring."""
    try:
        import keyring

        return keyring.get_password(SERVICE, address) or ""
    except Exception as error:  # noqa: BLE001  every backend fails in its own way
        _tell(error)
        return ""


def kept(_wire: Wire, request: protocol.Kept) -> protocol.Finished:
    """Tell whether a token `is_kept`, and whether one `is_removed`; its text stays here."""
    is_removed = request.is_removing and forget(request.address)
    is_kept = bool(token(request.address))
    return protocol.Finished(id=request.id, result={"is_kept": is_kept, "is_removed": is_removed})


def keep(address: str, secret: str) -> bool:
    """Keep a token for a hub's address; False if this system has no keyring to keep it in."""
    try:
        import keyring

        keyring.set_password(SERVICE, address, secret)
        return keyring.get_password(SERVICE, address) == secret  # one backend takes and forgets
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
