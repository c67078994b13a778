// The end of a job told by the browser, where the user has allowed that; pressed, it opens the company's history.
import { browser } from 'wxt/browser';
import { notice } from '../locales/notice.ts';
import { openCompanyPage } from './company-page.ts';
import type { Language, WatchedJob } from '../messages/verbs.ts';

const permission = { permissions: ['notifications' as const] };

export async function notify({ job, company }: WatchedJob, language: Language): Promise<void> {
  if (!(await browser.permissions.contains(permission))) return;
  // The name says where a press leads: the background that shows it may be gone by then.
  await browser.notifications.create(`${company.id} ${job.id}`, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png' as never),
    title: company.name,
    message: notice(job, language),
  });
}

export function openWhenPressed(): void {
  // Without the permission there is no `notifications`; it may be given later.
  const listen = () => browser.notifications?.onClicked.addListener(pressed);
  listen();
  browser.permissions.onAdded.addListener(listen);
}

async function pressed(name: string) {
  const [companyId, jobId] = name.split(' ');
  if (!companyId || !jobId) return;
  await browser.notifications.clear(name);
  await openCompanyPage(companyId, jobId);
}
