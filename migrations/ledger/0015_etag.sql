-- The etag that the archive gave the file's object when it was stored. Null: taken in before it was kept.
ALTER TABLE sie_file ADD COLUMN etag TEXT;
