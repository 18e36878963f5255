-- What moderators set: one schedule for each guild and the picks that wait.
-- Times are milliseconds since 1970, ids are Discord's, weeks are written 2026-W48; the same SQL runs on SQLite and PostgreSQL.
CREATE TABLE schedule (
  guild_id BIGINT PRIMARY KEY,
  channel_id BIGINT NOT NULL,
  day BIGINT NOT NULL,
  minute BIGINT NOT NULL,
  zone TEXT NOT NULL,
  role_id BIGINT,
  thread BIGINT NOT NULL,
  publish BIGINT NOT NULL,
  auto BIGINT NOT NULL,
  reminders BIGINT,
  paused BIGINT NOT NULL,
  next_week TEXT NOT NULL,
  next_at BIGINT NOT NULL,
  failures BIGINT NOT NULL,
  set_by BIGINT NOT NULL,
  gone_since BIGINT
);

CREATE INDEX schedule_next ON schedule (next_at) WHERE paused = 0 AND gone_since IS NULL;

CREATE TABLE queued (
  guild_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  place BIGINT NOT NULL,
  podcast TEXT NOT NULL,
  episode TEXT,
  note TEXT,
  week TEXT,
  picker BIGINT NOT NULL,
  PRIMARY KEY (guild_id, id)
);
