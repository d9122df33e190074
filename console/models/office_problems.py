"""What can go wrong in an office of many desks, as sentences an operator can act on (see `problems`)."""

from console.models.reasons import QT_TRANSLATE_NOOP

OFFICE_SENTENCES: dict[str, str] = {
    "not_allowed": QT_TRANSLATE_NOOP(
        "Problem",
        "The office's database does not let you do this. Nothing was changed; if it is part of your work, ask a supervisor.",
    ),
    "reserved": QT_TRANSLATE_NOOP(
        "Problem",
        "This conversation is confidential and belongs to {team}. Nothing was shown or changed; somebody of that team answers it, or you open it with a reason that the journal keeps.",
    ),
    "reserved_reader": QT_TRANSLATE_NOOP(
        "Problem",
        "Conversation {id} is confidential, and the journal keeps who reads it. Nothing was shown; say who you are with --as LOGIN and, outside its team, why with --reason.",
    ),
    "reserved_from": QT_TRANSLATE_NOOP(
        "Problem",
        "{name} is not in {team}, whose conversations are confidential. It stays where it was; give it to somebody of the team, or pass it on to another team first.",
    ),
    "confidential_alone": QT_TRANSLATE_NOOP(
        "Problem",
        "{team} has no supervisor among its members, so nobody could let others in or undo this. It is as open as before; put a supervisor into the team first.",
    ),
    "rating_confidential": QT_TRANSLATE_NOOP(
        "Problem",
        "{team} is confidential, and nobody is asked there how it went. Nothing was changed; lay the team open first.",
    ),
    "confidential_teaches_nothing": QT_TRANSLATE_NOOP(
        "Problem",
        "This conversation is confidential, and the program learns nothing from it. The rules are as before; there is nothing to do.",
    ),
    "journal_broken": QT_TRANSLATE_NOOP(
        "Problem",
        "The journal is not as it was written: {count} entries hold, and it breaks at entry {id}. Nothing was changed; keep the database as it is and call IT.",
    ),
    "lead_lost": QT_TRANSLATE_NOOP(
        "Problem",
        "Another machine of the office talks to this channel now. This one has stored nothing and stands by; there is nothing to do.",
    ),
    "token_in_use": QT_TRANSLATE_NOOP(
        "Problem",
        "Somebody else receives with the token of {name}, and it is no machine of this office. What they take may not reach you; make a new token at the provider and put it in.",
    ),
    "at_counter": QT_TRANSLATE_NOOP(
        "Problem",
        "You are at the counter, so nothing is offered to you. Nothing was claimed; set your status to Available, or claim one by hand.",
    ),
    "offered_nothing": QT_TRANSLATE_NOOP(
        "Problem",
        "{login} is at the counter, on a break or offline. Nothing was assigned; it stays in the queue, or somebody gives it to them by hand.",
    ),
    "bad_minutes": QT_TRANSLATE_NOOP(
        "Problem",
        "Only a break has minutes, from 1 to {most}. Nothing was changed; leave them out or choose another number.",
    ),
    "hands_full": QT_TRANSLATE_NOOP(
        "Problem",
        "You hold as many conversations as you may. Nothing was claimed; close one or pass it on, then take the next.",
    ),
    "bad_period": QT_TRANSLATE_NOOP(
        "Problem",
        "From «{since}» to «{until}» is no period. Nothing was counted; write two days like 2026-11-01, the earlier one first.",
    ),
    "bad_slice": QT_TRANSLATE_NOOP(
        "Problem",
        "The figures cannot be told apart by «{by}» here. Nothing was counted; choose a time, or the one thing they are narrowed to.",
    ),
    "too_many_to_pair": QT_TRANSLATE_NOOP(
        "Problem",
        "{count} conversations are too many to be cut two ways at once. Nothing was counted; choose a shorter period.",
    ),
    "bad_target": QT_TRANSLATE_NOOP(
        "Problem", "A target here is a number from {least} to {most}. Nothing was changed; choose another number."
    ),
    "figures_off": QT_TRANSLATE_NOOP(
        "Problem",
        "{count} kept figures were not those of the journal. They have been made anew from it; tell IT, with the list above.",
    ),
    "no_name": QT_TRANSLATE_NOOP("Problem", "A name is missing. Nothing was changed; write one and try again."),
    "team_exists": QT_TRANSLATE_NOOP(
        "Problem", "There is a team called {name} already. Nothing was changed; use that one, or choose another name."
    ),
    "bad_language": QT_TRANSLATE_NOOP(
        "Problem", "«{language}» is not the code of a language. Nothing was changed; write codes like ca, es or ar."
    ),
    "bad_most": QT_TRANSLATE_NOOP(
        "Problem",
        "Somebody may hold 1 to {limit} conversations at once, or any number. Nothing was changed; choose another number.",
    ),
    "not_your_login": QT_TRANSLATE_NOOP(
        "Problem",
        "This desk belongs to {owner} and cannot act as {login}. Nothing was changed; use --as {owner}, or another desk.",
    ),
    "office_login_refused": QT_TRANSLATE_NOOP(
        "Problem",
        "The office's server refuses this desk's login. Nothing can be read or sent; ask IT whether it was disabled, and for a new invitation.",
    ),
    "office_no_tls": QT_TRANSLATE_NOOP(
        "Problem",
        "The office's server offers no protected connection. Nothing was sent to it; ask IT to switch TLS on at the server.",
    ),
    "office_weak_login": QT_TRANSLATE_NOOP(
        "Problem",
        "The office's server asks for the secret in a way that could give it away. Nothing was told to it; ask IT to set scram-sha-256 there.",
    ),
    "office_bad_certificate": QT_TRANSLATE_NOOP(
        "Problem",
        "The certificate of {host} is not the one this office vouches for. No connection was made, because somebody could be listening; ask IT.",
    ),
    "office_unknown_host": QT_TRANSLATE_NOOP(
        "Problem",
        "The name {host} is not known in this network. No connection was made; check the network, then ask IT for the server's name.",
    ),
    "office_too_old": QT_TRANSLATE_NOOP(
        "Problem",
        "The office's server is PostgreSQL {found}; 14 is the oldest that works. Nothing was changed; ask IT to update it.",
    ),
    "office_schema_old": QT_TRANSLATE_NOOP(
        "Problem",
        "The office's database is at version {found} and this program needs {known}. Nothing was changed; IT runs: ventanilla office init",
    ),
    "office_clock": QT_TRANSLATE_NOOP(
        "Problem",
        "The clocks of this computer and of the office's server differ by {seconds} seconds. Nothing was changed; set this computer's clock.",
    ),
    "office_not_owner": QT_TRANSLATE_NOOP(
        "Problem",
        "This login may not set up an office. Nothing was changed; use the owner of the database, with the right to make roles (CREATEROLE).",
    ),
    "office_not_found": QT_TRANSLATE_NOOP(
        "Problem", "There is no office in this database. Nothing was changed; make it with: ventanilla office init"
    ),
    "office_key_elsewhere": QT_TRANSLATE_NOOP(
        "Problem",
        "This office was founded from another folder, which holds the key of its files. Nothing was changed; go on in that folder.",
    ),
    "office_is_there": QT_TRANSLATE_NOOP(
        "Problem",
        "This folder holds a desk already. Nothing was changed; name another folder with --data.",
    ),
    "office_bad_code": QT_TRANSLATE_NOOP(
        "Problem", "The invitation cannot be read. Nothing was changed; copy it whole, from the first sign to the last."
    ),
    "office_code_used": QT_TRANSLATE_NOOP(
        "Problem",
        "This invitation was used already or is too old. Nothing was changed; ask IT for a new one with: ventanilla office invite",
    ),
    "office_role_exists": QT_TRANSLATE_NOOP(
        "Problem",
        "{login} has been invited already. Nothing was changed; to give a new secret use: ventanilla office invite {login} --again",
    ),
    "office_no_login": QT_TRANSLATE_NOOP(
        "Problem", "Nobody called {login} has a login in this office. Nothing was changed; check the spelling."
    ),
    "move_not_empty": QT_TRANSLATE_NOOP(
        "Problem",
        "The new place has people or channels of its own already. Nothing was moved; move to an empty one, and invite people afterwards.",
    ),
    "move_differs": QT_TRANSLATE_NOOP(
        "Problem",
        "The copy of {name} is not equal to what is here. This desk goes on as before; move again, and call IT when it happens twice.",
    ),
    "move_busy": QT_TRANSLATE_NOOP(
        "Problem",
        "A machine still receives and sends for this office. Nothing was moved; stop ventanilla sync everywhere, wait 15 seconds and move again.",
    ),
    "move_wrong_way": QT_TRANSLATE_NOOP(
        "Problem",
        "A desk that stands alone moves to postgresql://…, and an office, from its owner's folder, to a new folder. Nothing was moved.",
    ),
    "office_no_backup": QT_TRANSLATE_NOOP(
        "Problem",
        "The data of an office is on its server, so nothing was copied here. IT keeps copies of the server, for example with pg_dump.",
    ),
    "promise_past": QT_TRANSLATE_NOOP(
        "Problem",
        "A promise is for a day from tomorrow on, within two years. Nothing was noted; choose another day, like 2026-11-30.",
    ),
    "promise_empty": QT_TRANSLATE_NOOP(
        "Problem", "It does not say what was promised. Nothing was noted; write it in a few words."
    ),
    "promise_long": QT_TRANSLATE_NOOP(
        "Problem", "What was promised has more than {limit} characters. Nothing was noted; write it shorter."
    ),
    "promise_settled": QT_TRANSLATE_NOOP(
        "Problem", "This promise was kept or dropped already. Nothing was changed; there is nothing left to do for it."
    ),
    "no_promise": QT_TRANSLATE_NOOP(
        "Problem", "There is no promise with the number {id}. Nothing was changed; look it up with: ventanilla promises"
    ),
    "word_empty": QT_TRANSLATE_NOOP("Problem", "There is no word to tell. Nobody was told anything; write it first."),
    "word_long": QT_TRANSLATE_NOOP(
        "Problem", "A word to the team has at most {limit} characters. Nobody was told anything; write it shorter."
    ),
    "word_until": QT_TRANSLATE_NOOP(
        "Problem",
        "A word stands until a moment to come, within {most} days. Nobody was told anything; choose another moment.",
    ),
    "words_many": QT_TRANSLATE_NOOP(
        "Problem",
        "You have said {most} words in ten minutes. Nobody was told anything more; wait a little, or say it in one.",
    ),
    "no_word": QT_TRANSLATE_NOOP(
        "Problem",
        "There is no word to the team with the number {id} that you could read or take back. Nothing was changed; look it up with: ventanilla words",
    ),
}
