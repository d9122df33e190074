"""The language of short, misspelt messages, and when a message is too short to change what is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.answers.language import Guess, LanguageGuesser

GUESSER = LanguageGuesser()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("on es pot reciclar l'oli de la cuina", "ca"),
        ("com demano un gual per al garatge", "ca"),
        ("el boto de l'ascensor no funciona", "ca"),
        ("donde reciclo el aceite de la cocina", "es"),
        ("me han puesto una multa y no era yo", "es"),
        ("where do I take my old paint", "en"),
        ("ou puis-je jeter de la peinture", "fr"),
        ("اين ارمي الزيت القديم", "ar"),
        ("اسمي Joan واريد موعدا", "ar"),
        ("QUIERO PEDIR CITA PARA EL PADRON", "es"),
    ],
)
def test_a_message_tells_its_language(text: str, language: str) -> None:
    guess = GUESSER.guess(text)
    assert (guess.language, guess.is_read) == (language, True)


def test_a_name_in_arabic_letters_does_not_change_the_language() -> None:
    assert GUESSER.guess("bon dia, em dic محمد i vull demanar hora").language == "ca"


def test_a_short_message_keeps_what_is_known() -> None:
    assert GUESSER.guess("vale gracias", known="ca") == Guess("ca", False, 2)
    assert LanguageGuesser(default="es").guess("ok") == Guess("es", False, 1)
    assert LanguageGuesser(default="es").guess("ok", known="fr") == Guess("fr", False, 1)
    assert GUESSER.guess("gràcies", known="de").language == "ca"  # a language the hall does not have is not known


def test_the_last_messages_are_read_together() -> None:
    assert GUESSER.guess(["hola", "tinc una pregunta", "festa major"]).language == "ca"
    forgotten = ["where is the town hall please tell me"] + ["vull demanar hora per al padró"] * 5
    assert GUESSER.guess(forgotten).language == "ca"


def test_nothing_written_says_nothing() -> None:
    assert GUESSER.guess("🙏 123 !!") == Guess(None, False, 1)
    assert GUESSER.guess([], known="ca") == Guess("ca", False, 0)


def test_a_hall_chooses_its_languages() -> None:
    assert LanguageGuesser(["ca", "pt"]).guess("bom dia, quero marcar uma consulta").language == "pt"
    assert LanguageGuesser(["es"]).guess("where is the town hall").language == "es"
    assert LanguageGuesser(["ca", "xx"]).guess("where is the town hall").language == "ca"


@given(st.text(max_size=80))
def test_any_text_gets_one_of_the_languages(text: str) -> None:
    assert GUESSER.guess(text).language in (None, *GUESSER.languages)
