// Tells an address that agreement has changed: one POST, signed as standardwebhooks.com has it. Nothing of the answer is read
// but its status, and no redirect is followed.
import type { WebhookEvent, WebhookTestEvent } from '../../shared/contract/watch.ts';
import { refusalOf } from '../sources/address.ts';
import { placeOf } from '../sources/door.ts';
import type { Named } from '../sources/trouble.ts';
import { createWatch } from '../sources/watch.ts';

export interface Webhook {
  address: string;
  /** `whsec_` and bytes in base64. */
  secret: string;
}

export interface Sent {
  /** That was answered; null where nothing was. */
  status: number | null;
  /** Why nothing was: the address is one that is not sent to, which says why, it was silent, or nobody is there. */
  why: Named | 'silent' | 'unreachable' | null;
}
export const isHeard = ({ status }: Sent): boolean => status !== null && status >= 200 && status <= 299;

/** That an answer may take. */
export const answerSeconds = 10;
const limits = { silentMs: answerSeconds * 1000, totalMs: answerSeconds * 1000 };

/** Bytes in base64, of a secret as it is written. */
const keyOf = (secret: string) =>
  Uint8Array.from(atob(secret.replace(/^whsec_/, '')), (sign) => sign.charCodeAt(0));

export const signatureOf = async (
  secret: string,
  id: string,
  seconds: number,
  body: string,
): Promise<string> => {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', keyOf(secret), algorithm, false, ['sign']);
  const signed = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${id}.${seconds}.${body}`));
  return `v1,${btoa(String.fromCharCode(...new Uint8Array(signed)))}`;
};

/**
 * @param standIns as `Env.SOURCE_STAND_INS`
 * @param id of what is told: the same however often it is sent
 */
export const sendWebhook = async (
  standIns: string | null,
  { address, secret }: Webhook,
  id: string,
  event: WebhookEvent | WebhookTestEvent,
): Promise<Sent> => {
  const refused = refusalOf(address, standIns !== null);
  if (refused) return { status: null, why: refused };
  const body = JSON.stringify(event);
  const seconds = Math.floor(Date.now() / 1000);
  const watch = createWatch(limits);
  try {
    const response = await watch.orLeft(
      fetch(placeOf(standIns, new URL(address)), {
        method: 'POST',
        redirect: 'manual',
        signal: watch.signal,
        headers: {
          'content-type': 'application/json',
          'user-agent': 'tom-bokforingsdata',
          'webhook-id': id,
          'webhook-timestamp': String(seconds),
          'webhook-signature': await signatureOf(secret, id, seconds, body),
        },
        body,
      }),
    );
    await response.body?.cancel().catch(() => undefined);
    return { status: response.status, why: null };
  } catch {
    return { status: null, why: watch.tripped() ? 'silent' : 'unreachable' };
  } finally {
    watch.end();
  }
};
