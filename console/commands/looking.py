"""Commands that read: conversations, messages, files, journal, search, status."""

import argparse
import platform
from dataclasses import asdict
from pathlib import Path

from console import __version__
from console.commands.opening import Session
from console.commands.shape import (
    channel_json,
    conversation_json,
    file_json,
    gap_json,
    iso,
    journal_json,
    message_json,
    print_json,
)
from console.commands.town_mail import mail_json
from console.models.problems import Problem
from console.models.states import FileState
from console.operations import (
    answer_log,
    confidential,
    gaps,
    heartbeat,
    journal_chain,
    mail,
    media,
    office,
    reads,
    rules,
)
from console.storage import private_files


def conversations(session: Session, arguments: argparse.Namespace) -> None:
    """`conversations [--state S]`"""
    rows = session.desk.read(reads.conversations_by_state, arguments.state)
    if arguments.json:
        print_json([conversation_json(row) for row in rows])
        return
    for row in rows:
        print(f"{row.id}\t{row.state}\t{row.operator_login or '-'}\t{row.contact_name}\t{row.preview}")


def messages(session: Session, arguments: argparse.Namespace) -> None:
    """`messages ID [--as LOGIN] [--reason WHY]`: whoever reads a confidential conversation is written down in the journal first."""
    login = arguments.login or (session.opened.login if session.opened.role in ("operator", "supervisor") else None)
    desk = session.acting(login) if login else session.desk
    if session.desk.read(confidential.is_confidential, arguments.id):
        if not login:
            raise Problem("reserved_reader", id=arguments.id)
        desk.run(confidential.open_conversation, arguments.id, arguments.reason)
    rows = desk.read(reads.messages, arguments.id)
    if arguments.json:
        earlier = desk.read(reads.versions, arguments.id)
        print_json([message_json(row, earlier.get(row.id, [])) for row in rows])
        return
    for row in rows:
        print(f"{row.id}\t{iso(row.at)}\t{row.direction}\t{row.state}\t{row.text}")


def file(session: Session, arguments: argparse.Namespace) -> None:
    """`file MESSAGE --out PATH`"""
    found = session.desk.read(media.attachment, arguments.id, arguments.version)
    if found is None:
        raise Problem("no_file")
    if found.state is FileState.REFUSED:
        raise Problem("file_refused", why=found.reason)
    if found.state is FileState.EXPIRED:
        raise Problem("file_expired")
    if found.state is not FileState.READY or found.stored_as is None:
        raise Problem("file_not_ready", file_state=found.state)
    write_out(Path(arguments.out), session.opened.files.get(found.stored_as))
    if arguments.json:
        print_json(file_json(found))


def write_out(target: Path, data: bytes) -> None:
    """Put a citizen's file where somebody wants it: private, whole or not at all. A device, a pipe or a link is written through."""
    try:
        if target.is_symlink() or (target.exists() and not target.is_file()):
            target.write_bytes(data)
        else:
            private_files.replace(target, data)
    except OSError as error:
        raise Problem("file_unwritable", name=target.name or str(target)) from error


def journal(session: Session, arguments: argparse.Namespace) -> None:
    """`journal [--conversation ID]`, or `journal verify`: whether it is as it was written."""
    if arguments.verify:
        _verify_journal(session, arguments)
        return
    entries = session.desk.read(reads.journal_entries, conversation_id=arguments.conversation)
    if arguments.json:
        print_json([journal_json(entry) for entry in entries])
        return
    for entry in entries:
        print(f"{iso(entry.at)}\t{entry.actor}\t{entry.verb}\t{entry.conversation_id or '-'}\t{entry.reason or ''}")


def _verify_journal(session: Session, arguments: argparse.Namespace) -> None:
    # Somebody who may not see all of it would miss what they may not see.
    if session.opened.is_in_office and session.opened.role not in ("owner", "sync"):
        raise Problem("not_allowed")
    report = session.desk.read(journal_chain.verify)
    if arguments.json:
        print_json(
            {
                "whole": report.is_whole,
                "checked": report.checked,
                "unchained": report.unchained,
                "head": report.head,
                "break_at": report.break_at,
                "why": report.why,
            }
        )
    if not report.is_whole:
        raise Problem("journal_broken", id=report.break_at, count=report.checked)
    if not arguments.json:
        print(
            f"The journal is whole: {report.checked} entries, {report.unchained} older than the chain. Newest seal: {report.head}"
        )


