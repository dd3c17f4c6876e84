"""The About page: what it says."""

from PySide6.QtWidgets import QApplication

from app import NAME, __version__
from app.gui import problems
from app.gui.widgets.settings_dialog import About


def about() -> About:
    """Return what the About page says."""
    return About(
        facts=(
            (NAME, __version__),
            (QApplication.translate("about", "Licence"), "Apache-2.0"),
            (QApplication.translate("about", "Versions"), problems.versions()),
        ),
        paragraphs=(problems.notice(),),
    )
