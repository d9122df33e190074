"""The scripted morning: same seed, same morning; citizens answer, insist, thank; the script and the past are sound."""

import json
from pathlib import Path
from typing import Any

import pytest

from console.models.clock import SteppedClock
from console.models.courtesy import is_courtesy
from console.models.ratings import SCORES, button_data, rating_in
from console.models.states import ConversationState
from console.training import acts, stock
from console.training.citizens import TownLife
from console.training.colleague import ColleagueVerb, decisions
from console.training.driver import TownDriver, long_text
from console.training.faults import FaultKind
from console.training.formatting import utf16_length
from console.training.history import load_past, move_in
from console.training.ledger import DELIVERED, Entry
from console.training.script import Citizen, Impatience, Script, Step, load_script
from console.training.server import TrainingServer
from console.training.town import Person
from tests.training import judge
from tests.training.conftest import ask

MERCE, PAU, MANUEL, LAURA = 7_000_000_104, 7_000_000_109, 7_000_000_125, 7_000_000_114
EVERY_KIND = ["message", "edited_message", "callback_query", "my_chat_member", "message_reaction"]


def live(server: TrainingServer, driver: TownDriver, seconds: int) -> list[tuple[int, int, str]]:
    """So many seconds of town, second by second; who did what when."""
    assert isinstance(server.clock, SteppedClock)
    done: list[tuple[int, int, str]] = []
    for _ in range(seconds):
        server.clock.step(1000)
        done += [(due.at_ms, due.citizen_id, due.step.kind) for due in driver.tick()]
    return done


def texts(server: TrainingServer, citizen: int) -> list[str]:
    return [entry.text for entry in server.town.ledger.entries(chat_id=citizen, events=["written"])]


