"""A draft is tried on what was written: what it would have answered, what an operator said then, and what it takes from others."""

import threading
from typing import Any

import pytest

from console.models.rules import rule_from
from console.models.states import ConversationState, Direction
from console.operations import past, rules
from console.operations.desk import Desk
from console.operations.past import PastConversation, PastMessage
from console.operations.simulating import MOST_CASES, Outcome, Report, simulate
from tests.operations.conftest import Office

DRAFT = rule_from(
    {
        "name": "padro",
        "titles": {"ca": "Empadronament"},
        "texts": {
            "ca": "Per empadronar-te cal el DNI i el contracte de lloguer.",
            "es": "Para empadronarte hace falta el DNI y el contrato de alquiler.",
        },
        "keywords": {"ca": ["padró", "empadronament"], "es": ["padrón"]},
    }
)
BUS = rule_from(
    {
        "name": "bus",
        "texts": {"ca": "Cada 20 minuts."},
        "keywords": {"ca": ["bus"]},
        "arguments": ["nocturn"],
        "is_automatic": True,
    }
)


class History:
    """Episodes filed one by one."""

    def __init__(self, town: Office) -> None:
        self.town = town
        self.number = 0

    def episode(self, *lines: str, language: str = "ca") -> list[int]:
        """File an episode; `>` in front is an operator's reply. Returns the ids of the citizen's messages."""
        self.number += 1
        at = 1_700_000_000_000 + self.number * 1_000_000
        messages = tuple(
            PastMessage(Direction.OUTGOING, at + n, line[1:], author="laia")
            if line.startswith(">")
            else PastMessage(Direction.INCOMING, at + n, line)
            for n, line in enumerate(lines)
        )
        filed = PastConversation(str(self.number), "Núria", language, ConversationState.RESOLVED, messages)
        # A past is laid in by the database's owner: the service of an office speaks for no operator.
        desk = Desk(self.town.engine, self.town.desk.feed)
        conversation = desk.run(past.file_past, self.town.channel_id, filed)
        rows = self.town.sql(
            "SELECT id FROM message WHERE conversation_id = :id AND direction = 'incoming' ORDER BY id", id=conversation
        )
        return [row["id"] for row in rows]


@pytest.fixture
def history(town: Office) -> History:
    return History(town)


def tried(town: Office, *drafts: Any) -> Report:
    return simulate(town.desk, drafts or [DRAFT])


def test_every_message_that_would_have_been_answered_is_counted_by_what_followed(history: History) -> None:
    same = history.episode("PADRÓ", ">Bon dia! Per empadronar-te cal el DNI i el contracte de lloguer. Salutacions")
    near = history.episode("padrón", ">Hace falta el DNI y el contrato de alquiler para empadronarte", language="es")
    other = history.episode("padró, si us plau", ">Aquesta setmana l'oficina és tancada per obres.")
    silent = history.episode("padró")
    held = history.episode("tinc un dubte", ">Digui'm", "padró")[1:]
    asked = history.episode("empadronamnet", ">Cal el DNI")
    machine = history.episode("padró", ">Hola")
    history.episode("em vull empadronar amb la filla, què cal portar?", ">Cal el DNI i el contracte.")
    history.episode("gràcies", "bus 3")
    history.town.sql(
        "INSERT INTO answer_log (at, rule, outcome, message_id) VALUES (1, 'x', 'answered', :id)", id=machine[0]
    )
    report = tried(history.town)
    tally = report.of("padro")
    found = {outcome: [c.message_id for c in tally.cases if c.outcome == outcome] for outcome in Outcome}
    assert found == {
        Outcome.SAME: [*near, *same],
        Outcome.OTHER: other,
        Outcome.UNANSWERED: silent,
        Outcome.BY_HAND: [],
        Outcome.AUTOMATIC: machine,
        Outcome.HELD: held,
        Outcome.ASKED: asked,
        Outcome.SPOILT: [],
    }
    assert tally.fired == 4 and tally.languages == {"ca": 3, "es": 1} and tally.taken == {}
    assert (report.is_whole, report.share, report.read) == (True, 1.0, 11)
    (case,) = [case for case in tally.cases if case.outcome is Outcome.OTHER]
    rows = history.town.sql("SELECT conversation_id, text FROM message WHERE id = :id", id=case.reply_id)
    assert rows[0]["text"].startswith("Aquesta setmana") and rows[0]["conversation_id"] == case.conversation_id


