"""Every kind of update the Cloud API calls with, in both generations of payloads; the bodies are our own.

Written from the provider's description (reference: WhatsApp Cloud API, sections 3 and 8), never from our parser: a kind
the parser forgets is still made here.
"""

import json
import random
from dataclasses import dataclass, field
from typing import Any

from tests.providers.cloud_town import NUMBER, WABA

Json = dict[str, Any]
BEGAN = 1_790_000_000
"""Epoch seconds of the first update."""


@dataclass(frozen=True)
class Person:
    """A citizen as one generation of payloads names them. Older ones have the number alone, hidden ones the user id alone."""

    phone: str | None
    user: str | None = None
    parent: str | None = None
    username: str | None = None

    @property
    def chat(self) -> str:
        return self.user or self.phone or ""

    def card(self) -> Json:
        """Their entry in `contacts`."""
        profile = {"name": "Mercè «l·l» 😀", **({"username": self.username} if self.username else {})}
        ids = {"wa_id": self.phone, "user_id": self.user, "parent_user_id": self.parent}
        return {"profile": profile, **{name: each for name, each in ids.items() if each}}

    def head(self) -> Json:
        ids = {"from": self.phone, "from_user_id": self.user, "from_parent_user_id": self.parent}
        return {name: each for name, each in ids.items() if each}


def people(number: int) -> dict[str, Person]:
    """One citizen in each generation; `number` makes them other people than those of another number."""
    phone, user = f"346{number:08d}", f"ES.{number:011d}"
    return {
        "older": Person(phone),
        "newer": Person(phone, user),
        "company": Person(phone, user, f"ES.ENT.{number}"),
        "named": Person(phone, user, username="merce.pi"),
        "hidden": Person(None, user, username="merce.pi"),
    }


_MEDIA = {"id": "1234567890", "mime_type": "image/jpeg", "sha256": "aGFzaA=="}
_LIST = {"id": "tema-3", "title": "Residus", "description": "Recollida i deixalleria"}
_FLOW = {"response_json": '{"flow_token": "x"}', "body": "Sent", "name": "flow"}
_ORDER = {"catalog_id": "9", "text": "", "product_items": [{"product_retailer_id": "a", "quantity": 1}]}
_AD = {"source_url": "https://fb.me/x", "source_id": "1", "source_type": "ad", "headline": "Fira", "ctwa_clid": "c"}
CONTENT: dict[str, Json] = {
    "text": {"type": "text", "text": {"body": "Bon dia, l·l «ñ» 😀"}},
    "reply": {"type": "text", "text": {"body": "això"}, "context": {"from": "34930000000", "id": "wamid.NOBODY"}},
    "forwarded": {"type": "text", "text": {"body": "mireu"}, "context": {"forwarded": True}},
    "passed around": {"type": "text", "text": {"body": "mireu"}, "context": {"frequently_forwarded": True}},
    "image": {"type": "image", "image": {**_MEDIA, "caption": "El fanal"}},
    "voice": {"type": "audio", "audio": {**_MEDIA, "mime_type": "audio/ogg; codecs=opus", "voice": True}},
    "audio": {"type": "audio", "audio": {**_MEDIA, "mime_type": "audio/mpeg", "voice": False}},
    "video": {"type": "video", "video": {**_MEDIA, "mime_type": "video/mp4"}},
    "sticker": {"type": "sticker", "sticker": {**_MEDIA, "mime_type": "image/webp", "animated": True}},
    "document": {"type": "document", "document": {**_MEDIA, "filename": "padró.pdf", "caption": "el padró"}},
    "location": {"type": "location", "location": {"latitude": 41.54, "longitude": 2.44, "name": "Plaça"}},
    "contacts": {
        "type": "contacts",
        "contacts": [
            {"name": {"formatted_name": "Anna"}, "phones": [{"phone": "+34 600 000 001", "wa_id": "34600000001"}]},
            {"name": {"formatted_name": "Biel"}, "phones": []},
        ],
    },
    "button reply": {
        "type": "interactive",
        "context": {"from": "34930000000", "id": "wamid.NOBODY"},
        "interactive": {"type": "button_reply", "button_reply": {"id": "si", "title": "Sí"}},
    },
    "list reply": {"type": "interactive", "interactive": {"type": "list_reply", "list_reply": _LIST}},
    "form": {"type": "interactive", "interactive": {"type": "nfm_reply", "nfm_reply": _FLOW}},
    "button": {"type": "button", "button": {"payload": "baixa", "text": "No en vull més"}},
    "order": {"type": "order", "order": _ORDER},
    "referral": {"type": "text", "text": {"body": "Hola"}, "referral": _AD},
    "request": {"type": "request_welcome"},
    "unsupported": {"type": "unsupported", "errors": [{"code": 131051, "title": "Message type unknown"}]},
    "tomorrow's": {"type": "hologram", "hologram": {"id": "1"}},
}
"""What a citizen sends; each becomes one message, read or kept raw inside it."""
CALL = {"id": "wacid.1", "event": "connect", "direction": "USER_INITIATED", "timestamp": str(BEGAN)}
OTHERS: dict[str, Json] = {
    "call": {"field": "calls", "value": {"messaging_product": "whatsapp", "calls": [CALL]}},
    "template": {"field": "message_template_status_update", "value": {"event": "APPROVED", "message_template_id": 1}},
    "quality": {"field": "phone_number_quality_update", "value": {"event": "FLAGGED", "current_limit": "TIER_1K"}},
    "account": {"field": "account_update", "value": {"event": "VERIFIED_ACCOUNT"}},
    "echo": {"field": "smb_message_echoes", "value": {"message_echoes": [{"id": "wamid.E", "type": "text"}]}},
    "fault": {"field": "messages", "value": {"errors": [{"code": 130429, "title": "Rate limit hit"}]}},
}
"""Changes that are nobody's message."""
STATES = ("sent", "delivered", "read", "played", "failed")


