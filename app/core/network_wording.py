"""What the download tells of network and hub: a part of `core.wording`."""

from app.core.text import QT_TRANSLATE_NOOP
from app.errors import Code

# By code: what, why, what to do, and the facts that %1, %2 … stand for.
NETWORK: dict[Code | tuple[Code, str], tuple[str, str, str, tuple[str, ...]]] = {
    Code.NO_NETWORK: (
        QT_TRANSLATE_NOOP("problem", "The server could not be reached."),
        QT_TRANSLATE_NOOP("problem", "%1: %2."),
        QT_TRANSLATE_NOOP(
            "problem", "Check the connection, then try again. What was downloaded is kept."
        ),
        ("host", "why"),
    ),
    Code.TLS_FAILED: (
        QT_TRANSLATE_NOOP("problem", "The connection is not safe, so nothing was sent over it."),
        QT_TRANSLATE_NOOP("problem", "%1: %2."),
        QT_TRANSLATE_NOOP(
            "problem",
            "Check this computer's date. If your network has a certificate of its own, name its "
            "file in SSL_CERT_FILE.",
        ),
        ("host", "why"),
    ),
    Code.PROXY_FAILED: (
        QT_TRANSLATE_NOOP("problem", "The proxy did not let the connection through."),
        QT_TRANSLATE_NOOP("problem", "%1: %2."),
        QT_TRANSLATE_NOOP("problem", "Check HTTPS_PROXY and NO_PROXY, then try again."),
        ("host", "why"),
    ),
    Code.GATED: (
        QT_TRANSLATE_NOOP("problem", "This repository is not open to everyone."),
        QT_TRANSLATE_NOOP("problem", "For %1 the server answered %2."),
        QT_TRANSLATE_NOOP(
            "problem",
            "Check its name, accept the terms on the model's page, then give a token of your "
            "account.",
        ),
        ("name", "status"),
    ),
    Code.REPOSITORY_UNKNOWN: (
        QT_TRANSLATE_NOOP("problem", "The server has no such repository, revision or file."),
        QT_TRANSLATE_NOOP("problem", "Asked for: %1."),
        QT_TRANSLATE_NOOP("problem", "Copy the name from the model's page."),
        ("name",),
    ),
    Code.NOT_OFFERED: (
        QT_TRANSLATE_NOOP("problem", "The repository has no file that fits."),
        QT_TRANSLATE_NOOP("problem", "%1: %2."),
        QT_TRANSLATE_NOOP("problem", "Choose another type, or name one file of the repository."),
        ("name", "why"),
    ),
    Code.SERVER_BUSY: (
        QT_TRANSLATE_NOOP("problem", "The server does not give the file now."),
        QT_TRANSLATE_NOOP("problem", "%1 answered %2."),
        QT_TRANSLATE_NOOP("problem", "Wait a while, then try again. What was downloaded is kept."),
        ("host", "status"),
    ),
    Code.ANSWER_INVALID: (
        QT_TRANSLATE_NOOP("problem", "What the server sent is not what was asked for."),
        QT_TRANSLATE_NOOP("problem", "%1: %2."),
        QT_TRANSLATE_NOOP("problem", "Try again later, or from another network."),
        ("name", "why"),
    ),
    Code.DOWNLOAD_CHANGED: (
        QT_TRANSLATE_NOOP("problem", "The file is not the one whose download was begun."),
        QT_TRANSLATE_NOOP("problem", "%1: %2."),
        QT_TRANSLATE_NOOP(
            "problem", "Nothing was changed. Start this download over, or go on with the old state."
        ),
        ("name", "why"),
    ),
    Code.CHECKSUM: (
        QT_TRANSLATE_NOOP("problem", "The file that arrived is not the one that was published."),
        QT_TRANSLATE_NOOP("problem", "%1 has another check sum; it was removed."),
        QT_TRANSLATE_NOOP(
            "problem", "Download it again. If that happens twice, check the disk and the network."
        ),
        ("name",),
    ),
    (Code.NO_NETWORK, "endpoint"): (
        QT_TRANSLATE_NOOP("problem", "The server could not be reached."),
        QT_TRANSLATE_NOOP("problem", "%1: %2."),
        QT_TRANSLATE_NOOP("problem", "Check its address and that it runs, then try again."),
        ("host", "why"),
    ),
    (Code.NO_NETWORK, "is_off"): (
        QT_TRANSLATE_NOOP("problem", "This run asks a server, and the remote endpoint is off."),
        QT_TRANSLATE_NOOP("problem", "It asks %1."),
        QT_TRANSLATE_NOOP(
            "problem", "Turn that server on (Settings, Remote endpoint), then resume the run."
        ),
        ("host",),
    ),
    (Code.PROXY_FAILED, "endpoint"): (
        QT_TRANSLATE_NOOP("problem", "The proxy did not let the connection through."),
        QT_TRANSLATE_NOOP("problem", "%1: %2."),
        QT_TRANSLATE_NOOP("problem", "Check HTTPS_PROXY and NO_PROXY, then try again."),
        ("host", "why"),
    ),
    (Code.GATED, "endpoint"): (
        QT_TRANSLATE_NOOP("problem", "The server does not accept the key."),
        QT_TRANSLATE_NOOP("problem", "%1 answered %2."),
        QT_TRANSLATE_NOOP("problem", "Give the key of an account at this server."),
        ("name", "status"),
    ),
    (Code.SERVER_BUSY, "endpoint"): (
        QT_TRANSLATE_NOOP("problem", "The server does not answer questions now."),
        QT_TRANSLATE_NOOP("problem", "%1 answered %2."),
        QT_TRANSLATE_NOOP("problem", "Wait a while, then ask again."),
        ("host", "status"),
    ),
    (Code.ANSWER_INVALID, "endpoint"): (
        QT_TRANSLATE_NOOP("problem", "What the server sent is not what was asked for."),
        QT_TRANSLATE_NOOP("problem", "%1: %2."),
        QT_TRANSLATE_NOOP("problem", "Look whether it speaks OpenAI’s way, then ask again."),
        ("name", "why"),
    ),
    (Code.TARGET_IN_USE, "repository"): (
        QT_TRANSLATE_NOOP("problem", "This file is being downloaded already."),
        QT_TRANSLATE_NOOP("problem", "%1, of %2."),
        QT_TRANSLATE_NOOP("problem", "Wait until that is done."),
        ("path", "repository"),
    ),
}
