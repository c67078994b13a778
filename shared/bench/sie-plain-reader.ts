// A SIE reader as one is usually written: decode everything, split lines, walk the characters of each. For comparison.
import { CP437_CODE_POINTS } from '../sie/text/cp437.ts';

export interface PlainRow {
  account: string;
  objects: string[];
  amount: number;
  date: string;
  text: string;
}

export function createPlainReader() {
  const signs = [...CP437_CODE_POINTS].map((codePoint) => String.fromCharCode(codePoint));
  let rest = '';
  let rows = 0;
  let sum = 0;

  function readLine(line: string): void {
    const fields = splitFields(line);
    if (fields[0] !== '#TRANS') return;
    const row: PlainRow = {
      account: String(fields[1]),
      objects: fields[2] as string[],
      amount: Number(fields[3]),
      date: String(fields[4] ?? ''),
      text: String(fields[5] ?? ''),
    };
    rows++;
    sum += row.amount;
  }

  return {
    push(chunk: Uint8Array): void {
      let text = rest;
      for (const byte of chunk) text += signs[byte]!;
      const lines = text.split('\n');
      rest = lines.pop()!;
      for (const line of lines) readLine(line.trim());
    },
    end() {
      if (rest !== '') readLine(rest.trim());
      return { rows, sum };
    },
  };
}

/** Fields of a line; an object list is an array. Quotes, escaped quotes and braces are honoured. */
function splitFields(line: string): (string | string[])[] {
  const fields: (string | string[])[] = [];
  let list: string[] | null = null;
  let i = 0;
  const add = (field: string) => (list ?? fields).push(field);
  while (i < line.length) {
    const sign = line[i]!;
    if (sign === ' ' || sign === '\t') {
      i++;
    } else if (sign === '{') {
      list = [];
      i++;
    } else if (sign === '}') {
      if (list !== null) fields.push(list);
      list = null;
      i++;
    } else if (sign === '"') {
      let field = '';
      for (i++; i < line.length && line[i] !== '"'; i++) {
        if (line[i] === '\\' && line[i + 1] === '"') i++;
        field += line[i];
      }
      i++;
      add(field);
    } else {
      let field = '';
      while (i < line.length && !' \t{}'.includes(line[i]!)) field += line[i++];
      add(field);
    }
  }
  return fields;
}
