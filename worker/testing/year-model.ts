// A company's years under loads, purges, reloads and undos, as the promises say: no code of the worker in it. Each deed
// says whether it should be refused, and with which code; a deed that is refused changes nothing.
import type { AnyFile, Span } from './any-file.ts';
import type { TestVoucher } from './sie-text.ts';

/** What a file says of its year 0. */
export interface ModelFile extends Span {
  /** All its #RAR. */
  declared: Span[];
  /** Those dated in year 0, or in no declared year. */
  vouchers: TestVoucher[];
  opening: Record<string, number>;
}

interface Purge {
  years: ModelFile[];
  undone: boolean;
}

export interface YearModel {
  /** By start; `file` is what the year holds, null for an empty one. */
  years: Map<string, { end: string; file: ModelFile | null }>;
  /** By start: what went live last, whether or not the year is known any more. */
  last: Map<string, ModelFile>;
  /** By job. */
  purges: Map<string, Purge>;
}

export type Refusal = string | null;

export const createYearModel = (): YearModel => ({ years: new Map(), last: new Map(), purges: new Map() });

const within = ({ start, end }: Span, date: string) => start <= date && date <= end;
const meet = (a: Span, b: Span) => a.start <= b.end && b.start <= a.end;

export const modelFileOf = ({ span, previous, vouchers, opening, kind }: AnyFile): ModelFile => ({
  ...span,
  declared: previous ? [span, previous] : [span],
  vouchers: vouchers.filter(({ date }) => within(span, date) || !(previous && within(previous, date))),
  opening: kind === '4I' ? {} : Object.fromEntries(opening),
});

const spansOf = ({ years }: YearModel) => [...years].map(([start, { end, file }]) => ({ start, end, file }));
const overlapsHeld = (model: YearModel, wanted: Span[]): boolean =>
  wanted.some((year) =>
    [...spansOf(model).filter(({ file }) => file !== null), ...wanted].some(
      (other) => other.start !== year.start && meet(other, year),
    ),
  );

/** The files become what their years hold; empty years in their way are forgotten, the others they declare are known. */
const goLive = (model: YearModel, files: ModelFile[]) => {
  for (const file of files.toSorted((a, b) => (a.start < b.start ? -1 : 1))) {
    for (const year of spansOf(model)) {
      const own = files.some(({ start }) => start === year.start);
      if (!own && year.file === null && meet(year, file)) model.years.delete(year.start);
    }
    model.years.set(file.start, { end: file.end, file });
    model.last.set(file.start, file);
    for (const declared of file.declared)
      if (!spansOf(model).some((year) => meet(year, declared)))
        model.years.set(declared.start, { end: declared.end, file: null });
  }
};

/** @param cancelled whether it is stopped before it goes live */
export const load = (model: YearModel, file: ModelFile, cancelled: boolean): Refusal => {
  if (overlapsHeld(model, [file])) return 'fiscal_year_overlaps';
  if (!cancelled) goLive(model, [file]);
  return null;
};

/** @param starts of known years */
export const purge = (
  model: YearModel,
  starts: string[],
): { refusal: Refusal; done: (job: string) => void } => {
  const years = starts.flatMap((start) => model.years.get(start)?.file ?? []);
  if (years.length === 0) return { refusal: 'nothing_to_purge', done: () => undefined };
  const done = (job: string) => {
    for (const { start } of years) model.years.get(start)!.file = null;
    model.purges.set(job, { years, undone: false });
  };
  return { refusal: null, done };
};

/** @param starts of known years */
export const reload = (model: YearModel, starts: string[]): Refusal => {
  const files = starts.map((start) => model.last.get(start));
  if (files.includes(undefined)) return 'reload_not_possible';
  const found = files as ModelFile[];
  if (overlapsHeld(model, found)) return 'fiscal_year_overlaps';
  goLive(model, found);
  return null;
};

export const undo = (model: YearModel, job: string): Refusal => {
  const purged = model.purges.get(job)!;
  const held = spansOf(model).filter(({ file }) => file !== null);
  if (held.some((year) => purged.years.some((other) => meet(year, other)))) return 'loaded_since';
  if (purged.undone) return 'already_undone';
  purged.undone = true;
  goLive(model, purged.years);
  return null;
};
