"""What Casebook takes for granted of Qt's binding."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QObject, QTimer, Signal

from app import roles

SIGNALS = 2000


class Source(QObject):
    said = Signal(object)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="True and None live for ever there")
def test_a_signal_and_a_call_leave_the_reference_counts_as_they_were() -> None:
    """PySide6 6.12.0 takes one reference of True an `emit`: Python 3.11 aborts in the end."""
    source, timer = Source(), QTimer()
    source.said.connect(lambda _: None)
    before = sys.getrefcount(True), sys.getrefcount(None)
    for _ in range(SIGNALS // 10):  # few enough to live through the fault that is looked for
        source.said.emit(1)
        timer.setSingleShot(True)
    after = sys.getrefcount(True), sys.getrefcount(None)
    assert max(abs(now - then) for now, then in zip(after, before, strict=True)) < SIGNALS // 20


def test_the_program_has_its_own_style_whatever_the_desktop_says() -> None:
    code = (
        "from app.gui.widgets import theme; application = theme.program('casebook');"
        "print(application.style().metaObject().className())"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        cwd=roles.folder(),
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_STYLE_OVERRIDE": "windows"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout.strip() == "QFusionStyle"
