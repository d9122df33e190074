"""Reports for any period, the conversations behind each figure of them, and how fresh they are."""

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, Final

from console.figures.digest import DIMENSIONS, Digest
from console.figures.measures import Figures, figures_of
from console.models.problems import Problem
from console.models.record import Record
from console.operations.confidential import reserved, unseen
from console.operations.figure_pairs import may_pair, paired
from console.operations.figures import digests, touch_kind
from console.operations.targets import Targets, targets
from console.storage.engine import Row, Tx

TIMES: Final = ("day", "weekday", "week", "month")
BY: Final = (*TIMES, *(each for each in DIMENSIONS if each != "total"))
LONGEST_LIST = 500
_FEW = 20_000
_KEY_OF_DAY: Final[dict[str, Callable[[str], str]]] = {
    "day": lambda day: day,
    "weekday": lambda day: str(date.fromisoformat(day).isoweekday()),
    "week": lambda day: "{}-W{:02}".format(*date.fromisoformat(day).isocalendar()[:2]),
    "month": lambda day: day[:7],
}


class Question(Record):
    """`since` and `until`: local days (YYYY-MM-DD), both included. `by`: one of BY. `only`: a dimension and its key.

    `open_hours`: a wait counts only while the door was open.
    """

    since: str
    until: str
    by: str = "day"
    only: tuple[str, str] | None = None
    open_hours: bool = True

    def cut_along(self, *, lines: bool) -> tuple[str, ...]:
        """The dimensions the `lines` are cut along, or the whole of them alone."""
        return (*((self.by,) if lines else ()), *((self.only[0],) if self.only else ()))


class Line(Record):
    key: str
    figures: Figures


class Report(Record):
    """`whole` is everything the lines are parts of. `as_of` (epoch ms) is when the figures last took the journal in, None before the first time."""

    question: Question
    lines: tuple[Line, ...]
    whole: Figures
    as_of: int | None


def as_of(tx: Tx) -> int | None:
    """When the figures last took the journal in (epoch ms)."""
    found = tx.scalar("SELECT at FROM figure_step WHERE one = 1")
    return int(found) if found else None


def report(tx: Tx, question: Question) -> Report:
    """The figures of a period, line by line. Raises Problem `bad_period`, `bad_slice`, `too_many_to_pair`."""
    check(question)
    goals = targets(tx)
    dimension, key = question.only or ("total", "")
    whole = Digest()
    by_key: dict[str, Digest] = {}
    by_month = question.by == "month" or question.by not in TIMES
    for day, _, digest in digests(tx, dimension, question.since, question.until, key, by_month=by_month):
        whole.add(digest)
        if question.by in TIMES:
            by_key.setdefault(_KEY_OF_DAY[question.by](day), Digest()).add(digest)
    if question.only and question.by not in (*TIMES, dimension):
        by_key = paired(tx, question.since, question.until, question.by, question.only)
    elif question.by not in TIMES:
        only = key if question.only else None
        for _, each, digest in digests(tx, question.by, question.since, question.until, only, by_month=True):
            by_key.setdefault(each, Digest()).add(digest)
    lines = (
        Line(each, figures_of(digest, _target(goals, question, each), open_hours=question.open_hours))
        for each, digest in sorted(by_key.items())
    )
    return Report(
        question,
        tuple(lines),
        figures_of(whole, _target(goals, question, key), open_hours=question.open_hours),
        as_of(tx),
    )


def _target(goals: Targets, question: Question, key: str) -> int:
    """A team has its own target; everything else the town's."""
    if question.only and question.only[0] == "team":
        return goals.of_team(question.only[1])
    return goals.of_team(key) if question.by == "team" else goals.first_answer


