-- What the guards compare a file by beside its counts: vouchers by series and month, balances by label, #GEN.
-- Null: taken in before it was kept.
ALTER TABLE sie_file ADD COLUMN outline TEXT; -- JSON
