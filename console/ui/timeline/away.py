"""Why nothing comes from a channel, as one sentence and one next step."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from console.models.reasons import Why
from console.models.record import Record
from console.ui import formats

CONTEXT = "Away"
_KEPT = QT_TRANSLATE_NOOP("Away", "What you write is kept and sent when it is back.")
_NETWORK = QT_TRANSLATE_NOOP("Away", "Look whether this computer has a network.")
_SERVER = QT_TRANSLATE_NOOP("Away", "Nothing to do here: the console tries again by itself.")
_IT = QT_TRANSLATE_NOOP("Away", "If it lasts, tell IT.")
_CAUSES = {
    Why.NO_SUCH_SERVER: (QT_TRANSLATE_NOOP("Away", "The channel's server is not found"), _NETWORK),
    Why.NOT_REACHED: (QT_TRANSLATE_NOOP("Away", "No way to the channel's server"), _NETWORK),
    Why.CONNECTION_REFUSED: (QT_TRANSLATE_NOOP("Away", "The channel's server takes no calls"), _SERVER),
    Why.NO_ANSWER: (QT_TRANSLATE_NOOP("Away", "The channel's server does not answer in time"), _SERVER),
    Why.SERVER_FAULT: (QT_TRANSLATE_NOOP("Away", "The channel's server has a fault"), _SERVER),
    Why.CUT: (QT_TRANSLATE_NOOP("Away", "The connection was cut"), _SERVER),
    Why.CERTIFICATE: (QT_TRANSLATE_NOOP("Away", "The channel's server has no valid certificate"), _IT),
    Why.ENCRYPTION: (QT_TRANSLATE_NOOP("Away", "No encrypted connection to the channel's server"), _IT),
    Why.PROXY: (QT_TRANSLATE_NOOP("Away", "The town's proxy lets nothing through"), _IT),
    Why.BAD_ADDRESS: (QT_TRANSLATE_NOOP("Away", "The channel's address is none"), _IT),
}
_STATES = {
    "unauthorized": (
        QT_TRANSLATE_NOOP("Away", "The channel refuses the token"),
        QT_TRANSLATE_NOOP("Away", "Ask IT for a new token and enter it in the settings."),
    ),
    "conflict": (
        QT_TRANSLATE_NOOP("Away", "Another program reads the channel"),
        QT_TRANSLATE_NOOP("Away", "Ask IT to stop the other program."),
    ),
    "webhook_set": (
        QT_TRANSLATE_NOOP("Away", "Another service gets the messages"),
        QT_TRANSLATE_NOOP("Away", "Ask IT to remove the webhook of the channel."),
    ),
}


class Away(Record):
    """`since`: epoch ms of the last contact. `state` and `why` as the channel keeps them; `paused_until`: the provider has ordered silence (epoch ms)."""

    since: int
    state: str = "reconnecting"
    why: str = ""
    paused_until: int | None = None


def away_words(away: Away) -> tuple[str, str]:
    """(what happened; what to do, what is done about it, and since when)."""
    if away.paused_until is not None:
        lead = _say(QT_TRANSLATE_NOOP("Away", "The channel asks us to wait until {time}")).format(
            time=formats.clock_time(away.paused_until)
        )
        step = _SERVER
    else:
        cause = _STATES.get(away.state) or _CAUSES.get(away.why)  # type: ignore[call-overload]
        what, step = cause or (QT_TRANSLATE_NOOP("Away", "No connection"), _SERVER)
        lead = _say(what)
    since = _say(QT_TRANSLATE_NOOP("Away", "Since {time}.")).format(time=formats.clock_time(away.since))
    # In a narrow window only the beginning shows: what to do comes first.
    return lead, f"{_say(step)} {_say(_KEPT)} {since}"


def _say(source: Any) -> str:
    return QCoreApplication.translate(CONTEXT, source)
