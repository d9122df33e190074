"""Commands that do what an operator does: every one takes `--as LOGIN` and renews that operator's claims."""

import argparse
import mimetypes
from pathlib import Path

from console.commands.opening import Session
from console.commands.shape import parse_time
from console.models.bare_pictures import bare_picture
from console.models.failpoints import failpoint
from console.models.file_kinds import kind_of
from console.models.problems import Problem
from console.models.states import MessageKind
from console.operations import claims, contacts, conversations, corrections, notes, reads, replies
from console.operations.replies import StoredFile


def claim(session: Session, arguments: argparse.Namespace) -> None:
    """`claim ID`"""
    session.acting(arguments.login).run(claims.claim, arguments.id)


def release(session: Session, arguments: argparse.Namespace) -> None:
    """`release ID`"""
    session.acting(arguments.login).run(claims.release, arguments.id)


def assign(session: Session, arguments: argparse.Namespace) -> None:
    """`assign ID --to LOGIN`"""
    session.acting(arguments.login).run(claims.assign, arguments.id, arguments.to)


def take_over(session: Session, arguments: argparse.Namespace) -> None:
    """`take-over ID --reason TEXT`"""
    session.acting(arguments.login).run(claims.take_over, arguments.id, arguments.reason)


def transfer(session: Session, arguments: argparse.Namespace) -> None:
    """`transfer ID --to LOGIN|TEAM --note TEXT`"""
    session.acting(arguments.login).run(claims.transfer, arguments.id, arguments.to, arguments.note)


def reply(session: Session, arguments: argparse.Namespace) -> None:
    """`reply ID --text TEXT|--template NAME --language CODE [--field NAME=VALUE …] [--now] [--file FILE]`: prints the message id."""
    desk = session.acting(arguments.login)
    if arguments.template:
        from console.commands.templates import fields_from
        from console.operations.templates import reply_template

        if arguments.text or arguments.file or arguments.location or not arguments.language:
            arguments.parser.error("--template goes with --language, and with no text, file or place")
        sent = (arguments.template, arguments.language, fields_from(arguments.field or []))
        print(desk.run(reply_template, arguments.id, *sent, now=arguments.now, uuid=arguments.uuid))
        return
    # Who may not answer is told before a file is sealed for nothing.
    desk.run(claims.claim, arguments.id)
    file = store_file(session, Path(arguments.file), voice=arguments.voice) if arguments.file else None
    message_id = desk.run(
        replies.reply,
        arguments.id,
        arguments.text or "",
        file=file,
        now=arguments.now,
        uuid=arguments.uuid,
        location=arguments.location,
    )
    failpoint("reply.after_commit")
    print(message_id)


def store_file(session: Session, path: Path, *, voice: bool = False) -> StoredFile:
    """Read a local file and seal it in the desk. Raises Problem `file_unreadable`, `file_empty`."""
    try:
        if not path.is_file():
            raise OSError
        data = path.read_bytes()
    except OSError as error:
        raise Problem("file_unreadable", name=path.name) from error
    if not data:
        raise Problem("file_empty", name=path.name)
    media_type, kind = kind_of(data, path.name, mimetypes.guess_type(path.name)[0])
    if voice:
        kind = MessageKind.VOICE
    bare = bare_picture(data)
    if bare is not None:
        data = bare.data
    return StoredFile(path.name, media_type, kind, len(data), session.opened.files.put(data))


def note(session: Session, arguments: argparse.Namespace) -> None:
    """`note ID --text TEXT`: prints the id of the note."""
    print(session.acting(arguments.login).run(notes.add_note, arguments.id, arguments.text))


def resolve(session: Session, arguments: argparse.Namespace) -> None:
    """`resolve ID [--reason R] [--topic T]`"""
    session.acting(arguments.login).run(conversations.resolve, arguments.id, arguments.reason, arguments.topic)


def reopen(session: Session, arguments: argparse.Namespace) -> None:
    """`reopen ID`"""
    session.acting(arguments.login).run(conversations.reopen, arguments.id)


def snooze(session: Session, arguments: argparse.Namespace) -> None:
    """`snooze ID --until TIME`"""
    desk = session.acting(arguments.login)
    now = desk.read(lambda tx: tx.now)
    desk.run(conversations.snooze, arguments.id, parse_time(arguments.until, now))


def unread(session: Session, arguments: argparse.Namespace) -> None:
    """`unread ID`"""
    session.acting(arguments.login).run(conversations.mark_unread, arguments.id)


def topic(session: Session, arguments: argparse.Namespace) -> None:
    """`topic ID --topic T`"""
    session.acting(arguments.login).run(conversations.set_topic, arguments.id, arguments.topic)


def draft(session: Session, arguments: argparse.Namespace) -> None:
    """`draft ID [--text TEXT]`: saves the text, or prints what is saved."""
    desk = session.acting(arguments.login)
    if arguments.text is not None:
        desk.run(conversations.save_draft, arguments.id, arguments.text)
        return
    assert desk.actor.operator_id is not None
    saved = desk.read(reads.drafts, arguments.id, desk.actor.operator_id).get(False)
    print(saved.text if saved else "")


def take_back(session: Session, arguments: argparse.Namespace) -> None:
    """`take-back MESSAGE`"""
    session.acting(arguments.login).run(replies.take_back, arguments.id)


def settle(session: Session, arguments: argparse.Namespace) -> None:
    """`settle MESSAGE --sent|--again`"""
    session.acting(arguments.login).run(replies.settle, arguments.id, was_sent=arguments.sent)


def retry(session: Session, arguments: argparse.Namespace) -> None:
    """`retry MESSAGE`"""
    session.acting(arguments.login).run(replies.retry, arguments.id)


def edit(session: Session, arguments: argparse.Namespace) -> None:
    """`edit MESSAGE --text TEXT`"""
    session.acting(arguments.login).run(corrections.edit, arguments.id, arguments.text)


def delete(session: Session, arguments: argparse.Namespace) -> None:
    """`delete MESSAGE`"""
    session.acting(arguments.login).run(corrections.delete, arguments.id)


def block(session: Session, arguments: argparse.Namespace) -> None:
    """`block ID --reason TEXT`: ID is a conversation."""
    desk = session.acting(arguments.login)
    desk.run(contacts.block, desk.read(reads.conversation, arguments.id).contact_id, arguments.reason)


def unblock(session: Session, arguments: argparse.Namespace) -> None:
    """`unblock ID`: ID is a conversation."""
    desk = session.acting(arguments.login)
    desk.run(contacts.unblock, desk.read(reads.conversation, arguments.id).contact_id)


def correct(session: Session, arguments: argparse.Namespace) -> None:
    """`correct ID [--name NAME] [--language LANGUAGE]`: ID is a conversation."""
    desk = session.acting(arguments.login)
    contact_id = desk.read(reads.conversation, arguments.id).contact_id
    desk.run(contacts.correct_contact, contact_id, name=arguments.name, language=arguments.language)
