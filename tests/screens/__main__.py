"""`python -m tests.screens --out DIR`: every screen and state, light and dark, ca/es/en, wide and narrow, as PNG files."""

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from console.answers.index import AnswerIndex
from console.answers.ranking import train
from console.answers.stored import load_rules
from console.answers.training import examples_of
from console.models.records import ConversationRow
from console.operations import claims, office, reads, replies
from console.operations.desk import DeskOptions
from console.training_desk import TrainingDesk
from console.ui.bridge import Bridge
from console.ui.dialogs.finder import Finder
from console.ui.dialogs.help import HelpSheet
from console.ui.phone.view import PhoneWindow
from console.ui.resources import resource
from console.ui.shell import WindowOptions
from console.ui.theme import ThemeMode, theme
from console.ui.translations import use_language
from console.ui.window import MainWindow
from console.window_services import WindowServices
from tests.screens.board import draw_board
from tests.screens.daily import draw_daily
from tests.screens.evening import draw_evening
from tests.screens.office import draw_office
from tests.screens.reading import connect, draw_reading
from tests.screens.rules import draw_rules

FEWEST_ROUNDS = 30


def settle(seconds: float = 0.6) -> None:
    """Let readers, timers and paints come to rest."""
    end, rounds = time.monotonic() + seconds, 0
    # On a busy machine the time alone may pass without a single layout.
    while time.monotonic() < end or rounds < FEWEST_ROUNDS:
        QApplication.processEvents()
        time.sleep(0.01)
        rounds += 1


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

    def rows(self) -> list[ConversationRow]:
        """All conversations as the operator sees them."""
        return self.bridge.desk.read(reads.conversations_by_state, None)

    def conversation(self, name: str) -> ConversationRow:
        return next(row for row in self.rows()[::-1] if row.contact_name.startswith(name))

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
    draw_office(studio)
    studio.dialog("help", lambda: HelpSheet(studio.window.registry, studio.window))
    studio.dialog("finder", lambda: Finder(studio.bridge, studio.window.registry, studio.window))
    draw_reading(studio)
    draw_rules(studio)
    draw_board(studio)
    draw_daily(studio)
    draw_evening(studio)
    studio.dialog("phone", lambda: PhoneWindow(studio._town.phone(), studio.window))


if __name__ == "__main__":
    sys.exit(main())
