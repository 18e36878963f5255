-- Whom a notice notifies, and whether a thread is opened under it.
ALTER TABLE follow ADD COLUMN role_id BIGINT;
ALTER TABLE follow ADD COLUMN thread BIGINT NOT NULL DEFAULT 0;

-- When a channel was last told of something.
CREATE INDEX outbox_told ON outbox (guild_id, due_at) WHERE pick = 0;
