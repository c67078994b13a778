// Tokens of which each renewal uses up the last. Two jobs that renew at once would lose the connection, so the
// connection's row is the lock; and what was renewed is stored before it is used, so that it is not lost with a worker.
import { and, eq } from 'drizzle-orm';
import { sourceConnection as table } from '../db/directory.ts';
import { directoryOf } from '../db/find.ts';
import type { Env } from '../env.ts';
import { problem, problemIn } from '../problem.ts';
import { seal, unseal } from './seal.ts';
import { passing, type Named } from './trouble.ts';

export interface Tokens {
  refreshToken: string;
  accessToken: string;
  /** Milliseconds. */
  expiresAt: number;
}

export interface TokenKeeper {
  /**
   * A token that is good now.
   * @param refused one that the source did not take, whatever its time says
   * @throws problems `source_not_connected`, `source_sign_in_refused`; passing trouble while another renews it
   */
  token(refused?: string): Promise<string>;
}

/** Milliseconds before its end from which a token counts as over. */
const marginMs = 60_000;
/** Milliseconds for which a worker that renews keeps others away: longer than any renewal may take. */
const renewingMs = 120_000;
/** How often, and how long each time, another's renewal is waited for before it is left to a later try. */
const looks = 10;
const lookMs = 300;
/** How often storing is tried: what is not stored is lost. */
const stores = 6;

/** @param renew asks the source; what it gives has used up what it was given */
export const createTokenKeeper = (
  env: Env,
  company: { id: string; name: string },
  source: Named,
  renew: (refreshToken: string) => Promise<Tokens>,
): TokenKeeper => {
  const db = directoryOf(env);
  const read = async () => {
    const [row] = await db.select().from(table).where(eq(table.companyId, company.id));
    if (!row) throw problem('source_not_connected', { company: company.name });
    return { row, tokens: await unseal<{ kind: string } & Tokens>(env, row, company.id) };
  };
  type Held = Awaited<ReturnType<typeof read>>;
  const same = ({ row }: Held) => and(eq(table.id, row.id), eq(table.version, row.version));

  const claim = ({ row }: Held) =>
    env.DIRECTORY.prepare(
      `UPDATE source_connection SET renewing_until = ?3 WHERE id = ?1 AND version = ?2
         AND (renewing_until IS NULL OR renewing_until < ?4) RETURNING id`,
    )
      .bind(row.id, row.version, Date.now() + renewingMs, Date.now())
      .first();

  /** May be repeated: only the first time there is a row of that version. */
  const store = async (held: Held, fresh: Tokens): Promise<void> => {
    const sealed = await seal(env, { ...held.tokens, ...fresh }, company.id);
    for (let left = stores; ; left -= 1) {
      try {
        await db
          .update(table)
          .set({ ...sealed, version: held.row.version + 1, renewingUntil: null })
          .where(same(held));
        return;
      } catch (error) {
        if (left === 1) throw error;
        await scheduler.wait(lookMs);
      }
    }
  };

  const renewed = async (held: Held): Promise<string> => {
    try {
      const fresh = await renew(held.tokens.refreshToken);
      await store(held, fresh);
      return fresh.accessToken;
    } catch (error) {
      await db
        .update(table)
        .set({ renewingUntil: null })
        .where(same(held))
        .catch(() => undefined);
      throw error;
    }
  };

  return {
    token: async (refused) => {
      for (let look = 1; look <= looks; look += 1) {
        const held = await read();
        const { accessToken, expiresAt } = held.tokens;
        if (accessToken !== refused && expiresAt - marginMs > Date.now()) return accessToken;
        if (await claim(held)) {
          try {
            return await renewed(held);
          } catch (error) {
            // Refused, since another had renewed it after all.
            const moved = problemIn(error) && (await read()).row.version !== held.row.version;
            if (!moved) throw error;
          }
        } else await scheduler.wait(lookMs);
      }
      throw passing(problem('source_busy', { source }));
    },
  };
};
