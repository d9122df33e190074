"""Message templates: the list a channel's provider keeps, which of them holds citizens over, and sending one.

The list is a copy, read by whoever syncs; nobody writes it by hand. What is sent is rendered here and kept as the message's own text.
"""

import json
import uuid as uuids
from collections.abc import Iterable, Mapping

from console.models.capabilities import BY_KIND
from console.models.failpoints import failpoint
from console.models.normalise import searchable
from console.models.problems import Problem
from console.models.record import Record
from console.models.states import MessageKind, MessageState
from console.models.templates import (
    FoundTemplate,
    Template,
    checked_values,
    fields_of,
    is_named,
    whole_text,
    why_not,
)
from console.operations import town
from console.operations.activity import conversation
from console.operations.claims import hold
from console.operations.desk import Context, require_supervisor
from console.operations.meta import meta
from console.operations.office import channel_by_name, channels
from console.operations.outbox import queue_action
from console.operations.replies import ANSWERED, INSERT, end_dialogue, preview_of, refuse_unreachable
from console.storage.engine import Row, Tx

EVERY_MS = 3_600_000
RETRY_MS = 10 * 60_000
_SELECT = "SELECT * FROM template WHERE channel_id = :channel_id"
_PUT = """
INSERT INTO template (channel_id, name, language, category, status, body, header_kind, header, footer, buttons, has_other_fields, checked_at)
VALUES (:channel_id, :name, :language, :category, :status, :body, :header_kind, :header, :footer, :buttons, :has_other_fields, :now)
ON CONFLICT (channel_id, name, language) DO UPDATE SET category = excluded.category, status = excluded.status, body = excluded.body,
  header_kind = excluded.header_kind, header = excluded.header, footer = excluded.footer, buttons = excluded.buttons,
  has_other_fields = excluded.has_other_fields, checked_at = excluded.checked_at, gone_at = NULL
"""
_GONE = "UPDATE template SET gone_at = :now WHERE channel_id = :channel_id AND name = :name AND language = :language AND gone_at IS NULL"
# A holding template answers nothing: the citizen goes on waiting.
HELD_OVER = """
UPDATE conversation SET unread = 0, last_message_at = :at, preview = :preview, preview_kind = :kind,
  preview_direction = 'outgoing', changed = :stamp
WHERE id = :id
"""


class TemplateCheck(Record):
    """When the list of a channel was last read and is read again; `problem`: code and blanks of the last try that failed."""

    checked_at: int | None = None
    next_at: int = 0
    problem: tuple[str, dict[str, str]] | None = None


def templates(tx: Tx, channel_id: int) -> list[Template]:
    """All a channel ever had, by name and language; gone ones too."""
    holding = meta(tx, f"holding:{channel_id}")
    rows = tx.execute(f"{_SELECT} ORDER BY name, language", channel_id=channel_id)
    return [_template(row, holding) for row in rows]


def check_of(tx: Tx, channel_id: int) -> TemplateCheck:
    """How the list of a channel was last read."""
    kept = json.loads(meta(tx, f"templates:{channel_id}") or "{}")
    problem = kept.get("problem")
    return TemplateCheck(
        kept.get("checked_at"), kept.get("next_at", 0), (problem[0], dict(problem[1])) if problem else None
    )


def due(tx: Tx, led: Iterable[int]) -> list[int]:
    """Of these channels those whose list is to be read now."""
    able = {channel.id for channel in channels(tx) if BY_KIND[channel.kind].has_templates}
    return [number for number in led if number in able and check_of(tx, number).next_at <= tx.now]


