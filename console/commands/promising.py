"""The promise book on the command line: note, list, keep, drop."""

import argparse
from datetime import date

from console.commands.opening import Session
from console.commands.shape import iso, print_json
from console.models.problems import Problem
from console.operations import promises as book


def promise(session: Session, arguments: argparse.Namespace) -> None:
    """`promise ID --until DAY --text TEXT [--message MESSAGE]`: prints the number of the promise."""
    try:
        day = date.fromisoformat(arguments.until.strip())
    except ValueError as error:
        raise Problem("promise_past") from error
    desk = session.acting(arguments.login)
    print(desk.run(book.promise, arguments.id, day, arguments.text, arguments.message))


def kept(session: Session, arguments: argparse.Namespace) -> None:
    """`promise-kept PROMISE`"""
    session.acting(arguments.login).run(book.keep, arguments.id)


def drop(session: Session, arguments: argparse.Namespace) -> None:
    """`promise-drop PROMISE --reason TEXT`"""
    session.acting(arguments.login).run(book.drop, arguments.id, arguments.reason)


def promises(session: Session, arguments: argparse.Namespace) -> None:
    """`promises [--due]`"""
    found = session.desk.read(book.promises, due_only=arguments.due)
    if arguments.json:
        print_json(
            [
                {
                    "id": each.id,
                    "conversation": each.conversation_id,
                    "contact": each.contact_name,
                    "message": each.message_id,
                    "keeper": each.keeper_login,
                    "day": each.day,
                    "due_at": iso(each.due_at),
                    "is_due": each.came_due_at is not None,
                    "text": each.text,
                }
                for each in found
            ]
        )
        return
    for each in found:
        due = "due" if each.came_due_at is not None else "-"
        print(
            f"{each.id}\t{each.day}\t{due}\t{each.keeper_login}\t{each.conversation_id}\t{each.contact_name}\t{each.text}"
        )
