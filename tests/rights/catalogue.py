"""What the catalogue of an office's database says, and what of it nobody has allowed. No verdict is taken from the program."""

from collections.abc import Iterator
from typing import Any

import psycopg

from console.storage.roles import Names
from tests.rights.verdicts import BARRIERS, FUNCTIONS, POLICIES, SEQUENCES, TABLES

Connection = psycopg.Connection[tuple[Any, ...]]

_TABLES = """
SELECT c.relname, c.relkind::text, c.relrowsecurity, pg_get_userbyid(c.relowner), c.reloptions FROM pg_class c
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind NOT IN ('i', 'I', 'S', 'c', 't')
"""
_WHOLE = """
SELECT c.relname, c.relkind::text, a.grantee, a.privilege_type, a.is_grantable FROM pg_class c
CROSS JOIN LATERAL aclexplode(c.relacl) a WHERE c.relnamespace = 'public'::regnamespace AND a.grantee <> c.relowner
"""
_COLUMNS = """
SELECT c.relname, t.attname, a.grantee, a.privilege_type, a.is_grantable FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid
CROSS JOIN LATERAL aclexplode(t.attacl) a WHERE c.relnamespace = 'public'::regnamespace AND a.grantee <> c.relowner
"""
# A function without a list of its own is everybody's.
_FUNCTIONS = """
SELECT p.oid::regprocedure::text, p.prosecdef, p.proconfig, pg_get_userbyid(p.proowner),
  ARRAY(SELECT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(a.grantee)::text END
        FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee <> p.proowner)
FROM pg_proc p WHERE p.pronamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
"""
_LOGINS = """
SELECT r.rolname, r.rolsuper, r.rolcreatedb, r.rolcreaterole, r.rolbypassrls, r.rolreplication, r.rolconnlimit, r.rolcanlogin,
  ARRAY(SELECT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid),
  EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid AND m.admin_option),
  (SELECT count(*) FROM public.operator o WHERE o.db_role = r.rolname)
FROM pg_roles r WHERE r.rolname LIKE %s
"""
# Doors of other kinds: each of these catalogues is empty in an office's database.
_ELSEWHERE = {
    "schema": "SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname NOT IN ('public', 'information_schema')",
    "extension": "SELECT extname FROM pg_extension WHERE extname <> 'plpgsql'",
    "language": "SELECT lanname FROM pg_language WHERE lanname NOT IN ('internal', 'c', 'sql', 'plpgsql')",
    "foreign server": "SELECT srvname FROM pg_foreign_server",
    "publication": "SELECT pubname FROM pg_publication",
    "event trigger": "SELECT evtname FROM pg_event_trigger",
    "rewrite rule": "SELECT rulename FROM pg_rewrite w JOIN pg_class c ON c.oid = w.ev_class WHERE c.relnamespace = 'public'::regnamespace"
    " AND NOT (w.rulename = '_RETURN' AND c.relname IN ('reserved', 'reserved_episode', 'reserved_touch'))",
    "large object": "SELECT oid FROM pg_largeobject_metadata",
    "default privilege": "SELECT d.defaclobjtype FROM pg_default_acl d, LATERAL aclexplode(d.defaclacl) a WHERE a.grantee <> d.defaclrole",
}


def findings(connection: Connection, names: Names) -> list[str]:
    """Everything in the catalogue that has no verdict or another one, as lines to read. Empty when all is as decided."""
    roles = {names.member: "member", names.sync: "sync"}
    numbers: dict[int, str] = dict(connection.execute("SELECT oid, rolname::text FROM pg_roles").fetchall())

    def who(grantee: int) -> str:
        name = "PUBLIC" if grantee == 0 else numbers[grantee]
        return roles.get(name, name)

    found = [*_tables(connection, who), *_policies(connection, roles), *_functions(connection, roles)]
    found += [*_database(connection, roles), *_roles(connection, names)]
    for kind, question in _ELSEWHERE.items():
        found += [f"{kind} {name}: no verdict" for (name,) in connection.execute(question.encode()).fetchall()]
    return found


def _tables(connection: Connection, who: Any) -> Iterator[str]:
    owner = _one(connection, "SELECT pg_get_userbyid(datdba)::text FROM pg_database WHERE datname = current_database()")
    given: dict[str, dict[str, dict[str, set[str]]]] = {}
    sequences: dict[str, set[str]] = {}
    for table, kind, grantee, privilege, is_grantable in connection.execute(_WHOLE).fetchall():
        if is_grantable:
            yield f"{table}: {who(grantee)} may hand on {privilege}"
        if kind == "S":
            sequences.setdefault(table, set()).add(f"{who(grantee)} {privilege}")
        else:
            given.setdefault(table, {}).setdefault(who(grantee), {})[privilege] = {"*"}
    for table, column, grantee, privilege, is_grantable in connection.execute(_COLUMNS).fetchall():
        if is_grantable:
            yield f"{table}.{column}: {who(grantee)} may hand on {privilege}"
        given.setdefault(table, {}).setdefault(who(grantee), {}).setdefault(privilege, set()).add(column)
    seen = set()
    for table, kind, has_security, table_owner, options in connection.execute(_TABLES).fetchall():
        seen.add(table)
        if kind == "v" and table not in BARRIERS and "security_invoker=true" not in (options or []):
            yield f"view {table}: looks with its owner's eyes"
        if table in BARRIERS and "security_barrier=true" not in (options or []):
            yield f"view {table}: tells what its conditions hide"
        if kind not in ("r", "v"):
            yield f"{table}: a relation of kind {kind}"
        if kind == "r" and not has_security:
            yield f"{table}: no row level security"
        if table_owner != owner:
            yield f"{table}: owned by {table_owner}"
        if table not in TABLES:
            yield f"table {table}: no verdict"
            continue
        real = given.get(table, {})
        for role in sorted({*real, "member", "sync"}):
            wanted = {name: set(columns) for name, columns in TABLES[table].get(role, {}).items()}
            for privilege in sorted({*wanted, *real.get(role, {})}):
                is_there, should = real.get(role, {}).get(privilege, set()), wanted.get(privilege, set())
                if is_there != should:
                    yield f"{table}: {role} has {privilege} on {sorted(is_there)}, the verdict is {sorted(should)}"
    yield from (f"table {table}: a verdict and no table" for table in TABLES.keys() - seen)
    names = connection.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'"
    ).fetchall()
    for (name,) in names:
        if name not in SEQUENCES:
            yield f"sequence {name}: no verdict"
        elif sequences.get(name, set()) != set(SEQUENCES[name]):
            yield f"sequence {name}: {sorted(sequences.get(name, set()))}, the verdict is {sorted(SEQUENCES[name])}"


