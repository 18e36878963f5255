-- What podpick learnt from the feeds of the catalog's podcasts. Times are milliseconds since 1970 unless said otherwise.
CREATE TABLE feed (
  podcast TEXT PRIMARY KEY,
  address TEXT NOT NULL,
  -- The catalog names it at present.
  wanted BIGINT NOT NULL,
  etag TEXT,
  modified TEXT,
  next_at BIGINT NOT NULL,
  lease_until BIGINT NOT NULL,
  -- When it was last asked, and when it last answered as it should.
  tried_at BIGINT,
  read_at BIGINT,
  failing_since BIGINT,
  failures BIGINT NOT NULL,
  fault TEXT,
  moved_to TEXT,
  gone BIGINT NOT NULL,
  complete BIGINT NOT NULL,
  -- Of the newest episode, in seconds.
  newest BIGINT,
  -- Seconds between two readings.
  every BIGINT NOT NULL
);

CREATE INDEX feed_due ON feed (next_at) WHERE wanted = 1;

CREATE TABLE episode (
  podcast TEXT NOT NULL,
  identity TEXT NOT NULL,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  page TEXT,
  audio TEXT,
  -- In seconds.
  published BIGINT,
  seconds BIGINT,
  explicit BIGINT,
  season BIGINT,
  number BIGINT,
  -- One a line.
  people TEXT NOT NULL,
  image TEXT,
  transcript TEXT,
  chapters TEXT,
  kind BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  PRIMARY KEY (podcast, identity)
);

-- Who wants to be told of new episodes: of one podcast, or of all about a topic.
CREATE TABLE follow (
  guild_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  channel_id BIGINT NOT NULL,
  podcast TEXT,
  topic TEXT,
  publish BIGINT NOT NULL,
  -- Explicit episodes may be told there.
  adults BIGINT NOT NULL,
  since BIGINT NOT NULL,
  failures BIGINT NOT NULL,
  cause TEXT,
  detail TEXT,
  set_by BIGINT NOT NULL,
  gone_since BIGINT,
  PRIMARY KEY (guild_id, id)
);

CREATE INDEX follow_podcast ON follow (podcast);
CREATE INDEX follow_topic ON follow (topic);
