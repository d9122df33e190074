"""The words of `ventanilla office` on the command line; what they do is in `office`."""

import argparse
from collections.abc import Callable


def office_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", add: Callable[..., argparse.ArgumentParser]
) -> None:
    """Add them to the command line. `add` makes a parser with what all commands have."""
    office = commands.add_parser("office", help="many desks on one PostgreSQL: found, invite, join").add_subparsers(
        dest="verb", required=True
    )
    init = add(office, "init", "office.office_init", "make the office of a database, or bring it up to this program")
    init.add_argument("--server", metavar="HOST", help="needed the first time")
    init.add_argument("--port", type=int, default=5432)
    init.add_argument("--database", default="ventanilla")
    init.add_argument("--user", default="ventanilla", help="the owner of the database, who may make roles")
    init.add_argument("--password-stdin", dest="from_stdin", action="store_true", help="read it from standard input")
    init.add_argument("--ca", metavar="FILE", help="the certificate authority of the server, PEM")
    invite = add(office, "invite", "office.office_invite", "make a personal login and its invitation")
    invite.add_argument("login")
    invite.add_argument("--name", help="as colleagues see it")
    invite.add_argument("--role", choices=("operator", "supervisor", "sync"), default="operator")
    invite.add_argument(
        "--again", action="store_true", help="a new invitation for a login that is there; the old secret ends"
    )
    invite.add_argument("--out", metavar="FILE", help="write the invitation there instead of printing it")
    invite.add_argument("--existing-role", metavar="ROLE", help="a role the server has from a directory")
    how = invite.add_mutually_exclusive_group()
    how.add_argument("--kerberos", action="store_true", help="that role logs in by Kerberos")
    how.add_argument("--ldap", action="store_true", help="that role logs in with its directory password")
    join = add(office, "join", "office.office_join", "make this folder a desk of an office")
    join.add_argument("path", metavar="FILE", nargs="?", help="the invitation; without it, standard input")
    moved = add(
        commands, "move-to", "moving.move_to", "move this desk to an office's server, or an office back to one folder"
    )
    moved.add_argument("target", metavar="URL|DIR", help="postgresql://OWNER@HOST/DATABASE, or a new folder")
    moved.add_argument("--office", metavar="DIR", help="the folder of the office's owner")
    moved.add_argument("--office-key-file", metavar="FILE", help="the key file of that folder, or of the new one")
    moved.add_argument("--password-stdin", dest="from_stdin", action="store_true", help="read it from standard input")
    moved.add_argument("--ca", metavar="FILE", help="the certificate authority of the server, PEM")
    add(office, "disable", "office.office_disable", "end somebody's access at once").add_argument("login")
    add(office, "end-stuck", "office.office_end_stuck", "end sessions that hold others up in a transaction left open")
