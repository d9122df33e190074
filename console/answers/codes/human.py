"""`human`: a person, in any language and at any hour, and when to expect them.

The words PERSONA, OPERADOR and their like need no rule; this code is for the town's own words for it, with its own topic and team.
"""

from console.answers.calls import Answer, Call
from console.answers.codes.options import TEXTS_EXAMPLE, Option, read, texts
from console.answers.codes.speech import own
from console.answers.wording import handoff_words
from console.models.opening import opening_from

OPTIONS = (Option("note", texts(), TEXTS_EXAMPLE),)


def answer(call: Call) -> Answer:
    """Hand over. With a note, such as a telephone number for what cannot wait."""
    note = own(read(call.options, OPTIONS)["note"], call.language)
    words = handoff_words("handoff", call.language, opening_from(call.town.opening), call.now)
    return Answer(text=f"{words}\n\n{note}" if note else words, handoff="asked")
