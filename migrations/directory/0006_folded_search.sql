-- What ?q= is looked up in is folded: fjall finds Fjäll, and Fjäll fjall. New names are folded as they are written
-- (shared/clean-text.ts); here those that are there.
UPDATE company SET search = replace(replace(replace(replace(replace(replace(search, 'å', 'a'), 'ä', 'a'), 'ö', 'o'), 'à', 'a'), 'á', 'a'), 'â', 'a');
UPDATE company SET search = replace(replace(replace(replace(replace(replace(search, 'ã', 'a'), 'ç', 'c'), 'è', 'e'), 'é', 'e'), 'ê', 'e'), 'ë', 'e');
UPDATE company SET search = replace(replace(replace(replace(replace(replace(search, 'ì', 'i'), 'í', 'i'), 'î', 'i'), 'ï', 'i'), 'ñ', 'n'), 'ò', 'o');
UPDATE company SET search = replace(replace(replace(replace(replace(replace(search, 'ó', 'o'), 'ô', 'o'), 'õ', 'o'), 'ø', 'o'), 'ù', 'u'), 'ú', 'u');
UPDATE company SET search = replace(replace(replace(replace(replace(search, 'û', 'u'), 'ü', 'u'), 'ý', 'y'), 'ÿ', 'y'), 'æ', 'ae');
