"""The codes of the house in a desk, on both engines: dialogues that outlive restarts, proofs of consent, and everybody who does not do as asked."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from console.answers.calls import Answer, Call
from console.answers.language import LanguageGuesser
from console.models.inbound import ButtonPress, Sender
from console.models.opening import Opening, opening_from
from console.models.rules import RuleKind, rule_from
from console.models.states import MessageKind
from console.operations import automatic, claims, consents, incidents, replies
from console.operations.automatic import FLOOD_LIMIT
from console.operations.rules import save_rule
from console.operations.town import set_opening
from console.sync.answering import Answering
from tests.answers.codes.test_codes import LISTS, run
from tests.operations.conftest import Office
from tests.operations.test_automatic import Codes, Hall, NoFiles

PRIVACY = {"ca": "Responsable: l'Ajuntament. Pots marxar quan vulguis.", "es": "Responsable: el Ayuntamiento."}
INCIDENT = {
    "name": "incidencia",
    "kind": "code",
    "code": "incident",
    "titles": {"ca": "Avisar d'una incidència", "es": "Avisar de una incidencia"},
    "keywords": {"ca": ["incidència"], "es": ["incidencia", "aviso"]},
    "topic": "Incidències",
    "is_automatic": True,
}
STATUS = {
    "name": "estat",
    "kind": "code",
    "code": "status",
    "titles": {"ca": "Estat d'una incidència"},
    "keywords": {"ca": ["estat"], "es": ["estado"]},
    "is_automatic": True,
}
SUBSCRIBE = {
    "name": "avisos",
    "kind": "code",
    "code": "subscribe",
    "keywords": {"ca": ["alta", "baixa"], "es": ["baja"], "en": ["stop"]},
    "options": {"lists": LISTS[:1], "privacy": PRIVACY, "version": "2026-01"},
    "is_exact": True,
    "is_automatic": True,
}
MENU = {
    "name": "menu",
    "kind": "code",
    "code": "menu",
    "titles": {"ca": "Menú"},
    "keywords": {"ca": ["menú"], "es": ["menú"]},
    "is_automatic": True,
}
HOURS = {
    "name": "horari",
    "kind": "code",
    "code": "hours",
    "titles": {"ca": "Horari", "es": "Horario"},
    "keywords": {"ca": ["horari"], "es": ["horario"]},
    "is_automatic": True,
}
LANGUAGE = {
    "name": "idioma",
    "kind": "code",
    "code": "language",
    "titles": {"ca": "Llengua"},
    "keywords": {"ca": ["idioma"], "es": ["castellano"]},
    "is_automatic": True,
}
PADRO = {
    "name": "padro",
    "titles": {"ca": "Empadronament"},
    "texts": {"ca": "Cal el DNI.", "es": "Hace falta el DNI."},
    "keywords": {"ca": ["padró"]},
    "is_automatic": True,
}
ALL = (INCIDENT, STATUS, SUBSCRIBE, MENU, HOURS, LANGUAGE, PADRO)


def code(name: str) -> Callable[[Call], Answer]:
    return lambda call: run(name, call)


class CodeHall(Hall):
    """An office with the codes of the house, in the test's own process."""

    def __init__(self, town: Office, *table: dict[str, Any]) -> None:
        super().__init__(
            town, *(table or ALL), codes={str(rule.get("code")): code(str(rule.get("code"))) for rule in table or ALL}
        )

    def restart(self) -> None:
        """Another process takes over; nothing but the database is left."""
        files: Any = NoFiles()
        self.answering = Answering(
            self.town.desk, files, {RuleKind.CODE: Codes(self.codes.answers)}, lambda _, known: known
        )

    def press(self, sends: str, shown: str = "") -> None:
        self.town.receive(
            ButtonPress(
                f"p{self.town.now()}{sends}",
                Sender("7000000001", "Núria Casadevall"),
                self.town.now(),
                "77",
                None,
                sends,
                shown or sends,
            )
        )
        self.settle()

    def buttons(self) -> list[str]:
        payload = json.loads(self.town.sql("SELECT payload FROM outbox ORDER BY id DESC LIMIT 1")[0]["payload"])
        return [button.get("data", "") for row in payload.get("buttons", []) for button in row]

    def contact_id(self) -> int:
        return int(self.last().contact_id)


