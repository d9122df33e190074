-- PostgreSQL: search by word beginnings and a journal that only grows.

CREATE INDEX message_search ON message USING gin (to_tsvector('simple', search));

CREATE FUNCTION journal_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the journal is append-only';
END $$;
CREATE TRIGGER journal_keeps BEFORE UPDATE OR DELETE ON journal FOR EACH ROW EXECUTE FUNCTION journal_keeps();
CREATE TRIGGER journal_keeps_whole BEFORE TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION journal_keeps();
