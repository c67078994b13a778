// Texts and files as hostile or hasty clients send them: what is kept can be read and handed on, and a file is kept as
// it is or not at all.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Document } from '../../shared/contract/kept.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import { sieText } from '../testing/sie-text.ts';
import { chunked, createWorld, type World } from '../testing/world.ts';

let world: World;
let path: string;
beforeAll(async () => {
  world = await createWorld();
  path = `/v1/companies/${(await world.company('Text AB', '556677-8899')).id}`;
});

const sie = (start = '2024-01-01') =>
  sieText({
    organisationNumber: '556677-8899',
    start,
    end: `${start.slice(0, 4)}-12-31`,
    vouchers: [
      {
        series: 'A',
        number: '1',
        date: start,
        rows: [
          ['1930', 1],
          ['3001', -1],
        ],
      },
    ],
  });
const bytes = (text: string) => new TextEncoder().encode(text);

describe('a name', () => {
  const makers: [
    what: string,
    make: (name: string) => Promise<{ status: number; body: { id: string; name: string } }>,
  ][] = [
    [
      'company',
      (name) =>
        world.api('POST', '/v1/companies', { name, organisationNumber: '556677-8899', allowTwin: true }),
    ],
    ['company changed', (name) => world.api('PATCH', path, { name })],
    ['token', (name) => world.api('POST', '/v1/tokens', { name, role: 'reader' })],
    ['document', (name) => world.api('POST', `${path}/documents`, { name })],
    [
      'document of bytes',
      (name) => world.api('POST', `${path}/documents?name=${encodeURIComponent(name)}`, {}),
    ],
    ['budget version', (name) => world.api('POST', `${path}/budget-versions`, { name })],
    ['report template', (name) => world.api('POST', `${path}/report-templates`, { name })],
  ];

  it.each(makers)('of a %s is one line that can be read', async (_, make) => {
    const dirty = '\ufeff A\u030angst\u200brom\r\n\u202e& So\u0308ner\u202c\t\u0000\u001b[31m\u00a0 ';
    const made = await make(dirty);
    expect(made.status).toBeLessThan(300);
    expect(made.body.name).toBe('Ångstrom & Söner [31m');
    for (const empty of ['', ' ', '\u200b\u202e', '\r\n', '\u3164'])
      expect((await make(empty)).status).toBe(400);
    expect((await make('å'.repeat(300))).status).toBe(400);
  });

  it('of a document is a file name, without its path', async () => {
    for (const name of ['../../etc/passwd', 'C:\\Mapp\\passwd', 'a/b\\passwd']) {
      const { body } = await world.api<Document>('POST', `${path}/documents`, { name });
      expect(body.name).toBe('passwd');
    }
    expect((await world.api('POST', `${path}/documents`, { name: '../..' })).status).toBe(400);
  });

  it('of a SIE file is cleaned, and goes out as a header can hold it', async () => {
    const { id } = await world.company('Filnamn AB', '556677-8899');
    const dirty = '../../år "2024"\r\nSet-Cookie: x=1;\u202e\'%41*.se';
    const { body } = await world.upload(id, sie(), encodeURIComponent(dirty));
    expect(body.sieFile.filename).toBe('år "2024" Set-Cookie: x=1;\'%41*.se');
    await world.drain();
    const content = await world.send('GET', `/v1/companies/${id}/sie-files/${body.sieFile.id}/content`);
    expect(content.headers.get('content-disposition')).toBe(
      `attachment; filename="ar _2024_ Set-Cookie: x=1;'_41*.se"; filename*=UTF-8''%C3%A5r%20%222024%22%20Set-Cookie%3A%20x%3D1%3B%27%2541%2A.se`,
    );
    expect(content.headers.get('set-cookie')).toBeNull();
    expect(content.headers.get('x-content-type-options')).toBe('nosniff');
    await content.body?.cancel();
    for (const name of ['', '%20', '..', '%E2%80%8B']) {
      const refused = await world.send('POST', `/v1/companies/${id}/sie-files?filename=${name}`, sie());
      expect(refused.status, name).toBe(400);
    }
  });
});

