-- Tokens that are exchanged and tell when they were last used; a person's session is one of them.
ALTER TABLE access_token ADD COLUMN kind TEXT NOT NULL DEFAULT 'token' CHECK (kind IN ('token', 'session'));
ALTER TABLE access_token ADD COLUMN last_used_at TEXT;  -- to within some minutes
ALTER TABLE access_token ADD COLUMN replaced_by TEXT;   -- id of the token that it was exchanged for
-- Whether there is an administrator beside the first one.
CREATE INDEX access_token_administrators ON access_token (expires_at)
  WHERE role = 'admin' AND all_companies = 1 AND kind = 'token' AND revoked_at IS NULL;
