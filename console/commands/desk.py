"""Commands for IT: channels, operators, teams, doctor."""

import argparse
import getpass
import json
import sys
import uuid

from console.commands.opening import Session
from console.commands.shape import channel_json, print_json
from console.models.clock import SystemClock
from console.models.problems import Problem
from console.models.records import Channel
from console.models.states import ChannelState
from console.operations import office
from console.providers.addresses import checked_base_url
from console.providers.base import NetworkDown, ProviderError, TokenInUse, Unauthorised, WebhookSet
from console.providers.registry import account_of
from console.providers.twilio_account import checked_account, kind_of


def _read_lines(arguments: argparse.Namespace, known: str | None) -> str:
    """WhatsApp's secrets: a line `name=value` for each; those not given stay as they are known. Raises Problem `bad_secrets`."""
    if not arguments.from_stdin:
        arguments.parser.error("the secrets come by standard input: say --secrets-stdin and pipe them in")
    found: dict[str, str] = json.loads(known) if known else {}
    for line in sys.stdin.read(10_000).splitlines():
        name, _, value = line.partition("=")
        if line.strip():
            found[name.strip()] = value.strip()
    whole = {"token", "app_secret", "verify_token"}
    if set(found) != whole or any(not text or any(ch.isspace() for ch in text) for text in found.values()):
        raise Problem("bad_secrets")
    return json.dumps(found)


def _read_secret(arguments: argparse.Namespace, kind: str, known: str | None = None) -> str:
    """The secret from standard input, or typed unseen. `known`: the one before. Raises Problem `bad_secret`, `bad_secrets`."""
    if kind == "whatsapp":
        return _read_lines(arguments, known)
    if not arguments.from_stdin and not sys.stdin.isatty():
        word = "--password-stdin" if kind == "matrix" else "--token-stdin"
        arguments.parser.error(f"the secret comes by standard input: say {word} and pipe it in")
    secret = sys.stdin.readline().strip() if arguments.from_stdin else getpass.getpass("").strip()
    if not secret or len(secret) > 1000 or any(ch.isspace() for ch in secret):
        raise Problem("bad_secret")
    if kind == "telegram" and not account_of(kind, {}, secret):
        raise Problem("bad_secret")
    return secret


def channel_add(session: Session, arguments: argparse.Namespace) -> None:
    """`channel add telegram|matrix|whatsapp|twilio --name NAME …`: the secret comes by standard input, never on the command line."""
    kind = arguments.kind
    if kind == "twilio":
        config = checked_account(arguments.base_url, arguments.account, arguments.sender, arguments.key)
        kind = kind_of(config["sender"])
        secret = _read_secret(arguments, kind)
    elif kind == "whatsapp":
        if not (arguments.phone_number_id.isdigit() and arguments.waba_id.isdigit()):
            arguments.parser.error("the two ids are the long numbers that Meta shows beside the number and the account")
        config = {
            "base_url": checked_base_url(arguments.base_url),
            "number": arguments.phone_number_id,
            "waba": arguments.waba_id,
        }
        secret = _read_secret(arguments, "whatsapp")
    elif kind == "telegram":
        config = {"base_url": checked_base_url(arguments.base_url)}
        secret = _read_secret(arguments, "telegram")
    else:
        config = {
            "homeserver": checked_base_url(arguments.homeserver),
            "user": arguments.user,
            "device_id": "VENTANILLA" + uuid.uuid4().hex[:8].upper(),
        }
        secret = _read_secret(arguments, "matrix")
    config["account"] = account_of(kind, config, secret)
    channel_id = keep_channel(session, kind, arguments.name, config, secret)
    if arguments.json:
        print_json({"id": channel_id, "name": arguments.name, "kind": kind})


def keep_channel(session: Session, kind: str, name: str, config: dict[str, str], secret: str) -> int:
    """Configure an account and keep its secret, or neither. Returns the channel's id."""
    channel_id = session.desk.run(office.add_channel, kind, name, config)
    try:
        session.opened.vault.set(f"channel:{channel_id}", secret)
    except BaseException:
        session.desk.run(office.remove_channel, name)
        raise
    return channel_id


def channel_secret(session: Session, arguments: argparse.Namespace) -> None:
    """`channel secret NAME`: a new token or password of the same account; conversations and outbox stay."""
    channel = session.desk.read(office.channel_by_name, arguments.name)
    vault, name = session.opened.vault, f"channel:{channel.id}"
    secret = _read_secret(arguments, channel.kind, vault.get(name))
    known = channel.config.get("account") or account_of(channel.kind, channel.config, vault.get(name) or "")
    if known and known != account_of(channel.kind, channel.config, secret):
        raise Problem("other_account", name=channel.name)
    vault.set(name, secret)
    # A login made with the old password would go on by itself.
    vault.delete(f"{name}:login")
    session.desk.run(office.renew_secret, channel.id)
    if arguments.json:
        print_json({"name": channel.name, "kind": channel.kind, "renewed": True})


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
        print(f"{operator['login']}\t{operator['name']}\t{operator['role']}\t{operator['status']}")


def operator_set(session: Session, arguments: argparse.Namespace) -> None:
    """`operator set LOGIN --as SUPERVISOR [--languages ca,es] [--most N] [--join TEAM] [--leave TEAM]`"""
    from console.operations import people

    desk = session.acting(arguments.by)
    if arguments.languages is not None:
        codes = [code.strip() for code in arguments.languages.split(",") if code.strip()]
        desk.run(people.set_languages, arguments.login, codes)
    if arguments.most is not None:
        desk.run(people.set_most, arguments.login, arguments.most or None)
    for team in arguments.join or ():
        desk.run(people.join_team, arguments.login, team)
    for team in arguments.leave or ():
        desk.run(people.leave_team, arguments.login, team)
    found = next(each for each in desk.read(people.skills) if each.login == arguments.login)
    if arguments.json:
        print_json({"login": found.login, "languages": found.languages, "most": found.most, "teams": found.teams})
    else:
        languages, teams = ", ".join(found.languages) or "all languages", ", ".join(found.teams) or "no team"
        print(f"{found.login}\t{languages}\t{found.most or 'any number'}\t{teams}")


def operator_forget_pin(session: Session, arguments: argparse.Namespace) -> None:
    """`operator forget-pin LOGIN`: the lock screen of that operator at this desk asks for no PIN until they choose one."""
    from console.pins import PinKeeper

    session.desk.read(office.actor, arguments.login)
    PinKeeper(session.opened.vault, arguments.login, SystemClock().now_ms).forget()
    session.desk.run(office.journal_pin_forgotten, arguments.login)


def team_add(session: Session, arguments: argparse.Namespace) -> None:
    """`team add NAME [--closed] [--as SUPERVISOR]`"""
    desk = session.acting(arguments.by) if arguments.by else session.desk
    desk.run(office.add_team, arguments.name, is_closed=arguments.closed)


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
    session.refuse_quarantine()
    if not all(test["ok"] for test in report["tests"]):
        raise Problem("doctor_failed")
