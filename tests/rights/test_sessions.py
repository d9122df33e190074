"""What one line cannot say: two sessions at once, doors that are shut, a copy on another server, and psql itself."""

import secrets
import shutil
import subprocess
import threading
from contextlib import closing

import psycopg
import pytest

from console.models.record import replace
from console.storage import roles
from tests.rights.attack import claim, filled, journal
from tests.rights.catalogue import Connection, findings
from tests.rights.world import SECRET, World
from tests.servers.process import as_nobody


def owner_says(world: World, *statements: str) -> None:
    with world.connect("owner") as owner:
        for statement in statements:
            owner.execute(filled(statement, world.ids).encode())


def test_two_claims_at_once_do_not_both_count_the_same_hands(world: World) -> None:
    owner_says(world, "UPDATE operator SET max_claims = 2 WHERE login = 'laia'")
    try:
        with closing(world.connect("laia")) as first, closing(world.connect("laia")) as second:
            first.execute("BEGIN")
            first.execute(filled(claim("free"), world.ids).encode())
            told: list[str] = []

            def take() -> None:
                try:
                    second.execute(filled("BEGIN;" + claim("lapsed") + journal("claim", "lapsed"), world.ids).encode())
                except psycopg.Error as error:
                    told.append(error.sqlstate or "")

            other = threading.Thread(target=take)
            other.start()
            # The second waits for the first; only then does it look at what she holds.
            with world.connect("owner") as owner:
                until = "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pid = %s)"
                while not owner.execute(until, (second.info.backend_pid,)).fetchone()[0] and other.is_alive():  # type: ignore[index]
                    pass
            first.execute(filled(journal("claim", "free") + "COMMIT", world.ids).encode())
            other.join()
        assert told == ["VT001"]
    finally:
        owner_says(
            world,
            "UPDATE operator SET max_claims = NULL WHERE login = 'laia'",
            "UPDATE conversation SET operator_id = NULL, claim_until = NULL, claim_token = 3 WHERE id = <free>",
        )


def test_a_claim_that_lapsed_counts_again_when_it_is_renewed(world: World) -> None:
    owner_says(world, "UPDATE operator SET max_claims = 1 WHERE login = 'laia'")
    try:
        # Within the grace of two clocks: lapsed, not counted, and still hers to renew.
        owner_says(world, "UPDATE conversation SET claim_until = office_now() + 1 WHERE id = <mine>")
        with closing(world.connect("laia")) as laia:
            laia.execute("BEGIN")
            laia.execute("SELECT pg_sleep(0.01)")
            laia.execute(filled(claim("free") + journal("claim", "free"), world.ids).encode())
            with pytest.raises(psycopg.DatabaseError) as refused:
                laia.execute(
                    filled(
                        "UPDATE conversation SET claim_until = office_now() + 60000 WHERE id = <mine>", world.ids
                    ).encode()
                )
            laia.execute("ROLLBACK")
        # On a machine that stood still for two seconds the claim is simply not hers any more.
        assert refused.value.sqlstate in ("VT001", "42501")
    finally:
        owner_says(
            world,
            "UPDATE operator SET max_claims = NULL WHERE login = 'laia'",
            "UPDATE conversation SET claim_until = office_now() + 1800000 WHERE id = <mine>",
        )


def test_one_of_two_who_claim_at_once_wins_and_the_other_is_told(world: World) -> None:
    take = filled("BEGIN;" + claim("free", token="4") + journal("claim", "free"), world.ids).encode()
    try:
        with closing(world.connect("laia")) as first, closing(world.connect("jordi")) as second:
            first.execute(take)
            told: list[str] = []

            def try_it() -> None:
                try:
                    second.execute(take)
                except psycopg.Error as error:
                    told.append(str(error.diag.message_primary))

            other = threading.Thread(target=try_it)
            other.start()
            first.execute("COMMIT")
            other.join()
        assert told == ["stale claim"]
    finally:
        owner_says(
            world, "UPDATE conversation SET operator_id = NULL, claim_until = NULL, claim_token = 3 WHERE id = <free>"
        )


def test_another_offices_login_does_not_get_in(world: World) -> None:
    database = world.server.create_database()
    with psycopg.connect(world.server.dsn(), autocommit=True) as admin:
        admin.execute(f'ALTER DATABASE {database} OWNER TO "{world.owner.user}"'.encode())
    with psycopg.connect(world.server.dsn(database), autocommit=True) as admin:
        admin.execute(f'ALTER SCHEMA public OWNER TO "{world.owner.user}"'.encode())
    theirs = replace(world.owner, database=database)
    try:
        roles.found_office(theirs, secrets.token_hex(16))
        for login, role in (("anna", "supervisor"), ("server2", "sync")):
            _, user, secret = roles.invite(theirs, login, "", role)
            with psycopg.connect(replace(theirs, user=user, secret=secret).conninfo()) as at_home:
                assert at_home.execute("SELECT count(*) FROM message").fetchone() == (0,)
            with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
                psycopg.connect(replace(world.owner, user=user, secret=secret).conninfo())
        # Their coming changed nothing here.
        with world.connect("owner") as owner:
            assert findings(owner, world.office.names) == []
    finally:
        world.server.drop_database(database)


