"""`python -m tests.screens --out DIR`: every screen and state, light and dark, ca/es/en, wide and narrow, as PNG files."""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from console.answers.index import AnswerIndex
from console.answers.ranking import train
from console.answers.stored import load_rules
from console.answers.training import examples_of
from console.models.records import ConversationRow, Operator, Team
from console.operations import claims, office, reads, replies
from console.operations.desk import DeskOptions
from console.settings import Settings
from console.training_desk import TrainingDesk
from console.ui.bridge import Bridge
from console.ui.dialogs.finder import Finder
from console.ui.dialogs.help import HelpSheet
from console.ui.dialogs.pin import PinDialog
from console.ui.dialogs.verbs import ResolveDialog, SnoozeDialog, TransferDialog
from console.ui.phone.view import PhoneWindow
from console.ui.resources import resource
from console.ui.settings.boxes import WipeDialog
from console.ui.settings.texts import PAGES
from console.ui.settings.view import SettingsDialog
from console.ui.shell import WindowOptions
from console.ui.theme import ThemeMode, theme
from console.ui.translations import use_language
from console.ui.window import MainWindow
from console.window_services import WindowServices
from tests.screens.reading import connect, draw_reading


def settle(seconds: float = 0.6) -> None:
    """Let readers, timers and paints come to rest."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)


class Studio:
    """One training town and its window, drawn again and again."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._town = TrainingDesk(DeskOptions(undo_ms=60_000))
        desk = self._town.session.desk
        self.bridge = Bridge(desk.as_actor(desk.read(office.actor, self._town.login)))
        answers = AnswerIndex()
        answers.rank_with(train(examples_of(load_rules(resource("answers")))))
        options = WindowOptions(
            "Ajuntament de Vallserena", "Oficina d'Atenció Ciutadana", is_training=True, lock_minutes=0
        )
        self.window = MainWindow(self.bridge, self._town.session.opened.files, answers, self._town.clock, options)
        self.services = WindowServices(self._town.session, self.bridge.desk, is_training=False)
        self.window.show()
        settle(1.0)

    @property
    def town(self) -> TrainingDesk:
        """The desk behind the window."""
        return self._town

    def settle(self, seconds: float) -> None:
        """Let everything come to rest."""
        settle(seconds)

    def conversation(self, name: str) -> ConversationRow:
        rows = self.bridge.desk.read(reads.conversations_by_state, None)
        return next(row for row in rows[::-1] if row.contact_name.startswith(name))

    def open(self, name: str) -> None:
        self.window.open_conversation(self.conversation(name).id)
        settle()

    def draw(self, name: str, widget: QWidget | None = None) -> None:
        target = widget or self.window
        path = self._out / f"{name}.png"
        target.grab().save(str(path))
        print(path)

    def dialog(self, name: str, make: Callable[[], QWidget]) -> None:
        dialog = make()
        dialog.show()
        settle(0.3)
        self.draw(name, dialog)
        dialog.close()

    def look(self, mode: ThemeMode, language: str) -> None:
        theme().set_mode(mode)
        application = QApplication.instance()
        assert application is not None
        use_language(application, language)
        settle(0.4)

    def close(self) -> None:
        self.window.close()
        self.bridge.stop()
        self._town.stop()


def main(arguments: list[str] | None = None) -> int:
    """Draw everything."""
    parser = argparse.ArgumentParser(prog="screens")
    parser.add_argument("--out", type=Path, default=Path("screens"))
    parser.add_argument("--quick", action="store_true", help="the main screen only")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    theme().set_animations_wanted(False)
    assert application is not None
    studio = Studio(options.out)
    try:
        draw_all(studio, quick=options.quick)
    finally:
        studio.close()
    return 0


