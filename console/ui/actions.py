"""Every action of the window, declared once: menus, command palette, F1 sheet and tooltips all read this table.

No Ctrl+Alt chord (it is AltGr on Spanish keyboards), no Alt+letter (menu mnemonics). Letters alone are there for those
who turn them on. Everybody who shows a key asks for the keys in force here, so that none is written twice.
"""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from console.models.record import Record
from console.ui.text import tooltip_text

CONTEXT = "Actions"
Keys = tuple[str, ...]
"""Combinations in Qt's portable form, the first one to be shown."""


class ActionSpec(Record):
    """`text` is the English source. `is_fixed`: cannot be rebound. `letter`: works alone where letters are turned on."""

    id: str
    text: str
    keys: Keys
    icon: str
    group: str
    is_fixed: bool = False
    letter: str = ""


def _spec(
    action_id: str, text: Any, keys: str, icon: str, group: Any, *, is_fixed: bool = False, letter: str = ""
) -> ActionSpec:
    return ActionSpec(action_id, text, tuple(key for key in keys.split("|") if key), icon, group, is_fixed, letter)


_QUEUE = QT_TRANSLATE_NOOP("Actions", "Queue")
_CONVERSATION = QT_TRANSLATE_NOOP("Actions", "Conversation")
_WRITING = QT_TRANSLATE_NOOP("Actions", "Writing")
_WINDOW = QT_TRANSLATE_NOOP("Actions", "Window")

