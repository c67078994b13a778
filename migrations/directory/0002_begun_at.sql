-- When the request was first begun: what it makes takes its id and its time from here, and so is the same however
-- often the request is tried.
ALTER TABLE idempotent_answer ADD COLUMN begun_at INTEGER NOT NULL DEFAULT 0;  -- milliseconds
