"""The figures in words: their names, what they mean, and how a value is written. The definitions are those of docs/manual/figures.md."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale, Qt

from console.figures.measures import Figures, Share, Spread
from console.models.record import Record
from console.ui import formats
from console.ui.board.tiles import minutes_of

CONTEXT = "Figures"


class Column(Record):
    """`name` is what `figure_reports.behind` opens; `title` and `meaning` are English sources."""

    name: str
    title: Any
    meaning: Any
    shown: Callable[[Figures], str]
    sample: Callable[[Figures], int]


def number(value: int) -> str:
    """A count, in the language's figures."""
    return QLocale().toString(value)


def seconds(value: int | None) -> str:
    """ "4:12 min", "2:05 h"; "–" of nothing."""
    return "–" if value is None else " ".join(minutes_of(value))


def _spread(found: Spread) -> str:
    if found.median is None:
        return "–"
    (half, unit), (nine, last) = minutes_of(found.median), minutes_of(found.ninetieth or 0)
    return f"{half} · {nine} {last}" if unit == last else f"{half} {unit} · {nine} {last}"


def _share(found: Share) -> str:
    if not found.whole:
        return "–"
    return f"{formats.percent(found.part, found.whole)} · {number(found.part)}/{number(found.whole)}"


def _time_share(found: Share) -> str:
    """ "37% · 2:05/5:40 h" of seconds."""
    if found.whole <= 0:
        return "–"
    part, whole = (f"{value // 3600}:{value % 3600 // 60:02}" for value in (found.part, found.whole))
    return f"{formats.percent(found.part, found.whole)} · {part}/{whole} h"


