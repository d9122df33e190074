"""Which keys an action may have, and which it has when somebody's wishes meet the built-in ones.

The decision: a wish that breaks a rule or takes another action's key is never half obeyed. On the settings page it is
refused with a sentence; in a file, written by hand or by IT, it is left out and the built-in keys stay.
"""

from collections.abc import Mapping

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from console.models.record import Record
from console.ui.actions import ACTIONS, BY_ID, ActionSpec, Keys

_PORTABLE = QKeySequence.SequenceFormat.PortableText
_CONTROL, _ALT, _SHIFT, _META = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.MetaModifier,
)
MODIFIER_KEYS = frozenset(
    {
        *(Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr),
        *(Qt.Key.Key_Super_L, Qt.Key.Key_Super_R, Qt.Key.Key_Hyper_L, Qt.Key.Key_Hyper_R),
        *(Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock, Qt.Key.Key_Menu),
        *(Qt.Key.Key_Mode_switch, Qt.Key.Key_Multi_key, Qt.Key.Key_unknown),
    }
)
_DEAD = range(int(Qt.Key.Key_Dead_Grave), int(Qt.Key.Key_Dead_Longsolidusoverlay) + 1)
# Moving, typing and leaving: everywhere in the window these keys have a meaning of their own.
_PLAIN = frozenset(
    {
        *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape),
        *(Qt.Key.Key_Space, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Insert),
        *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
        *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
    }
)
_WRITING = frozenset(
    QKeySequence(keys).toString(_PORTABLE)
    for keys in (
        *("Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Y", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Return", "Ctrl+Enter"),
        *("Ctrl+Left", "Ctrl+Right", "Ctrl+Up", "Ctrl+Down", "Ctrl+Home", "Ctrl+End", "Ctrl+Backspace", "Ctrl+Del"),
        *("Ctrl+Shift+Left", "Ctrl+Shift+Right", "Ctrl+Shift+Home", "Ctrl+Shift+End", "Ctrl+Ins", "Ctrl+Tab"),
        *("Ctrl+Shift+Up", "Ctrl+Shift+Down", "Ctrl+Shift+Return", "Ctrl+Shift+Backtab"),
    )
)
_SYSTEM = frozenset({"Alt+F4", "Alt+Space", "Alt+Tab", "Alt+Esc", "Ctrl+Esc", "Shift+F10", "Alt+F1", "Alt+F2"})


class Refusal(Record):
    """Why keys cannot be given: a code (the settings page has a sentence for each) and the action that has them."""

    code: str
    taken_by: ActionSpec | None = None


def pressed_keys(event: QKeyEvent) -> str:
    """The combination of a key press in portable form; empty while only Ctrl, Alt or Shift is down."""
    key = Qt.Key(event.key())
    if key in MODIFIER_KEYS or int(key) in _DEAD:
        return ""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key == Qt.Key.Key_Backtab:
        key = Qt.Key.Key_Tab
    if modifiers & Qt.KeyboardModifier.GroupSwitchModifier:
        # Some keyboards say AltGr this way; it is the same key as Ctrl+Alt elsewhere.
        modifiers = (modifiers & ~Qt.KeyboardModifier.GroupSwitchModifier) | _CONTROL | _ALT
    return QKeySequence(QKeyCombination(modifiers, key)).toString(_PORTABLE)


def is_letter(keys: str) -> bool:
    """Whether keys are one sign that could be typed: a letter, a digit, a full stop, with or without Shift."""
    found = _combination(keys)
    if found is None:
        return False
    return not found.keyboardModifiers() & (_CONTROL | _ALT | _META) and 0x20 < int(found.key()) < 0x01000000


def broken_rule(keys: str, *, letters: bool) -> str:
    """The code of the rule that keys break for every action, or "". `letters`: keys of one sign are turned on."""
    found = _combination(keys)
    if found is None:
        return "not_keys"
    modifiers, key = found.keyboardModifiers(), found.key()
    if modifiers & _META:
        return "system"
    if modifiers & _ALT and modifiers & _CONTROL:
        return "alt_gr"
    if modifiers & _ALT and modifiers & _SHIFT:
        return "alt_shift"
    if modifiers & _ALT and (Qt.Key.Key_A <= key <= Qt.Key.Key_Z or (int(key) > 0x7F and int(key) < 0x01000000)):
        return "alt_letter"
    if keys in _SYSTEM:
        return "system"
    if keys in _WRITING or (key in _PLAIN and not modifiers & (_CONTROL | _ALT)):
        return "writing"
    if is_letter(keys) and not letters:
        return "letter"
    return ""


def refusal(action_id: str, keys: str, in_force: Mapping[str, Keys], *, letters: bool) -> Refusal | None:
    """Why an action cannot have keys while the others keep theirs, or None."""
    keys = portable(keys)
    if BY_ID[action_id].is_fixed:
        return Refusal("fixed", BY_ID[action_id])
    # Its own built-in keys are always good, unless somebody else has been given them.
    broken = "" if keys in BY_ID[action_id].keys else broken_rule(keys, letters=letters)
    holder = next((spec for spec in ACTIONS if spec.id != action_id and keys in in_force.get(spec.id, ())), None)
    if holder is not None:
        return Refusal("fixed" if holder.is_fixed else "taken", holder)
    return Refusal(broken) if broken else None


def keys_in_force(wishes: Mapping[str, str], *, letters: bool) -> dict[str, Keys]:
    """The keys of every action: built-in ones, with the wishes that break no rule in their place.

    An empty wish takes an action's keys away. Wishes are granted in the order of the table, after all actions without
    a wish have kept theirs; so the result is the same whatever the order in the file.
    """
    granted = {spec.id: spec.keys for spec in ACTIONS}
    wanted = {name: portable(keys) for name, keys in wishes.items() if name in BY_ID and not BY_ID[name].is_fixed}
    wanted = {name: keys for name, keys in wanted.items() if keys or not wishes[name].strip()}
    # Two wishes may exchange keys, so the wishing ones first let go of theirs.
    granted |= {name: () for name in wanted}
    for spec in ACTIONS:
        wish = wanted.get(spec.id)
        if wish:
            is_refused = refusal(spec.id, wish, granted, letters=letters) is not None
            granted[spec.id] = () if is_refused else (wish,)
    for spec in ACTIONS:
        wish = wanted.get(spec.id)
        if wish and not granted[spec.id]:
            free = (keys for keys in spec.keys if not any(keys in held for held in granted.values()))
            granted[spec.id] = tuple(free)
    if letters:
        held = {keys for each in granted.values() for keys in each}
        for spec in ACTIONS:
            if spec.letter and spec.letter not in held and spec.id not in wanted:
                granted[spec.id] = (*granted[spec.id], spec.letter)
    return granted


def portable(keys: str) -> str:
    """Keys as Qt writes them in every language and on every system."""
    return QKeySequence(keys, _PORTABLE).toString(_PORTABLE)


def _combination(keys: str) -> QKeyCombination | None:
    sequence = QKeySequence(keys, _PORTABLE)
    if sequence.count() != 1:
        return None
    found: QKeyCombination = sequence[0]  # type: ignore[index]
    return None if found.key() in MODIFIER_KEYS else found
