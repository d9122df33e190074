"""How records look as JSON, and how times are written and read on the command line."""

import json
import re
import sys
from datetime import UTC, datetime
from typing import Any

from console.models.problems import SENTENCES, Problem, sentence
from console.models.records import Attachment, Channel, ConversationRow, JournalEntry, MessageRow
from console.models.states import ChannelState
from console.operations.reads import Version

_SPAN = re.compile(r"\+(\d+)([smhd])")
_SPAN_MS = {"s": 1_000, "m": 60_000, "h": 3_600_000, "d": 86_400_000}


def iso(ms: int | None) -> str | None:
    """Epoch milliseconds as ISO 8601 with zone, or None."""
    return None if ms is None else datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="milliseconds")


def parse_time(value: str, now: int) -> int:
    """An ISO 8601 time (local when it names no zone) or `+2h`, `+30m`, `+1d`, as epoch ms. Raises Problem `bad_time`."""
    span = _SPAN.fullmatch(value.strip())
    if span:
        return now + int(span[1]) * _SPAN_MS[span[2]]
    try:
        return int(datetime.fromisoformat(value.strip()).astimezone().timestamp() * 1000)
    except (ValueError, OverflowError, OSError) as error:
        raise Problem("bad_time", value=value[:40]) from error


def problem_sentence(code: str, blanks: dict[str, Any]) -> str:
    """What a stored code says to an operator; one of a newer program is named as it is."""
    return sentence(code, blanks) if code in SENTENCES else code


def print_json(value: Any) -> None:
    """One JSON document on standard output."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def conversation_json(row: ConversationRow) -> dict[str, Any]:
    """The shape of `conversations --json`."""
    return {
        "id": row.id,
        "channel": row.channel_name,
        "contact": {
            "id": row.contact_id,
            "provider_id": row.contact_provider_id,
            "name": row.contact_name,
            "language": row.contact_language,
        },
        "state": str(row.state),
        "topic": row.topic,
        "operator": row.operator_login,
        "waiting_since": iso(row.waiting_since),
        "last_message_at": iso(row.last_message_at),
        "unread": row.unread,
    }


def file_json(file: Attachment | None) -> dict[str, Any] | None:
    """The `file` of a message."""
    if file is None:
        return None
    return {"name": file.name, "type": file.media_type, "size": file.size, "state": str(file.state)}


def message_json(row: MessageRow, earlier: list[Version]) -> dict[str, Any]:
    """The shape of `messages --json`. `versions`: the forms before edits, the first one first."""
    return {
        "id": row.id,
        "direction": str(row.direction),
        "kind": str(row.kind),
        "text": row.text,
        "state": str(row.state),
        "provider_id": row.provider_id,
        "at": iso(row.at),
        "author": row.author_login,
        "file": file_json(row.attachment),
        "error": None if row.error is None else problem_sentence(row.error, row.error_blanks),
        "error_code": row.error,
        "album": row.album,
        "versions": [
            {
                "version": version.number,
                "kind": str(version.kind),
                "text": version.text,
                "replaced_at": iso(version.replaced_at),
                "file": file_json(version.attachment),
            }
            for version in earlier
        ],
        "reply_to": row.reply_to,
        "edited_at": iso(row.edited_at),
        "deleted_at": iso(row.deleted_at),
        "extra": row.extra,
    }


_TROUBLES = {
    ChannelState.UNAUTHORIZED: "secret_refused",
    ChannelState.CONFLICT: "provider_conflict",
    ChannelState.TOKEN_IN_USE: "token_in_use",
    ChannelState.WEBHOOK_SET: "provider_webhook",
    ChannelState.RECONNECTING: "provider_unreachable",
}


def trouble_of(channel: Channel) -> Problem | None:
    """What a run found amiss with a channel. It is told and no failure: the others were served and nothing is lost."""
    code = _TROUBLES.get(ChannelState(channel.state))
    why = channel.detail
    return None if code is None else Problem(code, name=channel.name, why=why)


def channel_json(channel: Channel, now: int) -> dict[str, Any]:
    """The shape of `channel list --json` and of the channels in `status --json`."""
    trouble = trouble_of(channel)
    lag = None if channel.last_contact_at is None else max(0, now - channel.last_contact_at) / 1000
    return {
        "name": channel.name,
        "kind": channel.kind,
        "state": channel.state,
        "detail": channel.detail,
        "last_contact_at": iso(channel.last_contact_at),
        "lag_seconds": lag,
        "trouble": None if trouble is None else str(trouble),
    }


def gap_json(gap: tuple[int, int, bool]) -> dict[str, Any]:
    """The shape of a channel's `gaps` in `status --json`: silences in which messages may have been lost."""
    since, until, is_seen = gap
    return {"since": iso(since), "until": iso(until), "seen": is_seen}


def journal_json(entry: JournalEntry) -> dict[str, Any]:
    """The shape of `journal --json`."""
    return {
        "id": entry.id,
        "at": iso(entry.at),
        "actor": entry.actor,
        "host": entry.host,
        "verb": entry.verb,
        "conversation": entry.conversation_id,
        "message": entry.message_id,
        "reason": entry.reason,
        "detail": entry.detail,
    }
