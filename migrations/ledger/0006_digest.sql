-- The digest of the books of the file's own fiscal year (shared/sie/digest). Null: taken in before it was kept, and not
-- loaded since.
ALTER TABLE sie_file ADD COLUMN digest TEXT;
