// A trial sent to a company's webhook, signed as what it will be sent: how it was heard, in words.
import type { WebhookTest, WebhookTestEvent } from '../../shared/contract/watch.ts';
import { newId } from '../db/id.ts';
import type { CompanyRecord } from '../db/directory.ts';
import type { Env } from '../env.ts';
import { problem } from '../problem.ts';
import { readWebhook } from './settings.ts';
import { answerSeconds, isHeard, sendWebhook, type Sent } from './webhook.ts';

/** @throws problems `no_webhook`, and `sources_not_set_up` when the key of its secret is held no more */
export const testWebhook = async (env: Env, company: CompanyRecord): Promise<WebhookTest> => {
  const webhook = await readWebhook(env, company.id);
  if (!webhook) throw problem('no_webhook', { company: company.name });
  const { id, name, organisationNumber } = company;
  const event: WebhookTestEvent = {
    type: 'webhook.test',
    timestamp: new Date().toISOString(),
    data: { company: { id, name, organisationNumber } },
  };
  const sent = await sendWebhook(env.SOURCE_STAND_INS ?? null, webhook, newId('test'), event);
  const { host } = new URL(webhook.address);
  return { ok: isHeard(sent), status: sent.status, message: wordsOf(host, sent) };
};

const wordsOf = (host: string, sent: Sent): { sv: string; en: string } => {
  const { status } = sent;
  if (status === null) return unheard(host, sent.why);
  if (isHeard(sent))
    return { sv: `${host} tog emot provet (${status}).`, en: `${host} took the trial (${status}).` };
  if (status >= 300 && status <= 399)
    return {
      sv: `${host} svarade ${status}, en omdirigering. Den följs inte: ange adressen som den leder till.`,
      en: `${host} answered ${status}, a redirect. It is not followed: give the address that it leads to.`,
    };
  return {
    sv: `${host} svarade ${status} och tog inte emot provet. Kontrollera adressen och hemligheten hos mottagaren.`,
    en: `${host} answered ${status} and did not take the trial. Check the address, and the secret at the receiver.`,
  };
};

const unheard = (host: string, why: Sent['why']): { sv: string; en: string } => {
  if (why === 'silent')
    return {
      sv: `${host} svarade inte inom ${answerSeconds} sekunder.`,
      en: `${host} did not answer within ${answerSeconds} seconds.`,
    };
  if (why === 'unreachable')
    return {
      sv: `${host} gick inte att nå. Kontrollera adressen.`,
      en: `${host} could not be reached. Check the address.`,
    };
  const reason = why ?? { sv: '', en: '' };
  return {
    sv: `Inget skickades till ${host}: ${reason.sv}.`,
    en: `Nothing was sent to ${host}: ${reason.en}.`,
  };
};
