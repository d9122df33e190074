"""Channels, operators and teams: who is at the desk and through which accounts it speaks."""

import json
import re
from typing import Any

from console.models.problems import Problem
from console.models.records import Channel, Operator, Team
from console.models.states import Role
from console.operations.desk import Actor, Context
from console.storage.engine import Row, Tx

_LOGIN = re.compile(r"[a-z][a-z0-9._-]{0,31}")
_CHANNEL_NAME = re.compile(r"[\w][\w .·'’-]{0,63}")


def check_login(login: str) -> None:
    """Raises Problem `bad_login` unless it can be one."""
    if not _LOGIN.fullmatch(login):
        raise Problem("bad_login", login=login)


def add_operator(at: Context, login: str, name: str, role: str = Role.OPERATOR) -> int:
    """Add an operator. Raises Problem `bad_login`, `operator_exists`."""
    check_login(login)
    operator_id = at.tx.scalar(
        "INSERT INTO operator (login, name, role, created_at, changed) VALUES (:login, :name, :role, :now, :stamp)"
        " ON CONFLICT (login) DO NOTHING RETURNING id",
        login=login,
        name=name.strip()[:128] or login,
        role=role,
        now=at.now,
        stamp=at.tx.stamp,
    )
    if operator_id is None:
        raise Problem("operator_exists", login=login)
    at.journal("operator.add", login=login, role=role)
    at.touch(operator=int(operator_id))
    return int(operator_id)


def journal_recovery(at: Context, verb: str) -> None:
    """Remember that the recovery key was used or renewed. The keys themselves are not the database's business."""
    at.journal(verb)


def journal_pin_forgotten(at: Context, login: str) -> None:
    """Remember that IT took an operator's PIN away."""
    at.journal("operator.forget_pin", login=login)


def add_team(at: Context, name: str, *, is_closed: bool = False) -> int:
    """Add a team, or find the one of that name. Of a closed one, in an office, only members see the conversations."""
    at.tx.execute(
        "INSERT INTO team (name, is_restricted) VALUES (:name, :closed) ON CONFLICT (name) DO NOTHING",
        name=name.strip()[:64],
        closed=int(is_closed),
    )
    return int(at.tx.scalar("SELECT id FROM team WHERE name = :name", name=name.strip()[:64]))


def actor(tx: Tx, login: str) -> Actor:
    """The actor behind a login. Raises Problem `no_operator`."""
    row = tx.one("SELECT id, login, name, role FROM operator WHERE login = :login AND is_active = 1", login=login)
    if row is None:
        raise Problem("no_operator", login=login)
    return Actor(int(row["id"]), row["login"], row["name"], row["role"])


def operators(tx: Tx) -> list[Operator]:
    """All active operators, by name."""
    return [
        Operator(
            r["id"], r["login"], r["name"], r["role"], r["status"], r["team_id"], bool(r["is_active"]), r["changed"]
        )
        for r in tx.execute("SELECT * FROM operator WHERE is_active = 1 ORDER BY name, id")
    ]


def teams(tx: Tx) -> list[Team]:
    """All teams, by name."""
    return [Team(r["id"], r["name"]) for r in tx.execute("SELECT id, name FROM team ORDER BY name")]


def add_channel(at: Context, kind: str, name: str, config: dict[str, Any]) -> int:
    """Configure an account. The secret is kept elsewhere; `account` in `config` says whose it is.

    Raises Problem `bad_channel_name`, `channel_exists`, `account_exists`.
    """
    if not _CHANNEL_NAME.fullmatch(name):
        raise Problem("bad_channel_name", name=name)
    if at.tx.scalar("SELECT id FROM channel WHERE name = :name AND removed_at IS NULL", name=name) is not None:
        raise Problem("channel_exists", name=name)
    _refuse_second(at, kind, config)
    channel_id = int(
        at.tx.scalar(
            "INSERT INTO channel (name, kind, config, created_at, changed) VALUES (:name, :kind, :config, :now, :stamp) RETURNING id",
            name=name,
            kind=kind,
            config=json.dumps(config, ensure_ascii=False),
            now=at.now,
            stamp=at.tx.stamp,
        )
    )
    at.journal("channel.add", channel=channel_id, kind=kind)
    at.touch(channel=channel_id)
    return channel_id


def _refuse_second(at: Context, kind: str, config: dict[str, Any]) -> None:
    """Two channels of one account would take each other's messages, like two programs with one token."""
    place = ("account", "base_url", "homeserver")
    for channel in channels(at.tx):
        if (
            config.get("account")
            and channel.kind == kind
            and all(channel.config.get(key) == config.get(key) for key in place)
        ):
            raise Problem("account_exists", name=channel.name)


def renew_secret(at: Context, channel_id: int) -> None:
    """A new secret was put in: what was refused before is tried again."""
    at.tx.execute(
        "UPDATE channel SET state = CASE WHEN state IN ('unauthorized', 'token_in_use') THEN 'new' ELSE state END, detail = NULL, changed = :stamp"
        " WHERE id = :id AND removed_at IS NULL",
        id=channel_id,
        stamp=at.tx.stamp,
    )
    at.journal("channel.secret", channel=channel_id)
    at.touch(channel=channel_id)
    at.flag("outbox")


def remove_channel(at: Context, name: str) -> int:
    """Stop using an account; its conversations stay. What was not yet sent fails visibly. Returns its id."""
    from console.operations.outbox import fail_waiting

    channel = channel_by_name(at.tx, name)
    at.tx.execute(
        "UPDATE channel SET removed_at = :now, state = 'removed', changed = :stamp WHERE id = :id",
        id=channel.id,
        now=at.now,
        stamp=at.tx.stamp,
    )
    at.journal("channel.remove", channel=channel.id, unsent=fail_waiting(at, channel.id))
    at.touch(channel=channel.id)
    return channel.id


