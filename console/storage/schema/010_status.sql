-- Who was where, and since when, is read from the journal: for figures whose clocks stand still meanwhile.

CREATE INDEX journal_status ON journal (actor, at) WHERE verb = 'status';
