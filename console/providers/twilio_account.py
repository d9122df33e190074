"""Which account and which sender at Twilio: what may stand in a channel's configuration."""

import re

from console.models.problems import Problem
from console.providers.addresses import checked_base_url

SERVER = "https://api.twilio.com"
WHATSAPP = "whatsapp:"
_SENDER = re.compile(r"(whatsapp:)?\+[0-9]{5,15}")
_ACCOUNT, _KEY = re.compile(r"AC[0-9a-fA-F]{32}"), re.compile(r"SK[0-9a-fA-F]{32}")


def kind_of(sender: str) -> str:
    """Which kind of channel a sender is: WhatsApp through Twilio, or SMS."""
    return "twilio_whatsapp" if sender.startswith(WHATSAPP) else "twilio_sms"


def checked_account(base_url: str, account_sid: str, sender: str, key: str = "") -> dict[str, str]:
    """The configuration of a channel. `key`: the number of an API key, empty for the account's own secret.

    Raises Problem `bad_url`, `bad_account`, `bad_sender`.
    """
    plain = re.sub(r"[ ().-]", "", sender)
    if not _ACCOUNT.fullmatch(account_sid) or (key and not _KEY.fullmatch(key)):
        raise Problem("bad_account")
    if not _SENDER.fullmatch(plain):
        raise Problem("bad_sender")
    return {"base_url": checked_base_url(base_url), "account_sid": account_sid, "key": key, "sender": plain}
