-- Where a company's ledger is read from, beside the files that are uploaded. What the accounting system is asked with is
-- encrypted; it is opened by the one who asks, and by nobody else.
CREATE TABLE source_connection (
  company_id TEXT NOT NULL PRIMARY KEY,
  id TEXT NOT NULL,                  -- of this connection: one made anew has another
  kind TEXT NOT NULL,
  account TEXT,                      -- what tells it from others and is no secret: a host, an account number
  key_id TEXT NOT NULL,              -- of the key that the secret is encrypted with
  secret TEXT NOT NULL,              -- AES-GCM: nonce and ciphertext
  version INTEGER NOT NULL,          -- grows with each change of the secret
  connected_by TEXT NOT NULL,        -- JSON {id, name}
  connected_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX source_connection_by_key ON source_connection (key_id);
