"""`status`: how an incident stands, for whoever has its number. The number says nothing about a person, and neither does the answer."""

import re
from dataclasses import replace

from console.answers.calls import Answer, Call, Case
from console.answers.codes.dialogue import begin_again, cancel_button, misses_of
from console.answers.codes.kinds import KINDS_OPTION, kind_title, kinds_of
from console.answers.codes.options import read
from console.answers.codes.speech import Speech
from console.answers.times import date_words
from console.models.normalise import normalise
from console.models.opening import opening_from

OPTIONS = (KINDS_OPTION,)
_KEEPS_MS = 3_600_000
_MOST_MISSES = 2
_NUMBER = re.compile(r"(?<!\d)\d{4}\s?[-/ ]?\s?\d{1,6}(?!\d)")
PHRASES = {
    "ask": {
        "ca": "Escriu el número de la incidència. És com aquest: 2026-000123.",
        "es": "Escribe el número de la incidencia. Es como este: 2026-000123.",
        "en": "Write the number of the report. It looks like this: 2026-000123.",
        "fr": "Écrivez le numéro du signalement. Il ressemble à ceci : 2026-000123.",
        "ar": "اكتب رقم البلاغ. شكله هكذا: 2026-000123.",
    },
    "malformed": {
        "ca": "Això no és un número d'incidència. Té quatre xifres, un guionet i sis xifres més, com 2026-000123.",
        "es": "Eso no es un número de incidencia. Tiene cuatro cifras, un guion y seis cifras más, como 2026-000123.",
        "en": "That is not the number of a report. It has four digits, a hyphen and six more digits, like 2026-000123.",
        "fr": "Ce n'est pas un numéro de signalement. Il a quatre chiffres, un trait d'union et six autres chiffres, comme 2026-000123.",
        "ar": "هذا ليس رقم بلاغ. يتكون من أربعة أرقام ثم شرطة ثم ستة أرقام، مثل 2026-000123.",
    },
    "unknown": {
        "ca": "No tenim cap incidència amb aquest número. Revisa'l, o demana-ho a una persona.",
        "es": "No tenemos ninguna incidencia con ese número. Revísalo, o pregunta a una persona.",
        "en": "We have no report with that number. Check it, or ask a person.",
        "fr": "Nous n'avons aucun signalement avec ce numéro. Vérifiez-le, ou demandez à une personne.",
        "ar": "ليس لدينا بلاغ بهذا الرقم. تحقق منه أو اسأل موظفا.",
    },
    "found": {
        "ca": "Incidència {number} ({kind})\nRebuda el {created}.\n{state}",
        "es": "Incidencia {number} ({kind})\nRecibida el {created}.\n{state}",
        "en": "Report {number} ({kind})\nReceived on {created}.\n{state}",
        "fr": "Signalement {number} ({kind})\nReçu le {created}.\n{state}",
        "ar": "البلاغ {number} ({kind})\nتم استلامه في {created}.\n{state}",
    },
    "open": {
        "ca": "Encara no hem començat a resoldre-la.",
        "es": "Todavía no hemos empezado a resolverla.",
        "en": "We have not begun to work on it yet.",
        "fr": "Nous n'avons pas encore commencé à le traiter.",
        "ar": "لم نبدأ بعد في معالجته.",
    },
    "in_progress": {
        "ca": "Hi estem treballant des del {changed}.",
        "es": "Estamos trabajando en ella desde el {changed}.",
        "en": "We have been working on it since {changed}.",
        "fr": "Nous y travaillons depuis le {changed}.",
        "ar": "نعمل عليه منذ {changed}.",
    },
    "closed": {
        "ca": "Resolta el {changed}.",
        "es": "Resuelta el {changed}.",
        "en": "Resolved on {changed}.",
        "fr": "Résolu le {changed}.",
        "ar": "تم حله في {changed}.",
    },
}
_say = Speech(PHRASES)


def answer(call: Call) -> Answer:
    """The state of the incident whose number the message names."""
    options = read(call.options, OPTIONS)
    if call.town.case is not None:
        return Answer(
            text=_found(call, call.town.case, kind_title(kinds_of(options), call.town.case.kind, call.language))
        )
    if call.state is not None and call.state.get("step") != "number":
        return begin_again(_asked(call, "ask", 0), call.language)
    said = call.message.text if call.state is not None else call.argument or ""
    if call.state is None and not said.strip():
        return _asked(call, "ask", 0)
    misses = misses_of(call.state or {}) + 1
    what = "unknown" if _NUMBER.search(normalise(said)) else "malformed"
    is_lost = what == "malformed" and call.state is not None
    if what == "unknown" or misses > _MOST_MISSES:
        return Answer(text=_say(what, call.language), is_lost=is_lost)
    return replace(_asked(call, what, misses), is_lost=is_lost)


def _asked(call: Call, what: str, misses: int) -> Answer:
    return Answer(
        text=_say(what, call.language),
        buttons=(cancel_button(call.language),),
        state={"step": "number", "misses": misses},
        keeps_ms=_KEEPS_MS,
    )


def _found(call: Call, case: Case, kind: str) -> str:
    opening = opening_from(call.town.opening)
    created, changed = (
        date_words(opening.local(at).date(), call.language, call.now.date())
        for at in (case.created_at, case.changed_at)
    )
    state = case.state if case.state in ("open", "in_progress", "closed") else "open"
    return _say(
        "found",
        call.language,
        number=case.number,
        kind=kind,
        created=created,
        state=_say(state, call.language, changed=changed),
    )
