"""What can go wrong, as sentences an operator can act on.

A problem carries a code and what goes into the blanks, never a ready sentence and never ready words (`reasons` has those): the window shows the sentence in the operator's language,
the command line in English. Each sentence says what happened, what the program does about it and one next step.
"""

from console.models.mail_problems import MAIL_SENTENCES
from console.models.office_problems import OFFICE_SENTENCES
from console.models.reasons import QT_TRANSLATE_NOOP, filled
from console.models.whatsapp_problems import WHATSAPP_SENTENCES

__all__ = ["QT_TRANSLATE_NOOP", "SENTENCES", "ClaimLost", "Problem", "Quarantined", "sentence"]

SENTENCES: dict[str, str] = {
    **MAIL_SENTENCES,
    **OFFICE_SENTENCES,
    **WHATSAPP_SENTENCES,
    "claim_lost": QT_TRANSLATE_NOOP(
        "Problem",
        "{winner} has this conversation now. Nothing was sent and your words are kept as a draft; take the next one, or ask for this one.",
    ),
    "taken_first": QT_TRANSLATE_NOOP(
        "Problem", "{winner} took this conversation before you. It is being looked after; take the next one."
    ),
    "in_other_hands": QT_TRANSLATE_NOOP(
        "Problem", "{winner} has this conversation. Nothing was changed; ask for it, or take the next one."
    ),
    "not_found": QT_TRANSLATE_NOOP(
        "Problem", "There is no {what} with the number {id}. Nothing was changed; look it up in the list."
    ),
    "no_operator": QT_TRANSLATE_NOOP(
        "Problem", "There is no operator called {login}. Add it with: ventanilla operator add {login} --name NAME"
    ),
    "operator_exists": QT_TRANSLATE_NOOP(
        "Problem", "An operator called {login} exists already. Nothing was changed; choose another login."
    ),
    "no_team": QT_TRANSLATE_NOOP(
        "Problem", "There is no operator or team called {name}. Nothing was changed; check the spelling."
    ),
    "bad_login": QT_TRANSLATE_NOOP(
        "Problem",
        "«{login}» cannot be a login. Use 1 to 32 small letters, digits, dots, hyphens or underscores, a letter first.",
    ),
    "no_rule": QT_TRANSLATE_NOOP(
        "Problem", "There is no rule called {name}. Nothing was changed; look it up in the list of rules."
    ),
    "rules_not_imported": QT_TRANSLATE_NOOP(
        "Problem",
        "Nothing was imported, because something in the file is wrong ({count}). Correct what is named above and import it again.",
    ),
    "rules_have_errors": QT_TRANSLATE_NOOP(
        "Problem",
        "Some rules do not do what they say. Correct the lines that begin with an exclamation mark or a number.",
    ),
    "rules_not_switched": QT_TRANSLATE_NOOP(
        "Problem", "No rule was switched. Correct what is named above, or switch the other rules by their names."
    ),
    "no_rules_named": QT_TRANSLATE_NOOP(
        "Problem", "Name the rules to switch, or write --all-commands for every rule with a keyword, not both."
    ),
    "rule_file_kind": QT_TRANSLATE_NOOP(
        "Problem",
        "{name} does not say what kind of file it is. Name it .csv, .json or .yaml, or say which with --format.",
    ),
    "rule_file_unreadable": QT_TRANSLATE_NOOP(
        "Problem", "{name} cannot be read. Nothing was changed; check that it exists and that you may open it."
    ),
    "not_supervisor": QT_TRANSLATE_NOOP(
        "Problem", "Only a supervisor may do this. Nothing was changed; ask a supervisor."
    ),
    "bad_host": QT_TRANSLATE_NOOP(
        "Problem",
        "«{name}» is not a host of a service. Nothing was changed; write its name, with the port when it is not 443, like bus.town.cat:8443.",
    ),
    "no_host": QT_TRANSLATE_NOOP(
        "Problem",
        "{name} is not on the list of allowed hosts. Nothing was changed; see the list with: ventanilla town hosts",
    ),
    "short_secret": QT_TRANSLATE_NOOP(
        "Problem",
        "A secret for signing has at least {limit} characters, without spaces. Nothing was stored; let the program make one with --new.",
    ),
    "bad_dialogue_state": QT_TRANSLATE_NOOP(
        "Problem",
        "The state of a dialogue is a JSON object. Nothing was tried; copy it whole from what the try before printed.",
    ),
    "not_external": QT_TRANSLATE_NOOP(
        "Problem", "The rule {name} does not call a service outside, so it needs no secret. Nothing was changed."
    ),
    "still_claimed": QT_TRANSLATE_NOOP(
        "Problem",
        "{winner} still holds this conversation. It was not taken over; wait until the claim lapses or ask a supervisor.",
    ),
    "not_claimed": QT_TRANSLATE_NOOP(
        "Problem", "You do not hold this conversation. Nothing was changed; claim it first."
    ),
    "is_resolved": QT_TRANSLATE_NOOP(
        "Problem", "This conversation is closed. Nothing was changed; reopen it to go on with it."
    ),
    "reply_to_resolved": QT_TRANSLATE_NOOP(
        "Problem",
        "This conversation was closed meanwhile. Nothing was sent and your words are kept; reopen it and send them again.",
    ),
    "not_resolved": QT_TRANSLATE_NOOP("Problem", "This conversation is not closed, so there is nothing to reopen."),
    "has_newer": QT_TRANSLATE_NOOP(
        "Problem",
        "{name} has written again since, in conversation {id}. This one stays closed; go on in the newer one.",
    ),
    "came_meanwhile": QT_TRANSLATE_NOOP(
        "Problem", "The citizen has written meanwhile. Nothing was closed; read what came, then close it again."
    ),
    "empty_text": QT_TRANSLATE_NOOP("Problem", "There is nothing to send. Write a text or attach a file."),
    "text_too_long": QT_TRANSLATE_NOOP(
        "Problem", "The text is longer than {limit} characters. Nothing was sent; shorten it."
    ),
    "no_reason": QT_TRANSLATE_NOOP("Problem", "This needs a reason. Nothing was changed; write why in a few words."),
    "no_note": QT_TRANSLATE_NOOP(
        "Problem", "A transfer needs a note for whoever takes it. Nothing was changed; write what they must know."
    ),
    "past_time": QT_TRANSLATE_NOOP(
        "Problem", "That moment has passed. The conversation was not snoozed; choose a later time."
    ),
    "file_too_big": QT_TRANSLATE_NOOP(
        "Problem", "{name} is too big for this channel ({limit} at most). It was not sent; send a smaller one."
    ),
    "file_empty": QT_TRANSLATE_NOOP("Problem", "{name} is empty. It was not sent; choose another file."),
    "file_unreadable": QT_TRANSLATE_NOOP(
        "Problem", "{name} cannot be read. It was not sent; check that it exists and that you may open it."
    ),
    "file_not_ready": QT_TRANSLATE_NOOP(
        "Problem",
        "The file has not arrived yet ({file_state}). Try again in a minute, or ask the citizen to send it again.",
    ),
    "file_refused": QT_TRANSLATE_NOOP(
        "Problem",
        "The channel does not hand this file out ({why}). Nothing was written; ask the citizen for a smaller one.",
    ),
    "file_expired": QT_TRANSLATE_NOOP(
        "Problem", "The channel no longer has this file. Nothing was written; ask the citizen to send it again."
    ),
    "file_unwritable": QT_TRANSLATE_NOOP(
        "Problem", "{name} cannot be written. Nothing was changed; check the folder and its rights."
    ),
    "no_file": QT_TRANSLATE_NOOP("Problem", "This message has no file."),
    "file_exists": QT_TRANSLATE_NOOP("Problem", "{name} exists already. Nothing was written; choose another name."),
    "file_damaged": QT_TRANSLATE_NOOP(
        "Problem",
        "The stored file is damaged and was not opened. Ask the citizen to send it again, or restore a backup.",
    ),
    "too_late": QT_TRANSLATE_NOOP(
        "Problem", "The message has already left and cannot be taken back. You may delete it where the channel can."
    ),
    "taken_back": QT_TRANSLATE_NOOP(
        "Problem", "This message was taken back already. Its text is in the draft of whoever wrote it."
    ),
    "not_uncertain": QT_TRANSLATE_NOOP(
        "Problem", "Nothing is in doubt about this message (it is {state}). Nothing was changed."
    ),
    "not_retryable": QT_TRANSLATE_NOOP("Problem", "This message did not fail (it is {state}). Nothing was changed."),
    "cannot_edit": QT_TRANSLATE_NOOP(
        "Problem", "This message cannot be edited: {why}. Nothing was changed; send a correction instead."
    ),
    "cannot_delete": QT_TRANSLATE_NOOP(
        "Problem", "This message cannot be deleted: {why}. Nothing was changed; send an apology instead."
    ),
    "contact_blocked": QT_TRANSLATE_NOOP("Problem", "{name} is blocked. Nothing was sent; unblock the contact first."),
    "channel_exists": QT_TRANSLATE_NOOP(
        "Problem", "A channel called {name} exists already. Nothing was changed; choose another name."
    ),
    "account_exists": QT_TRANSLATE_NOOP(
        "Problem",
        "The channel {name} serves this account already; two would take each other's messages. Nothing was changed; use that one, or remove it first.",
    ),
    "other_account": QT_TRANSLATE_NOOP(
        "Problem",
        "This secret belongs to another account than the one of {name}. Nothing was changed; add that account as a channel of its own.",
    ),
    "no_channel": QT_TRANSLATE_NOOP(
        "Problem", "There is no channel called {name}. See the names with: ventanilla channel list"
    ),
    "bad_channel_name": QT_TRANSLATE_NOOP(
        "Problem", "«{name}» cannot be the name of a channel. Use 1 to 64 letters, digits, spaces or hyphens."
    ),
    "bad_url": QT_TRANSLATE_NOOP(
        "Problem", "{url} is not an address the console may use. Use https://…, or http:// on this computer only."
    ),
    "bad_secret": QT_TRANSLATE_NOOP(
        "Problem", "The token has not the right shape. Copy it whole from where it was given, without spaces."
    ),
    "no_secret": QT_TRANSLATE_NOOP(
        "Problem",
        "The secret of channel {name} is not on this computer. Put it in again with: ventanilla channel secret {name}",
    ),
    "secret_refused": QT_TRANSLATE_NOOP(
        "Problem",
        "The provider refuses the token of {name}. Sending has stopped and the outbox is kept; put in a new token.",
    ),
    "provider_unreachable": QT_TRANSLATE_NOOP(
        "Problem", "The provider of {name} does not answer ({why}). The console keeps trying; check the network."
    ),
    "provider_webhook": QT_TRANSLATE_NOOP(
        "Problem",
        "Another program receives the messages of {name} by webhook. The console does not take them away; remove the webhook there, or use another bot.",
    ),
    "provider_conflict": QT_TRANSLATE_NOOP(
        "Problem",
        "Another program is receiving with the token of {name}. Stop it, or change the token if you do not know it.",
    ),
    "already_running": QT_TRANSLATE_NOOP(
        "Problem",
        "Another ventanilla is already receiving and sending for this desk. This one stops; use the one that runs.",
    ),
    "window_silent": QT_TRANSLATE_NOOP(
        "Problem",
        "This desk already has a window on this computer, and it does not answer. Close it, or end it with the system's list of programs, and start again.",
    ),
    "storage_wrong_key": QT_TRANSLATE_NOOP(
        "Problem",
        "The key does not open this desk. Nothing was changed; use the key file or keyring entry that was made with it, or restore with the recovery key.",
    ),
    "storage_damaged": QT_TRANSLATE_NOOP(
        "Problem",
        "The database of this desk is damaged. Nothing was written; keep the folder as it is and restore the last backup.",
    ),
    "storage_newer": QT_TRANSLATE_NOOP(
        "Problem",
        "This desk was made by a newer program (schema {found}, this one knows {known}). Nothing was changed; update ventanilla.",
    ),
    "storage_read_only": QT_TRANSLATE_NOOP(
        "Problem", "The folder {path} cannot be written. Nothing was changed; check its rights."
    ),
    "storage_full": QT_TRANSLATE_NOOP(
        "Problem", "The disk is full. What was not yet saved is not saved; free some space and try again."
    ),
    "storage_busy": QT_TRANSLATE_NOOP("Problem", "The database is busy for too long. Nothing was changed; try again."),
    "storage_unreachable": QT_TRANSLATE_NOOP(
        "Problem", "The database does not answer. What you write is kept; the console keeps trying."
    ),
    "key_file_mode": QT_TRANSLATE_NOOP(
        "Problem", "The key file {path} may be read by others. It was not used; make it private with: chmod 600 {path}"
    ),
    "key_file_missing": QT_TRANSLATE_NOOP(
        "Problem",
        "The key file {path} is not there, and this desk cannot be opened without it. Nothing was changed; bring back a copy, or name a new key file and type the recovery key into: ventanilla recovery-key open",
    ),
    "key_file_damaged": QT_TRANSLATE_NOOP(
        "Problem", "{path} is not a key file of ventanilla. Nothing was changed; bring back a copy of the right one."
    ),
    "key_file_unreadable": QT_TRANSLATE_NOOP(
        "Problem", "The key file {path} may not be read by you. Nothing was changed; ask IT for the right to read it."
    ),
    "key_file_needed": QT_TRANSLATE_NOOP(
        "Problem",
        "The key of this desk is in a key file. Nothing was changed; name it with --key-file FILE or in VENTANILLA_KEY_FILE.",
    ),
    "key_missing": QT_TRANSLATE_NOOP(
        "Problem",
        "The keyring of this computer does not hold the key of this desk. Nothing was changed; name the key file, or type the recovery key into: ventanilla recovery-key open",
    ),
    "key_not_lost": QT_TRANSLATE_NOOP(
        "Problem",
        "This computer already holds the key of this desk. Nothing was changed; open the desk as always.",
    ),
    "no_desk": QT_TRANSLATE_NOOP(
        "Problem", "There is no desk in {path}. Nothing was made; check the folder, or restore a backup."
    ),
    "no_keyring": QT_TRANSLATE_NOOP(
        "Problem",
        "This computer has no keyring that can hold the key. Nothing was made; name a key file with --key-file FILE.",
    ),
    "keyring_locked": QT_TRANSLATE_NOOP(
        "Problem",
        "The keyring of this computer is locked or does not answer. Nothing was changed; unlock it, or log in again, and try once more.",
    ),
    "secret_too_long": QT_TRANSLATE_NOOP(
        "Problem",
        "The keyring of this computer takes at most {limit} characters. The secret was not stored; use a shorter one or a key file.",
    ),
    "secrets_damaged": QT_TRANSLATE_NOOP(
        "Problem",
        "The sealed tokens in {path} are damaged. They were not used or changed; restore the last backup, or move that file away and put the tokens in again.",
    ),
    "backup_damaged": QT_TRANSLATE_NOOP(
        "Problem", "{path} is damaged or not a backup of ventanilla. Nothing was restored; use another copy."
    ),
    "backup_unreadable": QT_TRANSLATE_NOOP(
        "Problem",
        "The backup {path} cannot be read. Nothing was restored; check its name and that you may open it.",
    ),
    "training_only": QT_TRANSLATE_NOOP(
        "Problem", "The training town is thrown away on request, so it is not backed up. Open a desk of your own first."
    ),
    "backup_wrong_key": QT_TRANSLATE_NOOP(
        "Problem",
        "Neither this key nor this recovery key opens the backup. Nothing was restored; use the ones made with that desk.",
    ),
    "desk_exists": QT_TRANSLATE_NOOP(
        "Problem", "There is a desk in {path} already. Nothing was restored; name an empty folder."
    ),
    "folder_not_empty": QT_TRANSLATE_NOOP(
        "Problem", "{path} holds other things already. Nothing was restored; name an empty folder or a new one."
    ),
    "bad_recovery_key": QT_TRANSLATE_NOOP(
        "Problem",
        "That is not a recovery key. It has 13 groups of four letters and digits; check it against the paper.",
    ),
    "quarantined": QT_TRANSLATE_NOOP(
        "Problem",
        "This desk was restored from a backup and is quarantined: nothing is polled or sent. Make sure the old one is off, then run: ventanilla restore --confirm",
    ),
    "not_quarantined": QT_TRANSLATE_NOOP("Problem", "This desk is not quarantined, so there is nothing to confirm."),
    "pin_too_short": QT_TRANSLATE_NOOP(
        "Problem", "A PIN has {least} to {most} signs. Nothing was changed; choose another."
    ),
    "pin_wrong": QT_TRANSLATE_NOOP("Problem", "That is not the PIN. Nothing was changed; try again."),
    "pin_wait": QT_TRANSLATE_NOOP(
        "Problem", "Too many wrong PINs. Nothing was looked at; wait {seconds} seconds and try again."
    ),
    "pin_damaged": QT_TRANSLATE_NOOP(
        "Problem",
        "The kept PIN cannot be read, so the screen stays locked. Ask IT to take it away with: ventanilla operator forget-pin LOGIN",
    ),
    "provider_rejected": QT_TRANSLATE_NOOP(
        "Problem", "The channel refused the message ({why}). It was not sent; correct it and send it again."
    ),
    "rejected_blocked": QT_TRANSLATE_NOOP(
        "Problem",
        "The citizen has blocked the town's account. The message was not sent; use another way to reach them.",
    ),
    "rejected_not_found": QT_TRANSLATE_NOOP(
        "Problem",
        "The channel no longer knows this chat. The message was not sent; wait until the citizen writes again.",
    ),
    "rejected_too_long": QT_TRANSLATE_NOOP(
        "Problem", "The channel finds the text too long. The message was not sent; shorten it."
    ),
    "rejected_file": QT_TRANSLATE_NOOP(
        "Problem",
        "The channel refused the file ({why}). The message was not sent; send another file or the text alone.",
    ),
    "channel_removed": QT_TRANSLATE_NOOP(
        "Problem", "The channel was taken away before this went out. It was not sent; reach the citizen another way."
    ),
    "earlier_part_failed": QT_TRANSLATE_NOOP(
        "Problem", "An earlier part of the message was refused, so the rest was not sent."
    ),
    "uncertain": QT_TRANSLATE_NOOP(
        "Problem",
        "The answer of the channel was lost: we do not know if this arrived. Look at the chat, then choose «It arrived» or «Send again».",
    ),
    "bad_setting": QT_TRANSLATE_NOOP(
        "Problem", "{key} cannot be «{value}»: {why}. The built-in value is used; correct it in {origin}."
    ),
    "unknown_setting": QT_TRANSLATE_NOOP(
        "Problem",
        "{origin} names a setting «{key}» that does not exist. It is not used; correct its name or remove it.",
    ),
    "setting_locked": QT_TRANSLATE_NOOP(
        "Problem", "Your IT department has fixed the setting {key}. Nothing was changed; ask them."
    ),
    "settings_unreadable": QT_TRANSLATE_NOOP(
        "Problem", "The settings in {path} cannot be read ({why}). They are not used; correct the file."
    ),
    "text_changed": QT_TRANSLATE_NOOP(
        "Problem",
        "This reply was written down already with another text. Nothing was sent twice; look at the conversation.",
    ),
    "doctor_failed": QT_TRANSLATE_NOOP(
        "Problem", "A test of the doctor failed. Nothing was changed; its lines above say what to do."
    ),
    "bad_opening": QT_TRANSLATE_NOOP(
        "Problem",
        "{name} holds no opening hours the console can use. Nothing was changed; compare it with: ventanilla town hours --show",
    ),
    "no_calendar": QT_TRANSLATE_NOOP(
        "Problem",
        "{name} is no calendar in the iCalendar form. Nothing was changed; use the file or address that ends in .ics.",
    ),
    "no_holidays": QT_TRANSLATE_NOOP(
        "Problem",
        "{name} names no whole day between {first} and {last}. Nothing was changed; check that it is the calendar of holidays.",
    ),
    "feed_unreachable": QT_TRANSLATE_NOOP(
        "Problem",
        "The calendar at {host} could not be fetched: {why}. Nothing was changed; try again, or save it as a file and use that.",
    ),
    "feed_elsewhere": QT_TRANSLATE_NOOP(
        "Problem",
        "The calendar at {host} sends on to {target}, which was not followed. Nothing was changed; use the new address if it is the town's.",
    ),
    "no_hours_yet": QT_TRANSLATE_NOOP(
        "Problem", "No hours are set, so whoever asks for them gets a person. Write the times of the week above."
    ),
    "calendar_known": QT_TRANSLATE_NOOP(
        "Problem", "The calendar {name} is on the list already. Nothing was changed; it is read again every day."
    ),
    "too_many_calendars": QT_TRANSLATE_NOOP(
        "Problem",
        "A town follows at most {limit} calendars, each with an address or a file. Nothing was changed; remove one first.",
    ),
    "feed_too_big": QT_TRANSLATE_NOOP(
        "Problem", "{name} is too big to be such a file. Nothing was changed; check that it is the right one."
    ),
    "bad_time": QT_TRANSLATE_NOOP("Problem", "«{value}» is not a time. Write it as 2026-11-24T09:00 or +2h."),
    "table_unreadable": QT_TRANSLATE_NOOP(
        "Problem", "{path} cannot be opened. Nothing was learnt; check its name and that you may read it."
    ),
    "table_encoding": QT_TRANSLATE_NOOP(
        "Problem",
        "Line {id} of {path} is not text in UTF-8. Nothing was learnt; save the table as «CSV UTF-8» and try again.",
    ),
    "table_header": QT_TRANSLATE_NOOP(
        "Problem",
        "{path} does not begin with the names of its columns. Nothing was learnt; make its first line: text,label or text,label,lang",
    ),
    "table_row": QT_TRANSLATE_NOOP(
        "Problem",
        "Line {id} of {path} cannot be read: it needs a text and a label, and every quotation mark its partner. Nothing was learnt; mend or delete that line.",
    ),
    "table_empty": QT_TRANSLATE_NOOP(
        "Problem",
        "{path} holds no example of an answer. Nothing was learnt; write one example a line under the header.",
    ),
    "model_unreadable": QT_TRANSLATE_NOOP(
        "Problem", "The model {path} cannot be opened. Nothing was changed; check its name, or train it again."
    ),
    "model_damaged": QT_TRANSLATE_NOOP(
        "Problem", "{path} is damaged or not a model of ventanilla. It was not used or changed; train it again."
    ),
    "model_newer": QT_TRANSLATE_NOOP(
        "Problem",
        "The model {path} was made by a newer version of the program. It was not used or changed; update the program, or train it again.",
    ),
    "model_unwritable": QT_TRANSLATE_NOOP(
        "Problem",
        "The model cannot be written to {path}. What was there is unchanged; check that the folder exists, that you may write in it and that there is room.",
    ),
    "keywords_unreadable": QT_TRANSLATE_NOOP(
        "Problem",
        "{path} is not a list of keywords. Nothing was recognised; it must be JSON in UTF-8, each keyword with the list of its aliases.",
    ),
    "lines_skipped": QT_TRANSLATE_NOOP(
        "Problem",
        "Lines that could not be read: {found}. All others were answered; each bad one has an «error» in its place, mend those and send them again.",
    ),
    "unexpected": QT_TRANSLATE_NOOP(
        "Problem",
        "Something unexpected happened ({kind}). Nothing was lost; try again, and send the diagnosis to your IT if it comes back.",
    ),
}


