"""The words for the blanks of problems: why something was refused, what state it is in, what was not found.

A problem carries codes, never words, so that no English fragment reaches a Catalan sentence. Each code has its phrase here, and the
window shows it in the operator's language. Phrases stand after a colon or in brackets. A provider's own words, which nobody can
translate, are quoted as such (`Why.SAID`).
"""

from collections.abc import Callable, Mapping
from enum import StrEnum


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text for translation without importing Qt."""
    return text


class Why(StrEnum):
    """Why something cannot be; the only values of a blank called `why`."""

    SAID = "said"
    """In the provider's own words; they stand in the blank `said`."""

    # What is asked about a sent message.
    NOT_HERE = "not_here"
    IN_PARTS = "in_parts"
    TEXT_LENGTH = "text_length"
    NO_TEXT = "no_text"
    TOO_OLD = "too_old"
    ALREADY_DELETED = "already_deleted"
    NOT_YET_SENT = "not_yet_sent"
    NEVER_SENT = "never_sent"
    IN_DOUBT = "in_doubt"
    NO_NUMBER = "no_number"

    # What a channel does not take.
    TOO_BIG = "too_big"
    FILE_MISSING = "file_missing"
    GROUP_MOVED = "group_moved"
    NO_BUTTONS = "no_buttons"
    BUTTON_WITHOUT_WORDS = "button_without_words"
    BUTTON_DATA = "button_data"
    PRESS_OVER = "press_over"
    NOTHING_TO_SEND = "nothing_to_send"
    NO_PLACE = "no_place"
    UNKNOWN_REQUEST = "unknown_request"
    ERROR_NUMBER = "error_number"

    # What happens on the way to a provider.
    PROXY = "proxy"
    CERTIFICATE = "certificate"
    ENCRYPTION = "encryption"
    NO_SUCH_SERVER = "no_such_server"
    CONNECTION_REFUSED = "connection_refused"
    NOT_REACHED = "not_reached"
    NO_ANSWER = "no_answer"
    BAD_ADDRESS = "bad_address"
    CUT = "cut"
    FAILED = "failed"
    ANSWER_TOO_LONG = "answer_too_long"
    STRANGE_ANSWER = "strange_answer"
    NO_MATRIX = "no_matrix"
    SERVER_FAULT = "server_fault"
    REQUEST_REFUSED = "request_refused"
    TOO_MANY = "too_many"

    # What is wrong with a setting.
    NOT_A_CHOICE = "not_a_choice"
    NOT_TRUE_FALSE = "not_true_false"
    NOT_YES_NO = "not_yes_no"
    NOT_WHOLE = "not_whole"
    NOT_BETWEEN = "not_between"
    NOT_ONE_LINE = "not_one_line"
    NOT_HOURS = "not_hours"
    NOT_PROXY = "not_proxy"
    NOT_TABLE = "not_table"
    NOT_PAIRS = "not_pairs"
    NOT_READABLE = "not_readable"
    NOT_TOML = "not_toml"


