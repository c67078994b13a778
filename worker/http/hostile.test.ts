// Bodies and addresses made to hurt: each is answered with what is wrong with it, never with a failure of ours.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Company } from '../../shared/contract/company.ts';
import type { ReportTemplate } from '../../shared/contract/kept.ts';
import type { Page } from '../../shared/contract/list.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
let company: Company;
let path: string;
beforeAll(async () => {
  world = await createWorld();
  company = await world.company('Utsatta AB', '556677-8899');
  path = `/v1/companies/${company.id}`;
});

describe('JSON that is made to hurt', () => {
  const send = async (body: string | Uint8Array, to = `${path}/report-templates`) => {
    const answer = await world.send('POST', to, body, { 'content-type': 'application/json' });
    return { status: answer.status, body: (await answer.json()) as Problem };
  };
  const deep = (levels: number, open: string, close: string) =>
    `{"name": "djup", "definition": {"a": ${open.repeat(levels)}1${close.repeat(levels)}}}`;

  it.each([
    ['20,000 lists deep', deep(20_000, '[', ']'), 'json_too_complex'],
    ['20,000 objects deep', deep(20_000, '{"a":', '}'), 'json_too_complex'],
    ['a level too deep', deep(63, '[', ']'), 'json_too_complex'],
    ['deep and never closed', '['.repeat(1_000_000), 'json_too_complex'],
    ['half a million empty objects', `[${'{},'.repeat(500_000)}0]`, 'json_too_complex'],
    ['not UTF-8', Uint8Array.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 'not_utf8'],
    [
      'three megabytes',
      JSON.stringify({ name: 'stor', definition: { a: 'x'.repeat(3_000_000) } }),
      'too_large',
    ],
    [
      'what grows when it is written out',
      `{"name": "växer", "definition": {"a": [${'1e20,'.repeat(300_000)}0]}}`,
      'too_large',
    ],
  ])('%s is refused, and no template made', async (_, body, code) => {
    const answer = await send(body);
    expect(answer.body.code).toBe(code);
    expect([400, 413]).toContain(answer.status);
    expect((await world.api<Page<object>>('GET', `${path}/report-templates`)).body.items).toEqual([]);
  });

  it.each([
    [
      'budget rows that are all wrong',
      'budget-versions',
      `{"name":"a","rows":[${'{"q":1},'.repeat(45_000)}{}]}`,
      20,
    ],
    ['budget rows that are none', 'budget-versions', `{"name":"a","rows":[${'1,'.repeat(900_000)}1]}`, 1],
    ['years that are none', 'purges', `{"confirm":"a","fiscalYears":[${'1,'.repeat(900_000)}1]}`, 1],
    ['years to reconcile', 'reconciliations', `{"fiscalYears":[${'1,'.repeat(900_000)}1]}`, 1],
    [
      'allowances',
      'purges',
      `{"confirm":"a","fiscalYears":["2024-01-01"],"allow":[${'1,'.repeat(900_000)}1]}`,
      1,
    ],
    ['grants', '/v1/tokens', `{"name":"a","role":"reader","companies":[${'1,'.repeat(900_000)}1]}`, 1],
    [
      'unknown fields',
      'budget-versions',
      `{${Array.from({ length: 120_000 }, (_, i) => `"k${i}":1`).join()}}`,
      20,
    ],
  ])('%s are refused, and the first of them named', async (_, to, body, atMost) => {
    const answer = await send(body, to.startsWith('/') ? to : `${path}/${to}`);
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_request']);
    expect(answer.body.errors!.length).toBeGreaterThan(0);
    expect(answer.body.errors!.length).toBeLessThanOrEqual(atMost + 1);
  });

  it('is taken up to its limits, brackets within strings not counted', async () => {
    for (const body of [
      deep(62, '[', ']'),
      JSON.stringify({ name: 'text', definition: { a: `"\\${'['.repeat(100)}` } }),
    ])
      expect((await send(body)).status).toBe(201);
    const long = JSON.stringify({ name: 'lång', definition: { a: 'x'.repeat(1_800_000) } });
    for (let n = 0; n < 4; n += 1) expect((await send(long)).status).toBe(201);
    // A page ends early, so that no answer is beyond what a worker holds.
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = `limit=500${cursor && `&cursor=${cursor}`}`;
      const { body } = await world.api<Page<ReportTemplate>>('GET', `${path}/report-templates?${query}`);
      expect(JSON.stringify(body).length).toBeLessThan(6_000_000);
      seen.push(...body.items.map(({ name }) => name));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(['lång', 'lång', 'lång', 'lång', 'text', 'djup']);
  });
});

