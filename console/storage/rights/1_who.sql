-- Who asks. Everything hangs on `session_user`, which a session cannot change; never on a parameter and never on a setting.
-- Names in braces are the roles of this office (see console/storage/roles.py).

CREATE OR REPLACE FUNCTION is_trusted() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT session_user = current_user OR (SELECT rolsuper FROM pg_roles WHERE rolname = session_user)
$$;
COMMENT ON FUNCTION is_trusted() IS 'The owner of the office and the server''s superuser: nothing in the database can hold them.';

CREATE OR REPLACE FUNCTION is_sync() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT pg_has_role(session_user, {sync_text}, 'member')
$$;

CREATE OR REPLACE FUNCTION me() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT id FROM public.operator WHERE db_role = session_user AND is_active = 1
$$;

CREATE OR REPLACE FUNCTION my_login() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT login FROM public.operator WHERE db_role = session_user AND is_active = 1
$$;

CREATE OR REPLACE FUNCTION is_supervisor() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM public.operator WHERE db_role = session_user AND is_active = 1 AND role = 'supervisor')
$$;

CREATE OR REPLACE FUNCTION my_teams() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(array_agg(t.id), '{}') FROM public.team t WHERE t.is_restricted = 0 AND t.is_confidential = 0
    OR EXISTS (SELECT FROM public.membership m WHERE m.team_id = t.id AND m.operator_id = public.me())
$$;

CREATE OR REPLACE FUNCTION office_now() RETURNS bigint LANGUAGE sql VOLATILE
SET search_path = pg_catalog, pg_temp AS $$ SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint $$;

-- What somebody outside has opened of confidential teams. Only what is committed counts, and so is in the journal: a transaction
-- that opens, reads and is rolled back reads nothing.
CREATE OR REPLACE FUNCTION my_openings() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(array_agg(o.conversation_id), '{}') FROM public.opening o WHERE o.operator_id = public.me()
    AND o.until > public.office_now() AND o.opened_in IS DISTINCT FROM pg_current_xact_id_if_assigned()::text::bigint
$$;

