"""Consent to be written to: each step a row that stays, with the exact message of the citizen and the exact words they answered.

Whoever must prove a consent years later needs both sides of the exchange and the version of the privacy text (product, section 2.4).
"""

from console.answers.calls import Consent
from console.operations.desk import Context
from console.storage.engine import Row, Tx

STEPS = ("asked", "given", "withdrawn")


def record_consent(at: Context, contact_id: int, message_id: int, effect: Consent, answer: str) -> None:
    """Add one step. `answer` is what we say to it: the privacy text, the confirmation."""
    proof = at.tx.scalar("SELECT text FROM message WHERE id = :id", id=message_id)
    at.tx.execute(
        "INSERT INTO consent (contact_id, list, step, text_version, message_id, proof, answer_text, at)"
        " VALUES (:contact_id, :list, :step, :version, :message_id, :proof, :answer, :now)",
        contact_id=contact_id,
        list=effect.list,
        step=effect.step,
        version=effect.version,
        message_id=message_id,
        proof=proof or "",
        answer=answer,
        now=at.now,
    )
    at.journal(
        "consent", message_id=message_id, contact=contact_id, list=effect.list, step=effect.step, version=effect.version
    )
    at.touch(contact=contact_id)


def subscriptions(tx: Tx, contact_id: int) -> tuple[str, ...]:
    """The lists a contact is on now: those whose last given or withdrawn step is "given"."""
    rows = tx.execute(
        "SELECT list, step FROM consent WHERE contact_id = :id AND step IN ('given', 'withdrawn') ORDER BY id",
        id=contact_id,
    )
    last = {str(row["list"]): str(row["step"]) for row in rows}
    return tuple(name for name, step in last.items() if step == "given")


def consent_history(tx: Tx, contact_id: int) -> list[Row]:
    """Every step of a contact, oldest first."""
    return tx.execute("SELECT * FROM consent WHERE contact_id = :id ORDER BY id", id=contact_id)
