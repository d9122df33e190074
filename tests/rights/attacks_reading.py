"""A closed team's conversation, looked for in every way by somebody who is no member of it."""

from typing import Final

from tests.rights.attack import Attack, journal

# Every table that hangs on a conversation: none of the closed team's rows, by whatever it is found.
_HANGING: Final = {
    "conversation": "id = <closed>",
    "contact": "id = <closed_contact>",
    "message": "conversation_id = <closed>",
    "message_version": "message_id = <closed_out>",
    "attachment": "id = <closed_file>",
    "blob": "name = '<closed_blob>'",
    "outbox": "conversation_id = <closed>",
    "draft": "conversation_id = <closed>",
    "presence": "conversation_id = <closed>",
    "journal": "conversation_id = <closed>",
    "answer_task": "conversation_id = <closed>",
    "dialogue": "contact_id = <closed_contact>",
    "answer_log": "conversation_id = <closed>",
    "example": "id = <closed_example>",
    "suggestion_event": "message_id = <closed_in>",
    "consent": "contact_id = <closed_contact>",
    "promise": "conversation_id = <closed>",
    "incident": "contact_id = <closed_contact>",
}
BY_TABLE: Final = tuple(
    Attack(f"the closed team's {table}", who, f"SELECT * FROM {table} WHERE {found}", "0 rows")
    for table, found in _HANGING.items()
    for who in ("laia", "marta", "pere")
)
# The member sees all of it: without this, nothing above proves anything.
BY_MEMBER: Final = tuple(
    Attack(f"a member's {table}", "jordi", f"SELECT 1 / count(*) FROM {table} WHERE {found}", "allowed")
    for table, found in _HANGING.items()
)

