-- The list behind a figure is read in its own order and ends at its longest; a year of a large town is not sorted for it.
DROP INDEX episode_day;
CREATE INDEX episode_day ON episode (day, opened_at, conversation_id);
CREATE INDEX episode_topic ON episode (topic, day, opened_at, conversation_id);
CREATE INDEX episode_team ON episode (team, day, opened_at, conversation_id);
CREATE INDEX episode_first_by ON episode (first_by, day, opened_at, conversation_id);
CREATE INDEX episode_first ON episode (first_seconds, day);
CREATE INDEX episode_touch_kind ON episode_touch (kind, day, conversation_id, number);
