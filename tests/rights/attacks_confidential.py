"""A confidential team's conversation: that somebody waits is known to all, whose it is and what it says to its members, and to whoever opened it."""

from typing import Final

from tests.rights.attack import Attack, journal
from tests.rights.attacks_reading import _HANGING

_HUSHED = {
    table: found.replace("<closed", "<closed_hushed") for table, found in _HANGING.items() if table != "presence"
}
_OPEN = (
    "INSERT INTO opening (conversation_id, operator_id, until) VALUES (<closed_hushed>, me(), office_now() + 60000); "
)
_READ = "SELECT text FROM message WHERE conversation_id = <closed_hushed>"

CONFIDENTIAL: Final = (
    *(
        Attack(f"the confidential {table}", who, f"SELECT * FROM {table} WHERE {found}", "0 rows")
        for table, found in _HUSHED.items()
        for who in ("laia", "marta")
    ),
    *(
        Attack(f"a member's confidential {table}", "jordi", f"SELECT 1 / count(*) FROM {table} WHERE {found}", "allowed")
        for table, found in _HUSHED.items()
    ),
    Attack("that somebody waits", "laia", "SELECT 1 / count(*) FROM reserved WHERE id = <closed_hushed>", "allowed"),
    Attack("a closed team in the same way", "laia", "SELECT * FROM reserved WHERE id = <closed>", "0 rows"),
    Attack("whose it is, by what everybody sees", "laia", "SELECT contact_id FROM reserved", "42703"),
    Attack("its words, by what everybody sees", "laia", "SELECT preview FROM reserved", "42703"),
    Attack("what everybody sees, as one text", "laia", "SELECT json_agg(r) FROM reserved r", "allowed"),
    Attack("what lies behind a figure, to an operator", "laia", "SELECT * FROM reserved_episode", "0 rows"),
    Attack("its traces, to an operator", "laia", "SELECT * FROM reserved_touch", "0 rows"),
    Attack("what it was about, behind a figure", "marta", "SELECT topic FROM reserved_episode", "42703"),
    Attack("in which language, behind a figure", "marta", "SELECT language FROM reserved_episode", "42703"),
    Attack("whose it is, behind a figure", "marta", "SELECT contact_id FROM reserved_episode", "42703"),
    Attack("how it went, behind a figure", "marta", "SELECT rating FROM reserved_episode", "42703"),
    Attack("which rule answered, by its traces", "marta", "SELECT * FROM reserved_touch WHERE kind LIKE 'automatic %'", "0 rows"),
    Attack("a closed team behind a figure", "marta", "SELECT * FROM reserved_episode WHERE conversation_id = <closed>", "0 rows"),
    Attack("what lies behind a figure, changed", "marta", "UPDATE reserved_episode SET team = 'x'", "55000"),
    Attack("what everybody sees, changed", "marta", "UPDATE reserved SET team_id = NULL", "55000"),
    Attack("what everybody sees, by a function that tells", "laia", "SELECT * FROM reserved r WHERE set_config('a.b', r::text, true) IS NULL", "0 rows"),
    Attack("by number", "marta", "SELECT * FROM message WHERE id = <closed_hushed_in>", "0 rows"),
    Attack("by search", "marta", "SELECT found_messages('zimbaue & callada', 50)", "0 rows"),
    Attack("by name", "marta", "SELECT found_contacts('zimbaue:*', 50)", "0 rows"),
    Attack("by count", "marta", "SELECT count(*) FROM message WHERE conversation_id = <closed_hushed> HAVING count(*) > 0", "0 rows"),
    Attack("by export", "marta", "COPY (SELECT * FROM message WHERE conversation_id = <closed_hushed>) TO STDOUT", "0 rows"),
    Attack("by what the notices read", "laia", "SELECT id, conversation_id FROM message WHERE changed >= 0 AND conversation_id = <closed_hushed>", "0 rows"),
    Attack("by the text of an error", "laia", "INSERT INTO draft VALUES (<closed_hushed>, me(), 0, 'x', 1)", "42501 row-level"),
    Attack("by the number in an error", "laia", "INSERT INTO suggestion_event (message_id, conversation_id, at) VALUES (<closed_hushed_in>, <mine>, 1)", "42501 row-level"),
    Attack("opened without a word", "laia", _OPEN, "42501 not journalled"),
    Attack("opened without a word by a supervisor", "marta", _OPEN, "42501 not journalled"),
    Attack("opened with a word about another", "laia", journal("read", "mine") + _OPEN, "42501 not journalled"),
    Attack("opened with another word", "laia", journal("note", "closed_hushed") + _OPEN, "42501 row-level"),
    Attack("opened without a reason", "laia", "INSERT INTO journal (at, actor, host, verb, conversation_id) VALUES (office_now(), my_login(), 'pc', 'read', <closed_hushed>); " + _OPEN, "42501 not journalled"),
    Attack("opened with a blank reason", "laia", "INSERT INTO journal (at, actor, host, verb, conversation_id, reason) VALUES (office_now(), my_login(), 'pc', 'read', <closed_hushed>, '  '); " + _OPEN, "42501 not journalled"),
    Attack("opened with a reason", "laia", journal("read", "closed_hushed") + _OPEN, "allowed"),
    Attack("a supervisor's opening", "marta", "INSERT INTO journal (at, actor, host, verb, conversation_id) VALUES (office_now(), my_login(), 'pc', 'read', <closed_hushed>); " + _OPEN, "allowed"),
    Attack("opened, read and rolled back", "laia", journal("read", "closed_hushed") + _OPEN + _READ, "0 rows"),
    Attack("the same behind a savepoint", "laia", journal("read", "closed_hushed") + "SAVEPOINT s; " + _OPEN + "RELEASE s; SAVEPOINT t; " + _READ, "0 rows"),
    Attack("the same, lengthened", "laia", journal("read", "closed_hushed") + _OPEN + "UPDATE opening SET until = office_now() + 90000 WHERE operator_id = me(); " + _READ, "0 rows"),
    Attack("the same by a supervisor", "marta", journal("read", "closed_hushed") + _OPEN + _READ, "0 rows"),
    Attack("opened as of another transaction", "laia", "INSERT INTO opening (conversation_id, operator_id, until, opened_in) VALUES (<closed_hushed>, me(), office_now() + 60000, 1)", "42501 permission denied"),
    Attack("opened for ever", "laia", journal("read", "closed_hushed") + "INSERT INTO opening (conversation_id, operator_id, until) VALUES (<closed_hushed>, me(), 9000000000000)", "42501 a time to come"),
    Attack("opened for another", "laia", journal("read", "closed_hushed") + "INSERT INTO opening (conversation_id, operator_id, until) VALUES (<closed_hushed>, <marta>, office_now() + 60000)", "42501"),
    Attack("a closed team's opened", "laia", "INSERT INTO opening (conversation_id, operator_id, until) VALUES (<closed>, me(), office_now() + 60000)", "42501 nothing to open"),
    Attack("a reading told of a closed team's", "laia", journal("read", "closed"), "42501 row-level"),
    Attack("the team laid open by a supervisor outside", "marta", journal("team.confidential", "") + "UPDATE team SET is_confidential = 0 WHERE id = <hushed_team>; " + _READ, "0 rows"),
    Attack("the team laid open by an operator", "laia", "UPDATE team SET is_confidential = 0 RETURNING id", "0 rows"),
    Attack("an open team hushed in silence", "marta", "UPDATE team SET is_confidential = 1 WHERE id = <obres>", "42501 not journalled"),
    Attack("an open team hushed", "marta", journal("team.confidential", "") + "UPDATE team SET is_confidential = 1 WHERE id = <obres>", "allowed"),
    Attack("a supervisor who lets themselves in", "marta", "INSERT INTO membership VALUES (<hushed_team>, me())", "42501 row-level"),
    Attack("a member put out", "marta", "DELETE FROM membership WHERE team_id = <hushed_team>", "0 rows"),
    Attack("taken by somebody outside", "laia", "UPDATE conversation SET operator_id = me(), claim_token = claim_token + 1, claim_until = office_now() + 60000 WHERE id = <closed_hushed> RETURNING *", "0 rows"),
    Attack("given to somebody outside", "jordi", journal("assign", "closed_hushed") + "UPDATE conversation SET operator_id = <laia>, claim_token = claim_token + 1, claim_until = office_now() + 60000 WHERE id = <closed_hushed>", "42501 no member"),
    Attack("another team for it", "marta", "UPDATE conversation SET team_id = NULL WHERE id = <closed_hushed> RETURNING *", "0 rows"),
    Attack("what others have opened", "laia", "SELECT * FROM opening WHERE operator_id <> me()", "0 rows"),
    Attack("an opening by the service", "sync", "INSERT INTO opening (conversation_id, operator_id, until) VALUES (<closed_hushed>, <laia>, office_now() + 60000)", "42501 permission denied"),
    Attack("what a member reads without a word", "jordi", _READ, "limit: read a confidential conversation of their own team"),
)  # fmt: skip
