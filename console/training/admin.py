"""The private admin route: another process drives the town with POST {admin_url}/{verb} and a JSON object of arguments.

The one decision: every verb is one function taking the server and the arguments, with the same names as in Python;
errors are 400 with the reason. The key in the address keeps pages in a browser of the same PC out.
"""

import base64
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from console.models.clock import SteppedClock
from console.training import acts, ledger, stock
from console.training.faults import Fault, FaultKind, PauseScope
from console.training.town import Account, Person
from console.training.wire import Json

if TYPE_CHECKING:
    from console.training.server import TrainingServer

_ACTS: dict[str, Callable[..., Any]] = {
    "say": acts.say,
    "send_photo": acts.send_photo,
    "send_album": acts.send_album,
    "send_voice": acts.send_voice,
    "send_audio": acts.send_audio,
    "send_video": acts.send_video,
    "send_document": acts.send_document,
    "send_location": acts.send_location,
    "send_contact": acts.send_contact,
    "send_sticker": acts.send_sticker,
    "send_other": acts.send_other,
    "edit": acts.edit,
    "react": acts.react,
    "press": acts.press,
    "block": acts.block,
    "unblock": acts.unblock,
    "deactivate": acts.deactivate,
    "start_chat": acts.start_chat,
    "say_in_group": acts.say_in_group,
    "kick_from_group": acts.kick_from_group,
    "migrate_group": acts.migrate_group,
}


def perform(server: "TrainingServer", verb: str, arguments: Json) -> Any:
    """Carry out one verb. Raises KeyError, TypeError or ValueError for what cannot be understood."""
    if verb not in _VERBS:
        raise ValueError(f"no such verb: {verb}")
    return _VERBS[verb](server, arguments)


def _account(server: "TrainingServer", arguments: Json) -> Account:
    return server.town.accounts[arguments.pop("token", server.token)]


def _act(server: "TrainingServer", arguments: Json) -> Any:
    """{act, person: {id, first_name, …}, …}. Bytes come as base64 under `data`, or as the name of a stock file under
    `stock`.
    """
    account = _account(server, arguments)
    act = _ACTS[arguments.pop("act")]
    person = _person(server, arguments.pop("person"))
    if "data" in arguments and act is not acts.press:
        arguments["data"] = base64.b64decode(arguments["data"])
    if "stock" in arguments:
        arguments["data"] = stock.read(arguments.pop("stock"))
    if "pictures" in arguments:
        arguments["pictures"] = [stock.read(name) for name in arguments["pictures"]]
    result = act(account, person, **arguments)
    return result if isinstance(result, dict | list | tuple) else None


def _person(server: "TrainingServer", described: Json) -> Person:
    return server.town.add_person(Person(**{"first_name": "Veí", **described}))


def _burst(server: "TrainingServer", arguments: Json) -> list[Json]:
    """{lines: [[person id, text], …]}: many texts at once, in order."""
    account = _account(server, arguments)
    with server.town.lock:
        return [acts.say(account, _person(server, {"id": who}), text) for who, text in arguments["lines"]]


def _ledger(server: "TrainingServer", arguments: Json) -> list[Json]:
    """{since?, chat_id?, events?}"""
    return [ledger.as_json(entry) for entry in server.town.ledger.entries(**arguments)]


def _audit(server: "TrainingServer", arguments: Json) -> Json:
    """{expected: [[chat_id, text], …]} in the order of the presses."""
    expected = [ledger.Expected(int(chat_id), text) for chat_id, text in arguments["expected"]]
    found = ledger.audit(server.town.ledger.entries(), expected)
    return asdict(found) | {"is_clean": found.is_clean}


def _fault(server: "TrainingServer", arguments: Json) -> None:
    """The fields of `Fault`."""
    kind = FaultKind(arguments.pop("kind"))
    scope = PauseScope(arguments.pop("scope", PauseScope.CHAT))
    server.town.faults.add(Fault(kind, scope=scope, **arguments))


def _feed(server: "TrainingServer", arguments: Json) -> Any:
    """{do: redeliver|duplicate|shuffle|restart_ids|raw, count?, seed?, first_id?, body?}"""
    updates = _account(server, arguments).updates
    match arguments["do"]:
        case "redeliver":
            return updates.redeliver(int(arguments["count"]))
        case "duplicate":
            return updates.duplicate()
        case "shuffle":
            return updates.shuffle(int(arguments.get("seed", 1)))
        case "restart_ids":
            return updates.restart_ids(int(arguments["first_id"]))
        case "raw":
            return updates.push_raw(arguments["body"])
    raise ValueError(f"no such thing to do: {arguments['do']}")


def _status(server: "TrainingServer", arguments: Json) -> Json:
    account = _account(server, arguments)
    return {
        "updates": account.updates.counts(),
        "webhook": account.updates.webhook_url,
        "faults_waiting": len(server.town.faults.waiting()),
        "fault_hits": server.town.faults.hits,
        "ledger_entries": len(server.town.ledger.entries()),
        "violations": len(server.town.faults.violations()),
        "now_ms": server.clock.now_ms(),
    }


def _step(server: "TrainingServer", arguments: Json) -> int:
    """{ms}: move a stepped clock."""
    if not isinstance(server.clock, SteppedClock):
        raise ValueError("this town runs on the clock of the computer")
    server.clock.step(int(arguments["ms"]))
    return server.clock.now_ms()


def _token(server: "TrainingServer", arguments: Json) -> None:
    """{revoked: true|false}: a revoked token is answered with 401."""
    with server.town.lock:
        _account(server, arguments).is_revoked = bool(arguments["revoked"])


_VERBS: dict[str, Callable[["TrainingServer", Json], Any]] = {
    "act": _act,
    "burst": _burst,
    "ledger": _ledger,
    "audit": _audit,
    "fault": _fault,
    "clear_faults": lambda server, arguments: server.town.faults.clear(),
    "violations": lambda server, arguments: [
        asdict(one) for one in server.town.faults.violations(arguments.get("kind"))
    ],
    "visits": lambda server, arguments: [asdict(one) for one in list(server.visits)],
    "feed": _feed,
    "status": _status,
    "step": _step,
    "token": _token,
}
