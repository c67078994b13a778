-- The vouchers of a reconciliation that differ, in chunks: `first` is the number of the first one in the chunk, by day.
CREATE TABLE reconciled_vouchers (
  job_id TEXT NOT NULL,
  start TEXT NOT NULL,
  first INTEGER NOT NULL,
  vouchers TEXT NOT NULL,            -- JSON
  PRIMARY KEY (job_id, start, first)
) STRICT, WITHOUT ROWID;
