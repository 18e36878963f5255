-- Since when the catalog or a server's shelf names a feed: who follows a topic is told of what its shows bring from then on.
ALTER TABLE feed ADD COLUMN wanted_since BIGINT NOT NULL DEFAULT 0;
-- And since when nobody does; after a while nothing of it is kept.
ALTER TABLE feed ADD COLUMN unwanted_since BIGINT;
-- Where the older pages of a feed go on that could not be read with its first page; empty where only that page can
-- tell.
ALTER TABLE feed ADD COLUMN older TEXT;
