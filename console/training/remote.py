"""Drives a town that lives in another process, through its admin route. Used by tests that kill processes and by the
benches.
"""

import base64
import json
import urllib.error
import urllib.request
from typing import Any


class RemoteTown:
    """One method per verb. Every method may raise OSError when the town is gone and ValueError when it did not
    understand.
    """

    def __init__(self, admin_url: str, timeout_seconds: float = 30.0) -> None:
        self._url = admin_url
        self._timeout = timeout_seconds

    def ask(self, verb: str, **arguments: Any) -> Any:
        """Send one verb and give its result."""
        body = json.dumps(arguments).encode()
        request = urllib.request.Request(f"{self._url}/{verb}", body, {"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=self._timeout) as answer:
                return json.load(answer)["result"]
        except urllib.error.HTTPError as problem:
            raise ValueError(problem.read().decode("utf-8", "replace")) from None

    def act(self, act: str, person_id: int, first_name: str = "Veí", **arguments: Any) -> Any:
        """One citizen does something; bytes under `data` are carried as base64."""
        if isinstance(arguments.get("data"), bytes):
            arguments["data"] = base64.b64encode(arguments["data"]).decode("ascii")
        return self.ask("act", act=act, person={"id": person_id, "first_name": first_name}, **arguments)

    def fault(self, kind: str, **fields: Any) -> None:
        """Add a fault rule; the fields of `faults.Fault`."""
        self.ask("fault", kind=kind, **fields)

    def ledger(self, **selection: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.ask("ledger", **selection)
        return found

    def violations(self, kind: str | None = None) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.ask("violations", kind=kind)
        return found

    def status(self) -> dict[str, Any]:
        found: dict[str, Any] = self.ask("status")
        return found
