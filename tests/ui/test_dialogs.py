"""Transfer, snooze, close and the plain questions, by keyboard: what is needed, what is guessed, what Enter does."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QDialog, QRadioButton
from pytestqt.qtbot import QtBot

from console.models.opening import Opening
from console.models.records import Operator, Team
from console.models.states import ResolveReason
from console.ui.dialogs.verbs import (
    CITIZEN_TEXTS,
    AssignDialog,
    EditDialog,
    ReasonDialog,
    ResolveDialog,
    SnoozeDialog,
    TransferDialog,
    VerbDialog,
    snooze_presets,
)
from tests.flows.test_window import type_text

PEOPLE = [
    Operator(2, "jordi", "Jordi Bosch", "operator", "break", None, True, 1),
    Operator(3, "marta", "Marta Riera", "supervisor", "available", None, True, 1),
]
TEAMS = [Team(1, "Padró")]


def show(qtbot: QtBot, dialog: VerbDialog) -> None:
    qtbot.addWidget(dialog)
    dialog.open()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()


def press_enter(dialog: QDialog) -> None:
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)


def test_a_transfer_needs_more_than_the_beginning_of_a_note(qtbot: QtBot) -> None:
    dialog = TransferDialog(PEOPLE, TEAMS, "Padró", "ca")
    show(qtbot, dialog)
    assert dialog._note.toPlainText() == "Padró: "
    assert dialog._note.hasFocus()
    assert not dialog.accept_button.isEnabled()
    # The cursor stands behind the beginning, so one simply writes on.
    type_text(dialog._note, "vol el volant avui, ç")
    assert dialog._note.toPlainText() == "Padró: vol el volant avui, ç"
    assert dialog.accept_button.isEnabled()
    QTest.keyClick(dialog._note, Qt.Key.Key_Tab)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    with qtbot.waitSignal(dialog.accepted):
        press_enter(dialog)
    assert (dialog.choice().to, dialog.choice().note) == ("marta", "Padró: vol el volant avui, ç")
    assert dialog.choice().citizen_text == ""


def test_people_who_are_there_come_first_then_teams(qtbot: QtBot) -> None:
    dialog = TransferDialog(PEOPLE, TEAMS, None)
    show(qtbot, dialog)
    assert [dialog._to.itemText(n) for n in range(3)] == [
        "Marta Riera · Available",
        "Jordi Bosch · On a break",
        "Team Padró",
    ]
    dialog._to.setFocus()
    QTest.keyClick(dialog._to, Qt.Key.Key_End)
    assert dialog.choice().to == "Padró"
    assert dialog._note.toPlainText() == ""


@pytest.mark.parametrize("language", ["ca", "es", "en", "ar", None])
def test_the_citizen_is_told_only_when_wanted_and_in_their_language(qtbot: QtBot, language: str | None) -> None:
    dialog = TransferDialog(PEOPLE, TEAMS, "Padró", language)
    show(qtbot, dialog)
    type_text(dialog._note, "res")
    box = dialog.findChild(QCheckBox)
    assert box is not None
    assert not dialog._text.isVisible()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert dialog._text.isVisible()
    assert dialog.choice().citizen_text == CITIZEN_TEXTS.get(language or "", CITIZEN_TEXTS["ca"])
    dialog._text.clear()
    assert not dialog.accept_button.isEnabled(), "an empty text cannot be told"
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert dialog.accept_button.isEnabled()


def test_nobody_to_transfer_to(qtbot: QtBot) -> None:
    dialog = TransferDialog([], [], None)
    show(qtbot, dialog)
    type_text(dialog._note, "res")
    assert not dialog.accept_button.isEnabled()


SPLIT = Opening(
    weekly={day: (("08:30", "14:00"), ("16:30", "19:00")) for day in range(5)}, holidays={"2026-12-08": "la Immaculada"}
)
MADRID = ZoneInfo("Europe/Madrid")


def presets(now: datetime, hours: Opening) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, when in snooze_presets(now, hours):
        found.setdefault(key, []).append(when.strftime("%a %d %H:%M"))
    return found


def test_presets_are_when_the_door_opens() -> None:
    assert presets(datetime(2026, 11, 24, 10, 0, tzinfo=MADRID), SPLIT) == {
        "hour": ["Tue 24 11:00"],
        "today": ["Tue 24 16:30"],
        "tomorrow": ["Wed 25 08:30"],
        "day": ["Mon 30 08:30"],
    }
    # On Friday evening the next open day is Monday, said once; after it comes a Tuesday that is a holiday.
    assert presets(datetime(2026, 11, 27, 18, 0, tzinfo=MADRID), SPLIT) == {
        "hour": ["Fri 27 19:00"],
        "day": ["Mon 30 08:30"],
    }
    assert presets(datetime(2026, 12, 7, 16, 10, tzinfo=MADRID), SPLIT) == {
        "hour": ["Mon 07 17:10"],
        "day": ["Wed 09 08:30", "Mon 14 08:30"],
    }


def test_presets_of_a_town_without_hours() -> None:
    assert presets(datetime(2026, 11, 24, 10, 0, tzinfo=MADRID), Opening()) == {
        "hour": ["Tue 24 11:00"],
        "today": ["Tue 24 16:00"],
        "tomorrow": ["Wed 25 09:00"],
        "day": ["Mon 30 09:00"],
    }
    assert presets(datetime(2026, 11, 29, 12, 0, tzinfo=MADRID), Opening())["tomorrow"] == ["Mon 30 09:00"]


def test_a_town_that_never_opens_is_offered_an_hour() -> None:
    closed = Opening(weekly={0: (("09:00", "14:00"),)}, holidays={f"{d:%Y-%m-%d}": "x" for d in days_of_a_year()})
    assert list(presets(datetime(2026, 11, 24, 10, 0, tzinfo=MADRID), closed)) == ["hour"]


def days_of_a_year() -> list[date]:
    return [date(2026, 11, 1) + timedelta(days=number) for number in range(500)]


def test_snoozing_by_arrows_and_enter(qtbot: QtBot) -> None:
    now = datetime(2026, 11, 24, 10, 0, tzinfo=MADRID)
    dialog = SnoozeDialog(now, SPLIT)
    show(qtbot, dialog)
    texts = [button.text() for button in dialog.findChildren(QRadioButton)]
    assert texts[0] == "In one hour, at 11:00"
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.accepted):
        press_enter(dialog)
    assert datetime.fromtimestamp(dialog.until_ms() / 1000).strftime("%d %H:%M") == "25 08:30"


def test_a_date_of_ones_own_chooses_itself(qtbot: QtBot) -> None:
    dialog = SnoozeDialog(datetime(2026, 11, 24, 10, 0, tzinfo=MADRID), SPLIT)
    show(qtbot, dialog)
    edit = dialog.findChild(QDateTimeEdit)
    assert edit is not None
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert dialog.findChildren(QRadioButton)[-1].isChecked()
    assert dialog.until_ms() == edit.dateTime().toMSecsSinceEpoch()


def test_closing_takes_one_key(qtbot: QtBot) -> None:
    dialog = ResolveDialog(None, ["Residus", "Multes"], "Padró")
    show(qtbot, dialog)
    with qtbot.waitSignal(dialog.accepted):
        press_enter(dialog)
    assert (dialog.choice().reason, dialog.choice().topic) == (ResolveReason.SOLVED, "Padró")


def test_a_reason_is_chosen_with_the_arrows(qtbot: QtBot) -> None:
    dialog = ResolveDialog("Padró", ["Padró", "Residus"], "Multes")
    show(qtbot, dialog)
    assert [dialog._topic.itemText(n) for n in range(dialog._topic.count())] == ["Padró", "Residus"]
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
    with qtbot.waitSignal(dialog.accepted):
        press_enter(dialog)
    assert dialog.choice().reason == ResolveReason.NO_ANSWER


def test_a_topic_of_ones_own(qtbot: QtBot) -> None:
    dialog = ResolveDialog(None, [], None)
    show(qtbot, dialog)
    assert dialog.choice().topic is None
    dialog._topic.setFocus()
    line = dialog._topic.lineEdit()
    assert line is not None
    type_text(line, "Festa major")
    assert dialog.choice().topic == "Festa major"


def test_a_reason_must_be_written(qtbot: QtBot) -> None:
    dialog = ReasonDialog("Take over", "Why?", "Take over")
    show(qtbot, dialog)
    assert not dialog.accept_button.isEnabled()
    type_text(dialog.focusWidget(), "  ha marxat ")
    assert dialog.accept_button.isEnabled()
    assert dialog.reason() == "ha marxat"


def test_esc_leaves_every_question_unanswered(qtbot: QtBot) -> None:
    for dialog in (
        TransferDialog(PEOPLE, TEAMS, None),
        SnoozeDialog(datetime.now().astimezone(), Opening()),
        ResolveDialog(None, []),
        ReasonDialog("a", "b", "c"),
        AssignDialog(PEOPLE),
        EditDialog("text"),
    ):
        show(qtbot, dialog)
        with qtbot.waitSignal(dialog.rejected):
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
