// Who has a key, and a new invitation, as an administrator's settings show them.
import { batch, computed, signal } from '@preact/signals';
import type { Role } from '../../shared/contract/access.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import type { Ask } from '../messages/ask.ts';
import type { Answer, CompanyRef, Person } from '../messages/verbs.ts';

/** What is lacking in an invitation, by the field that it is told beside. */
export type Lacking = 'name' | 'companies' | 'days';
/** Days that a key may be good for, as the service has it. */
const mostDays = 1_100;

export function createPeople(ask: Ask) {
  const people = signal<Person[] | null>(null);
  const problem = signal<Problem | null>(null);
  const busy = signal(false);
  /** Of the invitation made last; shown once. */
  const link = signal<string | null>(null);

  const name = signal('');
  const role = signal<Role>('operator');
  /** Not all that the administrator reaches, but those that are chosen. */
  const some = signal(false);
  const chosen = signal<CompanyRef[]>([]);
  const days = signal('365');
  const lacking = signal<Lacking | null>(null);

  const query = signal('');
  const answered = signal<CompanyRef[]>([]);
  const searching = signal(false);
  /** What a search finds is offered, where it is not chosen already. */
  const found = computed(() => answered.value.filter(({ id }) => !chosen.value.some((one) => one.id === id)));
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const load = async () => {
    const now = await ask('people.list', null);
    if (now.ok) people.value = now.value;
    else problem.value = now.problem;
  };
  async function tried<T>(work: () => Promise<Answer<T>>): Promise<T | null> {
    if (busy.value) return null;
    busy.value = true;
    const result = await work();
    problem.value = result.ok ? null : result.problem;
    await load();
    busy.value = false;
    return result.ok ? result.value : null;
  }
  async function search() {
    const mine = ++asked;
    const result = await ask('companies.search', { query: query.value.trim() });
    if (mine !== asked) return;
    batch(() => {
      searching.value = false;
      answered.value = result.ok ? result.value.items : [];
      if (!result.ok) problem.value = result.problem;
    });
  }
  const whatLacks = (): Lacking | null => {
    if (!name.value.trim()) return 'name';
    if (some.value && chosen.value.length === 0) return 'companies';
    const number = Number(days.value);
    return Number.isInteger(number) && number >= 1 && number <= mostDays ? null : 'days';
  };

  return {
    people,
    problem,
    busy,
    link,
    name,
    role,
    some,
    chosen,
    days,
    lacking,
    query,
    found,
    searching,
    load,
    revoke: ({ id, kind }: Person) => tried(() => ask('people.revoke', { id, kind })),
    type(text: string) {
      clearTimeout(timer);
      asked += 1;
      batch(() => {
        query.value = text;
        searching.value = text.trim() !== '';
        if (!searching.value) answered.value = [];
      });
      if (text.trim()) timer = setTimeout(() => void search(), 150);
    },
    choose(company: CompanyRef) {
      batch(() => {
        chosen.value = [...chosen.value, company];
        lacking.value = null;
      });
    },
    leaveOut(id: string) {
      chosen.value = chosen.value.filter((one) => one.id !== id);
    },
    /** False where something is lacking, or the service said no. */
    async invite(): Promise<boolean> {
      lacking.value = whatLacks();
      if (lacking.value) return false;
      const made = await tried(() =>
        ask('people.invite', {
          name: name.value.trim(),
          role: role.value,
          companies: some.value ? chosen.value.map(({ id }) => id) : null,
          tokenDays: Number(days.value),
        }),
      );
      if (!made) return false;
      batch(() => {
        link.value = made.link;
        name.value = '';
        chosen.value = [];
        some.value = false;
      });
      this.type('');
      return true;
    },
  };
}
export type PeopleModel = ReturnType<typeof createPeople>;
