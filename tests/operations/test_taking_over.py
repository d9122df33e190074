"""Who takes over from the program, who leaves it, and in whose language it begins: the seams between a code and a person."""

from typing import Any

import pytest

from console.answers.language import LanguageGuesser
from console.models.rules import RuleKind
from console.operations import claims, consents, conversations, replies
from console.sync.answering import Answering
from tests.operations.conftest import Office
from tests.operations.test_automatic import NoFiles
from tests.operations.test_codes import INCIDENT, MENU, PADRO, CodeHall


def test_an_operators_reply_ends_what_the_program_had_asked(town: Office) -> None:
    hall = CodeHall(town, INCIDENT, MENU, PADRO)
    hall.write("hola")
    town.marta.run(conversations.reopen, hall.last().id)
    town.marta.run(replies.reply, hall.last().id, "Quants sou a casa?", now=True)
    town.marta.run(claims.release, hall.last().id)
    before = len(hall.sent())
    hall.write("2")
    assert len(hall.sent()) == before and hall.last().waiting_since is not None
    hall.write("incidència", chat="8")
    town.laia.run(replies.reply, hall.last().id, "Ja ho sabem, hi anem ara.", now=True)
    town.laia.run(claims.release, hall.last().id)
    before = len(hall.sent())
    hall.write("és el fanal de la plaça", chat="8")
    assert len(hall.sent()) == before and hall.last().waiting_since is not None


def test_a_step_that_was_withheld_ends_the_dialogue(town: Office) -> None:
    hall = CodeHall(town, INCIDENT)
    hall.write("incidència")
    town.laia.run(claims.claim, hall.last().id)
    hall.write("Enllumenat")
    town.laia.run(claims.release, hall.last().id)
    before = len(hall.sent())
    hall.write("carrer Major, 3")
    assert len(hall.sent()) == before and hall.last().waiting_since is not None


def test_whoever_left_while_the_program_stood_still_is_off_the_list(sqlite_town: Any) -> None:
    town = sqlite_town()
    hall = CodeHall(town)
    hall.write("alta")
    hall.write("accepto")
    town.receive(town.text("BAIXA"))
    town.clock.step(12 * 3_600_000)
    hall.settle()
    assert hall.sent()[-1].startswith("Fet: t'hem donat de baixa")
    assert town.desk.read(consents.subscriptions, hall.contact_id()) == ()


@pytest.mark.parametrize(
    ("said", "begin"),
    [
        ("hello", "Hello!"),
        ("bonjour", "Bonjour !"),
        ("buenos días", "¡Hola!"),
        ("bon dia", "Hola! Tria"),
        ("hola", "Hola! Tria"),
        ("السلام عليكم", "أهلا"),
        ("PERSONA", "D'acord, ho passo"),
        ("PERSON", "All right"),
        ("PERSONNE", "D'accord, je"),
        ("quiero una persona", "De acuerdo"),
        ("موظف", "حسنا"),
    ],
)
def test_the_first_words_say_in_which_language_to_answer(town: Office, said: str, begin: str) -> None:
    hall = CodeHall(town)
    hall.answering = Answering(
        town.desk,
        NoFiles(),  # type: ignore[arg-type]
        {RuleKind.CODE: hall.codes},
        lambda _, known: known or "ca",
    )
    hall.write(said)
    assert hall.sent()[-1].startswith(begin)


@pytest.mark.parametrize(
    "said",
    [
        "vull una persona",
        "parlar amb un operador",
        "quiero hablar con alguien",
        "I need a human",
        "speak to someone please",
        "je veux parler à quelqu'un",
        "أريد التحدث مع شخص",
    ],
)
def test_a_person_asked_for_in_whole_words_is_no_step_of_a_dialogue(town: Office, said: str) -> None:
    hall = CodeHall(town)
    hall.write("INCIDÈNCIA")
    hall.write(said)
    assert hall.last().waiting_since is not None and not town.sql("SELECT 1 FROM dialogue")


@pytest.mark.parametrize(
    "said", [("menu", "1", "2"), ("BUS 3", "BUS 4", "BUS 3"), ("hola", "hola", "hola"), ("farmacia", "bus", "menu")]
)
@pytest.mark.parametrize("known", ["ca", "es", "en"])
def test_commands_and_numbers_change_nobodys_language(sqlite_town: Any, said: tuple[str, ...], known: str) -> None:
    town = sqlite_town()
    hall = CodeHall(town, PADRO)
    guesser = LanguageGuesser(default="ca")
    hall.answering = Answering(
        town.desk,
        NoFiles(),  # type: ignore[arg-type]
        {RuleKind.CODE: hall.codes},
        lambda texts, language: guesser.guess(texts, language).language,
    )
    hall.write(
        {
            "ca": "quan obriu demà al matí?",
            "es": "¿cuándo abren mañana por la mañana?",
            "en": "when do you open tomorrow?",
        }[known]
    )
    for text in said * 2:
        hall.write(text)
    assert town.sql("SELECT language FROM contact")[0]["language"] == known
    hall.write("a partir de ahora prefiero que me escriban en español por favor")
    hall.write("la farola de mi calle no funciona desde ayer por la noche")
    assert town.sql("SELECT language FROM contact")[0]["language"] == "es"


@pytest.mark.parametrize("said", ["sí", "Si!", "sí, gràcies", "yes please", "oui", "نعم"])
def test_yes_to_a_question_is_as_good_as_its_button(town: Office, said: str) -> None:
    hall = CodeHall(town, PADRO)
    hall.write("padroo")
    assert hall.sent() == ["Vols dir «Empadronament»?"]
    hall.write(said)
    assert hall.sent()[-1] == "Cal el DNI."
    # The answer itself asks nothing: now a yes is a person's.
    hall.write("sí")
    assert len(hall.sent()) == 2 and hall.last().waiting_since is not None


def test_no_to_a_question_is_for_a_person(town: Office) -> None:
    hall = CodeHall(town, PADRO)
    hall.write("padroo")
    hall.write("no")
    assert len(hall.sent()) == 1 and hall.last().waiting_since is not None