describe('a document', () => {
  const send = async (query: string, body: BodyInit, headers: Record<string, string> = {}) => {
    const answer = await world.send('POST', `${path}/documents${query}`, body, headers);
    return {
      status: answer.status,
      headers: answer.headers,
      body: (await answer.json()) as Document & Problem,
    };
  };
  const count = async () =>
    (await world.api<{ items: Document[] }>('GET', `${path}/documents?limit=500`)).body.items.length;
  const objects = async () =>
    (await world.real.ARCHIVE.list({ prefix: `documents/${path.split('/').at(-1)}/` })).objects.length;

  it.each([
    'application/pdf',
    'text/html',
    'application/json',
    'image/png',
    'application/vnd.ms-excel',
    'text/plain; charset=iso-8859-1',
  ])('of type %s is kept and given back as it came', async (contentType) => {
    const script = '<script>alert(1)</script>';
    const made = await send('?name=å.html', script, { 'content-type': contentType });
    expect(made).toMatchObject({ status: 201, body: { name: 'å.html', contentType, bytes: script.length } });
    const at = `${path}/documents/${made.body.id}`;
    expect(made.headers.get('location')).toBe(at);
    expect((await world.api<Document>('GET', at)).body).toEqual(made.body);
    const content = await world.send('GET', `${at}/content`);
    expect(await content.text()).toBe(script);
    expect(Object.fromEntries(content.headers)).toMatchObject({
      'content-type': contentType,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': `attachment; filename="a.html"; filename*=UTF-8''%C3%A5.html`,
    });
  });

  it('that says no type is bytes; what is no type is refused', async () => {
    expect((await send('?name=a', bytes('x'))).body.contentType).toBe('application/octet-stream');
    const curl = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await send('?name=a', 'x', curl)).body.contentType).toBe('application/octet-stream');
    expect((await send('', '{"name": "a"}', curl)).body.contentType).toBe('text/plain; charset=utf-8');
    for (const type of ['html', 'text/', '/html', 'text/html; x']) {
      expect((await send('?name=a', 'x', { 'content-type': type })).status, type).toBe(400);
      expect(
        (await world.api('POST', `${path}/documents`, { name: 'a', contentType: type })).status,
        type,
      ).toBe(400);
    }
    const crlf = { name: 'a', contentType: 'text/html\r\nset-cookie: a=b' };
    expect((await world.api('POST', `${path}/documents`, crlf)).status).toBe(400);
    expect(await send('?name=a', 'x', { 'content-encoding': 'gzip' })).toMatchObject({
      status: 415,
      body: { code: 'encoding_not_taken' },
    });
    expect(await send('', 'x', { 'content-type': 'text/plain' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'name' }] },
    });
  });

  it('is deleted with its bytes, leaves a line in the trail, and is of its company only', async () => {
    const made = await send('?name=bort.txt', 'bort');
    const at = `${path}/documents/${made.body.id}`;
    const other = await world.company('Annat AB', '112233-4455');
    for (const method of ['GET', 'DELETE']) {
      const theirs = `/v1/companies/${other.id}/documents/${made.body.id}`;
      expect((await world.api(method, theirs)).status).toBe(404);
    }
    const before = await objects();
    expect((await world.api('DELETE', at)).status).toBe(204);
    for (const method of ['GET', 'DELETE']) expect((await world.api(method, at)).status).toBe(404);
    expect((await world.api('GET', `${at}/content`)).status).toBe(404);
    expect(await objects()).toBe(before - 1);
    const { body } = await world.api<{ items: object[] }>('GET', `${path}/audit`);
    expect(body.items[0]).toMatchObject({
      action: 'document.deleted',
      details: { id: made.body.id, name: 'bort.txt' },
    });
  });

  it('of more than 25 MB, or that breaks off, is refused and leaves nothing', async () => {
    const before = [await count(), await objects()];
    const big = (size: number) => {
      let left = size;
      return new ReadableStream<Uint8Array>({
        pull: (controller) => {
          if (left <= 0) return controller.close();
          controller.enqueue(new Uint8Array(Math.min(left, 262_144)));
          left -= 262_144;
        },
      });
    };
    const limit = 25 * 1024 * 1024;
    for (const headers of [chunked, { 'content-length': String(limit + 1) }])
      expect(await send('?name=stor', big(limit + 1), headers)).toMatchObject({
        status: 413,
        body: { code: 'too_large', limit },
      });
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(bytes('half')),
      pull: () => {
        throw new TypeError('the sender is gone');
      },
    });
    expect(await send('?name=halv', broken, chunked)).toMatchObject({
      status: 400,
      body: { code: 'broken_body' },
    });
    expect([await count(), await objects()]).toEqual(before);
    expect((await send('?name=precis', big(limit), chunked)).status).toBe(201);
  });
});

describe('a file within a form', () => {
  const form = (file: string) =>
    `--------------------------d74496d66958873e\r\nContent-Disposition: form-data; name="file"; filename="x.se"\r\nContent-Type: application/octet-stream\r\n\r\n${file}\r\n--------------------------d74496d66958873e--\r\n`;
  const lies = [
    'multipart/form-data; boundary=------------------------d74496d66958873e',
    'multipart/mixed',
    'application/octet-stream',
    'text/plain',
    'application/x-www-form-urlencoded',
    '',
  ];

  it.each(lies)('is refused with what to do, whatever its headers say (%s), and never kept', async (type) => {
    const { id } = await world.company('Formulär AB', '556677-8899');
    const at = `/v1/companies/${id}`;
    const small = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const sign of bytes(form(sie()))) controller.enqueue(Uint8Array.of(sign));
        controller.close();
      },
    });
    for (const to of ['sie-files', 'documents?name=x.se']) {
      for (const body of [
        form(sie()),
        form(sie()).replaceAll('\r\n', '\n'),
        ...(to === 'sie-files' ? [`Ett brev.\r\n${form(sie())}`] : []),
        ...(to === 'sie-files' && type === '' ? [small] : []),
      ]) {
        const answer = await world.send(
          'POST',
          `${at}/${to}`,
          body,
          type ? { 'content-type': type } : chunked,
        );
        const { code, detail } = (await answer.json()) as Problem;
        expect([answer.status, code]).toEqual([415, 'multipart_not_taken']);
        expect(detail).toContain('--data-binary @');
      }
    }
    expect((await world.real.ARCHIVE.list({ prefix: `sie/${id}/` })).objects).toEqual([]);
    expect((await world.real.ARCHIVE.list({ prefix: `documents/${id}/` })).objects).toEqual([]);
    expect((await world.upload(id, sie())).status).toBe(202);
    await world.drain();
    const letter = `Subject: x\r\n\r\n${form(sie())}`;
    const kept = { 'content-type': 'message/rfc822' };
    if (type === '')
      expect((await world.send('POST', `${at}/documents?name=x.eml`, letter, kept)).status).toBe(201);
  });
});
