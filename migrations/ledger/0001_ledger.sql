-- All that belongs to a company. The five tables of a generation (voucher, ledger_row, balance, period_total,
-- chart_entry) are clustered on (generation, sequence), dense from 0, and carry no other index: deleting
-- a year is a walk along one range, one row written per row deleted.

CREATE TABLE fiscal_year (
  company_id TEXT NOT NULL,
  start TEXT NOT NULL,
  end TEXT NOT NULL,
  live_generation INTEGER,           -- null: the year reads as empty
  PRIMARY KEY (company_id, start)
) STRICT, WITHOUT ROWID;

-- One load of one fiscal year. Ids are never used again.
CREATE TABLE generation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  company_id TEXT NOT NULL,
  start TEXT NOT NULL,
  sie_file_id TEXT NOT NULL,
  job_id TEXT NOT NULL,              -- the job that loaded it
  state TEXT NOT NULL CHECK (state IN ('loading', 'live', 'dead')),
  vouchers INTEGER NOT NULL DEFAULT 0,
  rows INTEGER NOT NULL DEFAULT 0,   -- #TRANS
  added_rows INTEGER NOT NULL DEFAULT 0,   -- #RTRANS
  removed_rows INTEGER NOT NULL DEFAULT 0, -- #BTRANS
  balances INTEGER NOT NULL DEFAULT 0,
  debit_ore INTEGER NOT NULL DEFAULT 0,
  loaded_at TEXT,
  UNIQUE (job_id, start)
) STRICT;
CREATE INDEX generation_by_year ON generation (company_id, start);

