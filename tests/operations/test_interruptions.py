"""Commands in the middle of a dialogue, on both engines: a citizen is never caught in a question, and loses nothing by asking something else."""

from typing import Any

import pytest

from console.models.opening import opening_from
from console.operations.town import set_opening
from tests.operations.conftest import Office
from tests.operations.test_codes import ALL, CodeHall

HOURS = opening_from({"weekly": {str(day): [["00:00", "23:59"]] for day in range(7)}})
QUEIXA = {
    "name": "queixes",
    "kind": "operator",
    "titles": {"ca": "Queixes"},
    "texts": {"ca": "Ho rep l'equip de queixes."},
    "keywords": {"ca": ["queixa"]},
    "is_automatic": True,
}
CITA = {
    "name": "cita",
    "kind": "code",
    "code": "appointment",
    "titles": {"ca": "Cita prèvia"},
    "keywords": {"ca": ["cita"]},
    "options": {
        "services": [
            {"name": "padro", "titles": {"ca": "Padró"}, "url": "https://cita.test/padro"},
            {"name": "llar", "titles": {"ca": "Llar d'infants"}, "words": ["llar"], "url": "https://cita.test/llar"},
        ]
    },
    "is_automatic": True,
}


@pytest.fixture
def hall(town: Office) -> CodeHall:
    town.marta.run(set_opening, HOURS)
    return CodeHall(town, *ALL, QUEIXA, CITA)


def at_step(hall: CodeHall, *texts: str) -> None:
    for text in texts:
        hall.write(text)


def state(hall: CodeHall) -> Any:
    return hall.town.sql("SELECT rule, state, choices FROM dialogue")


STEPS = {
    "what": ("incidència",),
    "where": ("incidència", "Enllumenat"),
    "photo": ("incidència", "Enllumenat", "c/ Major 3"),
    "confirm": ("incidència", "Enllumenat", "c/ Major 3", "sense foto"),
    "number": ("estat",),
    "consent": ("alta",),
    "language": ("idioma",),
    "service": ("cita",),
    "when": ("cita", "llar"),
}


@pytest.mark.parametrize("step", STEPS)
def test_the_hours_are_told_in_any_step_and_the_question_comes_again(hall: CodeHall, step: str) -> None:
    at_step(hall, *STEPS[step])
    before, asked, buttons = state(hall), hall.sent()[-1], hall.buttons()
    hall.write("HORARI")
    told, _, again = hall.sent()[-1].partition("\n\nContinuem amb «")
    assert told.startswith("Ara és obert")
    assert again.endswith(f"»:\n{asked}") and hall.buttons() == buttons
    assert state(hall) == before
    assert hall.last().state == "open"


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("word", ["menú", "Menú si us plau"])
def test_the_menu_leaves_any_step_and_says_so(hall: CodeHall, step: str, word: str) -> None:
    at_step(hall, *STEPS[step])
    hall.write(word)
    assert hall.sent()[-1].startswith("Deixem «") and "no s'ha enviat res.\n\n" in hall.sent()[-1]
    assert "padró" in hall.buttons()
    hall.write("padró")
    assert hall.sent()[-1] == "Cal el DNI."


@pytest.mark.parametrize("step", STEPS)
def test_hello_puts_the_question_again(hall: CodeHall, step: str) -> None:
    at_step(hall, *STEPS[step])
    before, asked = state(hall), hall.sent()[-1]
    hall.write("Hola, bon dia!")
    assert hall.sent()[-1].startswith("Hola! Estàvem amb «")
    assert hall.sent()[-1].endswith(asked) and state(hall) == before


@pytest.mark.parametrize("step", ["number", "consent", "language"])
def test_a_stored_answer_is_given_where_the_dialogue_cannot_use_its_word(hall: CodeHall, step: str) -> None:
    at_step(hall, *STEPS[step])
    before = state(hall)
    hall.write("padró")
    assert hall.sent()[-1].startswith("Cal el DNI.\n\nContinuem amb «") and state(hall) == before


