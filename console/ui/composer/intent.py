"""What leaves the box when somebody presses Send."""

from dataclasses import dataclass
from pathlib import Path

from console.models.records import OutgoingFile


@dataclass(frozen=True, slots=True)
class ReplyIntent:
    """What an operator pressed Send on. `uuid` makes writing it down twice harmless."""

    conversation_id: int
    text: str
    files: tuple[OutgoingFile | Path, ...]
    uuid: str
    reply_to: int | None
    then_next: bool
