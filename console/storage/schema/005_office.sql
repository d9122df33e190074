-- An office of many desks: which login of the database an operator has, what they may hold at once, which languages they
-- speak, and which teams are closed to everybody else.

ALTER TABLE operator ADD COLUMN db_role TEXT;
ALTER TABLE operator ADD COLUMN max_claims BIGINT;
ALTER TABLE operator ADD COLUMN languages TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX operator_db_role ON operator (db_role) WHERE db_role IS NOT NULL;

ALTER TABLE team ADD COLUMN is_restricted BIGINT NOT NULL DEFAULT 0;

CREATE TABLE membership (
  team_id BIGINT NOT NULL REFERENCES team(id),
  operator_id BIGINT NOT NULL REFERENCES operator(id),
  PRIMARY KEY (team_id, operator_id)
);
CREATE INDEX membership_operator ON membership (operator_id, team_id);

-- What other desks changed is looked for once a second.
CREATE INDEX contact_changed ON contact (changed);

-- The journal in the order of its commits, each entry sealed with the one before. Entries older than the chain have no link.
CREATE TABLE journal_chain (
  seq BIGINT PRIMARY KEY,
  journal_id BIGINT NOT NULL UNIQUE,
  hash TEXT NOT NULL
);
CREATE TABLE journal_head (
  one BIGINT PRIMARY KEY CHECK (one = 1),
  seq BIGINT NOT NULL,
  hash TEXT NOT NULL
);
INSERT INTO journal_head (one, seq, hash) VALUES (1, 0, '');