READING: Final = (
    Attack("by search", "laia", "SELECT * FROM message WHERE to_tsvector('simple', search) @@ to_tsquery('simple', 'zimbaue:*')", "0 rows"),
    *(
        Attack(f"by the search {what}", who, f"SELECT {function}('zimbaue:*', 1000000)", "0 rows")
        for what, function in (("itself", "found_messages"), ("for people", "found_contacts"))
        for who in ("laia", "marta", "pere")
    ),
    Attack("a member's search", "jordi", "SELECT 1 / count(*) FROM found_messages('zimbaue:*', 1000000)", "allowed"),
    Attack("a member's search for people", "jordi", "SELECT 1 / count(*) FROM found_contacts('zimbaue:*', 1000000)", "allowed"),
    Attack("a search that is no search", "laia", "SELECT found_messages('zimbaue & (', 10)", "42601"),
    Attack("a search of words that would be SQL", "laia", "SELECT found_messages('x'') OR true --', 10)", "42601"),
    Attack("by likeness", "laia", "SELECT * FROM message WHERE text LIKE '%mbau%'", "0 rows"),
    Attack("by phone", "laia", "SELECT * FROM contact WHERE phone = '+34666777888'", "0 rows"),
    Attack("by join", "laia", "SELECT m.* FROM message m LEFT JOIN conversation c ON c.id = m.conversation_id WHERE m.contact_id = <closed_contact>", "0 rows"),
    Attack("by count", "laia", "SELECT count(*) FROM message WHERE conversation_id = <closed> HAVING count(*) > 0", "0 rows"),
    Attack("by sum", "laia", "SELECT sum(length(text)) FROM message WHERE contact_id = <closed_contact> HAVING sum(length(text)) > 0", "0 rows"),
    Attack("by window", "laia", "SELECT * FROM (SELECT lead(text) OVER (ORDER BY id) AS next FROM message) x WHERE next LIKE 'Zim%'", "0 rows"),
    Attack("by everything at once", "laia", "SELECT string_agg(text, ' ') FROM message", "allowed"),
    Attack("all messages as one text", "laia", "SELECT json_agg(m) FROM message m", "allowed"),
    Attack("all tables as one text", "laia", "SELECT json_agg(x) FROM (SELECT c.*, m, k, o, j FROM conversation c JOIN message m ON true JOIN contact k ON true LEFT JOIN outbox o ON true LEFT JOIN journal j ON true LIMIT 2000) x", "allowed"),
    Attack("by number of the row on the disk", "laia", "SELECT * FROM message WHERE ctid = ANY (ARRAY(SELECT format('(%s,%s)', a, b)::tid FROM generate_series(0, 9) a, generate_series(1, 60) b)) AND contact_id = <closed_contact>", "0 rows"),
    Attack("by sample", "laia", "SELECT * FROM message TABLESAMPLE BERNOULLI (100) WHERE contact_id = <closed_contact>", "0 rows"),
    Attack("by sample of blocks", "laia", "SELECT * FROM contact TABLESAMPLE SYSTEM (100) WHERE id = <closed_contact>", "0 rows"),
    Attack("by cursor", "laia", "DECLARE c SCROLL CURSOR FOR SELECT * FROM message WHERE contact_id = <closed_contact>; FETCH ALL FROM c", "0 rows"),
    Attack("by cursor at hand", "laia", "DECLARE c CURSOR FOR SELECT * FROM message WHERE conversation_id = <mine>; FETCH c; UPDATE message SET text = 'x' WHERE CURRENT OF c", "42501"),
    Attack("by copy", "laia", "COPY (SELECT * FROM message WHERE contact_id = <closed_contact>) TO STDOUT", "0 rows"),
    Attack("by copy into a file", "laia", "COPY message TO '/tmp/out'", "42501 permission denied"),
    Attack("by copy into a program", "laia", "COPY message TO PROGRAM 'cat'", "42501 permission denied"),
    Attack("by copy from a file", "laia", "COPY message FROM '/etc/passwd'", "42501 permission denied"),
    Attack("copied in past the policies", "laia", "COPY draft (conversation_id, operator_id, is_note, text, updated_at) FROM STDIN", "0A000"),
    Attack("by a function that tells", "laia", "SELECT * FROM message WHERE text::int > 0 AND contact_id = <closed_contact>", "0 rows"),
    Attack("by a division that tells", "laia", "SELECT * FROM message WHERE contact_id = <closed_contact> AND 1 / (length(text) - length(text)) > 0", "0 rows"),
    Attack("by a cast of all", "laia", "SELECT * FROM contact WHERE phone::bigint > 0 AND id = <closed_contact>", "0 rows"),
    Attack("by an error in a function", "laia", "SELECT * FROM message WHERE id = <closed_in> AND set_config('a.' || text, text, true) IS NOT NULL", "0 rows"),
    Attack("changed and returned", "laia", "UPDATE contact SET name = name WHERE id = <closed_contact> RETURNING *", "0 rows"),
    Attack("claimed and returned", "laia", "UPDATE conversation SET unread = 0 WHERE id = <closed_free> RETURNING *", "0 rows"),
    Attack("removed and returned", "laia", "DELETE FROM draft WHERE conversation_id = <closed> RETURNING *", "0 rows"),
    Attack("all drafts removed", "laia", "DELETE FROM draft WHERE operator_id = <jordi> AND conversation_id = <theirs>", "0 rows"),
    Attack("drafts removed by a touch", "laia", "UPDATE conversation SET unread = unread WHERE id = <theirs>; DELETE FROM draft WHERE conversation_id = <theirs>", "0 rows"),
    Attack("locked and looked at", "laia", "SELECT * FROM conversation WHERE id = <closed> FOR UPDATE", "0 rows"),
    Attack("by prepared statement", "laia", "PREPARE p AS SELECT * FROM message WHERE contact_id = <closed_contact>; EXECUTE p; DEALLOCATE p", "0 rows"),
    Attack("policies off", "laia", "SET row_security = off; SELECT * FROM message", "42501 row-level"),
    Attack("by the planner's statistics", "laia", "SELECT * FROM pg_stats WHERE tablename IN ('message', 'contact') AND (most_common_vals::text LIKE '%Zimb%' OR histogram_bounds::text LIKE '%Zimb%')", "0 rows"),
    Attack("by the statistics themselves", "laia", "SELECT * FROM pg_statistic", "42501 permission denied"),
    Attack("what others ask", "laia", "SELECT query FROM pg_stat_activity WHERE usename <> session_user AND query NOT IN ('', '<insufficient privilege>')", "0 rows"),
    Attack("a taken number, and the error's detail", "laia", "INSERT INTO suggestion_event (message_id, conversation_id, at) VALUES (<closed_in>, <mine>, 1)", "42501 row-level"),
    Attack("a number nobody has, and the same answer", "laia", "INSERT INTO suggestion_event (message_id, conversation_id, at) VALUES (999999, <mine>, 1)", "42501 row-level"),
    Attack("a draft in a closed conversation", "laia", "INSERT INTO draft VALUES (<closed>, me(), 0, 'x', 1)", "42501 row-level"),
    Attack("a draft in no conversation, and the same answer", "laia", "INSERT INTO draft VALUES (999999, me(), 0, 'x', 1)", "42501 row-level"),
    Attack("present in a closed conversation", "laia", "INSERT INTO presence VALUES (<closed>, me(), 0, office_now())", "42501 row-level"),
    Attack("an example from a closed conversation", "laia", "INSERT INTO example (rule, text, source, message_id, author, at, changed) VALUES ('padro', 'x', 'kept', <closed_in>, 'laia', 1, 1)", "42501 row-level"),
    Attack("examples of others removed", "laia", "DELETE FROM example WHERE author = 'jordi'", "0 rows"),
    Attack("an example in another's name", "laia", "INSERT INTO example (rule, text, source, author, at, changed) VALUES ('padro', 'x', 'kept', 'jordi', 1, 1)", "42501 row-level"),
    Attack("another's decision undone", "laia", "UPDATE suggestion_event SET operator_id = NULL, decided_at = NULL WHERE message_id = <theirs_in>", "0 rows"),
    Attack("another's decision removed", "laia", "DELETE FROM suggestion_event WHERE message_id = <theirs_in>", "0 rows"),
    Attack("a decision in another's name", "laia", "INSERT INTO suggestion_event (message_id, conversation_id, at, operator_id) VALUES (<mine_out>, <mine>, 1, <jordi>)", "42501 permission denied"),
    Attack("a closed team's file, attached to oneself", "laia", "INSERT INTO message (conversation_id, contact_id, channel_id, direction, kind, text, state, uuid, at, stored_at, author_id, changed) VALUES (<mine>, <mine_contact>, <channel>, 'note', 'text', 'x', 'kept', 'u', office_now(), office_now(), me(), 1); INSERT INTO attachment (message_id, channel_id, name, media_type, state, stored_as) VALUES (currval('message_id_seq'), <channel>, 'f', 'x', 'ready', '<closed_blob>')", "42501 no such file"),
    Attack("a file put beside another's reply", "laia", "INSERT INTO attachment (message_id, channel_id, name, media_type, state, stored_as) VALUES (<done_out>, <channel>, 'f', 'x', 'ready', '<mine_blob>')", "42501 comes with its message"),
    Attack("a file put beside an old reply of one's own", "laia", "INSERT INTO attachment (message_id, channel_id, name, media_type, state, stored_as) VALUES (<mine_held>, <channel>, 'f', 'x', 'ready', '<mine_blob>')", "42501 comes with its message"),
    Attack("a file put beside an old reply that was touched", "jordi", "UPDATE message SET error = NULL WHERE id = <theirs_held>; INSERT INTO attachment (message_id, channel_id, name, media_type, state, stored_as) VALUES (<theirs_held>, <channel>, 'f', 'x', 'ready', '<theirs_blob>')", "42501 comes with its message"),
    Attack("a closed team's file, made everybody's by a favourite", "laia", "INSERT INTO meta VALUES ('emoji:' || me(), '[\"<closed_blob>\"]'); SELECT data FROM blob WHERE name = '<closed_blob>'", "0 rows"),
    Attack("a closed team's file, made everybody's by a rule", "marta", "INSERT INTO rule (name, version, body, changed) VALUES ('x', 1, '<closed_blob>', 1); INSERT INTO rule_version VALUES (currval('rule_id_seq'), 1, '<closed_blob>', 1, 'marta', '');" + journal("rule.save", "") + "SELECT data FROM blob WHERE name = '<closed_blob>'", "0 rows"),
    Attack("a citizen's file lost", "laia", "UPDATE attachment SET state = 'expired' WHERE id = <mine_file>", "42501 the service says"),
    Attack("a citizen's file put away", "laia", "UPDATE attachment SET version = 1 WHERE id = <mine_file>", "42501 permission denied"),
    Attack("a citizen's file replaced", "laia", "UPDATE attachment SET stored_as = 'x' WHERE id = <mine_file>", "42501 permission denied"),
    Attack("a file removed", "laia", "DELETE FROM blob WHERE name = '<mine_blob>'", "42501 permission denied"),
    Attack("a file replaced", "laia", "UPDATE blob SET data = '' WHERE name = '<mine_blob>'", "42501 permission denied"),
    Attack("a file in another's name", "laia", "INSERT INTO blob (name, data, stored_by) VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '', 'x')", "42501 permission denied"),
    Attack("a file with a path", "laia", "INSERT INTO blob (name, data) VALUES ('../../etc/passwd', '')", "42501 row-level"),
    Attack("a draft of a megabyte", "laia", "INSERT INTO draft VALUES (<mine>, me(), 0, repeat('a', 1000000), 1)", "42501 row-level"),
    Attack("a draft for another", "laia", "INSERT INTO draft VALUES (<mine>, <jordi>, 1, 'x', 1)", "42501 row-level"),
    Attack("another's draft changed", "laia", "UPDATE draft SET text = 'x' WHERE operator_id = <jordi>", "0 rows"),
    Attack("present for another", "laia", "INSERT INTO presence VALUES (<mine>, <marta>, 1, office_now())", "42501 row-level"),
    Attack("present for a day", "laia", "INSERT INTO presence VALUES (<mine>, me(), 1, office_now() + 86400000)", "42501 row-level"),
    Attack("consent made up", "laia", "INSERT INTO consent (contact_id, list, step, text_version, message_id, proof, answer_text, at) VALUES (<mine_contact>, 'news', 'yes', '1', <mine_in>, 'x', 'x', 1)", "42501 permission denied"),
    Attack("an incident closed in silence", "laia", "UPDATE incident SET state = 'done' WHERE contact_id = <mine_contact>", "42501 not journalled"),
    Attack("an incident honestly closed", "laia", "UPDATE incident SET state = 'done' WHERE contact_id = <mine_contact>;" + journal("incident.state"), "allowed"),
    Attack("a citizen renamed in silence", "laia", "UPDATE contact SET name = 'x' WHERE id = <mine_contact>", "42501 not journalled"),
    Attack("an incident's words changed", "laia", "UPDATE incident SET description = 'x'", "42501 permission denied"),
    Attack("a citizen's phone changed", "laia", "UPDATE contact SET phone = '1' WHERE id = <mine_contact>", "42501 permission denied"),
    Attack("a citizen's address changed", "laia", "UPDATE contact SET provider_id = '1' WHERE id = <mine_contact>", "42501 permission denied"),
    Attack("a citizen blocked in silence", "laia", "UPDATE contact SET blocked_at = 1 WHERE id = <free_contact>", "42501 not journalled"),
    Attack("a citizen in another's hands blocked", "laia", "UPDATE contact SET blocked_at = 1 WHERE id = <theirs_contact>", "42501 somebody else"),
    Attack("a name of a megabyte", "laia", "UPDATE contact SET name = repeat('a', 1000000) WHERE id = <mine_contact>", "42501 too long"),
    Attack("what nobody could file", "laia", "SELECT * FROM raw_update", "0 rows"),
    Attack("what the service has seen", "laia", "SELECT * FROM seen", "42501 permission denied"),
    Attack("the pauses", "laia", "SELECT * FROM pause", "0 rows"),
    Attack("the last answers of outside", "laia", "SELECT * FROM external_last", "0 rows"),
    Attack("the journal's chain", "laia", "SELECT * FROM journal_chain", "0 rows"),
    Attack("what others did beside conversations", "laia", "SELECT * FROM journal WHERE conversation_id IS NULL AND actor <> 'laia'", "0 rows"),
)  # fmt: skip
