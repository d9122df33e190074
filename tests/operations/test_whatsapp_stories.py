"""Whatever WhatsApp tells, batched, shuffled and repeated: all of it is filed once or kept raw, and no rank goes back."""

import itertools
import json
import random
from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.models.delivery import Sent
from console.models.inbound import Batch, InboundMessage, Unsupported
from console.operations import incoming, office, outbox, reads, replies
from console.providers.whatsapp_parse import parse_body
from tests.operations.conftest import Office
from tests.providers import cloud_updates as cloud
from tests.providers.cloud_town import NUMBER

NOW = (cloud.BEGAN + 10_000) * 1000
GENERATIONS = tuple(cloud.people(0))
_numbers = itertools.count(1)
_CALM = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow)
RANKS = ("sent", "delivered", "read")


@pytest.fixture
def desk(town: Office) -> Office:
    """The office with a number of WhatsApp."""
    town.channel_id = town.desk.run(office.add_channel, "whatsapp", "WhatsApp", {"number": NUMBER})
    return town


def file(town: Office, bodies: list[bytes]) -> None:
    """Each body as the receiver files it."""
    for number, body in enumerate(bodies):
        batch = Batch(parse_body(body, NUMBER, NOW), str(number), False)
        town.desk.run(incoming.record_batch, town.channel_id, batch)


def messages_of(town: Office, person: cloud.Person) -> list[Any]:
    return town.sql(
        "SELECT m.* FROM message m JOIN contact k ON k.id = m.contact_id WHERE k.provider_id = :chat"
        " AND k.channel_id = :channel AND m.direction = 'incoming' ORDER BY m.id",
        chat=person.chat,
        channel=town.channel_id,
    )


def raw_of(town: Office) -> int:
    rows = town.sql("SELECT COUNT(*) AS n FROM raw_update WHERE channel_id = :id", id=town.channel_id)
    return int(rows[0]["n"])


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=_CALM)
@given(generation=st.sampled_from(GENERATIONS), kinds=st.lists(st.sampled_from(sorted(cloud.CONTENT)), max_size=12))
@pytest.mark.parametrize("seed", range(3))
def test_what_a_citizen_sends_is_filed_once(desk: Office, generation: str, kinds: list[str], seed: int) -> None:
    number = next(_numbers)
    person, post = cloud.people(number)[generation], cloud.Post()
    for place, kind in enumerate(kinds):
        post.add(person, cloud.message(person, f"wamid.{number}.{place}", place, cloud.CONTENT[kind]))
    file(desk, post.bodies(random.Random(seed)))
    found = [row["provider_id"].removeprefix("press:") for row in messages_of(desk, person)]
    assert Counter(found) == Counter(f"wamid.{number}.{place}" for place in range(len(kinds)))
    assert raw_of(desk) == 0


@pytest.mark.parametrize("kind", sorted(cloud.OTHERS))
def test_what_is_nobodys_message_is_kept_raw_once(desk: Office, kind: str) -> None:
    post = cloud.Post(others=[cloud.OTHERS[kind]])
    file(desk, post.bodies(random.Random(1)) * 2)
    assert raw_of(desk) == 1
    assert desk.sql("SELECT COUNT(*) AS n FROM message")[0]["n"] == 0


@settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=_CALM)
@given(
    generation=st.sampled_from(GENERATIONS),
    edits=st.integers(0, 3),
    marks=st.lists(st.sampled_from(["👍", "❤️", "", None]), max_size=3),
    is_revoked=st.booleans(),
    seed=st.integers(0, 999),
)
def test_the_order_of_calls_changes_no_message(
    desk: Office, generation: str, edits: int, marks: list[str | None], is_revoked: bool, seed: int
) -> None:
    """An edit, a reaction or a withdrawal may come before what it is about, or after its own successor."""
    number = next(_numbers)
    person, post = cloud.people(number)[generation], cloud.Post()
    target = f"wamid.{number}"
    post.add(person, cloud.message(person, target, 0, {"type": "text", "text": {"body": "u0"}}))
    late = cloud.Post()
    for place in range(edits):
        post.add(person, cloud.message(person, f"{target}.e{place}", place + 1, cloud.edit(target, f"u{place + 1}")))
    for place, mark in enumerate(marks):
        late.add(person, cloud.message(person, f"{target}.r{place}", place + 10, cloud.reaction(target, mark)))
    if is_revoked:
        post.add(person, cloud.message(person, f"{target}.d", 60, cloud.revoke(target)))
    rng = random.Random(seed)
    file(desk, post.bodies(rng) + late.bodies(rng))
    (row,) = messages_of(desk, person)
    assert row["text"] == f"u{edits}"
    assert (row["deleted_at"] is not None) == is_revoked
    last = marks[-1] if marks else None
    given_now = json.loads(row["extra"]).get("reactions", {})
    assert given_now == ({person.chat: [last]} if last else {})
    forms = desk.sql("SELECT text FROM message_version WHERE message_id = :id", id=row["id"])
    assert {form["text"] for form in forms} <= {f"u{n}" for n in range(edits)}
    assert not edits or "u0" in {form["text"] for form in forms}


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=_CALM)
@given(
    generation=st.sampled_from(GENERATIONS),
    told=st.lists(st.lists(st.sampled_from(cloud.STATES), max_size=5), min_size=1, max_size=3),
    seed=st.integers(0, 999),
)
def test_no_rank_goes_back(desk: Office, generation: str, told: list[list[str]], seed: int) -> None:
    number = next(_numbers)
    person, post = cloud.people(number)[generation], cloud.Post()
    post.add(person, cloud.message(person, f"wamid.{number}", 0, cloud.CONTENT["text"]))
    now = desk.now() // 1000 - cloud.BEGAN
    post.messages[0][1]["timestamp"] = str(cloud.BEGAN + now)
    file(desk, post.bodies(random.Random(1)))
    (asked,) = messages_of(desk, person)
    epoch = desk.desk.run(office.lead_channel, desk.channel_id, f"test {number}", is_alone=True)
    assert epoch is not None
    wanted, statuses = {}, cloud.Post()
    for place, states in enumerate(told):
        ours = desk.laia.run(replies.reply, asked["conversation_id"], f"r{place}", now=True)
        item = desk.desk.run(outbox.take, desk.channel_id, epoch)
        assert item is not None
        wamid = f"wamid.OUT{number}.{place}"
        desk.desk.run(outbox.record, item, Sent(wamid))
        statuses.statuses += [
            cloud.status(person, wamid, n, state, item.uuid if n % 2 else None) for n, state in enumerate(states)
        ]
        wanted[ours] = _adds_up_to(states)
    file(desk, statuses.bodies(random.Random(seed)))
    assert {row.id: row.state for row in desk.desk.read(reads.message_rows, list(wanted))} == wanted


def _adds_up_to(states: list[str]) -> str:
    """What the citizen's telephone has shown is the truth, whatever else was told."""
    highest = max([0, *(RANKS.index("read" if state == "played" else state) for state in states if state != "failed")])
    return "failed" if highest == 0 and "failed" in states else RANKS[highest]


@pytest.mark.parametrize("generation", ["newer", "company", "named"])
def test_a_number_that_changed_goes_on_as_the_same_person(desk: Office, generation: str) -> None:
    number = next(_numbers)
    before, after = cloud.people(number)[generation], cloud.people(number + 50_000)[generation]
    post, moved = cloud.Post(), cloud.Post()
    post.add(before, cloud.message(before, "wamid.1", 0, cloud.CONTENT["text"]))
    ids = {"wa_id": after.phone, "user_id": after.user, "previous_user_id": before.user}
    what = {"type": "user_changed_number", "body": "changed", **ids}
    moved.add(None, cloud.system(before, "wamid.2", 1, what))
    rest = cloud.Post()
    rest.add(after, cloud.message(after, "wamid.3", 2, cloud.CONTENT["image"]))
    file(desk, [each for some in (post, moved, rest) for each in some.bodies(random.Random(3))])
    assert [row["provider_id"] for row in messages_of(desk, after)] == ["wamid.1", "wamid.3"]
    assert messages_of(desk, before) == []


def test_several_cards_are_all_read() -> None:
    person = cloud.people(1)["newer"]
    post = cloud.Post()
    post.add(person, cloud.message(person, "wamid.1", 0, cloud.CONTENT["contacts"]))
    events = [event for update in parse_body(post.bodies(random.Random(1))[0], NUMBER, NOW) for event in update.events]
    (card,) = [event for event in events if isinstance(event, InboundMessage)]
    assert card.text == "Anna\n+34 600 000 001\nBiel"
    assert not [event for event in events if isinstance(event, Unsupported)]
