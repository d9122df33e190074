"""Kill -9 at every failpoint, in the short form; and the judge of the long one is seen to convict."""

from pathlib import Path
from typing import Any

import pytest

from console.models.clock import SystemClock
from console.models.delivery import Sent
from console.operations import office, outbox, reads, replies
from console.storage.migrate import migrate
from console.storage.sqlite import SqliteEngine
from tests.bench import kills, lost_answers
from tests.bench.harness import audit
from tests.operations.conftest import make_office

CHAT = "7000000001"


def desk_message(text: str, direction: str = "outgoing", state: str = "sent") -> dict[str, Any]:
    return {"chat": CHAT, "direction": direction, "text": text, "state": state}


def at_the_town(*texts: str) -> list[dict[str, Any]]:
    return [{"chat_id": int(CHAT), "text": text} for text in texts]


def test_a_desk_that_agrees_with_the_ledger_is_clean() -> None:
    messages = [desk_message("p", "incoming", "received"), desk_message("r1"), desk_message("r2")]
    verdict = audit(messages, at_the_town("p"), at_the_town("r1", "r2"), frozenset({"r1", "r2"}))
    assert verdict.is_clean
    assert (verdict.delivered, verdict.written, verdict.uncertain) == (2, 1, 0)


@pytest.mark.parametrize(
    ("messages", "written", "delivered", "accepted"),
    [
        ([], ["p"], [], set()),
        ([desk_message("p", "incoming")] * 2, ["p"], [], set()),
        ([desk_message("r")], [], [], set()),
        ([desk_message("r", state="pending")], [], [], set()),
        ([desk_message("r")], [], ["r", "r"], set()),
        ([desk_message("r1"), desk_message("r2")], [], ["r2", "r1"], set()),
        ([desk_message("p1", "incoming"), desk_message("p2", "incoming")], ["p2", "p1"], [], set()),
        ([], [], [], {"r"}),
    ],
)
def test_every_kind_of_harm_is_found(
    messages: list[dict[str, Any]], written: list[str], delivered: list[str], accepted: set[str]
) -> None:
    assert not audit(messages, at_the_town(*written), at_the_town(*delivered), frozenset(accepted)).is_clean


def test_what_a_person_decided_is_no_loss() -> None:
    for state in ("decided", "uncertain"):
        assert audit([desk_message("r", state=state)], [], [], frozenset({"r"})).is_clean


def test_a_restart_is_timed_where_nothing_is_under_way(tmp_path: Path) -> None:
    engine = SqliteEngine(tmp_path / "desk.db", b"k" * 32, SystemClock())
    migrate(engine)
    town = make_office(engine)
    for chat in ("1", "2", "3"):
        town.receive(town.text("Hola", chat=chat))
        (row,) = (
            row for row in town.desk.read(reads.conversations_by_state, "open") if row.contact_provider_id == chat
        )
        town.laia.run(replies.reply, row.id, "Bon dia", now=True)
    epoch = town.desk.run(office.lead_channel, town.channel_id, "test", is_alone=True)
    assert epoch is not None
    sent, under_way = (town.desk.run(outbox.take, town.channel_id, epoch) for _ in range(2))
    assert sent is not None and under_way is not None
    town.desk.run(outbox.record, sent, Sent("1"))
    clear = kills.clear_conversations(town.desk)
    town.desk.run(outbox.recover, town.channel_id, epoch + 1)
    assert len(clear) == 2 and clear == kills.clear_conversations(town.desk), "the sent one and the one that waits"
    engine.close()


@pytest.mark.timeout(300)
def test_kills_short_form() -> None:
    outcome = kills.play(100, seed=7, restarts=2, report=False)
    assert outcome.is_clean, outcome
    assert outcome.verdict.delivered > 100
    assert set(outcome.died) == {*kills.POINTS, kills.RANDOM}
    assert sum(outcome.missed.values()) <= 2, outcome.missed
    # The bench has the bar; here other tests run beside it. What came to no end is in `stuck`.
    assert len(outcome.restarts) == 2


@pytest.mark.timeout(120)
def test_lost_answers_short_form() -> None:
    assert lost_answers.play(40) == lost_answers.Figures(cases=40, uncertain=40, resent=0)
