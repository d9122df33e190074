"""The lists of the queue pane: the ids of each in its order, the rows on show, the figures on the tabs.

An office may have 100,000 open conversations, so no list is sorted when it is read: every part of one is a range of an
index that already has the order, and the ids come as one text, because a hundred thousand rows would cost more than
the search for them.
"""

import json
from dataclasses import dataclass

from console.models.problems import Problem
from console.models.records import ConversationRow, QueueCounts
from console.models.states import ConversationState, Direction, MessageKind
from console.operations import confidential
from console.storage.engine import Row, Tx

# Who a promise that is due comes back to: whoever made it, and everybody of its team while they are not there.
_IS_MY_PROMISE = """(p.operator_id = :me OR ((keeper.is_active = 0 OR keeper.status IN ('break', 'offline'))
  AND (c.team_id IS NULL OR NOT EXISTS (SELECT 1 FROM membership x WHERE x.team_id = c.team_id)
    OR EXISTS (SELECT 1 FROM membership x WHERE x.team_id = c.team_id AND x.operator_id = :me))))"""
_PROMISED_AT = "(SELECT MIN(p.due_at) FROM promise p WHERE p.conversation_id = c.id AND p.settled_at IS NULL)"
_PROMISE_DUE = f"""(SELECT MAX(CASE WHEN {_IS_MY_PROMISE} THEN 2 ELSE 1 END) FROM promise p JOIN operator keeper ON keeper.id = p.operator_id
  WHERE p.conversation_id = c.id AND p.settled_at IS NULL AND p.came_due_at IS NOT NULL)"""
CONVERSATION = f"""
SELECT c.*, {_PROMISED_AT} AS promised_at, {_PROMISE_DUE} AS promise_due, k.name AS contact_name, k.provider_id AS contact_provider_id, k.language AS contact_language, k.is_group, k.blocked_at,
  t.is_confidential, 0 AS is_reserved, t.name AS team_name,
  h.kind AS channel_kind, h.name AS channel_name, o.login AS operator_login, o.name AS operator_name, d.text AS draft
FROM conversation c JOIN contact k ON k.id = c.contact_id JOIN channel h ON h.id = c.channel_id
LEFT JOIN team t ON t.id = c.team_id
LEFT JOIN operator o ON o.id = c.operator_id AND (c.claim_until IS NULL OR c.claim_until >= :now)
LEFT JOIN draft d ON d.conversation_id = c.id AND d.operator_id = :me AND d.is_note = 0
"""
# What nobody outside a confidential team is told of a conversation.
_UNTOLD = {
    **dict.fromkeys(("contact_id", "is_group", "unread"), "0"),
    **dict.fromkeys(("contact_name", "contact_provider_id", "preview"), "''"),
    **dict.fromkeys(("contact_language", "blocked_at", "topic", "draft", "promised_at", "promise_due"), "NULL"),
    "preview_kind": f"'{MessageKind.TEXT}'",
    "preview_direction": f"'{Direction.INCOMING}'",
}
_RESERVED = f"""
SELECT c.*, {", ".join(f"{value} AS {name}" for name, value in _UNTOLD.items())},
  1 AS is_confidential, 1 AS is_reserved, t.name AS team_name, h.kind AS channel_kind, h.name AS channel_name, o.login AS operator_login, o.name AS operator_name
FROM reserved c JOIN channel h ON h.id = c.channel_id JOIN team t ON t.id = c.team_id
LEFT JOIN operator o ON o.id = c.operator_id AND (c.claim_until IS NULL OR c.claim_until >= :now)
"""
# SQLite takes a partial index only where its own condition stands in the query word for word.
_HELD = "c.operator_id IS NOT NULL AND c.state <> 'resolved' AND c.state = 'open'"
_NOBODYS = "c.state = 'open' AND c.operator_id IS NULL"
_LAPSED = f"{_HELD} AND c.claim_until < :now"
_MINE = f"{_HELD} AND c.operator_id = :me AND c.claim_until >= :now"
# Of what is not closed its holder or the queue reminds: the row wears the mark there.
_PROMISED = f"""c.state = 'resolved' AND c.id IN (SELECT due.conversation_id FROM promise due
  WHERE due.settled_at IS NULL AND due.came_due_at IS NOT NULL) AND {_PROMISE_DUE} = 2"""
_SNOOZED = "c.state = 'snoozed'"
_TEAM = f"{_HELD} AND c.operator_id <> :me AND c.claim_until >= :now"


