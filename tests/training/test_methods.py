"""Sending, editing, deleting and refusing in the provider's words."""

import http.client
import json
import urllib.parse
import urllib.request
from typing import Any

import pytest

from console.models.clock import SteppedClock
from console.training import acts, stock
from console.training.server import TrainingServer
from console.training.town import Person
from tests.training import judge
from tests.training.conftest import ask

BUTTONS = {"inline_keyboard": [[{"text": "Sí", "callback_data": "yes"}]]}


def test_a_sent_text_is_trimmed_kept_and_in_the_ledger(town: TrainingServer, nuria: Person) -> None:
    acts.start_chat(town.account, nuria)
    status, answer = ask(town, "SendMessage", chat_id=nuria.id, text="  Bon dia, Núria  ")
    assert status == 200
    assert answer["result"]["text"] == "Bon dia, Núria"
    assert answer["result"]["chat"]["id"] == nuria.id
    entry = town.town.ledger.entries()[-1]
    assert (entry.event, entry.chat_id, entry.text) == ("delivered", nuria.id, "Bon dia, Núria")
    judge.assert_clean(town)


@pytest.mark.parametrize(
    ("method", "params", "code", "words"),
    [
        ("sendMessage", {"text": ""}, 400, "message text is empty"),
        ("sendMessage", {"text": " \n "}, 400, "text must be non-empty"),
        ("sendMessage", {"text": "x" * 4097}, 400, "message is too long"),
        ("sendMessage", {"text": "😀" * 2049}, 400, "message is too long"),
        ("sendMessage", {"chat_id": 99, "text": "a"}, 400, "chat not found"),
        ("sendMessage", {"text": "<b>a", "parse_mode": "HTML"}, 400, "can't parse entities"),
        ("sendMessage", {"text": "<table>a", "parse_mode": "HTML"}, 400, 'Unsupported start tag "table"'),
        ("sendMessage", {"text": "a", "reply_parameters": {"message_id": 77}}, 400, "message to be replied not found"),
        ("sendPhoto", {"photo": "AgACunknown"}, 400, "wrong file identifier"),
        ("sendLocation", {"latitude": 91, "longitude": 2}, 400, "latitude"),
        ("editMessageText", {"message_id": 50, "text": "a"}, 400, "message to edit not found"),
        ("deleteMessage", {"message_id": 50}, 400, "message to delete not found"),
        ("answerCallbackQuery", {"callback_query_id": "1"}, 400, "query is too old"),
        ("getFile", {"file_id": "x"}, 400, "invalid file_id"),
    ],
)
def test_refusals(
    town: TrainingServer, nuria: Person, method: str, params: dict[str, Any], code: int, words: str
) -> None:
    acts.start_chat(town.account, nuria)
    takes_chat = method not in ("answerCallbackQuery", "getFile")
    status, answer = ask(town, method, **(({"chat_id": nuria.id} if takes_chat else {}) | params))
    assert (status, answer["ok"], answer["error_code"]) == (code, False, code)
    assert words in answer["description"]
    assert not [entry for entry in town.town.ledger.entries() if entry.event != "written"]


def test_4096_units_are_accepted(town: TrainingServer, nuria: Person) -> None:
    acts.start_chat(town.account, nuria)
    assert ask(town, "sendMessage", chat_id=nuria.id, text="😀" * 2048)[0] == 200


