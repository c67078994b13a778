// The archive: SIE files taken in one at a time, listed, fetched byte for byte, deleted.
import { z } from '@hono/zod-openapi';
import { listOf, pageQuerySchema } from '../../shared/contract/list.ts';
import { filename } from '../../shared/contract/text.ts';
import { dryRunSchema } from '../../shared/contract/job.ts';
import { problemShape } from '../../shared/contract/problems.ts';
import {
  allowances,
  keptFileSchema,
  sieFileSchema,
  uploadResultSchema,
} from '../../shared/contract/sie-file.ts';
import {
  answers,
  fileBytes,
  companyParams,
  costly,
  createRouter,
  idempotencyHeader,
  needs,
  nothing,
  octets,
  rangeHeaders,
  refuses,
  sieRefusals,
} from '../http/openapi.ts';
import { acceptedJob, orderOf } from '../http/accepted.ts';
import { attachmentHeaders } from '../http/attachment.ts';
import { idCursor, pageOf } from '../http/page.ts';
import { archiveDays, jobPath } from '../http/job-path.ts';
import { languageOf } from '../http/problem-response.ts';
import { sendFile } from '../http/range.ts';
import { lengthOf } from '../http/document-body.ts';
import { createRoute } from '../http/route.ts';
import { orderFileDeletion } from '../jobs/orders/delete-file.ts';
import { orderLoad, planLoad } from '../jobs/orders/load.ts';
import { readContent, sieFileKey } from '../ledger/archive/archive.ts';
import { listSieFiles, readSieFile } from '../ledger/archive/read-files.ts';
import { keepSieFile } from '../ledger/receiving/keep-file.ts';
import { problem, type ProblemError } from '../problem.ts';

const base = '/v1/companies/{companyId}/sie-files';
const fileParams = companyParams.extend({ id: z.string() });

const upload = createRoute({
  method: 'post',
  path: base,
  operationId: 'uploadSieFile',
  summary: 'Take in a SIE file: its bytes are the body (Content-Encoding: gzip allowed)',
  description:
    'It is loaded at once, and the answer is 202 with the job. With `load=false` it is only archived (201), to be named as `sieFile` of a reconciliation, and the answer tells what loading it would be stopped by; it is sent again to be loaded, with `allow` for that.',
  ...needs('operator'),
  ...costly,
  ...refuses(
    ...sieRefusals,
    ...allowances,
    'broken_gzip',
    'fiscal_year_overlaps',
    'no_fiscal_year',
    'other_company',
    'too_large',
    'unsupported_encoding',
    'upload_in_progress',
    'year_busy',
  ),
  request: {
    params: companyParams,
    headers: idempotencyHeader,
    query: z.object({
      filename: filename.default('fil.se'),
      // A list, repeated, or both.
      allow: z
        .union([z.string(), z.array(z.string())])
        .default('')
        .transform((lists) => [lists].flat().flatMap((list) => list.split(',')))
        .transform((codes) => codes.map((code) => code.trim()).filter(Boolean))
        .pipe(z.array(z.enum(allowances)))
        .openapi({
          type: 'string',
          description: `Reasons to stop that are set aside: ${allowances.join(', ')}`,
        }),
      dryRun: z.enum(['true', 'false']).default('false').openapi({
        description: '`true`: says what loading it would do, with what would stop it; nothing is kept of it',
      }),
      load: z.enum(['true', 'false']).default('true').openapi({
        description:
          '`false`: into the archive alone, to be compared with what its year holds. What a load would take away stops nothing then: it is told as `stopped`.',
      }),
    }),
    body: { content: octets },
  },
  responses: {
    ...answers(200, dryRunSchema, 'With `dryRun`: what loading it would do'),
    ...answers(201, keptFileSchema, 'Received, checked and archived; nothing loads it'),
    ...answers(202, uploadResultSchema, 'Received and checked; the job loads it'),
  },
});

const list = createRoute({
  method: 'get',
  path: base,
  operationId: 'listSieFiles',
  summary: 'The archived files, newest first',
  ...needs('reader'),
  request: { params: companyParams, query: pageQuerySchema },
  responses: answers(200, listOf(sieFileSchema, 'SieFileList'), 'A page of files'),
});

