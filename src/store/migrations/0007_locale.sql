-- In which language a server's posts are written: that of the server when somebody set them up.
ALTER TABLE schedule ADD COLUMN locale TEXT NOT NULL DEFAULT 'en-US';
ALTER TABLE follow ADD COLUMN locale TEXT NOT NULL DEFAULT 'en-US';
ALTER TABLE outbox ADD COLUMN locale TEXT NOT NULL DEFAULT 'en-US';
