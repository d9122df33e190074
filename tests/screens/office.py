"""The states of the office around the conversations: lock screen, settings, status, first start, citizen's phone."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication

from console.models.opening import Opening
from console.models.problems import Problem
from console.models.records import Operator, Team
from console.settings import Settings
from console.training.stock import read as read_stock
from console.ui.dialogs.pin import PinDialog
from console.ui.dialogs.verbs import ResolveDialog, SnoozeDialog, TransferDialog
from console.ui.phone.view import PhoneWindow
from console.ui.settings.boxes import WipeDialog
from console.ui.settings.keys import KeysPage
from console.ui.settings.texts import PAGES
from console.ui.settings.view import SettingsDialog
from console.ui.theme import ThemeMode, theme
from console.ui.wizard.setup import ChannelFound, ChannelWish, SetupAnswers
from console.ui.wizard.view import first_run

if TYPE_CHECKING:
    from tests.screens.__main__ import Studio

LOOKS = ((ThemeMode.LIGHT, "ca", 1.0), (ThemeMode.DARK, "es", 1.0), (ThemeMode.LIGHT, "en", 1.5))
OFFICE_HOURS = Opening(weekly={day: (("08:30", "14:00"), ("16:30", "19:00")) for day in range(5)})
KEY = "-".join(["7KQ2", "M0RD"] * 6 + ["XV3Y"])


def draw_office(studio: Studio) -> None:
    """All of them."""
    draw_lock(studio)
    draw_settings(studio)
    draw_status(studio)
    draw_first_start(studio)
    draw_phone(studio)
    draw_dialogs(studio)


def draw_lock(studio: Studio) -> None:
    """The lock screen with a PIN, without one, and while a wrong one makes it wait."""
    screen = studio.window.lock_screen
    screen.pins = studio.services.pins
    for name, mode, language, scale in (
        ("locked-no-pin", ThemeMode.LIGHT, "ca", 1.0),
        ("locked-light-ca", ThemeMode.LIGHT, "ca", 1.0),
        ("locked-dark-ca", ThemeMode.DARK, "ca", 1.0),
        ("locked-light-es", ThemeMode.LIGHT, "es", 1.0),
        ("locked-dark-en", ThemeMode.DARK, "en", 1.0),
        ("locked-light-ca-text150", ThemeMode.LIGHT, "ca", 1.5),
        ("locked-wait", ThemeMode.LIGHT, "ca", 1.0),
    ):
        if name == "locked-light-ca":
            studio.services.pins.choose("2580")
        if name == "locked-wait":
            for _ in range(3):
                studio.services.pins.try_pin("0000")
        studio.look(mode, language)
        theme().set_text_scale(scale)
        studio.window.lock()
        studio.settle(0.5)
        studio.draw(name)
        screen._open()
        studio.settle(0.3)
    theme().set_text_scale(1.0)
    studio.look(ThemeMode.LIGHT, "ca")


def draw_settings(studio: Studio) -> None:
    """Every page of the settings, one in the dark and one with large text, one fixed by IT."""
    folder = Path(tempfile.mkdtemp(prefix="ventanilla-screens-"))
    (folder / "policy.toml").write_text("lock_after_minutes = 3\nnotice_preview = false\n")
    settings = Settings.load(environment={}, user_file=folder / "settings.toml", policy_file=folder / "policy.toml")
    dialog = SettingsDialog(settings, studio.services, studio.bridge, studio.window)
    dialog.show()
    for mode, language, scale in LOOKS:
        studio.look(mode, language)
        theme().set_text_scale(scale)
        studio.settle(0.3)
        for spec in PAGES:
            dialog.show_page(spec.key)
            studio.settle(0.3)
            studio.draw(f"settings-{spec.key}-{mode.value}-{language}{'-text150' if scale > 1 else ''}", dialog)
    theme().set_text_scale(1.0)
    studio.look(ThemeMode.LIGHT, "ca")
    dialog.show_page("keys")
    keys = dialog.page("keys")
    assert isinstance(keys, KeysPage)
    keys.table.setCurrentCell(2, 0)
    keys.table.listen()
    studio.settle(0.2)
    studio.draw("settings-keys-listening", dialog)
    keys.table.stop_listening()
    keys.table.keys_pressed.emit("claim", "Ctrl+K")
    studio.settle(0.2)
    studio.draw("settings-keys-refused", dialog)
    dialog.close()
    studio.dialog(
        "dialog-pin", lambda: PinDialog(studio.services.pins, studio.bridge, has_pin=True, parent=studio.window)
    )
    studio.dialog("dialog-wipe", lambda: WipeDialog(studio.window))


def draw_status(studio: Studio) -> None:
    """The bar on a break, its menu, the two questions, and a close that can be undone."""
    window = studio.window
    attendance = window.furniture.attendance
    attendance.set_status("break", 20)
    studio.settle(0.3)
    studio.draw("status-break", window.bar)
    window.bar._menu.popup(window.mapToGlobal(window.rect().center()))
    studio.settle(0.3)
    studio.draw("status-menu", window.bar._menu)
    window.bar._menu.close()
    attendance.set_status("available")
    attendance.on_idle(10 * 60_000)
    studio.settle(0.3)
    _draw_modal(studio, "status-still-there")
    attendance.set_status("break", 10)
    attendance.break_over.emit()
    studio.settle(0.3)
    _draw_modal(studio, "status-break-over")
    attendance.set_status("available")
    window.queue.undo.show_closed(1, "Núria Casadevall", window._clock.now_ms() + 5_000)
    studio.settle(0.3)
    studio.draw("closed-undo", window.queue)
    window.queue.undo.hide_undo(("closed", 1))


def _draw_modal(studio: Studio, name: str) -> None:
    shown = QApplication.activeModalWidget()
    if shown is not None:
        studio.draw(name, shown)
        shown.close()
        studio.settle(0.2)


class _Setup:
    """Answers at once."""

    found: ChannelFound | Problem = ChannelFound("@vallserena_bot")

    def test_channel(self, wish: ChannelWish) -> ChannelFound:
        if isinstance(self.found, Problem):
            raise self.found
        return self.found

    def join(self, code: str) -> None:
        raise Problem("office_code_used")

    def keep(self, answers: SetupAnswers) -> None:
        raise Problem("keyring_locked")


class _Look:
    def show_language(self, language: str) -> None:
        """The studio says which."""

    def show_theme(self, theme_name: str) -> None:
        """The studio says which."""


def draw_first_start(studio: Studio) -> None:
    """Every page of the wizard, a refused token, a refused end."""
    values: dict[str, Any] = {
        **{"language": "system", "theme": "system", "sounds": True, "notices": True},
        **{"start_with_system": False, "close_to_tray": True},
    }
    for mode, language, scale in LOOKS:
        studio.look(mode, language)
        theme().set_text_scale(scale)
        setup = _Setup()
        wizard: Any = first_run(setup, _Look(), values, has_operator=False, recovery_key=KEY)
        wizard.show()
        tail = f"{mode.value}-{language}{'-text150' if scale > 1 else ''}"

        def draw(name: str, tail: str = tail, wizard: Any = wizard) -> None:
            studio.settle(0.3)
            studio.draw(f"wizard-{name}-{tail}", wizard)

        draw("1-look")
        wizard.next()
        wizard.currentPage().name.setText("Núria Vidal")
        wizard.currentPage().login.setText("Núria V")
        wizard.next()
        draw("2-bad-login")
        wizard.currentPage().login.setText("nuria")
        wizard.next()
        page = wizard.currentPage()
        page.secret.setText("4200001:abc")
        page._fit()
        setup.found = Problem("secret_refused", name="Telegram")
        page.test.click()
        draw("3-refused")
        setup.found = ChannelFound("@vallserena_bot")
        page.test.click()
        draw("3-connected")
        page.kind.choose("matrix")
        draw("3-matrix")
        page.kind.choose("later")
        draw("3-later")
        wizard.next()
        draw("4-habits")
        wizard.next()
        wizard.currentPage().is_kept.setChecked(True)
        wizard.accept()
        draw("5-recovery-refused")
        wizard.close()
        wizard.deleteLater()
    theme().set_text_scale(1.0)
    studio.look(ThemeMode.LIGHT, "ca")


def draw_phone(studio: Studio) -> None:
    """The citizen's phone: a talk with buttons, a keyboard, somebody else's answer; correcting; blocked."""
    account, phone = studio.town.server.account, studio.town.phone()
    person = phone.add_person("Emily", "Baker", "en")
    asked = phone.write(person, "Good morning, the lamp in my street does not work")
    phone.send_photo(person, read_stock("fanal.jpg"), "This one")
    phone.send_voice(person, read_stock("veu-6s.ogg"), 6)
    chat = account.chats[person]
    yes_or_no = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}, {"text": "No", "callback_data": "n"}]]}
    account.post(chat, account.as_user(), {"text": "Is it in Carrer Major, 3?", "reply_markup": yes_or_no})
    phone.edit(person, asked, "Good morning, the lamp in my street doesn't work")
    for mode, language, scale in LOOKS:
        studio.look(mode, language)
        theme().set_text_scale(scale)
        window = PhoneWindow(phone, studio.window)
        window.show()
        window.people.setCurrentRow(window.people.count() - 1)
        tail = f"{mode.value}-{language}{'-text150' if scale > 1 else ''}"
        studio.settle(0.3)
        studio.draw(f"phone-{tail}", window)
        window.messages.itemActivated.emit(window.messages.item(0))
        studio.settle(0.2)
        studio.draw(f"phone-correcting-{tail}", window)
        phone.set_blocked(person, True)
        window.retranslate()
        window.look()
        studio.settle(0.2)
        studio.draw(f"phone-blocked-{tail}", window)
        phone.set_blocked(person, False)
        window.close()
        window.deleteLater()
    theme().set_text_scale(1.0)
    studio.look(ThemeMode.LIGHT, "ca")


def draw_dialogs(studio: Studio) -> None:
    """Passing on, coming back later, closing."""
    operators = [
        Operator(2, "marta", "Marta Riera", "supervisor", "available", None, True, 1),
        Operator(3, "jordi", "Jordi Bosch", "operator", "break", None, True, 1),
    ]
    now = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo(OFFICE_HOURS.zone))
    for mode, language, scale in LOOKS:
        studio.look(mode, language)
        theme().set_text_scale(scale)
        tail = f"{mode.value}-{language}{'-text150' if scale > 1 else ''}"
        for name, dialog in (
            ("transfer", TransferDialog(operators, [Team(1, "Padró")], "Padró", language, studio.window)),
            ("snooze", SnoozeDialog(now, OFFICE_HOURS, studio.window)),
            ("close", ResolveDialog("Padró", ["Residus", "Multes"], None, studio.window)),
        ):
            dialog.show()
            studio.settle(0.3)
            studio.draw(f"dialog-{name}-{tail}", dialog)
            dialog.close()
            dialog.deleteLater()
    theme().set_text_scale(1.0)
    studio.look(ThemeMode.LIGHT, "ca")
