-- The nightly comparison of each connected company, and who is told what changes. A company is watched from when it is
-- connected until that is turned off; disconnecting forgets.
CREATE TABLE watch (
  company_id TEXT NOT NULL PRIMARY KEY,
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  reloads INTEGER NOT NULL CHECK (reloads IN (0, 1)),
  next_at INTEGER NOT NULL,          -- milliseconds; a time of its own each night
  webhook_host TEXT,                 -- what of the address is no secret
  webhook_key_id TEXT,               -- of the key that the next is encrypted with
  webhook_secret TEXT,               -- AES-GCM: {address, secret}
  last_sent TEXT                     -- JSON {id, at, ok, status}
) STRICT, WITHOUT ROWID;
CREATE INDEX watch_due ON watch (next_at) WHERE enabled = 1;

-- The nights are from 21 to 03 UTC: after 22 and before 05 in Sweden, summer and winter.
CREATE TRIGGER watch_connected AFTER INSERT ON source_connection BEGIN
  INSERT OR IGNORE INTO watch (company_id, enabled, reloads, next_at)
  VALUES (NEW.company_id, 1, 0, (unixepoch('now', 'start of day', '+21 hours') + abs(random() % 21600)) * 1000);
END;
CREATE TRIGGER watch_disconnected AFTER DELETE ON source_connection BEGIN
  DELETE FROM watch WHERE company_id = OLD.company_id;
END;
INSERT INTO watch (company_id, enabled, reloads, next_at)
SELECT company_id, 1, 0, (unixepoch('now', 'start of day', '+21 hours') + abs(random() % 21600)) * 1000 FROM source_connection;
