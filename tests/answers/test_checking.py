"""What is wrong with a rule is found, said in a sentence, and nothing is said of a rule that is right."""

from typing import Any

import pytest

from console.answers.checking import check_rules
from console.models.outside import AllowedHost
from console.models.rule_checks import FINDINGS, REFUSALS, Finding, finding_text, refusal_text
from console.models.rules import MAX_RULE_TEXT, Rule, RuleError, rule_from

TODAY = "2026-11-20"
CODES = ("menu", "hours", "subscribe", "human")
GOOD: dict[str, Any] = {
    "name": "padro",
    "titles": {"ca": "Empadronament", "es": "Empadronamiento"},
    "texts": {"ca": "Cal el DNI i el contracte de lloguer.", "es": "Hace falta el DNI y el contrato de alquiler."},
    "keywords": {"ca": ["padró", "empadronament"], "es": ["padrón"]},
    "topic": "Padró",
    "is_automatic": True,
}
FILE = {"name": "pla.pdf", "media_type": "application/pdf", "size": 10, "stored_as": "aa"}
OTHER = {**GOOD, "name": "altra_regla", "keywords": {"ca": ["PADRO"], "es": ["altra cosa"]}}


def check(*rules: dict[str, Any], **known: Any) -> list[Finding]:
    known = {"today": TODAY, "codes": CODES, "channels": ("telegram",), **known}
    return check_rules([rule_from(rule) for rule in rules], **known)


def codes_of(found: list[Finding], name: str = "padro") -> set[str]:
    return {finding.code for finding in found if finding.rule == name}


def changed(**fields: Any) -> dict[str, Any]:
    return {key: value for key, value in {**GOOD, **fields}.items() if value is not None}


def test_nothing_is_said_of_a_good_rule() -> None:
    assert check(GOOD, files=(), teams=(), topics=("Padró",), hosts=()) == []


CASES: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("keyword_person", changed(keywords={"ca": ["Parlar amb una persona!"], "es": ["padrón"]}), {}),
    ("keyword_person", changed(keywords={"ca": ["vull parlar amb algú ara mateix"], "es": ["padrón"]}), {}),
    ("keyword_courtesy", changed(keywords={"ca": ["moltes gràcies", "padró"], "es": ["padrón"]}), {}),
    ("keyword_unreadable", changed(keywords={"ca": ["🙂🙂", "padró"], "es": ["padrón"]}), {}),
    ("keyword_unreadable", changed(keywords={"ca": ["hola cens"], "es": ["padrón"]}), {}),
    ("keyword_unreadable", changed(keywords={"ca": ["un dos tres quatre cinc sis set"], "es": ["padrón"]}), {}),
    ("no_keyword", changed(keywords=None), {}),
    ("no_text", changed(texts=None), {}),
    ("no_code", changed(kind="code"), {}),
    ("unknown_code", changed(kind="code", code="horoscop"), {}),
    ("option_unknown", changed(kind="code", code="menu", options={"gretting": {"ca": "Hola"}}), {}),
    ("option_missing", changed(kind="code", code="subscribe", is_exact=True), {}),
    ("option_bad", changed(kind="code", code="menu", options={"first": "padró"}), {}),
    ("no_url", changed(kind="external"), {}),
    ("bad_address", changed(kind="external", url="http://vallserena.test/a"), {}),
    ("bad_address", changed(kind="external", url="https://user:secret@vallserena.test/a"), {}),
    ("bad_address", changed(kind="external", url="https://[::1"), {}),
    (
        "host_not_listed",
        changed(kind="external", url="https://vallserena.test:8443/a"),
        {"hosts": (AllowedHost("vallserena.test"),)},
    ),
    ("example_address", changed(kind="external", url="https://cita.vallserena.example/a"), {}),
    ("example_address", changed(buttons=[{"labels": {"ca": "Web"}, "url": "https://www.vallserena.example"}]), {}),
    ("no_title", changed(titles=None), {}),
    ("title_missing", changed(titles={"ca": "Empadronament"}), {}),
    ("text_missing", changed(texts={"es": "Hace falta el DNI y el contrato."}), {}),
    ("keywords_missing", changed(keywords={"ca": ["padró"]}), {}),
    ("texts_equal", changed(texts={"ca": "Cal portar el DNI!", "es": "cal portar el dni"}), {}),
    ("text_too_long", changed(texts={"ca": "🙂" * 2049, "es": "Hace falta el DNI."}), {}),
    ("expired", changed(valid_until="2026-11-19"), {}),
    ("not_yet", changed(valid_from="2026-11-21"), {}),
    ("dates_reversed", changed(valid_from="2026-12-02", valid_until="2026-12-01"), {}),
    ("review_due", changed(reviewed_on="2025-11-19"), {}),
    ("not_exact", changed(keywords={"ca": ["alta"], "es": ["alta municipal"]}), {}),
    ("not_exact", changed(kind="code", code="subscribe"), {}),
    ("button_dead", changed(buttons=[{"labels": {"ca": "Horaris"}, "sends": "horaris"}]), {}),
    ("buttons_many", changed(buttons=[{"labels": {"ca": f"n{n}"}, "sends": "padró"} for n in range(31)]), {}),
    ("channel_unknown", changed(channels=["pigeon"]), {}),
    ("channel_absent", changed(channels=["matrix"]), {}),
    ("team_unknown", changed(team="Cultura"), {"teams": ("Padró",)}),
    ("topic_unknown", changed(topic="Cultra"), {"topics": ("Padró",)}),
    ("no_hours", changed(kind="code", code="hours"), {"has_hours": False}),
    ("never_closed", changed(hours="closed"), {"has_hours": False}),
    ("file_missing", changed(files=[FILE]), {"files": ("bb",)}),
]


