"""The page of shortcuts with real key events: recorded, refused with a sentence, reset, and followed by the whole window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTableWidget
from pytestqt.qtbot import QtBot

from console.ui import actions
from console.ui.actions import ACTIONS, ActionRegistry, key_text
from console.ui.dialogs.help import HelpSheet
from console.ui.frame import TopBar
from console.ui.settings.keys import KeysPage
from console.ui.settings.view import SettingsDialog
from console.ui.shortcuts import keys_in_force
from tests.ui.settings_page import Place

CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def place(tmp_path: Path, qapp: QApplication) -> Iterator[Place]:
    made = Place(tmp_path)
    yield made
    made.bridge.stop()
    actions._IN_FORCE.update({spec.id: spec.keys for spec in ACTIONS})


@pytest.fixture
def dialog(place: Place, qtbot: QtBot) -> SettingsDialog:
    shown = place.open(qtbot.addWidget)
    with qtbot.waitActive(shown):
        shown.activateWindow()
    shown.show_page("keys")
    return shown


@pytest.fixture
def page(dialog: SettingsDialog) -> KeysPage:
    found = dialog.page("keys")
    assert isinstance(found, KeysPage)
    found.table.setFocus()
    return found


def go_to(page: KeysPage, action_id: str) -> None:
    """Down from the top until the row is reached, as a finger does it."""
    page.table.setCurrentCell(1, 0)
    for _ in range(page.table.rowCount()):
        if page.table.current_id() == action_id:
            return
        QTest.keyClick(page.table, Qt.Key.Key_Down)
    raise AssertionError(f"{action_id} is not reached with the arrows")


def record(page: KeysPage, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.table.listening
    QTest.keyClick(page.table, key, modifiers)


def shown_keys(table: QTableWidget, action_id: str) -> str:
    for row in range(table.rowCount()):
        item = table.item(row, 0)
        if item is not None and item.data(Qt.ItemDataRole.UserRole) == action_id:
            keys = table.item(row, 1)
            return "" if keys is None else keys.text()
    return "-"


def said(page: KeysPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if not label.isHidden())


def kept(place: Place, qtbot: QtBot, wishes: dict[str, str]) -> None:
    qtbot.waitUntil(lambda: place.load().value("shortcuts") == wishes)


def test_every_action_is_listed_with_its_key(page: KeysPage) -> None:
    for spec in ACTIONS:
        text = shown_keys(page.table, spec.id)
        assert text.startswith(key_text(spec.id) or "–"), spec.id
        assert ("(always)" in text) == spec.is_fixed


def test_a_pressed_key_is_kept(place: Place, page: KeysPage, qtbot: QtBot) -> None:
    go_to(page, "transfer")
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert "Press the new keys for «Transfer…»" in said(page)
    # Only Ctrl is down so far.
    QTest.keyPress(page.table, Qt.Key.Key_Control, CONTROL)
    assert page.table.listening == "transfer"
    QTest.keyClick(page.table, Qt.Key.Key_Y, CONTROL | SHIFT)
    assert "«Transfer…» is Ctrl+Shift+Y from now on." in said(page)
    kept(place, qtbot, {"transfer": "Ctrl+Shift+Y"})
    assert shown_keys(page.table, "transfer") == "Ctrl+Shift+Y"
    qtbot.waitUntil(lambda: place.applied == ["shortcuts"])


@pytest.mark.parametrize(
    ("key", "modifiers", "sentence"),
    [
        (Qt.Key.Key_E, CONTROL | ALT, "Ctrl+Alt+E is AltGr"),
        (Qt.Key.Key_E, ALT, "Alt+E opens menus"),
        (Qt.Key.Key_Down, ALT | SHIFT, "changes the keyboard layout"),
        (Qt.Key.Key_C, CONTROL, "needed for writing"),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "needed for writing"),
        (Qt.Key.Key_J, Qt.KeyboardModifier.NoModifier, "J alone would fire while typing"),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, "F1 always does «Shortcuts and help»"),
        (Qt.Key.Key_F6, SHIFT, "Shift+F6 always does «Previous pane»"),
        (Qt.Key.Key_K, CONTROL, "Ctrl+K already does «Commands and search»"),
        (Qt.Key.Key_F4, ALT, "belongs to the computer"),
    ],
)
def test_what_must_not_be_is_refused_with_a_sentence(
    place: Place, page: KeysPage, key: Qt.Key, modifiers: Qt.KeyboardModifier, sentence: str
) -> None:
    go_to(page, "transfer")
    record(page, key, modifiers)
    assert sentence in said(page)
    assert shown_keys(page.table, "transfer") == "Ctrl+Shift+T"
    assert page.table.listening == ""
    assert place.load().value("shortcuts") == {}


def test_esc_and_leaving_the_list_change_nothing(dialog: SettingsDialog, page: KeysPage) -> None:
    go_to(page, "transfer")
    record(page, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert page.table.listening == ""
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    page.reset_all_button.setFocus()
    dialog.pages.setFocus()
    assert page.table.listening == ""
    assert shown_keys(page.table, "transfer") == "Ctrl+Shift+T"


def test_fixed_keys_cannot_be_changed(page: KeysPage) -> None:
    go_to(page, "help")
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.table.listening == ""
    assert not page.change_button.isEnabled()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert shown_keys(page.table, "help").startswith("F1")


def test_a_key_is_taken_away_and_given_back(place: Place, page: KeysPage, qtbot: QtBot) -> None:
    go_to(page, "transfer")
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    kept(place, qtbot, {"transfer": ""})
    assert shown_keys(page.table, "transfer") == "–"
    # Its key is free now and another action takes it: then it cannot be given back.
    go_to(page, "snooze")
    record(page, Qt.Key.Key_T, CONTROL | SHIFT)
    kept(place, qtbot, {"transfer": "", "snooze": "Ctrl+Shift+T"})
    go_to(page, "transfer")
    QTest.keyClick(page.reset_button, Qt.Key.Key_Space)
    assert "Ctrl+Shift+T already does «Snooze…»" in said(page)
    go_to(page, "snooze")
    QTest.keyClick(page.reset_button, Qt.Key.Key_Space)
    kept(place, qtbot, {"transfer": ""})
    go_to(page, "transfer")
    QTest.keyClick(page.reset_button, Qt.Key.Key_Space)
    kept(place, qtbot, {})
    assert shown_keys(page.table, "transfer") == "Ctrl+Shift+T"


def test_all_are_given_back_at_once(place: Place, page: KeysPage, qtbot: QtBot) -> None:
    assert not page.reset_all_button.isEnabled()
    for action_id, key in (("transfer", Qt.Key.Key_F7), ("snooze", Qt.Key.Key_F8)):
        go_to(page, action_id)
        record(page, key)
    kept(place, qtbot, {"transfer": "F7", "snooze": "F8"})
    QTest.keyClick(page.reset_all_button, Qt.Key.Key_Space)
    kept(place, qtbot, {})
    assert "first keys again" in said(page)


def test_letters_are_off_until_turned_on(place: Place, page: KeysPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.letters.field.inputs()[0], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: shown_keys(page.table, "next_conversation") == "Alt+Down · J")
    go_to(page, "attach")
    record(page, Qt.Key.Key_G)
    kept(place, qtbot, {"attach": "G"})
    assert shown_keys(page.table, "attach") == "G"


def test_an_action_is_found_by_its_name_and_by_its_key(page: KeysPage) -> None:
    page._search.setFocus()
    QTest.keyClicks(page._search, "ctrl+k")
    assert [page.table.item(row, 0).text() for row in range(page.table.rowCount())] == [  # type: ignore[union-attr]
        "Window",
        "Commands and search",
    ]
    page._search.clear()
    QTest.keyClicks(page._search, "snooze")
    assert shown_keys(page.table, "snooze") == "Ctrl+Shift+P"
    assert shown_keys(page.table, "transfer") == "-"


def test_everybody_who_shows_a_key_follows(qtbot: QtBot, qapp: QApplication) -> None:
    """Tooltips, menus and the F1 sheet ask for the keys in force; none is written twice."""
    bar = TopBar("Vallserena", "OAC", "Laia", is_training=False)
    qtbot.addWidget(bar)
    registry = ActionRegistry(bar)
    try:
        registry.rebind(keys_in_force({"lock": "F9", "palette": "", "snooze": "F8"}, letters=True))
        bar.retranslate()
        assert bar._lock.toolTip() == "Lock the screen (F9)"
        assert bar._search._keys == ""
        assert registry.action("lock").toolTip() == "Lock the screen (F9)"
        sheet = HelpSheet(registry, bar)
        keys = {words: keys for lines in sheet.lines.values() for keys, words in lines}
        shown = {label.text() for label in sheet.findChildren(QLabel)}
        assert keys["Lock the screen"] == "F9" and keys["Next conversation"] == "Alt+Down · J"
        assert set(keys) <= shown and "Commands and search" not in shown
        assert actions.how_to_begin() == "Choose a conversation, or press F2 to take the next one."
        registry.rebind(keys_in_force({"claim_next": ""}, letters=False))
        assert actions.how_to_begin() == "Choose a conversation in the list."
    finally:
        registry.rebind({spec.id: spec.keys for spec in ACTIONS})
