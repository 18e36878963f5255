-- Servers that podpick is no longer in, and since when: after 30 days all that is kept of them is deleted.
CREATE TABLE gone (
  guild_id BIGINT PRIMARY KEY,
  since BIGINT NOT NULL
);

INSERT INTO gone (guild_id, since)
  SELECT guild_id, MIN(gone_since) FROM (
    SELECT guild_id, gone_since FROM schedule WHERE gone_since IS NOT NULL
    UNION ALL SELECT guild_id, gone_since FROM follow WHERE gone_since IS NOT NULL
  ) AS left_before GROUP BY guild_id;

-- What of a server is still to be sent: a new notice joins one that waits.
CREATE INDEX outbox_open_guild ON outbox (guild_id) WHERE open = 1;
