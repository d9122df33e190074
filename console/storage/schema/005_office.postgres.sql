-- An office's attachments live in the database, sealed: its desks share no folder.
CREATE TABLE blob (
  name TEXT PRIMARY KEY,
  data BYTEA NOT NULL,
  stored_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  stored_by TEXT NOT NULL DEFAULT session_user
);
ALTER TABLE blob ALTER COLUMN data SET STORAGE EXTERNAL;

-- Links are made at the end of a transaction: from then on nobody waits for another row, so the one head everybody
-- shares can close no circle of waits. The only text that may
-- hold the sign between the fields stands last.
CREATE FUNCTION journal_link() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE before public.journal_head%ROWTYPE; sealed text;
BEGIN
  SELECT * INTO before FROM public.journal_head WHERE one = 1 FOR UPDATE;
  sealed := encode(sha256(convert_to(concat_ws(chr(31), before.hash, NEW.id, NEW.at, NEW.actor, NEW.host, NEW.verb,
    coalesce(NEW.conversation_id::text, chr(30)), coalesce(NEW.message_id::text, chr(30)), NEW.detail,
    coalesce(NEW.reason, chr(30))), 'UTF8')), 'hex');
  INSERT INTO public.journal_chain (seq, journal_id, hash) VALUES (before.seq + 1, NEW.id, sealed);
  UPDATE public.journal_head SET seq = before.seq + 1, hash = sealed WHERE one = 1;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION journal_link() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER journal_link AFTER INSERT ON journal DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION journal_link();
CREATE TRIGGER journal_chain_keeps BEFORE UPDATE OR DELETE ON journal_chain
  FOR EACH ROW EXECUTE FUNCTION journal_keeps();
CREATE TRIGGER journal_chain_keeps_whole BEFORE TRUNCATE ON journal_chain
  FOR EACH STATEMENT EXECUTE FUNCTION journal_keeps();
