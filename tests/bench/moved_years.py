"""A desk of many years moves into an office and back: equal row by row, and how fast beside PostgreSQL's own COPY of the same rows.

Then the same office is asked what a console asks, with an operator's own login, under row-level security; once more with ten times the rows.
Each statement's plan is looked at: none may read a large table whole.
"""

import random
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg.rows import dict_row

from console.desk_folder import open_or_create
from console.feed import Feed
from console.models.normalise import searchable
from console.models.problems import Problem
from console.operations import office, queue, reads
from console.operations.desk import Desk
from console.storage import moving
from console.storage.postgres import PostgresTx
from tests.bench import years
from tests.servers import postgres
from tests.servers.offices import Founded

AMOUNT = 1_000_000
FACTOR = 10
REPEATS = 60
COUNTED = "the figures on the tabs"
"""Nine conversations of ten wait in this town, so counting them is reading most of the table."""
LARGE = 10_000
"""Rows from which a table is not to be read whole."""


class Plans:
    """Which large tables were read whole, by the act that asked."""

    def __init__(self, founded: Founded) -> None:
        with psycopg.connect(founded.dsn, autocommit=True) as connection:
            rows = connection.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples >= %s", [LARGE])
            self._large = {str(name) for (name,) in rows}
        self.whole: dict[str, set[str]] = {}

    @contextmanager
    def watched(self, act: str) -> Any:
        """Explain every reading statement that is run meanwhile."""
        execute = PostgresTx.execute

        def explained(tx: PostgresTx, sql: str, **parameters: Any) -> list[Any]:
            if sql.lstrip().upper().startswith(("SELECT", "WITH")):
                [row] = execute(tx, f"EXPLAIN (FORMAT JSON) {sql}", **parameters)
                self.look(act, row["QUERY PLAN"][0]["Plan"])
            return execute(tx, sql, **parameters)

        PostgresTx.execute = explained  # type: ignore[method-assign, assignment]
        try:
            yield
        finally:
            PostgresTx.execute = execute  # type: ignore[method-assign]

    def look(self, act: str, node: dict[str, Any]) -> None:
        """Note large tables that a plan reads whole."""
        if node["Node Type"] == "Seq Scan" and node["Relation Name"] in self._large:
            self.whole.setdefault(act, set()).add(node["Relation Name"])
        for inner in node.get("Plans", ()):
            self.look(act, inner)


class Console:
    """What the console of one operator asks all day."""

    def __init__(self, founded: Founded, login: str) -> None:
        self._engine = founded.engine(login)
        desk = Desk(self._engine, Feed())
        self._desk = desk.as_actor(desk.read(office.actor, login))
        self._me = int(self._desk.actor.operator_id or 0)
        self._dice = random.Random(7)
        self._contacts = int(self._desk.read(lambda tx: tx.scalar("SELECT MAX(id) FROM contact")))

    def head(self) -> None:
        ids = self._desk.read(queue.conversation_ids, "waiting", self._me, limit=50)
        assert len(self._desk.read(queue.conversation_rows, ids, self._me)) == 50

    def counts(self) -> None:
        self._desk.read(queue.queue_counts, self._me)

    def open(self) -> None:
        contact = self._dice.randrange(2, self._contacts)
        rows = self._desk.read(reads.timeline_page, contact, limit=60)
        assert rows
        self._desk.read(reads.contact, contact)
        self._desk.read(reads.contact_history, contact)
        self._desk.read(reads.drafts, rows[-1].conversation_id, self._me)

    def search(self, words: str, least: int) -> None:
        plan = reads.plan_search(self._engine, words)
        assert plan is not None
        found = self._desk.read(reads.search_messages, plan, limit=20)
        assert len(found) >= least, (words, len(found))

    def people(self) -> None:
        self._desk.read(reads.search_contacts, self._engine, f"montserrat {self._dice.randrange(2, self._contacts)}")

    def acts(self) -> dict[str, Callable[[], None]]:
        """By name."""
        return {
            "the head of the queue, 50 rows": self.head,
            COUNTED: self.counts,
            "a conversation opened": self.open,
            "newest 20, a common word": lambda: self.search(years.COMMON, 20),
            "newest 20, a middling word": lambda: self.search(years.MIDDLE, 20),
            "all of a rare word": lambda: self.search(years.RARE, 5),
            "three letters of a word": lambda: self.search(years.MIDDLE[:3], 20),
            "people by name": self.people,
        }


