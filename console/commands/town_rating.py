"""`ventanilla town rating`: in which queues citizens are asked how it went."""

import argparse

from console.commands.opening import Session
from console.commands.shape import print_json
from console.operations import rating_queues

NO_TEAM = "-"
"""How the command line names what belongs to no team."""


def queues(session: Session, arguments: argparse.Namespace) -> None:
    """`town rating [TEAM|- on|off] --as LOGIN`: changes one, then prints all."""
    desk = session.acting(arguments.login)
    if arguments.team:
        team = rating_queues.NO_TEAM if arguments.team == NO_TEAM else arguments.team
        desk.run(rating_queues.set_asking, team, is_on=arguments.state == "on")
    found = desk.read(rating_queues.asking)
    if arguments.json:
        print_json([{"team": each.team or None, "asks": each.is_on} for each in found])
        return
    for each in found:
        print(f"{each.team or NO_TEAM}\t{'asks' if each.is_on else '-'}")
