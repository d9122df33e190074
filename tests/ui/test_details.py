"""The right pane: cards that grow with their text, dates a person reads, and four facts about the citizen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QDate
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from console.answers.index import AnswerIndex, Suggestion
from console.answers.ranking import Model, train
from console.answers.stored import load_rules
from console.answers.training import examples_of
from console.operations import contacts, learning, reads, replies, rules
from console.operations.desk import SYSTEM
from console.operations.facts import Facts, facts_of
from console.ui.composer.view import Composer
from console.ui.details.cards import MarkedText, SuggestionCard, WordChips
from console.ui.details.short import ShortCard
from console.ui.details.view import DetailsPane
from console.ui.resources import resource
from console.ui.theme import theme
from tests.ui.queue_town import QueueTown, queue_town


@pytest.fixture
def place(tmp_path: Path, qtbot: QtBot) -> Iterator[QueueTown]:
    with queue_town(tmp_path, qtbot) as made:
        yield made


@cache
def trained() -> Model:
    return train(examples_of(load_rules(resource("answers"))))


def ranked() -> AnswerIndex:
    """The shipped answers with a ranking of their own."""
    index = AnswerIndex(load_rules(resource("answers")))
    index.rank_with(trained())
    return index


@pytest.fixture
def pane(place: QueueTown, qtbot: QtBot) -> Iterator[DetailsPane]:
    place.laia.as_actor(SYSTEM).run(rules.save_rules, load_rules(resource("answers")))
    made = DetailsPane(place.bridge, ranked(), clock=place.clock)
    made.resize(330, 800)
    made.show()
    yield made
    made.hide()
    shiboken6.delete(made)


@pytest.fixture(autouse=True)
def _usual_letters() -> Iterator[None]:
    yield
    theme().set_text_scale(1.0)


def opened(place: QueueTown, pane: DetailsPane, qtbot: QtBot, text: str) -> list[SuggestionCard]:
    place.write("Núria", text)
    row = place.row_of("Núria")
    pane.open(row, place.laia.read(reads.timeline_page, row.contact_id))
    qtbot.waitUntil(lambda: bool(pane._suggestions._cards), timeout=15_000)
    return pane._suggestions._cards


def words_on(card: SuggestionCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel)]


def suggestion(text: str, reviewed_on: str = "") -> Suggestion:
    rule = replace(load_rules(resource("answers"))[0], texts={"ca": text, "es": text}, reviewed_on=reviewed_on)
    return Suggestion(rule, 0.87, ("volant",), used_at=1_795_000_000_000)


def test_a_card_says_when_it_was_reviewed_as_people_say_it(qtbot: QtBot) -> None:
    year = QDate.currentDate().year()
    for reviewed_on, shown in (
        (f"{year}-11-07", "reviewed on 7 Nov"),
        ("2019-02-03", "reviewed on 3 Feb 2019"),
        ("", ""),
    ):
        card = SuggestionCard(suggestion("Bon dia", reviewed_on), "ca", 1)
        qtbot.addWidget(card)
        written = " ".join(words_on(card))
        assert reviewed_on not in written or not reviewed_on
        assert shown in written and ("reviewed" in written) == bool(shown)


def is_one_line(label: QLabel) -> bool:
    return label.width() >= label.sizeHint().width() and label.height() < 2 * label.fontMetrics().height()


def test_languages_stand_in_one_line_at_any_size(place: QueueTown, pane: DetailsPane, qtbot: QtBot) -> None:
    labels = [card._languages for card in opened(place, pane, qtbot, "Necessito el volant d'empadronament")]
    for scale in (1.0, 1.3, 1.5):
        theme().set_text_scale(scale)
        qtbot.waitUntil(lambda: all(is_one_line(label) for label in labels), timeout=5_000)


def test_cards_grow_with_the_letters_and_nothing_sticks_out(place: QueueTown, pane: DetailsPane, qtbot: QtBot) -> None:
    cards = opened(place, pane, qtbot, "Necessito el volant d'empadronament per a la beca menjador")
    before = [card.height() for card in cards]
    area = pane.findChildren(QScrollArea)[0]

    def fits(card: SuggestionCard) -> bool:
        parts = [*card.findChildren(MarkedText), card.insert_button, card.send_button]
        inside = all(
            part.geometry().right() <= card.width() and part.geometry().bottom() < card.height() for part in parts
        )
        text = card.findChildren(MarkedText)[0]
        return inside and text.height() >= text.heightForWidth(text.width()) and card.width() <= area.viewport().width()

    for scale in (1.3, 1.5):
        theme().set_text_scale(scale)
        qtbot.waitUntil(lambda: all(fits(card) for card in cards), timeout=5_000)
    qtbot.waitUntil(lambda: all(card.height() > old for card, old in zip(cards, before, strict=True)), timeout=5_000)


def test_a_long_text_ends_in_an_ellipsis_after_three_lines(qtbot: QtBot) -> None:
    text = MarkedText("🙂 " + "paraula volant " * 60, ("volant",))
    qtbot.addWidget(text)
    layout = text._laid_out(260)
    assert layout.lineCount() == 3 and layout.text().endswith("…")
    short = MarkedText("Breu", ())
    qtbot.addWidget(short)
    assert short.heightForWidth(260) < text.heightForWidth(260)


def test_marks_stand_on_their_words_behind_an_emoji(qtbot: QtBot) -> None:
    text = MarkedText("🙂🙂 El volant", ("volant",))
    qtbot.addWidget(text)
    [piece] = text._laid_out(300).formats()
    units = text._text.encode("utf-16-le")
    assert units[piece.start * 2 : (piece.start + piece.length) * 2].decode("utf-16-le") == "volant"


def test_chips_go_on_below_when_there_is_no_room(qtbot: QtBot) -> None:
    chips = WordChips(["empadronament", "menjador", "convivència"])
    qtbot.addWidget(chips)
    assert chips.heightForWidth(600) < chips.heightForWidth(150)
    assert all(rect.right() <= 150 for rect, _ in chips._placed(150))


def test_alt_and_the_number_insert(place: QueueTown, pane: DetailsPane, qtbot: QtBot) -> None:
    cards = opened(place, pane, qtbot, "Necessito el volant d'empadronament")
    with qtbot.waitSignal(pane.insert_requested) as told:
        pane.insert_suggestion(1)
    assert told.args == [cards[0].suggestion.answer.name, cards[0].text()]
    with qtbot.waitSignal(pane.send_requested) as told:
        cards[0].send_button.click()
    with qtbot.assertNotEmitted(pane.insert_requested):
        pane.insert_suggestion(9)


def test_tabs_lose_figures_and_words_but_never_their_names(place: QueueTown, pane: DetailsPane, qtbot: QtBot) -> None:
    opened(place, pane, qtbot, "Necessito el volant d'empadronament")
    tabs = pane._tabs
    assert tabs.button("suggestions").text() == "Suggestions"
    theme().set_text_scale(1.5)
    pane.resize(300, 700)
    qtbot.wait(50)
    assert tabs.minimumSizeHint().width() <= pane.width()
    assert tabs.button("history").accessibleName().startswith("History")
    tabs.choose("history")
    assert tabs.button("history").text() == "History", "the chosen one keeps its word"


# --- facts -----------------------------------------------------------------------------------------------------------


def test_the_short_card_says_language_visits_topic_and_consent(
    place: QueueTown, pane: DetailsPane, qtbot: QtBot
) -> None:
    opened(place, pane, qtbot, "Necessito el volant d'empadronament")
    short = pane.findChildren(ShortCard)[0]
    qtbot.waitUntil(short.isVisible, timeout=5_000)
    written = " ".join(label.text() for label in short.findChildren(QLabel))
    assert "Català (detected)" in written and "1 in 12 months" in written and "none kept" in written
    row = place.row_of("Núria")
    place.laia.run(contacts.correct_contact, row.contact_id, language="es")
    pane.open(row, [])
    qtbot.waitUntil(lambda: "Español" in " ".join(label.text() for label in short.findChildren(QLabel)))
    assert "detected" not in " ".join(label.text() for label in short.findChildren(QLabel))


@pytest.mark.parametrize(("step", "words"), [("given", "given"), ("withdrawn", "withdrawn"), ("asked", "asked")])
def test_consent_is_told_with_its_day(step: str, words: str, qtbot: QtBot, place: QueueTown) -> None:
    short = ShortCard(place.clock)
    qtbot.addWidget(short)
    now = place.clock.now_ms()
    short.show_facts(Facts("ca", True, 4, "Padró", now - 40 * 86_400_000, step, now))
    written = [label.text() for label in short.findChildren(QLabel)]
    assert f"{words} today" in written and any(text.startswith("Padró · ") for text in written)
    short.show_facts(Facts(None, False, 0, None, None, None, None))
    written = [label.text() for label in short.findChildren(QLabel)]
    assert {"not known", "none", "none kept", "0 in 12 months"} <= set(written)
    short.show_facts(None)
    assert short.isHidden()


def test_facts_come_from_what_is_stored(place: QueueTown) -> None:
    first = place.write("Núria", "Una pregunta")
    contact = place.row_of("Núria").contact_id
    with place.engine.transaction("test") as tx:
        tx.execute(
            "UPDATE conversation SET topic = 'Padró', state = 'resolved', resolved_at = :now, opened_at = :old WHERE id = :id",
            now=tx.now,
            old=tx.now - 400 * 86_400_000,
            id=first,
        )
    second = place.write("Núria", "Una altra de ben diferent, si us plau")
    assert second != first
    facts = place.laia.read(facts_of, contact, second)
    assert (facts.conversations, facts.last_topic, facts.consent) == (1, "Padró", None)
    with place.engine.transaction("test") as tx:
        message = tx.scalar("SELECT MIN(id) FROM message WHERE contact_id = :id", id=contact)
        for step in ("asked", "given"):
            tx.execute(
                "INSERT INTO consent (contact_id, list, step, text_version, message_id, proof, answer_text, at)"
                " VALUES (:contact, 'avisos', :step, '1', :message, 'ALTA', '', :now)",
                contact=contact, step=step, message=message, now=tx.now,
            )  # fmt: skip
    facts = place.laia.read(facts_of, contact, second)
    assert facts.consent == "given" and facts.consent_at is not None


def test_a_card_says_how_sure_it_is_why_and_when_it_was_used(qtbot: QtBot) -> None:
    card = SuggestionCard(suggestion("Bon dia"), "ca", 1)
    qtbot.addWidget(card)
    written = " ".join(words_on(card))
    assert "87" in written and "last used on" in written
    assert "volant" in card._why.toolTip()


def test_what_was_suggested_is_noted_and_the_reply_decides_it(
    place: QueueTown, pane: DetailsPane, qtbot: QtBot
) -> None:
    cards = opened(place, pane, qtbot, "Necessito el volant d'empadronament")
    row = place.row_of("Núria")

    def noted() -> bool:
        return bool(place.laia.read(lambda tx: tx.scalar("SELECT count(*) AS n FROM suggestion_event")))

    qtbot.waitUntil(noted)
    reply = place.laia.run(replies.reply, row.id, cards[0].text(), now=True)
    learned = place.laia.run(learning.learn_from_reply, reply, cards[0].suggestion.answer.name)
    assert learned is not None and learned.rule == cards[0].suggestion.answer.name
    assert place.laia.read(learning.shadow_events)[0].is_right


def test_the_language_is_read_from_the_words_and_not_against_a_correction(
    place: QueueTown, pane: DetailsPane, qtbot: QtBot
) -> None:
    opened(place, pane, qtbot, "Buenos días, necesito el certificado de empadronamiento de toda mi familia")
    row = place.row_of("Núria")
    qtbot.waitUntil(lambda: place.laia.read(reads.contact, row.contact_id).language == "es", timeout=15_000)
    place.laia.run(contacts.correct_contact, row.contact_id, language="ca")
    place.laia.run(contacts.learn_language, row.contact_id, "es")
    assert place.laia.read(reads.contact, row.contact_id).language == "ca"


def test_suggestions_follow_what_the_operator_types(place: QueueTown, pane: DetailsPane, qtbot: QtBot) -> None:
    opened(place, pane, qtbot, "Bon dia, com em puc empadronar al poble?")
    pane.follow("La deixalleria i el punt net obren de dimarts a diumenge, la deixalleria")
    view = pane._suggestions

    def shown() -> list[str]:
        return [card.suggestion.answer.name for card in view._cards]

    qtbot.waitUntil(lambda: "deixalleria" in shown(), timeout=5_000)
    pane.follow("")
    qtbot.waitUntil(lambda: "deixalleria" not in shown()[:1], timeout=5_000)


def test_a_second_look_adds_behind_what_is_there(
    place: QueueTown, pane: DetailsPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = pane._suggestions._answers
    rule = next(answer for answer in answers.answers if answer.name == "deixalleria")
    added = Suggestion(rule, 0.2, (), is_by_meaning=True)
    monkeypatch.setattr(answers, "suggest", lambda *_: [Suggestion(answers.answers[0], 0.6, ("volant",))])
    monkeypatch.setattr(answers, "second_look", lambda _texts, _language, found, limit: [added] * (len(found) < limit))
    cards = opened(place, pane, qtbot, "Necessito el volant")
    first = cards[0].suggestion.answer.name
    qtbot.waitUntil(lambda: len(pane._suggestions._cards) == 2, timeout=15_000)
    names = [card.suggestion.answer.name for card in pane._suggestions._cards]
    assert names == [first, "deixalleria"]
    assert "perhaps, by its meaning" in pane._suggestions._cards[1]._why.text()


def test_a_message_can_be_taught_by_hand(place: QueueTown, pane: DetailsPane, qtbot: QtBot) -> None:
    cards = opened(place, pane, qtbot, "Necessito el volant d'empadronament")
    view = pane._suggestions
    action = QAction(view)
    action.setData(("teach", cards[0].suggestion.answer.name, ""))
    view._on_picked(action)
    qtbot.waitUntil(lambda: bool(place.laia.read(learning.examples)))
    assert place.laia.read(learning.examples)[0].source == "kept"


def test_a_reply_in_another_language_is_noticed_and_holds_nothing_up(
    place: QueueTown, pane: DetailsPane, qtbot: QtBot
) -> None:
    opened(place, pane, qtbot, "Bon dia, necessito el volant d'empadronament per a l'escola")
    with qtbot.waitSignal(
        pane.languages_differ, timeout=15_000, check_params_cb=lambda theirs, typed: bool(theirs)
    ) as told:
        pane.follow("Buenos días, puede pedirlo en la sede electrónica cuando usted quiera")
    assert told.args == ["ca", "es"]
    composer = Composer(place.bridge, ranked())
    qtbot.addWidget(composer)
    composer.hint.warn_of_language(*told.args)
    assert "Spanish" in composer.hint.label.text() and "Catalan" in composer.hint.label.text()
    composer.hint.warn_of_language("", "")
    assert "Enter" in composer.hint.label.text()
    with qtbot.waitSignal(pane.languages_differ, timeout=15_000, check_params_cb=lambda theirs, typed: not theirs):
        pane.follow("Bon dia, ho pots demanar a la seu electrònica quan vulguis")
