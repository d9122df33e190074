"""Message templates on every engine: the list as it was read, what may be sent, what the citizen reads, and the windows that close."""

import json
import uuid
from datetime import timedelta
from typing import Any

import pytest

from console.models.inbound import InboundMessage, Sender
from console.models.opening import Opening
from console.models.problems import ClaimLost, Problem
from console.models.states import MessageKind
from console.models.templates import FoundTemplate
from console.operations import claims, office, reads, replies, templates, town, windows
from tests.operations.conftest import Office

HOUR = 3_600_000
DAY = 24 * HOUR
PHONE = "34600111222"
FOUND = [
    FoundTemplate("cita", "ca", "UTILITY", "APPROVED", "Hola {{1}}, la cita és {{2}}.", footer="Ajuntament"),
    FoundTemplate("cita", "es", "UTILITY", "APPROVED", "Hola {{1}}, la cita es {{2}}."),
    FoundTemplate("avis", "ca", "UTILITY", "APPROVED", "Hola {{nom}}", "TEXT", "Avís"),
    FoundTemplate("espera", "ca", "UTILITY", "APPROVED", "Et respondrem quan obrim."),
    FoundTemplate("espera", "es", "UTILITY", "APPROVED", "Te responderemos al abrir."),
    FoundTemplate("nova", "ca", "MARKETING", "PENDING", "Fira!"),
    FoundTemplate("foto", "ca", "UTILITY", "APPROVED", "Mira", "IMAGE"),
]


@pytest.fixture
def phone(town: Office) -> Office:
    """The same office on WhatsApp, its templates read."""
    town.channel_id = town.desk.run(office.add_channel, "whatsapp", "WhatsApp", {"waba": "1", "number": "2"})
    town.desk.run(templates.note_found, town.channel_id, FOUND)
    return town


def write(town: Office, *, ago: int = 0, chat: str = PHONE, language: str = "ca") -> int:
    """A citizen writes, so many milliseconds ago; the conversation."""
    at = town.now() - ago
    sender = Sender(chat, "Núria", language=language)
    town.receive(InboundMessage(f"m:{chat}:{at}", sender, f"w{at}{chat}", at, MessageKind.TEXT, "Bon dia"))
    row = town.sql(
        "SELECT MAX(c.id) AS id FROM conversation c JOIN contact k ON k.id = c.contact_id WHERE k.provider_id = :chat",
        chat=chat,
    )
    return int(row[0]["id"])


def code_of(raised: pytest.ExceptionInfo[Problem]) -> str:
    return raised.value.code


def outbox(town: Office, message: int) -> dict[str, Any]:
    row = town.sql("SELECT * FROM outbox WHERE message_id = :id", id=message)[0]
    return {"text": row["text"], "recipient": row["recipient"], "state": row["state"], **json.loads(row["payload"])}


def test_the_list_is_read_again(phone: Office) -> None:
    changed = [FoundTemplate("cita", "ca", "MARKETING", "PAUSED", "Hola {{1}}"), *FOUND[1:3]]
    assert phone.desk.run(templates.note_found, phone.channel_id, changed) == 3
    found = {(each.name, each.language): each for each in phone.laia.read(templates.templates, phone.channel_id)}
    assert (found["cita", "ca"].status, found["cita", "ca"].category) == ("PAUSED", "MARKETING")
    assert found["cita", "ca"].fields == ("1",)
    assert found["espera", "ca"].gone_at is not None and found["cita", "es"].gone_at is None
    check = phone.laia.read(templates.check_of, phone.channel_id)
    assert check.problem is None and check.next_at - phone.now() > HOUR / 2
    phone.desk.run(templates.note_failed, phone.channel_id, Problem("no_account", name="WhatsApp"))
    failed = phone.laia.read(templates.check_of, phone.channel_id)
    assert failed.problem == ("no_account", {"name": "WhatsApp"}) and failed.checked_at == check.checked_at
    assert phone.desk.read(templates.due, [phone.channel_id]) == []


def test_a_template_goes_out_when_the_window_is_closed(phone: Office) -> None:
    number = write(phone, ago=2 * DAY)
    with pytest.raises(Problem) as refused:
        phone.laia.run(replies.reply, number, "Bon dia")
    assert code_of(refused) == "rejected_window"
    key = str(uuid.uuid4())
    sent = phone.laia.run(
        templates.reply_template, number, "cita", "ca", {"1": " Núria ", "2": "dilluns"}, uuid=key, now=True
    )
    again = phone.laia.run(templates.reply_template, number, "cita", "ca", {"1": "Núria", "2": "dilluns"}, uuid=key)
    assert again == sent
    row = phone.laia.read(reads.message_rows, [sent])[0]
    assert row.text == "Hola Núria, la cita és dilluns.\n\nAjuntament"
    assert row.extra["template"] == {"name": "cita", "language": "ca", "category": "UTILITY"}
    queued = outbox(phone, sent)
    assert queued["recipient"] == PHONE and queued["text"] == row.text
    assert queued["template"] == {"name": "cita", "language": "ca", "values": ["Núria", "dilluns"]}
    assert phone.laia.read(reads.conversation, number).waiting_since is None
    with pytest.raises(Problem) as other:
        phone.laia.run(templates.reply_template, number, "cita", "es", {"1": "N", "2": "d"}, uuid=key)
    assert code_of(other) == "text_changed"


