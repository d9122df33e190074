-- Confidential teams: the words, the name and even the person behind a conversation are for the team alone. Others see that
-- somebody waits, and open it for a quarter of an hour once the journal says so.

ALTER TABLE team ADD COLUMN is_confidential BIGINT NOT NULL DEFAULT 0;
CREATE INDEX conversation_team ON conversation (team_id, id) WHERE team_id IS NOT NULL;

-- What anybody may know of them: nothing that leads to a citizen.
CREATE VIEW reserved AS
SELECT c.id, c.channel_id, c.state, c.team_id, c.operator_id, c.claim_token, c.claim_until, c.waiting_since, c.opened_at,
  c.last_message_at, c.last_incoming_at, c.failed_count, c.uncertain_count, c.snoozed_until, c.resolved_at, c.changed
FROM conversation c JOIN team t ON t.id = c.team_id WHERE t.is_confidential = 1 AND t.is_restricted = 0;

-- Who outside the team has opened one, until when; `opened_in` is the transaction, on a server.
CREATE TABLE opening (
  conversation_id BIGINT NOT NULL REFERENCES conversation(id),
  operator_id BIGINT NOT NULL REFERENCES operator(id),
  until BIGINT NOT NULL,
  opened_in BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (conversation_id, operator_id)
);
CREATE INDEX opening_operator ON opening (operator_id, until);
