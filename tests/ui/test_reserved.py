"""A confidential conversation on screen: a row that tells nothing, a question before it opens, and an end to what was opened."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.answers.index import AnswerIndex
from console.models.records import ConversationRow
from console.operations import claims, confidential, office, people, queue, reads
from console.operations.desk import Desk, DeskOptions
from console.training_desk import TrainingDesk
from console.ui.bridge import Bridge
from console.ui.notices import news_of
from console.ui.opening import Opener
from console.ui.queue.words import can_claim, face_of, spoken_details, spoken_name
from console.ui.shell import WindowOptions
from console.ui.window import MainWindow

TEAM = "Violències"
WAIT_MS = 10_000


class Place:
    """A window of Laia, and what Jordi's colleagues have made confidential."""

    def __init__(self) -> None:
        self.town = TrainingDesk(DeskOptions(undo_ms=60_000))
        session = self.town.session
        desk = session.desk
        for login, role in (("rosa", "supervisor"), ("pol", "operator")):
            desk.run(office.add_operator, login, login.title(), role)
        self.rosa, self.pol, self.laia = (
            desk.as_actor(desk.read(office.actor, who)) for who in ("rosa", "pol", "laia")
        )
        self.rosa.run(people.found_team, TEAM, is_closed=False)
        for login in ("rosa", "pol"):
            self.rosa.run(people.join_team, login, TEAM)
        self.rosa.run(confidential.mark, TEAM, is_on=True)
        rows = desk.read(reads.conversations_by_state, "open")
        self.number = next(row.id for row in rows if row.operator_id is None)
        self.name = next(row.contact_name for row in rows if row.id == self.number)
        desk.run(claims.transfer, self.number, TEAM, "delicat")
        self.bridge = Bridge(self.laia)
        options = WindowOptions("Vallserena", is_training=True, lock_minutes=0, sounds=False, notices=False)
        self.window = MainWindow(self.bridge, session.opened.files, AnswerIndex(), self.town.clock, options)
        self.window.show()

    def row(self, desk: Desk) -> ConversationRow:
        return desk.read(queue.conversation, self.number, desk.actor.operator_id)

    def readings(self) -> list[tuple[str, str | None]]:
        entries = self.town.session.desk.read(reads.journal_entries, conversation_id=self.number)
        return [(entry.actor, entry.reason) for entry in entries if entry.verb == "read"]

    @property
    def opener(self) -> Opener:
        found = self.window.findChild(Opener)
        assert isinstance(found, Opener)
        return found

    def close(self) -> None:
        self.window.close()
        self.bridge.stop()
        self.town.stop()
        shiboken6.delete(self.window)
        shiboken6.delete(self.bridge)


@pytest.fixture
def place(qtbot: QtBot) -> Iterator[Place]:
    made = Place()
    yield made
    made.close()


def test_the_row_says_that_it_is_reserved_and_nothing_else(place: Place) -> None:
    row, now = place.row(place.laia), place.town.clock.now_ms()
    face = face_of(row, 1)
    assert (face.name, face.facts) == ("Reserved", "") and TEAM in face.preview
    said = spoken_name(row, 1, now, 1) + spoken_details(row, 1)
    assert "Reserved" in said and place.name not in said
    assert not can_claim(row)
    inside = face_of(place.row(place.pol), 2)
    assert (inside.name, inside.lead, inside.lead_icon, inside.preview) == (place.name, "Confidential", "lock", "")


def test_notices_tell_others_nothing_and_members_no_word() -> None:
    made = Place()
    try:
        assert news_of([made.row(made.laia)]) == []
        (news,) = news_of([made.row(made.pol)])
        assert (news.name, news.text, news.topic) == ("", "", "")
        assert made.window.notices.words([news])[0] == "Ventanilla"
    finally:
        made.close()


def test_it_opens_with_a_reason_once_and_closes_by_itself(place: Place, qtbot: QtBot) -> None:
    window = place.window
    window.open_conversation(place.number)
    qtbot.waitUntil(
        lambda: place.window.findChild(Opener) is not None and place.opener.dialog is not None, timeout=WAIT_MS
    )
    dialog = place.opener.dialog
    assert isinstance(dialog, QWidget) and not dialog.accept_button.isEnabled()
    assert window._row is None and place.readings() == []
    dialog._field.setPlainText("em truca la policia")
    dialog.accept()
    qtbot.waitUntil(lambda: window._row is not None and window._row.id == place.number, timeout=WAIT_MS)
    assert window._messages and place.readings() == [("laia", "em truca la policia")]
    place.bridge.refresh_everything()
    place.bridge.refresh_everything()
    qtbot.waitUntil(lambda: window._row is not None, timeout=WAIT_MS)
    assert len(place.readings()) == 1
    place.laia.run(confidential.close_openings)
    place.opener._on_end()
    qtbot.waitUntil(lambda: window._row is None, timeout=WAIT_MS)
    assert window._messages == []


def test_a_refused_question_opens_nothing(place: Place, qtbot: QtBot) -> None:
    place.window.open_conversation(place.number)
    qtbot.waitUntil(
        lambda: place.window.findChild(Opener) is not None and place.opener.dialog is not None, timeout=WAIT_MS
    )
    assert place.opener.dialog is not None
    place.opener.dialog.reject()
    assert place.readings() == [] and place.window._row is None


def test_whoever_opens_another_one_has_closed_it(place: Place, qtbot: QtBot) -> None:
    place.window.open_conversation(place.number)
    qtbot.waitUntil(
        lambda: place.window.findChild(Opener) is not None and place.opener.dialog is not None, timeout=WAIT_MS
    )
    assert place.opener.dialog is not None
    place.opener.dialog._field.setPlainText("cal")
    place.opener.dialog.accept()
    qtbot.waitUntil(lambda: place.window._row is not None, timeout=WAIT_MS)
    rows = place.laia.read(reads.conversations_by_state, "open")
    other = next(row.id for row in rows if not row.is_confidential)
    place.window.open_conversation(other)
    qtbot.waitUntil(lambda: place.window._row is not None and place.window._row.id == other, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: place.row(place.laia).is_reserved, timeout=WAIT_MS)


def test_a_member_is_asked_nothing_and_written_down_once(place: Place, qtbot: QtBot) -> None:
    place.rosa.run(people.join_team, "laia", TEAM)
    place.window.open_conversation(place.number)
    qtbot.waitUntil(lambda: place.window._row is not None, timeout=WAIT_MS)
    place.bridge.refresh_everything()
    qtbot.waitUntil(lambda: place.window._row is not None, timeout=WAIT_MS)
    assert place.readings() == [("laia", None)] and place.opener.dialog is None


def test_the_curtain_hides_what_is_open(place: Place, qtbot: QtBot) -> None:
    place.rosa.run(people.join_team, "laia", TEAM)
    place.window.open_conversation(place.number)
    qtbot.waitUntil(lambda: place.window._row is not None, timeout=WAIT_MS)
    place.window.lock()
    qtbot.waitUntil(lambda: place.window.furniture.lock_screen.isVisible(), timeout=WAIT_MS)
    assert place.window.furniture.lock_screen.geometry().contains(place.window.timeline.geometry())
