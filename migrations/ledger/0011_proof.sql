-- What the load of a year was held against before it counted, and what did not agree.
ALTER TABLE job_year ADD COLUMN proof TEXT; -- JSON
