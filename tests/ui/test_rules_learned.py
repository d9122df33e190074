"""The files of an answer are sealed and kept with the rule; what a rule learned is listed and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from console.models.rules import rule_from
from console.operations import claims, contacts, learning, office, replies, rules
from console.operations.desk import Desk
from console.ui.answers.gaps import draft_of_reply
from console.ui.answers.history import HistoryDialog
from console.ui.answers.page import RulesPane
from console.ui.buttons import IconButton
from console.ui.timeline.deeds import deeds_of
from tests.ui.test_rules_page import PADRO, open_pane
from tests.ui.timeline_desk import MemoryFiles, Town
from tests.ui.timeline_desk import town as make_town

PAGES = b"%PDF-1.4\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with make_town(tmp_path) as made:
        made.desk.run(office.add_operator, "marta", "Marta Riera", "supervisor")
        made.desk.run(rules.save_rules, [rule_from(PADRO), rule_from({**PADRO, "name": "altres"})], "starter")
        yield made


@pytest.fixture
def desk(town: Town) -> Desk:
    return town.desk


@pytest.fixture
def pane(desk: Desk, qtbot: QtBot) -> Iterator[RulesPane]:
    yield from open_pane(desk, "marta", qtbot)


def replied(town: Town, question: str, reply: str) -> int:
    """A question and Laia's reply to it; returns the id of the reply."""
    town.write(question)
    town.laia.run(claims.claim, town.conversation().id)
    return town.laia.run(replies.reply, town.conversation().id, reply, now=True)


def test_a_file_is_sealed_and_kept_with_the_answer(pane: RulesPane, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    files = MemoryFiles()
    pane.open_rule("padro")
    form = pane.form.files
    assert form.isVisible() and not form.add_button.isEnabled()
    form.keep_in(pane._bridge, files)
    (tmp_path / "full de padró.pdf").write_bytes(PAGES)
    form.add(tmp_path / "full de padró.pdf")
    qtbot.waitUntil(lambda: len(form.kept) == 1)
    assert pane.save_button.isEnabled()
    pane.save()
    qtbot.waitUntil(lambda: desk.read(rules.rule, "padro").version == 2)
    qtbot.waitUntil(lambda: not pane.save_button.isEnabled())
    (kept,) = desk.read(rules.rule, "padro").rule.files
    assert (kept.name, kept.media_type, kept.size) == ("full de padró.pdf", "application/pdf", len(PAGES))
    assert files.get(kept.stored_as) == PAGES
    pane.open_rule("altres")
    assert not form.kept
    pane.open_rule("padro")
    assert [file.stored_as for file in form.kept] == [kept.stored_as]
    form.findChildren(IconButton)[-1].click()
    pane.save()
    qtbot.waitUntil(lambda: desk.read(rules.rule, "padro").version == 3)
    assert desk.read(rules.rule, "padro").rule.files == ()


def test_a_file_that_cannot_go_out_is_said_and_nothing_is_lost(pane: RulesPane, qtbot: QtBot, tmp_path: Path) -> None:
    pane.open_rule("padro")
    pane.form.words.text.setPlainText("Text encara no desat.")
    form = pane.form.files
    form.keep_in(pane._bridge, MemoryFiles())
    (tmp_path / "buit.pdf").write_bytes(b"")
    form.add(tmp_path / "buit.pdf")
    qtbot.waitUntil(form._trouble.isVisible)
    assert "buit.pdf" in form._trouble.text() and form.kept == ()
    form.add(tmp_path / "no hi és.pdf")
    qtbot.waitUntil(lambda: "no hi és.pdf" in form._trouble.text())
    assert pane.form.words.text.toPlainText() == "Text encara no desat."


def test_what_a_rule_learned_is_listed_and_taken_back(pane: RulesPane, town: Town, qtbot: QtBot) -> None:
    message = town.write("on m'he d'apuntar per viure al poble")
    town.desk.run(learning.keep_example, "padro", message)
    dialog = HistoryDialog(pane._bridge, "padro", pane._clock)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.tabs.choose("learned")
    learned = dialog.learned
    qtbot.waitUntil(lambda: learned.list.count() == 1)
    assert "apuntar per viure" in learned.list.item(0).text() and not learned.nothing.isVisible()
    learned.remove_button.click()
    qtbot.waitUntil(learned.nothing.isVisible)
    assert town.desk.read(learning.examples, "padro") == []
    assert not learned.remove_button.isVisible()


def test_a_reply_is_kept_as_a_new_answer(pane: RulesPane, town: Town, qtbot: QtBot) -> None:
    reply_id = replied(town, "on puc carregar el cotxe elèctric", "Al pàrquing del mercat.")
    town.laia.run(contacts.correct_contact, town.conversation().contact_id, language="es")
    said = town.desk.read(learning.exchange, reply_id)
    assert said is not None
    draft = draft_of_reply(reply_id, said)
    assert draft.texts == {"es": "Al pàrquing del mercat."} and draft.keywords == {} and not draft.is_automatic
    assert draft.examples == {"es": ("on puc carregar el cotxe elèctric",)}
    taken = replace(said, rule_names=said.rule_names | {draft.name, f"{draft.name}_2"})
    assert draft_of_reply(reply_id, taken).name == f"{draft.name}_3"
    pane.begin(draft)
    pane.save()
    qtbot.waitUntil(lambda: any(kept.rule.name == draft.name for kept in town.desk.read(rules.rules)))


def test_only_a_supervisor_is_offered_to_keep_it(town: Town) -> None:
    reply_id = replied(town, "hola?", "Digues.")
    asked, said = town.row(reply_id - 1), town.row(reply_id)
    assert "keep_answer" in [deed.verb for deed in deeds_of(said, "telegram", is_supervisor=True)]
    assert "keep_answer" not in [deed.verb for deed in deeds_of(said, "telegram")]
    assert "keep_answer" not in [deed.verb for deed in deeds_of(asked, "telegram", is_supervisor=True)]