def note_found(at: Context, channel_id: int, found: Iterable[FoundTemplate]) -> int:
    """The list as the provider has just told it; what it names no more is kept as gone. Returns how many there are."""
    before = {(each.name, each.language): (each.status, each.gone_at) for each in templates(at.tx, channel_id)}
    told: set[tuple[str, str]] = set()
    for each in found:
        at.tx.execute(
            _PUT,
            channel_id=channel_id,
            name=each.name,
            language=each.language,
            category=each.category,
            status=each.status,
            body=each.body,
            header_kind=each.header_kind,
            header=each.header,
            footer=each.footer,
            buttons=json.dumps(each.buttons, ensure_ascii=False),
            has_other_fields=int(each.has_other_fields),
            now=at.now,
        )
        told.add((each.name, each.language))
    for name, language in before.keys() - told:
        at.tx.execute(_GONE, channel_id=channel_id, name=name, language=language, now=at.now)
    _keep_check(at, channel_id, TemplateCheck(at.now, at.now + EVERY_MS))
    after = {(each.name, each.language): (each.status, each.gone_at) for each in templates(at.tx, channel_id)}
    if after != before:
        at.journal("templates.read", channel=channel_id, templates=len(told))
        at.touch(channel=channel_id)
    return len(told)


def note_failed(at: Context, channel_id: int, problem: Problem) -> None:
    """The list could not be read: what was known stays, and it is tried again in ten minutes."""
    before = check_of(at.tx, channel_id)
    blanks = {key: str(value) for key, value in problem.blanks.items()}
    _keep_check(at, channel_id, TemplateCheck(before.checked_at, at.now + RETRY_MS, (problem.code, blanks)))


def _keep_check(at: Context, channel_id: int, check: TemplateCheck) -> None:
    value = {"checked_at": check.checked_at, "next_at": check.next_at, "problem": check.problem}
    at.tx.execute(town.PUT, key=f"templates:{channel_id}", value=json.dumps(value))


def set_holding(at: Context, channel_name: str, name: str | None) -> None:
    """Which template tells citizens of a channel that they will be answered later; None for none. Supervisors only.

    Raises Problem `no_channel`, `no_template`, `holding_fields`.
    """
    require_supervisor(at)
    channel = channel_by_name(at.tx, channel_name)
    if name is None:
        at.tx.execute("DELETE FROM meta WHERE key = :key", key=f"holding:{channel.id}")
    else:
        named = [each for each in templates(at.tx, channel.id) if each.name == name and each.gone_at is None]
        if not named:
            raise Problem("no_template", name=name)
        if any(each.fields for each in named):
            raise Problem("holding_fields", name=name)
        at.tx.execute(town.PUT, key=f"holding:{channel.id}", value=name)
    at.journal("template.holding", channel=channel.id, template=name)
    at.touch(channel=channel.id)


def template_for(tx: Tx, channel_id: int, name: str, language: str) -> Template:
    """One that can be sent. Raises Problem `no_template`, `no_template_language`, or why it cannot be sent."""
    named = [each for each in templates(tx, channel_id) if each.name == name]
    if not named:
        raise Problem("no_template", name=name)
    found = next((each for each in named if each.language == language), None)
    if found is None:
        raise Problem("no_template_language", name=name, language=language)
    if why := why_not(found):
        raise Problem(why, name=name)
    return found


def reply_template(
    at: Context,
    conversation_id: int,
    name: str,
    language: str,
    values: Mapping[str, str],
    *,
    now: bool = False,
    uuid: str | None = None,
    is_from_window: bool = False,
) -> int:
    """Answer the citizen with a template, whether the window is open or closed; returns the message id. Claims a free conversation first.

    `values` by the names of the fields; the rest as in `replies.reply`. Raises ClaimLost, or Problem `no_templates_here`, `no_template`,
    `no_template_language`, `template_…` (see models.templates), `contact_blocked`, `channel_removed`, `reply_to_resolved`.
    """
    return _send(at, conversation_id, name, language, values, now=now, uuid=uuid, is_from_window=is_from_window)


def hold_over(at: Context, conversation_id: int, name: str, language: str, uuid: str) -> int:
    """Tell a citizen that they will be answered later: the same, but their wait goes on. Returns the message id."""
    return _send(at, conversation_id, name, language, {}, now=True, uuid=uuid, is_holding=True)