def morning(seed: int, stride: int) -> list[tuple[int, int, str, str]]:
    """What citizens wrote in forty minutes in which nobody answered."""
    with TrainingServer(SteppedClock()) as server:
        driver = TownDriver(server, seed=seed)
        for _ in range(2400 // stride):
            assert isinstance(server.clock, SteppedClock)
            server.clock.step(stride * 1000)
            driver.tick()
        return [(e.chat_id, e.message_id, e.kind, e.text) for e in server.town.ledger.entries()]


def test_the_same_seed_gives_the_same_morning_at_any_stride() -> None:
    assert morning(4, 1) == morning(4, 1)
    assert sorted(morning(4, 1)) == sorted(morning(4, 30))


def test_another_seed_gives_another_order() -> None:
    assert morning(4, 1) != morning(5, 1)


def test_the_whole_morning_is_accepted_by_the_judge(stepped: TrainingServer) -> None:
    ask(stepped, "getUpdates", allowed_updates=EVERY_KIND)
    driver = TownDriver(stepped)
    done = live(stepped, driver, 2400)
    assert {citizen for _, citizen, _ in done} == {citizen.person.id for citizen in driver.script.citizens}
    assert stepped.account.chats[MANUEL].is_blocked
    judge.assert_clean(stepped)


def test_a_citizen_insists_then_answers_then_thanks(stepped: TrainingServer) -> None:
    driver = TownDriver(stepped)
    live(stepped, driver, 900)
    assert texts(stepped, MERCE)[2:] == ["Hi ha algú?", "És el tercer cop que escric. Una vergonya."]
    before = len(texts(stepped, MERCE))
    live(stepped, driver, 600)
    assert len(texts(stepped, MERCE)) == before, "who has insisted twice waits in silence"
    for number, kinds in ((1, ["location", "text"]), (2, ["text"])):
        assert ask(stepped, "sendMessage", chat_id=MERCE, text=f"Resposta {number}")[0] == 200
        live(stepped, driver, 60)
        wrote = stepped.town.ledger.entries(chat_id=MERCE, events=["written"])[before:]
        assert [entry.kind for entry in wrote] == kinds
        before += len(kinds)
    ask(stepped, "sendMessage", chat_id=MERCE, text="Demà a les 7.")
    live(stepped, driver, 60)
    assert texts(stepped, MERCE)[before:] == ["D'acord, gràcies."]
    ask(stepped, "sendMessage", chat_id=MERCE, text="A vosaltres.")
    live(stepped, driver, 1200)
    assert len(texts(stepped, MERCE)) == before + 1, "after the thanks nobody waits"


def test_an_answer_in_two_messages_is_answered_once(stepped: TrainingServer) -> None:
    driver = TownDriver(stepped)
    live(stepped, driver, 40)
    before = len(texts(stepped, PAU))
    for text in ("Sí, de 9 a 14.", "I també els festius."):
        ask(stepped, "sendMessage", chat_id=PAU, text=text)
    live(stepped, driver, 90)
    assert texts(stepped, PAU)[before:] == ["I es pot pagar amb targeta?"]


def one_life(thanks: str) -> TownLife:
    """A citizen who asks after 10 s, insists after 100 s, has one answer ready and perhaps a thank-you."""
    hello, reply = Step("say", "Hola", {}), Step("say", "Sí", {})
    citizen = Citizen(Person(1, "Pau"), 10, (hello,), ((reply,),), (Impatience(100, "Hi ha algú?"),) * 2, thanks)
    return TownLife(Script("", (citizen,), (), ()), 1, 0)


def said(life: TownLife, now_ms: int, *answers_at_ms: int) -> list[str]:
    news = [Entry(1, at_ms, DELIVERED, 1, 1, 1, "text") for at_ms in answers_at_ms]
    return [due.step.value for due in life.advance(now_ms, news)]


def test_one_long_step_of_the_clock_tells_the_same_as_many_short_ones() -> None:
    assert said(one_life("Gràcies"), 600_000, 50_000, 120_000) == ["Hola", "Sí", "Gràcies"]


def test_who_was_answered_does_not_insist() -> None:
    assert said(one_life(""), 90_000, 50_000) == ["Hola", "Sí"]
    life = one_life("")
    said(life, 90_000, 50_000)
    assert said(life, 900_000, 91_000) == []


def test_who_was_not_answered_insists_until_there_is_nothing_left_to_say() -> None:
    assert said(one_life("Gràcies"), 900_000) == ["Hola", "Hi ha algú?", "Hi ha algú?"]


def test_the_faults_of_the_script_come_and_go(stepped: TrainingServer) -> None:
    driver = TownDriver(stepped)
    live(stepped, driver, 201)
    assert [fault.kind for fault in stepped.town.faults.waiting()] == [FaultKind.REFUSE]
    assert ask(stepped, "sendMessage", chat_id=7_000_000_107, text="a")[0] == 400
    assert ask(stepped, "sendMessage", chat_id=7_000_000_107, text="a")[0] == 200
    live(stepped, driver, 461)
    assert [fault.kind for fault in stepped.town.faults.waiting()] == [FaultKind.SLOW]
    live(stepped, driver, 60)
    assert stepped.town.faults.waiting() == []


def test_pace_makes_the_morning_shorter(stepped: TrainingServer) -> None:
    driver = TownDriver(stepped, pace=10)
    done = live(stepped, driver, 160)
    assert len({citizen for _, citizen, _ in done}) == 25


def test_the_live_thread_lets_them_write() -> None:
    with TrainingServer() as server:
        driver = TownDriver(server, pace=200)
        driver.start()
        from tests.training.conftest import until

        until(lambda: len(server.town.ledger.entries(events=["written"])) > 5)
        driver.stop()


def test_the_script_speaks_four_languages_and_every_thanks_is_one() -> None:
    script = load_script()
    assert len(script.citizens) == 25
    assert {citizen.person.language_code for citizen in script.citizens} == {"ca", "es", "en", "ar"}
    kinds = {step.kind for c in script.citizens for steps in (c.opening, *c.replies) for step in steps}
    assert {
        "say",
        "say_long",
        "photo",
        "album",
        "voice",
        "location",
        "document",
        "contact",
        "sticker",
        "block",
    } <= kinds
    courteous = [citizen.thanks for citizen in script.citizens if citizen.thanks and is_courtesy(citizen.thanks)]
    assert len(courteous) >= 15, "a thank-you must not look like a new question"
    assert sum(citizen.is_sensitive for citizen in script.citizens) == 1
    assert all(citizen.person.id > 2**31 for citizen in script.citizens)


def test_every_file_of_the_script_is_in_stock() -> None:
    for name in ("contenidors.jpg", "vorera.jpg", "fanal.jpg", "multa.jpg", "planol.png"):
        assert stock.read(name)[:4] in (b"\xff\xd8\xff\xe0", b"\x89PNG")
    assert b"OpusHead" in stock.read("veu-42s.ogg")[:128]
    with pytest.raises(ValueError, match="named"):
        stock.read("../script.json")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"opening": [{"says": "a"}]}, "exactly one thing"),
        ({"opening": [{"say": "a", "photo": "b"}]}, "exactly one thing"),
        ({"id": 7_000_000_102}, "same id"),
    ],
)
def test_a_wrong_script_says_what_is_wrong(tmp_path: Path, change: dict[str, Any], complaint: str) -> None:
    raw = json.loads((stock.FOLDER / "script.json").read_text("utf-8"))
    raw["citizens"][0] |= change
    path = tmp_path / "script.json"
    path.write_text(json.dumps(raw), "utf-8")
    with pytest.raises(ValueError, match=complaint):
        load_script(path)


