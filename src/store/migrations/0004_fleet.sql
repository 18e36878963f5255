-- What processes of one podpick share, and what a process that is started again must still know. Times are milliseconds
-- since 1970.

-- Nobody passes before this moment: one row for each thing that Discord allows only so often.
CREATE TABLE gate (
  name TEXT PRIMARY KEY,
  free_at BIGINT NOT NULL
);

-- Every session begun with Discord's gateway, for a day.
CREATE TABLE identify (
  id TEXT PRIMARY KEY,
  at BIGINT NOT NULL
);

CREATE INDEX identify_at ON identify (at);

-- Interactions that change something, each taken by one process.
CREATE TABLE taken (
  interaction BIGINT PRIMARY KEY,
  at BIGINT NOT NULL
);

CREATE INDEX taken_at ON taken (at);

-- Which process holds which shards, and until when unless it says so again.
CREATE TABLE shard_lease (
  first BIGINT NOT NULL,
  last BIGINT NOT NULL,
  total BIGINT NOT NULL,
  owner TEXT NOT NULL,
  lease_until BIGINT NOT NULL,
  PRIMARY KEY (first, last, total)
);

-- Questions that found nothing, as they were compared: without who asked and where.
CREATE TABLE gap (
  question TEXT PRIMARY KEY,
  times BIGINT NOT NULL,
  last_at BIGINT NOT NULL
);

-- Notes and news that are done with, for deleting those of long ago.
CREATE INDEX outbox_done ON outbox (due_at) WHERE open = 0 AND pick = 0;
