"""The whole card of a citizen and the earlier conversations: what fits, what can be corrected, what opens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.answers.index import AnswerIndex
from console.operations import contacts, reads
from console.operations.facts import Facts
from console.ui.details.episodes import EpisodeList
from console.ui.details.person import PersonCard
from console.ui.details.short import FactLine, ShortCard
from console.ui.details.view import DetailsPane
from console.ui.languages import language_name
from console.ui.theme import theme
from tests.ui.queue_town import QueueTown, queue_town


@pytest.fixture
def place(tmp_path: Path, qtbot: QtBot) -> Iterator[QueueTown]:
    with queue_town(tmp_path, qtbot) as made:
        yield made


@pytest.fixture
def pane(place: QueueTown, qtbot: QtBot) -> Iterator[DetailsPane]:
    made = DetailsPane(place.bridge, AnswerIndex(), clock=place.clock)
    made.resize(330, 800)
    made.show()
    yield made
    made.hide()
    shiboken6.delete(made)
    theme().set_text_scale(1.0)


def shown_card(place: QueueTown, pane: DetailsPane, qtbot: QtBot) -> PersonCard:
    place.write("Núria", "Necessito el volant d'empadronament")
    pane.open(place.row_of("Núria"), [])
    pane._tabs.choose("card")
    card = pane.findChildren(PersonCard)[0]
    qtbot.waitUntil(card.isVisible, timeout=5_000)
    return card


def test_nothing_of_the_card_sticks_out_at_any_size(place: QueueTown, pane: DetailsPane, qtbot: QtBot) -> None:
    card = shown_card(place, pane, qtbot)
    for scale in (1.0, 1.5):
        theme().set_text_scale(scale)
        pane.resize(300, 700)
        qtbot.wait(50)
        assert card.width() <= pane.width()
        for field in (card.name, card.language, card._channel, card._identity, card.block):
            assert field.geometry().right() <= card.width()


def test_name_and_language_are_corrected(place: QueueTown, pane: DetailsPane, qtbot: QtBot) -> None:
    card = shown_card(place, pane, qtbot)
    contact = place.row_of("Núria").contact_id
    card.name.setText("Núria C.")
    card.name.editingFinished.emit()
    qtbot.waitUntil(lambda: place.laia.read(reads.contact, contact).name == "Núria C.", timeout=5_000)
    card.language.setCurrentIndex(card.language.findData("es"))
    card.language.activated.emit(card.language.currentIndex())
    qtbot.waitUntil(lambda: place.laia.read(reads.contact, contact).language == "es", timeout=5_000)
    qtbot.waitUntil(lambda: card.language.currentText() == "Español", timeout=5_000)


def test_news_do_not_take_away_what_is_being_typed(place: QueueTown, pane: DetailsPane, qtbot: QtBot) -> None:
    card = shown_card(place, pane, qtbot)
    pane.activateWindow()
    card.name.setFocus()
    qtbot.waitUntil(card.name.hasFocus)
    card.name.setText("Núria Cas")
    contact = place.laia.read(reads.contact, place.row_of("Núria").contact_id)
    card.show_contact(contact, place.row_of("Núria"))
    assert card.name.text() == "Núria Cas"


def test_a_language_we_do_not_list_is_shown_all_the_same(place: QueueTown, pane: DetailsPane, qtbot: QtBot) -> None:
    card = shown_card(place, pane, qtbot)
    row = place.row_of("Núria")
    place.laia.run(contacts.correct_contact, row.contact_id, language="ro")
    card.show_contact(place.laia.read(reads.contact, row.contact_id), row)
    assert card.language.currentData() == "ro" and card.language.currentText() == "Română"


def test_a_blocked_contact_says_why_and_offers_the_way_back(place: QueueTown, pane: DetailsPane, qtbot: QtBot) -> None:
    card = shown_card(place, pane, qtbot)
    row = place.row_of("Núria")
    assert card.block.words == "Block…"
    place.laia.run(contacts.block, row.contact_id, "insults")
    card.show_contact(place.laia.read(reads.contact, row.contact_id), row)
    assert card._why.text() == "Blocked: insults" and card.block.words == "Unblock"
    card.block.click()
    qtbot.waitUntil(lambda: place.laia.read(reads.contact, row.contact_id).blocked_at is None, timeout=5_000)


def test_earlier_conversations_are_opened_by_click_and_by_enter(
    place: QueueTown, pane: DetailsPane, qtbot: QtBot
) -> None:
    place.write("Núria", "Necessito el volant d'empadronament")
    pane.open(place.row_of("Núria"), [])
    pane._tabs.choose("history")
    episodes = pane.findChildren(EpisodeList)[0]
    qtbot.waitUntil(lambda: episodes.count() == 1, timeout=5_000)
    item = episodes.item(0)
    assert item is not None
    spoken = str(item.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "No topic" in spoken and "open" in spoken and "volant" in spoken
    with qtbot.waitSignal(pane.conversation_opened) as told:
        QTest.mouseClick(episodes.viewport(), Qt.MouseButton.LeftButton, pos=episodes.visualItemRect(item).center())
    assert told.args == [place.row_of("Núria").id]
    with qtbot.waitSignal(pane.conversation_opened):
        QTest.keyClick(episodes, Qt.Key.Key_Return)
    assert not episodes.horizontalScrollBar().isVisible()


@pytest.mark.parametrize(
    ("code", "name"),
    [("ca", "Català"), ("es", "Español"), ("en_GB", "English"), ("ar", "العربية"), ("uk", "Українська"), (None, "")],
)
def test_languages_have_their_own_names(code: str | None, name: str) -> None:
    assert language_name(code) == name


def test_facts_are_whole_at_any_size(place: QueueTown, qtbot: QtBot) -> None:
    short = ShortCard(place.clock)
    qtbot.addWidget(short)
    short.show_facts(Facts("ca", False, 14, "Padró", place.clock.now_ms() - 40 * 86_400_000, "given", 1))
    short.resize(280, 300)
    short.show()
    for scale in (1.0, 1.5):
        theme().set_text_scale(scale)
        short.resize(280, short.sizeHint().height())
        qtbot.wait(50)
        for line in short.findChildren(FactLine):
            for label in (line._label, line._value):
                assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())
            assert line._label.geometry().left() >= 16 * scale, "the icon has its room"
    theme().set_text_scale(1.0)
