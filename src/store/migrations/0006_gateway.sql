-- Sessions with Discord's gateway, so that the next start resumes them: one for each shard.
CREATE TABLE gateway_session (
  shard BIGINT NOT NULL,
  total BIGINT NOT NULL,
  -- Whose token the session belongs to, as a hash.
  owner TEXT NOT NULL,
  session TEXT NOT NULL,
  -- The last event that was handled.
  sequence BIGINT NOT NULL,
  resume_url TEXT,
  saved_at BIGINT NOT NULL,
  PRIMARY KEY (shard, total)
);

-- What podpick registered with Discord as its commands: place 0 is everywhere, any other a server.
CREATE TABLE registered (
  place BIGINT PRIMARY KEY,
  -- A hash of what was uploaded, and one of what Discord made of it.
  wanted TEXT NOT NULL,
  held TEXT NOT NULL
);

-- Nonces are made otherwise from here on: what was sent and is not confirmed is looked for in its channel, not sent again.
UPDATE outbox SET first_send_at = first_send_at - 300000
  WHERE open = 1 AND message_id IS NULL AND first_send_at IS NOT NULL;