def test_a_word_the_dialogue_can_use_is_its_answer(hall: CodeHall) -> None:
    at_step(hall, "cita", "Padró")
    assert hall.sent()[-1].startswith("Demana la cita de «Padró»")
    at_step(hall, "incidència", "Enllumenat", "padró", "sense foto")
    assert "• padró" in hall.sent()[-1], "a street may be called like a rule"


def test_thanks_and_goodbyes_are_no_hello(hall: CodeHall) -> None:
    at_step(hall, *STEPS["confirm"])
    for word in ("gràcies", "moltes gràcies", "adéu"):
        hall.write(word)
        assert "Estàvem" not in hall.sent()[-1], word


def test_another_dialogue_takes_the_place_of_the_first(hall: CodeHall) -> None:
    at_step(hall, *STEPS["where"])
    hall.write("estat")
    assert hall.sent()[-1].startswith(
        "Deixem «Avisar d'una incidència» sense acabar: no s'ha enviat res.\n\nEscriu el número"
    )
    assert [row["rule"] for row in state(hall)] == ["estat"]


def test_the_word_of_the_dialogue_itself_begins_it_again(hall: CodeHall) -> None:
    at_step(hall, *STEPS["where"], "incidència")
    assert hall.sent()[-1].startswith("Què ha passat?")
    at_step(hall, "Enllumenat", "c/ Major 3")
    assert hall.sent()[-1].startswith("Si tens una foto")
    at_step(hall, "cita", "llar", "cita")
    assert hall.sent()[-1] == "Per a quin tràmit vols cita?"
    at_step(hall, "estat", "estat")
    assert hall.sent()[-1].startswith("Escriu el número")


def test_leaving_a_list_in_the_middle_puts_the_question_again(hall: CodeHall) -> None:
    at_step(hall, "alta", "accepto", *STEPS["where"])
    asked = hall.sent()[-1]
    hall.write("BAIXA")
    assert hall.sent()[-1].startswith("Fet: t'hem donat de baixa") and hall.sent()[-1].endswith(asked)


def test_an_old_button_is_a_command_and_a_button_of_the_question_an_answer(hall: CodeHall) -> None:
    hall.write("menú")
    at_step(hall, *STEPS["where"])
    hall.press("padró", "Empadronament")
    assert hall.sent()[-1].startswith("Cal el DNI.\n\nContinuem amb «Avisar")
    hall.write("c/ Major 3")
    hall.press("Sense foto")
    assert hall.sent()[-1].startswith("Ho envio així?")


def test_a_rule_for_a_person_ends_what_was_under_way(hall: CodeHall) -> None:
    at_step(hall, *STEPS["number"], "queixa")
    assert (
        hall.sent()[-1] == "Ho rep l'equip de queixes." and state(hall) == [] and hall.last().waiting_since is not None
    )


def test_after_a_restart_and_in_another_language(hall: CodeHall) -> None:
    at_step(hall, "aviso")
    hall.restart()
    hall.write("horario")
    assert (
        hall.sent()[-1].startswith("Ahora está abierto")
        and "\n\nSeguimos con «Avisar de una incidencia»:\n¿Qué ha pasado?" in hall.sent()[-1]
    )


def test_a_dialogue_from_before_this_version_has_no_question_to_repeat(hall: CodeHall) -> None:
    at_step(hall, *STEPS["number"])
    hall.town.sql("UPDATE dialogue SET state = :state", state='{"step": "number", "misses": 0, "$language": "ca"}')
    hall.write("hola")
    assert (
        hall.sent()[-1]
        == "Hola! Estàvem amb «Estat d'una incidència»: contesta el que t'havia preguntat, o escriu CANCEL·LAR."
    )


def test_no_code_is_asked_about_a_command_of_another(hall: CodeHall) -> None:
    at_step(hall, *STEPS["where"])
    hall.codes.calls.clear()
    hall.write("horari")
    assert [call.rule for call in hall.codes.calls] == ["horari"]
    hall.write("hola")
    assert len(hall.codes.calls) == 1
