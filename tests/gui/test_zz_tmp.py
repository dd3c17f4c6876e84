import pytest
from PySide6.QtTest import QTest
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
def test_x(desk, qtbot):
    c = desk.window.context
    c.measured.connect(lambda m: print("measured", m.is_exact, [ (s.message.role, len(s.message.text)) for s in m.spoken], len(c._known)))
    desk.engine.counted.connect(lambda m: print("counted", m.counted.message_tokens))
    for i in range(20):
        qtbot.wait(100)
        print(desk.engine.is_free, c._quiet.isActive(), desk.engine.state, c._asked[0], list(c._known.items())[:1])
