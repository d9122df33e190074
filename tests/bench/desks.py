"""An office of two hundred desks on one database, with connections killed under their hands: can all they were told be true?

Every desk has a login and a connection of its own and works through the program's operations on a few conversations everybody wants:
claim, reply, release, transfer, take over. The server's owner ends connections at random. What each was told is checked conversation by
conversation (tests/bench/linear.py), and every reply is looked for in the database. Then the pace of an office is measured without kills,
and the most the database can do beside pgbench with the same statements.
"""

import json
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from math import inf
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from console.feed import Feed
from console.models.inbound import Batch, InboundMessage, Sender, Update
from console.models.problems import ClaimLost, Problem
from console.models.states import MessageKind
from console.operations import claims, incoming, office, replies
from console.operations.desk import Desk
from console.storage.postgres import Address, PostgresTx, engine_at
from tests.bench.linear import Call, stuck_at
from tests.servers import postgres
from tests.servers.offices import Founded, office_desk

AMOUNT = 60
"""Seconds of work under kills."""
DESKS, PROCESSES, SUPERVISORS = 200, 4, 10
HOT, CALM = 24, 2_000
"""Conversations everybody wants, and conversations for the measures of pace."""
PACE = 50.0
"""Operations a second in a busy office."""
P99_MS = 150.0
CLAIM_FACTOR = 2.0
KILL_EVERY = 0.4
VERBS = ("claim", "claim", "claim", "reply", "reply", "release", "transfer", "take_over")


@dataclass(frozen=True, slots=True)
class Order:
    """What a process of desks is to do. `pace`: operations a second of all its desks, 0 as fast as they can; `pairs`: claim and release only."""

    addresses: list[dict[str, Any]]
    conversations: list[int]
    seconds: float
    pace: float
    pairs: bool
    seed: int


# --- a process of desks ------------------------------------------------------------------------------------------------------------------


def work(order: Order) -> None:
    """Desks in threads; prints a line of JSON with all they did."""
    told: list[list[Any]] = []
    ready = threading.Barrier(len(order.addresses) + 1)
    begin = threading.Event()
    logins = [str(address["login"]) for address in order.addresses]

    def desk_of(place: dict[str, Any]) -> Desk:
        known = {name: value for name, value in place.items() if name != "login"}
        desk = Desk(engine_at(Address(**known)), Feed())
        return desk.as_actor(desk.read(office.actor, place["login"]))

    def sit(number: int) -> None:
        place = order.addresses[number]
        dice = random.Random(order.seed * 1000 + number)
        desk = desk_of(place)
        ready.wait()
        begin.wait()
        end = time.monotonic() + order.seconds
        slot = len(order.addresses) / order.pace if order.pace else 0.0
        due = time.monotonic() + dice.random() * slot
        count = last = 0
        while time.monotonic() < end:
            if slot:
                time.sleep(max(0.0, due - time.monotonic()))
                due += slot * (0.5 + dice.random())
            conversation = dice.choice(order.conversations)
            verb = ("claim", "release")[count % 2] if order.pairs else dice.choice(VERBS)
            if order.pairs and verb == "release":
                conversation = last
            last = conversation
            count += 1
            told.append([conversation, *act(desk, verb, conversation, dice.choice(logins), count)])

    threads = [threading.Thread(target=sit, args=(n,), daemon=True) for n in range(len(logins))]
    for thread in threads:
        thread.start()
    ready.wait()
    print("ready", flush=True)
    sys.stdin.readline()
    begin.set()
    for thread in threads:
        thread.join()
    print(json.dumps(told))