def check(question: Question) -> None:
    """Raises Problem `bad_period` or `bad_slice` for a question nobody can answer."""
    try:
        since, until = date.fromisoformat(question.since), date.fromisoformat(question.until)
    except ValueError as error:
        raise Problem("bad_period", since=question.since, until=question.until) from error
    if since > until:
        raise Problem("bad_period", since=question.since, until=question.until)
    if question.by not in BY or (question.only and question.only[0] not in DIMENSIONS):
        raise Problem("bad_slice", by=question.by)
    is_pair = question.only is not None and question.by not in (*TIMES, question.only[0])
    if question.only and is_pair and not may_pair(question.by, question.only[0]):
        raise Problem("bad_slice", by=question.by)


class Behind(Record):
    """One episode behind a figure. `name` is the citizen's; `seconds` what it adds to a duration, None where the figure is a count.

    `rating`: how it went, as `Episode` has it, where the figure is about that. `is_reserved`: it is confidential to whoever asks, and says
    neither whose it is nor what about.
    """

    conversation_id: int
    name: str
    channel: str
    topic: str
    team: str
    opened_at: int
    outcome: str
    first_by: str | None
    seconds: int | None
    rating: int | None = None
    is_reserved: bool = False


# Figure to what an episode must be like, and the kind of trace it left on a day of the period; None: it began on one.
_BEHIND: Final[dict[str, tuple[str, str | None]]] = {
    "conversations": ("", None),
    "reopened": ("e.number > 0", None),
    "abandoned": ("e.outcome = 'abandoned'", None),
    "automatic": ("e.outcome = 'automatic'", None),
    "deflected": ("e.is_deflected = 1", None),
    "after_hours": ("e.is_after_hours = 1", None),
    "first_answer": ("", None),
    "within_target": ("", None),
    "too_late": ("", None),
    "pending": ("e.outcome = 'open' AND e.is_waiting = 1 AND e.first_by IS NULL", None),
    "resolution": ("e.resolved_at IS NOT NULL", None),
    "rated": ("e.rating >= 0", None),
    "satisfied": ("e.rating >= 1", None),
    "wait": ("", "wait"),
    "handle": ("", "handle"),
    "held": ("", "held"),
    "occupancy": ("", "handle"),
    "messages_in": ("", "in"),
    "messages_out": ("", "out"),
    "automatic_answers": ("", "automatic"),
    "transfers": ("", "transfer"),
}
FIGURES: Final = frozenset(_BEHIND)
"""The figures that `behind` can open."""
# `within_target` lists those that were too late: that is what somebody who opens it looks for.
_LATE: Final = frozenset({"within_target", "too_late"})
_SLOWEST_FIRST: Final = _LATE | {"first_answer"}
_ABOUT_RATING: Final = frozenset({"rated", "satisfied"})
_OF_OPERATORS: Final = frozenset({"wait", "out", "handle", "held"})
"""Traces that are kept of each operator by themselves."""

_ABOUT_CONTENT: Final = frozenset({"topic", "language", "keyword"})
_OF_EPISODES: Final = re.compile(r"\b(episode(?:_touch)?) (?=[a-z])")
"""A table of episodes where a query names it, with its alias."""

# Of several days on which an episode left the same kind of trace, the last one names its place in the list.
_LATEST: Final = (
    "NOT EXISTS (SELECT 1 FROM episode_touch later WHERE later.conversation_id = t.conversation_id"
    " AND later.number = t.number AND later.kind = t.kind AND later.day > t.day AND later.day <= :until)"
)