def place(latitude: float, longitude: float) -> dict[str, Any]:
    return {"kind": MessageKind.LOCATION, "extra": {"location": {"latitude": latitude, "longitude": longitude}}}


def test_a_report_goes_through_restarts_and_ends_in_the_ledger_and_the_queue(town: Office) -> None:
    hall = CodeHall(town)
    hall.write("INCIDÈNCIA")
    for step in ("Enllumenat", "carrer Major, 3"):
        hall.restart()
        hall.write(step)
    assert hall.last().state == "open" and hall.last().waiting_since is None, "nobody is called while the program asks"
    hall.restart()
    hall.press("Sense foto")
    assert hall.sent()[-1] == "Ho envio així?\n• Enllumenat\n• carrer Major, 3"
    assert "CANCEL·LAR" in hall.buttons() and "PERSONA" in hall.buttons()
    hall.press("Enviar")
    (row,) = town.desk.read(incidents.incidents)
    assert (row["kind"], row["address"], row["latitude"], row["state"]) == ("lighting", "carrer Major, 3", None, "open")
    assert hall.sent()[-1].startswith(f"Gràcies! Hem obert la incidència {row['number']}.")
    conversation = hall.last()
    assert conversation.waiting_since is not None and conversation.topic == "Incidències"
    assert row["conversation_id"] == conversation.id
    hall.write(f"estat {row['number']}")
    assert "Encara no hem començat a resoldre-la." in hall.sent()[-1] and "Núria" not in hall.sent()[-1]
    town.marta.run(incidents.set_incident_state, row["number"], "closed")
    hall.write(f"ESTAT {row['number'].replace('-', ' ')}")
    assert "Resolta el " in hall.sent()[-1]


def test_a_pin_is_kept_as_degrees(town: Office) -> None:
    hall = CodeHall(town)
    hall.write("incidència")
    hall.press("Voreres i calçada")
    hall.write("", **place(41.2754, 1.9871))
    hall.write("hi ha un forat")
    hall.write("sense foto")
    hall.write("sí")
    (row,) = town.desk.read(incidents.incidents)
    assert (row["latitude"], row["longitude"], row["description"]) == (41.2754, 1.9871, "hi ha un forat")


@pytest.mark.parametrize(
    "steps", [[], ["Enllumenat"], ["Enllumenat", "c/ Major 3"], ["Enllumenat", "c/ Major 3", "sense foto"]]
)
@pytest.mark.parametrize("word", ["cancel·la", "SORTIR", "cancelar", "Salir!", "cancel", "annuler", "إلغاء"])
def test_any_dialogue_ends_politely_at_any_step(sqlite_town: Any, steps: list[str], word: str) -> None:
    hall = CodeHall(sqlite_town())
    hall.write("incidència")
    for step in steps:
        hall.write(step)
    hall.write(word)
    assert hall.sent()[-1] == "D'acord, ho deixem aquí i no he fet res. Escriu-me quan vulguis."
    assert (hall.last().state, hall.last().waiting_since) == ("resolved", None)
    assert not hall.town.desk.read(incidents.incidents)
    hall.write("padró")
    assert hall.sent()[-1] == "Cal el DNI."


def test_to_cancel_nothing_is_a_question_for_a_person(town: Office) -> None:
    hall = CodeHall(town)
    hall.write("cancel·lar")
    assert hall.sent() == [] and hall.last().waiting_since is not None


def test_after_a_menu_whoever_leaves_is_not_put_in_the_queue(town: Office) -> None:
    hall = CodeHall(town)
    hall.write("hola")
    hall.write("sortir")
    assert hall.sent()[-1].startswith("D'acord, ho deixem aquí") and hall.last().waiting_since is None


def test_a_person_is_one_word_away_in_every_step_and_then_the_dialogue_is_over(town: Office) -> None:
    hall = CodeHall(town)
    hall.write("incidència")
    hall.write("Enllumenat")
    hall.press("PERSONA")
    assert hall.last().waiting_since is not None
    hall.write("c/ Major 3")
    assert len(hall.sent()) == 3, "the person has the word"


