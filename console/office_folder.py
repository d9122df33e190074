"""Whether a folder is a desk of an office, and the invitation that makes it one.

`office.json` names the server and the login; the login's secret and the key of the office's files are in the desk's vault.
What speaks to the server is in `office_desk`, which a desk that stands alone never loads.
"""

import json
import os
from pathlib import Path
from typing import Any, Final

from console import desk_folder
from console.desk_folder import OpenedDesk
from console.models.clock import Clock
from console.models.problems import Problem
from console.models.record import Record, hidden
from console.storage import private_files

OFFICE: Final = "office.json"
AUTHORITY: Final = "office.pem"
OWNER: Final = "owner"
"""The role of the folder in which an office was founded."""
OFFICE_ROLES: Final = ("operator", "supervisor", "sync")
_CODE: Final = "VENTANILLA1-"
_LONGEST_CODE: Final = 65_536


class Place(Record):
    """Where an office is and who sits at this desk; what `office.json` says. `ca` is the office's authority in PEM, or empty."""

    host: str
    port: int
    database: str
    user: str
    how: str
    login: str
    role: str
    desk_id: str
    ca: str = hidden(default="")

    def to_json(self) -> dict[str, Any]:
        """By name, without the authority: that is a file of its own."""
        names = ("host", "port", "database", "user", "how", "login", "role", "desk_id")
        return {name: getattr(self, name) for name in names}


class Invitation(Record):
    """All that another computer needs to join. Whoever reads it first gets in, once and within a week."""

    place: Place
    secret: str = hidden()
    files_key: str = hidden()

    def to_code(self) -> str:
        """One line of text, checked, for a file or the clipboard."""
        import base64
        import hashlib
        import zlib

        content = {**self.place.to_json(), "ca": self.place.ca, "secret": self.secret, "files_key": self.files_key}
        packed = zlib.compress(json.dumps(content, sort_keys=True).encode(), 9)
        return _CODE + base64.urlsafe_b64encode(hashlib.sha256(packed).digest()[:6] + packed).decode().rstrip("=")

    @staticmethod
    def from_code(code: str) -> "Invitation":
        """White space is left out. Raises Problem `office_bad_code`."""
        import base64
        import hashlib
        import zlib

        text = "".join(code.split())
        if not text.startswith(_CODE) or len(text) > _LONGEST_CODE:
            raise Problem("office_bad_code")
        try:
            raw = base64.urlsafe_b64decode(text[len(_CODE) :] + "=" * (-len(text[len(_CODE) :]) % 4))
            check, packed = raw[:6], raw[6:]
            if check != hashlib.sha256(packed).digest()[:6]:
                raise Problem("office_bad_code")
            unpacker = zlib.decompressobj()
            content = json.loads(unpacker.decompress(packed, _LONGEST_CODE))
            return Invitation(_place(content, str(content["ca"])), str(content["secret"]), str(content["files_key"]))
        except (ValueError, KeyError, TypeError, zlib.error) as error:
            raise Problem("office_bad_code") from error


def _place(content: dict[str, Any], ca: str) -> Place:
    """Raises ValueError, KeyError, TypeError."""
    if content["how"] not in ("scram", "gss", "ldap") or content["role"] not in (*OFFICE_ROLES, OWNER):
        raise ValueError("how or role")
    texts = [str(content[name]) for name in ("host", "database", "user", "how", "login", "role", "desk_id")]
    host, database, user, how, login, role, desk_id = texts
    return Place(host, int(content["port"]), database, user, how, login, role, desk_id, ca)


def read_place(folder: Path) -> Place | None:
    """The office of a folder, or None where a desk stands alone. Raises Problem `storage_damaged`."""
    try:
        content, _ = private_files.read_regular(folder / OFFICE, _LONGEST_CODE)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Problem("storage_damaged") from error
    try:
        authority = (folder / AUTHORITY).read_text(encoding="ascii") if (folder / AUTHORITY).exists() else ""
        return _place(json.loads(content), authority)
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise Problem("storage_damaged") from error


def open_desk(data: Path, key_file: Path | None = None, *, clock: Clock | None = None) -> OpenedDesk:
    """Open the desk in `data`, wherever its data is, or make a new one that stands alone. Raises Problem."""
    place = read_place(Path(os.path.abspath(data)))
    if place is None:
        return desk_folder.open_or_create(data, key_file, clock=clock)
    from console.office_desk import open_office

    return open_office(data, key_file)
