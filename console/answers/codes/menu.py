"""`menu`: what the town answers by itself, as buttons or numbers; by topic when the list is long, ten at a time.

It keeps no dialogue: every button says a command, so a citizen who writes a keyword instead of choosing is never caught in the menu.
The menu's own pages are commands too: «menu 2» is the second topic, «menu 2 3» its third page.
"""

from typing import Any

from console.answers.calls import Answer, Button, Call, MenuEntry
from console.answers.codes.options import TEXTS_EXAMPLE, Option, list_of, read, text, texts
from console.answers.codes.speech import Speech, label, own
from console.models.normalise import normalise, tokens

OPTIONS = (
    Option("greeting", texts(), TEXTS_EXAMPLE),
    Option("notice", texts(), TEXTS_EXAMPLE),
    Option("first", list_of(text(64)), '["cita", "padró"]', ()),
)
PAGE = 10
_MOST_SENDS = 64
PHRASES = {
    "hello": {
        "ca": "Hola! Tria una opció o escriu la teva consulta.\nSi és una emergència, truca al 112.",
        "es": "¡Hola! Elige una opción o escribe tu consulta.\nSi es una emergencia, llama al 112.",
        "en": "Hello! Choose an option or write your question.\nIf it is an emergency, call 112.",
        "fr": "Bonjour ! Choisissez une option ou écrivez votre question.\nEn cas d'urgence, appelez le 112.",
        "ar": "أهلا! اختر أحد الخيارات أو اكتب سؤالك.\nفي حالة الطوارئ اتصل بالرقم 112.",
    },
    "nothing": {
        "ca": "Hola! Escriu la teva consulta i et respondrà una persona de l'Ajuntament.\nSi és una emergència, truca al 112.",
        "es": "¡Hola! Escribe tu consulta y te responderá una persona del Ayuntamiento.\nSi es una emergencia, llama al 112.",
        "en": "Hello! Write your question and a person at the town hall will answer you.\nIf it is an emergency, call 112.",
        "fr": "Bonjour ! Écrivez votre question et une personne de la mairie vous répondra.\nEn cas d'urgence, appelez le 112.",
        "ar": "أهلا! اكتب سؤالك وسيجيبك موظف في البلدية.\nفي حالة الطوارئ اتصل بالرقم 112.",
    },
    "topic": {"ca": "{topic}:", "es": "{topic}:", "en": "{topic}:", "fr": "{topic} :", "ar": "{topic}:"},
    "other": {
        "ca": "Altres temes",
        "es": "Otros temas",
        "en": "Other topics",
        "fr": "Autres sujets",
        "ar": "مواضيع أخرى",
    },
    "more": {
        "ca": "Més opcions",
        "es": "Más opciones",
        "en": "More options",
        "fr": "Plus d'options",
        "ar": "المزيد من الخيارات",
    },
    "back": {
        "ca": "Tornar al menú",
        "es": "Volver al menú",
        "en": "Back to the menu",
        "fr": "Retour au menu",
        "ar": "العودة إلى القائمة",
    },
}
_say = Speech(PHRASES)


def answer(call: Call) -> Answer:
    """The menu, one of its topics, or a further page."""
    options = read(call.options, OPTIONS)
    entries = _sorted(call, options["first"])
    topics = _topics(entries)
    topic, page = _asked_for(call)
    if not entries:
        return Answer(text=_greeting(call, options, "nothing"))
    if len(entries) > PAGE and len(topics) > 1:
        if 1 <= topic <= len(topics):
            name = topics[topic - 1]
            inside = [entry for entry in entries if entry.topic == name]
            heading = _say("topic", call.language, topic=name or _say("other", call.language))
            return _page(call, heading, [_button(entry, call) for entry in inside], topic, page)
        buttons = [
            Button(label(name or _say("other", call.language)), f"{call.rule} {number}")
            for number, name in enumerate(topics, 1)
        ]
        return _page(call, _greeting(call, options, "hello"), buttons, 0, page)
    return _page(call, _greeting(call, options, "hello"), [_button(entry, call) for entry in entries], 0, page)


def _greeting(call: Call, options: dict[str, Any], what: str) -> str:
    heading = f"{call.town.name}\n\n" if call.town.name else ""
    words = own(options["greeting"], call.language) or f"{heading}{_say(what, call.language)}"
    notice = own(options["notice"], call.language)
    return f"{words}\n\n{notice}" if notice else words


def _sorted(call: Call, first: tuple[str, ...]) -> list[MenuEntry]:
    wanted = [normalise(word) for word in first]

    def place(entry: MenuEntry) -> tuple[int, str]:
        word = normalise(entry.sends)
        return (wanted.index(word) if word in wanted else len(wanted), normalise(own(entry.titles, call.language)))

    return sorted(call.town.menu, key=place)


def _topics(entries: list[MenuEntry]) -> list[str]:
    """The topics in the order of their first entry; what has none comes last."""
    found = list(dict.fromkeys(entry.topic for entry in entries))
    return [name for name in found if name] + [name for name in found if not name]


def _asked_for(call: Call) -> tuple[int, int]:
    """Topic and page of «menu 2 3»; 0 is the menu itself, pages count from 1."""
    numbers = [int(word) for word in tokens(call.argument or "") if word.isdecimal() and len(word) < 4][:2]
    topic, page = [*numbers, *(0, 1)[len(numbers) :]]
    return topic, max(1, page)


def _button(entry: MenuEntry, call: Call) -> Button:
    return Button(label(own(entry.titles, call.language)), entry.sends)


def _page(call: Call, heading: str, buttons: list[Button], topic: int, page: int) -> Answer:
    pages = (len(buttons) + PAGE - 1) // PAGE
    page = min(page, pages)
    shown = buttons[(page - 1) * PAGE : page * PAGE]
    if page < pages:
        shown.append(Button(_say("more", call.language), f"{call.rule} {topic} {page + 1}"))
    if topic or page > 1:
        shown.append(Button(_say("back", call.language), call.rule))
    return Answer(text=heading, buttons=tuple(button for button in shown if len(button.sends.encode()) <= _MOST_SENDS))
