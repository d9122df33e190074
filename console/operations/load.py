"""Who has how much in hand: for a supervisor who spreads it, and for the board."""

from console.models.record import Record
from console.storage.engine import Tx

_HELD = "FROM conversation c WHERE c.operator_id = o.id AND c.state <> 'resolved'"
_LOADS = f"""
SELECT o.id, o.login, o.name, o.status, o.status_since, o.max_claims, (SELECT COUNT(*) {_HELD}) AS held,
  (SELECT COUNT(*) {_HELD} AND c.waiting_since IS NOT NULL) AS waiting, (SELECT MIN(c.waiting_since) {_HELD}) AS oldest
FROM operator o WHERE o.is_active = 1 ORDER BY o.name, o.id
"""


class Load(Record):
    """`held`: conversations in hand, `waiting` of them with a citizen who waits, the longest since `oldest` (epoch ms). `most`: how many they may hold, None for any number."""

    operator_id: int
    login: str
    name: str
    status: str
    status_since: int | None
    held: int
    most: int | None
    waiting: int
    oldest: int | None


def loads(tx: Tx) -> list[Load]:
    """Everybody who has access, in the order of names: no ranking."""
    return [
        Load(
            operator_id=int(row["id"]),
            login=row["login"],
            name=row["name"],
            status=row["status"],
            status_since=row["status_since"],
            held=int(row["held"]),
            most=row["max_claims"],
            waiting=int(row["waiting"]),
            oldest=row["oldest"],
        )
        for row in tx.execute(_LOADS)
    ]
