"""Words to the team: a supervisor tells everybody or a team something, and sees who has read it. Nothing here can reach a citizen."""

from datetime import datetime, time, timedelta
from typing import Final

from console.models.problems import Problem
from console.models.team_words import Reader, TeamWord
from console.operations.desk import Context, require_supervisor
from console.operations.town import opening
from console.storage.engine import Row, Tx

LONGEST: Final = 240
LONGEST_DAYS: Final = 7
MOST: Final = 5
"""So many words one person may say in ten minutes; a bar that changes all the time is read by nobody."""
WITHIN_MS: Final = 600_000

_IS_LIVE = "w.withdrawn_at IS NULL AND w.until > :now"
_SELECT = """
SELECT w.*, o.login AS author_login, o.name AS author_name, t.name AS team
FROM word w JOIN operator o ON o.id = w.author_id LEFT JOIN team t ON t.id = w.team_id
"""
_FOR = (
    "(w.team_id IS NULL OR EXISTS (SELECT 1 FROM membership m WHERE m.team_id = w.team_id AND m.operator_id = {who}))"
)
_FOR_ME = f"""
{_SELECT} WHERE {_IS_LIVE} AND w.author_id <> :me AND {_FOR.format(who=":me")}
  AND NOT EXISTS (SELECT 1 FROM word_seen s WHERE s.word_id = w.id AND s.operator_id = :me)
ORDER BY w.written_at, w.id
"""
_READERS = f"""
SELECT o.login, o.name, s.at FROM word w JOIN operator o ON o.is_active = 1 AND o.id <> w.author_id
LEFT JOIN word_seen s ON s.word_id = w.id AND s.operator_id = o.id
WHERE w.id = :id AND ({_FOR.format(who="o.id")} OR s.at IS NOT NULL) ORDER BY o.name, o.id
"""
_INSERT = """
INSERT INTO word (author_id, team_id, text, written_at, until, changed)
VALUES (:me, :team, :text, :now, :until, :stamp) RETURNING id
"""


def say(at: Context, text: str, team: str | None = None, until: int | None = None) -> int:
    """Tell everybody, or a team by its name; returns the word's number. `until` in epoch ms, without it until midnight in the town.

    Supervisors only. Raises Problem `not_supervisor`, `word_empty`, `word_long`, `word_until`, `words_many`, `no_team`.
    """
    require_supervisor(at)
    words = " ".join(text.split())
    if not words:
        raise Problem("word_empty")
    if len(words) > LONGEST:
        raise Problem("word_long", limit=LONGEST)
    ends = end_of_day(at.tx) if until is None else until
    if not at.now < ends <= at.now + LONGEST_DAYS * 86_400_000:
        raise Problem("word_until", most=LONGEST_DAYS)
    team_id = None
    if team is not None:
        team_id = at.tx.scalar("SELECT id FROM team WHERE name = :name", name=team)
        if team_id is None:
            raise Problem("no_team", name=team)
    # Two of one person at once must not both be the last that is allowed.
    at.tx.lock("operator", at.actor.operator_id or 0)
    since = at.now - WITHIN_MS
    said = at.tx.scalar(
        "SELECT COUNT(*) FROM word WHERE author_id = :me AND written_at > :since", me=at.actor.operator_id, since=since
    )
    if int(said or 0) >= MOST:
        raise Problem("words_many", most=MOST)
    word_id = int(
        at.tx.scalar(
            _INSERT, me=at.actor.operator_id, team=team_id, text=words, now=at.now, until=ends, stamp=at.tx.stamp
        )
    )
    at.journal("word", word=word_id, team=team, length=len(words), until=ends)
    at.flag("words")
    return word_id


def withdraw(at: Context, word_id: int) -> None:
    """Take a word back: it leaves every window. Supervisors only. Raises Problem `no_word`."""
    require_supervisor(at)
    count = at.tx.count(
        "UPDATE word SET withdrawn_at = :now, changed = :stamp WHERE id = :id AND withdrawn_at IS NULL",
        id=word_id,
        now=at.now,
        stamp=at.tx.stamp,
    )
    if not count:
        raise Problem("no_word", id=word_id)
    at.journal("word.withdrawn", word=word_id)
    at.flag("words")


def acknowledge(at: Context, word_id: int) -> None:
    """Say for oneself that one has read it; a second time changes nothing. Raises Problem `no_word` for one that is not for the actor."""
    me = at.actor.operator_id
    found = at.tx.one(
        f"SELECT w.id FROM word w WHERE w.id = :id AND w.author_id <> :me AND {_FOR.format(who=':me')}",
        id=word_id,
        me=me or 0,
    )
    if found is None:
        raise Problem("no_word", id=word_id)
    count = at.tx.count(
        "INSERT INTO word_seen (word_id, operator_id, at, changed) VALUES (:id, :me, :now, :stamp) ON CONFLICT DO NOTHING",
        id=word_id,
        me=me,
        now=at.now,
        stamp=at.tx.stamp,
    )
    if count:
        at.journal("word.seen", word=word_id)
        at.flag("words")


def words_for(tx: Tx, me: int) -> list[TeamWord]:
    """What an operator has still to read, the oldest first."""
    return [_word(row) for row in tx.execute(_FOR_ME, me=me, now=tx.now)]


def live_words(tx: Tx) -> list[TeamWord]:
    """All that stand now, the latest first, with who has read them as far as the asker may see it."""
    rows = tx.execute(f"{_SELECT} WHERE {_IS_LIVE} ORDER BY w.written_at DESC, w.id DESC", now=tx.now)
    return [_word(row, tuple(_readers(tx, row["id"]))) for row in rows]


def end_of_day(tx: Tx) -> int:
    """The next midnight in the town, in epoch ms."""
    local = opening(tx).local(tx.now)
    return int(datetime.combine(local.date() + timedelta(days=1), time(), local.tzinfo).timestamp() * 1000)


def _readers(tx: Tx, word_id: int) -> list[Reader]:
    return [Reader(row["login"], row["name"], row["at"]) for row in tx.execute(_READERS, id=word_id)]


def _word(row: Row, readers: tuple[Reader, ...] = ()) -> TeamWord:
    return TeamWord(
        id=row["id"],
        author_login=row["author_login"],
        author_name=row["author_name"],
        team=row["team"],
        text=row["text"],
        written_at=row["written_at"],
        until=row["until"],
        withdrawn_at=row["withdrawn_at"],
        readers=readers,
    )
