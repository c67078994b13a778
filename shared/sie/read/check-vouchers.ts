// Which vouchers a file holds, judged when it has ended: none at all, some of another fiscal year, some where none may be.
import { LABELS } from './labels.ts';
import type { Label } from './labels.ts';
import { warnFile } from './read-file.ts';
import type { ReadFile } from './read-file.ts';
import type { SieType } from '../types.ts';

const VOUCHER_LABELS: readonly Label[] = ['VER', 'TRANS', 'RTRANS', 'BTRANS'];

export function checkVouchers(file: ReadFile, sieType: SieType): void {
  const isWithout = typeof sieType === 'number' && sieType < 4;
  if (isWithout && VOUCHER_LABELS.some((label) => file.labelCounts[LABELS.indexOf(label)]! > 0)) {
    warnFile(
      file,
      'vouchers_in_other_type',
      '#VER',
      `Verifikationer i en fil av typ ${sieType}.`,
      `Vouchers in a file of type ${sieType}.`,
    );
  }
  if (file.vouchers.vouchers > 0) warnOtherYears(file);
  else if (isWithout) {
    warnFile(
      file,
      'no_vouchers',
      '#VER',
      `Filen har inga verifikationer: en fil av typ ${sieType} har bara saldon.`,
      `The file has no vouchers: a file of type ${sieType} holds balances only.`,
    );
  } else {
    warnFile(file, 'no_vouchers', '#VER', 'Filen har inga verifikationer.', 'The file has no vouchers.');
  }
}

/** A voucher belongs to the fiscal year of its date: those of another year are not this file's to load. */
function warnOtherYears({ context, identification, vouchers }: ReadFile): void {
  const { others } = vouchers;
  if (others.vouchers === 0) return;
  const { list, setAside } = identification.years;
  const named = others.first.map(({ name, yearIndex }) => {
    const year = [...list, ...setAside].find(({ index }) => index === yearIndex);
    return `${name}${year === undefined ? '' : ` ${year.start}–${year.end}`}`;
  });
  const names = named.join(', ') + (others.vouchers > named.length ? ' …' : '');
  const [sv, en] =
    others.vouchers === 1
      ? ['En verifikation är daterad', 'One voucher is dated']
      : [`${others.vouchers} verifikationer är daterade`, `${others.vouchers} vouchers are dated`];
  const message = () => ({
    sv: `${sv} i ett annat räkenskapsår än filens eget och räknas inte till det: ${names}.`,
    en: `${en} in another fiscal year than the file’s own and not counted to it: ${names}.`,
  });
  context.warnings.add('voucher_of_other_year', others.line, others.label, message, '', others.vouchers);
}
