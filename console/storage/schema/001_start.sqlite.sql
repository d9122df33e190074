-- SQLite: the counter behind stamps, full-text search that erases what it forgets, and a journal that only grows.

CREATE TABLE stamp (value INTEGER NOT NULL) STRICT;
INSERT INTO stamp VALUES (1);

CREATE VIRTUAL TABLE message_search USING fts5(search, content='message', content_rowid='id', tokenize='unicode61 remove_diacritics 0');
INSERT INTO message_search(message_search, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER message_search_insert AFTER INSERT ON message BEGIN
  INSERT INTO message_search(rowid, search) VALUES (new.id, new.search);
END;
CREATE TRIGGER message_search_update AFTER UPDATE OF search ON message WHEN old.search <> new.search BEGIN
  INSERT INTO message_search(message_search, rowid, search) VALUES ('delete', old.id, old.search);
  INSERT INTO message_search(rowid, search) VALUES (new.id, new.search);
END;
CREATE TRIGGER message_search_delete AFTER DELETE ON message BEGIN
  INSERT INTO message_search(message_search, rowid, search) VALUES ('delete', old.id, old.search);
END;

CREATE TRIGGER journal_keeps_update BEFORE UPDATE ON journal BEGIN
  SELECT RAISE(ABORT, 'the journal is append-only');
END;
CREATE TRIGGER journal_keeps_delete BEFORE DELETE ON journal BEGIN
  SELECT RAISE(ABORT, 'the journal is append-only');
END;
