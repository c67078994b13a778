-- Sign-ins at an accounting system that have begun: each is used once, within ten minutes.
CREATE TABLE source_sign_in (
  state TEXT NOT NULL PRIMARY KEY,   -- SHA-256 of what goes there and comes back
  company_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  redirect_uri TEXT NOT NULL,
  asked_by TEXT NOT NULL,            -- JSON {id, name}
  expires_at INTEGER NOT NULL        -- milliseconds
) STRICT, WITHOUT ROWID;

-- A token that is good for one renewal is renewed by one at a time: until then nobody else does.
ALTER TABLE source_connection ADD COLUMN renewing_until INTEGER; -- milliseconds
