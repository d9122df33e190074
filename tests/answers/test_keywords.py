"""Commands are found with their arguments, sentences are left to people, and nothing that changes state is guessed at."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.answers.keywords import NOTHING, KeywordOptions, Keywords, _misspelt, _read, is_greeting, may_be_command

TOWN = Keywords(
    {
        "BUS": ["bus", "autobús", "línia", "línea", "حافلة"],
        "FARMACIA": ["farmàcia", "farmàcia de guàrdia", "pharmacy", "صيدلية"],
        "PADRO": ["padró", "padrón", "empadronament"],
        "POLICIA": ["policia", "policia local"],
        "DEIXALLERIA": ["deixalleria", "punt net", "punto limpio"],
        "HORARI": ["horari", "horario"],
        "AGENDA": ["agenda", "activitats"],
        "FESTA": ["festes", "fiestas"],
        "AJUDA": ["ajuda", "help", "menú"],
        "ALTA": ["alta", "subscriure"],
        "BAIXA": ["baixa", "baja", "stop", "desubscriure"],
    },
    {"POLICIA": KeywordOptions(arguments=("multa", "grua"))},
)


@pytest.mark.parametrize(
    ("text", "keyword", "argument"),
    [
        ("BUS", "BUS", None),
        ("bus3", "BUS", "3"),
        ("Bus: 3", "BUS", "3"),
        ("bus línia 3", "BUS", "3"),
        ("Bus 3 dissabte", "BUS", "3 dissabte"),
        ("línea L3", "BUS", "L3"),
        ("bus estació", "BUS", "estació"),
        ("حافلة ٣", "BUS", "٣"),
        ("bus 3️⃣ 🚌", "BUS", "3️⃣".removesuffix("\ufe0f\u20e3")),
        ("/bus@pobleta_bot 3", "BUS", "3"),
        ("ＢＵＳ　３", "BUS", "３"),
        ("FARMÀCIA DEMÀ", "FARMACIA", "DEMÀ"),
        ("Hola, bon dia! Farmàcia de guàrdia per demà, si us plau. Moltes gràcies 🙏", "FARMACIA", "demà"),
        ("farmàcia guàrdia", "FARMACIA", None),
        ("\u200fصيدلية\u200f", "FARMACIA", None),
        ("far\u00admàcia", "FARMACIA", None),
        ("Agenda 25/12", "AGENDA", "25/12"),
        ("agenda aquest cap de setmana", "AGENDA", "cap de setmana"),
        ("bus nº 3", "BUS", "3"),
        ("agenda dia 25", "AGENDA", "25"),
        ("agenda del 25 de desembre", "AGENDA", "25 de desembre"),
        ("Agenda d'activitats", "AGENDA", None),
        ("policia multa", "POLICIA", "multa"),
        ("Policía local", "POLICIA", None),
        ("festa", "FESTA", None),
        ("Baixa, si us plau", "BAIXA", None),
        ("STOP!", "BAIXA", None),
    ],
)
def test_a_command_is_found_with_its_argument_as_written(text: str, keyword: str | None, argument: str | None) -> None:
    found = TOWN.recognise(text)
    assert (found.keyword, found.argument, found.ask) == (keyword, argument, False)


@pytest.mark.parametrize(
    ("text", "keyword", "argument"),
    [
        ("dexalleria", "DEIXALLERIA", None),
        ("orari", "HORARI", None),
        ("famràcia demà", "FARMACIA", "demà"),
        ("puntnet", "DEIXALLERIA", None),
        ("policia locla", "POLICIA", None),
        ("el bus", "BUS", None),
        ("الحافلة", "BUS", None),
        ("horari del cementiri", "HORARI", "cementiri"),
        ("horari deixalleria", "HORARI", "deixalleria"),
        ("bus 3 ple", "BUS", "3 ple"),
        ("fаrmacia", "FARMACIA", None),  # the second letter is Cyrillic
        ("baixa?", "BAIXA", None),
    ],
)
def test_what_is_not_certain_is_asked(text: str, keyword: str, argument: str | None) -> None:
    found = TOWN.recognise(text)
    assert (found.keyword, found.argument, found.ask) == (keyword, argument, True)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "altra",
            "alt",
            "aIta",
            "bai xa",
            "baixar",
            "baixes",
            "baixa mèdica",
            "alta tensió",
            "ALTA dema",
            "stop 3",
            "la baixa",
        ),
        *("padri", "fiesta", "policial", "menut", "citar", "no farmàcia", "farmàcia no", "farmàcia d'en Pere"),
        *("on para el bus?", "el bus 3 no ha passat", "quiero trabajar en la farmacia", "m'he d'empadronar?"),
        *("", " ", "hola", "gràcies", "?", "3", "🙏", "bus bus bus bus bus bus bus bus 3 4 5", "bus de"),
    ],
)
def test_a_sentence_or_another_word_is_no_command(text: str) -> None:
    assert TOWN.recognise(text) == NOTHING


@pytest.mark.parametrize("alias", ["alta", "baixa", "subscriure", "desubscriure"])
def test_no_slip_ever_changes_state(alias: str) -> None:
    for place in range(len(alias)):
        for wrong in (alias[:place] + alias[place + 1 :], alias[:place] + "x" + alias[place:]):
            assert TOWN.recognise(wrong).keyword not in ("ALTA", "BAIXA"), wrong


def test_the_hall_decides_what_is_exact_only() -> None:
    aliases = {"SORTEIG": ["sorteig"], "ALTA": ["alta a la llista"]}
    options = {"SORTEIG": KeywordOptions(exact_only=True, arguments=("3",)), "ALTA": KeywordOptions(exact_only=False)}
    hall = Keywords(aliases, options)
    assert hall.recognise("sortei").keyword is None
    assert hall.recognise("sorteig 3").argument == "3"
    assert hall.recognise("sorteig 4").keyword is None
    assert hall.recognise("alta a la lista").ask
    assert Keywords(aliases).recognise("alta a la lista") == NOTHING
    assert Keywords(aliases).recognise("alta a la llista").keyword == "ALTA"
    assert hall.is_exact_only("SORTEIG") and not hall.is_exact_only("ALTA")


def test_words_of_stored_answers_are_no_misspellings() -> None:
    assert Keywords({"PISCINA": ["piscina"]}).recognise("pescina").ask
    assert Keywords({"PISCINA": ["piscina"]}, real_words=["Escola de pescina"]).recognise("pescina") == NOTHING


def test_a_misspelling_between_two_keywords_is_no_command() -> None:
    hall = Keywords({"CASA": ["casal"], "CASC": ["casat"]})
    assert hall.recognise("casar") == NOTHING


def test_one_alias_of_two_keywords_is_told_and_asked() -> None:
    hall = Keywords({"TAXES": ["rebut"], "IBI": ["Rebut", "ibi"]})
    assert hall.conflicts == {"rebut": ("TAXES", "IBI")}
    assert hall.recognise("rebut").ask
    assert not hall.recognise("ibi").ask


def test_without_keywords_nothing_is_a_command() -> None:
    assert Keywords({}).recognise("bus") == NOTHING
    assert Keywords({"": ["", "🙏"]}).recognise("🙏") == NOTHING


@pytest.mark.parametrize("text", ["hola", "Bon dia!", "hola buenas", "مرحبا", "gràcies 🙏"])
def test_mere_courtesy_gets_the_menu(text: str) -> None:
    assert is_greeting(text)


@pytest.mark.parametrize("text", ["", "🙏", "hola, el bus?", "bon", "x" * 10_000])
def test_a_question_is_no_greeting(text: str) -> None:
    assert not is_greeting(text)


@pytest.mark.parametrize(
    "text",
    ["😀" * 4000, "bus" * 4000, "bus " * 1200, "\u202e" * 4000 + "bus", "ﷺ" * 4000, "é" * 4000, "·" * 4000, "1" * 5000],
)
def test_monstrous_messages_take_no_time(text: str) -> None:
    started = time.thread_time()
    TOWN.recognise(text)
    is_greeting(text)
    assert time.thread_time() - started < 0.05


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    found = TOWN.recognise(text)
    assert found.keyword is not None or found == NOTHING
    assert (
        found.argument is None
        or found.argument in text
        or any(0x200B <= ord(ch) <= 0xFEFF or ch == "\u00ad" for ch in text)
    )


@given(
    st.sampled_from(["bus 3", "farmàcia demà", "policia"]),
    st.sampled_from(["\u200b", "\u202e", "\u2066", "\ufeff", "\u061c"]),
)
def test_unseen_marks_change_nothing(text: str, mark: str) -> None:
    assert TOWN.recognise(mark.join(text)) == TOWN.recognise(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "bus",
                "3",
                "hola",
                "línia",
                "de",
                "el",
                "25/12",
                "demà",
                "farmàcia",
                "guàrdia",
                "ple",
                "no",
                "si",
                "us",
                "plau",
                "alta",
                "policia",
            ]
        ),
        max_size=8,
    )
)
def test_courtesy_around_a_command_changes_nothing(words: list[str]) -> None:
    text = " ".join(words)
    assert TOWN.recognise(f"Bon dia, {text}, si us plau") == TOWN.recognise(text)


@given(
    st.sampled_from(["autobús", "farmàcia de guàrdia", "empadronament", "policia local", "deixalleria", "punt net"]),
    st.lists(st.tuples(st.sampled_from("dixs"), st.integers(0, 20), st.sampled_from("aeirs ")), max_size=3),
    st.sampled_from(["", " 3", " demà"]),
)
def test_no_misspelt_alias_is_overlooked_by_looking_only_at_near_ones(
    alias: str, slips: list[tuple[str, int, str]], rest: str
) -> None:
    letters = list(alias)
    for how, where, letter in slips:
        place = min(where, len(letters) - 2)
        if how == "d":
            del letters[place]
        elif how == "i":
            letters.insert(place, letter)
        elif how == "x":
            letters[place] = letter
        else:
            letters[place : place + 2] = letters[place : place + 2][::-1]
    words = _read("".join(letters) + rest)
    if not words:
        return
    wanted = [near for near in TOWN._guessable if _misspelt(words, near.words, TOWN._real_words) is not None]
    looked_at = TOWN._near.candidates(words, TOWN._real_words)
    assert all(near in looked_at for near in wanted)


@given(
    st.lists(
        st.sampled_from(["bus", "3", "hola", "moltes", "gràcies", "el", "demà", "@x", "/bus@bot", "quan", "\u200f"]),
        max_size=26,
    )
)
def test_what_is_too_long_for_a_command_is_none_of_any_hall(words: list[str]) -> None:
    text = " ".join(words)
    if not may_be_command(text):
        assert TOWN.recognise(text) == NOTHING and not is_greeting(text)
    assert (
        may_be_command("bus 3")
        and may_be_command("hola")
        and not may_be_command("voldria saber quan passa el bus de Mataró")
    )