def message(person: Person, wamid: str, after: int, content: Json) -> Json:
    """One entry of `messages`. `after`: seconds after BEGAN."""
    return {**person.head(), "id": wamid, "timestamp": str(BEGAN + after), **content}


def reaction(target: str, emoji: str | None) -> Json:
    """None takes it back without the field, "" with an empty one; both are met."""
    return {"type": "reaction", "reaction": {"message_id": target} | ({} if emoji is None else {"emoji": emoji})}


def edit(target: str, body: str) -> Json:
    inner = {"type": "text", "text": {"body": body}}
    return {"type": "edit", "edit": {"original_message_id": target, "message": inner}}


def revoke(target: str) -> Json:
    return {"type": "revoke", "revoke": {"original_message_id": target}}


def system(person: Person, wamid: str, after: int, what: Json) -> Json:
    """A system message: nobody stands in `contacts` for it."""
    head = {"from": person.phone} if person.phone else {}
    return {**head, "id": wamid, "timestamp": str(BEGAN + after), "type": "system", "system": what}


def status(person: Person, wamid: str, after: int, state: str, ours: str | None) -> Json:
    """A report about a message of ours; `ours` is what it says again of our own number for it."""
    ids = {"recipient_id": person.phone, "recipient_user_id": person.user, "biz_opaque_callback_data": ours}
    report: Json = {"id": wamid, "status": state, "timestamp": str(BEGAN + after)}
    report |= {name: each for name, each in ids.items() if each}
    if state == "failed":
        return report | {"errors": [{"code": 131026, "title": "Message undeliverable"}]}
    report["pricing"] = {"billable": True, "pricing_model": "PMP", "category": "service", "type": "regular"}
    return report | ({"conversation": {"id": "c", "origin": {"type": "service"}}} if state == "sent" else {})


def change(value: Json) -> Json:
    """One change of the field `messages` about our number."""
    metadata = {"display_phone_number": "34930000000", "phone_number_id": NUMBER}
    return {"field": "messages", "value": {"messaging_product": "whatsapp", "metadata": metadata, **value}}


def body(changes: list[list[Json]]) -> bytes:
    """One call: an entry for each list of changes."""
    entries = [{"id": WABA, "time": BEGAN, "changes": each} for each in changes]
    return json.dumps({"object": "whatsapp_business_account", "entry": entries}, ensure_ascii=False).encode()


@dataclass
class Post:
    """Updates on their way to us, each with the card it travels with."""

    messages: list[tuple[Json | None, Json]] = field(default_factory=list)
    statuses: list[Json] = field(default_factory=list)
    others: list[Json] = field(default_factory=list)

    def add(self, person: Person | None, it: Json) -> None:
        self.messages.append((person.card() if person else None, it))

    def bodies(self, rng: random.Random) -> list[bytes]:
        """All of it batched anyhow, some of it twice or three times, in any order."""
        changes = [json.loads(json.dumps(each)) for each in self.others]
        for some in _batches(rng, self.messages):
            cards = {json.dumps(card): card for card, _ in some if card is not None}
            value = {"contacts": list(cards.values())} if cards else {}
            changes.append(change(value | {"messages": [it for _, it in some]}))
        changes += [change({"statuses": some}) for some in _batches(rng, self.statuses)]
        rng.shuffle(changes)
        made = []
        for some in _batches(rng, changes):
            cut = rng.randint(1, len(some))
            made += [body([part for part in (some[:cut], some[cut:]) if part])] * rng.choice((1, 1, 2, 3))
        rng.shuffle(made)
        return made


def _batches(rng: random.Random, whole: list[Any]) -> list[list[Any]]:
    mixed = rng.sample(whole, len(whole))
    found = []
    while mixed:
        size = rng.randint(1, 4)
        found.append(mixed[:size])
        mixed = mixed[size:]
    return found
