"""Silences of a channel in which messages may have been lost: noted for ever, and shown until a supervisor has seen them.

The journal holds each one. `meta` holds them once more in the form a screen asks for: `gap:<channel>` what nobody has dismissed yet,
`gaps:<channel>` all, because the journal is far too long to be searched whenever a conversation is opened.
"""

import json
from typing import Any

from console.models.records import Gap
from console.operations.desk import Context, require_supervisor
from console.storage.engine import Tx


def note(at: Context, channel_id: int, since: int, until: int) -> None:
    """Nothing was heard of a channel between two moments, longer than its provider keeps messages."""
    at.journal("channel.gap", channel=channel_id, since=since, until=until)
    _keep_unseen(at, channel_id, [*_unseen(at.tx, channel_id), (since, until)])
    all_of_them = _stored(at.tx, f"gaps:{channel_id}").get("all", [])
    _store(at, f"gaps:{channel_id}", {"all": [*all_of_them, [since, until]]})
    at.touch(channel=channel_id)


def dismiss(at: Context, channel_id: int, since: int) -> None:
    """A supervisor has seen the silence that began then; nothing happens when somebody was quicker. Raises Problem `not_supervisor`."""
    require_supervisor(at)
    unseen = _unseen(at.tx, channel_id)
    rest = [pair for pair in unseen if pair[0] != since]
    if rest != unseen:
        _keep_unseen(at, channel_id, rest)
        at.journal("channel.gap_seen", channel=channel_id, since=since)
        at.touch(channel=channel_id)


def unseen_gaps(tx: Tx) -> list[Gap]:
    """What no supervisor has dismissed, oldest first. A channel that was removed tells nothing any more."""
    channels = tx.execute("SELECT id, name FROM channel WHERE removed_at IS NULL ORDER BY id")
    found = [Gap(row["id"], row["name"], *pair) for row in channels for pair in _unseen(tx, row["id"])]
    return sorted(found, key=lambda gap: (gap.since, gap.channel_id))


def all_gaps(tx: Tx, channel_id: int) -> list[tuple[int, int, bool]]:
    """Every silence of a channel, oldest first, as (since, until, whether a supervisor has seen it)."""
    unseen = {since for since, _ in _unseen(tx, channel_id)}
    pairs = _stored(tx, f"gaps:{channel_id}").get("all", [])
    return [(since, until, since not in unseen) for since, until in pairs]


def gaps_with(tx: Tx, contact_id: int) -> list[Gap]:
    """The silences in which messages of a contact may have been lost, oldest first.

    Only where it could have happened: the contact had written before, and afterwards there was more, or a conversation was
    under way when the silence began.
    """
    row = tx.one(
        "SELECT h.id, h.name FROM contact k JOIN channel h ON h.id = k.channel_id WHERE k.id = :id", id=contact_id
    )
    if row is None:
        return []
    gaps = [Gap(row["id"], row["name"], since, until) for since, until, _ in all_gaps(tx, row["id"])]
    return [gap for gap in gaps if _concerns(tx, contact_id, gap)]


def _concerns(tx: Tx, contact_id: int, gap: Gap) -> bool:
    answer = tx.scalar(
        "SELECT CASE WHEN EXISTS (SELECT 1 FROM message m WHERE m.contact_id = :contact AND m.at <= :since)"
        " AND (EXISTS (SELECT 1 FROM message m WHERE m.contact_id = :contact AND m.at > :since)"
        " OR EXISTS (SELECT 1 FROM conversation c WHERE c.contact_id = :contact AND (c.resolved_at IS NULL OR c.resolved_at > :since)))"
        " THEN 1 ELSE 0 END",
        contact=contact_id,
        since=gap.since,
    )
    return bool(answer)


def _unseen(tx: Tx, channel_id: int) -> list[tuple[int, int]]:
    """(since, until) of each, oldest first."""
    stored = _stored(tx, f"gap:{channel_id}")
    if not stored:
        return []
    return [*((since, until) for since, until in stored.get("earlier", [])), (stored["since"], stored["until"])]


def _keep_unseen(at: Context, channel_id: int, pairs: list[tuple[int, int]]) -> None:
    """The newest stands by its own names; what nobody has dismissed yet stays behind it."""
    key = f"gap:{channel_id}"
    if pairs:
        _store(at, key, {"since": pairs[-1][0], "until": pairs[-1][1], "earlier": pairs[:-1]})
    else:
        at.tx.execute("DELETE FROM meta WHERE key = :key", key=key)


def _stored(tx: Tx, key: str) -> dict[str, Any]:
    value = tx.scalar("SELECT value FROM meta WHERE key = :key", key=key)
    found = json.loads(value) if value else {}
    return found if isinstance(found, dict) else {}


def _store(at: Context, key: str, value: dict[str, Any]) -> None:
    at.tx.execute(
        "INSERT INTO meta (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        key=key,
        value=json.dumps(value),
    )
