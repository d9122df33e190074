-- Whose a file is, without a look at all attachments: an office asks it for each file that somebody opens.
CREATE INDEX attachment_stored ON attachment (stored_as) WHERE stored_as IS NOT NULL;
