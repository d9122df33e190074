"""`language`: the citizen says in which language they want to be written to; it is remembered and no guess ever changes it again.

A rule's keyword that is itself the name of a language (ENGLISH, CASTELLANO) chooses at once.
"""

from console.answers.calls import Answer, Button, Call, SetLanguage
from console.answers.codes.dialogue import begin_again
from console.answers.codes.options import Option, choice, list_of, read
from console.answers.codes.speech import Speech, exact_words, meant
from console.models.normalise import tokens
from console.models.rules import LANGUAGES

OPTIONS = (Option("languages", list_of(choice(*LANGUAGES), least=1), '["ca", "es", "en"]'),)
_KEEPS_MS = 3_600_000
NAMES = {"ca": "Català", "es": "Castellano", "en": "English", "fr": "Français", "ar": "العربية"}
LANGUAGE_WORDS = {
    "ca": "ca|català|en català|valencià|catalán|en catalán|valenciano|catalan|in catalan|en catalan|الكتالونية|كتالونية",
    "es": "es|castellà|en castellà|espanyol|castellano|en castellano|español|en español|spanish|in spanish|espagnol|en espagnol|الإسبانية|إسبانية",
    "en": "en|anglès|en anglès|inglés|en inglés|english|in english|anglais|en anglais|الإنجليزية|إنجليزية",
    "fr": "fr|francès|en francès|francés|en francés|french|in french|français|en français|الفرنسية|فرنسية",
    "ar": "ar|àrab|en àrab|árabe|en árabe|arabic|in arabic|arabe|en arabe|العربية|عربي|عربية|بالعربية",
}
_WORDS = exact_words(LANGUAGE_WORDS)
PHRASES = {
    "ask": {
        "ca": "En quina llengua vols que t'escriguem?",
        "es": "¿En qué idioma quieres que te escribamos?",
        "en": "In which language would you like us to write to you?",
        "fr": "Dans quelle langue souhaitez-vous que nous vous écrivions ?",
        "ar": "بأي لغة تريد أن نكتب لك؟",
    },
    "done": {
        "ca": "D'acord, a partir d'ara t'escriurem en català.",
        "es": "De acuerdo, a partir de ahora te escribiremos en castellano.",
        "en": "All right, from now on we will write to you in English.",
        "fr": "D'accord, nous vous écrirons désormais en français.",
        "ar": "حسنا، سنكتب لك بالعربية من الآن فصاعدا.",
    },
    "unchanged": {
        "ca": "No he canviat la llengua. Torna a escriure el que necessites, o tria'n una:",
        "es": "No he cambiado el idioma. Vuelve a escribir lo que necesitas, o elige uno:",
        "en": "I did not change the language. Write again what you need, or choose one:",
        "fr": "Je n'ai pas changé la langue. Réécrivez ce dont vous avez besoin, ou choisissez-en une :",
        "ar": "لم أغير اللغة. اكتب ما تحتاج إليه مرة أخرى، أو اختر لغة:",
    },
}
_say = Speech(PHRASES)


def answer(call: Call) -> Answer:
    """Ask, or do what was chosen."""
    offered = read(call.options, OPTIONS)["languages"] or call.town.languages
    ask = Answer(
        text=_say("ask", call.language),
        buttons=tuple(Button(NAMES[each], NAMES[each]) for each in offered if each in NAMES),
        state={"step": "choose"},
        keeps_ms=_KEEPS_MS,
    )
    if call.state is None:
        chosen = _meant(call.argument) or _meant(call.keyword) or _named(call.message.text)
        return _chosen(chosen) if chosen else ask
    chosen = _meant(call.message.text)
    if chosen:
        return _chosen(chosen)
    if call.state.get("step") != "choose":
        return begin_again(ask, call.language)
    # One question is enough: whoever writes something else wants something else, and the next message is for the rules again.
    return Answer(text=_say("unchanged", call.language), buttons=ask.buttons, is_lost=True)


def _meant(words: str | None) -> str | None:
    return meant(_WORDS, words) if words else None


def _named(text: str) -> str | None:
    """The one language a short message names, as in «idioma castellano», where both words are keywords of the rule."""
    words = tokens(text)[:6]
    found = {
        language
        for language, phrases in LANGUAGE_WORDS.items()
        for phrase in phrases.split("|")
        if len(phrase) > 2 and tokens(phrase)[-1] in words
    }
    return found.pop() if len(found) == 1 else None


def _chosen(language: str) -> Answer:
    return Answer(text=_say("done", language), effects=(SetLanguage(language),))
