-- What members think of a pick. The counts stay with the pick; who pressed is known only as a keyed hash, so that nobody
-- counts twice, and only as long as the pick can be rated.
ALTER TABLE outbox ADD COLUMN listened BIGINT NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN not_for_me BIGINT NOT NULL DEFAULT 0;

CREATE TABLE rating (
  guild_id BIGINT NOT NULL,
  -- The key of the pick in the outbox.
  post TEXT NOT NULL,
  -- A hash of the member's id under a key that is not kept here.
  member TEXT NOT NULL,
  -- listened or not-for-me.
  rating TEXT NOT NULL,
  PRIMARY KEY (post, member)
);

CREATE INDEX rating_member ON rating (member);
CREATE INDEX rating_guild ON rating (guild_id);
