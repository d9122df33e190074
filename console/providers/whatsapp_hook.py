"""The door through which WhatsApp's webhooks come: who may come in, and for whom a body is (reference, section 3).

The one decision: nothing of a body is read before its signature over the raw bytes was found right.
"""

import hashlib
import hmac

from console.providers.telegram_text import items, obj
from console.providers.whatsapp_answers import decode

LARGEST_BODY = 3 * 1024 * 1024
"""Bytes; the provider sends no more."""


def is_signed(body: bytes, header: str, app_secret: str) -> bool:
    """Whether `X-Hub-Signature-256` is the HMAC-SHA256 of exactly these bytes. Takes equally long for every wrong one."""
    wanted = "sha256=" + hmac.new(app_secret.encode(), body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(wanted.encode(), header.strip().lower().encode("utf-8", "replace"))


def signature(body: bytes, app_secret: str) -> str:
    """The header for a body."""
    return "sha256=" + hmac.new(app_secret.encode(), body, hashlib.sha256).hexdigest()


def is_verification(query: dict[str, str], verify_token: str) -> bool:
    """Whether a question is the provider's own, asked when somebody enters our address there."""
    given = query.get("hub.verify_token", "")
    return (
        query.get("hub.mode") == "subscribe"
        and bool(verify_token)
        and hmac.compare_digest(given.encode("utf-8", "replace"), verify_token.encode())
    )


def accounts_in(body: bytes) -> set[str]:
    """The numbers (phone-number ids) and accounts (WABA ids) a signed body speaks of; empty when it cannot be read."""
    found: set[str] = set()
    for entry in items(obj(decode(body)).get("entry")):
        for change in items(obj(entry).get("changes")):
            number = obj(obj(obj(change).get("value")).get("metadata")).get("phone_number_id")
            name = number or obj(entry).get("id")
            if isinstance(name, str):
                found.add(name)
    return found