CREATE TABLE voucher (
  generation INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  series TEXT NOT NULL,
  number TEXT NOT NULL,
  date TEXT NOT NULL,
  text TEXT NOT NULL,
  registered TEXT,
  signature TEXT NOT NULL,
  first_row INTEGER NOT NULL,        -- its rows are ledger_row first_row … first_row + row_count - 1
  row_count INTEGER NOT NULL,
  PRIMARY KEY (generation, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_row (
  generation INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  kind INTEGER NOT NULL,             -- 0 #TRANS, 1 #RTRANS (added), 2 #BTRANS (removed); only 0 counts
  account TEXT NOT NULL,
  objects TEXT NOT NULL,             -- JSON, pairs of dimension and object in a row; '' when none
  amount_ore INTEGER NOT NULL,
  date TEXT,
  text TEXT NOT NULL,
  quantity TEXT,
  signature TEXT NOT NULL,
  PRIMARY KEY (generation, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE balance (
  generation INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  label TEXT NOT NULL,               -- IB UB OIB OUB RES PSALDO PBUDGET
  year_start TEXT NOT NULL,          -- the year the figure is of, through #RAR
  period TEXT,
  account TEXT NOT NULL,
  objects TEXT NOT NULL,
  amount_ore INTEGER NOT NULL,
  quantity TEXT,
  PRIMARY KEY (generation, sequence)
) STRICT, WITHOUT ROWID;

-- Account × month, summed once at load over #TRANS by the voucher's date.
CREATE TABLE period_total (
  generation INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  account TEXT NOT NULL,
  period TEXT NOT NULL,
  amount_ore INTEGER NOT NULL,
  debit_ore INTEGER NOT NULL,
  rows INTEGER NOT NULL,
  PRIMARY KEY (generation, sequence)
) STRICT, WITHOUT ROWID;

-- The file's accounts, dimensions and objects, waiting to be merged into the company's when the load goes live.
CREATE TABLE chart_entry (
  generation INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('account', 'dimension', 'object')),
  dimension TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT,                         -- of an account, T S K I; of a dimension, its parent
  unit TEXT,
  sru TEXT,                          -- JSON list
  PRIMARY KEY (generation, sequence)
) STRICT, WITHOUT ROWID;

-- Kept: the company's chart of accounts, dimensions and objects.
CREATE TABLE account (
  company_id TEXT NOT NULL,
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT,
  unit TEXT,
  sru TEXT,
  PRIMARY KEY (company_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE dimension (
  company_id TEXT NOT NULL,
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  parent TEXT,
  PRIMARY KEY (company_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE object (
  company_id TEXT NOT NULL,
  dimension TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (company_id, dimension, code)
) STRICT, WITHOUT ROWID;

-- The archive. The bytes lie in R2 under sie/{company}/{id}.
CREATE TABLE sie_file (
  id TEXT NOT NULL PRIMARY KEY,
  company_id TEXT NOT NULL,
  filename TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  encoding TEXT NOT NULL,
  sie_type TEXT NOT NULL,
  program TEXT,
  company_name TEXT,
  organisation_number TEXT,
  start TEXT NOT NULL,               -- year 0
  end TEXT NOT NULL,
  fiscal_years TEXT NOT NULL,        -- JSON, every #RAR: [{index, start, end}]
  balances_until TEXT,               -- #OMFATTN
  last_voucher_date TEXT,
  currency TEXT,                     -- #VALUTA; null: SEK
  vouchers INTEGER NOT NULL,
  rows INTEGER NOT NULL,             -- #TRANS
  added_rows INTEGER NOT NULL,       -- #RTRANS
  removed_rows INTEGER NOT NULL,     -- #BTRANS
  debit_ore INTEGER NOT NULL,
  warnings TEXT NOT NULL,            -- JSON, as the reader gave them
  uploaded_by TEXT NOT NULL,         -- JSON {id, name}
  uploaded_at TEXT NOT NULL,
  idle_since TEXT,                   -- when it ceased to be what its year is read from; null while it is
  deleted_at TEXT                    -- the bytes are gone; the record outlives them
) STRICT, WITHOUT ROWID;
CREATE INDEX sie_file_by_year ON sie_file (company_id, start, id);
CREATE INDEX sie_file_idle ON sie_file (idle_since) WHERE deleted_at IS NULL AND idle_since IS NOT NULL;

-- Objects in R2 that no record vouches for: entered before the object is written, and removed in the batch that
-- records it; entered again in the batch that gives it up. The sweep deletes what is overdue.
CREATE TABLE stray_object (
  key TEXT NOT NULL PRIMARY KEY,
  delete_after INTEGER NOT NULL,     -- milliseconds
  doomed INTEGER NOT NULL CHECK (doomed IN (0, 1)) -- 1: no record may take it any more
) STRICT, WITHOUT ROWID;

-- One file in flight per company: from the first byte received until its job has ended.
CREATE TABLE upload (
  company_id TEXT NOT NULL PRIMARY KEY,
  sie_file_id TEXT NOT NULL,
  expires_at INTEGER                 -- milliseconds, moved on while bytes come in; null once a job holds it
) STRICT, WITHOUT ROWID;

CREATE TABLE job (
  id TEXT NOT NULL PRIMARY KEY,
  company_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('load', 'purge', 'reload', 'restore', 'reconcile')),
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
  phase TEXT CHECK (phase IN ('fetching', 'loading', 'verifying', 'deleting')),
  fence INTEGER NOT NULL DEFAULT 0,  -- grows with each worker that takes the job; a stale one fails on it
  lease_until INTEGER,               -- milliseconds
  step INTEGER NOT NULL DEFAULT 0,   -- steps done
  position TEXT NOT NULL,            -- JSON: where the next step begins
  rows_done INTEGER NOT NULL DEFAULT 0,
  rows_total INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0, -- times it was taken since the last step that succeeded
  failure TEXT,                      -- what stopped the last of them
  cancel_requested INTEGER NOT NULL DEFAULT 0,
  request TEXT NOT NULL,             -- JSON: allow, undo of which job …
  request_key TEXT UNIQUE,           -- token and Idempotency-Key
  company TEXT NOT NULL,             -- JSON {id, name, organisationNumber} as it was when asked
  requested_by TEXT NOT NULL,        -- JSON {id, name}
  created_at TEXT NOT NULL,
  started_at TEXT,
  finished_at TEXT,
  problem TEXT,                      -- JSON {code, values}
  warnings TEXT NOT NULL DEFAULT '[]',
  receipt TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX job_by_company ON job (company_id, id);
CREATE INDEX job_active ON job (lease_until) WHERE state IN ('queued', 'running');

CREATE TABLE job_year (
  job_id TEXT NOT NULL,
  start TEXT NOT NULL,
  end TEXT NOT NULL,
  company_id TEXT NOT NULL,
  old_generation INTEGER,
  new_generation INTEGER,
  sie_file_id TEXT,                  -- what is read in; for a purge, what the year had been read from
  before_vouchers INTEGER NOT NULL DEFAULT 0,
  before_rows INTEGER NOT NULL DEFAULT 0,
  before_debit_ore INTEGER NOT NULL DEFAULT 0,
  after_vouchers INTEGER NOT NULL DEFAULT 0,
  after_rows INTEGER NOT NULL DEFAULT 0,
  after_debit_ore INTEGER NOT NULL DEFAULT 0,
  active INTEGER NOT NULL,           -- 1 until the job has ended
  PRIMARY KEY (job_id, start)
) STRICT, WITHOUT ROWID;
-- One active job per company and fiscal year.
CREATE UNIQUE INDEX job_year_active ON job_year (company_id, start) WHERE active = 1;

-- One row per step done: a step repeated fails on its key, and its whole batch with it.
CREATE TABLE job_step (
  job_id TEXT NOT NULL,
  step INTEGER NOT NULL,
  PRIMARY KEY (job_id, step)
) STRICT, WITHOUT ROWID;

-- What a reconciliation found, a year a row.
CREATE TABLE reconciliation (
  job_id TEXT NOT NULL,
  start TEXT NOT NULL,
  result TEXT NOT NULL,              -- JSON
  PRIMARY KEY (job_id, start)
) STRICT, WITHOUT ROWID;

-- Kept items. No statement of a purge or a load names these tables.
CREATE TABLE document (
  id TEXT NOT NULL PRIMARY KEY,
  company_id TEXT NOT NULL,
  name TEXT NOT NULL,
  content_type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX document_by_company ON document (company_id, id);

CREATE TABLE budget_version (
  id TEXT NOT NULL PRIMARY KEY,
  company_id TEXT NOT NULL,
  name TEXT NOT NULL,
  fiscal_year TEXT,
  sie_file_id TEXT,
  rows INTEGER NOT NULL,
  sum_ore INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX budget_version_by_company ON budget_version (company_id, id);

CREATE TABLE budget_row (
  budget_version_id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  account TEXT NOT NULL,
  period TEXT NOT NULL,
  amount_ore INTEGER NOT NULL,
  PRIMARY KEY (budget_version_id, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE report_template (
  id TEXT NOT NULL PRIMARY KEY,
  company_id TEXT NOT NULL,
  name TEXT NOT NULL,
  definition TEXT NOT NULL,          -- JSON
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX report_template_by_company ON report_template (company_id, id);

-- The audit trail is only ever added to.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  company_id TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,               -- JSON {id, name}
  action TEXT NOT NULL,
  job_id TEXT,
  details TEXT NOT NULL              -- JSON
) STRICT;
CREATE INDEX audit_by_company ON audit (company_id, id);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
