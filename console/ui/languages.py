"""The names of the languages citizens write in, each in itself: "Català", "Español", "العربية"."""

from __future__ import annotations

from PySide6.QtCore import QLocale

# Qt adds the country to the languages of more than one: "español de España".
_NATIVE = {
    "ca": "Català",
    "es": "Español",
    "en": "English",
    "fr": "Français",
    "pt": "Português",
    "ar": "العربية",
    "zh": "中文",
}


def language_name(code: str | None) -> str:
    """ "Català" of "ca"; empty when nothing is known, the code itself for a language Qt does not know."""
    if not code:
        return ""
    known = _NATIVE.get(code.replace("_", "-").split("-")[0].lower())
    if known is not None:
        return known
    name = QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:] if name and name != "C" else code.upper()