BAR_OF = {
    "the head of the queue, 50 rows": 1.5,
    "newest 20, a common word": 5.0,
    "newest 20, a middling word": 5.0,
}


def run(amount: int) -> bool:
    """Print the figures; True when every bar holds."""
    folder = Path(tempfile.mkdtemp(prefix="ventanilla-moved-"))
    server = postgres.start()
    try:
        desk = years.build(folder, amount)
        print(
            f"moved_years: {desk.messages} messages, {desk.bytes / 1e9:.1f} GB, made in {desk.seconds:.0f} s",
            flush=True,
        )
        founded = Founded(server, server.create_database())
        is_good = _moved(folder, desk, founded)
        founded.invite("laia", "Laia Ferrer")
        small, is_indexed = _asked(founded, "small")
        is_good &= is_indexed
        started = time.monotonic()
        _multiply(founded)
        print(f"  {FACTOR} times the rows, made in {time.monotonic() - started:.0f} s", flush=True)
        big, is_indexed = _asked(founded, "big")
        is_good &= is_indexed
        for name, ms in small.items():
            bar = BAR_OF.get(name)
            ratio = big[name] / ms
            is_good &= bar is None or ratio <= bar
            print(f"  {name:32} {ms:8.2f} → {big[name]:8.2f} ms, {ratio:.2f}x" + (f" (bar {bar}x)" if bar else ""))
        return is_good
    finally:
        server.remove()
        shutil.rmtree(folder, ignore_errors=True)


def _moved(folder: Path, desk: years.Years, founded: Founded) -> bool:
    opened = open_or_create(desk.data, desk.key)
    target = founded.owners_engine()
    started = time.monotonic()
    moving.copy(opened.engine, target, opened.desk_id)
    there = time.monotonic() - started
    started = time.monotonic()
    proofs = moving.prove(opened.engine, target)
    proved = time.monotonic() - started
    rows = sum(proof.rows for proof in proofs)
    floor = _copied(founded)
    back = open_or_create(folder / "back", folder / "back.key")
    started = time.monotonic()
    moving.copy(target, back.engine, opened.desk_id)
    returned = time.monotonic() - started
    again = moving.prove(target, back.engine)
    equal = [proof.is_equal for proof in (*proofs, *again)]
    print(
        f"  there {there:.0f} s ({rows / there:.0f} rows/s, {there / floor:.2f}x of COPY alone, {floor:.0f} s), proof {proved:.0f} s,"
        f" back {returned:.0f} s; {rows} rows, {sum(equal)} of {len(equal)} comparisons of tables equal",
        flush=True,
    )
    opened.close()
    back.close()
    return all(equal)


def _copied(founded: Founded) -> float:
    """Seconds of PostgreSQL's own COPY, same rows, same columns, same indexes, and nothing else."""
    seconds = 0.0
    with psycopg.connect(founded.dsn, autocommit=True) as connection, tempfile.TemporaryFile() as kept:
        for table in ("contact", "conversation", "message", "outbox"):
            kept.seek(0)
            kept.truncate()
            with connection.cursor().copy(f"COPY {table} TO STDOUT".encode()) as copy:
                for block in copy:
                    kept.write(block)
            kept.seek(0)
            connection.execute(f"CREATE TABLE floor_{table} (LIKE {table} INCLUDING ALL)".encode())
            started = time.monotonic()
            with connection.cursor().copy(f"COPY floor_{table} FROM STDIN".encode()) as copy:
                while block := kept.read(1 << 16):
                    copy.write(block)
            seconds += time.monotonic() - started
            connection.execute(f"DROP TABLE floor_{table}".encode())
    return seconds


