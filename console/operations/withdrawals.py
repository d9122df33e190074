"""BAIXA is obeyed whoever writes it: a consent taken back ends also where no rule answers and nothing may be said.

Called in the transaction that files a message nobody decides about, and in the one that decides without answering. It is the proof that
counts here, so the step is kept with the citizen's words and with no words of ours.
"""

import json

from console.answers.calls import Consent
from console.answers.leaving import lists_left
from console.operations.activity import add_activity
from console.operations.consents import consent_history, record_consent, subscriptions
from console.operations.desk import Context
from console.operations.rules import rules


def obey_withdrawal(at: Context, message_id: int, *, is_unread: bool) -> tuple[str, ...]:
    """End what a message leaves, if it leaves anything; returns those lists. `is_unread`: no person will read the message."""
    message = at.tx.one(
        "SELECT contact_id, conversation_id, text, extra FROM message WHERE id = :id AND direction = 'incoming' AND kind = 'text'",
        id=message_id,
    )
    if message is None:
        return ()
    contact_id = int(message["contact_id"])
    joined = subscriptions(at.tx, contact_id)
    if not joined:
        return ()
    said = (json.loads(message["extra"]).get("button") or {}).get("data") or message["text"]
    left = lists_left(said, joined, (kept.rule for kept in rules(at.tx)), is_unread=is_unread)
    if not left:
        return ()
    versions = {
        row["list"]: row["text_version"] for row in consent_history(at.tx, contact_id) if row["step"] == "given"
    }
    for name in left:
        record_consent(at, contact_id, message_id, Consent(name, "withdrawn", versions[name]), "")
    add_activity(at, int(message["conversation_id"]), "withdrawn", lists=", ".join(left))
    return left