def set_channel_state(
    at: Context,
    channel_id: int,
    state: str,
    detail: str | None = None,
    paused_until: int | None = None,
    *,
    epoch: int | None = None,
) -> None:
    """What the receiver or a test found. Journalled when it changes.

    With an `epoch` only while that one leads: what a former leader meets says nothing. Raises Problem `lead_lost`.
    """
    before = at.tx.one("SELECT state FROM channel WHERE id = :id", id=channel_id)
    at.tx.execute(
        "UPDATE channel SET state = :state, detail = :detail, poll_paused_until = COALESCE(:paused, poll_paused_until), changed = :stamp"
        " WHERE id = :id AND removed_at IS NULL",
        id=channel_id,
        state=state,
        detail=detail,
        paused=paused_until,
        stamp=at.tx.stamp,
    )
    if before is not None and before["state"] != state:
        at.journal("channel.state", channel=channel_id, state=state)
    at.touch(channel=channel_id)
    if epoch is not None:
        fence(at, channel_id, epoch)


def lead_channel(at: Context, channel_id: int, holder: str, *, is_alone: bool) -> int | None:
    """Become the one who talks to a channel's provider: returns the new epoch, or None while another's lease lives.

    `is_alone`: an exclusive lock proves that no other process serves this desk, so an old lease is a dead one's.
    """
    epoch = at.tx.scalar(
        "INSERT INTO lease (channel_id, epoch, holder, until) VALUES (:channel_id, 1, :holder, :until)"
        " ON CONFLICT (channel_id) DO UPDATE SET epoch = lease.epoch + 1, holder = excluded.holder, until = excluded.until"
        " WHERE lease.until < :now OR :is_alone = 1 RETURNING epoch",
        channel_id=channel_id,
        holder=holder,
        until=at.now + 15_000,
        now=at.now,
        is_alone=int(is_alone),
    )
    return None if epoch is None else int(epoch)


def renew_lead(at: Context, channel_id: int, epoch: int) -> bool:
    """Heartbeat. False: another has taken the lead and this one must stop."""
    return bool(
        at.tx.count(
            "UPDATE lease SET until = :until WHERE channel_id = :channel_id AND epoch = :epoch",
            channel_id=channel_id,
            epoch=epoch,
            until=at.now + 15_000,
        )
    )


def leads(tx: Tx, channel_id: int, epoch: int) -> bool:
    """Whether this epoch is still the one that talks to the channel's provider."""
    found = tx.scalar("SELECT 1 FROM lease WHERE channel_id = :id AND epoch = :epoch", id=channel_id, epoch=epoch)
    return found is not None


def fence(at: Context, channel_id: int, epoch: int) -> None:
    """Commit under this epoch or not at all: nobody takes the lead over until this transaction ends. Raises Problem `lead_lost`.

    The last statement of a transaction: whoever is frozen in the middle of one must not keep the next leader waiting.
    """
    if not at.tx.count(
        "UPDATE lease SET holder = holder WHERE channel_id = :channel_id AND epoch = :epoch",
        channel_id=channel_id,
        epoch=epoch,
    ):
        raise Problem("lead_lost")


def is_led(tx: Tx) -> bool:
    """Whether a service talks to the provider of some channel right now."""
    return tx.scalar("SELECT 1 FROM lease WHERE until > :now LIMIT 1", now=tx.now) is not None


def put_to_rest(at: Context, moved_to: str) -> None:
    """Everything lives in another place now: this one neither polls nor sends any more until somebody confirms otherwise."""
    for key, value in (("moved_to", moved_to), ("quarantined", f"moved to {moved_to}")):
        at.tx.execute(
            "INSERT INTO meta (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            key=key,
            value=value,
        )
    at.journal("desk.moved_to", desk=moved_to)


def journal_move(at: Context, moved_from: str) -> None:
    """The first entry at the new place."""
    at.journal("desk.moved_from", desk=moved_from)


def end_lead(at: Context, channel_id: int, epoch: int) -> None:
    """A clean stop: the next one need not wait for the lease to end."""
    at.tx.execute(
        "UPDATE lease SET until = 0 WHERE channel_id = :channel_id AND epoch = :epoch",
        channel_id=channel_id,
        epoch=epoch,
    )


def _channel(row: Row) -> Channel:
    return Channel(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        config=json.loads(row["config"]),
        state=row["state"],
        detail=row["detail"],
        cursor=row["cursor"],
        last_contact_at=row["last_contact_at"],
        poll_paused_until=row["poll_paused_until"],
        changed=row["changed"],
    )


def channels(tx: Tx) -> list[Channel]:
    """All channels in use, by name."""
    return [_channel(row) for row in tx.execute("SELECT * FROM channel WHERE removed_at IS NULL ORDER BY name")]


def channel(tx: Tx, channel_id: int) -> Channel | None:
    """One channel, or None when it was removed."""
    row = tx.one("SELECT * FROM channel WHERE id = :id AND removed_at IS NULL", id=channel_id)
    return None if row is None else _channel(row)


def channel_by_name(tx: Tx, name: str) -> Channel:
    """The channel of that name. Raises Problem `no_channel`."""
    row = tx.one("SELECT * FROM channel WHERE name = :name AND removed_at IS NULL", name=name)
    if row is None:
        raise Problem("no_channel", name=name)
    return _channel(row)
