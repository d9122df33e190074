"""Which adapter serves which kind of channel. Adapters are imported when first needed: requests costs 70 ms at start-up."""

from typing import TYPE_CHECKING, Any

from console.providers.base import Inbox, Provider

if TYPE_CHECKING:
    from console.providers.matrix_session import GrantKeeper


def account_of(kind: str, config: dict[str, Any], secret: str) -> str:
    """Whose secret this is: the bot's number, which stands in its token, or the user's id; empty when it cannot be told."""
    if kind == "telegram":
        number, colon, rest = secret.partition(":")
        return number if colon and rest and number.isascii() and number.isdigit() else ""
    if kind == "whatsapp":
        return str(config.get("number", ""))
    if kind.startswith("twilio_"):
        # One account may have several senders, each a channel of its own.
        return f"{config.get('account_sid', '')}/{config.get('sender', '')}"
    # A homeserver knows its own people by the first part of their id.
    return str(config.get("user", "")).removeprefix("@").partition(":")[0]


def open_provider(
    kind: str,
    config: dict[str, Any],
    secret: str,
    send_seconds: float = 60.0,
    keeper: "GrantKeeper | None" = None,
    proxy: str = "system",
    inbox: Inbox | None = None,
) -> Provider:
    """An adapter for one account. `config` holds no secret: base_url for Telegram; homeserver, user and device_id for Matrix; base_url and
    number (phone-number id) for WhatsApp; base_url, account_sid, sender and, with an API key, key for Twilio.

    `keeper` keeps a login between processes where the channel has logins.
    `proxy`: see HttpClient. `inbox`: what the provider pushed to this computer, where it does.
    `send_seconds`: how long a send waits for its answer before its fate counts as unknown. Raises ValueError for an unknown kind.
    """
    if kind == "telegram":
        from console.providers.telegram import TelegramProvider, Timeouts

        return TelegramProvider(config["base_url"], secret, Timeouts(send=send_seconds), proxy)
    if kind == "matrix":
        from console.providers.matrix import MatrixProvider
        from console.providers.matrix import Timeouts as MatrixTimeouts

        return MatrixProvider(
            config["homeserver"],
            config["user"],
            secret,
            config["device_id"],
            MatrixTimeouts(send=send_seconds),
            keeper,
            proxy,
        )
    if kind == "whatsapp":
        from console.providers.whatsapp import Timeouts as WhatsAppTimeouts
        from console.providers.whatsapp import WhatsAppProvider, read_secrets

        token = read_secrets(secret)["token"]
        return WhatsAppProvider(
            config["base_url"], config["number"], token, inbox, WhatsAppTimeouts(send=send_seconds), proxy
        )
    if kind.startswith("twilio_"):
        from console.providers.twilio import Account, TwilioProvider
        from console.providers.twilio import Timeouts as TwilioTimeouts

        user = config.get("key") or config["account_sid"]
        account = Account(config["base_url"], config["account_sid"], user, config["sender"])
        return TwilioProvider(account, secret, TwilioTimeouts(send=send_seconds), proxy)
    raise ValueError(f"unknown kind of channel: {kind}")
