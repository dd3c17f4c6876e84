"""What the window does with errors: known ones become sentences, unknown ones a report."""

import faulthandler
import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)

from app import NAME, __version__, log
from app.core import wording
from app.errors import Code, Problem
from app.gui.widgets.digits import numbers

_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def told(problem: Problem) -> wording.Told:
    """Return a problem's sentences in the language of the window."""
    return wording.problem(
        problem, lambda text: QCoreApplication.translate("problem", text), numbers()
    )


def notice() -> str:
    """Return the research-only notice in the language of the window, as one unit."""
    return QCoreApplication.translate("notice", wording.NOTICE)


def details(problem: Problem) -> str:
    """Return code, facts and versions: what *Details* shows and Copy takes."""
    facts = "\n".join(f"{key}: {value}" for key, value in problem.facts().items())
    return f"{problem.code}\n{facts}\n\n{versions()}".strip()


def versions() -> str:
    """Return the versions a report needs."""
    import platform

    return f"{NAME} {__version__} · Qt {qVersion()} · Python {platform.python_version()}"


class CrashReporter(QObject):
    """Takes every error nobody caught: logs where it was, and tells the window.

    The error's own message is left out, because it may quote a question.

    Signals:
        crashed: the report as text, safe to show and to copy.
        troubled: a `Problem` that nobody caught: it has sentences of its own.
    """

    crashed = Signal(str)
    troubled = Signal(object)

    def install(self, folder: Path) -> str:
        """Hook Python's and Qt's errors; native crashes are written into `folder`.

        Returns:
            What the last run left in that file: empty unless it crashed in native code.
        """
        path = folder / "crash.txt"
        left = ""
        self._file: TextIO | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            left = path.read_text("utf-8", "replace") if path.exists() else ""
            self._file = path.open("w", encoding="utf-8")
        except OSError as error:  # a folder that is only read: nothing can be left there
            _log.info("no crash file: %s", error.strerror)
        else:
            faulthandler.enable(self._file)
        sys.excepthook = self._on_exception
        qInstallMessageHandler(_on_qt_message)
        return log.without_home(left)

    def uninstall(self) -> None:
        """Give Python's and Qt's own handlers back."""
        faulthandler.disable()
        if self._file is not None:
            self._file.close()
        sys.excepthook = sys.__excepthook__
        qInstallMessageHandler(None)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        if isinstance(error, Problem) and error.code is not Code.BUG:
            _log.error("nobody took care of %s", error.code)
            self.troubled.emit(error)
            return
        places = [
            f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(trace)
        ]
        report = "\n".join([Code.BUG, kind.__name__, *places, versions()])
        _log.error("unexpected %s", report.replace("\n", " | "))
        self.crashed.emit(report)


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    _qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s", text)