class Problem(Exception):
    """A failure that is told to a person: `code` is a key of SENTENCES, `blanks` fill its braces."""

    exit_code = 1

    def __init__(self, code: str, **blanks: object) -> None:
        self.code = code
        self.blanks = blanks
        super().__init__(sentence(code, blanks))


class ClaimLost(Problem):
    """Somebody else holds the conversation; `winner` is that person's name.

    `code` is `claim_lost` where words were to be sent, `taken_first` where it was to be claimed, else `in_other_hands`.
    """

    exit_code = 3

    def __init__(self, winner: str, code: str = "claim_lost") -> None:
        super().__init__(code, winner=winner)
        self.winner = winner


class Quarantined(Problem):
    """A restored copy that may neither poll nor send until somebody confirms it."""

    exit_code = 4

    def __init__(self) -> None:
        super().__init__("quarantined")


class _Blanks(dict[str, object]):
    """What fills the braces; a blank that nobody filled is no reason to show nothing at all."""

    def __missing__(self, key: str) -> str:
        return "?"


def sentence(code: str, blanks: dict[str, object], template: str | None = None) -> str:
    """The sentence of a problem; `template` is its translation, with blanks that are `filled` already, or None for English."""
    return (
        SENTENCES[code].format_map(_Blanks(filled(blanks)))
        if template is None
        else template.format_map(_Blanks(blanks))
    )
