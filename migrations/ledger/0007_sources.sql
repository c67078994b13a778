-- Why a year was left as it was by a job that went on with its others: its source did not have it, or what it gave was
-- refused.
ALTER TABLE job_year ADD COLUMN problem TEXT; -- JSON {code, values}
