-- What servers add to the catalog and take out of it for themselves. Times are milliseconds since 1970.

-- One row for each server that has any of the following but `missing`. Whoever changes something of a server's takes
-- this row first, so that no two count at once.
CREATE TABLE shelf (
  guild_id BIGINT PRIMARY KEY,
  -- Rises with every change that answers show; 0 before the first. A time, so that it rises over a deletion as well.
  revision BIGINT NOT NULL,
  -- Where moderators are shown suggestions, and in which language.
  reviews_channel BIGINT,
  reviews_locale TEXT
);

CREATE TABLE own_show (
  guild_id BIGINT NOT NULL,
  id TEXT NOT NULL,
  place BIGINT NOT NULL,
  -- All that is said of it, as JSON, without its curator.
  content TEXT NOT NULL,
  curator BIGINT,
  PRIMARY KEY (guild_id, id)
);

CREATE INDEX own_show_curator ON own_show (curator);

-- Shows of the catalog that a server does not want to see.
CREATE TABLE hidden_show (
  guild_id BIGINT NOT NULL,
  podcast TEXT NOT NULL,
  PRIMARY KEY (guild_id, podcast)
);

-- A server's own names for topics.
CREATE TABLE own_alias (
  guild_id BIGINT NOT NULL,
  -- As names are compared, and as it was typed.
  name TEXT NOT NULL,
  alias TEXT NOT NULL,
  topic TEXT NOT NULL,
  PRIMARY KEY (guild_id, name)
);

-- Suggestions that wait for a moderator.
CREATE TABLE suggestion (
  guild_id BIGINT NOT NULL,
  id TEXT NOT NULL,
  at BIGINT NOT NULL,
  content TEXT NOT NULL,
  member BIGINT NOT NULL,
  -- The member wants to be told what became of it, in this language.
  tell BIGINT NOT NULL,
  locale TEXT NOT NULL,
  PRIMARY KEY (guild_id, id)
);

CREATE INDEX suggestion_member ON suggestion (member);

-- When members suggested something, for a day: they may do so only so often.
CREATE TABLE suggested (
  guild_id BIGINT NOT NULL,
  member BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (guild_id, member, at)
);

CREATE INDEX suggested_member ON suggested (member);
CREATE INDEX suggested_at ON suggested (at);

-- Searches without results in one server, as they were compared: without who asked.
CREATE TABLE missing (
  guild_id BIGINT NOT NULL,
  question TEXT NOT NULL,
  times BIGINT NOT NULL,
  last_at BIGINT NOT NULL,
  PRIMARY KEY (guild_id, question)
);

CREATE INDEX missing_last ON missing (last_at);
