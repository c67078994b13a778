-- The directory's trail, as the ledgers have theirs: tokens and companies made and changed, and acts that were refused.
-- It is only ever added to.
CREATE TABLE trail (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  company_id TEXT,
  token_id TEXT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,               -- JSON {id, name}
  action TEXT NOT NULL,
  details TEXT NOT NULL,             -- JSON
  once TEXT UNIQUE                   -- of lines that are written at most once: what they are of; null for others
) STRICT;
CREATE TRIGGER trail_no_update BEFORE UPDATE ON trail BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;
CREATE TRIGGER trail_no_delete BEFORE DELETE ON trail BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;

ALTER TABLE access_token ADD COLUMN created_by TEXT;  -- JSON {id, name}; null: made before this was kept
ALTER TABLE access_token ADD COLUMN revoked_by TEXT;
