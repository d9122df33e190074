"""The journal's chain: whole after real work, and every way of tampering is found where it happened."""

import threading

import pytest

from console.operations import claims, journal_chain, notes
from tests.operations.conftest import Office


@pytest.fixture
def worked(town: Office) -> Office:
    for n in range(6):
        town.receive(town.text("Bon dia", chat=f"70000000{n}"))
    for row in town.sql("SELECT id FROM conversation ORDER BY id"):
        town.laia.run(claims.claim, row["id"])
        town.laia.run(notes.add_note, row["id"], "Ja m'ho miro \x1f i més")
    return town


def verified(town: Office) -> journal_chain.ChainReport:
    with town.engine.transaction("verify", write=False) as tx:
        return journal_chain.verify(tx)


def test_work_leaves_a_whole_chain(worked: Office) -> None:
    report = verified(worked)
    entries = worked.sql("SELECT COUNT(*) AS n FROM journal")[0]["n"]
    assert report.is_whole and report.checked + report.unchained == entries and report.checked > 12
    assert len(report.head) == 64


def test_two_at_once_close_no_circle_and_break_no_link(worked: Office) -> None:
    numbers = [row["id"] for row in worked.sql("SELECT id FROM conversation ORDER BY id")]
    failed: list[BaseException] = []

    def work(order: list[int]) -> None:
        try:
            for number in order * 5:
                worked.laia.run(notes.add_note, number, "nota")
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(order,)) for order in (numbers, numbers[::-1], numbers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert verified(worked).is_whole


def unguarded(town: Office, *statements: str) -> None:
    """As the owner of the disk would: the triggers that keep the journal are taken away first."""
    with town.engine.transaction("tamper") as tx:
        if town.engine.kind == "sqlite":
            for row in tx.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'journal_%'"):
                tx.execute(f"DROP TRIGGER {row['name']}")
        else:
            tx.execute("SET LOCAL session_replication_role = replica")
        for statement in statements:
            tx.execute(statement)


MIDDLE = "(SELECT journal_id FROM journal_chain WHERE seq = 5)"


@pytest.mark.parametrize(
    ("statements", "why"),
    [
        ((f"UPDATE journal SET reason = 'altra' WHERE id = {MIDDLE}",), "entry_changed"),
        ((f"UPDATE journal SET actor = 'jordi' WHERE id = {MIDDLE}",), "entry_changed"),
        ((f"UPDATE journal SET at = at + 1 WHERE id = {MIDDLE}",), "entry_changed"),
        ((f"DELETE FROM journal WHERE id = {MIDDLE}",), "entry_missing"),
        (("DELETE FROM journal_chain WHERE seq = 5",), "link_missing"),
        (
            (
                "INSERT INTO journal (at, actor, host, verb) SELECT at, actor, host, 'claim' FROM journal WHERE id ="
                f" {MIDDLE}",
            ),
            "entry_added",
        ),
        (("DELETE FROM journal_chain WHERE seq = (SELECT MAX(seq) FROM journal_chain)",), "entry_added"),
        (
            (
                "DELETE FROM journal WHERE id = (SELECT MAX(journal_id) FROM journal_chain)",
                "DELETE FROM journal_chain WHERE seq = (SELECT MAX(seq) FROM journal_chain)",
            ),
            "end_missing",
        ),
        (("UPDATE journal_head SET hash = 'a'",), "end_missing"),
    ],
)
def test_every_tampering_is_found(worked: Office, statements: tuple[str, ...], why: str) -> None:
    unguarded(worked, *statements)
    report = verified(worked)
    assert not report.is_whole and report.why == why


def test_nobody_rewrites_it_through_the_program(worked: Office) -> None:
    for statement in (
        "UPDATE journal SET reason = 'x'",
        "DELETE FROM journal",
        "UPDATE journal_chain SET hash = 'x'",
        "DELETE FROM journal_chain",
    ):
        with pytest.raises(Exception, match="append-only"):
            worked.sql(statement)
