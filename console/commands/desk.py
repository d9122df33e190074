"""Commands for IT: channels, operators, teams, doctor."""

import argparse
import getpass
import sys
import uuid

from console.commands.opening import Session
from console.commands.shape import channel_json, print_json
from console.models.problems import Problem
from console.models.records import Channel
from console.models.states import ChannelState
from console.operations import office
from console.providers.addresses import checked_base_url
from console.providers.base import NetworkDown, ProviderError, TokenInUse, Unauthorised, WebhookSet


def _read_secret(from_stdin: bool) -> str:
    secret = sys.stdin.readline().strip() if from_stdin else getpass.getpass("").strip()
    if not secret or len(secret) > 1000 or any(ch.isspace() for ch in secret):
        raise Problem("bad_secret")
    return secret


def channel_add(session: Session, arguments: argparse.Namespace) -> None:
    """`channel add telegram|matrix --name NAME …`: the secret comes by standard input, never on the command line."""
    if arguments.kind == "telegram":
        config: dict[str, str] = {"base_url": checked_base_url(arguments.base_url)}
        secret = _read_secret(arguments.token_stdin)
        if ":" not in secret:
            raise Problem("bad_secret")
    else:
        config = {
            "homeserver": checked_base_url(arguments.homeserver),
            "user": arguments.user,
            "device_id": "VENTANILLA" + uuid.uuid4().hex[:8].upper(),
        }
        secret = _read_secret(arguments.password_stdin)
    channel_id = session.desk.run(office.add_channel, arguments.kind, arguments.name, config)
    try:
        session.opened.vault.set(f"channel:{channel_id}", secret)
    except BaseException:
        session.desk.run(office.remove_channel, arguments.name)
        raise
    if arguments.json:
        print_json({"id": channel_id, "name": arguments.name, "kind": arguments.kind})


def channel_list(session: Session, arguments: argparse.Namespace) -> None:
    """`channel list`"""
    now = session.desk.read(lambda tx: tx.now)
    found = [channel_json(channel, now) for channel in session.desk.read(office.channels)]
    if arguments.json:
        print_json(found)
        return
    for channel in found:
        print(f"{channel['name']}\t{channel['kind']}\t{channel['state']}")


def problem_of(channel: Channel, error: ProviderError) -> Problem:
    """A provider's failure as a sentence."""
    match error:
        case Unauthorised():
            return Problem("secret_refused", name=channel.name)
        case WebhookSet():
            return Problem("provider_webhook", name=channel.name)
        case TokenInUse():
            return Problem("provider_conflict", name=channel.name)
        case NetworkDown() | ProviderError():
            return Problem("provider_unreachable", name=channel.name, why=error.reason)


def channel_test(session: Session, arguments: argparse.Namespace) -> None:
    """`channel test NAME`: asks the provider who we are, touching no message."""
    session.refuse_quarantine()
    channel = session.desk.read(office.channel_by_name, arguments.name)
    provider = session.open_provider(channel)
    try:
        found = provider.check()
    except ProviderError as error:
        if arguments.json:
            print_json(
                {"name": channel.name, "kind": channel.kind, "ok": False, "error": str(problem_of(channel, error))}
            )
        raise problem_of(channel, error) from None
    finally:
        provider.close()
    if channel.state == ChannelState.UNAUTHORIZED:
        session.desk.run(office.set_channel_state, channel.id, ChannelState.CONNECTED)
    if found.facts.get("webhook"):
        raise Problem("provider_webhook", name=channel.name)
    if arguments.json:
        print_json(
            {
                "name": channel.name,
                "kind": channel.kind,
                "ok": True,
                "account": found.account,
                "account_id": found.account_id,
                "facts": found.facts,
            }
        )
    else:
        print(f"{channel.name}: {found.account} ({found.account_id})")


def channel_remove(session: Session, arguments: argparse.Namespace) -> None:
    """`channel remove NAME`: conversations stay; what was not sent is marked failed."""
    channel_id = session.desk.run(office.remove_channel, arguments.name)
    for name in (f"channel:{channel_id}", f"channel:{channel_id}:login"):
        session.opened.vault.delete(name)
    if arguments.json:
        print_json({"name": arguments.name, "removed": True})


def operator_add(session: Session, arguments: argparse.Namespace) -> None:
    """`operator add LOGIN --name NAME [--role supervisor]`"""
    operator_id = session.desk.run(office.add_operator, arguments.login, arguments.name, arguments.role)
    if arguments.json:
        print_json({"id": operator_id, "login": arguments.login, "name": arguments.name, "role": arguments.role})


def operator_list(session: Session, arguments: argparse.Namespace) -> None:
    """`operator list`"""
    found = [
        {"login": o.login, "name": o.name, "role": o.role, "status": o.status}
        for o in session.desk.read(office.operators)
    ]
    if arguments.json:
        print_json(found)
        return
    for operator in found:
        print(f"{operator['login']}\t{operator['name']}\t{operator['role']}")


def team_add(session: Session, arguments: argparse.Namespace) -> None:
    """`team add NAME`"""
    session.desk.run(office.add_team, arguments.name)


def doctor(session: Session, arguments: argparse.Namespace) -> None:
    """`doctor`: every setting with its value and origin, and a test of storage, keyring, clock and every channel."""
    from console.commands.doctor import examine

    report = examine(session)
    if arguments.json:
        print_json(report)
    else:
        for setting in report["settings"]:
            print(f"{setting['key']} = {setting['value']!r} ({setting['origin']})")
        for test in report["tests"]:
            print(f"{'ok  ' if test['ok'] else 'FAIL'} {test['name']}: {test['detail']}")
    if not all(test["ok"] for test in report["tests"]):
        raise Problem("doctor_failed")
