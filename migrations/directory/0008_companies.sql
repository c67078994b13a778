-- Companies in Swedish order, found by their number, and closed ones. New names get their key as they are written
-- (shared/swedish.ts); here those that are there: {, | and } come after z and stand for å, ä and ö.
ALTER TABLE company ADD COLUMN sort_key TEXT NOT NULL DEFAULT '';
ALTER TABLE company ADD COLUMN closed_at TEXT; -- null while it is open
UPDATE company SET sort_key = replace(replace(replace(replace(replace(replace(lower(name), 'å', '{'), 'Å', '{'), 'ä', '|'), 'Ä', '|'), 'ö', '}'), 'Ö', '}');
UPDATE company SET sort_key = replace(replace(replace(replace(replace(replace(sort_key, 'é', 'e'), 'É', 'e'), 'è', 'e'), 'ü', 'y'), 'Ü', 'y'), 'á', 'a');
UPDATE company SET sort_key = trim(replace(replace(replace(replace(replace(replace(sort_key, '&', ' '), '-', ' '), '.', ' '), ',', ' '), '  ', ' '), '  ', ' '));
DROP INDEX company_by_name;
CREATE INDEX company_by_sort_key ON company (sort_key, id);
CREATE INDEX company_by_number ON company (organisation_number);
