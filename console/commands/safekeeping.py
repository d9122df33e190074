"""Backup and restore."""

import argparse
import sys
from pathlib import Path

from console.backup import backup as write_backup
from console.backup import confirm, restore
from console.commands.opening import Session, data_folder, key_file, open_session, say_recovery_key
from console.models.problems import Problem
from console.operations import reads


def backup(session: Session, arguments: argparse.Namespace) -> None:
    """`backup FILE`"""
    write_backup(session.opened, Path(arguments.path))


def restore_command(arguments: argparse.Namespace) -> None:
    """`restore FILE [--recovery-key-stdin]`, or `restore --confirm` to let a restored desk work."""
    if arguments.confirm:
        session = open_session(arguments)
        if session.desk.read(reads.meta, "quarantined") is None:
            raise Problem("not_quarantined")
        confirm(session.opened.engine)
        return
    if not arguments.path:
        raise Problem("unexpected", why="name the backup file, or --confirm")
    recovery_key = sys.stdin.readline().strip() if arguments.recovery_key_stdin else None
    restored = restore(Path(arguments.path), data_folder(arguments), key_file(arguments), recovery_key)
    say_recovery_key(getattr(restored, "recovery_key", None))