@dataclass(frozen=True, slots=True)
class _Part:
    """Ranges of conversations in one order: `ranges` are conditions, `key` a column, `order` says "key" and "id"."""

    ranges: tuple[str, ...]
    key: str
    order: str

    def sql(self, limit: int | None, *, with_reserved: bool = False) -> str:
        """The ids, or the first so many; `with_reserved`: also of what a server shows whoever reads only as reserved."""
        select, joined = f"SELECT c.id AS id, {self.key} AS key FROM conversation c WHERE", " UNION ALL "
        ranges = [f"{select} {one}" for one in self.ranges]
        if with_reserved:
            # A desk of its own has them in both, and says them once.
            ranges += [f"{each.replace('FROM conversation c', 'FROM reserved c')}" for each in ranges]
            joined = " UNION "
        if limit is None:
            return joined.join(ranges) + f" ORDER BY {self.order}"
        # PostgreSQL takes each range in its index's order only when it is told so for each: else it would sort all of them.
        firsts = (
            f"SELECT * FROM ({one} ORDER BY {self.order} LIMIT {limit}) AS r{number}"
            for number, one in enumerate(ranges)
        )
        return joined.join(firsts) + f" ORDER BY {self.order} LIMIT {limit}"


def _parts(*which: str, longest_first: bool = True) -> tuple[_Part, ...]:
    """Who waits, the longest or the latest first; then who does not, the latest first."""
    waiting = tuple(f"{one} AND c.waiting_since IS NOT NULL" for one in which)
    idle = tuple(f"{one} AND c.waiting_since IS NULL" for one in which)
    order = "key, id" if longest_first else "key DESC, id DESC"
    return _Part(waiting, "c.waiting_since", order), _Part(idle, "c.last_message_at", "key DESC, id")


LISTS: dict[str, tuple[_Part, ...]] = {
    "promised": (_Part((_PROMISED,), _PROMISED_AT, "key, id"),),
    "mine": _parts(_MINE),
    "waiting": _parts(_NOBODYS, _LAPSED),
    "waiting_latest": _parts(_NOBODYS, _LAPSED, longest_first=False),
    "snoozed": (_Part((_SNOOZED,), "c.snoozed_until", "key, id"),),
    "team": _parts(_TEAM),
    "resolved": (_Part(("c.state = 'resolved'",), "c.resolved_at", "key DESC, id DESC"),),
    "all": (_Part(("true",), "c.id", "key"),),
}
"""The ids of each list, in parts that follow one another: who waits, the longest first (`waiting_latest`: the latest first), then who does not, the
latest first.
"""


def conversation_ids(tx: Tx, which: str, me: int | None, *, limit: int | None = None) -> list[int]:
    """The ids of a list (a key of LISTS) in its order, so that the view knows every row and reads only those it shows.

    Cheap even for 100,000; with `limit` only the first so many.
    """
    ids: list[int] = []
    with_reserved = bool(confidential.hidden_teams(tx))
    for part in LISTS[which]:
        rest = part.sql(None if limit is None else limit - len(ids), with_reserved=with_reserved)
        sql = f"SELECT string_agg(CAST(id AS TEXT), ',') FROM ({rest}) AS listed"
        text = tx.scalar(sql, me=me or 0, now=tx.now)
        # A list in JSON is the fastest way from a text to many numbers.
        ids += json.loads(f"[{text or ''}]")
    return ids


def conversation_list(tx: Tx, which: str, me: int | None, *, limit: int | None = None) -> list[ConversationRow]:
    """One list of the queue pane (a key of LISTS) as operator `me` sees it, or its first rows."""
    ids = conversation_ids(tx, which, me, limit=limit)
    found = {row.id: row for row in conversation_rows(tx, ids, me)}
    return [found[number] for number in ids]


def conversation_rows(tx: Tx, ids: list[int], me: int | None) -> list[ConversationRow]:
    """The rows of these conversations, in no particular order; unknown ids are left out.

    What is confidential to others comes without its person and its words (`is_reserved`).
    """
    rows: list[ConversationRow] = []
    seen = confidential.unseen(tx, "c.id")
    for start in range(0, len(ids), 200):
        chunk = ids[start : start + 200]
        names = ", ".join(f":i{n}" for n in range(len(chunk)))
        parameters = {f"i{n}": number for n, number in enumerate(chunk)}
        rows += [
            conversation_row(r)
            for r in tx.execute(f"{CONVERSATION} WHERE c.id IN ({names}){seen}", me=me or 0, now=tx.now, **parameters)
        ]
    if seen:
        rows += reserved_rows(tx, sorted(set(ids) - {row.id for row in rows}))
    return rows


