"""`ventanilla town confidential`: which teams are confidential."""

import argparse

from console.commands.opening import Session
from console.commands.shape import print_json
from console.operations import confidential


def teams(session: Session, arguments: argparse.Namespace) -> None:
    """`town confidential [TEAM on|off] --as LOGIN`: changes one, then prints all."""
    desk = session.acting(arguments.login)
    if arguments.team:
        desk.run(confidential.mark, arguments.team, is_on=arguments.state == "on")
    found = desk.read(confidential.marks)
    if arguments.json:
        print_json([{"team": each.team, "confidential": each.is_confidential} for each in found])
        return
    for each in found:
        print(f"{each.team}\t{'confidential' if each.is_confidential else '-'}")
