"""The ledger: what citizens really received, kept by the town itself and therefore independent of what the console
believes.

The one decision: an entry is appended to its file with one `write` before the provider's answer leaves, so a program
that is killed, or a machine that loses the answer, can never leave a delivered message that the ledger does not know.
"""

import json
import os
import threading
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

DELIVERED = "delivered"
EDITED = "edited"
DELETED = "deleted"
REACTED = "reacted"
WRITTEN = "written"
"""What a citizen wrote; the other four are what the bot did at the citizen's phone."""


@dataclass(frozen=True)
class Entry:
    """One line. `number` grows by one; `at_ms` epoch milliseconds; `text` is text or caption; `content` the SHA-256
    of the file, hex.
    """

    number: int
    at_ms: int
    event: str
    bot_id: int
    chat_id: int
    message_id: int
    kind: str
    text: str = ""
    content: str = ""
    update_id: int | None = None


@dataclass(frozen=True)
class Expected:
    """One message that should have reached one chat exactly once, in the order of the list that holds it."""

    chat_id: int
    text: str


@dataclass(frozen=True)
class Audit:
    """What is wrong, as (chat_id, text) pairs; four empty tuples and `is_clean` when nothing is."""

    doubled: tuple[tuple[int, str], ...]
    lost: tuple[tuple[int, str], ...]
    misdirected: tuple[tuple[int, str], ...]
    out_of_order: tuple[tuple[int, str], ...]
    unexpected: tuple[tuple[int, str], ...]

    @property
    def is_clean(self) -> bool:
        return not (self.doubled or self.lost or self.misdirected or self.out_of_order or self.unexpected)


class Ledger:
    """Thread safe. With a path, earlier lines are read at start (a torn last line is dropped) and new ones appended."""

    def __init__(self, path: Path | None = None) -> None:
        self._lock = threading.Lock()
        self._entries: list[Entry] = []
        self._highest: dict[tuple[int, int], int] = {}
        self._descriptor: int | None = None
        if path is not None:
            self._entries = read_ledger(path)
            for entry in self._entries:
                self._raise_highest(entry)
            self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            if path.stat().st_size and not path.read_bytes().endswith(b"\n"):
                os.write(self._descriptor, b"\n")

    def add(
        self,
        event: str,
        at_ms: int,
        bot_id: int,
        chat_id: int,
        message_id: int,
        kind: str,
        text: str = "",
        content: str = "",
        update_id: int | None = None,
    ) -> Entry:
        """Append one entry; raises OSError when the file cannot take it."""
        with self._lock:
            entry = Entry(
                len(self._entries) + 1, at_ms, event, bot_id, chat_id, message_id, kind, text, content, update_id
            )
            if self._descriptor is not None:
                line = json.dumps(asdict(entry), ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"
                os.write(self._descriptor, line)
            self._entries.append(entry)
            self._raise_highest(entry)
            return entry

    def _raise_highest(self, entry: Entry) -> None:
        chat = (entry.bot_id, entry.chat_id)
        self._highest[chat] = max(entry.message_id, self._highest.get(chat, 0))

    @property
    def count(self) -> int:
        """How many entries there are."""
        with self._lock:
            return len(self._entries)

    def entries(self, since: int = 0, chat_id: int | None = None, events: Sequence[str] = ()) -> list[Entry]:
        """Entries after number `since`, of one chat and of some events if wanted, oldest first."""
        with self._lock:
            chosen = self._entries[since:]
        return [
            entry
            for entry in chosen
            if (chat_id is None or entry.chat_id == chat_id) and (not events or entry.event in events)
        ]

    def highest_message_id(self, bot_id: int, chat_id: int) -> int:
        """The highest message id used in a chat, 0 when none."""
        with self._lock:
            return self._highest.get((bot_id, chat_id), 0)

    def close(self) -> None:
        with self._lock:
            if self._descriptor is not None:
                os.close(self._descriptor)
                self._descriptor = None


def read_ledger(path: Path) -> list[Entry]:
    """The entries of a ledger file; a line that was torn by a power cut is skipped. A missing file is an empty
    ledger.
    """
    if not path.exists():
        return []
    entries: list[Entry] = []
    for line in path.read_bytes().splitlines():
        try:
            entries.append(Entry(**json.loads(line)))
        except (ValueError, TypeError):
            continue
    return entries


def audit(entries: Iterable[Entry], expected: Sequence[Expected]) -> Audit:
    """Compare what was delivered with what should have been. A text expected in one chat and seen in another is
    misdirected.

    Order is judged per chat among the expected messages that arrived, by the first arrival of each.
    """
    delivered = [(entry.chat_id, entry.text) for entry in entries if entry.event == DELIVERED]
    wanted = [(item.chat_id, item.text) for item in expected]
    seen, due = Counter(delivered), Counter(wanted)
    homes: dict[str, set[int]] = {}
    for chat_id, text in wanted:
        homes.setdefault(text, set()).add(chat_id)
    strangers = [pair for pair in seen if pair not in due]
    return Audit(
        doubled=tuple(pair for pair in seen if pair in due and seen[pair] > due[pair]),
        lost=tuple(pair for pair in due if seen[pair] < due[pair]),
        misdirected=tuple(pair for pair in strangers if pair[1] in homes),
        out_of_order=_out_of_order(delivered, wanted),
        unexpected=tuple(pair for pair in strangers if pair[1] not in homes),
    )


def _out_of_order(delivered: list[tuple[int, str]], wanted: list[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    """Messages that arrived after one of the same chat that should have come later."""
    late: list[tuple[int, str]] = []
    ranks: dict[tuple[int, str], list[int]] = {}
    for rank, pair in enumerate(wanted):
        ranks.setdefault(pair, []).append(rank)
    highest: dict[int, int] = {}
    for pair in delivered:
        if not ranks.get(pair):
            continue
        rank = ranks[pair].pop(0)
        if rank < highest.get(pair[0], -1):
            late.append(pair)
        highest[pair[0]] = max(rank, highest.get(pair[0], -1))
    return tuple(late)


def as_json(entry: Entry) -> dict[str, Any]:
    return asdict(entry)
