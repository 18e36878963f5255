-- Members may give themselves the role that a schedule or a follow notifies, and the posts of both say so.
ALTER TABLE schedule ADD COLUMN self_role BIGINT NOT NULL DEFAULT 0;
ALTER TABLE follow ADD COLUMN self_role BIGINT NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN self_role BIGINT NOT NULL DEFAULT 0;
