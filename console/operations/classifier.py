"""May the ranking answer by itself? A supervisor's switch, which has no effect until the shadow period has proved the precision.

The proof is worked out anew from the last events each time it is asked for and kept for a few minutes by whoever asks often.
"""

from console.answers.shadow import Verdict, judge
from console.models.record import Record
from console.operations import learning
from console.operations.desk import Context, require_supervisor
from console.storage.engine import Tx

_KEY = "classifier_answers"


class Trial(Record):
    """`is_wanted`: a supervisor's wish; `verdict`: what the shadow proves; `edited`, `own`: how else was answered in it."""

    is_wanted: bool
    verdict: Verdict
    as_suggested: int
    edited: int
    own: int


def trial(tx: Tx) -> Trial:
    """How the ranking stands on trial."""
    counts = {
        str(row["how"]): int(row["n"])
        for row in tx.execute(
            "SELECT how, count(*) AS n FROM suggestion_event WHERE decided_at IS NOT NULL GROUP BY how"
        )
    }
    return Trial(
        is_wanted(tx),
        judge(learning.shadow_events(tx)),
        counts.get("as_is", 0) + counts.get("typed", 0),
        counts.get("edited", 0),
        counts.get("own", 0),
    )


def is_wanted(tx: Tx) -> bool:
    """Whether a supervisor wants it; the proof is another matter."""
    return bool(tx.scalar("SELECT value FROM meta WHERE key = :key", key=_KEY) == "1")


def tau(tx: Tx) -> float | None:
    """The certainty from which the ranking may answer now; None while it may not."""
    return judge(learning.shadow_events(tx)).tau if is_wanted(tx) else None


def set_wanted(at: Context, wanted: bool) -> None:
    """Switch it on or off. Supervisors only; off works at once, on only as far as the proof goes."""
    require_supervisor(at)
    at.tx.execute(
        "INSERT INTO meta (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        key=_KEY,
        value="1" if wanted else "0",
    )
    at.journal("classifier.on" if wanted else "classifier.off")
    at.flag("rules")
