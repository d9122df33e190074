"""The past of the town: earlier conversations as plain records, so that the first minute opens on a queue that people
have lived in.

The one decision: the past is told in minutes before now, and the same records go to two places. `move_in` puts the
messages on the citizens' phones; the composition root files them in the storage. Neither knows of the other.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from console.models.states import ConversationState, MessageKind, ResolveReason
from console.training import acts
from console.training.script import Script
from console.training.stock import FOLDER
from console.training.stock import read as read_stock
from console.training.town import Account
from console.training.wire import Json

_MINUTE_MS = 60_000


@dataclass(frozen=True)
class PastOperator:
    login: str
    name: str


@dataclass(frozen=True)
class PastLine:
    """One message or note. `author` is a login, empty for the citizen; `at_ms` epoch; `stock` names the file,
    `seconds` its length.
    """

    at_ms: int
    author: str
    kind: MessageKind
    text: str = ""
    is_note: bool = False
    stock: str = ""
    media_type: str = ""
    seconds: int = 0

    @property
    def is_from_citizen(self) -> bool:
        return not self.author


@dataclass(frozen=True)
class PastConversation:
    """One conversation as it stands now. `operator` is the login who holds or held it, empty for nobody; `draft` is
    that login's.
    """

    citizen_id: int
    topic: str
    state: ConversationState
    lines: tuple[PastLine, ...]
    operator: str = ""
    draft: str = ""
    unread: int = 0
    reason: ResolveReason | None = None
    resolved_at_ms: int | None = None
    snoozed_until_ms: int | None = None


@dataclass(frozen=True)
class Past:
    """Operators, and conversations ordered by their first line."""

    operators: tuple[PastOperator, ...]
    conversations: tuple[PastConversation, ...]


def load_past(now_ms: int, path: Path = FOLDER / "history.json") -> Past:
    """The past as seen at `now_ms`. ValueError or KeyError when the file is wrong; OSError when it cannot be read."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    operators = tuple(PastOperator(login, name) for login, name in raw["operators"])
    logins = {operator.login for operator in operators}
    conversations = [_read_conversation(entry, now_ms, logins) for entry in raw["conversations"]]
    return Past(operators, tuple(sorted(conversations, key=lambda past: past.lines[0].at_ms)))


def _read_conversation(entry: Mapping[str, Any], now_ms: int, logins: set[str]) -> PastConversation:
    count = len(entry["lines"])
    lines = tuple(_read_line(line, now_ms, count - 1 - index, logins) for index, line in enumerate(entry["lines"]))
    if [line.at_ms for line in lines] != sorted(line.at_ms for line in lines):
        raise ValueError(f"the lines of {entry['citizen']} about {entry['topic']!r} are not in order")
    operator = entry.get("operator", "")
    if operator and operator not in logins:
        raise ValueError(f"nobody has the login {operator!r}")
    ended, snoozed = entry.get("resolved_ago_min"), entry.get("snoozed_min")
    return PastConversation(
        entry["citizen"],
        entry["topic"],
        ConversationState(entry["state"]),
        lines,
        operator,
        entry.get("draft", ""),
        entry.get("unread", 0),
        ResolveReason(entry["reason"]) if "reason" in entry else None,
        None if ended is None else now_ms - ended * _MINUTE_MS,
        None if snoozed is None else now_ms + snoozed * _MINUTE_MS,
    )


def _read_line(entry: Mapping[str, Any], now_ms: int, lines_after: int, logins: set[str]) -> PastLine:
    author = "" if entry["from"] == "citizen" else entry["from"]
    if author and author not in logins:
        raise ValueError(f"nobody has the login {author!r}")
    kind = next((kind for kind in ("photo", "voice", "document") if kind in entry), "text")
    # A second for each line that follows keeps the order of lines of one minute.
    at_ms = now_ms - entry["ago_min"] * _MINUTE_MS - lines_after * 1000
    return PastLine(
        at_ms,
        author,
        MessageKind(kind),
        entry["text"],
        entry.get("note", False),
        entry.get(kind, "") if kind != "text" else "",
        entry.get("mime", ""),
        entry.get("seconds", 0),
    )


def move_in(account: Account, script: Script, past: Past) -> list[tuple[PastConversation, tuple[Json | None, ...]]]:
    """Put the past on the citizens' phones; no update is queued and the ledger stays empty.

    Gives each conversation with its `Message` objects, None for a note, so that they can be filed with the ids they
    have here. KeyError when the past names a citizen whom the script does not know.
    """
    people = {citizen.person.id: citizen.person for citizen in script.citizens}
    moved: list[tuple[PastConversation, tuple[Json | None, ...]]] = []
    with account.town.lock:
        for conversation in past.conversations:
            chat = acts.start_chat(account, people[conversation.citizen_id])
            messages: list[Json | None] = []
            for line in conversation.lines:
                if line.is_note:
                    messages.append(None)
                    continue
                sender = people[conversation.citizen_id].as_user() if line.is_from_citizen else account.as_user()
                messages.append(account.post(chat, sender, _content(account, line), "past", line.at_ms))
            moved.append((conversation, tuple(messages)))
    return moved


def _content(account: Account, line: PastLine) -> Json:
    if not line.stock:
        return acts.text_content(line.text)
    data = read_stock(line.stock)
    match line.kind:
        case MessageKind.PHOTO:
            return acts.photo_content(account, data, line.text)
        case MessageKind.VOICE:
            return acts.voice_content(account, data, line.seconds)
        case _:
            return acts.document_content(account, data, line.stock, line.media_type, line.text)
