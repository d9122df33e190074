"""Drafts tried on a town's past: how long a million messages of citizens take, and how soon a run that is stopped ends.

The messages are the shipped rules' own examples, short courtesy and a few commands, each third answered by an operator; the table has every
shipped rule in force, which is the dearest case: each message is compared with all of them.
"""

import random
import resource
import tempfile
import threading
import time
import uuid
from dataclasses import replace
from pathlib import Path

from console.answers.stored import load_rules
from console.feed import Feed
from console.models.rules import Rule
from console.operations import office, rules
from console.operations.desk import Desk
from console.operations.simulating import Outcome, Report, simulate
from console.storage.migrate import migrate
from console.storage.sqlite import SqliteEngine

AMOUNT = 1_000_000
MOST_STOP_MS = 200
_STOPS = 5
_START = 1_700_000_000_000
_SHORT = ("Gràcies!", "gracias", "ok", "Bon dia", "Hola", "sí", "d'acord", "perfecte, moltes gràcies", "vale", "👍")
_INSERT = (
    "INSERT INTO message (id, conversation_id, contact_id, channel_id, direction, kind, text, state, uuid, at, stored_at, changed)"
    " VALUES (:id, :owner, :owner, :channel, :direction, 'text', :text, 'received', :uuid, :at, :at, 1)"
)


def build(path: Path, messages: int, table: list[Rule]) -> Desk:
    """A desk with so many messages of citizens, in episodes of five."""
    engine = SqliteEngine(path, b"k" * 32)
    migrate(engine)
    desk = Desk(engine, Feed())
    channel = desk.run(office.add_channel, "telegram", "Bot", {"base_url": "http://127.0.0.1"})
    desk.run(rules.save_rules, table, "bench")
    dice = random.Random(1)
    examples = [text for rule in table for texts in rule.examples.values() for text in texts]
    keywords = [word for rule in table for word in rule.all_keywords()]
    answers = [text for rule in table for text in rule.texts.values()]
    number = 0
    with engine.transaction("fill") as tx:
        for owner in range(1, messages // 5 + 1):
            at = _START + owner * 60_000
            tx.execute(
                "INSERT INTO contact (id, channel_id, provider_id, name, language, created_at, changed)"
                " VALUES (:id, :channel, :chat, 'Veí', 'ca', :at, 1)",
                id=owner,
                channel=channel,
                chat=str(owner),
                at=at,
            )
            tx.execute(
                "INSERT INTO conversation (id, channel_id, contact_id, state, opened_at, last_message_at, resolved_at, changed)"
                " VALUES (:id, :channel, :id, 'resolved', :at, :at, :at, 1)",
                id=owner,
                channel=channel,
                at=at,
            )
            lines = [_line(dice, examples, keywords) for _ in range(5)]
            if owner % 3 == 0:
                lines.insert(dice.randint(1, 5), f">{dice.choice(answers)}")
            for place, line in enumerate(lines):
                number += 1
                tx.execute(
                    _INSERT,
                    id=number,
                    owner=owner,
                    channel=channel,
                    direction="outgoing" if line.startswith(">") else "incoming",
                    text=line.removeprefix(">"),
                    uuid=uuid.UUID(int=number).hex,
                    at=at + place,
                )
    return desk


def _line(dice: random.Random, examples: list[str], keywords: list[str]) -> str:
    kind = dice.random()
    if kind < 0.05:
        return dice.choice(keywords)
    if kind < 0.30:
        return dice.choice(_SHORT)
    # Citizens do not write the same question twice: a number makes each its own.
    return f"{dice.choice(examples)} {dice.randint(1, 999_999)}"


def run(amount: int) -> bool:
    """Print the figures; whether a stopped run ends in time and the whole one counted what it should."""
    table = [replace(rule, is_automatic=True) for rule in load_rules(Path("resources/answers"))]
    drafts = [rule for rule in table if rule.name in ("empadronament", "bus", "deixalleria")]
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        desk = build(Path(folder) / "desk.db", amount, table)
        print(f"filled with {amount} messages in {time.perf_counter() - started:.0f} s")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        started = time.perf_counter()
        report = simulate(desk, drafts)
        spent = time.perf_counter() - started
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
        print(f"{report.read} messages in {spent:.1f} s: {report.read / spent:,.0f} a second, +{grown} MiB")
        for tally in report.tallies:
            counts = ", ".join(f"{outcome} {tally.counts.get(outcome, 0)}" for outcome in Outcome)
            print(f"  {tally.rule}: would have answered {tally.fired}; {counts}")
        worst = max(_stop_ms(desk, drafts, wait) for wait in (0.01, 0.1, 0.3, 0.7, 1.1)[:_STOPS])
        print(f"stopped within {worst:.0f} ms at worst (bar {MOST_STOP_MS})")
        desk.engine.close()
    return report.is_whole and report.read == amount // 5 * 5 and worst < MOST_STOP_MS


def _stop_ms(desk: Desk, drafts: list[Rule], wait: float) -> float:
    """Milliseconds from the stop to the report, in a thread as the window runs it."""
    stop, ended, reports = threading.Event(), threading.Event(), list[Report]()

    def work() -> None:
        reports.append(simulate(desk, drafts, stop=stop))
        ended.set()

    thread = threading.Thread(target=work)
    thread.start()
    time.sleep(wait)
    started = time.perf_counter()
    stop.set()
    ended.wait()
    spent = (time.perf_counter() - started) * 1000
    thread.join()
    return spent
