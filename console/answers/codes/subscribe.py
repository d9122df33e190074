"""`subscribe`: ALTA, the privacy text with its version, ACCEPTO, a confirmation, and BAIXA at any moment. Every step is a proof.

Consent is one exact word after one exact text. A misspelt ACCEPTO is asked about and never taken; a text whose version changed while the
citizen thought about it is shown again.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from console.answers.calls import Answer, Button, Call, Consent
from console.answers.codes.dialogue import begin_again, cancel_button, kept_text, misses_of
from console.answers.codes.options import TEXTS_EXAMPLE, Option, choice, list_of, number, read, table, text, texts
from console.answers.codes.speech import Speech, exact_words, label, meant, own
from console.answers.codes.subscribe_words import ACCEPT, LEAVE, NO, PHRASES
from console.answers.spelling import distance
from console.models.normalise import normalise, tokens

OPTIONS = (
    Option(
        "lists",
        list_of(
            table(
                Option("name", text(60), '"avisos"', is_required=True),
                Option("titles", texts(80), TEXTS_EXAMPLE, is_required=True),
            ),
            1,
            20,
        ),
        '[{"name": "avisos", "titles": {"ca": "Avisos", "es": "Avisos"}}]',
        is_required=True,
    ),
    Option("privacy", texts(3_000), TEXTS_EXAMPLE, is_required=True),
    Option("version", text(40), '"2026-01"', is_required=True),
    Option("minimum_age", number(0, 21), "16", 16),
    Option("action", choice("join", "leave"), '"join"'),
    Option("leave_words", list_of(text(60)), '["prou"]', ()),
    Option("welcome", texts(), TEXTS_EXAMPLE),
)
_KEEPS_MS = 24 * 3_600_000
_ACCEPT = exact_words({"accept": "|".join(ACCEPT.values())})
_NO = exact_words({"no": NO})
_LEAVE = exact_words({"leave": LEAVE})
_AGE = re.compile(r"(?<!\d)(\d{1,2})\s?(?:anys|any|anos|ano|years|year|ans|an|سنه|سنوات|عاما|عام)(?!\w)")
_FORGIVEN = 2
_say = Speech(PHRASES)


@dataclass(frozen=True, slots=True)
class _Offer:
    """What the town offers and on which conditions."""

    lists: Mapping[str, Mapping[str, str]]
    privacy: Mapping[str, str]
    version: str
    age: int
    welcome: Mapping[str, str] | None

    def title(self, name: str, language: str) -> str:
        """The title of a list; of one nobody offers any more its name."""
        return own(self.lists.get(name), language) or name


def answer(call: Call) -> Answer:
    """One step. A word that leaves is obeyed in every state."""
    options = read(call.options, OPTIONS)
    offer = _Offer(
        {item["name"]: item["titles"] for item in options["lists"]},
        options["privacy"],
        options["version"],
        int(options["minimum_age"]),
        options["welcome"],
    )
    if call.state is None:
        return _leave(call, offer) if _wants_to_leave(call, options) else _join(call, offer, call.argument or "")
    if meant(_LEAVE, call.message.text):
        return _leave(call, offer)
    step, name = call.state.get("step"), kept_text(call.state, "list")
    if step == "list":
        return _on_list(call, offer)
    if step == "accept" and name in offer.lists:
        return _on_accept(call, offer, name)
    return begin_again(_join(call, offer, ""), call.language)


def _wants_to_leave(call: Call, options: dict[str, Any]) -> bool:
    """Whether the word that called says leave. A word nobody knows asks for consent, which harms nobody."""
    if options["action"] is not None:
        return bool(options["action"] == "leave")
    word = normalise(call.keyword or "").strip()
    return bool(meant(_LEAVE, word)) or word in {normalise(each).strip() for each in options["leave_words"]}


def _join(call: Call, offer: _Offer, said: str) -> Answer:
    name = _named(offer, said) or (next(iter(offer.lists)) if len(offer.lists) == 1 else None)
    if name is not None:
        return _ask_consent(call, offer, name)
    open_lists = [each for each in offer.lists if each not in call.citizen.subscriptions]
    if not open_lists:
        return Answer(text=_say("already_all", call.language))
    buttons = [
        Button(label(offer.title(each, call.language)), _sends(offer, each, call.language)) for each in open_lists
    ]
    return Answer(
        text=_say("which", call.language),
        buttons=(*buttons, cancel_button(call.language)),
        state={"step": "list"},
        keeps_ms=_KEEPS_MS,
    )


def _on_list(call: Call, offer: _Offer) -> Answer:
    name = _named(offer, call.message.text) if call.message.kind == "text" else None
    if name is not None:
        return _ask_consent(call, offer, name)
    misses = misses_of(call.state or {}) + 1
    if misses > 1:
        return Answer(text=_say("not_joined", call.language), handoff="not_understood", is_lost=True)
    asked = _join(call, offer, "")
    return Answer(
        text=asked.text,
        buttons=asked.buttons,
        state={"step": "list", "misses": misses} if asked.state else None,
        is_lost=True,
        keeps_ms=_KEEPS_MS,
    )


def _ask_consent(call: Call, offer: _Offer, name: str, lead: str = "") -> Answer:
    title = offer.title(name, call.language)
    if name in call.citizen.subscriptions:
        return Answer(text=_say("already", call.language, title=title))
    word = _accept_word(call.language)
    parts = [
        lead,
        _say("about", call.language, title=title),
        own(offer.privacy, call.language),
        _say("version", call.language, version=offer.version),
        _say("age", call.language, age=offer.age, word=word) if offer.age else "",
        _say("how", call.language, word=word),
    ]
    return Answer(
        text="\n\n".join(part for part in parts if part),
        buttons=(Button(word, word), cancel_button(call.language)),
        state={"step": "accept", "list": name, "version": offer.version},
        keeps_ms=_KEEPS_MS,
        effects=(Consent(name, "asked", offer.version),),
    )


def _on_accept(call: Call, offer: _Offer, name: str) -> Answer:
    state = call.state or {}
    said = call.message.text if call.message.kind == "text" else ""
    if name in call.citizen.subscriptions:
        return Answer(text=_say("already", call.language, title=offer.title(name, call.language)))
    if meant(_NO, said):
        return Answer(text=_say("not_joined", call.language))
    if _is_too_young(said, offer.age):
        return Answer(text=_say("too_young", call.language, age=offer.age))
    if state.get("version") != offer.version:
        return _ask_consent(call, offer, name, _say("new_version", call.language))
    if meant(_ACCEPT, said):
        title = offer.title(name, call.language)
        words = [_say("joined", call.language, title=title), own(offer.welcome, call.language)]
        return Answer(
            text="\n\n".join(part for part in words if part), effects=(Consent(name, "given", offer.version),)
        )
    misses = misses_of(state) + 1
    is_near = _is_nearly(said)
    if misses > (3 if is_near else 1):
        return Answer(text=_say("not_joined_person", call.language), handoff="not_understood", is_lost=not is_near)
    word = _accept_word(call.language)
    return Answer(
        text=_say("nearly" if is_near else "wrong", call.language, word=word),
        buttons=(Button(word, word), cancel_button(call.language)),
        state={**state, "misses": misses},
        is_lost=not is_near,
        keeps_ms=_KEEPS_MS,
    )


def _leave(call: Call, offer: _Offer) -> Answer:
    """Off the list that is named, else off all of them: whoever says STOP means everything."""
    named = _named(offer, call.argument or "")
    left = [name for name in call.citizen.subscriptions if named is None or name == named]
    if not left:
        return Answer(text=_say("not_on", call.language))
    titles = ", ".join(offer.title(name, call.language) for name in left)
    return Answer(
        text=_say("left", call.language, titles=titles),
        effects=tuple(Consent(name, "withdrawn", offer.version) for name in left[:10]),
    )


def _named(offer: _Offer, said: str) -> str | None:
    """The list whose name or title a text is."""
    words = tokens(said)
    for name, titles in offer.lists.items():
        if words and any(tokens(each) == words for each in (name, *titles.values())):
            return name
    return None


def _sends(offer: _Offer, name: str, language: str) -> str:
    title = offer.title(name, language)
    return title if len(title.encode()) <= 64 else name[:32]


def _accept_word(language: str) -> str:
    return ACCEPT.get(language, ACCEPT["ca"]).split("|")[0].upper()


def _is_nearly(said: str) -> bool:
    """Whether a text is a misspelt ACCEPTO, or says it among other words: then it is asked for again, never taken."""
    words = tokens(said)[:6]
    wanted = [
        word for phrases in ACCEPT.values() for phrase in phrases.split("|") for word in tokens(phrase) if len(word) > 4
    ]
    return any(distance(word, each, _FORGIVEN) is not None for word in words if len(word) > 3 for each in wanted)


def _is_too_young(said: str, age: int) -> bool:
    found = _AGE.search(normalise(said[:200]))
    return found is not None and int(found[1]) < age