def reserved_rows(tx: Tx, ids: list[int] | None = None) -> list[ConversationRow]:
    """What whoever reads sees only as reserved, of these conversations or of all."""
    teams = ", ".join(str(team) for team in confidential.hidden_teams(tx))
    if not teams:
        return []
    opened = (
        "c.id NOT IN (SELECT x.conversation_id FROM opening x WHERE x.operator_id = :viewer AND x.until > :now)"
        f" AND c.team_id IN ({teams})"
    )
    rows: list[ConversationRow] = []
    wanted = [None] if ids is None else [ids[start : start + 200] for start in range(0, len(ids), 200)]
    for chunk in wanted:
        which = "" if chunk is None else f" AND c.id IN ({', '.join(str(int(number)) for number in chunk)})"
        found = tx.execute(f"{_RESERVED} WHERE {opened}{which}", viewer=tx.viewer, now=tx.now)
        rows += [conversation_row(row, tx.now) for row in found]
    return rows


def conversation(tx: Tx, conversation_id: int, me: int | None = None) -> ConversationRow:
    """One conversation. Raises Problem `not_found`."""
    rows = conversation_rows(tx, [conversation_id], me)
    if not rows:
        raise Problem("not_found", what="conversation", id=conversation_id)
    return rows[0]


def queue_counts(tx: Tx, me: int | None) -> QueueCounts:
    """The figures on the tabs and the badge, each counted in its own index."""
    count = "SELECT COUNT(*) FROM conversation c WHERE"
    least = "SELECT MIN(c.waiting_since) FROM conversation c WHERE"
    with_reserved = bool(confidential.hidden_teams(tx))

    def number(condition: str) -> str:
        if not with_reserved:
            return f"{count} {condition}"
        both = (f"SELECT c.id FROM {source} c WHERE {condition}" for source in ("conversation", "reserved"))
        return f"SELECT COUNT(*) FROM ({' UNION '.join(both)}) AS counted"

    def oldest(condition: str) -> str:
        if not with_reserved:
            return f"{least} {condition}"
        both = (
            f"SELECT MIN(c.waiting_since) AS least FROM {source} c WHERE {condition}"
            for source in ("conversation", "reserved")
        )
        return f"SELECT MIN(least) FROM ({' UNION ALL '.join(both)}) AS compared"

    row = tx.one(
        f"SELECT ({number(_MINE)}) AS mine, ({number(_NOBODYS)}) AS nobodys, ({number(_LAPSED)}) AS lapsed,"
        f" ({number(_SNOOZED)}) AS snoozed, ({number(_TEAM)}) AS team, ({number(_PROMISED)}) AS promised,"
        f" ({oldest(_NOBODYS)}) AS longest, ({oldest(_LAPSED)}) AS longest_lapsed",
        me=me or 0,
        now=tx.now,
    )
    assert row is not None
    waits = [since for since in (row["longest"], row["longest_lapsed"]) if since is not None]
    return QueueCounts(
        row["mine"],
        row["nobodys"] + row["lapsed"],
        row["snoozed"],
        row["team"],
        min(waits, default=None),
        row["promised"],
    )


def conversation_row(row: Row, now: int | None = None) -> ConversationRow:
    """A row of CONVERSATION as a record; with `now` one whose snooze is over shows as open."""
    is_held = row["operator_login"] is not None
    is_awake = now is not None and row["state"] == ConversationState.SNOOZED and row["snoozed_until"] <= now
    return ConversationRow(
        id=row["id"],
        state=ConversationState.OPEN if is_awake else ConversationState(row["state"]),
        channel_id=row["channel_id"],
        channel_kind=row["channel_kind"],
        channel_name=row["channel_name"],
        contact_id=row["contact_id"],
        contact_name=row["contact_name"],
        contact_provider_id=row["contact_provider_id"],
        contact_language=row["contact_language"],
        is_group=bool(row["is_group"]),
        is_blocked=row["blocked_at"] is not None,
        topic=row["topic"],
        team_id=row["team_id"],
        operator_id=row["operator_id"] if is_held else None,
        operator_login=row["operator_login"],
        operator_name=row["operator_name"],
        claim_token=row["claim_token"],
        claim_until=row["claim_until"],
        waiting_since=row["waiting_since"],
        opened_at=row["opened_at"],
        last_message_at=row["last_message_at"],
        last_incoming_at=row["last_incoming_at"],
        preview="" if row["is_confidential"] else row["preview"],
        preview_kind=MessageKind(row["preview_kind"]),
        preview_direction=Direction(row["preview_direction"]),
        has_failed=row["failed_count"] > 0,
        has_uncertain=row["uncertain_count"] > 0,
        unread=row["unread"],
        snoozed_until=row["snoozed_until"],
        resolved_at=row["resolved_at"],
        # What is being written says as much as what was.
        draft=None if row["is_confidential"] else row["draft"],
        changed=row["changed"],
        promised_at=row["promised_at"],
        is_promise_due=row["promise_due"] is not None,
        is_promise_mine=row["promise_due"] == 2,
        is_confidential=bool(row["is_confidential"]),
        is_reserved=bool(row["is_reserved"]),
        team_name=row["team_name"] or "",
    )
