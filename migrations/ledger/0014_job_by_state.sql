-- The kind as well: what is at work, or has failed, of some kind, among all the jobs there ever were, in the order of time.
DROP INDEX job_by_state;
CREATE INDEX job_by_state ON job (state, kind, id);