ACTIONS: tuple[ActionSpec, ...] = (
    _spec("claim_next", QT_TRANSLATE_NOOP("Actions", "Take the next"), "F2", "arrow-right", _QUEUE),
    _spec(
        "claim",
        QT_TRANSLATE_NOOP("Actions", "Take the selected conversation"),
        "Ctrl+Shift+A",
        "hand-stop",
        _QUEUE,
        letter="A",
    ),
    _spec(
        "next_conversation",
        QT_TRANSLATE_NOOP("Actions", "Next conversation"),
        "Alt+Down",
        "arrow-down",
        _QUEUE,
        letter="J",
    ),
    _spec(
        "previous_conversation",
        QT_TRANSLATE_NOOP("Actions", "Previous conversation"),
        "Alt+Up",
        "arrow-up",
        _QUEUE,
        letter="K",
    ),
    _spec("next_unread", QT_TRANSLATE_NOOP("Actions", "Next unread"), "Alt+PgDown", "arrow-down", _QUEUE),
    _spec("previous_unread", QT_TRANSLATE_NOOP("Actions", "Previous unread"), "Alt+PgUp", "arrow-up", _QUEUE),
    _spec("hand_over", QT_TRANSLATE_NOOP("Actions", "Hand over my shift…"), "Ctrl+Shift+H", "user-share", _QUEUE),
    _spec(
        "closing_windows",
        QT_TRANSLATE_NOOP("Actions", "Windows that close before you open again…"),
        "Ctrl+Shift+V",
        "clock",
        _QUEUE,
    ),
    _spec("show_inbox", QT_TRANSLATE_NOOP("Actions", "Inbox"), "Ctrl+1", "inbox", _QUEUE),
    _spec("show_snoozed", QT_TRANSLATE_NOOP("Actions", "Snoozed"), "Ctrl+2", "zzz", _QUEUE),
    _spec("show_team", QT_TRANSLATE_NOOP("Actions", "Team"), "Ctrl+3", "users", _QUEUE),
    _spec("show_closed", QT_TRANSLATE_NOOP("Actions", "Closed"), "Ctrl+4", "circle-check", _QUEUE),
    _spec("show_rules", QT_TRANSLATE_NOOP("Actions", "Answers and rules"), "Ctrl+5", "template", _QUEUE),
    _spec("show_board", QT_TRANSLATE_NOOP("Actions", "Board and figures"), "Ctrl+6", "chart-bar", _QUEUE),
    _spec(
        "transfer", QT_TRANSLATE_NOOP("Actions", "Transfer…"), "Ctrl+Shift+T", "user-share", _CONVERSATION, letter="T"
    ),
    _spec("snooze", QT_TRANSLATE_NOOP("Actions", "Snooze…"), "Ctrl+Shift+P", "zzz", _CONVERSATION, letter="P"),
    _spec("promise", QT_TRANSLATE_NOOP("Actions", "Note a promise…"), "Ctrl+Shift+J", "flag", _CONVERSATION),
    _spec("promise_kept", QT_TRANSLATE_NOOP("Actions", "Promise kept"), "Ctrl+Shift+K", "check", _CONVERSATION),
    _spec("promise_drop", QT_TRANSLATE_NOOP("Actions", "Drop the promise…"), "Ctrl+Shift+X", "x", _CONVERSATION),
    _spec(
        "resolve",
        QT_TRANSLATE_NOOP("Actions", "Close the conversation…"),
        "Ctrl+Shift+E",
        "circle-check",
        _CONVERSATION,
        letter="E",
    ),
    _spec(
        "release",
        QT_TRANSLATE_NOOP("Actions", "Release to the queue"),
        "Ctrl+Shift+L",
        "arrow-back-up",
        _CONVERSATION,
        letter="L",
    ),
    _spec(
        "mark_unread", QT_TRANSLATE_NOOP("Actions", "Mark as unread"), "Ctrl+Shift+U", "mail", _CONVERSATION, letter="U"
    ),
    _spec("take_over", QT_TRANSLATE_NOOP("Actions", "Take over…"), "Ctrl+Shift+O", "user-check", _CONVERSATION),
    _spec("assign", QT_TRANSLATE_NOOP("Actions", "Assign…"), "Ctrl+Shift+G", "users", _CONVERSATION),
    _spec("reopen", QT_TRANSLATE_NOOP("Actions", "Reopen"), "Ctrl+Shift+R", "refresh", _CONVERSATION),
    _spec("block", QT_TRANSLATE_NOOP("Actions", "Block the contact…"), "Ctrl+Shift+B", "ban", _CONVERSATION),
    _spec("find_here", QT_TRANSLATE_NOOP("Actions", "Find in the conversation"), "Ctrl+F", "search", _CONVERSATION),
    _spec("find_next", QT_TRANSLATE_NOOP("Actions", "Next hit"), "F3", "chevron-up", _CONVERSATION),
    _spec("find_previous", QT_TRANSLATE_NOOP("Actions", "Previous hit"), "Shift+F3", "chevron-down", _CONVERSATION),
    _spec(
        "toggle_note",
        QT_TRANSLATE_NOOP("Actions", "Reply or internal note"),
        "Ctrl+Shift+N",
        "note",
        _WRITING,
        letter="N",
    ),
    _spec("attach", QT_TRANSLATE_NOOP("Actions", "Attach a file…"), "Ctrl+U", "paperclip", _WRITING),
    _spec("answers", QT_TRANSLATE_NOOP("Actions", "Stored answers"), "Ctrl+Space", "template", _WRITING),
    _spec("templates", QT_TRANSLATE_NOOP("Actions", "Send a template…"), "Ctrl+M", "template", _WRITING),
    _spec("emoji", QT_TRANSLATE_NOOP("Actions", "Emoji"), "Ctrl+.", "mood-smile", _WRITING),
    _spec("suggestion_1", QT_TRANSLATE_NOOP("Actions", "Insert suggestion 1"), "Alt+1", "bulb", _WRITING),
    _spec("suggestion_2", QT_TRANSLATE_NOOP("Actions", "Insert suggestion 2"), "Alt+2", "bulb", _WRITING),
    _spec("suggestion_3", QT_TRANSLATE_NOOP("Actions", "Insert suggestion 3"), "Alt+3", "bulb", _WRITING),
    _spec("undo_send", QT_TRANSLATE_NOOP("Actions", "Undo the last reply"), "Ctrl+Z", "arrow-back-up", _WRITING),
    _spec("palette", QT_TRANSLATE_NOOP("Actions", "Commands and search"), "Ctrl+K", "search", _WINDOW),
    _spec("find_everywhere", QT_TRANSLATE_NOOP("Actions", "Search everywhere"), "Ctrl+Shift+F", "search", _WINDOW),
    _spec(
        "toggle_details",
        QT_TRANSLATE_NOOP("Actions", "Show or hide the right pane"),
        "F4",
        "layout-sidebar-right",
        _WINDOW,
    ),
    _spec("next_pane", QT_TRANSLATE_NOOP("Actions", "Next pane"), "F6", "arrow-right", _WINDOW, is_fixed=True),
    _spec(
        "previous_pane", QT_TRANSLATE_NOOP("Actions", "Previous pane"), "Shift+F6", "arrow-left", _WINDOW, is_fixed=True
    ),
    _spec("refresh", QT_TRANSLATE_NOOP("Actions", "Refresh now"), "F5", "refresh", _WINDOW),
    _spec("lock", QT_TRANSLATE_NOOP("Actions", "Lock the screen"), "Ctrl+L", "lock", _WINDOW),
    _spec("word", QT_TRANSLATE_NOOP("Actions", "A word to the team…"), "Ctrl+Shift+W", "message-report", _WINDOW),
    _spec("word_read", QT_TRANSLATE_NOOP("Actions", "I have read the word"), "Ctrl+Shift+I", "check", _WINDOW),
    _spec("status", QT_TRANSLATE_NOOP("Actions", "My status…"), "Ctrl+Shift+S", "user", _WINDOW),
    _spec("do_not_disturb", QT_TRANSLATE_NOOP("Actions", "Do not disturb"), "Ctrl+Shift+D", "bell-off", _WINDOW),
    _spec("text_larger", QT_TRANSLATE_NOOP("Actions", "Larger text"), "Ctrl++|Ctrl+=", "text-size", _WINDOW),
    _spec("text_smaller", QT_TRANSLATE_NOOP("Actions", "Smaller text"), "Ctrl+-", "text-size", _WINDOW),
    _spec("text_normal", QT_TRANSLATE_NOOP("Actions", "Normal text size"), "Ctrl+0", "text-size", _WINDOW),
    _spec("settings", QT_TRANSLATE_NOOP("Actions", "Settings"), "Ctrl+,", "settings", _WINDOW),
    _spec("help", QT_TRANSLATE_NOOP("Actions", "Shortcuts and help"), "F1", "keyboard", _WINDOW, is_fixed=True),
    _spec("phone", QT_TRANSLATE_NOOP("Actions", "The citizen's phone (training)"), "", "phone", _WINDOW),
    _spec("full_screen", QT_TRANSLATE_NOOP("Actions", "Full screen"), "F11", "device-desktop", _WINDOW),
    _spec("quit", QT_TRANSLATE_NOOP("Actions", "Quit"), "Ctrl+Q", "logout", _WINDOW),
)
BY_ID = {spec.id: spec for spec in ACTIONS}


