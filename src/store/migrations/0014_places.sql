-- What is posted in a forum or media channel is a post of its own: null where the channel takes messages, 0 for posts without
-- a tag, and otherwise the tag that each post gets.
ALTER TABLE schedule ADD COLUMN forum BIGINT;
ALTER TABLE follow ADD COLUMN forum BIGINT;
ALTER TABLE outbox ADD COLUMN forum BIGINT;
