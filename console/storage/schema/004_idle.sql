-- The two parts of the list of those nobody has claimed, each in its order already, because a list of 100,000 is never
-- sorted: who waits, the longest first; then where the citizen has the word, the latest first. The columns behind the
-- order let SQLite read the index alone; the first one of the second index is always NULL, and without it SQLite would
-- not see that the order is this one's.
DROP INDEX conversation_queue;
CREATE INDEX conversation_queue ON conversation (waiting_since, id, operator_id, state)
  WHERE state = 'open' AND operator_id IS NULL;
CREATE INDEX conversation_idle ON conversation (waiting_since, last_message_at DESC, id, operator_id, state)
  WHERE state = 'open' AND operator_id IS NULL AND waiting_since IS NULL;
