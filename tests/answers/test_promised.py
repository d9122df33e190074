"""A reply that names a day to come, as people write it in the three languages of the office."""

from datetime import date

import pytest

from console.answers.promised import promised_day, promised_words

TODAY = date(2026, 11, 27)  # a Friday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ho tindreu abans del 15 de febrer.", date(2027, 2, 15)),
        ("Podarem els arbres dins del mes de febrer", date(2027, 2, 28)),
        ("La poda está prevista en febrero, gracias.", date(2027, 2, 28)),
        ("We will answer you next Tuesday.", date(2026, 12, 1)),
        ("Next Friday, sure", date(2026, 12, 4)),
        ("Divendres que ve us trucarem", date(2026, 12, 4)),
        ("Le contestamos el 15/2", date(2027, 2, 15)),
        ("Estarà fet el 03-12-2026", date(2026, 12, 3)),
        ("Demà us ho diem", date(2026, 11, 28)),
        ("el lunes lo miramos", date(2026, 11, 30)),
        ("We hope to do it before February", date(2027, 1, 31)),
        ("Abans de gener estarà arreglat", date(2026, 12, 31)),
        ("It will be done by December", date(2026, 12, 31)),
        ("1 d'abril", date(2027, 4, 1)),
        ("Bon dia, com us podem ajudar?", None),
        ("L'horari és de 9:00 a 14:00", None),
        ("El vostre escrit del 3 de març de 2025 ja està resolt", None),
        ("Avui mateix", None),
        ("You may march on", None),
        ("El 20 de novembre es va fer", None),
        ("", None),
    ],
)
def test_days_as_people_write_them(text: str, day: date | None) -> None:
    assert promised_day(text, TODAY) == day


def test_the_words_are_the_sentence_that_names_the_day() -> None:
    text = "Bon dia, Núria. Podarem els arbres del núm. 3\nabans del 15 de febrer. Gràcies!"
    day = promised_day(text, TODAY)
    assert day is not None and promised_words(text, day, TODAY) == "abans del 15 de febrer."
    assert promised_words("x " * 900 + "demà", date(2026, 11, 28), TODAY).startswith("x x")
    assert len(promised_words("x " * 900 + "demà", date(2026, 11, 28), TODAY)) <= 500
