-- Invitations: each is exchanged once for a token of the one it was made for.
CREATE TABLE invitation (
  id TEXT NOT NULL PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,       -- hex of what the link holds; that itself is never stored
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('reader', 'operator', 'admin')),
  companies TEXT NOT NULL,           -- JSON: 'all', or ids
  token_days INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  created_by TEXT NOT NULL,          -- JSON {id, name}
  accepted_at TEXT,
  token_id TEXT,
  revoked_at TEXT,
  revoked_by TEXT
) STRICT, WITHOUT ROWID;

-- Sign-ins with an account of a person's own that have begun: each is used once, within ten minutes.
CREATE TABLE person_sign_in (
  state TEXT NOT NULL PRIMARY KEY,   -- SHA-256 of what goes to the issuer and comes back
  issuer TEXT NOT NULL,
  redirect_uri TEXT NOT NULL,
  challenge TEXT NOT NULL,           -- SHA-256, base64url, of what whoever began it keeps to themselves
  nonce TEXT NOT NULL,
  expires_at INTEGER NOT NULL        -- milliseconds
) STRICT, WITHOUT ROWID;
CREATE INDEX person_sign_in_by_age ON person_sign_in (expires_at);
-- Sessions that have ended are forgotten by the sweep.
CREATE INDEX access_token_sessions ON access_token (expires_at) WHERE kind = 'session';
