"""Whoever lifts their own time limits and holds a transaction open is ended by the owner's look; whoever works is left."""

from __future__ import annotations

import time
from contextlib import closing

import psycopg
import pytest

from console.storage.stuck import Ended, end_stuck
from tests.rights.catalogue import Connection
from tests.rights.world import World


def is_alive(connection: Connection) -> bool:
    try:
        connection.execute("SELECT 1")
    except psycopg.OperationalError:
        return False
    return True


def test_a_held_transaction_is_ended_and_idle_windows_are_left(world: World) -> None:
    with closing(world.connect("laia")) as squatter, closing(world.connect("jordi")) as colleague:
        colleague.execute("SELECT 1")
        squatter.execute("SET idle_in_transaction_session_timeout = 0")
        squatter.execute("BEGIN")
        squatter.execute("LOCK TABLE outbox IN ACCESS EXCLUSIVE MODE")
        assert end_stuck(world.owner) == []
        time.sleep(0.2)
        assert end_stuck(world.owner, idle_seconds=0.1) == [Ended("laia", "idle")]
        assert not is_alive(squatter) and is_alive(colleague)
    with world.connect("owner") as owner:
        found = owner.execute("SELECT actor, detail FROM journal WHERE verb = 'office.end_stuck'").fetchall()
    assert found[:1] == [("owner", '{"login": "laia", "why": "idle"}')]


def test_a_transaction_of_minutes_is_ended_also_when_it_works(world: World) -> None:
    with closing(world.connect("laia")) as squatter:
        squatter.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        squatter.execute("SELECT count(*) FROM message")
        time.sleep(0.2)
        assert end_stuck(world.owner, longest_seconds=0.1) == [Ended("laia", "long")]
        with pytest.raises(psycopg.OperationalError):
            squatter.execute("SELECT 1")


def test_the_service_is_left_to_its_own_limits(world: World) -> None:
    with closing(world.connect("sync")) as service:
        service.execute("BEGIN")
        service.execute("SELECT 1")
        time.sleep(0.2)
        assert end_stuck(world.owner, idle_seconds=0.1) == []
        assert is_alive(service)
