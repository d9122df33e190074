"""The settings page: every declared setting is on it and does something; each change is kept and announced at once."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

import console
from console.models.problems import Problem
from console.settings import SETTINGS
from console.ui.dialogs.pin import PinDialog
from console.ui.settings.about import COMPONENTS, AboutPage, licence_text
from console.ui.settings.boxes import Box, ConnectionBox, PinBox, WipeBox, WipeDialog
from console.ui.settings.possible import NOT_IN_TRAINING
from console.ui.settings.rows import CheckField, ChoiceField, HoursField, NumberField, ProxyField, TextField
from console.ui.settings.services import ChannelTest
from console.ui.settings.texts import NAMES, ON_THE_KEYS_PAGE, PAGES
from console.ui.settings.view import SettingsDialog
from console.ui.translations import use_language
from tests.ui.settings_page import Place

CODE = Path(console.__file__).parent
Open = Callable[..., SettingsDialog]


@pytest.fixture
def place(tmp_path: Path, qapp: QApplication) -> Iterator[Place]:
    made = Place(tmp_path)
    yield made
    made.bridge.stop()
    use_language(qapp, "en")


@pytest.fixture
def page(place: Place, qtbot: QtBot) -> SettingsDialog:
    shown = place.open(qtbot.addWidget)
    with qtbot.waitActive(shown):
        shown.activateWindow()
    return shown


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def kept(place: Place, qtbot: QtBot, key: str, value: object) -> None:
    """The value is announced, and a new start reads it."""
    qtbot.waitUntil(lambda: place.load().value(key) == value and key in place.applied)


KEPT_BY_THE_WINDOW = {"window_place"}
"""Nobody types where a window stands."""


def test_every_declared_setting_is_on_one_page() -> None:
    shown = [key for spec in PAGES for group in spec.groups for key in group.keys]
    declared = {setting.key for setting in SETTINGS} - KEPT_BY_THE_WINDOW
    assert sorted([*shown, *ON_THE_KEYS_PAGE]) == sorted(declared)
    assert set(NAMES) == declared - {"shortcuts"}


def test_every_declared_setting_has_an_effect() -> None:
    """Somebody other than this page and the doctor asks for its value."""
    asked: set[str] = set()
    for path in CODE.rglob("*.py"):
        if "ui/settings" not in path.as_posix():
            asked |= set(re.findall(r"\bvalue\(\"(\w+)\"\)", path.read_text(encoding="utf-8")))
    assert {setting.key for setting in SETTINGS} - asked == set()


def test_a_check_mark_is_kept_with_the_space_bar(place: Place, page: SettingsDialog, qtbot: QtBot) -> None:
    page.show_page("notices")
    field = page.row("sounds").field
    assert isinstance(field, CheckField)
    assert field.box.isChecked()
    QTest.keyClick(field.box, Qt.Key.Key_Space)
    kept(place, qtbot, "sounds", False)


def test_a_choice_is_kept_with_the_arrows(place: Place, page: SettingsDialog, qtbot: QtBot) -> None:
    field = page.row("theme").field
    assert isinstance(field, ChoiceField)
    QTest.keyClick(field.combo, Qt.Key.Key_Down)
    kept(place, qtbot, "theme", "light")
    field = page.row("text_scale").field
    assert isinstance(field, ChoiceField)
    assert [field.combo.itemText(n) for n in range(field.combo.count())] == ["90 %", "100 %", "115 %", "130 %", "150 %"]
    QTest.keyClick(field.combo, Qt.Key.Key_Down)
    kept(place, qtbot, "text_scale", 115)


def test_a_number_is_kept_when_it_is_whole(place: Place, page: SettingsDialog, qtbot: QtBot) -> None:
    field = page.row("wait_target_minutes").field
    assert isinstance(field, NumberField)
    field.spin.setFocus()
    field.spin.selectAll()
    QTest.keyClicks(field.spin, "25")
    assert place.applied == [], "not at each of its digits"
    QTest.keyClick(field.spin, Qt.Key.Key_Tab)
    kept(place, qtbot, "wait_target_minutes", 25)
    assert field.spin.maximum() == 10_080


def test_a_text_is_kept_when_the_field_is_left(place: Place, page: SettingsDialog, qtbot: QtBot) -> None:
    field = page.row("office_name").field
    assert isinstance(field, TextField)
    field.line.setFocus()
    QTest.keyClicks(field.line, "Ajuntament")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    kept(place, qtbot, "office_name", "Ajuntament")
    assert page.isVisible(), "Enter in a field keeps the value and closes nothing"


def test_hours_are_off_or_from_and_to(place: Place, page: SettingsDialog, qtbot: QtBot) -> None:
    page.show_page("notices")
    field = page.row("do_not_disturb").field
    assert isinstance(field, HoursField)
    assert not field.start.isEnabled()
    QTest.keyClick(field.box, Qt.Key.Key_Space)
    kept(place, qtbot, "do_not_disturb", "14:00-16:00")
    QTest.keyClick(field.start, Qt.Key.Key_Up)
    kept(place, qtbot, "do_not_disturb", "15:00-16:00")
    QTest.keyClick(field.box, Qt.Key.Key_Space)
    kept(place, qtbot, "do_not_disturb", "")


def test_a_proxy_is_like_the_system_none_or_an_address(place: Place, page: SettingsDialog, qtbot: QtBot) -> None:
    page.show_page("connection")
    field = page.row("proxy").field
    assert isinstance(field, ProxyField)
    assert field.line.isHidden()
    QTest.keyClick(field.combo, Qt.Key.Key_Down)
    kept(place, qtbot, "proxy", "none")
    QTest.keyClick(field.combo, Qt.Key.Key_Down)
    assert not field.line.isHidden()
    QTest.keyClicks(field.line, "http://u:p@proxy.example")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "proxy cannot be" in words(page))
    assert place.load().value("proxy") == "none", "a password is no setting"
    QTest.keyClick(field.combo, Qt.Key.Key_End)
    QTest.keyClicks(field.line, "http://proxy.example:3128")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    kept(place, qtbot, "proxy", "http://proxy.example:3128")


def test_what_it_has_fixed_is_shown_locked(place: Place, qtbot: QtBot) -> None:
    (place.folder / "policy.toml").write_text("lock_after_minutes = 3\nshortcuts = {}\n")
    page = place.open(qtbot.addWidget, VENTANILLA_SOUNDS="no")
    page.show_page("privacy")
    row = page.row("lock_after_minutes")
    assert isinstance(row.field, NumberField)
    assert (row.field.spin.value(), row.field.spin.isEnabled()) == (3, False)
    assert "IT manages this value" in words(row)
    assert "IT manages this value" not in words(page.row("mask_phones"))
    page.show_page("notices")
    row = page.row("sounds")
    assert isinstance(row.field, CheckField)
    assert (row.field.box.isChecked(), row.field.box.isEnabled()) == (False, False)
    assert "Fixed for this run from outside" in words(row)
    page.show_page("keys")
    keys: Any = page.page("keys")
    assert "IT manages this value" in words(keys)
    assert not keys.change_button.isEnabled()
    QTest.keyClick(keys.table, Qt.Key.Key_Return)
    assert keys.table.listening == ""


def test_what_can_do_nothing_here_is_not_offered_and_says_why(
    place: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = place.open(qtbot.addWidget)
    row = page.row("close_to_tray")
    assert not row.field.inputs()[0].isEnabled() and "no tray" in words(row)
    assert page.row("start_with_system").field.inputs()[0].isEnabled()
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    page.build()
    row = page.row("close_to_tray")
    assert row.field.inputs()[0].isEnabled() and "no tray" not in words(row)
    place.services.is_training = True
    page.build()
    for key in NOT_IN_TRAINING:
        assert not page.row(key).field.inputs()[0].isEnabled() and "training town" in words(page.row(key)), key
    assert page.row("sounds").field.inputs()[0].isEnabled()


def test_what_cannot_be_kept_is_told_and_not_shown(place: Place, page: SettingsDialog, qtbot: QtBot) -> None:
    (place.folder / "settings.toml").mkdir()
    field = page.row("more_contrast").field
    assert isinstance(field, CheckField)
    QTest.keyClick(field.box, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "cannot be written" in words(page))
    assert not field.box.isChecked()
    assert place.applied == []


def test_another_language_draws_the_page_anew_where_it_was(
    place: Place, page: SettingsDialog, qtbot: QtBot, qapp: QApplication
) -> None:
    place.applied.clear()
    field = page.row("language").field
    assert isinstance(field, ChoiceField)
    field.combo.setFocus()
    QTest.keyClick(field.combo, Qt.Key.Key_Down)
    kept(place, qtbot, "language", "ca")
    use_language(qapp, "ca")
    qtbot.waitUntil(lambda: page.pages.item(1).text() == "Avisos")
    assert [page.pages.item(n).text() for n in range(page.pages.count())] == [
        "General",
        "Avisos",
        "Escriptura",
        "Dreceres",
        "Privadesa",
        "Persones i equips",
        "Horaris",
        "Connexió",
        "Quant a",
    ]
    assert "Mida del text" in words(page)
    assert page.pages.currentRow() == 0
    assert page.row("language").isAncestorOf(page.focusWidget())


def test_pages_follow_the_arrows_and_esc_closes(page: SettingsDialog) -> None:
    QTest.keyClick(page.pages, Qt.Key.Key_Down)
    QTest.keyClick(page.pages, Qt.Key.Key_Down)
    assert page.pages.currentRow() == 2
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()


def box_of(page: SettingsDialog, kind: type[Box]) -> Any:
    found = page.findChild(kind)
    assert found is not None
    return found


def test_a_pin_is_chosen_changed_and_taken_away(place: Place, page: SettingsDialog, qtbot: QtBot) -> None:
    page.show_page("privacy")
    box = box_of(page, PinBox)
    qtbot.waitUntil(lambda: box.button.text() == "Choose a PIN…")

    def fill(*texts: str) -> PinDialog:
        box.button.click()
        dialog = page.findChild(PinDialog)
        assert isinstance(dialog, PinDialog)
        for field, text in zip(dialog.findChildren(QLineEdit), texts, strict=True):
            QTest.keyClicks(field, text)
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        return dialog

    dialog = fill("2580", "2581")
    assert "not the same" in words(dialog)
    dialog.reject()
    qtbot.waitUntil(lambda: page.findChild(PinDialog) is None)
    fill("2580", "2580")
    qtbot.waitUntil(lambda: box.button.text() == "Change the PIN…")
    assert place.services.pins.try_pin("2580").is_right
    qtbot.waitUntil(lambda: page.findChild(PinDialog) is None)
    dialog = fill("0000", "1111", "1111")
    qtbot.waitUntil(lambda: "That is not the PIN" in words(dialog))
    dialog.reject()
    qtbot.waitUntil(lambda: page.findChild(PinDialog) is None)
    fill("2580", "1111", "1111")
    qtbot.waitUntil(lambda: place.services.pins.try_pin("1111").is_right)
    # The PIN is among the secrets and nowhere else.
    assert list(place.vault.names()) == ["pin:laia"]
    assert not (place.folder / "settings.toml").exists()


def test_wiping_needs_the_word(place: Place, page: SettingsDialog, qtbot: QtBot) -> None:
    page.show_page("privacy")
    box = box_of(page, WipeBox)
    confirmed: list[bool] = []
    page.wipe_confirmed.connect(lambda: confirmed.append(True))
    place.services.wipe_problem = Problem("not_supervisor")
    box.button.click()
    qtbot.waitUntil(lambda: "Only a supervisor" in words(box))
    place.services.wipe_problem = None
    box.button.click()
    qtbot.waitUntil(lambda: page.findChild(WipeDialog) is not None)
    dialog = page.findChild(WipeDialog)
    assert isinstance(dialog, WipeDialog)
    field = dialog.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    for typed in ("", "wipe", "WIP"):
        field.clear()
        QTest.keyClicks(field, typed)
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        assert dialog.isVisible()
    assert confirmed == []
    field.clear()
    QTest.keyClicks(field, "WIPE")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert confirmed == [True]


def test_the_training_town_is_ended_without_a_word(place: Place, qtbot: QtBot) -> None:
    place.services.is_training = True
    page = place.open(qtbot.addWidget)
    page.show_page("privacy")
    with qtbot.waitSignal(page.wipe_confirmed):
        box_of(page, WipeBox).button.click()


def test_channels_are_tested_and_the_diagnosis_copied(place: Place, page: SettingsDialog, qtbot: QtBot) -> None:
    page.show_page("connection")
    box = box_of(page, ConnectionBox)
    box.test_button.click()
    qtbot.waitUntil(lambda: "There is no channel yet." in words(box))
    place.services.tests = [
        ChannelTest("Bot", "@vallserena_bot"),
        ChannelTest("<b>Xat", problem=Problem("secret_refused", name="Xat")),
    ]
    box.test_button.click()
    qtbot.waitUntil(lambda: "@vallserena_bot" in words(box))
    assert "✗ <b>Xat: The provider refuses the token" in words(box)
    box.copy_button.click()
    qtbot.waitUntil(lambda: "on the clipboard" in words(box))
    assert QGuiApplication.clipboard().text().startswith("Ventanilla 0\nok  storage")


def test_about_names_versions_and_shows_every_licence(place: Place, page: SettingsDialog, qtbot: QtBot) -> None:
    page.show_page("about")
    about = page.page("about")
    assert isinstance(about, AboutPage)
    qtbot.waitUntil(lambda: "sqlite 3.99" in words(about))
    assert re.search(r"Qt 6\.\d+", words(about))
    qtbot.waitUntil(lambda: "EUROPEAN UNION PUBLIC LICENCE" in about.text.toPlainText())
    QTest.keyClick(about.parts, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "GNU LESSER GENERAL PUBLIC LICENSE" in about.text.toPlainText())
    assert about.text.isReadOnly()


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda each: each.name)
def test_every_part_brings_its_licence(component: Any) -> None:
    assert len(licence_text(component)) > 400


@pytest.mark.parametrize("name", ["LGPL-3.0", "GPL-3.0", "Apache-2.0"])
def test_shipped_licences_are_whole(name: str) -> None:
    text = (CODE.parent / "resources" / "licences" / f"{name}.txt").read_text()
    assert len(text) > 7_000
