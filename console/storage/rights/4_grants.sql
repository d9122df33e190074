-- What may be done at all, column by column. Nothing is given to PUBLIC; a table or function without a line here is shut.

REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {member}, {sync};
REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, {member}, {sync};
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC, {member}, {sync};
GRANT USAGE ON SCHEMA public TO {member}, {sync};

GRANT EXECUTE ON FUNCTION is_sync(), me(), my_login(), is_supervisor(), my_teams(), my_openings(), office_now(), this_transaction(),
  is_common_file(text), has_members(bigint), keep_login(), found_messages(text, integer), found_contacts(text, integer) TO {member}, {sync};

GRANT SELECT ON meta, team, operator, membership, channel, lease, contact, conversation, message, message_version, attachment,
  blob, outbox, pause, raw_update, draft, presence, journal, journal_head, journal_chain, rule, rule_version, answer_log,
  answer_task, dialogue, external_last, example, suggestion_event, consent, incident, episode, episode_touch, figure_day,
  figure_month, figure_step, crossing, promise, template, word, word_seen, duty, opening, reserved, reserved_episode, reserved_touch TO {member}, {sync};

GRANT UPDATE (operator_id, claim_token, claim_until, state, topic, team_id, waiting_since, unread, last_message_at, preview,
  preview_kind, preview_direction, failed_count, uncertain_count, snoozed_until, resolved_at, resolve_reason, changed)
  ON conversation TO {member};
GRANT UPDATE (name, name_is_corrected, language, language_is_corrected, search, blocked_at, block_reason, changed)
  ON contact TO {member};
-- Nobody numbers a row of their own: a number taken in advance would stop everybody who comes to it.
GRANT INSERT (conversation_id, contact_id, channel_id, direction, kind, text, state, uuid, at, stored_at, author_id, is_automatic,
  reply_to, extra, waited_since, search, changed), UPDATE (text, search, state, provider_id, edited_at, deleted_at, error, error_blanks, changed) ON message TO {member};
GRANT INSERT ON message_version TO {member};
GRANT INSERT (message_id, channel_id, name, media_type, size, state, stored_as, duration_ms), UPDATE (state, attempts, due_at)
  ON attachment TO {member};
GRANT INSERT (name, data) ON blob TO {member};
GRANT INSERT (message_id, conversation_id, channel_id, recipient, action, seq, uuid, text, attachment_id, payload, state, held_by,
  due_at, created_at), UPDATE (state, due_at, held_by, error, finished_at), DELETE ON outbox TO {member};
GRANT INSERT (conversation_id, operator_id, is_note, text, updated_at), UPDATE (text, updated_at), DELETE ON draft TO {member};
GRANT INSERT, UPDATE (is_typing, until), DELETE ON presence TO {member};
GRANT INSERT (at, actor, host, verb, conversation_id, message_id, reason, detail) ON journal TO {member}, {sync};
GRANT UPDATE (status, status_since, name, max_claims, languages, team_id, is_active, changed) ON operator TO {member};
GRANT INSERT (name, is_restricted) ON team TO {member};
GRANT UPDATE (is_confidential) ON team TO {member};
GRANT INSERT (conversation_id, operator_id, until), UPDATE (until), DELETE ON opening TO {member};
GRANT INSERT, DELETE ON membership TO {member};
GRANT INSERT, UPDATE (value), DELETE ON meta TO {member};
GRANT INSERT (name, version, body, is_automatic, changed), UPDATE (version, body, is_automatic, removed_at, changed)
  ON rule TO {member};
GRANT INSERT ON rule_version TO {member};
GRANT INSERT (rule, text, language, source, message_id, author, at, changed), DELETE ON example TO {member};
GRANT INSERT (message_id, conversation_id, at, first_rule, first_p, shown), UPDATE (first_rule, first_p, shown, sent_rule, how, reply_id, operator_id, decided_at), DELETE
  ON suggestion_event TO {member};
GRANT DELETE ON dialogue TO {member};
GRANT UPDATE (state, state_at, changed) ON incident TO {member};
GRANT INSERT (conversation_id, message_id, operator_id, text, day, due_at, created_at), UPDATE (settled_at, outcome, reason)
  ON promise TO {member};
