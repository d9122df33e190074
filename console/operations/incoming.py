"""Filing what a provider sent: all events of a batch and the cursor in one transaction (architecture section 3.3).

The provider hears "got it" only after this has committed, so a crash before only means that it tells us again; every event has a key,
so telling again changes nothing. An event that breaks the filing is kept raw and stepped over: it never stops the queue.
"""

import logging

from console.models.capabilities import BY_KIND
from console.models.failpoints import failpoint
from console.models.inbound import (
    Batch,
    ButtonPress,
    DeliveryFailed,
    Inbound,
    InboundDeletion,
    InboundEdit,
    InboundMessage,
    InboundReaction,
    Membership,
    Migration,
    OwnEcho,
    Receipt,
    Unsupported,
)
from console.models.problems import Problem
from console.operations import gaps, office
from console.operations.desk import Context
from console.operations.filing import file_message, keep_raw
from console.operations.incoming_events import (
    file_deletion,
    file_echo,
    file_edit,
    file_failure,
    file_membership,
    file_press,
    file_reaction,
    file_receipt,
)
from console.operations.outbox import move_contact
from console.storage.engine import Row

log = logging.getLogger(__name__)


def record_batch(at: Context, channel_id: int, batch: Batch, *, epoch: int | None = None) -> int:
    """File a batch and save its cursor. Returns how many updates were new.

    `epoch` is the lead it was fetched under: another leads by now, and nothing is stored. None where nobody else can lead.
    Raises Problem `lead_lost`.
    """
    if epoch is not None and not office.leads(at.tx, channel_id, epoch):
        raise Problem("lead_lost")
    filed = 0
    for update in batch.updates:
        at.tx.execute("SAVEPOINT filing")
        try:
            if any([_file(at, channel_id, event) for event in update.events]):
                filed += 1
            at.tx.execute("RELEASE SAVEPOINT filing")
        except Problem:
            raise
        except Exception as error:
            # Whatever it was, the update is kept as it came and the queue goes on.
            at.tx.execute("ROLLBACK TO SAVEPOINT filing")
            at.tx.execute("RELEASE SAVEPOINT filing")
            log.info("an update could not be filed and is kept raw: %s", type(error).__name__)
            keep_raw(at, channel_id, update.key, update.raw, f"filing failed: {type(error).__name__}")
    previous = at.tx.one("SELECT state, last_contact_at, kind FROM channel WHERE id = :id", id=channel_id)
    at.tx.execute(
        "UPDATE channel SET cursor = COALESCE(:cursor, cursor), last_contact_at = :now, poll_paused_until = NULL,"
        " state = CASE WHEN state IN ('unauthorized', 'removed', 'token_in_use') THEN state ELSE 'connected' END,"
        " detail = CASE WHEN state IN ('unauthorized', 'removed', 'token_in_use') THEN detail END WHERE id = :id",
        id=channel_id,
        cursor=batch.cursor,
        now=at.now,
    )
    if previous is not None:
        _note_gap(at, channel_id, previous)
        if previous["state"] not in ("connected", "unauthorized", "removed", "token_in_use"):
            at.journal("channel.connected", channel=channel_id)
            at.touch(channel=channel_id)
    if epoch is not None:
        office.fence(at, channel_id, epoch)
    failpoint("receive.before_commit")
    return filed


def _note_gap(at: Context, channel_id: int, previous: Row) -> None:
    """After a silence longer than the provider keeps messages, say so for ever: some may be missing."""
    retention = BY_KIND[previous["kind"]].retention_ms
    last = previous["last_contact_at"]
    if retention is not None and last is not None and at.now - last > retention:
        gaps.note(at, channel_id, last, at.now)


def _file(at: Context, channel_id: int, event: Inbound) -> bool:
    """File one event. Returns whether it was new."""
    match event:
        case InboundMessage():
            return file_message(at, channel_id, event)
        case Unsupported():
            return keep_raw(at, channel_id, event.key, event.raw, event.reason)
        case OwnEcho():
            return file_echo(at, channel_id, event)
        case Receipt():
            return file_receipt(at, channel_id, event)
        case DeliveryFailed():
            return file_failure(at, channel_id, event)
    if not _first_time(at, channel_id, event.key):
        return False
    match event:
        case InboundEdit():
            file_edit(at, channel_id, event)
        case InboundDeletion():
            file_deletion(at, channel_id, event)
        case InboundReaction():
            file_reaction(at, channel_id, event)
        case ButtonPress():
            file_press(at, channel_id, event)
        case Membership():
            file_membership(at, channel_id, event)
        case Migration():
            move_contact(at, channel_id, event.old_chat_id, event.new_chat_id)
    return True


def _first_time(at: Context, channel_id: int, key: str) -> bool:
    return bool(
        at.tx.count(
            "INSERT INTO seen (channel_id, key, at) VALUES (:channel_id, :key, :now) ON CONFLICT (channel_id, key) DO NOTHING",
            channel_id=channel_id,
            key=key,
            now=at.now,
        )
    )
