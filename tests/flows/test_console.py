"""The composition root on a real desk: what the settings page grants is in force, what was locked starts locked, what is wiped is gone."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from console.app import Console, dress
from console.cli import build_parser, main
from console.desk_folder import LOCK_MARK
from console.operations import attendance
from console.settings import Settings
from console.ui.settings.rows import ChoiceField
from console.ui.settings.view import SettingsDialog
from console.ui.settings.writing import SettingsWriter
from console.ui.theme import ContrastMode, ThemeMode, theme
from console.ui.translations import use_language

pytestmark = pytest.mark.timeout(90)


class Start:
    """Starts the console on one desk, with settings of its own, as often as a test wants."""

    def __init__(self, folder: Path, application: QApplication) -> None:
        self.folder = folder
        self.application = application
        self.arguments = ["--data", str(folder / "desk"), "--key-file", str(folder / "key")]
        self.running: list[Console] = []

    def settings(self) -> Settings:
        return Settings.load(
            environment={"VENTANILLA_SYNC_IN_CONSOLE": "no"},
            user_file=self.folder / "settings.toml",
            policy_file=self.folder / "policy.toml",
        )

    def console(self) -> Console:
        settings = self.settings()
        dress(self.application, settings)
        console = Console(self.application, settings, build_parser().parse_args(self.arguments))
        self.running.append(console)
        console.begin()
        console.window.show()
        console.window.furnish()
        return console

    def end(self, console: Console) -> None:
        self.running.remove(console)
        console.window.quit()
        console.stop()
        shiboken6.delete(console.window)
        shiboken6.delete(console.bridge)


@pytest.fixture
def start(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("VENTANILLA_OPERATOR", "laia")
    made = Start(tmp_path, qapp)
    assert main([*made.arguments, "operator", "add", "laia", "--name", "Laia", "--role", "supervisor"]) == 0
    monkeypatch.setattr("sys.stdin", _Typed())
    words = ("channel", "add", "telegram", "--name", "Bot", "--base-url", "http://127.0.0.1:9", "--token-stdin")
    assert main([*made.arguments, *words]) == 0
    yield made
    for console in list(made.running):
        made.end(console)
    theme().set_mode(ThemeMode.SYSTEM)
    theme().set_contrast(ContrastMode.SYSTEM)
    theme().set_text_scale(1.0)
    use_language(qapp, "en")


class _Typed:
    def readline(self) -> str:
        return "4200001:abc\n"

    def isatty(self) -> bool:
        return False


def test_settings_are_in_force_as_soon_as_they_are_kept(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    console = start.console()
    window = console.window
    entry = tmp_path / "config" / "autostart" / "ventanilla.desktop"
    checks: list[tuple[str, object, Callable[[], bool]]] = [
        ("theme", "dark", lambda: theme().mode is ThemeMode.DARK),
        ("more_contrast", True, lambda: theme().tokens.tint_outline > 0),
        ("text_scale", 130, lambda: theme().text_scale == 1.3),
        ("language", "ca", lambda: window.registry.action("lock").text() == "Bloca la pantalla"),
        ("density", "compact", lambda: window.queue._is_compact),
        ("queue_width", 400, lambda: window.queue.width() == 400),
        ("details_width", 360, lambda: window.details.width() == 360),
        ("office_name", "Vallserena", lambda: window.bar._office.text() == "Vallserena"),
        ("department_name", "OAC", lambda: window.bar._department.text() == "OAC"),
        ("wait_target_minutes", 25, lambda: window.queue.model.target_ms == 25 * 60_000),
        ("claim_lease_seconds", 60, lambda: console.bridge.desk.options.claim_lease_ms == 60_000),
        ("undo_seconds", 10, lambda: console.bridge.desk.options.undo_ms == 10_000),
        ("courtesy_files_quietly", False, lambda: not console._session.desk.options.courtesy_files_quietly),
        ("enter_sends", False, lambda: "Ctrl+Intro envia ·" in window.composer.hint.label.text()),
        ("sounds", False, lambda: not window.notices._wishes.sounds),
        ("notice_preview", True, lambda: window.notices._wishes.preview),
        ("do_not_disturb", "00:00-23:59", lambda: window.notices.is_quiet and window.bar._is_quiet),
        ("lock_after_minutes", 7, lambda: window._options.lock_minutes == 7),
        ("single_key_shortcuts", True, lambda: "J" in window.registry.key_text("next_conversation")),
        ("shortcuts", {"lock": "F9"}, lambda: window.bar._lock.toolTip().endswith("(F9)")),
        ("start_with_system", True, entry.exists),
        ("start_with_system", False, lambda: not entry.exists()),
    ]
    writer = SettingsWriter(console._settings, console.bridge)
    writer.written.connect(console.follow_setting)
    for key, value, is_so in checks:
        writer.write(key, value)
        qtbot.waitUntil(is_so, timeout=5_000)
    # The screen of the tests is 800 pixels wide and the window never less than 900.
    window.setGeometry(12, 34, 900, 640)
    start.end(console)
    # And they are there at the next start.
    again = start.console()
    assert again.window.geometry() == QRect(12, 34, 900, 640)
    assert again.window.bar._office.text() == "Vallserena"
    assert again.window.registry.key_text("lock") == "F9"
    assert again.window.queue._is_compact
    writer = SettingsWriter(again._settings, again.bridge)
    writer.written.connect(again.follow_setting)
    writer.write("shortcuts", {})
    qtbot.waitUntil(lambda: again.window.registry.key_text("lock") == "Ctrl+L")


def test_text_size_by_key_is_kept_unless_it_has_fixed_it(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    console = start.console()
    QTest.keyClick(console.window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    console.window.trigger("text_larger")
    qtbot.waitUntil(lambda: start.settings().value("text_scale") in (115, 130))
    start.end(console)
    (tmp_path / "policy.toml").write_text("text_scale = 100\n")
    (tmp_path / "settings.toml").unlink()
    console = start.console()
    console.window.trigger("text_larger")
    QApplication.processEvents()
    assert not (tmp_path / "settings.toml").exists()


def test_what_was_locked_starts_locked_and_asks_for_the_pin(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    console = start.console()
    console.services.pins.choose("2580")
    console.window.trigger("lock")
    mark = tmp_path / "desk" / LOCK_MARK
    qtbot.waitUntil(mark.exists)
    console.window.lock_screen.sign_out_button.click()
    start.end(console)
    assert mark.exists()
    again = start.console()
    assert again.window.furniture.curtain.is_drawn
    screen = again.window.lock_screen
    qtbot.waitUntil(lambda: screen._has_pin is True)
    QTest.keyClicks(screen.field, "2580")
    QTest.keyClick(screen.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not again.window.furniture.curtain.is_drawn)
    qtbot.waitUntil(lambda: not mark.exists())


def test_idle_minutes_lock_and_an_empty_chair_gives_back(start: Start, qtbot: QtBot) -> None:
    console = start.console()
    window = console.window
    window._on_idle(4 * 60_000)
    assert not window.furniture.curtain.is_drawn
    window._on_idle(5 * 60_000)
    assert window.furniture.curtain.is_drawn
    renewed: list[object] = []
    window.verbs.renew = lambda *a, **k: renewed.append(a)
    window._show_life()
    assert len(renewed) == 1
    window.furniture.idleness._last_ms -= 20 * 60_000
    window._show_life()
    assert len(renewed) == 1


def test_status_follows_the_program(start: Start, qtbot: QtBot) -> None:
    console = start.console()
    desk, me = console._desk, console.bridge.me
    assert me is not None
    qtbot.waitUntil(lambda: desk.read(attendance.status_of, me)[0] == "available")
    console.window.quit()
    assert desk.read(attendance.status_of, me)[0] == "offline"


def test_closing_hides_only_into_a_tray_that_is_there(
    start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    console = start.console()
    window = console.window
    assert window._options.close_to_tray
    assert not QSystemTrayIcon.isSystemTrayAvailable()
    quits: list[bool] = []
    window.quitting.connect(lambda: quits.append(True))
    monkeypatch.setattr(type(window.notices), "has_tray", True)
    window.close()
    assert (window.isVisible(), quits) == (False, [])
    window._on_notice()
    assert window.isVisible()
    monkeypatch.setattr(type(window.notices), "has_tray", False)
    window.close()
    assert quits == [True]


def test_a_wiped_desk_is_gone(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    console = start.console()
    console.open_settings()
    console._on_wipe()
    start.end(console)
    assert not (tmp_path / "key").exists()
    assert os.listdir(tmp_path / "desk") == []


def test_the_settings_page_opens_over_the_window_and_its_changes_arrive(start: Start, qtbot: QtBot) -> None:
    console = start.console()
    with qtbot.waitActive(console.window):
        console.window.activateWindow()
    QTest.keyClick(console.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    page = QApplication.activeModalWidget()
    assert isinstance(page, SettingsDialog)
    field = page.row("theme").field
    assert isinstance(field, ChoiceField)
    field.combo.setFocus()
    QTest.keyClick(field.combo, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: theme().mode is ThemeMode.DARK)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
