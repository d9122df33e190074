"""`ventanilla office`: the owner of the database founds an office, invites and disables; a desk joins it."""

import argparse
import getpass
import os
import sys
from pathlib import Path

from console import office_desk
from console.commands.opening import Session, data_folder, key_file, lay_in_starter, say_recovery_key
from console.commands.shape import print_json
from console.feed import Feed
from console.office_folder import Invitation
from console.operations.desk import SYSTEM, Desk
from console.storage import private_files, roles, stuck
from console.storage.postgres import Address


def office_init(arguments: argparse.Namespace) -> None:
    """`office init`: make the office of a database, or bring it up to this program. Run again after every update."""
    before = office_desk.founder(data_folder(arguments), key_file(arguments))
    if arguments.server is not None:
        address = Address(
            arguments.server,
            arguments.port,
            arguments.database,
            arguments.user,
            read_password(arguments),
            None,
            "scram",
        )
    elif before is not None:
        address = before[1]
    else:
        arguments.parser.error("name the server of the office with --server")
    ca = Path(arguments.ca).read_text(encoding="ascii") if arguments.ca else before[0].ca if before else ""
    opened = office_desk.found(data_folder(arguments), key_file(arguments), address, ca)
    try:
        say_recovery_key(opened.recovery_key)
        lay_in_starter(Desk(opened.engine, Feed(), SYSTEM))
        desk_id = office_desk.owners_address(opened)[0].desk_id
    finally:
        opened.close()
    if arguments.json:
        print_json({"office": desk_id})
    else:
        print("The office is ready. Invite its people with: ventanilla office invite LOGIN --name NAME --role ROLE")


def office_invite(session: Session, arguments: argparse.Namespace) -> None:
    """`office invite LOGIN`: a personal login and the code with which one computer takes it, once and within a week."""
    how = "gss" if arguments.kerberos else "ldap" if arguments.ldap else "scram"
    if (how != "scram") != bool(arguments.existing_role):
        arguments.parser.error("--existing-role goes with --kerberos or --ldap, and they with it")
    invitation = office_desk.invite(
        session.opened,
        arguments.login,
        arguments.name or arguments.login,
        arguments.role,
        is_again=arguments.again,
        db_role=arguments.existing_role,
        how=how,
    )
    code = invitation.to_code()
    if arguments.out:
        with private_files.told(Path(arguments.out).parent):
            private_files.write_new(Path(arguments.out), (code + "\n").encode())
    if arguments.json:
        print_json({"login": arguments.login, "role": arguments.role, "code": None if arguments.out else code})
    elif arguments.out:
        print(
            f"The invitation of {arguments.login} is in {arguments.out}. Bring it to one computer, within {roles.INVITED_DAYS} days."
        )
    else:
        print(code)


def office_join(arguments: argparse.Namespace) -> None:
    """`office join [FILE]`: make this folder a desk of an office; without FILE the code comes by standard input."""
    code = Path(arguments.path).read_text(encoding="ascii", errors="replace") if arguments.path else sys.stdin.read()
    invitation = Invitation.from_code(code)
    password = os.environ.get("PGPASSWORD") if invitation.place.how == "ldap" else None
    opened = office_desk.join(data_folder(arguments), key_file(arguments), invitation, password=password)
    try:
        say_recovery_key(opened.recovery_key)
    finally:
        opened.close()
    if arguments.path:
        # It opens nothing any more.
        Path(arguments.path).unlink(missing_ok=True)
    if arguments.json:
        print_json({"login": opened.login, "role": opened.role, "office": invitation.place.desk_id})
    else:
        print(f"This desk belongs to the office now, as {opened.login}. Open the window with: ventanilla")


def office_disable(session: Session, arguments: argparse.Namespace) -> None:
    """`office disable LOGIN`: no way in any more, open windows cut, conversations given back."""
    _, address = office_desk.owners_address(session.opened)
    cut = roles.disable(address, arguments.login)
    if arguments.json:
        print_json({"login": arguments.login, "sessions_ended": cut})
    else:
        print(f"{arguments.login} has no access any more; {cut} open connections were ended.")


def office_end_stuck(session: Session, arguments: argparse.Namespace) -> None:
    """`office end-stuck`: ends sessions that hold others up; what the owner's machine runs once a minute."""
    _, address = office_desk.owners_address(session.opened)
    ended = stuck.end_stuck(address)
    if arguments.json:
        print_json([{"login": one.login, "why": one.why} for one in ended])
        return
    for one in ended:
        print(f"{one.login}\t{one.why}")


def read_password(arguments: argparse.Namespace) -> str:
    """The owner's password from standard input, or typed unseen; never on the command line."""
    if not arguments.from_stdin and not sys.stdin.isatty():
        arguments.parser.error("the password comes by standard input: say --password-stdin and pipe it in")
    return sys.stdin.readline().rstrip("\r\n") if arguments.from_stdin else getpass.getpass("")
