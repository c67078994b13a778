// Companies whose ledger differs from their accounting system, asked for now and then: the popup names them, and the icon
// counts those that nobody has seen yet. Kept per address of the service.
import type { OverviewCompany } from '../../shared/contract/overview.ts';
import type { Differing } from '../messages/verbs.ts';
import type { SettingsService } from './settings.ts';
import { keyOf } from './vault.ts';
import type { Vault } from './vault.ts';

export const differingAlarm = 'differing';
export const everyMinutes = 30;
/** So many are named; of a large bureau the overview tells the rest. */
const most = 20;

interface Known {
  items: Differing[];
  more: boolean;
  /** By company, since when it differed when somebody saw it. */
  seen: Record<string, string>;
}
const nothing: Known = { items: [], more: false, seen: {} };

const toDiffering = ({ id, name, organisationNumber, source, fiscalYears }: OverviewCompany): Differing => {
  const years = fiscalYears.filter(({ agreement }) => agreement?.state === 'differs');
  const sum = (of: 'gone' | 'new' | 'changed' | 'moved') =>
    years.reduce((all, { agreement }) => all + agreement!.kinds[of], 0);
  return {
    company: { id, name, organisationNumber, source },
    kinds: { gone: sum('gone'), new: sum('new'), changed: sum('changed'), moved: sum('moved') },
    comparison: years.at(-1)?.agreement?.reconciliation ?? null,
    since:
      years
        .map(({ agreement }) => agreement!.since ?? '')
        .toSorted()
        .at(-1) ?? '',
  };
};

export function createDiffering(vault: Vault, settings: SettingsService) {
  const keyNow = async () => keyOf('differing', await settings.address());
  const known = async () => (await vault.get<Known>(await keyNow())) ?? nothing;
  const unseen = ({ items, seen }: Known) =>
    items.filter(({ company, since }) => seen[company.id] !== since).length;

  return {
    unseen: async () => unseen(await known()),
    /** As it is now; what cannot be asked for stays as it was. */
    async refresh(): Promise<Known> {
      const before = await known();
      const api = await settings.api();
      if (!api.ok) return before;
      const page = await api.value.overview({ agreement: 'differs' });
      if (!page.ok) return before;
      const key = keyOf('differing', api.value.address);
      const items = page.value.items.map(toDiffering);
      const still = new Set(items.map(({ company }) => company.id));
      const seen = Object.fromEntries(Object.entries(before.seen).filter(([id]) => still.has(id)));
      const now: Known = {
        items: items.slice(0, most),
        more: items.length > most || page.value.nextCursor !== null,
        seen,
      };
      await vault.set(key, now);
      return now;
    },
    async seen(): Promise<void> {
      const now = await known();
      const seen = Object.fromEntries(now.items.map(({ company, since }) => [company.id, since]));
      await vault.set(await keyNow(), { ...now, seen });
    },
  };
}
export type DifferingService = ReturnType<typeof createDiffering>;