describe('whatever is sent', () => {
  interface Described {
    paths: Record<
      string,
      Record<string, { requestBody?: { content: Record<string, { schema: { $ref?: string } }> } }>
    >;
    components: { schemas: Record<string, { properties?: object }> };
  }
  const described = async () => (await world.api<Described>('GET', '/openapi.json')).body;
  const values = [
    null,
    true,
    '',
    ' ',
    '\0',
    '\ud800',
    '\u202e',
    'x'.repeat(100_000),
    '2024-02-30',
    1e308,
    -1,
    0.1,
    [],
    [null],
    [[]],
    [{}],
    {},
    { a: { b: [] } },
    ['a', 'a'],
    Array.from({ length: 200 }, () => '2024-01-01'),
  ];

  it('as a body, the answer is no failure of ours', async () => {
    const { paths, components } = await described();
    let asked = 0;
    for (const [route, item] of Object.entries(paths)) {
      for (const [method, { requestBody }] of Object.entries(item)) {
        const name = requestBody?.content['application/json']?.schema.$ref?.split('/').at(-1);
        if (!name) continue;
        const fields = Object.keys(components.schemas[name]?.properties ?? {});
        expect(fields.length, route).toBeGreaterThan(0);
        const rest = { name: 'a', organisationNumber: '556677-8899', role: 'reader', confirm: '556677-8899' };
        const needed = Object.fromEntries(Object.entries(rest).filter(([field]) => fields.includes(field)));
        for (const field of fields) {
          for (const value of values) {
            const to = route.replace('{companyId}', company.id);
            const answer = await world.api(method.toUpperCase(), to, { ...needed, [field]: value });
            expect(answer.status, `${route} ${field} ${JSON.stringify(value).slice(0, 50)}`).toBeLessThan(
              500,
            );
            asked += 1;
          }
        }
        for (const whole of ['', 'null', '[]', '1', '"a"', '{', '\u0000', '{"a":1}{"b":2}', '[{}]']) {
          const to = route.replace('{companyId}', company.id);
          const answer = await world.send(method.toUpperCase(), to, whole, {
            'content-type': 'application/json',
          });
          expect(answer.status, `${route} ${whole}`).toBeLessThan(500);
          await answer.body?.cancel();
        }
      }
    }
    expect(asked).toBeGreaterThan(300);
  });

  it('in an address, neither', async () => {
    const { paths } = await described();
    const odd = [
      '%00',
      '%ED%A0%80',
      '%FF',
      '%',
      '%2e%2e%2f',
      `${'a'.repeat(5_000)}`,
      "'%20OR%201=1--",
      '%F0%9F%92%A9',
      '0',
    ];
    for (const [route, item] of Object.entries(paths)) {
      for (const method of Object.keys(item)) {
        const within = route.replace('{companyId}', company.id);
        const addresses = odd.flatMap((id) => [within, route].map((one) => one.replaceAll(/\{\w+\}/g, id)));
        // Where nothing is left to be odd, it is asked once.
        for (const to of route.includes('{') ? new Set(addresses) : []) {
          if (to === path) continue;
          const answer = await world.api(method.toUpperCase(), to);
          expect(answer.status, `${method} ${to.slice(0, 200)}`).toBeLessThan(500);
        }
      }
    }
    const queries = [
      ['GET', '/v1/companies', 'q'],
      ['GET', `${path}/jobs`, 'cursor'],
      ['GET', `${path}/jobs`, 'limit'],
      ['GET', `${path}/jobs/none`, 'wait'],
      ['GET', `${path}/purge-preview`, 'fiscalYear'],
      ['POST', `${path}/sie-files`, 'filename'],
      ['POST', `${path}/sie-files`, 'allow'],
      ['POST', `${path}/documents`, 'name'],
      ['DELETE', `${path}/sie-files/none`, 'force'],
    ] as const;
    for (const [method, to, name] of queries) {
      for (const value of odd) {
        const answer = await world.api(method, `${to}?${name}=${value}`);
        expect(answer.status, `${method} ${to}?${name}=${value.slice(0, 100)}`).toBeLessThan(500);
      }
    }
  });
});
