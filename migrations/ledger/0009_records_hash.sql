-- SHA-256 of the file's bytes without the lines that only say who wrote it, when, and what it sums to (#FLAGGA, #PROGRAM,
-- #GEN, #KSUMMA). Null: taken in before it was kept.
ALTER TABLE sie_file ADD COLUMN records_sha256 TEXT;
-- Which way of making rows of a file (shared/sie/read/version.ts) made the generation's. Null: loaded before it was kept.
ALTER TABLE generation ADD COLUMN reader_version INTEGER;
