// The kinds of jobs, each as a small story: a company as it was, what is asked for, and what must stand in the end,
// whatever goes wrong on the way.
import type { Job } from '../../shared/contract/job.ts';
import type { UploadResult } from '../../shared/contract/sie-file.ts';
import { ask } from './ask.ts';
import type { Clock } from './clock.ts';
import { anyway, edited, endOf, fileOf, makeVouchers, number, year1, year2 } from './files.ts';
import type { ModelCompany } from './model.ts';
import type { TestVoucher } from './sie-text.ts';
import type { Answer, World } from './world.ts';

/** A company under test; `model` says what must stand in the end. */
export interface Stage {
  world: World;
  clock: Clock;
  path: string;
  model: ModelCompany;
  /** Makes a request as a client that does not give up. */
  post: <T = Job>(path: string, body?: object) => Promise<Answer<T>>;
  upload: (text: string, query?: string) => Promise<Answer<UploadResult>>;
}

export interface Scenario {
  name: string;
  /** Its calls are much like another's: only failing ones are played. */
  brief?: boolean;
  /** Before any fault; runs without. */
  before?: (stage: Stage) => Promise<void>;
  /** What is asked for, and what that makes of the model. Returns the years it may touch. */
  act: (stage: Stage) => Promise<string[]>;
  /** When all is done. */
  after?: (stage: Stage) => Promise<void>;
}

/** Loads a file into the model's year, once its job is done. */
export const loadedInto = (model: ModelCompany, start: string, live: TestVoucher[]) => {
  const files = model.years.get(start)?.files ?? [];
  model.years.set(start, { end: endOf(start), live, files: [...files, live], undo: null });
};
const emptied = (model: ModelCompany, start: string) => {
  const year = model.years.get(start);
  if (year) year.live = null;
};

const purge = async ({ post, model }: Stage, starts: string[], reload = false): Promise<string> => {
  const answer = await post('/purges', { fiscalYears: starts, confirm: number, reload });
  if (answer.status !== 202) throw new Error(`purge: ${answer.status} ${JSON.stringify(answer.body)}`);
  if (!reload) for (const start of starts) emptied(model, start);
  return answer.body.id;
};
const load = async (stage: Stage, start: string, vouchers: TestVoucher[]): Promise<string> => {
  const answer = await stage.upload(fileOf(start, vouchers), anyway);
  if (answer.status !== 202) throw new Error(`load: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body.job.id;
};
const restored = (stage: Stage, starts: string[]) => {
  for (const start of starts) {
    const year = stage.model.years.get(start)!;
    year.live = year.files.at(-1)!;
  }
};

/** Whether a cancelled job came in time is the job's to tell; the ledger must agree with it. */
const cancelled = async (stage: Stage, jobId: string, start: string, live: TestVoucher[]) => {
  const answer = await stage.post(`/jobs/${jobId}/cancel`);
  const asked = answer.status === 202;
  stage.model.years.set(start, { ...stage.model.years.get(start)!, end: endOf(start) });
  const decide = async () => {
    const { state } = await stage.world.job(stage.model.id, jobId);
    if (state === 'done') loadedInto(stage.model, start, live);
    else if (state !== 'cancelled' || !asked) throw new Error(`a cancelled load ended as ${state}`);
  };
  decisions.set(stage.model, decide);
};
/** What can only be said of the model when all is done. */
export const decisions = new WeakMap<ModelCompany, () => Promise<void>>();

/** The year's oldest file, in R2. */
const keyOfFile = async ({ real }: World, { id }: ModelCompany, start: string): Promise<string> => {
  const file = await real.LEDGER_00.prepare(
    'SELECT id FROM sie_file WHERE company_id = ?1 AND start = ?2 ORDER BY id LIMIT 1',
  )
    .bind(id, start)
    .first<{ id: string }>();
  return `sie/${id}/${file!.id}`;
};
const lostFiles = new WeakMap<ModelCompany, { key: string; bytes: ArrayBuffer }>();

/** The year as it is, with one voucher that is changed and one that is new. */
const fresh = edited(makeVouchers(year2, 5, 1), 17);

export const scenarios: Scenario[] = [
  {
    name: 'load of a new year',
    brief: true,
    act: async (stage) => {
      const vouchers = makeVouchers('2025-01-01', 3, 5);
      await load(stage, '2025-01-01', vouchers);
      loadedInto(stage.model, '2025-01-01', vouchers);
      return ['2025-01-01'];
    },
  },
  {
    name: 'load over a year',
    act: async (stage) => {
      await load(stage, year2, fresh);
      loadedInto(stage.model, year2, fresh);
      return [year2];
    },
  },
  {
    name: 'load that is cancelled',
    act: async (stage) => {
      await cancelled(stage, await load(stage, year2, fresh), year2, fresh);
      return [year2];
    },
  },
  {
    name: 'load that is refused',
    act: async ({ upload }) => {
      const answer = await upload(fileOf(year2, []));
      if (answer.status !== 422) throw new Error(`refused: ${answer.status} ${JSON.stringify(answer.body)}`);
      return [];
    },
  },
  {
    name: 'purge of two years',
    act: async (stage) => {
      await purge(stage, [year1, year2]);
      return [year1, year2];
    },
  },
  {
    name: 'reload of two years',
    act: async (stage) => {
      await purge(stage, [year1, year2], true);
      return [year1, year2];
    },
  },
  {
    name: 'reload whose file is gone',
    before: async ({ world, model }) => {
      const key = await keyOfFile(world, model, year2);
      lostFiles.set(model, { key, bytes: await (await world.real.ARCHIVE.get(key))!.arrayBuffer() });
      await world.real.ARCHIVE.delete(key);
    },
    act: async (stage) => {
      await purge(stage, [year1, year2], true);
      return [];
    },
    after: async ({ world, model }) => {
      const { key, bytes } = lostFiles.get(model)!;
      await world.real.ARCHIVE.put(key, bytes);
    },
  },
  {
    name: 'restore while the purge is still deleting',
    act: async (stage) => {
      const id = await purge(stage, [year2]);
      const answer = await stage.post(`/jobs/${id}/undo`);
      if (answer.status !== 202) throw new Error(`undo: ${answer.status} ${JSON.stringify(answer.body)}`);
      restored(stage, [year2]);
      return [year2];
    },
  },
  {
    name: 'reconciliation of two years',
    brief: true,
    act: async ({ post }) => {
      const answer = await post('/reconciliations', {});
      if (answer.status !== 202) throw new Error(`reconcile: ${answer.status}`);
      return [];
    },
  },
  {
    name: 'a document is kept, a file is deleted',
    before: async (stage) => {
      await load(stage, year2, fresh);
      await stage.world.drain();
      loadedInto(stage.model, year2, fresh);
    },
    act: async (stage) => {
      const made = await stage.post<{ id: string }>('/documents', { name: 'Avtal', text: 'text' });
      stage.model.documents.unshift(made.body.id);
      const key = await keyOfFile(stage.world, stage.model, year2);
      const path = `${stage.path}/sie-files/${key.split('/').at(-1)}`;
      const gone = await ask(stage.world, stage.clock, { method: 'DELETE', path });
      if (gone.status !== 204 && gone.status !== 404) throw new Error(`delete: ${gone.status}`);
      return ['kept'];
    },
  },
];