def action_text(spec: ActionSpec) -> str:
    """The text of an action in the language in force."""
    return QCoreApplication.translate(CONTEXT, spec.text)


def group_text(group: str) -> str:
    """The name of a group in the language in force."""
    return QCoreApplication.translate(CONTEXT, group)


_IN_FORCE: dict[str, Keys] = {spec.id: spec.keys for spec in ACTIONS}
"""What the window of this process has bound. GUI thread."""


def key_text(action_id: str) -> str:
    """The first key of an action in force, as the platform writes it; empty when it has none."""
    keys = _IN_FORCE[action_id]
    return native(keys[0]) if keys else ""


KEY_NAMES = (
    QT_TRANSLATE_NOOP("QShortcut", "Ctrl"),
    QT_TRANSLATE_NOOP("QShortcut", "Shift"),
    QT_TRANSLATE_NOOP("QShortcut", "Return"),
    QT_TRANSLATE_NOOP("QShortcut", "Enter"),
    QT_TRANSLATE_NOOP("QShortcut", "Del"),
    QT_TRANSLATE_NOOP("QShortcut", "Esc"),
    QT_TRANSLATE_NOOP("QShortcut", "Tab"),
)
"""Keys that Qt's own translations call otherwise than the keyboards of our offices and our sentences; ours win."""


def native(keys: str) -> str:
    """Keys in portable form as the keyboards here are marked."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def with_key(text: str, action_id: str) -> str:
    """A tooltip that tells the key as well."""
    keys = key_text(action_id)
    return f"{text} ({keys})" if keys else text


def how_to_begin() -> str:
    """What stands where no conversation is open."""
    keys = key_text("claim_next")
    if not keys:
        return QCoreApplication.translate("Actions", "Choose a conversation in the list.")
    return QCoreApplication.translate("Actions", "Choose a conversation, or press {keys} to take the next one.").format(
        keys=keys
    )


class ActionRegistry(QObject):
    """Owns the QActions of one window. GUI thread."""

    def __init__(self, window: QWidget, keys: Mapping[str, Keys] | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        for spec in ACTIONS:
            action = QAction(window)
            action.setObjectName(spec.id)
            window.addAction(action)
            self._actions[spec.id] = action
        self.rebind(keys or {spec.id: spec.keys for spec in ACTIONS})

    def connect(self, action_id: str, slot: Callable[[], None]) -> None:  # type: ignore[override]
        """Call `slot` (a bound method) when the action fires."""
        self._actions[action_id].triggered.connect(slot)

    def action(self, action_id: str) -> QAction:
        """The QAction of that id."""
        return self._actions[action_id]

    def set_active(self, is_active: bool) -> None:
        """Deaf while the screen is locked: no key and no tool of the window reaches an action."""
        for action in self._actions.values():
            if is_active:
                self._window.addAction(action)
            else:
                self._window.removeAction(action)

    def rebind(self, keys: Mapping[str, Keys]) -> None:
        """Give every action its keys; whoever shows one is told like at a change of language."""
        _IN_FORCE.update(keys)
        for action_id, action in self._actions.items():
            action.setShortcuts([QKeySequence(each) for each in keys[action_id]])
        self.retranslate()

    def retranslate(self) -> None:
        """Give every action its text in the language in force."""
        for spec in ACTIONS:
            self._actions[spec.id].setText(action_text(spec))
            self._actions[spec.id].setToolTip(tooltip_text(with_key(action_text(spec), spec.id)))

    def key_text(self, action_id: str) -> str:
        """All keys of an action as the platform writes them, or an empty text."""
        return " · ".join(native(each) for each in _IN_FORCE[action_id])