def behind(tx: Tx, question: Question, figure: str, key: str | None = None) -> list[Behind]:
    """The episodes a figure of a line (`key`; None for the whole) is made of, at most LONGEST_LIST, as far as the asker sees them.

    What is confidential to them stands among them as reserved, unless the question is what it was about or how it went: then it would tell just that.
    """
    check(question)
    condition, kind = _BEHIND[figure]
    narrowed = dict([*([question.only] if question.only else []), *([(question.by, key)] if key is not None else [])])
    conditions, values = _slice(narrowed, kind)
    conditions += [condition] if condition else []
    days = _days_of(question, key)
    if not days:
        return []
    values |= {"since": days[0], "until": days[-1], "most": LONGEST_LIST}
    # Walked in the order of an index, so that a year costs no more than a day.
    source, order, day = "episode e", ["e.day", "e.opened_at", "e.conversation_id"], "e.day"
    if kind is not None:
        # SQLite reads the first of two first: the few episodes of a small topic, or the newest traces until the list is full.
        source = "episode_touch t CROSS JOIN episode e"
        if _is_small(tx, question, key):
            source = "episode e CROSS JOIN episode_touch t"
        order, day = ["t.day", "t.conversation_id"], "t.day"
        values["kind"] = _trace(kind, narrowed)
        conditions += ["t.kind = :kind", "e.conversation_id = t.conversation_id", "e.number = t.number", _LATEST]
    elif figure in _SLOWEST_FIRST:
        # Of an operator counts what was in that operator's own hands.
        seconds = "e.first_own_seconds" if "operator" in narrowed else "e.first_seconds"
        order = [seconds, "e.opened_at", "e.conversation_id"]
        slowest = _slowest(tx, question, key, days)
        if figure in _LATE:
            slowest = max(slowest, 60 * _target(targets(tx), question, key or "") + 1)
        conditions.append(f"{seconds} >= CAST(:slowest AS BIGINT)")
        values["slowest"] = slowest
        # By its seconds, not by its day: those are few, days are many.
        day = "(e.day || '')" if slowest and "operator" not in narrowed else day
    elif figure == "satisfied":
        # Who was not satisfied is what somebody looks for who opens it.
        order = ["e.rating", *order]
    conditions.append(f"{day} >= :since AND {day} <= :until")
    if question.by == "weekday" and key is not None:
        values |= {f"d{number}": each for number, each in enumerate(days)}
        conditions.append(f"{day} IN ({', '.join(f':d{number}' for number in range(len(days)))})")
    places = ", ".join(f"{each} AS o{number}" for number, each in enumerate(order))
    directions = (each if each == "e.rating" else f"{each} DESC" for each in order)
    tail = f"ORDER BY {', '.join(directions)} LIMIT :most"
    where = " AND ".join(conditions)
    rows = tx.execute(
        f"SELECT e.*, k.name AS contact_name, {places} FROM {source} JOIN conversation c ON c.id = e.conversation_id"
        f" JOIN contact k ON k.id = c.contact_id WHERE {where}{unseen(tx, 'e.conversation_id')} {tail}",
        **values,
    )
    own = "first_own_seconds" if "operator" in narrowed else "first_seconds"
    shown = _Shown(own if figure in _SLOWEST_FIRST else "", figure in _ABOUT_RATING)
    found = [(tuple(row[f"o{number}"] for number in range(len(order))), _behind(row, shown)) for row in rows]
    outside = reserved(tx, "e")
    if outside and not shown.has_rating and not _ABOUT_CONTENT & narrowed.keys():
        query = f"SELECT e.*, {places} FROM {source} WHERE {where}{outside} {tail}"
        hidden = tx.execute(
            _OF_EPISODES.sub(r"reserved_\1 ", query).replace("reserved_episode_touch", "reserved_touch"), **values
        )
        found += [(tuple(row[f"o{number}"] for number in range(len(order))), _behind(row, shown)) for row in hidden]
        found = sorted(found, key=lambda each: each[0], reverse=True)[:LONGEST_LIST]
    return [each for _, each in found]


class _Shown(Record):
    """What of an episode a figure is about: `seconds` names the column, "" where it is a count."""

    seconds: str
    has_rating: bool


def _behind(row: Row, shown: _Shown) -> Behind:
    """One line of the list; a row without a person is a reserved one."""
    is_reserved = "contact_name" not in row.keys()  # noqa: SIM118 - a row of sqlite3 is no mapping
    return Behind(
        int(row["conversation_id"]),
        "" if is_reserved else row["contact_name"],
        row["channel"],
        "" if is_reserved else row["topic"],
        row["team"],
        int(row["opened_at"]),
        row["outcome"],
        row["first_by"],
        row[shown.seconds] if shown.seconds else None,
        row["rating"] if shown.has_rating else None,
        is_reserved,
    )


