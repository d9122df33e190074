"""Attachments of an office: sealed rows of its database, since its desks share no folder.

Sealed with a key the server does not have, under random names, like the files of a desk that stands alone.
"""

import secrets

from console.storage.engine import Engine
from console.storage.files import YOUNG_SECONDS, checked_name, open_sealed, seal_named


class BlobStore:
    """The files of an office as one login may see them. `key` is 32 bytes, the same on all desks. Safe from any thread."""

    def __init__(self, engine: Engine, key: bytes) -> None:
        self._engine = engine
        self._key = key

    def put(self, data: bytes) -> str:
        """See Store."""
        stored_as = secrets.token_hex(16)
        self.put_as(stored_as, data)
        return stored_as

    def put_as(self, stored_as: str, data: bytes) -> None:
        """See Store."""
        sealed = seal_named(self._key, checked_name(stored_as), data)
        with self._engine.transaction("store_file") as tx:
            tx.execute(
                "INSERT INTO blob (name, data) VALUES (:name, :data) ON CONFLICT (name) DO NOTHING",
                name=stored_as,
                data=sealed,
            )

    def get(self, stored_as: str) -> bytes:
        """See Store."""
        return open_sealed(self._key, stored_as, self.sealed(stored_as) or b"")

    def delete(self, stored_as: str) -> None:
        """See Store."""
        with self._engine.transaction("forget_file") as tx:
            tx.execute("DELETE FROM blob WHERE name = :name", name=checked_name(stored_as))

    def names(self) -> list[str]:
        """See Store."""
        with self._engine.transaction("file_names", write=False) as tx:
            return [str(row["name"]) for row in tx.execute("SELECT name FROM blob ORDER BY name")]

    def orphans(self, known: set[str], *, young_seconds: float = YOUNG_SECONDS) -> list[str]:
        """See Store."""
        with self._engine.transaction("orphans", write=False) as tx:
            old = tx.execute(
                "SELECT name FROM blob WHERE stored_at < now() - make_interval(secs => :young) ORDER BY name",
                young=young_seconds,
            )
        return [str(row["name"]) for row in old if row["name"] not in known]

    def sealed(self, stored_as: str) -> bytes | None:
        """See Store."""
        with self._engine.transaction("read_file", write=False) as tx:
            data = tx.scalar("SELECT data FROM blob WHERE name = :name", name=checked_name(stored_as))
        return None if data is None else bytes(data)
