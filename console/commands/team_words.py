"""Words to the team on the command line: say, list, read, take back."""

import argparse

from console.commands.opening import Session
from console.commands.shape import iso, parse_time, print_json
from console.operations import office
from console.operations import team_words as told


def word(session: Session, arguments: argparse.Namespace) -> None:
    """`word --to TEAM|all --text TEXT [--until TIME]`: prints the number of the word."""
    desk = session.acting(arguments.login)
    until = None if arguments.until is None else parse_time(arguments.until, desk.read(lambda tx: tx.now))
    team = None if arguments.to == "all" else arguments.to
    print(desk.run(told.say, arguments.text, team, until))


def word_read(session: Session, arguments: argparse.Namespace) -> None:
    """`word-read WORD`"""
    session.acting(arguments.login).run(told.acknowledge, arguments.id)


def word_withdraw(session: Session, arguments: argparse.Namespace) -> None:
    """`word-withdraw WORD`"""
    session.acting(arguments.login).run(told.withdraw, arguments.id)


def words(session: Session, arguments: argparse.Namespace) -> None:
    """`words [--for LOGIN]`"""
    if arguments.login is None:
        found = session.desk.read(told.live_words)
    else:
        me = session.desk.read(office.actor, arguments.login).operator_id
        found = session.desk.read(told.words_for, me or 0)
    if arguments.json:
        print_json(
            [
                {
                    "id": each.id,
                    "from": each.author_login,
                    "to": each.team,
                    "text": each.text,
                    "written_at": iso(each.written_at),
                    "until": iso(each.until),
                    "readers": [{"login": reader.login, "read_at": iso(reader.seen_at)} for reader in each.readers],
                }
                for each in found
            ]
        )
        return
    for each in found:
        seen = sum(reader.seen_at is not None for reader in each.readers)
        print(f"{each.id}\t{each.author_login}\t{each.team or 'all'}\t{seen}/{len(each.readers)}\t{each.text}")
