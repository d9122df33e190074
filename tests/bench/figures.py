"""The figures: equal to a computation from nothing and to a second one in plain SQL, and quick on years of a large town.

Twenty seeded histories of a journal, read in pieces; a year of a town with 10,000,000 messages as its kept figures; the board of
a desk with 100,000 open conversations.
"""

import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from console.desk_folder import open_or_create
from console.feed import Feed
from console.figures.digest import Days, Digest, Place
from console.figures.episodes import Episode, Share, Wait
from console.operations import board, figure_reports, figures, office, town
from console.operations.desk import Desk
from console.operations.figure_reports import Question
from console.storage.migrate import migrate
from console.storage.sqlite import SqliteEngine
from tests.bench import years
from tests.bench.big import spread
from tests.figures import histories
from tests.figures.desks import HOURS

AMOUNT = 1_000_000
SEEDS = 20
PIECES = 10
MESSAGES_OF_A_YEAR = 10_000_000
MESSAGES_OF_AN_EPISODE = 6
MOST_REPORT_MS, MOST_BEHIND_MS, MOST_BOARD_MS = 2_000, 200, 100


def equal(folder: Path, seed: int, lines: int) -> tuple[bool, float]:
    """Whether one history comes out the same three ways, and the seconds of its incremental reading."""
    engine = SqliteEngine(folder / f"{seed}.db", None)
    migrate(engine)
    desk = Desk(engine, Feed())
    desk.run(town.set_opening, HOURS)
    base = int(desk.read(lambda tx: tx.scalar("SELECT COALESCE(MAX(id), 0) FROM journal")))
    made = histories.history(seed, lines, with_automatic=bool(seed % 2))
    spent, step = 0.0, -(-lines // PIECES)
    for start in range(0, lines, step):
        with engine.transaction("history") as tx:
            piece = histories.rows(made[start : start + step], base + 1 + start)
            engine.insert_many(tx, "journal", histories.COLUMNS, piece)
        began = time.perf_counter()
        while desk.run(figures.catch_up):
            pass
        spent += time.perf_counter() - began
    whole = Digest()
    for _, _, digest in desk.read(lambda tx: list(figures.digests(tx, "total", "0000", "9999"))):
        whole.add(digest)
    counted = desk.read(histories.counted)
    is_equal = desk.read(figures.difference) == [] and {name: whole.counts[name] for name in counted} == counted
    if not seed % 2:
        is_equal &= +whole.spreads["first"] == desk.read(histories.first_answers)
    engine.close()
    return is_equal, spent


def year(folder: Path, messages: int) -> Desk:
    """A desk whose kept figures are those of so many messages in 2026."""
    engine = SqliteEngine(folder / "year.db", None)
    migrate(engine)
    desk = Desk(engine, Feed())
    channel = desk.run(office.add_channel, "telegram", "Bot", {"base_url": "http://127.0.0.1"})
    per_day = messages // MESSAGES_OF_AN_EPISODE // 365
    chance = random.Random(3)
    number = 0
    for day in range(365):
        days = Days()
        text = (date(2026, 1, 1) + timedelta(days=day)).isoformat()
        made = [(number + n, *_episode(chance, text, day)) for n in range(1, per_day + 1)]
        number += per_day
        with engine.transaction("year") as tx:
            for _, place, episode in made:
                days.add(place, episode, is_deflected=False)
            _people(engine, tx, channel, [each[0] for each in made])
            engine.insert_many(tx, "episode", _EPISODE, (_row(*each) for each in made))
            touches = (
                [day, kind, number, 0] for number, _, each in made for day, kind in sorted(figures._touches(each))
            )
            engine.insert_many(tx, "episode_touch", ["day", "kind", "conversation_id", "number"], touches)
            figures._write(tx, days)
    with engine.transaction("months") as tx:
        figures._roll_up(tx, "2027-01")
    return desk


_EPISODE = [
    *("conversation_id", "number", "channel", "contact_id", "language", "topic", "team", "opened_at", "day", "hour"),
    *(
        "resolved_at",
        "outcome",
        "first_by",
        "first_seconds",
        "is_waiting",
        "is_after_hours",
        "is_deflected",
        "body",
        "first_own_seconds",
        "last_at",
    ),
]


def _people(engine: SqliteEngine, tx: Any, channel: int, numbers: list[int]) -> None:
    """Somebody behind each conversation, so that a list can name them."""
    contacts = ([n, channel, str(n), "Veí", "", 0, 1] for n in numbers)
    engine.insert_many(
        tx, "contact", ["id", "channel_id", "provider_id", "name", "search", "created_at", "changed"], contacts
    )
    rows = ([n, channel, n, "resolved", 0, 0, 1] for n in numbers)
    columns = ["id", "channel_id", "contact_id", "state", "opened_at", "last_message_at", "changed"]
    engine.insert_many(tx, "conversation", columns, rows)


def _episode(chance: random.Random, day: str, ordinal: int) -> tuple[Place, Episode]:
    place = Place(
        chance.choice(["WhatsApp", "Telegram"]),
        chance.choice(["Padró", "Residus", ""]),
        f"tema {chance.randrange(20)}",
        chance.choice(["ca", "es"]),
        chance.randrange(8, 20),
    )
    at = 1_767_222_000_000 + ordinal * 86_400_000 + place.hour * 3_600_000 + chance.randrange(3_600_000)
    waits = tuple(
        Wait(at, at + ms, "laia", day, ms, ms, ms, ms)
        for ms in (round(chance.gammavariate(2, 150_000)) for _ in range(2))
    )
    by = f"operador {chance.randrange(200)}"
    shares = (
        Share(day, "in", "", 3),
        Share(day, "out", by, 3),
        Share(day, "handle", by, round(chance.gammavariate(2, 120_000))),
    )
    values: dict[str, Any] = {
        "number": 0, "channel_id": 1, "contact_id": None, "language": place.language, "topic": place.topic, "team": place.team,
        "opened_at": at, "day": day, "hour": place.hour, "is_after_hours": False, "resolved_at": at + 3_600_000,
        "resolved_by": by, "reason": "solved", "outcome": "answered", "first_by": by, "first_ms": waits[0].ms,
        "first_open_ms": waits[0].open_ms, "first_own_ms": waits[0].ms, "first_own_open_ms": waits[0].open_ms, "has_asked": True, "transfers": 0,
    }  # fmt: skip
    return place, Episode(**values, waits=waits, shares=shares)


def _row(number: int, place: Place, episode: Episode) -> list[Any]:
    return [
        *(
            number,
            0,
            place.channel,
            number,
            place.language,
            place.topic,
            place.team,
            episode.opened_at,
            episode.day,
            place.hour,
        ),
        *(episode.resolved_at, episode.outcome, episode.first_by, (episode.first_open_ms or 0) // 1000, 0, 0, 0, "{}"),
        *((episode.first_own_open_ms or 0) // 1000, episode.resolved_at),
    ]


def reports(desk: Desk) -> Iterator[tuple[str, float, int]]:
    """(what, milliseconds, bar) of the slowest of a few questions about the whole year."""

    def slowest(query: Callable[..., object], *question: object) -> float:
        return spread(lambda _: desk.read(query, *question), 5)[1]

    for by in ("month", "topic", "operator", "hour"):
        asked = Question("2026-01-01", "2026-12-31", by)
        yield f"the year by {by}", slowest(figure_reports.report, asked), MOST_REPORT_MS
    whole = Question("2026-01-01", "2026-12-31", "month")
    for question, figure, key in (
        (whole, "conversations", None),
        (whole, "conversations", "2026-06"),
        (Question("2026-06-03", "2026-06-03", "topic"), "first_answer", "tema 7"),
        (whole, "abandoned", None),
        (whole, "first_answer", "2026-06"),
        (whole, "first_answer", None),
        (whole, "within_target", None),
        (whole, "wait", None),
        (whole, "messages_in", "2026-06"),
        (Question("2026-01-01", "2026-12-31", "topic"), "conversations", "tema 7"),
        (Question("2026-01-01", "2026-12-31", "topic"), "wait", "tema 7"),
        (Question("2026-01-01", "2026-12-31", "topic"), "wait", "a topic of nobody"),
        (Question("2026-01-01", "2026-12-31", "operator"), "first_answer", "operador 7"),
        (Question("2026-01-01", "2026-12-31", "weekday"), "conversations", "6"),
        (Question("2026-01-01", "2026-12-31", "hour"), "conversations", "08"),
    ):
        name = f"behind {figure} of {key or 'all'}, {question.since} to {question.until}"
        yield name, slowest(figure_reports.behind, question, figure, key), MOST_BEHIND_MS


def run(amount: int) -> bool:
    """`amount`: entries of the journal in all histories together; the year and the board scale with it."""
    is_good = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        spent = Counter[str]()
        for seed in range(SEEDS):
            is_equal, seconds = equal(folder, seed, amount // SEEDS)
            spent["reading"] += round(seconds * 1000)
            is_good &= is_equal
            if not is_equal:
                print(f"history {seed}: NOT equal")
        print(
            f"{SEEDS} histories, {amount:,} entries: read in pieces in {spent['reading'] / 1000:.0f} s; equal three ways: {is_good}"
        )
        desk = year(folder, MESSAGES_OF_A_YEAR * amount // AMOUNT)
        for what, took, bar in reports(desk):
            is_good &= took <= bar
            print(f"{what}: {took:.0f} ms (bar {bar})")
        desk.engine.close()
        is_good &= _board(folder / "big", amount)
    return is_good


def _board(folder: Path, amount: int) -> bool:
    folder.mkdir()
    made = years.build(folder, amount)
    opened = open_or_create(made.data, made.key)
    desk = Desk(opened.engine, Feed())
    desk.read(board.board)
    middle, most = spread(lambda _: desk.read(board.board), 40)
    floor, _ = spread(
        lambda _: desk.read(lambda tx: tx.scalar(f"SELECT COUNT(*) FROM conversation WHERE {board._FREE}")), 40
    )
    print(
        f"board with {amount // 10:,} open conversations: {middle:.0f} ms, p99 {most:.0f} ms (bar {MOST_BOARD_MS}); {middle / floor:.1f}x the count of who waits alone"
    )
    opened.close()
    return most <= MOST_BOARD_MS