COLUMNS: tuple[Column, ...] = (
    Column(
        "conversations",
        QT_TRANSLATE_NOOP("Figures", "Conversations"),
        QT_TRANSLATE_NOOP(
            "Figures",
            "Episodes that began in the period: a citizen wrote and none was under way, or somebody opened a closed one again.",
        ),
        lambda f: number(f.conversations),
        lambda f: f.conversations,
    ),
    Column(
        "first_answer",
        QT_TRANSLATE_NOOP("Figures", "First answer"),
        QT_TRANSLATE_NOOP(
            "Figures",
            "From the first message the program did not answer to the first reply of a person. Median, then the time nine in ten do not exceed.",
        ),
        lambda f: _spread(f.first_answer),
        lambda f: f.first_answer.count,
    ),
    Column(
        "within_target",
        QT_TRANSLATE_NOOP("Figures", "Within target"),
        QT_TRANSLATE_NOOP(
            "Figures",
            "First answers within the target, of all that were given. The list shows those that came too late, the slowest first.",
        ),
        lambda f: _share(f.within_target),
        lambda f: f.within_target.whole,
    ),
    Column(
        "too_late",
        QT_TRANSLATE_NOOP("Figures", "Too late"),
        QT_TRANSLATE_NOOP("Figures", "First answers that came after the target; the list shows the slowest first."),
        lambda f: number(f.within_target.whole - f.within_target.part),
        lambda f: f.within_target.whole,
    ),
    Column(
        "pending",
        QT_TRANSLATE_NOOP("Figures", "Pending"),
        QT_TRANSLATE_NOOP("Figures", "Open conversations whose first answer is still to come. They are in no median."),
        lambda f: number(f.pending),
        lambda f: f.pending,
    ),
    Column(
        "wait",
        QT_TRANSLATE_NOOP("Figures", "Each wait"),
        QT_TRANSLATE_NOOP(
            "Figures",
            "From each first unanswered message to the reply of a person. Median, then the time nine in ten do not exceed.",
        ),
        lambda f: _spread(f.wait),
        lambda f: f.wait.count,
    ),
    Column(
        "handle",
        QT_TRANSLATE_NOOP("Figures", "Handle time"),
        QT_TRANSLATE_NOOP(
            "Figures",
            "How long a conversation was on the operator's screen and worked on, on a day; without minutes at the counter and without an idle screen. Median, then the time nine in ten do not exceed.",
        ),
        lambda f: _spread(f.handle),
        lambda f: f.handle.count,
    ),
    Column(
        "held",
        QT_TRANSLATE_NOOP("Figures", "Held"),
        QT_TRANSLATE_NOOP(
            "Figures",
            "How long an operator held a conversation, from claim to release, hand-over or close, without minutes at the counter. Median, then the time nine in ten do not exceed.",
        ),
        lambda f: _spread(f.held),
        lambda f: f.held.count,
    ),
    Column(
        "resolution",
        QT_TRANSLATE_NOOP("Figures", "To the close"),
        QT_TRANSLATE_NOOP(
            "Figures",
            "From the beginning of a conversation to its close, all hours. Median, then the time nine in ten do not exceed.",
        ),
        lambda f: _spread(f.resolution),
        lambda f: f.resolution.count,
    ),
    Column(
        "abandoned",
        QT_TRANSLATE_NOOP("Figures", "Abandoned"),
        QT_TRANSLATE_NOOP(
            "Figures", "Closed, and neither a person nor the program had answered; of all that were closed."
        ),
        lambda f: _share(f.abandoned),
        lambda f: f.abandoned.whole,
    ),
    Column(
        "automatic",
        QT_TRANSLATE_NOOP("Figures", "Automatic"),
        QT_TRANSLATE_NOOP("Figures", "Closed with no other answer than the program's; of all that were closed."),
        lambda f: _share(f.automatic),
        lambda f: f.automatic.whole,
    ),
    Column(
        "deflected",
        QT_TRANSLATE_NOOP("Figures", "No person needed"),
        QT_TRANSLATE_NOOP(
            "Figures",
            "Answered by the program, and the citizen needed no person within 24 hours after; of all that were closed.",
        ),
        lambda f: _share(f.deflected),
        lambda f: f.deflected.whole,
    ),
    Column(
        "reopened",
        QT_TRANSLATE_NOOP("Figures", "Reopened"),
        QT_TRANSLATE_NOOP("Figures", "Conversations that began because somebody opened a closed one again."),
        lambda f: number(f.reopened),
        lambda f: f.reopened,
    ),
    Column(
        "transfers",
        QT_TRANSLATE_NOOP("Figures", "Hand-overs"),
        QT_TRANSLATE_NOOP("Figures", "Transfers to an operator or a team, on the day they happened."),
        lambda f: number(f.transfers),
        lambda f: f.transfers,
    ),
    Column(
        "messages_in",
        QT_TRANSLATE_NOOP("Figures", "Messages in"),
        QT_TRANSLATE_NOOP("Figures", "What citizens wrote, on the day they wrote it."),
        lambda f: number(f.messages_in),
        lambda f: f.messages_in,
    ),
    Column(
        "messages_out",
        QT_TRANSLATE_NOOP("Figures", "Messages out"),
        QT_TRANSLATE_NOOP("Figures", "What operators sent and reached the citizen, on the day."),
        lambda f: number(f.messages_out),
        lambda f: f.messages_out,
    ),
    Column(
        "automatic_answers",
        QT_TRANSLATE_NOOP("Figures", "Automatic answers"),
        QT_TRANSLATE_NOOP("Figures", "Answers the program gave by itself, on the day."),
        lambda f: number(f.automatic_answers),
        lambda f: f.automatic_answers,
    ),
    Column(
        "after_hours",
        QT_TRANSLATE_NOOP("Figures", "After hours"),
        QT_TRANSLATE_NOOP("Figures", "Conversations that began while the door was closed; of all."),
        lambda f: _share(f.after_hours),
        lambda f: f.after_hours.whole,
    ),
    Column(
        "occupancy",
        QT_TRANSLATE_NOOP("Figures", "Occupancy"),
        QT_TRANSLATE_NOOP(
            "Figures",
            "Time worked on conversations, of the time operators were signed in and not at the counter. Of the whole and by operator only.",
        ),
        lambda f: _time_share(f.occupancy),
        lambda f: f.handle.count,
    ),
    Column(
        "rated",
        QT_TRANSLATE_NOOP("Figures", "Said how it went"),
        QT_TRANSLATE_NOOP(
            "Figures",
            "Citizens who answered the question after the close, of those it reached; of each the last answer within 72 hours.",
        ),
        lambda f: _share(f.rated),
        lambda f: f.rated.whole,
    ),
    Column(
        "satisfied",
        QT_TRANSLATE_NOOP("Figures", "Satisfied"),
        QT_TRANSLATE_NOOP(
            "Figures",
            "Citizens who answered with the best of the three answers, of all who answered. The list shows those who were not satisfied first.",
        ),
        lambda f: _share(f.satisfied),
        lambda f: f.satisfied.whole,
    ),
)
BY_WORDS: dict[str, Any] = {
    "day": QT_TRANSLATE_NOOP("Figures", "by day"),
    "weekday": QT_TRANSLATE_NOOP("Figures", "by weekday"),
    "week": QT_TRANSLATE_NOOP("Figures", "by week"),
    "month": QT_TRANSLATE_NOOP("Figures", "by month"),
    "hour": QT_TRANSLATE_NOOP("Figures", "by hour"),
    "team": QT_TRANSLATE_NOOP("Figures", "by queue"),
    "topic": QT_TRANSLATE_NOOP("Figures", "by topic"),
    "channel": QT_TRANSLATE_NOOP("Figures", "by channel"),
    "language": QT_TRANSLATE_NOOP("Figures", "by language"),
    "operator": QT_TRANSLATE_NOOP("Figures", "by operator"),
    "keyword": QT_TRANSLATE_NOOP("Figures", "by keyword"),
}
OUTCOMES: dict[str, Any] = {
    "open": QT_TRANSLATE_NOOP("Figures", "open"),
    "answered": QT_TRANSLATE_NOOP("Figures", "answered"),
    "automatic": QT_TRANSLATE_NOOP("Figures", "automatic answer"),
    "abandoned": QT_TRANSLATE_NOOP("Figures", "abandoned"),
}
RATINGS: dict[int, Any] = {
    0: QT_TRANSLATE_NOOP("Figures", "has not said how it went"),
    1: QT_TRANSLATE_NOOP("Figures", "it went poorly"),
    2: QT_TRANSLATE_NOOP("Figures", "it went fairly"),
    3: QT_TRANSLATE_NOOP("Figures", "it went well"),
}


def say(source: Any) -> str:
    """A source text of this file in the language in force."""
    return QCoreApplication.translate(CONTEXT, source)


def key_words(by: str, key: str) -> str:
    """The name of a line: a date as the language writes it, a language by its name, "none" for what has no topic or queue."""
    locale = QLocale()
    if by == "day":
        day = QDate.fromString(key, Qt.DateFormat.ISODate)
        weekday = locale.dayName(day.dayOfWeek(), QLocale.FormatType.ShortFormat)
        return f"{weekday} {locale.toString(day, QLocale.FormatType.ShortFormat)}"
    if by == "weekday":
        return locale.standaloneDayName(int(key))
    if by == "month":
        return f"{locale.standaloneMonthName(int(key[5:]))} {key[:4]}"
    if by == "hour":
        return f"{int(key)} h"
    if by == "language" and key:
        return QLocale(key).nativeLanguageName() or key
    return key or QCoreApplication.translate(CONTEXT, "(none)")