def test_a_report_left_half_way_for_a_week_goes_to_a_person(sqlite_town: Any) -> None:
    office = sqlite_town()
    hall = CodeHall(office)
    hall.write("incidència")
    hall.write("Enllumenat")
    office.clock.step(7 * 24 * 3_600_000)
    assert office.desk.run(automatic.leave_dialogues) == 1
    assert hall.last().waiting_since is not None and hall.last().state == "open"
    hall.restart()
    hall.write("c/ Major 3")
    assert len(hall.sent()) == 2, "what comes a week later is no answer to the question of then"


@pytest.mark.parametrize(("keyword", "count"), [("idioma", 1), ("estat", 1), ("alta", 1)])
def test_other_dialogues_left_half_way_just_end(sqlite_town: Any, keyword: str, count: int) -> None:
    office = sqlite_town()
    hall = CodeHall(office)
    hall.write(keyword)
    office.clock.step(7 * 24 * 3_600_000)
    assert office.desk.run(automatic.leave_dialogues) == count
    assert (hall.last().state, hall.last().waiting_since) == ("resolved", None)


def test_a_dialogue_of_an_older_version_begins_again(town: Office) -> None:
    hall = CodeHall(town)
    hall.write("incidència")
    town.sql("UPDATE dialogue SET state = :state", state='{"stage": 4, "data": {"tipus": "fanal"}}')
    hall.restart()
    hall.write("c/ Major 3")
    assert hall.sent()[-1].startswith("Ho sento, he perdut el fil i hem de tornar a començar.\n\nQuè ha passat?")
    hall.write("Enllumenat")
    assert hall.sent()[-1].startswith("On és?")


def test_every_step_of_a_consent_is_kept_with_both_sides_of_the_exchange(town: Office) -> None:
    hall = CodeHall(town)
    hall.write("ALTA")
    shown = hall.sent()[-1]
    hall.restart()
    hall.write("aceptto")
    hall.write("Accepto!")
    joined = hall.sent()[-1]
    assert town.desk.read(consents.subscriptions, hall.contact_id()) == ("avisos",)
    hall.write("BAIXA")
    steps = town.desk.read(consents.consent_history, hall.contact_id())
    assert [(row["step"], row["proof"], row["text_version"], row["list"]) for row in steps] == [
        ("asked", "ALTA", "2026-01", "avisos"),
        ("given", "Accepto!", "2026-01", "avisos"),
        ("withdrawn", "BAIXA", "2026-01", "avisos"),
    ]
    assert [row["answer_text"] for row in steps] == [shown, joined, hall.sent()[-1]]
    assert "Responsable: l'Ajuntament." in shown and "16 anys" in shown
    assert town.desk.read(consents.subscriptions, hall.contact_id()) == ()
    hall.write("baja")
    assert (
        hall.sent()[-1].startswith("No estás apuntado")
        and len(town.desk.read(consents.consent_history, hall.contact_id())) == 3
    )


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("vull parlar amb una persona, si us plau, que això no va", "D'acord, ho passo a una persona"),
        ("necesito hablar con alguien de verdad", "De acuerdo, se lo paso a una persona"),
        ("هل يمكنني التحدث مع موظف حقيقي؟", "حسنا"),
    ],
)
def test_a_whole_sentence_that_asks_for_a_person_leaves_any_dialogue(town: Office, words: str, answer: str) -> None:
    hall = CodeHall(town)
    hall.answering._languages = lambda texts, known: LanguageGuesser(default="ca").guess(texts, known).language
    for first in ("incidència", "estat", "alta", "idioma"):
        hall.write(first)
        hall.write(words)
        assert hall.sent()[-1].startswith(answer), first
        assert not town.sql("SELECT 1 FROM dialogue") and hall.last().waiting_since is not None


def test_telling_of_a_person_is_part_of_the_report(town: Office) -> None:
    hall = CodeHall(town)
    for text in (
        "incidència",
        "hi ha una persona que ha caigut en un sot",
        "Voreres i calçada",
        "c/ Major 3",
        "sense foto",
    ):
        hall.write(text)
    assert "hi ha una persona que ha caigut en un sot" in hall.sent()[-1]


