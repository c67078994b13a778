-- The directory: which company lives in which ledger database, who may do what, and answers kept for repeated requests.
CREATE TABLE company (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  organisation_number TEXT NOT NULL, -- NNNNNN-NNNN
  source TEXT NOT NULL,              -- JSON {kind, …}
  oxceed_id TEXT,
  ledger TEXT NOT NULL,              -- name of the binding: LEDGER_00 …
  search TEXT NOT NULL,              -- what ?q= is looked up in: lower-case name, number with and without hyphen, Oxceed's id
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX company_by_name ON company (name, id);

CREATE TABLE access_token (
  id TEXT NOT NULL PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,       -- hex of the token; the token itself is never stored
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('reader', 'operator', 'admin')),
  all_companies INTEGER NOT NULL CHECK (all_companies IN (0, 1)),
  created_at TEXT NOT NULL,
  expires_at TEXT,
  revoked_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE token_grant (
  token_id TEXT NOT NULL,
  company_id TEXT NOT NULL,
  PRIMARY KEY (token_id, company_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotent_answer (
  token_id TEXT NOT NULL,
  key TEXT NOT NULL,
  request TEXT NOT NULL,             -- SHA-256 of method, path and JSON body: the same key must mean the same request
  claimed_at INTEGER NOT NULL,       -- milliseconds
  status INTEGER,                    -- null while the request is being worked on
  headers TEXT,
  body TEXT,
  PRIMARY KEY (token_id, key)
) STRICT, WITHOUT ROWID;
