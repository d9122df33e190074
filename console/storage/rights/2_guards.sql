-- What may change how. A policy says which rows somebody may touch; these say what they may make of them. The words of a
-- refusal name no value of any row.

CREATE OR REPLACE FUNCTION refuse(why text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = why;
END $$;

CREATE OR REPLACE FUNCTION guard_conversation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  mine bigint; now_ms bigint := public.office_now(); supervisor boolean; other boolean; most bigint;
BEGIN
  IF public.is_trusted() OR public.is_sync() THEN RETURN NEW; END IF;
  mine := public.me();
  IF mine IS NULL THEN PERFORM public.refuse('nobody of this office'); END IF;
  supervisor := public.is_supervisor();
  other := coalesce(OLD.operator_id <> mine AND OLD.claim_until >= now_ms + 2000, false);
  NEW.changed := pg_current_xact_id()::text::bigint;
  IF NEW.operator_id IS DISTINCT FROM OLD.operator_id OR NEW.claim_token <> OLD.claim_token THEN
    IF NEW.claim_token <> OLD.claim_token + 1 THEN PERFORM public.refuse('stale claim'); END IF;
    IF other AND NOT supervisor THEN PERFORM public.refuse('claimed by somebody else'); END IF;
    IF NEW.operator_id IS NULL AND NEW.claim_until IS NOT NULL THEN PERFORM public.refuse('a claim without a holder'); END IF;
    IF NEW.operator_id IS NOT NULL THEN
      IF NOT EXISTS (SELECT FROM public.operator o WHERE o.id = NEW.operator_id AND o.is_active = 1) THEN
        PERFORM public.refuse('no such holder');
      END IF;
      IF NEW.claim_until IS NULL OR NEW.claim_until NOT BETWEEN now_ms - 10000 AND now_ms + 3600000 THEN
        PERFORM public.refuse('a claim lasts an hour at most');
      END IF;
    END IF;
  ELSIF NEW.claim_until IS DISTINCT FROM OLD.claim_until THEN
    IF OLD.operator_id IS DISTINCT FROM mine OR OLD.claim_until < now_ms - 2000 THEN
      PERFORM public.refuse('not your claim');
    END IF;
    IF NEW.claim_until IS NULL OR NEW.claim_until NOT BETWEEN now_ms - 10000 AND now_ms + 3600000 THEN
      PERFORM public.refuse('a claim lasts an hour at most');
    END IF;
  END IF;
  -- A claim that had lapsed was not counted: it is one more when it lives again.
  IF NEW.operator_id = mine AND NEW.state <> 'resolved' AND (OLD.operator_id IS DISTINCT FROM mine
      OR OLD.claim_until < now_ms AND NEW.claim_until IS DISTINCT FROM OLD.claim_until) THEN
    -- Two claims of one operator at once must not both count the same hands.
    SELECT max_claims INTO most FROM public.operator WHERE id = mine FOR NO KEY UPDATE;
    IF most IS NOT NULL AND (SELECT count(*) FROM public.conversation c WHERE c.operator_id = mine AND c.state = 'open'
        AND c.id <> OLD.id AND c.claim_until >= now_ms) >= most THEN
      RAISE EXCEPTION USING ERRCODE = 'VT001', MESSAGE = 'hands full';
    END IF;
  END IF;
  -- Nobody holds what they cannot see: the conversation of a closed or confidential team would lie with them until the claim lapsed.
  IF NEW.operator_id IS NOT NULL AND (NEW.team_id, NEW.operator_id) IS DISTINCT FROM (OLD.team_id, OLD.operator_id)
    AND EXISTS (SELECT FROM public.team t WHERE t.id = NEW.team_id AND (t.is_restricted = 1 OR t.is_confidential = 1))
    AND NOT EXISTS (SELECT FROM public.membership m WHERE m.team_id = NEW.team_id AND m.operator_id = NEW.operator_id) THEN
    PERFORM public.refuse('no member of its team');
  END IF;
  -- A wait ends with an answer, a close or a block, and what is taken back goes on where it was; nobody jumps the queue.
  IF NEW.waiting_since IS DISTINCT FROM OLD.waiting_since AND NOT supervisor THEN
    IF other OR OLD.waiting_since IS NOT NULL AND NEW.waiting_since IS NOT NULL THEN
      PERFORM public.refuse('another wait');
    END IF;
    IF NEW.waiting_since IS NULL AND NEW.state <> 'resolved' AND NEW.operator_id IS DISTINCT FROM mine
      AND NOT EXISTS (SELECT FROM public.contact k WHERE k.id = OLD.contact_id AND k.blocked_at IS NOT NULL) THEN
      PERFORM public.refuse('claim it first');
    END IF;
    IF NEW.waiting_since < (SELECT min(m.at) FROM public.message m WHERE m.conversation_id = OLD.id) THEN
      PERFORM public.refuse('another wait');
    END IF;
  END IF;
  -- Read is what its holder has looked at, or what is closed.
  IF NEW.unread < OLD.unread AND NOT supervisor AND NEW.state <> 'resolved' AND NEW.operator_id IS DISTINCT FROM mine THEN
    PERFORM public.refuse('claim it first');
  END IF;
  -- The last words a list shows are the citizen's, which only the service writes, or the holder's.
  IF (NEW.preview, NEW.preview_kind, NEW.preview_direction, NEW.last_message_at)
    IS DISTINCT FROM (OLD.preview, OLD.preview_kind, OLD.preview_direction, OLD.last_message_at)
    AND (NEW.operator_id IS DISTINCT FROM mine OR NEW.preview_direction <> 'outgoing') THEN
    PERFORM public.refuse('claim it first');
  END IF;
  -- What failed or is in doubt stays to be seen.
  IF NEW.failed_count <> OLD.failed_count AND NEW.failed_count <>
      (SELECT count(*) FROM public.message m WHERE m.conversation_id = OLD.id AND m.state = 'failed')
    OR NEW.uncertain_count <> OLD.uncertain_count AND NEW.uncertain_count <>
      (SELECT count(*) FROM public.message m WHERE m.conversation_id = OLD.id AND m.state = 'uncertain') THEN
    PERFORM public.refuse('the sender says what became of it');
  END IF;
  IF other AND NOT supervisor AND (NEW.state, NEW.topic, NEW.team_id, NEW.snoozed_until, NEW.resolved_at, NEW.resolve_reason)
    IS DISTINCT FROM (OLD.state, OLD.topic, OLD.team_id, OLD.snoozed_until, OLD.resolved_at, OLD.resolve_reason) THEN
    PERFORM public.refuse('claimed by somebody else');
  END IF;
  IF NEW.state NOT IN ('open', 'snoozed', 'resolved') THEN PERFORM public.refuse('no such state'); END IF;
  IF NEW.last_message_at > greatest(OLD.last_message_at, now_ms + 60000) OR NEW.waiting_since > now_ms + 60000
    OR NEW.resolved_at > now_ms + 60000 OR length(NEW.preview) > 4096 THEN
    PERFORM public.refuse('a time to come');
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION guard_message() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  mine bigint; now_ms bigint := public.office_now(); talk public.conversation%ROWTYPE;
BEGIN
  IF public.is_trusted() THEN RETURN NEW; END IF;
  IF public.is_sync() THEN
    -- Operators speak for themselves.
    IF TG_OP = 'INSERT' AND NEW.author_id IS NOT NULL OR TG_OP = 'UPDATE' AND NEW.author_id IS DISTINCT FROM OLD.author_id THEN
      PERFORM public.refuse('another author');
    END IF;
    -- What an operator said changes only back, when the provider refused their correction.
    IF TG_OP = 'UPDATE' THEN
      IF NEW.text <> OLD.text AND OLD.author_id IS NOT NULL AND NOT EXISTS
        (SELECT FROM public.outbox o WHERE o.message_id = OLD.id AND o.action = 'edit') THEN
        PERFORM public.refuse('another author');
      END IF;
    END IF;
    RETURN NEW;
  END IF;
  mine := public.me();
  IF mine IS NULL THEN PERFORM public.refuse('nobody of this office'); END IF;
  NEW.changed := pg_current_xact_id()::text::bigint;
  IF TG_OP = 'INSERT' THEN
    SELECT * INTO talk FROM public.conversation WHERE id = NEW.conversation_id;
    IF NOT FOUND OR NEW.contact_id <> talk.contact_id OR NEW.channel_id <> talk.channel_id THEN
      PERFORM public.refuse('another citizen''s conversation');
    END IF;
    IF NEW.direction NOT IN ('outgoing', 'note', 'activity') THEN PERFORM public.refuse('only citizens write incoming'); END IF;
    IF NEW.author_id IS DISTINCT FROM mine THEN PERFORM public.refuse('another author'); END IF;
    IF NEW.is_automatic <> 0 OR NEW.dedupe_key IS NOT NULL OR NEW.provider_id IS NOT NULL OR NEW.raw IS NOT NULL THEN
      PERFORM public.refuse('only the service writes this');
    END IF;
    IF NEW.stored_at NOT BETWEEN now_ms - 60000 AND now_ms + 60000
      OR NEW.at NOT BETWEEN now_ms - 60000 AND greatest(now_ms, talk.last_message_at) + 60000 THEN
      PERFORM public.refuse('another time');
    END IF;
    IF length(NEW.text) > 40000 OR length(NEW.extra) > 40000 THEN PERFORM public.refuse('too long'); END IF;
    IF NEW.waited_since IS NOT NULL AND NEW.waited_since IS DISTINCT FROM talk.waiting_since THEN
      PERFORM public.refuse('another wait');
    END IF;
    IF NEW.reply_to IS NOT NULL AND NOT EXISTS
      (SELECT FROM public.message m WHERE m.id = NEW.reply_to AND m.contact_id = NEW.contact_id) THEN
      PERFORM public.refuse('another citizen''s message');
    END IF;
    IF NEW.direction = 'outgoing' AND (NEW.state NOT IN ('held', 'pending')
      OR talk.operator_id IS DISTINCT FROM mine OR coalesce(talk.claim_until, 0) < now_ms - 2000) THEN
      PERFORM public.refuse('claim it first');
    END IF;
    IF NEW.direction <> 'outgoing' AND NEW.state <> 'kept' THEN PERFORM public.refuse('no such state'); END IF;
    RETURN NEW;
  END IF;
  IF OLD.direction IN ('incoming', 'activity') AND (NEW.text, NEW.search, NEW.state, NEW.provider_id, NEW.edited_at,
      NEW.deleted_at, NEW.error, NEW.error_blanks) IS DISTINCT FROM (OLD.text, OLD.search, OLD.state, OLD.provider_id,
      OLD.edited_at, OLD.deleted_at, OLD.error, OLD.error_blanks) THEN
    PERFORM public.refuse('a citizen''s own words');
  END IF;
  IF OLD.author_id IS DISTINCT FROM mine AND NOT public.is_supervisor() AND public.is_in_other_hands(OLD.contact_id) THEN
    PERFORM public.refuse('claimed by somebody else');
  END IF;
  -- What was told is corrected with its earlier wording kept (and see `guard_told`), and goes only when it was taken back.
  IF NEW.text <> OLD.text AND (OLD.direction <> 'outgoing' OR NOT EXISTS (SELECT FROM public.message_version v
      WHERE v.message_id = OLD.id AND v.text = OLD.text AND v.xmin = pg_current_xact_id()::xid)) THEN
    PERFORM public.refuse('without its earlier wording');
  END IF;
  IF NEW.deleted_at IS DISTINCT FROM OLD.deleted_at AND NEW.state <> 'withdrawn' THEN
    PERFORM public.refuse('the sender says what became of it');
  END IF;
  IF NEW.search <> OLD.search AND NEW.text = OLD.text AND NEW.deleted_at IS NOT DISTINCT FROM OLD.deleted_at THEN
    PERFORM public.refuse('nothing is hidden from a search');
  END IF;
  IF NEW.state IS DISTINCT FROM OLD.state AND NOT EXISTS
    (SELECT FROM public.outbox o WHERE o.message_id = OLD.id AND o.state = NEW.state) THEN
    PERFORM public.refuse('the sender says what became of it');
  END IF;
  IF NEW.provider_id IS DISTINCT FROM OLD.provider_id AND NOT EXISTS
    (SELECT FROM public.outbox o WHERE o.message_id = OLD.id AND o.provider_id = NEW.provider_id) THEN
    PERFORM public.refuse('the sender says what became of it');
  END IF;
  IF length(NEW.text) > 40000 THEN PERFORM public.refuse('too long'); END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION guard_outbox() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  mine bigint; now_ms bigint := public.office_now(); words public.message%ROWTYPE; citizen public.contact%ROWTYPE;
BEGIN
  IF public.is_trusted() THEN RETURN NEW; END IF;
  IF public.is_sync() THEN
    IF TG_OP = 'INSERT' AND EXISTS (SELECT FROM public.message m WHERE m.id = NEW.message_id AND m.author_id IS NOT NULL)
      OR TG_OP = 'UPDATE' AND (NEW.text, NEW.message_id, NEW.action) IS DISTINCT FROM (OLD.text, OLD.message_id, OLD.action) THEN
      PERFORM public.refuse('another author');
    END IF;
    -- A chat may go on under another number; then its citizen has it too, or it is a group known by both already. What was
    -- meant for one citizen never goes to another.
    IF TG_OP = 'UPDATE' AND NEW.recipient <> OLD.recipient AND NOT EXISTS (SELECT FROM public.contact k
        JOIN public.conversation c ON c.contact_id = k.id WHERE c.id = OLD.conversation_id AND (k.provider_id = NEW.recipient
          OR k.is_group = 1 AND EXISTS (SELECT FROM public.contact n WHERE n.channel_id = k.channel_id AND n.is_group = 1
            AND n.provider_id = NEW.recipient))) THEN
      PERFORM public.refuse('another recipient');
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.conversation_id, NEW.channel_id) IS DISTINCT FROM (OLD.conversation_id, OLD.channel_id) THEN
      PERFORM public.refuse('another recipient');
    END IF;
    RETURN NEW;
  END IF;
  mine := public.me();
  IF mine IS NULL THEN PERFORM public.refuse('nobody of this office'); END IF;
  IF NEW.due_at > now_ms + 600000 AND (TG_OP = 'INSERT' OR NEW.due_at > OLD.due_at) THEN
    PERFORM public.refuse('a time to come');
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF length(NEW.payload) > 40000 OR length(NEW.held_by) > 255 THEN PERFORM public.refuse('too long'); END IF;
    IF NEW.message_id IS NOT NULL THEN
      SELECT * INTO words FROM public.message WHERE id = NEW.message_id;
      IF NOT FOUND OR words.conversation_id IS DISTINCT FROM NEW.conversation_id OR words.channel_id <> NEW.channel_id THEN
        PERFORM public.refuse('another citizen''s message');
      END IF;
    END IF;
    SELECT k.* INTO citizen FROM public.contact k JOIN public.conversation c ON c.contact_id = k.id
      WHERE c.id = NEW.conversation_id AND c.channel_id = NEW.channel_id;
    -- The recipient is whoever writes in this conversation, and nobody else.
    IF NOT FOUND OR citizen.provider_id <> NEW.recipient THEN PERFORM public.refuse('another recipient'); END IF;
    IF public.is_in_other_hands(citizen.id) THEN PERFORM public.refuse('claimed by somebody else'); END IF;
    IF NEW.state NOT IN ('held', 'pending') OR NEW.epoch IS NOT NULL OR NEW.attempts <> 0 OR NEW.started_at IS NOT NULL
      OR NEW.provider_id IS NOT NULL OR NEW.created_at NOT BETWEEN now_ms - 60000 AND now_ms + 60000 THEN
      PERFORM public.refuse('the sender says what became of it');
    END IF;
    IF NEW.action IN ('send', 'edit') THEN
      IF words.id IS NULL OR words.direction <> 'outgoing' THEN PERFORM public.refuse('no reply of this office'); END IF;
      -- What goes out is what the timeline shows.
      IF NEW.text <> '' AND strpos(words.text, NEW.text) = 0 OR NEW.action = 'edit' AND NEW.text <> words.text THEN
        PERFORM public.refuse('other words');
      END IF;
      IF NEW.action = 'send' AND words.author_id IS DISTINCT FROM mine THEN PERFORM public.refuse('another author'); END IF;
      -- A message goes out once, with the transaction that wrote it; again goes only what failed or is in doubt.
      IF NEW.action = 'send' AND (NOT EXISTS (SELECT FROM public.message m WHERE m.id = words.id
          AND m.xmin = pg_current_xact_id()::xid AND m.stored_at >= now_ms - 120000) OR EXISTS (SELECT FROM public.outbox o WHERE o.message_id = words.id
          AND o.action = 'send' AND (o.seq = NEW.seq OR o.attachment_id = NEW.attachment_id))) THEN
        PERFORM public.refuse('sent already');
      END IF;
    ELSIF NEW.action = 'delete' THEN
      IF words.id IS NULL OR words.direction <> 'outgoing' THEN PERFORM public.refuse('no reply of this office'); END IF;
    ELSIF NEW.action <> 'typing' OR NEW.text <> '' THEN
      PERFORM public.refuse('only the service asks this');
    END IF;
    IF NEW.attachment_id IS NOT NULL AND NOT EXISTS
      (SELECT FROM public.attachment a WHERE a.id = NEW.attachment_id AND a.message_id = NEW.message_id) THEN
      PERFORM public.refuse('another message''s file');
    END IF;
    IF (NEW.payload::jsonb) ? 'target' AND NOT EXISTS (SELECT FROM public.outbox o WHERE o.message_id = NEW.message_id
        AND o.action = 'send' AND o.provider_id = NEW.payload::jsonb ->> 'target')
      OR NEW.action IN ('edit', 'delete') AND NOT (NEW.payload::jsonb) ? 'target' THEN
      PERFORM public.refuse('another message');
    END IF;
    IF NEW.payload::jsonb ->> 'kind' = 'template'
      AND words.text IS DISTINCT FROM public.template_text(NEW.channel_id, NEW.payload::jsonb -> 'template') THEN
      PERFORM public.refuse('other words');
    END IF;
    IF (NEW.payload::jsonb) ? 'buttons'
      AND NEW.payload::jsonb -> 'buttons' IS DISTINCT FROM words.extra::jsonb -> 'buttons'
      OR (NEW.payload::jsonb) ? 'latitude' AND jsonb_build_array(NEW.payload::jsonb -> 'latitude', NEW.payload::jsonb -> 'longitude')
        IS DISTINCT FROM jsonb_build_array(words.extra::jsonb #> '{location,latitude}', words.extra::jsonb #> '{location,longitude}') THEN
      PERFORM public.refuse('other words');
    END IF;
    RETURN NEW;
  END IF;
  SELECT * INTO words FROM public.message WHERE id = OLD.message_id;
  IF words.author_id IS DISTINCT FROM mine AND NOT public.is_supervisor() AND public.is_in_other_hands(words.contact_id) THEN
    PERFORM public.refuse('claimed by somebody else');
  END IF;
  IF NOT (OLD.state = 'held' AND NEW.state IN ('held', 'pending', 'withdrawn')
    OR OLD.state = 'failed' AND NEW.state = 'pending'
    OR OLD.state = 'uncertain' AND NEW.state IN ('sent', 'pending')) THEN
    PERFORM public.refuse('the sender says what became of it');
  END IF;
  IF NEW.due_at > OLD.due_at AND NEW.due_at > now_ms + 60000 THEN PERFORM public.refuse('a time to come'); END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION guard_journal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE now_ms bigint := public.office_now();
BEGIN
  IF public.is_trusted() THEN RETURN NEW; END IF;
  IF public.is_sync() THEN
    IF EXISTS (SELECT FROM public.operator o WHERE o.login = NEW.actor) THEN PERFORM public.refuse('another author'); END IF;
  ELSIF NEW.actor IS DISTINCT FROM public.my_login() THEN
    PERFORM public.refuse('another author');
  END IF;
  IF NEW.at NOT BETWEEN now_ms - 60000 AND now_ms + 60000 THEN PERFORM public.refuse('another time'); END IF;
  IF length(NEW.host) > 255 OR length(NEW.verb) > 64 OR length(NEW.reason) > 4000 OR length(NEW.detail) > 20000 THEN
    PERFORM public.refuse('too long');
  END IF;
  RETURN NEW;
END $$;

-- What goes out is what the timeline shows, whole and once; what is repeated, withdrawn, corrected or deleted is journalled.
CREATE OR REPLACE FUNCTION guard_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE words text; goes text; message bigint;
BEGIN
  IF public.is_trusted() OR public.is_sync() THEN RETURN NULL; END IF;
  message := CASE TG_TABLE_NAME WHEN 'message' THEN (to_jsonb(NEW) ->> 'id')::bigint ELSE (to_jsonb(NEW) ->> 'message_id')::bigint END;
  IF TG_TABLE_NAME = 'outbox' AND TG_OP = 'INSERT' AND to_jsonb(NEW) ->> 'action' = 'send' THEN
    SELECT m.text INTO words FROM public.message m WHERE m.id = message;
    SELECT string_agg(o.text, '' ORDER BY o.seq) INTO goes FROM public.outbox o WHERE o.message_id = message AND o.action = 'send';
    IF regexp_replace(words, '\s', '', 'g') <> regexp_replace(goes, '\s', '', 'g') THEN PERFORM public.refuse('other words'); END IF;
  END IF;
  IF message IS NOT NULL AND NOT EXISTS (SELECT FROM public.journal j WHERE j.message_id = message
      AND j.xmin = pg_current_xact_id()::xid AND j.actor = public.my_login()) THEN
    PERFORM public.refuse('not journalled');
  END IF;
  IF TG_TABLE_NAME = 'message' THEN
    IF NEW.text <> OLD.text AND NOT EXISTS (SELECT FROM public.outbox o WHERE o.message_id = message AND o.action = 'edit'
        AND o.text = NEW.text AND o.xmin = pg_current_xact_id()::xid) THEN
      PERFORM public.refuse('the citizen reads other words');
    END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION guard_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE now_ms bigint := public.office_now();
BEGIN
  IF public.is_trusted() OR public.is_sync() THEN RETURN NEW; END IF;
  IF NEW.version <> (SELECT coalesce(max(v.version), 0) + 1 FROM public.message_version v WHERE v.message_id = NEW.message_id)
    OR NEW.replaced_at NOT BETWEEN now_ms - 60000 AND now_ms + 60000 THEN
    PERFORM public.refuse('another version');
  END IF;
  RETURN NEW;
END $$;

-- With the asker's own rights: a file that is attached must be one they may read.
CREATE OR REPLACE FUNCTION guard_attachment() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF public.me() IS NULL THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' THEN
    IF NOT (OLD.state = 'expired' AND NEW.state = 'pending') OR NEW.due_at > public.office_now() + 60000 THEN
      RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'the service says what became of it';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.stored_as IS NULL OR NOT EXISTS (SELECT FROM public.blob b WHERE b.name = NEW.stored_as) THEN
    RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'no such file';
  END IF;
  IF NEW.state <> 'ready' OR length(NEW.name) > 512 OR length(NEW.media_type) > 255 OR NOT EXISTS
    (SELECT FROM public.message m WHERE m.id = NEW.message_id AND m.xmin = pg_current_xact_id()::xid
      AND m.stored_at >= public.office_now() - 120000) THEN
    RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'a file comes with its message';
  END IF;
  RETURN NEW;
END $$;

-- The service signs nothing with an operator's name.
CREATE OR REPLACE FUNCTION guard_signed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT public.is_trusted() AND public.is_sync() AND EXISTS (SELECT FROM public.operator o
      WHERE o.login IN (to_jsonb(NEW) ->> 'actor', to_jsonb(NEW) ->> 'author')) THEN
    PERFORM public.refuse('another author');
  END IF;
  RETURN NEW;
END $$;

-- A rule says what one of its versions says; a block, another name, an incident's state and an end of access are journalled.
CREATE OR REPLACE FUNCTION guard_kept() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF public.is_trusted() OR public.is_sync() THEN RETURN NULL; END IF;
  IF TG_TABLE_NAME = 'rule' THEN
    IF NOT EXISTS (SELECT FROM public.rule_version v
        WHERE v.rule_id = NEW.id AND v.version = NEW.version AND v.body = NEW.body) THEN
      PERFORM public.refuse('not journalled');
    END IF;
  END IF;
  IF NOT EXISTS (SELECT FROM public.journal j WHERE j.xmin = pg_current_xact_id()::xid AND j.actor = public.my_login()
      AND j.verb ~ CASE TG_TABLE_NAME WHEN 'contact' THEN '^(un)?block$|^contact[.]'
        WHEN 'team' THEN '^team[.]confidential$'
        WHEN 'operator' THEN CASE TG_NAME WHEN 'kept_status' THEN '^status$' ELSE '^operator' END ELSE '^' || TG_TABLE_NAME END) THEN
    PERFORM public.refuse('not journalled');
  END IF;
  RETURN NULL;
END $$;

-- Whoever opens what is confidential to others opens it for themselves, for a quarter of an hour.
CREATE OR REPLACE FUNCTION guard_opening() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF public.is_trusted() THEN RETURN NEW; END IF;
  NEW.opened_in := pg_current_xact_id()::text::bigint;
  IF NEW.operator_id IS DISTINCT FROM public.me() THEN PERFORM public.refuse('another reader'); END IF;
  IF NEW.until > public.office_now() + 902000 THEN PERFORM public.refuse('a time to come'); END IF;
  IF NOT EXISTS (SELECT FROM public.conversation c JOIN public.team t ON t.id = c.team_id
      WHERE c.id = NEW.conversation_id AND t.is_confidential = 1 AND t.is_restricted = 0) THEN
    PERFORM public.refuse('nothing to open');
  END IF;
  RETURN NEW;
END $$;

-- … and the journal of the same transaction says so: a supervisor's with or without a reason, anybody else's with one.
CREATE OR REPLACE FUNCTION guard_opened() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF public.is_trusted() THEN RETURN NULL; END IF;
  IF NOT EXISTS (SELECT FROM public.journal j WHERE j.xmin = pg_current_xact_id()::xid AND j.actor = public.my_login()
      AND j.verb = 'read' AND j.conversation_id = NEW.conversation_id
      AND (public.is_supervisor() OR btrim(coalesce(j.reason, '')) <> '')) THEN
    PERFORM public.refuse('not journalled');
  END IF;
  RETURN NULL;
END $$;

-- Every change of who answers, of the state and of the team stands in the journal of the same transaction, by its own name.
CREATE OR REPLACE FUNCTION guard_journalled() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF public.is_trusted() OR public.is_sync() THEN RETURN NULL; END IF;
  IF NOT EXISTS (SELECT FROM public.journal j WHERE j.conversation_id = NEW.id
    AND j.xmin = pg_current_xact_id()::xid AND j.actor = public.my_login() AND (
      j.verb IN ('assign', 'release', 'transfer', 'resolve') AND NEW.operator_id IS DISTINCT FROM OLD.operator_id
      OR j.verb = 'take_over' AND j.reason <> '' AND NEW.operator_id IS DISTINCT FROM OLD.operator_id
      OR j.verb = 'claim' AND (OLD.operator_id IS NULL OR OLD.claim_until < public.office_now() + 2000)
        AND NEW.operator_id IS DISTINCT FROM OLD.operator_id
      OR j.verb = 'claim.lapsed' AND NEW.operator_id IS NULL
      OR j.verb IN ('resolve', 'reopen', 'snooze', 'wake')
        AND (NEW.state, NEW.snoozed_until, NEW.resolve_reason) IS DISTINCT FROM (OLD.state, OLD.snoozed_until, OLD.resolve_reason)
      OR j.verb IN ('topic', 'resolve') AND NEW.topic IS DISTINCT FROM OLD.topic
      OR j.verb = 'transfer' AND NEW.team_id IS DISTINCT FROM OLD.team_id)) THEN
    PERFORM public.refuse('not journalled');
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION guard_operator() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF public.is_trusted() THEN RETURN NEW; END IF;
  NEW.changed := pg_current_xact_id()::text::bigint;
  IF NEW.status IS DISTINCT FROM OLD.status AND NEW.status NOT IN ('available', 'counter', 'busy', 'break', 'offline') THEN
    PERFORM public.refuse('no such status');
  END IF;
  IF public.is_supervisor() THEN
    IF OLD.id <> public.me() AND (NEW.status, NEW.status_since) IS DISTINCT FROM (OLD.status, OLD.status_since)
      AND NEW.is_active = 1 THEN
      PERFORM public.refuse('another operator''s status');
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.name, NEW.max_claims, NEW.languages, NEW.team_id, NEW.is_active)
    IS DISTINCT FROM (OLD.name, OLD.max_claims, OLD.languages, OLD.team_id, OLD.is_active) THEN
    PERFORM public.refuse('only a supervisor');
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION guard_contact() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF public.is_trusted() OR public.is_sync() THEN RETURN NEW; END IF;
  NEW.changed := pg_current_xact_id()::text::bigint;
  IF NOT public.is_supervisor() AND public.is_in_other_hands(OLD.id) AND (NEW.blocked_at IS DISTINCT FROM OLD.blocked_at) THEN
    PERFORM public.refuse('claimed by somebody else');
  END IF;
  IF length(NEW.name) > 512 OR length(NEW.block_reason) > 4000 THEN PERFORM public.refuse('too long'); END IF;
  RETURN NEW;
END $$;

-- What nobody of the desks may bend: the schema's number, the copy's quarantine, the service's sign of life.
CREATE OR REPLACE FUNCTION guard_meta() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE name text := CASE WHEN TG_OP = 'DELETE' THEN OLD.key ELSE NEW.key END;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.key <> OLD.key THEN PERFORM public.refuse('another key'); END IF;
  IF public.is_trusted() OR (public.is_sync() AND name NOT IN ('schema', 'oldest_reader', 'desk_id', 'files_key_print', 'server', 'moved_to', 'moved_from')) THEN
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP <> 'DELETE' AND length(NEW.value) > 1000000 THEN PERFORM public.refuse('too long'); END IF;
  IF name IN ('schema', 'oldest_reader', 'desk_id', 'files_key_print', 'server', 'moved_to', 'moved_from', 'sync', 'quarantined') OR NOT (public.is_supervisor()
    OR name = 'examples_stamp' OR name = 'emoji:' || public.me()) THEN
    PERFORM public.refuse('only a supervisor');
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