def test_leaving_in_the_middle_of_a_report_and_the_report_goes_on(town: Office) -> None:
    hall = CodeHall(town)
    hall.write("alta")
    hall.write("accepto")
    hall.write("incidència")
    hall.write("Enllumenat")
    hall.write("STOP")
    assert town.desk.read(consents.subscriptions, hall.contact_id()) == ()
    assert hall.last().state == "open"
    hall.write("c/ Major 3")
    assert hall.sent()[-1].startswith("Si tens una foto")


def test_leaving_while_an_operator_holds_the_conversation(town: Office) -> None:
    hall = CodeHall(town)
    hall.write("alta")
    hall.write("accepto")
    hall.write("tinc una pregunta")
    town.laia.run(claims.claim, hall.last().id)
    hall.write("horari")
    before = len(hall.sent())
    hall.write("BAIXA")
    assert len(hall.sent()) == before + 1 and hall.sent()[-1].startswith("Fet: t'hem donat de baixa")
    assert town.desk.read(consents.subscriptions, hall.contact_id()) == ()
    assert hall.last().operator_login == "laia"
    town.laia.run(replies.reply, hall.last().id, "Digue'm", now=True)


def test_hello_is_the_menu_and_its_buttons_answer(town: Office) -> None:
    hall = CodeHall(town)
    hall.write("Hola, bon dia!")
    assert "padró" in hall.buttons() and "incidència" in hall.buttons() and "menu" not in hall.buttons()
    hall.press("padró", "Empadronament")
    assert hall.sent()[-1] == "Cal el DNI."


def test_the_language_is_remembered_and_the_next_answer_is_in_it(town: Office) -> None:
    hall = CodeHall(town)
    hall.write("idioma")
    hall.press("Castellano")
    assert hall.sent()[-1].startswith("De acuerdo, a partir de ahora")
    (contact,) = town.sql("SELECT language, language_is_corrected FROM contact")
    assert (contact["language"], contact["language_is_corrected"]) == ("es", 1)
    hall.write("padró")
    assert hall.sent()[-1] == "Hace falta el DNI.", "what the citizen chose goes before the language of the keyword"
    hall.write("incidencia")
    assert hall.sent()[-1].startswith("¿Qué ha pasado?")


def test_whoever_asks_for_a_person_when_it_is_closed_is_told_when_somebody_comes(town: Office) -> None:
    hall = CodeHall(town)
    today = Opening().local(town.now()).weekday()
    town.marta.run(set_opening, Opening({(today + 2) % 7: (("09:00", "14:00"),)}))
    hall.write("PERSONA")
    assert " obrim " in hall.sent()[-1] and " a les 9:00 i et respondrem" in hall.sent()[-1]
    assert hall.last().waiting_since is not None
    failing = {**PADRO, "name": "x", "kind": "code", "code": "appointment", "keywords": {"ca": ["cita"]}}
    town.marta.run(save_rule, rule_from(failing))
    hall.codes.answers["appointment"] = code("appointment")  # type: ignore[index]
    hall.write("cita")
    assert hall.sent()[-1].startswith("Ara mateix no ho puc respondre automàticament.") and " obrim " in hall.sent()[-1]


def test_two_rules_that_answer_each_others_words_end_with_a_person(sqlite_town: Any) -> None:
    """A machine on the other side says back what it hears: each of our answers is the keyword of the other rule."""
    office = sqlite_town()
    ping = {
        "name": "ping",
        "titles": {"ca": "x"},
        "texts": {"ca": "pong"},
        "keywords": {"ca": ["ping"]},
        "is_automatic": True,
    }
    pong = {
        "name": "pong",
        "titles": {"ca": "x"},
        "texts": {"ca": "ping"},
        "keywords": {"ca": ["pong"]},
        "is_automatic": True,
    }
    hall = CodeHall(office, ping, pong)
    hall.write("ping")
    for _ in range(FLOOD_LIMIT * 2):
        office.clock.step(1_000)
        hall.write(hall.sent()[-1])
    assert len(hall.sent()) == FLOOD_LIMIT
    assert hall.last().waiting_since is not None