def act(desk: Desk, verb: str, conversation: int, to: str, count: int) -> list[Any]:
    """One call and what was told: who, verb, began, ended (null: unknown), outcome, to, winner, token, text."""
    me, winner, token, outcome = desk.actor.login, "", None, "done"
    if verb == "take_over" and not desk.actor.is_supervisor:
        verb = "claim"
    text = f"{me} {count} {conversation}"
    began = time.monotonic()
    try:
        match verb:
            case "claim":
                token = desk.run(claims.claim, conversation).token
            case "reply":
                desk.run(replies.reply, conversation, text, now=True)
            case "release":
                desk.run(claims.release, conversation)
            case "transfer":
                desk.run(claims.transfer, conversation, to, "per a tu")
            case _:
                token = desk.run(claims.take_over, conversation, "cal").token
    except ClaimLost as lost:
        outcome, winner = "lost", lost.winner
    except Problem as problem:
        outcome = {"not_claimed": "nobody", "storage_unreachable": "unknown"}.get(problem.code, problem.code)
    except psycopg.Error as error:
        outcome = f"{type(error).__name__}"
    ended = None if outcome == "unknown" else time.monotonic()
    return [
        me,
        verb,
        began,
        ended,
        outcome,
        to if verb == "transfer" else "",
        winner,
        token,
        text if verb == "reply" else "",
    ]


# --- the office ---------------------------------------------------------------------------------------------------------------------------


class Town:
    """A server with room for everybody, an office on it, two hundred logins, and conversations."""

    def __init__(self) -> None:
        self.server = postgres.start()
        with psycopg.connect(self.server.dsn(), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET max_connections = 300")
        self.server.stop()
        self.server.start()
        self.founded = Founded(self.server, self.server.create_database())
        owner = Desk(self.founded.owners_engine(), Feed())
        self.founded.invite("sync", role="sync")
        service = office_desk(self.founded, owner)
        channel = service.run(office.add_channel, "telegram", "Bot", {"base_url": "http://127.0.0.1"})
        events = [
            InboundMessage(f"m:{n}", Sender(str(n), f"Veí {n}"), "1", 1_790_000_000_000 + n, MessageKind.TEXT, "hola")
            for n in range(HOT + CALM)
        ]
        batch = Batch(tuple(Update(event.key, "{}", (event,)) for event in events), "c", False)
        service.run(incoming.record_batch, channel, batch)
        for n in range(DESKS):
            self.founded.invite(f"op{n}", role="supervisor" if n < SUPERVISORS else "operator")
        ids = [row["id"] for row in owner.read(lambda tx: tx.execute("SELECT id FROM conversation ORDER BY id"))]
        self.hot, self.calm = ids[:HOT], ids[HOT:]

    def send_out(
        self, conversations: list[int], seconds: float, *, pace: float = 0.0, pairs: bool = False, kills: bool = False
    ) -> list[list[Any]]:
        """All desks at once; everything they did. With `kills` connections are ended all the while."""
        processes = []
        for number in range(PROCESSES):
            logins = [f"op{n}" for n in range(DESKS) if n % PROCESSES == number]
            addresses = []
            for login in logins:
                address = self.founded.addresses[login]
                known = {name: getattr(address, name) for name in ("host", "port", "database", "user", "secret")}
                addresses.append({**known, "login": login})
            order = Order(addresses, conversations, seconds, pace / PROCESSES, pairs, number)
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.bench.desks"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
            assert process.stdin is not None
            process.stdin.write(json.dumps(asdict(order)) + "\n")
            process.stdin.flush()
            processes.append(process)
        for process in processes:
            assert process.stdout is not None and process.stdout.readline() == "ready\n"
        for process in processes:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        stop = threading.Event()
        killer = threading.Thread(target=self._kill, args=(stop,), daemon=True)
        if kills:
            killer.start()
        told: list[list[Any]] = []
        for process in processes:
            assert process.stdout is not None
            told += json.loads(process.stdout.readline())
            process.wait(30)
        stop.set()
        return told

    def _kill(self, stop: threading.Event) -> None:
        with psycopg.connect(self.server.dsn(), autocommit=True) as connection:
            while not stop.wait(KILL_EVERY):
                connection.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ventanilla'"
                    " AND pid <> pg_backend_pid() ORDER BY (state = 'active') DESC, random() LIMIT 1"
                )

    def read(self, statement: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.founded.dsn, autocommit=True) as connection:
            return connection.execute(statement.encode()).fetchall()

    def close(self) -> None:
        self.founded.close()
        self.server.remove()


def run(amount: int) -> bool:
    """Print the figures; True when nothing that was told is untrue and every bar holds."""
    town = Town()
    try:
        is_good = _true(town, amount)
        is_good &= _paced(town)
        return _beside_pgbench(town) and is_good
    finally:
        town.close()


