"""Every object of an office's database has a verdict, and the database keeps to it."""

import psycopg
import pytest

from tests.rights.catalogue import findings
from tests.rights.world import World


def test_the_catalogue_holds_what_was_decided_and_nothing_else(world: World) -> None:
    with world.connect("owner") as connection:
        assert findings(connection, world.office.names) == []


SEEDED = {
    "a table": ("CREATE TABLE extra (id BIGINT)", "table extra: no verdict"),
    "a table without row security": ("ALTER TABLE message DISABLE ROW LEVEL SECURITY", "message: no row level security"),
    "a definer function without a path": (
        "CREATE FUNCTION leak() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT count(*) FROM message'",
        "definer function leak(): no search_path",
    ),
    "a path that ends elsewhere": (
        "ALTER FUNCTION me() SET search_path = public",
        "definer function me(): search_path=public",
    ),
    "a function for everybody": ("GRANT EXECUTE ON FUNCTION me() TO PUBLIC", "function me(): for ['PUBLIC', 'member', 'sync']"),
    "a view": ("CREATE VIEW peep AS SELECT * FROM message", "view peep: looks with its owner's eyes"),
    "a view without its barrier": ("ALTER VIEW reserved RESET (security_barrier)", "view reserved: tells what its"),
    "an invoker's view": ("CREATE VIEW fair WITH (security_invoker=true) AS SELECT 1 AS one", "table fair: no verdict"),
    "a materialized view": ("CREATE MATERIALIZED VIEW kept AS SELECT * FROM message", "kept: a relation of kind m"),
    "a right for everybody": ("GRANT SELECT ON message TO PUBLIC", "message: PUBLIC has SELECT"),
    "a right for one person": ("GRANT DELETE ON message TO vt_<tag>_laia", "message: vt_<tag>_laia has DELETE"),
    "a right to hand on": ("GRANT SELECT ON message TO {member} WITH GRANT OPTION", "message: member may hand on SELECT"),
    "a column more": ("GRANT UPDATE (author_id) ON message TO {member}", "message: member has UPDATE"),
    "a column of a whole table": ("GRANT UPDATE ON message TO {member}", "message: member has UPDATE"),
    "a new column that is written": (
        "ALTER TABLE draft ADD COLUMN extra TEXT; GRANT INSERT (extra) ON draft TO {member}",
        "draft: member has INSERT",
    ),
    "truncation": ("GRANT TRUNCATE ON journal TO {sync}", "journal: sync has TRUNCATE"),
    "references": ("GRANT REFERENCES ON contact TO {member}", "contact: member has REFERENCES"),
    "triggers": ("GRANT TRIGGER ON contact TO {member}", "contact: member has TRIGGER"),
    "a sequence": ("GRANT UPDATE ON SEQUENCE message_id_seq TO {member}", "sequence message_id_seq"),
    "a new sequence": ("CREATE SEQUENCE more", "sequence more: no verdict"),
    "objects in the schema": ("GRANT CREATE ON SCHEMA public TO {member}", "schema: member has ['CREATE', 'USAGE']"),
    "the schema for everybody": ("GRANT USAGE ON SCHEMA public TO PUBLIC", "schema: PUBLIC has ['USAGE']"),
    "temporary tables": ("GRANT TEMP ON DATABASE <database> TO {sync}", "database: sync has ['CONNECT', 'TEMPORARY']"),
    "schemas": ("GRANT CREATE ON DATABASE <database> TO PUBLIC", "database: PUBLIC has ['CREATE']"),
    "a schema": ("CREATE SCHEMA beside", "schema beside: no verdict"),
    "rights in advance": (
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO {member}",
        "default privilege r: no verdict",
    ),
    "a policy for every row": (
        "CREATE POLICY all_of_it ON message FOR SELECT TO {member} USING (true)",
        "policy all_of_it on message: every row",
    ),
    "a policy for everybody": (
        "CREATE POLICY wide ON message FOR SELECT USING (id = 1)",
        "policy wide on message: PERMISSIVE for ['public']",
    ),
    "a policy that is gone": ("DROP POLICY see ON message", "policies on message"),
    "a rewrite rule": (
        "CREATE RULE away AS ON DELETE TO draft DO INSTEAD NOTHING",
        "rewrite rule away: no verdict",
    ),
    "a large object": ("SELECT lo_create(0)", "large object"),
    "a group that logs in": ("ALTER ROLE {member} LOGIN", "group {member_name}: logs in"),
    "a login that makes roles": ("ALTER ROLE vt_<tag>_laia CREATEROLE", "role vt_<tag>_laia: superuser, createdb"),
    "a login of two groups": ("GRANT {sync} TO vt_<tag>_laia", "login vt_<tag>_laia: a member of"),
    "a login without a limit": ("ALTER ROLE vt_<tag>_laia CONNECTION LIMIT -1", "login vt_<tag>_laia: -1 connections"),
    "a login of nobody": (
        "UPDATE operator SET db_role = NULL WHERE login = 'laia'",
        "login vt_<tag>_laia: of 0 operators",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("statement", "told"), SEEDED.values(), ids=SEEDED.keys())
def test_the_lint_sees_a_seeded_bug(world: World, statement: str, told: str) -> None:
    names = world.office.names

    def named(text: str) -> str:
        text = text.replace("<tag>", names.tag).replace("<database>", world.database)
        for word, name in (("member", names.member), ("sync", names.sync)):
            text = text.replace(f"{{{word}}}", f'"{name}"').replace(f"{{{word}_name}}", name)
        return text

    with world.connect("owner") as connection:
        try:
            with connection.transaction():
                connection.execute(named(statement).encode())
                found = findings(connection, names)
                raise psycopg.Rollback
        except psycopg.errors.InsufficientPrivilege as error:  # pragma: no cover
            pytest.fail(f"the owner could not seed it: {error}")
    assert any(line.startswith(named(told)) for line in found), found


def test_a_verdict_without_an_object_is_told(world: World) -> None:
    with world.connect("owner") as connection, connection.transaction():
        connection.execute("DROP FUNCTION keep_login()")
        found = findings(connection, world.office.names)
        assert "function keep_login(): a verdict and no function" in found
        raise psycopg.Rollback
