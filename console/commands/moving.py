"""`ventanilla move-to`: from one PC to an office's server and back, with a progress bar and a proof."""

import argparse
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

from console import office_desk
from console.commands.office import read_password
from console.commands.opening import Session
from console.commands.shape import print_json
from console.desk_folder import OpenedDesk, SyncLock, WindowLock, open_or_create
from console.models.problems import Problem
from console.moving import move
from console.storage.moving import Proof
from console.storage.postgres import Address


def move_to(session: Session, arguments: argparse.Namespace) -> None:
    """`move-to postgresql://OWNER@HOST/DATABASE --office DIR …`, or from the office's folder `move-to DIR`."""
    source = session.opened
    is_to_office = arguments.target.startswith(("postgresql://", "postgres://"))
    if is_to_office == source.is_in_office or (source.is_in_office and source.role != "owner"):
        raise Problem("move_wrong_way")
    # Held to the end: nobody works at this desk while it moves.
    with SyncLock(source.path), WindowLock(source.path):
        target = _office(arguments) if is_to_office else _alone(arguments)
        try:
            proofs = move(source, target, _show_progress if sys.stderr.isatty() else _silent)
        finally:
            target.close()
    if sys.stderr.isatty():
        sys.stderr.write("\n")
    _say(proofs, target, arguments)


def _office(arguments: argparse.Namespace) -> OpenedDesk:
    """The office of the database that was named, founded if need be."""
    if not arguments.office:
        arguments.parser.error("name the folder of the office's owner with --office")
    parts = urlsplit(arguments.target)
    if parts.password is not None:
        arguments.parser.error("a password is never on a command line: say --password-stdin and pipe it in")
    address = Address(
        parts.hostname or "",
        parts.port or 5432,
        unquote(parts.path.lstrip("/")) or "ventanilla",
        unquote(parts.username or "ventanilla"),
        read_password(arguments),
        None,
        "scram",
    )
    ca = Path(arguments.ca).read_text(encoding="ascii") if arguments.ca else ""
    key = Path(arguments.office_key_file) if arguments.office_key_file else None
    return office_desk.found(Path(arguments.office), key, address, ca)


def _alone(arguments: argparse.Namespace) -> OpenedDesk:
    return open_or_create(
        Path(arguments.target), Path(arguments.office_key_file) if arguments.office_key_file else None
    )


def _silent(_what: str, _done: int) -> None:
    pass


def _show_progress(what: str, done: int) -> None:
    sys.stderr.write(f"\r\x1b[K{what} {done:,}")
    sys.stderr.flush()


def _say(proofs: list[Proof], target: OpenedDesk, arguments: argparse.Namespace) -> None:
    if target.recovery_key:
        sys.stderr.write(f"The recovery key of the new folder, shown only now:\n  {target.recovery_key}\n")
    if arguments.json:
        print_json([{"table": p.table, "rows": p.rows, "hash": p.hash, "equal": p.is_equal} for p in proofs])
        return
    for proof in proofs:
        if proof.rows:
            print(f"{proof.table:<18} {proof.rows:>12,} rows equal")
    print(
        "Moved. The old place is at rest: it polls and sends nothing. Put the channels' secrets in where ventanilla sync runs."
    )
