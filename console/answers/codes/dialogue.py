"""What the dialogues of the house have in common: a step is kept by name, an unknown one begins again, and a third misunderstanding is
one too many.

A state lives for days and through upgrades, so nothing kept is believed to be what this version would have written.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from console.answers.calls import Answer, Button, Call
from console.answers.codes.speech import Speech
from console.answers.wording import CANCEL_SENDS

MOST_MISSES = 2
PHRASES = {
    "again": {
        "ca": "Ho sento, he perdut el fil i hem de tornar a començar.",
        "es": "Lo siento, he perdido el hilo y tenemos que volver a empezar.",
        "en": "I am sorry, I have lost track and we have to start again.",
        "fr": "Désolé, j'ai perdu le fil et nous devons recommencer.",
        "ar": "عذرا، فقدت تسلسل المحادثة وعلينا أن نبدأ من جديد.",
    },
    "not_understood": {
        "ca": "No ho he entès.",
        "es": "No lo he entendido.",
        "en": "I did not understand that.",
        "fr": "Je n'ai pas compris.",
        "ar": "لم أفهم ذلك.",
    },
    "give_up": {
        "ca": "No m'acabo d'aclarir. Ho passo a una persona de l'Ajuntament, que et respondrà per aquí mateix.",
        "es": "No acabo de entenderlo. Se lo paso a una persona del Ayuntamiento, que te responderá por aquí mismo.",
        "en": "I cannot quite follow. I am passing this to a person at the town hall, who will answer you right here.",
        "fr": "Je n'arrive pas à comprendre. Je transmets à une personne de la mairie, qui vous répondra ici même.",
        "ar": "لم أتمكن من الفهم. سأحول رسالتك إلى موظف في البلدية وسيجيبك هنا.",
    },
    "cancel": {"ca": "Cancel·lar", "es": "Cancelar", "en": "Cancel", "fr": "Annuler", "ar": "إلغاء"},
}
_say = Speech(PHRASES)


def cancel_button(language: str) -> Button:
    """The way out of every step; the house understands its word in any dialogue."""
    return Button(_say("cancel", language), CANCEL_SENDS)


def begin_again(first: Answer, language: str) -> Answer:
    """The first step after a state nobody knows any more."""
    return replace(first, text=f"{_say('again', language)}\n\n{first.text}")


def missed(call: Call, state: Mapping[str, Any], asked_again: Answer, lead: str = "") -> Answer:
    """The same question again, or a person when it was asked often enough. `asked_again` carries the state to keep, `lead` what was wrong."""
    misses = misses_of(state) + 1
    if misses > MOST_MISSES:
        return Answer(text=_say("give_up", call.language), handoff="not_understood", is_lost=True)
    kept = {**(asked_again.state or {}), "misses": misses}
    return replace(
        asked_again,
        text=f"{lead or _say('not_understood', call.language)} {asked_again.text}",
        state=kept,
        is_lost=True,
    )


def misses_of(state: Mapping[str, Any]) -> int:
    """How often the citizen was not understood in this step."""
    misses = state.get("misses", 0)
    return misses if isinstance(misses, int) and 0 <= misses < 100 else 0


def kept_text(state: Mapping[str, Any], key: str, most: int = 4_000) -> str:
    """A text of a kept state, "" when it is none."""
    value = state.get(key)
    return value[:most] if isinstance(value, str) else ""
