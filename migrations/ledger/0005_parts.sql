-- What a generation consists of: per table a list of parts, each a range of rows that stand under the generation that
-- first stored them, its origin. A reload lists what the year's old generation has, and stores the rest.
-- A generation without a part consists of its own rows, as all did before there were parts.
CREATE TABLE part (
  generation INTEGER NOT NULL,
  of_table TEXT NOT NULL,            -- voucher, ledger_row, balance, period_total, chart_entry
  position INTEGER NOT NULL,         -- of its first row in the generation's table, dense from 0
  origin INTEGER NOT NULL,           -- a generation of the same year
  first INTEGER NOT NULL,            -- the rows are those of the origin with sequence first … first + count - 1
  count INTEGER NOT NULL,
  blocks TEXT,                       -- JSON [[rows of the table, ledger rows, hash or null], …]; null for ledger rows
  PRIMARY KEY (generation, of_table, position)
) STRICT, WITHOUT ROWID;