@pytest.mark.parametrize(("code", "rule", "known"), CASES)
def test_what_is_wrong_is_found(code: str, rule: dict[str, Any], known: dict[str, Any]) -> None:
    found = check(rule, **known)
    assert code in codes_of(found)
    for finding in found:
        # The example of an option is JSON: its braces are no blanks.
        said = finding_text(finding).replace(str(finding.blanks.get("example")), "")
        assert "{" not in said and said[0] in f"«{said[0].upper()}" and said.endswith((".", "whatsapp", "//"))


def test_hours_are_missed_only_where_there_are_none() -> None:
    hours = changed(kind="code", code="hours")
    own = changed(kind="code", code="hours", options={"opening": {"weekly": {"0": [["09:00", "14:00"]]}}})
    assert "no_hours" in codes_of(check({**hours, "is_automatic": False}, has_hours=False))
    for rule, known in ((own, False), (hours, True), (hours, None), (changed(hours="open"), False)):
        assert codes_of(check(rule, has_hours=known)).isdisjoint({"no_hours", "never_closed"}), rule


def test_every_finding_has_a_case() -> None:
    shown = {code for code, _, _ in CASES} | {"keyword_shared", "shortcut_shared"}
    assert shown == set(FINDINGS)


def test_two_automatic_rules_with_one_keyword_are_both_told() -> None:
    found = check(GOOD, OTHER)
    assert [(f.rule, f.code, f.language, f.is_error) for f in found] == [
        ("padro", "keyword_shared", "ca", True),
        ("altra_regla", "keyword_shared", "ca", True),
    ]
    assert finding_text(found[0]).startswith("«padró» also calls the rule altra_regla")


def test_the_name_of_a_rule_is_a_keyword_of_it() -> None:
    found = check(GOOD, {**OTHER, "name": "empadronament", "keywords": {"ca": ["censo"], "es": ["censar"]}})
    assert [(f.rule, f.code) for f in found] == [("padro", "keyword_shared"), ("empadronament", "keyword_shared")]


@pytest.mark.parametrize(
    "apart",
    [
        {"is_automatic": False},
        {"channels": ["matrix"], "_channels": ["telegram"]},
        {"hours": "closed", "_hours": "open"},
        {"valid_from": "2027-01-01", "_valid_until": "2026-12-31"},
        {"valid_until": "2026-11-19"},
    ],
)
def test_rules_that_never_meet_share_a_keyword_in_peace(apart: dict[str, Any]) -> None:
    mine = {key[1:]: value for key, value in apart.items() if key.startswith("_")}
    theirs = {key: value for key, value in apart.items() if not key.startswith("_")}
    found = check({**GOOD, **mine}, {**OTHER, **theirs}, channels=("telegram", "matrix"))
    assert "keyword_shared" not in {finding.code for finding in found}


def test_always_meets_open_and_closed() -> None:
    assert "keyword_shared" in codes_of(check(GOOD, {**OTHER, "hours": "closed"}))


