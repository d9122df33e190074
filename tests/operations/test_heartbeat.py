"""Whether somebody syncs a desk is known in time: running, killed without a word, or ended in good order."""

from __future__ import annotations

from console.operations.heartbeat import STALE_AFTER_MS, Heartbeat, forget_beat, heartbeat, write_beat
from tests.operations.conftest import Office


def test_a_killed_process_is_told_from_one_that_ended(town: Office) -> None:
    assert town.laia.read(heartbeat) == Heartbeat("stopped", None, ())
    town.desk.run(write_beat, ["receiver", "sender"], 5)
    heard_at = town.now()
    running = town.laia.read(heartbeat)
    assert (running.state, running.threads) == ("running", ("receiver", "sender"))
    assert running.heard_at is not None and abs(running.heard_at - heard_at) < 10_000
    town.sql(
        "UPDATE meta SET value = replace(value, :now, :then) WHERE key = 'sync'",
        now=f'"at": {running.heard_at}',
        then=f'"at": {running.heard_at - STALE_AFTER_MS}',
    )
    assert town.laia.read(heartbeat) == Heartbeat("stale", running.heard_at - STALE_AFTER_MS, ())
    town.desk.run(forget_beat, 5)
    assert town.laia.read(heartbeat) == Heartbeat("stopped", None, ())


def test_the_word_of_another_process_stays(town: Office) -> None:
    town.desk.run(write_beat, ["receiver"], 7)
    town.desk.run(forget_beat, 5)
    assert town.laia.read(heartbeat).state == "running"
