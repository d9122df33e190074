"""Puts together what makes automatic answers: the rules, and those who run code for them."""

from console.answers.language import LanguageGuesser
from console.sync.answering import Answering
from console.sync.parts import Parts


def make_answering(parts: Parts) -> Answering:
    """The answering of one process, for all its channels. Nothing is started before the first answer needs it."""
    guesser = LanguageGuesser(default="ca")
    return Answering(
        parts.desk, parts.files, {}, lambda texts, known: guesser.guess(texts, known).language, parts.town_name
    )
