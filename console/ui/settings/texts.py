"""What the settings page says of every declared setting, and on which page it stands. A test holds it to the declarations."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from console.settings import Setting


@dataclass(frozen=True, slots=True)
class Group:
    """Settings under one small heading; the first of a page mostly has none."""

    title: Any
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page: its key, its name in English, its icon and its settings."""

    key: str
    title: Any
    icon: str
    groups: tuple[Group, ...] = ()


PAGES: tuple[PageSpec, ...] = (
    PageSpec(
        "general",
        QT_TRANSLATE_NOOP("Settings", "General"),
        "settings",
        (
            Group("", ("language", "theme", "more_contrast", "text_scale", "density", "queue_width", "details_width")),
            Group(QT_TRANSLATE_NOOP("Settings", "Start and end"), ("start_with_system", "close_to_tray")),
            Group(QT_TRANSLATE_NOOP("Settings", "The office"), ("office_name", "department_name")),
            Group(
                QT_TRANSLATE_NOOP("Settings", "Waiting"),
                ("wait_target_minutes", "claim_lease_seconds", "courtesy_files_quietly", "courtesy_window_hours"),
            ),
        ),
    ),
    PageSpec(
        "notices",
        QT_TRANSLATE_NOOP("Settings", "Notices"),
        "bell",
        (Group("", ("sounds", "notices", "notice_preview", "do_not_disturb")),),
    ),
    PageSpec(
        "writing", QT_TRANSLATE_NOOP("Settings", "Writing"), "pencil", (Group("", ("enter_sends", "undo_seconds")),)
    ),
    PageSpec("keys", QT_TRANSLATE_NOOP("Settings", "Shortcuts"), "keyboard"),
    PageSpec(
        "privacy",
        QT_TRANSLATE_NOOP("Settings", "Privacy"),
        "shield-lock",
        (Group("", ("lock_after_minutes", "mask_phones")),),
    ),
    PageSpec("people", QT_TRANSLATE_NOOP("Settings", "People and teams"), "users"),
    PageSpec("hours", QT_TRANSLATE_NOOP("Settings", "Opening hours"), "calendar-time"),
    PageSpec(
        "connection",
        QT_TRANSLATE_NOOP("Settings", "Connection"),
        "plug-connected",
        (
            Group(
                "",
                (
                    "sync_in_console",
                    "receive_timeout_seconds",
                    "send_timeout_seconds",
                    "proxy",
                    "webhook_listen",
                    "log_level",
                ),
            ),
            Group(
                QT_TRANSLATE_NOOP("Settings", "Code of the town"),
                ("codes_folder", "external_ca_file", "external_proxy"),
            ),
        ),
    ),
    PageSpec("about", QT_TRANSLATE_NOOP("Settings", "About"), "info-circle"),
)
ON_THE_KEYS_PAGE = ("shortcuts", "single_key_shortcuts")
AT_NEXT_START = frozenset(
    {
        *("sync_in_console", "receive_timeout_seconds", "send_timeout_seconds", "proxy", "webhook_listen"),
        *("codes_folder", "external_ca_file", "external_proxy"),
    }
)

