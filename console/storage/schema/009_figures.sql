-- The figures of the service, made from the journal and from nothing else, and made anew from it at any time.
-- `figure_step` says up to which link of the journal's chain they are made, and by which opening hours.

CREATE TABLE episode (
  conversation_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  channel TEXT NOT NULL,
  contact_id BIGINT,
  language TEXT NOT NULL,
  topic TEXT NOT NULL,
  team TEXT NOT NULL,
  opened_at BIGINT NOT NULL,
  day TEXT NOT NULL,
  hour BIGINT NOT NULL,
  resolved_at BIGINT,
  outcome TEXT NOT NULL,
  first_by TEXT,
  first_seconds BIGINT,
  is_waiting BIGINT NOT NULL,
  is_after_hours BIGINT NOT NULL,
  is_deflected BIGINT NOT NULL DEFAULT 0,
  body TEXT NOT NULL,
  PRIMARY KEY (conversation_id, number)
);
CREATE INDEX episode_day ON episode (day, conversation_id);
CREATE INDEX episode_outcome ON episode (outcome, day);
CREATE INDEX episode_contact ON episode (contact_id, opened_at);

-- What an episode left on a day, which need not be the one it began on: waits, messages, hand-overs.
CREATE TABLE episode_touch (
  day TEXT NOT NULL,
  kind TEXT NOT NULL,
  conversation_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  PRIMARY KEY (day, kind, conversation_id, number)
);
CREATE INDEX episode_touch_conversation ON episode_touch (conversation_id);

CREATE TABLE figure_day (
  day TEXT NOT NULL,
  dimension TEXT NOT NULL,
  key TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (day, dimension, key)
);
CREATE INDEX figure_day_dimension ON figure_day (dimension, day);

-- The same for whole months that are over: a year is read from twelve of these, not from 365 of those.
CREATE TABLE figure_month (
  month TEXT NOT NULL,
  dimension TEXT NOT NULL,
  key TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (month, dimension, key)
);
CREATE INDEX figure_month_dimension ON figure_month (dimension, month);

CREATE TABLE figure_step (
  one BIGINT PRIMARY KEY CHECK (one = 1),
  seq BIGINT NOT NULL,
  hours TEXT NOT NULL,
  at BIGINT NOT NULL
);
