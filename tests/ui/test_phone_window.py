"""The citizen's phone by mouse and keys: what the citizen sends reaches the bot, and what the bot sends is seen."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.models.clock import SteppedClock
from console.training.phone import CitizenPhone
from console.training.server import TrainingServer
from console.ui.phone.pieces import NewCitizen
from console.ui.phone.view import PhoneWindow
from console.ui.translations import use_language
from tests.flows.test_window import type_text
from tests.training.conftest import ask

HEARD: dict[str, list[dict[str, Any]]] = {}


@pytest.fixture
def town() -> Iterator[TrainingServer]:
    with TrainingServer(SteppedClock(), seed=3) as server:
        server.on_update.append(HEARD.setdefault(server.token, []).append)
        yield server
        del HEARD[server.token]


@pytest.fixture
def phone(town: TrainingServer) -> CitizenPhone:
    return CitizenPhone(town.account)


@pytest.fixture
def pau(phone: CitizenPhone) -> int:
    return phone.add_person("Pau", "Vendrell")


@pytest.fixture
def window(qtbot: QtBot, phone: CitizenPhone, pau: int) -> PhoneWindow:
    shown = PhoneWindow(phone)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    shown.box.setFocus()
    return shown


def answer(town: TrainingServer, to: int, text: str, **more: Any) -> int:
    """The town hall writes."""
    status, body = ask(town, "sendMessage", chat_id=to, text=text, **more)
    assert status == 200
    return int(body["result"]["message_id"])


def lines(window: PhoneWindow) -> list[str]:
    """What the list shows, without the marks that keep directions apart."""
    texts = (window.messages.item(row).text() for row in range(window.messages.count()))
    return [text.replace("\u2068", "").replace("\u2069", "") for text in texts]


def last_line(window: PhoneWindow) -> str:
    """The newest of them; empty when nothing is shown yet."""
    return (lines(window) or [""])[-1]


def heard(town: TrainingServer) -> list[dict[str, Any]]:
    """Every update for the bot so far."""
    return HEARD[town.token]


def test_a_text_goes_by_enter_and_the_answer_comes_by_itself(
    qtbot: QtBot, town: TrainingServer, window: PhoneWindow, pau: int
) -> None:
    type_text(window.box, "Bon dia, açò és un fanal")
    QTest.keyClick(window.box, Qt.Key.Key_Return)
    assert window.box.text() == ""
    assert last_line(window).endswith("Bon dia, açò és un fanal")
    assert heard(town)[-1]["message"]["text"] == "Bon dia, açò és un fanal"
    answer(town, pau, "Gràcies, Pau")
    qtbot.waitUntil(lambda: last_line(window).endswith("Gràcies, Pau"))
    QTest.keyClick(window.box, Qt.Key.Key_Return)
    assert len(lines(window)) == 2, "an empty box sends nothing"


def test_photo_voice_file_and_place(qtbot: QtBot, town: TrainingServer, window: PhoneWindow) -> None:
    for button in (window.photo, window.voice, window.file, window.place):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    kinds = [key for update in heard(town) for key in update["message"] if key in ("photo", "voice", "document")]
    assert kinds == ["photo", "voice", "document"]
    assert heard(town)[-1]["message"]["location"]["latitude"] == pytest.approx(41.5421)
    shown = "\n".join(lines(window)[-4:])
    for part in ("Photo", "Voice message 0:06", "File planol-llicencia.pdf", "Location 41.54210, 2.44450"):
        assert part in shown


def test_typing_is_seen_and_ends_by_itself(qtbot: QtBot, town: TrainingServer, window: PhoneWindow, pau: int) -> None:
    ask(town, "sendChatAction", chat_id=pau, action="typing")
    qtbot.waitUntil(lambda: window.typing.text() != "")
    clock = town.town.clock
    assert isinstance(clock, SteppedClock)
    clock.step(5_000)
    qtbot.waitUntil(lambda: window.typing.text() == "")


def test_buttons_under_a_message_and_in_place_of_the_keyboard(
    qtbot: QtBot, town: TrainingServer, window: PhoneWindow, pau: int
) -> None:
    rows = [[{"text": "Sí & no", "callback_data": "s"}, {"text": "Web", "url": "https://a.example.cat"}]]
    answer(town, pau, "Voleu cita?", reply_markup={"inline_keyboard": rows})
    qtbot.waitUntil(window.under.isVisible)
    yes, web = window.under.buttons
    assert yes.text() == "Sí && no", "an ampersand is a letter"
    assert not web.isEnabled(), "the training town opens no page"
    yes.setFocus()
    QTest.keyClick(yes, Qt.Key.Key_Space)
    assert heard(town)[-1]["callback_query"]["data"] == "s"
    answer(town, pau, "Trieu", reply_markup={"keyboard": [[{"text": "Cita"}], [{"text": "Padró"}]]})
    qtbot.waitUntil(window.keyboard.isVisible)
    assert not window.under.isVisible(), "only those of the last message"
    QTest.mouseClick(window.keyboard.buttons[1], Qt.MouseButton.LeftButton)
    assert heard(town)[-1]["message"]["text"] == "Padró"
    answer(town, pau, "Fet", reply_markup={"remove_keyboard": True})
    qtbot.waitUntil(lambda: not window.keyboard.isVisible())


def test_a_message_is_corrected_by_keys(town: TrainingServer, window: PhoneWindow) -> None:
    type_text(window.box, "el carrer Mjaor")
    QTest.keyClick(window.box, Qt.Key.Key_Return)
    type_text(window.box, "mig escrit")
    window.messages.setCurrentRow(window.messages.count() - 1)
    window.messages.setFocus()
    QTest.keyClick(window.messages, Qt.Key.Key_Return)
    assert window.box.hasFocus()
    assert window.box.text() == "el carrer Mjaor"
    QTest.keyClick(window.box, Qt.Key.Key_Escape)
    assert window.box.text() == "mig escrit", "Esc leaves the message and gives the other words back"
    assert window.isVisible()
    window.messages.setFocus()
    QTest.keyClick(window.messages, Qt.Key.Key_Return)
    window.box.selectAll()
    type_text(window.box, "el carrer Major")
    QTest.keyClick(window.box, Qt.Key.Key_Return)
    assert heard(town)[-1]["edited_message"]["text"] == "el carrer Major"
    assert "el carrer Major" in last_line(window)
    assert "corrected" in last_line(window)
    assert window.box.text() == "mig escrit"


def test_a_message_of_the_town_hall_is_not_corrected(
    qtbot: QtBot, town: TrainingServer, window: PhoneWindow, pau: int
) -> None:
    answer(town, pau, "Bon dia")
    qtbot.waitUntil(lambda: last_line(window).endswith("Bon dia"))
    window.messages.setCurrentRow(window.messages.count() - 1)
    window.messages.setFocus()
    QTest.keyClick(window.messages, Qt.Key.Key_Return)
    assert window.box.text() == ""


def test_who_blocks_can_only_unblock(qtbot: QtBot, town: TrainingServer, window: PhoneWindow, pau: int) -> None:
    QTest.mouseClick(window.block, Qt.MouseButton.LeftButton)
    assert heard(town)[-1]["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert not any(each.isEnabled() for each in (window.box, window.send, window.photo, window.place))
    assert ask(town, "sendMessage", chat_id=pau, text="Hi sou?")[0] == 403
    QTest.mouseClick(window.block, Qt.MouseButton.LeftButton)
    assert window.box.isEnabled()
    answer(town, pau, "Hola de nou")


def test_a_new_citizen_has_a_name_and_a_language(qtbot: QtBot, town: TrainingServer, window: PhoneWindow) -> None:
    type_text(window.box, "encara no")
    QTest.mouseClick(window.new, Qt.MouseButton.LeftButton)
    dialog = window.findChild(NewCitizen)
    assert dialog is not None
    assert not dialog.accept_button.isEnabled()
    type_text(dialog.name, "Emily")
    dialog.language.setFocus()
    QTest.keyClick(dialog.language, Qt.Key.Key_End)
    dialog.name.setFocus()
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert window.people.count() == 2
    assert window.owner.text() == "Emily · 中文"
    assert window.box.hasFocus()
    assert window.box.text() == "", "what Pau had begun is not Emily's"
    type_text(window.box, "你好")
    QTest.keyClick(window.box, Qt.Key.Key_Return)
    sender = heard(town)[-1]["message"]["from"]
    assert (sender["first_name"], sender["language_code"]) == ("Emily", "zh")
    window.people.setFocus()
    QTest.keyClick(window.people, Qt.Key.Key_Up)
    assert window.box.text() == "encara no"


def test_somebody_elses_answer_is_marked_and_moves_nothing(
    qtbot: QtBot, town: TrainingServer, phone: CitizenPhone, window: PhoneWindow, pau: int
) -> None:
    emily = phone.add_person("Emily")
    answer(town, emily, "Good morning")
    qtbot.waitUntil(lambda: window.people.count() == 2 and "(1)" in window.people.item(1).text())
    assert window.people.currentRow() == 0
    window.people.setCurrentRow(1)
    qtbot.waitUntil(lambda: "(1)" not in window.people.item(1).text())
    assert last_line(window).endswith("Good morning")


def test_a_deleted_answer_goes_and_markup_stays_letters(
    qtbot: QtBot, town: TrainingServer, window: PhoneWindow, pau: int
) -> None:
    gone = answer(town, pau, "Errada")
    answer(town, pau, "<b>res</b> \u202eabc")
    qtbot.waitUntil(lambda: "<b>res</b>" in last_line(window))
    assert "\u202e" not in last_line(window)
    ask(town, "deleteMessage", chat_id=pau, message_id=gone)
    qtbot.waitUntil(lambda: not any("Errada" in line for line in lines(window)))


def test_it_speaks_the_language_in_force_at_once(qapp: QApplication, window: PhoneWindow) -> None:
    type_text(window.box, "Hola")
    QTest.keyClick(window.box, Qt.Key.Key_Return)
    try:
        use_language(qapp, "ca")
        QApplication.processEvents()
        assert window.windowTitle() == "El telèfon del ciutadà"
        assert "Jo · " in last_line(window)
    finally:
        use_language(qapp, "en")
    QApplication.processEvents()
    assert "Me · " in last_line(window)


def test_it_looks_only_while_it_is_shown(window: PhoneWindow) -> None:
    assert window._timer.isActive()
    window.messages.setFocus()
    QTest.keyClick(window.messages, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert not window._timer.isActive()
