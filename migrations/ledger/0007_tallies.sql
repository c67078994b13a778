-- What the rows of a generation's tables should come to (worker/ledger/loading/tallies.ts), as its file was read: JSON,
-- by table. Null: loaded before it was kept.
ALTER TABLE generation ADD COLUMN tallies TEXT;
