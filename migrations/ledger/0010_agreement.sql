-- The outcome of the last comparison of each fiscal year. It is of one generation: of another that is live since nothing is
-- known. Written in the batch of what it tells of.
CREATE TABLE agreement (
  company_id TEXT NOT NULL,
  start TEXT NOT NULL,
  generation INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('agrees', 'differs', 'unread')),
  since TEXT NOT NULL,
  compared_at TEXT NOT NULL,
  job_id TEXT NOT NULL,              -- that said so
  changed_by TEXT NOT NULL,          -- the job that said something else than the one before it
  found TEXT NOT NULL,               -- JSON {voucherCount, kinds, differenceCount, onlyAdditions}
  problem TEXT,                      -- JSON {code, values}, of one that could not be read
  PRIMARY KEY (company_id, start)
) STRICT, WITHOUT ROWID;

-- Jobs of all companies are listed by their state.
CREATE INDEX job_by_state ON job (state, id);
