// Small SIE files for tests, made from plain values; balanced unless told otherwise.

export interface TestVoucher {
  series: string;
  number: string;
  date: string;
  /** Account and amount in öre. */
  rows: [account: string, amountOre: number][];
}

export interface TestFile {
  organisationNumber: string;
  name?: string;
  start: string;
  end: string;
  vouchers: TestVoucher[];
  /** #IB of year 0. */
  opening?: [account: string, amountOre: number][];
  extra?: string[];
}

const compact = (date: string) => date.replaceAll('-', '');
const decimal = (ore: number) =>
  `${ore < 0 ? '-' : ''}${Math.trunc(Math.abs(ore) / 100)}.${String(Math.abs(ore) % 100).padStart(2, '0')}`;

export const sieText = (file: TestFile): string => {
  const accounts = new Set(file.vouchers.flatMap(({ rows }) => rows.map(([account]) => account)));
  const lines = [
    '#FLAGGA 0',
    '#PROGRAM "Test" 1.0',
    '#FORMAT PC8',
    '#GEN 20260101',
    '#SIETYP 4',
    `#ORGNR ${file.organisationNumber}`,
    `#FNAMN "${file.name ?? 'Test AB'}"`,
    `#RAR 0 ${compact(file.start)} ${compact(file.end)}`,
    ...[...accounts].sort().map((account) => `#KONTO ${account} "Konto ${account}"`),
    ...(file.opening ?? [['1930', 0] as const]).map(([account, ore]) => `#IB 0 ${account} ${decimal(ore)}`),
    ...(file.extra ?? []),
    ...file.vouchers.flatMap(({ series, number, date, rows }) => [
      `#VER "${series}" "${number}" ${compact(date)} "Verifikat ${number}"`,
      '{',
      ...rows.map(([account, ore]) => `   #TRANS ${account} {} ${decimal(ore)}`),
      '}',
    ]),
  ];
  return `${lines.join('\r\n')}\r\n`;
};
