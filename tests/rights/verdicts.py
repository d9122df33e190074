"""The verdicts: who may do what to each object of an office's database. Written by hand, apart from `console/storage/rights`.

Whoever adds a table, a column somebody may write, a function or a sequence says here who may touch it; without that
the lint fails. Everything that is not named is forbidden to everybody but the owner.
"""

from collections.abc import Mapping, Set
from typing import Final

Rights = Mapping[str, Set[str]]


def _rights(said: str) -> Rights:
    """`SELECT; UPDATE state due_at` as {"SELECT": {"*"}, "UPDATE": {"state", "due_at"}}. `*` is the whole table."""
    found = {}
    for part in said.split(";"):
        privilege, *columns = part.split()
        found[privilege] = frozenset(columns or ["*"])
    return found


def _table(member: str, sync: str) -> Mapping[str, Rights]:
    return {role: _rights(said) for role, said in (("member", member), ("sync", sync)) if said}


# Nobody but the owner numbers a row: a number taken in advance would stop everybody who comes to it.
TABLES: Final[Mapping[str, Mapping[str, Rights]]] = {
    "answer_log": _table("SELECT", "SELECT; INSERT"),
    "answer_task": _table("SELECT", "SELECT; INSERT; DELETE"),
    "attachment": _table(
        "SELECT; INSERT message_id channel_id name media_type size state stored_as duration_ms;"
        " UPDATE state attempts due_at",
        "SELECT; INSERT; UPDATE",
    ),
    "blob": _table("SELECT; INSERT name data", "SELECT; INSERT name data; DELETE"),
    "channel": _table("SELECT", "SELECT; INSERT; UPDATE"),
    "consent": _table("SELECT", "SELECT; INSERT"),
    "contact": _table(
        "SELECT; UPDATE name name_is_corrected language language_is_corrected blocked_at block_reason search changed",
        "SELECT; INSERT; UPDATE",
    ),
    "conversation": _table(
        "SELECT; UPDATE state topic team_id operator_id claim_token claim_until waiting_since last_message_at preview"
        " preview_kind preview_direction unread failed_count uncertain_count snoozed_until resolved_at resolve_reason changed",
        "SELECT; INSERT; UPDATE",
    ),
    "dialogue": _table("SELECT; DELETE", "SELECT; INSERT; UPDATE; DELETE"),
    "draft": _table(
        "SELECT; INSERT conversation_id operator_id is_note text updated_at; UPDATE text updated_at; DELETE",
        "SELECT; INSERT; UPDATE; DELETE",
    ),
    "duty": _table("SELECT", "SELECT; INSERT; UPDATE; DELETE"),
    "episode": _table("SELECT", "SELECT; INSERT; UPDATE; DELETE"),
    "episode_touch": _table("SELECT", "SELECT; INSERT; UPDATE; DELETE"),
    "example": _table(
        "SELECT; INSERT rule text language source message_id author at changed; DELETE", "SELECT; INSERT; DELETE"
    ),
    "external_last": _table("SELECT", "SELECT; INSERT; UPDATE; DELETE"),
    "figure_day": _table("SELECT", "SELECT; INSERT; UPDATE; DELETE"),
    "crossing": _table("SELECT", "SELECT; INSERT; UPDATE; DELETE"),
    "figure_month": _table("SELECT", "SELECT; INSERT; UPDATE; DELETE"),
    "figure_step": _table("SELECT", "SELECT; INSERT; UPDATE; DELETE"),
    "incident": _table("SELECT; UPDATE state state_at changed", "SELECT; INSERT; UPDATE"),
    "journal": _table(
        "SELECT; INSERT at actor host verb conversation_id message_id reason detail",
        "SELECT; INSERT at actor host verb conversation_id message_id reason detail",
    ),
    "journal_chain": _table("SELECT", "SELECT"),
    "journal_head": _table("SELECT", "SELECT"),
    "lease": _table("SELECT", "SELECT; INSERT; UPDATE"),
    "membership": _table("SELECT; INSERT; DELETE", "SELECT"),
    "message": _table(
        "SELECT; INSERT conversation_id contact_id channel_id direction kind text state uuid at stored_at author_id"
        " is_automatic reply_to extra waited_since search changed;"
        " UPDATE text state provider_id error error_blanks edited_at deleted_at search changed",
        "SELECT; INSERT; UPDATE",
    ),
    "message_version": _table("SELECT; INSERT", "SELECT; INSERT; DELETE"),
    "meta": _table("SELECT; INSERT; UPDATE value; DELETE", "SELECT; INSERT; UPDATE; DELETE"),
    "operator": _table(
        "SELECT; UPDATE name status status_since team_id is_active changed max_claims languages",
        "SELECT; UPDATE status status_since is_active changed",
    ),
    "opening": _table("SELECT; INSERT conversation_id operator_id until; UPDATE until; DELETE", "SELECT; DELETE"),
    "outbox": _table(
        "SELECT; INSERT message_id conversation_id channel_id recipient action seq uuid text attachment_id payload state"
        " held_by due_at created_at; UPDATE state held_by due_at finished_at error; DELETE",
        "SELECT; INSERT; UPDATE; DELETE",
    ),
    "pause": _table("SELECT", "SELECT; INSERT; UPDATE; DELETE"),
    "presence": _table("SELECT; INSERT; UPDATE is_typing until; DELETE", "SELECT; DELETE"),
    "promise": _table(
        "SELECT; INSERT conversation_id message_id operator_id text day due_at created_at; UPDATE settled_at outcome reason",
        "SELECT; UPDATE came_due_at",
    ),
    "raw_update": _table("SELECT", "SELECT; INSERT; UPDATE"),
    "reserved": _table("SELECT", "SELECT"),
    "reserved_episode": _table("SELECT", "SELECT"),
    "reserved_touch": _table("SELECT", "SELECT"),
    "rule": _table(
        "SELECT; INSERT name version body is_automatic changed; UPDATE version body is_automatic removed_at changed",
        "SELECT; INSERT; UPDATE",
    ),
    "rule_version": _table("SELECT; INSERT", "SELECT; INSERT"),
    "seen": _table("", "SELECT; INSERT; UPDATE; DELETE"),
    "suggestion_event": _table(
        "SELECT; INSERT message_id conversation_id at first_rule first_p shown;"
        " UPDATE first_rule first_p shown sent_rule how reply_id operator_id decided_at; DELETE",
        "SELECT; INSERT; UPDATE; DELETE",
    ),
    "team": _table("SELECT; INSERT name is_restricted; UPDATE is_confidential", "SELECT; INSERT name is_restricted"),
    "template": _table("SELECT", "SELECT; INSERT; UPDATE"),
    "word": _table(
        "SELECT; INSERT author_id team_id text written_at until changed; UPDATE withdrawn_at changed", "SELECT"
    ),
    "word_seen": _table("SELECT; INSERT word_id operator_id at changed", "SELECT"),
}

