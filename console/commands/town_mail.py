"""`ventanilla town mail`: notices to supervisors by mail. The password goes into the vault of this computer and nowhere else."""

import argparse
import json
import sys
from typing import Any

from console.commands.opening import MAIL_SECRET, Session
from console.commands.shape import print_json
from console.models.mail import KINDS, PORTS, MailRoute, checked, mail_data
from console.models.problems import Problem
from console.operations import mail
from console.operations.desk import Desk


def _desk(session: Session, arguments: argparse.Namespace) -> Desk:
    return session.acting(arguments.login) if arguments.login else session.desk


def _require_sender(session: Session) -> None:
    """Raises Problem `mail_elsewhere`: a password put in at a desk that never sends would help nobody."""
    if session.opened.is_in_office and session.opened.role != "sync":
        raise Problem("mail_elsewhere")


def set_mail(session: Session, arguments: argparse.Namespace) -> None:
    """`town mail set --host NAME --from ADDRESS --to ADDRESS … [--user NAME --password-stdin]`"""
    _require_sender(session)
    if bool(arguments.user) != arguments.password_stdin:
        arguments.parser.error("a login has both: --user NAME, and --password-stdin with the password piped in")
    kinds = tuple(kind for kind in KINDS if not arguments.only or kind in arguments.only)
    route = checked(
        MailRoute(
            arguments.host.strip(),
            arguments.port or PORTS[arguments.tls],
            arguments.tls,
            arguments.user or "",
            arguments.sender.strip(),
            tuple(dict.fromkeys(each.strip() for each in arguments.recipients)),
            kinds,
            arguments.language,
        )
    )
    password = sys.stdin.readline().rstrip("\r\n") if arguments.password_stdin else ""
    if route.user and not (password and len(password) <= 1_000 and password.isascii() and password.isprintable()):
        raise Problem("bad_secret")
    desk, vault = _desk(session, arguments), session.opened.vault
    before = vault.get(MAIL_SECRET)
    if route.user:
        vault.set(MAIL_SECRET, json.dumps({"login": route.login, "password": password}))
    try:
        desk.run(mail.set_route, route)
    except BaseException:
        if before is not None:
            vault.set(MAIL_SECRET, before)
        else:
            vault.delete(MAIL_SECRET)
        raise
    if not route.user:
        vault.delete(MAIL_SECRET)
    _say(arguments, mail_json(desk.read(mail.state)))


def try_mail(session: Session, arguments: argparse.Namespace) -> None:
    """`town mail test`: sends one mail now and says how it went. Raises Problem `no_mail`, and those of the way."""
    from console.sync.mail import send

    session.refuse_quarantine()
    _require_sender(session)
    route = _desk(session, arguments).read(mail.route)
    if route is None:
        raise Problem("no_mail")
    refused = send(session.parts(), route, None)
    if refused:
        raise Problem("mail_some_refused", count=refused)
    _say(arguments, {"sent": True, "host": route.host, "recipients": list(route.recipients)})


def end_mail(session: Session, arguments: argparse.Namespace) -> None:
    """`town mail off`: no notices by mail any more, and the password of this computer is forgotten."""
    _desk(session, arguments).run(mail.end_route)
    session.opened.vault.delete(MAIL_SECRET)
    _say(arguments, {"on": False})


def show_mail(session: Session, arguments: argparse.Namespace) -> None:
    """`town mail show`: the way in force and how it goes."""
    _say(arguments, mail_json(_desk(session, arguments).read(mail.state)))


def mail_json(state: mail.MailState) -> dict[str, Any]:
    """The shape of `town mail show --json` and of `mail` in `status --json`."""
    shown = {} if state.route is None else mail_data(state.route)
    trouble = None if state.trouble is None else str(state.trouble)
    return {"on": state.route is not None, **shown, "trouble": trouble, "waiting": state.waiting}


def _say(arguments: argparse.Namespace, shown: dict[str, Any]) -> None:
    if arguments.json:
        print_json(shown)
        return
    for name, value in shown.items():
        print(f"{name}\t{', '.join(value) if isinstance(value, list) else '-' if value is None else value}")


def add_mail(add: Any, town: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The command line of `town mail`."""
    verbs = town.add_parser("mail", help="notices to supervisors by mail").add_subparsers(
        dest="mail_verb", required=True
    )

    def verb(name: str, run: str, help_text: str) -> argparse.ArgumentParser:
        parser: argparse.ArgumentParser = add(verbs, name, f"town_mail.{run}", help_text)
        parser.add_argument("--as", dest="login", metavar="LOGIN", help="the supervisor who says so, on one PC")
        return parser

    wanted = verb("set", "set_mail", "send notices through the town's mail server")
    wanted.add_argument("--host", required=True, metavar="NAME", help="the mail server, as its certificate names it")
    wanted.add_argument("--port", type=int, metavar="N", help="465, 587 or 25 without it, by --tls")
    wanted.add_argument(
        "--tls",
        choices=tuple(PORTS),
        default="implicit",
        help="encrypted from the first byte, after STARTTLS, or not at all (a server on this computer only)",
    )
    wanted.add_argument("--user", metavar="NAME", help="where the server asks for a login")
    wanted.add_argument("--password-stdin", action="store_true", help="read its password from standard input")
    wanted.add_argument("--from", dest="sender", required=True, metavar="ADDRESS")
    wanted.add_argument("--to", dest="recipients", action="append", required=True, metavar="ADDRESS")
    wanted.add_argument("--only", action="append", choices=KINDS, help="this threshold, not all; may be repeated")
    wanted.add_argument("--language", choices=("ca", "es", "en"), default="ca", help="of the mails; ca without it")
    verb("test", "try_mail", "send one mail now and say how it went")
    verb("off", "end_mail", "send no notices by mail any more")
    verb("show", "show_mail", "the way in force, the last failure, and how many wait for another try")
