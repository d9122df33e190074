"""The main job through the real window with real key events, against the training town: from the citizen's words to the last tick and the close."""

import os
from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from console.answers.index import AnswerIndex
from console.models.rules import rule_from
from console.operations import learning, office, reads, rules
from console.operations.desk import DeskOptions
from console.sync.parts import Parts
from console.sync.service import SyncService
from console.training import acts
from console.training.ledger import DELIVERED
from console.training.town import Person
from console.training_desk import TrainingDesk
from console.ui.answers.view import AnswersPage
from console.ui.bridge import Bridge
from console.ui.shell import WindowOptions
from console.ui.window import MainWindow

pytestmark = pytest.mark.timeout(90)
WAIT_MS = 15_000


class Counter:
    """One window at one desk, with the threads that receive and send."""

    def __init__(self, undo_ms: int) -> None:
        self.town = TrainingDesk(DeskOptions(undo_ms=undo_ms), with_past=False)
        session = self.town.session
        self.desk = session.desk.as_actor(session.desk.read(office.actor, "laia"))
        self.bridge = Bridge(self.desk)
        options = WindowOptions("Vallserena", is_training=True, lock_minutes=0, sounds=False, notices=False)
        answers = AnswerIndex()
        self.window = MainWindow(self.bridge, session.opened.files, answers, self.town.clock, options)
        self.service = SyncService(Parts(session.desk, session.opened.files, session.open_provider, poll_seconds=1))
        self.service.start()
        self.window.show()
        self.person = self.town.server.town.add_person(Person(7_100_000_001, "Núria", "Casadevall"))
        acts.start_chat(self.town.server.account, self.person)

    def say(self, text: str) -> None:
        acts.say(self.town.server.account, self.person, text)

    def received(self) -> list[str]:
        return [entry.text for entry in self.town.server.town.ledger.entries() if entry.event == DELIVERED]

    def messages(self) -> list[tuple[str, str, str]]:
        rows = self.desk.read(reads.conversations_by_state, None)
        return [(str(m.direction), m.text, m.state) for row in rows for m in self.desk.read(reads.messages, row.id)]

    def close(self) -> None:
        self.window.close()
        self.bridge.stop()
        self.service.stop()
        self.town.stop()
        # Taken apart here and now: a window left to the collector might die on another thread.
        shiboken6.delete(self.window)
        shiboken6.delete(self.bridge)


