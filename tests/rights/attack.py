"""An attack is a line of data: a name, whose login, what they type, and what the server must say to it.

`expected` is an error's code, with words of its message after it when another refusal has the same code; `0 rows` when nothing is
found or changed; `allowed` for the honest act beside a forged one, without which a refusal proves nothing; or `limit: …` for what
PostgreSQL cannot stop, with the words of its row in `docs/operations.md`.
"""

import re
from typing import Any, NamedTuple

import psycopg

from tests.rights.catalogue import Connection

_BLANK = re.compile(r"<([a-z_]+)>")


class Attack(NamedTuple):
    name: str
    who: str
    statements: str
    expected: str


class Outcome(NamedTuple):
    code: str
    said: str
    """All that came back: rows, errors with their details, notices."""
    rows: int


def filled(text: str, ids: dict[str, Any]) -> str:
    """The numbers of this office in place of their names: `<mine>` is the conversation the attacker holds."""
    return _BLANK.sub(lambda found: str(ids[found[1]]), text)


def strike(connection: Connection, statements: str, *, alone: bool) -> Outcome:
    """Send the statements as psql would and look at what a commit would say; nothing of it stays. `alone`: outside a transaction."""
    told: list[str] = []

    def hear(notice: psycopg.errors.Diagnostic) -> None:
        told.append(f"{notice.message_primary} {notice.message_detail} {notice.message_hint}")

    connection.add_notice_handler(hear)
    rows = 0
    try:
        if not alone:
            connection.execute("BEGIN")
        cursor = connection.cursor()
        if statements.startswith("COPY") and "STD" in statements:
            with cursor.copy(statements.encode()) as copied:
                lines = [bytes(line) for line in copied] if "STDOUT" in statements else []
            told.append(repr(lines))
            return Outcome("", "\n".join(told), len(lines))
        cursor.execute(statements.encode())
        while True:
            if cursor.description is not None:
                found = cursor.fetchall()
                told.append(repr(found))
                rows = len(found)
            else:
                rows = max(cursor.rowcount, 0)
            if not cursor.nextset():
                break
        if not alone:
            connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
        return Outcome("", "\n".join(told), rows)
    except psycopg.Error as error:
        about = error.diag
        told.append(f"{error} {about.message_detail} {about.message_hint} {about.context}")
        return Outcome(error.sqlstate or "no code", "\n".join(told), 0)
    finally:
        connection.remove_notice_handler(hear)
        if not connection.closed:
            connection.execute("ROLLBACK" if not alone else "RESET ALL")


def journal(
    verb: str, key: str = "mine", *, message: str = "NULL", actor: str = "my_login()", at: str = "office_now()"
) -> str:
    """An entry of the journal, honest unless told otherwise."""
    return (
        "INSERT INTO journal (at, actor, host, verb, conversation_id, message_id, reason)"
        f" VALUES ({at}, {actor}, 'pc', '{verb}', {'NULL' if not key else f'<{key}>'}, {message}, 'why'); "
    )  # fmt: skip


def message(key: str = "mine", **other: str) -> str:
    """A reply of the asker in a conversation, honest unless told otherwise. Values are SQL."""
    values = {
        "conversation_id": f"<{key}>", "contact_id": f"<{key}_contact>", "channel_id": "<channel>", "direction": "'outgoing'",
        "kind": "'text'", "text": "'Bon dia'", "state": "'pending'", "uuid": "gen_random_uuid()::text", "at": "office_now()",
        "stored_at": "office_now()", "author_id": "me()", "changed": "1",
    } | other  # fmt: skip
    return f"INSERT INTO message ({', '.join(values)}) VALUES ({', '.join(values.values())}); "


LAST = "currval('message_id_seq')"
"""The message written just before."""
_RECIPIENTS = {"free": 7001, "mine": 7002, "theirs": 7003, "lapsed": 7004, "done": 7005}


def send(key: str = "mine", **other: str) -> str:
    """What goes to the provider for the message written just before, honest unless told otherwise."""
    values = {
        "message_id": LAST, "conversation_id": f"<{key}>", "channel_id": "<channel>", "recipient": f"'{_RECIPIENTS.get(key, 0)}'",
        "action": "'send'", "uuid": "gen_random_uuid()::text", "text": "'Bon dia'", "state": "'pending'", "due_at": "office_now()",
        "created_at": "office_now()",
    } | other  # fmt: skip
    return f"INSERT INTO outbox ({', '.join(values)}) VALUES ({', '.join(values.values())}); "


def claim(
    key: str = "free", *, holder: str = "me()", token: str = "claim_token + 1", until: str = "office_now() + 60000"
) -> str:
    """Take a conversation, honest unless told otherwise; without the entry of the journal."""
    return f"UPDATE conversation SET operator_id = {holder}, claim_token = {token}, claim_until = {until} WHERE id = <{key}>; "
