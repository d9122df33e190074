"""Incident, state, subscription and appointment: whole dialogues, and what people really do in the middle of them."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from console.answers.calls import Answer, Case, Consent, OpenIncident
from tests.answers.codes.calls import MADRID, call
from tests.answers.codes.test_codes import LISTS, OPTIONS, run


class Talk:
    """A citizen and a code, message after message."""

    def __init__(self, code: str, options: dict[str, Any] | None = None, **usual: Any) -> None:
        self.code, self.options, self.usual = code, OPTIONS[code] if options is None else options, usual
        self.state: dict[str, Any] | None = None
        self.effects: list[Any] = []
        self.number = 100

    def say(self, text: str = "", **more: Any) -> Answer:
        self.number += 1
        made = call(
            text,
            state=self.state,
            options=self.options,
            rule=self.code,
            message_id=self.number,
            **{**self.usual, **more},
        )
        answer = run(self.code, made)
        self.state = answer.state
        self.effects += answer.effects
        return answer

    def begin(self, keyword: str, argument: str | None = None, **more: Any) -> Answer:
        self.state = None
        return self.say(f"{keyword} {argument or ''}".strip(), keyword=keyword, argument=argument, **more)


def sends(answer: Answer) -> list[str]:
    return [button.sends for button in answer.buttons]


# --- incident ------------------------------------------------------------------------------------------------------------------------------


def test_an_incident_with_a_pin_and_a_photo() -> None:
    talk = Talk("incident")
    asked = talk.begin("incidència")
    assert asked.text.startswith("Què ha passat?") and "112" in asked.text and asked.left == "handoff"
    assert sends(asked)[0] == "Enllumenat" and sends(asked)[-1] == "CANCEL·LAR"
    assert talk.say("Enllumenat").text.startswith("On és?")
    assert talk.say(kind="location", location=(41.38, 2.17)).text.startswith("Si tens una foto")
    confirm = talk.say("fa pampallugues", kind="photo")
    assert confirm.text == "Ho envio així?\n• Enllumenat\n• Ubicació: 41.38000, 2.17000\n• Amb foto\n• fa pampallugues"
    assert talk.effects == [], "nothing is filed before the citizen says yes"
    done = talk.say("Enviar")
    assert talk.effects == [OpenIncident("lighting", "fa pampallugues", "", (41.38, 2.17), 104)]
    assert "{number}" in done.text and "ESTAT {number}" in done.text
    assert done.handoff == "incident" and done.state is None


def test_an_incident_with_an_address_and_without_a_photo() -> None:
    talk = Talk("incident", language="es")
    talk.begin("incidencia")
    talk.say("Aceras y calzada")
    talk.say("Calle Mayor, 3")
    assert talk.say("Sin foto").text == "¿Lo envío así?\n• Aceras y calzada\n• Calle Mayor, 3"
    talk.say("sí, gracias")
    assert talk.effects == [OpenIncident("pavement", "", "Calle Mayor, 3")]


def test_what_comes_out_of_turn_is_kept() -> None:
    """People send the photo first, then the pin, and say what it is last."""
    talk = Talk("incident")
    talk.begin("incidència")
    assert talk.say(kind="photo").text.startswith("Anotat. De quin tipus és?")
    assert talk.say(kind="location", location=(41.38, 2.17)).text.startswith("Anotat.")
    assert talk.say("hi ha un fanal apagat").text.startswith("Ho envio així?")
    talk.say("👍")
    assert talk.effects == [OpenIncident("lighting", "hi ha un fanal apagat", "", (41.38, 2.17), 102)]


def test_a_story_is_a_description_and_only_its_kind_is_asked() -> None:
    talk = Talk("incident")
    talk.begin("incidència")
    assert talk.say("fa tres dies que fa mala olor a la plaça").text.startswith("Anotat. De quin tipus és?")
    talk.say("Una altra cosa")
    talk.say("plaça Major")
    talk.say("sense foto")
    talk.say("d'acord")
    assert talk.effects == [OpenIncident("other", "fa tres dies que fa mala olor a la plaça", "plaça Major")]


def test_the_keyword_may_name_the_kind() -> None:
    assert Talk("incident").begin("incidència", "fanal").text.startswith("On és?")


def test_words_instead_of_a_photo_are_the_description_and_a_photo_may_follow() -> None:
    talk = Talk("incident")
    talk.begin("incidència", "fanal")
    talk.say("c/ Major 3")
    assert talk.say("no funciona des de dilluns").text.startswith("Si tens una foto")
    assert "• no funciona des de dilluns és el tercer" in talk.say("és el tercer").text
    talk.say("enviar")
    assert talk.effects[0].description == "no funciona des de dilluns és el tercer"


def test_an_album_is_one_report_with_its_first_picture() -> None:
    talk = Talk("incident")
    talk.begin("incidència", "fanal")
    talk.say("c/ Major 3")
    talk.say(kind="photo")
    assert talk.say(kind="photo").text.startswith("Ho envio així?")
    talk.say("sí")
    assert talk.effects[0].photo_message == 103


def test_a_correction_begins_again_and_keeps_the_photo() -> None:
    talk = Talk("incident")
    talk.begin("incidència", "fanal")
    talk.say("c/ Major 3")
    talk.say(kind="photo")
    assert talk.say("no").text.startswith("Anotat. De quin tipus és?")
    talk.say("Arbres i jardins")
    assert "c/ Nou 5" in talk.say("c/ Nou 5").text
    talk.say("sí")
    assert talk.effects == [OpenIncident("trees", "", "c/ Nou 5", None, 103)]


def test_a_question_is_no_yes() -> None:
    talk = Talk("incident")
    talk.begin("incidència", "fanal")
    talk.say("c/ Major 3")
    talk.say("sense foto")
    assert talk.say("ok?").text.startswith("Ho envio així?")
    assert talk.effects == []


def test_a_pin_outside_the_town_is_asked_again() -> None:
    talk = Talk("incident")
    talk.begin("incidència", "fanal")
    answer = talk.say(kind="location", location=(48.85, 2.35))
    assert answer.text.startswith("Aquest punt és fora del municipi. On és?")
    assert talk.say("c/ Major 3").text.startswith("Si tens una foto")


@pytest.mark.parametrize("text", ["", "🎈🎈", "no ho sé", "12", "???"])
def test_what_is_no_place_is_asked_again_and_the_third_time_a_person_asks(text: str) -> None:
    talk = Talk("incident")
    talk.begin("incidència", "fanal")
    for _ in range(2):
        answer = talk.say(text, kind="text" if text else "voice")
        assert answer.text.startswith("No ho he entès. On és?") and answer.state is not None
    answer = talk.say(text)
    assert answer.handoff == "not_understood" and answer.state is None and talk.effects == []


def test_a_town_names_its_own_kinds_and_may_do_without_photos() -> None:
    kinds = [
        {"code": "SC-01", "titles": {"ca": "Fanal apagat"}, "words": ["bombeta"]},
        {"code": "SC-02", "titles": {"ca": "Soroll"}},
    ]
    talk = Talk("incident", {"kinds": kinds, "photo": False, "note": {"ca": "Gràcies per avisar."}})
    assert sends(talk.begin("incidència"))[:2] == ["Fanal apagat", "Soroll"]
    talk.say("bombeta")
    assert talk.say("c/ Major 3").text.startswith("Ho envio així?")
    assert talk.say("enviar").text.endswith("Gràcies per avisar.")
    assert talk.effects[0].kind == "SC-01"


def test_a_kind_the_town_gave_up_begins_again() -> None:
    talk = Talk("incident")
    talk.begin("incidència", "fanal")
    talk.options = {"kinds": [{"code": "SC-02", "titles": {"ca": "Soroll"}}]}
    assert talk.say("c/ Major 3").text.startswith("Ho sento, he perdut el fil")


def test_out_of_hours_the_citizen_knows_when_it_is_looked_at() -> None:
    talk = Talk("incident", now=datetime(2026, 12, 11, 20, 0, tzinfo=MADRID))
    talk.begin("incidència", "fanal")
    talk.say("c/ Major 3")
    talk.say("sense foto")
    assert "ho mirarem quan obrim, dilluns a les 9:00" in talk.say("sí").text


def test_words_that_look_like_a_blank_are_only_words() -> None:
    talk = Talk("incident")
    talk.begin("incidència", "fanal")
    talk.say("c/ {number} {0} %s")
    assert "c/ {number} {0} %s" in talk.say("sense foto").text
    assert talk.say("sí").text.count("{number}") == 2, "the citizen's own words do not stand beside the blank"


# --- status --------------------------------------------------------------------------------------------------------------------------------

CASE = Case("2026-000123", "lighting", "in_progress", 1_796_900_000_000, 1_797_200_000_000)


def test_the_state_of_an_incident_without_anything_about_a_person() -> None:
    answer = Talk("status").begin("estat", "2026-000123", case=CASE)
    assert (
        answer.text
        == "Incidència 2026-000123 (Enllumenat)\nRebuda el 10 de desembre.\nHi estem treballant des del 13 de desembre."
    )
    closed = Talk("status", language="en").begin(
        "status", "2026-000123", case=Case("2026-000123", "SC-9", "closed", 1_796_900_000_000, 1_797_200_000_000)
    )
    assert closed.text == "Report 2026-000123 (SC-9)\nReceived on 10 December.\nResolved on 13 December."


def test_a_number_is_asked_for_and_found_in_the_next_message() -> None:
    talk = Talk("status")
    assert talk.begin("estat").text.startswith("Escriu el número")
    assert "Enllumenat" in talk.say("és la 2026-000123", case=CASE).text
    assert talk.state is None


def test_unknown_and_malformed_numbers_are_told_apart() -> None:
    assert Talk("status").begin("estat", "2026-999999").text.startswith("No tenim cap incidència amb aquest número.")
    talk = Talk("status")
    assert talk.begin("estat", "123").text.startswith("Això no és un número d'incidència.")
    assert talk.say("no el trobo").text.startswith("Això no és")
    assert talk.say("ni idea").state is None


# --- subscription --------------------------------------------------------------------------------------------------------------------------

ONE_LIST = {**OPTIONS["subscribe"], "lists": LISTS[:1]}


def test_joining_shows_the_text_and_its_version_and_takes_one_exact_word() -> None:
    talk = Talk("subscribe", ONE_LIST)
    asked = talk.begin("alta")
    assert "Responsable: l'Ajuntament." in asked.text and "versió 2026-01" in asked.text
    assert "Cal tenir 16 anys o més." in asked.text and "respon ACCEPTO" in asked.text
    assert sends(asked) == ["ACCEPTO", "CANCEL·LAR"]
    assert talk.effects == [Consent("avisos", "asked", "2026-01")]
    joined = talk.say("ACCEPTO")
    assert talk.effects[1:] == [Consent("avisos", "given", "2026-01")] and joined.state is None
    assert joined.text == "Fet: t'hem apuntat a «Avisos urgents». Per deixar-ho, escriu BAIXA en qualsevol moment."


@pytest.mark.parametrize(
    "word", ["Accepto", "accepto!", "ACEPTO", "accept", "J'accepte", "أوافق", "accepto, gràcies", "ho accepto"]
)
def test_the_exact_word_in_any_language_and_case(word: str) -> None:
    talk = Talk("subscribe", ONE_LIST)
    talk.begin("alta")
    talk.say(word)
    assert talk.effects[-1].step == "given"


@pytest.mark.parametrize(
    "word", ["aceptto", "accpeto", "acepta", "excepto", "sí accepto però només al matí", "accepto?"]
)
def test_what_is_nearly_the_word_is_asked_about_never_taken(word: str) -> None:
    talk = Talk("subscribe", ONE_LIST)
    talk.begin("alta")
    asked = talk.say(word)
    assert asked.text.startswith("Has volgut dir ACCEPTO?") and sends(asked)[0] == "ACCEPTO"
    assert [effect.step for effect in talk.effects] == ["asked"]
    talk.say("ACCEPTO")
    assert talk.effects[-1].step == "given"


@pytest.mark.parametrize("word", ["no", "no accepto", "No, gràcies", "no acepto", "je n'accepte pas", "لا"])
def test_no_is_no(word: str) -> None:
    talk = Talk("subscribe", ONE_LIST)
    talk.begin("alta")
    assert talk.say(word).text == "D'acord, no t'hem apuntat."
    assert talk.state is None and [effect.step for effect in talk.effects] == ["asked"]


@pytest.mark.parametrize("word", ["sí", "ok", "👍", "i quants missatges envieu?", "🎈" * 4_000])
def test_another_answer_is_no_consent_and_the_second_one_is_a_persons(word: str) -> None:
    talk = Talk("subscribe", ONE_LIST)
    talk.begin("alta")
    assert talk.say(word).text.startswith("Encara no t'hem apuntat.")
    answer = talk.say(word)
    assert answer.handoff == "not_understood" and answer.text.startswith("No t'hem apuntat.")
    assert [effect.step for effect in talk.effects] == ["asked"]


@pytest.mark.parametrize("words", ["tinc 14 anys", "tengo 15 años", "I am 12 years old", "j'ai 13 ans"])
def test_whoever_says_they_are_too_young_is_not_taken(words: str) -> None:
    talk = Talk("subscribe", ONE_LIST)
    talk.begin("alta")
    assert talk.say(words).text.startswith("No t'hem apuntat: cal tenir 16 anys o més.")
    assert talk.state is None and [effect.step for effect in talk.effects] == ["asked"]


def test_a_text_that_changed_meanwhile_is_shown_again() -> None:
    talk = Talk("subscribe", ONE_LIST)
    talk.begin("alta")
    talk.options = {**ONE_LIST, "version": "2027-01", "privacy": {"ca": "Text nou."}}
    shown = talk.say("ACCEPTO")
    assert shown.text.startswith("El text de privacitat ha canviat") and "Text nou." in shown.text
    assert talk.effects[-1] == Consent("avisos", "asked", "2027-01")
    talk.say("ACCEPTO")
    assert talk.effects[-1] == Consent("avisos", "given", "2027-01")


def test_one_of_several_lists_is_chosen() -> None:
    talk = Talk("subscribe", subscriptions=("avisos",))
    assert sends(talk.begin("alta")) == ["Agenda cultural", "CANCEL·LAR"]
    talk.say("Agenda cultural")
    talk.say("accepto")
    assert talk.effects[-1] == Consent("agenda", "given", "2026-01")
    assert Talk("subscribe").begin("alta", "agenda").text.startswith("Et vols apuntar a «Agenda cultural».")


def test_already_and_not_yet() -> None:
    assert Talk("subscribe", ONE_LIST, subscriptions=("avisos",)).begin("alta").text.startswith("Ja estàs apuntat")
    both = Talk("subscribe", subscriptions=("avisos", "agenda"))
    assert both.begin("alta").text.startswith("Ja estàs apuntat a totes les llistes.") and both.effects == []
    nobody = Talk("subscribe")
    assert nobody.begin("baixa").text.startswith("No estàs apuntat a cap llista") and nobody.effects == []


@pytest.mark.parametrize("word", ["baixa", "baja", "stop", "STOP", "unsubscribe", "désabonner", "إلغاء الاشتراك"])
def test_leaving_in_any_language_leaves_everything(word: str) -> None:
    talk = Talk("subscribe", subscriptions=("avisos", "agenda"))
    assert talk.begin(word).text.startswith("Fet: t'hem donat de baixa (Avisos urgents, Agenda cultural).")
    assert [(effect.list, effect.step) for effect in talk.effects] == [("avisos", "withdrawn"), ("agenda", "withdrawn")]


def test_leaving_one_list_that_is_named_and_one_the_town_gave_up() -> None:
    talk = Talk("subscribe", subscriptions=("avisos", "old"))
    talk.begin("baixa", "avisos")
    assert [effect.list for effect in talk.effects] == ["avisos"]
    talk = Talk("subscribe", subscriptions=("old",))
    talk.begin("baixa")
    assert [effect.list for effect in talk.effects] == ["old"], (
        "nobody is kept on a list because it has no title any more"
    )


def test_leaving_while_asked_to_accept() -> None:
    talk = Talk("subscribe", ONE_LIST, subscriptions=("old",))
    talk.begin("alta")
    talk.say("baixa")
    assert talk.effects[-1] == Consent("old", "withdrawn", "2026-01") and talk.state is None


def test_a_word_of_the_towns_own_leaves_when_the_rule_says_so() -> None:
    talk = Talk("subscribe", {**ONE_LIST, "leave_words": ["Prou!"]}, subscriptions=("avisos",))
    talk.begin("prou!")
    assert talk.effects[-1].step == "withdrawn"
    talk = Talk("subscribe", {**ONE_LIST, "action": "leave"}, subscriptions=("avisos",))
    talk.begin("adeu-siau")
    assert talk.effects[-1].step == "withdrawn"


# --- appointment ---------------------------------------------------------------------------------------------------------------------------


def event_of(answer: Answer) -> Any:
    (file,) = answer.files
    assert (file.name, file.media_type) == ("cita.ics", "text/calendar")
    return next(iter(Calendar.from_ical(file.data).walk("VEVENT")))


def test_the_page_of_the_right_service_and_then_a_file() -> None:
    talk = Talk("appointment")
    asked = talk.begin("cita")
    assert sends(asked)[:2] == ["Padró", "Llicències d'obres"]
    page = talk.say("Padró")
    assert page.buttons[0].url == "https://cita.example.cat/padro" and "Porta el DNI." in page.text
    answer = talk.say("15/12 10:30")
    event = event_of(answer)
    assert event["dtstart"].dt == datetime(2026, 12, 15, 10, 30, tzinfo=MADRID)
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(minutes=20)
    assert event["dtstart"].params["TZID"] == "Europe/Madrid"
    assert (
        str(event["summary"]) == "Cita: Padró - Ajuntament de Vallserena" and str(event["location"]) == "Plaça Major, 1"
    )
    assert answer.text.startswith("Aquí tens el fitxer per al calendari: Padró, Dimarts 15 de desembre, 10:30.")
    assert talk.state is None


def test_the_file_keeps_to_the_standard() -> None:
    talk = Talk(
        "appointment",
        {
            "services": [
                {**OPTIONS["appointment"]["services"][0], "bring": {"ca": "Cal portar: " + "padró, contracte; " * 20}}
            ]
        },
    )
    talk.begin("cita")
    (file,) = talk.say("demà passat a les 10").files
    lines = file.data.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR" and lines[-2:] == [b"END:VCALENDAR", b""]
    assert all(len(line) <= 75 for line in lines) and b"\n" not in file.data.replace(b"\r\n", b"")
    assert {b"VERSION:2.0", b"BEGIN:VTIMEZONE", b"TZID:Europe/Madrid", b"BEGIN:VALARM"} <= set(lines)
    assert any(line.startswith(b"DTSTAMP:20261207T093000Z") for line in lines)


def test_all_at_once_in_one_message() -> None:
    talk = Talk("appointment")
    talk.begin("cita")
    assert event_of(talk.say("padró, dimarts 15/12 a les 16:30"))["dtstart"].dt.hour == 16
    assert event_of(Talk("appointment").begin("cita", "padró 15/12 10:30"))["dtstart"].dt.minute == 30


def test_a_service_nobody_offers_is_chosen_from_the_list() -> None:
    answer = Talk("appointment").begin("cita", "boda")
    assert answer.text.startswith("Per a això no tinc cap pàgina de cites. Per a quin tràmit vols cita?")
    assert Talk("appointment").begin("cita", "llicències d'obres").buttons[0].url == "https://cita.example.cat/obres"
    assert Talk("appointment").begin("cita", "empadronament").buttons[0].url == "https://cita.example.cat/padro"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no ho sé", "No hi he sabut llegir un dia i una hora."),
        ("15/12", "No hi he sabut llegir un dia i una hora."),
        ("31/2 10:00", "No hi he sabut llegir un dia i una hora."),
        ("avui a les 9:00", "Aquest moment ja ha passat o és massa lluny."),
        ("1/12/2026 10:00", "Aquest moment ja ha passat o és massa lluny."),
        ("1/12/2028 10:00", "Aquest moment ja ha passat o és massa lluny."),
    ],
)
def test_an_hour_nobody_can_have_booked_is_asked_again(text: str, words: str) -> None:
    talk = Talk("appointment")
    talk.begin("cita", "padró")
    answer = talk.say(text)
    assert answer.text.startswith(words) and not answer.files and answer.state is not None


def test_monday_said_on_a_monday_afternoon_is_the_next_one() -> None:
    talk = Talk("appointment")
    talk.begin("cita", "padró")
    assert event_of(talk.say("dilluns a les 10"))["dtstart"].dt.day == 14


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("25/12 10:30", "Divendres 25 de desembre és festiu (Nadal)"),
        ("diumenge 10:30", "Diumenge 13 de desembre a les 10:30 l'oficina és tancada"),
    ],
)
def test_an_hour_behind_closed_doors_is_doubted_and_may_be_confirmed(text: str, words: str) -> None:
    talk = Talk("appointment")
    talk.begin("cita", "padró")
    doubt = talk.say(text)
    assert doubt.text.startswith(words) and not doubt.files
    assert event_of(talk.say("És correcte"))
    talk = Talk("appointment")
    talk.begin("cita", "padró")
    talk.say(text)
    assert event_of(talk.say("15/12 10:30"))["dtstart"].dt.day == 15


def test_whoever_needs_no_file_is_let_go() -> None:
    talk = Talk("appointment")
    talk.begin("cita", "padró")
    assert talk.say("no, gràcies").text.startswith("D'acord. La cita que hagis demanat continua valent.")
    assert talk.state is None
