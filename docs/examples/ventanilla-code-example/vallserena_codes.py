"""When the mobile recycling point comes to a neighbourhood: a code with one question, in Catalan and Spanish.

PUNTMOBIL asks which neighbourhood, PUNTMOBIL estació answers at once. What it cannot answer it passes to a person.
"""

from datetime import timedelta

from console.answers.calls import Answer, Button, Call
from console.answers.times import day_title, span_words
from console.models.normalise import tokens

# Neighbourhood to weekday (Monday is 0), hours and place.
ROUND = {
    "centre": (1, "09:00", "11:00", "plaça de la Vila"),
    "estació": (3, "16:00", "18:00", "aparcament de l'estació"),
    "mar": (5, "10:00", "13:00", "passeig de Mar, 40"),
}
WORDS = {
    "ca": {
        "which": "A quin barri vius?",
        "unknown": "Aquest barri no el conec. Tria'n un:",
        "next": "El punt mòbil vindrà al barri {barri}: {day}, {hours}, {place}.",
        "person": "Ho passo a una persona, que et dirà on et queda més a prop.",
    },
    "es": {
        "which": "¿En qué barrio vives?",
        "unknown": "No conozco ese barrio. Elige uno:",
        "next": "El punto móvil vendrá al barrio {barri}: {day}, {hours}, {place}.",
        "person": "Se lo paso a una persona, que te dirá dónde te queda más cerca.",
    },
}


def mobile_recycling(call: Call) -> Answer:
    """Answer one message. `call.state` is what the answer before kept, None for a new question."""
    words = WORDS.get(call.language, WORDS["ca"])
    said = call.argument if call.state is None else call.message.text
    found = next((barri for barri in ROUND if tokens(barri) == tokens(said or "")), None)
    if found is not None:
        return Answer(text=words["next"].format(**next_visit(call, found)))
    # A state may come from an older version of this package: take what is understood and nothing else.
    asked = call.state.get("asked", 0) if call.state else 0
    if asked == 1:
        return Answer(text=words["person"], handoff="unknown neighbourhood")
    what = "which" if call.state is None and not said else "unknown"
    return Answer(
        text=words[what],
        buttons=tuple(Button(barri.capitalize(), barri) for barri in ROUND),
        state={"asked": 1 if call.state is not None else 0},
    )


def next_visit(call: Call, barri: str) -> dict[str, str]:
    """Day, hours and place of the next visit; `call.now` is the town's own clock."""
    weekday, start, end, place = ROUND[barri]
    ahead = (weekday - call.now.weekday()) % 7
    if ahead == 0 and f"{call.now:%H:%M}" >= end:
        ahead = 7
    day = call.now + timedelta(days=ahead)

    first, last = (day.replace(hour=int(clock[:2]), minute=int(clock[3:])) for clock in (start, end))
    return {
        "barri": barri,
        "day": day_title(day.date(), call.language).lower(),
        "hours": span_words(first, last, call.language),
        "place": place,
    }