def _multiply(founded: Founded) -> None:
    """Nine more towns of the same size, of older days, in the same tables."""
    with psycopg.connect(founded.dsn, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        [index] = connection.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'message_search'").fetchall()
        connection.execute("DROP INDEX message_search")
        for table in ("contact", "conversation", "message", "outbox"):
            found = connection.execute(
                "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s"
                " ORDER BY ordinal_position",
                [table],
            ).fetchall()
            names = [row[0] for row in found]
            step = f"(SELECT MAX(id) FROM {table})"
            shifted = {
                "id": "t.id + g * s.id",
                "contact_id": "t.contact_id + g * s.contact",
                "conversation_id": "t.conversation_id + g * s.conversation",
                "message_id": "t.message_id + g * s.message",
                "uuid": "md5(t.uuid || g)",
                "dedupe_key": "t.dedupe_key || '.' || g",
                "provider_id": "t.provider_id || '.' || g",
            }
            columns = ", ".join(shifted.get(name, f"t.{name}") for name in names)
            maxima = ", ".join(
                f"(SELECT MAX(id) FROM {other}) / {FACTOR if other_is_done else 1} AS {other}"
                for other, other_is_done in (
                    ("contact", table != "contact"),
                    ("conversation", table not in ("contact", "conversation")),
                    ("message", table == "outbox"),
                )
            )
            connection.execute(
                f"INSERT INTO {table} ({', '.join(names)}) SELECT {columns} FROM {table} t,"
                f" (SELECT {step} AS id, {maxima}) s, generate_series(1, {FACTOR - 1}) g".encode()
            )
        connection.execute(index[0])
        connection.execute("VACUUM (ANALYZE)")


def _look_inside(founded: Founded, plans: Plans) -> None:
    """The plans of what the database's own functions ask, which no EXPLAIN from outside shows."""
    with psycopg.connect(founded.dsn, autocommit=True, row_factory=dict_row) as connection:
        [newest] = connection.execute("SELECT max(id) - 10000 AS id FROM message").fetchall()
        for function, number, words in (
            ("found_messages", 0, (years.COMMON, years.MIDDLE, years.RARE)),
            # What the newest messages did not hold.
            ("found_messages", 1, (years.MIDDLE, years.RARE)),
            ("found_contacts", 0, ("montserrat",)),
        ):
            row = connection.execute("SELECT prosrc FROM pg_proc WHERE proname = %s", [function]).fetchone()
            assert row is not None
            quoted = row["prosrc"].split("EXECUTE")[number + 1].split("USING", 1)[0]
            statement = "".join(re.findall(r"'((?:[^']|'')*)'", quoted)).replace("''", "'")
            for word in words:
                values = {"$1": f"'{searchable(word)}'", "$2": "20", "$3": "false", "$4": "'{}'::bigint[]"}
                asked = statement.replace("$5", str(newest["id"]))
                for name, value in values.items():
                    asked = asked.replace(name, value)
                [plan] = connection.execute(f"EXPLAIN (FORMAT JSON) {asked}".encode()).fetchall()
                plans.look(f"{function} of {word}", plan["QUERY PLAN"][0]["Plan"])


def _asked(founded: Founded, size: str) -> tuple[dict[str, float], bool]:
    """Median ms of each act with an operator's own login, and whether no large table was read whole."""
    with psycopg.connect(founded.dsn, autocommit=True) as connection:
        connection.execute("ANALYZE")
    console = Console(founded, "laia")
    plans = Plans(founded)
    times: dict[str, list[float]] = {}
    for name, act in console.acts().items():
        try:
            with plans.watched(name):
                act()
            for _ in range(REPEATS):
                started = time.perf_counter()
                act()
                times.setdefault(name, []).append((time.perf_counter() - started) * 1000)
                if sum(times[name]) > 20_000:
                    break
        except Problem as problem:
            print(f"  {size}: {name}: {problem.code}", flush=True)
            times[name] = [float("inf")]
    _look_inside(founded, plans)
    for name, tables in plans.whole.items():
        print(f"  {size}: {name} reads {', '.join(sorted(tables))} whole", flush=True)
    for name, taken in times.items():
        print(f"  {size}: {name:32} median {statistics.median(taken):8.2f} ms, worst {max(taken):8.2f}", flush=True)
    return {name: statistics.median(taken) for name, taken in times.items()}, set(plans.whole) <= {COUNTED}
