-- Claims that have lapsed, without a look at all that are held: few have, and an office may hold thousands.
CREATE INDEX conversation_claim ON conversation (claim_until)
  WHERE state <> 'resolved' AND operator_id IS NOT NULL;
