-- The jobs that undo a purge are found by it.
CREATE INDEX job_undoing ON job (request ->> 'undoOf') WHERE kind = 'restore';

-- Each thing that the chart says has the start of the newest fiscal year that said it: an older year's file only adds
-- what is missing, in whatever order the years are read in.
ALTER TABLE account ADD COLUMN name_year TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN type_year TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN unit_year TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN sru_year TEXT NOT NULL DEFAULT '';
ALTER TABLE dimension ADD COLUMN name_year TEXT NOT NULL DEFAULT '';
ALTER TABLE dimension ADD COLUMN parent_year TEXT NOT NULL DEFAULT '';
ALTER TABLE object ADD COLUMN name_year TEXT NOT NULL DEFAULT '';

-- What the file says of itself that has no column of its own: JSON, per label of its identification the fields.
ALTER TABLE sie_file ADD COLUMN identification TEXT NOT NULL DEFAULT '{}';
