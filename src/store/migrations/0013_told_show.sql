-- What the moderators of a server were told about a show: each event once, whatever its feed says afterwards.
CREATE TABLE told_show (
  guild_id BIGINT NOT NULL,
  podcast TEXT NOT NULL,
  -- ended, gone, or moved: and a hash of the new address.
  event TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (guild_id, podcast, event)
);
