// The nightly comparison of a company: whether, with which consequences, and who is told.
import { watchSchema, watchUpdateSchema } from '../../shared/contract/watch.ts';
import { answers, companyParams, createRouter, jsonBody, needs, refuses } from '../http/openapi.ts';
import { createRoute } from '../http/route.ts';
import { readWatch, updateWatch } from '../watch/settings.ts';

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

export const watchRoutes = createRouter()
  .openapi(read, async (c) => c.json(await readWatch(c.env, c.get('company')), 200))
  .openapi(update, async (c) =>
    c.json(await updateWatch(c.env, c.get('caller'), c.get('company'), c.req.valid('json')), 200),
  );
