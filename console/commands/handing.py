"""`ventanilla hand-over`: the sheet of a shift, and passing it on."""

import argparse
import sys

from console.commands.opening import Session
from console.commands.shape import iso, print_json
from console.operations import handover


def hand_over(session: Session, arguments: argparse.Namespace) -> None:
    """`hand-over [ID …] [--to LOGIN|TEAM --note TEXT]`: lists what is in hand, or passes it on. What stays is named on standard error."""
    desk = session.acting(arguments.login)
    rows = desk.read(handover.in_hand, desk.actor.operator_id or 0)
    chosen = [row for row in rows if not arguments.id or row.id in arguments.id]
    if arguments.to is None:
        if arguments.json:
            print_json(
                [
                    {
                        "id": row.id,
                        "state": row.state,
                        "contact": row.contact_name,
                        "waiting_since": iso(row.waiting_since),
                        "topic": row.topic,
                        "last_word": {"at": iso(row.last_message_at), "by": row.preview_direction, "text": row.preview},
                    }
                    for row in chosen
                ]
            )
            return
        for row in chosen:
            print(f"{row.id}\t{row.state}\t{iso(row.waiting_since) or '-'}\t{row.contact_name}\t{row.preview}")
        return
    found = handover.hand_over(desk, [row.id for row in chosen], arguments.to, arguments.note)
    for number, problem in found.refused:
        sys.stderr.write(f"{number}: {problem}\n")
    if arguments.json:
        refused = {str(number): problem.code for number, problem in found.refused}
        print_json({"handed_over": list(found.done), "refused": refused})
    else:
        print("\n".join(str(number) for number in found.done))