def test_what_the_operator_picked_counts_more_than_how_it_was_worded(history: History) -> None:
    (asked,) = history.episode("padró", ">Vine amb el carnet i els papers del pis")
    (reply,) = [row["id"] for row in history.town.sql("SELECT id FROM message WHERE direction = 'outgoing'")]
    history.town.sql(
        "INSERT INTO suggestion_event (message_id, conversation_id, at, sent_rule, reply_id) SELECT :asked, conversation_id, 1, 'padro', :reply"
        " FROM message WHERE id = :asked",
        asked=asked,
        reply=reply,
    )
    assert tried(history.town).of("padro").counts == {Outcome.SAME: 1}


def test_what_a_draft_takes_from_another_rule_and_what_it_spoils(history: History) -> None:
    history.town.marta.run(rules.save_rule, BUS)
    history.episode("bus nocturn")
    history.episode("bus")
    draft = rule_from({"name": "nit", "texts": {"ca": "Divendres."}, "keywords": {"ca": ["bus nocturn"]}})
    tally = tried(history.town, draft).of("nit")
    assert tally.counts == {Outcome.UNANSWERED: 1} and tally.taken == {"bus": 1}
    assert tally.cases[0].was == "bus"
    clash = rule_from({"name": "zeta", "texts": {"ca": "Un altre bus."}, "keywords": {"ca": ["bus"]}})
    spoilt = tried(history.town, clash, DRAFT)
    assert spoilt.of("zeta").counts == {Outcome.SPOILT: 2} and spoilt.of("padro").counts == {}


def test_a_draft_stands_in_the_place_of_the_rule_it_changes(history: History) -> None:
    history.town.marta.run(rules.save_rule, BUS)
    history.episode("bus", ">Cada 20 minuts.")
    history.episode("autocar")
    changed = rule_from({"name": "bus", "texts": {"ca": "Cada 20 minuts."}, "keywords": {"ca": ["bus", "autocar"]}})
    tally = tried(history.town, changed).of("bus")
    assert tally.counts == {Outcome.SAME: 1, Outcome.UNANSWERED: 1} and tally.taken == {}


def test_hours_channels_and_code_without_words(history: History) -> None:
    history.episode("hola")
    history.episode("padró", ">Un moment")
    menu = rule_from({"name": "menu", "kind": "code", "code": "menu"})
    assert tried(history.town, menu).of("menu").counts == {Outcome.UNANSWERED: 1}
    code = rule_from({"name": "c", "kind": "code", "code": "hours", "keywords": {"ca": ["padró"]}})
    assert tried(history.town, code).of("c").counts == {Outcome.BY_HAND: 1}
    elsewhere = rule_from({"name": "m", "texts": {"ca": "x"}, "keywords": {"ca": ["padró"]}, "channels": ["matrix"]})
    assert tried(history.town, elsewhere).of("m").fired == 0
    # Without hours the door always counts as open.
    closed = rule_from({"name": "t", "texts": {"ca": "x"}, "keywords": {"ca": ["padró"]}, "hours": "closed"})
    assert tried(history.town, closed).of("t").fired == 0
    past_summer = rule_from(
        {"name": "s", "texts": {"ca": "x"}, "keywords": {"ca": ["padró"]}, "valid_until": "2020-01-01"}
    )
    assert tried(history.town, past_summer).of("s").fired == 1


def test_nothing_is_written_and_an_empty_desk_is_no_trouble(town: Office) -> None:
    before = town.sql("SELECT count(*) AS n FROM journal")[0]["n"]
    report = tried(town)
    assert (report.read, report.share, report.is_whole, report.of("padro").fired) == (0, 1.0, True, 0)
    assert town.sql("SELECT count(*) AS n FROM journal")[0]["n"] == before


def test_a_run_tells_how_far_it_is_and_stops_at_once(sqlite_town: Any) -> None:
    town = sqlite_town()
    History(town).episode(*["padró"] * 4_000)
    reports: list[Report] = []
    whole = simulate(town.desk, [DRAFT], on_progress=reports.append)
    assert whole.of("padro").fired == 4_000 and len(whole.of("padro").cases) == MOST_CASES
    assert [report.share for report in reports] == sorted(report.share for report in reports)
    assert len(reports) == 4 and reports[-1].share == 1.0 and reports[0].of("padro").cases == ()
    newest = max(case.message_id for case in whole.of("padro").cases)
    assert whole.of("padro").cases[0].message_id == newest

    stop = threading.Event()
    part = simulate(town.desk, [DRAFT], on_progress=lambda _: stop.set(), stop=stop)
    assert not part.is_whole and part.read == 1_000 and part.of("padro").fired == 1_000
