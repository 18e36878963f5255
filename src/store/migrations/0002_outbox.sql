-- Every message that podpick sends by itself, and the weeks that passed without one.
CREATE TABLE outbox (
  key TEXT PRIMARY KEY,
  guild_id BIGINT NOT NULL,
  channel_id BIGINT NOT NULL,
  pick BIGINT NOT NULL,
  week TEXT,
  podcast TEXT,
  episode TEXT,
  title TEXT,
  note TEXT,
  picker BIGINT,
  role_id BIGINT,
  publish BIGINT NOT NULL,
  thread BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  state TEXT NOT NULL,
  cause TEXT,
  detail TEXT,
  message_id BIGINT,
  -- Something is left to do.
  open BIGINT NOT NULL,
  -- Not to be looked at before.
  wake_at BIGINT NOT NULL,
  -- Whoever raised the fence last may act until the lease is over.
  lease_until BIGINT NOT NULL,
  fence BIGINT NOT NULL,
  -- A new generation has a new nonce.
  generation BIGINT NOT NULL,
  tries BIGINT NOT NULL,
  first_attempt_at BIGINT,
  first_send_at BIGINT
);

CREATE INDEX outbox_open ON outbox (wake_at) WHERE open = 1;
CREATE INDEX outbox_picks ON outbox (guild_id, due_at) WHERE pick = 1;

-- How often the members of a guild asked for a topic, by the topic's mark; never words and never members.
CREATE TABLE asked (
  guild_id BIGINT NOT NULL,
  topic BIGINT NOT NULL,
  times BIGINT NOT NULL,
  PRIMARY KEY (guild_id, topic)
);
