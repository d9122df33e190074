"""The menu, the opening hours, a person and the language, as citizens see them."""

from datetime import datetime
from typing import Any

import pytest

from console.answers.calls import Answer, MenuEntry, NoAnswer, SetLanguage
from tests.answers.codes.calls import MADRID, OPENING, call
from tests.answers.codes.test_codes import run


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 12, day, hour, minute, tzinfo=MADRID)


def entries(count: int, topics: int = 1) -> tuple[MenuEntry, ...]:
    return tuple(
        MenuEntry({"ca": f"Tràmit {n:02}", "es": f"Trámite {n:02}"}, f"tramit{n}", f"Tema {n % topics}")
        for n in range(count)
    )


def labels(answer: Answer) -> list[str]:
    return [button.text for button in answer.buttons]


def test_a_short_menu_is_one_list_in_the_citizens_language() -> None:
    answer = run("menu", call("hola", keyword="hola", menu=entries(3), language="es"))
    assert labels(answer) == ["Trámite 00", "Trámite 01", "Trámite 02"]
    assert [button.sends for button in answer.buttons] == ["tramit0", "tramit1", "tramit2"]
    assert answer.text.startswith("Ajuntament de Vallserena\n\n¡Hola!") and "112" in answer.text
    assert answer.state is None, "whoever writes a keyword instead of choosing is not caught"


def test_a_long_menu_asks_for_the_topic_first_and_its_buttons_are_commands() -> None:
    menu = entries(24, topics=3)
    topics = run("menu", call("menu", keyword="menu", menu=menu, rule="menu"))
    assert labels(topics) == ["Tema 0", "Tema 1", "Tema 2"]
    assert [button.sends for button in topics.buttons] == ["menu 1", "menu 2", "menu 3"]
    inside = run("menu", call("menu 2", keyword="menu", argument="2", menu=menu, rule="menu"))
    assert labels(inside) == [f"Tràmit {n:02}" for n in range(1, 24, 3)] + ["Tornar al menú"]


def test_ten_at_a_time() -> None:
    menu = entries(24)
    first = run("menu", call("menu", menu=menu, rule="menu"))
    assert len(first.buttons) == 11 and first.buttons[-1].sends == "menu 0 2"
    last = run("menu", call("menu 0 3", argument="0 3", menu=menu, rule="menu"))
    assert labels(last) == ["Tràmit 20", "Tràmit 21", "Tràmit 22", "Tràmit 23", "Tornar al menú"]
    assert labels(run("menu", call("menu 0 9", argument="0 9", menu=menu, rule="menu"))) == labels(last)


def test_what_the_town_wants_first_is_first_and_its_own_greeting_is_used() -> None:
    options = {"first": ["tramit2"], "greeting": {"ca": "Benvinguda!"}, "notice": {"ca": "Privacitat: …"}}
    answer = run("menu", call("hola", menu=entries(3), options=options))
    assert labels(answer) == ["Tràmit 02", "Tràmit 00", "Tràmit 01"]
    assert answer.text == "Benvinguda!\n\nPrivacitat: …"


def test_without_anything_to_offer_a_person_is_promised() -> None:
    assert "et respondrà una persona" in run("menu", call("hola")).text


def hours(text: str = "horari", argument: str | None = None, **more: Any) -> str:
    return run("hours", call(text, keyword="horari", argument=argument, **more)).text


def test_open_now_and_until_when() -> None:
    text = hours(now=at(9, 10))
    assert text.startswith("Ara és obert: tanquem avui a les 14:00.")
    assert (
        "Dilluns: de 9:00 a 14:00\nDimarts: de 9:00 a 14:00 i de 16:00 a 19:00\nDe dimecres a divendres: de 9:00 a 14:00"
        in text
    )
    assert "Dissabte i diumenge: tancat" in text
    assert "Propers festius: 25 de desembre (Nadal)." in text


SERVICES = {**OPENING, "services": {"Biblioteca": {"0": [["16:00", "20:30"]], "5": [["10:00", "13:00"]]}}}


def test_a_service_with_hours_of_its_own_is_asked_for_by_its_name() -> None:
    monday = at(14, 17)
    town = hours(now=monday, opening=SERVICES)
    assert town.startswith("Ara és tancat") and "També pots preguntar per: Biblioteca" in town
    assert "«HORARI BIBLIOTECA»" in town
    own = hours(now=monday, opening=SERVICES, argument="biblioteca")
    assert own.startswith("Biblioteca\nAra és obert: tanquem avui a les 20:30.")
    assert "Dissabte: de 10:00 a 13:00" in own and "També" not in own
    assert hours(now=monday, opening=SERVICES, argument="biblioteca dissabte").endswith(
        "Dissabte 19 de desembre: de 10:00 a 13:00."
    )
    assert hours(now=monday, opening=SERVICES, options={"service": "Biblioteca"}).startswith("Ara és obert")


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (at(9, 20), "Ara és tancat: obrim demà a les 9:00."),
        (at(9, 7), "Ara és tancat: obrim avui a les 9:00."),
        (at(11, 15), "Ara és tancat: obrim dilluns a les 9:00."),
        # The eve of a holiday on a Tuesday: Wednesday is the next day with open doors.
        (at(7, 15), "Ara és tancat: obrim dimecres a les 9:00."),
        (at(8, 10), "Avui és festiu (La Immaculada).\nAra és tancat: obrim demà a les 9:00."),
        (at(15, 14, 30), "Ara és tancat: obrim avui a les 16:00."),
    ],
)
def test_closed_and_until_when(now: datetime, words: str) -> None:
    assert hours(now=now).startswith(words)