def search(session: Session, arguments: argparse.Namespace) -> None:
    """`search TEXT`: messages that hold every word, newest first, then people of that name."""
    plan = reads.plan_search(session.opened.engine, arguments.text)
    hits = session.desk.read(reads.search_messages, plan) if plan else []
    people = session.desk.read(reads.search_contacts, session.opened.engine, arguments.text)
    found = [
        {
            "conversation": hit.conversation_id,
            "message": hit.message_id,
            "contact": hit.contact_name,
            "at": iso(hit.at),
            "direction": str(hit.direction),
            "text": hit.text,
        }
        for hit in hits
    ]
    found += [
        {
            "conversation": row.id,
            "message": None,
            "contact": row.contact_name,
            "at": iso(row.last_message_at),
            "direction": None,
            "text": row.preview,
        }
        for row in people
    ]
    if arguments.json:
        print_json(found)
        return
    for hit in found:
        print("\t".join(str(hit[key]) for key in ("conversation", "message", "at", "contact", "text")))


def status(session: Session, arguments: argparse.Namespace) -> None:
    """`status`"""
    read = session.desk.read
    now = read(lambda tx: tx.now)
    beat = read(heartbeat.heartbeat)
    facts = {
        "channels": [
            {**channel_json(channel, now), "gaps": [gap_json(gap) for gap in read(gaps.all_gaps, channel.id)]}
            for channel in read(office.channels)
        ],
        "outbox": read(reads.outbox_counts),
        "raw_unread": read(reads.raw_unread),
        "quarantined": read(reads.meta, "quarantined") is not None,
        "threads": list(beat.threads),
        "mail": mail_json(read(mail.state)),
        "sync": {"state": beat.state, "heard_at": iso(beat.heard_at)},
        "versions": {
            "ventanilla": __version__,
            "python": platform.python_version(),
            **session.opened.engine.versions(),
        },
    }
    if arguments.json:
        print_json(facts)
        return
    for channel in facts["channels"]:  # type: ignore[attr-defined]
        print(f"{channel['name']}\t{channel['kind']}\t{channel['state']}\t{channel['last_contact_at'] or '-'}")
        if channel["trouble"]:
            print(f"trouble\t{channel['name']}\t{channel['trouble']}")
        for gap in channel["gaps"]:
            print(
                f"silence\t{channel['name']}\t{gap['since']}\t{gap['until']}\t{'seen' if gap['seen'] else 'not seen yet'}"
            )
    if facts["mail"]["on"] or facts["mail"]["trouble"]:  # type: ignore[index]
        print(f"mail\t{'on' if facts['mail']['on'] else 'off'}\t{facts['mail']['trouble'] or '-'}")  # type: ignore[index]
    print(f"sync\t{beat.state}\t{iso(beat.heard_at) or '-'}")
    print("outbox\t" + "\t".join(f"{name} {count}" for name, count in facts["outbox"].items()))  # type: ignore[attr-defined]
    print(f"kept raw\t{facts['raw_unread']}")


def rule_log_lines(session: Session, arguments: argparse.Namespace) -> None:
    """`answers log RULE [--limit N]`: codes and numbers, newest first."""
    session.desk.read(rules.rule, arguments.rule)
    lines = session.desk.read(answer_log.rule_log, arguments.rule, max(1, min(arguments.limit, 10_000)))
    if arguments.json:
        print_json([{**asdict(line), "at": iso(line.at)} for line in lines])
        return
    for line in lines:
        age = "" if line.age_ms is None else f"\t{line.age_ms // 1000} s old"
        print(
            f"{iso(line.at)}\tv{line.version}\t{line.outcome}\t{line.why or '-'}\t{line.took_ms} ms\t{line.status or '-'}{age}"
        )
