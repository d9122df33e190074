"""Figures cut two ways at once: by topic on one channel, by operator in one queue.

Days are kept cut one way only, or every pair of names would have rows of its own. A pair is added up from the episodes themselves, which is as
exact and takes a moment for each; of a period with too many the answer is a plain refusal, never a wait.
"""

from collections import Counter
from typing import Final

from console.figures.digest import Days, Digest, Place
from console.models.problems import Problem
from console.operations.figures import digests, episode_from, place_of, touch_kind
from console.storage.engine import Tx

MOST_EPISODES: Final = 8_000
"""Each costs a tenth of a millisecond."""
MOST_LOOKED_AT: Final = 25_000
"""Of the whole period: what happened in it is looked through for the ones that are meant."""
PLACES: Final = frozenset({"channel", "team", "topic", "language", "hour"})
TRACES: Final = {"operator": ("wait", "out", "handle", "held"), "keyword": ("automatic",)}
"""What an episode leaves for each of several people or rules, and the kinds of trace that name them."""

# A trace of a person or of a rule stands beside the same one without a name.
_TRACES = "kind IN ('wait', 'in', 'out', 'automatic', 'transfer', 'handle', 'held')"
_IN_PERIOD = """
SELECT e.* FROM (
  SELECT conversation_id, number FROM episode WHERE day >= :since AND day <= :until
  UNION SELECT conversation_id, number FROM episode_touch WHERE day >= :since AND day <= :until AND {traces}
) p CROSS JOIN episode e WHERE e.conversation_id = p.conversation_id AND e.number = p.number AND {condition}
"""


def may_pair(by: str, dimension: str) -> bool:
    """Whether one dimension can be cut along the other: what people did has no rule, and what a rule did no person."""
    return by != dimension and {by, dimension} <= PLACES | TRACES.keys() and bool({by, dimension} & PLACES)


def paired(tx: Tx, since: str, until: str, by: str, only: tuple[str, str]) -> dict[str, Digest]:
    """Key of `by` to its digest within `only`, from one local day to another. Raises Problem `too_many_to_pair`."""
    _require_few(tx, since, until, only)
    dimension, key = only
    condition, values = _condition(dimension, key)
    groups: dict[str, Days] = {}
    for row in tx.execute(_IN_PERIOD.format(condition=condition, traces=_TRACES), since=since, until=until, **values):
        place = place_of(row)
        days = groups.setdefault(_name(place, by) if by in PLACES else "", Days())
        days.add(place, episode_from(row["body"]), is_deflected=bool(row["is_deflected"]))
    found: dict[str, Digest] = {}
    for group, days in groups.items():
        for (day, cut, name), digest in days.slots.items():
            if not since <= day <= until:
                continue
            if by in TRACES and cut == by:
                found.setdefault(name, Digest()).add(digest)
            elif by in PLACES and (cut, name) == (only if dimension in TRACES else ("total", "")):
                found.setdefault(group, Digest()).add(digest)
    return {name: digest for name, digest in found.items() if not digest.is_empty}


def _require_few(tx: Tx, since: str, until: str, only: tuple[str, str]) -> None:
    whole, part = (_began(tx, since, until, *each) for each in (("total", ""), only))
    if whole > MOST_LOOKED_AT or part > MOST_EPISODES:
        raise Problem("too_many_to_pair", count=part if part > MOST_EPISODES else whole)


def _began(tx: Tx, since: str, until: str, dimension: str, key: str) -> int:
    """About how many episodes are behind a slice: for a person or a rule at most as often as they acted."""
    made = Digest()
    for _, _, digest in digests(tx, dimension, since, until, key, by_month=True):
        made.add(digest)
    if dimension in TRACES:
        held = made.spreads.get("held", Counter()).total()
        return max(held, made.counts["messages_out"], made.counts["automatic_answers"])
    return made.counts["opened"]


def _condition(dimension: str, key: str) -> tuple[str, dict[str, str | int]]:
    if dimension == "hour":
        return "e.hour = :key", {"key": int(key) if key.isdecimal() else -1}
    if dimension in PLACES:
        return f"e.{dimension} = :key", {"key": key}
    kinds = {f"kind_{kind}": touch_kind(kind, key) for kind in TRACES[dimension]}
    trace = (
        "EXISTS (SELECT 1 FROM episode_touch t WHERE t.conversation_id = e.conversation_id AND t.number = e.number"
        f" AND t.kind IN ({', '.join(f':{name}' for name in kinds)}))"
    )
    return (
        (f"(e.first_by = :key OR {trace})", {"key": key, **kinds}) if dimension == "operator" else (trace, dict(kinds))
    )


def _name(place: Place, by: str) -> str:
    return f"{place.hour:02}" if by == "hour" else str(getattr(place, by))