WHY: dict[str, str] = {
    Why.SAID: QT_TRANSLATE_NOOP("Reason", "the channel says «{said}»"),
    Why.NOT_HERE: QT_TRANSLATE_NOOP("Reason", "the channel cannot"),
    Why.IN_PARTS: QT_TRANSLATE_NOOP("Reason", "it went out in several parts"),
    Why.TEXT_LENGTH: QT_TRANSLATE_NOOP("Reason", "the new text must have 1 to {limit} characters"),
    Why.NO_TEXT: QT_TRANSLATE_NOOP("Reason", "it has no text"),
    Why.TOO_OLD: QT_TRANSLATE_NOOP("Reason", "it is older than {hours} hours"),
    Why.ALREADY_DELETED: QT_TRANSLATE_NOOP("Reason", "it was deleted already"),
    Why.NOT_YET_SENT: QT_TRANSLATE_NOOP("Reason", "it has not gone out yet"),
    Why.NEVER_SENT: QT_TRANSLATE_NOOP("Reason", "it was not sent"),
    Why.IN_DOUBT: QT_TRANSLATE_NOOP("Reason", "nobody knows yet whether it arrived"),
    Why.NO_NUMBER: QT_TRANSLATE_NOOP("Reason", "the channel gave it no number"),
    Why.TOO_BIG: QT_TRANSLATE_NOOP("Reason", "it is too big"),
    Why.FILE_MISSING: QT_TRANSLATE_NOOP("Reason", "it is missing on this computer"),
    Why.GROUP_MOVED: QT_TRANSLATE_NOOP("Reason", "the group has another number now"),
    Why.NO_BUTTONS: QT_TRANSLATE_NOOP("Reason", "the channel has no buttons"),
    Why.BUTTON_WITHOUT_WORDS: QT_TRANSLATE_NOOP("Reason", "a button has no words"),
    Why.BUTTON_DATA: QT_TRANSLATE_NOOP("Reason", "what a button stands for is empty or too long"),
    Why.PRESS_OVER: QT_TRANSLATE_NOOP("Reason", "the press of the button is over"),
    Why.NOTHING_TO_SEND: QT_TRANSLATE_NOOP("Reason", "there is nothing to send"),
    Why.NO_PLACE: QT_TRANSLATE_NOOP("Reason", "the place is not on the map"),
    Why.UNKNOWN_REQUEST: QT_TRANSLATE_NOOP("Reason", "the console asked for something the channel does not know"),
    Why.ERROR_NUMBER: QT_TRANSLATE_NOOP("Reason", "error {number}"),
    Why.PROXY: QT_TRANSLATE_NOOP("Reason", "the proxy did not let the connection through"),
    Why.CERTIFICATE: QT_TRANSLATE_NOOP("Reason", "the certificate of the server is not valid"),
    Why.ENCRYPTION: QT_TRANSLATE_NOOP("Reason", "the encrypted connection failed"),
    Why.NO_SUCH_SERVER: QT_TRANSLATE_NOOP("Reason", "the name of the server was not found"),
    Why.CONNECTION_REFUSED: QT_TRANSLATE_NOOP("Reason", "the server refused the connection"),
    Why.NOT_REACHED: QT_TRANSLATE_NOOP("Reason", "the server could not be reached in time"),
    Why.NO_ANSWER: QT_TRANSLATE_NOOP("Reason", "the server did not answer in time"),
    Why.BAD_ADDRESS: QT_TRANSLATE_NOOP("Reason", "the address of the server cannot be used"),
    Why.CUT: QT_TRANSLATE_NOOP("Reason", "the connection was cut"),
    Why.FAILED: QT_TRANSLATE_NOOP("Reason", "the exchange failed"),
    Why.ANSWER_TOO_LONG: QT_TRANSLATE_NOOP("Reason", "the answer is too long"),
    Why.STRANGE_ANSWER: QT_TRANSLATE_NOOP("Reason", "its answer makes no sense"),
    Why.NO_MATRIX: QT_TRANSLATE_NOOP("Reason", "there is no Matrix server at this address"),
    Why.SERVER_FAULT: QT_TRANSLATE_NOOP("Reason", "the server has a fault of its own"),
    Why.REQUEST_REFUSED: QT_TRANSLATE_NOOP("Reason", "the server refuses the request"),
    Why.TOO_MANY: QT_TRANSLATE_NOOP("Reason", "too many requests at once"),
    Why.NOT_A_CHOICE: QT_TRANSLATE_NOOP("Reason", "it must be one of {choices}"),
    Why.NOT_TRUE_FALSE: QT_TRANSLATE_NOOP("Reason", "it must be true or false"),
    Why.NOT_YES_NO: QT_TRANSLATE_NOOP("Reason", "it must be yes or no"),
    Why.NOT_WHOLE: QT_TRANSLATE_NOOP("Reason", "it must be a whole number"),
    Why.NOT_BETWEEN: QT_TRANSLATE_NOOP("Reason", "it must be between {minimum} and {maximum}"),
    Why.NOT_ONE_LINE: QT_TRANSLATE_NOOP("Reason", "it must be one line of at most {limit} characters"),
    Why.NOT_HOURS: QT_TRANSLATE_NOOP("Reason", "it must be two times like 22:00-07:30, or empty"),
    Why.NOT_PROXY: QT_TRANSLATE_NOOP(
        "Reason", "it must be system, none, or an address like http://proxy.town.example:3128 without a password"
    ),
    Why.NOT_TABLE: QT_TRANSLATE_NOOP("Reason", 'it must be a table of texts, like find = "Ctrl+F"'),
    Why.NOT_PAIRS: QT_TRANSLATE_NOOP("Reason", "it must be like find=Ctrl+F;help=F1"),
    Why.NOT_READABLE: QT_TRANSLATE_NOOP("Reason", "it may not be opened"),
    Why.NOT_TOML: QT_TRANSLATE_NOOP("Reason", "line {line} cannot be understood"),
}

