"""Moves a desk that stands alone into an office, and back: rows, sealed files, and a proof; then the old place is put to rest.

It may be interrupted at any moment and begun again: files that are there stay, rows come in one transaction, and the old place works
until the new one has been proved equal.
"""

from collections.abc import Callable

from console.desk_folder import OpenedDesk
from console.feed import Feed
from console.models.failpoints import failpoint
from console.models.problems import Problem
from console.operations import media, office
from console.operations.desk import SYSTEM, Desk
from console.storage import moving
from console.storage.moving import Proof

Progress = Callable[[str, int], None]
"""Told what is being moved ("files" or a table) and how many are done."""


def move(source: OpenedDesk, target: OpenedDesk, progress: Progress = lambda _what, _done: None) -> list[Proof]:
    """Move everything from one to the other. The caller has made sure that nobody works with either.

    Raises Problem `move_not_empty`, `move_differs`, `move_busy`; then the source goes on as before.
    """
    desk = Desk(source.engine, Feed(), SYSTEM)
    if source.is_in_office and desk.read(office.is_led):
        raise Problem("move_busy")
    names = sorted(desk.read(media.stored_names))
    for number, name in enumerate(names, 1):
        _move_file(source, target, name)
        progress("files", number)
    failpoint("move.files")
    moving.copy(source.engine, target.engine, source.desk_id, progress)
    failpoint("move.rows")
    proofs = moving.prove(source.engine, target.engine, progress)
    different = next((proof.table for proof in proofs if not proof.is_equal), None)
    if different is not None:
        raise Problem("move_differs", name=different)
    failpoint("move.proved")
    desk.run(office.put_to_rest, target.desk_id)
    Desk(target.engine, Feed(), SYSTEM).run(office.journal_move, source.desk_id)
    return proofs


def _move_file(source: OpenedDesk, target: OpenedDesk, name: str) -> None:
    try:
        data = source.files.get(name)
    except Problem as problem:
        if problem.code != "file_damaged":
            raise
        # It was damaged before: its message says so at the new place too, and nothing else waits for it.
        return
    target.files.put_as(name, data)
