"""What is done all day long is found through an index: on a desk of years no statement of it reads every row."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from console.models.delivery import Sent
from console.models.records import Change
from console.operations import claims, conversations, office, outbox, queue, reads, replies
from console.storage.sqlite import SqliteTx
from console.sync import upkeep
from tests.operations.conftest import Office

BIG = "message|conversation|contact|outbox|journal|attachment|message_version"
_SCAN = re.compile(rf"SCAN (?:{BIG}|[a-z])(?! VIRTUAL)\b")
# A range of an index that holds only the few rows of its condition, or the whole list that was asked for.
_FEW = (
    "USING INDEX outbox_",
    "conversation_queue",
    "conversation_snoozed",
    "conversation_resolved",
    "conversation_operator",
)


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Every statement run from here on, with the names of its parameters."""
    seen: dict[str, list[str]] = {}
    execute, count = SqliteTx.execute, SqliteTx.count

    def watched_execute(self: SqliteTx, sql: str, **parameters: Any) -> list[Any]:
        seen.setdefault(sql, list(parameters))
        return execute(self, sql, **parameters)

    def watched_count(self: SqliteTx, sql: str, **parameters: Any) -> int:
        seen.setdefault(sql, list(parameters))
        return count(self, sql, **parameters)

    monkeypatch.setattr(SqliteTx, "execute", watched_execute)
    monkeypatch.setattr(SqliteTx, "count", watched_count)
    return seen


def day(town: Office) -> None:
    """A citizen writes, an operator answers, the program restarts and tidies up."""
    me = town.laia.actor.operator_id
    epoch = town.desk.run(office.lead_channel, town.channel_id, "1", is_alone=True)
    assert epoch is not None
    town.receive(town.text("bon dia"), town.text("una altra cosa", chat="7000000002"))
    claim = town.laia.run(claims.claim_next)
    assert claim is not None
    town.laia.run(conversations.set_presence, claim.conversation_id, is_typing=True)
    town.laia.run(conversations.mark_read, claim.conversation_id)
    town.laia.run(replies.reply, claim.conversation_id, "bon dia", now=True)
    while (item := town.desk.run(outbox.take, town.channel_id, epoch)) is not None:
        town.desk.run(outbox.record, item, Sent(f"p{item.outbox_id}"))
    town.desk.read(outbox.next_due_at, town.channel_id)
    town.laia.run(replies.reply, claim.conversation_id, "i una altra")
    town.desk.run(replies.recall_held)
    town.desk.run(outbox.recover, town.channel_id, epoch + 1)
    town.desk.run(upkeep.tidy)
    town.laia.run(claims.renew_claims)
    for which in ("promised", "mine", "waiting", "snoozed", "team", "resolved"):
        town.desk.read(queue.conversation_ids, which, me)
    row = town.desk.read(queue.conversation, claim.conversation_id, me)
    town.desk.read(queue.queue_counts, me)
    town.desk.read(reads.timeline_page, row.contact_id)
    town.desk.read(reads.changed_since, town.engine, reads.Seen(5, 0, "", "", Change()))
    town.laia.run(conversations.resolve, claim.conversation_id)
    town.laia.run(conversations.reopen, claim.conversation_id)


def test_the_day_reads_no_table_whole(sqlite_town: Callable[[], Office], statements: dict[str, list[str]]) -> None:
    town = sqlite_town()
    statements.clear()
    day(town)
    assert len(statements) > 50
    scans = []
    for sql, names in list(statements.items()):
        if sql.lstrip().split(" ", 1)[0] not in ("SELECT", "UPDATE", "DELETE"):
            continue
        for step in town.sql(f"EXPLAIN QUERY PLAN {sql}", **dict.fromkeys(names, 1)):
            if _SCAN.match(step["detail"]) and not any(few in step["detail"] for few in _FEW):
                scans.append(f"{step['detail']}: {' '.join(sql.split())[:150]}")
    assert scans == []


def test_a_scan_is_seen() -> None:
    assert _SCAN.match("SCAN outbox")
    assert _SCAN.match("SCAN m USING INDEX message_changed")
    assert not _SCAN.match("SCAN CONSTANT ROW")
    assert not _SCAN.match("SCAN s VIRTUAL TABLE INDEX 192:M1")
    assert not _SCAN.match("SEARCH outbox USING INDEX outbox_due")
