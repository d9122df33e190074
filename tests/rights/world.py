"""One office for all attacks on one server: founded by an owner who is no superuser, with citizens in open and closed teams."""

import secrets
from typing import Any

import psycopg
from psycopg import sql

from console.models.record import replace
from console.storage import roles
from console.storage.postgres import Address
from tests.rights.catalogue import Connection
from tests.servers.postgres import PostgresServer

SECRET = "Zimbaue"
"""Stands in every value of the closed team's conversation; whoever is no member never sees it, not even in an error."""
PHONE = "+34666777888"
OWNER = "ventanilla_owner"
PEOPLE = {"laia": "operator", "jordi": "operator", "pere": "operator", "marta": "supervisor"}
# What each of the closed team's rows is found by, so that a new table of citizens' words is asked for here as well.
_CITIZENS = {
    "free": ("Núria", 7001, None, None),
    "mine": ("Oriol", 7002, "laia", 1_800_000),
    "theirs": ("Pilar", 7003, "jordi", 1_800_000),
    "lapsed": ("Quim", 7004, "jordi", -60_000),
    "done": ("Rosa", 7005, None, None),
    "both": ("Teresa", 7008, None, None),
    "closed": (f"{SECRET} nom", 7006, "jordi", 1_800_000),
    "closed_free": (f"{SECRET} lliure", 7007, None, None),
    "closed_hushed": (f"{SECRET} callada", 7009, None, None),
}


