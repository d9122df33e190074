"""Runs one operation in one named transaction as its actor, journals it, and publishes what it changed after the commit."""

import json
import os
from collections.abc import Callable
from functools import cache
from typing import Any, Concatenate, ParamSpec, TypeVar

from console.feed import Feed
from console.models.problems import Problem
from console.models.record import Record
from console.models.records import Change
from console.models.states import Role
from console.storage.engine import Engine, Tx

P = ParamSpec("P")
R = TypeVar("R")


class Actor(Record):
    """Who acts: an operator, or the program itself (`operator_id` None)."""

    operator_id: int | None
    login: str
    name: str
    role: str

    @property
    def is_supervisor(self) -> bool:
        return self.role == Role.SUPERVISOR


SYSTEM = Actor(None, "system", "Ventanilla", "system")


class DeskOptions(Record):
    """The declared settings operations obey, in milliseconds and yes/no (see console/settings.py for their meaning)."""

    claim_lease_ms: int = 300_000
    undo_ms: int = 5_000
    courtesy_files_quietly: bool = True
    courtesy_window_ms: int = 7 * 24 * 3_600_000


class Context:
    """One running operation: its transaction, its actor, and what it touched so far. Belongs to one thread."""

    def __init__(self, tx: Tx, actor: Actor, host: str, session: str, options: DeskOptions) -> None:
        self.tx = tx
        self.now = tx.now
        self.actor = actor
        self.session = session
        self.options = options
        self._host = host
        self._touched: dict[str, set[int]] = {}
        self._flags: set[str] = set()

    def touch(self, **ids: int | None) -> None:
        """Remember what a screen must read again: conversation=…, message=…, contact=…, channel=…, operator=…, incoming=…."""
        for what, number in ids.items():
            if number is not None:
                self._touched.setdefault(what, set()).add(number)

    def flag(self, name: str) -> None:
        """Wake a worker after the commit: "outbox", "media", "answers"; "rules" and "examples": what the answers are made from has changed; "words": the team was told something."""
        self._flags.add(name)

    def journal(
        self,
        verb: str,
        *,
        conversation_id: int | None = None,
        message_id: int | None = None,
        reason: str | None = None,
        **detail: Any,
    ) -> None:
        """Append one entry. `detail` holds ids, states and numbers, never a citizen's words."""
        self.tx.execute(
            "INSERT INTO journal (at, actor, host, verb, conversation_id, message_id, reason, detail)"
            " VALUES (:at, :actor, :host, :verb, :conversation_id, :message_id, :reason, :detail)",
            at=self.now,
            actor=self.actor.login,
            host=self._host,
            verb=verb,
            conversation_id=conversation_id,
            message_id=message_id,
            reason=reason,
            detail=json.dumps(detail, ensure_ascii=False, sort_keys=True),
        )

    def change(self) -> Change:
        """All that was touched, as one change."""
        ids = {what: frozenset(numbers) for what, numbers in self._touched.items()}
        return Change(
            conversations=ids.get("conversation", frozenset()) | ids.get("incoming", frozenset()),
            messages=ids.get("message", frozenset()),
            contacts=ids.get("contact", frozenset()),
            channels=ids.get("channel", frozenset()),
            operators=ids.get("operator", frozenset()),
            incoming=ids.get("incoming", frozenset()),
            outbox="outbox" in self._flags,
            media="media" in self._flags,
            answers="answers" in self._flags,
            rules="rules" in self._flags,
            examples="examples" in self._flags,
            words="words" in self._flags,
        )


@cache
def host_name() -> str:
    """This computer, as the journal names it."""
    import platform

    return platform.node()


class Desk:
    """The door to the desk's data for one actor. Safe from any thread: each has its own connection below."""

    def __init__(
        self,
        engine: Engine,
        feed: Feed,
        actor: Actor = SYSTEM,
        *,
        options: DeskOptions | None = None,
        session: str | None = None,
    ) -> None:
        self.engine = engine
        self.feed = feed
        self.actor = actor
        self.options = options or DeskOptions()
        self.session = session or os.urandom(16).hex()

    def as_actor(self, actor: Actor) -> "Desk":
        """The same desk for somebody else, in the same session."""
        return Desk(self.engine, self.feed, actor, options=self.options, session=self.session)

    def run(self, operation: Callable[Concatenate[Context, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a writing operation; publish after the commit. Raises Problem when it could not be done, and then nothing was."""
        name = getattr(operation, "__name__", "operation")
        with self.engine.transaction(name) as tx:
            tx.viewer = self.actor.operator_id
            context = Context(tx, self.actor, host_name(), self.session, self.options)
            result = operation(context, *args, **kwargs)
        change = context.change()
        if change != Change():
            self.feed.publish(change)
            self.engine.notify()
        return result

    def read(self, query: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a reading function in a read-only transaction: one consistent picture."""
        with self.engine.transaction(getattr(query, "__name__", "read"), write=False) as tx:
            tx.viewer = self.actor.operator_id
            return query(tx, *args, **kwargs)


def require_supervisor(at: Context) -> None:
    """Raises Problem `not_supervisor` unless the actor is one (or the program itself)."""
    if at.actor.operator_id is not None and not at.actor.is_supervisor:
        raise Problem("not_supervisor")


def require_reason(reason: str | None) -> str:
    """The reason without surrounding space. Raises Problem `no_reason` when there is none."""
    cleaned = (reason or "").strip()
    if not cleaned:
        raise Problem("no_reason")
    return cleaned
