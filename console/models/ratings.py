"""How a citizen says with one tap how it went, and what a button of that question carries."""

import re
from typing import Final

GOOD: Final = 3
SCORES: Final = (3, 2, 1)
"""Good, fair, poor: in the order in which they are offered, so that a channel without buttons numbers them 1, 2, 3."""
_DATA = re.compile(r"rating:(\d{1,18}):([123])", re.ASCII)


def button_data(conversation_id: int, score: int) -> str:
    """What a button carries; well within the 64 bytes of the narrowest channel."""
    return f"rating:{conversation_id}:{score}"


def rating_in(data: str) -> tuple[int, int] | None:
    """The conversation and the score a pressed button carries, None when it is another button."""
    found = _DATA.fullmatch(data)
    return (int(found[1]), int(found[2])) if found else None
