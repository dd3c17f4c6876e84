"""The About page: what it says."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from app import NAME, __version__, roles
from app.core.text import fill
from app.gui import problems
from app.gui.widgets.settings_dialog import About


def about() -> About:
    """Return what the About page says; of an installed program also where its licences lie."""
    updates = QApplication.translate(
        "about",
        "Casebook never looks for a newer version by itself. To check, compare this version with "
        "the one where you got it. A newer one opens these chats; before it changes how they are "
        "kept it makes a backup. An older one then refuses them and changes nothing.",
    )
    list_name = Path("licences", "LIST.txt")
    folders = (roles.folder(), roles.folder().parent / "Resources")  # the second in an .app
    places = [folder / list_name for folder in folders]
    licences = next((one for one in places if one.is_file()), places[0])
    said = QApplication.translate("about", "The licences of everything inside are listed in %1.")
    inside = (fill(said, str(licences)),) if licences.is_file() else ()
    return About(
        facts=(
            (NAME, __version__),
            (QApplication.translate("about", "Licence"), "Apache-2.0"),
            (QApplication.translate("about", "Versions"), problems.versions()),
        ),
        paragraphs=(problems.notice(), updates, *inside),
    )