@pytest.fixture
def open_counter(qtbot: QtBot) -> Iterator[Callable[[int], Counter]]:
    made: list[Counter] = []

    def build(undo_ms: int) -> Counter:
        made.append(Counter(undo_ms))
        return made[-1]

    yield build
    for counter in made:
        counter.close()


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key, as a finger does it."""
    QTest.keyClick(widget, key, modifiers)


def type_text(widget: QWidget, text: str) -> None:
    """Catalan letters as key events; qtbot.keyClicks would abort on them."""
    for letter in text:
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))


def test_from_a_citizens_words_to_the_tick_and_the_close(qtbot: QtBot, open_counter: Callable[[int], Counter]) -> None:
    counter = open_counter(0)
    window = counter.window
    counter.say("Bon dia! Necessito el volant de convivència")
    qtbot.waitUntil(lambda: counter.desk.read(reads.queue_counts, counter.bridge.me).waiting == 1, timeout=WAIT_MS)
    with qtbot.waitActive(window):
        window.activateWindow()
    press(window, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: window.composer.can_reply() and window.composer.box.isEnabled(), timeout=WAIT_MS)
    assert counter.desk.read(reads.queue_counts, counter.bridge.me).mine == 1
    type_text(window.composer.box, "Bon dia, Núria! El pots demanar en línia: ç à ñ €.")
    press(window.composer.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(counter.received()) == 1, timeout=WAIT_MS)
    assert counter.received() == ["Bon dia, Núria! El pots demanar en línia: ç à ñ €."]
    qtbot.waitUntil(lambda: counter.messages()[-1][2] == "sent", timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.composer.box.toPlainText() == "", timeout=WAIT_MS)
    press(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)

    def confirm() -> bool:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.accept()
            return True
        return False

    from PySide6.QtCore import QTimer

    timer = QTimer(window)
    timer.timeout.connect(confirm)
    timer.start(50)
    qtbot.waitUntil(lambda: counter.desk.read(reads.conversations_by_state, "resolved") != [], timeout=WAIT_MS)
    timer.stop()
    counter.say("Moltes gràcies!")
    qtbot.waitUntil(lambda: any(text == "Moltes gràcies!" for _, text, _ in counter.messages()), timeout=WAIT_MS)
    assert counter.desk.read(reads.conversations_by_state, "open") == []


def test_undo_brings_the_words_back_and_nothing_leaves(qtbot: QtBot, open_counter: Callable[[int], Counter]) -> None:
    counter = open_counter(60_000)
    window = counter.window
    counter.say("Hola, una pregunta")
    qtbot.waitUntil(lambda: counter.desk.read(reads.queue_counts, counter.bridge.me).waiting == 1, timeout=WAIT_MS)
    window.verbs.claim_next()
    qtbot.waitUntil(lambda: window.composer.can_reply() and window.composer.box.isEnabled(), timeout=WAIT_MS)
    type_text(window.composer.box, "massa aviat")
    press(window.composer.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.composer.box.toPlainText() == "", timeout=WAIT_MS)
    window.undoing.undo()
    qtbot.waitUntil(lambda: window.composer.box.toPlainText() == "massa aviat", timeout=WAIT_MS)
    assert counter.received() == []
    assert all(direction != "outgoing" for direction, _, _ in counter.messages())


def test_a_note_never_travels(qtbot: QtBot, open_counter: Callable[[int], Counter]) -> None:
    counter = open_counter(0)
    window = counter.window
    counter.say("Hola")
    qtbot.waitUntil(lambda: counter.desk.read(reads.queue_counts, counter.bridge.me).waiting == 1, timeout=WAIT_MS)
    window.verbs.claim_next()
    qtbot.waitUntil(lambda: window.composer.can_reply() and window.composer.box.isEnabled(), timeout=WAIT_MS)
    window.composer.toggle_note()
    type_text(window.composer.box, "només l'equip")
    press(window.composer.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ("note", "només l'equip", "kept") in counter.messages(), timeout=WAIT_MS)
    assert counter.received() == []
    assert os.environ.get("QT_QPA_PLATFORM") == "offscreen"


def test_a_draft_survives_its_window(qtbot: QtBot, open_counter: Callable[[int], Counter]) -> None:
    counter = open_counter(0)
    window = counter.window
    counter.say("Hola")
    qtbot.waitUntil(lambda: counter.desk.read(reads.queue_counts, counter.bridge.me).waiting == 1, timeout=WAIT_MS)
    window.verbs.claim_next()
    qtbot.waitUntil(lambda: window.composer.can_reply() and window.composer.box.isEnabled(), timeout=WAIT_MS)
    type_text(window.composer.box, "a mitges")
    row = counter.desk.read(reads.conversations_by_state, "open")[0]
    me = counter.bridge.me
    assert me is not None
    qtbot.waitUntil(lambda: bool(counter.desk.read(reads.drafts, row.id, me)), timeout=WAIT_MS)
    assert counter.desk.read(reads.drafts, row.id, me)[False].text == "a mitges"


def test_a_rule_changed_by_anybody_is_suggested_at_once(qtbot: QtBot, open_counter: Callable[[int], Counter]) -> None:
    counter = open_counter(0)
    window = counter.window
    counter.say("Què costa llogar la carpa gegant?")
    qtbot.waitUntil(lambda: counter.desk.read(reads.queue_counts, counter.bridge.me).waiting == 1, timeout=WAIT_MS)
    window.verbs.claim_next()
    qtbot.waitUntil(lambda: window.composer.can_reply() and window.composer.box.isEnabled(), timeout=WAIT_MS)
    rule = rule_from(
        {"name": "carpa", "titles": {"ca": "Carpa gegant"}, "texts": {"ca": "La carpa es demana a Cultura."}}
    )
    counter.town.session.desk.run(rules.save_rule, rule, "new")

    def is_offered() -> bool:
        shown = window.details.findChildren(QWidget)
        return any("La carpa es demana a Cultura." in widget.accessibleName() for widget in shown)

    qtbot.waitUntil(is_offered, timeout=WAIT_MS)


def test_a_suggestion_is_inserted_by_key_and_what_was_sent_teaches(
    qtbot: QtBot, open_counter: Callable[[int], Counter]
) -> None:
    counter = open_counter(0)
    window = counter.window
    counter.say("Bon dia! Necessito el volant de convivència per a l'escola")
    qtbot.waitUntil(lambda: counter.desk.read(reads.queue_counts, counter.bridge.me).waiting == 1, timeout=WAIT_MS)
    with qtbot.waitActive(window):
        window.activateWindow()
    press(window, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: window.composer.can_reply() and bool(window.details._suggestions._cards), timeout=30_000)
    first = window.details._suggestions._cards[0].suggestion
    assert first.answer.name.startswith("volant")
    press(window.composer.box, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert window.composer.box.toPlainText() == first.answer.text("ca")
    press(window.composer.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(counter.desk.read(learning.examples)), timeout=WAIT_MS)
    (example,) = counter.desk.read(learning.examples)
    assert (example.rule, example.source) == (first.answer.name, "pick")


def test_the_rules_open_and_close_by_key(qtbot: QtBot, open_counter: Callable[[int], Counter]) -> None:
    counter = open_counter(0)
    window = counter.window
    window.furnish()
    with qtbot.waitActive(window):
        window.activateWindow()
    press(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    page = window.pages.currentWidget()
    assert isinstance(page, AnswersPage)
    qtbot.waitUntil(lambda: page.rules.model.rowCount() > 10, timeout=WAIT_MS)
    press(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.pages.currentWidget() is window.splitter
