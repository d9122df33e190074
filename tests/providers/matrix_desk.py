"""The console's side of a Matrix test: one account, its cursor, and what came."""

import uuid
from collections.abc import Callable
from typing import Any, TypeVar

from console.models.delivery import Outbound, Sent
from console.models.inbound import Batch, Inbound, InboundMessage
from console.providers.matrix import MatrixProvider, Timeouts

PASSWORD = "l4-clau-del-poble"
QUICK = Timeouts(connect=1, idle=3, send=3, file=5, file_total=10)
_Event = TypeVar("_Event")


class Desk:
    """The console's side as a test needs it: keeps the cursor and what came, as a batch and its cursor are committed."""

    def __init__(self, url: str, account: str, device_id: str = "DESK", cursor: str | None = None) -> None:
        self._open: Callable[[], MatrixProvider] = lambda: MatrixProvider(url, account, PASSWORD, device_id, QUICK)
        self.account = account
        self.provider = self._open()
        self.cursor = cursor
        self.came: list[Inbound] = []

    def fetch(self, wait: int = 0) -> Batch:
        batch = self.provider.fetch(self.cursor, wait)
        self.cursor = batch.cursor
        self.came += [event for update in batch.updates for event in update.events]
        return batch

    def drain(self) -> list[Inbound]:
        """Everything that is there now, and only what was not there before."""
        before = len(self.came)
        while self.fetch().has_more:
            assert len(self.came) - before < 5_000
        return self.came[before:]

    def crash(self) -> None:
        """Another process goes on from what was committed."""
        self.provider.close()
        self.provider = self._open()

    def send(self, room: str, text: str = "", **more: Any) -> Outbound:
        fields: dict[str, Any] = {
            "outbox_id": 1,
            "message_id": 1,
            "channel_id": 1,
            "recipient": room,
            "action": "send",
            "uuid": str(uuid.uuid4()),
            "text": text,
            "attachment_id": None,
            "payload": {},
            "attempts": 1,
        }
        return Outbound(**{**fields, **more})

    def answer(self, room: str, text: str = "", **more: Any) -> str:
        """Send and give the event."""
        outcome = self.provider.perform(self.send(room, text, **more), None)
        assert isinstance(outcome, Sent)
        return outcome.provider_id or ""


def only(kind: type[_Event], events: list[Inbound]) -> _Event:
    found = [event for event in events if isinstance(event, kind)]
    assert len(found) == 1, events
    return found[0]


def texts(events: list[Inbound]) -> list[str]:
    return [event.text for event in events if isinstance(event, InboundMessage)]
