-- Companies by any part of their name or number, in milliseconds however many there are: three signs at a time are
-- indexed. Two blanks stand before each word, so that one or two letters, too few for the index, are found where a word
-- begins (worker/directory/search.ts).
UPDATE company SET search = '  ' || replace(search, ' ', '  ');
CREATE TABLE company_number (
  n INTEGER PRIMARY KEY,             -- by which the index knows the company
  company_id TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO company_number (company_id) SELECT id FROM company ORDER BY sort_key, id;
CREATE VIRTUAL TABLE company_words USING fts5(words, content = '', contentless_delete = 1, tokenize = 'trigram');
INSERT INTO company_words (rowid, words)
  SELECT n, search FROM company_number JOIN company ON id = company_id;

-- How many companies each ledger has: a new one goes where the fewest are.
CREATE TABLE ledger_room (
  ledger TEXT NOT NULL PRIMARY KEY,
  companies INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO ledger_room SELECT ledger, count(*) FROM company GROUP BY ledger;

CREATE TRIGGER company_made AFTER INSERT ON company BEGIN
  INSERT INTO company_number (company_id) VALUES (new.id);
  INSERT INTO company_words (rowid, words) SELECT n, new.search FROM company_number WHERE company_id = new.id;
  INSERT INTO ledger_room VALUES (new.ledger, 1) ON CONFLICT (ledger) DO UPDATE SET companies = companies + 1;
END;
CREATE TRIGGER company_renamed AFTER UPDATE OF search ON company WHEN old.search <> new.search BEGIN
  DELETE FROM company_words WHERE rowid = (SELECT n FROM company_number WHERE company_id = new.id);
  INSERT INTO company_words (rowid, words) SELECT n, new.search FROM company_number WHERE company_id = new.id;
END;

-- The trail of whoever reaches some companies only.
CREATE INDEX trail_by_company ON trail (company_id, id);
CREATE INDEX trail_by_token ON trail (token_id, id);
CREATE INDEX trail_by_actor ON trail (actor ->> 'id', id);