def _policies(connection: Connection, roles: dict[str, str]) -> Iterator[str]:
    found: dict[str, set[str]] = {}
    rows = connection.execute(
        "SELECT tablename, policyname, permissive, roles::text[], cmd, qual, with_check FROM pg_policies"
    ).fetchall()
    for table, name, permissive, for_whom, command, sees, makes in rows:
        whom = [roles.get(role, role) for role in for_whom]
        if whom not in (["member"], ["sync"]) or permissive != "PERMISSIVE":
            yield f"policy {name} on {table}: {permissive} for {whom}"
        if whom == ["member"]:
            found.setdefault(table, set()).add(command)
            # A change that any row may come out of is narrowed by its trigger; no table is seen whole.
            if sees == "true" or (makes == "true" and (table, name) not in {("conversation", "change")}):
                yield f"policy {name} on {table}: every row"
    for table in found.keys() | POLICIES.keys():
        if found.get(table, set()) != set(POLICIES.get(table, ())):
            yield f"policies on {table}: for {sorted(found.get(table, set()))}, the verdict is {sorted(POLICIES.get(table, ()))}"


def _functions(connection: Connection, roles: dict[str, str]) -> Iterator[str]:
    owner = _one(connection, "SELECT pg_get_userbyid(datdba)::text FROM pg_database WHERE datname = current_database()")
    seen = set()
    for name, is_definer, settings, function_owner, grantees in connection.execute(_FUNCTIONS).fetchall():
        seen.add(name)
        path = next((value for value in settings or [] if value.startswith("search_path=")), "")
        if is_definer and not path.endswith("pg_temp"):
            yield f"definer function {name}: {path or 'no search_path'}"
        if function_owner != owner:
            yield f"function {name}: owned by {function_owner}"
        if name not in FUNCTIONS:
            yield f"function {name}: no verdict"
            continue
        real = {roles.get(grantee, grantee) for grantee in grantees}
        if real != set(FUNCTIONS[name]):
            yield f"function {name}: for {sorted(real)}, the verdict is {sorted(FUNCTIONS[name])}"
    yield from (f"function {name}: a verdict and no function" for name in FUNCTIONS.keys() - seen)


def _database(connection: Connection, roles: dict[str, str]) -> Iterator[str]:
    wanted = {
        "database": ("datacl, datdba FROM pg_database WHERE datname = current_database()", {"CONNECT"}),
        "schema": ("nspacl, nspowner FROM pg_namespace WHERE nspname = 'public'", {"USAGE"}),
    }
    for what, (source, verdict) in wanted.items():
        real: dict[str, set[str]] = {}
        question = (
            "SELECT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(a.grantee)::text END, a.privilege_type"
            f" FROM (SELECT {source}) AS o (acl, owner), LATERAL aclexplode(coalesce(acl, acldefault('{what[0] if what == 'database' else 'n'}', owner))) a"
            " WHERE a.grantee <> o.owner AND pg_get_userbyid(a.grantee) <> 'pg_database_owner'"
        )
        for grantee, privilege in connection.execute(question.encode()).fetchall():
            real.setdefault(roles.get(str(grantee), str(grantee)), set()).add(privilege)
        for role in sorted({*real, "member", "sync"}):
            should = verdict if role in ("member", "sync") else set()
            if real.get(role, set()) != should:
                yield f"{what}: {role} has {sorted(real.get(role, set()))}, the verdict is {sorted(should)}"


def _roles(connection: Connection, names: Names) -> Iterator[str]:
    groups = {names.member, names.sync}
    pattern = f"vt_{names.tag}_%".replace("_", r"\_")
    for row in connection.execute(_LOGINS, (pattern,)).fetchall():
        name, *attributes, most, may_login, member_of, is_admin, operators = row
        if any(attributes):
            yield f"role {name}: superuser, createdb, createrole, bypassrls, replication are {attributes}"
        if is_admin:
            yield f"role {name}: may let others in"
        if name in groups:
            if may_login:
                yield f"group {name}: logs in"
            if member_of:
                yield f"group {name}: is a member of {member_of}"
            continue
        if not may_login:
            if member_of:
                yield f"ended login {name}: still a member of {member_of}"
            continue
        if len(member_of) != 1 or member_of[0] not in groups:
            yield f"login {name}: a member of {member_of}"
        if not 0 < most <= 60:
            yield f"login {name}: {most} connections"
        if operators != (1 if member_of == [names.member] else 0):
            yield f"login {name}: of {operators} operators"


def _one(connection: Connection, question: str) -> Any:
    row = connection.execute(question.encode()).fetchone()
    assert row is not None
    return row[0]