def test_a_long_text_fills_its_length_and_never_breaks_an_emoji() -> None:
    assert utf16_length(long_text("Carrer", 4000)) == 4000
    assert utf16_length(long_text("😀", 4000)) == 4000


def test_colleagues_decide_in_order_and_the_same_every_time() -> None:
    script = load_script()
    first = list(decisions(script, 1, 1_000_000))
    assert first == list(decisions(script, 1, 1_000_000))
    assert [decision.at_ms for decision in first] == sorted(decision.at_ms for decision in first)
    assert {decision.verb for decision in first} == set(ColleagueVerb)
    assert first[-1].at_ms < list(decisions(script, 1, 1_000_000, pace=0.5))[-1].at_ms
    claimed = [d.citizen_id for d in first if d.verb is ColleagueVerb.CLAIMS]
    assert LAURA in claimed
    assert MERCE in claimed


def test_the_past_opens_on_the_queue_of_the_mock_up(stepped: TrainingServer) -> None:
    now = stepped.clock.now_ms()
    past = load_past(now)
    assert len(past.conversations) == 25
    names = {citizen.person.id: citizen.person.first_name for citizen in load_script().citizens}
    unclaimed = [
        (names[one.citizen_id], (now - one.lines[-1].at_ms) // 60_000)
        for one in past.conversations
        if one.state is ConversationState.OPEN and not one.operator
    ]
    assert sorted(unclaimed, key=lambda pair: -pair[1])[:2] == [("Mercè", 24), ("Antonio", 8)]
    for one in past.conversations:
        times = [line.at_ms for line in one.lines]
        assert times == sorted(set(times)), "lines of one minute keep their order"
    assert all(line.at_ms <= now for one in past.conversations for line in one.lines)
    assert all(
        (one.resolved_at_ms is None) == (one.state is not ConversationState.RESOLVED) for one in past.conversations
    )


def test_the_past_moves_in_silently_and_its_messages_are_real(stepped: TrainingServer) -> None:
    script = load_script()
    moved = move_in(stepped.account, script, load_past(stepped.clock.now_ms()))
    assert stepped.account.updates.counts()["waiting"] == 0
    assert stepped.town.ledger.entries() == []
    messages = [message for _, conversation in moved for message in conversation if message is not None]
    for number, message in enumerate(messages):
        judge.judge_update({"update_id": number, "message": message})
    keys = [(message["chat"]["id"], message["message_id"]) for message in messages]
    assert len(set(keys)) == len(keys)
    voice = next(message for message in messages if "voice" in message)
    assert ask(stepped, "getFile", file_id=voice["voice"]["file_id"])[0] == 200
    reply = {"message_id": voice["message_id"]}
    answer = ask(stepped, "sendMessage", chat_id=voice["chat"]["id"], text="Sí", reply_parameters=reply)
    assert answer[0] == 200
    newest = max(number for chat, number in keys if chat == voice["chat"]["id"])
    assert answer[1]["result"]["message_id"] == newest + 1
    assert acts.say(stepped.account, script.citizens[0].person, "Gràcies")["message_id"] == newest + 2


def test_who_is_asked_how_it_went_mostly_taps_and_writes_nothing(stepped: TrainingServer) -> None:
    ask(stepped, "getUpdates", allowed_updates=EVERY_KIND)
    quiet = [Citizen(Person(number, "Pau"), 10, (), ((Step("say", "Sí", {}),),), (), "") for number in range(1, 41)]
    driver = TownDriver(stepped, Script("", tuple(quiet), (), ()))
    for number in range(1, 41):
        buttons = [{"text": str(score), "callback_data": button_data(number, score)} for score in SCORES]
        markup = {"inline_keyboard": [buttons]}
        assert ask(stepped, "sendMessage", chat_id=number, text="Com ha anat?", reply_markup=markup)[0] == 200
    done = live(stepped, driver, 60)
    assert 20 < len(done) < 40 and {kind for _, _, kind in done} == {"press"}
    updates = ask(stepped, "getUpdates")[1]["result"]
    pressed = [rating_in(update["callback_query"]["data"]) for update in updates]
    assert sorted(number for number, _ in filter(None, pressed)) == sorted(citizen for _, citizen, _ in done)
    assert {score for _, score in filter(None, pressed)} == set(SCORES)
    judge.assert_clean(stepped)
