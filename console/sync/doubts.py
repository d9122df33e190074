"""Settles sends in doubt where the provider can be asked what it has: the message is there once, or a person decides."""

import logging
from typing import Protocol, cast

from console.models.delivery import Outcome
from console.models.problems import Problem
from console.operations import outbox
from console.operations.doubts import doubts
from console.providers.base import Provider, ProviderError
from console.sync.parts import Parts

log = logging.getLogger(__name__)

EVERY_SECONDS = 10.0


class LooksUp(Protocol):
    """What a provider offers whose capabilities say `can_look_up`."""

    def look_up(self, recipient: str, text: str, since_ms: int, until_ms: int, known: frozenset[str]) -> Outcome | None:
        """What became of a send between these moments; None when that cannot be told. Raises ProviderError."""


def settle(parts: Parts, channel_id: int, provider: Provider) -> int:
    """Ask about every send in doubt. Returns how many were found; the others stay in doubt."""
    settled = 0
    try:
        for doubt in parts.desk.read(doubts, channel_id):
            item, until = doubt.item, doubt.started_at + outbox.LONGEST_CALL_MS
            outcome = cast(LooksUp, provider).look_up(item.recipient, item.text, doubt.started_at, until, doubt.known)
            if outcome is not None:
                parts.desk.run(outbox.record, item, outcome)
                settled += 1
    except ProviderError as error:
        log.info("sends in doubt cannot be looked up yet: %s", error.why)
    except Problem as problem:
        log.warning("sends in doubt wait: %s", problem.code)
    if settled:
        parts.wake_sender.set()
    return settled