def draw_all(studio: Studio, *, quick: bool) -> None:
    """The list of screens and states."""
    studio.window.resize(1440, 900)
    studio.look(ThemeMode.LIGHT, "ca")
    connect(studio)
    studio.draw("empty-light-ca")
    studio.open("Núria")
    for mode in (ThemeMode.LIGHT, ThemeMode.DARK):
        for language in ("ca",) if quick else ("ca", "es", "en"):
            studio.look(mode, language)
            studio.draw(f"queue-{mode.value}-{language}")
    studio.look(ThemeMode.LIGHT, "ca")
    if quick:
        return
    for width, height in ((1366, 768), (1180, 760), (900, 600)):
        studio.window.resize(width, height)
        settle()
        studio.draw(f"queue-light-{width}")
    studio.window.resize(1440, 900)
    theme().set_text_scale(1.5)
    settle()
    studio.draw("queue-light-text150")
    theme().set_text_scale(1.0)
    for which in ("snoozed", "team", "closed"):
        studio.window.queue.show_list(which)
        settle()
        studio.draw(f"list-{which}")
    studio.window.queue.show_list("inbox")
    row = studio.conversation("Mercè")
    studio.open("Mercè")
    studio.draw("not-claimed")
    studio.bridge.desk.run(claims.claim, row.id)
    studio.bridge.desk.run(replies.reply, row.id, "Ho passem a la brigada ara mateix.", is_from_window=True)
    settle()
    studio.draw("held-reply")
    studio.window.composer.toggle_note()
    settle(0.3)
    studio.draw("internal-note")
    studio.window.composer.toggle_note()
    draw_lock(studio)
    draw_settings(studio)
    operators = [Operator(2, "marta", "Marta Riera", "supervisor", "available", None, True, 1)]
    studio.dialog(
        "dialog-transfer", lambda: TransferDialog(operators, [Team(1, "Padró")], "Padró", "ca", studio.window)
    )
    studio.dialog("dialog-close", lambda: ResolveDialog("Padró", ["Residus", "Multes"], None, studio.window))
    from datetime import datetime

    studio.dialog("dialog-snooze", lambda: SnoozeDialog(datetime(2026, 11, 24, 10, 0).astimezone(), studio.window))
    studio.dialog("help", lambda: HelpSheet(studio.window.registry, studio.window))
    studio.dialog("finder", lambda: Finder(studio.bridge, studio.window.registry, studio.window))
    draw_reading(studio)
    studio.dialog("phone", lambda: PhoneWindow(studio._town.phone(), studio.window))


def draw_lock(studio: Studio) -> None:
    """The lock screen with a PIN, without one, and while a wrong one makes it wait."""
    screen = studio.window.lock_screen
    screen.pins = studio.services.pins
    for name, mode, language, scale in (
        ("locked-no-pin", ThemeMode.LIGHT, "ca", 1.0),
        ("locked-light-ca", ThemeMode.LIGHT, "ca", 1.0),
        ("locked-dark-ca", ThemeMode.DARK, "ca", 1.0),
        ("locked-light-es", ThemeMode.LIGHT, "es", 1.0),
        ("locked-dark-en", ThemeMode.DARK, "en", 1.0),
        ("locked-light-ca-text150", ThemeMode.LIGHT, "ca", 1.5),
        ("locked-wait", ThemeMode.LIGHT, "ca", 1.0),
    ):
        if name == "locked-light-ca":
            studio.services.pins.choose("2580")
        if name == "locked-wait":
            for _ in range(3):
                studio.services.pins.try_pin("0000")
        studio.look(mode, language)
        theme().set_text_scale(scale)
        studio.window.lock()
        settle(0.5)
        studio.draw(name)
        screen._open()
        settle(0.3)
    theme().set_text_scale(1.0)
    studio.look(ThemeMode.LIGHT, "ca")


def draw_settings(studio: Studio) -> None:
    """Every page of the settings, one in the dark and one with large text, one fixed by IT."""
    folder = Path(tempfile.mkdtemp(prefix="ventanilla-screens-"))
    (folder / "policy.toml").write_text("lock_after_minutes = 3\nnotice_preview = false\n")
    settings = Settings.load(environment={}, user_file=folder / "settings.toml", policy_file=folder / "policy.toml")
    dialog = SettingsDialog(settings, studio.services, studio.bridge, studio.window)
    dialog.show()
    for mode, language, scale in (
        (ThemeMode.LIGHT, "ca", 1.0),
        (ThemeMode.DARK, "es", 1.0),
        (ThemeMode.LIGHT, "en", 1.5),
    ):
        studio.look(mode, language)
        theme().set_text_scale(scale)
        settle(0.3)
        for spec in PAGES:
            dialog.show_page(spec.key)
            settle(0.3)
            studio.draw(f"settings-{spec.key}-{mode.value}-{language}{'-text150' if scale > 1 else ''}", dialog)
    theme().set_text_scale(1.0)
    studio.look(ThemeMode.LIGHT, "ca")
    dialog.close()
    studio.dialog(
        "dialog-pin", lambda: PinDialog(studio.services.pins, studio.bridge, has_pin=True, parent=studio.window)
    )
    studio.dialog("dialog-wipe", lambda: WipeDialog(studio.window))


if __name__ == "__main__":
    sys.exit(main())
