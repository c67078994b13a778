// The nightly comparison of a company: whether, with which consequences, and who is told.
import { z } from '@hono/zod-openapi';
import {
  watchSchema,
  watchUpdateSchema,
  webhookEventSchema,
  webhookTestEventSchema,
  webhookTestSchema,
} from '../../shared/contract/watch.ts';
import {
  answers,
  companyParams,
  costly,
  createRouter,
  idempotencyHeader,
  jsonBody,
  needs,
  refuses,
} from '../http/openapi.ts';
import { createRoute } from '../http/route.ts';
import { readWatch, updateWatch } from '../watch/settings.ts';
import { testWebhook } from '../watch/test-webhook.ts';

const path = '/v1/companies/{companyId}/watch';

const read = createRoute({
  method: 'get',
  path,
  operationId: 'getWatch',
  summary: 'Whether the company is compared with its accounting system each night, and who is told',
  ...needs('reader'),
  request: { params: companyParams },
  responses: answers(200, watchSchema, 'The watch'),
});

const update = createRoute({
  method: 'put',
  path,
  operationId: 'updateWatch',
  summary: 'Turn the nightly comparison on or off, let it reload what only grew, set a webhook',
  description:
    'A connected company is watched until that is turned off. A `webhook` is sent `WebhookEvent`s, signed as standardwebhooks.com has it, whenever the agreement of a year changes, by whatever comparison or reload; what is not answered with 2xx is sent again for some twenty hours, under the same `webhook-id`.',
  ...needs('admin'),
  ...refuses('source_address_refused', 'source_not_connected', 'sources_not_set_up'),
  request: { params: companyParams, ...jsonBody(watchUpdateSchema) },
  responses: answers(200, watchSchema, 'The watch'),
});

const test = createRoute({
  method: 'post',
  path: `${path}/test`,
  operationId: 'testWebhook',
  summary: 'Send a trial to the webhook, signed as what it will be sent: a `WebhookTestEvent`',
  description: 'It is sent once, and does not count as the last sending.',
  ...needs('admin'),
  ...costly,
  ...refuses('no_webhook', 'sources_not_set_up'),
  request: { params: companyParams, headers: idempotencyHeader },
  responses: answers(200, webhookTestSchema, 'How it was heard, in words'),
});

export const watchRoutes = createRouter()
  .openapi(read, async (c) => c.json(await readWatch(c.env, c.get('company')), 200))
  .openapi(update, async (c) =>
    c.json(await updateWatch(c.env, c.get('caller'), c.get('company'), c.req.valid('json')), 200),
  )
  .openapi(test, async (c) => c.json(await testWebhook(c.env, c.get('company')), 200));

/** A header of what is sent. */
const said = (description: string, example: string) => z.string().openapi({ description, example });

/** Each is sent alike. */
const sent = {
  method: 'post' as const,
  tags: ['watch'],
  security: [],
  responses: { 204: { description: 'Heard' } },
};
const headers = z.object({
  'webhook-id': said('Of what is told; the same however often it is sent', 'job_01jd8x…'),
  'webhook-timestamp': said('Seconds since 1970 when it was sent', '1767254400'),
  'webhook-signature': said(
    '`v1,` and the HMAC-SHA256 in base64 of id, timestamp and body, joined by full stops',
    'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  ),
});
watchRoutes.openAPIRegistry.registerWebhook({
  ...sent,
  path: 'agreement.changed',
  operationId: 'agreementChanged',
  summary: 'Sent to a webhook when the agreement of fiscal years changes',
  description:
    'Signed as standardwebhooks.com has it, under the bytes of the secret that the webhook was set with. Whoever hears it sees that the signature is right and the timestamp of now.',
  request: { headers, ...jsonBody(webhookEventSchema) },
  responses: { 204: { description: 'Heard; anything but 2xx is sent again later' } },
});
watchRoutes.openAPIRegistry.registerWebhook({
  ...sent,
  path: 'webhook.test',
  operationId: 'webhookTested',
  summary: 'Sent to a webhook by whoever tries it',
  description: 'Signed as all that is sent, and about nothing. It is not sent again.',
  request: { headers, ...jsonBody(webhookTestEventSchema) },
});
