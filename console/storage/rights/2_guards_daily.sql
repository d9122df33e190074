-- The same for the day's tools: promises, words to the team, templates.

-- What a citizen reads of a template with these values; nothing where it is not approved. `sent` as in the outbox: name, language, values.
CREATE OR REPLACE FUNCTION template_text(channel bigint, sent jsonb) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE kept public.template%ROWTYPE; words text; value text; place bigint;
BEGIN
  SELECT * INTO kept FROM public.template t WHERE t.channel_id = channel AND t.name = sent ->> 'name'
    AND t.language = sent ->> 'language' AND t.status = 'APPROVED' AND t.gone_at IS NULL;
  IF NOT FOUND THEN RETURN NULL; END IF;
  words := kept.body;
  FOR value, place IN SELECT v, n FROM jsonb_array_elements_text(coalesce(sent -> 'values', '[]')) WITH ORDINALITY AS listed(v, n) LOOP
    words := regexp_replace(words, '\{\{\s*' || coalesce(sent -> 'names' ->> (place - 1)::integer, place::text) || '\s*\}\}',
      replace(value, '\', '\\'), 'g');
  END LOOP;
  RETURN concat_ws(E'\n\n', nullif(kept.header, ''), words, nullif(kept.footer, ''));
END $$;

-- A promise is one's own and for a time to come; it is kept or dropped once, by whoever may act in its conversation, and then stays.
CREATE OR REPLACE FUNCTION guard_promise() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE now_ms bigint := public.office_now();
BEGIN
  IF public.is_trusted() OR public.is_sync() THEN RETURN NEW; END IF;
  IF public.me() IS NULL THEN PERFORM public.refuse('nobody of this office'); END IF;
  IF NOT public.is_supervisor() AND public.is_in_other_hands((SELECT c.contact_id FROM public.conversation c
      WHERE c.id = NEW.conversation_id)) THEN
    PERFORM public.refuse('claimed by somebody else');
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.created_at NOT BETWEEN now_ms - 60000 AND now_ms + 60000
      OR NEW.due_at NOT BETWEEN now_ms - 60000 AND now_ms + 64000000000 OR NEW.day !~ '^\d{4}-\d\d-\d\d$' THEN
      PERFORM public.refuse('another time');
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.settled_at IS NOT NULL THEN PERFORM public.refuse('settled already'); END IF;
  IF NEW.settled_at IS NULL OR NEW.settled_at NOT BETWEEN now_ms - 60000 AND now_ms + 60000 THEN
    PERFORM public.refuse('another time');
  END IF;
  IF NEW.outcome NOT IN ('kept', 'dropped') OR NEW.outcome IS NULL OR length(NEW.reason) > 4000
    OR NEW.outcome = 'dropped' AND coalesce(NEW.reason, '') = '' THEN
    PERFORM public.refuse('kept, or dropped for a reason');
  END IF;
  RETURN NEW;
END $$;

-- A word stands for a week at most, is taken back once, and nobody fills the windows of all.
CREATE OR REPLACE FUNCTION guard_word() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE now_ms bigint := public.office_now();
BEGIN
  IF public.is_trusted() THEN RETURN NEW; END IF;
  NEW.changed := pg_current_xact_id()::text::bigint;
  IF TG_OP = 'INSERT' THEN
    IF NEW.written_at NOT BETWEEN now_ms - 60000 AND now_ms + 60000 OR NEW.until NOT BETWEEN now_ms AND now_ms + 605000000 THEN
      PERFORM public.refuse('another time');
    END IF;
    PERFORM FROM public.operator WHERE id = NEW.author_id FOR NO KEY UPDATE;
    IF (SELECT count(*) FROM public.word w WHERE w.author_id = NEW.author_id AND w.written_at > now_ms - 600000) >= 5 THEN
      PERFORM public.refuse('too many words');
    END IF;
  ELSIF OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL OR NEW.withdrawn_at NOT BETWEEN now_ms - 60000 AND now_ms + 60000 THEN
    PERFORM public.refuse('taken back already, or at another time');
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION guard_word_seen() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE now_ms bigint := public.office_now();
BEGIN
  IF public.is_trusted() THEN RETURN NEW; END IF;
  NEW.changed := pg_current_xact_id()::text::bigint;
  IF NEW.at NOT BETWEEN now_ms - 60000 AND now_ms + 60000 THEN PERFORM public.refuse('another time'); END IF;
  RETURN NEW;
END $$;
