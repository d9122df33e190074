"""The language of the window: our own texts and those of Qt's standard dialogs, exchanged while running.

Every `*_<language>.qm` of the translations folder is loaded, so each room of the window may keep its own source file.
"""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from console.ui.resources import resource

_log = logging.getLogger(__name__)

LANGUAGES = ("ca", "es", "en")
_COUNTRIES = {
    "ca": (QLocale.Language.Catalan, QLocale.Country.Spain),
    "es": (QLocale.Language.Spanish, QLocale.Country.Spain),
    "en": (QLocale.Language.English, QLocale.Country.UnitedKingdom),
}
_OBJECT_NAME = "ventanilla-translation"


def system_language() -> str:
    """The first language of the desktop that we speak, else English."""
    for name in QLocale.system().uiLanguages():
        language = name.replace("_", "-").split("-")[0].lower()
        if language in LANGUAGES:
            return language
    return "en"


def use_language(application: QCoreApplication, language: str, folder: Path | None = None) -> tuple[str, ...]:
    """Show everything in "ca", "es" or "en" from now on; widgets get LanguageChange. Returns what was loaded.

    Raises ValueError for another language. `folder` replaces the shipped translations (tests).
    """
    if language not in LANGUAGES:
        raise ValueError(f"language must be one of {LANGUAGES}, not {language!r}")
    for old in application.findChildren(QTranslator, _OBJECT_NAME):
        application.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(QLocale(*_COUNTRIES[language]))
    loaded = []
    own = sorted((folder or resource("translations")).glob(f"*_{language}.qm"))
    standard = []
    # English is the source: only its plurals come from a file.
    if language != "en":
        from PySide6.QtCore import QLibraryInfo

        standard = [Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / f"qtbase_{language}.qm"]
    for path in [*standard, *own]:
        translator = QTranslator(application)
        translator.setObjectName(_OBJECT_NAME)
        if path.exists() and translator.load(str(path)):
            application.installTranslator(translator)
            loaded.append(path.stem)
        else:
            _log.warning("translation not loaded: %s", path.name)
    return tuple(loaded)
