"""What operators' time went into, once more and another way: from edge to edge, asking of each stretch between two what was true in it.

Spans come straight from the journal, in SQL (SQLite); no function of the program is used.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from console.storage.engine import Tx
from tests.figures.histories import EPISODES, FATE, ZONE

FOREVER = 1 << 60
Span = tuple[int, int]
_SPANS = """
SELECT actor AS who, at AS since, json_extract(detail, '$.status') AS status,
  COALESCE(LEAD(at) OVER (PARTITION BY actor ORDER BY at, id), :forever) AS until
FROM journal WHERE verb = 'status'
"""
_HOLDS = """
SELECT id, conversation_id, at AS since, who, until FROM (
  SELECT id, conversation_id, at, verb, COALESCE(LEAD(at) OVER (PARTITION BY conversation_id ORDER BY id), :forever) AS until,
    CASE verb WHEN 'claim' THEN actor WHEN 'transfer' THEN json_extract(detail, '$.to') END AS who,
    COALESCE(json_extract(detail, '$.is_team'), 0) AS is_team
  FROM journal WHERE verb IN ('claim', 'transfer', 'resolve')
) WHERE who IS NOT NULL AND is_team = 0
"""
_WORKED = "SELECT conversation_id, actor AS who, detail FROM journal WHERE verb = 'worked'"


class Town:
    """The spans of a whole history, by operator."""

    def __init__(self, tx: Tx) -> None:
        self.statuses = [(r["who"], r["status"], r["since"], r["until"]) for r in tx.execute(_SPANS, forever=FOREVER)]
        edges = tx.execute(FATE + EPISODES + "SELECT conversation_id, since, until, asked, answered FROM firsts")
        self.episodes = [tuple(row) for row in edges]
        self.holds: dict[tuple[int, int, str], list[Span]] = defaultdict(list)
        begun = {(number, since): until for number, since, until, _, _ in self.episodes}
        for row in tx.execute(_HOLDS, forever=FOREVER):
            [edge] = [s for (number, s), u in begun.items() if number == row["conversation_id"] and s < row["id"] < u]
            self.holds[row["conversation_id"], edge, row["who"]].append((row["since"], row["until"]))
        self.worked: dict[tuple[int, str], list[Span]] = defaultdict(list)
        for row in tx.execute(_WORKED):
            detail = json.loads(row["detail"])
            self.worked[row["conversation_id"], row["who"]].append((detail["since"], detail["until"]))
        self.answers = [
            tuple(r)
            for r in tx.execute(
                FATE + "SELECT k.conversation_id, k.id, k.at, j.actor FROM kept k JOIN journal j ON j.id = k.id"
            )
        ]

    def counter(self, who: str) -> list[Span]:
        return [(since, until) for login, status, since, until in self.statuses if login == who and status == "counter"]

    def held(self) -> Counter[int]:
        """Seconds held without the counter, of each operator, episode and day, and how often each occurred."""
        return self._seconds(lambda _number, _who, holds: [(a, b) for a, b in holds if b != FOREVER], needs_work=False)

    def handled(self) -> Counter[int]:
        return self._seconds(lambda _number, _who, holds: holds, needs_work=True)

    def _seconds(self, of: Callable[[int, str, list[Span]], list[Span]], *, needs_work: bool) -> Counter[int]:
        sums: Counter[tuple[int, int, str, str]] = Counter()
        for (number, edge, who), holds in self.holds.items():
            yes = [of(number, who, holds), *([self.worked[number, who]] if needs_work else [])]
            for since, until in runs(yes, self.counter(who)):
                sums[number, edge, who, day_of(since)] += until - since
        return Counter(ms // 1000 for ms in sums.values())

    def first_answers(self) -> Counter[int]:
        """Seconds of each first answer while whoever gave it held the conversation and was not at the counter."""
        found: Counter[int] = Counter()
        for number, edge, end, asked, answered in self.episodes:
            if asked is None or answered is None:
                continue
            at, who = min((at, who) for n, entry, at, who in self.answers if n == number and edge < entry < end)
            spans = runs([[(asked, at)], self.holds.get((number, edge, who), [])], self.counter(who))
            found[sum(until - since for since, until in spans) // 1000] += 1
        return found

    def days(self) -> Counter[str]:
        """Seconds signed in, at the counter and busy, of all operators and days."""
        sums: Counter[str] = Counter()
        for who in {login for login, *_ in self.statuses}:
            marks: dict[str, list[int]] = defaultdict(list)
            work = [
                span for (_, login), spans in self.worked.items() if login == who for span in spans if span[0] < span[1]
            ]
            for login, _, since, _ in self.statuses:
                if login == who:
                    marks[day_of(since)].append(since)
            for since, until in work:
                for start, end in cut(since, until):
                    marks[day_of(start)] += [start, end]
            for moments in marks.values():
                whole = [(min(moments), max(moments))]
                here = self.with_status(who, ("available", "busy", "counter"))
                signed = sum(b - a for a, b in runs([whole, here], [])) // 1000
                if signed:
                    sums["signed_in"] += signed
                    sums["at_counter"] += sum(b - a for a, b in runs([whole, self.counter(who)], [])) // 1000
                    sums["busy"] += sum(b - a for a, b in runs([whole, here, work], self.counter(who))) // 1000
        return sums

    def with_status(self, who: str, wanted: Iterable[str]) -> list[Span]:
        return [(since, until) for login, status, since, until in self.statuses if login == who and status in wanted]


def runs(yes: list[list[Span]], no: list[Span]) -> Iterator[Span]:
    """The stretches in which something of each of `yes` is true and nothing of `no`."""
    edges = sorted({moment for spans in (*yes, no) for span in spans for moment in span})
    begun: int | None = None
    for since, until in zip(edges, [*edges[1:], FOREVER + 1], strict=True):
        is_true = until <= FOREVER and all(any(a <= since < b for a, b in spans) for spans in yes)
        is_true = is_true and not any(a <= since < b for a, b in no)
        if is_true and begun is None:
            begun = since
        if not is_true and begun is not None:
            yield begun, since
            begun = None


def day_of(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, ZONE).date().isoformat()


def cut(since: int, until: int) -> Iterator[Span]:
    """A stretch, cut at local midnights."""
    while day_of(since) != day_of(until):
        midnight = datetime.fromtimestamp(since / 1000, ZONE).replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
        end = int((midnight + timedelta(days=1)).timestamp() * 1000)
        yield since, end
        since = end
    if since < until:
        yield since, until