def test_a_shortcut_of_two_rules_is_told() -> None:
    found = check({**GOOD, "shortcut": "p"}, {**GOOD, "name": "b", "shortcut": "/p", "is_automatic": False})
    assert codes_of(found) == codes_of(found, "b") == {"shortcut_shared"}


def test_a_button_may_say_a_keyword_the_way_to_a_person_or_a_greeting() -> None:
    menu = {"name": "inici", "kind": "code", "code": "menu", "titles": GOOD["titles"], "is_automatic": True}
    buttons = [{"labels": {"ca": words}, "sends": words} for words in ("padró", "PERSONA", "hola")]
    assert codes_of(check(changed(buttons=buttons), menu)) == set()
    assert codes_of(check(changed(buttons=buttons))) == {"button_dead"}


def test_numbers_in_place_of_buttons_count_where_there_are_none() -> None:
    rule = changed(
        texts={"ca": "x" * 7900, "es": "y" * 7900},
        buttons=[{"labels": {"ca": "b" * 8000}, "sends": w} for w in ("padró", "padrón")],
    )
    found = [finding for finding in check(rule, channels=("matrix", "telegram")) if finding.code == "text_too_long"]
    assert [(f.language, f.blanks["channel"], f.blanks["limit"]) for f in found] == [
        ("ca", "Matrix", 16_000),
        ("ca", "Telegram", 4096),
        ("es", "Matrix", 16_000),
        ("es", "Telegram", 4096),
    ]


def test_what_only_is_suggested_is_advised_and_not_refused() -> None:
    rule = changed(is_automatic=False, kind="code", code="horoscop", keywords={"ca": ["persona"], "es": ["hola"]})
    assert codes_of(found := check(rule)) == {"unknown_code", "keyword_person", "keyword_courtesy"}
    assert not any(finding.is_error for finding in found)


def test_only_some_are_spoken_of_but_all_are_compared() -> None:
    assert {finding.rule for finding in check(GOOD, OTHER, only={"padro"})} == {"padro"}


def test_a_thousand_rules_are_compared_with_each_other() -> None:
    table = [
        changed(name=f"r{n}", keywords={"ca": [f"paraula {n}", f"mot{n}x"], "es": [f"palabra {n}"]}, shortcut=f"s{n}")
        for n in range(1000)
    ]
    assert check(*table) == []


REFUSED: list[tuple[str, Any]] = [
    ("rule_not_a_table", ["padro"]),
    ("rule_unknown_field", changed(colour="red")),
    ("rule_bad_name", changed(name="Padró")),
    ("rule_bad_value", changed(titles="Padró")),
    ("rule_bad_value", changed(options={"n": float("nan")})),
    ("rule_bad_value", changed(options={"n": {1, 2}})),
    ("rule_bad_choice", changed(kind="horoscope")),
    ("rule_bad_date", changed(valid_from="24/12/2026")),
    ("rule_bad_date", changed(valid_from="2026-02-30")),
    ("rule_bad_language", changed(texts={"de": "Guten Tag"})),
    ("rule_text_too_long", changed(texts={"ca": "x" * (MAX_RULE_TEXT + 1)})),
    ("rule_bad_button", changed(buttons=[{"labels": {"ca": "Sí"}}])),
    ("rule_bad_url", changed(buttons=[{"labels": {"ca": "Web"}, "url": "http://vallserena.test"}])),
]


@pytest.mark.parametrize(("code", "data"), REFUSED)
def test_what_is_no_rule_is_refused_in_a_sentence(code: str, data: Any) -> None:
    with pytest.raises(RuleError) as caught:
        rule_from(data)
    assert caught.value.code == code
    said = refusal_text(caught.value)
    assert "{" not in said and said.endswith((".", "ar", "external"))


def test_every_refusal_has_a_case() -> None:
    assert {code for code, _ in REFUSED} == set(REFUSALS)


def test_words_of_a_language_and_a_field_are_translated_and_those_of_people_are_guarded() -> None:
    (finding,) = check(changed(texts={"ca": "Cal el DNI.", "fr": "Il faut le DNI."}), channels=())
    assert finding_text(finding, lambda text: text.replace("Spanish", "castellà"), lambda text: f"<{text}>").startswith(
        "The text is missing in castellà;"
    )
    shared = check(GOOD, OTHER)[0]
    assert "<padró>" in finding_text(shared, guard=lambda text: f"<{text}>")


def test_a_rule_without_anything_wrong_stays_itself() -> None:
    assert isinstance(rule_from(GOOD), Rule)
