"""The window planner: conversations whose channel takes no free text any more before the town hall opens again, and a holding template for all."""

import uuid as uuids
from collections.abc import Iterable
from typing import Final

from console.models.capabilities import BY_KIND
from console.models.problems import Problem
from console.models.record import Record
from console.models.records import ConversationRow
from console.models.templates import Template, best_holding
from console.models.window import closes_at
from console.operations import claims, templates
from console.operations.confidential import unseen
from console.operations.desk import Context, Desk
from console.operations.queue import CONVERSATION, conversation_row
from console.operations.town import opening
from console.storage.engine import Tx

_KINDS: Final = ", ".join(f"'{kind}'" for kind, able in BY_KIND.items() if able.window_ms is not None)
_CLOSING: Final = f"{CONVERSATION} WHERE c.state <> 'resolved' AND h.kind IN ({_KINDS}) AND h.removed_at IS NULL AND k.blocked_at IS NULL"
_LAST: Final = "SELECT MAX(last_incoming_at) FROM conversation WHERE contact_id = :id"
_NAMESPACE: Final = uuids.UUID("6f1c7b0e-3c44-4a53-9d0b-6f6f0a6a4f10")


class ClosingWindow(Record):
    """A conversation and when its window closes, epoch ms. `holding`: what would go out, None where nothing can; `is_held`: it went out already."""

    row: ConversationRow
    closes_at: int
    holding: Template | None
    is_held: bool


class Plan(Record):
    """`opens_at`: when the door opens next, None in a town that has set no hours. The soonest to close comes first."""

    opens_at: int | None
    windows: tuple[ClosingWindow, ...]


class HeldOver(Record):
    """What came of it, by conversation: message ids, and why nothing went out to the others."""

    sent: tuple[tuple[int, int], ...]
    skipped: tuple[tuple[int, Problem], ...]


def plan(tx: Tx, only: int | None = None) -> Plan:
    """The windows that are open now and close before the next opening; nothing that is confidential to whoever reads.

    `only`: of this conversation alone.
    """
    hours = opening(tx)
    opens = hours.next_opening(hours.local(tx.now))
    if opens is None:
        return Plan(None, ())
    until = int(opens.timestamp() * 1000)
    lists: dict[int, list[Template]] = {}
    found: list[ClosingWindow] = []
    narrowed = "" if only is None else f" AND c.id = {int(only)}"
    for each in tx.execute(_CLOSING + narrowed + unseen(tx, "c.id"), now=tx.now, me=tx.viewer or 0):
        row = conversation_row(each, tx.now)
        last = tx.scalar(_LAST, id=row.contact_id)
        end = closes_at(row.channel_kind, last)
        if end is None or not tx.now < end < until:
            continue
        if row.channel_id not in lists:
            lists[row.channel_id] = templates.templates(tx, row.channel_id)
        holding = best_holding(lists[row.channel_id], row.contact_language)
        is_held = tx.scalar("SELECT 1 FROM message WHERE uuid = :uuid", uuid=_uuid(row.id, last)) is not None
        found.append(ClosingWindow(row, end, holding, is_held))
    return Plan(until, tuple(sorted(found, key=lambda one: (one.closes_at, one.row.id))))


def hold_all(desk: Desk, conversations: Iterable[int]) -> HeldOver:
    """Send each its holding template, in a transaction of its own: one that cannot keeps none of the others back.

    One window gets one holding template, however often this is pressed. What somebody else holds is left to them.
    """
    sent: list[tuple[int, int]] = []
    skipped: list[tuple[int, Problem]] = []
    for number in conversations:
        try:
            sent.append((number, desk.run(hold_one, number)))
        except Problem as problem:
            skipped.append((number, problem))
    return HeldOver(tuple(sent), tuple(skipped))


def hold_one(at: Context, conversation_id: int) -> int:
    """Send one its holding template; what nobody held is nobody's again. Returns the message id.

    Raises ClaimLost, or Problem `window_passed`, `held_already`, `no_holding`, and what `templates.reply_template` raises.
    """
    claim = claims.hold(at, conversation_id, lost="in_other_hands")
    planned = plan(at.tx, conversation_id).windows
    if not planned:
        raise Problem("window_passed")
    window = planned[0]
    if window.is_held:
        raise Problem("held_already")
    if window.holding is None:
        raise Problem("no_holding", name=window.row.channel_name)
    last = at.tx.scalar(_LAST, id=window.row.contact_id)
    message_id = templates.hold_over(
        at, conversation_id, window.holding.name, window.holding.language, _uuid(conversation_id, last)
    )
    if claim.is_new:
        claims.release(at, conversation_id)
    return message_id


def _uuid(conversation_id: int, last_incoming_at: int | None) -> str:
    """The same for the same window: the conversation, and the word of the citizen that opened it."""
    return str(uuids.uuid5(_NAMESPACE, f"{conversation_id}:{last_incoming_at}"))
