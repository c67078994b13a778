// A company's fiscal years and the figures of one.
import { z } from '@hono/zod-openapi';
import { balancesSchema, fiscalYearSchema, voucherSchema } from '../../shared/contract/fiscal-year.ts';
import { isoDate, listOf, pageQuerySchema } from '../../shared/contract/list.ts';
import { answers, bytes, companyParams, costly, createRouter, needs, refuses } from '../http/openapi.ts';
import { contentDisposition } from '../http/attachment.ts';
import { decodeCursor, encodeCursor } from '../http/page.ts';
import { createRoute } from '../http/route.ts';
import { readBalances } from '../ledger/years/balances.ts';
import { exportYear } from '../ledger/export/export.ts';
import { readVouchers, type VoucherCursor } from '../ledger/years/vouchers.ts';
import { readYears, yearShape } from '../ledger/years/years.ts';

const base = '/v1/companies/{companyId}/fiscal-years';
const yearParams = companyParams.extend({ start: isoDate });

const list = createRoute({
  method: 'get',
  path: base,
  operationId: 'listFiscalYears',
  summary: 'The fiscal years, oldest first',
  ...needs('reader'),
  request: {
    params: companyParams,
    query: pageQuerySchema.extend({
      cursor: isoDate.optional(),
      include: z
        .enum(['months'])
        .optional()
        .openapi({ description: '`months`: the debit and rows of each month, over all accounts' }),
    }),
  },
  responses: answers(200, listOf(fiscalYearSchema, 'FiscalYearList'), 'All fiscal years'),
});

const balances = createRoute({
  method: 'get',
  path: `${base}/{start}/balances`,
  operationId: 'getBalances',
  summary: 'Account by period totals, with opening and closing balances',
  ...needs('reader'),
  ...refuses('fiscal_year_not_found'),
  request: { params: yearParams },
  responses: answers(200, balancesSchema, 'The figures'),
});

const vouchers = createRoute({
  method: 'get',
  path: `${base}/{start}/vouchers`,
  operationId: 'listVouchers',
  summary: 'Vouchers with their rows, in the order of the file',
  ...needs('reader'),
  ...refuses('fiscal_year_not_found', 'data_changed'),
  request: { params: yearParams, query: pageQuerySchema },
  responses: answers(200, listOf(voucherSchema, 'VoucherList'), 'A page of vouchers'),
});

const sie = createRoute({
  method: 'get',
  path: `${base}/{start}/sie`,
  operationId: 'exportFiscalYear',
  summary:
    'The live ledger as a SIE 4E file (code page 437); #KSUMMA, its last record, tells that all of it arrived',
  ...needs('reader'),
  ...costly,
  ...refuses('fiscal_year_not_found', 'year_empty'),
  request: { params: yearParams },
  responses: bytes('The file', {
    'Content-Disposition': "With the file's name",
    'Sie-Replaced': 'JSON: the signs that code page 437 lacks, and what stands for them',
  }),
});

/** JSON for a header: whatever is not ASCII is escaped. */
const asciiJson = (value: unknown) =>
  JSON.stringify(value).replace(
    /[^ -~]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const isCursor = (value: unknown): value is VoucherCursor => {
  const { generation, sequence } = (value ?? {}) as Partial<VoucherCursor>;
  return Number.isSafeInteger(generation) && Number.isSafeInteger(sequence) && sequence! >= 0;
};

export const fiscalYearRoutes = createRouter()
  .openapi(list, async (c) => {
    const { cursor, limit, include } = c.req.valid('query');
    const withMonths = include === 'months';
    const years = await readYears(c.get('ledger'), c.get('company').id, { withMonths });
    const from = years.filter(({ start }) => cursor === undefined || start > cursor);
    const items = from.slice(0, limit).map(yearShape);
    return c.json({ items, nextCursor: from.length > limit ? items.at(-1)!.start : null }, 200);
  })
  .openapi(balances, async (c) =>
    c.json(await readBalances(c.get('ledger'), c.get('company'), c.req.valid('param').start), 200),
  )
  .openapi(vouchers, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const from = decodeCursor(cursor, isCursor);
    const { items, next } = await readVouchers(
      c.get('ledger'),
      c.get('company'),
      c.req.valid('param').start,
      from,
      limit,
    );
    return c.json({ items, nextCursor: next && encodeCursor(next) }, 200);
  })
  .openapi(sie, async (c) => {
    const company = c.get('company');
    const { start } = c.req.valid('param');
    const name = `${company.organisationNumber} ${start}.se`;
    const { stream, replaced } = await exportYear(c.get('ledger'), company, start);
    if (replaced.length > 0) c.header('sie-replaced', asciiJson(replaced));
    return c.body(stream, 200, {
      'content-type': 'application/octet-stream',
      'content-disposition': contentDisposition(name),
    });
  });
