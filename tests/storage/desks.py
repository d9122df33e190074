"""A desk with people, conversations, files and secrets in it, and ways to look at it, harm it and kill its maker."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from console import desk_folder
from console.desk_folder import OpenedDesk, open_or_create
from console.models.problems import Problem
from console.models.states import MessageKind
from console.operations import claims, notes, replies
from console.operations.replies import StoredFile
from tests.operations.conftest import Office, make_office

CANARIES = ("canari-paraula-4711", "Núria Canària", "canari.nota", "canari_resposta", "canari-proveidor")
TOKEN = "8012345678:AAcanaryTokenOfItsShape_0123456789abcd"
FILE = b"%PDF-1.7 canary bytes of a certificate " * 40


@dataclass
class Furnished:
    """A desk with content: `files` are stored names."""

    opened: OpenedDesk
    office: Office
    files: list[str]
    recovery_key: str


def furnish(data: Path, key_file: Path | None, *, texts: int = 3) -> Furnished:
    """Make a desk and put canaries everywhere people's words can go."""
    opened = open_or_create(data, key_file)
    assert opened.recovery_key is not None
    office = make_office(opened.engine)
    for number in range(texts):
        office.receive(
            office.text(f"{CANARIES[0]} {number} " + "hola bon dia " * 20, name=CANARIES[1], chat=f"70000{number}")
        )
    conversation = int(office.sql("SELECT MIN(id) AS id FROM conversation")[0]["id"])
    office.laia.run(claims.claim, conversation)
    office.laia.run(notes.add_note, conversation, CANARIES[2])
    files = [opened.files.put(FILE), opened.files.put(b"x")]
    attached = StoredFile(CANARIES[4] + ".pdf", "application/pdf", MessageKind.DOCUMENT, len(FILE), files[0])
    office.laia.run(replies.reply, conversation, CANARIES[3], file=attached, now=True)
    opened.vault.set(f"channel:{office.channel_id}", TOKEN)
    return Furnished(opened, office, files, opened.recovery_key)


TABLES = [
    "team",
    "operator",
    "channel",
    "contact",
    "conversation",
    "message",
    "message_version",
    "attachment",
    "outbox",
    "seen",
    "draft",
    "journal",
    "meta",
]


def content(opened: OpenedDesk, *, but: tuple[str, ...] = ()) -> dict[str, Any]:
    """Everything a desk holds, to compare."""
    with opened.engine.transaction("look", write=False) as tx:
        held: dict[str, Any] = {
            table: sorted(repr(tuple(row)) for row in tx.iterate(f"SELECT * FROM {table}"))
            for table in TABLES
            if table not in but
        }
    held["files"] = {name: opened.files.get(name) for name in opened.files.names()}
    held["secrets"] = {name: opened.vault.get(name) for name in opened.vault.names()}
    return held


def tree(folder: Path) -> dict[str, bytes | None]:
    """Every file under a folder with its bytes; None for a folder."""
    return {
        str(path.relative_to(folder)): None if path.is_dir() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if not path.name.endswith("-shm")
    }


def refusal(act: Callable[[], object]) -> Problem:
    """The problem an act ends with; anything else fails the test."""
    with pytest.raises(Problem) as problem:
        act()
    assert str(problem.value)
    return problem.value


def open_code(data: Path, key_file: Path | None) -> str:
    """ "" when a desk opens, or the code of its refusal."""
    try:
        open_or_create(data, key_file).close()
    except Problem as problem:
        return problem.code
    return ""


_STEPS = ("open", "mkdir", "fsync", "replace", "rename", "link", "unlink", "rmdir")


def killed_at(step: int, act: Callable[[], object]) -> bool:
    """Run `act` in a process of its own that dies before its `step`-th act on the file system. False when it ended before that."""
    child = os.fork()
    if child == 0:
        code = 70
        with suppress(BaseException):
            _count_down(step)
            act()
            code = 0
        os._exit(code)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, 99), f"died of something else at step {step}"
    return status == 99


def _count_down(step: int) -> None:
    left = step

    def counted(original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0:
                os._exit(99)
            return original(*args, **kwargs)

        return call

    for name in _STEPS:
        setattr(os, name, counted(getattr(os, name)))


def desk_is_there(data: Path) -> bool:
    """Whether anything of a desk can be seen."""
    return data.is_dir() and desk_folder.has_desk(data)


def assert_nothing_comes_of(act: Callable[[], object], code: str, folder: Path) -> None:
    before = tree(folder)
    assert refusal(act).code == code
    assert tree(folder) == before