def test_named_fields_and_a_heading(phone: Office) -> None:
    sent = phone.laia.run(templates.reply_template, write(phone, ago=2 * DAY), "avis", "ca", {"nom": r"Pau \1"})
    assert phone.laia.read(reads.message_rows, [sent])[0].text == "Avís\n\nHola Pau \\1"
    assert outbox(phone, sent)["template"]["names"] == ["nom"]


@pytest.mark.parametrize(
    ("name", "language", "values", "code"),
    [
        ("cita", "ca", {"1": "Núria", "2": " "}, "template_field_empty"),
        ("cita", "ca", {"1": "a\nb", "2": "x"}, "template_field_space"),
        ("cita", "ca", {"1": "a\tb", "2": "x"}, "template_field_space"),
        ("cita", "ca", {"1": "a    b", "2": "x"}, "template_field_space"),
        ("cita", "ca", {"1": "a", "2": "x", "3": "y"}, "template_field_unknown"),
        ("cita", "ca", {"1": "a" * 1020, "2": "x"}, "template_long"),
        ("cita", "en", {}, "no_template_language"),
        ("cap", "ca", {}, "no_template"),
        ("nova", "ca", {}, "template_pending"),
        ("foto", "ca", {}, "template_parts"),
    ],
)
def test_what_is_refused(phone: Office, name: str, language: str, values: dict[str, str], code: str) -> None:
    number = write(phone)
    with pytest.raises(Problem) as refused:
        phone.laia.run(templates.reply_template, number, name, language, values)
    assert code_of(refused) == code
    assert phone.sql("SELECT id FROM outbox") == []


def test_taken_back_leaves_no_draft(phone: Office) -> None:
    number = write(phone, ago=2 * DAY)
    waited = phone.laia.read(reads.conversation, number).waiting_since
    sent = phone.laia.run(templates.reply_template, number, "espera", "ca", {})
    assert phone.laia.run(replies.take_back, sent) == ""
    row = phone.laia.read(reads.conversation, number)
    assert (row.draft, row.waiting_since) == (None, waited)


def test_a_colleague_keeps_theirs(phone: Office) -> None:
    number = write(phone)
    phone.jordi.run(claims.claim, number)
    with pytest.raises(ClaimLost):
        phone.laia.run(templates.reply_template, number, "espera", "ca", {})


def test_holding_templates_have_no_fields_and_a_supervisor(phone: Office) -> None:
    with pytest.raises(Problem) as refused:
        phone.laia.run(templates.set_holding, "WhatsApp", "espera")
    assert code_of(refused) == "not_supervisor"
    with pytest.raises(Problem) as refused:
        phone.marta.run(templates.set_holding, "WhatsApp", "cita")
    assert code_of(refused) == "holding_fields"
    phone.marta.run(templates.set_holding, "WhatsApp", "espera")
    held = [each.language for each in phone.laia.read(templates.templates, phone.channel_id) if each.is_holding]
    assert held == ["ca", "es"]


def opens_in(town: Office, hours: int) -> None:
    """A town that is closed now and opens in so many whole hours."""
    local = (Opening().local(town.now()) + timedelta(hours=hours)).replace(minute=0)
    week = {local.weekday(): ((local.strftime("%H:%M"), "23:59"),)}
    town.marta.run(town_set, week)


def town_set(at: Any, week: Any) -> None:
    town.set_week(at, "", week)


def test_windows_that_close_before_the_door_opens(phone: Office) -> None:
    assert phone.laia.read(windows.plan).windows == ()
    soon, later = write(phone, ago=20 * HOUR), write(phone, ago=16 * HOUR, chat="34600111333", language="es")
    fresh, gone = write(phone, chat="34600111444"), write(phone, ago=3 * DAY, chat="34600111555")
    theirs = write(phone, ago=19 * HOUR, chat="34600111666")
    phone.jordi.run(claims.claim, theirs)
    opens_in(phone, 12)
    found = phone.laia.read(windows.plan).windows
    assert [one.row.id for one in found] == [soon, theirs, later]
    assert {fresh, gone}.isdisjoint(one.row.id for one in found)
    assert all(one.holding is None for one in found)
    phone.marta.run(templates.set_holding, "WhatsApp", "espera")
    held = [one.holding.language for one in phone.laia.read(windows.plan).windows if one.holding]
    assert held == ["ca", "ca", "es"]

    came = windows.hold_all(phone.laia, [one.row.id for one in found])
    assert [number for number, _ in came.sent] == [soon, later]
    assert [(number, problem.code) for number, problem in came.skipped] == [(theirs, "in_other_hands")]
    texts = [row.text for row in phone.laia.read(reads.message_rows, [message for _, message in came.sent])]
    assert sorted(texts) == ["Et respondrem quan obrim.", "Te responderemos al abrir."]
    for number in (soon, later):
        row = phone.laia.read(reads.conversation, number)
        assert row.operator_id is None and row.waiting_since is not None
    again = windows.hold_all(phone.marta, [soon, later])
    assert again.sent == () and {problem.code for _, problem in again.skipped} == {"held_already"}
    assert len(phone.sql("SELECT id FROM outbox")) == 2
    # The citizen writes once more: another window.
    write(phone, ago=13 * HOUR)
    assert [number for number, _ in windows.hold_all(phone.laia, [soon]).sent] == [soon]
