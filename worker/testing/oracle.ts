// What must hold whatever has happened, once nothing is left to do: the rules of the database, every object in R2 with
// its record, and the database itself sound.
import type { Env } from '../env.ts';
import { rules } from './rules.ts';

type Bindings = Pick<Env, 'LEDGER_00' | 'ARCHIVE'>;

const objectsWanted = `SELECT 'sie/' || company_id || '/' || id AS key FROM sie_file
   WHERE deleted_at IS NULL AND (?1 IS NULL OR company_id = ?1)
   UNION ALL SELECT 'documents/' || company_id || '/' || id FROM document WHERE (?1 IS NULL OR company_id = ?1)`;

/** The keys that R2 should have, and has not, and those that it has and should not have. */
const wrongObjects = async (
  r2: R2Bucket,
  wanted: ReadonlySet<string>,
  strays: ReadonlySet<string>,
  companyId: string | null,
): Promise<string[]> => {
  const found = new Set<string>();
  for (const folder of ['sie/', 'documents/']) {
    let cursor: string | undefined;
    do {
      const page: R2Objects = await r2.list({
        prefix: companyId ? `${folder}${companyId}/` : folder,
        ...(cursor ? { cursor } : {}),
      });
      for (const { key } of page.objects) found.add(key);
      cursor = page.truncated ? page.cursor : undefined;
    } while (cursor);
  }
  return [
    ...[...wanted].filter((key) => !found.has(key)).map((key) => `missing in R2: ${key}`),
    ...[...found]
      .filter((key) => !wanted.has(key) && !strays.has(key))
      .map((key) => `without a record: ${key}`),
  ];
};

/** Objects that are known to be strays, and claims that run out, wait for their time: these rules are for after it. */
const waiting = new Set(['stray_object: none is left', 'upload: no claim is left']);

/**
 * What is broken, in words; empty when all is well. Without a company: of all of them, and of the database itself.
 * @param patient false: what the sweep takes only after its time may still be there
 */
export const violations = async (
  { real }: { real: Bindings },
  companyId: string | null = null,
  patient = true,
): Promise<string[]> => {
  const d1 = real.LEDGER_00;
  const names = Object.keys(rules).filter((name) => patient || !waiting.has(name));
  const answers = await d1.batch<Record<string, unknown>>([
    ...names.map((name) => d1.prepare(rules[name]!).bind(companyId)),
    d1.prepare(objectsWanted).bind(companyId),
    d1.prepare('SELECT key FROM stray_object'),
    ...(companyId === null ? [d1.prepare('PRAGMA quick_check')] : []),
  ]);
  const rowsOf = answers.map(({ results }) => results);
  const broken = names.flatMap((name, i) =>
    rowsOf[i]!.length > 0 ? [`${name} – ${JSON.stringify(rowsOf[i]!.slice(0, 3))}`] : [],
  );
  const [wanted, strays, check] = rowsOf.slice(names.length);
  if (check && check[0]?.['quick_check'] !== 'ok') broken.push(`quick_check: ${JSON.stringify(check)}`);
  const keys = (rows: Record<string, unknown>[]) => new Set(rows.map(({ key }) => String(key)));
  return [...broken, ...(await wrongObjects(real.ARCHIVE, keys(wanted!), keys(strays!), companyId))];
};
