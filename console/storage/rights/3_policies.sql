-- Which rows somebody sees and may touch. A row this transaction has just written stays in its sight, so that a
-- conversation can be handed to a team its giver cannot look into.

DO $$
DECLARE name text; old record;
BEGIN
  FOR old IN SELECT policyname, tablename FROM pg_policies WHERE schemaname = 'public' LOOP
    EXECUTE format('DROP POLICY %I ON public.%I', old.policyname, old.tablename);
  END LOOP;
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', name);
    -- The service works for all of them; what it may do to a table is said by its grants.
    EXECUTE format('CREATE POLICY service ON public.%I TO {sync} USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;

CREATE POLICY see ON conversation FOR SELECT TO {member} USING ((SELECT me()) IS NOT NULL
  AND (team_id IS NULL OR team_id = ANY ((SELECT my_teams())::bigint[]) OR changed = (SELECT this_transaction())
    OR id = ANY ((SELECT my_openings())::bigint[])));
CREATE POLICY change ON conversation FOR UPDATE TO {member} USING ((SELECT me()) IS NOT NULL
  AND (team_id IS NULL OR team_id = ANY ((SELECT my_teams())::bigint[]) OR changed = (SELECT this_transaction())))
  WITH CHECK (true);

CREATE POLICY see ON contact FOR SELECT TO {member} USING (EXISTS (SELECT FROM conversation c WHERE c.contact_id = contact.id));
CREATE POLICY change ON contact FOR UPDATE TO {member} USING (EXISTS (SELECT FROM conversation c WHERE c.contact_id = contact.id));

CREATE POLICY see ON message FOR SELECT TO {member}
  USING (EXISTS (SELECT FROM conversation c WHERE c.id = message.conversation_id));
-- Whoever has only opened a confidential conversation reads it and adds nothing.
CREATE POLICY add ON message FOR INSERT TO {member}
  WITH CHECK (EXISTS (SELECT FROM conversation c WHERE c.id = message.conversation_id AND (c.team_id IS NULL
    OR c.team_id = ANY ((SELECT my_teams())::bigint[]) OR c.changed = (SELECT this_transaction()))));
CREATE POLICY change ON message FOR UPDATE TO {member}
  USING (EXISTS (SELECT FROM conversation c WHERE c.id = message.conversation_id));

CREATE POLICY see ON message_version FOR SELECT TO {member}
  USING (EXISTS (SELECT FROM message m WHERE m.id = message_version.message_id));
CREATE POLICY add ON message_version FOR INSERT TO {member}
  WITH CHECK (EXISTS (SELECT FROM message m WHERE m.id = message_version.message_id AND m.direction IN ('outgoing', 'note')
    AND m.text = message_version.text));

CREATE POLICY see ON attachment FOR SELECT TO {member}
  USING (message_id IS NOT NULL AND EXISTS (SELECT FROM message m WHERE m.id = attachment.message_id));
CREATE POLICY add ON attachment FOR INSERT TO {member}
  WITH CHECK (EXISTS (SELECT FROM message m WHERE m.id = attachment.message_id AND m.author_id = (SELECT me())));
CREATE POLICY change ON attachment FOR UPDATE TO {member}
  USING (EXISTS (SELECT FROM message m WHERE m.id = attachment.message_id));

-- A file is seen by whoever sees its message, by whoever put it there, and by all when a rule sends it.
CREATE POLICY see ON blob FOR SELECT TO {member} USING ((SELECT me()) IS NOT NULL AND (stored_by = session_user
  OR EXISTS (SELECT FROM attachment a WHERE a.stored_as = blob.name) OR is_common_file(blob.name)));
CREATE POLICY add ON blob FOR INSERT TO {member}
  WITH CHECK ((SELECT me()) IS NOT NULL AND stored_by = session_user AND name ~ '^[0-9a-f]{32}$'
    AND octet_length(data) <= 104857600);

CREATE POLICY see ON outbox FOR SELECT TO {member}
  USING (EXISTS (SELECT FROM conversation c WHERE c.id = outbox.conversation_id));
CREATE POLICY add ON outbox FOR INSERT TO {member}
  WITH CHECK (EXISTS (SELECT FROM conversation c WHERE c.id = outbox.conversation_id));
CREATE POLICY change ON outbox FOR UPDATE TO {member}
  USING (EXISTS (SELECT FROM conversation c WHERE c.id = outbox.conversation_id));
-- «Is writing …» is put off by the reply it announced.
CREATE POLICY remove ON outbox FOR DELETE TO {member} USING (action = 'typing' AND state = 'pending'
  AND EXISTS (SELECT FROM conversation c WHERE c.id = outbox.conversation_id));

CREATE POLICY see ON draft FOR SELECT TO {member}
  USING (EXISTS (SELECT FROM conversation c WHERE c.id = draft.conversation_id));
-- In another's name nobody writes: a supervisor who takes a held reply back gives its author their own words again.
CREATE POLICY add ON draft FOR INSERT TO {member} WITH CHECK ((operator_id = (SELECT me()) OR (SELECT is_supervisor())
    AND is_note = 0 AND EXISTS (SELECT FROM message m WHERE m.conversation_id = draft.conversation_id
      AND m.author_id = draft.operator_id AND m.state = 'held' AND m.text = draft.text))
  AND length(text) <= 100000 AND EXISTS (SELECT FROM conversation c WHERE c.id = draft.conversation_id));
CREATE POLICY change ON draft FOR UPDATE TO {member}
  USING (operator_id = (SELECT me()) OR (SELECT is_supervisor()))
  WITH CHECK ((operator_id = (SELECT me()) OR (SELECT is_supervisor())
    AND is_note = 0 AND EXISTS (SELECT FROM message m WHERE m.conversation_id = draft.conversation_id
      AND m.author_id = draft.operator_id AND m.state = 'held' AND starts_with(draft.text, m.text)))
  AND length(text) <= 100000);
-- Closing a conversation puts away what others had begun in it.
CREATE POLICY remove ON draft FOR DELETE TO {member} USING (operator_id = (SELECT me()) OR (SELECT is_supervisor())
  OR EXISTS (SELECT FROM conversation c WHERE c.id = draft.conversation_id
    AND (c.operator_id = (SELECT me()) OR c.state = 'resolved')));

CREATE POLICY see ON presence FOR SELECT TO {member}
  USING (EXISTS (SELECT FROM conversation c WHERE c.id = presence.conversation_id));
CREATE POLICY add ON presence FOR INSERT TO {member} WITH CHECK (operator_id = (SELECT me())
  AND until < office_now() + 60000 AND EXISTS (SELECT FROM conversation c WHERE c.id = presence.conversation_id));
CREATE POLICY change ON presence FOR UPDATE TO {member} USING (operator_id = (SELECT me()))
  WITH CHECK (operator_id = (SELECT me()) AND until < office_now() + 60000);
CREATE POLICY remove ON presence FOR DELETE TO {member} USING (operator_id = (SELECT me()));

-- Of the journal everybody sees what concerns a conversation they see and what they did themselves; a supervisor also
-- what concerns no conversation. How long somebody worked on one is theirs and the supervisors'.
CREATE POLICY see ON journal FOR SELECT TO {member} USING ((SELECT me()) IS NOT NULL
  AND (verb <> 'worked' OR actor = (SELECT my_login()) OR (SELECT is_supervisor())) AND (
  (conversation_id IS NULL AND ((SELECT is_supervisor()) OR actor = (SELECT my_login())))
  -- Who has read what is confidential is for every supervisor to see; nothing else of it is.
  OR (verb = 'read' AND (SELECT is_supervisor()))
  OR EXISTS (SELECT FROM conversation c WHERE c.id = journal.conversation_id)));
CREATE POLICY add ON journal FOR INSERT TO {member} WITH CHECK ((SELECT me()) IS NOT NULL
  AND (conversation_id IS NULL OR EXISTS (SELECT FROM conversation c WHERE c.id = journal.conversation_id)
    OR verb = 'read' AND message_id IS NULL AND EXISTS (SELECT FROM reserved r WHERE r.id = journal.conversation_id)));
CREATE POLICY see ON journal_head FOR SELECT TO {member} USING ((SELECT is_supervisor()));
CREATE POLICY see ON journal_chain FOR SELECT TO {member} USING ((SELECT is_supervisor()));
-- Figures are a supervisor's; what lies behind one is shown as far as they see the conversations themselves.
CREATE POLICY see ON figure_day FOR SELECT TO {member} USING ((SELECT is_supervisor()));
CREATE POLICY see ON figure_month FOR SELECT TO {member} USING ((SELECT is_supervisor()));
CREATE POLICY see ON duty FOR SELECT TO {member} USING ((SELECT is_supervisor()));
CREATE POLICY see ON crossing FOR SELECT TO {member} USING ((SELECT is_supervisor()));
CREATE POLICY see ON figure_step FOR SELECT TO {member} USING ((SELECT is_supervisor()));
CREATE POLICY see ON episode FOR SELECT TO {member} USING ((SELECT is_supervisor())
  AND EXISTS (SELECT FROM conversation c WHERE c.id = episode.conversation_id));
CREATE POLICY see ON episode_touch FOR SELECT TO {member} USING ((SELECT is_supervisor())
  AND EXISTS (SELECT FROM conversation c WHERE c.id = episode_touch.conversation_id));

CREATE POLICY see ON opening FOR SELECT TO {member} USING (operator_id = (SELECT me()) OR (SELECT is_supervisor()));
CREATE POLICY add ON opening FOR INSERT TO {member} WITH CHECK (operator_id = (SELECT me()));
CREATE POLICY change ON opening FOR UPDATE TO {member} USING (operator_id = (SELECT me()));
CREATE POLICY remove ON opening FOR DELETE TO {member} USING (operator_id = (SELECT me()));

CREATE POLICY see ON operator FOR SELECT TO {member} USING ((SELECT me()) IS NOT NULL);
CREATE POLICY change ON operator FOR UPDATE TO {member} USING (id = (SELECT me()) OR (SELECT is_supervisor()));
CREATE POLICY see ON team FOR SELECT TO {member} USING ((SELECT me()) IS NOT NULL);
-- What is confidential is laid open by its own members only: nobody unmarks a team to read it.
CREATE POLICY change ON team FOR UPDATE TO {member}
  USING ((SELECT is_supervisor()) AND id = ANY ((SELECT my_teams())::bigint[])) WITH CHECK ((SELECT is_supervisor()));
CREATE POLICY add ON team FOR INSERT TO {member} WITH CHECK ((SELECT is_supervisor()));
CREATE POLICY see ON membership FOR SELECT TO {member} USING ((SELECT me()) IS NOT NULL);
-- Into a closed or confidential team somebody is let by its members, so that no supervisor opens a door they do not stand behind.
CREATE POLICY add ON membership FOR INSERT TO {member}
  WITH CHECK ((SELECT is_supervisor()) AND (team_id = ANY ((SELECT my_teams())::bigint[])
    -- Whoever founds a closed team is its first member.
    OR (operator_id = (SELECT me()) AND NOT has_members(team_id))));
CREATE POLICY remove ON membership FOR DELETE TO {member}
  USING ((SELECT is_supervisor()) AND team_id = ANY ((SELECT my_teams())::bigint[]));
CREATE POLICY see ON channel FOR SELECT TO {member} USING ((SELECT me()) IS NOT NULL);
CREATE POLICY see ON lease FOR SELECT TO {member} USING ((SELECT me()) IS NOT NULL);
CREATE POLICY see ON pause FOR SELECT TO {member} USING ((SELECT is_supervisor()));
CREATE POLICY see ON meta FOR SELECT TO {member} USING ((SELECT me()) IS NOT NULL);
CREATE POLICY add ON meta FOR INSERT TO {member} WITH CHECK ((SELECT me()) IS NOT NULL);
CREATE POLICY change ON meta FOR UPDATE TO {member} USING ((SELECT me()) IS NOT NULL);
CREATE POLICY remove ON meta FOR DELETE TO {member} USING ((SELECT me()) IS NOT NULL);
CREATE POLICY see ON raw_update FOR SELECT TO {member} USING ((SELECT is_supervisor()));

CREATE POLICY see ON rule FOR SELECT TO {member} USING ((SELECT me()) IS NOT NULL);
CREATE POLICY add ON rule FOR INSERT TO {member} WITH CHECK ((SELECT is_supervisor()));
CREATE POLICY change ON rule FOR UPDATE TO {member} USING ((SELECT is_supervisor()));
CREATE POLICY see ON rule_version FOR SELECT TO {member} USING ((SELECT me()) IS NOT NULL);
CREATE POLICY add ON rule_version FOR INSERT TO {member}
  WITH CHECK ((SELECT is_supervisor()) AND actor = (SELECT my_login()));
CREATE POLICY see ON answer_log FOR SELECT TO {member} USING ((SELECT me()) IS NOT NULL
  AND (conversation_id IS NULL OR EXISTS (SELECT FROM conversation c WHERE c.id = answer_log.conversation_id)));
CREATE POLICY see ON answer_task FOR SELECT TO {member}
  USING (EXISTS (SELECT FROM conversation c WHERE c.id = answer_task.conversation_id));
CREATE POLICY see ON dialogue FOR SELECT TO {member}
  USING (EXISTS (SELECT FROM conversation c WHERE c.id = dialogue.conversation_id));
-- A person's answer ends the dialogue with the program.
CREATE POLICY remove ON dialogue FOR DELETE TO {member}
  USING (EXISTS (SELECT FROM conversation c WHERE c.id = dialogue.conversation_id));
CREATE POLICY see ON external_last FOR SELECT TO {member} USING ((SELECT is_supervisor()));
CREATE POLICY see ON example FOR SELECT TO {member} USING ((SELECT me()) IS NOT NULL
  AND (message_id IS NULL OR EXISTS (SELECT FROM message m WHERE m.id = example.message_id)));
CREATE POLICY add ON example FOR INSERT TO {member} WITH CHECK (author = (SELECT my_login()) AND length(text) <= 100000
  AND (message_id IS NULL OR EXISTS (SELECT FROM message m WHERE m.id = example.message_id)));
CREATE POLICY remove ON example FOR DELETE TO {member} USING ((author = (SELECT my_login()) OR (SELECT is_supervisor()))
  AND (message_id IS NULL OR EXISTS (SELECT FROM message m WHERE m.id = example.message_id)));
CREATE POLICY see ON suggestion_event FOR SELECT TO {member}
  USING (EXISTS (SELECT FROM conversation c WHERE c.id = suggestion_event.conversation_id));
CREATE POLICY add ON suggestion_event FOR INSERT TO {member} WITH CHECK (EXISTS (SELECT FROM message m
  WHERE m.id = suggestion_event.message_id AND m.conversation_id = suggestion_event.conversation_id));
-- What somebody decided is theirs to take back, or a supervisor's.
CREATE POLICY change ON suggestion_event FOR UPDATE TO {member}
  USING ((decided_at IS NULL OR operator_id = (SELECT me()) OR (SELECT is_supervisor()))
    AND EXISTS (SELECT FROM conversation c WHERE c.id = suggestion_event.conversation_id))
  WITH CHECK (operator_id IS NULL OR operator_id = (SELECT me()) OR (SELECT is_supervisor()));
CREATE POLICY remove ON suggestion_event FOR DELETE TO {member} USING (decided_at IS NULL
  AND EXISTS (SELECT FROM conversation c WHERE c.id = suggestion_event.conversation_id));
CREATE POLICY see ON promise FOR SELECT TO {member}
  USING (EXISTS (SELECT FROM conversation c WHERE c.id = promise.conversation_id));
CREATE POLICY add ON promise FOR INSERT TO {member} WITH CHECK (operator_id = (SELECT me()) AND length(text) <= 500
  AND EXISTS (SELECT FROM conversation c WHERE c.id = promise.conversation_id)
  AND (message_id IS NULL OR EXISTS (SELECT FROM message m WHERE m.id = promise.message_id
    AND m.conversation_id = promise.conversation_id AND m.direction = 'outgoing')));
CREATE POLICY change ON promise FOR UPDATE TO {member}
  USING (EXISTS (SELECT FROM conversation c WHERE c.id = promise.conversation_id));
-- What can be sent is no secret in the office; only the service writes the list.
CREATE POLICY see ON template FOR SELECT TO {member} USING ((SELECT me()) IS NOT NULL);
-- A word is read by those it is for and by supervisors; each says for themselves that they have read it, and who wrote it sees that.
CREATE POLICY see ON word FOR SELECT TO {member} USING ((SELECT me()) IS NOT NULL AND (team_id IS NULL OR (SELECT is_supervisor())
  OR EXISTS (SELECT FROM membership m WHERE m.team_id = word.team_id AND m.operator_id = (SELECT me()))));
CREATE POLICY add ON word FOR INSERT TO {member}
  WITH CHECK ((SELECT is_supervisor()) AND author_id = (SELECT me()) AND length(text) BETWEEN 1 AND 240);
CREATE POLICY change ON word FOR UPDATE TO {member} USING ((SELECT is_supervisor()));
CREATE POLICY see ON word_seen FOR SELECT TO {member} USING (operator_id = (SELECT me()) OR (SELECT is_supervisor()));
CREATE POLICY add ON word_seen FOR INSERT TO {member}
  WITH CHECK (operator_id = (SELECT me()) AND EXISTS (SELECT FROM word w WHERE w.id = word_seen.word_id AND w.author_id <> (SELECT me())));
CREATE POLICY see ON consent FOR SELECT TO {member}
  USING (EXISTS (SELECT FROM message m WHERE m.id = consent.message_id));
CREATE POLICY see ON incident FOR SELECT TO {member} USING ((SELECT me()) IS NOT NULL
  AND EXISTS (SELECT FROM conversation c WHERE c.id = incident.conversation_id));
CREATE POLICY change ON incident FOR UPDATE TO {member} USING ((SELECT me()) IS NOT NULL
  AND EXISTS (SELECT FROM conversation c WHERE c.id = incident.conversation_id));