def _true(town: Town, seconds: int) -> bool:
    told = town.send_out(town.hot, seconds, kills=True)
    outcomes: dict[str, int] = {}
    calls: dict[int, list[Call]] = {number: [] for number in town.hot}
    for conversation, who, verb, began, ended, outcome, to, winner, token, _ in told:
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
        if outcome in ("done", "lost", "nobody", "unknown"):
            calls[conversation].append(
                Call(
                    who,
                    verb,
                    began,
                    inf if ended is None else ended,
                    outcome,
                    to,
                    winner,
                    token,
                    is_supervisor=int(who.removeprefix("op")) < SUPERVISORS,
                )
            )
    last = time.monotonic()
    for number, login, token in town.read(
        "SELECT c.id, COALESCE(o.login, ''), c.claim_token FROM conversation c LEFT JOIN operator o ON o.id = c.operator_id"
    ):
        if number in calls:
            calls[number].append(Call("", "read", last, last + 1, "done", winner=login, token=token))
    untrue = 0
    for number, of_one in calls.items():
        stuck = stuck_at(of_one)
        if stuck is not None:
            untrue += 1
            print(f"  conversation {number}: no order explains what was told; stuck at {stuck[:3]}", flush=True)
    kept: dict[str, int] = {}
    for (text,) in town.read("SELECT text FROM message WHERE direction = 'outgoing'"):
        kept[text] = kept.get(text, 0) + 1
    said = {text: outcome for *_, outcome, _, _, _, text in told if text}
    lost = sum(outcome == "done" and kept.get(text, 0) != 1 for text, outcome in said.items())
    ghosts = sum(outcome not in ("done", "unknown") and text in kept for text, outcome in said.items())
    twice = sum(count > 1 for count in kept.values())
    others = {name: count for name, count in outcomes.items() if name not in ("done", "lost", "nobody", "unknown")}
    print(
        f"desks: {DESKS} desks on {HOT} conversations for {seconds} s under kills: {len(told)} calls, "
        + ", ".join(f"{outcomes.get(name, 0)} {name}" for name in ("done", "lost", "nobody", "unknown"))
        + (f", others {others}" if others else "")
    )
    print(
        f"  {untrue} of {HOT} conversations with an untrue answer (bar 0); of {len(said)} replies {lost} lost, {twice} twice,"
        f" {ghosts} sent although refused (bar 0)",
        flush=True,
    )
    return not untrue and not lost and not ghosts and not twice and not others


def _paced(town: Town) -> bool:
    told = town.send_out(town.hot + town.calm[:200], 20, pace=PACE)
    took = sorted((row[4] - row[3]) * 1000 for row in told if row[4] is not None)
    p99 = took[int(len(took) * 0.99)]
    print(
        f"  at {PACE:.0f} calls a second: {len(took)} calls, median {statistics.median(took):.1f} ms, 99th percentile {p99:.0f} ms"
        f" (bar {P99_MS:.0f}), worst {took[-1]:.0f}",
        flush=True,
    )
    return bool(p99 <= P99_MS)


# --- beside pgbench -----------------------------------------------------------------------------------------------------------------------


def _beside_pgbench(town: Town) -> bool:
    script = _script(town)
    alone_ms = _one_desk(town)
    tool_ms = _pgbench(town, script, clients=1)[1]
    told = town.send_out(town.calm[200:], 10, pairs=True)
    pairs = sum(row[5] == "done" and row[2] == "claim" for row in told) / 10
    tps, _ = _pgbench(town, script, clients=DESKS)
    print(
        f"  claim and give back, one desk: {alone_ms:.2f} ms, pgbench with the same statements {tool_ms:.2f} ms, {alone_ms / tool_ms:.2f}x"
        f" (bar {CLAIM_FACTOR}x)"
    )
    print(
        f"  {DESKS} desks as fast as they can: {pairs:.0f} pairs a second, pgbench {tps:.0f}, {pairs / tps:.2f} of it",
        flush=True,
    )
    return bool(alone_ms / tool_ms <= CLAIM_FACTOR)