def _send(
    at: Context,
    conversation_id: int,
    name: str,
    language: str,
    values: Mapping[str, str],
    *,
    now: bool,
    uuid: str | None,
    is_from_window: bool = False,
    is_holding: bool = False,
) -> int:
    known = at.tx.one("SELECT id, conversation_id, extra FROM message WHERE uuid = :uuid", uuid=uuid) if uuid else None
    if known is not None:
        before = json.loads(known["extra"]).get("template") or {}
        if known["conversation_id"] != conversation_id or (before.get("name"), before.get("language")) != (
            name,
            language,
        ):
            raise Problem("text_changed")
        return int(known["id"])
    hold(at, conversation_id, closed="reply_to_resolved")
    row = conversation(at, conversation_id)
    if row is None:
        raise Problem("not_found", what="conversation", id=conversation_id)
    refuse_unreachable(row)
    if not BY_KIND[row["channel_kind"]].has_templates:
        raise Problem("no_templates_here")
    template = template_for(at.tx, row["channel_id"], name, language)
    filled = checked_values(template, values)
    state = MessageState.PENDING if now or at.options.undo_ms <= 0 else MessageState.HELD
    text = whole_text(template, filled)
    message_id = _write(at, row, template, filled, text, state, uuid, is_from_window=is_from_window)
    when = max(at.now, row["last_message_at"])
    at.tx.execute(
        HELD_OVER if is_holding else ANSWERED,
        id=conversation_id,
        at=when,
        preview=preview_of(text),
        kind=MessageKind.TEXT,
        stamp=at.tx.stamp,
    )
    sent = {"template": name, "language": language}
    if is_holding:
        at.journal("template.hold", conversation_id=conversation_id, message_id=message_id, **sent)
    else:
        # What was being written stays: a template is not made of it.
        end_dialogue(at, int(row["contact_id"]))
        waited = None if row["waiting_since"] is None else at.now - row["waiting_since"]
        at.journal(
            "reply",
            conversation_id=conversation_id,
            message_id=message_id,
            kind="template",
            waited_ms=waited,
            **sent,
        )
    at.touch(conversation=conversation_id, message=message_id)
    at.flag("outbox")
    failpoint("reply.before_commit")
    return message_id


def _write(
    at: Context,
    row: Row,
    template: Template,
    values: Mapping[str, str],
    text: str,
    state: MessageState,
    uuid: str | None,
    *,
    is_from_window: bool,
) -> int:
    extra: dict[str, object] = {
        "template": {"name": template.name, "language": template.language, "category": template.category}
    }
    message_id = int(
        at.tx.scalar(
            INSERT,
            conversation_id=row["id"],
            contact_id=row["contact_id"],
            channel_id=row["channel_id"],
            kind=MessageKind.TEXT,
            text=text,
            state=state,
            uuid=uuid or str(uuids.uuid4()),
            at=max(at.now, row["last_message_at"]),
            author_id=at.actor.operator_id,
            is_automatic=0,
            reply_to=None,
            extra=json.dumps(extra, ensure_ascii=False),
            waited_since=row["waiting_since"],
            search=searchable(text, None),
            stamp=at.tx.stamp,
        )
    )
    sent: dict[str, object] = {"name": template.name, "language": template.language, "values": list(values.values())}
    if is_named(template.fields):
        sent["names"] = list(values)
    is_held = state is MessageState.HELD
    queue_action(
        at,
        action="send",
        message_id=message_id,
        conversation_id=row["id"],
        channel_id=row["channel_id"],
        recipient=row["recipient"],
        text=text,
        payload={"kind": "template", "template": sent},
        state=str(state),
        due_at=at.now + at.options.undo_ms if is_held else at.now,
        held_by=at.session if is_held and is_from_window else None,
    )
    return message_id


def _template(row: Row, holding: str | None) -> Template:
    return Template(
        id=row["id"],
        channel_id=row["channel_id"],
        name=row["name"],
        language=row["language"],
        category=row["category"],
        status=row["status"],
        body=row["body"],
        header_kind=row["header_kind"],
        header=row["header"],
        footer=row["footer"],
        buttons=tuple(json.loads(row["buttons"])),
        fields=fields_of(row["body"]),
        has_other_fields=bool(row["has_other_fields"]),
        checked_at=row["checked_at"],
        gone_at=row["gone_at"],
        is_holding=holding == row["name"],
    )
