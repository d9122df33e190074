-- How a call to a town's service went, beside the outcome: status of HTTP, tries, and the age of a repeated last good answer.

ALTER TABLE answer_log ADD COLUMN status BIGINT NOT NULL DEFAULT 0;
ALTER TABLE answer_log ADD COLUMN attempts BIGINT NOT NULL DEFAULT 0;
ALTER TABLE answer_log ADD COLUMN age_ms BIGINT;
CREATE INDEX external_last_at ON external_last (at);
