// English texts of the comparison with an accounting system.
import type { CompareTexts } from './compare-sv.ts';
import { createWords } from './words.ts';

const { count, form } = createWords('en-GB');

export const compare: CompareTexts = {
  sourceName: {
    sie: 'the SIE files',
    fortnox: 'Fortnox',
    bokio: 'Bokio',
    'bjorn-lunden': 'Björn Lundén',
    briox: 'Briox',
    'sie-url': 'the source',
  },
  compareWith: (source) => `Compare with ${source}`,
  comparing: (source) => `Comparing with ${source} …`,
  comparedOf: (done, all) => `${done} of ${count(all, 'fiscal year', 'fiscal years')} compared`,
  compareReads: (source) =>
    `Reads from ${source} what stands there now. Nothing changes, neither here nor there.`,
  agreesAll: (source) => `Everything agrees with ${source}`,
  agreesAllText: 'Every voucher, row and balance of the fiscal years is the same here as there.',
  differsFrom: (n, source) =>
    n > 0
      ? `${count(n, 'voucher', 'vouchers')} ${form(n, 'differs', 'differ')} from ${source}`
      : `Balances differ from ${source}`,
  comparedOld: 'The comparison no longer holds',
  comparedOldText: 'The fiscal years have been read in anew since then. Compare again.',
  comparedPartly: 'Not every fiscal year could be read',
  compareFailed: 'The comparison could not be made',
  comparisonText: 'Nothing has been changed. What is named is what a reload puts right.',
  yearAsked: 'Comparing …',
  yearAgrees: 'Agrees',
  yearDiffers: (n) =>
    n > 0 ? `${count(n, 'voucher', 'vouchers')} ${form(n, 'differs', 'differ')}` : 'Balances differ',
  yearUnread: 'Could not be read',
  differKind: {
    gone: (source) => `Still here, deleted in ${source}`,
    new: (source) => `Missing here, is in ${source}`,
    changed: () => 'Changed',
    moved: () => 'Moved',
  },
  compareFile: 'Compare with a file',
  compareFirst: 'Compare first',
  theFile: 'the file',
  fileCompared: (name) => `Nothing has been changed. What is named is what ${name} would change.`,
  loadFile: 'Read in the file',
  fileKind: {
    gone: 'Not in the file',
    new: 'Only in the file',
    changed: 'Changed',
    moved: 'Moved',
  },
  differTitle: (source) => `Differences from ${source}`,
  movedTo: (to) => `to ${to}`,
  fromTo: (from, to) => `${from} → ${to}`,
  noRow: 'no row',
  moreRows: (n) => `and ${count(n, 'more row', 'more rows')}`,
  moreVouchers: (n) => `and ${count(n, 'more voucher', 'more vouchers')}, which the CSV file has`,
  balanceLabel: { IB: 'Opening balance', UB: 'Closing balance', RES: 'Result', TRANS: 'Rows of the month' },
  colVoucher: 'Voucher',
  colDate: 'Date',
  colText: 'Text',
  colWhat: 'What differs',
  csvColumns: [
    'Fiscal year',
    'Series',
    'Number',
    'Date',
    'Text',
    'What',
    'New series',
    'New number',
    'New date',
    'Account',
    'Objects',
    'From',
    'To',
  ],
  csvName: 'differences',
  copyTable: 'Copy',
  copied: 'Copied',
  saveCsv: 'Save as CSV',
  reloadDiffering: 'Reload only the years that differ',
  differingTitle: 'Differs from the accounting system',
  differingMore: 'Show all companies',
  differing: ({ gone, new: added, changed, moved }, source) =>
    gone > 0 && added + changed + moved === 0
      ? `${count(gone, 'voucher is', 'vouchers are')} still here, deleted in ${source}`
      : added > 0 && gone + changed + moved === 0
        ? `${count(added, 'voucher', 'vouchers')} in ${source} missing here`
        : gone + added + changed + moved > 0
          ? `${count(gone + added + changed + moved, 'voucher differs', 'vouchers differ')} from ${source}`
          : `Balances differ from ${source}`,
  comparingOwn: 'Comparing with what is read in …',
  loadUncompared: 'Read in without comparing',
  sameBooks: 'The file says the same as what is read in already.',
  stopsLoading: (n: number) => `${n} things to accept for the file to be loaded`,
  showDifferences: 'Show the differences',
  loadOne: 'Read in',
  loadAll: (n) => `Read in all ${n}`,
  tallyDiffer: (n) => `${count(n, 'file differs', 'files differ')} from what is read in`,
  tallySame: (n) => count(n, 'agrees already', 'agree already'),
  andMore: (names, n) => `${names} and ${n} more`,
  fileSays: {
    gone: (names, n) => `${names} ${form(n, 'is', 'are')} not in the file`,
    new: (names, n) => `${names} ${form(n, 'is', 'are')} new`,
    changed: (names, n) => `${names} ${form(n, 'has', 'have')} changed`,
    moved: (names, n) => `${names} ${form(n, 'has', 'have')} moved`,
  },
};
