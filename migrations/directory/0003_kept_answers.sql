-- What the file was that a kept answer answered: the same key with another file is another request.
ALTER TABLE idempotent_answer ADD COLUMN content TEXT;  -- JSON {bytes, sha256}; null where no file was taken in
-- Answers are kept for seven days.
CREATE INDEX idempotent_answer_by_age ON idempotent_answer (begun_at);
