-- A worker that dies without a word and a platform that fails are counted apart: the one by tries, the other by hours.

ALTER TABLE job ADD COLUMN failures INTEGER NOT NULL DEFAULT 0; -- of `attempts`, those that said what stopped them
ALTER TABLE job ADD COLUMN failing_since INTEGER; -- milliseconds, the first of them
