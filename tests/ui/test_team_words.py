"""A word to the team on screen: above the panes within a moment, read by a key, taken back in front of everybody."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QListWidget, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from console.models.records import Team
from console.models.team_words import Reader, TeamWord
from console.operations import office, team_words
from console.ui.dialogs.word import WordDialog
from console.ui.word_bar import WordBar
from tests.flows.keyboard_office import WAIT_MS, Office, in_front


def word(number: int = 1, text: str = "Avui tanquem a les 13 h", team: str | None = None) -> TeamWord:
    readers = (Reader("jordi", "Jordi Puig", None), Reader("laia", "Laia Ferrer", 1_790_000_000_000))
    return TeamWord(number, "marta", "Marta Riera", team, text, 1_790_000_000_000, 1_790_003_600_000, None, readers)


def test_the_bar_tells_one_after_the_other(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    bar = WordBar()
    QVBoxLayout(holder).addWidget(bar)
    holder.resize(700, 200)
    holder.show()
    assert not bar.isVisible()
    bar.show_words([word(), word(2, "Reunió", "Padró")])
    assert bar.isVisible() and (bar._who.text(), bar._text.text()) == ("Marta Riera:", "Avui tanquem a les 13 h")
    assert bar._rest.text() == "1 more"
    with qtbot.waitSignal(bar.read) as said:
        bar.button.click()
    assert said.args == [1]
    bar.show_words([word(2, "Reunió", "Padró")])
    assert bar._who.text() == "Marta Riera to Padró:" and not bar._rest.isVisible()
    # What a colleague wrote is never markup, and a long word is read whole.
    bar.show_words([word(3, "<b>Avui</b> " + "paraula " * 28)])
    assert bar._text.text().startswith("<b>Avui</b>")
    qtbot.waitUntil(lambda: bar._text.height() >= 2 * bar._text.fontMetrics().height(), timeout=WAIT_MS)
    bar.show_words([])
    assert not bar.isVisible()


def test_the_dialog_tells_who_has_read_it(qtbot: QtBot) -> None:
    dialog = WordDialog([Team(1, "Padró")], [word()], 1_790_000_060_000)
    qtbot.addWidget(dialog)
    assert not dialog.accept_button.isEnabled()
    dialog._text.setPlainText("x" * 241)
    assert not dialog.accept_button.isEnabled()
    dialog._text.setPlainText(" Avui\n tanquem ")
    assert dialog.accept_button.isEnabled() and dialog.text() == "Avui tanquem" and dialog.team() is None
    dialog._to.setCurrentIndex(1)
    assert dialog.team() == "Padró"
    standing = dialog.findChild(QListWidget)
    assert isinstance(standing, QListWidget)
    item = standing.item(0)
    assert "Avui tanquem a les 13 h" in item.text()
    assert "Read by: Laia Ferrer" in standing.item(1).text() and "Not yet: Jordi Puig" in standing.item(1).text()
    standing.setCurrentItem(item)
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Take it back")
    with qtbot.waitSignal(dialog.withdrawn) as said:
        button.click()
    assert said.args == [1]


@pytest.fixture
def at(qtbot: QtBot) -> Iterator[Office]:
    made = Office()
    with in_front(made, qtbot):
        yield made
    made.close()


def test_it_reaches_an_open_window_and_leaves_it(at: Office, qtbot: QtBot) -> None:
    bar = at.window.words.bar
    number = at.marta.run(team_words.say, "Avui tanquem a les 13 h")
    qtbot.waitUntil(bar.isVisible, timeout=WAIT_MS)
    assert bar._text.text() == "Avui tanquem a les 13 h"
    at.window.registry.action("word_read").trigger()
    qtbot.waitUntil(lambda: not bar.isVisible(), timeout=WAIT_MS)
    (standing,) = at.marta.read(team_words.live_words)
    assert {reader.login for reader in standing.readers if reader.seen_at} == {"laia"}
    other = at.marta.run(team_words.say, "I demà també")
    qtbot.waitUntil(bar.isVisible, timeout=WAIT_MS)
    at.marta.run(team_words.withdraw, other)
    qtbot.waitUntil(lambda: not bar.isVisible(), timeout=WAIT_MS)
    assert (
        number != other
        and at.desk.read(office.actor, "laia").is_supervisor is at.window.registry.action("word").isEnabled()
    )
