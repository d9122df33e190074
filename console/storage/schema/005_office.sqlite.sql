-- The link of each entry of the journal. `sealed` is this program's own function: SHA-256 in hexadecimal.
CREATE TRIGGER journal_link AFTER INSERT ON journal BEGIN
  INSERT INTO journal_chain (seq, journal_id, hash)
  SELECT head.seq + 1, new.id, sealed(head.hash || char(31) || new.id || char(31) || new.at || char(31) || new.actor
    || char(31) || new.host || char(31) || new.verb || char(31) || coalesce(new.conversation_id, char(30)) || char(31)
    || coalesce(new.message_id, char(30)) || char(31) || new.detail || char(31) || coalesce(new.reason, char(30)))
  FROM journal_head head WHERE head.one = 1;
  UPDATE journal_head SET seq = seq + 1, hash = (SELECT hash FROM journal_chain WHERE journal_id = new.id) WHERE one = 1;
END;
CREATE TRIGGER journal_chain_keeps_update BEFORE UPDATE ON journal_chain BEGIN
  SELECT RAISE(ABORT, 'the journal is append-only');
END;
CREATE TRIGGER journal_chain_keeps_delete BEFORE DELETE ON journal_chain BEGIN
  SELECT RAISE(ABORT, 'the journal is append-only');
END;
