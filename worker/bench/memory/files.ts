// SIE files that ask for memory, made as they are sent.

export const organisationNumber = '559999-9001';
type Lines = Generator<string>;

const head = [
  '#FLAGGA 0',
  '#PROGRAM "Minne" "1"',
  '#FORMAT PC8',
  '#GEN 20250101',
  '#SIETYP 4',
  `#ORGNR ${organisationNumber}`,
  '#FNAMN "Minnet AB"',
  '#RAR 0 20240101 20241231',
  '#KONTO 1930 "Bank"',
  '#KONTO 1940 "Annan bank"',
  '#KONTO 3001 "Salg"',
  '#DIM 6 "Projekt"',
].join('\r\n');
const voucher = (n: number, account = '1930') =>
  `#VER A ${n} 2024${String((n % 12) + 1).padStart(2, '0')}15\r\n{\r\n#TRANS ${account} {} 10.00\r\n#TRANS 3001 {} -10.00\r\n}\r\n`;

/** @param otherwise number of one that is on another account */
export function* vouchers(count: number, otherwise = 0): Lines {
  yield `${head}\r\n`;
  for (let n = 1; n <= count; n++) yield n === otherwise ? voucher(n, '1940') : voucher(n);
}

/** The same year as another program wrote it: last voucher first, and of every 1,000 one changed and one not there. */
export function* vouchersOtherwise(count: number): Lines {
  yield `${head}\r\n`;
  for (let n = count; n > 0; n--) {
    if (n % 1_000 === 500) continue;
    yield n % 1_000 === 0 ? voucher(n, '1940') : voucher(n);
  }
}

export function* objects(count: number): Lines {
  yield `${head}\r\n`;
  for (let n = 0; n < count; n++) yield `#OBJEKT 6 "P${n}" "Projekt nummer ${n} i Malmberget"\r\n`;
  yield voucher(1);
}

/** Each with a name, a balance and a voucher. */
export function* accounts(count: number): Lines {
  yield `${head}\r\n`;
  for (let n = 0; n < count; n++) yield `#KONTO ${100_000 + n} "Konto nummer ${n} i Malmberget"\r\n`;
  for (let n = 0; n < count; n++) yield `#IB 0 ${100_000 + n} 0.00\r\n#UB 0 ${100_000 + n} 10.00\r\n`;
  for (let n = 0; n < count; n++) yield voucher(n + 1, String(100_000 + n));
}

/** The same accounts in the year after, each of which says what it closed with before and opens otherwise. */
export function* accountsAfter(count: number): Lines {
  const later = (lines: string) => lines.replaceAll('2024', '2025');
  yield later(head) + '\r\n#RAR -1 20240101 20241231\r\n';
  for (let n = 0; n < count; n++) {
    const account = 100_000 + n;
    yield `#KONTO ${account} "Konto nummer ${n} i Malmberget"\r\n#IB 0 ${account} 11.00\r\n#UB -1 ${account} 12.00\r\n`;
  }
  for (let n = 0; n < count; n++) yield later(voucher(n + 1, String(100_000 + n)));
}

/** The lines in pieces of some 64 kB. */
export function* pieces(lines: Iterable<string>): Generator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let text = '';
  for (const line of lines) {
    text += line;
    if (text.length < 65_536) continue;
    yield encoder.encode(text);
    text = '';
  }
  yield encoder.encode(text);
}

/** The same piece again and again. */
export function* repeated(
  piece: string,
  bytes: number,
  first = '',
  last = '',
): Generator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const block = encoder.encode(piece.repeat(Math.ceil(65_536 / piece.length)));
  if (first) yield encoder.encode(first);
  for (let sent = 0; sent < bytes; sent += block.length) yield block;
  if (last) yield encoder.encode(last);
}
