"""The keys for words to the team, pressed in the window of the keyboard tests."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.operations import team_words
from console.ui.dialogs.word import WordDialog
from tests.flows.keyboard_office import Office, dialog, fire, wait
from tests.flows.test_window import type_text


def said_and_read(at: Office, qtbot: QtBot) -> None:
    """A supervisor at this desk says a word; what a colleague says is read by its key."""
    assert at.desk.actor.is_supervisor is at.window.registry.action("word").isEnabled()
    fire(at, "word")
    if at.desk.actor.is_supervisor:
        asked = dialog(qtbot, WordDialog)
        type_text(asked.focusWidget(), "Avui tanquem abans")
        QTest.keyClick(asked.accept_button, Qt.Key.Key_Return)
        wait(qtbot, lambda: [word.text for word in at.desk.read(team_words.live_words)] == ["Avui tanquem abans"])
        with qtbot.waitActive(at.window):
            at.window.activateWindow()
    at.marta.run(team_words.say, "I dema tambe")
    bar = at.window.words.bar
    wait(qtbot, bar.isVisible)
    fire(at, "word_read")
    wait(qtbot, lambda: not bar.isVisible())
