"""Time worked on a conversation: how long an operator had it on their screen and did something, as their window saw it.

Written down when a stretch is over and at most every few minutes, never with a key. Nobody's screen shows it, so nobody
is woken by it. A command that answers without a window leaves none.
"""

from console.operations.desk import Context

MOST_MS = 5 * 60_000
"""A window ends a stretch that has lasted so long and begins another: a crash loses no more."""
LEAST_MS = 1_000


def worked(at: Context, conversation_id: int, lasted_ms: int, ago_ms: int = 0) -> bool:
    """The actor worked on a conversation for `lasted_ms`, until `ago_ms` ago, by the window's own measure; the moments are the database's.

    More than MOST_MS is cut to it, less than LEAST_MS is not written down. Returns whether something was.
    """
    if at.actor.operator_id is None or lasted_ms < LEAST_MS:
        return False
    until = at.now - min(max(0, ago_ms), MOST_MS)
    at.journal("worked", conversation_id=conversation_id, since=until - min(lasted_ms, MOST_MS), until=until)
    return True