def test_citizens_who_cannot_be_reached(town: TrainingServer, nuria: Person) -> None:
    acts.say(town.account, nuria, "Hola")
    acts.block(town.account, nuria)
    assert ask(town, "sendMessage", chat_id=nuria.id, text="a") == (
        403,
        {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"},
    )
    acts.unblock(town.account, nuria)
    assert ask(town, "sendMessage", chat_id=nuria.id, text="a")[0] == 200
    acts.deactivate(town.account, nuria)
    assert ask(town, "sendMessage", chat_id=nuria.id, text="a")[1]["description"] == "Forbidden: user is deactivated"
    stranger = town.town.add_person(Person(71, "Pau"))
    assert "can't initiate" in ask(town, "sendMessage", chat_id=stranger.id, text="a")[1]["description"]


def test_a_group_that_moved_names_its_new_id(town: TrainingServer, nuria: Person) -> None:
    acts.say_in_group(town.account, nuria, -4001, "Comerciants", "/ajuda")
    acts.migrate_group(town.account, nuria, -4001, -1_000_000_004_001)
    status, answer = ask(town, "sendMessage", chat_id=-4001, text="a")
    assert (status, answer["parameters"]) == (400, {"migrate_to_chat_id": -1_000_000_004_001})
    assert ask(town, "sendMessage", chat_id=-1_000_000_004_001, text="a")[0] == 200
    judge.assert_clean(town)


def test_edit_delete_react_and_press(stepped: TrainingServer, nuria: Person) -> None:
    acts.start_chat(stepped.account, nuria)
    sent = ask(stepped, "sendMessage", chat_id=nuria.id, text="Voleu cita?", reply_markup=BUTTONS)[1]["result"]
    own = {"chat_id": nuria.id, "message_id": sent["message_id"]}
    press = acts.press(stepped.account, nuria, sent["message_id"], "yes")
    assert ask(stepped, "answerCallbackQuery", callback_query_id=press["id"], text="Fet")[0] == 200
    same = ask(stepped, "editMessageText", **own, text="Voleu cita?", reply_markup=BUTTONS)
    assert "message is not modified" in same[1]["description"]
    edited = ask(stepped, "editMessageText", **own, text="Teniu cita.")[1]["result"]
    assert edited["text"] == "Teniu cita."
    assert "reply_markup" not in edited
    assert edited["edit_date"]
    with pytest.raises(ValueError, match="no such button"):
        acts.press(stepped.account, nuria, sent["message_id"], "yes")
    assert ask(stepped, "setMessageReaction", **own, reaction=[{"type": "emoji", "emoji": "👍"}])[0] == 200
    assert ask(stepped, "deleteMessages", chat_id=nuria.id, message_ids=[sent["message_id"], 444])[0] == 200
    assert [entry.event for entry in stepped.town.ledger.entries()] == ["delivered", "edited", "reacted", "deleted"]
    judge.assert_clean(stepped)


def test_the_48_hour_rule(stepped: TrainingServer, nuria: Person) -> None:
    acts.start_chat(stepped.account, nuria)
    sent = ask(stepped, "sendMessage", chat_id=nuria.id, text="a")[1]["result"]
    assert isinstance(stepped.clock, SteppedClock)
    stepped.clock.step(48 * 3600 * 1000 + 1000)
    status, answer = ask(stepped, "deleteMessage", chat_id=nuria.id, message_id=sent["message_id"])
    assert (status, "can't be deleted" in answer["description"]) == (400, True)


def test_files_travel_both_ways_and_20_mib_is_the_limit(town: TrainingServer, nuria: Person) -> None:
    voice = stock.read("veu-6s.ogg")
    note = acts.send_voice(town.account, nuria, voice, 6)
    found = ask(town, "getFile", file_id=note["voice"]["file_id"])[1]["result"]
    with urllib.request.urlopen(f"{town.base_url}/file/bot{town.token}/{found['file_path']}") as download:
        assert download.read() == voice
    huge = acts.send_document(town.account, nuria, b"%PDF-", "obres.pdf", size=20 * 1024 * 1024 + 1)
    status, answer = ask(town, "getFile", file_id=huge["document"]["file_id"])
    assert (status, answer["description"]) == (400, "Bad Request: file is too big")
    judge.assert_clean(town)


def test_every_way_of_writing_a_request(town: TrainingServer, nuria: Person) -> None:
    acts.start_chat(town.account, nuria)
    host = town.base_url.removeprefix("http://")
    path = f"/bot{town.token}/sendMessage"
    query = urllib.parse.urlencode({"chat_id": nuria.id, "text": "per adreça"})
    form = {"chat_id": nuria.id, "text": "per formulari", "reply_markup": json.dumps(BUTTONS)}
    multipart = (
        f'--x\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n{nuria.id}\r\n'
        '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nper parts à\r\n--x--\r\n'
    ).encode()
    connection = http.client.HTTPConnection(host, timeout=10)
    connection.request("GET", f"{path}?{query}")
    answers = [json.load(connection.getresponse())]
    connection.request(
        "POST", path, urllib.parse.urlencode(form), {"Content-Type": "application/x-www-form-urlencoded"}
    )
    answers.append(json.load(connection.getresponse()))
    pieces = iter([multipart[:20], multipart[20:]])
    kind = {"Content-Type": "multipart/form-data; boundary=x", "Transfer-Encoding": "chunked"}
    connection.request("POST", path, pieces, kind, encode_chunked=True)
    answers.append(json.load(connection.getresponse()))
    connection.close()
    assert [answer["result"]["text"] for answer in answers] == ["per adreça", "per formulari", "per parts à"]
    assert answers[1]["result"]["reply_markup"] == BUTTONS
    judge.assert_clean(town)


def test_tokens_and_unknown_methods(town: TrainingServer) -> None:
    def status(address: str) -> int:
        try:
            with urllib.request.urlopen(f"{town.base_url}{address}") as answer:
                return int(answer.status)
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code

    assert status(f"/bot{town.token}/getMe") == 200
    assert status("/bot4200001:wrong/getMe") == 401
    assert status("/botnonsense/getMe") == 401
    assert status(f"/bot{town.token}/getHistory") == 404
    assert status("/town/wrong-key/status") == 404


def test_the_judge_sees_a_misspelt_parameter_and_a_wrong_type(town: TrainingServer, nuria: Person) -> None:
    acts.start_chat(town.account, nuria)
    ask(town, "sendMessage", chat_id=nuria.id, txt="a")
    ask(town, "sendMessage", chat_id=nuria.id, text=5)
    found = [violation.detail for violation in town.town.faults.violations("judge")]
    assert "sendMessage has no parameters ['txt']" in found[0]
    assert "text" in found[1]
