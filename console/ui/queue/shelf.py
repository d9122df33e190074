"""The rows that have been read, by conversation, with their faces. An older row never replaces a newer one here.

A face is made when its row is first drawn: a page has more rows than a screen.

Only what is looked at needs to stay: with 100,000 conversations in a list a few pages are kept and the rest forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable

from console.models.records import Change, ConversationRow
from console.ui.queue.words import Face, face_of

MOST = 2_048


class RowShelf:
    """GUI thread. `me` is the operator the texts are made for."""

    def __init__(self, me: int | None) -> None:
        self._me = me
        self._rows: dict[int, ConversationRow] = {}
        self._faces: dict[int, Face] = {}

    def __contains__(self, conversation_id: int) -> bool:
        return conversation_id in self._rows

    def __len__(self) -> int:
        return len(self._rows)

    def row(self, conversation_id: int | None) -> ConversationRow | None:
        """What was read of a conversation, or None."""
        return None if conversation_id is None else self._rows.get(conversation_id)

    def face(self, conversation_id: int) -> Face | None:
        """Its texts, or None."""
        face = self._faces.get(conversation_id)
        if face is None and (row := self._rows.get(conversation_id)) is not None:
            face = self._faces[conversation_id] = face_of(row, self._me)
        return face

    def put(self, rows: Iterable[ConversationRow]) -> set[int]:
        """Keep rows that say something new; returns whose they are."""
        fresh = set()
        for row in rows:
            known = self._rows.get(row.id)
            # Two with one stamp may still differ: a draft or a colleague's name is not the conversation's own.
            if known is not None and (known.changed > row.changed or (known.changed == row.changed and known == row)):
                continue
            self._rows[row.id] = row
            self._faces.pop(row.id, None)
            fresh.add(row.id)
        return fresh

    def touched_by(self, change: Change) -> set[int]:
        """Conversations whose rows show a contact or colleague that a change names."""
        if not (change.contacts or change.operators):
            return set()
        return {
            row.id
            for row in self._rows.values()
            if row.contact_id in change.contacts or row.operator_id in change.operators
        }

    def keep_only(self, kept: set[int]) -> None:
        """Forget all others."""
        self._rows = {key: row for key, row in self._rows.items() if key in kept}
        self._faces = {key: face for key, face in self._faces.items() if key in kept}

    def retranslate(self) -> None:
        """Make every text again, in the language in force."""
        self._faces.clear()
