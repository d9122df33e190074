"""The citizen's phone shows what arrived, and what is done on it reaches the bot."""

import pytest

from console.training import stock
from console.training.phone import CitizenPhone, PhoneButton
from console.training.server import TrainingServer
from tests.training import judge
from tests.training.conftest import ask


@pytest.fixture
def phone(town: TrainingServer) -> CitizenPhone:
    return CitizenPhone(town.account)


def test_a_conversation_from_the_citizens_side(town: TrainingServer, phone: CitizenPhone) -> None:
    pau = phone.add_person("Pau", "Vendrell", "ca")
    other = phone.add_person("Emily", language="en")
    assert other == pau + 1
    asked = phone.write(pau, " Bon dia ")
    markup = {"inline_keyboard": [[{"text": "Sí", "callback_data": "s"}, {"text": "Web", "url": "https://a.cat"}]]}
    ask(town, "sendChatAction", chat_id=pau, action="typing")
    assert phone.is_typing(pau)
    ask(
        town,
        "sendMessage",
        chat_id=pau,
        text="Voleu cita?",
        reply_markup=markup,
        reply_parameters={"message_id": asked},
    )
    assert not phone.is_typing(pau)
    mine, answer = phone.messages(pau)
    assert (mine.is_mine, mine.text) == (True, "Bon dia")
    assert (answer.is_mine, answer.reply_to) == (False, asked)
    assert answer.buttons == ((PhoneButton("Sí", "s"), PhoneButton("Web", url="https://a.cat")),)
    assert phone.unseen(pau) == 1
    phone.mark_seen(pau)
    assert phone.unseen(pau) == 0
    phone.press(pau, answer.message_id, answer.buttons[0][0])
    phone.send_photo(pau, stock.read("vorera.jpg"), "Mireu")
    phone.send_voice(pau, stock.read("veu-6s.ogg"), 6)
    phone.send_document(pau, b"%PDF-1.4", "a.pdf", "application/pdf")
    phone.send_location(pau, 41.6, 2.28)
    phone.edit(pau, asked, "Bona tarda")
    bubbles = phone.messages(pau)
    assert [bubble.kind for bubble in bubbles] == ["text", "text", "photo", "voice", "document", "location"]
    assert (bubbles[0].text, bubbles[0].is_edited) == ("Bona tarda", True)
    assert phone.file(bubbles[3].file_id) == stock.read("veu-6s.ogg")
    assert (bubbles[3].seconds, bubbles[4].file_name, bubbles[5].place) == (6, "a.pdf", (41.6, 2.28))
    line = next(line for line in phone.chats() if line.person_id == pau)
    assert (line.name, line.preview, line.is_answered) == ("Pau Vendrell", "📍", False)
    kinds = [key for update in ask(town, "getUpdates")[1]["result"] for key in update if key != "update_id"]
    assert kinds == ["message", "callback_query", *["message"] * 4, "edited_message"]
    judge.assert_clean(town)


def test_a_deleted_message_is_gone_and_an_edited_one_changes(town: TrainingServer, phone: CitizenPhone) -> None:
    pau = phone.add_person("Pau")
    sent = [ask(town, "sendMessage", chat_id=pau, text=text)[1]["result"]["message_id"] for text in ("una", "dues")]
    before = phone.revision
    ask(town, "editMessageText", chat_id=pau, message_id=sent[0], text="tres")
    ask(town, "deleteMessage", chat_id=pau, message_id=sent[1])
    assert phone.revision == before + 2
    assert [(bubble.text, bubble.is_edited) for bubble in phone.messages(pau)] == [("tres", True)]


def test_keyboard_block_and_empty_text(town: TrainingServer, phone: CitizenPhone) -> None:
    pau = phone.add_person("Pau")
    keys = {"keyboard": [["Cita", {"text": "Padró"}]]}
    ask(
        town,
        "sendMessage",
        chat_id=pau,
        text="Trieu",
        reply_markup={"keyboard": [[{"text": "Cita"}, {"text": "Padró"}]]},
    )
    assert phone.keyboard(pau) == ((PhoneButton("Cita"), PhoneButton("Padró")),)
    ask(town, "sendMessage", chat_id=pau, text="Fet", reply_markup={"remove_keyboard": True})
    assert phone.keyboard(pau) == ()
    with pytest.raises(ValueError, match="empty"):
        phone.write(pau, "  ")
    phone.set_blocked(pau, True)
    assert ask(town, "sendMessage", chat_id=pau, text="a")[0] == 403
    assert phone.chats()[0].is_blocked
    phone.set_blocked(pau, False)
    assert ask(town, "sendMessage", chat_id=pau, text="a", reply_markup=keys)[0] == 200