GRANT INSERT (author_id, team_id, text, written_at, until, changed), UPDATE (withdrawn_at, changed) ON word TO {member};
GRANT INSERT (word_id, operator_id, at, changed) ON word_seen TO {member};

-- What a citizen or an operator wrote is removed by nobody at all.
GRANT INSERT, UPDATE ON template, channel, lease, contact, conversation, message, attachment, raw_update, rule, incident TO {sync};
GRANT INSERT, UPDATE, DELETE ON meta, outbox, pause, draft, dialogue, external_last, suggestion_event, episode, episode_touch,
  figure_day, figure_month, figure_step, duty, crossing TO {sync};
GRANT INSERT, DELETE ON answer_task, message_version, example TO {sync};
GRANT DELETE ON presence, opening TO {sync};
GRANT UPDATE (came_due_at) ON promise TO {sync};
GRANT SELECT, INSERT, UPDATE, DELETE ON seen TO {sync};
GRANT INSERT ON rule_version, answer_log, consent TO {sync};
GRANT INSERT (name, data), DELETE ON blob TO {sync};
GRANT UPDATE (is_active, status, status_since, changed) ON operator TO {sync};
GRANT INSERT (name, is_restricted) ON team TO {sync};

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['answer_log', 'attachment', 'channel', 'consent', 'contact', 'conversation', 'example', 'incident',
      'journal', 'message', 'outbox', 'raw_update', 'rule', 'team', 'template'] LOOP
    EXECUTE format('GRANT USAGE ON SEQUENCE %s TO {sync}', pg_get_serial_sequence('public.' || name, 'id'));
  END LOOP;
  FOREACH name IN ARRAY ARRAY['message', 'attachment', 'outbox', 'journal', 'team', 'rule', 'example', 'promise', 'word'] LOOP
    EXECUTE format('GRANT USAGE ON SEQUENCE %s TO {member}', pg_get_serial_sequence('public.' || name, 'id'));
  END LOOP;
END $$;

DROP TRIGGER IF EXISTS guard ON conversation;
CREATE TRIGGER guard BEFORE UPDATE ON conversation FOR EACH ROW EXECUTE FUNCTION guard_conversation();
DROP TRIGGER IF EXISTS journalled ON conversation;
CREATE CONSTRAINT TRIGGER journalled AFTER UPDATE OF operator_id, state, team_id, topic, snoozed_until, resolve_reason ON conversation
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD.operator_id, OLD.state, OLD.team_id, OLD.topic, OLD.snoozed_until, OLD.resolve_reason) IS DISTINCT FROM
    (NEW.operator_id, NEW.state, NEW.team_id, NEW.topic, NEW.snoozed_until, NEW.resolve_reason))
  EXECUTE FUNCTION guard_journalled();
DROP TRIGGER IF EXISTS guard ON message;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON message FOR EACH ROW EXECUTE FUNCTION guard_message();
DROP TRIGGER IF EXISTS guard ON outbox;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON outbox FOR EACH ROW EXECUTE FUNCTION guard_outbox();
DROP TRIGGER IF EXISTS guard ON journal;
CREATE TRIGGER guard BEFORE INSERT ON journal FOR EACH ROW EXECUTE FUNCTION guard_journal();
DROP TRIGGER IF EXISTS guard ON operator;
CREATE TRIGGER guard BEFORE UPDATE ON operator FOR EACH ROW EXECUTE FUNCTION guard_operator();
DROP TRIGGER IF EXISTS guard ON contact;
CREATE TRIGGER guard BEFORE UPDATE ON contact FOR EACH ROW EXECUTE FUNCTION guard_contact();
DROP TRIGGER IF EXISTS guard ON meta;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE OR DELETE ON meta FOR EACH ROW EXECUTE FUNCTION guard_meta();
DROP TRIGGER IF EXISTS guard ON message_version;
CREATE TRIGGER guard BEFORE INSERT ON message_version FOR EACH ROW EXECUTE FUNCTION guard_version();
DROP TRIGGER IF EXISTS guard ON attachment;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON attachment FOR EACH ROW EXECUTE FUNCTION guard_attachment();
DROP TRIGGER IF EXISTS guard ON promise;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON promise FOR EACH ROW EXECUTE FUNCTION guard_promise();
DROP TRIGGER IF EXISTS guard ON word;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON word FOR EACH ROW EXECUTE FUNCTION guard_word();
DROP TRIGGER IF EXISTS guard ON word_seen;
CREATE TRIGGER guard BEFORE INSERT ON word_seen FOR EACH ROW EXECUTE FUNCTION guard_word_seen();
DROP TRIGGER IF EXISTS guard ON rule_version;
CREATE TRIGGER guard BEFORE INSERT ON rule_version FOR EACH ROW EXECUTE FUNCTION guard_signed();
DROP TRIGGER IF EXISTS guard ON example;
CREATE TRIGGER guard BEFORE INSERT ON example FOR EACH ROW EXECUTE FUNCTION guard_signed();

