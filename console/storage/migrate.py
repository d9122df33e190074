"""Bring a database to the schema of this program, one numbered script at a time, each in a transaction of its own.

The database remembers what was applied and names the oldest program that may open it; an older program refuses instead of guessing.
"""

import os
import re
from pathlib import Path

from console.models.problems import Problem
from console.storage.engine import Engine

_FOLDER = Path(__file__).parent / "schema"
_SCRIPT = re.compile(r"(?P<number>\d{3})_\w+(?:\.(?P<engine>sqlite|postgres))?\.sql$")
_HAS_META = {
    "sqlite": "SELECT count(*) AS n FROM sqlite_master WHERE type = 'table' AND name = 'meta'",
    "postgres": "SELECT count(*) AS n FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'meta'",
}
OLDEST_READER = 1
"""The oldest schema number whose program may still open what this program writes."""


def scripts(kind: str) -> list[tuple[int, Path]]:
    """All schema scripts for an engine as (number, file), in the order of their application."""
    found = []
    for name in os.listdir(_FOLDER):
        match = _SCRIPT.match(name)
        if match and match["engine"] in (None, kind):
            found.append((int(match["number"]), _FOLDER / name))
    # "001_start.sql" before "001_start.sqlite.sql": the neutral part comes first.
    found.sort(key=lambda item: (item[0], item[1].name.count("."), item[1].name))
    return found


def newest(kind: str) -> int:
    """The number of the schema this program writes."""
    return max(number for number, _ in scripts(kind))


def migrate(engine: Engine) -> None:
    """Create or upgrade the schema. Raises Problem `storage_newer` and changes nothing when the database is ahead of this program."""
    every = scripts(engine.kind)
    known = max(number for number, _ in every)
    with engine.transaction("schema version", write=False) as tx:
        found = 0
        if tx.scalar(_HAS_META[engine.kind]):
            found = int(tx.scalar("SELECT value FROM meta WHERE key = 'schema'") or 0)
            oldest = int(tx.scalar("SELECT value FROM meta WHERE key = 'oldest_reader'") or 0)
            if oldest > known:
                raise Problem("storage_newer", found=found, known=known)
    for number in sorted({number for number, _ in every if number > found}):
        with engine.transaction(f"migrate {number}") as tx:
            # Another program may have been faster between the look and the lock.
            if (
                tx.scalar(_HAS_META[engine.kind])
                and int(tx.scalar("SELECT value FROM meta WHERE key = 'schema'") or 0) >= number
            ):
                continue
            for script_number, script in every:
                if script_number == number:
                    engine.run_script(tx, script.read_text(encoding="utf-8"))
            for key, value in (("schema", number), ("oldest_reader", OLDEST_READER)):
                tx.execute(
                    "INSERT INTO meta (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                    key=key,
                    value=str(value),
                )