@pytest.mark.parametrize("first", ["hola", "horari", "incidència", "alta", "idioma", "estat", "menú 1"])
def test_a_machine_that_says_back_what_it_hears_ends_with_a_person_or_in_silence(sqlite_town: Any, first: str) -> None:
    office = sqlite_town()
    hall = CodeHall(office)
    office.marta.run(set_opening, opening_from({"weekly": {"0": [["09:00", "14:00"]]}}))
    hall.write(first)
    for _ in range(FLOOD_LIMIT * 2):
        office.clock.step(1_000)
        before = len(hall.sent())
        hall.write(hall.sent()[-1])
        if len(hall.sent()) == before:
            break
    assert len(hall.sent()) <= FLOOD_LIMIT
    assert hall.last().waiting_since is not None


def test_a_citizen_who_floods_a_dialogue_gets_a_person(sqlite_town: Any) -> None:
    office = sqlite_town()
    hall = CodeHall(office)
    for number in range(60):
        office.clock.step(500)
        hall.write("incidència" if number % 2 else "Enllumenat")
    assert len(hall.sent()) <= FLOOD_LIMIT and hall.last().waiting_since is not None


@pytest.mark.parametrize(
    "text", ["🎈" * 4_000, "\u202e" + "ñ" * 7_998, "BAIXA\u202e", "INCIDE\u0301NCIA", "ＡＬＴＡ", "السلام\u200f عليكم"]
)
def test_hard_words_are_settled_whatever_they_are(town: Office, text: str) -> None:
    hall = CodeHall(town)
    hall.write("incidència")
    hall.write(text)
    assert not town.sql("SELECT * FROM answer_task")
    assert len(hall.sent()) == 2


def test_a_dialogue_stays_in_the_language_it_began_in(town: Office) -> None:
    """A street is in Catalan whoever lives in it, and a button says a word of the rule, not of the citizen."""
    hall = CodeHall(town)
    hall.write("aviso")
    assert hall.sent()[-1].startswith("¿Qué ha pasado?")
    hall.press("Aceras y calzada")
    hall.restart()
    hall.write("Carrer Major, 3")
    assert hall.sent()[-1].startswith("Si tienes una foto")
    hall.press("CANCEL·LAR", "Cancelar")
    assert hall.sent()[-1].startswith("De acuerdo, lo dejamos aquí")
    hall.write("horario")
    hall.write("aviso")
    hall.press("PERSONA", "Hablar con una persona")
    assert hall.sent()[-1].startswith("De acuerdo, se lo paso a una persona")


def test_a_keyword_that_is_one_word_in_two_languages_is_of_the_one_that_is_known(town: Office) -> None:
    hall = CodeHall(town)
    hall.write("incidencia")
    assert hall.sent()[-1].startswith("Què ha passat?")
    hall.write("cancelar")
    town.sql("UPDATE contact SET language = 'es'")
    hall.write("incidencia")
    assert hall.sent()[-1].startswith("¿Qué ha pasado?")


APPOINTMENT = {
    "name": "cita",
    "kind": "code",
    "code": "appointment",
    "titles": {"ca": "Cita prèvia"},
    "keywords": {"ca": ["cita"]},
    "options": {"services": [{"name": "padro", "titles": {"ca": "Padró"}, "url": "https://cita.example.cat/padro"}]},
    "is_automatic": True,
}


def test_what_a_town_offers_may_follow_the_keyword_without_being_written_down_twice(town: Office) -> None:
    hall = CodeHall(town, *ALL, APPOINTMENT)
    hall.write("CITA padró")
    assert hall.sent()[-1].startswith("Demana la cita de «Padró»")
    hall.write("cancel·la")
    hall.write("incidència fanal")
    assert hall.sent()[-1].startswith("On és?")
    hall.write("cancel·la")
    hall.write("alta avisos")
    assert hall.sent()[-1].startswith("Et vols apuntar a «Avisos urgents»")


def test_who_presses_yes_is_not_asked_again(town: Office) -> None:
    hall = CodeHall(town)
    hall.write("horari padró")
    assert hall.sent()[-1] == "Vols dir «Horari»?"
    hall.press(hall.buttons()[0])
    assert hall.sent()[-1] != "Vols dir «Horari»?"