-- These look at the end of a transaction, when all of it is there.
DROP TRIGGER IF EXISTS told ON message;
CREATE CONSTRAINT TRIGGER told AFTER UPDATE OF text, deleted_at ON message DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD.text, OLD.deleted_at) IS DISTINCT FROM (NEW.text, NEW.deleted_at)) EXECUTE FUNCTION guard_told();
DROP TRIGGER IF EXISTS told ON outbox;
CREATE CONSTRAINT TRIGGER told AFTER INSERT ON outbox DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.action <> 'typing') EXECUTE FUNCTION guard_told();
DROP TRIGGER IF EXISTS settled ON outbox;
CREATE CONSTRAINT TRIGGER settled AFTER UPDATE OF state ON outbox DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.state <> NEW.state AND (OLD.state <> 'held' OR NEW.state = 'withdrawn')) EXECUTE FUNCTION guard_told();
DROP TRIGGER IF EXISTS kept ON rule;
CREATE CONSTRAINT TRIGGER kept AFTER INSERT OR UPDATE ON rule DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION guard_kept();
DROP TRIGGER IF EXISTS kept ON contact;
CREATE CONSTRAINT TRIGGER kept AFTER UPDATE OF blocked_at, name ON contact DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD.blocked_at, OLD.name) IS DISTINCT FROM (NEW.blocked_at, NEW.name)) EXECUTE FUNCTION guard_kept();
DROP TRIGGER IF EXISTS kept ON incident;
CREATE CONSTRAINT TRIGGER kept AFTER UPDATE OF state ON incident DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION guard_kept();
DROP TRIGGER IF EXISTS kept ON promise;
CREATE CONSTRAINT TRIGGER kept AFTER INSERT OR UPDATE ON promise DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION guard_kept();
DROP TRIGGER IF EXISTS kept ON word;
CREATE CONSTRAINT TRIGGER kept AFTER INSERT OR UPDATE ON word DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION guard_kept();
DROP TRIGGER IF EXISTS kept ON operator;
CREATE CONSTRAINT TRIGGER kept AFTER UPDATE OF is_active ON operator DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.is_active <> NEW.is_active) EXECUTE FUNCTION guard_kept();
DROP TRIGGER IF EXISTS kept ON team;
CREATE CONSTRAINT TRIGGER kept AFTER UPDATE OF is_confidential ON team DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.is_confidential <> NEW.is_confidential) EXECUTE FUNCTION guard_kept();
DROP TRIGGER IF EXISTS guard ON opening;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON opening FOR EACH ROW EXECUTE FUNCTION guard_opening();
DROP TRIGGER IF EXISTS opened ON opening;
CREATE CONSTRAINT TRIGGER opened AFTER INSERT OR UPDATE ON opening DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  EXECUTE FUNCTION guard_opened();
DROP TRIGGER IF EXISTS kept_status ON operator;
CREATE CONSTRAINT TRIGGER kept_status AFTER UPDATE OF status ON operator DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION guard_kept();
