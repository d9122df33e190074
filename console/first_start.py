"""The first start of a desk's window: what is missing is asked, and a recovery key that nobody has seen is shown. Part of the composition root."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog

from console.commands.opening import Session
from console.desk_setup import DeskSetup
from console.operations import office, setting_up
from console.recovery import renew_recovery_key
from console.settings import Origin, Settings
from console.ui.theme import ThemeMode, theme
from console.ui.translations import system_language, use_language
from console.ui.wizard.pages import HabitsPage, LookPage
from console.ui.wizard.view import FirstRun, first_run

LOOKS = ("language", "theme")


class Left(Exception):
    """The wizard was left and nobody sits at the desk yet: there is nothing to open."""


class Joined(Exception):
    """The desk has become one of an office: it is to be opened again."""


class LiveLook:
    """See ui.wizard.setup.Look. GUI thread."""

    def __init__(self, application: QApplication) -> None:
        self._application = application

    def show_language(self, language: str) -> None:
        """See Look."""
        use_language(self._application, system_language() if language == "system" else language)

    def show_theme(self, theme_name: str) -> None:
        """See Look."""
        theme().set_mode(ThemeMode(theme_name))


def wizard_for(application: QApplication, session: Session, key_file: Path | None = None) -> FirstRun | None:
    """The wizard with the pages this desk still needs, or None."""
    desk, opened = session.desk, session.opened
    steps = desk.read(setting_up.first_steps)
    key = opened.recovery_key
    if key:
        desk.run(setting_up.remember_unseen_key)
    elif steps.has_unseen_key:
        # The wizard was left before its last page: nobody has that key, so a new one takes its place.
        key = renew_recovery_key(opened)
    if not key and steps.has_operator and (steps.is_done or desk.read(office.channels)):
        return None
    settings = session.settings
    keys = (*LOOKS, *HabitsPage.SETTINGS)
    return first_run(
        DeskSetup(session, key_file),
        LiveLook(application),
        {name: settings.value(name) for name in keys},
        has_operator=steps.has_operator,
        recovery_key=key,
        locked=frozenset(name for name in keys if not is_free(settings, name)),
    )


def is_free(settings: Settings, key: str) -> bool:
    """Whether the user's own wish would be in force."""
    return settings.origin(key) in (Origin.USER, Origin.DEFAULT)


def first_start(application: QApplication, session: Session, key_file: Path | None = None) -> None:
    """Ask what is missing. Raises Left when the wizard was left and nobody sits at the desk yet; Joined when it is an office's now."""
    theme().put_on_style_sheet()
    wizard = wizard_for(application, session, key_file)
    if wizard is None:
        return
    is_kept = wizard.exec() == QDialog.DialogCode.Accepted
    has_joined = is_kept and wizard.has_joined
    chosen = wizard.page_of(LookPage).answers() if has_joined else {}
    wizard.deleteLater()
    if has_joined:
        for name, value in chosen.items():
            if value != session.settings.value(name):
                session.settings.set(name, value)
        raise Joined
    # What was only shown goes; what was kept stays.
    look = LiveLook(application)
    look.show_language(str(session.settings.value("language")))
    look.show_theme(str(session.settings.value("theme")))
    if not is_kept and not session.desk.read(office.operators):
        raise Left
