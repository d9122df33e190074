"""A citizen who writes in an encrypted chat hears, once, that nobody here can read it: silence would look like being ignored.

The program waits for the operator all the same: the conversation stands in the queue, and this is no answer to it.
"""

from typing import Final

from console.operations import replies
from console.operations.activity import conversation
from console.operations.desk import Context

TOLD: Final = {
    "ca": "Aquest xat està xifrat i aquí no el podem llegir. Escriviu-nos, si us plau, en un xat sense xifratge, o truqueu a l’ajuntament.",
    "es": "Este chat está cifrado y aquí no lo podemos leer. Escríbanos, por favor, en un chat sin cifrado, o llame al ayuntamiento.",
    "en": "This chat is encrypted and we cannot read it here. Please write to us in a chat without encryption, or call the town hall.",
}
_IS_TOLD = """
SELECT 1 FROM journal j JOIN conversation c ON c.id = j.conversation_id WHERE c.contact_id = :contact AND j.verb = 'encrypted.told' LIMIT 1
"""


def tell_encrypted(at: Context, conversation_id: int, contact_id: int, language: str | None, message_id: int) -> bool:
    """Answer an encrypted message of a contact for the first time, in their language or in all of ours. Returns whether it did."""
    if at.tx.scalar(_IS_TOLD, contact=contact_id):
        return False
    text = TOLD.get(language or "") or "\n\n".join(TOLD.values())
    row = conversation(at, conversation_id)
    assert row is not None
    told = replies.automatic_reply(at, row, text, answers=message_id)
    at.journal("encrypted.told", conversation_id=conversation_id, message_id=told)
    at.flag("outbox")
    return True
