"""Another process's desk hears of every change, whatever the engine, and after a cut reads everything again."""

import threading
from collections.abc import Callable, Iterator

import pytest

from console.feed import Feed
from console.models.records import Change
from console.operations import claims, replies
from console.operations.desk import Desk
from console.sync.listener import Listener
from tests.operations.conftest import OFFICES, Office

WAIT_SECONDS = 20.0


class Heard:
    """What a listener's feed was told, to be waited for."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self._more = threading.Condition()

    def add(self, change: Change) -> None:
        with self._more:
            self.changes.append(change)
            self._more.notify_all()

    def wait(self, is_it: Callable[[Change], bool]) -> Change:
        with self._more:
            assert self._more.wait_for(lambda: any(map(is_it, self.changes)), WAIT_SECONDS), self.changes
            return next(filter(is_it, self.changes))


@pytest.fixture
def heard(town: Office) -> Iterator[Heard]:
    founded = OFFICES.get(id(town.engine))
    engine = founded.engine("jordi") if founded else town.engine
    heard, feed = Heard(), Feed()
    feed.subscribe(heard.add)
    listener = Listener(Desk(engine, feed, town.jordi.actor))
    listener.look()
    # What was on the screen before the first look may be older than it.
    assert [change.everything for change in heard.changes] == [True]
    heard.changes.clear()
    listener.start()
    yield heard
    listener.end(5.0)


def test_a_colleagues_act_and_a_citizens_message_are_heard(town: Office, heard: Heard) -> None:
    town.receive(town.text("Bon dia"))
    came = heard.wait(lambda change: bool(change.incoming))
    [number] = came.incoming
    assert number in came.conversations and came.messages and came.contacts
    town.laia.run(claims.claim, number)
    heard.wait(lambda change: number in change.conversations and not change.incoming)
    message = town.laia.run(replies.reply, number, "Bon dia", now=True)
    assert heard.wait(lambda change: message in change.messages).outbox


def test_a_connection_that_is_cut_costs_no_change(town: Office, heard: Heard, caplog: pytest.LogCaptureFixture) -> None:
    """Longer cuts are told and end with a whole reading: tests/flows/test_office_window.py."""
    if town.engine.kind == "sqlite":
        pytest.skip("a file is never away")
    town.receive(town.text("Bon dia", chat="1"))
    heard.wait(lambda change: bool(change.incoming))
    heard.changes.clear()
    town.sql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    town.receive(town.text("Hola?", chat="2"))
    heard.wait(lambda change: bool(change.incoming) or change.everything)
