"""Confirmation, redelivery and the 3-second manners of getUpdates, on a stepped clock."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest

from console.models.clock import SteppedClock
from console.training import acts, stock
from console.training.refusals import Refusal
from console.training.server import TrainingServer
from console.training.town import Person
from console.training.updates import UpdateQueue
from tests.training import judge
from tests.training.conftest import ask, until

FIRST = 1000
_OTHERS = 3


@pytest.fixture
def clock() -> SteppedClock:
    return SteppedClock()


@pytest.fixture
def broken() -> list[str]:
    return []


@pytest.fixture
def queue(clock: SteppedClock, broken: list[str]) -> UpdateQueue:
    return UpdateQueue(clock, FIRST, lambda kind, detail: broken.append(kind))


@pytest.fixture
def pool(queue: UpdateQueue) -> Iterator[ThreadPoolExecutor]:
    """Threads that poll; the queue is closed first, so that a failing test never waits for them."""
    others = ThreadPoolExecutor(_OTHERS)
    yield others
    queue.close()
    others.shutdown()


def fill(queue: UpdateQueue, clock: SteppedClock, count: int) -> None:
    for number in range(count):
        queue.push("message", {"number": number}, clock.now_ms())


def ids(batch: list[Any]) -> list[int]:
    return [update["update_id"] for update in batch]


def test_an_update_comes_again_until_it_is_confirmed(queue: UpdateQueue, clock: SteppedClock) -> None:
    fill(queue, clock, 5)
    assert ids(queue.poll(0, 2, 0, None)) == [1000, 1001]
    clock.step(4000)
    assert ids(queue.poll(0, 100, 0, None)) == [1000, 1001, 1002, 1003, 1004]
    clock.step(4000)
    assert ids(queue.poll(1003, 100, 0, None)) == [1003, 1004]
    clock.step(4000)
    assert ids(queue.poll(0, 100, 0, None)) == [1003, 1004]
    assert queue.counts() == {"waiting": 2, "delivered_unconfirmed": 2, "confirmed": 3, "expired": 0, "pollers": 0}


def test_an_offset_far_in_the_future_is_answered_from_the_head(queue: UpdateQueue, clock: SteppedClock) -> None:
    fill(queue, clock, 2)
    assert ids(queue.poll(5_000_000, 100, 0, None)) == [1000, 1001]


def test_a_negative_offset_drops_the_older_ones_and_is_recorded(
    queue: UpdateQueue, clock: SteppedClock, broken: list[str]
) -> None:
    fill(queue, clock, 4)
    assert ids(queue.poll(-1, 100, 0, None)) == [1003]
    clock.step(4000)
    assert ids(queue.poll(0, 100, 0, None)) == [1003]
    assert broken == ["negative_offset"]


def test_the_same_offset_too_soon_gives_single_updates(queue: UpdateQueue, clock: SteppedClock) -> None:
    fill(queue, clock, 3)
    assert len(queue.poll(0, 100, 10, None)) == 3
    clock.step(499)
    assert len(queue.poll(0, 100, 10, None)) == 1
    clock.step(500)
    assert len(queue.poll(0, 100, 10, None)) == 3


def test_the_same_offset_within_3_s_is_stretched_to_3_s(
    queue: UpdateQueue, clock: SteppedClock, pool: ThreadPoolExecutor
) -> None:
    start = clock.now_ms()
    assert queue.poll(0, 100, 0, None) == []
    hasty = pool.submit(queue.poll, 0, 100, 0, None)
    until(lambda: queue.counts()["pollers"] == 1)
    clock.step(2999)
    with pytest.raises(TimeoutError):
        hasty.result(0.1)
    clock.step(1)
    assert hasty.result(5) == []
    assert clock.now_ms() == start + 3000
    clock.step(3000)
    assert queue.poll(0, 100, 0, None) == []


def test_timeout_is_clamped_to_50_s(queue: UpdateQueue, clock: SteppedClock, pool: ThreadPoolExecutor) -> None:
    waiting = pool.submit(queue.poll, 0, 100, 3600, None)
    until(lambda: queue.counts()["pollers"] == 1)
    clock.step(49_999)
    with pytest.raises(TimeoutError):
        waiting.result(0.1)
    clock.step(1)
    assert waiting.result(5) == []


def test_the_newer_poll_wins_and_a_second_conflict_waits_3_s(
    queue: UpdateQueue, clock: SteppedClock, pool: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A machine with other things to do lets the first poll hear last that it was displaced; it is the first to be told all the same.
    wait, late = queue._condition.wait, threading.Event()
    threads: list[int] = []

    def wait_late(timeout: float | None = None) -> bool:
        threads.append(threading.get_ident())
        woken = wait(timeout)
        while threads[0] == threading.get_ident() and not late.is_set() and not queue._closed:
            woken = wait(timeout)
        return woken

    monkeypatch.setattr(queue._condition, "wait", wait_late)
    polls: list[Future[list[Any]]] = []
    for number in range(3):
        polls.append(pool.submit(queue.poll, 0, 100, 50, None))
        until(lambda expected=number + 1: len(set(threads)) == expected)  # type: ignore[misc]
        clock.step(1000)
    with pytest.raises(TimeoutError):
        polls[1].result(0.1)
    late.set()
    with pytest.raises(Refusal, match="409 Conflict: terminated by other getUpdates request"):
        polls[0].result(5)
    with pytest.raises(TimeoutError):
        polls[1].result(0.1)
    clock.step(3000)
    with pytest.raises(Refusal, match="409"):
        polls[1].result(5)
    fill(queue, clock, 1)
    assert ids(polls[2].result(5)) == [1000]


def test_a_webhook_stops_polling(
    queue: UpdateQueue, clock: SteppedClock, pool: ThreadPoolExecutor, broken: list[str]
) -> None:
    waiting = pool.submit(queue.poll, 0, 100, 50, None)
    until(lambda: queue.counts()["pollers"] == 1)
    queue.set_webhook("https://example.org/hook", False)
    with pytest.raises(Refusal, match="terminated by setWebhook"):
        waiting.result(5)
    clock.step(3000)
    with pytest.raises(Refusal, match="use deleteWebhook to delete the webhook first"):
        queue.poll(0, 100, 0, None)
    queue.set_webhook("", True)
    assert broken == ["poll_with_webhook", "drop_pending_updates"]


def test_updates_live_24_hours(queue: UpdateQueue, clock: SteppedClock) -> None:
    fill(queue, clock, 1)
    clock.step(24 * 3600 * 1000 - 1)
    fill(queue, clock, 1)
    clock.step(1)
    assert ids(queue.poll(0, 100, 0, None)) == [1001]
    assert queue.counts()["expired"] == 1
    assert queue.push("message", {}, clock.now_ms() - 24 * 3600 * 1000) is None


def test_allowed_updates_stick(queue: UpdateQueue, clock: SteppedClock) -> None:
    assert queue.push("message_reaction", {}, clock.now_ms()) is None
    queue.poll(0, 100, 0, ["message", "message_reaction"])
    clock.step(4000)
    queue.poll(0, 100, 0, None)
    assert queue.push("message_reaction", {}, clock.now_ms()) is not None
    assert queue.push("callback_query", {}, clock.now_ms()) is None
    queue.set_allowed([])
    assert queue.push("callback_query", {}, clock.now_ms()) is not None
    assert queue.push("message_reaction", {}, clock.now_ms()) is None


def test_a_body_stops_at_4_mib(queue: UpdateQueue, clock: SteppedClock) -> None:
    for _ in range(5):
        queue.push("message", {"text": "x" * 1024 * 1024}, clock.now_ms())
    assert len(queue.poll(0, 100, 0, None)) == 3


def test_what_a_trainer_can_do_to_the_queue(queue: UpdateQueue, clock: SteppedClock) -> None:
    fill(queue, clock, 6)
    queue.poll(1004, 100, 0, None)
    assert queue.redeliver(2) == 2
    clock.step(4000)
    assert ids(queue.poll(0, 100, 0, None)) == [1002, 1003, 1004, 1005]
    queue.duplicate()
    clock.step(4000)
    assert ids(queue.poll(0, 3, 0, None)) == [1002, 1002, 1003]
    queue.shuffle(5)
    clock.step(4000)
    mixed = ids(queue.poll(0, 100, 0, None))
    assert mixed != sorted(mixed)
    assert sorted(set(mixed)) == [1002, 1003, 1004, 1005]
    queue.restart_ids(50)
    queue.push_raw({"update_id": "next", "message": 7})
    assert queue.counts()["waiting"] == 9
    clock.step(4000)
    queue.poll(1007, 100, 0, None)
    fill(queue, clock, 1)
    clock.step(4000)
    assert ids(queue.poll(1007, 100, 0, None)) == [50]


def test_every_kind_of_update_is_accepted_by_the_judge(stepped: TrainingServer, nuria: Person) -> None:
    account = stepped.account
    ask(stepped, "getUpdates", allowed_updates=["message", "edited_message", "message_reaction", "callback_query"])
    account.updates.set_allowed(
        ["message", "edited_message", "message_reaction", "callback_query", "my_chat_member", "hologram_message"]
    )
    first = acts.say(account, nuria, "Hola @vallserena_bot https://a.cat /start 😀 #tema")
    acts.say(account, nuria, "I això?", reply_to=first["message_id"])
    acts.send_photo(account, nuria, stock.read("vorera.jpg"), "Mireu")
    acts.send_album(account, nuria, [stock.read("vorera.jpg"), stock.read("planol.png")], "Dues")
    acts.send_voice(account, nuria, stock.read("veu-6s.ogg"), 6)
    acts.send_audio(account, nuria, stock.read("festa.mp3"), "festa.mp3", 3)
    acts.send_video(account, nuria, stock.read("fanal.mp4"), "fanal.mp4", 2)
    acts.send_document(account, nuria, stock.read("planol-llicencia.pdf"), "planol.pdf")
    acts.send_location(account, nuria, 41.6, 2.3)
    acts.send_contact(account, nuria, "+34600000000", "Núria", nuria.id)
    acts.send_sticker(account, nuria, "👍")
    acts.edit(account, nuria, first["message_id"], "Hola!")
    acts.react(account, nuria, first["message_id"], "👍")
    acts.block(account, nuria)
    acts.unblock(account, nuria)
    acts.say_in_group(account, nuria, -5, "Grup", "/ajuda")
    acts.migrate_group(account, nuria, -5, -1_000_000_000_005)
    acts.send_other(account, nuria, {"dice": {"emoji": "🎲", "value": 3}})
    acts.send_unknown_update(account)
    judge.assert_clean(stepped)
    assert account.updates.counts()["waiting"] == 21