class World:
    """The office, its logins and the numbers of its rows by name."""

    def __init__(self, server: PostgresServer) -> None:
        self.server = server
        self.database = server.create_database()
        password = secrets.token_hex(8)
        with psycopg.connect(server.dsn(), autocommit=True) as admin:
            if admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (OWNER,)).fetchone() is None:
                admin.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEROLE").format(sql.Identifier(OWNER)))
            admin.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(OWNER), sql.Literal(password)))
            admin.execute(f"ALTER DATABASE {self.database} OWNER TO {OWNER}".encode())
        with psycopg.connect(server.dsn(self.database), autocommit=True) as admin:
            admin.execute(f"ALTER SCHEMA public OWNER TO {OWNER}".encode())
        self.owner = Address("127.0.0.1", server.port, self.database, OWNER, password)
        self.office = roles.found_office(self.owner, secrets.token_hex(16))
        self.logins: dict[str, Address] = {}
        for login, role in [*PEOPLE.items(), ("sync", "sync")]:
            _, user, secret = roles.invite(self.owner, login, login.title(), role)
            self.logins[login] = replace(self.owner, user=user, secret=secret)
        self.ids: dict[str, Any] = {"tag": self.office.names.tag, "database": self.database}
        with roles.as_owner(self.owner) as connection, connection.transaction():
            self._fill(connection)

    def connect(self, who: str) -> Connection:
        """Somebody's own session, as psql opens it. The caller closes it."""
        address = self.owner if who == "owner" else self.logins[who]
        return psycopg.connect(address.conninfo(), autocommit=True)

    def remove(self) -> None:
        """Drop the database; the roles stay until their server goes."""
        self.server.drop_database(self.database)

    def _fill(self, db: Connection) -> None:
        self.ids |= {login: number for number, login in db.execute("SELECT id, login FROM operator").fetchall()}
        # Of a person who was switched off by a supervisor and whose login is still there.
        db.execute("UPDATE operator SET is_active = 0 WHERE login = 'pere'")
        for name, closed in (("general", 0), ("obres", 0), ("socials", 1)):
            self._add(db, name, "team", name=name, is_restricted=closed)
        # Its conversations are known to everybody, and not whose they are.
        self._add(db, "hushed_team", "team", name="violencies", is_confidential=1)
        db.execute("INSERT INTO membership (team_id, operator_id) VALUES (%(socials)s, %(jordi)s)", self.ids)
        db.execute("INSERT INTO membership (team_id, operator_id) VALUES (%(hushed_team)s, %(jordi)s)", self.ids)
        db.execute("INSERT INTO membership (team_id, operator_id) VALUES (%(socials)s, %(pere)s)", self.ids)
        self.ids["now"] = db.execute("SELECT office_now()").fetchone()[0]  # type: ignore[index]
        self._add(db, "channel", "channel", name="Bot", kind="telegram", state="connected", created_at=1, changed=1)
        rule = {"name": "padro", "version": 1, "body": '{"text": "Hola"}', "changed": 1}
        self._add(db, "rule", "rule", **rule)
        for key, (name, provider, holder, lives) in _CITIZENS.items():
            self._citizen(db, key, name, provider, holder, lives)
        # Known to everybody by an earlier conversation, and now with the closed team.
        self._add(
            db, "both_closed", "conversation", channel_id=self.ids["channel"], contact_id=self.ids["both_contact"], state="open",
            team_id=self.ids["socials"], opened_at=1, last_message_at=1, preview=SECRET, changed=1,
        )  # fmt: skip
        for key, team in (("word", None), ("word_obres", self.ids["obres"])):
            self._add(
                db, key, "word", author_id=self.ids["marta"], team_id=team, text="Avui tanquem abans", written_at=1,
                until=int(self.ids["now"]) + 3_600_000, changed=1,
            )  # fmt: skip
        db.execute(
            "INSERT INTO word_seen (word_id, operator_id, at, changed) VALUES (%(word)s, %(jordi)s, 1, 1)", self.ids
        )
        self._add(
            db, "template", "template", channel_id=self.ids["channel"], name="espera", language="ca", category="UTILITY",
            status="APPROVED", body="Hola {{1}}, fins {{ 2 }}.", footer="Ajuntament", checked_at=1,
        )  # fmt: skip
        self._add(db, "raw", "raw_update", channel_id=self.ids["channel"], key="k", payload="{}", reason="x", at=1)
        db.execute("INSERT INTO meta (key, value) VALUES ('opening', '{}')")
        db.execute("INSERT INTO meta (key, value) VALUES ('emoji:' || %(jordi)s, '[]')", self.ids)
        db.execute("INSERT INTO meta (key, value) VALUES ('sync', '{}')")
        db.execute(
            "INSERT INTO lease (channel_id, epoch, holder, until) VALUES (%(channel)s, 5, 'server1', %(now)s + 60000)",
            self.ids,
        )
        db.execute("INSERT INTO pause (channel_id, recipient, until) VALUES (%(channel)s, '7003', 1)", self.ids)
        db.execute("INSERT INTO seen (channel_id, key, at) VALUES (%(channel)s, 'k', 1)", self.ids)
        db.execute("INSERT INTO external_last (rule, key, body, at) VALUES ('padro', 'k', 'b', 1)")

    def _citizen(
        self, db: Connection, key: str, name: str, provider: int, holder: str | None, lives: int | None
    ) -> None:
        is_closed = key.startswith("closed")
        word = SECRET if is_closed else key
        ids, now, channel = self.ids, int(self.ids["now"]), self.ids["channel"]
        contact = self._add(
            db, f"{key}_contact", "contact", channel_id=channel, provider_id=f"{word}{provider}" if is_closed else str(provider),
            name=name, phone=PHONE if is_closed else None, search=word, created_at=1, changed=1,
        )  # fmt: skip
        conversation = self._add(
            db, key, "conversation", channel_id=channel, contact_id=contact, state="resolved" if key in ("done", "both") else "open",
            team_id=ids["hushed_team"] if key == "closed_hushed" else ids["socials"] if is_closed else None, operator_id=ids[holder] if holder else None, claim_token=3,
            claim_until=now + lives if lives is not None else None, waiting_since=None if key in ("done", "both") else now - 600_000,
            opened_at=1, last_message_at=now - 500_000, preview=f"{word} preview", unread=1, changed=1,
        )  # fmt: skip
        of = {"conversation_id": conversation, "contact_id": contact, "channel_id": channel}
        asked = self._message(db, f"{key}_in", of, "incoming", f"{word} pregunta", None, "kept", f"{provider}1")
        told = self._message(db, f"{key}_out", of, "outgoing", f"{word} resposta", "jordi", "sent", f"{provider}2")
        held = self._message(db, f"{key}_held", of, "outgoing", f"{word} retinguda", holder or "jordi", "held", None)
        self._message(db, f"{key}_note", of, "note", f"{word} nota", "jordi", "kept", None)
        for what, message, state, provider_id in (
            ("sent", told, "sent", f"{provider}2"),
            ("waits", held, "held", None),
        ):
            self._add(
                db, f"{key}_{what}", "outbox", message_id=message, conversation_id=conversation, channel_id=channel,
                recipient=f"{word}{provider}" if is_closed else str(provider), action="send", uuid=secrets.token_hex(16),
                text=f"{word} resposta" if what == "sent" else f"{word} retinguda", state=state, due_at=now + 600_000,
                provider_id=provider_id, created_at=1,
            )  # fmt: skip
        blob = secrets.token_hex(16)
        ids[f"{key}_blob"] = blob
        db.execute("INSERT INTO blob (name, data, stored_by) VALUES (%s, %s, 'someone')", (blob, word.encode()))
        self._add(
            db, f"{key}_file", "attachment", message_id=asked, channel_id=channel, name=f"{word}.pdf", media_type="application/pdf",
            state="ready", stored_as=blob, remote="{}",
        )  # fmt: skip
        rows: dict[str, dict[str, Any]] = {
            "message_version": {"message_id": told, "version": 1, "text": f"{word} abans", "replaced_at": 1},
            "draft": {"conversation_id": conversation, "operator_id": ids["jordi"], "text": f"{word} esborrany", "updated_at": 1},
            "presence": {"conversation_id": conversation, "operator_id": ids["jordi"], "until": now + 45_000},
            "journal": {
                "at": now, "actor": "system", "host": "h", "verb": "open", "conversation_id": conversation, "reason": word,
            },
            "answer_task": {"message_id": asked, **of, "created_at": 1},
            "dialogue": {
                "contact_id": contact, "conversation_id": conversation, "state": f'"{word}"', "updated_at": 1, "expires_at": now,
            },
            "answer_log": {"at": now, "rule": "padro", "outcome": "answered", "why": word, "conversation_id": conversation},
            "example": {
                "rule": "padro", "text": f"{word} exemple", "source": "kept", "message_id": asked, "author": "jordi", "at": 1, "changed": 1,
            },
            "suggestion_event": {
                "message_id": asked, "conversation_id": conversation, "at": now, "shown": f'["{word}"]',
                "operator_id": ids["jordi"], "decided_at": now, "sent_rule": "padro",
            },
            "consent": {
                "contact_id": contact, "list": "news", "step": "yes", "text_version": "1", "message_id": asked, "proof": word,
                "answer_text": word, "at": 1,
            },
            "promise": {
                "conversation_id": conversation, "operator_id": ids["jordi" if is_closed else "laia"], "text": f"{word} promesa",
                "day": "2026-12-01", "due_at": now, "created_at": 1, "settled_at": 1 if key == "free" else None,
            },
            "incident": {
                "number": f"{word}-{provider}", "contact_id": contact, "conversation_id": conversation, "kind": "light",
                "description": word, "state": "new", "created_at": 1, "state_at": 1, "changed": 1,
            },
        }  # fmt: skip
        for table, values in rows.items():
            self._add(db, f"{key}_{table}", table, **values)

    def _message(
        self, db: Connection, key: str, of: dict[str, int], direction: str, text: str, author: str | None, state: str, provider: str | None
    ) -> int:  # fmt: skip
        now = int(self.ids["now"])
        return self._add(
            db, key, "message", **of, direction=direction, kind="text", text=text, search=text, state=state, uuid=secrets.token_hex(16),
            at=now - 500_000, stored_at=now - 500_000, author_id=self.ids[author] if author else None, provider_id=provider, changed=1,
        )  # fmt: skip

    def _add(self, db: Connection, known_as: str, table: str, **values: Any) -> int:
        """Insert a row as the owner; its number (or its first column) is remembered under `known_as`."""
        statement = sql.SQL("INSERT INTO {} ({}) VALUES ({}) RETURNING *").format(
            sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, values)), sql.SQL(", ").join([sql.Placeholder()] * len(values))
        )  # fmt: skip
        row = db.execute(statement, list(values.values())).fetchone()
        assert row is not None
        self.ids[known_as] = row[0]
        return int(row[0]) if isinstance(row[0], int) else 0
