"""From one outbox row to the fields of one request to Twilio (reference: Twilio, section 3)."""

from urllib.parse import urlencode

from console.models.delivery import Outbound, OutboundFile, Rejected
from console.models.reasons import Why
from console.providers.telegram_text import decimal, storable
from console.providers.twilio_account import WHATSAPP


def build_fields(item: Outbound, file: OutboundFile | None, sender: str) -> dict[str, str] | Rejected:
    """The form's fields, or why there can be none. Both ends must be of one kind, or Twilio refuses the pair."""
    if item.action != "send":
        return Rejected("provider_rejected", {"why": Why.NOT_HERE})
    if file is not None or item.attachment_id is not None:
        return Rejected("file_not_here")
    recipient = item.recipient
    if not recipient or recipient.startswith(WHATSAPP) != sender.startswith(WHATSAPP) or not recipient.isprintable():
        return Rejected("rejected_not_found")
    fields = {"To": recipient, "From": sender}
    if item.payload.get("kind") == "location":
        place = _place(item)
        return place if isinstance(place, Rejected) else {**fields, **place}
    text = storable(item.text)
    if not text.strip():
        return Rejected("provider_rejected", {"why": Why.NOTHING_TO_SEND})
    return {**fields, "Body": text}


def _place(item: Outbound) -> dict[str, str] | Rejected:
    latitude = decimal(item.payload.get("latitude"), -90, 90)
    longitude = decimal(item.payload.get("longitude"), -180, 180)
    if latitude is None or longitude is None:
        return Rejected("provider_rejected", {"why": Why.NO_PLACE})
    place = f"{latitude:.6f},{longitude:.6f}"
    if item.recipient.startswith(WHATSAPP):
        return {"Body": item.text or place, "PersistentAction": f"geo:{place}"}
    # A short message has no map: a line that any telephone can open.
    return {"Body": f"https://www.openstreetmap.org/?mlat={latitude:.6f}&mlon={longitude:.6f}"}


def encoded(fields: dict[str, str]) -> bytes:
    """The request's body."""
    return urlencode(fields).encode("ascii")
