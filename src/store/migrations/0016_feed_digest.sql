-- The body that was read last, so that one that comes again without a change is not read again.
ALTER TABLE feed ADD COLUMN digest TEXT;
