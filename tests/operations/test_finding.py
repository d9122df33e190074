"""Places in the history with one citizen, on both engines."""

from __future__ import annotations

from console.operations import finding, notes, reads, replies
from console.ui.timeline import pages
from tests.operations.conftest import Office

HOUR = 3_600_000


def written(town: Office, count: int, chat: str = "7000000001") -> tuple[int, list[int]]:
    """`count` messages an hour apart, the last one an hour ago; returns the contact and the ids in order."""
    start = town.now() - (count + 1) * HOUR
    town.receive(*(town.text(f"Missatge número {n}", chat=chat, at=start + n * HOUR) for n in range(count)))
    rows = town.sql(
        "SELECT m.id, m.contact_id FROM message m JOIN contact k ON k.id = m.contact_id WHERE k.provider_id = :chat"
        " AND m.direction = 'incoming' ORDER BY m.at, m.id",
        chat=chat,
    )
    return int(rows[0]["contact_id"]), [int(row["id"]) for row in rows]


def ids_of(page: pages.Page) -> list[int]:
    return [row.id for row in page.rows]


def test_words_are_found_newest_first_without_accents_and_only_with_this_contact(town: Office) -> None:
    town.receive(town.text("Vull empadronar-me", at=town.now() - 3 * HOUR))
    town.receive(town.text("El padró, sisplau", at=town.now() - 2 * HOUR))
    town.receive(town.text("Padró d'un altre", chat="7000000002"))
    rows = town.sql("SELECT id, contact_id, text FROM message WHERE direction = 'incoming' ORDER BY at, id")
    contact, ids = int(rows[0]["contact_id"]), [int(row["id"]) for row in rows]
    found = town.laia.read(finding.places_of_words, contact, "PADRO")
    assert [number for _, number in found] == [ids[1], ids[0]]
    assert [number for _, number in town.laia.read(finding.places_of_words, contact, "padró sisp")] == [ids[1]]
    assert town.laia.read(finding.places_of_words, contact, " ·!% ") == []


def test_a_deleted_reply_is_not_found(town: Office) -> None:
    town.receive(town.text("Hola"))
    conversation = town.sql("SELECT id, contact_id FROM conversation")[0]
    note = town.laia.run(notes.add_note, conversation["id"], "El gual és permanent")
    reply = town.laia.run(replies.reply, conversation["id"], "Per al gual, a l'OAC", now=True)
    found = town.laia.read(finding.places_of_words, conversation["contact_id"], "gual")
    assert {number for _, number in found} == {note, reply}
    town.sql("UPDATE message SET deleted_at = at WHERE id = :id", id=reply)
    found = town.laia.read(finding.places_of_words, conversation["contact_id"], "gual")
    assert [number for _, number in found] == [note]


def test_a_page_around_a_message_joins_its_neighbours_without_a_hole(town: Office) -> None:
    contact, ids = written(town, 200)
    page = town.laia.read(pages.read_around, contact, ids[100], 3)
    assert ids_of(page) == ids[70:130] and page.has_older and page.has_newer
    assert page.newest is not None and page.newest[1] == ids[-1]
    assert page.unread_from is not None and page.unread_from[1] == ids[-3]
    first, last = page.rows[0], page.rows[-1]
    older = town.laia.read(pages.read_older, contact, (first.at, first.id))
    newer = town.laia.read(pages.read_newer, contact, (last.at, last.id))
    assert ids_of(older) == ids[10:70] and ids_of(newer) == ids[130:190]
    rest = town.laia.read(pages.read_newer, contact, (newer.rows[-1].at, newer.rows[-1].id))
    assert ids_of(rest) == ids[190:] and not rest.has_newer
    span = town.laia.read(pages.read_span, contact, (first.at, first.id), (last.at, last.id))
    assert ids_of(span) == ids[70:130]
    assert ids_of(town.laia.read(pages.read_span, contact, (first.at, first.id), None)) == ids[70:]


def test_the_ends_of_the_history_are_ends(town: Office) -> None:
    contact, ids = written(town, 20)
    begin = town.laia.read(pages.read_around, contact, ids[0], 0)
    end = town.laia.read(pages.read_around, contact, ids[-1], 0)
    assert ids_of(begin) == ids_of(end) == ids
    assert not (begin.has_older or begin.has_newer or end.has_older or end.has_newer)
    gone = town.laia.read(pages.read_around, contact, ids[-1] + 999, 0)
    assert ids_of(gone) == ids and not gone.has_newer
    other, _ = written(town, 2, chat="7000000002")
    assert ids_of(town.laia.read(pages.read_around, other, ids[3], 0)) != ids, "a message of somebody else is not there"


def test_messages_of_one_moment_keep_their_order_across_pages(town: Office) -> None:
    at = town.now() - HOUR
    town.receive(*(town.text(f"Alhora {n}", at=at) for n in range(130)))
    rows = town.sql("SELECT id, contact_id FROM message WHERE direction = 'incoming' ORDER BY id")
    contact, ids = int(rows[0]["contact_id"]), [int(row["id"]) for row in rows]
    page = town.laia.read(pages.read_around, contact, ids[65], 0)
    older = town.laia.read(pages.read_older, contact, (page.rows[0].at, page.rows[0].id))
    newer = town.laia.read(pages.read_newer, contact, (page.rows[-1].at, page.rows[-1].id))
    assert [*ids_of(older), *ids_of(page), *ids_of(newer)] == ids
    assert len(town.laia.read(reads.timeline_page, contact)) == 60
