-- Whom a notice notifies, and whether a thread is opened under it.
ALTER TABLE follow ADD COLUMN role_id BIGINT;
ALTER TABLE follow ADD COLUMN thread BIGINT NOT NULL DEFAULT 0;
