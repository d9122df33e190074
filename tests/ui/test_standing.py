"""Words written while the office does not answer: kept, and not sent before whatever changed meanwhile has been seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.answers.index import AnswerIndex
from console.operations import claims, conversations, reads, replies
from console.ui.composer.standing import Standing
from console.ui.composer.view import Composer
from tests.ui.composer_desk import composer_of
from tests.ui.queue_town import QueueTown, queue_town


@pytest.fixture
def town(tmp_path: Path, qtbot: QtBot) -> Iterator[QueueTown]:
    with queue_town(tmp_path, qtbot) as made:
        yield made


@pytest.fixture
def composer(town: QueueTown) -> Iterator[Composer]:
    with composer_of(town, AnswerIndex([])) as made:
        town.laia.run(claims.claim, town.row_of("Núria").id)
        made.update_row(town.row_of("Núria"))
        yield made


def sent(composer: Composer) -> list[object]:
    found: list[object] = []
    composer.reply_submitted.connect(found.append)
    return found


def write_offline(composer: Composer, text: str = "Vingui dimarts") -> None:
    composer.standing.set_cut(True)
    composer.box.insertPlainText(text)


def test_nothing_goes_out_while_the_office_does_not_answer(composer: Composer, qtbot: QtBot) -> None:
    gone = sent(composer)
    write_offline(composer)
    assert composer.standing.banner.isVisible() and "does not answer" in composer.standing.banner.accessibleName()
    assert not composer._send.isEnabled()
    composer.submit()
    assert gone == []
    composer.standing.set_cut(False)
    assert composer.standing.standing is Standing.CHECKING and not composer._send.isEnabled()
    composer.submit()
    assert gone == []
    # Nothing has changed: it goes without a question.
    qtbot.waitUntil(lambda: composer.standing.standing is Standing.CURRENT)
    assert not composer.standing.isVisible()
    composer.submit()
    assert len(gone) == 1


@pytest.mark.parametrize(
    ("act", "words"),
    [
        ("answered", "Somebody has answered."),
        ("closed", "It was closed."),
        ("taken", "Marta Riera has taken it."),
        ("released", "It went back to the queue."),
        ("wrote", "The citizen has written again."),
    ],
)
def test_what_changed_meanwhile_is_shown_before_anything_is_sent(
    composer: Composer, town: QueueTown, qtbot: QtBot, act: str, words: str
) -> None:
    gone, number = sent(composer), town.row_of("Núria").id
    write_offline(composer)
    town.clock.step(60_000)
    if act == "wrote":
        town.write("Núria", "Encara hi sou?")
    elif act == "closed":
        town.laia.run(conversations.resolve, number)
    elif act != "answered":
        town.laia.run(claims.release, number)
    if act == "taken":
        town.marta.run(claims.claim, number)
    if act == "answered":
        town.laia.run(replies.reply, number, "Ja està", now=True)
    composer.standing.set_cut(False)
    qtbot.waitUntil(lambda: composer.standing.standing is Standing.CONFLICT)
    assert words in composer.standing.banner.accessibleName()
    composer.submit()
    assert gone == [] and composer.box.toPlainText() == "Vingui dimarts"
    QTest.mouseClick(composer.standing.banner.button, Qt.MouseButton.LeftButton)
    assert composer.standing.standing is Standing.CURRENT
    composer.update_row(town.row_of("Núria"))
    composer.submit()
    # Whoever holds it now answers; what is free or mine may go.
    assert len(gone) == (0 if act in ("closed", "taken") else 1)


def test_a_conflict_waits_while_another_conversation_is_open(composer: Composer, town: QueueTown, qtbot: QtBot) -> None:
    town.write("Oriol")
    write_offline(composer)
    town.clock.step(60_000)
    town.write("Núria", "Encara hi sou?")
    composer.standing.set_cut(False)
    qtbot.waitUntil(lambda: composer.standing.standing is Standing.CONFLICT)
    composer.set_conversation(town.row_of("Oriol"), {})
    assert composer.standing.may_send()
    composer.set_conversation(town.row_of("Núria"), {})
    assert not composer.standing.may_send()
    assert composer.box.toPlainText() == "Vingui dimarts"


def test_an_empty_box_has_no_conflict(composer: Composer, town: QueueTown, qtbot: QtBot) -> None:
    composer.standing.set_cut(True)
    town.clock.step(60_000)
    town.write("Núria", "Encara hi sou?")
    composer.standing.set_cut(False)
    qtbot.waitUntil(lambda: composer.standing.standing is Standing.CURRENT)


@pytest.mark.expects_warnings
def test_a_draft_that_could_not_be_kept_is_kept_when_the_way_is_back(
    composer: Composer, town: QueueTown, qtbot: QtBot
) -> None:
    number = town.row_of("Núria").id
    with town.engine.transaction("gone") as tx:
        tx.execute("ALTER TABLE draft RENAME TO elsewhere")
    write_offline(composer)
    with qtbot.waitSignal(town.bridge.problem_raised):
        composer.save_draft()
    with town.engine.transaction("back") as tx:
        tx.execute("ALTER TABLE elsewhere RENAME TO draft")
    composer.standing.set_cut(False)
    me = town.bridge.me or 0
    qtbot.waitUntil(lambda: town.laia.read(reads.drafts, number, me).get(False) is not None)
    assert town.laia.read(reads.drafts, number, me)[False].text == "Vingui dimarts"
