"""A desk of many years: 1,000,000 messages in 100,000 open conversations (the honest test size of the product page).

Made once, then looked at from three sides: what the database answers, how the program starts on it, and what an
operator waits for at its window while citizens write. Bars are those of the performance page.
"""

import json
import math
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from console.desk_folder import open_or_create
from console.feed import Feed
from console.models.inbound import Batch, InboundMessage, Sender, Update
from console.models.states import MessageKind
from console.operations import claims, incoming, office, queue, reads, replies
from console.operations.desk import Desk
from console.sync import upkeep
from tests.bench import cold_start, years
from tests.bench.morning import FRAME_MS

AMOUNT = 1_000_000
FRAME_GROWTH = 1.25


def spread(call: Callable[[int], object], times: int) -> tuple[float, float]:
    """Median and 99th percentile of so many calls, in milliseconds; the call gets its number."""
    spent = []
    for number in range(times):
        started = time.perf_counter()
        call(number)
        spent.append((time.perf_counter() - started) * 1000)
    spent.sort()
    return statistics.median(spent), spent[min(len(spent) - 1, math.ceil(len(spent) * 0.99) - 1)]


def database(desk: years.Years) -> dict[str, tuple[float, float]]:
    """Name of a read or write to (median, 99th percentile) in milliseconds."""
    opened = open_or_create(desk.data, desk.key)
    whole = Desk(opened.engine, Feed())
    laia = whole.as_actor(whole.read(office.actor, "laia"))
    me = laia.actor.operator_id
    ids = whole.read(queue.conversation_ids, "waiting", me)
    dice = random.Random(2)
    figures = {
        f"ids of the queue ({len(ids)})": spread(lambda _: whole.read(queue.conversation_ids, "waiting", me), 15),
        "first 64 ids": spread(lambda _: whole.read(queue.conversation_ids, "waiting", me, limit=64), 100),
        "a page of 64 rows": spread(
            lambda _: whole.read(queue.conversation_rows, dice.sample(ids[: len(ids) // 2], 64), me), 100
        ),
        "figures on the tabs": spread(lambda _: whole.read(queue.queue_counts, me), 50),
        "last 60 of a conversation": spread(lambda _: whole.read(reads.timeline_page, dice.choice(ids)), 200),
        "last 60 of the longest": spread(lambda _: whole.read(reads.timeline_page, 1), 50),
    }
    words = {
        "a common word": [years.COMMON],
        "a middling word": [years.MIDDLE],
        "a rare word": [years.RARE],
        "two words": [f"{years.COMMON} {years.MIDDLE}"],
        "three letters": [years.COMMON[:3], years.MIDDLE[:3], years.RARE[:3]],
    }
    for name, texts in words.items():
        plans = [plan for text in texts if (plan := reads.plan_search(opened.engine, text)) is not None]
        figures[f"search, {name}"] = spread(
            lambda n, plans=plans: whole.read(reads.search_messages, plans[n % len(plans)]),  # type: ignore[misc]
            60,
        )

    def receive(number: int) -> None:
        chat = str(7_000_000_001 + number * 977 % desk.conversations)
        event = InboundMessage(
            f"b{number}", Sender(chat, "Veí"), f"b{number}", time.time_ns() // 1_000_000, MessageKind.TEXT, "bon dia"
        )
        whole.run(incoming.record_batch, 1, Batch((Update(event.key, "{}", (event,)),), str(number), False))

    figures["one new message, durable"] = spread(receive, 100)
    figures["take the next"] = spread(lambda _: laia.run(claims.claim_next), 50)
    figures["upkeep, every five seconds"] = spread(lambda _: whole.run(upkeep.tidy), 20)
    figures["held replies at a start"] = spread(lambda _: whole.run(replies.recall_held), 20)
    opened.close()
    return figures


def start(desk: years.Years, settings: Path, repeats: int = 9) -> bool:
    """Cold starts against an empty window; prints, and tells whether the bars hold."""
    outcome = cold_start.compare(desk, settings, repeats)
    outcome.tell()
    return outcome.is_good


def morning(desk: years.Years, settings: Path) -> bool:
    """Work at the window; prints what was waited for, and every event of the GUI thread above a frame."""
    environment = {**os.environ, "XDG_CONFIG_HOME": str(settings), "VENTANILLA_OPERATOR": "laia"}
    environment["VENTANILLA_SYNC_IN_CONSOLE"] = "no"
    command = [sys.executable, "-m", "tests.bench.morning", "--data", str(desk.data), "--key-file", str(desk.key)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600, check=False)
    if done.returncode != 0:
        print(f"  the window: exit {done.returncode}: {done.stderr[-600:]}")
        return False
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    print("  at the window (wall ms)")
    for name, spent in told["times"].items():
        print(f"    {name:34} median {statistics.median(spent):8.1f}   worst {max(spent):8.1f}   of {len(spent)}")
    idle, flood = (sorted(told["frames"][name]) for name in ("idle", "flood"))
    late = [frames[math.ceil(len(frames) * 0.99) - 1] for frames in (idle, flood)]
    ratio = late[1] / late[0]
    print(
        f"    a frame, 99th percentile: idle {late[0]:.1f} ms, flood {late[1]:.1f} ms, {ratio:.2f}x (bar {FRAME_GROWTH}x)"
    )
    working = [slow for slow in told["slow"] if slow["act"] != "start"]
    above = [slow for slow in working if slow["cpu_ms"] > FRAME_MS]
    longest = max((slow["cpu_ms"] for slow in working), default=0.0)
    print(
        f"    {told['events']} events of the GUI thread after the start; longest {longest:.1f} ms of its processor time;"
        f" {len(above)} above a frame of {FRAME_MS:.0f} ms"
    )
    for slow in above[:8]:
        print(
            f"      {slow['act']}: {slow['kind']} of {slow['receiver']}: {slow['cpu_ms']} ms ({slow['wall_ms']} ms wall)"
        )
    building = [slow for slow in told["slow"] if slow["act"] == "start"]
    print(f"    while the window is built: longest {max((s['cpu_ms'] for s in building), default=0.0):.0f} ms")
    return not above and ratio <= FRAME_GROWTH


def run(amount: int) -> bool:
    """Print the figures; True when every bar holds."""
    folder = Path(tempfile.mkdtemp(prefix="ventanilla-big-"))
    try:
        desk = years.build(folder, amount)
        print(
            f"big: {desk.messages} messages in {desk.conversations} open conversations,"
            f" {desk.bytes / 1e6:.0f} MB, made in {desk.seconds:.0f} s"
        )
        settings = folder / "settings"
        settings.mkdir()
        is_good = start(desk, settings)
        print("  the database (ms)")
        for name, (median, late) in database(desk).items():
            print(f"    {name:34} median {median:8.2f}   99th {late:8.2f}")
        return morning(desk, settings) and is_good
    finally:
        shutil.rmtree(folder, ignore_errors=True)
