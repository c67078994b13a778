// Takes a gzipped SIE file from one of the extension's pages over a port, in base64 pieces, since messages in
// Chromium carry JSON only; sends it on to the API. The open port keeps the service worker alive meanwhile.
import { browser } from 'wxt/browser';
import { toRef } from './match-company.ts';
import { dialogMay } from './page.ts';
import { refuse } from '../messages/problems.ts';
import { askerOf } from './router.ts';
import type { SettingsService } from './settings.ts';
import { uploadPort } from '../messages/upload-port.ts';
import type { UploadAnswer, UploadBegin, UploadPiece } from '../messages/upload-port.ts';
import type { Watch } from './watch.ts';

const mostBytes = 100 * 1024 * 1024;

export function acceptUploads({ settings, watch }: { settings: SettingsService; watch: Watch }): void {
  const own = browser.runtime.getURL('/' as never);
  browser.runtime.onConnect.addListener((port) => {
    const asker = port.sender && askerOf(port.sender, own, browser.runtime.id, []);
    if (port.name !== uploadPort || (asker !== 'dialog' && asker !== 'view')) return port.disconnect();
    let begin: UploadBegin | undefined;
    let ticket: string | undefined;
    let bytes = 0;
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    const say = (what: UploadAnswer) => port.postMessage(what);

    port.onMessage.addListener(async (message: UploadPiece) => {
      if ('begin' in message) {
        begin = message.begin;
        ticket = message.ticket;
      } else if ('piece' in message) {
        const piece = Uint8Array.from(atob(message.piece), (char) => char.charCodeAt(0));
        bytes += piece.length;
        if (bytes > mostBytes) return port.disconnect();
        pieces.push(piece);
        say({ received: true });
      } else if ('end' in message && begin) {
        const tab = port.sender?.tab;
        const from = { ticket, tabId: tab?.id, address: tab?.url ?? '' };
        const may = asker === 'dialog' ? await dialogMay(from, begin.companyId) : 'yes';
        if (may !== 'yes') return say(refuse(may));
        const api = await settings.api();
        if (!api.ok) return say(api);
        const company = await api.value.company(begin.companyId);
        if (!company.ok) return say(company);
        const file = new Blob(pieces, { type: 'application/gzip' });
        const { filename, key, allow, load } = begin;
        if (!load) return say(await api.value.keepFile(begin.companyId, filename, file, key, allow));
        const result = await api.value.upload(begin.companyId, filename, file, key, allow);
        if (result.ok) await watch.follow(result.value.job, toRef(company.value), api.value.address);
        say(result);
      }
    });
  });
}
