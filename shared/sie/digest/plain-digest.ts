// The digest as README.md says it, word by word, slow and without the reader: what the tests hold the quick one against.

export interface PlainRow {
  account: string;
  objects: [dimension: string, code: string][];
  ore: number;
  /** As 20240131, or 0. */
  date: number;
}
export interface PlainBooks {
  start: string;
  end: string;
  currency: string;
  vouchers: { series: string; number: string; date: number; rows: PlainRow[] }[];
  balances: {
    label: 'IB' | 'UB' | 'RES' | 'OIB' | 'OUB';
    account: string;
    objects: [string, string][];
    ore: number;
  }[];
}

const MASK = 0xffffffffn;
const rotate = (x: bigint, by: bigint) => ((x << by) | (x >> (32n - by))) & MASK;
const [C1, C2, C3, C4] = [0x239b961bn, 0xab0e9789n, 0x38b34ae5n, 0xa1e38b93n];

/** MurmurHash3 x86 128. */
export function plainHash(seed: bigint, bytes: Uint8Array): bigint[] {
  const h = [seed, seed, seed, seed];
  const multipliers = [C1, C2, C3, C4, C1];
  const turns = [15n, 16n, 17n, 18n];
  const mix = (k: bigint, lane: number) =>
    (rotate((k * multipliers[lane]!) & MASK, turns[lane]!) * multipliers[lane + 1]!) & MASK;
  const after = [19n, 17n, 15n, 13n];
  const plus = [0x561ccd1bn, 0x0bcaa747n, 0x96cd1c35n, 0x32ac3b17n];
  const word = (at: number) =>
    [0, 1, 2, 3].reduce((sum, i) => sum | (BigInt(bytes[at + i] ?? 0) << BigInt(8 * i)), 0n);
  const blocks = bytes.length - (bytes.length % 16);
  for (let at = 0; at < blocks; at += 16)
    for (let lane = 0; lane < 4; lane++) {
      const mixed = rotate(h[lane]! ^ mix(word(at + 4 * lane), lane), after[lane]!) + h[(lane + 1) % 4]!;
      h[lane] = ((mixed & MASK) * 5n + plus[lane]!) & MASK;
    }
  for (let lane = 0; lane < 4; lane++) h[lane]! ^= mix(word(blocks + 4 * lane), lane) ^ BigInt(bytes.length);
  const addUp = () => {
    h[0] = h.reduce((sum, x) => sum + x) & MASK;
    for (let lane = 1; lane < 4; lane++) h[lane] = (h[lane]! + h[0]) & MASK;
  };
  addUp();
  for (let lane = 0; lane < 4; lane++) {
    let x = h[lane]!;
    x = ((x ^ (x >> 16n)) * 0x85ebca6bn) & MASK;
    x = ((x ^ (x >> 13n)) * 0xc2b2ae35n) & MASK;
    h[lane] = x ^ (x >> 16n);
  }
  addUp();
  return h;
}

const utf8 = (text: string) =>
  Uint8Array.from(encodeURIComponent(text).match(/%..|./g) ?? [], (sign) =>
    sign.length === 3 ? parseInt(sign.slice(1), 16) : sign.charCodeAt(0),
  );
const ofWords = (seed: bigint, words: (bigint | number)[]) => {
  const bytes = new Uint8Array(words.length * 4);
  words.forEach((word, i) => new DataView(bytes.buffer).setUint32(4 * i, Number(BigInt(word) & MASK), true));
  return plainHash(seed, bytes);
};
const code = (text: string) => plainHash(1n, utf8(text)).slice(0, 2);
const whatOf = (account: string, objects: [string, string][]) => {
  const pairs = objects.filter(([, object]) => object !== '').map((pair) => pair.join('\t'));
  const list = pairs.length === 0 ? [0n, 0n] : code(pairs.sort().join('\t'));
  return code(account).map((word, i) => word ^ list[i]!);
};
const [lowOf, highOf] = [(ore: number) => BigInt(ore) & MASK, (ore: number) => (BigInt(ore) >> 32n) & MASK];
const addUp = (hashes: bigint[][]) =>
  [0, 1, 2, 3].map((lane) => hashes.reduce((sum, hash) => (sum + hash[lane]!) & MASK, 0n));
const hex = (words: bigint[]) => words.map((word) => word.toString(16).padStart(8, '0')).join('');
const kinds = { IB: 1, UB: 2, RES: 2, OIB: 3, OUB: 4 };

export function plainDigest({ start, end, currency, vouchers, balances }: PlainBooks): string {
  const booked = vouchers.map(({ series, number, date, rows }) => {
    const hashes = rows.map((row) => {
      const [first, second] = whatOf(row.account, row.objects) as [bigint, bigint];
      const own = row.date === date ? 0 : row.date;
      return ofWords(2n, [first, second ^ highOf(row.ore), lowOf(row.ore), own]);
    });
    return ofWords(3n, [...code(`${series}\t${number}`), date, rows.length, ...addUp(hashes)]);
  });
  const stated = balances
    .filter(({ ore }) => ore !== 0)
    .map(({ label, account, objects, ore }) =>
      ofWords(4n, [...whatOf(account, objects), lowOf(ore), highOf(ore), kinds[label], 0, 0, 0]),
    );
  const lines = [start, end, currency, vouchers.length, hex(addUp(booked)), hex(addUp(stated))];
  return `1-${hex(plainHash(5n, utf8(lines.map((line) => `${line}\n`).join(''))))}`;
}