CREATE OR REPLACE FUNCTION has_members(team bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$ SELECT EXISTS (SELECT FROM public.membership m WHERE m.team_id = team) $$;

-- Transactions are numbered by the server. In a copy that was laid in on another one, the numbers its rows carry are still to
-- come, and whoever reached one would see its row: so there it is nobody's until `office init` has been run again.
CREATE OR REPLACE FUNCTION this_transaction() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT pg_current_xact_id_if_assigned()::text::bigint WHERE (SELECT value FROM public.meta WHERE key = 'server')
    = (SELECT system_identifier::text FROM pg_control_system())
$$;

-- Whether somebody else answers this citizen now: their claim is alive, give or take what two clocks may differ.
CREATE OR REPLACE FUNCTION is_in_other_hands(contact bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM public.conversation c WHERE c.contact_id = contact AND c.state <> 'resolved'
    AND c.operator_id <> public.me() AND c.claim_until >= public.office_now() + 2000)
$$;

-- The first thing a desk does with its invitation is to give itself another secret; from then on it does not expire.
CREATE OR REPLACE FUNCTION keep_login() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF public.me() IS NOT NULL OR public.is_sync() THEN
    EXECUTE format('ALTER ROLE %I VALID UNTIL ''infinity''', session_user);
  END IF;
END $$;

-- Files everybody may send: those of a rule in force or of one of its versions, and the ranking. What a citizen sent is never
-- one of them, whatever somebody has written into a rule.
CREATE OR REPLACE FUNCTION is_common_file(stored text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT stored ~ '^[0-9a-f]{32}$' AND (
    EXISTS (SELECT FROM public.meta WHERE key = 'ranking' AND value LIKE '%' || stored || '%')
    OR EXISTS (SELECT FROM public.rule WHERE body LIKE '%' || stored || '%')
    OR EXISTS (SELECT FROM public.rule_version WHERE body LIKE '%' || stored || '%'))
    AND NOT EXISTS (SELECT FROM public.attachment a JOIN public.message m ON m.id = a.message_id
      WHERE a.stored_as = stored AND m.direction = 'incoming')
$$;

-- Looking for words. A policy is asked before any test that could tell something by failing, and `@@` is one: through the policies a
-- search would read every message of the office. So it is done here, past them, and nothing comes out but numbers of messages that
-- the asker sees. A common word is found among the newest messages; what is not there is looked up in the index of words, where a
-- planner that believed in finding it soon would go back through years.
CREATE OR REPLACE FUNCTION found_messages(pattern text, most integer) RETURNS SETOF bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
ROWS 50 SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  all_teams boolean := public.is_sync() OR public.is_trusted();
  older bigint := (SELECT max(id) - 10000 FROM public.message);
  near bigint;
BEGIN
  IF NOT all_teams AND public.me() IS NULL THEN RETURN; END IF;
  RETURN QUERY EXECUTE 'SELECT m.id FROM public.message m WHERE m.id > $5'
    ' AND to_tsvector(''simple'', m.search) @@ to_tsquery(''simple'', $1) AND m.state <> ''withdrawn'''
    ' AND (SELECT $3 OR c.team_id IS NULL OR c.team_id = ANY ($4) FROM public.conversation c WHERE c.id = m.conversation_id)'
    ' ORDER BY m.id DESC LIMIT $2'
    USING pattern, most, all_teams, public.my_teams(), older;
  GET DIAGNOSTICS near = ROW_COUNT;
  IF near < most THEN
    RETURN QUERY EXECUTE 'WITH m AS MATERIALIZED (SELECT o.id, o.conversation_id FROM public.message o WHERE o.id <= $5'
      ' AND to_tsvector(''simple'', o.search) @@ to_tsquery(''simple'', $1) AND o.state <> ''withdrawn'')'
      ' SELECT m.id FROM (SELECT * FROM m ORDER BY m.id DESC) m WHERE'
      ' (SELECT $3 OR c.team_id IS NULL OR c.team_id = ANY ($4) FROM public.conversation c WHERE c.id = m.conversation_id)'
      ' LIMIT $2'
      USING pattern, (most - near)::integer, all_teams, public.my_teams(), older;
  END IF;
END $$;

-- The same for names: the newest people of that name among those the asker sees.
CREATE OR REPLACE FUNCTION found_contacts(pattern text, most integer) RETURNS SETOF bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
ROWS 50 SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE all_teams boolean := public.is_sync() OR public.is_trusted();
BEGIN
  IF NOT all_teams AND public.me() IS NULL THEN RETURN; END IF;
  RETURN QUERY EXECUTE 'SELECT k.id FROM public.contact k WHERE to_tsvector(''simple'', k.search) @@ to_tsquery(''simple'', $1)'
    ' AND EXISTS (SELECT FROM public.conversation c WHERE c.contact_id = k.id'
    ' AND ($3 OR c.team_id IS NULL OR c.team_id = ANY ($4))) ORDER BY k.id DESC LIMIT $2'
    USING pattern, most, all_teams, public.my_teams();
END $$;

-- What everybody of the office may know of confidential conversations: that somebody waits, and for which team. It looks past the
-- policies, so it names its columns, and none of them leads to a citizen.
CREATE OR REPLACE VIEW reserved WITH (security_barrier = true) AS
SELECT c.id, c.channel_id, c.state, c.team_id, c.operator_id, c.claim_token, c.claim_until, c.waiting_since, c.opened_at,
  c.last_message_at, c.last_incoming_at, c.failed_count, c.uncertain_count, c.snoozed_until, c.resolved_at, c.changed
FROM public.conversation c JOIN public.team t ON t.id = c.team_id
WHERE t.is_confidential = 1 AND t.is_restricted = 0 AND (public.me() IS NOT NULL OR public.is_sync());

-- The same of the figures, for those who may read figures at all.
CREATE OR REPLACE VIEW reserved_episode WITH (security_barrier = true) AS
SELECT e.conversation_id, e.number, e.channel, e.team, e.opened_at, e.day, e.hour, e.resolved_at, e.outcome, e.first_by, e.first_seconds,
  e.first_own_seconds, e.is_waiting, e.is_after_hours, e.is_deflected, r.team_id
FROM public.episode e JOIN public.reserved r ON r.id = e.conversation_id WHERE public.is_supervisor() OR public.is_sync();

CREATE OR REPLACE VIEW reserved_touch WITH (security_barrier = true) AS
SELECT t.day, t.kind, t.conversation_id, t.number FROM public.episode_touch t JOIN public.reserved r ON r.id = t.conversation_id
WHERE substr(t.kind, 1, 10) <> 'automatic ' AND (public.is_supervisor() OR public.is_sync());
