"""Commands without a window: for IT, scripts and tests. No Qt is imported here; each command imports what it needs.

Exit codes: 0 done, 1 a problem (one line on standard error says what to do), 2 a wrong command line, 3 a lost claim, 4 quarantined.
"""

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any

from console import __version__
from console.commands import daily, town_mail
from console.commands.shape_office import office_commands
from console.models.capabilities import BY_KIND
from console.models.problems import Problem
from console.models.rules import LANGUAGES

_SESSIONLESS = {
    "office_init",
    "office_join",
    "restore_command",
    "recovery_key_open",
    "train",
    "rank",
    "learn",
    "recognise",
}


def build_parser() -> argparse.ArgumentParser:
    """The whole command line. The two global options stand before the command."""
    parser = argparse.ArgumentParser(
        prog="ventanilla", description="The citizens' counter. Without a command it opens the window."
    )
    parser.add_argument("--data", metavar="DIR", help="folder that holds everything of one desk")
    parser.add_argument(
        "--key-file", metavar="FILE", help="holds the secrets where there is no keyring (also VENTANILLA_KEY_FILE)"
    )
    parser.add_argument("--version", action="version", version=f"ventanilla {__version__}")
    parser.add_argument("--training", action="store_true", help="open the window in the training town")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _channel_commands(commands)
    _desk_commands(commands)
    _acting_commands(commands)
    _looking_commands(commands)
    _answers_commands(commands)
    _town_commands(commands)
    office_commands(commands, _add)
    return parser


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: str,
    help_text: str,
    *,
    is_acting: bool = False,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=help_text, description=help_text)
    parser.set_defaults(run=run, parser=parser)
    parser.add_argument("--json", action="store_true", help="answer in JSON")
    if is_acting:
        parser.add_argument("--as", dest="login", required=True, metavar="LOGIN", help="the operator who acts")
    return parser


