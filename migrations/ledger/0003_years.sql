-- The jobs that undo a purge are found by it.
CREATE INDEX job_undoing ON job (request ->> 'undoOf') WHERE kind = 'restore';
