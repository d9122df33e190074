-- What a figure is made of among confidential conversations, for supervisors outside their teams: when, through which channel, in whose
-- queue and how long. Nothing of what it was about: no topic, no language, no rule, no word of the citizen.
CREATE VIEW reserved_episode AS
SELECT e.conversation_id, e.number, e.channel, e.team, e.opened_at, e.day, e.hour, e.resolved_at, e.outcome, e.first_by, e.first_seconds,
  e.first_own_seconds, e.is_waiting, e.is_after_hours, e.is_deflected, r.team_id
FROM episode e JOIN reserved r ON r.id = e.conversation_id;

CREATE VIEW reserved_touch AS
SELECT t.day, t.kind, t.conversation_id, t.number FROM episode_touch t JOIN reserved r ON r.id = t.conversation_id
WHERE substr(t.kind, 1, 10) <> 'automatic ';