const read = createRoute({
  method: 'get',
  path: `${base}/{id}`,
  operationId: 'getSieFile',
  summary: 'One file',
  ...needs('reader'),
  request: { params: fileParams },
  responses: answers(200, sieFileSchema, 'The file'),
});

const content = createRoute({
  method: 'get',
  path: `${base}/{id}/content`,
  operationId: 'getSieFileContent',
  summary: 'The file, byte for byte',
  ...needs('reader'),
  ...refuses('sie_file_gone', 'range_not_satisfiable'),
  request: { params: fileParams, headers: rangeHeaders },
  responses: fileBytes("With the file's name"),
});

const remove = createRoute({
  method: 'delete',
  path: `${base}/{id}`,
  operationId: 'deleteSieFile',
  summary: 'Delete a file that no live year was read from, and no purge could be undone from',
  ...needs('operator'),
  ...refuses('file_in_use', 'file_needed_for_undo'),
  request: {
    params: fileParams,
    query: z.object({
      force: z
        .enum(['true', 'false'])
        .default('false')
        .openapi({ description: 'Delete it although a purge could be undone from it.' }),
    }),
  },
  responses: nothing('Deleted'),
});

export const sieFileRoutes = createRouter()
  .openapi(upload, async (c) => {
    const { filename, allow, load, dryRun } = c.req.valid('query');
    const order = {
      ...orderOf(c),
      archive: c.env.ARCHIVE,
      body: c.req.raw.body ?? new Blob([]).stream(),
      contentEncoding: c.req.header('Content-Encoding') ?? null,
      contentLength: lengthOf(c),
      filename,
      toTheEnd: c.env.READ_TO_THE_END !== undefined,
      allow,
    };
    const told = (stopped: ProblemError | null) =>
      stopped && problemShape(stopped.code, stopped.values, languageOf(c));
    if (dryRun === 'true') {
      const { stopped, content, ...plan } = await planLoad(c.get('ledger'), order);
      c.set('content', content);
      return c.json({ ...plan, stopped: told(stopped) }, 200);
    }
    if (load === 'false') {
      const { file: kept, stopped } = await keepSieFile(c.get('ledger'), {
        ...order,
        by: order.requestedBy,
        making: c.get('making'),
      });
      c.set('content', { bytes: kept.bytes, sha256: kept.sha256 });
      return c.json({ ...kept, stopped: told(stopped) }, 201, {
        location: `/v1/companies/${order.company.id}/sie-files/${kept.id}`,
      });
    }
    const { sieFile, jobId } = await orderLoad(c.get('ledger'), order);
    c.set('content', { bytes: sieFile.bytes, sha256: sieFile.sha256 });
    return c.json({ sieFile, job: await acceptedJob(c, jobId, 'load') }, 202, {
      location: jobPath(order.company.id, jobId),
    });
  })
  .openapi(list, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    return c.json(
      pageOf(await listSieFiles(c.get('ledger'), c.get('company').id, idCursor('sie', cursor), limit), limit),
      200,
    );
  })
  .openapi(read, async (c) =>
    c.json(await readSieFile(c.get('ledger'), c.get('company').id, c.req.valid('param').id), 200),
  )
  .openapi(content, async (c) => {
    const file = await readSieFile(c.get('ledger'), c.get('company').id, c.req.valid('param').id);
    const key = sieFileKey(c.get('company').id, file.id);
    const headers = attachmentHeaders(file.filename, 'application/octet-stream');
    return sendFile(c, file, headers, async (open, part) => {
      const body = await readContent(c.env.ARCHIVE, key, open, part);
      if (!body) throw problem('sie_file_gone', { file: file.filename });
      return body;
    }) as never;
  })
  .openapi(remove, async (c) => {
    const { company, requestedBy } = orderOf(c);
    const { id } = c.req.valid('param');
    const force = c.req.valid('query').force === 'true';
    const order = { company, requestedBy, id, force, archiveDays: archiveDays(c.env) };
    await orderFileDeletion(c.get('ledger'), c.env.ARCHIVE, order);
    return c.body(null, 204);
  });
