-- What is to follow when a job has ended, written in the batch that ends it and gone when it is done: `webhook` tells that the
-- agreement of years has changed, `reload` reads years in again to which vouchers were only added.
CREATE TABLE notice (
  job_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('webhook', 'reload')),
  company_id TEXT NOT NULL,
  years TEXT NOT NULL,               -- JSON: as they were then, or their starts
  created_at TEXT NOT NULL,
  due_at INTEGER NOT NULL,           -- milliseconds; moved on by whoever tries
  attempts INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (job_id, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX notice_due ON notice (due_at);

-- The nightly comparisons are forgotten when they are old.
CREATE INDEX job_of_watch ON job (finished_at) WHERE kind = 'reconcile' AND request ->> 'watch' = 1;
