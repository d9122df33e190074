"""Incidents citizens report: filed under a number they can ask about, ready to be passed on through Open311 later.

The number is the year and a running number of the town; it says nothing about the person, so it may travel anywhere.
"""

from datetime import UTC, datetime

from console.answers.calls import Case, OpenIncident
from console.models.problems import Problem
from console.operations.desk import Context
from console.storage.engine import Row, Tx

STATES = ("open", "in_progress", "closed")


def open_incident(at: Context, contact_id: int, conversation_id: int, effect: OpenIncident) -> str:
    """File an incident and return its number, like 2026-000123."""
    year = datetime.fromtimestamp(at.now / 1000, UTC).year
    last = at.tx.scalar(
        "INSERT INTO meta (key, value) VALUES (:key, '1') ON CONFLICT (key) DO UPDATE"
        " SET value = CAST(CAST(meta.value AS BIGINT) + 1 AS TEXT) RETURNING value",
        key=f"incident:{year}",
    )
    number = f"{year}-{int(last):06d}"
    latitude, longitude = effect.location or (None, None)
    at.tx.execute(
        "INSERT INTO incident (number, contact_id, conversation_id, kind, description, address, latitude, longitude, photo_message_id,"
        " state, created_at, state_at, changed) VALUES (:number, :contact_id, :conversation_id, :kind, :description, :address, :latitude,"
        " :longitude, :photo, 'open', :now, :now, :stamp)",
        number=number,
        contact_id=contact_id,
        conversation_id=conversation_id,
        kind=effect.kind,
        description=effect.description,
        address=effect.address,
        latitude=latitude,
        longitude=longitude,
        photo=effect.photo_message,
        now=at.now,
        stamp=at.tx.stamp,
    )
    at.journal("incident.open", conversation_id=conversation_id, number=number, kind=effect.kind)
    return number


def case(tx: Tx, number: str) -> Case | None:
    """An incident by its number, as anybody may see it."""
    row = tx.one("SELECT * FROM incident WHERE number = :number", number=number)
    if row is None:
        return None
    return Case(row["number"], row["kind"], row["state"], int(row["created_at"]), int(row["state_at"]))


def incidents(tx: Tx, state: str | None = None) -> list[Row]:
    """All incidents of a state, or all, oldest first."""
    condition = "state = :state" if state else "CAST(:state AS TEXT) IS NULL"
    return tx.execute(f"SELECT * FROM incident WHERE {condition} ORDER BY id", state=state)


def set_incident_state(at: Context, number: str, state: str) -> None:
    """Say how far an incident is. Raises Problem `not_found`."""
    if state not in STATES:
        raise Problem("not_found", what="state", id=state)
    row = at.tx.one(
        "UPDATE incident SET state = :state, state_at = :now, changed = :stamp WHERE number = :number RETURNING conversation_id",
        number=number,
        state=state,
        now=at.now,
        stamp=at.tx.stamp,
    )
    if row is None:
        raise Problem("not_found", what="incident", id=number)
    at.journal("incident.state", conversation_id=row["conversation_id"], number=number, state=state)