def test_an_ended_login_is_cut_at_once_and_opens_no_more(world: World) -> None:
    _, user, secret = roles.invite(world.owner, "rosa", "Rosa", "operator")
    address = replace(world.owner, user=user, secret=secret)
    with closing(psycopg.connect(address.conninfo(), autocommit=True)) as session:
        assert session.execute("SELECT count(*) > 0 FROM conversation").fetchone() == (True,)
        assert roles.disable(world.owner, "rosa") == 1
        with pytest.raises(psycopg.OperationalError):
            session.execute("SELECT count(*) FROM conversation")
    with pytest.raises(psycopg.OperationalError, match="not permitted to log in"):
        psycopg.connect(address.conninfo())
    with world.connect("owner") as owner:
        assert findings(owner, world.office.names) == []


def test_nobody_takes_all_connections_of_the_server(world: World) -> None:
    held: list[Connection] = []

    def take_more() -> None:
        for _ in range(roles.MOST_CONNECTIONS["member"] + 1):
            held.append(world.connect("marta"))

    try:
        with pytest.raises(psycopg.OperationalError, match="too many connections for role"):
            take_more()
    finally:
        for each in held:
            each.close()
    # One of hers may be open already.
    assert len(held) >= roles.MOST_CONNECTIONS["member"] - 1


def _ends(owner: Connection, user: str) -> str:
    row = owner.execute("SELECT rolvaliduntil::text FROM pg_roles WHERE rolname = %s", (user,)).fetchone()
    assert row is not None
    return str(row[0])


def test_only_somebody_of_the_office_keeps_a_login(world: World) -> None:
    with world.connect("owner") as owner:
        # Switched off by a supervisor: the login may still open, and its week goes on.
        with closing(world.connect("pere")) as pere:
            pere.execute("SELECT keep_login()")
        assert _ends(owner, world.logins["pere"].user) != "infinity"
        with closing(world.connect("laia")) as laia:
            laia.execute("SELECT keep_login()")
        assert _ends(owner, world.logins["laia"].user) == "infinity"
        assert _ends(owner, world.logins["marta"].user) != "infinity"


def test_a_copy_on_another_server_shows_nobody_the_rows_of_transactions_to_come(world: World) -> None:
    """The numbers of transactions begin again there, and would come to those that closed conversations carry."""
    look = filled("SELECT count(*) FROM conversation WHERE id = <closed>", world.ids).encode()

    def seen_by_the_transaction_it_carries() -> int:
        with closing(world.connect("laia")) as laia, world.connect("owner") as owner:
            laia.execute("BEGIN")
            number = laia.execute("SELECT pg_current_xact_id()::text::bigint").fetchone()
            assert number is not None
            owner.execute(f"UPDATE conversation SET changed = {number[0]} WHERE id = {world.ids['closed']}".encode())
            found = laia.execute(look).fetchone()
            laia.execute("ROLLBACK")
        assert found is not None
        return int(found[0])

    # On its own server no other transaction ever writes that number: this is what the copy would look like.
    assert seen_by_the_transaction_it_carries() == 1
    try:
        owner_says(world, "UPDATE meta SET value = '1' WHERE key = 'server'")
        assert seen_by_the_transaction_it_carries() == 0
        far = "UPDATE conversation SET changed = 9000000000000000 WHERE id = <closed>"
        owner_says(world, far)
    finally:
        roles.found_office(world.owner, "")
    with world.connect("owner") as owner:
        row = owner.execute(f"SELECT changed FROM conversation WHERE id = {world.ids['closed']}".encode()).fetchone()
        assert row == (0,)
        assert owner.execute("SELECT value <> '1' FROM meta WHERE key = 'server'").fetchone() == (True,)


def test_no_file_is_opened_by_a_look_at_all_attachments(world: World) -> None:
    with closing(world.connect("laia")) as laia:
        # The tables are small here, so the planner is told what it would see by itself in a large one.
        laia.execute("SET enable_seqscan = off")
        question = filled("EXPLAIN SELECT data FROM blob WHERE name = '<mine_blob>'", world.ids)
        plan = "\n".join(line for (line,) in laia.execute(question.encode()).fetchall())
    assert "attachment_stored" in plan and "Seq Scan on attachment" not in plan, plan


PSQL = {
    "TABLE message": 0,
    "\\dt": 0,
    "\\copy (SELECT * FROM contact) TO STDOUT": 0,
    "\\df+ public.*": 0,
    "UPDATE journal SET verb = 'x'": 1,
    "COPY message TO '/tmp/stolen'": 1,
    "SET ROLE vt_<tag>__sync": 1,
    "CREATE TEMP TABLE t (a int)": 1,
    "\\c postgres ventanilla_owner": 1,
}


@pytest.mark.skipif(shutil.which("psql") is None, reason="no psql on this machine")
@pytest.mark.parametrize(("typed", "ends"), PSQL.items(), ids=PSQL.keys())
def test_the_same_through_psql(world: World, typed: str, ends: int) -> None:
    laia = world.logins["laia"]
    done = subprocess.run(
        [
            "psql",
            "-X",
            "-w",
            "-v",
            "ON_ERROR_STOP=1",
            "-c",
            filled(typed, world.ids),
            world.server.dsn(world.database, laia.user, laia.secret),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        stdin=subprocess.DEVNULL,
        **as_nobody(),
    )
    assert done.returncode == ends, done.stdout + done.stderr
    assert SECRET not in done.stdout + done.stderr
