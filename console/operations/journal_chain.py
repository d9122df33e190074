"""Whether the journal is as it was written: each entry is sealed with the one before (schema 005).

Entries older than the chain have no link; from its first link on none may be missing, changed or added behind its back.
"""

import hashlib
from collections.abc import Callable

from console.models.record import Record
from console.storage.engine import Row, Tx

_SEPARATOR, _NOTHING = chr(31), chr(30)
LINKS = """
SELECT k.seq, k.hash, k.journal_id, j.id, j.at, j.actor, j.host, j.verb, j.conversation_id, j.message_id, j.reason, j.detail
FROM journal_chain k LEFT JOIN journal j ON j.id = k.journal_id ORDER BY k.seq
"""


class ChainReport(Record):
    """What a walk along the chain found. `break_at` is the entry where it does not hold, None when it does; `why` says how.

    `head` is the hash of the newest entry: written down elsewhere, it proves later that nothing before it was changed.
    """

    checked: int
    unchained: int
    head: str
    break_at: int | None
    why: str

    @property
    def is_whole(self) -> bool:
        return self.break_at is None


def verify(tx: Tx, progress: Callable[[int], None] = lambda _: None) -> ChainReport:
    """Walk the whole chain in one consistent picture. `progress` is told the number of links every 10,000."""
    first = tx.scalar("SELECT MIN(journal_id) FROM journal_chain")
    unchained = int(
        tx.scalar("SELECT COUNT(*) FROM journal WHERE CAST(:first AS BIGINT) IS NULL OR id < :first", first=first)
    )
    before, seq = "", 0
    for row in tx.iterate(LINKS):
        seq += 1
        if row["seq"] != seq:
            return ChainReport(seq - 1, unchained, before, int(row["journal_id"]), "link_missing")
        if row["id"] is None:
            return ChainReport(seq - 1, unchained, before, int(row["journal_id"]), "entry_missing")
        if _sealed(before, row) != row["hash"]:
            return ChainReport(seq - 1, unchained, before, int(row["id"]), "entry_changed")
        before = str(row["hash"])
        if seq % 10_000 == 0:
            progress(seq)
    stray = tx.scalar(
        "SELECT MIN(j.id) FROM journal j WHERE j.id >= :first"
        " AND NOT EXISTS (SELECT 1 FROM journal_chain k WHERE k.journal_id = j.id)",
        first=first if first is not None else 1 << 62,
    )
    if stray is not None:
        return ChainReport(seq, unchained, before, int(stray), "entry_added")
    head = tx.one("SELECT seq, hash FROM journal_head WHERE one = 1")
    if head is None or (head["seq"], head["hash"]) != (seq, before):
        return ChainReport(seq, unchained, before, 0, "end_missing")
    return ChainReport(seq, unchained, before, None, "")


def _sealed(before: str, row: Row) -> str:
    fields = [
        before,
        *(row[name] for name in ("id", "at", "actor", "host", "verb")),
        *(_NOTHING if row[name] is None else row[name] for name in ("conversation_id", "message_id")),
        row["detail"],
        _NOTHING if row["reason"] is None else row["reason"],
    ]
    return hashlib.sha256(_SEPARATOR.join(map(str, fields)).encode()).hexdigest()
