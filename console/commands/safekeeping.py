"""Backup and restore, and the recovery key that opens a desk whose key is lost."""

import argparse
import sys
from pathlib import Path

from console.backup import backup as write_backup
from console.backup import confirm, restore
from console.commands.opening import Session, data_folder, key_file, open_session, say_recovery_key
from console.commands.shape import print_json
from console.models.problems import Problem
from console.operations import office, reads
from console.recovery import recover_key, renew_recovery_key


def backup(session: Session, arguments: argparse.Namespace) -> None:
    """`backup FILE`"""
    write_backup(session.opened, Path(arguments.path))


def restore_command(arguments: argparse.Namespace) -> None:
    """`restore FILE [--recovery-key-stdin]`, or `restore --confirm` to let a restored desk work."""
    if arguments.confirm == bool(arguments.path):
        arguments.parser.error("name the backup FILE, or say --confirm for a desk that was restored before")
    if arguments.confirm:
        session = open_session(arguments)
        if session.desk.read(reads.meta, "quarantined") is None:
            raise Problem("not_quarantined")
        confirm(session.opened.engine)
        return
    recovery_key = sys.stdin.readline().strip() if arguments.recovery_key_stdin else None
    restored = restore(Path(arguments.path), data_folder(arguments), key_file(arguments), recovery_key)
    say_recovery_key(getattr(restored, "recovery_key", None))


def recovery_key_open(arguments: argparse.Namespace) -> None:
    """`recovery-key open`: the key of this desk is put back from the recovery key on standard input."""
    if sys.stdin.isatty():
        sys.stderr.write("Recovery key: ")
        sys.stderr.flush()
    recover_key(data_folder(arguments), key_file(arguments), sys.stdin.readline().strip())
    # Opening it is the proof, and brings the journal entry with it.
    session = open_session(arguments)
    try:
        session.desk.run(office.journal_recovery, "recovery_key.used")
        vault = session.opened.vault
        channels = session.desk.read(office.channels)
        without = [channel.name for channel in channels if vault.get(f"channel:{channel.id}") is None]
    finally:
        session.close()
    if arguments.json:
        print_json({"opened": True, "channels_without_secret": without})
        return
    print("The desk opens again on this computer.")
    for name in without:
        print(f"The secret of {name} was lost with the key. Put it in again with: ventanilla channel secret {name}")


def recovery_key_renew(session: Session, arguments: argparse.Namespace) -> None:
    """`recovery-key renew`: a new recovery key, shown once; the old paper opens this desk no more."""
    fresh = session.opened.recovery_key or renew_recovery_key(session.opened)
    session.desk.run(office.journal_recovery, "recovery_key.renewed")
    if arguments.json:
        print_json({"recovery_key": fresh})
    else:
        print(fresh)
