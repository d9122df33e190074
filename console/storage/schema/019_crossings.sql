-- What is past its threshold now, and what became of the mail about it: one row from the crossing until five calm minutes after.
CREATE TABLE crossing (
  kind TEXT NOT NULL,
  what TEXT NOT NULL,
  since BIGINT NOT NULL,
  calm_at BIGINT,
  figure BIGINT NOT NULL,
  target BIGINT NOT NULL,
  state TEXT NOT NULL DEFAULT 'due',
  attempts BIGINT NOT NULL DEFAULT 0,
  due_at BIGINT NOT NULL,
  PRIMARY KEY (kind, what)
);