STATES: dict[str, str] = {
    "received": QT_TRANSLATE_NOOP("Reason", "received"),
    "kept": QT_TRANSLATE_NOOP("Reason", "an internal note"),
    "held": QT_TRANSLATE_NOOP("Reason", "in its undo time"),
    "pending": QT_TRANSLATE_NOOP("Reason", "waiting to be sent"),
    "sending": QT_TRANSLATE_NOOP("Reason", "being sent"),
    "sent": QT_TRANSLATE_NOOP("Reason", "sent"),
    "delivered": QT_TRANSLATE_NOOP("Reason", "delivered"),
    "read": QT_TRANSLATE_NOOP("Reason", "read"),
    "failed": QT_TRANSLATE_NOOP("Reason", "not sent"),
    "uncertain": QT_TRANSLATE_NOOP("Reason", "in doubt"),
    "withdrawn": QT_TRANSLATE_NOOP("Reason", "taken back"),
    "deleted": QT_TRANSLATE_NOOP("Reason", "deleted"),
}

FILE_STATES: dict[str, str] = {
    "pending": QT_TRANSLATE_NOOP("Reason", "it is arriving"),
    "ready": QT_TRANSLATE_NOOP("Reason", "it has arrived"),
    "refused": QT_TRANSLATE_NOOP("Reason", "it is too big for the channel"),
    "expired": QT_TRANSLATE_NOOP("Reason", "the channel no longer has it"),
}

THINGS: dict[str, str] = {
    "conversation": QT_TRANSLATE_NOOP("Reason", "conversation"),
    "contact": QT_TRANSLATE_NOOP("Reason", "contact"),
    "message": QT_TRANSLATE_NOOP("Reason", "sent message"),
    "state": QT_TRANSLATE_NOOP("Reason", "state"),
    "incident": QT_TRANSLATE_NOOP("Reason", "incident"),
    "example": QT_TRANSLATE_NOOP("Reason", "example"),
    "calendar": QT_TRANSLATE_NOOP("Reason", "calendar"),
}

BLANKS: dict[str, Mapping[str, str]] = {"why": WHY, "state": STATES, "file_state": FILE_STATES, "what": THINGS}
"""By the name of the blank: every code it may hold, with its phrase."""


def why_not_sent(state: str) -> Why:
    """Why nothing can be done yet with an outgoing message in this state."""
    return {"failed": Why.NEVER_SENT, "uncertain": Why.IN_DOUBT}.get(state, Why.NOT_YET_SENT)


class BadValue(ValueError):
    """A value that cannot be used, with its reason as a code."""

    def __init__(self, why: Why, **blanks: object) -> None:
        self.why, self.blanks = why, blanks
        super().__init__(WHY[why].format(**blanks))


def _same(text: str) -> str:
    return text


def filled(
    blanks: Mapping[str, object],
    translate: Callable[[str], str] = _same,
    clean: Callable[[str], str] = _same,
) -> dict[str, object]:
    """Blanks ready for a sentence: codes become phrases, words of others go through `clean`.

    An older program may have written words where a code stands today; they are quoted.
    """
    ready = {name: clean(value) if isinstance(value, str) else value for name, value in blanks.items()}
    for name, phrases in BLANKS.items():
        if name not in blanks:
            continue
        phrase = phrases.get(str(blanks[name]))
        if phrase is None and name == "why":
            phrase, ready["said"] = WHY[Why.SAID], clean(str(blanks[name]))
        if phrase is not None:
            ready[name] = translate(phrase).format(**ready)
    return ready
