// Idempotency keys: one per press. A press whose answer never came is told again under the key it had.
import type { Problem } from '../../shared/contract/problem.ts';
import type { Answer } from '../messages/verbs.ts';

/** No answer of the API's own to this very order: whether it was taken is not known. */
const unanswered = ({ status, code }: Problem) =>
  status === 0 || status >= 500 || code === 'not_the_api' || code === 'idempotency_in_progress';

/** `order` is all that is sent but the key: another order has another key. */
export function createKeys() {
  let lost: { order: string; key: string } | null = null;
  return async function send<O, T>(
    order: O,
    ask: (order: O & { key: string }) => Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    const text = JSON.stringify(order);
    const key = lost?.order === text ? lost.key : crypto.randomUUID();
    const answer = await ask({ ...order, key });
    lost = !answer.ok && unanswered(answer.problem) ? { order: text, key } : null;
    return answer;
  };
}
