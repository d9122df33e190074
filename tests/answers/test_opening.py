"""Opening hours: as people write them, of services with hours of their own, and the rules that hold to them."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from console.answers.rulebook import RuleBook, Said
from console.models.opening import BadSpans, Opening, opening_data, opening_from, spans_from, spans_text
from console.models.rules import KeptRule, rule_from

TOWN = Opening(
    {0: (("09:00", "14:00"),)}, {"2026-12-28": "Sants Innocents"}, services={"Biblioteca": {0: (("16:00", "20:00"),)}}
)
RULE = {"texts": {"ca": "Sí"}, "is_automatic": True}


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 12, day, hour, tzinfo=ZoneInfo("Europe/Madrid"))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", ()),
        ("9-14", (("09:00", "14:00"),)),
        ("16:30–19, 9:00 - 14.15", (("09:00", "14:15"), ("16:30", "19:00"))),
        ("9h-14h i 16h30-19h", (("09:00", "14:00"), ("16:30", "19:00"))),
        ("0:00-24:00", (("00:00", "23:59"),)),
    ],
)
def test_spans_as_people_write_them(written: str, meant: tuple[tuple[str, str], ...]) -> None:
    assert spans_from(written) == meant
    assert spans_from(spans_text(meant)) == meant


@pytest.mark.parametrize(
    ("written", "code", "part"),
    [
        ("tancat", "unread", "tancat"),
        ("9-14 demà", "unread", "demà"),
        ("9-25", "unread", "9-25"),
        ("9:75-14", "unread", "9:75-14"),
        ("14-9", "turned", "14-9"),
        ("9-14, 13-19", "overlap", "13:00-19:00"),
        ("1-2,3-4,5-6,7-8,9-10,11-12,13-14", "many", ""),
    ],
)
def test_what_is_no_span_says_which_part(written: str, code: str, part: str) -> None:
    with pytest.raises(BadSpans) as refused:
        spans_from(written)
    assert (refused.value.code, refused.value.part) == (code, part)


def test_a_service_keeps_its_own_week_and_everybodys_holidays() -> None:
    assert opening_from(opening_data(TOWN)) == TOWN
    library = TOWN.of("Biblioteca")
    assert library.is_open(at(14, 17)) and not TOWN.is_open(at(14, 17))
    assert not library.is_open(at(28, 17)) and TOWN.of("Esports").weekly == TOWN.weekly
    assert TOWN.against(at(14, 17)) == {"Biblioteca"} == TOWN.against(at(14, 10)) and not TOWN.against(at(28, 10))
    for name in ("", "x" * 61):
        with pytest.raises(ValueError, match="no name"):
            opening_from({"services": {name: {}}})


def test_a_rule_for_open_doors_looks_at_the_door_of_its_service() -> None:
    rules = [
        rule_from({**RULE, "name": "llibres", "keywords": {"ca": ["llibres"]}, "hours": "open", "owner": "Biblioteca"}),
        rule_from({**RULE, "name": "padro", "keywords": {"ca": ["padro"]}, "hours": "open"}),
        rule_from({**RULE, "name": "horari", "kind": "code", "code": "hours", "keywords": {"ca": ["horari"]}}),
    ]
    book = RuleBook((KeptRule(n, 1, rule, 0) for n, rule in enumerate(rules)), TOWN.services)

    def fires(text: str, hour: int) -> str | None:
        moment = at(14, hour)
        said = Said(text, "text", "telegram", "2026-12-14", TOWN.is_open(moment))
        plan = book.plan(replace(said, against=TOWN.against(moment)))
        return None if plan.kept is None or plan.ask else plan.kept.rule.name

    assert fires("llibres", 17) == "llibres" and fires("padro", 17) is None
    assert fires("llibres", 10) is None and fires("padro", 10) == "padro"
    assert fires("horari biblioteca", 10) == "horari"
