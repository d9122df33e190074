"""Which adapter serves which kind of channel. Adapters are imported when first needed: requests costs 70 ms at start-up."""

from typing import Any

from console.providers.base import Provider


def open_provider(kind: str, config: dict[str, Any], secret: str) -> Provider:
    """An adapter for one account. `config` holds no secret: base_url for Telegram; homeserver, user and device_id for Matrix.

    Raises ValueError for an unknown kind.
    """
    if kind == "telegram":
        from console.providers.telegram import TelegramProvider

        return TelegramProvider(config["base_url"], secret)
    if kind == "matrix":
        from console.providers.matrix import MatrixProvider

        return MatrixProvider(config["homeserver"], config["user"], secret, config["device_id"])
    raise ValueError(f"unknown kind of channel: {kind}")
