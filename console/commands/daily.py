"""What the command line takes for the day's tools: the promise book, words to the team, who has how much in hand."""

import argparse
from typing import Any, Protocol


class Adder(Protocol):
    """Adds a command with what every command takes."""

    def __call__(
        self, commands: Any, name: str, run: str, help_text: str, *, is_acting: bool = False
    ) -> argparse.ArgumentParser: ...


def add_promises(add: Adder, commands: Any) -> None:
    """`promise`, `promises`, `promise-kept`, `promise-drop`."""
    made = add(commands, "promise", "promising.promise", "note what was promised; prints its number", is_acting=True)
    made.add_argument("id", type=int, metavar="ID")
    made.add_argument("--until", required=True, metavar="DAY", help="the local day it is promised for, like 2026-11-30")
    made.add_argument("--text", required=True, help="what was promised")
    made.add_argument("--message", type=int, metavar="MESSAGE", help="the reply it was promised in")
    add(commands, "promises", "promising.promises", "what is promised and neither kept nor dropped").add_argument(
        "--due", action="store_true", help="only those whose day has come"
    )
    kept = add(commands, "promise-kept", "promising.kept", "what was promised has been done", is_acting=True)
    dropped = add(commands, "promise-drop", "promising.drop", "what was promised will not be done", is_acting=True)
    for each in (kept, dropped):
        each.add_argument("id", type=int, metavar="PROMISE")
    dropped.add_argument("--reason", required=True)


def add_words(add: Adder, commands: Any) -> None:
    """`word`, `words`, `word-read`, `word-withdraw`."""
    said = add(commands, "word", "team_words.word", "tell the team something; prints its number", is_acting=True)
    said.add_argument("--to", required=True, metavar="TEAM|all")
    said.add_argument("--text", required=True)
    said.add_argument("--until", metavar="TIME", help="2026-11-24T14:00 or +2h; until midnight without it")
    words = add(commands, "words", "team_words.words", "the words that stand, and who has read them")
    words.add_argument("--for", dest="login", metavar="LOGIN", help="only what this operator has still to read")
    for name, what in (("word-read", "say that one has read a word"), ("word-withdraw", "take a word back")):
        run = "team_words." + name.replace("-", "_")
        add(commands, name, run, what, is_acting=True).add_argument("id", type=int, metavar="WORD")


def add_twilio(add: Any, kinds: Any) -> None:
    """`channel add twilio`."""
    twilio = add(kinds, "twilio", "desk.channel_add", "a WhatsApp or SMS number at Twilio; needs no public address")
    twilio.add_argument("--name", required=True)
    twilio.add_argument("--account", required=True, metavar="AC…")
    twilio.add_argument("--sender", required=True, metavar="NUMBER", help="+34… for SMS, whatsapp:+34… for WhatsApp")
    twilio.add_argument("--key", default="", metavar="SK…", help="an API key; the secret is then the key's")
    twilio.add_argument("--base-url", default="https://api.twilio.com")
    twilio.add_argument("--token-stdin", dest="from_stdin", action="store_true", help="read the secret from there")


def add_templates(add: Adder, commands: Any, channel: Any) -> None:
    """`channel templates`, `channel holding`, `windows`, `windows hold`."""
    listed = add(channel, "templates", "templates.channel_templates", "the message templates of a channel")
    listed.add_argument("name")
    listed.add_argument("--refresh", action="store_true", help="read them from the provider now")
    chosen = add(channel, "holding", "templates.channel_holding", "which template holds citizens over", is_acting=True)
    chosen.add_argument("name")
    chosen.add_argument("template", metavar="TEMPLATE|none")
    windows = add(commands, "windows", "templates.show", "conversations whose window closes before the next opening")
    windows.add_argument("verb", nargs="?", choices=("hold",), help="send them the holding template of their channel")
    windows.add_argument("ids", nargs="*", type=int, metavar="ID", help="only these conversations")
    windows.add_argument("--as", dest="login", metavar="LOGIN", help="the operator who sends it")


def add_load(add: Adder, operators: Any) -> None:
    """`operator load`."""
    add(operators, "load", "presence.operator_load", "how much each has in hand, and how long citizens wait in it")
