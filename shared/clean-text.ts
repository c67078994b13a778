// Texts from outside that a person reads later, in a list, a header or a file's name: cleaned once, at the door.

/** What is seen by nobody, or turns what stands around it: controls, direction and format signs, zero-width, halves. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;
/** Line breaks and tabs part words, and so do blanks of every width. */
const blanks = /[\s\u0085\u2800]+/gu;

/**
 * The text on one line: line breaks and blanks of every kind become one space, none first or last; control, escape and
 * direction signs, zero-width signs and halves of signs are gone; letters are composed (NFC). Cleaning twice is
 * cleaning once. May be empty.
 */
export const cleanText = (text: string): string =>
  text.replace(blanks, ' ').replace(unseen, '').normalize('NFC').replace(blanks, ' ').trim();

/** For comparing as people search: lower case, and å, ä, é as a, a, e. Folding twice is folding once. */
export const foldText = (text: string): string =>
  text
    .toLocaleLowerCase('sv')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae');

/** The last part of a path of any system, cleaned; empty for what names no file (`..`, `C:\`). */
export const cleanFilename = (path: string): string => {
  const parts = cleanText(path)
    .split(/[/\\]/)
    .map((part) => part.replace(/^[a-z]:(?=$)/i, '').trim())
    .filter(Boolean);
  const name = parts.at(-1) ?? '';
  return /^\.+$/.test(name) ? '' : name;
};
