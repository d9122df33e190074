"""Promises in another's name, promises settled behind somebody's back, and what the service must leave alone."""

from typing import Final

from tests.rights.attack import Attack, journal


def promise(key: str = "mine", **other: str) -> str:
    """A promise of the asker, honest unless told otherwise; without the entry of the journal. Values are SQL."""
    values = {
        "conversation_id": f"<{key}>", "operator_id": "me()", "text": "'podar'", "day": "'2027-02-15'",
        "due_at": "office_now() + 86400000", "created_at": "office_now()",
    } | other  # fmt: skip
    return f"INSERT INTO promise ({', '.join(values)}) VALUES ({', '.join(values.values())}); "


def settle(key: str = "mine", outcome: str = "'kept'", reason: str = "NULL", at: str = "office_now()") -> str:
    """The promise of a conversation kept or dropped, without the entry of the journal."""
    return f"UPDATE promise SET settled_at = {at}, outcome = {outcome}, reason = {reason} WHERE id = <{key}_promise>; "


def word(**other: str) -> str:
    """A word of the asker to everybody, honest unless told otherwise; without the entry of the journal."""
    values = {
        "author_id": "me()", "team_id": "NULL", "text": "'Avui tanquem abans'", "written_at": "office_now()",
        "until": "office_now() + 3600000", "changed": "1",
    } | other  # fmt: skip
    return f"INSERT INTO word ({', '.join(values)}) VALUES ({', '.join(values.values())}); "


def seen(key: str = "word", who: str = "me()", at: str = "office_now()") -> str:
    """Somebody has read a word."""
    return f"INSERT INTO word_seen (word_id, operator_id, at, changed) VALUES (<{key}>, {who}, {at}, 1); "


BACK = "UPDATE word SET withdrawn_at = office_now() WHERE id = <word>; "

WORDS: Final = (
    Attack("an honest word", "marta", word() + journal("word", ""), "allowed"),
    Attack("a word to a team", "marta", word(team_id="<obres>") + journal("word", ""), "allowed"),
    Attack("five words and one", "marta", word() * 6 + journal("word", ""), "42501 too many words"),
    Attack("a word of an operator's", "laia", word() + journal("word", ""), "42501 row-level"),
    Attack("a word in a supervisor's name", "laia", word(author_id="<marta>") + journal("word", ""), "42501 row-level"),
    Attack(
        "a supervisor's word in another's name",
        "marta",
        word(author_id="<laia>") + journal("word", ""),
        "42501 row-level",
    ),
    Attack("a word without an entry", "marta", word(), "42501 not journalled"),
    Attack(
        "a word for a year",
        "marta",
        word(until="office_now() + 31536000000") + journal("word", ""),
        "42501 another time",
    ),
    Attack("a word of yesterday", "marta", word(written_at="1") + journal("word", ""), "42501 another time"),
    Attack(
        "a word of a thousand letters", "marta", word(text="repeat('a', 1000)") + journal("word", ""), "42501 row-level"
    ),
    Attack("an empty word", "marta", word(text="''") + journal("word", ""), "42501 row-level"),
    Attack(
        "a word taken back as it is said",
        "marta",
        word(withdrawn_at="1") + journal("word", ""),
        "42501 permission denied",
    ),
    Attack("honestly taken back", "marta", BACK + journal("word.withdrawn", ""), "allowed"),
    Attack("taken back without an entry", "marta", BACK, "42501 not journalled"),
    Attack("taken back twice", "marta", BACK + BACK + journal("word.withdrawn", ""), "42501 taken back already"),
    Attack("taken back by an operator", "laia", BACK, "0 rows"),
    Attack("other words in it", "marta", "UPDATE word SET text = 'res' WHERE id = <word>", "42501 permission denied"),
    Attack(
        "given to another team",
        "marta",
        "UPDATE word SET team_id = NULL WHERE id = <word_obres>",
        "42501 permission denied",
    ),
    Attack("torn away", "marta", "DELETE FROM word WHERE id = <word>", "42501 permission denied"),
    Attack("honestly read", "laia", seen(), "allowed"),
    Attack("read for a colleague", "laia", seen(who="<jordi>"), "42501 row-level"),
    Attack("read for an operator", "marta", seen(who="<laia>"), "42501 row-level"),
    Attack("one's own word read", "marta", seen(), "42501 row-level"),
    Attack("a word for another team read", "laia", seen("word_obres"), "42501 row-level"),
    Attack("read last year", "laia", seen(at="1"), "42501 another time"),
    Attack("not read after all", "laia", "DELETE FROM word_seen", "42501 permission denied"),
    Attack("read later", "laia", "UPDATE word_seen SET at = 1", "42501 permission denied"),
    Attack("another team's word", "laia", "SELECT * FROM word WHERE id = <word_obres>", "0 rows"),
    Attack(
        "another team's word to a supervisor",
        "marta",
        "SELECT 1 / count(*) FROM word WHERE id = <word_obres>",
        "allowed",
    ),
    Attack("who has read what", "laia", "SELECT * FROM word_seen WHERE operator_id <> me()", "0 rows"),
    Attack("who has read what to a supervisor", "marta", "SELECT 1 / count(*) FROM word_seen", "allowed"),
    Attack("any word to somebody switched off", "pere", "SELECT * FROM word", "0 rows"),
    Attack("a word of somebody switched off", "pere", word() + journal("word", ""), "42501"),
    Attack("a word of the service's", "sync", word(author_id="<marta>"), "42501 permission denied"),
    Attack("read by the service", "sync", seen(who="<laia>"), "42501 permission denied"),
    Attack("taken back by the service", "sync", BACK, "42501 permission denied"),
)

