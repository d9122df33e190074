"""What each verb of the journal means, in words, and the groups they are looked for in."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

CONTEXT = "Journal"
GROUPS: dict[str, tuple[Any, dict[str, Any]]] = {
    "conversation": (
        QT_TRANSLATE_NOOP("Journal", "Conversations"),
        {
            "open": QT_TRANSLATE_NOOP("Journal", "opened by a citizen"),
            "received": QT_TRANSLATE_NOOP("Journal", "a citizen wrote"),
            "message.quiet": QT_TRANSLATE_NOOP("Journal", "a message filed quietly"),
            "claim": QT_TRANSLATE_NOOP("Journal", "taken"),
            "claim.lapsed": QT_TRANSLATE_NOOP("Journal", "given back: nobody was there"),
            "release": QT_TRANSLATE_NOOP("Journal", "released"),
            "assign": QT_TRANSLATE_NOOP("Journal", "assigned"),
            "transfer": QT_TRANSLATE_NOOP("Journal", "transferred"),
            "take_over": QT_TRANSLATE_NOOP("Journal", "taken over"),
            "worked": QT_TRANSLATE_NOOP("Journal", "worked on"),
            "note": QT_TRANSLATE_NOOP("Journal", "internal note"),
            "topic": QT_TRANSLATE_NOOP("Journal", "topic set"),
            "route": QT_TRANSLATE_NOOP("Journal", "routed by a rule"),
            "snooze": QT_TRANSLATE_NOOP("Journal", "snoozed"),
            "wake": QT_TRANSLATE_NOOP("Journal", "back from snooze"),
            "promise": QT_TRANSLATE_NOOP("Journal", "promise noted"),
            "promise.due": QT_TRANSLATE_NOOP("Journal", "promise due"),
            "promise.kept": QT_TRANSLATE_NOOP("Journal", "promise kept"),
            "promise.dropped": QT_TRANSLATE_NOOP("Journal", "promise dropped"),
            "unread": QT_TRANSLATE_NOOP("Journal", "marked as unread"),
            "resolve": QT_TRANSLATE_NOOP("Journal", "closed"),
            "reopen": QT_TRANSLATE_NOOP("Journal", "opened again"),
            "rating.asked": QT_TRANSLATE_NOOP("Journal", "asked how it went"),
            "rated": QT_TRANSLATE_NOOP("Journal", "the citizen said how it went"),
            "import": QT_TRANSLATE_NOOP("Journal", "earlier messages read in"),
        },
    ),
    "message": (
        QT_TRANSLATE_NOOP("Journal", "Messages sent"),
        {
            "reply": QT_TRANSLATE_NOOP("Journal", "reply"),
            "template.hold": QT_TRANSLATE_NOOP("Journal", "holding template sent"),
            "take_back": QT_TRANSLATE_NOOP("Journal", "reply taken back"),
            "sent": QT_TRANSLATE_NOOP("Journal", "sent"),
            "rejected": QT_TRANSLATE_NOOP("Journal", "refused by the channel"),
            "uncertain": QT_TRANSLATE_NOOP("Journal", "nobody knows whether it arrived"),
            "settle": QT_TRANSLATE_NOOP("Journal", "decided whether it arrived"),
            "retry": QT_TRANSLATE_NOOP("Journal", "sent again"),
            "edit": QT_TRANSLATE_NOOP("Journal", "corrected"),
            "delete": QT_TRANSLATE_NOOP("Journal", "deletion asked for"),
            "deleted": QT_TRANSLATE_NOOP("Journal", "deleted at the citizen's side"),
            "message.edited": QT_TRANSLATE_NOOP("Journal", "edited by the citizen"),
            "message.withdrawn": QT_TRANSLATE_NOOP("Journal", "withdrawn by the citizen"),
        },
    ),
    "automatic": (
        QT_TRANSLATE_NOOP("Journal", "Automatic answers"),
        {
            "automatic": QT_TRANSLATE_NOOP("Journal", "automatic answer"),
            "automatic.none": QT_TRANSLATE_NOOP("Journal", "no automatic answer"),
            "encrypted.told": QT_TRANSLATE_NOOP("Journal", "told that an encrypted chat cannot be read"),
            "example.add": QT_TRANSLATE_NOOP("Journal", "example taught"),
            "example.forget": QT_TRANSLATE_NOOP("Journal", "example of a message forgotten"),
            "example.remove": QT_TRANSLATE_NOOP("Journal", "example removed"),
            "ranking.trained": QT_TRANSLATE_NOOP("Journal", "ranking trained"),
            "classifier.on": QT_TRANSLATE_NOOP("Journal", "ranking answers by itself, or no longer"),
            "handoff": QT_TRANSLATE_NOOP("Journal", "handed to a person"),
            "incident.open": QT_TRANSLATE_NOOP("Journal", "incident opened"),
            "incident.state": QT_TRANSLATE_NOOP("Journal", "incident changed"),
            "consent": QT_TRANSLATE_NOOP("Journal", "consent"),
        },
    ),
    "contact": (
        QT_TRANSLATE_NOOP("Journal", "Contacts"),
        {
            "block": QT_TRANSLATE_NOOP("Journal", "blocked"),
            "unblock": QT_TRANSLATE_NOOP("Journal", "no longer blocked"),
            "contact.correct": QT_TRANSLATE_NOOP("Journal", "name or language corrected"),
            "contact.language": QT_TRANSLATE_NOOP("Journal", "language"),
            "contact.moved": QT_TRANSLATE_NOOP("Journal", "goes on under another address"),
            "contact.renamed": QT_TRANSLATE_NOOP("Journal", "has another name"),
            "contact.reachable": QT_TRANSLATE_NOOP("Journal", "can be reached again"),
            "contact.unreachable": QT_TRANSLATE_NOOP("Journal", "cannot be reached"),
        },
    ),
    "confidential": (
        QT_TRANSLATE_NOOP("Journal", "Confidential conversations"),
        {
            "read": QT_TRANSLATE_NOOP("Journal", "read a confidential conversation"),
            "confidential.end": QT_TRANSLATE_NOOP("Journal", "no longer confidential"),
            "team.confidential": QT_TRANSLATE_NOOP("Journal", "confidentiality of a team"),
        },
    ),
    "people": (
        QT_TRANSLATE_NOOP("Journal", "People and teams"),
        {
            "status": QT_TRANSLATE_NOOP("Journal", "status"),
            "operator.add": QT_TRANSLATE_NOOP("Journal", "operator added"),
            "operator.disable": QT_TRANSLATE_NOOP("Journal", "access ended"),
            "operator.forget_pin": QT_TRANSLATE_NOOP("Journal", "PIN taken away"),
            "operator.languages": QT_TRANSLATE_NOOP("Journal", "languages of an operator"),
            "operator.max_claims": QT_TRANSLATE_NOOP("Journal", "limit of an operator"),
            "operator.rename": QT_TRANSLATE_NOOP("Journal", "operator's name"),
            "word": QT_TRANSLATE_NOOP("Journal", "a word to the team"),
            "word.seen": QT_TRANSLATE_NOOP("Journal", "word read"),
            "word.withdrawn": QT_TRANSLATE_NOOP("Journal", "word taken back"),
            "team.add": QT_TRANSLATE_NOOP("Journal", "team founded"),
            "team.join": QT_TRANSLATE_NOOP("Journal", "joined a team"),
            "team.leave": QT_TRANSLATE_NOOP("Journal", "left a team"),
        },
    ),
    "town": (
        QT_TRANSLATE_NOOP("Journal", "Rules, channels and settings"),
        {
            "rule.save": QT_TRANSLATE_NOOP("Journal", "rule saved"),
            "rule.remove": QT_TRANSLATE_NOOP("Journal", "rule removed"),
            "rule.secret": QT_TRANSLATE_NOOP("Journal", "secret of a rule"),
            "rules.starter": QT_TRANSLATE_NOOP("Journal", "first rules laid"),
            "town.opening": QT_TRANSLATE_NOOP("Journal", "opening hours"),
            "town.calendar_added": QT_TRANSLATE_NOOP("Journal", "holiday calendar followed"),
            "town.calendar_read": QT_TRANSLATE_NOOP("Journal", "holiday calendar read"),
            "town.calendar_failed": QT_TRANSLATE_NOOP("Journal", "holiday calendar could not be read"),
            "town.calendar_removed": QT_TRANSLATE_NOOP("Journal", "holiday calendar no longer followed"),
            "town.host_allow": QT_TRANSLATE_NOOP("Journal", "a service's address allowed"),
            "town.host_forbid": QT_TRANSLATE_NOOP("Journal", "a service's address no longer allowed"),
            "desk.moved_from": QT_TRANSLATE_NOOP("Journal", "moved here from another database"),
            "desk.moved_to": QT_TRANSLATE_NOOP("Journal", "moved to another database"),
            "town.targets": QT_TRANSLATE_NOOP("Journal", "targets"),
            "town.rating": QT_TRANSLATE_NOOP("Journal", "where citizens are asked how it went"),
            "town.mail": QT_TRANSLATE_NOOP("Journal", "notices by mail: the way"),
            "town.mail_off": QT_TRANSLATE_NOOP("Journal", "no notices by mail any more"),
            "mail.sent": QT_TRANSLATE_NOOP("Journal", "notice sent by mail"),
            "mail.dropped": QT_TRANSLATE_NOOP("Journal", "notice by mail given up"),
            "channel.add": QT_TRANSLATE_NOOP("Journal", "channel added"),
            "channel.remove": QT_TRANSLATE_NOOP("Journal", "channel removed"),
            "channel.state": QT_TRANSLATE_NOOP("Journal", "state of a channel"),
            "channel.connected": QT_TRANSLATE_NOOP("Journal", "channel connected"),
            "channel.unauthorized": QT_TRANSLATE_NOOP("Journal", "channel refused our token"),
            "channel.secret": QT_TRANSLATE_NOOP("Journal", "new secret of a channel"),
            "templates.read": QT_TRANSLATE_NOOP("Journal", "templates read from Meta"),
            "template.holding": QT_TRANSLATE_NOOP("Journal", "holding template chosen"),
            "channel.gap_seen": QT_TRANSLATE_NOOP("Journal", "gap acknowledged"),
            "pause": QT_TRANSLATE_NOOP("Journal", "the channel asked for a pause"),
            "raw.kept": QT_TRANSLATE_NOOP("Journal", "kept as it came: it could not be read"),
            "channel.gap": QT_TRANSLATE_NOOP("Journal", "messages may be missing"),
            "restore": QT_TRANSLATE_NOOP("Journal", "restored from a backup"),
            "restore.confirmed": QT_TRANSLATE_NOOP("Journal", "restored copy confirmed"),
        },
    ),
}
_WORDS = {verb: words for _, verbs in GROUPS.values() for verb, words in verbs.items()}


def group_words(group: str) -> str:
    """The name of a group."""
    return QCoreApplication.translate(CONTEXT, GROUPS[group][0])


def verb_words(verb: str) -> str:
    """A verb in words; one that is only for IT as it is written."""
    return QCoreApplication.translate(CONTEXT, _WORDS[verb]) if verb in _WORDS else verb
