-- People are found by the beginnings of their names without a look at all of them.
CREATE INDEX contact_search ON contact USING gin (to_tsvector('simple', search));
-- Here a column that is always NULL hides the order of those behind it.
DROP INDEX conversation_idle;
CREATE INDEX conversation_idle ON conversation (last_message_at DESC, id)
  WHERE state = 'open' AND operator_id IS NULL AND waiting_since IS NULL;
