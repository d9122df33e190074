-- Whether a citizen was asked how it went after a close, when, and what they answered: 1 poor, 2 fair, 3 good. Once for each conversation.
ALTER TABLE conversation ADD COLUMN rating_asked_at BIGINT;
ALTER TABLE conversation ADD COLUMN rating BIGINT;

-- The answer as the journal has it: 0 while none has come. Nobody was asked before, so that episodes kept already say what is true.
ALTER TABLE episode ADD COLUMN rating BIGINT;
CREATE INDEX episode_rating ON episode (rating, day);