def _desk(town: Town, login: str) -> Desk:
    desk = Desk(town.founded.engine(login), Feed())
    return desk.as_actor(desk.read(office.actor, login))


def _one_desk(town: Town) -> float:
    desk, took = _desk(town, "op50"), []
    for conversation in town.calm[200:500]:
        started = time.perf_counter()
        desk.run(claims.claim, conversation)
        desk.run(claims.release, conversation)
        took.append((time.perf_counter() - started) * 1000)
    return statistics.median(took)


def _script(town: Town) -> str:
    """The statements of one claim and one release, as pgbench wants them."""
    desk, conversation = _desk(town, "op50"), town.calm[500]
    lines: list[str] = []
    execute, count = PostgresTx.execute, PostgresTx.count

    def note(statement: str, parameters: dict[str, Any]) -> None:
        asked = re.sub(r"\s+", " ", statement.strip())
        for name, value in parameters.items():
            if value == conversation and name in ("id", "conversation_id"):
                shown = ":cid"
            elif name == "uuid":
                shown = "gen_random_uuid()::text"
            else:
                shown = sql.Literal(value).as_string()
            # Not by a pattern's own rules: the words in it may hold backslashes.
            asked = shown.join(re.split(rf"(?<![:\w]):{name}\b", asked))
        lines.append(asked + ";")

    def heard(tx: PostgresTx, statement: str, **parameters: Any) -> list[Any]:
        note(statement, parameters)
        return execute(tx, statement, **parameters)

    def counted(tx: PostgresTx, statement: str, **parameters: Any) -> int:
        note(statement, parameters)
        return count(tx, statement, **parameters)

    desk.run(claims.claim, conversation)
    desk.run(claims.release, conversation)
    PostgresTx.execute, PostgresTx.count = heard, counted  # type: ignore[method-assign, assignment]
    try:
        lines.append("BEGIN;")
        desk.run(claims.claim, conversation)
        lines += ["COMMIT;", "BEGIN;"]
        desk.run(claims.release, conversation)
        lines.append("COMMIT;")
    finally:
        PostgresTx.execute, PostgresTx.count = execute, count  # type: ignore[method-assign]
    # A token is read before it is compared: here the row's own stands for it.
    body = [re.sub(r"claim_token = \d+", "claim_token = claim_token", line) for line in lines]
    return "\n".join([f"\\set cid random({town.calm[200]}, {town.calm[-1]})", *body]) + "\n"


def _pgbench(town: Town, script: str, clients: int) -> tuple[float, float]:
    """(pairs a second, ms a pair) of pgbench with one operator's login."""
    address = town.founded.addresses["op50"]
    with psycopg.connect(town.founded.dsn, autocommit=True) as connection:
        connection.execute(sql.SQL("ALTER ROLE {} CONNECTION LIMIT 300").format(sql.Identifier(address.user)))
        # What others still hold would be refused to this one operator.
        connection.execute("SET session_replication_role = replica")
        connection.execute("UPDATE conversation SET operator_id = NULL, claim_until = NULL")
    folder = Path(tempfile.mkdtemp(prefix="ventanilla-pgbench-"))
    try:
        (folder / "pair.sql").write_text(script, encoding="utf-8")
        done = subprocess.run(
            [
                *(
                    town.server.binary("pgbench"),
                    "-n",
                    "-f",
                    folder / "pair.sql",
                    "-c",
                    str(clients),
                    "-j",
                    "2",
                    "-T",
                    "10",
                ),
                *("-h", address.host, "-p", str(address.port), "-U", address.user, address.database),
            ],
            env={"PGPASSWORD": address.secret or ""},
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        with suppress(OSError):
            shutil.rmtree(folder)
    found = re.search(r"latency average = ([\d.]+) ms", done.stdout), re.search(r"tps = ([\d.]+)", done.stdout)
    if found[0] is None or found[1] is None:
        raise RuntimeError(f"pgbench: {done.stdout}{done.stderr}"[:2000])
    return float(found[1][1]), float(found[0][1])


if __name__ == "__main__":
    work(Order(**json.loads(sys.stdin.readline())))
