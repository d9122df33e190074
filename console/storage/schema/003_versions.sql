-- An edit may bring another file: the old one names the version of the message it belonged to, the one in force names none.

ALTER TABLE attachment ADD COLUMN version BIGINT;
ALTER TABLE message_version ADD COLUMN kind TEXT;