class _Once(argparse.Action):
    """An option that would silently replace itself when it is given twice."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, _: Any = None
    ) -> None:
        if getattr(namespace, self.dest) is not None:
            parser.error(f"{self.option_strings[0]} may be given once; send the others in replies of their own")
        setattr(namespace, self.dest, values)


def _place(value: str) -> tuple[float, float]:
    """A place on the map: two numbers of degrees."""
    latitude, _, longitude = value.partition(",")
    try:
        place = float(latitude), float(longitude)
    except ValueError:
        place = 999.0, 999.0
    # Written this way round, a NaN is refused too.
    if not (abs(place[0]) <= 90 and abs(place[1]) <= 180):
        raise argparse.ArgumentTypeError("a place is LATITUDE,LONGITUDE in degrees, like 41.5381,2.4445")
    return place


def _channel_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    channel = commands.add_parser(
        "channel", help="add, list, test and remove channels; put in a new secret"
    ).add_subparsers(dest="verb", required=True)
    add = channel.add_parser("add", help="add a channel").add_subparsers(dest="kind", required=True)
    telegram = _add(add, "telegram", "desk.channel_add", "a Telegram bot")
    telegram.add_argument("--name", required=True)
    telegram.add_argument("--base-url", default="https://api.telegram.org")
    telegram.add_argument(
        "--token-stdin", dest="from_stdin", action="store_true", help="read the token from standard input"
    )
    matrix = _add(add, "matrix", "desk.channel_add", "an account on a Matrix server")
    matrix.add_argument("--name", required=True)
    matrix.add_argument("--homeserver", required=True, metavar="URL")
    matrix.add_argument("--user", required=True, metavar="ID")
    matrix.add_argument(
        "--password-stdin", dest="from_stdin", action="store_true", help="read the password from standard input"
    )
    whatsapp = _add(add, "whatsapp", "desk.channel_add", "a number on the WhatsApp Cloud API")
    whatsapp.add_argument("--name", required=True)
    whatsapp.add_argument(
        "--phone-number-id", required=True, metavar="ID", help="as Meta shows it; not the number itself"
    )
    whatsapp.add_argument("--waba-id", required=True, metavar="ID", help="the WhatsApp business account of the number")
    whatsapp.add_argument("--base-url", default="https://graph.facebook.com/v24.0", help="with the version")
    whatsapp.add_argument(
        "--secrets-stdin",
        dest="from_stdin",
        action="store_true",
        help="read the lines token=…, app_secret=… and verify_token=… from standard input",
    )
    daily.add_templates(_add, commands, channel)
    daily.add_twilio(_add, add)
    _add(channel, "list", "desk.channel_list", "list the channels")
    _add(channel, "test", "desk.channel_test", "ask the provider who we are").add_argument("name")
    secret = _add(channel, "secret", "desk.channel_secret", "put in a new token or password of the same account")
    secret.add_argument("name")
    secret.add_argument(
        "--token-stdin",
        "--password-stdin",
        "--secrets-stdin",
        dest="from_stdin",
        action="store_true",
        help="read it from standard input",
    )
    _add(channel, "remove", "desk.channel_remove", "stop using a channel").add_argument("name")


def _desk_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    operator = commands.add_parser("operator", help="add and list operators").add_subparsers(dest="verb", required=True)
    add = _add(operator, "add", "desk.operator_add", "add an operator")
    add.add_argument("login")
    add.add_argument("--name", required=True)
    add.add_argument("--role", choices=("operator", "supervisor"), default="operator")
    _add(operator, "list", "desk.operator_list", "list the operators")
    status = _add(operator, "status", "presence.operator_status", "say where somebody is, or ask")
    status.add_argument("status", nargs="?", choices=("available", "counter", "busy", "break", "offline"))
    status.add_argument("--as", dest="by", required=True, metavar="LOGIN")
    status.add_argument("--minutes", type=int, metavar="N", help="how long the break is to last")
    history = _add(operator, "history", "presence.operator_history", "who was where, from when to when")
    history.add_argument("login")
    history.add_argument("--since", default="24h", metavar="TIME", help="like 2026-11-01, or 8h for eight hours ago")
    history.add_argument("--until", metavar="TIME")
    can = _add(operator, "set", "desk.operator_set", "an operator's languages, teams and most conversations at once")
    can.add_argument("login")
    can.add_argument("--as", dest="by", required=True, metavar="LOGIN", help="the supervisor who says so")
    can.add_argument("--languages", metavar="CODES", help="like ca,es; empty for all")
    can.add_argument("--most", type=int, metavar="N", help="conversations at once; 0 for any number")
    can.add_argument("--join", action="append", metavar="TEAM")
    can.add_argument("--leave", action="append", metavar="TEAM")
    daily.add_load(_add, operator)
    _add(
        operator, "forget-pin", "desk.operator_forget_pin", "take a forgotten PIN of the lock screen away"
    ).add_argument("login")
    team = commands.add_parser("team", help="add teams").add_subparsers(dest="verb", required=True)
    made = _add(team, "add", "desk.team_add", "add a team")
    made.add_argument("name")
    made.add_argument("--closed", action="store_true", help="in an office only its members see its conversations")
    made.add_argument("--as", dest="by", metavar="LOGIN", help="the supervisor who adds it, in an office")
    _add(commands, "sync", "syncing.sync", "receive and send without a window").add_argument(
        "--once", action="store_true", help="until nothing is left, then end"
    )
    _add(commands, "backup", "safekeeping.backup", "write an encrypted, verified copy of the desk").add_argument(
        "path", metavar="FILE"
    )
    restore = _add(commands, "restore", "safekeeping.restore_command", "bring back a desk from a backup, quarantined")
    restore.add_argument("path", metavar="FILE", nargs="?")
    restore.add_argument("--confirm", action="store_true", help="end the quarantine: the old desk is off")
    restore.add_argument("--recovery-key-stdin", action="store_true", help="read the recovery key from standard input")
    recovery = commands.add_parser("recovery-key", help="open a desk whose key is lost; make a new recovery key")
    verbs = recovery.add_subparsers(dest="verb", required=True)
    _add(
        verbs,
        "open",
        "safekeeping.recovery_key_open",
        "put the lost key of this desk back; the recovery key comes by standard input",
    )
    _add(verbs, "renew", "safekeeping.recovery_key_renew", "show a new recovery key once; the old one ends")
    _add(commands, "doctor", "desk.doctor", "every setting with its origin; tests storage, keyring, clock and channels")


def _acting_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    def acting(name: str, help_text: str, what: str = "ID") -> argparse.ArgumentParser:
        parser = _add(commands, name, "acting." + name.replace("-", "_"), help_text, is_acting=True)
        parser.add_argument("id", type=int, metavar=what)
        return parser

    acting("claim", "take a conversation for myself")
    acting("release", "give a conversation back to the queue")
    acting("assign", "give a conversation to an operator").add_argument("--to", required=True, metavar="LOGIN")
    acting("take-over", "take a conversation from its holder").add_argument("--reason", required=True)
    transfer = acting("transfer", "pass a conversation on with a note")
    transfer.add_argument("--to", required=True, metavar="LOGIN|TEAM")
    transfer.add_argument("--note", required=True)
    reply = acting("reply", "answer the citizen; prints the message id")
    reply.add_argument("--text", default="")
    reply.add_argument("--now", action="store_true", help="skip the undo time")
    reply.add_argument("--file", metavar="FILE", action=_Once)
    reply.add_argument("--voice", action="store_true", help="send the file as a voice note")
    reply.add_argument("--location", metavar="LATITUDE,LONGITUDE", type=_place)
    reply.add_argument("--template", metavar="NAME", help="send this approved template instead of a text")
    reply.add_argument("--language", metavar="CODE", help="of the template, like ca")
    reply.add_argument("--field", action="append", metavar="NAME=VALUE", help="what stands in a field of the template")
    reply.add_argument("--uuid", help="makes a repeat of this command harmless")
    acting("note", "keep an internal note").add_argument("--text", required=True)
    resolve = acting("resolve", "done")
    resolve.add_argument("--reason", default="solved")
    resolve.add_argument("--topic")
    hand = _add(
        commands,
        "hand-over",
        "handing.hand_over",
        "what somebody still has in hand; with --to, pass it on",
        is_acting=True,
    )
    hand.add_argument("id", type=int, nargs="*", metavar="ID", help="only these; without one, everything in hand")
    hand.add_argument("--to", metavar="LOGIN|TEAM")
    hand.add_argument("--note", default="")
    acting("reopen", "undo a resolve")
    acting("snooze", "hide until a time or the next message").add_argument(
        "--until", required=True, metavar="TIME", help="2026-11-24T09:00 or +2h"
    )
    daily.add_promises(_add, commands)
    daily.add_words(_add, commands)
    acting("unread", "show a conversation bold again")
    acting("topic", "say what a conversation is about").add_argument("--topic", required=True)
    acting("draft", "save or print a draft").add_argument("--text")
    acting("block", "block the contact of a conversation").add_argument("--reason", required=True)
    acting("unblock", "listen to the contact of a conversation again")
    correct = acting("correct", "correct the contact's name or language")
    correct.add_argument("--name")
    correct.add_argument("--language")
    acting("take-back", "undo a reply during its undo time", "MESSAGE")
    settle = acting("settle", "decide about a message whose fate is unknown", "MESSAGE").add_mutually_exclusive_group(
        required=True
    )
    settle.add_argument("--sent", action="store_true", help="it arrived")
    settle.add_argument("--again", action="store_true", help="send it again")
    acting("retry", "send a failed message again", "MESSAGE")
    acting("edit", "correct a sent message", "MESSAGE").add_argument("--text", required=True)
    acting("delete", "delete a sent message at the citizen's side", "MESSAGE")


def _looking_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    _add(commands, "conversations", "looking.conversations", "list conversations").add_argument(
        "--state", choices=("open", "snoozed", "resolved")
    )
    words = _add(commands, "messages", "looking.messages", "list the messages of a conversation")
    words.add_argument("id", type=int, metavar="ID")
    words.add_argument("--as", dest="login", metavar="LOGIN", help="who reads; needed for a confidential conversation")
    words.add_argument("--reason", help="why, for a confidential conversation of a team you are not in")
    file = _add(commands, "file", "looking.file", "write the file of a message to disk")
    file.add_argument("id", type=int, metavar="MESSAGE")
    file.add_argument("--out", required=True, metavar="PATH")
    file.add_argument("--version", type=int, metavar="N", help="the file of an earlier form of an edited message")
    journal = _add(commands, "journal", "looking.journal", "who did what, when")
    journal.add_argument("--conversation", type=int, metavar="ID")
    journal.add_argument("verify", nargs="?", choices=("verify",), help="only look whether it is as it was written")
    _stats_command(commands)
    _add(commands, "search", "looking.search", "find messages and people").add_argument("text", metavar="TEXT")
    _add(
        commands,
        "status",
        "looking.status",
        "channels with their silences, outbox, whether and how sync runs, versions",
    )


def _stats_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    stats = _add(commands, "stats", "stats.stats", "the figures of a period, from the journal")
    stats.add_argument(
        "--from", dest="since", metavar="DAY", help="first local day, like 2026-11-01; without it 30 days are told"
    )
    stats.add_argument("--to", metavar="DAY", help="last local day; today without it")
    stats.add_argument(
        "--by",
        default="day",
        metavar="WHAT",
        help="day, weekday, week, month, hour, weekday-hour, queue, topic, channel, language, operator or keyword",
    )
    stats.add_argument("--only", metavar="WHAT=KEY", help="only one queue, topic, channel, language or operator")
    stats.add_argument("--all-hours", action="store_true", help="count waits while the town hall is closed as well")
    stats.add_argument("--format", choices=("table", "csv", "json", "xlsx", "open-data"), default="table")
    stats.add_argument("--out", metavar="PATH", help="write to a file")
    stats.add_argument(
        "--behind", metavar="FIGURE[=KEY]", help="the conversations behind a figure, of one line or of all"
    )
    stats.add_argument(
        "--recompute", action="store_true", help="make everything anew from the journal and tell what differs"
    )


def _answers_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    answers = commands.add_parser("answers", help="the rules that answer citizens").add_subparsers(
        dest="verb", required=True
    )
    secret = _add(
        answers,
        "secret",
        "answers_secret.secret",
        "what calls of a rule to the town's service are signed with",
        is_acting=True,
    )
    secret.add_argument("rule", metavar="RULE")
    source = secret.add_mutually_exclusive_group(required=True)
    source.add_argument("--new", action="store_true", help="make one and show it once")
    source.add_argument("--stdin", action="store_true", help="read it from standard input")
    tried = _add(answers, "try", "answers_try.try_answer", "what a citizen would get from a rule; sends nothing")
    tried.add_argument("rule", metavar="RULE")
    tried.add_argument("--text", required=True, help="what the citizen says")
    tried.add_argument("--language", choices=LANGUAGES)
    tried.add_argument("--channel", choices=sorted(BY_KIND), default="telegram")
    tried.add_argument("--state", metavar="JSON", help="what the dialogue kept from the message before")
    log = _add(answers, "log", "looking.rule_log_lines", "what became of each message a rule fired for")
    log.add_argument("rule", metavar="RULE")
    log.add_argument("--limit", type=int, default=100, metavar="N", help="the newest ones; 100 without it")
    _ranking_commands(answers)


def _ranking_commands(answers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    train = _add(answers, "train", "answers.train", "learn a table of examples: text,label[,lang]")
    train.add_argument("path", metavar="FILE.csv")
    train.add_argument("--out", required=True, metavar="MODEL", help="where the model is written")
    for name, help_text in (
        ("rank", "the five best answers for each text on standard input, one JSON object a line"),
        ("learn", "learn picks from standard input into a model, one JSON object a line"),
    ):
        _add(answers, name, f"answers.{name}", help_text).add_argument("--model", required=True, metavar="MODEL")
    _add(
        answers, "recognise", "answers.recognise", "the keyword in each text on standard input, one JSON object a line"
    ).add_argument("--keywords", required=True, metavar="FILE.json", help="keyword to list of aliases")

    _rule_file_commands(answers)


def _rule_file_commands(answers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    def add(name: str, run: str, help_text: str, *, file: str = "", is_change: bool = False) -> argparse.ArgumentParser:
        parser = _add(answers, name, f"rule_files.{run}", help_text)
        if file:
            parser.add_argument("file", metavar="FILE", nargs=file if file == "?" else None)
            parser.add_argument(
                "--format", choices=("csv", "json", "yaml"), help="what the file is, when its name does not say"
            )
        if is_change:
            parser.add_argument("--as", dest="login", metavar="LOGIN", help="the supervisor who changes it")
            parser.add_argument("--why", metavar="TEXT", help="kept with the new version")
        return parser

    taken = add(
        "import", "import_file", "take rules from a CSV, JSON or YAML file: all or none", file="1", is_change=True
    )
    taken.add_argument("--check", action="store_true", help="only say what would happen")
    how = taken.add_mutually_exclusive_group()
    how.add_argument("--automatic", action="store_true", help="all of them answer by themselves")
    how.add_argument("--suggested", action="store_true", help="all of them are only suggested")
    add("export", "export_file", "write all rules into a file; - is standard output", file="1")
    add("check", "check", "what is wrong with the rules, or would be with those of a file", file="?")
    add("list", "list_rules", "the rules in force")
    add("remove", "remove", "take a rule out; its versions stay", is_change=True).add_argument("name", metavar="NAME")
    add("history", "history", "every version of a rule, with who and why").add_argument("name", metavar="NAME")
    earlier = add("back", "back", "make an earlier version of a rule the newest again", is_change=True)
    earlier.add_argument("name", metavar="NAME")
    earlier.add_argument("version", type=int, metavar="VERSION")
    switch = add("automatic", "automatic", "let rules answer by themselves, or only be suggested", is_change=True)
    switch.add_argument("state", choices=("on", "off"))
    switch.add_argument("names", metavar="NAME", nargs="*")
    switch.add_argument("--all-commands", action="store_true", help="every rule with a keyword")
    trial = _add(
        answers,
        "simulate",
        "rule_trial.simulate_rules",
        "what a rule, or those of a file, would have answered to what citizens wrote; changes nothing",
    )
    trial.add_argument("target", metavar="FILE|NAME")
    trial.add_argument("--format", choices=("csv", "json", "yaml"), help="what the file is, when its name does not say")


def _town_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    town = commands.add_parser("town", help="what the town tells about itself").add_subparsers(
        dest="verb", required=True
    )
    hours = _add(town, "hours", "town_hours.hours", "when the town hall is open", is_acting=True)
    hours.add_argument("--set", metavar="FILE", help="a JSON file with weekly hours, holidays and the time zone")
    hours.add_argument("--show", action="store_true", help="only print those in force")
    feeds = _add(town, "holidays", "town_hours.holidays", "add the holidays of a calendar", is_acting=True)
    feeds.add_argument("--ical", metavar="FILE|URL", required=True, help="an iCalendar file or its https address")
    followed = _add(
        town, "calendars", "town_hours.followed", "the calendars of holidays that are read daily", is_acting=True
    )
    followed.add_argument("--add", metavar="FILE|URL", help="follow an iCalendar file or https address")
    followed.add_argument("--remove", metavar="NUMBER", type=int, help="follow it no longer; its holidays go too")
    followed.add_argument("--read", action="store_true", help="read all of them now")
    goals = _add(town, "targets", "stats.town_targets", "how soon citizens are to be answered", is_acting=True)
    goals.add_argument(
        "--set", action="append", default=[], metavar="NAME=NUMBER", help="change one, like first_answer=5"
    )
    goals.add_argument(
        "--team",
        action="append",
        default=[],
        metavar="TEAM=MINUTES",
        help="a team's own time to the first answer; without a number it has none",
    )
    hushed = _add(town, "confidential", "town_confidential.teams", "which teams are confidential", is_acting=True)
    hushed.add_argument("team", nargs="?", metavar="TEAM")
    hushed.add_argument("state", nargs="?", choices=("on", "off"), default="on")
    asked = _add(town, "rating", "town_rating.queues", "where citizens are asked how it went", is_acting=True)
    asked.add_argument("team", nargs="?", metavar="TEAM|-", help="a team; - is what belongs to no team")
    asked.add_argument("state", nargs="?", choices=("on", "off"), default="on")
    hosts = _add(town, "hosts", "town_hosts.hosts", "the services external code may call", is_acting=True)
    hosts.add_argument("--add", metavar="HOST", help="name or name:port")
    hosts.add_argument("--remove", metavar="HOST")
    hosts.add_argument("--internal", action="store_true", help="the added one is in the town's own network")
    town_mail.add_mail(_add, town)


def _has_no_display() -> bool:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in names)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    if hasattr(os, "umask"):
        os.umask(0o077)
    arguments = build_parser().parse_args(argv)
    if arguments.command is None:
        if _has_no_display():
            # Qt would abort without a word an operator understands.
            sys.stderr.write(
                "There is no display for the window. Start it on a desktop, or use a command: ventanilla --help\n"
            )
            return 1
        from console.app import open_window

        return open_window(arguments)
    module, _, name = arguments.run.partition(".")
    try:
        command = getattr(import_module(f"console.commands.{module}"), name)
        if name in _SESSIONLESS:
            command(arguments)
            return 0
        from console.commands.opening import open_session

        session = open_session(arguments)
        try:
            command(session, arguments)
        finally:
            session.close()
    except Problem as problem:
        sys.stderr.write(f"{problem}\n")
        return problem.exit_code
    except BrokenPipeError:
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        # A script reads one line; whoever looks for the reason asks for more.
        if os.environ.get("VENTANILLA_LOG_LEVEL", "").lower() == "debug":
            traceback.print_exc()
        sys.stderr.write(f"{Problem('unexpected', kind=type(error).__name__)}\n")
        return 1
    return 0


def entry() -> None:
    """What the `ventanilla` command runs. Threads that wait on the network must not keep a finished program alive."""
    code = main()
    if "console.app" in sys.modules:
        # The window has things to put away at its exit.
        raise SystemExit(code)
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    entry()
