-- What is worked on, and for how long, is journalled; clocks of operators stand still at the counter. All figures are made anew.

ALTER TABLE episode ADD COLUMN first_own_seconds BIGINT;
-- The last moment its entries speak of: a status that became known later concerns the episodes that reach so far. 0: made by an older program.
ALTER TABLE episode ADD COLUMN last_at BIGINT NOT NULL DEFAULT 0;
CREATE INDEX episode_last ON episode (last_at);

-- Whether an episode left the same trace on a later day as well is asked for each line of a list.
DROP INDEX episode_touch_conversation;
CREATE INDEX episode_touch_conversation ON episode_touch (conversation_id, number, kind, day);

-- How an operator's day was spent, in seconds.
CREATE TABLE duty (
  login TEXT NOT NULL,
  day TEXT NOT NULL,
  signed_in BIGINT NOT NULL,
  at_counter BIGINT NOT NULL,
  busy BIGINT NOT NULL,
  PRIMARY KEY (login, day)
);

CREATE INDEX journal_worked ON journal (actor, at) WHERE verb = 'worked';

DELETE FROM figure_day;
DELETE FROM figure_month;
DELETE FROM episode_touch;
DELETE FROM episode;
UPDATE figure_step SET seq = 0, hours = '', at = 0;
