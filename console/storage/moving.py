"""Copies everything of one desk's database into an empty one on the other engine, in one transaction, and proves it row by row.

One transaction, so that an interruption at any moment leaves an empty database and the copy is simply begun again. Only the stamps
(`changed`) are made anew: they count the transactions of their own database.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from console.models.problems import Problem
from console.models.record import Record
from console.storage.engine import Engine, Tx

MOVED: Final = (
    *("team", "operator", "membership", "channel", "contact", "conversation", "message", "message_version"),
    *("attachment", "outbox", "pause", "seen", "raw_update", "draft", "rule", "rule_version", "answer_task"),
    *(
        "dialogue",
        "answer_log",
        "external_last",
        "example",
        "suggestion_event",
        "consent",
        "incident",
        "promise",
        "word",
        "word_seen",
        "template",
        "crossing",
    ),
    *("journal", "journal_chain", "journal_head", "meta"),
)
"""In the order of their references."""
FIGURES: Final = ("episode", "episode_touch", "figure_day", "figure_month", "figure_step", "duty")
"""Made anew from the journal on the other side."""
LEFT: Final = ("lease", "presence", "opening", "blob", "stamp", *FIGURES)
"""Who leads, who looks, who has just opened what, sealed files (they have their own way), a counter and what is made of the rest belong to the place."""
OWN_META: Final = (
    "schema",
    "oldest_reader",
    "desk_id",
    "files_key_print",
    "server",
    "sync",
    "quarantined",
    "moved_to",
    "moved_from",
)
OF_THE_PLACE: Final = {"operator": ("db_role",)}
"""Columns that mean nothing on the other side: a login of the server."""
BATCH: Final = 5_000

Progress = Callable[[str, int], None]
"""Told the table and how many of its rows are done."""


class Proof(Record):
    """One table on both sides: so many rows, and the hash of all of them."""

    table: str
    rows: int
    hash: str
    is_equal: bool


def columns_of(tx: Tx, table: str) -> list[str]:
    """The columns of a table that are moved, and the key they are ordered by first."""
    row = next(iter(tx.iterate(f"SELECT * FROM {table}")), None)
    return [] if row is None else [str(name) for name in row.keys()]  # noqa: SIM118 - a row of sqlite3 is no mapping


def key_of(table: str) -> str:
    """What a table is ordered by."""
    keys = {
        "membership": "team_id, operator_id",
        "message_version": "message_id, version",
        "pause": "channel_id, recipient",
        "seen": "channel_id, key",
        "draft": "conversation_id, operator_id, is_note",
        "rule_version": "rule_id, version",
        "answer_task": "message_id",
        "dialogue": "contact_id",
        "external_last": "rule, key",
        "suggestion_event": "message_id",
        "word_seen": "word_id, operator_id",
        "crossing": "kind, what",
        "journal_chain": "seq",
        "journal_head": "one",
        "meta": "key",
    }
    return keys.get(table, "id")


def copy(source: Engine, target: Engine, desk_id: str, progress: Progress = lambda _table, _rows: None) -> None:
    """Copy every row. `desk_id` is the source's: a copy of it that was left half way is made again from the start.

    Raises Problem `move_not_empty` when the target has people or conversations of its own.
    """
    with source.transaction("move_from", write=False) as old, target.transaction("move_to") as new:
        is_again = new.scalar("SELECT value FROM meta WHERE key = 'moved_from'") == desk_id
        if not is_again and any(new.scalar(f"SELECT COUNT(*) FROM {table}") for table in ("operator", "channel")):
            raise Problem("move_not_empty")
        target.quiet(new)
        # What founding has put there makes way for the desk's own.
        for table in (*FIGURES, *reversed(MOVED)):
            new.execute(f"DELETE FROM {table}" + (_of_the_place() if table == "meta" else ""))
        for table in MOVED:
            names = columns_of(old, table)
            if names:
                target.insert_many(new, table, names, _told(table, _rows(old, table, names, new.stamp), progress))
        new.execute("DELETE FROM meta WHERE key = 'moved_from'")
        new.execute("INSERT INTO meta (key, value) VALUES ('moved_from', :id)", id=desk_id)
        target.loud(new)


def prove(source: Engine, target: Engine, progress: Progress = lambda _table, _rows: None) -> list[Proof]:
    """Read both sides whole, each in one consistent picture, and compare them row by row."""
    proofs = []
    with source.transaction("prove", write=False) as old, target.transaction("prove", write=False) as new:
        for table in MOVED:
            names = columns_of(old, table) or columns_of(new, table)
            first, second = (_digest(tx, table, names) for tx in (old, new))
            progress(table, first[0])
            proofs.append(Proof(table, first[0], first[1], first == second))
    return proofs


def _of_the_place() -> str:
    return f" WHERE key NOT IN ({', '.join(repr(key) for key in OWN_META)})"


def _rows(tx: Tx, table: str, names: list[str], stamp: int) -> Iterator[list[Any]]:
    where = _of_the_place() if table == "meta" else ""
    left = OF_THE_PLACE.get(table, ())
    for row in tx.iterate(f"SELECT * FROM {table}{where} ORDER BY {key_of(table)}"):
        yield [stamp if name == "changed" else None if name in left else row[name] for name in names]


def _told(table: str, rows: Iterable[list[Any]], progress: Progress) -> Iterator[list[Any]]:
    number = 0
    for row in rows:
        yield row
        number += 1
        if number % BATCH == 0:
            progress(table, number)
    progress(table, number)


def _digest(tx: Tx, table: str, names: list[str]) -> tuple[int, str]:
    """How many rows there are, and the sum of their hashes: the two databases sort text each in its own way."""
    total, number = 0, 0
    compared = [name for name in names if name != "changed" and name not in OF_THE_PLACE.get(table, ())]
    where = _of_the_place() if table == "meta" else ""
    for row in tx.iterate(f"SELECT * FROM {table}{where}"):
        total += int.from_bytes(hashlib.sha256(repr([row[name] for name in compared]).encode()).digest())
        number += 1
    return number, f"{total % (1 << 256):064x}"
