-- The picture that a feed gives for its podcast; an https address on the internet.
ALTER TABLE feed ADD COLUMN image TEXT;
-- Read once more in whole, so that the pictures of known podcasts come without waiting for a new episode.
UPDATE feed SET etag = NULL, modified = NULL;
