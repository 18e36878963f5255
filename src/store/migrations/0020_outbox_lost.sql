-- Messages of which nobody can say whether they are done: found each minute without a look at all others.
CREATE INDEX IF NOT EXISTS outbox_lost ON outbox (key) WHERE open NOT IN (0, 1);
