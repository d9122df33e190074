"""An engine is closed while another thread is in the middle of its work: the work ends well, and the file is let go."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from console.storage import sqlite
from console.storage.migrate import migrate
from console.storage.sqlite import SqliteEngine


@pytest.fixture
def engine(tmp_path: Path) -> SqliteEngine:
    made = SqliteEngine(tmp_path / "desk.db", b"k" * 32)
    migrate(made)
    return made


class Work:
    """A transaction that another thread is in the middle of until it is told to go on."""

    def __init__(self, engine: SqliteEngine, *, write: bool) -> None:
        self._engine = engine
        self._write = write
        self._is_under_way, self.go_on = threading.Event(), threading.Event()
        self.error: BaseException | None = None
        self._thread = threading.Thread(target=self._work)
        self._thread.start()
        assert self._is_under_way.wait(10)

    def _work(self) -> None:
        try:
            with self._engine.transaction("work", write=self._write) as tx:
                if self._write:
                    tx.execute("INSERT INTO team (name) VALUES ('Padró')")
                self._is_under_way.set()
                assert self.go_on.wait(20)
                assert tx.scalar("SELECT count(*) FROM team") == int(self._write)
        except BaseException as error:
            self.error = error

    def end(self) -> None:
        """Let it go on; it ends as if nothing had happened."""
        self.go_on.set()
        self._thread.join(20)
        assert not self._thread.is_alive() and self.error is None, self.error


@pytest.mark.parametrize("write", [True, False])
def test_work_under_way_outlives_the_closing(
    engine: SqliteEngine, write: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sqlite, "_LAST_WORK_SECONDS", 0.05)
    work = Work(engine, write=write)
    engine.close()
    work.end()
    # The last connection took the log with it: nobody holds the file any more.
    assert not (tmp_path / "desk.db-wal").exists()
    with engine.transaction("after", write=False) as tx:
        assert tx.scalar("SELECT count(*) FROM team") == int(write)
    engine.close()


def test_closing_waits_a_moment_for_what_is_nearly_done(engine: SqliteEngine, tmp_path: Path) -> None:
    work = Work(engine, write=True)
    timer = threading.Timer(0.2, work.go_on.set)
    timer.start()
    engine.close()
    assert not (tmp_path / "desk.db-wal").exists(), "closed when the work was done, and not before"
    work.end()


def test_a_thread_may_close_what_it_is_using_itself(engine: SqliteEngine) -> None:
    with engine.transaction("mine", write=False) as tx:
        engine.close()
        assert tx.scalar("SELECT count(*) FROM team") == 0


def test_closed_between_the_hand_and_the_work(engine: SqliteEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection that was taken but not yet said to be in use is closed: the work is done on another one."""
    hand_out = engine._connection
    closings = [1]

    def closed_at_once() -> object:
        connection = hand_out()
        if closings:
            closings.pop()
            closing = threading.Thread(target=engine.close)
            closing.start()
            closing.join(20)
        return connection

    monkeypatch.setattr(engine, "_connection", closed_at_once)
    with engine.transaction("work", write=False) as tx:
        assert tx.scalar("SELECT count(*) FROM team") == 0
    assert not closings
    engine.close()
