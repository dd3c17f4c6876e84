"""The languages of the window, and which of them it speaks."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication

import resources

# Code of each language of the window → its own name.
LANGUAGES = {"en": "English", "fr": "Français", "ar": "العربية"}
_translators: list[QTranslator] = []


def spoken(language: str) -> str:
    """Return the code of the window's language; for "" the first of the system's that it has."""
    locale = QLocale(language) if language else QLocale.system()
    wanted = [name.partition("-")[0] for name in locale.uiLanguages()]
    return next((code for code in wanted if code in LANGUAGES), "en")


def use_language(language: str) -> None:
    """Take words, dates and direction in this language; "" follows the system.

    English is built in. What is shown already keeps its words.
    """
    while _translators:
        QCoreApplication.removeTranslator(_translators.pop())
    code = spoken(language)
    for name, folder in (
        (f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (f"casebook_{code}", str(resources.path("i18n"))),
    ):
        translator = QTranslator()
        if code != "en" and translator.load(name, folder):
            QCoreApplication.installTranslator(translator)
            _translators.append(translator)
    system = QLocale.system()
    locale = system if QLocale.languageToCode(system.language()) == code else QLocale(code)
    QLocale.setDefault(locale)
    QGuiApplication.setLayoutDirection(QLocale(code).textDirection())
