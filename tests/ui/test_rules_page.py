"""The rule table under a supervisor's hands: what is typed is kept, what is wrong is said, what is unsaved is asked about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from console.models.inbound import Batch, InboundMessage, Sender, Update
from console.models.rules import KeptRule, rule_from
from console.models.states import MessageKind
from console.operations import incoming, office, rules
from console.operations.desk import Desk
from console.ui.answers.gaps import draft_of
from console.ui.answers.history import HistoryDialog
from console.ui.answers.page import RulesPane
from console.ui.answers.preview import Bubble, PhoneKey
from console.ui.answers.simulation import SimulationDialog
from console.ui.answers.trial import TrialDialog
from console.ui.bridge import Bridge
from console.ui.buttons import ActionButton
from console.ui.text import PlainLabel
from tests.ui.timeline_desk import town as make_town

PADRO = {
    "name": "padro",
    "titles": {"ca": "Empadronament", "es": "Empadronamiento"},
    "texts": {"ca": "Cal el DNI.", "es": "Hace falta el DNI."},
    "keywords": {"ca": ["padró"], "es": ["padrón"]},
    "topic": "Padró",
    "is_automatic": True,
}
BUS = {"name": "bus", "titles": {"ca": "Autobusos"}, "texts": {"ca": "Passa cada quart."}, "keywords": {"ca": ["bus"]}}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_town(tmp_path) as town:
        town.desk.run(office.add_operator, "marta", "Marta Riera", "supervisor")
        town.desk.run(rules.save_rules, [rule_from(PADRO), rule_from(BUS)], "starter")
        yield town.desk


@pytest.fixture
def pane(desk: Desk, qtbot: QtBot) -> Iterator[RulesPane]:
    yield from open_pane(desk, "marta", qtbot)


def open_pane(desk: Desk, login: str, qtbot: QtBot) -> Iterator[RulesPane]:
    bridge = Bridge(desk.as_actor(desk.read(office.actor, login)))
    made = RulesPane(bridge, desk.engine._clock)  # type: ignore[attr-defined]
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() == 2)
    yield made
    bridge.stop()


def type_into(field: QWidget, text: str) -> None:
    """As a person with a Catalan keyboard: each character as a key event."""
    field.setFocus()
    for character in text:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character))


def is_meant_to_show(widget: QWidget, inside: QWidget) -> bool:
    """Whether nobody has hidden it. A widget that has just come into a layout is shown an event later: an answer of a reader may bring
    another one just then."""
    one: QWidget | None = widget
    while one is not None and one is not inside:
        if one.isHidden() and one.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            return False
        one = one.parentWidget()
    return True


def shown_words(pane: RulesPane) -> list[str]:
    return [label.text() for label in pane.side.findChildren(PlainLabel) if is_meant_to_show(label, pane.side)]


def shown_keys(pane: RulesPane) -> list[PhoneKey]:
    return [key for key in pane.side.findChildren(PhoneKey) if is_meant_to_show(key, pane.side)]


def test_what_is_typed_is_kept_as_a_new_version(pane: RulesPane, desk: Desk, qtbot: QtBot) -> None:
    pane.open_rule("padro")
    assert not pane.save_button.isEnabled()
    pane.form.words.title.selectAll()
    type_into(pane.form.words.title, "Padró: què cal")
    type_into(pane.why, "més clar")
    assert pane.save_button.isEnabled()
    QTest.keyClick(pane.form.words.title, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.read(rules.rule, "padro").version == 2)
    newest = desk.read(rules.versions, "padro")[0]
    assert newest.rule.titles["ca"] == "Padró: què cal" and newest.why == "més clar" and newest.actor == "marta"
    assert newest.rule.texts == PADRO["texts"] and newest.rule.is_automatic


def test_words_of_one_language_survive_a_look_at_another(pane: RulesPane) -> None:
    pane.open_rule("padro")
    pane.form.words.text.setPlainText("Cal el passaport.")
    pane.form.fields["valid_until"].setText("demà")
    pane.form.fields["valid_until"].textEdited.emit("demà")
    assert pane.form.trouble.isVisible() and "demà" in pane.form.trouble.text()
    pane.form.tabs.choose("es")
    assert pane.form.words.text.toPlainText() == "Hace falta el DNI."
    pane.form.tabs.choose("ca")
    assert pane.form.words.text.toPlainText() == "Cal el passaport."


def test_the_preview_shows_what_the_channel_can(pane: RulesPane) -> None:
    pane.open_rule("padro")
    words = shown_words(pane)
    assert "Cal el DNI." in words and "PADRÓ" in words
    assert shown_keys(pane)
    pane.side.channel.setCurrentIndex(pane.side.channel.findData("matrix"))
    assert any("PERSONA" in text for text in shown_words(pane))
    assert not shown_keys(pane)
    pane.form.tabs.choose("es")
    assert any(text.startswith("Hace falta el DNI.") for text in shown_words(pane))


def test_hostile_words_stay_words(pane: RulesPane) -> None:
    pane.open_rule("padro")
    pane.form.words.text.setPlainText("<img src='file:///etc/passwd'><b>hola</b>")
    assert any("<b>hola</b>" in text for text in shown_words(pane))
    assert pane.side.findChildren(Bubble)


def test_two_rules_with_one_keyword_are_seen_while_typing(pane: RulesPane) -> None:
    pane.open_rule("padro")
    before = len(shown_words(pane))
    type_into(pane.form.words.keywords, ", persona")
    assert len(shown_words(pane)) > before
    assert pane.form.draft().keywords["ca"] == ("padró", "persona")


def test_what_the_towns_channel_cannot_send_at_once_is_told(pane: RulesPane) -> None:
    pane.open_rule("padro")
    before = shown_words(pane)
    pane.form.words.text.setPlainText("x" * 4_100)
    added = [text for text in shown_words(pane) if text not in before]
    assert any("Telegram" in text and "4100" in text for text in added), added


def test_leaving_unsaved_work_asks(pane: RulesPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    pane.open_rule("padro")
    type_into(pane.form.words.title, "x")
    asked = []

    def refuse(self: RulesPane) -> bool:
        asked.append(1)
        return False

    monkeypatch.setattr(RulesPane, "may_leave", refuse)
    pane.list.selectRow(pane.model.row_of("bus"))
    assert asked and pane.head.title.text().startswith("Empadronament")
    assert pane.list.selectionModel().selectedRows()[0].row() == pane.model.row_of("padro")


def test_the_list_narrows_without_accents(pane: RulesPane) -> None:
    pane.search.field.setText("padro")
    assert [row.name for row in (pane.model.data(pane.model.index(0, 0), Qt.ItemDataRole.UserRole),)] == ["padro"]
    assert pane.model.rowCount() == 1
    pane.search.field.setText("")
    pane.which.choose("automatic")
    assert pane.model.rowCount() == 1


def test_an_operator_reads_and_cannot_save(desk: Desk, qtbot: QtBot) -> None:
    for pane in open_pane(desk, "laia", qtbot):
        pane.open_rule("padro")
        assert pane.reader_banner.isVisible() and not pane.new_button.isEnabled()
        assert not pane.save_button.isVisible() and not pane.head.remove_button.isVisible()
        type_into(pane.form.words.title, "x")
        pane.save()
    assert desk.read(rules.rule, "padro").version == 1


def test_buttons_are_written_as_lines_and_keep_their_other_languages(pane: RulesPane) -> None:
    pane.open_rule("padro")
    pane.form.buttons.setPlainText("Cita prèvia = CITA\nSeu = https://seu.example")
    pane.form.tabs.choose("es")
    assert pane.form.buttons.toPlainText().startswith("Cita prèvia = CITA")
    pane.form.buttons.setPlainText("Cita previa = CITA\nSede = https://seu.example")
    first, second = pane.form.draft().buttons
    assert first.labels == {"ca": "Cita prèvia", "es": "Cita previa"} and first.sends == "CITA"
    assert second.url == "https://seu.example" and second.labels["es"] == "Sede"


def test_an_earlier_version_comes_back(pane: RulesPane, desk: Desk, qtbot: QtBot) -> None:
    desk.run(rules.save_rule, rule_from({**PADRO, "texts": {"ca": "Text nou.", "es": "Texto nuevo."}}), "prova")
    pane.open_rule("padro")
    dialog = HistoryDialog(pane._bridge, "padro", pane._clock)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.list.count() == 2)
    assert not dialog.back_button.isEnabled()
    dialog.list.setCurrentRow(1)
    assert "Cal el DNI." in dialog.text.toPlainText()
    dialog.back_button.click()
    qtbot.waitUntil(lambda: desk.read(rules.rule, "padro").version == 3)
    assert desk.read(rules.rule, "padro").rule == rule_from(PADRO)


def test_the_past_of_a_rule_shows_what_it_did(pane: RulesPane, desk: Desk, qtbot: QtBot) -> None:
    with desk.engine.transaction("test") as tx:
        for outcome, why, took, status, attempts, age in (
            ("answered", "", 40, 200, 1, None),
            ("answered", "timeout", 5_040, 0, 1, 180_000),
            ("handoff", "outside_unreachable", 12, 0, 2, None),
            ("handoff", "does not find a turn", 90, 200, 1, None),
        ):
            tx.execute(
                "INSERT INTO answer_log (at, rule, version, outcome, why, took_ms, status, attempts, age_ms)"
                " VALUES (:at, 'padro', 1, :outcome, :why, :took, :status, :attempts, :age)",
                at=tx.now,
                outcome=outcome,
                why=why,
                took=took,
                status=status,
                attempts=attempts,
                age=age,
            )
    dialog = HistoryDialog(pane._bridge, "padro", pane._clock)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.log.lines.rowCount() == 4)
    assert not dialog.log.isVisible()
    dialog.tabs.choose("log")
    assert dialog.log.isVisible() and not dialog.nothing.isVisible() and not dialog.back_button.isVisible()
    rows = [[dialog.log.lines.index(row, column).data() for column in range(5)] for row in range(4)]
    assert [row[1] for row in rows] == [
        "passed to a person",
        "passed to a person",
        "answered, with data of 3 min ago",
        "answered",
    ]
    assert rows[1][2:] == ["the town's service cannot be reached", "0.0 s", "×2"]
    assert rows[0][2].strip("\u2068\u2069") == "does not find a turn" and rows[2][3] == "5.0 s" and rows[3][4] == "200"
    dialog.tabs.choose("versions")
    assert dialog.back_button.isVisible()
    other = HistoryDialog(pane._bridge, "bus", pane._clock)
    qtbot.addWidget(other)
    other.tabs.choose("log")
    other.show()
    qtbot.waitUntil(other.nothing.isVisible)


def test_everything_is_reached_by_tab(pane: RulesPane) -> None:
    pane.open_rule("padro")
    wanted = {pane.search.field, pane.list, pane.form.kind, pane.form.words.title, pane.form.words.text, pane.why}
    pane.search.field.setFocus()
    seen: set[QWidget] = set()
    focus: QWidget | None = pane.search.field
    for _ in range(200):
        assert focus is not None
        if focus in seen:
            break
        seen.add(focus)
        focus = focus.nextInFocusChain()
    assert wanted <= seen
    assert all(
        isinstance(field, (QLineEdit, QPlainTextEdit)) and field.accessibleName() for field in pane.form.fields.values()
    )


def test_a_draft_from_a_gap_is_only_suggested() -> None:
    from console.answers.grouping import Group, Question

    questions = tuple(Question(n, n, n, f"on va el gos sense corretja {n}", "Al parc.") for n in range(3))
    rule = draft_of(Group(questions, ("corretja", "sense")))
    assert not rule.is_automatic and rule.texts["ca"] == "Al parc." and len(rule.examples["ca"]) == 3


def test_a_draft_is_tried_as_a_citizen_would(desk: Desk, qtbot: QtBot) -> None:
    from console.sync.parts import Parts
    from console.sync.trying import Tried, try_rule
    from tests.ui.timeline_desk import MemoryFiles

    parts = Parts(desk, MemoryFiles(), lambda _: pytest.fail("no provider is asked"))  # type: ignore[arg-type]
    asked: list[str] = []

    def trial(kept: KeptRule, text: str, language: str, channel: str, state: object) -> Tried:
        asked.append(text)
        return try_rule(parts, kept, text, language=language, channel=channel)

    bridge = Bridge(desk)
    draft = rule_from({**PADRO, "texts": {"ca": "Text de l'esborrany."}})
    dialog = TrialDialog(bridge, KeptRule(0, 0, draft, 0), trial)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.said.text() == "padró"
    QTest.keyClick(dialog.said, Qt.Key.Key_Return)

    def words() -> list[str]:
        QApplication.processEvents()
        return [label.text() for label in dialog.findChildren(PlainLabel) if label.isVisibleTo(dialog)]

    qtbot.waitUntil(lambda: "Text de l'esborrany." in words(), timeout=30_000)
    (person,) = [button for button in dialog.findChildren(ActionButton) if "persona" in button.words]
    person.click()
    qtbot.waitUntil(lambda: len(asked) == 2, timeout=30_000)
    assert asked == ["padró", "PERSONA"]
    assert desk.read(rules.rule, "padro").version == 1
    qtbot.waitUntil(dialog.send_button.isEnabled, timeout=30_000)
    dialog.begin_again()
    bridge.stop()


def test_a_draft_on_the_past_says_how_often_and_opens_each_case(desk: Desk, pane: RulesPane, qtbot: QtBot) -> None:
    channel = desk.read(office.channels)[0]
    for number, text in enumerate(("PADRÓ", "em vull empadronar i no sé com", "padró si us plau")):
        event = InboundMessage(
            f"p{number}", Sender(f"7{number}", "Pau"), f"{number}", 1_795_000_000_000, MessageKind.TEXT, text
        )
        desk.run(incoming.record_batch, channel.id, Batch((Update(f"u{number}", "{}", (event,)),), None, False))
    pane.open_rule("padro")
    dialog = SimulationDialog(pane._bridge, pane._clock, pane.form.draft())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.which.choose("all")
    qtbot.waitUntil(lambda: dialog.list.count() == 2, timeout=20_000)
    assert "2" in dialog.headline.text()
    with qtbot.waitSignal(dialog.conversation_wanted) as wanted:
        dialog.list.itemActivated.emit(dialog.list.item(0))
    assert all(isinstance(number, int) for number in wanted.args)


def test_closing_the_window_ends_the_run(pane: RulesPane, qtbot: QtBot) -> None:
    pane.open_rule("padro")
    dialog = SimulationDialog(pane._bridge, pane._clock, pane.form.draft())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.reject()
    assert dialog._stop.is_set()
