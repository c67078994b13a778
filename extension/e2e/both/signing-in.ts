// A key of one's own in both browsers: by an invitation's link, and by the account that one has at a real OpenID Connect
// provider, in the browser's own window for that.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test as every } from 'vitest';
import type { Page } from 'puppeteer-core';
import type { Token } from '../../../shared/contract/access.ts';
import { configure, press, root, text, until, waitForNoText, waitForText } from '../harness.ts';
import { firefoxId, pressIcon } from '../press-icon.ts';
import type { Here } from './here.ts';

export function signingIn(here: Here): void {
  const test = every.skipIf(here.missing);
  let server: ChildProcess;
  let options: Page;
  const sha1 = (what: string) => createHash('sha1').update(what).digest('hex');
  beforeAll(async () => {
    if (here.missing) return;
    const comesBack = here.id
      ? `https://${here.id}.chromiumapp.org/`
      : `https://${sha1(firefoxId)}.extensions.allizom.org/`;
    server = spawn(process.execPath, [join(root, 'worker/client/provided.ts'), comesBack]);
    const [line] = (await once(createInterface(server.stdout!), 'line')) as [string];
    here.stage.api.state.behind = (JSON.parse(line) as { address: string }).address;
    // In Firefox a key is kept that is good no longer.
    if (here.id)
      await configure({ ...here, id: here.id, undo: [] }, { address: '', token: '', language: 'sv' });
  });
  afterAll(() => {
    server?.kill();
    if (here.stage) here.stage.api.state.behind = null;
  });

  /** As the administrator asks the service itself. */
  const post = async <T>(path: string, body: object): Promise<T> => {
    const answer = await fetch(here.stage.api.address + path, {
      method: 'POST',
      headers: {
        Authorization: 'Bearer first-administrator',
        'Content-Type': 'application/json',
        'Idempotency-Key': crypto.randomUUID(),
      },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as T;
  };
  /** Firefox does not tell the address of a page of an extension's. */
  const pageWith = (selector: string) =>
    until(async () => {
      for (const page of await here.browser.pages())
        if (await page.$(selector).catch(() => null)) return page;
      return null;
    }, `a page with ${selector}`);

  test('an invitation’s page says what is offered; the icon pressed there opens the settings filled in, once', async () => {
    const { link } = await post<{ link: string }>('/v1/invitations', {
      name: 'Bertil Ek',
      role: 'operator',
    });
    const page = await here.browser.newPage();
    await page.goto(link);
    await waitForText(page, 'Bertil Ek');
    expect(await text(page)).toMatch(/Operator|Operatör/);
    await pressIcon(here.browser, page);
    options = await pageWith('#token');
    await waitForText(options, `Du är inbjuden till tjänsten på ${here.stage.api.address}`);
    expect(await options.$eval('#token', (field) => (field as HTMLInputElement).value)).toBe(
      link.split('#')[1],
    );
    // A tab that is not in front may have a button with the focus, and is given no key.
    await options.bringToFront();
    await until(
      () => options.evaluate(() => document.hasFocus() && document.activeElement?.id === 'save'),
      'the focus',
    );
    await options.keyboard.press('Enter');
    await waitForText(options, 'Nyckeln ”Bertil Ek” har rollen operatör');
    expect(await options.evaluate(() => location.hash)).toBe('');
    await page.bringToFront();
    await page.reload();
    await waitForText(page, /used already|redan använd/);
  });

  test('signs in with the account that one has, in the browser’s own window', async () => {
    await options.bringToFront();
    await press(options, 'Logga ut');
    await press(options, 'Ja, logga ut');
    await waitForText(options, 'Logga in med Byrån');
    await press(options, 'Logga in med Byrån');
    const window = await pageWith('[name=login]');
    await window.type('[name=login]', 'anna');
    await window.type('[name=password]', 'x');
    await Promise.all([window.waitForNavigation(), window.click('[type=submit]')]);
    // The provider asks whether the service may know who it is; then the window closes by itself.
    await window.waitForSelector('[type=submit]');
    await window.click('[type=submit]');
    await waitForText(options, 'anna Berg <anna@byran.se>');
  });

  test('the session is renewed without a window, while the issuer remembers who it is', async () => {
    const sessions = async () => {
      const headers = { Authorization: 'Bearer first-administrator' };
      const answer = await fetch(`${here.stage.api.address}/v1/tokens`, { headers });
      const { items } = (await answer.json()) as { items: Token[] };
      return items.filter(({ kind }) => kind === 'session').length;
    };
    // By whatever asks the service next, if nothing has yet: one session is that of the window.
    await options.evaluate(() => chrome.runtime.sendMessage({ verb: 'me.get', input: null }));
    await until(async () => (await sessions()) === 2, 'another session');
    await waitForText(options, 'anna Berg <anna@byran.se>');
  });

  test('an administrator invites somebody, whose key is their own', async () => {
    for (const [name, organisationNumber] of [
      ['Fiktiva Fjällbageriet AB', '559999-0107'],
      ['Låtsaslunds Båtvarv AB', '559999-0206'],
    ])
      await post('/v1/companies', { name, organisationNumber });
    await options.bringToFront();
    await press(options, 'Logga ut');
    await press(options, 'Ja, logga ut');
    await waitForText(options, 'Du är utloggad');
    const connect = async (key: string) => {
      await options.type('#token', key);
      await options.keyboard.press('Enter');
    };
    await connect('first-administrator');
    await waitForText(options, 'Personer och nycklar');
    await options.type('#invite-name', 'Cecilia Dal');
    await (await options.$('.reach label:last-of-type input'))!.click();
    // Nothing chosen: told, and not sent.
    await press(options, 'Gör en inbjudan');
    await waitForText(options, 'Välj minst ett företag');
    await options.type('#invite-search', 'båtvarv');
    await waitForText(options, '559999-0206');
    await options.keyboard.press('Enter');
    await until(() => options.$('.chosen-companies li'), 'the company to be chosen');
    await press(options, 'Gör en inbjudan');
    await until(() => options.$('#invite-link'), 'the link');
    // Who has one no longer is gone at once.
    const revoke = await options.$('.people li ::-p-text(Bertil Ek)');
    await revoke!.evaluate((node) => node.closest('li')!.querySelector<HTMLElement>('.link')!.click());
    await press(options, 'Ja, återkalla');
    await waitForNoText(options, 'Bertil Ek');
    expect(await text(options)).toMatch(/Cecilia Dal\s+operatör · 1 företag\s+gäller till/);
    const link = await options.$eval('#invite-link', (input) => (input as HTMLInputElement).value);
    expect(link).toContain(`${here.stage.api.address}/invitation#tomi_`);
    await press(options, 'Logga ut');
    await press(options, 'Ja, logga ut');
    await waitForText(options, 'Du är utloggad');
    await connect(link.split('#')[1]!);
    await waitForText(options, 'Nyckeln ”Cecilia Dal” har rollen operatör och behörighet till 1 företag');
    expect(await text(options)).not.toContain('Personer och nycklar');
  });
}