NAMES: dict[str, Any] = {
    "language": QT_TRANSLATE_NOOP("Settings", "Language"),
    "theme": QT_TRANSLATE_NOOP("Settings", "Light or dark"),
    "more_contrast": QT_TRANSLATE_NOOP("Settings", "More contrast"),
    "text_scale": QT_TRANSLATE_NOOP("Settings", "Text size"),
    "density": QT_TRANSLATE_NOOP("Settings", "Height of the rows"),
    "queue_width": QT_TRANSLATE_NOOP("Settings", "Width of the list"),
    "details_width": QT_TRANSLATE_NOOP("Settings", "Width of the right pane"),
    "start_with_system": QT_TRANSLATE_NOOP("Settings", "Start with the computer"),
    "close_to_tray": QT_TRANSLATE_NOOP("Settings", "Closing keeps it in the tray"),
    "office_name": QT_TRANSLATE_NOOP("Settings", "Name of the town hall"),
    "department_name": QT_TRANSLATE_NOOP("Settings", "Name of the office"),
    "wait_target_minutes": QT_TRANSLATE_NOOP("Settings", "Target for the wait"),
    "claim_lease_seconds": QT_TRANSLATE_NOOP("Settings", "A claim lapses after"),
    "courtesy_files_quietly": QT_TRANSLATE_NOOP("Settings", "A mere thank-you starts no wait"),
    "courtesy_window_hours": QT_TRANSLATE_NOOP("Settings", "… for so long after closing"),
    "sounds": QT_TRANSLATE_NOOP("Settings", "Sound when somebody writes"),
    "notices": QT_TRANSLATE_NOOP("Settings", "Notices on the desktop"),
    "notice_preview": QT_TRANSLATE_NOOP("Settings", "Show name and text in notices"),
    "do_not_disturb": QT_TRANSLATE_NOOP("Settings", "Do not disturb every day"),
    "enter_sends": QT_TRANSLATE_NOOP("Settings", "Enter sends"),
    "undo_seconds": QT_TRANSLATE_NOOP("Settings", "Time to take a reply back"),
    "single_key_shortcuts": QT_TRANSLATE_NOOP("Settings", "Letters alone are shortcuts, too"),
    "lock_after_minutes": QT_TRANSLATE_NOOP("Settings", "Lock the screen after idle"),
    "mask_phones": QT_TRANSLATE_NOOP("Settings", "Hide the middle of phone numbers"),
    "sync_in_console": QT_TRANSLATE_NOOP("Settings", "This window receives and sends"),
    "receive_timeout_seconds": QT_TRANSLATE_NOOP("Settings", "Wait for messages"),
    "send_timeout_seconds": QT_TRANSLATE_NOOP("Settings", "Wait for an answer when sending"),
    "proxy": QT_TRANSLATE_NOOP("Settings", "Proxy"),
    "webhook_listen": QT_TRANSLATE_NOOP("Settings", "Address for WhatsApp's calls"),
    "log_level": QT_TRANSLATE_NOOP("Settings", "How much the log says"),
    "codes_folder": QT_TRANSLATE_NOOP("Settings", "Folder of the town's own code"),
    "external_ca_file": QT_TRANSLATE_NOOP("Settings", "Certificates for the town's services"),
    "external_proxy": QT_TRANSLATE_NOOP("Settings", "Proxy for the town's services"),
}
HINTS: dict[str, Any] = {
    "queue_width": QT_TRANSLATE_NOOP("Settings", "300 to 420 points, or drag its edge; 0 as wide as its words need."),
    "details_width": QT_TRANSLATE_NOOP("Settings", "300 to 400 points, or drag its edge; 0 as usual."),
    "close_to_tray": QT_TRANSLATE_NOOP("Settings", "Only where there is a tray; Quit always ends the program."),
    "wait_target_minutes": QT_TRANSLATE_NOOP("Settings", "The ring is full and turns red then."),
    "claim_lease_seconds": QT_TRANSLATE_NOOP(
        "Settings", "A console that is gone gives its conversations back to the queue."
    ),
    "notice_preview": QT_TRANSLATE_NOOP("Settings", "Anybody who passes could read them; never while locked."),
    "do_not_disturb": QT_TRANSLATE_NOOP("Settings", "Neither sound nor notices between these hours."),
    "enter_sends": QT_TRANSLATE_NOOP("Settings", "Off: Enter begins a new line and Ctrl+Enter sends."),
    "undo_seconds": QT_TRANSLATE_NOOP("Settings", "So long a reply waits before it leaves."),
    "single_key_shortcuts": QT_TRANSLATE_NOOP(
        "Settings", "Outside the boxes only. Leave it off with voice input or a screen reader."
    ),
    "lock_after_minutes": QT_TRANSLATE_NOOP("Settings", "0 never locks by itself."),
    "log_level": QT_TRANSLATE_NOOP("Settings", "Never names, texts or numbers of citizens."),
    "codes_folder": QT_TRANSLATE_NOOP("Settings", "Answers by internal code are loaded from there; empty for none."),
    "external_ca_file": QT_TRANSLATE_NOOP(
        "Settings", "A file with the town's own authority; empty for the usual ones."
    ),
    "webhook_listen": QT_TRANSLATE_NOOP(
        "Settings", "Behind the town's reverse proxy, like 127.0.0.1:8480; empty where no calls come in."
    ),
    "proxy": QT_TRANSLATE_NOOP("Settings", "An address like http://proxy.town.example:3128, without a password."),
}
OF_NOTHING: dict[str, Any] = {
    "queue_width": QT_TRANSLATE_NOOP("Settings", "as it fits"),
    "details_width": QT_TRANSLATE_NOOP("Settings", "as it fits"),
    "lock_after_minutes": QT_TRANSLATE_NOOP("Settings", "never"),
}
"""What a 0 means, where it is no number of anything."""

UNITS: dict[str, str] = {
    "text_scale": " %",
    "wait_target_minutes": " min",
    "claim_lease_seconds": " s",
    "courtesy_window_hours": " h",
    "undo_seconds": " s",
    "lock_after_minutes": " min",
    "receive_timeout_seconds": " s",
    "send_timeout_seconds": " s",
}
CHOICES: dict[str, Any] = {
    "system": QT_TRANSLATE_NOOP("Settings", "Like the computer"),
    "light": QT_TRANSLATE_NOOP("Settings", "Light"),
    "dark": QT_TRANSLATE_NOOP("Settings", "Dark"),
    "comfortable": QT_TRANSLATE_NOOP("Settings", "Comfortable"),
    "compact": QT_TRANSLATE_NOOP("Settings", "Compact"),
    "none": QT_TRANSLATE_NOOP("Settings", "None"),
    "debug": QT_TRANSLATE_NOOP("Settings", "Everything"),
    "info": QT_TRANSLATE_NOOP("Settings", "Much"),
    "warning": QT_TRANSLATE_NOOP("Settings", "Only what is odd"),
    "error": QT_TRANSLATE_NOOP("Settings", "Only what failed"),
    "ca": "Català",
    "es": "Castellano",
    "en": "English",
}


def say(text: str) -> str:
    """A text of this page in the language in force."""
    return QCoreApplication.translate("Settings", text) if text else ""


def choice_text(setting: Setting, choice: object) -> str:
    """How one allowed value is shown."""
    if isinstance(choice, int):
        return f"{choice}{UNITS.get(setting.key, '')}"
    return say(CHOICES.get(str(choice), str(choice)))
