-- Whether a feed asks not to be listed: its episodes are kept, and nobody is shown or told them.
ALTER TABLE feed ADD COLUMN blocked BIGINT NOT NULL DEFAULT 0;
