-- The audit trail’s lines, chained for each company: the hash of each is over the hash before it and the line, so that
-- one that is removed, altered or put in shows (worker/db/chain.ts). Lines that are there are sealed by the next sweep.
CREATE TABLE audit_seal (
  chain TEXT NOT NULL,
  line INTEGER NOT NULL,             -- id of the line
  hash TEXT NOT NULL,
  PRIMARY KEY (chain, line)
) STRICT, WITHOUT ROWID;
CREATE TABLE audit_head (
  chain TEXT NOT NULL PRIMARY KEY,   -- '' tells how far the sealing has come
  line INTEGER NOT NULL,             -- the last
  lines INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER audit_seal_no_update BEFORE UPDATE ON audit_seal BEGIN SELECT RAISE(ABORT, 'the seals are append-only'); END;
CREATE TRIGGER audit_seal_no_delete BEFORE DELETE ON audit_seal BEGIN SELECT RAISE(ABORT, 'the seals are append-only'); END;
