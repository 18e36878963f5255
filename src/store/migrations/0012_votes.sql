-- Whether members vote for each pick of a schedule.
ALTER TABLE schedule ADD COLUMN vote BIGINT NOT NULL DEFAULT 0;

-- Votes that are not counted yet; the poll itself is the message of the outbox with the same key.
CREATE TABLE vote (
  key TEXT PRIMARY KEY,
  guild_id BIGINT NOT NULL,
  channel_id BIGINT NOT NULL,
  -- When it ends, and what is voted on.
  ballot TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  -- Not to be looked at before.
  wake_at BIGINT NOT NULL,
  tries BIGINT NOT NULL,
  -- It does not count any more, and only its poll is still to be ended.
  void BIGINT NOT NULL
);

-- One runs at a time in each server.
CREATE UNIQUE INDEX vote_running ON vote (guild_id) WHERE void = 0;
CREATE INDEX vote_wake ON vote (wake_at);