PROMISES: Final = (
    Attack("an honest promise", "laia", promise() + journal("promise"), "allowed"),
    Attack("an honest promise of a reply", "laia", promise(message_id="<mine_out>") + journal("promise"), "allowed"),
    Attack("a promise without an entry", "laia", promise(), "42501 not journalled"),
    Attack(
        "a promise in another's name", "laia", promise(operator_id="<jordi>") + journal("promise"), "42501 row-level"
    ),
    Attack(
        "a promise where a colleague answers",
        "laia",
        promise("theirs") + journal("promise", "theirs"),
        "42501 somebody else",
    ),
    Attack("a promise in a closed team", "laia", promise("closed") + journal("promise", "mine"), "42501"),
    Attack(
        "a promise of another citizen's reply",
        "laia",
        promise(message_id="<free_out>") + journal("promise"),
        "42501 row-level",
    ),
    Attack(
        "a promise of the citizen's own words",
        "laia",
        promise(message_id="<mine_in>") + journal("promise"),
        "42501 row-level",
    ),
    Attack("a promise of yesterday", "laia", promise(due_at="1") + journal("promise"), "42501 another time"),
    Attack(
        "a promise for the next century",
        "laia",
        promise(due_at="4102444800000") + journal("promise"),
        "42501 another time",
    ),
    Attack("a promise on no day", "laia", promise(day="'soon'") + journal("promise"), "42501 another time"),
    Attack("a promise made long ago", "laia", promise(created_at="1") + journal("promise"), "42501 another time"),
    Attack(
        "a promise kept as it is made", "laia", promise(settled_at="1") + journal("promise"), "42501 permission denied"
    ),
    Attack(
        "a promise due as it is made", "laia", promise(came_due_at="1") + journal("promise"), "42501 permission denied"
    ),
    Attack(
        "a promise of a million letters",
        "laia",
        promise(text="repeat('a', 1000000)") + journal("promise"),
        "42501 row-level",
    ),
    Attack(
        "a promise with a number of its own",
        "laia",
        promise(id="900000") + journal("promise"),
        "42501 permission denied",
    ),
    Attack("honestly kept", "laia", settle() + journal("promise.kept"), "allowed"),
    Attack(
        "honestly dropped", "laia", settle(outcome="'dropped'", reason="'why'") + journal("promise.dropped"), "allowed"
    ),
    Attack("kept without an entry", "laia", settle(), "42501 not journalled"),
    Attack("kept under another entry", "laia", settle() + journal("note"), "42501 not journalled"),
    Attack(
        "dropped without a reason",
        "laia",
        settle(outcome="'dropped'") + journal("promise.dropped"),
        "42501 kept, or dropped",
    ),
    Attack(
        "dropped with an empty reason",
        "laia",
        settle(outcome="'dropped'", reason="''") + journal("promise.dropped"),
        "42501 kept, or dropped",
    ),
    Attack("forgotten", "laia", settle(outcome="'forgotten'") + journal("promise.kept"), "42501 kept, or dropped"),
    Attack("kept last year", "laia", settle(at="1") + journal("promise.kept"), "42501 another time"),
    Attack("kept a second time", "laia", settle("free") + journal("promise.kept", "free"), "42501 settled already"),
    Attack(
        "kept where a colleague answers",
        "laia",
        settle("theirs") + journal("promise.kept", "theirs"),
        "42501 somebody else",
    ),
    Attack("kept in a closed team", "laia", settle("closed"), "0 rows"),
    Attack(
        "another day",
        "laia",
        "UPDATE promise SET day = '2030-01-01' WHERE id = <mine_promise>",
        "42501 permission denied",
    ),
    Attack(
        "a later hour",
        "laia",
        "UPDATE promise SET due_at = 4102444800000 WHERE id = <mine_promise>",
        "42501 permission denied",
    ),
    Attack(
        "never due",
        "laia",
        "UPDATE promise SET came_due_at = NULL WHERE id = <mine_promise>",
        "42501 permission denied",
    ),
    Attack(
        "other words", "laia", "UPDATE promise SET text = 'res' WHERE id = <mine_promise>", "42501 permission denied"
    ),
    Attack(
        "given to a colleague",
        "laia",
        "UPDATE promise SET operator_id = <jordi> WHERE id = <mine_promise>",
        "42501 permission denied",
    ),
    Attack("torn out", "laia", "DELETE FROM promise WHERE id = <mine_promise>", "42501 permission denied"),
    Attack(
        "torn out by a supervisor", "marta", "DELETE FROM promise WHERE id = <mine_promise>", "42501 permission denied"
    ),
    Attack("kept by a supervisor", "marta", settle("theirs") + journal("promise.kept", "theirs"), "allowed"),
    Attack(
        "kept in a supervisor's name",
        "laia",
        settle() + journal("promise.kept", actor="'marta'"),
        "42501 another author",
    ),
    Attack("a promise of somebody switched off", "pere", promise() + journal("promise"), "42501"),
    Attack(
        "honestly due", "sync", "UPDATE promise SET came_due_at = office_now() WHERE id = <mine_promise>", "allowed"
    ),
    Attack("a promise of the service's", "sync", promise(operator_id="<laia>"), "42501 permission denied"),
    Attack("kept by the service", "sync", settle(), "42501 permission denied"),
    Attack(
        "torn out by the service", "sync", "DELETE FROM promise WHERE id = <mine_promise>", "42501 permission denied"
    ),
)
