"""Which keys an action may have: the rules of the keyboard page, and what becomes of wishes from a file."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from console.ui.actions import ACTIONS, BY_ID
from console.ui.shortcuts import broken_rule, is_letter, keys_in_force, portable, pressed_keys, refusal

BUILT_IN = {spec.id: spec.keys for spec in ACTIONS}
CONTROL, ALT, SHIFT, META, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.MetaModifier,
    Qt.KeyboardModifier.NoModifier,
)


def test_the_built_in_keys_keep_the_rules() -> None:
    """No Ctrl+Alt, no Alt+letter, no Alt+Shift, no letters alone, none twice."""
    for spec in ACTIONS:
        for keys in spec.keys:
            assert keys == portable(keys)
            # Ctrl+Z belongs to writing, and that is where it undoes a reply.
            assert broken_rule(keys, letters=False) == ("writing" if spec.id == "undo_send" else ""), spec.id
    everything = [keys for spec in ACTIONS for keys in (*spec.keys, spec.letter) if keys]
    assert len(everything) == len(set(everything))


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("Ctrl+Alt+E", "alt_gr"),
        ("Ctrl+Alt+Shift+E", "alt_gr"),
        ("Alt+E", "alt_letter"),
        ("Alt+À", "alt_letter"),
        ("Alt+Shift+Down", "alt_shift"),
        ("Alt+Shift+1", "alt_shift"),
        ("Meta+E", "system"),
        ("Alt+F4", "system"),
        ("Shift+F10", "system"),
        ("Ctrl+C", "writing"),
        ("Ctrl+Shift+Z", "writing"),
        ("Ctrl+Left", "writing"),
        ("Return", "writing"),
        ("Ctrl+Return", "writing"),
        ("Space", "writing"),
        ("Shift+Tab", "writing"),
        ("Esc", "writing"),
        ("E", "letter"),
        ("Shift+E", "letter"),
        ("7", "letter"),
        ("Ç", "letter"),
        ("", "not_keys"),
        ("Ctrl+K, Ctrl+B", "not_keys"),
        ("nonsense", "not_keys"),
        ("Ctrl+Shift+M", ""),
        ("Alt+5", ""),
        ("Alt+Left", ""),
        ("F8", ""),
        ("Shift+F8", ""),
        ("Ctrl+.", ""),
        ("Ctrl+Space", ""),
    ],
)
def test_rules(keys: str, code: str) -> None:
    assert broken_rule(keys, letters=False) == code
    assert broken_rule(keys, letters=True) == ("" if code == "letter" else code)
    assert is_letter(keys) == (code == "letter")


def test_a_key_of_another_action_is_refused_by_name() -> None:
    found = refusal("transfer", "Ctrl+K", BUILT_IN, letters=False)
    assert found is not None
    assert (found.code, found.taken_by) == ("taken", BY_ID["palette"])
    for keys in ("F1", "F6", "Shift+F6"):
        found = refusal("transfer", keys, BUILT_IN, letters=False)
        assert found is not None
        assert found.code == "fixed"
    found = refusal("help", "F9", BUILT_IN, letters=False)
    assert found is not None
    assert found.code == "fixed"
    assert refusal("transfer", "Ctrl+Shift+T", BUILT_IN, letters=False) is None
    assert refusal("undo_send", "Ctrl+Z", BUILT_IN | {"undo_send": ("F8",)}, letters=False) is None


def test_a_wish_takes_the_place_of_the_built_in_keys() -> None:
    keys = keys_in_force({"transfer": "ctrl+shift+m", "text_larger": "F8"}, letters=False)
    assert keys == BUILT_IN | {"transfer": ("Ctrl+Shift+M",), "text_larger": ("F8",)}


def test_an_empty_wish_takes_the_keys_away() -> None:
    assert keys_in_force({"transfer": ""}, letters=False)["transfer"] == ()


def test_two_wishes_may_exchange_their_keys() -> None:
    keys = keys_in_force({"transfer": "Ctrl+Shift+P", "snooze": "Ctrl+Shift+T"}, letters=False)
    assert (keys["transfer"], keys["snooze"]) == (("Ctrl+Shift+P",), ("Ctrl+Shift+T",))


@pytest.mark.parametrize(
    "wishes",
    [
        {"transfer": "Ctrl+Alt+T"},
        {"transfer": "Ctrl+K"},
        {"transfer": "T"},
        {"help": "F9"},
        {"nothing of ours": "F9"},
        {"transfer": "F1"},
        {"transfer": "hello"},
    ],
)
def test_a_bad_wish_from_a_file_leaves_the_built_in_keys(wishes: dict[str, str]) -> None:
    assert keys_in_force(wishes, letters=False) == BUILT_IN


def test_whatever_is_wished_no_key_is_given_twice() -> None:
    names = [spec.id for spec in ACTIONS if not spec.is_fixed]
    for step in range(1, len(names)):
        # Everybody wishes for the key of somebody else, and a few for one and the same.
        wishes = {
            name: next(iter(BY_ID[names[(n + step) % len(names)]].keys), "F9") for n, name in enumerate(names) if n % 3
        }
        for letters in (False, True):
            given = [keys for each in keys_in_force(wishes, letters=letters).values() for keys in each]
            assert len(given) == len(set(given))


def test_letters_work_only_when_turned_on() -> None:
    assert not any(is_letter(keys) for each in keys_in_force({}, letters=False).values() for keys in each)
    keys = keys_in_force({"transfer": "Y", "snooze": "J"}, letters=True)
    assert keys["transfer"] == ("Y",)
    # A wish for a letter is stronger than a built-in letter.
    assert keys["snooze"] == ("J",)
    assert keys["next_conversation"] == ("Alt+Down",)
    assert keys["previous_conversation"] == ("Alt+Up", "K")


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "keys"),
    [
        (Qt.Key.Key_K, CONTROL | SHIFT, "", "Ctrl+Shift+K"),
        (Qt.Key.Key_Control, CONTROL, "", ""),
        (Qt.Key.Key_AltGr, NONE, "", ""),
        (Qt.Key.Key_Dead_Acute, NONE, "", ""),
        (Qt.Key.Key_Backtab, SHIFT, "", "Shift+Tab"),
        (Qt.Key.Key_5, Qt.KeyboardModifier.KeypadModifier, "5", "5"),
        (Qt.Key.Key_E, Qt.KeyboardModifier.GroupSwitchModifier, "€", "Ctrl+Alt+E"),
        (Qt.Key.Key_E, META, "", "Meta+E"),
    ],
)
def test_what_was_pressed(key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str, keys: str) -> None:
    assert pressed_keys(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)) == keys