# To which commands a policy lets members in at all; the service's one policy lets it into every table its rights name.
_POLICIES: Final[Mapping[str, str]] = {
    "SELECT": "answer_log answer_task attachment blob channel consent contact conversation crossing dialogue draft duty episode episode_touch example"
    " external_last figure_day figure_month figure_step incident journal journal_chain journal_head lease membership message message_version meta opening operator outbox pause presence promise"
    " raw_update rule rule_version suggestion_event team template word word_seen",
    "INSERT": "attachment blob draft example journal membership message message_version meta opening outbox presence promise rule rule_version"
    " suggestion_event team word word_seen",
    "UPDATE": "attachment contact conversation draft incident message meta opening operator outbox presence promise rule suggestion_event team word",
    "DELETE": "dialogue draft example membership meta opening outbox presence suggestion_event",
}
POLICIES: Final[Mapping[str, Set[str]]] = {
    table: {command for command, said in _POLICIES.items() if table in said.split()}
    for table in " ".join(_POLICIES.values()).split()
}

BARRIERS: Final = frozenset({"reserved", "reserved_episode", "reserved_touch"})
"""Views that look with their owner's eyes on purpose; what they hide stays hidden from a function that tells what it is shown."""

_EVERYBODY: Final = ("member", "sync")
FUNCTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    # Policies ask these with the asker's own rights.
    "is_common_file(text)": _EVERYBODY,
    "has_members(bigint)": _EVERYBODY,
    "is_supervisor()": _EVERYBODY,
    "is_sync()": _EVERYBODY,
    "me()": _EVERYBODY,
    "my_login()": _EVERYBODY,
    "my_openings()": _EVERYBODY,
    "my_teams()": _EVERYBODY,
    "office_now()": _EVERYBODY,
    "this_transaction()": _EVERYBODY,
    # A search past the policies that tells only what they would show.
    "found_contacts(text,integer)": _EVERYBODY,
    "found_messages(text,integer)": _EVERYBODY,
    # The first thing a desk does with its invitation.
    "keep_login()": _EVERYBODY,
    # Only from within triggers.
    "guard_attachment()": (),
    "guard_contact()": (),
    "guard_conversation()": (),
    "guard_journal()": (),
    "guard_journalled()": (),
    "guard_kept()": (),
    "guard_message()": (),
    "guard_meta()": (),
    "guard_opened()": (),
    "guard_opening()": (),
    "guard_operator()": (),
    "guard_outbox()": (),
    "guard_promise()": (),
    "guard_signed()": (),
    "guard_told()": (),
    "guard_version()": (),
    "template_text(bigint,jsonb)": (),
    "guard_word()": (),
    "guard_word_seen()": (),
    "is_in_other_hands(bigint)": (),
    "is_trusted()": (),
    "journal_keeps()": (),
    "journal_link()": (),
    "refuse(text)": (),
}

_BOTH: Final = ("member USAGE", "sync USAGE")
_SERVICE: Final = ("sync USAGE",)
SEQUENCES: Final[Mapping[str, tuple[str, ...]]] = {
    "answer_log_id_seq": _SERVICE,
    "attachment_id_seq": _BOTH,
    "channel_id_seq": _SERVICE,
    "consent_id_seq": _SERVICE,
    "contact_id_seq": _SERVICE,
    "conversation_id_seq": _SERVICE,
    "example_id_seq": _BOTH,
    "incident_id_seq": _SERVICE,
    "journal_id_seq": _BOTH,
    "message_id_seq": _BOTH,
    "operator_id_seq": (),
    "outbox_id_seq": _BOTH,
    "promise_id_seq": _BOTH[:1],
    "raw_update_id_seq": _SERVICE,
    "rule_id_seq": _BOTH,
    "team_id_seq": _BOTH,
    "template_id_seq": _SERVICE,
    "word_id_seq": _BOTH[:1],
}
