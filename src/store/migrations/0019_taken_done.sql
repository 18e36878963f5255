-- Whether what was asked is done, and which process took it: what a dead one had not begun to do is done by another. Those
-- taken before are done.
ALTER TABLE taken ADD COLUMN owner BIGINT NOT NULL DEFAULT 0;
ALTER TABLE taken ADD COLUMN done BIGINT NOT NULL DEFAULT 1;