@pytest.mark.parametrize(
    ("argument", "words"),
    [
        ("demà", "Dimarts 8 de desembre: tancat, és festiu (La Immaculada)."),
        ("dissabte", "Dissabte 12 de desembre: tancat."),
        ("25/12", "Divendres 25 de desembre: tancat, és festiu (Nadal)."),
        ("dimarts 15/12", "Dimarts 15 de desembre: de 9:00 a 14:00 i de 16:00 a 19:00."),
        ("cap de setmana", "Dissabte 12 de desembre: tancat.\nDiumenge 13 de desembre: tancat."),
    ],
)
def test_a_day_that_is_asked_about(argument: str, words: str) -> None:
    assert hours(argument=argument) == words


def test_a_day_nobody_can_read_gets_the_week_and_a_hint() -> None:
    text = hours(argument="32/13")
    assert text.startswith("No he entès quin dia vols.") and "De dimecres a divendres" in text


def test_in_the_other_languages() -> None:
    assert hours(language="es", now=at(9, 20)).startswith("Ahora está cerrado: abrimos mañana a las 9:00.")
    assert hours(language="en", now=at(11, 15)).startswith("It is closed now: we open on Monday at 9:00.")
    assert "Wednesday to Friday: 9:00–14:00" in hours(language="en")
    assert hours(language="fr", now=at(9, 10)).startswith("C'est ouvert : nous fermons aujourd'hui à 14 h.")


def test_another_place_has_its_own_hours_and_the_towns_holidays() -> None:
    options = {
        "place": {"ca": "Deixalleria"},
        "opening": {"weekly": {"5": [["10:00", "13:00"]]}},
        "note": {"ca": "Entrada pel carrer del Pou."},
    }
    text = hours(options=options, now=at(9, 10))
    assert text.startswith("Deixalleria\nAra és tancat: obrim dissabte a les 10:00.")
    assert text.endswith("Entrada pel carrer del Pou.")
    assert "Nadal" in hours(argument="25/12", options=options)


def test_without_hours_nobody_is_told_that_it_is_open() -> None:
    with pytest.raises(NoAnswer) as refused:
        hours(opening={"weekly": {}, "holidays": {}, "zone": "Europe/Madrid"})
    assert refused.value.why == "no_hours"


def test_the_hour_of_daylight_saving_is_the_doors() -> None:
    sunday = {"weekly": {"6": [["01:30", "04:00"]]}, "holidays": {}, "zone": "Europe/Madrid"}
    assert hours(opening=sunday, now=datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=MADRID)).startswith(
        "Ara és obert: tanquem avui a les 4:00."
    )


def test_a_person_and_when_to_expect_them() -> None:
    during = run("human", call("queixa", now=at(9, 10)))
    assert during.handoff == "asked" and "Et respondrà per aquí mateix" in during.text
    after = run("human", call("queixa", now=at(11, 15), options={"note": {"ca": "Urgències: 93 000 00 00."}}))
    assert "obrim dilluns a les 9:00" in after.text and after.text.endswith("Urgències: 93 000 00 00.")
    assert "open on Monday at 9:00" in run("human", call("x", language="en", now=at(11, 15))).text


def test_the_language_is_asked_chosen_and_remembered() -> None:
    asked = run("language", call("idioma", keyword="idioma", options={"languages": ["ca", "es", "ar"]}))
    assert labels(asked) == ["Català", "Castellano", "العربية"] and asked.state is not None
    chosen = run("language", call("Castellano", state=asked.state))
    assert chosen.effects == (SetLanguage("es"),) and chosen.text.startswith("De acuerdo")


@pytest.mark.parametrize(
    ("keyword", "argument", "language"),
    [
        ("english", None, "en"),
        ("idioma", "castellà", "es"),
        ("français", None, "fr"),
        ("العربية", None, "ar"),
        ("català", None, "ca"),
    ],
)
def test_a_language_that_is_named_is_chosen_at_once(keyword: str, argument: str | None, language: str) -> None:
    answer = run("language", call(keyword, keyword=keyword, argument=argument))
    assert answer.effects == (SetLanguage(language),) and answer.state is None


def test_a_language_after_the_keyword_is_chosen_even_when_it_is_a_keyword_itself() -> None:
    answer = run("language", call("idioma castellano", keyword="idioma"))
    assert answer.effects == (SetLanguage("es"),)
    assert not run("language", call("canviar idioma", keyword="idioma")).effects


def test_whoever_wants_something_else_keeps_their_language() -> None:
    answer = run("language", call("horari", state={"step": "choose"}))
    assert not answer.effects and answer.state is None and answer.text.startswith("No he canviat la llengua.")
    assert not run("language", call("english?", state={"step": "choose"})).effects


def test_hours_are_those_of_the_fixture() -> None:
    assert OPENING["zone"] == "Europe/Madrid"
