"""`ventanilla answers secret`: what requests of a rule are signed with. It goes into the vault of this computer and nowhere else."""

import argparse
import secrets
import sys

from console.answers.outside_message import SHORTEST_SECRET, key_id
from console.commands.opening import Session, external_secret_name
from console.commands.shape import print_json
from console.models.problems import Problem
from console.operations import external


def secret(session: Session, arguments: argparse.Namespace) -> None:
    """`answers secret RULE --new|--stdin --as LOGIN`: prints the key id, and a new secret this once."""
    desk = session.acting(arguments.login)
    made = secrets.token_urlsafe(32) if arguments.new else sys.stdin.readline().strip()
    if len(made) < SHORTEST_SECRET or not made.isascii() or not made.isprintable() or " " in made:
        raise Problem("short_secret", limit=SHORTEST_SECRET)
    desk.run(external.record_secret, arguments.rule, key_id(made))
    session.opened.vault.set(external_secret_name(arguments.rule), made)
    shown = {"rule": arguments.rule, "key": key_id(made), **({"secret": made} if arguments.new else {})}
    if arguments.json:
        print_json(shown)
        return
    for name, value in shown.items():
        print(f"{name}\t{value}")
    if arguments.new:
        sys.stderr.write("The secret is shown only now. Give it to the service, by a way that nobody else can read.\n")