def _is_small(tx: Tx, question: Question, key: str | None) -> bool:
    """Whether a line is about few episodes, which an index finds."""
    named = [*([question.only] if question.only else []), *([(question.by, key)] if key is not None else [])]
    for dimension, value in named:
        if dimension in ("topic", "team"):
            found = digests(tx, dimension, question.since, question.until, value, by_month=True)
            if sum(each.counts["opened"] for _, _, each in found) < _FEW:
                return True
    return False


def _slowest(tx: Tx, question: Question, key: str | None, days: list[str]) -> int:
    """Seconds that no more than the longest list of first answers of a line took or exceeded, 0 where all of them fit into it."""
    dimension, value = question.only or ("total", "")
    if question.only and key is not None and question.by not in (*TIMES, dimension):
        # Digests are cut one way only, and so few are read whole.
        return 0
    if key is not None and question.by not in TIMES:
        dimension, value = question.by, key
    occurrences: Counter[int] = Counter()
    is_weekday = question.by == "weekday"
    for day, _, digest in digests(tx, dimension, days[0], days[-1], value, by_month=not is_weekday):
        if not is_weekday or day in days:
            occurrences.update(digest.spreads.get("first_open", Counter()))
    seen = 0
    for seconds in sorted(occurrences, reverse=True):
        seen += occurrences[seconds]
        if seen >= LONGEST_LIST:
            return seconds
    return 0


def _days_of(question: Question, key: str | None) -> list[str]:
    """The days of the period that a line is about."""
    since, until = date.fromisoformat(question.since), date.fromisoformat(question.until)
    days = [(since + timedelta(days=number)).isoformat() for number in range((until - since).days + 1)]
    if key is None or question.by not in TIMES:
        return days
    return [day for day in days if _KEY_OF_DAY[question.by](day) == key]


def heat(tx: Tx, since: str, until: str) -> Counter[tuple[int, int]]:
    """How many conversations began, by weekday (Monday is 1) and local hour."""
    found: Counter[tuple[int, int]] = Counter()
    for day, hour, digest in digests(tx, "hour", since, until):
        found[date.fromisoformat(day).isoweekday(), int(hour)] += digest.counts["opened"]
    return found


def _trace(kind: str, narrowed: Mapping[str, str]) -> str:
    """The trace of an operator or of a rule, where one is asked for and has traces of its own."""
    if kind in _OF_OPERATORS and "operator" in narrowed:
        return touch_kind(kind, narrowed["operator"])
    if kind == "automatic" and "keyword" in narrowed:
        return touch_kind(kind, narrowed["keyword"])
    return kind


def _slice(narrowed: Mapping[str, str], kind: str | None) -> tuple[list[str], dict[str, Any]]:
    """The conditions that a line and the question's own narrowing put on an episode, where no trace says it."""
    conditions, values = [], {}
    for number, (dimension, value) in enumerate(narrowed.items()):
        name = f"v{number}"
        if dimension in ("channel", "team", "topic", "language"):
            conditions.append(f"e.{dimension} = :{name}")
        elif dimension == "hour":
            conditions.append(f"e.hour = CAST(:{name} AS BIGINT)")
        elif dimension == "operator" and kind not in _OF_OPERATORS:
            conditions.append(f"e.first_by = :{name}")
        elif dimension == "keyword" and kind != "automatic":
            # Which rules answered stands in the episode itself.
            conditions.append(f"e.body LIKE :{name} ESCAPE '!'")
            value = "%" + re.sub("([%_!])", r"!\1", f'"automatic", {json.dumps(value, ensure_ascii=False)}, ') + "%"
        else:
            continue
        values[name] = value
    return conditions, values
